//! What was kept beside the journal while its file was gone, taken into it.

use crate::{
    domain::{CheckInId, Earlier, Journal, OwnContact, in_place_of},
    storage::{
        StorageError, Store,
        backups::folder,
        cipher::known_lock,
        file::{beside::beside, id, rollback},
        meeting::noting,
        tables::{
            catalogue,
            check_ins::{Writer, keep_version},
            coming_in::{Offered, import},
            load,
            merging::joined,
            person,
            rows::StoredId,
            taken_in::{Brought, Underway, noted},
            way_items, ways,
        },
        trouble::Trouble,
    },
};
use rusqlite::Connection;
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
};

const DOING: &str = "Taking in what was kept";

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenIn {
    /// What this journal did not have.
    pub new: u64,
    /// What it had as it was before.
    pub changed: u64,
    /// Among the backups, or where it lay when it could not be moved there.
    pub kept: PathBuf,
    /// What takes it back; the file stays where it is then.
    pub brought: Brought,
}

/// What lies in a rescue file.
struct Kept {
    journal: Journal,
    /// When it was begun; `None` in one that holds nothing but check-ins that were new.
    since: Option<i64>,
    changed_there: HashSet<CheckInId>,
    earlier: Vec<Earlier>,
    drafts: Vec<(String, String, i64)>,
}

impl Store {
    /// Takes in all of the rescue file at `path`: what is new, and what was changed in it. It stays, as a backup. Where
    /// both were changed, the file has the last word, since it is what was on the screen; the journal as it was is backed
    /// up first.
    ///
    /// # Errors
    /// As [`Store::open_backup`] and [`Store::back_up`]. Nothing was changed then.
    pub fn take_in(&mut self, path: &Path, now_ms: i64) -> Result<TakenIn, StorageError> {
        let there = self.open_backup(path)?;
        let mut kept = there.read(DOING, kept_in)?;
        kept.earlier = there.every_earlier_version()?;
        drop(there);
        if self.backup_trouble().is_none() {
            self.back_up(now_ms)?;
        }
        let ((new, changed), brought) = self.write(DOING, |tx| noted(tx, |tx| take_in(tx, &kept, now_ms)))?;
        let kept = self.made_a_backup(path, now_ms);
        Ok(TakenIn { new, changed, kept, brought })
    }

    /// Puts a rescue file whose words are in the journal now among the backups, where it grows old with them.
    pub(crate) fn made_a_backup(&self, rescued: &Path, now_ms: i64) -> PathBuf {
        // What a program that was killed left of its last write: a copy of pages, which nothing would take away any more.
        let _it_stays_then = rollback::clear(rescued);
        let moved = folder::new_name(&self.place.real, now_ms).and_then(|to| {
            fs::rename(rescued, &to)?;
            Ok(to)
        });
        let Ok(backup) = moved else { return rescued.to_owned() };
        // Nobody waits for it any more.
        for of_it in [beside(rescued, ".lock"), known_lock::path(rescued)] {
            let _gone = fs::remove_file(of_it);
        }
        self.lock_open_backups();
        backup
    }
}

fn kept_in(conn: &Connection) -> Result<Kept, Trouble> {
    let since = id::rescued_ms(conn)?;
    let mut changed_there = HashSet::new();
    if let Some(since) = since {
        let mut found = conn.prepare("SELECT DISTINCT check_in FROM edit_history WHERE replaced_ms >= ?")?;
        let mut rows = found.query([since])?;
        while let Some(row) = rows.next()? {
            changed_there.insert(StoredId::read(row.get_ref(0)?)?.text());
        }
    }
    let mut found = conn.prepare("SELECT slot, body, at_ms FROM draft")?;
    let drafts = found.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?.collect::<Result<_, _>>()?;
    Ok(Kept { journal: load::journal(conn)?, since, changed_there, earlier: Vec::new(), drafts })
}

fn take_in(conn: &Connection, kept: &Kept, now_ms: i64) -> Result<(u64, u64), Trouble> {
    let new = import(conn, &Offered::whole(&kept.journal, &kept.earlier), now_ms, &Underway::alone())?.imported;
    let Some(since) = kept.since else { return Ok((new, 0)) };
    let here = load::journal(conn)?;
    let changed = check_ins(conn, kept, since, &here, now_ms)? + others(conn, &kept.journal, &here)?;
    for (slot, body, at_ms) in &kept.drafts {
        let sql = "INSERT INTO draft (slot, body, at_ms) VALUES (?, ?, ?)
                   ON CONFLICT (slot) DO UPDATE SET body = excluded.body, at_ms = excluded.at_ms
                   WHERE excluded.at_ms >= draft.at_ms";
        conn.execute(sql, rusqlite::params![slot, body, at_ms])?;
    }
    load::looked_through(conn)?;
    Ok((new, changed))
}

/// Check-ins that were changed, deleted or put back there.
fn check_ins(conn: &Connection, kept: &Kept, since: i64, here: &Journal, now_ms: i64) -> Result<u64, Trouble> {
    let catalogue = catalogue::read(conn)?;
    let numbers = joined(catalogue.clone(), &kept.journal.catalogue, false);
    let writer = &mut Writer::new(conn, &catalogue);
    let known: HashMap<_, _> = here.check_ins.iter().chain(&here.trash).map(|c| (&c.id, c)).collect();
    let mut changed = 0;
    for c in kept.journal.check_ins.iter().chain(&kept.journal.trash) {
        let Some(now) = known.get(&c.id) else { continue };
        let was_deleted = c.deleted_ms.is_some_and(|ms| ms >= since);
        let was_put_back = c.deleted_ms.is_none() && now.deleted_ms.is_some_and(|ms| ms < since);
        let c = numbers.moved(c)?;
        if *c != ***now && (was_deleted || was_put_back || kept.changed_there.contains(&c.id)) {
            // What it was before came with the earlier versions, unless it was changed here, too.
            let is_kept = kept.earlier.iter().any(|e| {
                let was = &e.said;
                (&was.id, &was.at, &was.note, &was.answers) == (&now.id, &now.at, &now.note, &now.answers)
            });
            let replaces = if is_kept {
                noting::changes_check_in(conn, &StoredId::of(&c.id), now_ms)?;
                true
            } else {
                keep_version(conn, &c.id, now_ms)?
            };
            writer.put(&catalogue.settled(c.into_owned()), replaces, now_ms)?;
            changed += 1;
        }
    }
    Ok(changed)
}

/// Everything else that can be changed: what says something else there is taken over, and nothing is taken away.
fn others(conn: &Connection, there: &Journal, here: &Journal) -> Result<u64, Trouble> {
    let catalogue = catalogue::read(conn)?;
    let writer = &mut Writer::new(conn, &catalogue);
    let mut changed = 0;
    for event in there.events.iter().filter(|e| !here.events.contains(e)) {
        ways::put_event(conn, event)?;
        changed += 1;
    }
    for trial in there.trials.iter().filter(|t| !here.trials.contains(t)) {
        ways::put_trial(writer, conn, trial)?;
        changed += 1;
    }
    for plan in there.plans.iter().filter(|p| !here.plans.contains(p)) {
        ways::put_plan(conn, plan)?;
        changed += 1;
    }
    for answer in there.pattern_answers.iter().filter(|a| !here.pattern_answers.contains(a)) {
        ways::put_pattern_answer(conn, answer)?;
        changed += 1;
    }
    let items = in_place_of(&here.way_items, &[], &there.way_items);
    if items != here.way_items {
        conn.execute("DELETE FROM way_item WHERE true", [])?;
        items.iter().try_for_each(|item| way_items::put_way_item(conn, item))?;
        changed += 1;
    }
    let is_new = |c: &&OwnContact| there.contacts.iter().all(|known| known.id != c.id);
    let contacts: Vec<_> = there.contacts.iter().chain(here.contacts.iter().filter(is_new)).cloned().collect();
    if contacts != here.contacts {
        person::put_contacts(conn, &contacts)?;
        changed += 1;
    }
    if !there.safety_plan.is_empty() && there.safety_plan != here.safety_plan {
        person::put_safety_plan(conn, &there.safety_plan)?;
        changed += 1;
    }
    if there.settings != here.settings {
        person::put_settings(conn, &there.settings)?;
        changed += 1;
    }
    Ok(changed)
}
