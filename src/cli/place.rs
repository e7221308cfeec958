//! Which journal a command is about, and how it is opened: to read, to write, or made anew.

use super::terminal::{complain::complain, failure::Failure, secrets};
use crate::{
    app,
    app::SmallFiles,
    cli::own_folders,
    clock,
    domain::{Catalogue, Settings},
    storage::{Agreed, Secret, StorageError, Store, names_a_folder, rescued_beside},
};
use directories::ProjectDirs;
use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

/// The named journal, else the one `GAMUT_JOURNAL` names, else the one in the data folder.
pub(super) fn journal_path(named: Option<PathBuf>) -> Result<PathBuf, Failure> {
    let named = named.or_else(|| std::env::var_os("GAMUT_JOURNAL").map(PathBuf::from)).filter(|p| !p.as_os_str().is_empty());
    if let Some(named) = named {
        if names_a_folder(&named) {
            return Err(Failure::bad_input(
                "The journal's name ends as a folder's does. Nothing was changed. Name a file, such as journal.gamut in it",
            ));
        }
        // An earlier Gamut took `~` for a folder's name: a journal that it made is still found.
        let is_there = std::fs::symlink_metadata(&named).is_ok();
        return if is_there { Ok(named) } else { in_full(&named) };
    }
    let dirs = ProjectDirs::from("", "", "gamut").ok_or_else(|| {
        Failure::disk("No home folder was found to keep a journal in. Nothing was changed. Name one with --journal FILE")
    })?;
    Ok(dirs.data_dir().join("journal.gamut"))
}

/// A path as it is meant: `~` is the home folder also where no shell has said so (`--journal=~/x`, a variable in a file),
/// and `file:///…` is the file, as desktops and their programs hand it over.
pub(super) fn in_full(typed: &Path) -> Result<PathBuf, Failure> {
    // A file that is really called so is meant.
    if let Some(address) = typed.to_str().filter(|_| std::fs::symlink_metadata(typed).is_err())
        && let Some(path) = app::of_address(address).map_err(|why| Failure::bad_input(why.to_string()))?
    {
        return Ok(path);
    }
    app::in_full(typed).ok_or_else(|| {
        Failure::bad_input("A path that begins with ~ leads to no folder known here. Nothing was made. Write the whole path")
    })
}

/// Whether `--lock-changed` was said.
static AGREED: AtomicBool = AtomicBool::new(false);

/// Remembers what was said about journals that are not locked as is known of them.
pub(super) fn agree(said: bool) {
    AGREED.store(said, Ordering::Relaxed);
}

pub(super) fn agreed() -> Agreed {
    if AGREED.load(Ordering::Relaxed) { Agreed::ToAnotherLock } else { Agreed::ToNothing }
}

/// Opens the journal to write, by this.
pub(super) fn open_with(path: &Path, secret: Option<&Secret>) -> Result<Store, StorageError> {
    let opened = match agreed() {
        Agreed::ToNothing => Store::open(path, secret),
        Agreed::ToAnotherLock => Store::open_as_it_is(path, secret),
    };
    opened.map(at_this_moment)
}

/// What is written from now on is changed now.
fn at_this_moment(mut store: Store) -> Store {
    store.it_is(clock::now().instant.utc_ms);
    store
}

/// Opens the journal to write. Where it has a passphrase, that is asked for.
pub(super) fn open(path: &Path) -> Result<Store, StorageError> {
    let store = unlocked(|secret| open_with(path, secret))?;
    tell(&store);
    Ok(store)
}

/// Says on stderr what was seen to when the journal was opened, and what is wrong with its backups.
pub(super) fn tell(store: &Store) {
    for sentence in store.told() {
        complain(sentence);
    }
    if let Some(trouble) = store.backup_trouble() {
        complain(&trouble.to_string());
    }
    tell_of_rescued(store);
}

fn tell_of_rescued(store: &Store) {
    for kept in store.rescued() {
        complain(&format!(
            "While the journal's file was gone, something was kept beside it in {}. `gamut restore --missing` with that file \
             takes it in",
            kept.display()
        ));
    }
}

/// Opens the journal to read, also beside one that writes. Where it has a passphrase, that is asked for.
pub(super) fn open_to_read(path: &Path) -> Result<Store, StorageError> {
    let store = look_at(path)?;
    store.told().iter().for_each(|sentence| complain(sentence));
    tell_of_rescued(&store);
    Ok(store)
}

/// The same for a command that opens it to write right after, which tells the rest then.
pub(super) fn look_at(path: &Path) -> Result<Store, StorageError> {
    unlocked(|secret| Store::open_to_read(path, secret))
}

/// What the journal at `path` asks about and how it is set, and whether there is none yet: then it is what a new one has.
pub(super) fn asked_about(path: &Path) -> Result<(Catalogue, Settings, bool), Failure> {
    match look_at(path) {
        Ok(store) => {
            let (catalogue, settings) = store.load_asked_about()?;
            Ok((catalogue, settings, false))
        }
        Err(StorageError::Missing(_)) => Ok((Catalogue::starting(), Settings::default(), true)),
        Err(e) => Err(e.into()),
    }
}

/// Opens the journal to write; makes it, and the folder it lies in, where there is none.
pub(super) fn open_or_create(path: &Path, catalogue: &Catalogue) -> Result<Store, StorageError> {
    match open(path) {
        Err(StorageError::Missing(_)) => match rescued_beside(path).pop() {
            Some(kept) => Err(StorageError::OnlyRescued { path: path.to_owned(), kept }),
            None => match Store::create(path, catalogue) {
                // Another made it in the meantime.
                Err(StorageError::Refused(_)) if path.is_file() => open(path),
                made => made.map(|store| {
                    nothing_is_news();
                    at_this_moment(store)
                }),
            },
        },
        other => other,
    }
}

/// Who makes a journal with this version, and had none before, is told nothing of what is new in it.
fn nothing_is_news() {
    let files = SmallFiles::kept_in(own_folders::state());
    if files.version_seen().is_none() {
        // Where nothing can be kept, the window tells of no news either.
        let _kept = files.keep_version_seen(env!("CARGO_PKG_VERSION"));
    }
}

/// Tries without a passphrase and, where one is missing, once more with what is given or typed.
pub(super) fn unlocked<T>(open: impl Fn(Option<&Secret>) -> Result<T, StorageError>) -> Result<T, StorageError> {
    match open(secrets::known().as_ref()) {
        Err(StorageError::Locked(path)) => {
            let secret = secrets::next("Passphrase or recovery code: ").ok_or(StorageError::Locked(path))?;
            let opened = open(Some(&secret))?;
            secrets::remember(secret);
            Ok(opened)
        }
        other => other,
    }
}
