//! Saving by the worker: into the journal, or beside it when its file is not what it was.

use super::{
    reply::{FileReply, Reply},
    state::{Worker, not_saved, said},
};
use crate::{
    app::CHECK_IN_DRAFT,
    domain::{Catalogue, CheckIn, Event, Journal, Spellings, WordKind},
    storage::{StorageError, Store},
};
use std::{path::PathBuf, sync::Arc};

/// The journal's file was not what it was, and the check-in lies in a file of its own.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{why}. What you wrote was kept in a file of its own: {kept}. It opens as the journal does. \
     Once the journal is back in its place, `gamut restore --missing` takes in what it lacks from there",
    kept = .kept.display()
)]
pub struct Rescued {
    pub kept: PathBuf,
    why: String,
}

/// Saves a check-in; where the journal's file was moved, deleted, replaced or hurt, it is kept beside it. Only `None`
/// means that the journal has it.
///
/// # Errors
/// It could not be kept anywhere.
pub fn save_or_rescue(
    store: &mut Store,
    catalogue: &Catalogue,
    c: &CheckIn,
    now_ms: i64,
    clears_draft: Option<&str>,
) -> Result<Option<Rescued>, StorageError> {
    write_or_rescue(store, catalogue, now_ms, |store| store.save_check_in(c, now_ms, clears_draft))
}

/// The same for any write.
///
/// # Errors
/// As [`save_or_rescue`].
pub fn write_or_rescue(
    store: &mut Store,
    catalogue: &Catalogue,
    now_ms: i64,
    write: impl Fn(&mut Store) -> Result<(), StorageError>,
) -> Result<Option<Rescued>, StorageError> {
    let gone = match write(store) {
        Ok(()) => return Ok(None),
        Err(e @ StorageError::Gone { .. }) => e,
        Err(e) => return Err(e),
    };
    let known = Journal { catalogue: catalogue.clone(), ..Journal::default() };
    let kept = store.rescue(&known, now_ms).and_then(|mut kept| {
        write(&mut kept)?;
        Ok(kept.path().to_owned())
    });
    match kept {
        Ok(kept) => Ok(Some(Rescued { kept, why: gone.to_string() })),
        // What happened first is what the person can mend.
        Err(_) => Err(gone),
    }
}

impl Worker {
    /// Where the journal's file is not what it was, goes on in another one beside it, which has all that was in it: every
    /// write from now on goes there. Gives what is to be told of that.
    pub(crate) fn see_to_the_file(&mut self) -> Option<Reply> {
        let store = self.store.as_ref()?;
        let gone = store.still_holds().err()?;
        let lost = if let StorageError::Gone { lost, .. } = &gone { Some(*lost) } else { None };
        let now_ms = self.now_ms.or_else(|| self.journal.check_ins.last().map(|c| c.at.instant.utc_ms)).unwrap_or_default();
        // Where nothing can be kept there either, the write fails and says why.
        let mut kept = store.rescue(&self.journal, now_ms).ok()?;
        for (slot, body) in &self.half_written {
            let _still_in_the_form = kept.put_draft(slot, body, now_ms);
        }
        let path = kept.path().display().to_string();
        let sentence = format!(
            "{gone}. What you write from now on is kept in a file beside it, with all that was in the journal: {path}. \
             When Gamut is opened again, it offers that file"
        );
        self.store = Some(kept);
        self.opening += 1;
        (self.care.kept_in, self.care.lost) = (Some(path), lost);
        Some(FileReply::Rescued { sentence }.into())
    }

    /// Keeps what is half written, or forgets it. Answered where the disk refuses.
    pub(super) fn keep_draft(&mut self, slot: &str, body: Option<&str>, now_ms: i64) -> Vec<Reply> {
        let Some(store) = self.store.as_mut() else { return Vec::new() };
        let kept = match body {
            Some(body) => store.put_draft(slot, body, now_ms),
            None => store.clear_draft(slot),
        };
        match body {
            Some(body) => self.half_written.insert(slot.to_owned(), body.to_owned()),
            None => self.half_written.remove(slot),
        };
        match kept {
            Ok(()) => Vec::new(),
            Err(e) => vec![said(e.to_string(), true)],
        }
    }

    /// Saves a check-in and shows it without reading the journal again.
    pub(crate) fn save_check_in(&mut self, check_in: CheckIn, now_ms: i64, said: &str) -> Vec<Reply> {
        let check_in = self.as_it_is_kept(check_in);
        if let Err(why) = self.written(|store| store.save_check_in(&check_in, now_ms, None)) {
            return vec![not_saved(why)];
        }
        put(Arc::make_mut(&mut self.journal), check_in);
        vec![self.saved(said.to_owned(), false)]
    }

    /// Saves what Today's form says, and an event that was typed beside it. The kept draft of the form goes with the
    /// check-in.
    pub(crate) fn save_typed(
        &mut self,
        check_in: Option<CheckIn>,
        event: Option<&Event>,
        now_ms: i64,
        said: String,
    ) -> Vec<Reply> {
        let check_in = check_in.map(|c| self.as_it_is_kept(c));
        let draft = check_in.as_ref().map(|_| CHECK_IN_DRAFT);
        let written = self.written(|store| store.save_what_was_typed(check_in.as_ref(), event, now_ms, draft));
        if let Err(why) = written {
            return vec![not_saved(why)];
        }
        if let Some(slot) = draft {
            self.half_written.remove(slot);
        }
        let reload = event.is_some();
        if let Some(check_in) = check_in.filter(|_| !reload) {
            put(Arc::make_mut(&mut self.journal), check_in);
        }
        vec![self.saved(said, reload)]
    }

    fn as_it_is_kept(&self, check_in: CheckIn) -> CheckIn {
        let mut check_in = self.journal.catalogue.settled(check_in);
        spell(&self.journal, &mut check_in);
        check_in
    }
}

/// A word that is in use in another spelling gets that one; what only this check-in says may be spelled anew.
fn spell(journal: &Journal, check_in: &mut CheckIn) {
    if WordKind::ALL.iter().all(|kind| kind.of(&check_in.context).is_empty()) {
        return;
    }
    let others = journal.check_ins.iter().filter(|c| c.id != check_in.id);
    Spellings::of(others.map(|c| &**c)).settle(check_in);
}

/// Puts a check-in into its place in a loaded journal, as loading it again would.
fn put(journal: &mut Journal, check_in: CheckIn) {
    journal.check_ins.retain(|c| c.id != check_in.id);
    let place = journal.check_ins.partition_point(|c| Journal::order(c, &check_in).is_lt());
    journal.check_ins.insert(place, Arc::new(check_in));
}
