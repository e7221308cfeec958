//! The verified copy: the one way a journal comes to lie in another file. Backups, passphrases, restores,
//! migrations and the plain export all go through here.
//!
//! It is written under a temporary name, brought onto the disk, opened anew, looked at page by page, and
//! compared with what it was made from; only then does it get its name. A copy that fails any of this is
//! taken away again and what was there before is untouched.

use super::{id, place::Place, temporary, wipe};
use crate::{
    domain::{Journal, SymptomId},
    storage::{
        cipher::key::Key,
        library, schema,
        schema::Pages,
        signs,
        tables::{load, packing, same},
        trouble::Trouble,
    },
};
use rusqlite::{Connection, OpenFlags, params, types::Value};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use zeroize::Zeroizing;

/// What a copy is encrypted with.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Under<'a> {
    Key(&'a Key, [u8; 16]),
    /// Not at all: any program that reads `SQLite` opens it.
    Nothing,
    /// The same, without what was answered about this symptom, now and before each edit, and without what is half
    /// written (SAFETY 9).
    NothingOf(SymptomId),
}

/// A copy that is whole and proven, and has no name yet. Dropped without one, it is taken away.
#[derive(Debug)]
#[must_use]
pub(crate) struct Proven {
    temporary: PathBuf,
    real: PathBuf,
}

impl Proven {
    /// The same bytes once more, to lie elsewhere, read back and compared with these: what was proven of them holds
    /// for both.
    pub(crate) fn twin(&self, real: &Path) -> Result<Self, Trouble> {
        let twin = Self { temporary: temporary::make(real)?, real: real.to_owned() };
        fs::copy(&self.temporary, &twin.temporary)?;
        fs::File::open(&twin.temporary)?.sync_all()?;
        if temporary::are_the_same(&self.temporary, &twin.temporary)? { Ok(twin) } else { Err(DIFFERS) }
    }

    /// Gives it its name, which must be free.
    pub(crate) fn put_at_free_name(self) -> Result<(), Trouble> {
        Ok(temporary::put_in_place(&self.temporary, &self.real)?)
    }

    /// Gives it its name in the place of what has it now, which is overwritten: perhaps it lay under a key that should
    /// open nothing any more, or holds what was deleted since. A disk that moves what is written (most do) may keep
    /// the old bytes somewhere all the same.
    pub(crate) fn put_over(self) -> Result<(), Trouble> {
        Ok(temporary::put_over(&self.temporary, &self.real)?)
    }
}

impl Drop for Proven {
    fn drop(&mut self) {
        // Where it got its name there is nothing left to take away.
        let _gone = wipe::temporary(&self.temporary);
    }
}

const DIFFERS: Trouble = Trouble::Unreadable("the copy isn't what it was made from");

/// Copies all of `from` for the place `real`, and proves it. `schema::verify` has seen `from`.
///
/// # Errors
/// The disk, or [`Trouble::Unreadable`] when the copy is not what it was made from.
pub(crate) fn proven(from: &Connection, real: &Path, under: Under<'_>) -> Result<Proven, Trouble> {
    proven_with(from, real, under, &schema::MIGRATIONS, None)
}

/// The same; `written` hears when all is written, before it is looked at.
pub(crate) fn proven_telling(
    from: &Connection,
    real: &Path,
    under: Under<'_>,
    written: impl FnOnce(),
) -> Result<Proven, Trouble> {
    let copy = put_down(from, real, under, None)?;
    written();
    prove(from, &copy.temporary, under, &schema::MIGRATIONS)?;
    Ok(copy)
}

/// The same, as a copy of the journal that has this id.
pub(crate) fn proven_of(from: &Connection, real: &Path, under: Under<'_>, id: Option<&str>) -> Result<Proven, Trouble> {
    proven_with(from, real, under, &schema::MIGRATIONS, id)
}

/// The same for a journal that has had these steps.
pub(crate) fn proven_with(
    from: &Connection,
    real: &Path,
    under: Under<'_>,
    steps: &[&str],
    id: Option<&str>,
) -> Result<Proven, Trouble> {
    let copy = put_down(from, real, under, id)?;
    prove(from, &copy.temporary, under, steps)?;
    Ok(copy)
}

/// Writes it and brings it onto the disk; the caller proves it.
fn put_down(from: &Connection, real: &Path, under: Under<'_>, id: Option<&str>) -> Result<Proven, Trouble> {
    let copy = Proven { temporary: temporary::make(real)?, real: real.to_owned() };
    write(from, &copy.temporary, under, id)?;
    if !schema::read_whole_pages(from) {
        return Err(Trouble::Unreadable(schema::BROKEN));
    }
    fs::File::open(&copy.temporary)?.sync_all()?;
    Ok(copy)
}

fn write(from: &Connection, temporary: &Path, under: Under<'_>, id: Option<&str>) -> Result<(), Trouble> {
    let literal = match under {
        Under::Key(key, salt) => key.literal(&salt),
        Under::Nothing | Under::NothingOf(_) => Zeroizing::new(String::new()),
    };
    from.prepare("ATTACH ? AS copy KEY ?")?.execute(params![library::as_sql(temporary), literal.as_str()])?;
    let written = fill(from, under, id);
    let detached = from.execute_batch("DETACH copy;");
    written?;
    Ok(detached?)
}

fn fill(from: &Connection, under: Under<'_>, id: Option<&str>) -> Result<(), Trouble> {
    // The copy has another name until it is whole, so no rollback file is needed to take it back, and it is
    // brought onto the disk once, at the end.
    from.execute_batch("PRAGMA copy.journal_mode = MEMORY; PRAGMA copy.synchronous = OFF;")?;
    // `query_only` holds for all that is attached, also for what is being made.
    let reads_only: bool = from.pragma_query_value(None, "query_only", |r| r.get(0))?;
    from.execute_batch("PRAGMA query_only = OFF;")?;
    let copied = from.query_row("SELECT sqlcipher_export('copy')", [], |_| Ok(()));
    let stamped = copied.and_then(|()| {
        // The export carries neither.
        let version: i64 = from.pragma_query_value(None, "user_version", |r| r.get(0))?;
        from.execute_batch(&format!(
            "PRAGMA copy.user_version = {version}; PRAGMA copy.application_id = {};",
            schema::APPLICATION_ID
        ))
    });
    let filled = match under {
        Under::NothingOf(symptom) => stamped.map_err(Trouble::from).and_then(|()| leave_out(from, symptom)),
        Under::Key(..) | Under::Nothing => stamped.map_err(Trouble::from),
    };
    let filled = filled.and_then(|()| if let Under::Key(..) = under { Ok(()) } else { signs::empty_in_copy(from) });
    let filled = filled.and_then(|()| id.map_or(Ok(()), |id| id::take_id_in_copy(from, id)));
    if reads_only {
        from.execute_batch("PRAGMA query_only = ON;")?;
    }
    filled
}

/// Takes the answers about one symptom out of the copy that is being made, and all drafts: a half-written form may
/// hold such an answer, too.
fn leave_out(from: &Connection, symptom: SymptomId) -> Result<(), Trouble> {
    // What is taken out is overwritten, or its bytes would still lie in the file.
    from.execute_batch("PRAGMA copy.secure_delete = ON; BEGIN;")?;
    for (table, key) in [("check_in", "id"), ("edit_history", "row")] {
        let mut said = from.prepare(&format!("SELECT {key}, symptoms FROM copy.{table} WHERE symptoms IS NOT NULL"))?;
        let rows = said.query_map([], |r| Ok((r.get::<_, Value>(0)?, r.get::<_, Vec<u8>>(1)?)))?;
        for (row, bytes) in rows.collect::<Result<Vec<_>, _>>()? {
            let mut symptoms = packing::unpack_symptoms(&bytes)?;
            let all = symptoms.len();
            symptoms.retain(|(s, _)| *s != symptom);
            if symptoms.len() < all {
                let left = packing::pack_symptoms(&symptoms)?;
                from.execute(&format!("UPDATE copy.{table} SET symptoms = ? WHERE {key} = ?"), params![left, row])?;
            }
        }
    }
    Ok(from.execute_batch("DELETE FROM copy.draft; COMMIT;")?)
}

/// Opens the copy anew and compares it with what it was made from: every page's checksum, the tables, and every row of
/// each, byte by byte; where something is left out, how many rows there are and all that is shown, field by field.
fn prove(from: &Connection, temporary: &Path, under: Under<'_>, steps: &[&str]) -> Result<(), Trouble> {
    let copy = match under {
        Under::Key(key, salt) => {
            let place = Place::find(temporary).map_err(|_| DIFFERS)?;
            let copy = schema::connect(temporary, key, &salt)?;
            if place.salt != salt || !schema::fits(&copy)? {
                return Err(DIFFERS);
            }
            schema::verify(&copy, &place, steps, Pages::All).map_err(|_| DIFFERS)?;
            copy
        }
        Under::Nothing | Under::NothingOf(_) => library::open(temporary, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
    };
    copy.execute_batch("PRAGMA query_only = ON;")?;
    let equal = same::each_is_whole(&copy)?
        && schema::is_ours(&copy, steps)?
        && match under {
            Under::Key(..) => same::rows(from, &copy)?,
            Under::Nothing => same::rows_but_signs(from, &copy)?,
            Under::NothingOf(symptom) => {
                row_counts(from)? == row_counts(&copy)? && shown(from, symptom)? == load::journal(&copy)?
            }
        };
    // What is in it must come out again.
    load::journal(&copy)?;
    if equal { Ok(()) } else { Err(DIFFERS) }
}

/// What a copy must show without the answers that are left out.
fn shown(from: &Connection, but: SymptomId) -> Result<Journal, Trouble> {
    let mut journal = load::journal(from)?;
    for check_in in journal.check_ins.iter_mut().chain(&mut journal.trash) {
        if check_in.symptom(but).is_some() {
            Arc::make_mut(check_in).symptoms.retain(|(s, _)| *s != but);
        }
    }
    Ok(journal)
}

/// How many rows each table has, but for what is half written and what words are found by.
fn row_counts(conn: &Connection) -> Result<Vec<(String, i64)>, Trouble> {
    let count = |name: String| {
        // The name comes from the schema, which is ours.
        let which = if name == "setting" { id::BUT_THE_ID } else { "" };
        let rows = conn.query_row(&format!("SELECT count(*) FROM \"{name}\"{which}"), [], |r| r.get(0))?;
        Ok((name, rows))
    };
    same::tables(conn)?.into_iter().filter(|name| name != "draft" && name != signs::TABLE).map(count).collect()
}
