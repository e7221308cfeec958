//! A file looked at before the person is asked about it: what it is, and what bringing it in would do. It is done beside the
//! worker, so that no save waits for a long file.

use super::{
    reply::{FileReply, Reply},
    state::Worker,
};
use crate::{
    app::{Arriving, FileKind, FoundInFile, NotRead, ReadAs, SaidOfFile, WhatFile, look_at, reasons},
    domain::{CanBe, Journal, Moment},
    storage::{Beside, names_a_backup},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// A file to be looked at, and the journal it is laid beside.
#[derive(Debug)]
pub(super) struct Looking {
    path: PathBuf,
    said: Option<ReadAs>,
    now: Moment,
    journal: Arc<Journal>,
    /// `None` where no journal is open.
    beside: Option<Beside>,
    /// Where the journal lies that is open.
    open: PathBuf,
}

impl Worker {
    pub(super) fn looking(&self, path: PathBuf, said: Option<ReadAs>, now: Moment) -> Looking {
        let (journal, beside) = (Arc::clone(&self.journal), self.beside());
        Looking { path, said, now, journal, beside, open: self.path.clone() }
    }
}

impl Looking {
    pub(super) fn run(self) -> Reply {
        let found = self.found();
        FileReply::LookedAt { path: self.path, found }.into()
    }

    fn found(&self) -> Result<FoundInFile, String> {
        let path = &self.path;
        match WhatFile::of(path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return Err(NotRead::Missing(path.display().to_string()).to_string());
            }
            Err(e) => {
                return Err(NotRead::Disk { path: path.display().to_string(), why: e.to_string() }.to_string());
            }
            Ok(WhatFile::Journal) => return self.as_a_journal(),
            Ok(_) => {}
        }
        let Some(beside) = &self.beside else {
            return Err(
                "Nothing can be brought in while no journal is open. Nothing was changed. Unlock or open your journal \
                        first, then choose the file again"
                    .to_owned(),
            );
        };
        let ReadAs { kind, mut said } = match &self.said {
            Some(said) => said.clone(),
            None => self.read_as_told()?,
        };
        // A clock without a zone was this machine's, as far as anybody knows.
        said.choices.zone.get_or_insert_with(|| self.now.zone.to_string());
        let looked = look_at(path, kind, &self.journal, &said, CanBe::as_of(self.now.instant)).map_err(|e| e.to_string())?;
        let store = beside.reader().map_err(|e| e.to_string())?;
        let mut weighed = store.weigh_whole(&looked.offered()).map_err(|e| e.to_string())?;
        weighed.counts = looked.with_repeated(weighed.counts);
        let refused = looked.incoming.rejected_count;
        if weighed.counts.imported + weighed.counts.there() == 0 && refused > 0 {
            let why = reasons(&looked.incoming, kind);
            return Err(format!(
                "None of this file could be read, so nothing was taken from it. {why}. The journal is as it was"
            ));
        }
        Ok(FoundInFile::Entries(Box::new(Arriving::of(path.clone(), kind, said, looked, weighed))))
    }

    /// By what stands in it.
    fn read_as_told(&self) -> Result<ReadAs, String> {
        let kind = FileKind::found_in(&self.path).map_err(|e| e.to_string())?;
        // As it was chosen for the names of this app the last time.
        let chosen = self.journal.settings.of_apps.of(kind.format.name);
        let choices = chosen.and_then(|chosen| serde_json::from_str(chosen).ok()).unwrap_or_default();
        Ok(ReadAs { kind, said: SaidOfFile { choices, ..SaidOfFile::default() } })
    }

    fn as_a_journal(&self) -> Result<FoundInFile, String> {
        let path = &self.path;
        let same = |a: &Path, b: &Path| {
            a == b || std::fs::canonicalize(a).ok().zip(std::fs::canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
        };
        if self.beside.is_some() && same(path, &self.open) {
            return Err("This journal is open already".to_owned());
        }
        if names_a_backup(path) {
            return Err("This is a backup of a journal. Nothing was changed: to write in a backup would spoil it. Settings, \
                        under Backups, compares it with your journal and puts it back"
                .to_owned());
        }
        Ok(FoundInFile::Journal)
    }
}
