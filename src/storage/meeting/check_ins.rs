//! All that a check-in ever said, with the time it came to be said; whether it lies in the trash; and whether it was
//! taken out for good.

use super::noting::{CHECK_IN, NEVER, TRASH};
use crate::{
    domain::{Besides, Catalogue, CheckIn, CheckInId, Earlier},
    storage::{
        tables::{
            catalogue, earlier,
            earlier::EarlierRow,
            load::{self, Notes},
            rows::{Names, StoredId},
        },
        trouble::Trouble,
    },
};
use rusqlite::Connection;
use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write,
    sync::Arc,
};

/// What a check-in said, by keys instead of numbers: the same text in every journal.
pub(super) type Text = Arc<str>;

/// One thing that it said.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Version {
    /// When it came to be said last.
    pub made_ms: i64,
    /// In the numbers of the journal it was read from, without what isn't said by it (trash, source).
    pub said: Arc<CheckIn>,
}

/// All of a check-in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CheckInState {
    /// When it was taken out for good last.
    pub gone_ms: i64,
    pub versions: BTreeMap<Text, Version>,
    /// When it was put into the trash or taken out of it last, and where it lies since.
    pub trash: (i64, Option<i64>),
    pub source: Option<(String, String)>,
}

impl Eq for CheckInState {}

impl Default for CheckInState {
    fn default() -> Self {
        Self { gone_ms: NEVER, versions: BTreeMap::new(), trash: (NEVER, None), source: None }
    }
}

impl CheckInState {
    /// What it says now, and when it came to.
    pub(super) fn current(&self) -> Option<(&Text, &Version)> {
        self.versions.iter().max_by_key(|(text, v)| (v.made_ms, *text))
    }

    /// Everything that it said, oldest first.
    pub(super) fn in_order(&self) -> Vec<(&Text, &Version)> {
        let mut all: Vec<_> = self.versions.iter().collect();
        all.sort_by_key(|(text, v)| (v.made_ms, *text));
        all
    }

    /// When it was put into the trash, if it lies there: unless it was changed since.
    pub(super) fn deleted_ms(&self) -> Option<i64> {
        let made_ms = self.current().map(|(_, v)| v.made_ms)?;
        self.trash.1.filter(|_| self.trash.0 >= made_ms)
    }

    fn says(&mut self, text: Text, version: Version) {
        match self.versions.get_mut(&text) {
            Some(known) => known.made_ms = known.made_ms.max(version.made_ms),
            None => _ = self.versions.insert(text, version),
        }
    }

    pub(super) fn join(&mut self, other: &Self) {
        for (text, version) in &other.versions {
            self.says(Arc::clone(text), version.clone());
        }
        self.trash = self.trash.max(other.trash);
        self.gone_ms = self.gone_ms.max(other.gone_ms);
        if other.source > self.source {
            self.source.clone_from(&other.source);
        }
        self.tidy();
    }

    fn tidy(&mut self) {
        let gone_ms = self.gone_ms;
        self.versions.retain(|_, v| v.made_ms > gone_ms);
        if self.versions.is_empty() {
            // Nothing is known of what is gone but that it is.
            (self.trash, self.source) = ((NEVER, None), None);
        }
        // What was changed since is where it is by that.
        if self.current().is_some_and(|(_, v)| self.trash.0 < v.made_ms) {
            self.trash = (NEVER, None);
        }
    }
}

/// A check-in's rows as they lie in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Stored {
    pub current: Option<Arc<CheckIn>>,
    /// When each was made and replaced, and what it said, oldest first; no text where the row says more than that.
    pub earlier: Vec<(i64, i64, Text)>,
    /// Their rows.
    pub rows: Vec<i64>,
    /// When the last of them was replaced that is from before times were kept.
    unnoted_ms: Option<i64>,
}

/// What both say of each check-in.
type States = BTreeMap<CheckInId, CheckInState>;

/// All check-ins of a journal, and how they lie in it.
pub(super) fn of_journal(conn: &Connection) -> Result<(States, HashMap<CheckInId, Stored>), Trouble> {
    let catalogue = catalogue::read(conn)?;
    let names = Names::read(conn, &catalogue)?;
    let keys = Keys::of(&catalogue);
    let (mut states, mut stored): (States, HashMap<CheckInId, Stored>) = Default::default();
    for EarlierRow { row, made_ms, earlier: Earlier { replaced_ms, said } } in earlier::every_row(conn)? {
        let whole = said;
        let (id, said) = (whole.id.clone(), alone(&whole));
        let lies = stored.entry(id.clone()).or_default();
        // One from before times were kept came to be said when the one before it was replaced that is from then, too. Where
        // a clock was put back, one that was kept later stands before it in this order and says nothing of it.
        let made_ms = made_ms.unwrap_or_else(|| lies.unnoted_ms.replace(replaced_ms).unwrap_or(0));
        let text = keys.text_of(&said);
        // One that was changed while it lay in the trash says so in its row. Where a check-in lies is told by what it says
        // now, so that row is written anew: both journals have the same rows then.
        let as_it_lies = if Arc::ptr_eq(&whole, &said) { Arc::clone(&text) } else { Text::from("") };
        lies.earlier.push((made_ms, replaced_ms, as_it_lies));
        lies.rows.push(row);
        states.entry(id).or_default().says(text, Version { made_ms, said });
    }
    let marks = marks(conn)?;
    load::each_check_in(conn, &names, Notes::Kept, |c| {
        let c = c?;
        let state = states.entry(c.id.clone()).or_default();
        let lies = stored.entry(c.id.clone()).or_default();
        let mark = marks.get(&c.id).copied().unwrap_or_default();
        let replaced_ms = lies.earlier.iter().map(|(_, replaced_ms, _)| *replaced_ms).max();
        let made_ms = mark.changed.map_or_else(|| replaced_ms.unwrap_or(0), |(ms, _)| ms);
        if !mark.changed.is_some_and(|(_, follows)| follows) {
            let said = alone(&c);
            state.says(keys.text_of(&said), Version { made_ms, said });
        }
        state.trash = match (c.deleted_ms, mark.trash_ms) {
            (Some(deleted_ms), moved_ms) => (moved_ms.unwrap_or(deleted_ms).max(made_ms), Some(deleted_ms)),
            (None, moved_ms) => (moved_ms.unwrap_or(NEVER), None),
        };
        state.source = c.source.as_ref().map(|s| (s.app.clone(), s.row.clone()));
        lies.current = Some(c);
        Ok(())
    })?;
    for (id, mark) in marks {
        if let Some(gone_ms) = mark.gone_ms {
            states.entry(id).or_default().gone_ms = gone_ms;
        }
    }
    states.values_mut().for_each(CheckInState::tidy);
    Ok((states, stored))
}

/// What is noted of one.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    /// When, and whether it follows.
    changed: Option<(i64, bool)>,
    gone_ms: Option<i64>,
    trash_ms: Option<i64>,
}

fn marks(conn: &Connection) -> Result<HashMap<CheckInId, Mark>, Trouble> {
    let mut found = conn.prepare_cached("SELECT kind, id, ms, gone_ms, follows FROM changed WHERE kind IN (?, ?)")?;
    let mut rows = found.query([CHECK_IN, TRASH])?;
    let mut out: HashMap<CheckInId, Mark> = HashMap::new();
    while let Some(row) = rows.next()? {
        let mark = out.entry(StoredId::read(row.get_ref(1)?)?.text()).or_default();
        if row.get_ref(0)?.as_str()? == TRASH {
            mark.trash_ms = row.get(2)?;
        } else {
            mark.changed = Some((row.get(2)?, row.get(4)?));
            mark.gone_ms = row.get(3)?;
        }
    }
    Ok(out)
}

/// Only what it says: where it lies and where it came from are kept beside it.
fn alone(c: &Arc<CheckIn>) -> Arc<CheckIn> {
    if c.deleted_ms.is_none() && c.source.is_none() {
        return Arc::clone(c);
    }
    let mut alone = CheckIn::clone(c);
    (alone.deleted_ms, alone.source) = (None, None);
    // Nothing besides is the same however it came about.
    let besides = Besides::clone(&alone);
    Arc::new(alone.with(besides))
}

/// The keys of a catalogue, by its numbers.
struct Keys {
    feelings: HashMap<u16, String>,
    symptoms: HashMap<u16, String>,
}

impl Keys {
    fn of(catalogue: &Catalogue) -> Self {
        Self {
            feelings: catalogue.every_feeling().map(|f| (f.id.0, f.key.to_string())).collect(),
            symptoms: catalogue.every_symptom().map(|s| (s.id.0, s.key.to_string())).collect(),
        }
    }

    fn text_of(&self, c: &CheckIn) -> Text {
        let mut feelings: Vec<_> = c.answers.iter().map(|(f, a)| (self.feelings.get(&f.0), a)).collect();
        feelings.sort_by_key(|(key, _)| *key);
        let mut symptoms: Vec<_> = c.symptoms.iter().map(|(s, a)| (self.symptoms.get(&s.0), a)).collect();
        symptoms.sort_by_key(|(key, _)| *key);
        let mut text = String::new();
        // Writing to a String can't fail.
        let _ = write!(
            text,
            "{:?}{:?}{feelings:?}{symptoms:?}{:?}{:?}{:?}{:?}",
            c.at, c.day, c.context, c.note, c.expected_felt, c.written
        );
        text.into()
    }
}
