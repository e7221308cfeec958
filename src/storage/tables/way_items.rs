//! The person's own lists in and out of their table, and a plan that is done.

use super::{
    catalogue, check_ins,
    check_ins::Writer,
    ids,
    rows::{intensity, yes},
    ways,
};
use crate::{
    domain::{CheckIn, CheckInId, Contacted, ItemKind, Plan, Trial, TrialId, WayItem, in_place_of},
    storage::{StorageError, Store, trouble::Trouble},
};
use rusqlite::{Connection, params};

impl Store {
    /// Puts these items, in this order, in the place of those that were `seen`. What came in beside them since stays.
    pub fn save_way_items(&mut self, items: &[WayItem], seen: &[WayItem]) -> Result<(), StorageError> {
        self.write("Saving your list", |tx| {
            let items = in_place_of(&way_items(tx)?, seen, items);
            // With a condition each row is told of as it goes.
            tx.execute("DELETE FROM way_item WHERE true", [])?;
            items.iter().try_for_each(|item| put_way_item(tx, item))
        })
    }

    /// Saves a plan that is done with what was kept of it: all of it or nothing.
    pub fn save_done(
        &mut self,
        plan: &Plan,
        check_in: Option<&CheckIn>,
        trial: Option<&Trial>,
        now_ms: i64,
    ) -> Result<(), StorageError> {
        self.write("Saving the plan", |tx| {
            let catalogue = catalogue::read(tx)?;
            let writer = &mut Writer::new(tx, &catalogue);
            if let Some(check_in) = check_in {
                writer.put(check_in, false, now_ms)?;
            }
            if let Some(trial) = trial {
                ways::put_trial(writer, tx, trial)?;
            }
            ways::put_plan(tx, plan)
        })
    }

    /// Takes that back: the plan as it was, the check-in into the trash, the trial out.
    pub fn take_back_done(
        &mut self,
        plan: &Plan,
        check_in: Option<&CheckInId>,
        trial: Option<&TrialId>,
        at_ms: i64,
    ) -> Result<(), StorageError> {
        self.write("Taking the plan back", |tx| {
            if let Some(id) = check_in {
                check_ins::set_deleted(tx, id, Some(at_ms), at_ms)?;
            }
            if let Some(id) = trial {
                tx.execute("DELETE FROM trial WHERE id = ?", [id.as_str()])?;
            }
            ways::put_plan(tx, plan)
        })
    }
}

/// At the end of what is there.
pub(crate) fn put_way_item(conn: &Connection, i: &WayItem) -> Result<(), Trouble> {
    if i.found.iter().any(|key| key.is_empty() || key.contains(char::is_whitespace)) {
        return Err(Trouble::Refused("what was found on a list of what to look for has no such key"));
    }
    let sql = "INSERT INTO way_item (place, id, kind, words, more, once_moved, contacted, found, retired)
               VALUES ((SELECT coalesce(max(place) + 1, 0) FROM way_item), ?, ?, ?, ?, ?, ?, ?, ?)";
    conn.prepare_cached(sql)?.execute(params![
        i.id.as_str(),
        i.kind.word(),
        i.words,
        i.more,
        i.once_moved.map(crate::domain::Intensity::steps),
        i.contacted.map(Contacted::word),
        i.found.join(" "),
        i.retired,
    ])?;
    Ok(())
}

/// In the person's order.
pub(crate) fn way_items(conn: &Connection) -> Result<Vec<WayItem>, Trouble> {
    let sql = "SELECT id, kind, words, more, once_moved, contacted, found, retired FROM way_item ORDER BY place";
    ways::all(conn, sql, |r| {
        let kind = ItemKind::from_word(r.get_ref(1)?.as_str()?);
        let contacted = |word: String| Contacted::from_word(&word).ok_or(Trouble::Unreadable("a list has an unknown state"));
        Ok(WayItem {
            id: ids::id(r, 0)?,
            kind: kind.ok_or(Trouble::Unreadable("something stands on a list of no known kind"))?,
            words: r.get(2)?,
            more: r.get(3)?,
            once_moved: r.get::<_, Option<u8>>(4)?.map(intensity).transpose()?,
            contacted: r.get::<_, Option<String>>(5)?.map(contacted).transpose()?,
            found: r.get_ref(6)?.as_str()?.split_ascii_whitespace().map(ToOwned::to_owned).collect(),
            retired: yes(r.get(7)?)?,
        })
    })
}
