//! The journal as plain `SQLite`, which other programs read: on purpose, and said so wherever it is offered.

use super::{beside::beside, copy, copy::Under, outgoing::way_out, place};
use crate::{
    domain::{Journal, SELF_HARM_KEY, SelfHarmItem},
    storage::{
        StorageError, Store, library, schema,
        schema::APPLICATION_ID,
        tables::{
            catalogue,
            coming_in::{Offered, import},
            taken_in::Underway,
        },
        trouble::Trouble,
    },
};
use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

/// How `SQLite` files begin, and where in them stands whose they are.
const BEGINNING: &[u8] = b"SQLite format 3\0";
const OWNER_AT: usize = 68;

impl Store {
    /// Writes it, unencrypted, to `file`: all of it, or all but what was answered about wanting to hurt oneself and
    /// what is half written (SAFETY 9). An earlier export of that name may be replaced; nothing else.
    ///
    /// # Errors
    /// [`StorageError::Refused`] when something else has the name, or the disk.
    pub fn export_plain(&self, file: &Path, item: SelfHarmItem) -> Result<(), StorageError> {
        let real = free_place(file)?;
        let under = || match item {
            SelfHarmItem::Kept => Ok(Under::Nothing),
            SelfHarmItem::LeftOut => {
                let asked = catalogue::read(&self.conn)?.symptom_by_key(SELF_HARM_KEY).map(|s| s.id);
                Ok(asked.map_or(Under::Nothing, Under::NothingOf))
            }
        };
        let written = under().and_then(|under| copy::proven(&self.conn, &real, under)).and_then(copy::Proven::put_over);
        written.map_err(|t| t.told("Exporting", file))
    }

    /// The same of a part of it, which is put together in memory.
    ///
    /// # Errors
    /// As [`Store::export_plain`].
    pub fn export_plain_part(&self, part: &Journal, file: &Path) -> Result<(), StorageError> {
        let real = free_place(file)?;
        let written = || -> Result<(), Trouble> {
            let mut conn = library::in_memory()?;
            schema::make_tables(&mut conn)?;
            import(&conn, &Offered::whole(part, &[]), 0, &Underway::alone())?;
            copy::proven(&conn, &real, Under::Nothing)?.put_over()
        };
        written().map_err(|t| t.told("Exporting", file))
    }
}

/// Where a plain copy of this name may be written.
fn free_place(file: &Path) -> Result<PathBuf, StorageError> {
    // A link to nothing yet is free, too.
    if fs::metadata(file).is_ok() && !is_plain_export(file) {
        let why = "there is another file of this name that is no export of Gamut. It was left exactly as it is";
        return Err(StorageError::Refused(why.into()));
    }
    let to = way_out(file).map_err(|e| Trouble::Io(e).told("Exporting", file))?;
    let real = place::make_room(&to)?;
    if ["-journal", "-wal"].iter().any(|end| fs::symlink_metadata(beside(&real, end)).is_ok()) {
        let why = "beside it lies a file of an unfinished write, which would be taken into the export. Choose another name";
        return Err(StorageError::Refused(why.into()));
    }
    Ok(real)
}

fn is_plain_export(file: &Path) -> bool {
    let mut start = [0; OWNER_AT + 4];
    let read = fs::metadata(file).is_ok_and(|about| about.is_file())
        && File::open(file).and_then(|mut f| f.read_exact(&mut start)).is_ok();
    read && start.starts_with(BEGINNING) && start[OWNER_AT..] == APPLICATION_ID.to_be_bytes()
}
