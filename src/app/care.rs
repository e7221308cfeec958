//! How the journal's file stands, what is being done about it, and why it can't be opened.

use crate::storage::{BackedUp, BackupSeen, Compared, LockNow, Lost, MeetingPlace, Relocking};
use std::path::PathBuf;

/// How the journal's file stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Care {
    /// It has a passphrase.
    pub protected: bool,
    /// How far the backups go; `None` = not looked yet.
    pub backed_up: Option<BackedUp>,
    /// Backups whose names say a day that has not come.
    pub backups_ahead: Vec<PathBuf>,
    /// Why no backup can be made, or the last one that was due could not be.
    pub backup_trouble: Option<String>,
    /// What the look at the file found; empty = whole, `None` = not looked yet.
    pub problems: Option<Vec<String>>,
    /// Until when (ms UTC) the first look may wait for a quiet moment; `None` = it is to be had at once.
    pub look_may_wait_until_ms: Option<i64>,
    /// The file in which everything is kept since the journal's own was found gone.
    pub kept_in: Option<String>,
    /// What became of the journal's own file while it was open.
    pub lost: Option<Lost>,
    /// The files beside the journal in which something was kept while its own was gone.
    pub rescued: Vec<PathBuf>,
    /// The name of the program that copies the journal's folder to other places, e.g. "Dropbox".
    pub synced_by: Option<String>,
    /// Where it meets the person's other machines, if it does.
    pub meeting: Option<MeetingNow>,
}

/// Where other machines are met, and how that went last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingNow {
    pub place: MeetingPlace,
    /// What was left alone in the folder, a sentence each.
    pub left_alone: Vec<String>,
    /// Why it could not be looked into.
    pub trouble: Option<String>,
    /// When it was looked into last (ms UTC).
    pub met_ms: Option<i64>,
}

/// Why the journal could not be opened, in a sentence that says what is safe and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub sentence: String,
    /// Trying again may help (open elsewhere, disk).
    pub passing: bool,
    /// The file is there and can't be read: a backup may help, or what can still be read of it.
    pub damaged: bool,
    /// What was kept beside the journal while its file was gone, oldest first.
    pub rescued: Vec<PathBuf>,
    /// The file is not locked as was known of it: whether that is right is asked.
    pub lock_changed: Option<LockNow>,
}

/// What the worker is at that takes a while; shown where it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    Unlock,
    /// Setting, changing or taking away the passphrase.
    Passphrase,
    ListBackups,
    BackUp,
    Compare,
    Restore,
    Salvage,
    /// Changing what many check-ins say, or putting it back.
    Rewrite,
}

/// What takes a while and is not answered yet, and what was answered about backups.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FileWork {
    pub busy: Option<Task>,
    /// What is being done about the passphrase, as far as it was told.
    pub relocking: Option<Relocking>,
    /// `None` = not asked for yet.
    pub backups: Option<Vec<BackupSeen>>,
    /// A backup and what restoring it would change.
    pub comparison: Option<(PathBuf, Compared)>,
}

impl FileWork {
    /// Whether this may begin: one thing is done after the other.
    pub(super) fn begin(&mut self, task: Task) -> bool {
        let is_free = self.busy.is_none();
        self.busy = self.busy.or(Some(task));
        if is_free {
            self.relocking = None;
        }
        is_free
    }
}
