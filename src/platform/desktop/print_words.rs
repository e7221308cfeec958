//! What is asked of the desktop's window for printing, and what can come of it.

/// What is asked of the desktop's window for printing.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintWanted {
    /// What the window is called.
    pub title: String,
    /// What a file is called that is printed into, without its ending.
    pub name: String,
    /// The paper the pages are made for: its width and height, in millimetres.
    pub paper_mm: (f64, f64),
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintSaid {
    /// The desktop has the pages.
    Printed,
    /// It was closed without printing.
    Left,
    /// There is no such window here.
    NotThere,
    /// There is one, and it refused or broke off.
    Refused,
    /// The pages could not be made.
    NotMade,
}
