//! A file looked at before the person is asked about it: what it is, and what bringing it in would do. It is done beside the
//! worker, so that no save waits for a long file.

use super::{
    reply::{FileReply, Reply},
    state::Worker,
};
use crate::{
    app::{
        Arriving, Choices, FileKind, FoundInFile, LookedAt, NotRead, ReadAs, SaidOfFile, TableLook, WhatFile,
        files::arriving::remembered_as, look_at, look_at_table, reasons,
    },
    domain::{CanBe, Journal, Moment},
    exchange::diary::TableColumns,
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
        let kind = match &self.said {
            Some(said) => said.kind,
            None => FileKind::found_in(path).map_err(|e| e.to_string())?,
        };
        let table = look_at_table(path, kind).map_err(|e| e.to_string())?;
        let mut said =
            self.said.as_ref().map_or_else(|| self.said_before(kind, table.as_ref()), |as_said| as_said.said.clone());
        // A clock without a zone was this machine's, as far as anybody knows.
        said.choices.zone.get_or_insert_with(|| self.now.zone.to_string());
        let deleted = beside.reader().and_then(|store| store.deleted_events()).map_err(|e| e.to_string())?;
        let can = CanBe::as_of(self.now.instant);
        let look = |said: &SaidOfFile| look_at(path, kind, &self.journal, &deleted, said, can).map_err(|e| e.to_string());
        if let Some(table) = table {
            let columns = said.choices.table.get_or_insert_with(|| table.guess.clone());
            // What is not said yet is asked on the page, and what can't be read so is told there.
            let read = if table.asks(columns).is_some() { Ok(LookedAt::nothing()) } else { look(&said) };
            let (looked, problem) = read.map_or_else(|e| (LookedAt::nothing(), Some(e)), |looked| (looked, None));
            let arriving = Arriving::of(path.clone(), kind, said, looked).with_table(table, problem);
            return Ok(FoundInFile::Entries(Box::new(arriving)));
        }
        let looked = look(&said)?;
        let refused = looked.incoming.rejected_count;
        if looked.weighed.counts.imported + looked.weighed.counts.there() == 0 && refused > 0 {
            let why = reasons(&looked.incoming, kind);
            return Err(format!(
                "None of this file could be read, so nothing was taken from it. {why}. The journal is as it was"
            ));
        }
        Ok(FoundInFile::Entries(Box::new(Arriving::of(path.clone(), kind, said, looked))))
    }

    /// As it was said the last time of the names of this app, or of a table with the same columns.
    fn said_before(&self, kind: FileKind, table: Option<&TableLook>) -> SaidOfFile {
        let chosen = self.journal.settings.of_apps.of(&remembered_as(kind, table));
        let mut choices: Choices = chosen.and_then(|chosen| serde_json::from_str(chosen).ok()).unwrap_or_default();
        let fits = |columns: &TableColumns| table.is_some_and(|table| table.has_all(columns));
        choices.table = choices.table.filter(fits);
        SaidOfFile { choices, ..SaidOfFile::default() }
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
