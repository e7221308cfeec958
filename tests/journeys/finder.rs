//! Ctrl+K and the sheet of keys.

use super::steps::{Window, focused, go, long_journal, opened, press, settle, until, window_as_it_opens, window_on};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{
    app::Room,
    domain::{ThemeChoice, Way},
};

const FIELD: &str = "Find a room, a day or something to do";

fn find(w: &mut Window, words: &str) {
    w.key_press_modifiers(Modifiers::COMMAND, Key::K);
    w.run_ok();
    assert!(w.query_by_role_and_label(Role::TextInput, FIELD).is_some());
    w.event(egui::Event::Text(words.to_owned()));
    w.run_ok();
}

#[test]
fn a_room_is_found_by_some_letters_and_entered() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    find(&mut w, "patt");
    assert!(w.query_by_label("Go to Patterns").is_some() && w.query_by_label("Go to Range").is_none());
    w.key_press(Key::Enter);
    until(&mut w, "it is there", |w| w.state().model.shell.room == Room::Patterns);
    w.run_ok();
    assert!(w.query_by_label(FIELD).is_none(), "it closes");
}

#[test]
fn arrows_choose_esc_leaves_and_what_is_not_there_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    find(&mut w, "go to");
    w.key_press(Key::ArrowDown);
    w.key_press(Key::ArrowDown);
    w.run_ok();
    w.key_press(Key::Enter);
    until(&mut w, "the third room", |w| w.state().model.shell.room == Room::ALL[2]);
    w.run_ok();
    find(&mut w, "zzz");
    assert!(w.query_by_label_contains("Nothing here is called that").is_some());
    w.key_press(Key::Escape);
    w.run_ok();
    assert!(w.query_by_label(FIELD).is_none());
    assert_eq!(w.state().model.shell.room, Room::ALL[2], "nothing was done");
}

#[test]
fn a_day_is_opened_and_a_theme_chosen_and_what_is_behind_gets_no_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    find(&mut w, "3 nov");
    w.key_press_modifiers(Modifiers::ALT, Key::Num5);
    w.run_ok();
    assert_eq!(w.state().model.shell.room, Room::Today, "the rooms wait behind");
    press(&mut w, "Open Tuesday, 3 November 2026");
    until(&mut w, "the day is shown", |w| opened(w).journal.shown_day.is_some() && w.state().model.shell.room == Room::Journal);
    find(&mut w, "dark");
    w.key_press(Key::Enter);
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.settings.theme, ThemeChoice::Dark);
    find(&mut w, "year");
    w.key_press(Key::Enter);
    until(&mut w, "the journal", |w| w.state().model.shell.room == Room::Journal);
}

#[test]
fn the_sheet_of_keys_opens_and_closes_and_help_is_reached_from_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    go(&mut w, Room::Range);
    w.key_press_modifiers(Modifiers::COMMAND, Key::Slash);
    w.run_ok();
    assert!(w.query_by_label("find a room, a day or something to do").is_some());
    w.key_press(Key::Escape);
    w.run_ok();
    assert!(w.query_by_label("find a room, a day or something to do").is_none());
    find(&mut w, "keys that");
    w.key_press(Key::Enter);
    w.run_ok();
    assert!(w.query_by_label("Ctrl+Enter, Ctrl+S").is_some());
    w.key_press(Key::F1);
    until(&mut w, "help is there", |w| w.state().model.shell.room == Room::Help);
    w.run_ok();
    assert!(w.query_by_label("Ctrl+Enter, Ctrl+S").is_none());
}

#[test]
fn a_way_is_found_by_a_word_of_its_title_and_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    find(&mut w, "try senses");
    w.key_press(Key::Enter);
    until(&mut w, "its page", |w| w.state().model.shell.room == Room::Ways && opened(w).journal.open_way == Some(Way::Senses));
}

#[test]
fn the_page_for_the_doctor_is_found_by_its_name_whatever_was_written_of_doctors() {
    for typed in ["page for my doctor", "print doctor"] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut w = window_on(&folder.path().join("journal.gamut"));
        find(&mut w, typed);
        w.key_press(Key::Enter);
        until(&mut w, "its page", |w| {
            w.state().model.shell.room == Room::Ways && opened(w).journal.open_way == Some(Way::Doctor)
        });
    }
}

#[test]
fn the_search_is_one_key_away_from_any_room_and_in_a_narrow_window_too() {
    for size in [[1100.0, 760.0], [480.0, 640.0]] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.gamut");
        long_journal(&path);
        let mut w = window_as_it_opens(&path, size);
        until(&mut w, "the journal is open", |w| w.state().model.is_open());
        settle(&mut w);
        for room in [Room::Range, Room::Today] {
            go(&mut w, room);
            w.key_press_modifiers(Modifiers::COMMAND, Key::F);
            until(&mut w, "the journal is there", |w| w.state().model.shell.room == Room::Journal);
            w.run_ok();
            w.run_ok();
            assert_eq!(focused(&w), "Search what you wrote", "{size:?}, from {room:?}");
            w.key_press(Key::End);
            w.run_ok();
        }
    }
}

#[test]
fn two_numbers_that_may_be_two_days_offer_both_and_a_weekday_is_the_last_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    find(&mut w, "12/10");
    assert!(w.query_by_label("Open Monday, 12 October 2026").is_some());
    assert!(w.query_by_label("Open Wednesday, 10 December 2025").is_some());
    w.key_press(Key::Escape);
    w.run_ok();
    find(&mut w, "last tuesday");
    w.key_press(Key::Enter);
    until(&mut w, "the day is shown", |w| opened(w).journal.shown_day.is_some_and(|day| day.to_string() == "2026-11-17"));
}
