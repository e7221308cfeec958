//! All that was ever said of each thing, with the time it came to be said, and how two of these become one.
//!
//! Joining takes the later of two times and all of two sets, so it is the same in whatever order it is done and however
//! often.

use super::{
    check_ins::CheckInState,
    kinds::Kind,
    noting::{NEVER, noted, said_before},
    standing::standing,
};
use crate::{domain::CheckInId, storage::trouble::Trouble};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// What was ever said of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// When it was taken out last. What was said before that is forgotten.
    pub gone_ms: i64,
    /// What was said, and when last.
    pub versions: BTreeMap<String, i64>,
}

impl Default for Record {
    fn default() -> Self {
        Self { gone_ms: NEVER, versions: BTreeMap::new() }
    }
}

impl Record {
    /// What stands: what was said last. Of two of one moment the text decides, the same on each machine.
    pub(super) fn current(&self) -> Option<(&str, i64)> {
        self.versions.iter().map(|(said, ms)| (said.as_str(), *ms)).max_by_key(|(said, ms)| (*ms, *said))
    }

    pub(super) fn says(&mut self, said: String, ms: i64) {
        let known = self.versions.entry(said).or_insert(ms);
        *known = (*known).max(ms);
    }

    fn join(&mut self, other: &Self) {
        self.gone_ms = self.gone_ms.max(other.gone_ms);
        for (said, ms) in &other.versions {
            self.says(said.clone(), *ms);
        }
    }

    /// Forgets what needs not be known.
    fn tidy(&mut self, kind: Kind) {
        let gone_ms = self.gone_ms;
        self.versions.retain(|_, ms| *ms > gone_ms);
        if !kind.keeps_what_was_said()
            && let Some((said, _)) = self.current().map(|(said, ms)| (said.to_owned(), ms))
        {
            self.versions.retain(|known, _| *known == said);
        }
    }
}

/// All that was ever said in a journal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct State {
    pub records: BTreeMap<Kind, BTreeMap<String, Record>>,
    pub check_ins: BTreeMap<CheckInId, CheckInState>,
}

impl State {
    /// What a journal says, without its check-ins.
    pub(super) fn records_of(conn: &Connection) -> Result<Self, Trouble> {
        let mut state = Self::default();
        for kind in Kind::ALL {
            let records = state.records.entry(kind).or_default();
            let noted = noted(conn, kind)?;
            for ((id, said), ms) in said_before(conn, kind)? {
                records.entry(id).or_default().says(said, ms);
            }
            for (id, said) in standing(conn, kind)? {
                let record = records.entry(id.clone()).or_default();
                match noted.get(&id) {
                    Some(n) if n.said.as_deref() != Some(&said) => record.says(said, n.ms.saturating_add(1)),
                    Some(n) if n.follows => {}
                    Some(n) => record.says(said, n.ms),
                    None => {
                        let ms = kind.begins_ms(&id, &said);
                        record.says(said, ms);
                    }
                }
            }
            for (id, n) in noted {
                if let Some(gone_ms) = n.gone_ms {
                    records.entry(id).or_default().gone_ms = gone_ms;
                }
            }
            for record in records.values_mut() {
                record.tidy(kind);
            }
        }
        Ok(state)
    }

    pub(super) fn join(&mut self, other: &Self) {
        for (kind, theirs) in &other.records {
            let ours = self.records.entry(*kind).or_default();
            for (id, record) in theirs {
                let joined = ours.entry(id.clone()).or_default();
                joined.join(record);
                joined.tidy(*kind);
            }
        }
        for (id, theirs) in &other.check_ins {
            self.check_ins.entry(id.clone()).or_default().join(theirs);
        }
    }

    /// What stands of a kind, by id.
    pub(super) fn current(&self, kind: Kind) -> impl Iterator<Item = (&str, &str, i64)> {
        let records = self.records.get(&kind).into_iter().flatten();
        records.filter_map(|(id, record)| record.current().map(|(said, ms)| (id.as_str(), said, ms)))
    }

    pub(super) fn said(&self, kind: Kind, id: &str) -> Option<(&str, i64)> {
        self.records.get(&kind)?.get(id)?.current()
    }
}
