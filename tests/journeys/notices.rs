//! What is told after something was done.

use super::steps::{Window, focused, go, log_note, opened, press, settle, type_keys, until, window_on};
use egui::{Key, Modifiers, accesskit::Role, pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Action, Notice, Room, SettingsChange},
    domain::Settings,
};

/// A frame is a quarter of a second.
fn pass(w: &mut Window, seconds: f32) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few frames")]
    for _ in 0..(seconds * 4.0) as usize {
        w.step();
    }
}

fn is_told(w: &Window) -> bool {
    w.query_by_role(Role::Status).is_some()
}

/// A check-in was saved just now.
fn saved() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    log_note(&mut w, "3", "grey");
    assert!(is_told(&w));
    (folder, w)
}

#[test]
fn saving_moves_nothing_away_from_under_the_pointer_and_can_be_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let row = |w: &super::steps::Window| w.get_by_role_and_label(Role::Slider, "Joy").rect();
    let before = row(&w);
    type_keys(&mut w, "7");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "it is told", |w| w.state().model.notice().is_some());
    settle(&mut w);
    let said = w.get_by_label("Saved").rect();
    // The form folded into its day: the message lies over the foot of the room, beside nothing that is pressed.
    let again = w.get_by_role_and_label(Role::Button, "Check in again").rect();
    assert!(again.bottom() < said.top() && said.top() > 500.0, "it lies over the foot of the room: {said:?}");
    w.get_by_label("Undo").click();
    until(&mut w, "it is taken back", |w| opened(w).journal.journal.check_ins.is_empty());
    settle(&mut w);
    assert_eq!(row(&w), before, "the form stands where it was");
}

#[test]
fn a_message_leaves_by_itself_after_eight_seconds_and_can_be_taken_back_all_the_same() {
    let (_folder, mut w) = saved();
    pass(&mut w, 6.0);
    assert!(is_told(&w), "not before one has read it");
    pass(&mut w, 4.0);
    assert!(!is_told(&w));
    w.key_press_modifiers(Modifiers::COMMAND, Key::K);
    w.run_ok();
    type_keys(&mut w, "undo");
    w.key_press(Key::Enter);
    until(&mut w, "it is taken back", |w| opened(w).journal.journal.check_ins.is_empty());
}

#[test]
fn it_stays_while_the_pointer_or_the_keyboard_is_on_it() {
    let (_folder, mut w) = saved();
    let at = w.get_by_role(Role::Status).rect().center();
    w.hover_at(at);
    pass(&mut w, 20.0);
    assert!(is_told(&w), "under the pointer");
    w.hover_at(pos2(400.0, 200.0));
    w.get_by_label("Undo").focus();
    pass(&mut w, 20.0);
    assert!(is_told(&w), "with the keyboard");
    w.get_by_label("Check in again").focus();
    pass(&mut w, 10.0);
    assert!(!is_told(&w), "once nobody is at it");
}

#[test]
fn whoever_wants_less_motion_has_more_time() {
    let (_folder, mut w) = saved();
    let settings = Settings { reduce_motion: true, ..w.state().model.settings() };
    w.state_mut().act(SettingsChange(settings));
    w.state_mut().act(Action::Tell(Notice::told("Something was done")));
    settle(&mut w);
    w.state_mut().act(Action::Tell(Notice::told("Something else was done")));
    pass(&mut w, 13.0);
    assert!(is_told(&w));
    pass(&mut w, 6.0);
    assert!(!is_told(&w));
}

#[test]
fn what_failed_stays_until_it_is_closed() {
    let (_folder, mut w) = saved();
    w.state_mut().act(Action::Tell(Notice::failed("The disk is full")));
    pass(&mut w, 40.0);
    assert!(is_told(&w));
    press(&mut w, "Close this message");
    w.run_ok();
    assert!(!is_told(&w));
}

#[test]
fn what_was_told_last_is_read_again_and_the_keyboard_comes_back() {
    let (_folder, mut w) = saved();
    w.state_mut().act(Action::Tell(Notice::told("Something was done")));
    pass(&mut w, 12.0);
    w.get_by_label("Check in again").focus();
    w.run_ok();
    w.key_press_modifiers(Modifiers::COMMAND, Key::K);
    w.run_ok();
    type_keys(&mut w, "last mess");
    w.key_press(Key::Enter);
    w.run_ok();
    w.run_ok();
    // The card of the saved day begins with the same word.
    let place = |w: &Window, words: &str| w.get_by_label(words).accesskit_node().bounding_box().expect("shown").y0;
    assert!(place(&w, "Something was done") < place(&w, "Saved"), "the newest first");
    w.key_press(Key::Escape);
    for _ in 0..4 {
        w.run_ok();
    }
    assert!(w.query_by_label("Something was done").is_none());
    assert_eq!(focused(&w), "Check in again");
}

#[test]
fn the_last_line_of_a_room_can_be_read_beside_a_message() {
    let (_folder, mut w) = saved();
    w.state_mut().act(Action::Go(Room::Help));
    until(&mut w, "help is there", |w| w.state().model.shell.room == Room::Help);
    w.state_mut().act(Action::Tell(Notice::failed("The page was not written. There is no room on the disk")));
    go(&mut w, Room::Help);
    w.get_by_label("What emotional blunting is").focus();
    w.run_ok();
    for _ in 0..6 {
        w.key_press(Key::PageDown);
        w.run_ok();
    }
    let last = w.get_by_label("What emotional blunting is").rect();
    let told = w.get_by_role(Role::Status).rect();
    assert!(last.bottom() <= told.top(), "{last:?} above {told:?}");
}

#[test]
fn a_message_covers_neither_what_has_the_keyboard_nor_what_was_pressed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    go(&mut w, Room::Settings);
    let told = |w: &Window| w.get_by_role(Role::Status).rect();
    w.state_mut().act(Action::Tell(Notice::told("The page was written")));
    w.run_ok();
    let foot = told(&w);
    assert!(foot.top() > 600.0, "at the foot of the room: {foot:?}");
    press(&mut w, "Close this message");
    // A press where it would lie.
    let (pos, button, modifiers) = (foot.center(), egui::PointerButton::Primary, Modifiers::NONE);
    w.event(egui::Event::PointerMoved(pos));
    w.step();
    for pressed in [true, false] {
        w.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        w.step();
    }
    w.run_ok();
    w.state_mut().act(Action::Tell(Notice::told("The page was written again")));
    w.run_ok();
    w.run_ok();
    assert!(told(&w).bottom() < 120.0, "at its head: {:?}", told(&w));
}

#[test]
fn however_long_it_is_the_button_that_closes_it_stands_at_the_end_of_its_first_line() {
    for size in [[480.0, 640.0], [1100.0, 760.0]] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.gamut");
        drop(window_on(&path));
        let mut w = super::steps::window_as_it_opens(&path, size);
        until(&mut w, "the journal is open", |w| w.state().model.is_open());
        settle(&mut w);
        let long = "The page for the doctor was written. It holds what you ticked, and nothing of what you wrote in notes; \
                    any program that shows such pages can print it";
        w.state_mut().act(Action::Tell(Notice::undoable(long)));
        w.run_ok();
        let close = w.get_by_label("Close this message").rect();
        let (words, undo) = (w.get_by_role(Role::Status).rect(), w.get_by_label("Undo").rect());
        assert!(
            close.top() <= words.top() + 8.0 && close.left() >= words.right() - 1.0,
            "{size:?}: {close:?} beside {words:?}"
        );
        assert!(undo.bottom() > close.bottom(), "the sentence takes more than a line: {undo:?}");
    }
}
