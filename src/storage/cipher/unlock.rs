//! Which key opens what lies at a journal's place.

use super::key::{Key, Secret};
use crate::storage::{StorageError, backups::folder::backups_of, file::place::Place, schema, trouble::Trouble};

/// The key that opens what lies at `place`: the published one, else the recovery code or the passphrase
/// that `secret` is.
pub(crate) fn key_of(place: &Place, secret: Option<&Secret>) -> Result<Key, StorageError> {
    match key_that_fits(place, secret) {
        Err(StorageError::WrongPassphrase(path)) => {
            // What opens the newest backup is right; then it is the journal's first page that is hurt.
            let newest = backups_of(&place.real).into_iter().next().and_then(|(backup, _)| Place::find(&backup).ok());
            let right = newest
                .filter(|b| alike(&b.salt, &place.salt))
                .is_some_and(|b| key_that_fits(&b, secret).is_ok_and(|key| !key.is_none()));
            if right {
                let why = "its first page is damaged; what you typed is right, as it opens the newest backup".to_owned();
                return Err(StorageError::Damaged { path, why });
            }
            Err(StorageError::WrongPassphrase(path))
        }
        other => other,
    }
}

/// Whether two salts were one before some of a file's bytes were hurt. Those of two passphrases share nothing.
fn alike(a: &[u8; 16], b: &[u8; 16]) -> bool {
    a.iter().zip(b).filter(|(a, b)| a == b).count() >= 8
}

fn key_that_fits(place: &Place, secret: Option<&Secret>) -> Result<Key, StorageError> {
    let told = |t: Trouble| t.told("Opening", &place.asked);
    let fits = |key: &Key| schema::opens(&place.real, key, &place.salt).map_err(told);
    let none = Key::none();
    if fits(&none)? {
        return Ok(none);
    }
    // A journal is made of whole pages, whatever its key.
    if !place.ends_whole().map_err(told)? || !place.could_be_encrypted().map_err(told)? {
        let why = "its first page is damaged, or a part of it was cut off".to_owned();
        return Err(StorageError::Damaged { path: place.asked.clone(), why });
    }
    let Some(secret) = secret else { return Err(StorageError::Locked(place.asked.clone())) };
    for key in secret.keys(&place.salt) {
        if fits(&key)? {
            return Ok(key);
        }
    }
    Err(StorageError::WrongPassphrase(place.asked.clone()))
}
