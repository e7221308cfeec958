//! The one door to a connection, and the database library set up before the first goes through it.
//!
//! `SQLite` says that it is set up a moment before `SQLCipher` is. A thread that comes right then is let past and meets
//! a library that takes no key yet; what it was told of its file would be wrong. So one thread sets everything up and
//! tries a key, and whoever comes meanwhile waits.

use super::trouble::Trouble;
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::{
    path::Path,
    sync::{Mutex, PoisonError},
    thread,
    time::Duration,
};

/// Whether a program lives on when its journal is locked or closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lives {
    On,
    /// It ends with it: a command.
    NoLonger,
}

/// Sets up what journals are read and written with, before the program has a second thread. Where that fails, each
/// opening tries again and says so.
///
/// In a window what the library lets go of is overwritten and its pieces of memory are not swapped out, where the system
/// allows that: it lives on when the journal is locked. What a command had goes back to the system, which clears it, a
/// moment later; there only the keys are kept so. Said once, it holds for the whole program.
pub fn set_up(program: Lives) {
    let _told_by_each_opening = ready(program);
}

/// # Errors
/// The library could not start: no connection can be had, and nothing is known of any file.
fn ready(program: Lives) -> Result<(), Trouble> {
    static DONE: Mutex<bool> = Mutex::new(false);
    let mut done = DONE.lock().unwrap_or_else(PoisonError::into_inner);
    if !*done {
        *done = until_it_takes_a_key(program)?;
    }
    Ok(())
}

/// In this program nothing else uses the library. Beside something that does (a test), it may be in the middle of
/// setting it up.
fn until_it_takes_a_key(program: Lives) -> Result<bool, Trouble> {
    for _ in 0..100 {
        if takes_a_key(program).is_ok() {
            return Ok(true);
        }
        thread::sleep(Duration::from_millis(5));
    }
    takes_a_key(program).map(|()| true)
}

fn takes_a_key(program: Lives) -> Result<(), Trouble> {
    let conn = Connection::open_in_memory()?;
    // Both hold for the whole program. Without the first a wrong key would be told on stderr.
    conn.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    match program {
        Lives::On => conn.execute_batch("PRAGMA cipher_memory_security = ON;")?,
        Lives::NoLonger => {}
    }
    conn.execute_batch(&format!("PRAGMA key = \"x'{}'\";", "00".repeat(48)))?;
    // What is set up last.
    conn.prepare("SELECT sqlcipher_export('main')")?;
    Ok(())
}

/// A database of this program's own, in memory only.
pub(super) fn in_memory() -> Result<Connection, Trouble> {
    ready(Lives::On)?;
    shut(Connection::open_in_memory()?)
}

/// A connection to a file that is there, whatever it is; nothing is read yet.
pub(super) fn open(path: &Path, flags: OpenFlags) -> Result<Connection, Trouble> {
    ready(Lives::On)?;
    shut(Connection::open_with_flags(path, flags)?)
}

/// A file can bring triggers and views of somebody else's, and tables that call functions: none of it runs.
fn shut(conn: Connection) -> Result<Connection, Trouble> {
    for (what, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        conn.set_db_config(what, on)?;
    }
    Ok(conn)
}

/// A path as `SQLite` takes it where a statement names a file: its bytes, which need not be text.
pub(super) fn as_sql(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

/// Random bytes from `SQLite`'s own source, which the system seeds.
pub(super) fn random_bytes() -> Result<[u8; 16], Trouble> {
    Ok(in_memory()?.query_row("SELECT randomblob(16)", [], |r| r.get(0))?)
}
