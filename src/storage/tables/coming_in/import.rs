//! A whole journal taken into this one, at once or a lot at a time, as one transaction.

use super::{
    super::{
        catalogue,
        check_ins::{Writer, keep_version},
        earlier, ids, load, merges, person,
        taken_in::{Brought, Underway, noted},
        way_items, ways,
    },
    offered::{Case, Here, ImportCounts, Known, Offered},
    weighing::Weighing,
};
use crate::{
    domain::{Catalogue, EventId, Journal, Settings},
    storage::{StorageError, Store, file::id, trouble::Trouble},
};
use rusqlite::Connection;
use std::collections::HashSet;

/// What a person writes lies in these tables.
const WRITTEN_INTO: [&str; 8] =
    ["check_in", "event", "trial", "plan", "way_item", "contact", "pattern_answer", "imported_mood"];

/// From so many rows on an import gets a larger cache.
const MANY: usize = 20_000;

impl Store {
    /// Takes over what this journal doesn't have yet, in one transaction: all of it or nothing. Feelings
    /// and symptoms are the same when their keys are, or their names; what this journal calls them stays, unless
    /// nothing was written in it yet and nothing of them was changed. Settings, safety plan and contacts are taken only where this journal has none.
    ///
    /// # Errors
    /// [`StorageError::Refused`] when a check-in answers what isn't in the catalogue of `from`.
    pub fn import(&mut self, from: &Journal, now_ms: i64) -> Result<ImportCounts, StorageError> {
        self.import_offered(&Offered::whole(from, &[]), now_ms)
    }

    /// The same with what check-ins said before, and with what is to become of those that say something else.
    ///
    /// # Errors
    /// As [`Store::import`].
    pub fn import_offered(&mut self, offered: &Offered<'_>, now_ms: i64) -> Result<ImportCounts, StorageError> {
        self.importing(offered, |tx| import(tx, offered, now_ms, &Underway::alone()))
    }

    /// The same with what takes it back, told and ended as `underway` says. One that was ended changed nothing.
    ///
    /// # Errors
    /// As [`Store::import`], and [`StorageError::Refused`] when it was ended.
    pub fn bring_in(
        &mut self,
        offered: &Offered<'_>,
        now_ms: i64,
        underway: &Underway<'_>,
    ) -> Result<(ImportCounts, Brought), StorageError> {
        self.importing(offered, |tx| noted(tx, |tx| import(tx, offered, now_ms, underway)))
    }

    fn importing<T>(
        &mut self,
        offered: &Offered<'_>,
        change: impl FnOnce(&Connection) -> Result<T, Trouble>,
    ) -> Result<T, StorageError> {
        if offered.journal.check_ins.len() + offered.journal.moods.len() + offered.earlier.len() < MANY {
            self.write_and_keep("Importing", usize::MAX, |tx| change(tx))
        } else {
            self.write_many("Importing", |tx| change(tx))
        }
    }

    /// Takes over what is fed lot by lot for the journal that is there, all of it or nothing, and what takes it back where that `is_noted`. Of `rows` in
    /// all is told how many are written.
    ///
    /// # Errors
    /// As [`Store::bring_in`]; within, why no more could be fed: nothing of it is done then, either.
    pub fn import_lots<E>(
        &mut self,
        (rows, now_ms): (u64, i64),
        is_noted: bool,
        underway: &Underway<'_>,
        feed: impl FnOnce(&Journal, TakesLot<'_>) -> Result<(), E>,
    ) -> Result<Result<(ImportCounts, Option<Brought>), E>, StorageError> {
        let mut not_fed = None;
        let done = self.write_many("Importing", |tx| {
            let change = |tx: &Connection| match lots(tx, (rows, now_ms), underway, feed)? {
                Ok(counts) => Ok(counts),
                Err(e) => {
                    not_fed = Some(e);
                    Err(Trouble::Refused("the rest of it could not be read"))
                }
            };
            if is_noted {
                noted(tx, change).map(|(counts, brought)| (counts, Some(brought)))
            } else {
                change(tx).map(|counts| (counts, None))
            }
        });
        not_fed.map_or_else(|| done.map(Ok), |e| Ok(Err(e)))
    }

    /// What taking this in would do. Changes nothing.
    ///
    /// # Errors
    /// As [`Store::import`].
    pub fn weigh(&self, offered: &Offered<'_>) -> Result<ImportCounts, StorageError> {
        self.read("Comparing", |conn| {
            let (journal, deleted) = (load::journal(conn)?, deleted_events(conn)?);
            let mut weighing = Weighing::in_journal(&journal, &deleted);
            weighing.lot(offered)?;
            Ok(weighing.done().counts)
        })
    }

    /// The events that lie in the trash: a loaded journal is without them.
    pub fn deleted_events(&self) -> Result<HashSet<EventId>, StorageError> {
        self.read("Reading the trash", deleted_events)
    }
}

/// Whoever takes a lot. Where it takes no more, the reason is kept, and whoever feeds only ends.
pub type TakesLot<'a> = &'a mut dyn FnMut(&Offered<'_>) -> Result<(), NotTaken>;

/// No more is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotTaken;

fn lots<E>(
    conn: &Connection,
    (rows, now_ms): (u64, i64),
    underway: &Underway<'_>,
    feed: impl FnOnce(&Journal, TakesLot<'_>) -> Result<(), E>,
) -> Result<Result<ImportCounts, E>, Trouble> {
    let (there, deleted) = (load::journal(conn)?, deleted_events(conn)?);
    let mut importing = Importing::begin(conn, &there, &deleted, (rows, now_ms))?;
    let mut trouble = None;
    let all = feed(&there, &mut |offered| {
        importing.lot(offered, underway).map_err(|t| {
            trouble = Some(t);
            NotTaken
        })
    });
    match (trouble, all) {
        (Some(trouble), _) => Err(trouble),
        (None, Err(e)) => Ok(Err(e)),
        (None, Ok(())) => importing.done(underway).map(Ok),
    }
}

pub(crate) fn import(
    conn: &Connection,
    offered: &Offered<'_>,
    now_ms: i64,
    underway: &Underway<'_>,
) -> Result<ImportCounts, Trouble> {
    let from = offered.journal;
    let rows = (from.check_ins.len() + from.trash.len() + from.moods.len()) as u64;
    let (there, deleted) = (load::journal(conn)?, deleted_events(conn)?);
    let mut importing = Importing::begin(conn, &there, &deleted, (rows, now_ms))?;
    importing.lot(offered, underway)?;
    importing.done(underway)
}

/// A journal while it takes in what is offered to it.
struct Importing<'j> {
    conn: &'j Connection,
    known: Known<'j>,
    /// As it has grown by what came in until now.
    catalogue: Catalogue,
    holds_nothing: bool,
    /// Nothing was written in it yet, and names that somebody gave are none.
    untouched: bool,
    has_settings: bool,
    counts: ImportCounts,
    /// So many rows were gone through, of so many.
    written: u64,
    rows: u64,
    now_ms: i64,
}

impl<'j> Importing<'j> {
    fn begin(
        conn: &'j Connection,
        there: &'j Journal,
        deleted: &'j HashSet<EventId>,
        (rows, now_ms): (u64, i64),
    ) -> Result<Self, Trouble> {
        let empty = WRITTEN_INTO.into_iter().map(|table| is_empty(conn, table)).collect::<Result<Vec<_>, _>>()?;
        let holds_nothing = empty.into_iter().all(|empty| empty);
        Ok(Self {
            conn,
            known: Known::of(there, deleted),
            catalogue: there.catalogue.clone(),
            holds_nothing,
            // Names that somebody gave are kept, before the first entry, too.
            untouched: holds_nothing && there.catalogue == Catalogue::starting(),
            has_settings: id::has_settings(conn)?,
            counts: ImportCounts::default(),
            written: 0,
            rows,
            now_ms,
        })
    }

    fn lot(&mut self, offered: &Offered<'_>, underway: &Underway<'_>) -> Result<(), Trouble> {
        let (conn, from, now_ms) = (self.conn, offered.journal, self.now_ms);
        let here = &mut Here::beside(&self.known, self.catalogue.clone(), self.untouched, offered);
        let catalogue = here.joined.catalogue.clone();
        catalogue::write(conn, &catalogue)?;
        merges::write(conn, &catalogue)?;
        let writer = &mut Writer::new(conn, &catalogue);
        for c in from.check_ins.iter().chain(&from.trash) {
            underway.at(self.written, self.rows)?;
            self.written += 1;
            let (case, c) = here.check_in(c)?;
            self.counts.count(case);
            match case {
                Case::New => writer.put_new(&c, now_ms)?,
                Case::Replaced => {
                    keep_version(conn, &c.id, now_ms)?;
                    writer.put(&c, true, now_ms)?;
                }
                Case::Same | Case::Differs | Case::InTrash => {}
            }
        }
        earlier::put_missing(conn, writer, &here.joined, offered.earlier)?;
        let others = here.others(&mut self.counts);
        others.events.into_iter().try_for_each(|e| ways::put_event(conn, e))?;
        others.trials.into_iter().try_for_each(|t| ways::put_trial(writer, conn, t))?;
        others.plans.into_iter().try_for_each(|p| ways::put_plan(conn, p))?;
        others.way_items.into_iter().try_for_each(|i| way_items::put_way_item(conn, i))?;
        others.pattern_answers.into_iter().try_for_each(|a| ways::put_pattern_answer(conn, a))?;
        for m in &from.moods {
            underway.at(self.written, self.rows)?;
            self.written += 1;
            let case = here.mood(m);
            if !offered.moods_beside {
                self.counts.count(case);
            }
            match case {
                Case::New => ways::put_mood(conn, m)?,
                Case::Replaced => ways::change_mood(conn, m)?,
                Case::Same | Case::Differs | Case::InTrash => {}
            }
        }
        self.catalogue.clone_from(&catalogue);
        self.beside_entries(from)
    }

    /// What a journal says of itself: taken where this one says nothing of it.
    fn beside_entries(&mut self, from: &Journal) -> Result<(), Trouble> {
        let conn = self.conn;
        if from.settings != Settings::default() && !self.has_settings {
            // Somebody's own journal doesn't become the sample by what is taken into it.
            let sample = from.settings.sample && self.holds_nothing;
            person::put_settings(conn, &Settings { sample, ..from.settings.clone() })?;
        }
        if !from.safety_plan.is_empty() && person::safety_plan(conn)?.is_empty() {
            person::put_safety_plan(conn, &from.safety_plan)?;
        }
        if !from.contacts.is_empty() && is_empty(conn, "contact")? {
            person::put_contacts(conn, &from.contacts)?;
        }
        Ok(())
    }

    fn done(self, underway: &Underway<'_>) -> Result<ImportCounts, Trouble> {
        underway.goes_on()?;
        // What was taken in must also come out again: better no import than a journal that can't be opened.
        load::looked_through(self.conn)?;
        Ok(self.counts)
    }
}

/// The ids of the events in the trash.
fn deleted_events(conn: &Connection) -> Result<HashSet<EventId>, Trouble> {
    let mut found = conn.prepare_cached("SELECT id FROM event WHERE deleted_ms IS NOT NULL")?;
    let found = found.query_map([], |r| ids::id(r, 0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// `table` is one of this layer's own names.
fn is_empty(conn: &Connection, table: &str) -> Result<bool, Trouble> {
    Ok(!conn.prepare(&format!("SELECT 1 FROM {table} LIMIT 1"))?.exists([])?)
}
