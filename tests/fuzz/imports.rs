//! Files from elsewhere, taken in. Whatever they hold: every row is counted once, nothing comes in twice, what is in the
//! journal comes out again to the byte, and not answered, 0 and "can't tell" stay what they are.

use crate::{
    dice::Dice,
    in_use::sentence,
    made::Answered,
    offered::{Offered, named, offered},
    rounds::{self, Round},
};
use gamut::{
    app::{ExportWish, FileKind, LookedAt, SaidOfFile, look_at, read_incoming, write_export},
    clock,
    domain::{Answer, CanBe, Catalogue, CheckIn, CheckInDraft, DayStart, Intensity, Journal, SelfHarmItem, Valence},
    exchange::{Incoming, ReadFor, formats::MadeBy},
    storage::{ImportCounts, Store},
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::Path,
};

#[test]
fn files_from_elsewhere_are_taken_in_whole_or_told_about() {
    rounds::play("imports", 40, round);
}

/// Several files are read, and one of them is taken into a journal.
fn round(round: &mut Round<'_>) {
    let today = clock::now().instant.day(DayStart::default());
    for _ in 0..6 {
        let offered = offered(&mut round.dice, today);
        let _read = read(round, &offered);
    }
    let offered = offered(&mut round.dice, today);
    if read(round, &offered).is_some() {
        taken_in(round, &offered);
    }
}

/// What is read of it, with every row counted; `None` where a sentence says why it can't be.
pub fn read(round: &mut Round<'_>, offered: &Offered) -> Option<Incoming> {
    let file = offered.file_in(round.folder);
    let incoming = match read_incoming(&file, offered.kind, here_and_now()) {
        Ok(incoming) => incoming,
        Err(e) => {
            assert!(offered.answered.is_none(), "a good file was refused: {e}");
            sentence(&e.to_string());
            return None;
        }
    };
    holds_what_it_says(&incoming, offered.kind, offered.answered.as_ref());
    Some(incoming)
}

/// Whatever a file holds: every row is counted once, and only what can be comes in.
pub fn holds_what_it_says(incoming: &Incoming, kind: FileKind, answered: Option<&Answered>) {
    assert_eq!(rows(incoming) + incoming.repeated + incoming.rejected_count, incoming.offered, "every row is counted once");
    if let Some(answered) = answered {
        assert_eq!((incoming.rejected_count, incoming.rejected.first()), (0, None), "a good row was refused");
        says_the_same(&incoming.journal, answered);
    }
    if kind.reader.made_by == MadeBy::AnotherApp {
        let all = incoming.journal.check_ins.iter().chain(&incoming.journal.trash);
        assert!(all.into_iter().all(|c| c.answers.is_empty()), "an overall mood is no answer to a feeling");
    }
    for c in incoming.journal.check_ins.iter().chain(&incoming.journal.trash) {
        assert_eq!(here_and_now().can.check_in(c), Ok(()), "only what can be comes in");
    }
}

pub fn here_and_now() -> ReadFor {
    ReadFor { start: DayStart::default(), can: CanBe::as_of(clock::now().instant) }
}

pub fn taken_in(round: &mut Round<'_>, offered: &Offered) {
    let here = round.folder.join("journal.gamut");
    let mut store = Store::create(&here, &Catalogue::starting()).unwrap();
    if round.dice.once_in(2) {
        store.save_check_in(&first(), 0, None).unwrap();
    }
    let before = store.load().unwrap();
    drop(store);
    let file = offered.file_in(round.folder);
    let (looked, took) = take_in(&file, offered.kind, &here, &mut round.dice);
    let rejected = looked.incoming.rejected_count;
    assert_eq!(took.imported + took.there() + rejected, looked.incoming.offered, "every row is counted once");
    let after = stored(&here);
    for c in before.check_ins {
        assert_eq!(after.check_in(&c.id), Some(&c), "what was there before is as it was");
    }
    let (_, again) = take_in(&file, offered.kind, &here, &mut round.dice);
    assert_eq!((again.imported, again.replaced), (0, 0), "the same file again brings nothing");
    assert_eq!(stored(&here), after, "the same file again changes nothing");
    comes_out_again(round, &here, &after);
}

/// Lays the file beside the journal, answers which side unknown feelings are on, and takes it in.
fn take_in(file: &Path, kind: FileKind, journal: &Path, dice: &mut Dice) -> (LookedAt, ImportCounts) {
    let mut store = match Store::open(journal, None) {
        Ok(store) => store,
        Err(_) => Store::create(journal, &Catalogue::starting()).unwrap(),
    };
    let here = store.load().unwrap();
    let looked = look_at(file, kind, &here, &HashSet::new(), &SaidOfFile::default(), here_and_now().can);
    let mut looked = looked.unwrap_or_else(|e| panic!("it could be read before: {e}"));
    for feeling in std::mem::take(&mut looked.unknown) {
        looked.incoming.say_side(&feeling.key, *dice.of(&[Valence::Pleasant, Valence::Unpleasant]));
    }
    let took = store.import_offered(&looked.offered(), 1);
    let took = looked.with_repeated(took.unwrap_or_else(|e| panic!("what was read could not be stored: {e}")));
    (looked, took)
}

fn stored(journal: &Path) -> Journal {
    Store::open_to_read(journal, None).unwrap().load().unwrap()
}

/// The rows that were neither refused nor repeated.
fn rows(incoming: &Incoming) -> u64 {
    let moods = if incoming.moods_beside { incoming.journal.moods.len() as u64 } else { 0 };
    rows_of(&incoming.journal) - moods
}

fn rows_of(j: &Journal) -> u64 {
    let each = [
        j.check_ins.len(),
        j.trash.len(),
        j.events.len(),
        j.trials.len(),
        j.plans.len(),
        j.way_items.len(),
        j.pattern_answers.len(),
        j.moods.len(),
    ];
    each.iter().sum::<usize>() as u64
}

fn said(c: &CheckIn, catalogue: &Catalogue) -> BTreeMap<String, Value> {
    let in_words = |a: Answer| a.number().map_or_else(|| json!("cannot_tell"), |n| json!(n));
    c.answers
        .iter()
        .map(|(f, a)| (catalogue.feeling(*f).map_or_else(String::new, |f| f.key.to_string()), in_words(*a)))
        .collect()
}

fn says_the_same(journal: &Journal, answered: &Answered) {
    let found: Answered =
        journal.check_ins.iter().chain(&journal.trash).map(|c| (c.id.to_string(), said(c, &journal.catalogue))).collect();
    if !answered.is_empty() {
        assert_eq!(&found, answered, "not answered, 0, a number and can't tell are what they were");
    }
}

/// Export, import into an empty journal, export: the same bytes. A table brings back what a table has.
fn comes_out_again(round: &mut Round<'_>, here: &Path, journal: &Journal) {
    let folder = round.folder;
    let out = |name: &str, at: &Path| {
        let (file, store) = (folder.join(name), Store::open_to_read(at, None).unwrap());
        let wish = ExportWish { item: SelfHarmItem::Kept, ..ExportWish::default() };
        write_export(&store, &store.load().unwrap(), &file, &wish).unwrap();
        file
    };
    let mut ours = |file: &Path, kind: FileKind, journal: &Path| {
        let (looked, took) = take_in(file, kind, journal, &mut round.dice);
        assert_eq!(looked.incoming.rejected.first(), None, "a row of our own was refused");
        (looked.incoming, took)
    };
    let (one, there) = (out("one.jsonl", here), folder.join("there.gamut"));
    ours(&one, named("jsonl"), &there);
    let two = out("two.jsonl", &there);
    assert!(fs::read(one).unwrap() == fs::read(two).unwrap(), "export, import, export gives other bytes");

    let table = out("one.csv", here);
    let (_, took) = ours(&table, named("csv"), here);
    assert_eq!((took.imported, took.differ), (0, 0), "the journal's own table brings nothing new");
    assert_eq!(stored(here), *journal, "and changes nothing");
    let (incoming, _) = ours(&table, named("csv"), &folder.join("from-table.gamut"));
    assert_eq!(incoming.journal.check_ins.len(), journal.check_ins.len(), "rows of our own table");
    for c in &incoming.journal.check_ins {
        let before = journal.check_in(&c.id).unwrap_or_else(|| panic!("an id is another one"));
        assert_eq!(said(c, &incoming.journal.catalogue), said(before, &journal.catalogue));
        assert_eq!((&c.note, &c.context, &c.at, c.day), (&before.note, &before.context, &before.at, before.day));
    }
}

/// Something that was there before.
pub fn first() -> CheckIn {
    let now = clock::now();
    let joy = Catalogue::starting().feeling_by_key("joy").unwrap().id;
    let mut draft = CheckInDraft { note: "was here before".to_owned(), ..CheckInDraft::default() };
    draft.answers.insert(joy, Answer::Rated(Intensity::NOT_FELT));
    let day = now.instant.day(DayStart::default());
    draft.finish("the first".into(), now.clone(), day, now.instant, DayStart::default()).unwrap()
}
