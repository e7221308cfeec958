//! A whole journal taken into this one.

use super::{
    StorageError, Store, catalogue, check_ins::Writer, load, merges, person, rows::StoredId, trouble::Trouble, way_items, ways,
};
use crate::domain::{
    Catalogue, CheckIn, Feeling, FeelingId, Journal, Settings, Symptom, SymptomId, each_once, stronger, stronger_symptom,
};
use rusqlite::{Connection, ToSql};
use std::collections::HashMap;

/// From so many rows on an import gets a larger cache.
const MANY: usize = 20_000;

/// What became of the offered rows: check-ins (also deleted ones), events, trials, plans, own lists, answers
/// to patterns and imported moods. Every one is counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportCounts {
    pub imported: u64,
    /// Already there, by its id, and left as it is.
    pub duplicate: u64,
}

impl Store {
    /// Takes over what this journal doesn't have yet, in one transaction: all of it or nothing. Feelings
    /// and symptoms are the same when their keys are; what this journal calls them stays, unless nothing
    /// was written in it yet. Settings, safety plan and contacts are taken only where this journal has none.
    ///
    /// # Errors
    /// [`StorageError::Refused`] when a check-in answers what isn't in the catalogue of `from`.
    pub fn import(&mut self, from: &Journal, now_ms: i64) -> Result<ImportCounts, StorageError> {
        if from.check_ins.len() + from.moods.len() < MANY {
            self.write("Importing", |tx| import(tx, from, now_ms))
        } else {
            self.write_many("Importing", |tx| import(tx, from, now_ms))
        }
    }
}

fn import(conn: &Connection, from: &Journal, now_ms: i64) -> Result<ImportCounts, Trouble> {
    let untouched = ["check_in", "event", "trial", "plan"].into_iter().map(|table| is_empty(conn, table));
    let untouched = untouched.collect::<Result<Vec<_>, _>>()?.into_iter().all(|empty| empty);
    let catalogue = merged(catalogue::read(conn)?, &from.catalogue, untouched);
    let takes_settings = from.settings != Settings::default() && is_empty(conn, "setting")?;
    catalogue::write(conn, &catalogue)?;
    merges::write(conn, &catalogue)?;
    let there = Numbers::between(&from.catalogue, &catalogue);
    let writer = &mut Writer::new(conn, &catalogue);
    let mut counts = ImportCounts::default();
    for c in from.check_ins.iter().chain(&from.trash) {
        if counts.is_new(conn, "SELECT 1 FROM check_in WHERE id = ?", &StoredId::of(&c.id))? {
            writer.put(&there.moved(c)?, false, now_ms)?;
        }
    }
    for e in &from.events {
        if counts.is_new(conn, "SELECT 1 FROM event WHERE id = ?", &e.id)? {
            ways::put_event(conn, e)?;
        }
    }
    for t in &from.trials {
        if counts.is_new(conn, "SELECT 1 FROM trial WHERE id = ?", &t.id)? {
            ways::put_trial(writer, conn, t)?;
        }
    }
    for p in &from.plans {
        if counts.is_new(conn, "SELECT 1 FROM plan WHERE id = ?", &p.id)? {
            ways::put_plan(conn, p)?;
        }
    }
    for i in &from.way_items {
        if counts.is_new(conn, "SELECT 1 FROM way_item WHERE id = ?", &i.id)? {
            way_items::put_way_item(conn, i)?;
        }
    }
    for a in &from.pattern_answers {
        if counts.is_new(conn, "SELECT 1 FROM pattern_answer WHERE pattern = ?", &a.pattern)? {
            ways::put_pattern_answer(conn, a)?;
        }
    }
    for m in &from.moods {
        if counts.is_new(conn, "SELECT 1 FROM imported_mood WHERE id = ?", &m.id)? {
            ways::put_mood(conn, m)?;
        }
    }
    if takes_settings {
        person::put_settings(conn, &from.settings)?;
    }
    if !from.safety_plan.is_empty() && person::safety_plan(conn)?.is_empty() {
        person::put_safety_plan(conn, &from.safety_plan)?;
    }
    if !from.contacts.is_empty() && is_empty(conn, "contact")? {
        person::put_contacts(conn, &from.contacts)?;
    }
    // What was taken in must also come out again: better no import than a journal that can't be opened.
    load::journal(conn)?;
    Ok(counts)
}

impl ImportCounts {
    /// Counts a row, and says whether `question` finds none like it.
    fn is_new(&mut self, conn: &Connection, question: &str, id: &dyn ToSql) -> Result<bool, Trouble> {
        let there = conn.prepare_cached(question)?.exists([id])?;
        *(if there { &mut self.duplicate } else { &mut self.imported }) += 1;
        Ok(!there)
    }
}

/// `table` is one of this layer's own names.
fn is_empty(conn: &Connection, table: &str) -> Result<bool, Trouble> {
    Ok(!conn.prepare(&format!("SELECT 1 FROM {table} LIMIT 1"))?.exists([])?)
}

/// Our catalogue with what the other has besides. A journal nothing was written in yet takes the other's
/// names and order. What it says of one that was merged here is not said of the one that stayed.
fn merged(mut ours: Catalogue, other: &Catalogue, untouched: bool) -> Catalogue {
    let mut other = other.clone();
    other.sort();
    for f in &other.feelings {
        let known = ours.feeling_by_key(f.key.as_str()).is_some();
        let id = ours.add_feeling(&f.key, &f.name, f.valence);
        if let Some(mine) = ours.feelings.iter_mut().find(|mine| mine.id == id && mine.key == f.key && (untouched || !known)) {
            (mine.name, mine.valence) = (f.name.clone(), f.valence);
            (mine.hue, mine.retired) = (f.hue, f.retired);
        }
    }
    for s in &other.symptoms {
        let known = ours.symptom_by_key(s.key.as_str()).is_some();
        let id = ours.add_symptom(&s.key, &s.name);
        if let Some(mine) = ours.symptoms.iter_mut().find(|mine| mine.id == id && mine.key == s.key && (untouched || !known)) {
            (mine.name, mine.retired) = (s.name.clone(), s.retired);
        }
    }
    take_merges(&mut ours, &other, untouched);
    ours.sort();
    if untouched {
        let place = |key: &str| other.feelings.iter().position(|f| f.key.as_str() == key).unwrap_or(usize::MAX);
        ours.feelings.sort_by_key(|f| place(f.key.as_str()));
        (0..).zip(&mut ours.feelings).for_each(|(n, f)| f.order = n);
        let place = |key: &str| other.symptoms.iter().position(|s| s.key.as_str() == key).unwrap_or(usize::MAX);
        ours.symptoms.sort_by_key(|s| place(s.key.as_str()));
        (0..).zip(&mut ours.symptoms).for_each(|(n, s)| s.order = n);
    }
    ours
}

/// What the other merged and this one has never had, or nothing was answered to yet, stays known by its key, so that
/// older files are understood here, too.
fn take_merges(ours: &mut Catalogue, other: &Catalogue, untouched: bool) {
    for m in &other.merged_feelings {
        let Some(into) = other.feeling(m.into).and_then(|f| ours.feeling_by_key(f.key.as_str())).map(|f| f.id) else {
            continue;
        };
        if untouched || ours.feeling_by_key(m.feeling.key.as_str()).is_none() {
            let id = ours.add_feeling(&m.feeling.key, &m.feeling.name, m.feeling.valence);
            if let Some(mine) = ours.feelings.iter_mut().find(|f| f.id == id) {
                *mine = Feeling { id, order: mine.order, ..m.feeling.clone() };
            }
            ours.merge_feelings(id, into);
        }
    }
    for m in &other.merged_symptoms {
        let Some(into) = other.symptom(m.into).and_then(|s| ours.symptom_by_key(s.key.as_str())).map(|s| s.id) else {
            continue;
        };
        if untouched || ours.symptom_by_key(m.symptom.key.as_str()).is_none() {
            let id = ours.add_symptom(&m.symptom.key, &m.symptom.name);
            if let Some(mine) = ours.symptoms.iter_mut().find(|s| s.id == id) {
                *mine = Symptom { id, order: mine.order, ..m.symptom.clone() };
            }
            ours.merge_symptoms(id, into);
        }
    }
}

/// Which number here a feeling or symptom of the other journal has. Two of the other's may have one here: what was
/// merged here.
struct Numbers {
    feelings: HashMap<FeelingId, FeelingId>,
    symptoms: HashMap<SymptomId, SymptomId>,
}

impl Numbers {
    fn between(other: &Catalogue, ours: &Catalogue) -> Self {
        let feelings = other.every_feeling().filter_map(|f| Some((f.id, ours.feeling_by_key(f.key.as_str())?.id)));
        let symptoms = other.every_symptom().filter_map(|s| Some((s.id, ours.symptom_by_key(s.key.as_str())?.id)));
        Self { feelings: feelings.collect(), symptoms: symptoms.collect() }
    }

    fn moved(&self, c: &CheckIn) -> Result<CheckIn, Trouble> {
        const UNKNOWN: Trouble = Trouble::Refused("it answers a feeling or symptom that isn't in its own catalogue");
        let mut c = c.clone();
        for (f, _) in &mut c.answers {
            *f = *self.feelings.get(f).ok_or(UNKNOWN)?;
        }
        c.answers.sort_by_key(|(f, _)| *f);
        if c.answers.windows(2).any(|w| w[0].0 == w[1].0) {
            c.answers = each_once(c.answers.to_vec(), stronger).into();
        }
        if !c.symptoms.is_empty() {
            for (s, _) in &mut c.symptoms {
                *s = *self.symptoms.get(s).ok_or(UNKNOWN)?;
            }
            c.symptoms = each_once(std::mem::take(&mut c.symptoms), stronger_symptom);
        }
        Ok(c)
    }
}
