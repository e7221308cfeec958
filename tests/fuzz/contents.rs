//! A journal whose checksums are right and whose contents are not. It opens and every entry is there, or a sentence says
//! what is wrong with it: never a part of it, never a panic.

use crate::{
    drawn,
    in_use::{InUse, sentence},
    rounds::{self, Round},
    tampered,
};
use gamut::{
    domain::Journal,
    storage::{Store, salvage},
};
use std::{fs, path::Path};

#[test]
fn a_journal_that_was_tampered_with_is_whole_or_told_about() {
    rounds::play("contents", 24, round);
}

fn round(round: &mut Round<'_>) {
    let path = round.folder.join("journal.gamut");
    fs::write(&path, tampered::whole_journal()).unwrap();
    let done = tampered::tamper(&mut round.dice, &path);
    fs::write(round.folder.join("what-was-done.sql"), &done.words).unwrap();
    let bytes = fs::read(&path).unwrap();
    let rows = Rows::of(&path);

    let loaded = Store::open_to_read(&path, None).and_then(|store| {
        let _told = store.check()?;
        store.load()
    });
    if done.schema {
        assert!(loaded.is_err(), "a file that is no journal of ours was opened: {}", done.words);
    }
    match loaded {
        Err(e) => {
            sentence(&e.to_string());
            refused(&path, &bytes);
            saved_from_it(round, &path, None);
        }
        Ok(journal) => {
            assert_eq!(Rows::in_journal(&journal), rows, "an entry went silently: {}", done.words);
            saved_from_it(round, &path, Some(&journal));
            if round.dice.once_in(4) {
                drawn::pictures(&mut round.dice, &journal);
            }
            if round.dice.once_in(6) {
                drawn::rooms(&mut round.dice, &path, round.folder);
            }
            InUse::of(&path, journal).play(&mut round.dice, round.folder);
        }
    }
}

/// What may not be read is not written to either, whoever asks.
fn refused(path: &Path, bytes: &[u8]) {
    if let Ok(store) = Store::open(path, None) {
        assert!(store.load().is_err(), "what can't be read by one who only reads can't be read by one who writes");
    }
    assert!(fs::read(path).unwrap() == bytes, "a journal that can't be read was changed");
    InUse::is_not_opened(path);
    assert!(fs::read(path).unwrap() == bytes, "the window changed a journal that can't be read");
}

/// Of a whole journal everything is salvaged; of another what can be, into one that is whole.
fn saved_from_it(round: &mut Round<'_>, path: &Path, whole: Option<&Journal>) {
    let to = round.folder.join("salvaged.gamut");
    match (salvage(path, None, &to), whole) {
        (Ok(salvaged), whole) => {
            let there = Store::open_to_read(&to, None).unwrap().load().unwrap();
            let n = (there.check_ins.len() + there.trash.len()) as u64;
            assert_eq!(n, salvaged.check_ins + u64::from(salvaged.notes_alone > 0), "it says how many came over");
            if let Some(whole) = whole {
                assert_eq!(n, (whole.check_ins.len() + whole.trash.len()) as u64, "all of a whole journal is salvaged");
            }
        }
        (Err(e), None) => sentence(&e.to_string()),
        (Err(e), Some(_)) => panic!("a journal that can be read can't be salvaged: {e}"),
    }
    assert!(path.exists());
}

/// How many entries of each kind there are.
#[derive(Debug, PartialEq)]
struct Rows([usize; 9]);

impl Rows {
    fn of(path: &Path) -> Self {
        let conn = tampered::raw(path);
        let count = |from: &str| tampered::count(&conn, from);
        Self([
            count("check_in"),
            count("note WHERE body <> ''"),
            count("event WHERE deleted_ms IS NULL"),
            count("trial"),
            count("plan"),
            count("way_item"),
            count("pattern_answer"),
            count("imported_mood"),
            count("contact"),
        ])
    }

    fn in_journal(j: &Journal) -> Self {
        let all = j.check_ins.iter().chain(&j.trash);
        Self([
            j.check_ins.len() + j.trash.len(),
            all.filter(|c| !c.note.is_empty()).count(),
            j.events.len(),
            j.trials.len(),
            j.plans.len(),
            j.way_items.len(),
            j.pattern_answers.len(),
            j.moods.len(),
            j.contacts.len(),
        ])
    }
}
