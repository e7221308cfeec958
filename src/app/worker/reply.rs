//! What the worker answers: to writes, to questions, and about files.

use crate::{
    analysis::{BeforeAfter, TwoStretches},
    app::{Care, Excerpt, Findings, Found, FoundInFile, Trouble, TwoDays, Wish},
    domain::{CheckIn, CheckInId, DayKey, EventId, Journal},
    storage::{BackupSeen, Brought, Compared, Relocking, Rewritten, SaidOtherwise, ThingId},
};
use std::{collections::HashSet, path::PathBuf, sync::Arc};
use zeroize::Zeroizing;

#[derive(Debug, Clone)]
pub enum Reply {
    Written(Written),
    Answer(Answered),
    File(FileReply),
}

/// What became of a write.
#[derive(Debug, Clone)]
pub enum Written {
    /// It is on the disk. `said` is what to tell the person; empty = nothing.
    Saved { revision: u64, journal: Arc<Journal>, said: String },
    /// The same for a rewrite, with what takes it back.
    Rewritten { revision: u64, journal: Arc<Journal>, said: String, done: Box<Rewritten> },
    /// The same where many entries were taken in at once, with what takes all of it back.
    TakenIn { revision: u64, journal: Arc<Journal>, said: String, brought: Arc<Brought> },
    /// It is not on the disk; the sentence says why and what to do.
    NotSaved { sentence: String },
}

/// What was found out about the journal. An answer tells the revision it is about.
#[derive(Debug, Clone)]
pub enum Answered {
    Analysed {
        revision: u64,
        findings: Arc<Findings>,
    },
    /// `found` is `None` where there is no such event (any more).
    BeforeAfter {
        event: EventId,
        revision: u64,
        found: Option<Arc<BeforeAfter>>,
    },
    /// `found` is `None` where the stretches share days.
    TwoStretches {
        days: TwoDays,
        revision: u64,
        found: Option<Arc<TwoStretches>>,
    },
    /// The newest that fit, with the notes around the words.
    Found {
        wish: Wish,
        revision: u64,
        found: Found,
        excerpts: Vec<(u32, Excerpt)>,
    },
    /// All that fit.
    FoundAll {
        wish: Wish,
        revision: u64,
        found: Found,
    },
    Excerpts {
        wish: Wish,
        revision: u64,
        excerpts: Vec<(u32, Excerpt)>,
    },
    /// The newest few notes with these words: their days, and the note around the words.
    NotesWith {
        words: String,
        notes: Vec<(DayKey, String)>,
    },
    /// What has earlier versions.
    Edited {
        check_ins: Arc<HashSet<CheckInId>>,
        things: Arc<HashSet<ThingId>>,
    },
    /// What the check-in was before each edit, newest first, with the time of that edit (ms UTC).
    Earlier {
        id: CheckInId,
        versions: Vec<(i64, Arc<CheckIn>)>,
    },
    /// What else was said of a thing that is no check-in, or of all of them.
    SaidOtherwise {
        of: Option<ThingId>,
        found: Vec<SaidOtherwise>,
    },
}

/// How the journal's file stands, and what became of what was asked of it.
#[derive(Debug, Clone)]
pub enum FileReply {
    Opened {
        path: PathBuf,
        revision: u64,
        journal: Arc<Journal>,
        /// All there is to say of it, where the day is known.
        findings: Option<Arc<Findings>>,
        draft: Option<String>,
        set_aside: Option<String>,
        /// What was half written beside the check-in.
        others: Option<String>,
        /// When the draft of the check-in was kept last (ms UTC).
        kept_ms: Option<i64>,
    },
    CouldNotOpen {
        path: PathBuf,
        trouble: Trouble,
    },
    /// The journal is closed and has a passphrase; nothing of it is in the worker's memory.
    Locked {
        path: PathBuf,
        /// Why what was typed did not open it.
        sentence: Option<String>,
    },
    /// How the file stands; comes after opening, after backups and after care.
    CaredFor(Care),
    /// The passphrase is as it was asked for; `code` opens the journal when it is forgotten.
    PassphraseIs {
        set: bool,
        code: Option<Zeroizing<String>>,
        /// What else is to be told, e.g. of backups that keep the old passphrase.
        said: String,
    },
    /// What is being done about the passphrase just now; its answer follows.
    Relocking(Relocking),
    /// What was asked for was not done, and nothing was changed.
    NotDone {
        sentence: String,
    },
    /// Newest first.
    Backups(Vec<BackupSeen>),
    Compared {
        backup: PathBuf,
        compared: Compared,
    },
    /// The journal's file is gone, and everything is kept in another one from now on, which the sentence names. It comes
    /// beside the answers to writes.
    Rescued {
        sentence: String,
    },
    /// What lay long enough in the trash is gone; no write that was asked for.
    Reloaded {
        revision: u64,
        journal: Arc<Journal>,
    },
    /// What a file turned out to be, or why nothing can be done with it.
    LookedAt {
        path: PathBuf,
        found: Result<FoundInFile, String>,
    },
    /// So many of so many rows that are being taken in are written.
    Arriving {
        written: u64,
        of: u64,
    },
    /// A file is written.
    Wrote {
        sentence: String,
        path: PathBuf,
    },
    /// The page of help is written there, or not; in words. Told while the journal is locked, too.
    PageWritten {
        sentence: String,
        at: Option<PathBuf>,
    },
    /// Something else that was asked for is done or not; in words.
    Said {
        sentence: String,
        failed: bool,
    },
}

impl Reply {
    /// The answer to a rewrite that is on the disk: what takes it back goes with it.
    pub(crate) fn rewritten(self, done: Box<Rewritten>) -> Self {
        match self {
            Self::Written(Written::Saved { revision, journal, said }) => {
                Self::Written(Written::Rewritten { revision, journal, said, done })
            }
            other @ (Self::Written(_) | Self::Answer(_) | Self::File(_)) => other,
        }
    }

    /// The same where something was taken in.
    pub(crate) fn taken_in(self, brought: Brought) -> Self {
        match self {
            Self::Written(Written::Saved { revision, journal, said }) if brought.is_something() => {
                Self::Written(Written::TakenIn { revision, journal, said, brought: Arc::new(brought) })
            }
            other @ (Self::Written(_) | Self::Answer(_) | Self::File(_)) => other,
        }
    }
}

impl From<Written> for Reply {
    fn from(written: Written) -> Self {
        Self::Written(written)
    }
}

impl From<Answered> for Reply {
    fn from(answer: Answered) -> Self {
        Self::Answer(answer)
    }
}

impl From<FileReply> for Reply {
    fn from(reply: FileReply) -> Self {
        Self::File(reply)
    }
}
