//! Whether the file still holds what this program wrote to it last. Its number alone doesn't tell: a file can be cut off
//! or written over where it lies, by a program that copies folders or by a disk that fails.

use super::{
    lost::Lost,
    place,
    place::{PAGE_BYTES, Place},
};
use crate::storage::{cipher::key::Key, schema, trouble::Trouble};
use chrono::{DateTime, Utc};
use std::{
    cell::Cell,
    cmp::Ordering,
    fs::{self, File},
    io::{self, Read, Seek},
    path::Path,
};

/// What a file looked like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    bytes: u64,
    written_ns: i64,
    /// Of the first page, which is another one after each write: the count of changes stands in it, under a number that
    /// is drawn anew.
    first_page: u32,
}

/// An eye on the file of an open journal. The file is held open: closing it would give back the locks that `SQLite` holds.
#[derive(Debug)]
pub(crate) struct Watch {
    file: File,
    identity: (u64, u64),
    /// `None` where the disk would not say.
    last: Cell<Option<Seen>>,
}

impl Watch {
    pub(crate) fn begin(real: &Path) -> io::Result<Self> {
        let file = File::open(real)?;
        let (identity, last) = (place::identity(&file.metadata()?), Cell::new(look(&file).ok()));
        Ok(Self { file, identity, last })
    }

    /// A write left it with so many pages: what it looks like now is what this program wrote. `Some` where the file shows
    /// something else.
    pub(crate) fn wrote_pages(&self, place: &Place, pages: u64) -> Option<Lost> {
        if let Err(lost) = self.is_at(&place.real) {
            return Some(lost);
        }
        // A disk that can't say is no reason to call the file another.
        let seen = look(&self.file).ok();
        self.last.set(seen);
        match seen?.bytes.cmp(&(pages * PAGE_BYTES)) {
            Ordering::Less => Some(Lost::CutOff),
            Ordering::Equal => None,
            Ordering::Greater => Some(Lost::WrittenOver),
        }
    }

    /// What became of the file since; `None` = it holds what was written last.
    pub(crate) fn lost(&self, place: &Place, key: &Key) -> Option<Lost> {
        if let Err(lost) = self.is_at(&place.real) {
            return Some(lost);
        }
        let now = look(&self.file).ok()?;
        let before = self.last.get().filter(|before| *before != now)?;
        if now.bytes < before.bytes {
            return Some(Lost::CutOff);
        }
        let is_same = now.bytes == before.bytes && now.first_page == before.first_page && all_pages_are_whole(place, key);
        if is_same {
            // Only its time is another: somebody's program touched it.
            self.last.set(Some(now));
            return None;
        }
        Some(Lost::WrittenOver)
    }

    fn is_at(&self, real: &Path) -> Result<(), Lost> {
        match fs::metadata(real).map(|about| place::identity(&about)) {
            Ok(now) if now == self.identity => Ok(()),
            Ok(_) => Err(Lost::Replaced),
            Err(_) => Err(Lost::Moved),
        }
    }
}

fn look(mut file: &File) -> io::Result<Seen> {
    let about = file.metadata()?;
    let written_ns = about.modified().map_or(0, |t| DateTime::<Utc>::from(t).timestamp_nanos_opt().unwrap_or(0));
    let mut page = Vec::new();
    file.rewind()?;
    file.take(PAGE_BYTES).read_to_end(&mut page)?;
    Ok(Seen { bytes: about.len(), written_ns, first_page: crc32fast::hash(&page) })
}

/// Read anew from the disk: what the open connection remembers of the pages says nothing about them.
fn all_pages_are_whole(place: &Place, key: &Key) -> bool {
    let looked = || -> Result<bool, Trouble> {
        let conn = schema::connect(&place.real, key, &place.salt)?;
        Ok(schema::fits(&conn)? && schema::broken_pages(&conn)?.is_empty())
    };
    looked().unwrap_or(false)
}
