//! Earlier versions, and what is deleted for good, at the worker's desk.

use crate::{
    app::{Desk, Reply, Request},
    domain::Catalogue,
    storage,
    storage::Store,
};
use std::sync::Arc;

impl Desk {
    pub(crate) fn let_go(&mut self, request: Request) -> Vec<Reply> {
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
        let Some(store) = self.store.take() else {
            return vec![Reply::NotDone { sentence: "No journal is open. Nothing was deleted".into() }];
        };
        let path = store.path().to_owned();
        let (made_of_it, left) = store.made_of_it(backups_too);
        drop(store);
        self.journal = Arc::default();
        self.kept.forget();
        self.notes = None;
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
                Reply::Said { sentence, failed: false }
            }
            Err(e) => Reply::NotDone { sentence: e.to_string() },
        };
        self.half_written.clear();
        let mut replies = if path.symlink_metadata().is_ok() {
            self.open(path, None, |p| Store::create(p, &Catalogue::starting()))
        } else {
            let begun = Store::create(&path, &Catalogue::starting());
            self.show_opened(path, begun)
        };
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
