//! Less than the whole journal, for commands that need no more: a save from the command line must not read fifty years.

use super::{
    catalogue,
    check_ins::expected_felt,
    load,
    load::Notes,
    packing, person,
    rows::{Beside, COLUMNS, StoredId},
};
use crate::{
    domain::{Catalogue, Context, DayKey, Journal, Settings, Source, Spellings, WordKind, folded},
    storage::{StorageError, Store, trouble::Trouble},
};
use rusqlite::{Connection, OptionalExtension, params};
use std::{collections::HashMap, sync::Arc};

pub(super) const READING: &str = "Reading the journal";

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
        self.read(READING, |conn| load::with(conn, Notes::NotRead))
    }

    /// As [`Store::load`] gives it, but of the check-ins only those of these days, and nothing of the trash.
    pub fn load_days(&self, from: Option<DayKey>, until: Option<DayKey>) -> Result<Journal, StorageError> {
        let (from, until) = (from.map_or(i32::MIN, DayKey::number), until.map_or(i32::MAX, DayKey::number));
        self.read(READING, |conn| {
            let (mut journal, names) = load::all_but_check_ins(conn)?;
            let sql =
                format!("SELECT id, {COLUMNS} FROM check_in WHERE day BETWEEN ? AND ? AND deleted_ms IS NULL ORDER BY id");
            let mut found = conn.prepare(&sql)?;
            let mut rows = found.query(params![from, until])?;
            while let Some(row) = rows.next()? {
                let id = StoredId::read(row.get_ref(0)?)?;
                let note = note_of(conn, &id)?;
                journal.check_ins.push(names.check_in(row, 1, beside(conn, &id, note)?)?);
            }
            journal.sort();
            Ok(journal)
        })
    }

    /// How these words are spelled in the journal. Where none of them is there in another spelling nothing more is read.
    pub fn load_spellings(&self, of: &Context) -> Result<Spellings, StorageError> {
        self.read(READING, |conn| spellings(conn, of))
    }
}

fn note_of(conn: &Connection, id: &StoredId<'_>) -> Result<Option<Arc<str>>, Trouble> {
    let mut note = conn.prepare_cached("SELECT body FROM note WHERE check_in = ?")?;
    Ok(note.query_row([id], |r| r.get(0)).optional()?)
}

/// What lies in other tables beside the row of a check-in, and its note.
pub(super) fn beside(conn: &Connection, id: &StoredId<'_>, note: Option<Arc<str>>) -> Result<Beside, Trouble> {
    let mut source = conn.prepare_cached("SELECT app, row FROM source_row WHERE check_in = ?")?;
    let sql = "SELECT what, expected, felt FROM expected_felt WHERE check_in = ? ORDER BY place";
    let mut expected = conn.prepare_cached(sql)?;
    let mut rows = expected.query([id])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(expected_felt(row, 0)?);
    }
    Ok(Beside {
        id: id.text(),
        note,
        source: source.query_row([id], |r| Ok(Source { app: r.get(0)?, row: r.get(1)? })).optional()?,
        expected_felt: all,
    })
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
    let mut labels = HashMap::new();
    while let Some(row) = rows.next()? {
        let name: Arc<str> = row.get(1)?;
        let same = folded(&name);
        is_another |= said.iter().any(|(word, folded)| *folded == same && **word != *name);
        labels.insert(row.get_ref(0)?.as_i64()?.unsigned_abs(), name);
    }
    if !is_another {
        return Ok(spellings);
    }
    // Where a word is spelled in two ways, the one written last counts.
    let sql = "SELECT labels FROM check_in WHERE labels IS NOT NULL AND deleted_ms IS NULL ORDER BY utc_ms DESC, id DESC";
    let mut found = conn.prepare(sql)?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let name = |id| labels.get(&id).map(Arc::clone);
        let [medicines, substances, mut company, tags] = packing::unpack_labels(row.get_ref(0)?.as_blob()?, name)?;
        spellings.learn(&Context { sleep: None, medicines, substances, company: company.pop(), tags });
    }
    Ok(spellings)
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
