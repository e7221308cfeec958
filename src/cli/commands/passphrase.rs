//! `gamut passphrase`: set, changed or taken away.

use crate::cli::{
    place::{open, open_with, tell},
    terminal::{complain::complain, failure::Failure, out, progress, secrets},
};
use crate::{
    app::copies_words,
    clock,
    storage::{Guessing, Relocked, Secret, StorageError, Store},
};
use std::path::Path;
use zeroize::Zeroizing;

/// Sets a passphrase where there is none.
pub(super) fn set(journal: &Path) -> Result<(), Failure> {
    let mut store = match open_with(journal, None) {
        Err(StorageError::Locked(_)) => return Err(has_one()),
        other => other?,
    };
    if store.has_passphrase() {
        return Err(has_one());
    }
    tell(&store);
    let (new, guessing) = new_one(journal)?;
    let relocked = relocked(&mut store, Some(&new))?;
    told(relocked, &format!("The journal has a passphrase now. {guessing}"))
}

/// Puts another in the place of the present one.
pub(super) fn change(journal: &Path) -> Result<(), Failure> {
    let mut store = open(journal)?;
    if !store.has_passphrase() {
        return Err(has_none());
    }
    let (new, guessing) = new_one(journal)?;
    let relocked = relocked(&mut store, Some(&new))?;
    told(relocked, &format!("The passphrase is changed. {guessing}"))
}

/// Takes the passphrase away.
pub(super) fn remove(journal: &Path) -> Result<(), Failure> {
    let mut store = open(journal)?;
    if !store.has_passphrase() {
        return Err(has_none());
    }
    let relocked = relocked(&mut store, None)?;
    told(relocked, "The journal has no passphrase now: anyone who can use this account can read it")
}

fn relocked(store: &mut Store, new: Option<&Secret>) -> Result<Relocked, StorageError> {
    store.set_passphrase_telling(new, clock::now().instant.utc_ms, &|step| progress::meanwhile(&step.to_string()))
}

fn told(relocked: Relocked, done: &str) -> Result<(), Failure> {
    if let Some(why) = &relocked.backup_trouble {
        complain(&format!("No backup was made before it. {why}"));
    }
    let left = match relocked.backups_left {
        0 => String::new(),
        n => format!(". {n} backups could not be rewritten and open as they did before; `gamut backup --list` names them"),
    };
    out::done(&format!("{done}{left}{}", copies_words(&relocked)))?;
    let Some(code) = relocked.code else { return Ok(()) };
    let text = Zeroizing::new(format!(
        "Recovery code, which opens the journal when the passphrase is forgotten. It is not shown again:\n\n    {}\n\nWrite it down and keep it away from this computer. Without both nobody can open the journal",
        code.as_str()
    ));
    match out::all(&text) {
        Err(Failure::Said { .. }) => {
            complain(
                "The recovery code could not be written, so there is none to keep. The passphrase holds. \
                 `gamut passphrase change` makes another code",
            );
            Ok(())
        }
        told => told,
    }
}

/// The new passphrase; typed twice on a terminal. The window's rule holds here, too.
fn new_one(journal: &Path) -> Result<(Secret, Guessing), Failure> {
    let missing = || Failure::from(StorageError::Locked(journal.into()));
    let new = secrets::next("New passphrase: ").ok_or_else(missing)?;
    let guessing = new.judged().map_err(|unfit| Failure::bad_input(format!("{unfit}. Nothing was changed. Try again")))?;
    if !secrets::from_descriptor() && secrets::next("The same once more: ") != Some(new.clone()) {
        return Err(Failure::bad_input("The two were not the same. Nothing was changed. Try again"));
    }
    Ok((new, guessing))
}

fn has_one() -> Failure {
    Failure::bad_input(
        "The journal has a passphrase already. Nothing was changed. `gamut passphrase change` puts another in its place",
    )
}

fn has_none() -> Failure {
    Failure::bad_input("The journal has no passphrase. Nothing was changed. `gamut passphrase set` sets one")
}
