//! A file looked at before the person is asked about it: what it is, and what bringing it in would do.

use super::{
    reply::{FileReply, Reply},
    state::Worker,
};
use crate::{
    app::{EntriesSeen, FileKind, FoundInFile, NotRead, SaidOfFile, WhatFile, look_at, reasons, told_apart},
    domain::{CanBe, Instant},
    storage::names_a_backup,
};
use std::path::{Path, PathBuf};

impl Worker {
    pub(crate) fn look_at_file(&self, path: PathBuf, now: Instant) -> Reply {
        let found = self.found_in(&path, now);
        FileReply::LookedAt { path, found }.into()
    }

    fn found_in(&self, path: &Path, now: Instant) -> Result<FoundInFile, String> {
        match WhatFile::of(path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return Err(NotRead::Missing(path.display().to_string()).to_string());
            }
            Err(e) => {
                return Err(NotRead::Disk { path: path.display().to_string(), why: e.to_string() }.to_string());
            }
            Ok(WhatFile::Journal) => return self.as_a_journal(path),
            Ok(_) => {}
        }
        let Some(store) = &self.store else {
            return Err(
                "Nothing can be brought in while no journal is open. Nothing was changed. Unlock or open your journal \
                        first, then choose the file again"
                    .to_owned(),
            );
        };
        let kind = FileKind::found_in(path).map_err(|e| e.to_string())?;
        let looked =
            look_at(path, kind, &self.journal, &SaidOfFile::default(), CanBe::as_of(now)).map_err(|e| e.to_string())?;
        let counts = store.weigh(&looked.offered()).map_err(|e| e.to_string())?;
        let counts = looked.with_repeated(counts);
        let refused = looked.incoming.rejected_count;
        if counts.imported + counts.there() == 0 && refused > 0 {
            let why = reasons(&looked.incoming, kind);
            return Err(format!(
                "None of this file could be read, so nothing was taken from it. {why}. The journal is as it was"
            ));
        }
        let entries = |n: u64| if n == 1 { "1 entry".to_owned() } else { format!("{n} entries") };
        let there = match counts.duplicate {
            0 => String::new(),
            1 => ", 1 is here already".to_owned(),
            n => format!(", {n} are here already"),
        };
        let left_out = match refused {
            0 => String::new(),
            n => format!(", {n} can't be read and would be left out. {}", reasons(&looked.incoming, kind)),
        };
        let mut would = format!("{} would be added{there}{left_out}", entries(counts.imported));
        would.push_str(&told_apart(&counts, &looked.incoming, ""));
        if looked.incoming.moods_beside && counts.imported > 0 {
            would.push_str(". Overall moods of the other app are kept apart from your feelings");
        }
        Ok(FoundInFile::Entries(EntriesSeen {
            what: kind.reader.noun,
            would,
            differ: counts.differ,
            unknown: looked.unknown.len(),
            adds: counts.imported + counts.differ > 0 || looked.incoming.has_settings,
        }))
    }

    fn as_a_journal(&self, path: &Path) -> Result<FoundInFile, String> {
        let same = |a: &Path, b: &Path| {
            a == b || std::fs::canonicalize(a).ok().zip(std::fs::canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
        };
        if self.store.is_some() && same(path, &self.path) {
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
