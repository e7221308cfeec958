//! What is told after something was done.

use super::steps::{opened, settle, type_keys, until, window_on};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;

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
