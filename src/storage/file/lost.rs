//! What can become of a journal's file while it is open, in words.

/// What became of a journal's file while it was open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    Moved,
    Replaced,
    CutOff,
    WrittenOver,
}

impl Lost {
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Moved => "it was moved or deleted while it was open",
            Self::Replaced => "another file was put in its place while it was open",
            Self::CutOff => "a part of it was cut off while it was open",
            Self::WrittenOver => "something else was written over it while it was open",
        }
    }

    /// What is safe, and what to do.
    pub(crate) const fn safe(self) -> &'static str {
        match self {
            Self::Moved | Self::Replaced => {
                "What was saved before is in the file it was. Put it back, or close Gamut and open it where it is now"
            }
            Self::CutOff | Self::WrittenOver => {
                "What was saved before may no longer be in it; the backups are files of their own. Close Gamut and open it again"
            }
        }
    }

    /// Whether the file that was opened is still whole, wherever it is now.
    pub(crate) const fn leaves_it_whole(self) -> bool {
        matches!(self, Self::Moved | Self::Replaced)
    }
}
