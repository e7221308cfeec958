//! What can still be read of a damaged journal, brought into a new one.
//!
//! Every page of the file is checked by itself, so a page is either exactly as it was written or known to be
//! broken. The whole ones are read one by one, each as if it were a table, and each row tells by its columns
//! where it belongs: whatever page is broken, no other is lost with it. Nothing is guessed: a row is as it was
//! written or it is left out, and what only names things (a zone, a tag, a feeling's name) gets a name that
//! says so.

mod found;
mod mend;
mod pages;
mod rows;

use super::{
    Secret, StorageError, Store,
    cipher::key::Key,
    file::{beside, id, place, place::Place, temporary, wipe},
    schema,
    tables::load,
    trouble::Trouble,
};
use crate::domain::Catalogue;
use found::{Found, LEFT_OUT};
use pages::{Pages, Tree};
use rows::Shape;
use rusqlite::{ErrorCode, types::Value};
use std::{collections::HashSet, path::Path};

pub use found::Salvaged;

const DOING: &str = "Salvaging";

/// Brings what can be read of the journal at `from` into a new one at `to`, under the same key. `from` is only read.
///
/// # Errors
/// [`StorageError::Locked`] and [`StorageError::WrongPassphrase`] when no page opens under any of the keys: then
/// the first 16 bytes of the file may be hurt as well, which nothing can stand in for. [`StorageError::Refused`]
/// when something is at `to`.
pub fn salvage(from: &Path, secret: Option<&Secret>, to: &Path) -> Result<Salvaged, StorageError> {
    let told = |t: Trouble| t.told(DOING, from);
    place::refuse_unless_free(to)?;
    let place = Place::find(from)?;
    let near = place::make_room(to)?;
    let copy = Scratch(temporary::make(&near).map_err(told)?);
    pages::copied(&place.real, &copy.0).map_err(|e| told(e.into()))?;
    let (key, broken) = key_and_damage(&place, &copy.0, &near, secret)?;
    let laid_out = Pages::of(&copy.0, &broken, temporary::make(&near).map_err(told)?, &key, &place.salt).map_err(told)?;
    let found = gather(&laid_out, &broken);
    drop((laid_out, copy));
    let mut store = Store::create_under(to, &Catalogue::default(), &key, Some(place.salt), None)?;
    let salvaged = store.write(DOING, |tx| {
        let mut salvaged = Salvaged { broken_pages: broken.len() as u64, ..Salvaged::default() };
        // Its own id, where that can be read, so that its backups stay its own.
        id::forget_id(tx)?;
        mend::put(tx, found, &mut salvaged)?;
        id::give_id(tx)?;
        load::journal(tx)?;
        Ok(salvaged)
    });
    if salvaged.is_err() {
        drop(store);
        // Half of a salvage would look like the whole of it.
        let _gone = wipe::temporary(to);
    }
    salvaged
}

/// A file that is taken away again.
struct Scratch(std::path::PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _gone = wipe::temporary(&self.0);
        let _gone = wipe::temporary(&beside::beside(&self.0, "-journal"));
    }
}

/// The key under which any page is whole, and the numbers of the pages that aren't.
fn key_and_damage(
    place: &Place,
    copy: &Path,
    near: &Path,
    secret: Option<&Secret>,
) -> Result<(Key, HashSet<u32>), StorageError> {
    let told = |t: Trouble| t.told(DOING, &place.asked);
    let typed = secret.into_iter().flat_map(|secret| secret.keys(&place.salt));
    for key in std::iter::once(Key::none()).chain(typed) {
        // The first read takes back what was cut off half done, and is of the first page.
        let first = schema::connect(copy, &key, &place.salt)
            .and_then(|conn| Ok(conn.pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0))?));
        let first_is_broken = matches!(first, Err(Trouble::Sql(e)) if e.sqlite_error_code() == Some(ErrorCode::NotADatabase));
        // Behind a first page of our own, whatever the file's own is like.
        let all = temporary::make(near).and_then(|path| Pages::of(copy, &HashSet::new(), path, &key, &place.salt));
        let all = all.map_err(told)?;
        let mut broken = all.broken().map_err(told)?;
        if broken.len() + 1 < all.count as usize {
            broken.extend(first_is_broken.then_some(1));
            return Ok((key, broken));
        }
    }
    match secret {
        None => Err(StorageError::Locked(place.asked.clone())),
        Some(_) => Err(StorageError::WrongPassphrase(place.asked.clone())),
    }
}

fn gather(pages: &Pages, broken: &HashSet<u32>) -> Found {
    let mut found = Found::new();
    let mut ends = Vec::new();
    let mut halves = Vec::new();
    for number in (2..=pages.count).filter(|n| !broken.contains(n)) {
        let Some(page) = pages.turn_to(number) else { continue };
        for tree in [Tree::Numbered, Tree::Keyed] {
            let seen = page.rows(tree);
            if tree == Tree::Keyed {
                ends.extend([seen.rows.first(), seen.rows.last()].into_iter().flatten().map(|(_, row)| row[0].clone()));
                if !seen.whole && !seen.rows.is_empty() {
                    halves.push(number);
                }
            }
            take(&mut found, tree, seen.rows);
        }
    }
    // A page above others holds rows of its own between theirs. Where several beneath it are broken, they are
    // reached by their neighbours.
    for number in halves {
        let Some(page) = pages.turn_to(number) else { continue };
        for key in &ends {
            take(&mut found, Tree::Keyed, page.beside(key));
        }
    }
    found
}

fn take(found: &mut Found, tree: Tree, rows: Vec<(i64, Vec<Value>)>) {
    for (number, row) in rows {
        let Some(shape) = Shape::of(tree, &row) else {
            if rows::is_no_check_in(tree, &row) {
                found.entry(LEFT_OUT).or_default().push((number, row));
            }
            continue;
        };
        let table = if shape.table == "zone" && !rows::is_zone(&row) { "label" } else { shape.table };
        found.entry(table).or_default().push((number, row));
    }
}
