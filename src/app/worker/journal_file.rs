//! Lock, passphrase, backups and restoring, by the worker.

use super::{
    errand::{Came, Done, Made},
    opening::{begun, trouble_with_backups},
    reply::{FileReply, Reply},
    state::{NO_JOURNAL, Refused, Worker, not_done, not_saved, said},
};
use crate::{
    app::{TRASH_DAYS, told_apart},
    domain::{Earlier, Journal},
    exchange::Incoming,
    storage::{
        Agreed, LookedAfter, Offered, Relocked, Restored, Secret, StorageError, Store, TakenIn, Underway, backups_ahead,
        restore, salvage_in_place,
    },
};
use std::path::{Path, PathBuf};

const DAY_MS: i64 = 86_400_000;
impl Worker {
    pub(super) fn lock(&mut self) -> Vec<Reply> {
        let Some(store) = self.store.take() else { return Vec::new() };
        let path = store.path().to_owned();
        drop(store);
        self.forget();
        vec![FileReply::Locked { path, sentence: None }.into()]
    }

    /// What came of something that was done beside the worker.
    pub(super) fn take_back(&mut self, done: Done) -> Vec<Reply> {
        match done.came {
            Came::Said(replies) => replies,
            Came::LookedAfter { .. } if done.opening != self.opening => Vec::new(),
            Came::LookedAfter { now_ms, found } => match found {
                Ok(Some(found)) => self.is_looked_after(found, now_ms),
                Ok(None) => Vec::new(),
                Err(e) => {
                    self.care.problems = Some(vec![e.to_string()]);
                    vec![self.stands(None)]
                }
            },
            Came::BackedUp(Ok(Made { backed_up, all })) => {
                let mut replies = vec![FileReply::Backups(all).into()];
                if done.opening == self.opening {
                    self.care.backup_trouble = None;
                    replies.push(self.stands(Some(backed_up)));
                }
                replies.push(said("Backed up, and the backup was looked at page by page", false));
                replies
            }
            Came::BackedUp(Err(e)) if done.opening != self.opening => vec![not_done(e.to_string())],
            Came::BackedUp(Err(e)) => {
                self.care.backup_trouble = Some(e.to_string());
                vec![not_done(e.to_string()), FileReply::CaredFor(self.care.clone()).into()]
            }
        }
    }

    /// The file was looked at and backed up, where that was due: the old of the trash goes.
    fn is_looked_after(&mut self, found: LookedAfter, now_ms: i64) -> Vec<Reply> {
        let Some(store) = self.store.as_mut() else { return Vec::new() };
        let is_whole = found.problems.is_empty();
        if is_whole && found.looked {
            store.was_looked_at(now_ms);
        }
        // A damaged journal is not written anew.
        let purged = is_whole && store.purge_trash(now_ms - TRASH_DAYS * DAY_MS).is_ok_and(|gone| gone > 0);
        self.care.problems = Some(found.problems);
        self.care.backup_trouble = found.trouble.or_else(|| trouble_with_backups(store));
        self.care.backups_ahead = found.ahead;
        let mut replies = vec![self.stands(Some(found.backed_up))];
        if purged {
            replies.extend(self.shown_anew());
        }
        replies
    }

    /// What can still be read goes into a new journal; the damaged file is kept under another name.
    pub(super) fn salvage(&mut self, path: PathBuf, secret: Option<&Secret>, now_ms: i64) -> Vec<Reply> {
        self.store = None;
        match salvage_in_place(&path, secret, now_ms) {
            Ok((store, found, aside)) => {
                let kept = aside.map_or_else(String::new, |p| format!(". The damaged file was kept as it is: {}", p.display()));
                let left_out = match found.left_out {
                    0 => String::new(),
                    n => format!(", {n} check-ins hold what can't be and were left out"),
                };
                let sentence = format!(
                    "Read from the damaged journal: {} check-ins; {} pages could not be read{left_out}{kept}. A backup may hold what is missing",
                    found.check_ins, found.broken_pages
                );
                let mut replies = self.show_opened(path, Ok(store));
                replies.push(said(sentence, false));
                replies
            }
            Err(e) => {
                let again = Store::open(&path, secret);
                let mut replies = self.show_opened(path, again);
                replies.push(not_done(e.to_string()));
                replies
            }
        }
    }

    /// How the file stands, as far as it was looked at, with a new look at its backups.
    fn cared_for(&mut self, now_ms: i64) -> Reply {
        let backed_up = self.store.as_ref().map(|store| store.backed_up_by_name(now_ms));
        self.care.backups_ahead = backups_ahead(&self.path, now_ms);
        self.stands(backed_up)
    }

    /// Takes over from a backup what this journal doesn't have. A write: answered saved or not.
    pub(crate) fn copy_missing(&mut self, backup: &Path, secret: Option<&Secret>, now_ms: i64) -> Reply {
        let taken = self.backup_with_earlier(backup, secret).and_then(|(there, earlier)| {
            let store = self.store.as_mut().ok_or_else(|| StorageError::Refused(NO_JOURNAL.into()))?;
            store.back_up(now_ms)?;
            store.bring_in(&Offered::whole(&there, &earlier), now_ms, &Underway::alone())
        });
        match taken {
            Ok((counts, brought)) => {
                let apart = told_apart(&counts, &Incoming::default(), "");
                let said =
                    format!("{} taken over from the backup, {} were there already{apart}", counts.imported, counts.duplicate);
                self.saved(said, true).taken_in(brought)
            }
            Err(e) => not_saved(e.to_string()),
        }
    }

    /// What was kept while the file was gone comes into the journal. A write: answered saved or not.
    pub(crate) fn take_in_rescued(&mut self, rescued: &Path, now_ms: i64) -> Vec<Reply> {
        let saved = match self.written(|store| store.take_in(rescued, now_ms)) {
            Ok(TakenIn { new, changed, kept, brought }) => {
                let said = format!(
                    "Taken in from what was kept: {new} new, {changed} changed. The file stays, as a backup: {}",
                    kept.display()
                );
                self.saved(said, true).taken_in(brought)
            }
            Err(why) => not_saved(why),
        };
        vec![saved, self.cared_for(now_ms)]
    }

    pub(super) fn set_passphrase(&mut self, old: Option<&Secret>, new: Option<&Secret>, now_ms: i64) -> Vec<Reply> {
        let Some(store) = self.store.as_mut() else { return vec![not_done(NO_JOURNAL)] };
        if store.has_passphrase() && !old.is_some_and(|old| store.is_opened_by(old)) {
            return vec![not_done("That is not the passphrase the journal has now. Nothing was changed. Try it again")];
        }
        if let Some(Err(unfit)) = new.map(Secret::judged) {
            return vec![not_done(format!("{unfit}. Nothing was changed"))];
        }
        let meanwhile = |step| self.meanwhile.tell(FileReply::Relocking(step));
        match store.set_passphrase_telling(new, now_ms, &meanwhile) {
            Ok(relocked) => {
                let copies = copies_words(&relocked);
                let Relocked { code, backups_left, backup_trouble, .. } = relocked;
                let done = match (old, new) {
                    (_, None) => "The passphrase is taken away. Anyone who can use this account can read the journal now",
                    (None, Some(_)) => "The passphrase is set",
                    (Some(_), Some(_)) => "The passphrase is changed",
                };
                let left = match backups_left {
                    0 => String::new(),
                    n => format!(". Backups that could not be rewritten and open as they did before: {n}"),
                };
                let before = backup_trouble.map_or_else(String::new, |why| format!(". No backup was made before it. {why}"));
                let said = format!("{done}{left}{before}{copies}");
                let is = FileReply::PassphraseIs { set: new.is_some(), code, said };
                vec![is.into(), self.cared_for(now_ms)]
            }
            Err(e) => vec![not_done(e.to_string())],
        }
    }

    /// What was refused because of another lock, now that the person said it is right.
    pub(super) fn take_as_it_is(&mut self) -> Vec<Reply> {
        match self.refused.take() {
            Some(Refused::ToOpen(secret)) => {
                let path = self.path.clone();
                let opened = match Store::open_as_it_is(&path, secret.as_ref()) {
                    Err(StorageError::Missing(_)) => begun(&path),
                    opened => opened,
                };
                self.show_opened(path, opened)
            }
            Some(Refused::ToRestore { backup, secret, now_ms }) => {
                self.restore(&backup, secret.as_ref(), Agreed::ToAnotherLock, now_ms)
            }
            None => vec![not_done("Nothing waits for an answer. Nothing was changed")],
        }
    }

    /// The journal in a backup, under what opened this one or under what was typed for it, with what its check-ins said
    /// before they were changed.
    fn backup_with_earlier(&self, backup: &Path, secret: Option<&Secret>) -> Result<(Journal, Vec<Earlier>), StorageError> {
        let whole = |store: Store| Ok((store.load()?, store.every_earlier_version()?));
        match (&self.store, secret) {
            (Some(store), None) => whole(store.open_backup(backup)?),
            _ => whole(Store::open_to_read(backup, secret)?),
        }
    }

    /// The present journal is backed up first; one that can't be read is set aside.
    pub(super) fn restore(&mut self, backup: &Path, secret: Option<&Secret>, agreed: Agreed, now_ms: i64) -> Vec<Reply> {
        let own = self.store.take().map(|store| store.own_secret());
        let path = self.path.clone();
        let present = own.as_ref().or(secret);
        let (opened, then) = match restore(&path, backup, secret.or(own.as_ref()), present, agreed, now_ms) {
            Ok(Restored { store, backed_up, set_aside }) => {
                let kept = match (backed_up, set_aside) {
                    (Some(p), _) => format!(". What was there before is backed up in {}", p.display()),
                    (_, Some(p)) => format!(". What was there before could not be read and lies in {}", p.display()),
                    _ => String::new(),
                };
                let sentence = format!("The backup is in the place of the journal{kept}");
                (Ok(store), vec![said(sentence, false)])
            }
            Err(e @ StorageError::LockChanged { .. }) if own.is_none() => {
                let (backup, secret) = (backup.to_owned(), secret.cloned());
                self.refused = Some(Refused::ToRestore { backup, secret, now_ms });
                (Err(e), Vec::new())
            }
            Err(e) => (Store::open(&path, own.as_ref()), vec![not_done(e.to_string())]),
        };
        let mut replies = self.show_opened(path, opened);
        replies.extend(then);
        replies
    }
}

/// What still opens as the journal did before: told whenever a passphrase was set or changed.
pub(crate) fn copies_words(relocked: &Relocked) -> String {
    let mut words = String::new();
    if relocked.code.is_none() {
        return words;
    }
    if !relocked.copies.is_empty() {
        let named: Vec<_> = relocked.copies.iter().map(|copy| copy.display().to_string()).collect();
        words.push_str(". Copies that open as they did before: ");
        words.push_str(&named.join(", "));
    }
    if relocked.other_names > 0 {
        words.push_str(". The file had a second name (a hard link), and what it was before opens by that as it did");
    }
    words.push_str(". Copies you made yourself are not known to Gamut and stay as they are");
    words
}
