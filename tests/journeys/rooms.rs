//! Patterns, Ways and Help, as a person goes through them.

use super::steps::{
    Window, choose_country, focused, go, monday_evening, opened, press, press_by_keyboard, settle, until, window_as_it_opens,
};
use egui::{Key, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Room, Standing},
    domain::{Answer, Catalogue, DayStart, Outcome, Settings, Way},
    exchange::sample_journal,
    storage::Store,
};
use std::path::Path;

fn open(path: &Path, size: [f32; 2]) -> Window {
    let mut w = window_as_it_opens(path, size);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    w
}

/// A journal with nothing in it, past the first pages.
fn empty_journal(path: &Path) {
    let mut store = Store::create(path, &Catalogue::starting()).expect("made");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
}

/// The sample journal, in which the range narrows.
fn narrowing_journal(path: &Path) {
    let now = monday_evening();
    let sample = sample_journal(now.instant.day(DayStart::default()), &now.zone);
    let mut store = Store::create(path, &sample.catalogue).expect("made");
    store.import(&sample, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, ..sample.settings }).expect("set");
}

fn wide() -> [f32; 2] {
    [1100.0, 760.0]
}

/// Types into the strip of the question that is asked before and after.
fn rate(w: &mut Window, digit: &str) {
    w.get_by_role_and_label(Role::Slider, "How much can you feel right now?").focus();
    w.run_ok();
    w.event(egui::Event::Text(digit.to_owned()));
    w.run_ok();
}

/// The window on a journal made by `make`, 1100×760, in this room. The folder lasts as long as it is held.
fn room_of(make: fn(&Path), room: Room) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    make(&path);
    let mut w = open(&path, wide());
    go(&mut w, room);
    (folder, w)
}

#[test]
fn an_empty_journal_is_told_what_is_missing_and_nothing_else() {
    let (_folder, w) = room_of(empty_journal, Room::Patterns);
    assert!(w.query_all_by_label_contains("Day 1 of about 70").next().is_some());
    assert!(w.query_by_label("How this is worked out").is_none());
    assert!(w.query_by_label("Try a way").is_none());
}

#[test]
fn a_way_is_tried_with_the_same_question_before_and_after_and_is_counted() {
    let (_folder, mut w) = room_of(empty_journal, Room::Ways);
    press(&mut w, "Open: Wake up the other senses");
    press(&mut w, "Begin, 5 steps");
    rate(&mut w, "2");
    press(&mut w, "First step");
    assert!(w.query_by_label("Step 1 of 5").is_some());
    press(&mut w, "Next");
    // A try in hand is found again after a look into another room.
    go(&mut w, Room::Patterns);
    go(&mut w, Room::Ways);
    press(&mut w, "Go on with it");
    assert!(w.query_by_label("Step 2 of 5").is_some());
    press(&mut w, "Stop here");
    assert!(w.query_by_label("Before: 2, a trace").is_some());
    rate(&mut w, "4");
    press(&mut w, "Something moved");
    press(&mut w, "Keep this try");
    until(&mut w, "it is kept", |w| opened(w).journal.journal.trials.len() == 1);
    let tried = opened(&w).journal.journal.trials[0].clone();
    assert_eq!((tried.way, tried.outcome), (Way::Senses, Some(Outcome::Moved)));
    assert_eq!([tried.before, tried.after].map(|a| a.and_then(Answer::number)), [Some(2), Some(4)]);
    until(&mut w, "it is counted", |w| w.query_by_label_contains("Tried once: something moved once").is_some());
    press(&mut w, "Show as a table: Tries of the round through the senses");
    for cell in ["2", "4", "something moved"] {
        assert!(w.query_all_by_label(cell).next().is_some(), "the dots are told in a table: {cell}");
    }
}

#[test]
fn what_is_left_open_before_and_after_stays_unanswered() {
    let (_folder, mut w) = room_of(empty_journal, Room::Ways);
    press(&mut w, "Open: Write a few lines");
    press(&mut w, "Open the writing room");
    press(&mut w, "Start writing");
    press(&mut w, "Finish later");
    press(&mut w, "Stop here");
    assert!(w.query_by_label("Before: not answered").is_some());
    press(&mut w, "Keep this try");
    until(&mut w, "it is kept", |w| opened(w).journal.journal.trials.len() == 1);
    let tried = &opened(&w).journal.journal.trials[0];
    assert_eq!((tried.before, tried.after, tried.outcome), (None, None, None));
}

#[test]
fn worse_is_an_answer_that_is_kept_and_opens_help() {
    let (_folder, mut w) = room_of(empty_journal, Room::Ways);
    press(&mut w, "Open: Wake up the other senses");
    press(&mut w, "Begin, 5 steps");
    press(&mut w, "First step");
    press(&mut w, "Stop here");
    press(&mut w, "Worse");
    press(&mut w, "Keep this try");
    until(&mut w, "help is open", |w| w.state().model.shell.room == Room::Help);
    until(&mut w, "it is kept", |w| opened(w).journal.journal.trials.len() == 1);
    assert_eq!(opened(&w).journal.journal.trials[0].outcome, Some(Outcome::Worse));
}

#[test]
fn the_timer_runs_only_once_started_and_can_be_stopped() {
    let (_folder, mut w) = room_of(empty_journal, Room::Ways);
    press(&mut w, "Open: Wake up the other senses");
    press(&mut w, "Begin, 5 steps");
    press(&mut w, "First step");
    assert_eq!(opened(&w).forms.ways.step_began_s, None);
    w.get_by_label("Start a timer: 1 minute").click_accesskit();
    w.step();
    w.step();
    assert!(opened(&w).forms.ways.step_began_s.is_some());
    assert!(w.query_by_label("Stop the timer").is_some());
    w.get_by_label("Stop the timer").click_accesskit();
    w.run_ok();
    assert_eq!(opened(&w).forms.ways.step_began_s, None);
}

#[test]
fn a_plan_is_kept_and_ticked_off() {
    let (_folder, mut w) = room_of(empty_journal, Room::Ways);
    press(&mut w, "Open: Go back to something you once enjoyed");
    w.get_by_role_and_label(Role::TextInput, "What you will do").focus();
    w.run_ok();
    w.event(egui::Event::Text("One song".to_owned()));
    w.run_ok();
    press(&mut w, "Add to your plan");
    until(&mut w, "it is kept", |w| opened(w).journal.journal.plans.len() == 1);
    settle(&mut w);
    press(&mut w, "One song · no day set");
    press(&mut w, "Keep it");
    until(&mut w, "it is done", |w| opened(w).journal.journal.plans[0].done_ms.is_some());
}

#[test]
fn a_pattern_says_what_it_rests_on_and_leads_to_the_way_that_stands_first() {
    let (_folder, mut w) = room_of(narrowing_journal, Room::Patterns);
    assert!(w.query_by_label_contains("not a diagnosis").is_some());
    assert!(w.query_by_label("What else it could be").is_some());
    w.get_by_label("The rule behind it, version 3").click_accesskit();
    w.run_ok();
    assert!(w.query_all_by_label_contains("version 3 of the rule").next().is_some());
    let first = opened(&w).journal.first_way();
    press(&mut w, "Try a way");
    until(&mut w, "its page is open", |w| w.state().model.shell.room == Room::Ways);
    assert_eq!(opened(&w).journal.open_way, first);
    assert!(first.is_some());
}

#[test]
fn a_pattern_that_is_not_so_is_put_aside_with_the_reason_and_can_be_taken_back() {
    let (_folder, mut w) = room_of(narrowing_journal, Room::Patterns);
    let before = opened(&w).journal.journal.clone();
    press_by_keyboard(&mut w, "This isn't so…");
    assert_eq!(focused(&w), "It was a calm time", "the question that takes the button's place has the keyboard");
    press(&mut w, "I was on holiday");
    w.get_by_role(Role::TextInput).focus();
    w.run_ok();
    w.event(egui::Event::Text("at the lake".to_owned()));
    w.run_ok();
    press_by_keyboard(&mut w, "This isn't so");
    until(&mut w, "it is kept", |w| opened(w).journal.journal.pattern_answers.len() == 1);
    assert_eq!(focused(&w), "Take that back");
    settle(&mut w);
    let said = opened(&w).journal.journal.pattern_answers[0].clone();
    assert!(said.dismissed && said.reason == "I was on holiday: at the lake");
    assert!(w.query_by_label_contains("I was on holiday: at the lake").is_some());
    assert!(w.query_by_label("Try a way").is_none());
    assert_eq!(opened(&w).journal.journal.check_ins, before.check_ins, "nothing of what was written is changed");
    press_by_keyboard(&mut w, "Take that back");
    until(&mut w, "the card is whole again", |w| w.query_by_label("Try a way").is_some());
    assert_eq!(focused(&w), "This isn't so…");
}

/// What Range, the ways and the doctor's questions say of the pattern now.
fn mentions(w: &mut Window) -> [bool; 3] {
    settle(w);
    go(w, Room::Range);
    let range = w.query_all_by_label_contains("weaker than usual, and varying less").next().is_some();
    let findings = opened(w).journal.findings.clone().expect("worked out");
    let ways = findings.ways.iter().flat_map(|r| &r.reasons).any(|r| r.contains("what your check-ins show"));
    let doctor = findings.questions.iter().any(|q| q.words.contains("weaker feelings since"));
    go(w, Room::Patterns);
    [range, ways, doctor]
}

#[test]
fn what_is_dismissed_is_mentioned_in_no_other_room_until_that_is_taken_back() {
    let (_folder, mut w) = room_of(narrowing_journal, Room::Patterns);
    assert_eq!(mentions(&mut w), [true; 3]);
    press(&mut w, "This isn't so…");
    press(&mut w, "This isn't so");
    assert_eq!(mentions(&mut w), [false; 3]);
    w.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    w.run_ok();
    assert_eq!(mentions(&mut w), [true; 3], "taken back like any other change");
    press(&mut w, "This isn't so…");
    press(&mut w, "This isn't so");
    settle(&mut w);
    press(&mut w, "Take that back");
    assert_eq!(mentions(&mut w), [true; 3]);
}

#[test]
fn help_has_no_country_until_one_is_chosen_and_then_shows_its_lines_with_the_date() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    empty_journal(&path);
    let mut w = open(&path, wide());
    w.key_press(Key::F1);
    until(&mut w, "help is open", |w| w.state().model.shell.room == Room::Help);
    w.run_ok();
    assert!(w.query_by_label("Which country are you in?").is_some());
    assert!(w.query_by_label_contains("Checked on").is_none(), "no line is shown before a country is chosen");
    choose_country(&mut w, "Netherlands");
    until(&mut w, "it is kept", |w| opened(w).journal.journal.settings.country.as_deref() == Some("NL"));
    w.run_ok();
    assert!(w.query_by_label("Help lines: Netherlands").is_some());
    assert!(w.query_all_by_label_contains("Checked on").next().is_some());
}

#[test]
fn help_with_a_broken_journal_shows_lines_for_this_session_and_no_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    std::fs::write(&path, b"this was never a journal".repeat(400)).expect("written");
    let mut w = window_as_it_opens(&path, [480.0, 640.0]);
    until(&mut w, "the trouble is told", |w| matches!(w.state().model.standing, Standing::InTrouble(_)));
    w.key_press(Key::F1);
    until(&mut w, "help is open", |w| w.state().model.shell.room == Room::Help);
    w.run_ok();
    choose_country(&mut w, "Netherlands");
    assert!(w.query_by_label("Help lines: Netherlands").is_some());
    assert!(w.query_by_label("My safety plan").is_none());
    assert!(w.query_by_label_contains("The program contacts nobody").is_some());
}

#[test]
fn a_safety_plan_and_a_contact_are_kept_as_written() {
    let (_folder, mut w) = room_of(empty_journal, Room::Help);
    for (field, words) in [("Step 1", "tea"), ("Name", "Ada"), ("Number or address", "12 34")] {
        w.get_all_by_label(field).find(|n| n.accesskit_node().role() != Role::Label).expect("a field").focus();
        w.run_ok();
        w.event(egui::Event::Text(words.to_owned()));
        w.run_ok();
    }
    press(&mut w, "Save the safety plan");
    until(&mut w, "it is kept", |w| opened(w).journal.journal.safety_plan.what_helps == "tea");
    press(&mut w, "Add this contact");
    until(&mut w, "it is kept", |w| opened(w).journal.journal.contacts.len() == 1);
    settle(&mut w);
    press(&mut w, "Remove Ada");
    until(&mut w, "it is gone", |w| opened(w).journal.journal.contacts.is_empty());
}

#[test]
fn nothing_runs_out_of_a_narrow_window_with_large_letters() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    narrowing_journal(&path);
    for size in [[480.0, 640.0], [240.0, 320.0]] {
        let mut w = open(&path, size);
        for room in [Room::Patterns, Room::Ways, Room::Help] {
            go(&mut w, room);
            stays_inside(&w, size[0], room.name());
        }
        go(&mut w, Room::Ways);
        for way in Way::ALL {
            let title = &gamut::guidance::way(way).expect("a text").title;
            press(&mut w, &format!("Open: {title}"));
            stays_inside(&w, size[0], title);
            press(&mut w, "All seven ways");
        }
    }
}

pub fn stays_inside(w: &Window, width: f32, place: &str) {
    for node in w.root().children_recursive() {
        let node = node.accesskit_node();
        if let Some(bounds) = node.bounding_box() {
            let name = node.label().or_else(|| node.value());
            if name.as_deref().is_none_or(str::is_empty) {
                continue;
            }
            assert!(bounds.x1 <= f64::from(width) + 1.0, "{place}: {name:?} ends at {}", bounds.x1);
        }
    }
}
