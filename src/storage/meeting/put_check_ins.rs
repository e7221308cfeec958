//! Check-ins as they lie in the file once all that was said is put together.

use super::{
    check_ins::{CheckInState, Stored, Text, Version},
    noting::{CHECK_IN, NEVER, TRASH},
};
use crate::{
    domain::{Besides, Catalogue, CheckIn, CheckInId, Source},
    storage::{
        file::for_good::take_out_these,
        tables::{check_ins::Writer, rows::StoredId},
        trouble::Trouble,
    },
};
use rusqlite::{Connection, params};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// Brings their tables to what was said; gives how many went for good.
pub(super) fn put(
    conn: &Connection,
    states: &BTreeMap<CheckInId, CheckInState>,
    stored: &HashMap<CheckInId, Stored>,
    names: &Catalogue,
    now_ms: i64,
) -> Result<u64, Trouble> {
    let is_there = |id: &CheckInId| stored.get(id).is_some_and(|s| s.current.is_some() || !s.rows.is_empty());
    let gone: Vec<&CheckInId> =
        states.iter().filter(|(id, s)| s.versions.is_empty() && is_there(id)).map(|(id, _)| id).collect();
    let gone = if gone.is_empty() { 0 } else { take_out_these(conn, &gone, now_ms)? };
    let mut writer = Writer::new(conn, names);
    let nothing = Stored::default();
    let mut marks = Marks::read(conn)?;
    for (id, state) in states {
        let lies = stored.get(id).unwrap_or(&nothing);
        if let Some((text, version)) = state.current() {
            let said = settled(&version.said, names);
            let follows = *said != *version.said;
            let wanted = at_its_place(&said, state);
            if lies.current.as_deref() != Some(&wanted) {
                writer.put(&wanted, lies.current.is_some(), now_ms)?;
            }
            put_earlier(conn, &mut writer, state, lies, (!follows).then_some(text))?;
            let is_noted = state.versions.len() > 1 || version.made_ms != 0 || follows || state.gone_ms != NEVER;
            marks.want(CHECK_IN, id, is_noted.then_some((version.made_ms, state.gone_ms, follows)));
        } else {
            marks.want(CHECK_IN, id, Some((state.gone_ms, state.gone_ms, false)));
        }
        let moved_ms = state.trash.0;
        marks.want(TRASH, id, (moved_ms != NEVER).then_some((moved_ms, NEVER, false)));
    }
    marks.put(conn)?;
    Ok(gone)
}

/// With what it says of feelings that became part of others said of those that stay.
pub(super) fn settled(said: &Arc<CheckIn>, names: &Catalogue) -> Arc<CheckIn> {
    let speaks_of = names.merged_feelings.iter().any(|m| said.answer(m.feeling.id).is_some())
        || names.merged_symptoms.iter().any(|m| said.symptom(m.symptom.id).is_some());
    if speaks_of { Arc::new(names.settled(CheckIn::clone(said))) } else { Arc::clone(said) }
}

/// With where it lies and where it came from.
pub(super) fn at_its_place(said: &CheckIn, state: &CheckInState) -> CheckIn {
    let source = state.source.clone().map(|(app, row)| Source { app, row });
    let besides = Besides { deleted_ms: state.deleted_ms(), source, ..Besides::clone(said) };
    said.clone().with(besides)
}

/// All that it said, oldest first, but for what stands (`None` where that only follows).
fn put_earlier(
    conn: &Connection,
    writer: &mut Writer<'_>,
    state: &CheckInState,
    lies: &Stored,
    stands: Option<&Text>,
) -> Result<(), Trouble> {
    let all = state.in_order();
    let replaced = replaced_ms(&all);
    let earlier = all.iter().enumerate().filter(|(_, (text, _))| Some(*text) != stands);
    let wanted: Vec<(i64, i64, Text, &Version)> =
        earlier.map(|(n, (text, v))| (v.made_ms, replaced[n], Arc::clone(text), *v)).collect();
    let as_it_lies = wanted.iter().map(|(made_ms, replaced_ms, text, _)| (*made_ms, *replaced_ms, text));
    if as_it_lies.eq(lies.earlier.iter().map(|(made_ms, replaced_ms, text)| (*made_ms, *replaced_ms, text))) {
        return Ok(());
    }
    for row in &lies.rows {
        conn.prepare_cached("DELETE FROM edit_history_expected_felt WHERE edit = ?")?.execute([row])?;
        conn.prepare_cached("DELETE FROM edit_history WHERE row = ?")?.execute([row])?;
    }
    wanted.iter().try_for_each(|(made_ms, replaced_ms, _, v)| writer.put_earlier(&v.said, *replaced_ms, Some(*made_ms)))
}

/// When each was replaced: when the next one came to be said, or, from before that was noted, when that was written. In
/// order, so that they lie in the file as they are told.
fn replaced_ms(all: &[(&Text, &Version)]) -> Vec<i64> {
    let first_noted = all.iter().map(|(_, v)| v.made_ms).find(|made_ms| *made_ms != 0).unwrap_or(i64::MAX);
    let mut before = i64::MIN;
    let next = all.iter().skip(1).chain(all.last());
    next.map(|(_, next)| {
        let ms = if next.made_ms == 0 { next.said.written_at().utc_ms.min(first_noted) } else { next.made_ms };
        before = before.max(ms);
        before
    })
    .collect()
}

/// When, gone when, and whether it follows.
type Mark = (i64, i64, bool);

/// What is noted of check-ins, and what is to be.
struct Marks {
    there: HashMap<(&'static str, StoredId<'static>), Mark>,
    wanted: Vec<(&'static str, StoredId<'static>, Option<Mark>)>,
}

impl Marks {
    fn read(conn: &Connection) -> Result<Self, Trouble> {
        let mut there = HashMap::new();
        for kind in [CHECK_IN, TRASH] {
            let mut found = conn.prepare_cached("SELECT id, ms, gone_ms, follows FROM changed WHERE kind = ?")?;
            let mut rows = found.query([kind])?;
            while let Some(row) = rows.next()? {
                let id = StoredId::read(row.get_ref(0)?)?.kept();
                there.insert((kind, id), (row.get(1)?, row.get::<_, Option<i64>>(2)?.unwrap_or(NEVER), row.get(3)?));
            }
        }
        Ok(Self { there, wanted: Vec::new() })
    }

    fn want(&mut self, kind: &'static str, id: &CheckInId, mark: Option<Mark>) {
        let id = StoredId::of(id).kept();
        let there = self.there.get(&(kind, id.clone()));
        if there != mark.as_ref() {
            self.wanted.push((kind, id, mark));
        }
    }

    fn put(self, conn: &Connection) -> Result<(), Trouble> {
        for (kind, id, mark) in self.wanted {
            if let Some((ms, gone_ms, follows)) = mark {
                let sql = "INSERT INTO changed (kind, id, ms, gone_ms, follows) VALUES (?, ?, ?, ?, ?)
                           ON CONFLICT (kind, id) DO UPDATE SET ms = excluded.ms, gone_ms = excluded.gone_ms,
                               follows = excluded.follows";
                let gone_ms = Some(gone_ms).filter(|ms| *ms != NEVER);
                conn.prepare_cached(sql)?.execute(params![kind, id, ms, gone_ms, follows])?;
            } else {
                conn.prepare_cached("DELETE FROM changed WHERE kind = ? AND id = ?")?.execute(params![kind, id])?;
            }
        }
        Ok(())
    }
}
