//! `gamut merge`: another journal of the same person taken into this one.

use crate::cli::{
    place::open,
    terminal::{failure::Failure, out, secrets},
};
use crate::{
    app::{NotRead, Wanted, WhatFile},
    clock,
    storage::{StorageError, Store},
};
use std::{io::ErrorKind, path::Path};

pub(super) fn run(journal: &Path, other: &Path, yes: bool) -> Result<(), Failure> {
    match WhatFile::of(other) {
        Ok(what) => what.not_for(Wanted::Journal).map_or(Ok(()), |sentence| Err(Failure::bad_input(sentence)))?,
        Err(e) if e.kind() == ErrorKind::NotFound => return Err(NotRead::Missing(other.display().to_string()).into()),
        // Whoever opens it says what is wrong.
        Err(_) => {}
    }
    let is_itself = std::fs::canonicalize(journal).is_ok_and(|a| std::fs::canonicalize(other).is_ok_and(|b| a == b));
    if is_itself {
        return Err(Failure::bad_input("That is this journal itself. Nothing was changed. Name the other one"));
    }
    let mut store = open(journal)?;
    let there = opened(other)?;
    if !yes && !store.has_met(&there)? {
        return Err(Failure::bad_input(
            "These two journals have never met. Nothing was changed. If both are yours, `--yes` makes them one; two people's \
             days can't be told apart again but by the backup that is made before",
        ));
    }
    let now_ms = clock::now().instant.utc_ms;
    store.it_is(now_ms);
    let met = store.meet(&there, now_ms)?;
    let before = met.backed_up.as_ref().map(|path| format!(". The journal as it was: {}", path.display()));
    out::done(&format!("{}{}", met.words(), before.unwrap_or_default()))
}

/// The other journal, by what opened this one, else by what is given or typed next.
fn opened(other: &Path) -> Result<Store, Failure> {
    let known = secrets::known();
    match Store::open_to_read(other, known.as_ref()) {
        Err(StorageError::Locked(path) | StorageError::WrongPassphrase(path)) => {
            let secret =
                secrets::next("Passphrase or recovery code of the other journal: ").ok_or(StorageError::Locked(path))?;
            Ok(Store::open_to_read(other, Some(&secret))?)
        }
        other => Ok(other?),
    }
}
