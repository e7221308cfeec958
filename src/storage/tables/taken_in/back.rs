//! What was taken in is taken back, as one transaction: exactly that, and nothing that was written since.

use super::{
    catalogue_back,
    noted::{Brought, Rows, Things, print_of},
};
use crate::{
    domain::{CheckIn, CheckInId, Event, ImportedMood, Journal, OwnContact},
    storage::{
        StorageError, Store,
        file::for_good,
        tables::{catalogue, check_ins::Writer, load, person, rows::StoredId, way_items, ways},
        trouble::Trouble,
    },
};
use rusqlite::{Connection, params};
use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
    sync::Arc,
};

impl Store {
    /// Takes back what was taken in. What says something else by now than it said when it came stays as it is; gives how
    /// many these are.
    ///
    /// # Errors
    /// [`StorageError::Disk`] when it could not be written. Nothing of it is done then.
    pub fn take_back_brought(&mut self, brought: &Brought) -> Result<u64, StorageError> {
        let now_ms = self.now_ms;
        self.write_many("Taking back what was taken in", |tx| take_back(tx, brought, now_ms))
    }
}

fn take_back(conn: &Connection, brought: &Brought, now_ms: i64) -> Result<u64, Trouble> {
    let now = load::journal(conn)?;
    let stay = check_ins(conn, brought, &now, now_ms)?;
    let mut left = stay.len() as u64;
    versions(conn, brought, &stay)?;
    left += events(conn, &brought.events, &now)?;
    let catalogue = catalogue::read(conn)?;
    let writer = &mut Writer::new(conn, &catalogue);
    left += each(
        &brought.trials,
        &now.trials,
        |t| &t.id,
        |was, came| match was {
            Some(was) => ways::put_trial(writer, conn, was),
            None => delete(conn, "DELETE FROM trial WHERE id = ?", came.id.as_str()),
        },
    )?;
    left += each(
        &brought.plans,
        &now.plans,
        |p| &p.id,
        |was, came| match was {
            Some(was) => ways::put_plan(conn, was),
            None => delete(conn, "DELETE FROM plan WHERE id = ?", came.id.as_str()),
        },
    )?;
    left += each(
        &brought.pattern_answers,
        &now.pattern_answers,
        |a| &a.pattern,
        |was, came| match was {
            Some(was) => ways::put_pattern_answer(conn, was),
            None => delete(conn, "DELETE FROM pattern_answer WHERE pattern = ?", came.pattern.as_str()),
        },
    )?;
    left += moods(conn, &brought.moods, &now, &stay)?;
    left += own_lists(conn, brought, &now)?;
    contacts(conn, &brought.contacts, &now.contacts)?;
    rows(conn, &brought.settings, ("setting", "key", "value"))?;
    rows(conn, &brought.safety_plan, ("safety_plan", "part", "words"))?;
    catalogue_back::put_back(conn, &brought.catalogue.0, &brought.catalogue.1)?;
    for_good::names(conn)?;
    // What is left must be a journal that can be opened.
    load::journal(conn)?;
    Ok(left)
}

/// Gives those that stay.
fn check_ins(conn: &Connection, brought: &Brought, now: &Journal, now_ms: i64) -> Result<HashSet<CheckInId>, Trouble> {
    let known: HashMap<_, _> = now.check_ins.iter().chain(&now.trash).map(|c| (&c.id, c)).collect();
    let mut stay = HashSet::new();
    let catalogue = catalogue::read(conn)?;
    let writer = &mut Writer::new(conn, &catalogue);
    for (was, came) in &brought.changed {
        match known.get(&was.id) {
            Some(c) if print_of(c) == *came => {
                writer.put(was, true, 0)?;
                if was.source.is_none() {
                    delete(conn, "DELETE FROM source_row WHERE check_in = ?", StoredId::of(&was.id))?;
                }
            }
            Some(_) => {
                stay.insert(was.id.clone());
            }
            None => {}
        }
    }
    let mut goes = Vec::new();
    for (id, came) in &brought.new {
        let Some(c) = known.get(id) else { continue };
        if is_as_it_came(c, *came) {
            goes.push(id);
        } else {
            stay.insert(id.clone());
        }
    }
    for_good::go_elsewhere_too(conn, &goes, now_ms)?;
    for id in goes {
        let id = StoredId::of(id);
        let its = "(SELECT row FROM edit_history WHERE check_in = ?)";
        delete(conn, &format!("DELETE FROM edit_history_expected_felt WHERE edit IN {its}"), &id)?;
        for table in ["edit_history", "expected_felt", "source_row", "note"] {
            delete(conn, &format!("DELETE FROM {table} WHERE check_in = ?"), &id)?;
        }
        delete(conn, "DELETE FROM check_in WHERE id = ?", &id)?;
    }
    Ok(stay)
}

/// Whether nobody changed it since; to have put it into the trash is no change of what it says.
fn is_as_it_came(c: &Arc<CheckIn>, came: u64) -> bool {
    let out_of_the_trash = || {
        let mut c = CheckIn::clone(c);
        c.deleted_ms = None;
        print_of(&c) == came
    };
    print_of(c) == came || (c.deleted_ms.is_some() && out_of_the_trash())
}

/// The earlier versions that came with it go, but for those of check-ins that stay.
fn versions(conn: &Connection, brought: &Brought, stay: &HashSet<CheckInId>) -> Result<(), Trouble> {
    let mut gone = Vec::new();
    {
        let mut found = conn.prepare("SELECT row, check_in FROM edit_history WHERE row BETWEEN ? AND ?")?;
        let mut rows = found.query(params![brought.versions.start(), brought.versions.end()])?;
        while let Some(row) = rows.next()? {
            if !stay.contains(&StoredId::read(row.get_ref(1)?)?.text()) {
                gone.push(row.get::<_, i64>(0)?);
            }
        }
    }
    for row in gone {
        delete(conn, "DELETE FROM edit_history_expected_felt WHERE edit = ?", row)?;
        delete(conn, "DELETE FROM edit_history WHERE row = ?", row)?;
    }
    Ok(())
}

/// Events lie in the trash without being loaded, so each is looked for by all it says.
fn events(conn: &Connection, brought: &Things<Event>, now: &Journal) -> Result<u64, Trouble> {
    let known: HashMap<_, _> = now.events.iter().map(|e| (&e.id, e)).collect();
    let mut left = 0;
    for (was, came) in brought {
        match (was, known.get(&came.id)) {
            (Some(was), Some(now)) if *now == came => ways::put_event(conn, was)?,
            (Some(_), Some(_)) => left += 1,
            (Some(_), None) => {}
            (None, now) => {
                let sql = "DELETE FROM event WHERE id = ? AND day = ? AND what = ? AND name = ? AND dose = ? AND note = ?";
                let its = params![came.id.as_str(), came.day.number(), came.what.word(), came.name, came.dose, came.note];
                let gone = conn.prepare_cached(sql)?.execute(its)?;
                left += u64::from(gone == 0 && now.is_some());
            }
        }
    }
    Ok(left)
}

/// One that came in one row with a check-in that stays, stays with it.
fn moods(conn: &Connection, brought: &Things<ImportedMood>, now: &Journal, stay: &HashSet<CheckInId>) -> Result<u64, Trouble> {
    let beside: HashSet<&str> = stay.iter().map(CheckInId::as_str).collect();
    let goes: Things<ImportedMood> = brought.iter().filter(|(_, m)| !beside.contains(m.check_in_id())).cloned().collect();
    each(
        &goes,
        &now.moods,
        |m| &m.id,
        |was, came| match was {
            Some(was) => ways::change_mood(conn, was),
            None => delete(conn, "DELETE FROM imported_mood WHERE id = ?", &*came.id),
        },
    )
}

/// The person's own lists stand in an order over all of them, and are written whole.
fn own_lists(conn: &Connection, brought: &Brought, now: &Journal) -> Result<u64, Trouble> {
    let mut items = now.way_items.clone();
    let left = each(
        &brought.way_items,
        &now.way_items,
        |i| &i.id,
        |was, came| {
            match was {
                Some(was) => items.iter_mut().filter(|i| i.id == came.id).for_each(|i| i.clone_from(was)),
                None => items.retain(|i| i.id != came.id),
            }
            Ok(())
        },
    )?;
    if items != now.way_items {
        conn.execute("DELETE FROM way_item", [])?;
        items.iter().try_for_each(|item| way_items::put_way_item(conn, item))?;
    }
    Ok(left)
}

fn contacts(conn: &Connection, (was, came): &(Vec<OwnContact>, Vec<OwnContact>), now: &[OwnContact]) -> Result<(), Trouble> {
    if was == came {
        return Ok(());
    }
    if now == came {
        return person::put_contacts(conn, was);
    }
    // What was written since stays, and so does what was changed.
    let stays = |c: &&OwnContact| was.contains(c) || !came.contains(c);
    let left: Vec<_> = now.iter().filter(stays).cloned().collect();
    person::put_contacts(conn, &left)
}

/// A table of words by keys; the names of table and columns are this layer's own.
fn rows(conn: &Connection, changed: &Rows, (table, key, value): (&str, &str, &str)) -> Result<(), Trouble> {
    for (name, was, came) in changed {
        if let Some(was) = was {
            let sql = format!("UPDATE {table} SET {value} = ?1 WHERE {key} = ?2 AND {value} IS ?3");
            conn.prepare_cached(&sql)?.execute(params![was, name, came])?;
        } else {
            let sql = format!("DELETE FROM {table} WHERE {key} = ?1 AND {value} IS ?2");
            conn.prepare_cached(&sql)?.execute(params![name, came])?;
        }
    }
    Ok(())
}

/// Puts each back that is as it came; gives how many are not.
fn each<T: PartialEq, Id: Eq + Hash>(
    brought: &Things<T>,
    now: &[T],
    id: impl Fn(&T) -> &Id,
    mut put_back: impl FnMut(Option<&T>, &T) -> Result<(), Trouble>,
) -> Result<u64, Trouble> {
    let known: HashMap<&Id, &T> = now.iter().map(|t| (id(t), t)).collect();
    let mut left = 0;
    for (was, came) in brought {
        match known.get(id(came)) {
            Some(now) if *now == came => put_back(was.as_ref(), came)?,
            Some(_) => left += 1,
            None => {}
        }
    }
    Ok(left)
}

fn delete(conn: &Connection, sql: &str, one: impl rusqlite::ToSql) -> Result<(), Trouble> {
    conn.prepare_cached(sql)?.execute([one])?;
    Ok(())
}
