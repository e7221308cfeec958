//! `gamut restore`: a backup put in the place of the journal, or what the journal lacks taken over from it.

use crate::cli::{
    place::{agreed, open_with, unlocked},
    terminal::{failure::Failure, out, secrets},
};
use crate::{
    app::{NotRead, Wanted, WhatFile, told_apart},
    clock,
    exchange::Incoming,
    storage,
    storage::{Offered, Restored, Secret, StorageError, Store, TakenIn, compare},
};
use std::{io::ErrorKind, path::Path};

/// How a backup comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// Only say what would change.
    DryRun,
    /// Put it in the place of the journal.
    Whole,
    /// Take over only what the journal doesn't have.
    Missing,
}

pub(super) fn run(journal: &Path, backup: &Path, how: How) -> Result<(), Failure> {
    match WhatFile::of(backup) {
        // A damaged backup can begin as a plain database does.
        Ok(what @ WhatFile::Database) => what.not_for(Wanted::Backup).map_or(Ok(()), |s| Err(Failure::no_journal(s)))?,
        Ok(what) => what.not_for(Wanted::Backup).map_or(Ok(()), |sentence| Err(Failure::bad_input(sentence)))?,
        Err(e) if e.kind() == ErrorKind::NotFound => return Err(NotRead::Missing(backup.display().to_string()).into()),
        // Whoever opens it says what is wrong.
        Err(_) => {}
    }
    let secret = secret_for(journal, backup);
    match how {
        How::DryRun => dry_run(journal, backup, secret.as_ref()),
        How::Whole => whole(journal, backup, secret.as_ref()),
        How::Missing => missing(journal, backup, secret.as_ref()),
    }
}

/// One passphrase for both, asked for where either needs it.
fn secret_for(journal: &Path, backup: &Path) -> Option<Secret> {
    let locked = |path| matches!(Store::open_to_read(path, None), Err(StorageError::Locked(_)));
    if locked(backup) || locked(journal) || storage::is_known_to_be_locked(journal) {
        secrets::next("Passphrase or recovery code: ")
    } else {
        None
    }
}

fn whole(journal: &Path, backup: &Path, secret: Option<&Secret>) -> Result<(), Failure> {
    let Restored { store, backed_up, set_aside } =
        storage::restore(journal, backup, secret, secret, agreed(), clock::now().instant.utc_ms)?;
    let n = store.load()?.check_ins.len();
    let before = match (backed_up, set_aside) {
        (Some(path), _) => format!(". What was there before is backed up in {}", path.display()),
        (_, Some(path)) => {
            format!(". What was there before could not be read with this passphrase and lies in {}", path.display())
        }
        _ => String::new(),
    };
    out::done(&format!("Restored: {n} check-ins{before}"))
}

fn missing(journal: &Path, backup: &Path, secret: Option<&Secret>) -> Result<(), Failure> {
    let mut store = unlocked(|known| open_with(journal, known.or(secret)))?;
    if store.rescued().iter().any(|kept| is_same_file(kept, backup)) {
        let TakenIn { new, changed, kept, .. } = store.take_in(backup, clock::now().instant.utc_ms)?;
        let where_it_is = kept.display();
        return out::all(&format!("{new} taken in, {changed} changed. The file is a backup now: {where_it_is}"));
    }
    let from = Store::open_to_read(backup, secret)?;
    let (there, earlier) = (from.load()?, from.every_earlier_version()?);
    drop(from);
    let now_ms = clock::now().instant.utc_ms;
    store.back_up(now_ms)?;
    let counts = store.import_offered(&Offered::whole(&there, &earlier), now_ms)?;
    let apart = told_apart(&counts, &Incoming::default(), "");
    out::done(&format!("{} taken over, {} were there already{apart}", counts.imported, counts.duplicate))
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    std::fs::canonicalize(a).is_ok_and(|a| std::fs::canonicalize(b).is_ok_and(|b| a == b))
}

fn dry_run(journal: &Path, backup: &Path, secret: Option<&Secret>) -> Result<(), Failure> {
    let store = Store::open_to_read(backup, secret)?;
    if let Some(problem) = store.check()?.problems.first() {
        let sentence = format!("The backup is damaged: {problem}. Nothing was changed. Try an older one");
        return Err(Failure::Said { code: 11, sentence });
    }
    let there = store.load()?;
    let n = there.check_ins.len();
    let here = match Store::open_to_read(journal, secret).and_then(|store| store.load()) {
        Ok(here) => here,
        Err(StorageError::Missing(_)) => {
            return out::sentence(&format!(
                "The backup holds {n} check-ins. There is no journal to put it over. Nothing was changed"
            ));
        }
        Err(e) => {
            return out::sentence(&format!("The backup holds {n} check-ins. The journal can't be compared with it: {e}"));
        }
    };
    let c = compare(&here, &there);
    out::sentence(&format!(
        "The backup holds {n} check-ins. Only in the backup: {}. Only in the journal: {}. In both but not the same: {}. The same: {}. Nothing was changed",
        c.only_there.len(),
        c.only_here.len(),
        c.differ,
        c.same
    ))
}
