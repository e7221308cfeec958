//! A stretch is marked as "more like me", is used, and is taken back.

use super::steps::{Window, go, long_journal, opened, press, settle, window_on};
use egui_kittest::kittest::Queryable;
use gamut::{
    analysis::LikeMeUse,
    app::Room,
    domain::{Catalogue, DayKey, Settings},
    storage::Store,
};
use std::path::Path;

fn empty_journal(path: &Path) {
    let mut store = Store::create(path, &Catalogue::starting()).expect("made");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
}

fn room_of(make: fn(&Path), room: Room) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    make(&path);
    let mut w = window_on(&path);
    go(&mut w, room);
    (folder, w)
}

/// The days are compared with what is marked.
fn is_used(w: &Window) -> bool {
    let analysis = &opened(w).journal.findings.as_ref().expect("worked out").analysis;
    let uses = analysis.like_me.iter().map(|(_, u)| *u);
    uses.filter(|u| matches!(u, LikeMeUse::Usual | LikeMeUse::Beside(..))).count() == 1
}

/// Chooses a day in the month that the button of this name opens.
fn choose(w: &mut Window, name: &str, day: &str, months_back: usize) {
    w.get_by_label_contains(name).click_accesskit();
    w.run_ok();
    for _ in 0..months_back {
        press(w, "Month before");
    }
    w.get_by_label_contains(day).click_accesskit();
    w.run_ok();
}

#[test]
fn a_stretch_is_marked_with_two_dates_is_used_at_once_and_is_taken_back() {
    let (_folder, mut w) = room_of(long_journal, Room::Patterns);
    press(&mut w, "Pick a time when I felt like myself…");
    assert!(w.query_by_label("From 28 August 2026").is_some() && w.query_by_label("Until 26 October 2026").is_some());
    choose(&mut w, "From 28 August", "Wednesday, 1 April 2026", 4);
    choose(&mut w, "Until 26 October", "Sunday, 31 May 2026", 5);
    press(&mut w, "Mark this stretch");
    settle(&mut w);
    let day = |text| DayKey::parse(text).expect("a day");
    let marks = opened(&w).journal.journal.settings.like_me.clone();
    assert_eq!(marks.len(), 1);
    assert_eq!((marks[0].from, marks[0].until, marks[0].marked), (day("2026-04-01"), day("2026-05-31"), day("2026-11-23")));
    assert!(is_used(&w));
    assert!(
        w.query_by_label_contains(
            "1 April 2026 to 31 May 2026: from now on this stretch decides whether what was noticed is over"
        )
        .is_some()
    );
    assert!(w.query_by_label("1 April 2026 to 31 May 2026 is marked").is_some(), "the same is not marked twice");
    press(&mut w, "Take back 1 April 2026 to 31 May 2026");
    settle(&mut w);
    assert!(opened(&w).journal.journal.settings.like_me.is_empty() && !is_used(&w));
    w.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    w.run_ok();
    settle(&mut w);
    assert!(is_used(&w), "taking it back is taken back, too");
}

#[test]
fn a_stretch_with_too_few_days_says_how_many_are_missing_and_is_there_after_reopening() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    empty_journal(&path);
    let mut w = window_on(&path);
    go(&mut w, Room::Patterns);
    press(&mut w, "Pick a time when I felt like myself…");
    press(&mut w, "Mark this stretch");
    settle(&mut w);
    drop(w);
    let mut w = window_on(&path);
    go(&mut w, Room::Patterns);
    let uses: Vec<_> =
        opened(&w).journal.findings.as_ref().expect("worked out").analysis.like_me.iter().map(|(_, u)| *u).collect();
    assert_eq!(uses, [LikeMeUse::TooFew { have: 0, need: 28 }]);
    assert!(w.query_by_label_contains("0 of the 28 days with check-ins that it takes, so 28 are missing").is_some());
}

#[test]
fn older_data_is_offered_and_leads_to_where_files_are_brought_in() {
    let (_folder, mut w) = room_of(empty_journal, Room::Patterns);
    press(&mut w, "Pick a time when I felt like myself…");
    press(&mut w, "Bring in older entries…");
    settle(&mut w);
    assert_eq!(w.state().model.shell.room, Room::Settings);
    let import = w.get_by_role_and_label(egui::accesskit::Role::Button, "Choose a file…").rect();
    assert!(import.top() > 0.0 && import.bottom() < 760.0, "it is in sight: {import:?}");
}

#[test]
fn dates_the_wrong_way_round_are_told_and_not_marked() {
    let (_folder, mut w) = room_of(long_journal, Room::Patterns);
    press(&mut w, "Pick a time when I felt like myself…");
    choose(&mut w, "Until 26 October", "Sunday, 31 May 2026", 5);
    assert!(w.query_by_label("The last day comes before the first").is_some());
    assert!(w.query_by_label("Mark this stretch").is_none());
}
