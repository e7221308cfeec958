//! A week that was written on paper is typed in with the keyboard alone, kept while it is typed, and taken back in one step.

use super::steps::{Window, forms, go, open_form, opened, press, settle, type_keys, until, window_on};
use egui::{Key, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{app::Room, domain::Answer};

fn open_week(w: &mut Window) {
    go(w, Room::Today);
    open_form(w);
    press(w, "A week from paper…");
    until(w, "the week is there", |w| w.query_by_label("Save the week").is_some());
    settle(w);
}

/// Ctrl+Z.
fn undo(w: &mut Window) {
    w.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    settle(w);
}

fn field<'a>(w: &'a Window, name: &'a str) -> egui_kittest::Node<'a> {
    w.query_all_by(move |n| n.role() == Role::SpinButton && n.label().is_some_and(|l| l.starts_with(name)))
        .next()
        .expect("a field")
}

#[test]
fn a_day_is_typed_down_its_column_and_each_day_that_says_something_becomes_a_check_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    open_week(&mut w);
    // The first field has the keyboard: joy 3, contentment not felt, excitement can't tell, affection not answered, sadness 10.
    type_keys(&mut w, "30?");
    w.key_press(Key::ArrowDown);
    w.run_ok();
    type_keys(&mut w, "x");
    settle(&mut w);
    press(&mut w, "Save the week");
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    let journal = opened(&w).journal.journal.clone();
    let said = |key: &str| journal.check_ins[0].answer(journal.catalogue.feeling_by_key(key).expect("a feeling").id);
    assert_eq!(said("joy").and_then(Answer::number), Some(3));
    assert_eq!(said("contentment").and_then(Answer::number), Some(0));
    assert_eq!(said("excitement"), Some(Answer::CannotTell));
    assert_eq!(said("affection"), None, "not answered is not 0");
    assert_eq!(said("sadness").and_then(Answer::number), Some(10));
    assert!(journal.check_ins[0].written.is_some(), "kept as written later");
    assert!(w.query_by_label_contains("Saved: 1 day").is_some());
    undo(&mut w);
    settle(&mut w);
    assert!(opened(&w).journal.journal.check_ins.is_empty());
    assert!(forms(&mut w).today.week.as_ref().is_some_and(|week| !week.is_empty()), "its words stand there again");
}

#[test]
fn the_keyboard_goes_from_the_last_row_to_sleep_to_the_words_and_to_the_next_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    open_week(&mut w);
    let rows = w.query_all_by(|n| n.role() == Role::SpinButton).count() / 7;
    for _ in 0..rows {
        w.key_press(Key::ArrowDown);
        w.run_ok();
    }
    type_keys(&mut w, "6:30");
    w.key_press(Key::Enter);
    w.run_ok();
    w.run_ok();
    type_keys(&mut w, "by the sea");
    w.key_press(Key::Enter);
    w.run_ok();
    w.run_ok();
    type_keys(&mut w, "7");
    settle(&mut w);
    let week = forms(&mut w).today.week.clone().expect("it is typed");
    assert_eq!((week.day(0).expect("a day").sleep.as_str(), week.day(0).expect("a day").note.as_str()), ("6:30", "by the sea"));
    assert_eq!(week.day(1).expect("a day").answers.len(), 1);
}

#[test]
fn what_is_typed_of_a_week_is_there_after_gamut_was_closed_and_esc_leaves_it_for_later() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    open_week(&mut w);
    type_keys(&mut w, "4");
    w.key_press(Key::Escape);
    w.run_ok();
    settle(&mut w);
    assert!(w.query_by_label("Save the week").is_none());
    drop(w);
    let mut w = window_on(&path);
    open_week(&mut w);
    assert_eq!(field(&w, "Joy, ").value().as_deref(), Some("4, a little"));
    press(&mut w, "Discard");
    settle(&mut w);
    assert!(forms(&mut w).today.week.is_none());
    undo(&mut w);
    assert!(forms(&mut w).today.week.is_some());
}

#[test]
fn the_sheet_for_a_week_is_written_as_a_pdf_and_nothing_of_the_journal_is_on_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    open_week(&mut w);
    press(&mut w, "Save an empty sheet…");
    let to = folder.path().join("week.pdf");
    forms(&mut w).today.week_on_paper = Some(to.display().to_string());
    w.run_ok();
    press(&mut w, "Four weeks from then");
    press(&mut w, "Save the sheet");
    until(&mut w, "it is written", |_| to.exists());
    assert!(std::fs::read(&to).expect("read").starts_with(b"%PDF"));
}

#[test]
fn whoever_asks_for_the_week_among_all_there_is_to_do_types_into_its_first_field_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    w.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
    w.run_ok();
    type_keys(&mut w, "week from paper");
    w.key_press(Key::Enter);
    settle(&mut w);
    type_keys(&mut w, "3?");
    settle(&mut w);
    let week = forms(&mut w).today.week.clone().expect("it is open");
    assert_eq!(week.day(0).expect("a day").answers.len(), 2);
}
