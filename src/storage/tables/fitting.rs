//! The check-ins whose notes fit best, and nothing of the others: notes are looked at as they are read.

use super::{
    catalogue, person,
    rows::Names,
    some::{READING, check_ins_of, with_beside, with_what_was_expected},
};
use crate::{
    domain::{CheckIn, DayKey, Journal},
    storage::{StorageError, Store, signs::Signs, trouble::Trouble},
};
use rusqlite::{Connection, Rows, functions::FunctionFlags, params};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

/// What the statement calls to look at a note.
const FITS: &str = "fits";

impl Store {
    /// The words that other apps have for a mood, each once.
    pub fn words_of_moods(&self) -> Result<Vec<String>, StorageError> {
        self.read("Reading the moods of another app", |conn| {
            let mut found = conn.prepare("SELECT DISTINCT label FROM imported_mood")?;
            Ok(found.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
        })
    }

    /// Of the check-ins of these days those whose notes fit best, and what is needed to tell of them: what can be answered
    /// and what is set. Nothing of the trash.
    ///
    /// `how_far` says how far a note is from what is wanted, 0 being the closest; `None` = it doesn't fit, or is farther
    /// than the number it is handed, which is how far the best ones are until then. `pieces` has for each of these
    /// numbers what stands in every folded note that is so far: where the file tells which notes may have that, no
    /// others are read.
    pub fn load_fitting(
        &self,
        days: (Option<DayKey>, Option<DayKey>),
        pieces: &[Vec<String>],
        how_far: impl FnMut(&str, usize) -> Option<usize> + Send + 'static,
    ) -> Result<Journal, StorageError> {
        let look = |conn: &Connection| {
            let fit = Arc::new(Fit::default());
            look_with(conn, &fit, how_far)?;
            let found = best(conn, &fit, days, pieces);
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

fn best(
    conn: &Connection,
    fit: &Fit,
    (from, until): (Option<DayKey>, Option<DayKey>),
    pieces: &[Vec<String>],
) -> Result<Journal, Trouble> {
    let mut catalogue = catalogue::read(conn)?;
    catalogue.sort();
    let names = Names::read(conn, &catalogue)?;
    let all_days = from.is_none() && until.is_none();
    let days = (from.map_or(i32::MIN, DayKey::number), until.map_or(i32::MAX, DayKey::number));
    let mut looking = Looking { conn, names, fit, all_days, days, found: Vec::new() };
    if !looking.where_it_may_be(pieces)? {
        looking.through_all()?;
    }
    let found = looking.found;
    let mut journal = Journal { catalogue, settings: person::settings(conn)?, check_ins: found, ..Journal::default() };
    with_what_was_expected(conn, &mut journal.check_ins)?;
    journal.sort();
    Ok(journal)
}

/// The best there are of what was looked at.
struct Looking<'c> {
    conn: &'c Connection,
    names: Names,
    fit: &'c Fit,
    all_days: bool,
    days: (i32, i32),
    found: Vec<Arc<CheckIn>>,
}

impl Looking<'_> {
    /// Looks only at the notes that may have what is asked for, the closest way to take it first. `false` = that can't be
    /// told, or isn't worth it: all are to be looked through.
    fn where_it_may_be(&mut self, pieces: &[Vec<String>]) -> Result<bool, Trouble> {
        let conn = self.conn;
        let mut signs = Signs::read(conn)?;
        if signs.is_empty() {
            return Ok(false);
        }
        let wanted = "note LEFT JOIN check_in ON check_in.id = note.check_in";
        let rest = format!("{FITS}(note.body) AND deleted_ms IS NULL AND coalesce(day BETWEEN ? AND ?, TRUE)");
        let one_by_one = check_ins_of(&format!("json_each(?) AS wanted CROSS JOIN {wanted}"));
        let mut one_by_one = conn.prepare(&format!("{one_by_one} WHERE note.row = wanted.value AND {rest}"))?;
        let mut whole = conn.prepare(&format!("{} WHERE note.row BETWEEN ? AND ? AND {rest}", check_ins_of(wanted)))?;
        let mut beside = signs.beside();
        for (far, pieces) in pieces.iter().enumerate() {
            let Some(may_be) = signs.where_may_be(pieces)? else { return Ok(false) };
            // Of some days, which are few as a rule, each note is looked up instead.
            if !self.all_days && !may_be.whole.is_empty() {
                return Ok(false);
            }
            let (from, until) = self.days;
            for notes in beside.drain(..).chain(may_be.whole) {
                self.take(whole.query(params![notes.start(), notes.end(), from, until])?)?;
            }
            if !may_be.notes.is_empty() {
                self.take(one_by_one.query(params![as_list(&may_be.notes), from, until])?)?;
            }
            if self.fit.best.load(Ordering::Relaxed) <= far {
                break;
            }
        }
        // What was found in few notes of a block is found once more where later all of that block are read.
        self.found.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        self.found.dedup_by(|a, b| a.id == b.id);
        Ok(true)
    }

    fn through_all(&mut self) -> Result<(), Trouble> {
        self.found.clear();
        self.fit.best.store(usize::MAX, Ordering::Relaxed);
        // All notes are read as they lie in the file. Of some days, which are few as a rule, each is looked up.
        let sql = if self.all_days {
            let all = check_ins_of("note LEFT JOIN check_in ON check_in.id = note.check_in");
            format!("{all} WHERE {FITS}(note.body) AND deleted_ms IS NULL")
        } else {
            let some = check_ins_of("check_in CROSS JOIN note ON note.check_in = check_in.id");
            format!("{some} WHERE day BETWEEN ? AND ? AND deleted_ms IS NULL AND {FITS}(note.body)")
        };
        let mut found = self.conn.prepare(&sql)?;
        let rows = if self.all_days { found.query([])? } else { found.query(params![self.days.0, self.days.1])? };
        self.take(rows)
    }

    fn take(&mut self, mut rows: Rows<'_>) -> Result<(), Trouble> {
        while let Some(row) = rows.next()? {
            let far = self.fit.last.load(Ordering::Relaxed);
            if far < self.fit.best.swap(far, Ordering::Relaxed) {
                self.found.clear();
            }
            self.found.push(with_beside(&self.names, row)?);
        }
        Ok(())
    }
}

/// As JSON, in which `SQLite` takes many numbers at once.
fn as_list(notes: &[i64]) -> String {
    let notes: Vec<String> = notes.iter().map(i64::to_string).collect();
    format!("[{}]", notes.join(","))
}
