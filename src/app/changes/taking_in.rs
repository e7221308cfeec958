//! Many entries taken in at once: of a file, of a backup, of what was kept while the journal was gone. A backup is made
//! first; no single step takes it back.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Changed, Reply, SaidOfFile, Secret, Worker},
    domain::Instant,
    exchange::diary::Choices,
};
use std::path::PathBuf;

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Take a file in, with what was answered about it and what is ticked.
    File(PathBuf),
    /// Take over from the backup only what this journal doesn't have.
    CopyMissing { backup: PathBuf, secret: Option<Secret> },
    /// Take in what was kept beside the journal while its file was gone.
    Rescued(PathBuf),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// Answered by [`crate::app::Written::SidesAsked`] where something must be asked first.
    File {
        path: PathBuf,
        said: SaidOfFile,
        now: Instant,
    },
    CopyMissing {
        backup: PathBuf,
        secret: Option<Secret>,
        now_ms: i64,
    },
    Rescued {
        rescued: PathBuf,
        now_ms: i64,
    },
}

/// It is taken back by the backup that was made before it.
#[derive(Debug, Clone, PartialEq)]
pub enum Undo {}

/// The name of the file stays in its field.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        let now_ms = here.now_ms();
        Asked::write(match self {
            Self::File(path) => {
                let forms = &mut here.forms.settings;
                let answered = std::mem::take(&mut forms.sides);
                let about_it = here.open.sides_asked.take().is_some_and(|asked| asked.path == path);
                let changed = if forms.import_theirs { Changed::TakeTheirs } else { Changed::KeepOurs };
                let zone = Some(here.shell.now.zone.to_string());
                let choices = Choices { zone, ..Choices::default() };
                let said = SaidOfFile { sides: if about_it { answered } else { Vec::new() }, changed, choices };
                Write::File { path, said, now: here.shell.now.instant }
            }
            Self::CopyMissing { backup, secret } => {
                here.open.file.comparison = None;
                Write::CopyMissing { backup, secret, now_ms }
            }
            Self::Rescued(rescued) => Write::Rescued { rescued, now_ms },
        })
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        match self {
            Self::File { path, said, now } => vec![worker.take_in_file(path, &said, now)],
            Self::CopyMissing { backup, secret, now_ms } => vec![worker.copy_missing(&backup, secret.as_ref(), now_ms)],
            Self::Rescued { rescued, now_ms } => worker.take_in_rescued(&rescued, now_ms),
        }
    }

    fn told_ms(&self) -> Option<i64> {
        match self {
            Self::File { now, .. } => Some(now.utc_ms),
            Self::CopyMissing { now_ms, .. } | Self::Rescued { now_ms, .. } => Some(*now_ms),
        }
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, _here: &mut Here<'_>) -> Asked {
        match self {}
    }
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}
