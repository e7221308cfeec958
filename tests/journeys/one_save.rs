//! One save for all that is typed in Today, and it says what it saved.

use super::steps::{
    Window, focused, go, heard, opened, press, press_by_keyboard, settle, type_keys, until, window_as_it_opens, window_on,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{
    app::{CheckInChange, Room},
    domain::{Answer, EventKind, Intensity},
};
use std::path::Path;

fn open(path: &Path) -> Window {
    window_on(path)
}

fn fill(w: &mut Window, role: Role, name: &str, words: &str) {
    w.get_by_role_and_label(role, name).focus();
    w.run_ok();
    w.event(egui::Event::Text(words.to_owned()));
    w.run_ok();
}

/// The event sheet with these words, a dose among them, and back to the form.
fn write_event(w: &mut Window, medicine: &str, dose: &str) {
    press(w, "Something happened…");
    if !medicine.is_empty() {
        fill(w, Role::TextInput, "Medicine", medicine);
    }
    fill(w, Role::TextInput, "Dose, as it is written", dose);
}

fn told(w: &Window) -> String {
    w.state().model.notice().map(|n| n.text.clone()).unwrap_or_default()
}

fn check_ins(w: &Window) -> usize {
    opened(w).journal.journal.check_ins.len()
}

fn events(w: &Window) -> Vec<String> {
    opened(w).journal.journal.events.iter().map(gamut::domain::Event::words).collect()
}

#[test]
fn a_dose_in_the_event_form_is_saved_with_the_check_in_and_one_undo_takes_both_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = open(&path);
    type_keys(&mut w, "7");
    write_event(&mut w, "Sertraline", "100 mg");
    // From where one types, and from the form alike.
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "it is saved", |w| check_ins(w) == 1);
    settle(&mut w);
    assert_eq!(told(&w), "Saved: check-in, event: Sertraline 100 mg");
    assert_eq!(events(&w), ["Medicine changed · Sertraline 100 mg"]);
    assert!(opened(&w).forms.new_event().is_none() && opened(&w).forms.today.sheet.is_none());
    press(&mut w, "Undo");
    settle(&mut w);
    assert_eq!((check_ins(&w), events(&w).len()), (0, 0));
    assert_eq!(heard(&w, "Joy"), "7, strongly", "and its words stand where they were typed");
    assert_eq!(opened(&w).forms.new_event().map(|e| (&*e.name, &*e.dose)), Some(("Sertraline", "100 mg")));
    press(&mut w, "Save check-in and event");
    until(&mut w, "it is saved", |w| check_ins(w) == 1);
    settle(&mut w);
    assert_eq!(events(&w).len(), 1);
    drop(w);
    let w = open(&path);
    assert_eq!((check_ins(&w), events(&w).len()), (1, 1), "on the disk");
    assert!(opened(&w).forms.new_event().is_none());
}

#[test]
fn an_event_alone_is_saved_and_taken_back_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = open(&folder.path().join("journal.gamut"));
    press(&mut w, "Something happened…");
    press(&mut w, "Loss");
    press(&mut w, "Finish later");
    assert!(w.query_by_label("Goes with this check-in").is_some());
    press(&mut w, "Save event");
    settle(&mut w);
    assert_eq!((told(&w).as_str(), check_ins(&w)), ("Saved: event: Loss", 0));
    assert_eq!(opened(&w).journal.journal.events[0].what, EventKind::Loss);
    press(&mut w, "Undo");
    settle(&mut w);
    assert!(events(&w).is_empty());
    assert_eq!(opened(&w).forms.new_event().map(|e| e.what), Some(EventKind::Loss));
}

#[test]
fn a_dose_without_a_medicine_is_said_and_kept_and_the_check_in_is_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = open(&path);
    type_keys(&mut w, "4");
    write_event(&mut w, "", "100 mg");
    press(&mut w, "Finish later");
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| check_ins(w) == 1);
    settle(&mut w);
    assert!(events(&w).is_empty());
    assert!(told(&w).starts_with("Saved: check-in. The event still needs the name of the medicine"), "{}", told(&w));
    drop(w);
    let mut w = open(&path);
    assert_eq!(opened(&w).forms.new_event().map(|e| &*e.dose), Some("100 mg"), "also after the window was torn away");
    // With nothing else to save it is said where one looks.
    press(&mut w, "Save check-in");
    assert!(w.query_all_by_label_contains("still needs the name of the medicine").count() > 0);
    assert_eq!(check_ins(&w), 1);
    press(&mut w, "Change the event");
    press(&mut w, "Save event");
    assert!(events(&w).is_empty());
    fill(&mut w, Role::TextInput, "Medicine", "Sertraline");
    press(&mut w, "Save event");
    settle(&mut w);
    assert_eq!(events(&w), ["Medicine changed · Sertraline 100 mg"]);
}

#[test]
fn what_should_have_moved_one_is_written_on_its_own_page_and_saved_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = open(&folder.path().join("journal.gamut"));
    type_keys(&mut w, "3");
    press_by_keyboard(&mut w, "Expected and felt…");
    assert_eq!(focused(&w), "What happened", "one can type at once");
    type_keys(&mut w, "a film");
    w.key_press(Key::Tab);
    w.run_ok();
    type_keys(&mut w, "82");
    assert_eq!(focused(&w), "Done");
    w.key_press(Key::Escape);
    w.run_ok();
    assert_eq!(focused(&w), "Expected and felt…", "back where one came from");
    assert!(w.query_by_label("a film: expected 8, felt 2").is_some());
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| check_ins(w) == 1);
    settle(&mut w);
    assert_eq!(told(&w), "Saved: check-in, expected and felt: a film");
    let said = opened(&w).journal.journal.check_ins[0].expected_felt.clone();
    let n = |n| Intensity::new(n).expect("0 to 10");
    assert_eq!((said[0].expected, said[0].felt), (Some(n(8)), Some(Answer::Rated(n(2)))));
}

#[test]
fn a_page_beside_the_form_closes_with_esc_from_within_a_field_and_keeps_what_was_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = open(&path);
    press_by_keyboard(&mut w, "Something happened…");
    assert_eq!(focused(&w), "Medicine");
    type_keys(&mut w, "Sertra");
    w.key_press(Key::Escape);
    w.run_ok();
    assert_eq!(focused(&w), "Something happened…");
    assert!(w.query_by_label("Medicine changed · Sertra").is_some());
    press(&mut w, "Something happened…");
    assert_eq!(opened(&w).forms.new_event().map(|e| &*e.name), Some("Sertra"));
    drop(w);
    let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    assert!(w.query_by_label("Medicine changed · Sertra").is_some(), "and after the window was torn away");
    press(&mut w, "Discard the event");
    assert!(opened(&w).forms.new_event().is_none());
    press(&mut w, "Undo");
    assert_eq!(opened(&w).forms.new_event().map(|e| &*e.name), Some("Sertra"), "discarded by mistake");
    // Opened and left without a word there is nothing of it.
    w.state_mut().act(gamut::app::EventChange::Discard);
    w.run_ok();
    press(&mut w, "Something happened…");
    press(&mut w, "Cancel");
    assert!(w.query_by_label("Goes with this check-in").is_none() && opened(&w).forms.today.event.is_none());
}

#[test]
fn help_is_one_press_away_from_a_page_beside_the_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = open(&folder.path().join("journal.gamut"));
    write_event(&mut w, "", "5 mg");
    go(&mut w, Room::Help);
    go(&mut w, Room::Today);
    assert!(w.query_by_role_and_label(Role::Slider, "Joy").is_some(), "Today comes back to its form");
    assert_eq!(opened(&w).forms.new_event().map(|e| &*e.dose), Some("5 mg"));
}

#[test]
fn an_edit_and_an_event_typed_meanwhile_are_saved_and_taken_back_together() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = open(&folder.path().join("journal.gamut"));
    type_keys(&mut w, "3");
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| check_ins(w) == 1);
    settle(&mut w);
    write_event(&mut w, "Lithium", "");
    press(&mut w, "Finish later");
    let id = opened(&w).journal.journal.check_ins[0].id.clone();
    w.state_mut().act(CheckInChange::Edit(id));
    w.run_ok();
    w.get_by_role_and_label(Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(&mut w, "9");
    press(&mut w, "Save changes and event");
    let joy = |w: &Window| opened(w).journal.journal.check_ins[0].answers[0].1.number();
    until(&mut w, "it is changed", |w| joy(w) == Some(9));
    settle(&mut w);
    assert_eq!((told(&w).as_str(), events(&w).len()), ("Saved: check-in, event: Lithium", 1));
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut w);
    assert_eq!((joy(&w), events(&w).len()), (Some(3), 0));
}
