//! What a screen reader is told without being asked, and where the keyboard is after it.

use super::steps::{Window, focused, go, opened, page, press, press_by_keyboard, settle, type_keys, until, window_on};
use egui::{
    Key, Modifiers,
    accesskit::{Live, Role, Toggled},
};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::app::Room;

/// What is told of itself now, and how urgently.
fn told(w: &Window) -> Vec<(Live, String)> {
    let all = w.root().children_recursive().map(|n| n.accesskit_node());
    let words = |n: &egui_kittest::kittest::AccessKitNode<'_>| n.label().or(n.value()).unwrap_or_default();
    all.filter(|n| n.live() != Live::Off && !words(n).is_empty()).map(|n| (n.live(), words(&n))).collect()
}

fn is_told(w: &Window, how: Live, begins: &str) -> bool {
    told(w).iter().any(|(live, words)| *live == how && words.starts_with(begins))
}

#[test]
fn saving_undoing_and_what_can_not_be_saved_are_told_and_the_keyboard_stays_where_it_helps() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    w.run_ok();
    assert!(is_told(&w, Live::Assertive, "There is nothing to save yet"), "{:?}", told(&w));
    type_keys(&mut w, "7");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    assert!(is_told(&w, Live::Polite, "Saved"), "{:?}", told(&w));
    assert_eq!(focused(&w), "Check in again", "the next check-in can be begun at once");
    press_by_keyboard(&mut w, "Undo");
    until(&mut w, "it is taken back", |w| opened(w).journal.journal.check_ins.is_empty());
    settle(&mut w);
    assert!(told(&w).iter().any(|(_, words)| !words.starts_with("Saved")), "{:?}", told(&w));
    assert_ne!(focused(&w), "", "the keyboard is somewhere");
    press_by_keyboard(&mut w, "Close this message");
    assert!(w.query_by_label("Close this message").is_none());
    assert_eq!(focused(&w), "Joy", "the keyboard goes back to where it was");
}

#[test]
fn a_message_that_comes_or_goes_leaves_the_keyboard_where_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    w.get_by_role_and_label(Role::MultilineTextInput, "A line or two, if you like").focus();
    w.run_ok();
    for text in [Some("Backed up"), None] {
        match text {
            Some(text) => w.state_mut().model.tell(gamut::app::Notice::told(text)),
            None => w.state_mut().act(gamut::app::Action::CloseNotice),
        }
        w.run_ok();
        assert_eq!(w.query_by_label("Backed up").is_some(), text.is_some());
        assert_eq!(focused(&w), "A line or two, if you like");
    }
    for problems in [Some(vec!["page 7 can't be read".to_owned()]), None] {
        w.state_mut().model.open_mut().expect("open").journal.care.problems.clone_from(&problems);
        w.run_ok();
        assert_eq!(w.query_by_label("Part of the journal's file is damaged").is_some(), problems.is_some());
        assert_eq!(focused(&w), "A line or two, if you like");
    }
}

#[test]
fn undo_in_another_room_hands_the_keyboard_to_what_is_said_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    type_keys(&mut w, "7");
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    go(&mut w, Room::Journal);
    w.get_by_label_contains("Delete the check-in of").focus();
    w.run_ok();
    w.key_press(Key::Enter);
    until(&mut w, "it is in the trash", |w| opened(w).journal.journal.trash.len() == 1);
    settle(&mut w);
    press_by_keyboard(&mut w, "Undo");
    until(&mut w, "it is back", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    assert_eq!(focused(&w), "Close this message");
}

#[test]
fn what_was_found_is_told_and_so_is_that_nothing_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    w.get_by_role_and_label(Role::MultilineTextInput, "A line or two, if you like").focus();
    w.run_ok();
    w.event(egui::Event::Text("grey rain".to_owned()));
    w.run_ok();
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    go(&mut w, Room::Journal);
    for (typed, answer) in [("rain", "1 check-in found"), ("rainx", "Nothing found")] {
        w.key_press_modifiers(Modifiers::COMMAND, Key::F);
        w.run_ok();
        w.key_press_modifiers(Modifiers::COMMAND, Key::A);
        w.event(egui::Event::Text(typed.to_owned()));
        until(&mut w, "it is answered", |w| opened(w).journal.search.answered && opened(w).journal.search.wish.words == typed);
        w.run_ok();
        assert!(is_told(&w, Live::Polite, answer), "{typed}: {:?}", told(&w));
    }
}

#[test]
fn each_kind_of_control_says_its_state() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    // A strip says its value in words, its number, and what it can be.
    let joy = |w: &Window| {
        let node = w.get_by_role_and_label(Role::Slider, "Joy").accesskit_node();
        (node.value().unwrap_or_default(), node.numeric_value(), node.min_numeric_value(), node.max_numeric_value())
    };
    assert_eq!(joy(&w), ("not answered".into(), Some(-1.0), Some(-1.0), Some(10.0)));
    type_keys(&mut w, "7");
    assert_eq!(joy(&w).0, "7, strongly");
    // A room is the one that is open, or not.
    let pressed = |w: &Window, name: &str| w.get_by_role_and_label(Role::Button, name).accesskit_node().toggled();
    assert_eq!(pressed(&w, "Today"), Some(Toggled::True));
    assert_eq!(pressed(&w, "Journal"), Some(Toggled::False));
    // Something to choose is chosen, or not.
    let chosen = |w: &Window, name: &str| w.get_by_role_and_label(Role::RadioButton, name).accesskit_node().toggled();
    assert_eq!(chosen(&w, "alone"), Some(Toggled::False));
    press(&mut w, "alone");
    assert_eq!(chosen(&w, "alone"), Some(Toggled::True));
    // What opens says whether it is open.
    let open = |w: &Window, name: &str| w.get_by_label(name).accesskit_node().data().is_expanded();
    assert_eq!(open(&w, "For another day…"), Some(false));
    press(&mut w, "For another day…");
    assert_eq!(open(&w, "For another day…"), Some(true));
    let chosen = w.get_by_label_contains("Monday, 23 November 2026").accesskit_node().toggled();
    assert_eq!(chosen, Some(Toggled::True));
    assert!(w.get_by_label("Tuesday, 24 November 2026").accesskit_node().is_disabled(), "a day to come can't be chosen");
    w.key_press(Key::Escape);
    w.run_ok();
    // A symptom says its answer.
    press(&mut w, "Tired, foggy: not asked");
    assert!(w.query_by_label("Tired, foggy: no").is_some());
    // What folds out in other rooms.
    page(&mut w, "Feelings");
    let fold_out = w.root().children_recursive().filter(|n| n.accesskit_node().data().is_expanded().is_some()).count();
    assert!(fold_out > 0, "Settings has something that folds out, and it says so");
}
