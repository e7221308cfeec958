//! A journal opened or made by the worker, and shown, or why it can't be.

use super::{
    meeting::meeting_of,
    reply::{FileReply, Reply},
    state::{Refused, Worker, said},
};
use crate::{
    app::{CHECK_IN_DRAFT, Care, OTHER_FORMS_DRAFT, SET_ASIDE_DRAFT, Trouble, synced_by},
    domain::{Catalogue, DayKey, Settings},
    exchange,
    storage::{BackedUp, LockNow, Secret, StorageError, Store, is_known_to_be_locked, rescued_beside},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// A new journal. It asks about a few feelings first; one that is there keeps what it has.
///
/// # Errors
/// It can't be made there.
pub(super) fn begun(path: &Path) -> Result<Store, StorageError> {
    let mut store = Store::create(path, &Catalogue::starting())?;
    store.save_settings(&Settings { short_form: true, ..Settings::default() })?;
    Ok(store)
}

/// Of so many check-ins all there is to say is said with the journal itself. Our choice: it takes some ten milliseconds.
const SAID_AT_ONCE: usize = 2_000;

impl Worker {
    pub(crate) fn open(
        &mut self,
        path: PathBuf,
        secret: Option<&Secret>,
        make: impl FnOnce(&Path) -> Result<Store, StorageError>,
    ) -> Vec<Reply> {
        // Let go of the journal that is open, so that its lock is free.
        self.store = None;
        self.finder.forget();
        self.care = Care::default();
        // Where a passphrase was typed a journal was: an empty one without any must not take its place.
        let is_there = path.symlink_metadata().is_ok() || secret.is_some();
        // Nor where something was kept while its file was gone.
        let was_there = !rescued_beside(&path).is_empty() || is_known_to_be_locked(&path);
        let opened = if is_there || was_there { Store::open(&path, secret) } else { make(&path) };
        let opened = opened.and_then(|store| {
            // Whatever is typed opens a file without a passphrase: then it is not the one that was locked.
            if secret.is_some() && !store.has_passphrase() {
                return Err(StorageError::LockChanged { path: path.clone(), now: LockNow::Open });
            }
            Ok(store)
        });
        self.refused = matches!(opened, Err(StorageError::LockChanged { .. })).then(|| Refused::ToOpen(secret.cloned()));
        self.show_opened(path, opened)
    }

    /// Loads what was opened and shows it, or says why it can't be.
    pub(crate) fn show_opened(&mut self, path: PathBuf, opened: Result<Store, StorageError>) -> Vec<Reply> {
        self.path.clone_from(&path);
        self.opening += 1;
        let loaded = opened.and_then(|store| {
            let journal = store.load()?;
            let drafts = (store.draft(CHECK_IN_DRAFT)?, store.draft(SET_ASIDE_DRAFT)?, store.draft(OTHER_FORMS_DRAFT)?);
            let kept_ms = store.draft_kept_ms(CHECK_IN_DRAFT)?;
            Ok((store, journal, drafts, kept_ms))
        });
        match loaded {
            Ok((store, journal, (draft, set_aside, others), kept_ms)) => {
                let slots = [(CHECK_IN_DRAFT, &draft), (SET_ASIDE_DRAFT, &set_aside), (OTHER_FORMS_DRAFT, &others)];
                let half_written = slots.into_iter().filter_map(|(slot, body)| Some((slot.to_owned(), body.clone()?)));
                self.half_written = half_written.collect();
                self.store = Some(store);
                self.journal = Arc::new(journal);
                self.revision += 1;
                let journal = Arc::clone(&self.journal);
                // Backups take long to read: the first look after the file, which follows soon, has them.
                let care = self.stands(None);
                // What there is to say of a long journal takes longer than one may wait for the form.
                let is_short = journal.check_ins.len() <= SAID_AT_ONCE;
                let findings = self.today.filter(|_| is_short).map(|today| {
                    self.finder.sees(self.shown());
                    self.finder.findings(today)
                });
                let revision = self.revision;
                let opened = FileReply::Opened { path, revision, journal, findings, draft, set_aside, others, kept_ms };
                let mut replies = vec![opened.into(), care];
                let told = self.store.as_ref().map_or(&[][..], Store::told);
                if !told.is_empty() {
                    replies.push(said(told.join(". "), false));
                }
                replies
            }
            Err(StorageError::Locked(_)) => vec![FileReply::Locked { path, sentence: None }.into()],
            Err(e @ StorageError::WrongPassphrase(_)) => {
                vec![FileReply::Locked { path, sentence: Some(e.to_string()) }.into()]
            }
            Err(e) => {
                let damaged = matches!(e, StorageError::Damaged { .. });
                let passing = matches!(e, StorageError::InUse { .. } | StorageError::Disk { .. });
                let missing = matches!(e, StorageError::Missing(_));
                let rescued = if missing || damaged { rescued_beside(&path) } else { Vec::new() };
                let sentence = match rescued.last() {
                    Some(kept) if missing => gone_but_kept(&path, kept),
                    _ => e.to_string(),
                };
                let lock_changed = if let StorageError::LockChanged { now, .. } = e { Some(now) } else { None };
                let trouble = Trouble { sentence, passing, damaged, rescued, lock_changed };
                vec![FileReply::CouldNotOpen { path, trouble }.into()]
            }
        }
    }

    /// How the file stands, with what is known of its backups: `None` = not looked yet.
    pub(super) fn stands(&mut self, backed_up: Option<BackedUp>) -> Reply {
        if let Some(store) = &self.store {
            if self.care.backup_trouble.is_none() {
                self.care.backup_trouble = trouble_with_backups(store);
            }
            self.care.protected = store.has_passphrase();
            self.care.look_may_wait_until_ms = store.look_may_wait_until_ms();
            self.care.kept_in = store.is_rescue().then(|| store.path().display().to_string());
            self.care.rescued = store.rescued();
            self.care.backed_up = backed_up;
            if self.care.meeting.is_none() {
                self.care.meeting = meeting_of(store);
            }
            self.care.synced_by = synced_by(store.path(), |path| path.symlink_metadata().is_ok()).map(str::to_owned);
        }
        FileReply::CaredFor(self.care.clone()).into()
    }
}

pub(super) fn trouble_with_backups(store: &Store) -> Option<String> {
    store.backup_trouble().map(|e| e.to_string())
}

/// The journal is not in its place, and something lies beside it.
fn gone_but_kept(path: &Path, kept: &Path) -> String {
    format!(
        "The journal is not at its place: {}. When it went, what you wrote was kept beside it, with all that was in the \
         window then: {}. Nothing was changed. You can go on with that file, or put the journal back and look again",
        path.display(),
        kept.display()
    )
}

pub(super) fn make_sample(path: &Path, today: DayKey, zone: &str) -> Result<Store, StorageError> {
    let sample = exchange::sample_journal(today, zone);
    let mut store = Store::create(path, &sample.catalogue)?;
    store.import(&sample, 0)?;
    store.save_settings(&sample.settings)?;
    Ok(store)
}
