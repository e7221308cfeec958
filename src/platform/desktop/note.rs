//! A notification with actions: what is shown, and what can come of it.

/// What is shown: a line, and what can be pressed, each by its key and in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub line: String,
    pub actions: Vec<(&'static str, &'static str)>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteSaid {
    /// This action was pressed, by its key. With the token by which a window may come to the front, where the desktop
    /// gives one.
    Pressed(String, Option<String>),
    /// It was put away.
    PutAway,
    /// Nobody pressed anything for as long as it was waited; it is taken away again.
    Left,
    /// Nobody shows notifications here.
    NotThere,
    /// Somebody does, and refused or broke off.
    Refused,
}
