//! A whole journal taken into this one.

use super::{
    catalogue,
    check_ins::{Writer, keep_version},
    earlier, load, merges,
    offered::{Case, Here, ImportCounts, Offered, Weighed, weigh, weigh_whole},
    person,
    taken_in::{Brought, Underway, noted},
    way_items, ways,
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
            self.write("Importing", |tx| change(tx))
        } else {
            self.write_many("Importing", |tx| change(tx))
        }
    }

    /// What taking this in would do. Changes nothing.
    ///
    /// # Errors
    /// As [`Store::import`].
    pub fn weigh(&self, offered: &Offered<'_>) -> Result<ImportCounts, StorageError> {
        self.read("Comparing", |conn| weigh(&load::journal(conn)?, &deleted_events(conn)?, offered))
    }

    /// The same with how it would look here, and with what says something else.
    ///
    /// # Errors
    /// As [`Store::import`].
    pub fn weigh_whole(&self, offered: &Offered<'_>) -> Result<Weighed, StorageError> {
        self.read("Comparing", |conn| weigh_whole(&load::journal(conn)?, &deleted_events(conn)?, offered))
    }
}

impl Offered<'_> {
    /// What taking this into a journal that isn't there yet would do.
    ///
    /// # Errors
    /// [`StorageError::Refused`] when a check-in answers what isn't in its own catalogue.
    pub fn weigh_alone(&self) -> Result<ImportCounts, StorageError> {
        let none = HashSet::new();
        weigh(&Journal::default(), &none, self).map_err(|t| t.told("Comparing", std::path::Path::new("")))
    }
}

pub(crate) fn import(
    conn: &Connection,
    offered: &Offered<'_>,
    now_ms: i64,
    underway: &Underway<'_>,
) -> Result<ImportCounts, Trouble> {
    let from = offered.journal;
    let all = (from.check_ins.len() + from.trash.len() + from.moods.len()) as u64;
    let (there, deleted) = (load::journal(conn)?, deleted_events(conn)?);
    let empty = WRITTEN_INTO.into_iter().map(|table| is_empty(conn, table)).collect::<Result<Vec<_>, _>>()?;
    let holds_nothing = empty.into_iter().all(|empty| empty);
    // Names that somebody gave are kept, before the first entry, too.
    let untouched = holds_nothing && there.catalogue == Catalogue::starting();
    let here = &mut Here::beside(&there, &deleted, untouched, offered);
    let takes_settings = from.settings != Settings::default() && !id::has_settings(conn)?;
    let catalogue = here.joined.catalogue.clone();
    catalogue::write(conn, &catalogue)?;
    merges::write(conn, &catalogue)?;
    let writer = &mut Writer::new(conn, &catalogue);
    let mut counts = ImportCounts::default();
    for (n, c) in (0..).zip(from.check_ins.iter().chain(&from.trash)) {
        underway.at(n, all)?;
        let (case, c) = here.check_in(c)?;
        counts.count(case);
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
    let others = here.others(&mut counts);
    for e in others.events {
        ways::put_event(conn, e)?;
    }
    for t in others.trials {
        ways::put_trial(writer, conn, t)?;
    }
    for p in others.plans {
        ways::put_plan(conn, p)?;
    }
    for i in others.way_items {
        way_items::put_way_item(conn, i)?;
    }
    for a in others.pattern_answers {
        ways::put_pattern_answer(conn, a)?;
    }
    let written = all - from.moods.len() as u64;
    for (n, m) in (written..).zip(&from.moods) {
        underway.at(n, all)?;
        let case = here.mood(m);
        if !offered.moods_beside {
            counts.count(case);
        }
        match case {
            Case::New => ways::put_mood(conn, m)?,
            Case::Replaced => ways::change_mood(conn, m)?,
            Case::Same | Case::Differs | Case::InTrash => {}
        }
    }
    if takes_settings {
        // Somebody's own journal doesn't become the sample by what is taken into it.
        let sample = from.settings.sample && holds_nothing;
        person::put_settings(conn, &Settings { sample, ..from.settings.clone() })?;
    }
    if !from.safety_plan.is_empty() && person::safety_plan(conn)?.is_empty() {
        person::put_safety_plan(conn, &from.safety_plan)?;
    }
    if !from.contacts.is_empty() && is_empty(conn, "contact")? {
        person::put_contacts(conn, &from.contacts)?;
    }
    underway.goes_on()?;
    // What was taken in must also come out again: better no import than a journal that can't be opened.
    load::looked_through(conn)?;
    Ok(counts)
}

/// The ids of the events in the trash.
fn deleted_events(conn: &Connection) -> Result<HashSet<EventId>, Trouble> {
    let mut found = conn.prepare_cached("SELECT id FROM event WHERE deleted_ms IS NOT NULL")?;
    let found = found.query_map([], |r| r.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// `table` is one of this layer's own names.
fn is_empty(conn: &Connection, table: &str) -> Result<bool, Trouble> {
    Ok(!conn.prepare(&format!("SELECT 1 FROM {table} LIMIT 1"))?.exists([])?)
}
