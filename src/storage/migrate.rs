//! A journal of an earlier version brought up to this one: in memory first, then, for who may write, as a verified
//! copy in its place. The file as it was is among the backups before anything is changed; whatever cuts this
//! off leaves the old journal or the new one.

use super::{
    StorageError,
    backups::folder,
    cipher::key::Key,
    file::{copy, copy::Under, names, names::Mark, place::Place, temporary, wipe},
    library, schema, signs,
    tables::load,
    trouble::Trouble,
};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use std::{fs, path::Path};

/// The journal at `place`, of version `found`, with the `steps` it lacks. The file is only read.
pub(super) fn in_memory(place: &Place, key: &Key, found: usize, steps: &[&str]) -> Result<Connection, Trouble> {
    let mut conn = library::in_memory()?;
    conn.execute_batch("PRAGMA temp_store = MEMORY;")?;
    conn.prepare("ATTACH ? AS old KEY ?")?.execute(params![library::as_sql(&place.real), key.literal(&place.salt).as_str()])?;
    conn.query_row("SELECT sqlcipher_export('main', 'old')", [], |_| Ok(()))?;
    // Virtual tables are known once the schema is read anew.
    conn.execute_batch("DETACH old; PRAGMA writable_schema = RESET;")?;
    if !schema::is_ours(&conn, &steps[..found])? {
        return Err(Trouble::Unreadable("the tables aren't the ones its version has"));
    }
    let tx = conn.transaction()?;
    for step in &steps[found..] {
        tx.execute_batch(step)?;
    }
    tx.commit()?;
    schema::stamp(&conn, steps)?;
    let points_nowhere = conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if points_nowhere || !schema::is_ours(&conn, steps)? {
        return Err(Trouble::Unreadable("it could not be brought up to this version"));
    }
    load::journal(&conn)?;
    conn.execute_batch("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;")?;
    Ok(conn)
}

/// Puts the journal with all `steps` in the place of the one of version `found`, which is backed up as it is.
/// The caller holds the lock and has let go of the file.
pub(super) fn bring_up(place: &Place, key: &Key, found: usize, steps: &[&str]) -> Result<(), StorageError> {
    let brought = || -> Result<(), Trouble> {
        let new = in_memory(place, key, found, steps)?;
        // Who only reads it now would wait longer for this than for one search without it.
        signs::make_all(&new)?;
        keep_as_it_is(&place.real)?;
        copy::proven_with(&new, &place.real, Under::Key(key, place.salt), steps, None)?.put_over()
    };
    brought().map_err(|t| t.told("Bringing the journal up to this version", &place.asked))
}

/// A backup byte by byte: this version's own reading has nothing to say about an earlier one.
fn keep_as_it_is(real: &Path) -> Result<(), Trouble> {
    // Named by when the file was written last: how old its content is.
    let written_ms = fs::metadata(real)?.modified().map_or(0, |t| DateTime::<Utc>::from(t).timestamp_millis());
    // Where the folder of the backups can't take it, it lies beside the journal: that is opened all the same.
    let in_folder = folder::new_name(real, written_ms);
    let to = in_folder.or_else(|_| names::free_beside(real, Mark::SetAside, written_ms))?;
    let temporary = temporary::make(&to)?;
    let kept = || -> Result<(), Trouble> {
        fs::copy(real, &temporary)?;
        fs::File::open(&temporary)?.sync_all()?;
        if fs::read(real)? != fs::read(&temporary)? {
            return Err(Trouble::Unreadable("the backup made of it is not the same"));
        }
        Ok(temporary::put_in_place(&temporary, &to)?)
    };
    let done = kept();
    if done.is_err() {
        let _gone = wipe::temporary(&temporary);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{Secret, Store, backups_of, file::lock};

    const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/storage/fixtures");

    /// The steps there are and one more, as the next version may have it.
    fn with_another() -> Vec<&'static str> {
        let mut steps = schema::MIGRATIONS.to_vec();
        steps.push(
            "CREATE TABLE more (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT; INSERT INTO more (body) VALUES ('x');",
        );
        steps
    }

    fn old(dir: &Path) -> (std::path::PathBuf, Secret) {
        let path = dir.join("journal.gamut");
        fs::copy(format!("{FIXTURES}/schema-1-passphrase.gamut"), &path).unwrap();
        (path, Secret::new("fixture Möwe 7".to_owned()))
    }

    #[test]
    fn there_is_a_journal_of_every_version_to_test_with() {
        for version in 1..=schema::MIGRATIONS.len() {
            assert!(Path::new(&format!("{FIXTURES}/schema-{version}.gamut")).exists(), "version {version}");
        }
    }

    #[test]
    fn an_older_journal_is_read_with_the_steps_it_lacks_and_its_file_stays_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let (path, secret) = old(dir.path());
        let (bytes, whole) = (fs::read(&path).unwrap(), Store::open_to_read(&path, Some(&secret)).unwrap().load().unwrap());
        let place = Place::find(&path).unwrap();
        let key = secret.as_passphrase(&place.salt).unwrap();
        let read = Store::under_steps(place, key, None, &with_another()).unwrap();
        assert_eq!(read.load().unwrap(), whole);
        assert_eq!(fs::read(&path).unwrap(), bytes);
        assert_eq!(backups_of(&path), []);
    }

    #[test]
    fn who_may_write_brings_it_up_under_its_own_key_and_the_old_file_is_a_backup() {
        let dir = tempfile::tempdir().unwrap();
        let (path, secret) = old(dir.path());
        let (bytes, whole) = (fs::read(&path).unwrap(), Store::open_to_read(&path, Some(&secret)).unwrap().load().unwrap());
        let place = Place::find(&path).unwrap();
        let key = secret.as_passphrase(&place.salt).unwrap();
        let lock = lock::take(&place.real, &path).unwrap();
        let mut store = Store::under_steps(place, key, Some(lock), &with_another()).unwrap();
        assert_eq!(store.load().unwrap(), whole);
        store.put_draft("check_in", "it may be written to", 1).unwrap();
        let kept = backups_of(&path);
        assert_eq!(fs::read(&kept[0].0).unwrap(), bytes);
        drop(store);
        let Err(StorageError::Newer { found, known, .. }) = Store::open(&path, Some(&secret)) else { panic!("it is newer") };
        assert_eq!(found, known + 1);
    }

    #[test]
    fn a_step_that_fails_leaves_the_journal_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let (path, secret) = old(dir.path());
        let bytes = fs::read(&path).unwrap();
        let place = Place::find(&path).unwrap();
        let key = secret.as_passphrase(&place.salt).unwrap();
        let mut steps = with_another();
        steps.push("CREATE TABLE more (twice TEXT) STRICT;");
        assert!(bring_up(&place, &key, 1, &steps).is_err());
        assert_eq!(fs::read(&path).unwrap(), bytes);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
