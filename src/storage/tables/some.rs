//! Less than the whole journal, for commands that need no more: a save from the command line must not read fifty years.

use super::{
    catalogue,
    check_ins::expected_felt,
    load,
    load::Notes,
    packing, person,
    rows::{Beside, COLUMNS, Names, StoredId},
};
use crate::{
    domain::{Catalogue, CheckIn, CheckInId, Context, DayKey, Journal, Settings, Source, Spellings, WordKind, folded},
    storage::{StorageError, Store, trouble::Trouble},
};
use rusqlite::{Connection, Row, params, types::ValueRef};
use std::{collections::HashMap, sync::Arc};

pub(super) const READING: &str = "Reading the journal";

/// Check-ins with what lies beside them, as [`with_beside`] reads them. One statement for all: one for each of them would
/// take and give back its memory every time, which costs more than reading it (docs/architecture.md).
pub(super) fn check_ins_of(tables: &str) -> String {
    format!(
        "SELECT check_in.id, {COLUMNS}, note.body, source_row.app, source_row.row
         FROM {tables} LEFT JOIN source_row ON source_row.check_in = check_in.id"
    )
}

impl Store {
    /// What can be answered and what is set.
    pub fn load_asked_about(&self) -> Result<(Catalogue, Settings), StorageError> {
        self.read(READING, |conn| {
            let mut catalogue = catalogue::read(conn)?;
            catalogue.sort();
            Ok((catalogue, person::settings(conn)?))
        })
    }

    /// Whether more check-ins than this lie in it, deleted ones among them.
    pub fn has_more_than(&self, check_ins: u32) -> Result<bool, StorageError> {
        self.read(READING, |conn| Ok(conn.prepare("SELECT 1 FROM check_in LIMIT 1 OFFSET ?")?.exists([check_ins])?))
    }

    /// The whole journal as [`Store::load`] gives it, but no note: for numbers, which no note has a say in. It must never
    /// be written.
    pub fn load_without_notes(&self) -> Result<Journal, StorageError> {
        self.once_through(|| self.read(READING, |conn| load::with(conn, Notes::NotRead)))
    }

    /// As [`Store::load`] gives it, but of the check-ins only those of these days, and nothing of the trash.
    pub fn load_days(&self, from: Option<DayKey>, until: Option<DayKey>) -> Result<Journal, StorageError> {
        let (from, until) = (from.map_or(i32::MIN, DayKey::number), until.map_or(i32::MAX, DayKey::number));
        self.read(READING, |conn| {
            let (mut journal, names) = load::all_but_check_ins(conn)?;
            let all = check_ins_of("check_in LEFT JOIN note ON note.check_in = check_in.id");
            let mut found = conn.prepare(&format!("{all} WHERE day BETWEEN ? AND ? AND deleted_ms IS NULL"))?;
            let mut rows = found.query(params![from, until])?;
            while let Some(row) = rows.next()? {
                journal.check_ins.push(with_beside(&names, row)?);
            }
            drop(rows);
            with_what_was_expected(conn, &mut journal.check_ins)?;
            journal.sort();
            Ok(journal)
        })
    }

    /// How these words are spelled in the journal. Where none of them is there in another spelling nothing more is read.
    pub fn load_spellings(&self, of: &Context) -> Result<Spellings, StorageError> {
        self.read(READING, |conn| spellings(conn, of))
    }
}

/// A check-in from a row of [`check_ins_of`], without what was expected and felt.
pub(super) fn with_beside(names: &Names, row: &Row<'_>) -> Result<Arc<CheckIn>, Trouble> {
    let id = match row.get_ref(0)? {
        ValueRef::Null => return Err(Trouble::Unreadable("it holds a note that belongs to no check-in")),
        id => StoredId::read(id)?.text(),
    };
    let source = match row.get_ref(13)? {
        ValueRef::Null => None,
        app => Some(Source { app: app.as_str()?.to_owned(), row: row.get(14)? }),
    };
    names.check_in(row, 1, Beside { id, note: row.get(12)?, source, expected_felt: Vec::new() })
}

/// Puts to each of these check-ins what was expected and felt at it. Few have that, so all of it is gone through once.
pub(super) fn with_what_was_expected(conn: &Connection, check_ins: &mut [Arc<CheckIn>]) -> Result<(), Trouble> {
    let places: HashMap<CheckInId, usize> = check_ins.iter().enumerate().map(|(n, c)| (c.id.clone(), n)).collect();
    let mut found = conn.prepare("SELECT check_in, what, expected, felt FROM expected_felt ORDER BY check_in, place")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let whose = places.get(&StoredId::read(row.get_ref(0)?)?.text()).and_then(|n| check_ins.get_mut(*n));
        if let Some(c) = whose {
            Arc::make_mut(c).expected_felt.push(expected_felt(row, 1)?);
        }
    }
    Ok(())
}

fn spellings(conn: &Connection, of: &Context) -> Result<Spellings, Trouble> {
    let said: Vec<(&str, String)> =
        WordKind::ALL.iter().flat_map(|kind| kind.of(of)).map(|word| (&**word, folded(word))).collect();
    let mut spellings = Spellings::default();
    if said.is_empty() {
        return Ok(spellings);
    }
    let mut is_another = false;
    let mut found = conn.prepare("SELECT id, name FROM label ORDER BY id")?;
    let mut rows = found.query([])?;
    // Every label, and its name where that is one of the words.
    let mut labels: HashMap<u64, Option<Arc<str>>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let name = row.get_ref(1)?.as_str()?;
        let same = folded(name);
        is_another |= said.iter().any(|(word, folded)| *folded == same && **word != *name);
        let is_said = said.iter().any(|(_, folded)| *folded == same);
        labels.insert(row.get_ref(0)?.as_i64()?.unsigned_abs(), is_said.then(|| name.into()));
    }
    if !is_another {
        return Ok(spellings);
    }
    // Where a word is spelled in two ways, the one written last counts. To put all check-ins in order of time would cost
    // more than to read them: of each spelling only the last is remembered, and of one moment's the later by its id.
    let mut last: HashMap<(WordKind, u64), (i64, usize)> = HashMap::new();
    let sql = "SELECT utc_ms, labels FROM check_in WHERE labels IS NOT NULL AND deleted_ms IS NULL ORDER BY id";
    let mut found = conn.prepare(sql)?;
    let mut rows = found.query([])?;
    let mut n = 0;
    while let Some(row) = rows.next()? {
        let at = (row.get_ref(0)?.as_i64()?, n);
        n += 1;
        let one_of_them = |id| labels.get(&id).map(|name| name.as_ref().map(|_| id));
        let lists = packing::unpack_labels(row.get_ref(1)?.as_blob()?, one_of_them)?;
        for (kind, list) in LISTS.into_iter().zip(&lists) {
            for id in list.iter().flatten() {
                let before = last.entry((kind, *id)).or_insert(at);
                *before = at.max(*before);
            }
        }
    }
    let mut last: Vec<_> = last.into_iter().collect();
    last.sort_unstable_by_key(|(_, at)| std::cmp::Reverse(*at));
    for ((kind, id), _) in last {
        if let Some(Some(word)) = labels.get(&id) {
            spellings.learn(&alone(kind, Arc::clone(word)));
        }
    }
    Ok(spellings)
}

/// The kinds of the four lists of a row.
const LISTS: [WordKind; 4] = [WordKind::Medicines, WordKind::Substances, WordKind::Company, WordKind::Tags];

/// One word and nothing else.
fn alone(kind: WordKind, word: Arc<str>) -> Context {
    let nothing = Context::default();
    match kind {
        WordKind::Tags => Context { tags: vec![word], ..nothing },
        WordKind::Medicines => Context { medicines: vec![word], ..nothing },
        WordKind::Substances => Context { substances: vec![word], ..nothing },
        WordKind::Company => Context { company: Some(word), ..nothing },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Answer, Besides, CheckIn, DayStart, FeelingId, Instant, Intensity, Moment},
        storage::tables::check_ins,
    };

    fn check_in(n: i64, tag: &str) -> CheckIn {
        let at = Moment { instant: Instant { utc_ms: n * 86_400_000, offset_s: 3600 }, zone: "Europe/Berlin".into() };
        let day = at.instant.day(DayStart::default());
        let answers = vec![(FeelingId(1), Answer::Rated(Intensity::new(3).expect("0 to 10")))];
        let context = Context { tags: vec![tag.into()], ..Context::default() };
        let note = format!("note {n}").into();
        CheckIn::new(&*format!("c{n}"), at, day, answers).with(Besides { context, note, ..Besides::default() })
    }

    fn journal() -> (tempfile::TempDir, Store) {
        let dir = tempfile::tempdir().expect("a folder");
        let mut store = Store::create(&dir.path().join("journal.gamut"), &Catalogue::starting()).expect("made");
        for (n, tag) in [(9, "Work"), (7, "choir"), (8, "work"), (3, "Choir")] {
            store.write("Saving", |tx| check_ins::put_version(tx, &check_in(n, tag), 1)).expect("saved");
        }
        (dir, store)
    }

    #[test]
    fn the_check_ins_of_some_days_are_what_the_whole_journal_has_of_them() {
        let (_dir, store) = journal();
        let whole = store.load().expect("read");
        for (from, until) in [(0, 3), (1, 2), (2, 1)] {
            let Some((from, until)) = whole.check_ins.get(from).zip(whole.check_ins.get(until)).map(|(a, b)| (a.day, b.day))
            else {
                panic!("four")
            };
            let mut wanted = whole.check_ins.clone();
            wanted.retain(|c| (from..=until).contains(&c.day));
            let some = store.load_days(Some(from), Some(until)).expect("read");
            assert_eq!(
                (some.check_ins, some.catalogue, some.settings),
                (wanted, whole.catalogue.clone(), whole.settings.clone())
            );
        }
    }

    #[test]
    fn without_notes_everything_else_is_there() {
        let (_dir, store) = journal();
        let whole = store.load().expect("read");
        let without = store.load_without_notes().expect("read");
        assert!(without.check_ins.iter().all(|c| c.note.is_empty()) && without.check_ins.len() == 4);
        let said =
            |j: &Journal| j.check_ins.iter().map(|c| (c.id.clone(), c.answers.clone(), c.context.clone())).collect::<Vec<_>>();
        assert_eq!(said(&without), said(&whole));
    }

    #[test]
    fn a_word_is_spelled_as_it_was_last_and_as_it_is_said_where_it_is_spelled_so_too() {
        let (_dir, store) = journal();
        let whole = store.load().expect("read");
        let all = Spellings::of(whole.check_ins.iter().map(|c| &**c));
        for tag in ["work", "Work", "WORK", "choir", "CHOIR", "new"] {
            let context = Context { tags: vec![tag.into()], ..Context::default() };
            let some = store.load_spellings(&context).expect("read");
            assert_eq!(some.settled(&context), all.settled(&context), "{tag}");
        }
    }

    #[test]
    fn how_many_there_are_is_told_by_one_more_than_that() {
        let (_dir, store) = journal();
        assert!(store.has_more_than(3).expect("read") && !store.has_more_than(4).expect("read"));
    }
}
