//! A file taken into the journal by the worker.

use super::{
    reply::{Reply, Written},
    state::{Worker, not_saved},
};
use crate::{
    app::{FileKind, SaidOfFile, SidesAsked, look_at, reasons, told_apart},
    domain::{CanBe, Instant},
};
use std::path::PathBuf;

impl Worker {
    /// Takes a file in, with what was said about it.
    pub(crate) fn take_in_file(&mut self, path: PathBuf, said: &SaidOfFile, now: Instant) -> Reply {
        let now_ms = now.utc_ms;
        let kind = FileKind::found_in(&path);
        let looked = kind.and_then(|kind| Ok((kind, look_at(&path, kind, &self.journal, said, CanBe::as_of(now))?)));
        let (kind, looked) = match looked {
            Ok(looked) => looked,
            Err(e) => return not_saved(e.to_string()),
        };
        if !looked.unknown.is_empty() {
            return Written::SidesAsked(SidesAsked { path, unknown: looked.unknown }).into();
        }
        let Some(store) = self.store.as_mut() else {
            return not_saved("No journal is open to take it in");
        };
        // Before many rows at once, so that all of it can be taken back.
        let imported = store.back_up_before_import(now_ms).and_then(|()| store.import_offered(&looked.offered(), now_ms));
        match imported {
            Ok(counts) => {
                let counts = looked.with_repeated(counts);
                let apart = if looked.incoming.moods_beside && counts.imported > 0 {
                    ". Overall moods of the other app are kept apart from your feelings"
                } else {
                    ""
                };
                let (new, there, refused) = (counts.imported, counts.duplicate, looked.incoming.rejected_count);
                let told = told_apart(&counts, &looked.incoming, "");
                let added = match new {
                    0 => "Nothing new".to_owned(),
                    1 => "1 entry added".to_owned(),
                    n => format!("{n} entries added"),
                };
                let also = [(there, "already there"), (refused, "refused")].map(|(n, what)| match n {
                    0 => String::new(),
                    n => format!(", {n} {what}"),
                });
                let why = if refused > 0 { format!(". {}", reasons(&looked.incoming, kind)) } else { String::new() };
                let mut said = format!("{added}{}{why}{told}{apart}", also.concat());
                if counts.imported + counts.replaced > 0 && !self.journal.check_ins.is_empty() {
                    // What came in may have changed the catalogue, too: no single step takes all of it back.
                    said.push_str(". To take this back, restore the backup that was made before it");
                }
                self.saved(said, true)
            }
            Err(e) => not_saved(e.to_string()),
        }
    }
}
