//! A journal as it stood at one moment, byte by byte. No lock is taken for it, so nobody who writes waits: where a write
//! came in between, it is copied again.

use super::beside::Beside;
use crate::storage::{
    Health, StorageError,
    file::{
        place,
        place::{PAGE_BYTES, Place},
        rollback,
        seen::{look, read_at},
        temporary, wipe,
    },
    health, schema,
    trouble::Trouble,
};
use std::{
    fs,
    fs::OpenOptions,
    io::{Seek, Write},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

/// So much is copied at once; in between it can be stopped.
const AT_ONCE: u64 = 64 * PAGE_BYTES;
/// Writes take milliseconds and come seconds apart. Our choice: two minutes of trying, then the next time.
const TRIES: u32 = 600;
const TRY_EVERY: Duration = Duration::from_millis(200);
/// Steps of the database's machine after which a look asks whether it is to stop: some hundredths of a millisecond.
const ASK_EVERY: i32 = 10_000;

/// It lies under a temporary name, and goes again unless it is given another.
#[derive(Debug)]
pub(crate) struct Snapshot<'a> {
    of: &'a Beside,
    path: PathBuf,
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        // Where it got its name there is nothing left to take away.
        let _gone = wipe::temporary(&self.path);
    }
}

impl<'a> Snapshot<'a> {
    /// Under a temporary name near that one. `None` = it was stopped.
    pub(super) fn of(of: &'a Beside, near: &Path) -> Result<Option<Self>, Trouble> {
        let snapshot = Self { of, path: temporary::make(near)? };
        for _ in 0..TRIES {
            match snapshot.copied()? {
                Copied::AtOneMoment => return Ok(Some(snapshot)),
                Copied::Stopped => return Ok(None),
                Copied::WrittenMeanwhile => thread::sleep(TRY_EVERY),
            }
        }
        Err(Trouble::InTheWay("the journal was being written to all the time; it is tried again later".into()))
    }

    fn copied(&self) -> Result<Copied, Trouble> {
        let Beside { file, place, stop, .. } = self.of;
        // Every write changes the first page, and has a rollback file that is needed until it is done.
        let at_rest =
            || -> Result<_, Trouble> { if rollback::is_needed(&place.real) { Ok(None) } else { Ok(Some(look(file)?)) } };
        // What another file was put in the place of is made zeros, sooner or later.
        let is_there = || -> Result<bool, Trouble> {
            Ok(place::identity(&file.metadata()?) == place::identity(&fs::metadata(&place.real)?))
        };
        let Some(before) = at_rest()? else { return Ok(Copied::WrittenMeanwhile) };
        let mut to = OpenOptions::new().write(true).open(&self.path)?;
        let mut bytes = vec![0; usize::try_from(AT_ONCE).unwrap_or_default()];
        let mut at = 0;
        while at < before.bytes {
            if stop.is_wished() {
                return Ok(Copied::Stopped);
            }
            let read = read_at(file, &mut bytes, at)?;
            if read == 0 {
                return Ok(Copied::WrittenMeanwhile);
            }
            to.write_all(&bytes[..read])?;
            at += read as u64;
        }
        if !is_there()? {
            return Ok(Copied::Stopped);
        }
        if at_rest()? != Some(before) {
            return Ok(Copied::WrittenMeanwhile);
        }
        let end = to.stream_position()?;
        // It is brought onto the disk where it is kept: until then a save would wait for that.
        to.set_len(end)?;
        Ok(Copied::AtOneMoment)
    }

    /// Looks at every page and every row of it: what is true of it was true of the journal. `None` = it was stopped.
    pub(super) fn look(&self) -> Result<Option<Health>, StorageError> {
        let Beside { place, key, stop, .. } = self.of;
        let looked = || -> Result<Health, Trouble> {
            let unlike = |_| Trouble::Unreadable("the copy isn't what it was made from");
            let copy = Place::find(&self.path).map_err(unlike)?;
            let mut conn = schema::connect(&self.path, key, &copy.salt)?;
            let stop = stop.clone();
            conn.progress_handler(ASK_EVERY, Some(move || stop.is_wished()))?;
            conn.execute_batch("PRAGMA query_only = ON;")?;
            if copy.salt != place.salt || !schema::fits(&conn)? {
                return Err(Trouble::Unreadable("its first page is damaged"));
            }
            health::look(&conn)
        };
        let found = looked();
        if stop.is_wished() {
            return Ok(None);
        }
        found.map(Some).map_err(|t| t.told("Checking", &place.asked))
    }

    /// Gives it its name, which must be free.
    pub(super) fn put_at_free_name(self, real: &Path) -> Result<(), Trouble> {
        Ok(temporary::put_in_place(&self.path, real)?)
    }
}

enum Copied {
    AtOneMoment,
    WrittenMeanwhile,
    Stopped,
}
