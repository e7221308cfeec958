//! What is told about the journal's file above every room.

use super::steps::{Window, focused, log_note, opened, press, settle, until, window_as_it_opens, window_on};
use egui_kittest::kittest::Queryable;
use gamut::app::{Care, FileReply};
use std::fs::OpenOptions;

fn everything() -> Care {
    Care {
        kept_in: Some("/home/somebody/journal rescued 2026-11-23T204000Z.gamut".into()),
        rescued: vec!["/home/somebody/journal rescued 2026-11-22T204000Z.gamut".into()],
        problems: Some(vec!["Page 7 is not as it was written".into()]),
        backup_trouble: Some("The disk is full. What was saved before is safe".into()),
        synced_by: Some("Dropbox".into()),
        ..Care::default()
    }
}

fn in_a_window(folder: &tempfile::TempDir, size: [f32; 2], care: Care) -> Window {
    let path = folder.path().join("journal.gamut");
    drop(window_on(&path));
    let mut w = window_as_it_opens(&path, size);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    let _nothing_more = w.state_mut().model.receive(FileReply::CaredFor(care));
    w.run_ok();
    w
}

#[test]
fn what_is_told_about_the_file_leaves_half_of_a_room_to_the_room() {
    for size in [[240.0, 320.0], [480.0, 640.0], [550.0, 380.0], [1100.0, 760.0]] {
        let folder = tempfile::tempdir().expect("a folder");
        let w = in_a_window(&folder, size, everything());
        let day = w.get_by_label("Monday, 23 November").rect();
        assert!(day.top() < size[1] * 0.6, "{size:?}: the room begins at {}", day.top());
        let told = w.get_by_label("The journal's file is not in its place").rect();
        assert!(told.top() >= 0.0 && told.top() < 60.0, "{size:?}: the most pressing stands first: {told:?}");
    }
}

#[test]
fn each_thing_that_is_told_unfolds_and_what_can_be_done_comes_into_sight() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = in_a_window(&folder, [240.0, 320.0], everything());
    assert!(w.query_by_label("I have read this").is_none(), "there is no room for all of them");
    press(&mut w, "More about copies of the journal");
    w.get_by_label("I have read this").focus();
    w.run_ok();
    w.run_ok();
    assert_eq!(focused(&w), "I have read this");
    let button = w.get_by_label("I have read this").rect();
    let day = w.get_by_label("Monday, 23 November").rect();
    assert!(button.top() >= 0.0 && button.bottom() <= day.top(), "{button:?} above {day:?}");
    press(&mut w, "Less about copies of the journal");
    assert!(w.query_by_label("I have read this").is_none());
}

#[test]
fn one_thing_that_is_told_in_an_ordinary_window_is_told_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let care = Care { backup_trouble: everything().backup_trouble, ..Care::default() };
    let w = in_a_window(&folder, [480.0, 640.0], care);
    assert!(w.query_by_label("Back up now").is_some());
}

#[cfg(unix)]
#[test]
fn a_file_that_was_cut_off_under_the_window_is_not_told_as_one_that_was_moved() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    log_note(&mut w, "3", "before");
    let file = OpenOptions::new().write(true).open(&path).expect("there");
    file.set_len(file.metadata().expect("there").len() / 2).expect("cut off");
    log_note(&mut w, "7", "after");
    until(&mut w, "it is told", |w| opened(w).journal.care.kept_in.is_some());
    settle(&mut w);
    assert!(w.query_by_label("A part of the journal's file was cut off").is_some());
    assert!(w.query_by_label_contains("not in its place").is_none());
    assert!(w.query_by_label_contains("put it back").is_none());
}

#[test]
fn in_a_low_window_what_is_told_scrolls_away_with_the_journal_and_with_the_settings() {
    use gamut::app::Room;
    for size in [[240.0, 320.0], [900.0, 380.0]] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.gamut");
        super::steps::long_journal(&path);
        let mut w = window_as_it_opens(&path, size);
        until(&mut w, "the journal is open", |w| w.state().model.is_open());
        settle(&mut w);
        let _nothing_more = w.state_mut().model.receive(FileReply::CaredFor(everything()));
        w.run_ok();
        for room in [Room::Journal, Room::Settings] {
            super::steps::go(&mut w, room);
            let told = |w: &Window| w.query_by_label("The journal's file is not in its place").map(|n| n.rect());
            assert!(told(&w).is_some_and(|r| r.top() >= 0.0 && r.top() < 60.0), "{size:?} {room:?}: {:?}", told(&w));
            w.key_press(egui::Key::PageDown);
            w.run_ok();
            w.key_press(egui::Key::PageDown);
            w.run_ok();
            assert!(told(&w).is_none_or(|r| r.bottom() < 40.0), "{size:?} {room:?}: {:?}", told(&w));
        }
    }
}
