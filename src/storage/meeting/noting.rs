//! When each thing was changed, noted at every write in one place: what stands in a table that was written to is laid
//! beside what stood there before.

use super::{
    kinds::{Kind, Table},
    standing::{Said, each_row, standing},
    unsaid::UNSAID_MS,
};
use crate::storage::{tables::rows::StoredId, trouble::Trouble};
use rusqlite::{Connection, OptionalExtension, Row, hooks::Action, params};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

/// Of check-ins the file has more to say: see [`CHECK_IN`] and [`TRASH`].
pub(crate) const CHECK_IN: &str = "check_in";
/// When a check-in was put into the trash or taken out of it.
pub(crate) const TRASH: &str = "trash";
/// Stands once all that was there has been noted.
const BEGUN: &str = "begun";

/// Before anything: of what was never taken out.
pub(super) const NEVER: i64 = i64::MIN;

/// Whether something is noted under this word.
pub(crate) fn is_kind(word: &str) -> bool {
    [CHECK_IN, TRASH, BEGUN].contains(&word) || Kind::ALL.iter().any(|kind| kind.word() == word)
}

/// Which kinds of things a write touched. Tables without numbered rows are not told of, and none of these is one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Touched(Arc<AtomicU32>);

impl Touched {
    pub(crate) fn listener(&self) -> impl FnMut(Action, &str, &str, i64) + Send + 'static {
        let kinds = Arc::clone(&self.0);
        move |_, database, table, _| {
            if database == "main" {
                let bits = Kind::in_table(table).iter().fold(0, |bits, kind| bits | bit(*kind));
                if bits != 0 {
                    kinds.fetch_or(bits, Ordering::Relaxed);
                }
            }
        }
    }

    fn kinds(&self) -> impl Iterator<Item = Kind> {
        let bits = self.0.load(Ordering::Relaxed);
        Kind::ALL.into_iter().filter(move |kind| bits & bit(*kind) != 0)
    }
}

const fn bit(kind: Kind) -> u32 {
    1 << kind as u32
}

/// What is noted of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noted {
    pub ms: i64,
    pub gone_ms: Option<i64>,
    /// It comes of something else.
    pub follows: bool,
    /// `None` where it isn't there.
    pub said: Option<String>,
}

/// Before the first write that is noted: all that is there has been there since before anything was noted.
pub(crate) fn begin(conn: &Connection) -> Result<(), Trouble> {
    if conn.prepare_cached("SELECT 1 FROM changed WHERE kind = ?")?.exists([BEGUN])? {
        return Ok(());
    }
    for kind in Kind::ALL {
        for (id, said) in standing(conn, kind)? {
            let ms = kind.begins_ms(&id, &said);
            put(conn, kind, &id, &Noted { ms, gone_ms: None, follows: false, said: Some(said) })?;
        }
    }
    conn.execute("INSERT INTO changed (kind, id, ms, follows) VALUES (?, '', 0, 0)", [BEGUN])?;
    Ok(())
}

/// After a write: what stands there otherwise now was changed at this moment.
pub(crate) fn note(conn: &Connection, touched: &Touched, now_ms: i64) -> Result<(), Trouble> {
    let mut kinds = touched.kinds().peekable();
    if kinds.peek().is_none() {
        return Ok(());
    }
    // Who has one machine alone has what they rewrite forgotten, as ever.
    let keeps = meets_others(conn)?;
    kinds.try_for_each(|kind| note_kind(conn, kind, keeps, now_ms))
}

pub(crate) fn meets_others(conn: &Connection) -> Result<bool, Trouble> {
    let sql = "SELECT 1 FROM setting WHERE key IN ('meeting_met', 'meeting_folder') AND value <> ''";
    Ok(conn.prepare_cached(sql)?.exists([])?)
}

fn note_kind(conn: &Connection, kind: Kind, keeps: bool, now_ms: i64) -> Result<(), Trouble> {
    if let Some(table) = kind.table() {
        return note_table(conn, (kind, &table), keeps, now_ms);
    }
    let noted = noted(conn, kind)?;
    let now = standing(conn, kind)?;
    let there: BTreeSet<&str> = now.iter().map(|(id, _)| id.as_str()).collect();
    for (id, said) in &now {
        match noted.get(id) {
            Some(before) if before.said.as_deref() == Some(said) => {}
            before => say(conn, kind, (id, said), before, keeps, now_ms)?,
        }
    }
    for (id, before) in noted.iter().filter(|(id, before)| before.said.is_some() && !there.contains(id.as_str())) {
        let ms = later_than(conn, kind, id, Some(before), now_ms)?;
        put(conn, kind, id, &Noted { ms, gone_ms: Some(ms), follows: false, said: None })?;
        forget_before(conn, kind, id)?;
    }
    Ok(())
}

/// The same of a table of its own, row by row: another app's moods may be millions, and are never all in memory.
fn note_table(conn: &Connection, (kind, table): (Kind, &Table), keeps: bool, now_ms: i64) -> Result<(), Trouble> {
    let mut find = conn.prepare_cached("SELECT ms, gone_ms, follows, said FROM changed WHERE kind = ? AND id = ?")?;
    let of = |row: &Row<'_>| Ok(Noted { ms: row.get(0)?, gone_ms: row.get(1)?, follows: row.get(2)?, said: row.get(3)? });
    each_row(conn, table, |(id, said)| {
        let before = find.query_row([kind.word(), &id], of).optional()?;
        match &before {
            Some(before) if before.said.as_ref() == Some(&said) => Ok(()),
            before => say(conn, kind, (&id, &said), before.as_ref(), keeps, now_ms),
        }
    })?;
    let gone = {
        let Table { name, id, .. } = table;
        let is_there = format!("EXISTS (SELECT 1 FROM {name} AS there WHERE there.{id} = changed.id)");
        let sql = format!("SELECT id FROM changed WHERE kind = ? AND said IS NOT NULL AND NOT {is_there}");
        let mut found = conn.prepare_cached(&sql)?;
        let found = found.query_map([kind.word()], |row| row.get::<_, String>(0))?;
        found.collect::<Result<Vec<_>, _>>()?
    };
    for id in gone {
        let before = find.query_row([kind.word(), &id], of).optional()?;
        let ms = later_than(conn, kind, &id, before.as_ref(), now_ms)?;
        put(conn, kind, &id, &Noted { ms, gone_ms: Some(ms), follows: false, said: None })?;
        forget_before(conn, kind, &id)?;
    }
    Ok(())
}

fn say(
    conn: &Connection,
    kind: Kind,
    (id, said): (&str, &str),
    before: Option<&Noted>,
    keeps: bool,
    now_ms: i64,
) -> Result<(), Trouble> {
    let ms = match before {
        None if kind.is_unsaid(id, said) => UNSAID_MS,
        before => later_than(conn, kind, id, before, now_ms)?,
    };
    let mut gone_ms = before.and_then(|before| before.gone_ms);
    let is_emptied = kind == Kind::SafetyPart && before.is_some() && kind.is_unsaid(id, said);
    if is_emptied {
        // Words that are taken away are gone, on the other machines, too.
        gone_ms = Some(ms - 1);
    }
    if is_emptied || !kind.keeps_what_was_said() {
        forget_before(conn, kind, id)?;
    } else if let Some(Noted { said: Some(was), follows: false, ms, .. }) = before
        && keeps
    {
        keep(conn, kind, (id, was), *ms)?;
    }
    // It stands again, so it was not said before. What is noted for the first time never was.
    if before.is_none() {
        return put(conn, kind, id, &Noted { ms, gone_ms, follows: false, said: Some(said.to_owned()) });
    }
    conn.prepare_cached("DELETE FROM said_before WHERE kind = ? AND id = ? AND said = ?")?.execute([kind.word(), id, said])?;
    put(conn, kind, id, &Noted { ms, gone_ms, follows: false, said: Some(said.to_owned()) })
}

/// This moment, or later where the clock says that it was changed after it.
fn later_than(conn: &Connection, kind: Kind, id: &str, before: Option<&Noted>, now_ms: i64) -> Result<i64, Trouble> {
    let Some(before) = before else { return Ok(now_ms.max(1)) };
    let mut found = conn.prepare_cached("SELECT max(ms) FROM said_before WHERE kind = ? AND id = ?")?;
    let kept: Option<i64> = found.query_row([kind.word(), id], |r| r.get(0)).optional()?.flatten();
    let last = kept.into_iter().chain(before.gone_ms).fold(before.ms, i64::max);
    Ok(now_ms.max(last.saturating_add(1)).max(1))
}

/// Everything that is noted of a kind.
pub(super) fn noted(conn: &Connection, kind: Kind) -> Result<BTreeMap<String, Noted>, Trouble> {
    let mut found = conn.prepare_cached("SELECT id, ms, gone_ms, follows, said FROM changed WHERE kind = ?")?;
    let mut rows = found.query([kind.word()])?;
    let mut out = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let noted = Noted { ms: row.get(1)?, gone_ms: row.get(2)?, follows: row.get(3)?, said: row.get(4)? };
        out.insert(row.get(0)?, noted);
    }
    Ok(out)
}

pub(super) fn put(conn: &Connection, kind: Kind, id: &str, noted: &Noted) -> Result<(), Trouble> {
    let sql = "INSERT INTO changed (kind, id, ms, gone_ms, follows, said) VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT (kind, id) DO UPDATE SET ms = excluded.ms, gone_ms = excluded.gone_ms,
                   follows = excluded.follows, said = excluded.said";
    conn.prepare_cached(sql)?.execute(params![kind.word(), id, noted.ms, noted.gone_ms, noted.follows, noted.said])?;
    Ok(())
}

/// Keeps what else was said of a thing, and when.
pub(super) fn keep(conn: &Connection, kind: Kind, (id, said): (&str, &str), ms: i64) -> Result<(), Trouble> {
    let sql = "INSERT INTO said_before (kind, id, said, ms) VALUES (?, ?, ?, ?)
               ON CONFLICT (kind, id, said) DO UPDATE SET ms = max(ms, excluded.ms)";
    conn.prepare_cached(sql)?.execute(params![kind.word(), id, said, ms])?;
    Ok(())
}

pub(super) fn forget_before(conn: &Connection, kind: Kind, id: &str) -> Result<(), Trouble> {
    conn.prepare_cached("DELETE FROM said_before WHERE kind = ? AND id = ?")?.execute([kind.word(), id])?;
    Ok(())
}

/// All that else was said of things of a kind.
pub(super) fn said_before(conn: &Connection, kind: Kind) -> Result<Vec<(Said, i64)>, Trouble> {
    let mut found = conn.prepare_cached("SELECT id, said, ms FROM said_before WHERE kind = ?")?;
    let found = found.query_map([kind.word()], |r| Ok(((r.get(0)?, r.get(1)?), r.get(2)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// A check-in is changed at this moment: gives when what it said until now came to be said, where that is noted.
pub(crate) fn changes_check_in(conn: &Connection, id: &StoredId<'_>, now_ms: i64) -> Result<Option<i64>, Trouble> {
    let mut found = conn.prepare_cached("SELECT ms FROM changed WHERE kind = ? AND id = ?")?;
    let before: Option<i64> = found.query_row(params![CHECK_IN, id], |r| r.get(0)).optional()?;
    let ms = now_ms.max(before.unwrap_or(0).saturating_add(1));
    put_ms(conn, CHECK_IN, id, ms)?;
    Ok(before)
}

/// A check-in is put into the trash, or taken out of it.
pub(crate) fn moves_trash(conn: &Connection, id: &StoredId<'_>, deleted_ms: Option<i64>, now_ms: i64) -> Result<(), Trouble> {
    let mut found = conn.prepare_cached(
        "SELECT max(coalesce((SELECT max(ms) FROM changed WHERE kind IN ('check_in', 'trash') AND id = ?1), 0),
                    coalesce((SELECT deleted_ms FROM check_in WHERE id = ?1), 0))",
    )?;
    let last: i64 = found.query_row([id], |r| r.get(0))?;
    put_ms(conn, TRASH, id, deleted_ms.unwrap_or(now_ms).max(last.saturating_add(1)))
}

fn put_ms(conn: &Connection, kind: &str, id: &StoredId<'_>, ms: i64) -> Result<(), Trouble> {
    let sql = "INSERT INTO changed (kind, id, ms, follows) VALUES (?, ?, ?, 0)
               ON CONFLICT (kind, id) DO UPDATE SET ms = excluded.ms, follows = 0";
    conn.prepare_cached(sql)?.execute(params![kind, id, ms])?;
    Ok(())
}

/// Whether any check-in was ever taken out for good.
pub(crate) fn any_is_gone(conn: &Connection) -> Result<bool, Trouble> {
    Ok(conn.prepare_cached("SELECT 1 FROM changed WHERE kind = ? AND gone_ms IS NOT NULL LIMIT 1")?.exists([CHECK_IN])?)
}

/// A check-in that was taken out for good comes in anew.
pub(crate) fn comes_back(conn: &Connection, id: &StoredId<'_>) -> Result<(), Trouble> {
    let sql = "UPDATE changed SET ms = max(ms, gone_ms + 1), follows = 0 WHERE kind = ? AND id = ? AND gone_ms IS NOT NULL";
    conn.prepare_cached(sql)?.execute(params![CHECK_IN, id])?;
    Ok(())
}

/// What is listed in the table `gone` is taken out for good: its ids stay, with the time. An id that came in with a file may
/// be made of words, so it stays only where another machine may bring the check-in back.
pub(crate) fn are_gone(conn: &Connection, now_ms: i64) -> Result<(), Trouble> {
    let meets = meets_others(conn)?;
    if !meets {
        let of_words = "kind IN ('check_in', 'trash') AND typeof(id) = 'text' AND id IN (SELECT id FROM gone)";
        conn.execute(&format!("DELETE FROM changed WHERE {of_words}"), [])?;
    }
    conn.execute(
        "INSERT INTO changed (kind, id, ms, gone_ms, follows)
             SELECT 'check_in', gone.id, at.ms, at.ms, 0
             FROM gone JOIN (SELECT id, max(?1,
                     1 + coalesce((SELECT deleted_ms FROM check_in WHERE check_in.id = gone.id), 0),
                     1 + coalesce((SELECT max(ms) FROM changed
                                   WHERE kind IN ('check_in', 'trash') AND changed.id = gone.id), 0)) AS ms
                 FROM gone) AS at USING (id) WHERE ?2 OR typeof(gone.id) = 'blob'
             ON CONFLICT (kind, id) DO UPDATE SET ms = excluded.ms, gone_ms = excluded.gone_ms, follows = 0",
        params![now_ms, meets],
    )?;
    conn.execute("DELETE FROM changed WHERE kind = 'trash' AND id IN (SELECT id FROM gone)", [])?;
    Ok(())
}
