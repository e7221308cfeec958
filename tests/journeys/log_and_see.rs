use super::steps::{
    bring_it_in, forms, go, heard, monday_evening, open_form, opened, page, press, settle, type_keys, until,
    window_as_it_opens, window_on,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{
    app::{Room, Standing},
    domain::{Answer, DayStart, Intensity},
};

#[test]
fn seven_feelings_one_symptom_and_save_take_nine_key_presses() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    // The first row has the keyboard; each digit moves on: seven feelings, then the first symptom.
    type_keys(&mut w, "34?25-7");
    type_keys(&mut w, "2");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    let saved = &opened(&w).journal.journal.check_ins[0];
    assert_eq!(saved.answers.len(), 7);
    assert_eq!(saved.symptoms.len(), 1);
    assert_eq!(saved.answers[2].1, Answer::CannotTell);
    assert_eq!(saved.answers[5].1, Answer::Rated(Intensity::NOT_FELT));
}

#[test]
fn what_is_logged_is_saved_and_seen_in_the_river() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    type_keys(&mut w, "7");
    assert_eq!(heard(&w, "Joy"), "7, strongly");
    assert_eq!(heard(&w, "Contentment"), "not answered");
    press(&mut w, "Save check-in");
    until(&mut w, "it is said", |w| w.query_by_label("Saved").is_some());
    settle(&mut w);
    open_form(&mut w);
    assert_eq!(heard(&w, "Joy"), "not answered");
    go(&mut w, Room::Range);
    let rows = &opened(&w).journal.findings.as_ref().expect("worked out").analysis.reach;
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].pleasant, rows[0].unpleasant), (Some(7), None));
    press(&mut w, "Show as a table: The days so far");
    assert!(w.query_all_by_label("not answered").count() >= 1, "the table says what was not answered");
}

#[test]
fn an_edit_keeps_the_moment_and_undo_puts_the_earlier_words_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    type_keys(&mut w, "3");
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    let at = opened(&w).journal.journal.check_ins[0].at.clone();
    w.get_by_label_contains("Change the check-in of").click_accesskit();
    w.run_ok();
    assert_eq!(heard(&w, "Joy"), "3, a little");
    w.get_by_role_and_label(Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(&mut w, "9");
    press(&mut w, "Save changes");
    let joy = |w: &super::steps::Window| opened(w).journal.journal.check_ins[0].answers[0].1.number();
    until(&mut w, "it is changed", |w| joy(w) == Some(9));
    assert_eq!(opened(&w).journal.journal.check_ins[0].at, at);
    settle(&mut w);
    press(&mut w, "Undo");
    until(&mut w, "it is as it was", |w| joy(w) == Some(3));
}

#[test]
fn what_is_deleted_comes_back_with_undo() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    type_keys(&mut w, "5");
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    w.get_by_label_contains("Delete the check-in of").click_accesskit();
    until(&mut w, "it is in the trash", |w| opened(w).journal.journal.trash.len() == 1);
    w.run_ok();
    press(&mut w, "Undo");
    until(&mut w, "it is back", |w| opened(w).journal.journal.check_ins.len() == 1);
}

#[test]
fn half_written_words_are_there_after_the_window_was_torn_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    type_keys(&mut w, "4?");
    drop(w);
    let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.run_ok();
    assert_eq!(heard(&w, "Joy"), "4, a little");
    assert_eq!(heard(&w, "Contentment"), "can't tell");
    assert!(opened(&w).journal.journal.check_ins.is_empty());
}

#[test]
fn a_check_in_for_another_day_is_kept_as_written_later() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    press(&mut w, "For another day…");
    press(&mut w, "Friday, 20 November 2026");
    w.get_by_role_and_label(Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(&mut w, "6");
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    let saved = &opened(&w).journal.journal.check_ins[0];
    assert_eq!(saved.day.to_string(), "2026-11-20");
    assert!(saved.written_later(DayStart::default()));
    assert_eq!(saved.written, Some(monday_evening().instant));
}

#[test]
fn an_empty_form_is_not_saved_and_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    press(&mut w, "Save check-in");
    assert!(w.query_by_label_contains("nothing to save yet").is_some());
    assert!(opened(&w).journal.journal.check_ins.is_empty());
}

#[test]
fn help_opens_with_one_key_while_the_journal_is_broken_and_leaves_the_file_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let rubbish = b"this was never a journal".repeat(400);
    std::fs::write(&path, &rubbish).expect("written");
    let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
    until(&mut w, "the trouble is told", |w| matches!(w.state().model.standing, Standing::InTrouble(_)));
    w.run_ok();
    assert!(w.query_by_label("The journal could not be opened").is_some());
    w.key_press(Key::F1);
    until(&mut w, "help is open", |w| w.state().model.shell.room == Room::Help);
    w.run_ok();
    assert!(w.query_by_label("The journal could not be opened").is_none());
    assert_eq!(std::fs::read(&path).expect("still there"), rubbish);
}

#[test]
fn a_diary_that_ended_years_ago_is_shown_where_it_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, old) = (folder.path().join("journal.gamut"), folder.path().join("old.jsonl"));
    let line = r#"{"id":"a","at":"2013-04-08T20:00:00+02:00","zone":"Europe/Berlin","feelings":{"joy":8}}"#;
    std::fs::write(&old, format!("{{\"gamut\":1,\"kind\":\"journal\",\"feelings\":[],\"symptoms\":[]}}\n{line}\n"))
        .expect("written");
    let mut w = window_on(&path);
    forms(&mut w).settings.import_from = old.display().to_string();
    page(&mut w, "Bring in entries");
    press(&mut w, "Look at this file");
    bring_it_in(&mut w);
    until(&mut w, "it is taken in", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    go(&mut w, Room::Range);
    assert!(w.query_all_by_label_contains("1 check-in on 1 of 92 days").count() > 0, "the quarter before its last day");
}

#[test]
fn a_tag_that_is_still_being_typed_is_saved_with_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    type_keys(&mut w, "4");
    w.get_by_role_and_label(Role::TextInput, "Tags").focus();
    w.run_ok();
    type_keys(&mut w, "sea");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    let tags = &opened(&w).journal.journal.check_ins[0].context.tags;
    assert_eq!(tags.iter().map(|t| &**t).collect::<Vec<_>>(), ["sea"]);
    settle(&mut w);
    assert!(opened(&w).forms.today.check_in.is_empty());
}
