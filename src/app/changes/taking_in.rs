//! Many entries taken in at once: of a file, of a backup, of what was kept while the journal was gone. A backup is made
//! first, and one step takes all of it back.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Reply, Secret, ToTakeIn, Worker},
    domain::{CheckInId, EventId},
    storage::Brought,
};
use std::{path::PathBuf, sync::Arc};

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Take in the file that stands on the page for that, with what was said of it.
    Arriving,
    /// Take over from the backup only what this journal doesn't have.
    CopyMissing { backup: PathBuf, secret: Option<Secret> },
    /// Take in what was kept beside the journal while its file was gone.
    Rescued(PathBuf),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    File(Box<ToTakeIn>),
    CopyMissing { backup: PathBuf, secret: Option<Secret>, now_ms: i64 },
    Rescued { rescued: PathBuf, now_ms: i64 },
    TakeBack(Arc<Brought>),
}

/// Take back exactly what came; what was written since stays.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo(Arc<Brought>);

impl Undo {
    /// It is on the disk, and what it brought is known now.
    pub(in crate::app) const fn of(brought: Arc<Brought>) -> Self {
        Self(brought)
    }
}

/// It stays on its page.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        let (now_ms, now) = (here.now_ms(), here.shell.now.instant);
        Asked::write(match self {
            Self::Arriving => {
                let Some(arriving) = here.open.arriving.as_mut().filter(|arriving| arriving.is_ready()) else {
                    return Asked::nothing();
                };
                arriving.how_far = Some((0, arriving.looked.rows()));
                let file = Write::File(Box::new(arriving.to_take_in(now)));
                return Asked { about: asked::About::Arrival, ..Asked::write(file) };
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
            Self::File(file) => vec![worker.take_in_file(&file)],
            Self::CopyMissing { backup, secret, now_ms } => vec![worker.copy_missing(&backup, secret.as_ref(), now_ms)],
            Self::Rescued { rescued, now_ms } => worker.take_in_rescued(&rescued, now_ms),
            Self::TakeBack(brought) => worker.write_and_say(|store| {
                Ok(match store.take_back_brought(&brought)? {
                    0 => "Taken back: the journal is as it was before".to_owned(),
                    1 => "Taken back, but for 1 entry that was changed since".to_owned(),
                    n => format!("Taken back, but for {n} entries that were changed since"),
                })
            }),
        }
    }

    fn told_ms(&self) -> Option<i64> {
        match self {
            Self::File(file) => Some(file.now.utc_ms),
            Self::CopyMissing { now_ms, .. } | Self::Rescued { now_ms, .. } => Some(*now_ms),
            Self::TakeBack(_) => None,
        }
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, _here: &mut Here<'_>) -> Asked {
        Asked { about: asked::About::ManyCheckIns, ..Asked::write(Write::TakeBack(self.0)) }
    }

    fn forget(&mut self, check_ins: &[CheckInId], events: Option<&[&EventId]>) {
        Arc::make_mut(&mut self.0).forget(check_ins, events);
    }
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}
