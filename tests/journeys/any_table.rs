//! A table of any program: what each of its columns is, said on the page, and what becomes of it seen at once.

use super::steps::{Window, bring_it_in, opened, press, settle, until, window_on};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use gamut::{
    app::{Action, ColumnIs, ReadAs},
    domain::Answer,
};
use std::path::Path;

fn says(w: &Window, words: &str) -> bool {
    w.query_all_by_label_contains(words).count() > 0
}

fn offered(w: &mut Window, file: &Path) {
    w.state_mut().act(Action::Offer(file.to_owned()));
    until(w, "it is looked at", |w| w.state().model.offered.is_none());
    w.run_ok();
}

fn looked_anew(w: &mut Window) {
    until(w, "it is looked at anew", |w| opened(w).journal.arriving.as_ref().is_some_and(|a| !a.is_looked_at));
    w.run_ok();
}

/// Says in the list of this column what it is.
fn say(w: &mut Window, column: &str, is: &str) {
    w.get_by_role_and_label(Role::ComboBox, column).click_accesskit();
    w.run_ok();
    press(w, is);
    looked_anew(w);
}

fn column(w: &Window, title: &str) -> ColumnIs {
    opened(w).journal.arriving.as_ref().map(|a| a.said.choices.column(title)).expect("it is shown")
}

fn joy(w: &Window) -> Vec<Option<u8>> {
    let journal = &opened(w).journal.journal;
    let joy = journal.catalogue.feeling_by_key("joy").expect("it begins with it").id;
    journal.check_ins.iter().map(|c| c.answer(joy).and_then(Answer::number)).collect()
}

const TABLE: &str =
    "When,Energy,Rain,Words\n2026-03-02 21:40,3,1,we went up the hill and came back late\n2026-03-03 09:05,5,2,\n";

#[test]
fn each_column_is_said_and_what_becomes_of_it_is_seen_before_it_comes_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let file = folder.path().join("mine.csv");
    std::fs::write(&file, TABLE).expect("written");
    offered(&mut w, &file);
    assert!(says(&w, "What each column is") && says(&w, "2 entries are new") && says(&w, "we went up the hill"));
    assert!(!says(&w, "Joy 5"), "no number is a feeling before that is said");
    say(&mut w, "Energy", "The feeling Joy");
    assert!(says(&w, "Joy 5") && says(&w, "Joy 10"), "from 1 to 5 it is the half and the whole");
    press(&mut w, "Energy: turn the scale round");
    looked_anew(&mut w);
    assert!(says(&w, "Joy 5") && says(&w, "Joy 0"));
    press(&mut w, "Energy: turn the scale round");
    looked_anew(&mut w);
    say(&mut w, "Rain", "Leave it out");
    bring_it_in(&mut w);
    until(&mut w, "it is taken in", |w| opened(w).journal.arriving.is_none());
    settle(&mut w);
    assert_eq!(joy(&w), [Some(5), Some(10)]);
    assert_eq!(opened(&w).journal.journal.moods.len(), 0, "what was left out isn't there");
}

#[test]
fn the_ends_of_a_scale_are_typed_and_a_number_outside_of_it_is_no_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let file = folder.path().join("mine.csv");
    std::fs::write(&file, TABLE).expect("written");
    offered(&mut w, &file);
    say(&mut w, "Energy", "The feeling Joy");
    let field = |w: &mut Window, name: &str, text: &str| {
        w.get_by_role_and_label(Role::TextInput, name).focus();
        w.run_ok();
        w.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        w.event(egui::Event::Text(text.to_owned()));
        w.run_ok();
        w.key_press(egui::Key::Enter);
        w.run_ok();
        looked_anew(w);
    };
    field(&mut w, "Energy: 10, the strongest, is", "4");
    assert!(says(&w, "1 number lies outside of the scale"), "5 is above 4");
    field(&mut w, "Energy: 0, not felt, is", "2");
    assert!(says(&w, "Joy 5"), "3 is the half from 2 to 4");
}

#[test]
fn which_number_is_the_month_is_asked_by_an_example_and_remembered_for_the_next_file_with_these_columns() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let file = folder.path().join("mine.csv");
    std::fs::write(&file, "Day;Energy;Where\n3/4/2026;2;home\n5/4/2026;4;home\n").expect("written");
    offered(&mut w, &file);
    assert!(says(&w, "First say below which number of a day is the month") && !says(&w, "entries are new"));
    press(&mut w, "3 April 2026");
    looked_anew(&mut w);
    assert!(says(&w, "2 entries are new") && says(&w, "from 3 April 2026 to 5 April 2026"));
    say(&mut w, "Where", "A note");
    bring_it_in(&mut w);
    until(&mut w, "it is taken in", |w| opened(w).journal.arriving.is_none());
    settle(&mut w);
    std::fs::write(&file, "Day;Energy;Where\n3/4/2026;2;home\n6/4/2026;4;away\n").expect("written");
    offered(&mut w, &file);
    assert!(says(&w, "1 entry is new") && says(&w, "1 entry is here already"));
    assert_eq!(column(&w, "Where"), ColumnIs::Notes, "as it was said the last time");
    std::fs::write(&file, "Day;Power;Where\n3/4/2026;2;home\n").expect("written");
    press(&mut w, "Cancel");
    offered(&mut w, &file);
    assert!(says(&w, "First say below which number of a day is the month"), "another table is another one");
}

#[test]
fn a_table_whose_time_nobody_sees_is_asked_about_and_one_that_can_not_be_read_so_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let file = folder.path().join("mine.csv");
    std::fs::write(&file, TABLE).expect("written");
    offered(&mut w, &file);
    say(&mut w, "Words", "When it was");
    assert!(says(&w, "None of its rows can be read as the columns are now"));
    say(&mut w, "Words", "Leave it out");
    assert!(says(&w, "First say below which column tells when each row was"));
    say(&mut w, "When", "When it was");
    assert!(says(&w, "2 entries are new"));
    say(&mut w, "Energy", "An overall mood");
    let worst = w.get_by_role_and_label(Role::TextInput, "Energy: the worst is");
    worst.focus();
    w.run_ok();
    w.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    w.event(egui::Event::Text("9".to_owned()));
    w.run_ok();
    w.key_press(egui::Key::Enter);
    w.run_ok();
    looked_anew(&mut w);
    assert!(says(&w, "the worst below the best") && says(&w, "Nothing was taken from it"));
}

#[test]
fn what_brings_it_in_is_in_sight_and_the_columns_are_said_by_keyboard_in_a_small_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    w.set_size(egui::vec2(480.0, 640.0));
    w.run_ok();
    let file = folder.path().join("mine.csv");
    std::fs::write(&file, TABLE).expect("written");
    offered(&mut w, &file);
    let button = super::steps::brings_in(&w).expect("it is there").rect();
    assert!(button.bottom() < 560.0 && button.top() > 0.0, "{button:?}");
    let list = w.get_by_role_and_label(Role::ComboBox, "Energy");
    list.focus();
    w.run_ok();
    w.key_press(egui::Key::Enter);
    w.run_ok();
    w.get_by_label("The feeling Joy").focus();
    w.run_ok();
    w.key_press(egui::Key::Enter);
    w.run_ok();
    looked_anew(&mut w);
    assert!(matches!(column(&w, "Energy"), ColumnIs::Numbers(gamut::app::Choice::Feeling { .. })));
}

#[test]
fn the_same_as_a_text_is_what_the_command_reads_and_one_that_was_kept_can_be_put_in_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let file = folder.path().join("mine.csv");
    std::fs::write(&file, TABLE).expect("written");
    offered(&mut w, &file);
    say(&mut w, "Energy", "The feeling Joy");
    let said = opened(&w).journal.arriving.as_ref().map(|a| a.said.clone()).expect("it is shown");
    let text = gamut::app::map_of(&said.choices);
    assert_eq!(gamut::app::map_read(&text), Ok(said.choices.clone()));
    assert!(gamut::app::map_read("[scales.a]\nas = \"anything\"").is_err_and(|why| why.starts_with("Line ")));
    let kind = opened(&w).journal.arriving.as_ref().map(|a| a.kind).expect("it is shown");
    say(&mut w, "Energy", "Leave it out");
    w.state_mut().act(Action::LookAnew(Box::new(ReadAs { kind, said })));
    looked_anew(&mut w);
    assert!(says(&w, "Joy 5"));
    press(&mut w, "The same as a text");
    assert!(says(&w, "What each column is, as a text"));
}
