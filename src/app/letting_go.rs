//! Earlier versions, and what is deleted for good, at the worker's desk.

use super::{Desk, Reply, Request};
use crate::{
    domain::Catalogue,
    storage::{self, Store},
};
use std::sync::Arc;

impl Desk {
    pub(super) fn let_go(&mut self, request: Request) -> Vec<Reply> {
        match request {
            Request::ListEdited => self.edited(),
            Request::Earlier { id } => vec![self.earlier(id)],
            Request::DeleteForGood { ids } => self.delete_for_good(&ids),
            Request::DeleteAll { backups_too } => self.delete_all(backups_too),
            _ => Vec::new(),
        }
    }

    /// Everything goes, and an empty journal is begun in its place.
    fn delete_all(&mut self, backups_too: bool) -> Vec<Reply> {
        let Some(path) = self.store.as_ref().map(|store| store.path().to_owned()) else {
            return vec![Reply::NotDone { sentence: "No journal is open. Nothing was deleted".into() }];
        };
        let backups =
            if backups_too { storage::backups_of(&path).into_iter().map(|(backup, _)| backup).collect() } else { Vec::new() };
        self.store = None;
        self.journal = Arc::default();
        self.kept.forget();
        self.notes = None;
        let told = match storage::delete_all(&path, &backups) {
            Ok(()) => {
                let and = if backups.is_empty() { String::new() } else { format!(" and its backups ({})", backups.len()) };
                let sentence = format!("The journal{and} is deleted. This is a new and empty one, without a passphrase");
                Reply::Said { sentence, failed: false }
            }
            Err(e) => Reply::NotDone { sentence: e.to_string() },
        };
        let mut replies = self.open(path, None, |p| Store::create(p, &Catalogue::starting()));
        replies.push(told);
        replies
    }

    /// Nothing hangs on it: without an answer, no earlier versions are offered.
    fn edited(&self) -> Vec<Reply> {
        let edited = self.store.as_ref().and_then(|store| store.edited().ok());
        edited.map(|ids| Reply::Edited(Arc::new(ids))).into_iter().collect()
    }

    fn earlier(&self, id: Arc<str>) -> Reply {
        let Some(store) = &self.store else { return Reply::NotDone { sentence: "No journal is open".into() } };
        match store.earlier_versions(&id) {
            Ok(versions) => Reply::Earlier { id, versions },
            Err(e) => Reply::NotDone { sentence: e.to_string() },
        }
    }

    fn delete_for_good(&mut self, ids: &[Arc<str>]) -> Vec<Reply> {
        let Some(store) = self.store.as_mut() else { return vec![Self::no_journal()] };
        let in_trash = self.journal.trash.len();
        let gone = store.delete_for_good(ids).and_then(|n| {
            // Nothing is left that could be put back: the events that were removed go, too.
            if usize::try_from(n).is_ok_and(|n| n == in_trash) {
                store.purge_trash(i64::MAX)?;
            }
            Ok(n)
        });
        match gone {
            Ok(n) => vec![self.saved(format!("Deleted for good: {}", check_ins(n)), true)],
            Err(e) => {
                // They may be out of the tables already: what the file says is shown.
                let mut replies = vec![Reply::NotSaved { sentence: e.to_string() }];
                replies.extend(self.shown_anew());
                replies
            }
        }
    }
}

fn check_ins(n: u64) -> String {
    if n == 1 { "1 check-in".into() } else { format!("{n} check-ins") }
}
