//! The smallest window at 200 % text: 240×320 points.

use super::steps::{Window, go, open_form, opened, settle, type_keys, until, window_as_it_opens};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::app::Room;

fn small(folder: &tempfile::TempDir) -> Window {
    let mut w = window_as_it_opens(&folder.path().join("journal.gamut"), [240.0, 320.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.get_by_label("Skip").click_accesskit();
    until(&mut w, "the first pages are gone", |w| opened(w).journal.journal.settings.welcomed);
    settle(&mut w);
    w
}

#[test]
fn words_of_the_heading_and_the_way_to_another_day_do_not_lie_on_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let w = small(&folder);
    let day = w.get_by_label("Monday, 23 November").rect();
    let other = w.get_by_label("For another day…").rect();
    assert!(!day.intersects(other.shrink(1.0)), "{day:?} and {other:?}");
    assert!(other.right() <= 240.0, "it is whole: {other:?}");
}

#[test]
fn what_stays_in_place_leaves_most_of_a_low_window_to_the_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = small(&folder);
    let top = w.get_by_role_and_label(Role::Button, "Today").rect().top();
    assert!(top >= 270.0, "the bar of rooms is low: it begins at {top}");
    let save = w.get_by_role_and_label(Role::Button, "Save check-in").rect();
    assert!(save.top() > top, "the save button has its place in the form, and covers none of it: {save:?}");
    // It is reached all the same, and by its key from anywhere.
    type_keys(&mut w, "7");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    open_form(&mut w);
    w.get_by_role_and_label(Role::Button, "Save check-in").focus();
    w.run_ok();
    let save = w.get_by_role_and_label(Role::Button, "Save check-in").rect();
    assert!(save.bottom() <= top + 1.0, "what gets the keyboard comes into sight: {save:?}");
}

#[test]
fn every_room_can_be_entered_and_nothing_stands_beyond_the_edge_of_the_bar() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = small(&folder);
    for room in Room::ALL {
        let button = w.get_all_by_role_and_label(Role::Button, room.name()).next().expect("in the bar").rect();
        assert!(button.left() >= 0.0 && button.right() <= 240.0 && button.width() >= 24.0, "{}: {button:?}", room.name());
        go(&mut w, room);
    }
}
