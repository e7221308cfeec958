//! A file taken into the journal by the worker.

use super::{
    reply::{FileReply, Reply},
    state::{Worker, not_saved},
};
use crate::{
    app::{NotTakenIn, ToTakeIn, reasons, told_apart},
    exchange::diary::Choices,
    storage::{StorageError, Underway},
};

impl Worker {
    /// What was chosen for the names of an app holds for its next file. Where the disk refuses it is asked once more then.
    fn remember_choices(&mut self, file: &ToTakeIn) {
        let chosen = file.choices.as_ref().filter(|(_, choices)| *choices != Choices::default());
        let chosen = chosen.and_then(|(name, choices)| Some((name, serde_json::to_string(choices).ok()?)));
        let Some((name, chosen)) = chosen else { return };
        let mut settings = self.journal.settings.clone();
        if settings.of_apps.choose(name, &chosen)
            && let Some(store) = self.store.as_mut()
        {
            let _asked_once_more = store.save_settings(&settings);
        }
    }

    /// Takes a file in that was read, with what was said about it. How far it is goes to the window meanwhile; where that
    /// cancels it, nothing was changed.
    pub(crate) fn take_in_file(&mut self, file: &ToTakeIn) -> Reply {
        let (looked, now_ms) = (&file.looked, file.now.utc_ms);
        let Some(store) = self.store.as_mut() else {
            return not_saved("No journal is open to bring it in");
        };
        let tell = |written, of| self.meanwhile.tell(FileReply::Arriving { written, of });
        let underway = Underway::told(file.stop.clone(), &tell);
        // Before many rows at once, so that all of it can be taken back.
        let imported = store
            .back_up_before_import(now_ms)
            .map_err(NotTakenIn::from)
            .and_then(|()| looked.take_into(store, file.each.clone(), now_ms, Some(&underway)));
        match imported {
            Ok((counts, brought)) => {
                self.remember_choices(file);
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
                let why = if refused > 0 { format!(". {}", reasons(&looked.incoming, file.kind)) } else { String::new() };
                let said = format!("{added}{}{why}{told}{apart}", also.concat());
                let saved = self.saved(said, true);
                match brought {
                    Some(brought) => saved.taken_in(brought),
                    None => saved,
                }
            }
            Err(NotTakenIn::Storage(StorageError::Refused(_))) if file.stop.is_wished() => {
                not_saved("Cancelled. Nothing was brought in, and the journal is as it was")
            }
            Err(e) => not_saved(e.to_string()),
        }
    }
}
