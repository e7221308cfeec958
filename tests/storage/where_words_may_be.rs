//! What tells where words may be: with it just what a look through all notes finds is found, whatever was changed, and
//! what is gone for good leaves nothing in it.

use crate::{fresh, noted, plain, raw};
use gamut::{
    app::{EachNote, NoteWords},
    domain::{CheckIn, DayKey, Journal, SelfHarmItem},
    storage::{Offered, StorageError, Store, Underway, backups_of, salvage},
};
use proptest::{prelude::*, sample::select, strategy::ValueTree, test_runner::TestRunner};
use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// As many numbers as one block has, and the rows of one in the file.
const BLOCK: usize = 2048;
const ROWS: i64 = 2049;
const WORDS: [&str; 26] = [
    "the",
    "The",
    "sea",
    "seal",
    "oversea",
    "Café",
    "cafe\u{301}s",
    "Zoë",
    "Straße",
    "C++",
    "c#",
    "100%",
    "日記を書いた",
    "眠れた",
    "今天天气",
    "ทะเล",
    "친구를",
    "😀",
    "👍🏽",
    "don't",
    "كِتَابٌ",
    "a",
    "I",
    "ok",
    "ήλιος",
    "x-y",
];

/// Rare words, and many notes that have none.
fn note(n: usize) -> String {
    let some = (0..n % 5).map(|k| WORDS[(n * 7 + k * k * 5 + n / 9 * k) % WORDS.len()]).collect::<Vec<_>>().join(" ");
    match n % 3 {
        0 => format!("{some}, rare{n} and on"),
        1 => format!("{some} {}", "more of it. ".repeat(n % 7)),
        _ => some,
    }
}

fn entry(n: usize) -> CheckIn {
    let ms = i64::try_from(n).unwrap() * 3_600_000;
    let note = note(n);
    let id = format!("{:05}-{n}", n * 7919 % 65_536);
    if note.trim().is_empty() { plain(&id, ms) } else { noted(&id, ms, &note) }
}

fn entries(these: std::ops::Range<usize>) -> Journal {
    let check_ins = these.map(|n| Arc::new(entry(n))).collect();
    let mut journal = Journal { catalogue: gamut::domain::Catalogue::starting(), check_ins, ..Journal::default() };
    journal.sort();
    journal
}

/// Which blocks there are in the file.
fn blocks(path: &Path) -> Vec<i64> {
    let conn = raw(path);
    let mut found = conn.prepare("SELECT row / ?1 FROM note_sign WHERE row % ?1 = 0 ORDER BY row").unwrap();
    found.query_map([ROWS], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The rows of the blocks in the file.
fn bits(path: &Path) -> BTreeMap<i64, Vec<u8>> {
    let conn = raw(path);
    let mut found = conn.prepare("SELECT row, bits FROM note_sign").unwrap();
    found.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// The blocks there are, each of which is, bit by bit, what is made of its notes when none is there.
fn rightly_there(path: &Path) -> Vec<i64> {
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("copy.gamut");
    fs::copy(path, &copy).unwrap();
    raw(&copy).execute_batch("DELETE FROM note_sign").unwrap();
    Store::open(&copy, None).unwrap().import(&entries(30_000..30_001), 1).unwrap();
    let (there, mut anew) = (blocks(path), bits(&copy));
    anew.retain(|row, _| there.contains(&(row / ROWS)));
    assert!(bits(path) == anew, "of {there:?}");
    there
}

/// What is found, and how many notes were looked at for it.
fn as_read(store: &Store, days: (Option<DayKey>, Option<DayKey>), words: &str) -> (Vec<String>, usize) {
    let mut notes = EachNote::with(words);
    let looked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&looked);
    let found = store.load_fitting(days, &notes.pieces(), move |note, most| {
        count.fetch_add(1, Ordering::Relaxed);
        notes.how_far(note, most)
    });
    (found.unwrap().check_ins.iter().rev().map(|c| c.id.to_string()).collect(), looked.load(Ordering::Relaxed))
}

/// Looks for all of these in the file and in memory, in all days and in some.
fn same(store: &Store, asked: &[String]) {
    let journal = store.load().unwrap();
    let of = |check_ins: &[Arc<CheckIn>], words: &str| -> Vec<String> {
        let places = NoteWords::of(check_ins).places(words, None, |_| true).newest_first;
        places.iter().map(|p| check_ins[usize::try_from(*p).unwrap()].id.to_string()).collect()
    };
    let mut in_memory = NoteWords::of(&journal.check_ins);
    let day = |at: usize| journal.check_ins[journal.check_ins.len() * at / 7].day;
    for (n, words) in asked.iter().enumerate() {
        let places = in_memory.places(words, None, |_| true).newest_first;
        let all: Vec<_> = places.iter().map(|p| journal.check_ins[usize::try_from(*p).unwrap()].id.to_string()).collect();
        assert!(as_read(store, (None, None), words).0 == all, "{words:?}");
        if n % 8 == 0 {
            let (from, until) = (day(2), day(4));
            let some: Vec<_> = journal.check_ins.iter().filter(|c| (from..=until).contains(&c.day)).cloned().collect();
            assert!(as_read(store, (Some(from), Some(until)), words).0 == of(&some, words), "{words:?} of some days");
        }
    }
    assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
}

/// What somebody may look for: words of notes, parts of them, several, phrases, nothing that is there.
fn asked(many: usize) -> Vec<String> {
    let word = prop_oneof![
        4 => select(&WORDS[..]).prop_map(str::to_owned),
        3 => (0..9000usize).prop_map(|n| format!("rare{n}")),
        2 => (select(&WORDS[..]), 1..4usize).prop_map(|(word, letters)| word.chars().take(letters).collect()),
        1 => (select(&WORDS[..]), 1..3usize).prop_map(|(word, skip)| word.chars().skip(skip).collect()),
        1 => "[a-z]{1,6}",
    ];
    let words = prop::collection::vec((word, 0..6u8), 1..4).prop_map(|words| {
        let one = |(word, how): (String, u8)| match how {
            0 => format!("\"{word}\""),
            1 => format!("\"{word}"),
            _ => word,
        };
        words.into_iter().map(one).collect::<Vec<_>>().join(" ")
    });
    let mut runner = TestRunner::default();
    (0..many).map(|_| words.new_tree(&mut runner).unwrap().current()).collect()
}

#[test]
fn whatever_is_changed_what_is_found_is_what_a_look_through_all_notes_finds() {
    let (dir, path, mut store) = fresh();
    store.import(&entries(0..7500), 1).unwrap();
    let numbered = i64::try_from(7500 - entries(0..7500).check_ins.iter().filter(|c| c.note.is_empty()).count()).unwrap();
    assert_eq!(blocks(&path), (0..numbered / 2048).collect::<Vec<_>>(), "all that are full, and no other");
    same(&store, &asked(60));
    same(
        &store,
        &["", "rare3", "rare300", "wa", "a", "zzzzqq", "the sea", "\"the\"", "日", "書いた", "é", "--"].map(str::to_owned),
    );

    // One note changed: its block is made anew with the same save.
    let changed = noted(entry(30).id.as_str(), 30 * 3_600_000, "otherwise now, weatherglass");
    store.save_check_in(&changed, 2, None).unwrap();
    assert_eq!(rightly_there(&path), [0, 1, 2], "made again at once");
    same(&store, &["rare30".to_owned(), "weatherglass".to_owned()]);
    assert_eq!(as_read(&store, (None, None), "weatherglass").0, [entry(30).id.to_string()]);

    // Several blocks at once: one is made with each save of a note that follows.
    let several: Vec<_> = [60, 3000, 6000].map(|n| noted(entry(n).id.as_str(), 1, &format!("several {n}"))).into();
    store.save_check_ins(&several, 3).unwrap();
    assert!(rightly_there(&path).len() < 3);
    same(&store, &asked(20));
    for n in 0..3 {
        store.save_check_in(&noted(&format!("later{n}"), 1, "later"), 4, None).unwrap();
    }
    assert_eq!(rightly_there(&path), [0, 1, 2]);

    // Into the trash and out of it, for good, and emptied.
    let ids: Vec<_> = [90, 93, 2400, 2403, 5001].map(|n| entry(n).id).into();
    store.delete_check_ins(&ids, 5).unwrap();
    same(&store, &["rare90".to_owned(), "rare2400".to_owned()]);
    store.undelete_check_in(&ids[0]).unwrap();
    same(&store, &["rare90".to_owned()]);
    store.delete_for_good(&ids[1..3]).unwrap();
    store.purge_trash(100).unwrap();
    rightly_there(&path);
    same(&store, &asked(20));

    // Taken in, taken back.
    let (_, brought) = store.bring_in(&Offered::whole(&entries(7000..9000), &[]), 6, &Underway::alone()).unwrap();
    same(&store, &asked(20));
    store.take_back_brought(&brought).unwrap();
    rightly_there(&path);
    same(&store, &asked(20));

    // With another journal.
    let other_path = dir.path().join("other.gamut");
    let mut other = Store::create(&other_path, &gamut::domain::Catalogue::starting()).unwrap();
    let mut there = entries(6000..9500);
    Arc::make_mut(&mut there.check_ins[100]).note = "said on the other machine".into();
    other.import(&there, 7).unwrap();
    store.meet(&other, 1_795_608_000_000).unwrap();
    rightly_there(&path);
    same(&store, &asked(20));

    // Saved again and again at the end, over the end of a block.
    let last = |store: &Store| store.load().unwrap().check_ins.len();
    for n in 0..last(&store) % 5 + 5 {
        store.save_check_in(&noted("end", 1, &format!("end {n}")), 9, None).unwrap();
    }
    same(&store, &asked(20));
    drop(store);
    rightly_there(&path);
    same(&Store::open(&path, None).unwrap(), &asked(10));
    let beside = dir.path().join("salvaged.gamut");
    salvage(&path, None, &beside).unwrap();
    same(&Store::open_to_read(&beside, None).unwrap(), &asked(10));
}

#[test]
fn a_rare_word_is_looked_for_in_few_notes_and_one_that_is_nowhere_in_fewer() {
    let (_dir, path, mut store) = fresh();
    let many = (0..3 * BLOCK + 5).map(|n| {
        let ms = i64::try_from(n).unwrap();
        Arc::new(noted(&format!("{n:05}"), ms, if n == 100 { "the lighthouse" } else { "the sea and no more of it" }))
    });
    let mut journal = Journal { check_ins: many.collect(), ..entries(0..0) };
    journal.sort();
    store.import(&journal, 1).unwrap();
    assert_eq!(blocks(&path), [0, 1, 2]);
    assert_eq!(as_read(&store, (None, None), "lighthouse"), (vec!["00100".to_owned()], 7), "it, and those of no block");
    assert_eq!(as_read(&store, (None, None), "zzzzqq"), (Vec::new(), 6));
    assert_eq!(as_read(&store, (None, None), "li").1, 7, "the beginning of a word");
    let (found, looked) = as_read(&store, (None, None), "sea");
    assert!(found.len() == 3 * BLOCK + 4 && looked == 3 * BLOCK + 5, "{looked}");
    assert_eq!(
        as_read(&store, (None, None), "ig"),
        (vec!["00100".to_owned()], 6 * BLOCK / 2 + 11),
        "of two letters nothing is known"
    );
}

/// Large enough that it isn't looked at as a whole when it is opened.
fn large() -> (tempfile::TempDir, std::path::PathBuf, Store) {
    let (dir, path, mut store) = fresh();
    store.import(&entries(0..9000), 1).unwrap();
    assert!(fs::metadata(&path).unwrap().len() > 1 << 20);
    (dir, path, store)
}

#[test]
fn where_a_page_of_it_is_broken_that_is_told_or_nothing_is_found_otherwise() {
    let (_dir, path, store) = large();
    let asked = ["rare300", "rare4500", "the sea", "zzzzqq", "日記"];
    let right: Vec<_> = asked.iter().map(|words| as_read(&store, (None, None), words).0).collect();
    drop(store);
    let pages: Vec<usize> = {
        let conn = raw(&path);
        let mut found = conn.prepare("SELECT pageno FROM dbstat WHERE name = 'note_sign'").unwrap();
        let pages = found.query_map([], |r| r.get::<_, u32>(0)).unwrap();
        pages.map(|page| usize::try_from(page.unwrap()).unwrap()).collect()
    };
    let good = fs::read(&path).unwrap();
    let mut told = 0;
    for page in pages.into_iter().step_by(3) {
        let mut hurt = good.clone();
        hurt[(page - 1) * 4096 + 1000] ^= 0x10;
        fs::write(&path, &hurt).unwrap();
        let store = Store::open_to_read(&path, None).unwrap();
        for (words, right) in asked.iter().zip(&right) {
            let mut notes = EachNote::with(words);
            match store.load_fitting((None, None), &notes.pieces(), move |note, most| notes.how_far(note, most)) {
                Ok(found) => {
                    let found: Vec<_> = found.check_ins.iter().rev().map(|c| c.id.to_string()).collect();
                    assert_eq!(&found, right, "page {page}, {words}");
                }
                Err(StorageError::Damaged { .. }) => told += 1,
                Err(e) => panic!("page {page}: {e}"),
            }
        }
        assert!(!store.check().unwrap().problems.is_empty(), "page {page}");
    }
    assert!(told > 5, "{told}");
}

#[test]
fn an_earlier_journal_gets_it_when_it_is_brought_up_and_is_searched_as_well_when_it_is_only_read() {
    let (_dir, path, store) = large();
    let asked = asked(20);
    let of = |store: &Store| asked.iter().map(|words| as_read(store, (None, None), words).0).collect::<Vec<_>>();
    let (right, there) = (of(&store), blocks(&path));
    drop(store);
    raw(&path).execute_batch("DROP TABLE note_sign; PRAGMA user_version = 4;").unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(of(&Store::open_to_read(&path, None).unwrap()), right);
    assert!(fs::read(&path).unwrap() == before);
    let store = Store::open(&path, None).unwrap();
    assert_eq!((of(&store), rightly_there(&path)), (right, there));
    assert!(fs::read(&backups_of(&path)[0].0).unwrap() == before, "as it was, it is a backup");
}

#[test]
fn what_was_made_of_texts_folded_otherwise_is_not_asked_and_is_made_anew() {
    let (_dir, path, store) = large();
    let (right, there) = (bits(&path), blocks(&path));
    drop(store);
    // As another version could have made it: no bits of any word.
    let other =
        "DELETE FROM note_sign WHERE row % 2049 > 3; UPDATE note_sign SET bits = x'0102030405060708' WHERE row % 2049 = 0;";
    raw(&path).execute_batch(other).unwrap();
    let mut store = Store::open(&path, None).unwrap();
    same(&store, &asked(20));
    for n in 0..there.len() {
        store.save_check_in(&noted(&format!("later{n}"), 1, "later"), 4, None).unwrap();
    }
    assert!(bits(&path) == right);
}

#[test]
fn notes_whose_numbers_another_program_made_huge_are_found_and_saved_beside() {
    let (_dir, path, store) = large();
    drop(store);
    let numbers = "UPDATE note SET row = 9223372036854775807 WHERE row = 7; UPDATE note SET row = -5 WHERE row = 9;
        UPDATE note SET row = 9007199254740993 WHERE row = 11; DELETE FROM note_sign;";
    raw(&path).execute_batch(numbers).unwrap();
    let mut store = Store::open(&path, None).unwrap();
    for n in 0..6 {
        store.save_check_in(&noted(&format!("later{n}"), 1, "later"), 4, None).unwrap();
        same(&store, &asked(5));
    }
    store.import(&entries(9000..9001), 1).unwrap();
    same(&store, &asked(20));
}

#[test]
fn a_note_that_another_program_changed_is_told_by_the_check() {
    let (_dir, path, store) = large();
    drop(store);
    raw(&path).execute_batch("DELETE FROM note WHERE row = 5").unwrap();
    let told = Store::open_to_read(&path, None).unwrap().check().unwrap().problems;
    assert_eq!(told, ["What words are found by is not of the notes that are there"]);
}

#[test]
fn other_programs_get_nothing_of_it_and_backups_do() {
    let (dir, path, store) = large();
    let there = bits(&path);
    for item in [SelfHarmItem::Kept, SelfHarmItem::LeftOut] {
        let plain = dir.path().join("plain.sqlite");
        store.export_plain(&plain, item).unwrap();
        let conn = rusqlite::Connection::open(&plain).unwrap();
        let count = |sql: &str| conn.query_row(sql, [], |r| r.get::<_, i64>(0)).unwrap();
        assert_eq!((count("SELECT count(*) FROM note_sign"), count("PRAGMA freelist_count")), (0, 0));
        assert!(count("SELECT count(*) FROM note") > 5000);
    }
    let backup = store.back_up(1).unwrap();
    assert!(bits(&backup) == there);
}
