//! The journal room: open, change, delete, put back, find.

use super::steps::{
    Window, go, heard, log_note as log, opened, search, settle, type_keys, until, window_as_it_opens, window_on,
};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use gamut::{app::Room, domain::DayKey};

#[test]
fn an_empty_journal_says_what_will_stand_there_and_where_to_begin() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    go(&mut w, Room::Journal);
    assert!(w.query_by_label("Nothing is written yet").is_some());
    w.get_by_label("Write a check-in").click_accesskit();
    until(&mut w, "Today is open", |w| w.state().model.shell.room == Room::Today);
}

#[test]
fn a_check_in_is_opened_from_the_journal_and_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    log(&mut w, "3", "grey");
    go(&mut w, Room::Journal);
    assert!(w.query_by_label("Today, 23 November").is_some());
    assert!(w.query_by_label("Joy: 3, a little").is_some());
    assert!(w.query_by_label_contains("Strongest pleasant: 3; strongest unpleasant: not answered").is_some());
    w.get_by_label_contains("Change the check-in of").click_accesskit();
    until(&mut w, "the form has it, where it stands", |w| {
        w.state().model.shell.room == Room::Journal && opened(w).forms.today.check_in.editing.is_some()
    });
    w.run_ok();
    assert_eq!(heard(&w, "Joy"), "3, a little");
    w.get_by_role_and_label(Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(&mut w, "8");
    w.get_by_label("Save changes").click_accesskit();
    settle(&mut w);
    assert_eq!(w.state().model.shell.room, Room::Journal);
    assert!(w.query_by_label("Joy: 8, strongly").is_some());
    assert_eq!(opened(&w).journal.journal.check_ins.len(), 1);
}

#[test]
fn what_is_deleted_in_the_journal_comes_back_with_undo_and_from_the_trash() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    log(&mut w, "3", "grey");
    go(&mut w, Room::Journal);
    let gone = |w: &Window| opened(w).journal.journal.check_ins.is_empty() && opened(w).journal.journal.trash.len() == 1;
    let back = |w: &Window| opened(w).journal.journal.check_ins.len() == 1 && opened(w).journal.journal.trash.is_empty();
    w.get_by_label_contains("Delete the check-in of").click_accesskit();
    until(&mut w, "it is in the trash", gone);
    w.run_ok();
    w.get_by_label("Undo").click_accesskit();
    until(&mut w, "it is back", back);
    settle(&mut w);
    w.get_by_label_contains("Delete the check-in of").click_accesskit();
    until(&mut w, "it is in the trash again", gone);
    settle(&mut w);
    w.get_by_label("Trash (1)").click_accesskit();
    w.run_ok();
    w.get_by_label_contains("Put back the check-in of").click_accesskit();
    until(&mut w, "it is back again", back);
    settle(&mut w);
    assert_eq!(w.state().model.shell.room, Room::Journal);
}

#[test]
fn a_search_folds_accents_finds_beginnings_and_opens_the_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    log(&mut w, "3", "Ein Café in Łódź, süße Melancholie");
    log(&mut w, "4", "rain all day");
    go(&mut w, Room::Journal);
    search(&mut w, "tuss cafe");
    assert!(opened(&w).journal.search.found.is_empty(), "all words are asked for: {:?}", opened(&w).journal.search.found.len());
    w.get_by_label("Back to the days").click_accesskit();
    w.run_ok();
    assert!(w.query_by_label("Joy: 4, a little").is_some());
    search(&mut w, "suss cafe");
    assert!(w.query_by_label("1 check-in found").is_some(), "as one types it without ß, ü and é");
    let search = &opened(&w).journal.search;
    let hit = &search.excerpts[&search.found.get(0).expect("a hit").0];
    assert_eq!(hit.text.get(hit.marks[0].clone()), Some("Café"));
    w.get_by_label("Today, 23 November · 21:40").click_accesskit();
    until(&mut w, "the day is shown", |w| opened(w).journal.shown_day.is_some() && opened(w).forms.journal.search.is_empty());
    w.run_ok();
    assert!(w.query_by_label("Joy: 3, a little").is_some());
}

#[test]
fn words_that_stand_nowhere_get_an_answer_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    log(&mut w, "3", "grey");
    go(&mut w, Room::Journal);
    for odd in ["nowhere", "\"", "* OR (", "^-'"] {
        search(&mut w, odd);
        assert!(w.query_by_label("Nothing found").is_some(), "{odd:?}");
        w.get_by_label("Clear the search").click_accesskit();
        w.run_ok();
    }
    assert!(w.query_by_label("Joy: 3, a little").is_some());
}

#[test]
fn the_week_and_the_same_date_in_other_years_stand_beside_the_days() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let now = super::steps::monday_evening();
    let today = now.instant.day(gamut::domain::DayStart::default());
    let mut sample = gamut::exchange::sample_journal(today, &now.zone);
    let year_before = DayKey::parse("2025-11-23").expect("a day");
    let mut earlier = (**sample.check_ins.last().expect("one")).clone();
    earlier.id = "earlier".into();
    earlier.at.instant.utc_ms -= i64::from(earlier.day.since(year_before)) * 86_400_000;
    earlier.day = year_before;
    sample.check_ins.push(std::sync::Arc::new(earlier));
    sample.sort();
    let mut store = gamut::storage::Store::create(&path, &sample.catalogue).expect("made");
    store.import(&sample, 0).expect("taken in");
    store.save_settings(&gamut::domain::Settings { welcomed: true, sample: false, ..sample.settings }).expect("set");
    drop(store);
    let mut w = window_as_it_opens(&path, [1100.0, 1400.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    go(&mut w, Room::Journal);
    assert!(w.query_by_label("This week").is_some());
    w.get_by_label("Week before").click_accesskit();
    w.run_ok();
    assert!(w.query_by_label("16 to 22 November 2026").is_some());
    assert!(w.query_by_label_contains("Felt most strongly: ").is_some());
    assert!(w.query_by_label("23 November in other years").is_some());
    w.get_by_label("Sunday, 23 November 2025").click_accesskit();
    until(&mut w, "that day is shown", |w| opened(w).journal.shown_day == Some(year_before));
    w.run_ok();
    assert!(w.query_by_label("17 to 23 November 2025").is_some(), "its week stands beside it");
}

#[test]
fn the_year_is_shown_in_place_of_the_days_read_by_keys_and_a_day_opened_from_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    go(&mut w, Room::Journal);
    assert!(w.query_by_label("Year").is_none(), "there is nothing to show yet");
    log(&mut w, "3", "grey");
    go(&mut w, Room::Journal);
    w.get_by_label("Year").click_accesskit();
    w.run_ok();
    w.get_by_label("Joy").click_accesskit();
    w.run_ok();
    let said = "2026: check-ins on 1 of 1 day. Joy on 1 day: 3 of 10.";
    let picture = |w: &Window| {
        use egui_kittest::kittest::NodeT;
        w.get_by_role_and_label(Role::Image, said).accesskit_node().value().unwrap_or_default()
    };
    w.get_by_role_and_label(Role::Image, said).focus();
    w.run_ok();
    w.key_press(egui::Key::ArrowLeft);
    w.run_ok();
    assert_eq!(picture(&w), "Monday, 23 November 2026: joy 3, 1 check-in");
    w.key_press(egui::Key::ArrowUp);
    w.run_ok();
    assert_eq!(picture(&w), "Monday, 16 November 2026: no check-in");
    w.key_press(egui::Key::ArrowDown);
    w.key_press(egui::Key::Enter);
    until(&mut w, "the day is shown", |w| opened(w).journal.shown_day == DayKey::parse("2026-11-23"));
    w.run_ok();
    assert!(w.query_by_label("Joy: 3, a little").is_some(), "the days are there again");
    w.get_by_label("Year").click_accesskit();
    w.run_ok();
    w.get_by_label("Show as a table: The year").click_accesskit();
    w.run_ok();
    assert!(w.query_by_label("2026-11-23").is_some());
    w.get_by_label("Days").click_accesskit();
    w.run_ok();
    assert!(w.query_by_label("Joy: 3, a little").is_some());
}
