//! Locking, unlocking, and what else takes the worker a while.

use super::{Care, Forms, Model, Notice, Reply, Request, SearchState, Secret, Standing, Task};
use crate::domain::{CheckInDraft, Journal, OtherForms, Settings};
use std::{path::PathBuf, sync::Arc};

/// How often the file is looked after while the window stays open: our choice, so that a window left open for
/// weeks still makes its daily backup.
const LOOK_AFTER_EVERY_MS: i64 = 6 * 3_600_000;

impl Model {
    /// Keeps what is half written, asks the worker to let go, and clears everything of the journal at once.
    pub(super) fn lock(&mut self, forms: &mut Forms, now_ms: i64) -> Vec<Request> {
        match self.standing {
            Standing::Open if !self.care.protected => {
                self.tell(
                    "There is no passphrase yet, so there is nothing to lock with. You can set one in Settings, under Privacy",
                );
                Vec::new()
            }
            Standing::Open => {
                let mut requests = self.keep_draft(forms, now_ms);
                requests.push(Request::Lock);
                self.is_locked(forms, None);
                requests
            }
            // It is being opened right now: it is closed again as soon as it is open.
            Standing::Opening if self.care.protected => vec![Request::Lock],
            _ => Vec::new(),
        }
    }

    pub(super) fn unlock(&mut self, secret: Secret) -> Vec<Request> {
        if !matches!(self.standing, Standing::Locked(_)) || secret.is_empty() {
            return Vec::new();
        }
        self.standing = Standing::Opening;
        self.busy = Some(Task::Unlock);
        vec![Request::Open { path: self.path.clone(), today: self.today(), secret: Some(secret) }]
    }

    /// The worker has let go of the journal, or what was typed did not open it.
    pub(super) fn is_locked(&mut self, forms: &mut Forms, sentence: Option<String>) {
        if sentence.is_none() && (self.is_being_unlocked() || matches!(self.standing, Standing::Locked(_))) {
            // The answer to having been locked before. What is typed by now, to unlock it, stays.
            return;
        }
        self.forget(forms);
        self.care.protected = true;
        self.standing = Standing::Locked(sentence);
    }

    fn is_being_unlocked(&self) -> bool {
        self.standing == Standing::Opening && self.busy == Some(Task::Unlock)
    }

    /// Clears everything of the journal. How the window looks stays, and which country's help lines are shown:
    /// neither says what was written.
    pub(super) fn forget(&mut self, forms: &mut Forms) {
        let Settings { theme, text_size, reduce_motion, discreet, country, .. } = self.journal.settings.clone();
        let country = country.or(forms.country.take());
        *forms = Forms { country, ..Forms::default() };
        let settings = Settings { theme, text_size, reduce_motion, discreet, ..Settings::default() };
        self.journal = Arc::new(Journal { settings, ..Journal::default() });
        self.counted = None;
        self.on_disk = Arc::clone(&self.journal);
        (self.revision, self.found_for) = (0, 0);
        self.findings = None;
        self.findings_revision += 1;
        self.care = Care::default();
        self.search = SearchState::default();
        self.pending.clear();
        self.undo.clear();
        self.kept_draft = CheckInDraft::default();
        self.kept_others = OtherForms::default();
        (self.notice, self.shown_day, self.open_way, self.code) = (None, None, None, None);
        (self.event_shown, self.stretches_shown) = (None, None);
        (self.backups, self.comparison, self.earlier, self.rewrite_asked) = (None, None, None, None);
        (self.kept_aside, self.set_aside, self.unshown, self.sides_asked) = (None, None, None, None);
        self.edited = Arc::default();
        (self.busy, self.stood, self.looked_after_ms) = (None, None, None);
    }

    /// While it is locked nothing of the journal comes back to the screen: what the worker still answers to
    /// earlier requests is dropped. What failed is told once it is open again.
    pub(super) fn shuts_out(&mut self, reply: &Reply) -> bool {
        if !matches!(self.standing, Standing::Locked(_)) && !self.is_being_unlocked() {
            return false;
        }
        let is_locked = !self.is_being_unlocked();
        match reply {
            // The page of help can be written on the locked window, too.
            Reply::Opened { .. } | Reply::CouldNotOpen { .. } | Reply::Locked { .. } | Reply::PageWritten { .. } => false,
            // Asked for on the locked window.
            Reply::Backups(_) if is_locked && self.busy == Some(Task::ListBackups) => false,
            Reply::NotDone { .. } if is_locked => false,
            Reply::NotSaved { sentence } | Reply::NotDone { sentence } | Reply::Said { sentence, failed: true } => {
                self.missed = Some(format!("Before the journal was locked, something was not saved. {sentence}"));
                true
            }
            Reply::Rescued { sentence } => {
                self.missed = Some(sentence.clone());
                true
            }
            Reply::PassphraseIs { said, code, .. } => {
                let hidden =
                    ". Its recovery code was not shown, because the window was locked: set the passphrase again to see one";
                self.missed = Some(format!("{said}{}", if code.is_some() { hidden } else { "" }));
                true
            }
            _ => true,
        }
    }

    /// A journal is open now: what was shown about the one before goes.
    pub(super) fn another_is_open(&mut self, path: PathBuf) {
        if path != self.path {
            self.care = Care::default();
        }
        self.path = path;
        self.standing = Standing::Open;
        (self.busy, self.stood, self.looked_after_ms) = (None, None, None);
        (self.backups, self.comparison, self.earlier, self.code) = (None, None, None, None);
        self.rewrite_asked = None;
    }

    /// Texts as bars, or back; remembered in the journal, once one is open.
    pub(super) fn toggle_discreet(&mut self) -> Vec<Request> {
        let discreet = !self.journal.settings.discreet;
        if !self.is_open() {
            self.discreet_wanted = Some(discreet);
        }
        self.save_settings(Settings { discreet, ..self.journal.settings.clone() })
    }

    /// What was switched while no journal was open.
    pub(super) fn keep_discreet(&mut self) -> Vec<Request> {
        match self.discreet_wanted.take() {
            Some(discreet) if discreet != self.journal.settings.discreet => self.toggle_discreet(),
            _ => Vec::new(),
        }
    }

    /// Asks for something that takes a while, unless something else does already.
    pub(super) fn start(&mut self, task: Task, request: Request) -> Vec<Request> {
        if self.busy.is_some() {
            return Vec::new();
        }
        self.busy = Some(task);
        vec![request]
    }

    /// The same for what puts another journal in the place of this one.
    pub(super) fn replace(&mut self, task: Task, request: Request) -> Vec<Request> {
        let requests = self.start(task, request);
        if !requests.is_empty() {
            self.stood = Some(std::mem::replace(&mut self.standing, Standing::Opening));
        }
        requests
    }

    /// Nothing was changed: everything stands as it did.
    pub(super) fn is_not_done(&mut self, sentence: String) {
        self.busy = None;
        if let Some(stood) = self.stood.take() {
            self.standing = stood;
        }
        self.notice = Some(Notice { text: sentence, failed: true, undo: false });
    }

    pub(super) fn tell(&mut self, text: &str) {
        self.notice = Some(Notice { text: text.into(), failed: false, undo: false });
    }

    /// Asks for the file to be looked after: first when the first findings are there, so that it delays no
    /// picture, and then every six hours.
    pub(super) fn look_after(&mut self, now_ms: i64) -> Vec<Request> {
        let is_due = self.looked_after_ms.is_none_or(|before| !(before..before + LOOK_AFTER_EVERY_MS).contains(&now_ms));
        if !self.is_open() || !is_due {
            return Vec::new();
        }
        self.looked_after_ms = Some(now_ms);
        vec![Request::LookAfter { now_ms }]
    }

    /// What the passing of time asks for.
    #[must_use]
    pub fn time_asks_for(&mut self) -> Vec<Request> {
        if self.looked_after_ms.is_some() { self.look_after(self.now.instant.utc_ms) } else { Vec::new() }
    }
}
