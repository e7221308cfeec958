//! Events, trials, plans, answers to patterns and imported moods in and out of their tables.
//! Each `put_…` writes over what has the same id.

use super::{
    check_ins::Writer,
    ids,
    rows::{Names, answer, answer_code, day, instant, intensity, yes},
};
use crate::{
    domain::{
        Catalogue, CheckInId, DayKey, Event, EventKind, ImportedMood, Intensity, ItemId, Moment, Outcome, PatternAnswer, Plan,
        PlanId, Series, Trial, TrialId, Way,
    },
    storage::{StorageError, Store, trouble::Trouble},
};
use rusqlite::{Connection, Row, params};
use std::{collections::HashSet, sync::Arc};

impl Store {
    /// Saves an event, new or changed; one with `deleted_ms` is not loaded any more.
    pub fn save_event(&mut self, event: &Event) -> Result<(), StorageError> {
        self.write("Saving the event", |tx| put_event(tx, event))
    }

    pub fn save_trial(&mut self, trial: &Trial) -> Result<(), StorageError> {
        self.write("Saving the trial", |tx| put_trial(&mut Writer::new(tx, &Catalogue::default()), tx, trial))
    }

    pub fn save_plan(&mut self, plan: &Plan) -> Result<(), StorageError> {
        self.write("Saving the plan", |tx| put_plan(tx, plan))
    }

    /// Takes a trial out again that was just saved.
    pub fn remove_trial(&mut self, id: &TrialId) -> Result<(), StorageError> {
        self.write("Taking the trial back", |tx| Ok(tx.execute("DELETE FROM trial WHERE id = ?", [id.as_str()]).map(|_| ())?))
    }

    /// Takes a plan out again that was just made.
    pub fn remove_plan(&mut self, id: &PlanId) -> Result<(), StorageError> {
        self.write("Taking the plan back", |tx| Ok(tx.execute("DELETE FROM plan WHERE id = ?", [id.as_str()]).map(|_| ())?))
    }

    /// Saves what was answered to a pattern, over an earlier answer to the same one.
    pub fn save_pattern_answer(&mut self, answer: &PatternAnswer) -> Result<(), StorageError> {
        self.write("Saving the answer", |tx| put_pattern_answer(tx, answer))
    }
}

pub(crate) fn put_event(conn: &Connection, e: &Event) -> Result<(), Trouble> {
    let sql = "INSERT INTO event (id, day, what, name, dose, note, deleted_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (id) DO UPDATE SET day = excluded.day, what = excluded.what, name = excluded.name,
                   dose = excluded.dose, note = excluded.note, deleted_ms = excluded.deleted_ms";
    conn.prepare_cached(sql)?.execute(params![
        e.id.as_str(),
        e.day.number(),
        e.what.word(),
        e.name,
        e.dose,
        e.note,
        e.deleted_ms
    ])?;
    Ok(())
}

pub(crate) fn events(conn: &Connection) -> Result<Vec<Event>, Trouble> {
    let sql = "SELECT id, day, what, name, dose, note FROM event WHERE deleted_ms IS NULL";
    all(conn, sql, |r| {
        Ok(Event {
            id: ids::id(r, 0)?,
            day: day(r.get(1)?)?,
            what: EventKind::from_word(r.get_ref(2)?.as_str()?).ok_or(Trouble::Unreadable("an event is of no known kind"))?,
            name: r.get(3)?,
            dose: r.get(4)?,
            note: r.get(5)?,
            deleted_ms: None,
        })
    })
}

pub(crate) fn put_trial(writer: &mut Writer<'_>, conn: &Connection, t: &Trial) -> Result<(), Trouble> {
    let sql = "INSERT INTO trial (id, way, utc_ms, offset_s, zone, day, before, after, outcome, note)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (id) DO UPDATE SET way = excluded.way, utc_ms = excluded.utc_ms, offset_s = excluded.offset_s,
                   zone = excluded.zone, day = excluded.day, before = excluded.before, after = excluded.after,
                   outcome = excluded.outcome, note = excluded.note";
    conn.prepare_cached(sql)?.execute(params![
        t.id.as_str(),
        t.way.word(),
        t.at.instant.utc_ms,
        t.at.instant.offset_s,
        writer.zone(&t.at.zone)?,
        t.day.number(),
        t.before.map(answer_code),
        t.after.map(answer_code),
        t.outcome.map(Outcome::word),
        t.note,
    ])?;
    Ok(())
}

pub(crate) fn trials(conn: &Connection, names: &Names) -> Result<Vec<Trial>, Trouble> {
    all(conn, "SELECT id, way, utc_ms, offset_s, zone, day, before, after, outcome, note FROM trial", |r| {
        let outcome = |word: String| Outcome::from_word(&word).ok_or(Trouble::Unreadable("a trial has an unknown end"));
        Ok(Trial {
            id: ids::id(r, 0)?,
            way: way(r, 1)?,
            at: Moment { instant: instant(r.get(2)?, r.get(3)?)?, zone: names.zone(r.get(4)?)? },
            day: day(r.get(5)?)?,
            before: r.get::<_, Option<u8>>(6)?.map(answer).transpose()?,
            after: r.get::<_, Option<u8>>(7)?.map(answer).transpose()?,
            outcome: r.get::<_, Option<String>>(8)?.map(outcome).transpose()?,
            note: r.get(9)?,
        })
    })
}

pub(crate) fn put_plan(conn: &Connection, p: &Plan) -> Result<(), Trouble> {
    let sql = "INSERT INTO plan (id, way, what, day, done_ms, item, expected, kept_in) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (id) DO UPDATE SET way = excluded.way, what = excluded.what, day = excluded.day,
                   done_ms = excluded.done_ms, item = excluded.item, expected = excluded.expected,
                   kept_in = excluded.kept_in";
    let (day, expected) = (p.day.map(DayKey::number), p.expected.map(Intensity::steps));
    let kept_in = p.kept_in.as_ref().map(CheckInId::as_str);
    conn.prepare_cached(sql)?.execute(params![
        p.id.as_str(),
        p.way.word(),
        p.what,
        day,
        p.done_ms,
        p.item.as_ref().map(ItemId::as_str),
        expected,
        kept_in
    ])?;
    Ok(())
}

/// In the order they were made.
pub(crate) fn plans(conn: &Connection) -> Result<Vec<Plan>, Trouble> {
    all(conn, "SELECT id, way, what, day, done_ms, item, expected, kept_in FROM plan ORDER BY row", |r| {
        Ok(Plan {
            id: ids::id(r, 0)?,
            way: way(r, 1)?,
            what: r.get(2)?,
            day: r.get::<_, Option<i32>>(3)?.map(day).transpose()?,
            done_ms: r.get(4)?,
            item: ids::id_if_any(r, 5)?,
            expected: r.get::<_, Option<u8>>(6)?.map(intensity).transpose()?,
            kept_in: r.get::<_, Option<String>>(7)?.map(Into::into),
        })
    })
}

pub(crate) fn put_pattern_answer(conn: &Connection, a: &PatternAnswer) -> Result<(), Trouble> {
    let sql = "INSERT INTO pattern_answer (pattern, dismissed, reason, utc_ms, offset_s) VALUES (?, ?, ?, ?, ?)
               ON CONFLICT (pattern) DO UPDATE SET dismissed = excluded.dismissed, reason = excluded.reason,
                   utc_ms = excluded.utc_ms, offset_s = excluded.offset_s";
    conn.prepare_cached(sql)?.execute(params![a.pattern.as_str(), a.dismissed, a.reason, a.at.utc_ms, a.at.offset_s])?;
    Ok(())
}

/// In the order they were first given.
pub(crate) fn pattern_answers(conn: &Connection) -> Result<Vec<PatternAnswer>, Trouble> {
    all(conn, "SELECT pattern, dismissed, reason, utc_ms, offset_s FROM pattern_answer ORDER BY row", |r| {
        let at = instant(r.get(3)?, r.get(4)?)?;
        Ok(PatternAnswer { pattern: ids::id(r, 0)?, dismissed: yes(r.get(1)?)?, reason: r.get(2)?, at })
    })
}

pub(crate) fn put_mood(conn: &Connection, m: &ImportedMood) -> Result<(), Trouble> {
    if !m.value.is_finite() {
        return Err(Trouble::Refused("an imported mood is no number"));
    }
    let sql = "INSERT INTO imported_mood (id, utc_ms, offset_s, day, value, label, app, name, lowest, highest)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let (app, name) = (said(&m.series.app), said(&m.series.name));
    let (lowest, highest) = m.series.scale.unzip();
    let when = (m.at.utc_ms, m.at.offset_s, m.day.number());
    conn.prepare_cached(sql)?.execute(params![m.id, when.0, when.1, when.2, m.value, m.label, app, name, lowest, highest])?;
    Ok(())
}

/// Changes what an overall mood says; when it was stays.
pub(crate) fn change_mood(conn: &Connection, m: &ImportedMood) -> Result<(), Trouble> {
    let sql = "UPDATE imported_mood SET value = ?, label = ?, app = ?, name = ?, lowest = ?, highest = ? WHERE id = ?";
    let (lowest, highest) = m.series.scale.unzip();
    let (app, name) = (said(&m.series.app), said(&m.series.name));
    conn.prepare_cached(sql)?.execute(params![m.value, m.label, app, name, lowest, highest, m.id])?;
    Ok(())
}

/// What isn't said takes no room.
fn said(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// In the order they were imported.
pub(crate) fn moods(conn: &Connection) -> Result<Vec<ImportedMood>, Trouble> {
    let mut all = Vec::new();
    each_mood(conn, |mood| all.push(mood))?;
    Ok(all)
}

/// The same, one after another.
pub(crate) fn each_mood(conn: &Connection, mut take: impl FnMut(ImportedMood)) -> Result<(), Trouble> {
    /// Names of series and apps are few; whoever has more has each in memory as often as it stands there.
    const SHARED: usize = 10_000;
    let mut shared: HashSet<Arc<str>> = HashSet::from(["".into()]);
    let mut text = move |text: Option<String>| -> Arc<str> {
        let text: Arc<str> = text.unwrap_or_default().into();
        let known = shared.get(&text).cloned();
        known.unwrap_or_else(|| {
            if shared.len() < SHARED {
                shared.insert(Arc::clone(&text));
            }
            text
        })
    };
    let columns = "id, utc_ms, offset_s, day, value, label, app, name, lowest, highest";
    let mut found = conn.prepare_cached(&format!("SELECT {columns} FROM imported_mood ORDER BY row"))?;
    let mut rows = found.query([])?;
    while let Some(r) = rows.next()? {
        let (at, value) = (instant(r.get(1)?, r.get(2)?)?, r.get::<_, f64>(4)?);
        if !value.is_finite() {
            return Err(Trouble::Unreadable("an imported mood is no number"));
        }
        let scale = r.get::<_, Option<f64>>(8)?.zip(r.get(9)?).filter(|(lowest, highest)| lowest < highest);
        let series = Series { app: text(r.get(6)?), name: text(r.get(7)?), scale };
        take(ImportedMood { id: r.get(0)?, at, day: day(r.get(3)?)?, value, label: r.get(5)?, series });
    }
    Ok(())
}

fn way(row: &Row<'_>, column: usize) -> Result<Way, Trouble> {
    Way::from_word(row.get_ref(column)?.as_str()?).ok_or(Trouble::Unreadable("a way isn't one of the seven"))
}

pub(crate) fn all<T>(
    conn: &Connection,
    sql: &str,
    mut read: impl FnMut(&Row<'_>) -> Result<T, Trouble>,
) -> Result<Vec<T>, Trouble> {
    let mut out = Vec::new();
    let mut found = conn.prepare_cached(sql)?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        out.push(read(row)?);
    }
    Ok(out)
}
