//! That a journal is locked otherwise than is known of it, and what the person says to that.

/// How the file that lies in a journal's place differs from what is known of its lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockNow {
    Open,
    OtherPassphrase,
    NoFile,
    /// Not the file that lies there: the copy that was to be put in its place opens without a passphrase.
    OpenCopy,
}

impl LockNow {
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Open => "it had a passphrase, and the file that lies there now opens without one",
            Self::OtherPassphrase => {
                "the file that lies there now opens with another passphrase than the one that was set here"
            }
            Self::NoFile => "a journal with a passphrase lay there, and now there is none",
            Self::OpenCopy => "the journal has a passphrase, and the copy that was to take its place opens without one",
        }
    }
}

/// What the person said to a file that is locked otherwise than is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    ToNothing,
    /// It is right so.
    ToAnotherLock,
}
