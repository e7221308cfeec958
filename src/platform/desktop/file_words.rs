//! What is asked of the desktop's window for files, and what it can say.

/// What is asked of the desktop's window for files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileWanted {
    /// What the window is called.
    pub title: String,
    /// What its button says.
    pub button: String,
    /// A name to write to is asked for; else a file that is there.
    pub writes: bool,
    /// Kinds of files, each with its name and the endings of its files, without a dot. The first stands chosen.
    pub kinds: Vec<(String, Vec<String>)>,
    /// A name to begin with, where one is written.
    pub name: String,
    /// The folder to begin in, as the system names it.
    pub folder: Vec<u8>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileSaid {
    /// The address of what was chosen, as the desktop gives it: `file:///…`.
    Chosen(String),
    /// It was closed without choosing.
    Left,
    /// There is no such window here.
    NotThere,
    /// There is one, and it refused or broke off.
    Refused,
}
