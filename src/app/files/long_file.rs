//! A file taken into the journal: one that is held whole at once, and a longer one read once more, a lot at a time.

use super::{
    incoming::read_in_lots,
    looked::{Long, LookedAt, Seen, offered, settle_sides},
};
use crate::{
    app::NotRead,
    domain::Journal,
    exchange::{ExchangeError, Incoming, Recognising},
    storage::{Brought, Changed, ImportCounts, NotTaken, StorageError, Store, TakesLot, Underway},
};
use std::{collections::HashMap, sync::Arc};

/// Why a file was not taken in. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum NotTakenIn {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Read(#[from] NotRead),
}

impl LookedAt {
    /// Takes it in with what was said of single check-ins, as one transaction, and gives what takes it back where that
    /// `is_noted`.
    ///
    /// # Errors
    /// The disk refuses it, or a long file can't be read once more as it was.
    pub fn take_into(
        &self,
        store: &mut Store,
        each: HashMap<Arc<str>, Changed>,
        now_ms: i64,
        noted_underway: Option<&Underway<'_>>,
    ) -> Result<(ImportCounts, Option<Brought>), NotTakenIn> {
        let Some(long) = &self.long else {
            let offered = offered(&self.incoming, self.changed, each);
            return Ok(match noted_underway {
                Some(underway) => {
                    store.bring_in(&offered, now_ms, underway).map(|(counts, brought)| (counts, Some(brought)))?
                }
                None => (store.import_offered(&offered, now_ms)?, None),
            });
        };
        let alone = Underway::alone();
        let underway = noted_underway.unwrap_or(&alone);
        let feed = |here: &Journal, takes: TakesLot<'_>| long.feed(here, (self.changed, &each), takes);
        Ok(store.import_lots((self.rows(), now_ms), noted_underway.is_some(), underway, feed)??)
    }
}

impl Long {
    fn feed(
        &self,
        here: &Journal,
        (changed, each): (Changed, &HashMap<Arc<str>, Changed>),
        takes: TakesLot<'_>,
    ) -> Result<(), NotRead> {
        if Seen::of(&self.file) != self.seen {
            return Err(NotRead::Changed);
        }
        let mut recognising = Recognising::in_journal(here);
        let mut take = |lot: &mut Incoming| {
            recognising.in_lot(lot);
            let _were_asked = settle_sides(lot, &here.catalogue, &self.said.sides);
            takes(&offered(lot, changed, each.clone())).map_err(|NotTaken| ExchangeError::Ended)
        };
        let read = read_in_lots(&self.file, self.kind, self.read_for, &self.said.choices, &mut |mut lot| take(&mut lot));
        let (mut last, _names) = read?;
        Ok(take(&mut last)?)
    }
}

#[cfg(test)]
mod tests {
    //! In tests a lot is twenty check-ins, so that every file here is a long one.

    use super::*;
    use crate::{
        app::{SaidOfFile, look_at, read_incoming},
        domain::{CanBe, Catalogue, DayStart},
        exchange::{ReadFor, diary::Choices, formats},
        storage::Offered,
    };
    use std::{collections::HashSet, fmt::Write, fs, path::Path};

    const OURS: &str = "csv";
    const TABLE: &str = "table";

    /// So many rows, a quarter of an hour after each other, each third twice; of one minute several.
    fn rows(kind: &str, n: u32) -> String {
        let mut text = String::from(if kind == OURS { "at,feeling:joy,tags,note\n" } else { "When,Mood,Joy,Tags,Comment\n" });
        for i in 0..n {
            let (day, hour, minute) = (i / 96 % 28 + 1, i / 4 % 24, i % 4 * 15 / 30 * 30);
            let (joy, tag) = (i % 11, ["Walk", "walk", "work"][i as usize % 3]);
            let row = if kind == OURS {
                format!("2026-01-{day:02}T{hour:02}:{minute:02}:00+01:00,{joy},{tag},row {i}\n")
            } else {
                format!("2026-01-{day:02} {hour:02}:{minute:02},{},{joy},{tag},We saw row {i}\n", i % 5 + 1)
            };
            let _ = write!(text, "{row}{}", if i % 3 == 0 { row.as_str() } else { "" });
        }
        text
    }

    fn taken(journal: &Path, file: &Path, kind: &str) -> (ImportCounts, ImportCounts) {
        let mut store = match Store::open(journal, None) {
            Ok(store) => store,
            Err(_) => Store::create(journal, &Catalogue::starting()).expect("made"),
        };
        let here = store.load().expect("read");
        let kind = formats::named(kind).expect("a format");
        let can = CanBe::with_what_lies_ahead();
        let looked = look_at(file, kind, &here, &HashSet::new(), &SaidOfFile::default(), can).expect("looked at");
        assert!(looked.long.is_some(), "it is a long one");
        let (counts, _) = looked.take_into(&mut store, HashMap::new(), 9, None).expect("taken in");
        (looked.weighed.counts, looked.with_repeated(counts))
    }

    #[test]
    fn a_long_file_becomes_what_it_would_become_whole_and_a_second_time_brings_nothing() {
        for kind in [OURS, TABLE] {
            let dir = tempfile::tempdir().expect("a folder");
            let (file, journal) = (dir.path().join("long.csv"), dir.path().join("a.gamut"));
            fs::write(&file, rows(kind, 130)).expect("written");
            let (would, did) = taken(&journal, &file, kind);
            assert_eq!((would, did.imported, did.there()), (did, 130, 44), "{kind}");
            let (would, again) = taken(&journal, &file, kind);
            assert_eq!((would, again.imported, again.duplicate), (again, 0, 174), "{kind}");
            let there = Store::open(&journal, None).and_then(|store| store.load()).expect("read");
            let read_for = ReadFor { start: DayStart::default(), can: CanBe::with_what_lies_ahead() };
            let kind = formats::named(kind).expect("a format");
            let whole = read_incoming(&file, kind, read_for).expect("read whole").journal;
            let mut other = Store::create(&dir.path().join("b.gamut"), &Catalogue::starting()).expect("made");
            let offered = Offered { moods_beside: true, ..Offered::whole(&whole, &[]) };
            other.import_offered(&offered, 9).expect("taken in");
            let whole = other.load().expect("read");
            assert_eq!(there.check_ins, whole.check_ins, "{kind:?}");
            let sorted = |mut moods: Vec<crate::domain::ImportedMood>| {
                moods.sort_by(|a, b| a.id.cmp(&b.id));
                moods
            };
            assert_eq!(sorted(there.moods), sorted(whole.moods), "{kind:?}");
        }
    }

    #[test]
    fn a_file_of_a_few_very_long_notes_is_a_long_one_too_and_all_of_it_comes_in() {
        for kind in [OURS, TABLE] {
            let dir = tempfile::tempdir().expect("a folder");
            let (file, journal) = (dir.path().join("long.csv"), dir.path().join("a.gamut"));
            let note = format!("we saw {}", "x".repeat(40_000));
            fs::write(&file, rows(kind, 10).replace("row", &note)).expect("written");
            let (would, did) = taken(&journal, &file, kind);
            assert_eq!((would, did.imported), (did, 10), "{kind}");
            let there = Store::open(&journal, None).and_then(|store| store.load()).expect("read");
            assert!(there.check_ins.iter().all(|c| c.note.len() > 40_000));
        }
    }

    #[test]
    fn a_long_file_that_is_another_one_by_now_is_refused_and_changes_nothing() {
        let dir = tempfile::tempdir().expect("a folder");
        let (file, journal) = (dir.path().join("long.csv"), dir.path().join("a.gamut"));
        fs::write(&file, rows(OURS, 60)).expect("written");
        let mut store = Store::create(&journal, &Catalogue::starting()).expect("made");
        let here = store.load().expect("read");
        let kind = formats::named(OURS).expect("a format");
        let said = SaidOfFile { choices: Choices::default(), ..SaidOfFile::default() };
        let looked = look_at(&file, kind, &here, &HashSet::new(), &said, CanBe::with_what_lies_ahead()).expect("looked at");
        fs::write(&file, rows(OURS, 61)).expect("written");
        let refused = looked.take_into(&mut store, HashMap::new(), 9, None).expect_err("it is another one");
        assert!(refused.to_string().starts_with("The file was changed"), "{refused}");
        assert_eq!(store.load().expect("read"), here);
    }

    #[test]
    fn a_long_file_that_is_broken_off_brings_nothing_of_what_came_before() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("long.json");
        let entries: Vec<String> =
            (0..90).map(|n| format!(r#"{{"date":"2026-01-{:02}","scores":[3],"notes":"{n}"}}"#, n % 28 + 1)).collect();
        fs::write(&file, format!("[{}", entries.join(","))).expect("written");
        let kind = formats::named("pixels").expect("a format");
        let here = Journal::default();
        let looked = look_at(&file, kind, &here, &HashSet::new(), &SaidOfFile::default(), CanBe::with_what_lies_ahead());
        assert!(looked.is_err_and(|e| e.to_string().contains("Nothing was taken")));
    }
}
