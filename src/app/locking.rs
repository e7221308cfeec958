//! Locking, unlocking, and what else takes the worker a while.

use super::{
    Change, CountryCode, FileReply, FileRequest, Locked, Model, Notice, OpenJournal, Reply, Request, SettingsChange, Standing,
    Task, Written,
};
use crate::{domain::Settings, storage::Secret};

/// How often the file is looked after while the window stays open: our choice, so that a window left open for
/// weeks still makes its daily backup.
const LOOK_AFTER_EVERY_MS: i64 = 6 * 3_600_000;
/// Our choice: a copy of the journal takes about as long as a save or two, so not after each of several in a row.
const MEET_AFTER_MS: i64 = 20_000;
/// Our choice: what carries the folder takes about as long.
const MEET_EVERY_MS: i64 = 120_000;

/// How long the first look at a large file may wait. Our choice: who writes a check-in on an ordinary day is done by then,
/// and a window that stays open has its backup soon.
const FIRST_LOOK_WAITS_MS: i64 = 30_000;

impl Model {
    /// Keeps what is half written, asks the worker to let go, and drops everything of the journal at once.
    pub(super) fn lock(&mut self) -> Vec<Request> {
        let is_protected = self.standing.is_protected();
        match &self.standing {
            Standing::Open(_) if !is_protected => {
                self.tell(Notice::told(
                    "There is no passphrase yet, so there is nothing to lock with. You can set one in Settings, under Privacy",
                ));
                Vec::new()
            }
            Standing::Open(_) => {
                let mut requests = self.keep_drafts();
                requests.push(FileRequest::Lock.into());
                let code_is_gone = self.open().is_some_and(|open| open.journal.code.is_some());
                self.is_locked(None);
                self.shell.been = super::Been::default();
                if code_is_gone {
                    self.shell.missed = Some(Notice::failed(
                        "The journal was locked while its recovery code was on the screen, and the code is not shown again. \
                         If you don't have it on paper, change the passphrase in Settings to get a new one",
                    ));
                }
                requests
            }
            // It is being opened right now: it is closed again as soon as it is open.
            Standing::Opening(_) if is_protected => vec![FileRequest::Lock.into()],
            Standing::Opening(_) | Standing::Locked(_) | Standing::InTrouble(_) => Vec::new(),
        }
    }

    pub(super) fn unlock(&mut self, secret: Secret) -> Vec<Request> {
        let is_locked = matches!(self.standing, Standing::Locked(_));
        if !is_locked || secret.is_empty() {
            return Vec::new();
        }
        self.standing.begin_opening(Some(Task::Unlock));
        vec![FileRequest::Open { path: self.shell.path.clone(), today: self.today(), secret: Some(secret) }.into()]
    }

    /// The worker has let go of the journal, or what was typed did not open it.
    pub(super) fn is_locked(&mut self, why: Option<String>) {
        let already = self.standing.is_being_unlocked() || matches!(self.standing, Standing::Locked(_));
        if why.is_none() && already {
            // The answer to having been locked before. What is typed by now, to unlock it, stays.
            return;
        }
        self.let_go(Standing::Locked(Locked { why, ..Locked::default() }));
    }

    /// Drops the journal with everything that came from it. How the window looks stays, and which country's help lines are
    /// shown: neither says what was written.
    pub(super) fn let_go(&mut self, then: Standing) {
        if let Some(open) = self.standing.open_still() {
            let settings = &open.journal.journal.settings;
            self.help.country.typed.clear();
            self.shell.looks = super::Looks::of(settings);
            self.shell.country = settings.country.as_deref().and_then(CountryCode::of).or(self.shell.country);
        }
        self.standing = then;
        self.shell.notice = None;
        self.offered = None;
        self.written = None;
        self.shell.counts.findings += 1;
    }

    /// While it is locked nothing of the journal comes back to the screen: what the worker still answers to
    /// earlier requests is dropped. What failed is told once it is open again.
    pub(super) fn shuts_out(&mut self, reply: &Reply) -> bool {
        let (is_locked, is_being_unlocked) = match &self.standing {
            Standing::Locked(locked) => (Some(locked.shut.file.busy), false),
            Standing::Opening(_) => (None, self.standing.is_being_unlocked()),
            Standing::InTrouble(_) | Standing::Open(_) => (None, false),
        };
        if is_locked.is_none() && !is_being_unlocked {
            return false;
        }
        let not_saved = |sentence: &str| format!("Before the journal was locked, something was not saved. {sentence}");
        let missed = match reply {
            Reply::File(reply) => match reply {
                // The page of help can be written on the locked window, too.
                FileReply::Opened { .. }
                | FileReply::CouldNotOpen { .. }
                | FileReply::Locked { .. }
                | FileReply::LookedAt { .. }
                | FileReply::PageWritten { .. } => return false,
                // Asked for on the locked window.
                FileReply::Backups(_) if is_locked == Some(Some(Task::ListBackups)) => return false,
                FileReply::NotDone { .. } if is_locked.is_some() => return false,
                FileReply::NotDone { sentence } | FileReply::Said { sentence, failed: true } => Some(not_saved(sentence)),
                FileReply::Rescued { sentence } => Some(sentence.clone()),
                FileReply::PassphraseIs { said, code, .. } => {
                    let hidden =
                        ". Its recovery code was not shown, because the window was locked: set the passphrase again to see one";
                    Some(format!("{said}{}", if code.is_some() { hidden } else { "" }))
                }
                FileReply::CaredFor(_)
                | FileReply::Relocking(_)
                | FileReply::Backups(_)
                | FileReply::Compared { .. }
                | FileReply::Arriving { .. }
                | FileReply::Reloaded { .. }
                | FileReply::Wrote { .. }
                | FileReply::Said { failed: false, .. } => None,
            },
            Reply::Written(Written::NotSaved { sentence }) => Some(not_saved(sentence)),
            Reply::Written(Written::Saved { .. } | Written::Rewritten { .. } | Written::TakenIn { .. }) | Reply::Answer(_) => {
                None
            }
        };
        self.shell.missed = missed.map(Notice::failed).or(self.shell.missed.take());
        true
    }

    /// Texts as bars, or back; remembered in the journal, once one is open.
    pub(super) fn toggle_discreet(&mut self) -> Vec<Request> {
        let (shell, open) = self.parts();
        let Some(open) = open else {
            shell.looks.discreet = !shell.looks.discreet;
            shell.discreet_wanted = Some(shell.looks.discreet);
            return Vec::new();
        };
        let settings = open.journal.journal.settings.clone();
        let discreet = !settings.discreet;
        open.change(shell, Change::Settings(SettingsChange(Settings { discreet, ..settings })))
    }

    /// What was switched while no journal was open.
    pub(super) fn keep_discreet(&mut self) -> Vec<Request> {
        match self.shell.discreet_wanted.take() {
            Some(discreet) if discreet != self.settings().discreet => self.toggle_discreet(),
            Some(_) | None => Vec::new(),
        }
    }

    /// Asks for something that takes a while, unless something else does already.
    pub(super) fn start(&mut self, task: Task, request: FileRequest) -> Vec<Request> {
        let begins = self.standing.file().is_some_and(|file| file.begin(task));
        begins.then(|| request.into()).into_iter().collect()
    }

    /// The same for what puts another journal in the place of this one.
    pub(super) fn replace(&mut self, task: Task, request: FileRequest) -> Vec<Request> {
        if self.standing.file().is_none_or(|file| file.busy.is_some()) {
            return Vec::new();
        }
        self.standing.begin_opening(Some(task));
        vec![request.into()]
    }

    /// Nothing was changed: everything stands as it did.
    pub(super) fn is_not_done(&mut self, sentence: String) {
        self.standing.stay_as_it_was();
        if let Some(file) = self.standing.file() {
            file.busy = None;
        }
        self.tell(Notice::failed(sentence));
    }

    /// What the passing of time asks for.
    #[must_use]
    pub fn time_asks_for(&mut self) -> Option<Request> {
        let (shell, open) = self.parts();
        let journal = &mut open?.journal;
        let now_ms = shell.now.instant.utc_ms;
        if journal.looked_after_ms.is_none() && journal.first_look_in_ms(now_ms) != Some(0) {
            return None;
        }
        journal.look_after(now_ms).or_else(|| journal.meet_when_due(now_ms)).map(Request::File)
    }

    /// Until the file is to be looked after for the first time; `None` where nothing waits for that.
    #[must_use]
    pub fn first_look_in_ms(&self) -> Option<u64> {
        let journal = &self.open()?.journal;
        if journal.looked_after_ms.is_some() { None } else { journal.first_look_in_ms(self.shell.now.instant.utc_ms) }
    }

    /// In how many milliseconds the meeting folder is to be looked into again; `None` where nobody is met.
    #[must_use]
    pub fn meets_again_in_ms(&self) -> Option<u64> {
        let journal = &self.open()?.journal;
        journal.care.meeting.as_ref()?;
        let (revision, before) = journal.met?;
        let every = if revision == journal.revision { MEET_EVERY_MS } else { MEET_AFTER_MS };
        let left = before.saturating_add(every).saturating_sub(self.shell.now.instant.utc_ms);
        Some(u64::try_from(left.clamp(1, MEET_EVERY_MS)).unwrap_or(1))
    }
}

impl OpenJournal {
    /// The first findings are there: the file is looked after now or, where that takes a while and nothing speaks against
    /// it, once whoever opened the journal has had time for what they came for.
    pub(super) fn first_look(&mut self, now_ms: i64) -> Option<FileRequest> {
        if self.looked_after_ms.is_none() && self.care.look_may_wait_until_ms.is_some_and(|until| now_ms < until) {
            self.look_waits_since_ms.get_or_insert(now_ms);
            return None;
        }
        self.look_after(now_ms)
    }

    /// Until the look that waits is due. A clock that was put back ends the waiting.
    fn first_look_in_ms(&self, now_ms: i64) -> Option<u64> {
        let waited = now_ms.saturating_sub(self.look_waits_since_ms?);
        let left = if waited < 0 { 0 } else { FIRST_LOOK_WAITS_MS - waited };
        Some(u64::try_from(left).unwrap_or(0))
    }

    /// Asks for the meeting folder to be looked into: when the journal is opened, some time after a change, and now and
    /// then, as others may have written there.
    fn meet_when_due(&mut self, now_ms: i64) -> Option<FileRequest> {
        self.care.meeting.as_ref()?;
        let is_due = self.met.is_none_or(|(revision, before)| {
            let has_changed = revision != self.revision && !(before..before + MEET_AFTER_MS).contains(&now_ms);
            has_changed || !(before..before + MEET_EVERY_MS).contains(&now_ms)
        });
        is_due.then(|| {
            self.met = Some((self.revision, now_ms));
            FileRequest::Meet { now_ms, asked: false }
        })
    }

    /// Asks for the file to be looked after: first when the first findings are there, so that it delays no
    /// picture, and then every six hours.
    pub(super) fn look_after(&mut self, now_ms: i64) -> Option<FileRequest> {
        let is_due = self.looked_after_ms.is_none_or(|before| !(before..before + LOOK_AFTER_EVERY_MS).contains(&now_ms));
        if !is_due {
            return None;
        }
        self.looked_after_ms = Some(now_ms);
        Some(FileRequest::LookAfter { now_ms })
    }
}
