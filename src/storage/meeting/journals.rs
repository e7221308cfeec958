//! Another journal of the same person taken into this one.

use super::{
    check_ins::{self, Stored},
    met::Met,
    names::catalogue_of,
    noting, put_check_ins,
    standing::setting,
    state::State,
    written,
};
use crate::{
    domain::{Catalogue, CheckIn, CheckInId, FeelingId, SymptomId},
    storage::{
        StorageError, Store,
        file::id,
        tables::{catalogue, load},
        trouble::Trouble,
    },
};
use rusqlite::{Connection, params};
use std::{
    collections::{BTreeSet, HashMap},
    path::PathBuf,
    sync::Arc,
};

const DOING: &str = "Taking in the other journal";
/// The ids of the journals that were taken in, among the settings.
const MET: &str = "meeting_met";

/// All of a journal.
struct Whole {
    /// The ids it is known by: its own and those of what was taken into it.
    ids: BTreeSet<String>,
    catalogue: Catalogue,
    state: State,
    stored: HashMap<CheckInId, Stored>,
}

impl Store {
    /// Whether the two are known to be one person's: one is a copy of the other, or they have met.
    ///
    /// # Errors
    /// Either can't be read.
    pub fn has_met(&self, other: &Self) -> Result<bool, StorageError> {
        let theirs = other.read(DOING, ids)?;
        Ok(!self.read(DOING, ids)?.is_disjoint(&theirs))
    }

    /// Takes in all that the other journal says: afterwards this one says what both said, and of what both had changed
    /// what was said later; the other is kept. Where anything changes, the journal is backed up first.
    ///
    /// # Errors
    /// As [`Store::back_up`]; the other can't be read. Nothing was changed then.
    pub fn meet(&mut self, other: &Self, now_ms: i64) -> Result<Met, StorageError> {
        self.meet_after(other, now_ms, |store| store.back_up(now_ms).map(Some))
    }

    /// The same where a backup of not long ago is there already.
    ///
    /// # Errors
    /// The other can't be read, or the disk. Nothing was changed then.
    pub fn meet_backed_up(&mut self, other: &Self, now_ms: i64) -> Result<Met, StorageError> {
        self.meet_after(other, now_ms, |_| Ok(None))
    }

    fn meet_after(
        &mut self,
        other: &Self,
        now_ms: i64,
        back_up: impl FnOnce(&mut Self) -> Result<Option<PathBuf>, StorageError>,
    ) -> Result<Met, StorageError> {
        self.may_write(DOING)?;
        let theirs = other.read(DOING, whole)?;
        let is_news = self.read(DOING, |conn| {
            let ours = whole(conn)?;
            let (_, joined) = joined(&ours, &theirs)?;
            Ok(joined != ours.state)
        })?;
        let backed_up = if is_news { back_up(self)? } else { None };
        let (met, gone) = self.write_many(DOING, |tx| take_in(tx, &theirs, now_ms))?;
        // Not a word of what was deleted for good stays between the rows.
        self.write_anew_after(gone)?;
        Ok(Met { backed_up, ..met })
    }
}

/// Whether both say the same, all that they ever said.
pub(super) fn say_the_same(ours: &Store, theirs: &Store) -> Result<bool, StorageError> {
    let (ours, theirs) = (ours.read(DOING, whole)?, theirs.read(DOING, whole)?);
    // A copy of one journal: the numbers are the same, too.
    Ok(ours.ids == theirs.ids && ours.state == theirs.state)
}

fn ids(conn: &Connection) -> Result<BTreeSet<String>, Trouble> {
    let met = setting(conn, MET)?;
    Ok(id::id_in(conn)?.into_iter().chain(met.split_ascii_whitespace().map(ToOwned::to_owned)).collect())
}

fn whole(conn: &Connection) -> Result<Whole, Trouble> {
    let mut state = State::records_of(conn)?;
    let (check_ins, stored) = check_ins::of_journal(conn)?;
    state.check_ins = check_ins;
    Ok(Whole { ids: ids(conn)?, catalogue: catalogue::read(conn)?, state, stored })
}

/// All that both say, and the lists of feelings and symptoms that come of it, in our numbers.
fn joined(ours: &Whole, theirs: &Whole) -> Result<(Catalogue, State), Trouble> {
    let mut records = State { records: ours.state.records.clone(), ..State::default() };
    records.join(&State { records: theirs.state.records.clone(), ..State::default() });
    let names = catalogue_of(&records, &ours.catalogue)?;
    let numbers = Numbers::of(&theirs.catalogue, &names);
    let mut state = State { records: records.records, check_ins: ours.state.check_ins.clone() };
    let mut other = State::default();
    for (id, theirs) in &theirs.state.check_ins {
        let mut theirs = theirs.clone();
        let known = ours.state.check_ins.get(id);
        for (text, version) in &mut theirs.versions {
            version.said = match known.and_then(|known| known.versions.get(text)) {
                Some(ours) => Arc::clone(&ours.said),
                None => Arc::new(numbers.moved(&version.said)?),
            };
        }
        other.check_ins.insert(id.clone(), theirs);
    }
    state.join(&other);
    Ok((names, state))
}

fn take_in(conn: &Connection, theirs: &Whole, now_ms: i64) -> Result<(Met, u64), Trouble> {
    noting::begin(conn)?;
    let ours = whole(conn)?;
    let (names, state) = joined(&ours, theirs)?;
    let met = Met::of(&ours.state, &theirs.state, &state);
    written::put(conn, &state, &names)?;
    let gone = put_check_ins::put(conn, &state.check_ins, &ours.stored, &names, now_ms)? + gone(&ours.state, &state);
    written::put_notes(conn, &state)?;
    // Its own id among them: the other may be a copy of this very journal, and has been met all the same.
    let known: Vec<&str> = ours.ids.union(&theirs.ids).map(String::as_str).collect();
    let known = known.join(" ");
    if setting(conn, MET)? != known {
        let sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        conn.execute(sql, params![MET, known])?;
    }
    // What was taken in must also come out again.
    load::journal(conn)?;
    Ok((met, gone))
}

/// How many other things went for good.
fn gone(ours: &State, now: &State) -> u64 {
    let there = ours.records.iter().flat_map(|(kind, records)| records.keys().map(move |id| (*kind, id)));
    let gone = there.filter(|(kind, id)| ours.said(*kind, id).is_some() && now.said(*kind, id).is_none());
    gone.filter(|(kind, _)| kind.keeps_what_was_said()).count() as u64
}

/// Which of our numbers a feeling or symptom of the other has: each as itself, also one that became part of another.
struct Numbers {
    feelings: HashMap<FeelingId, FeelingId>,
    symptoms: HashMap<SymptomId, SymptomId>,
}

impl Numbers {
    fn of(theirs: &Catalogue, ours: &Catalogue) -> Self {
        let feelings: HashMap<_, _> = ours.every_feeling().map(|f| (&f.key, f.id)).collect();
        let symptoms: HashMap<_, _> = ours.every_symptom().map(|s| (&s.key, s.id)).collect();
        Self {
            feelings: theirs.every_feeling().filter_map(|f| Some((f.id, *feelings.get(&f.key)?))).collect(),
            symptoms: theirs.every_symptom().filter_map(|s| Some((s.id, *symptoms.get(&s.key)?))).collect(),
        }
    }

    fn moved(&self, c: &CheckIn) -> Result<CheckIn, Trouble> {
        const UNKNOWN: Trouble = Trouble::Refused("it answers a feeling or symptom that isn't in its own catalogue");
        let mut c = c.clone();
        for (f, _) in &mut c.answers {
            *f = *self.feelings.get(f).ok_or(UNKNOWN)?;
        }
        c.answers.sort_by_key(|(f, _)| *f);
        if !c.symptoms.is_empty() {
            for (s, _) in &mut c.symptoms {
                *s = *self.symptoms.get(s).ok_or(UNKNOWN)?;
            }
            c.symptoms.sort_by_key(|(s, _)| *s);
        }
        Ok(c)
    }
}
