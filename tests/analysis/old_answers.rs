//! "This isn't so" said to the version before, or of days that have moved since, stays said.

use super::journals::{day, flattens, noon};
use gamut::analysis::{Analysis, How, Incremental, Params, State, analyse, each_day};
use gamut::domain::{DayKey, DayStart, Journal, PatternAnswer};
use gamut::{exchange::jsonl, storage::Store};
use std::sync::Arc;

fn first() -> DayKey {
    day("2024-01-01")
}

fn until() -> DayKey {
    first().plus(229)
}

fn plain() -> Journal {
    flattens(first(), 130, 100)
}

fn said(mut j: Journal, key: &str, on: DayKey, dismissed: bool) -> Journal {
    j.pattern_answers.push(PatternAnswer { pattern: key.into(), dismissed, reason: "exams".into(), at: noon(on) });
    j
}

fn noticed() -> DayKey {
    analyse(&plain(), until()).patterns[0].noticed
}

/// It is taken back on that day, told so, and nothing of it is kept.
fn is_taken_back(j: &Journal, a: &Analysis, on: DayKey) {
    assert_eq!(a.patterns.len(), 1);
    assert_eq!(a.patterns[0].course.ended, Some((on, How::TakenBack)));
    assert_eq!(a.patterns[0].dismissal(j).map(|said| said.reason.as_str()), Some("exams"));
    let after: Vec<_> = a.days.iter().filter(|d| d.day > on).collect();
    assert!(after.iter().all(|d| d.state != State::Narrowed && d.pattern.is_none()));
    assert_eq!(after.last().and_then(|d| d.usual).map(|u| u.1), Some(until().plus(-28)), "the usual rolls on");
    assert_eq!(each_day(j, until(), &Params::default()).days, a.days, "and so it was said on each day");
}

#[test]
fn said_when_version_2_had_noticed_it_and_this_one_not_yet_it_counts_as_soon_as_it_stands() {
    let noticed = noticed();
    for (word, on) in [("both", noticed), ("both", noticed.plus(-1)), ("mostly_pleasant", noticed.plus(-5))] {
        let j = said(plain(), &format!("{word}/{}", first().plus(130)), on, true);
        is_taken_back(&j, &analyse(&j, until()), noticed.plus(1));
    }
}

#[test]
fn said_while_it_stands_it_counts_on_its_own_day() {
    let on = noticed().plus(20);
    let j = said(plain(), &format!("both/{}", first().plus(128)), on, true);
    is_taken_back(&j, &analyse(&j, until()), on);
}

#[test]
fn said_of_a_pattern_that_is_noticed_later_by_what_was_written_since_it_stays_with_it() {
    let noticed = noticed();
    let j = said(plain(), &format!("narrowed/{}", noticed.plus(-4)), noticed.plus(-3), true);
    is_taken_back(&j, &analyse(&j, until()), noticed.plus(1));
}

#[test]
fn said_of_another_time_or_taken_back_it_leaves_the_pattern_as_it_is() {
    let noticed = noticed();
    let standing = analyse(&plain(), until());
    for (key, on, dismissed) in [
        (format!("both/{}", first().plus(60)), first().plus(70), true),
        (format!("narrowed/{}", noticed.plus(-11)), noticed.plus(-10), true),
        (format!("both/{}", first().plus(130)), noticed.plus(-1), false),
        ("both/never".to_owned(), noticed, true),
    ] {
        let j = said(plain(), &key, on, dismissed);
        let a = analyse(&j, until());
        assert_eq!((a.patterns[0].ended, a.patterns[0].dismissal(&j)), (None, None), "{key}");
        assert_eq!(a.days, standing.days, "{key}");
    }
}

#[test]
fn said_of_one_pattern_it_doesnt_reach_the_next_one() {
    let mut j = flattens(first(), 130, 50);
    j.check_ins.extend(flattens(first().plus(180), 140, 60).check_ins);
    let (until, key) = (first().plus(379), format!("both/{}", first().plus(131)));
    let j = said(j, &key, first().plus(160), true);
    let a = analyse(&j, until);
    let [one, other] = a.patterns.as_slice() else { panic!("two patterns, not {}", a.patterns.len()) };
    assert!(one.dismissal(&j).is_some() && other.dismissal(&j).is_none());
    assert!(other.ended.is_none());
}

#[test]
fn an_old_answer_goes_through_json_lines_and_a_merge_and_still_counts() {
    let on = noticed();
    let key = format!("both/{}", first().plus(130));
    let j = said(plain(), &key, on, true);
    let mut lines = Vec::new();
    jsonl::write(&j, &mut lines).expect("written");
    let read = jsonl::read_from_day_start(lines.as_slice(), DayStart::default()).expect("read").journal;
    assert_eq!(read.pattern_answers, j.pattern_answers);

    // Into a journal that has half of the days and no answer.
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::create(&folder.path().join("journal.gamut"), &j.catalogue).expect("made");
    let mut half = plain();
    half.check_ins.truncate(110);
    store.import(&half, 0).expect("taken in");
    store.import(&read, 1).expect("merged");
    let merged = store.load().expect("read again");
    let a = analyse(&merged, until());
    is_taken_back(&merged, &a, on.plus(1));
    assert_eq!(*Incremental::default().analyse(&Arc::new(merged), until()), a);

    // What is answered here is newer than what comes in.
    let mut store = Store::create(&folder.path().join("other.gamut"), &j.catalogue).expect("made");
    store.import(&said(plain(), &key, on.plus(30), false), 0).expect("taken in");
    store.import(&read, 1).expect("merged");
    assert!(analyse(&store.load().expect("read again"), until()).patterns[0].ended.is_none());
}
