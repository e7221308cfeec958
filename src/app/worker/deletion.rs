//! Earlier versions, and what is deleted for good, by the worker.

use super::{
    opening::begun,
    reply::{Answered, Reply},
    state::{Worker, not_done, not_saved, said},
};
use crate::{
    domain::CheckInId,
    storage::{self, ThingId},
};
use std::sync::Arc;

impl Worker {
    /// Everything goes, and an empty journal is begun in its place.
    pub(super) fn delete_all(&mut self, backups_too: bool) -> Vec<Reply> {
        let Some(store) = self.store.take() else {
            return vec![not_done("No journal is open. Nothing was deleted")];
        };
        let path = store.path().to_owned();
        let (made_of_it, left) = store.made_of_it(backups_too);
        drop(store);
        self.forget();
        let told = match storage::delete_all(&path, &made_of_it) {
            Ok(()) => {
                let and = match made_of_it.len() {
                    0 => String::new(),
                    n if backups_too => format!(" and what was made of it, backups among that ({n} files),"),
                    n => format!(" and what was rescued or set aside of it ({n} files)"),
                };
                let others = match left.first() {
                    None => String::new(),
                    Some(first) => format!(
                        ". Files that have its name but may be of another journal were left alone ({}, the first is {})",
                        left.len(),
                        first.display()
                    ),
                };
                let sentence =
                    format!("The journal{and} is deleted. This is a new and empty one, without a passphrase{others}");
                said(sentence, false)
            }
            Err(e) => not_done(e.to_string()),
        };
        let mut replies = if path.symlink_metadata().is_ok() {
            self.open(path, None, begun)
        } else {
            let anew = begun(&path);
            self.show_opened(path, anew)
        };
        replies.push(told);
        replies
    }

    /// What has earlier versions; `None` where that can't be read: none are offered then.
    pub(super) fn edited(&self) -> Option<Reply> {
        let store = self.store.as_ref()?;
        let (check_ins, things) = (store.edited().ok()?, store.things_said_otherwise().ok()?);
        Some(Answered::Edited { check_ins: Arc::new(check_ins), things: Arc::new(things) }.into())
    }

    /// What else was said of this thing, or of all.
    pub(super) fn said_otherwise(&self, of: Option<ThingId>) -> Reply {
        let Some(store) = &self.store else { return not_done("No journal is open") };
        match store.said_otherwise(of.as_ref()) {
            Ok(found) => Answered::SaidOtherwise { of, found }.into(),
            Err(e) => not_done(e.to_string()),
        }
    }

    /// What the check-in was before each edit. Where that can't be read, nothing is shown.
    pub(super) fn earlier(&self, id: CheckInId) -> Reply {
        let Some(store) = &self.store else { return not_done("No journal is open") };
        match store.earlier_versions(&id) {
            Ok(versions) => Answered::Earlier { id, versions }.into(),
            Err(e) => not_done(e.to_string()),
        }
    }

    pub(crate) fn delete_for_good(&mut self, ids: &[CheckInId]) -> Vec<Reply> {
        let in_trash = self.journal.trash.len();
        let gone = self.written(|store| {
            let n = store.delete_for_good(ids)?;
            // Nothing is left that could be put back: the events that were removed go, too.
            if usize::try_from(n).is_ok_and(|n| n == in_trash) {
                store.purge_trash(i64::MAX)?;
            }
            Ok(n)
        });
        match gone {
            Ok(n) => vec![self.saved(format!("Deleted for good: {}", check_ins(n)), true)],
            Err(why) => {
                // They may be out of the tables already: what the file says is shown.
                let mut replies = vec![not_saved(why)];
                replies.extend(self.shown_anew());
                replies
            }
        }
    }
}

fn check_ins(n: u64) -> String {
    if n == 1 { "1 check-in".into() } else { format!("{n} check-ins") }
}
