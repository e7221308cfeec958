//! The check-ins whose notes fit best, and nothing of the others: notes are looked at as they are read.

use super::{
    catalogue, person,
    rows::Names,
    some::{READING, check_ins_of, with_beside, with_what_was_expected},
};
use crate::{
    domain::{DayKey, Journal},
    storage::{StorageError, Store, trouble::Trouble},
};
use rusqlite::{Connection, functions::FunctionFlags, params};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

/// What the statement calls to look at a note.
const FITS: &str = "fits";

impl Store {
    /// Whether moods of another app are kept in it.
    pub fn has_moods(&self) -> Result<bool, StorageError> {
        self.read("Reading the moods of another app", |conn| {
            Ok(conn.prepare("SELECT 1 FROM imported_mood LIMIT 1")?.exists([])?)
        })
    }

    /// Of the check-ins of these days those whose notes fit best, and what is needed to tell of them: what can be answered
    /// and what is set. Nothing of the trash.
    ///
    /// `how_far` says how far a note is from what is wanted, 0 being the closest; `None` = it doesn't fit, or is farther
    /// than the number it is handed, which is how far the best ones are until then.
    pub fn load_fitting(
        &self,
        from: Option<DayKey>,
        until: Option<DayKey>,
        how_far: impl FnMut(&str, usize) -> Option<usize> + Send + 'static,
    ) -> Result<Journal, StorageError> {
        let look = |conn: &Connection| {
            let fit = Arc::new(Fit::default());
            look_with(conn, &fit, how_far)?;
            let found = best(conn, &fit, from, until);
            conn.remove_function(FITS, 1)?;
            found
        };
        self.once_through(|| self.read(READING, look))
    }
}

/// How far from what is wanted.
#[derive(Debug)]
struct Fit {
    /// The best check-ins so far.
    best: AtomicUsize,
    /// The note that was found to fit last.
    last: AtomicUsize,
}

impl Default for Fit {
    fn default() -> Self {
        Self { best: AtomicUsize::new(usize::MAX), last: AtomicUsize::new(usize::MAX) }
    }
}

/// `SQLite` asks about each note itself, in the middle of one statement over all of them: a statement for each note that
/// fits would take and give back its memory every time, which costs more than reading it (docs/architecture.md).
fn look_with(
    conn: &Connection,
    fit: &Arc<Fit>,
    how_far: impl FnMut(&str, usize) -> Option<usize> + Send + 'static,
) -> Result<(), Trouble> {
    let (fit, how_far) = (Arc::clone(fit), Mutex::new(how_far));
    conn.create_scalar_function(FITS, 1, FunctionFlags::SQLITE_UTF8, move |asked| {
        // What is no text is told of where its row is read.
        let Ok(note) = asked.get_raw(0).as_str() else { return Ok(true) };
        let most = fit.best.load(Ordering::Relaxed);
        let far = how_far.lock().unwrap_or_else(PoisonError::into_inner)(note, most);
        fit.last.store(far.unwrap_or(usize::MAX), Ordering::Relaxed);
        Ok(far.is_some())
    })?;
    Ok(())
}

fn best(conn: &Connection, fit: &Fit, from: Option<DayKey>, until: Option<DayKey>) -> Result<Journal, Trouble> {
    let mut catalogue = catalogue::read(conn)?;
    catalogue.sort();
    let names = Names::read(conn, &catalogue)?;
    let mut journal = Journal { catalogue, settings: person::settings(conn)?, ..Journal::default() };
    let all = from.is_none() && until.is_none();
    // All notes are read as they lie in the file. Of some days, which are few as a rule, each is looked up.
    let sql = if all {
        let all = check_ins_of("note LEFT JOIN check_in ON check_in.id = note.check_in");
        format!("{all} WHERE {FITS}(note.body) AND deleted_ms IS NULL")
    } else {
        let some = check_ins_of("check_in CROSS JOIN note ON note.check_in = check_in.id");
        format!("{some} WHERE day BETWEEN ? AND ? AND deleted_ms IS NULL AND {FITS}(note.body)")
    };
    let mut found = conn.prepare(&sql)?;
    let days = (from.map_or(i32::MIN, DayKey::number), until.map_or(i32::MAX, DayKey::number));
    let mut rows = if all { found.query([])? } else { found.query(params![days.0, days.1])? };
    while let Some(row) = rows.next()? {
        let far = fit.last.load(Ordering::Relaxed);
        if far < fit.best.swap(far, Ordering::Relaxed) {
            journal.check_ins.clear();
        }
        journal.check_ins.push(with_beside(&names, row)?);
    }
    drop(rows);
    with_what_was_expected(conn, &mut journal.check_ins)?;
    journal.sort();
    Ok(journal)
}
