//! What the worker sits at: the store, the journal as last loaded, and its revision.

use super::{
    finder::{Finder, Shown},
    reply::{FileReply, Reply, Written},
};
use crate::{
    app::Care,
    domain::{DayKey, Journal},
    storage::{Secret, Stop, StorageError, Store},
};
use std::{collections::HashMap, fmt, path::PathBuf, sync::Arc};

pub(super) const NO_JOURNAL: &str = "No journal is open. Nothing was changed";

/// What the worker sits at: the store, the journal as last loaded, and its revision.
/// `handle` is a plain function of these; the thread around it only waits.
#[derive(Debug, Default)]
pub struct Worker {
    pub(crate) store: Option<Store>,
    pub(crate) journal: Arc<Journal>,
    pub(crate) revision: u64,
    /// How often a file was let go of: what was begun before is of another one.
    pub(super) opening: u64,
    /// What is found out here, where nobody else is asked.
    pub(super) finder: Finder,
    /// Ends what is done beside the worker with the file.
    pub(super) stop: Stop,
    /// Of the journal that was asked for last, also when it could not be opened.
    pub(crate) path: PathBuf,
    pub(crate) care: Care,
    /// What was not done because a file is not locked as was known of it; the person is asked.
    pub(crate) refused: Option<Refused>,
    /// The moment the window told last (ms UTC).
    pub(crate) now_ms: Option<i64>,
    /// The person's day as the window said it last: a journal that is opened is shown with what there is to say of it.
    pub(crate) today: Option<DayKey>,
    /// What is half written, as it was kept last, by its slot.
    pub(crate) half_written: HashMap<String, String>,
    /// Where that goes which is told before a request is done.
    pub(crate) meanwhile: Meanwhile,
}

/// Tells the window something while a request is being carried out. Without a thread nobody hears it.
#[derive(Default)]
pub(crate) struct Meanwhile(Option<Box<dyn Fn(Reply)>>);

impl Meanwhile {
    pub(crate) fn heard_by(hears: impl Fn(Reply) + 'static) -> Self {
        Self(Some(Box::new(hears)))
    }

    pub(crate) fn tell(&self, reply: impl Into<Reply>) {
        if let Some(hears) = &self.0 {
            hears(reply.into());
        }
    }
}

impl fmt::Debug for Meanwhile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Meanwhile")
    }
}

/// What waits for the person to say that another lock is right.
#[derive(Debug)]
pub(crate) enum Refused {
    ToOpen(Option<Secret>),
    ToRestore { backup: PathBuf, secret: Option<Secret>, now_ms: i64 },
}

impl Worker {
    /// Whether a journal is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.store.is_some()
    }

    /// Changes the journal and reads it again: saved, with what is to be told, or not and why.
    pub(crate) fn write_and_say<S: Into<String>>(
        &mut self,
        change: impl FnOnce(&mut Store) -> Result<S, StorageError>,
    ) -> Vec<Reply> {
        vec![match self.written(change) {
            Ok(said) => self.saved(said.into(), true),
            Err(why) => not_saved(why),
        }]
    }

    /// Changes the journal's file; what is shown is not read again.
    ///
    /// # Errors
    /// Why it is not on the disk, as a sentence.
    pub(crate) fn written<T>(&mut self, change: impl FnOnce(&mut Store) -> Result<T, StorageError>) -> Result<T, String> {
        let store = self.store.as_mut().ok_or("There is no open journal to save to. Your words are still in the form")?;
        change(store).map_err(|e| e.to_string())
    }

    /// The journal as it stands on the disk now.
    pub(crate) fn saved(&mut self, said: String, reload: bool) -> Reply {
        if reload && let Some(store) = &self.store {
            match store.load() {
                Ok(journal) => self.journal = Arc::new(journal),
                Err(e) => return not_saved(e.to_string()),
            }
        }
        self.revision += 1;
        Written::Saved { revision: self.revision, journal: Arc::clone(&self.journal), said }.into()
    }

    /// The journal as it is on the disk, where it changed without being asked.
    pub(crate) fn shown_anew(&mut self) -> Option<Reply> {
        self.journal = Arc::new(self.store.as_ref()?.load().ok()?);
        self.revision += 1;
        Some(FileReply::Reloaded { revision: self.revision, journal: Arc::clone(&self.journal) }.into())
    }

    /// Nothing read from the journal stays.
    pub(crate) fn forget(&mut self) {
        self.journal = Arc::default();
        self.half_written.clear();
        self.opening += 1;
        self.finder.forget();
    }

    /// The journal as those see it who only read it.
    pub(super) fn shown(&self) -> Shown {
        Shown { opening: self.opening, revision: self.revision, journal: Arc::clone(&self.journal) }
    }
}

pub(crate) fn not_saved(sentence: impl Into<String>) -> Reply {
    Written::NotSaved { sentence: sentence.into() }.into()
}

pub(crate) fn not_done(sentence: impl Into<String>) -> Reply {
    FileReply::NotDone { sentence: sentence.into() }.into()
}

pub(crate) fn said(sentence: impl Into<String>, failed: bool) -> Reply {
    FileReply::Said { sentence: sentence.into(), failed }.into()
}
