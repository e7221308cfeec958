//! Everything with the keyboard alone.

use super::{
    steps::{
        SETTINGS_PAGES, Window, focused, go, log_note, opened, page, press_by_keyboard, settle, type_keys, until,
        window_as_it_opens, window_on,
    },
    walk::{stops, walk_by_keyboard, walk_within},
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Action, Room, Secret, Standing},
    domain::Way,
    storage::Store,
};
use std::path::Path;

/// The sample journal in a window of this size.
fn sample(folder: &Path, size: [f32; 2]) -> Window {
    let mut w = window_as_it_opens(&folder.join("journal.gamut"), size);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.get_by_label("Look around with a sample journal").click_accesskit();
    until(&mut w, "the sample is open", |w| w.state().model.settings().sample && w.state().model.is_settled());
    w.run_ok();
    if w.query_by_label("Skip").is_some() {
        w.get_by_label("Skip").click_accesskit();
        w.run_ok();
    }
    settle(&mut w);
    w
}

fn room_by_keyboard(room: Room, size: [f32; 2]) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = sample(folder.path(), size);
    go(&mut w, room);
    walk_by_keyboard(&mut w, &format!("{} at {size:?}", room.name()));
}

/// The journal room with one check-in, of today.
fn one_day(size: [f32; 2]) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    log_note(&mut w, "3", "a walk by the sea");
    drop(w);
    let mut w = window_as_it_opens(&path, size);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    go(&mut w, Room::Journal);
    (folder, w)
}

const WIDE: [f32; 2] = [1100.0, 760.0];
const NARROW: [f32; 2] = [480.0, 640.0];

#[test]
fn today_is_walked_by_keyboard() {
    room_by_keyboard(Room::Today, WIDE);
    room_by_keyboard(Room::Today, NARROW);
}

#[test]
fn the_journal_is_walked_by_keyboard() {
    // One day: the way through a long list is one of `long_journal`.
    for size in [WIDE, NARROW] {
        let (_folder, mut w) = one_day(size);
        walk_by_keyboard(&mut w, &format!("Journal at {size:?}"));
        press_by_keyboard(&mut w, "Filter…");
        walk_by_keyboard(&mut w, &format!("the filters at {size:?}"));
    }
}

#[test]
fn range_is_walked_by_keyboard() {
    room_by_keyboard(Room::Range, WIDE);
    room_by_keyboard(Room::Range, NARROW);
}

#[test]
fn patterns_are_walked_by_keyboard() {
    room_by_keyboard(Room::Patterns, WIDE);
    room_by_keyboard(Room::Patterns, NARROW);
}

#[test]
fn help_is_walked_by_keyboard() {
    room_by_keyboard(Room::Help, WIDE);
    room_by_keyboard(Room::Help, NARROW);
}

#[test]
fn settings_are_walked_by_keyboard() {
    room_by_keyboard(Room::Settings, NARROW);
    for size in [WIDE, NARROW] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut w = sample(folder.path(), size);
        for name in SETTINGS_PAGES {
            page(&mut w, name);
            walk_by_keyboard(&mut w, &format!("Settings, {name}, at {size:?}"));
        }
    }
}

#[test]
fn the_ways_and_each_way_s_own_page_are_walked_by_keyboard() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = sample(folder.path(), WIDE);
    go(&mut w, Room::Ways);
    walk_by_keyboard(&mut w, "Ways");
    for way in Way::ALL {
        w.state_mut().act(Action::OpenWay(way));
        w.run_ok();
        walk_by_keyboard(&mut w, &format!("the page of {way:?}"));
        w.state_mut().act(Action::CloseWay);
        w.run_ok();
    }
}

#[test]
fn the_first_pages_are_walked_by_keyboard() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_as_it_opens(&folder.path().join("journal.gamut"), WIDE);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.run_ok();
    for page in 1..=2 {
        walk_by_keyboard(&mut w, &format!("first page {page}"));
        press_by_keyboard(&mut w, "Next");
    }
    walk_by_keyboard(&mut w, "first page 3");
    press_by_keyboard(&mut w, "Begin my journal");
    until(&mut w, "the first pages are gone", |w| opened(w).journal.journal.settings.welcomed);
}

#[test]
fn the_year_and_the_search_are_walked_by_keyboard() {
    let (_folder, mut w) = one_day(WIDE);
    press_by_keyboard(&mut w, "Year");
    walk_by_keyboard(&mut w, "the year");
    press_by_keyboard(&mut w, "Days");
    w.key_press_modifiers(Modifiers::COMMAND, Key::F);
    w.run_ok();
    type_keys(&mut w, "wa");
    until(&mut w, "the search is answered", |w| {
        opened(w).journal.search.answered && opened(w).journal.search.wish.words == "wa"
    });
    w.run_ok();
    walk_by_keyboard(&mut w, "what was found");
}

#[test]
fn what_lies_over_the_rooms_keeps_the_keyboard_until_it_closes_and_gives_it_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    w.get_by_role_and_label(Role::Slider, "Sadness").focus();
    w.run_ok();
    let behind: Vec<String> = stops(&w, |_| true).into_iter().map(|s| s.id).collect();
    for (keys, name) in [(Key::K, "the finder"), (Key::Slash, "the sheet of keys")] {
        w.key_press_modifiers(Modifiers::COMMAND, keys);
        w.run_ok();
        let over = walk_within(&mut w, name, |s| !behind.contains(&s.id));
        assert!(!over.is_empty(), "{name}");
        w.key_press(Key::Escape);
        w.run_ok();
        assert_eq!(focused(&w), "Sadness", "after {name}");
    }
}

#[test]
fn what_pops_up_is_walked_by_keyboard_and_gives_the_keyboard_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    for opener in ["For another day…", "Another feeling…"] {
        press_by_keyboard(&mut w, opener);
        w.run_ok();
        walk_by_keyboard(&mut w, &format!("with “{opener}” open"));
        let inside =
            w.query_all_by_role(Role::Button).filter(|n| n.accesskit_node().label().is_some_and(|l| l == opener)).count();
        assert_eq!(inside, 1);
        w.key_press(Key::Escape);
        w.run_ok();
        assert_eq!(focused(&w), opener, "Esc closes it and goes back to what opened it");
    }
    press_by_keyboard(&mut w, "For another day…");
    press_by_keyboard(&mut w, "Friday, 20 November 2026");
    until(&mut w, "the form is for that day", |w| opened(w).forms.today.check_in.other_time.is_some());
    w.run_ok();
    assert_eq!(focused(&w), "Joy", "the form is come to anew");
}

#[test]
fn the_locked_window_is_walked_by_keyboard() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    drop(window_on(&path));
    let mut store = Store::open(&path, None).expect("it opens");
    store.set_passphrase(Some(&Secret::new("four quiet words here".to_owned())), 0).expect("set");
    drop(store);
    let mut w = window_as_it_opens(&path, WIDE);
    until(&mut w, "it is locked", |w| matches!(w.state().model.standing, Standing::Locked(_)));
    w.run_ok();
    assert_eq!(focused(&w), "Passphrase or recovery code", "one can type at once");
    walk_by_keyboard(&mut w, "the locked window");
    w.key_press(Key::F1);
    until(&mut w, "help is open", |w| w.state().model.shell.room == Room::Help);
    w.run_ok();
    walk_by_keyboard(&mut w, "help while it is locked");
}
