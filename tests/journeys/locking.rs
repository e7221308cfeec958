//! A journal with a passphrase: set, locked, opened again, left alone.

use super::steps::{
    Window, focused, forms, go, heard, monday_evening, open_form, opened, page, press, settle, type_keys, until,
    window_as_it_opens, window_on,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Action, Locked, Room, Secret, Standing, TrialChange},
    domain::{Moment, Settings, ThemeChoice, Way},
    storage::Store,
    ui::GamutWindow,
};
use std::{
    cell::Cell,
    path::{Path, PathBuf},
};

const PASSPHRASE: &str = "four quiet words here";
/// Stands in a note, a tag, a half-written draft and the safety plan.
const CANARY: &str = "zanzibar";

/// A journal with this passphrase and one check-in that says the canary word.
fn protected_journal(folder: &Path) -> PathBuf {
    let path = folder.join("journal.gamut");
    let now = monday_evening();
    let sample = gamut::exchange::sample_journal(now.instant.day(gamut::domain::DayStart::default()), &now.zone);
    let mut store = Store::create(&path, &sample.catalogue).expect("made");
    let mut few = gamut::domain::Journal { check_ins: sample.check_ins[..3].to_vec(), ..Default::default() };
    few.catalogue = sample.catalogue.clone();
    for c in &mut few.check_ins {
        let c = std::sync::Arc::make_mut(c);
        c.note = format!("{CANARY} at noon").into();
    }
    few.safety_plan.signs = format!("{CANARY} again");
    store.import(&few, 0).expect("taken in");
    store.save_safety_plan(&few.safety_plan).expect("kept");
    let settings = Settings { welcomed: true, theme: ThemeChoice::Dark, ..Settings::default() };
    store.save_settings(&settings).expect("set");
    store.set_passphrase(Some(&Secret::new(PASSPHRASE.to_owned())), now.instant.utc_ms).expect("set");
    path
}

fn is_locked(w: &Window) -> bool {
    matches!(w.state().model.standing, Standing::Locked(_))
}

/// Nothing is left in the field of the locked window.
fn typed_is_gone(w: &Window) -> bool {
    match &w.state().model.standing {
        Standing::Locked(locked) => locked.shut.privacy.unlock.is_empty(),
        Standing::Opening(_) | Standing::InTrouble(_) | Standing::Open(_) => true,
    }
}

fn unlock(w: &mut Window, typed: &str) {
    let field = w.get_by_role_and_label(Role::PasswordInput, "Passphrase or recovery code");
    field.focus();
    w.run_ok();
    w.event(egui::Event::Text(typed.to_owned()));
    w.run_ok();
    w.key_press(Key::Enter);
    w.run_ok();
}

fn open(folder: &Path) -> Window {
    let path = protected_journal(folder);
    let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
    until(&mut w, "it is locked", is_locked);
    w.run_ok();
    unlock(&mut w, PASSPHRASE);
    until(&mut w, "it is open", |w| w.state().model.is_open());
    settle(&mut w);
    w
}

fn lock(w: &mut Window) {
    w.key_press_modifiers(Modifiers::COMMAND, Key::L);
    until(w, "it is locked", is_locked);
    w.run_ok();
}

/// Everything that assistive technology could read.
fn whole_tree(w: &Window) -> String {
    let mut said = String::new();
    for node in w.root().children_recursive() {
        let node = node.accesskit_node();
        for text in [node.label(), node.value(), node.description(), node.placeholder().map(ToOwned::to_owned)] {
            said.push_str(&text.unwrap_or_default());
            said.push('\n');
        }
    }
    said
}

#[test]
fn tab_leads_from_a_new_passphrase_to_the_same_again_and_then_to_seeing_both() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    page(&mut w, "Privacy");
    press(&mut w, "Set a passphrase…");
    w.run_ok();
    let mut passed = vec![focused(&w)];
    for _ in 0..2 {
        w.key_press(Key::Tab);
        w.run_ok();
        passed.push(focused(&w));
    }
    assert_eq!(passed, ["New passphrase", "The same again", "Show what is typed in both fields"]);
    press(&mut w, "Show what is typed in both fields");
    let shown = |w: &Window, name: &str| w.query_by_role_and_label(Role::TextInput, name).is_some();
    assert!(shown(&w, "New passphrase") && shown(&w, "The same again"));
}

#[test]
fn a_journal_with_a_passphrase_opens_with_it_alone_and_says_when_it_was_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = protected_journal(folder.path());
    let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
    until(&mut w, "it is locked", is_locked);
    w.run_ok();
    assert!(w.query_by_label("Your journal is locked").is_some());
    assert!(w.get_by_role(Role::PasswordInput).accesskit_node().is_focused(), "one can type at once");
    unlock(&mut w, "four quiet words there");
    until(&mut w, "it is told", |w| matches!(w.state().model.standing, Standing::Locked(Locked { why: Some(_), .. })));
    w.run_ok();
    assert!(w.query_by_role(Role::Alert).is_some());
    assert!(typed_is_gone(&w), "what was wrong is not left in the field");
    assert!(!whole_tree(&w).contains(CANARY));
    unlock(&mut w, PASSPHRASE);
    assert!(typed_is_gone(&w));
    until(&mut w, "it is open", |w| w.state().model.is_open());
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.check_ins.len(), 3);
}

#[test]
fn after_locking_nothing_of_the_journal_is_left_to_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = open(folder.path());
    go(&mut w, Room::Journal);
    w.get_by_label("Search what you wrote").focus();
    w.run_ok();
    w.event(egui::Event::Text(CANARY.to_owned()));
    until(&mut w, "the search is answered", |w| opened(w).journal.search.answered);
    w.run_ok();
    assert!(whole_tree(&w).contains(CANARY), "it can be read while it is open");
    lock(&mut w);
    assert!(!whole_tree(&w).contains(CANARY));
    let model = &w.state().model;
    for said in [format!("{model:?}"), format!("{:?}", w.ctx.memory(|m| m.data.clone()))] {
        assert!(!said.contains(CANARY) && !said.contains(PASSPHRASE), "in memory: {said}");
    }
    assert!(model.open().is_none() && !model.can_undo());
    assert_eq!(model.settings().theme, ThemeChoice::Dark, "the look stays");
    // Whatever the worker still had to say does not bring it back; there is no sign to wait for that it says nothing.
    for _ in 0..40 {
        w.step();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(is_locked(&w));
    for room in Room::ALL {
        go(&mut w, room);
        assert!(!whole_tree(&w).contains(CANARY), "{}", room.name());
    }
}

#[test]
fn what_was_half_written_is_there_after_unlocking_and_undo_is_empty() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = open(folder.path());
    open_form(&mut w);
    w.get_by_role_and_label(Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(&mut w, "5");
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 4);
    settle(&mut w);
    assert!(w.state().model.can_undo());
    open_form(&mut w);
    w.get_by_role_and_label(Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(&mut w, "4");
    w.get_by_role_and_label(Role::TextInput, "Tags").focus();
    w.run_ok();
    type_keys(&mut w, "sea");
    lock(&mut w);
    unlock(&mut w, PASSPHRASE);
    until(&mut w, "it is open", |w| w.state().model.is_open());
    settle(&mut w);
    go(&mut w, Room::Today);
    assert_eq!(heard(&w, "Joy"), "4, a little");
    assert_eq!(opened(&w).forms.today.check_in.tags, ["sea"], "a tag that was still being typed, too");
    assert_eq!(opened(&w).journal.journal.check_ins.len(), 4);
    assert!(!w.state().model.can_undo());
}

#[test]
fn a_trial_an_event_and_a_plan_in_hand_are_there_after_unlocking_and_in_the_next_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = open(folder.path());
    press(&mut w, "Something happened…");
    w.get_by_role_and_label(Role::TextInput, "A line about it, if you like").focus();
    w.run_ok();
    type_keys(&mut w, "rain");
    w.state_mut().act(Action::OpenWay(Way::Doctor));
    w.run_ok();
    w.get_by_role_and_label(Role::TextInput, "Which visit").focus();
    w.run_ok();
    type_keys(&mut w, "ring");
    w.state_mut().act(Action::OpenWay(Way::Senses));
    w.run_ok();
    w.get_by_label_contains("Begin, ").click_accesskit();
    w.run_ok();
    press(&mut w, "First step");
    press(&mut w, "Next");
    lock(&mut w);
    assert!(w.state().model.open().is_none(), "what is typed went with the journal");
    unlock(&mut w, PASSPHRASE);
    until(&mut w, "it is open", |w| w.state().model.is_open());
    settle(&mut w);
    assert!(w.query_by_label_contains("Step 2 of ").is_some(), "back in the trial, at the same step");
    are_in_hand(&w);
    w.state_mut().close();
    drop(w);
    let mut w = window_as_it_opens(&folder.path().join("journal.gamut"), [1100.0, 760.0]);
    until(&mut w, "it is locked", is_locked);
    w.run_ok();
    unlock(&mut w, PASSPHRASE);
    until(&mut w, "it is open", |w| w.state().model.is_open());
    settle(&mut w);
    are_in_hand(&w);
    // What is left or saved does not come back.
    forms(&mut w).today.event = None;
    forms(&mut w).ways.plans.clear();
    w.state_mut().act(TrialChange::Leave);
    lock(&mut w);
    unlock(&mut w, PASSPHRASE);
    until(&mut w, "it is open", |w| w.state().model.is_open());
    settle(&mut w);
    let forms = &opened(&w).forms;
    assert!(forms.ways.trial.is_none() && forms.today.event.is_none() && forms.ways.plans.is_empty());
}

fn are_in_hand(w: &Window) {
    let forms = &opened(w).forms;
    let trial = forms.ways.trial.as_ref().expect("the trial");
    assert_eq!((trial.way, trial.step, trial.before), (Way::Senses, 1, None), "not answered stays not answered");
    assert_eq!(forms.today.event.as_ref().map(|e| &*e.note), Some("rain"));
    assert_eq!(forms.ways.plans.get(&Way::Doctor).map(|p| &*p.what), Some("ring"));
}

#[test]
fn safety_1_help_is_one_key_away_while_it_is_locked() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = open(folder.path());
    lock(&mut w);
    w.key_press(Key::F1);
    until(&mut w, "help is open", |w| w.state().model.shell.room == Room::Help);
    w.run_ok();
    assert!(w.query_by_label("Which country are you in?").is_some());
    assert!(!whole_tree(&w).contains(CANARY), "the safety plan is part of the journal");
    go(&mut w, Room::Today);
    assert!(w.query_by_label("Your journal is locked").is_some());
}

#[test]
fn without_a_passphrase_locking_says_that_there_is_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    w.key_press_modifiers(Modifiers::COMMAND, Key::L);
    w.run_ok();
    assert!(w.state().model.is_open());
    assert!(w.query_by_label_contains("There is no passphrase yet, so there is nothing to lock with").is_some());
}

#[test]
fn a_passphrase_is_set_with_a_code_that_is_typed_back_and_opens_the_journal_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    page(&mut w, "Privacy");
    press(&mut w, "Set a passphrase…");
    for (field, words) in [("New passphrase", PASSPHRASE), ("The same again", "four quiet words")] {
        w.get_by_role_and_label(Role::PasswordInput, field).focus();
        w.run_ok();
        w.event(egui::Event::Text(words.to_owned()));
        w.run_ok();
    }
    assert!(w.query_by_label("The two are not the same yet").is_some());
    assert!(w.get_by_label("Set the passphrase").accesskit_node().is_disabled());
    w.get_by_role_and_label(Role::PasswordInput, "The same again").focus();
    w.run_ok();
    type_keys(&mut w, " here");
    press(&mut w, "Set the passphrase");
    until(&mut w, "the code is shown", |w| opened(w).journal.code.is_some());
    w.run_ok();
    let code = opened(&w).journal.code.clone().expect("a code");
    assert!(w.query_by_label("Your recovery code").is_some());
    assert!(w.get_by_label("I have it").accesskit_node().is_disabled());
    let sloppy = code.to_lowercase().replace('-', " ");
    w.get_by_role_and_label(Role::PasswordInput, "Recovery code, typed back").focus();
    w.run_ok();
    w.event(egui::Event::Text(sloppy.clone()));
    w.run_ok();
    press(&mut w, "I have it");
    until(&mut w, "the code is gone", |w| opened(w).journal.code.is_none());
    settle(&mut w);
    assert!(!whole_tree(&w).contains(&code[..9]));
    assert!(w.query_by_label("Lock now").is_some());
    press(&mut w, "Lock now");
    until(&mut w, "it is locked", is_locked);
    w.run_ok();
    unlock(&mut w, &sloppy);
    until(&mut w, "the code opens it", |w| w.state().model.is_open());
    drop(w);
    assert!(Store::open(&path, None).is_err());
}

fn set_a_passphrase(w: &mut Window) {
    page(w, "Privacy");
    press(w, "Set a passphrase…");
    for field in ["New passphrase", "The same again"] {
        w.get_by_role_and_label(Role::PasswordInput, field).focus();
        w.run_ok();
        w.event(egui::Event::Text(PASSPHRASE.to_owned()));
        w.run_ok();
    }
    press(w, "Set the passphrase");
    until(w, "the code is shown", |w| opened(w).journal.code.is_some());
    w.run_ok();
}

#[test]
fn a_recovery_code_stays_long_enough_to_be_copied_by_hand_and_one_that_was_locked_away_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    drop(window_on(&path));
    let mut w: Window = egui_kittest::Harness::builder().with_size([1100.0, 760.0]).with_max_steps(64).build_ui_state(
        |ui, window: &mut GamutWindow| window.show(ui),
        GamutWindow::new(&egui::Context::default(), path, a_clock_that_is_turned),
    );
    until(&mut w, "it is open", |w| w.state().model.is_open());
    settle(&mut w);
    set_a_passphrase(&mut w);
    w.key_press(Key::Tab);
    w.run_ok();
    LATER_MS.set(14 * MINUTE);
    w.run_ok();
    assert!(w.state().model.is_open(), "writing fifty-six letters on paper takes no key");
    assert!(w.query_by_label("Your recovery code").is_some());
    LATER_MS.set(15 * MINUTE);
    w.run_ok();
    assert!(is_locked(&w));
    w.run_ok();
    unlock(&mut w, PASSPHRASE);
    until(&mut w, "it is open", |w| w.state().model.is_open());
    w.run_ok();
    assert!(w.query_by_label_contains("change the passphrase in Settings to get a new one").is_some());
}

#[test]
fn a_passphrase_is_taken_away_with_the_right_one_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = open(folder.path());
    page(&mut w, "Privacy");
    press(&mut w, "Take the passphrase away…");
    let field = "The passphrase now, or the recovery code";
    for (typed, protected) in [("no", true), (PASSPHRASE, false)] {
        if w.query_by_role_and_label(Role::PasswordInput, field).is_none() {
            press(&mut w, "Take the passphrase away…");
        }
        w.get_by_role_and_label(Role::PasswordInput, field).focus();
        w.run_ok();
        w.event(egui::Event::Text(typed.to_owned()));
        w.run_ok();
        press(&mut w, "Take the passphrase away");
        until(&mut w, "it is answered", |w| opened(w).journal.file.busy.is_none());
        w.run_ok();
        assert_eq!(opened(&w).journal.care.protected, protected, "{typed}");
        assert!(w.state().model.notice().is_some());
    }
    assert!(w.query_by_label_contains("anyone who can use this account can read it").is_some());
}

thread_local! {
    static LATER_MS: Cell<i64> = const { Cell::new(0) };
}

fn a_clock_that_is_turned() -> Moment {
    let mut now = monday_evening();
    now.instant.utc_ms += LATER_MS.get();
    now
}

const MINUTE: i64 = 60_000;

#[test]
fn a_window_that_was_left_alone_locks_itself_before_anything_more_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = protected_journal(folder.path());
    let mut w: Window = egui_kittest::Harness::builder().with_size([1100.0, 760.0]).with_max_steps(64).build_ui_state(
        |ui, window: &mut GamutWindow| window.show(ui),
        GamutWindow::new(&egui::Context::default(), path, a_clock_that_is_turned),
    );
    until(&mut w, "it is locked", is_locked);
    w.run_ok();
    unlock(&mut w, PASSPHRASE);
    until(&mut w, "it is open", |w| w.state().model.is_open() && opened(w).journal.care.protected);
    settle(&mut w);
    LATER_MS.set(4 * MINUTE);
    w.key_press(Key::Tab);
    w.run_ok();
    LATER_MS.set(8 * MINUTE);
    w.run_ok();
    assert!(w.state().model.is_open(), "somebody was there four minutes ago");
    // The first sign of life of a machine that slept is no reason to show anything.
    LATER_MS.set(9 * MINUTE);
    w.hover_at(egui::pos2(500.0, 300.0));
    w.step();
    assert!(is_locked(&w));
    assert!(w.query_by_label("Your journal is locked").is_some(), "in the same frame");
}

#[test]
fn the_desktop_locks_it_with_a_bell_and_leaves_a_journal_without_passphrase_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = open(folder.path());
    w.state().lock_bell(&w.ctx).ring();
    w.step();
    assert!(is_locked(&w) && w.query_by_label("Your journal is locked").is_some());
    let mut w = window_on(&folder.path().join("other.gamut"));
    w.state().lock_bell(&w.ctx).ring();
    w.run_ok();
    assert!(w.state().model.is_open() && w.state().model.notice().is_none());
}

#[test]
fn a_save_that_failed_while_it_was_being_locked_is_told_after_unlocking() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = open(folder.path());
    let window = w.state_mut();
    let _nothing_is_sent = window.model.apply(Action::Lock, &monday_evening());
    let failed = gamut::app::Written::NotSaved { sentence: "The disk is full".into() };
    assert!(window.model.receive(failed).is_empty());
    w.run_ok();
    assert!(!whole_tree(&w).contains("disk is full"));
    unlock(&mut w, PASSPHRASE);
    until(&mut w, "it is open", |w| w.state().model.is_open());
    w.run_ok();
    assert!(whole_tree(&w).contains("The disk is full"));
}

#[test]
fn the_window_takes_no_shorter_passphrase_than_a_command_and_says_how_hard_it_is_to_guess() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    page(&mut w, "Privacy");
    press(&mut w, "Set a passphrase…");
    let typed = |w: &mut Window, words: &str| {
        for field in ["New passphrase", "The same again"] {
            w.get_by_role_and_label(Role::PasswordInput, field).focus();
            w.run_ok();
            w.key_press_modifiers(Modifiers::COMMAND, Key::A);
            w.event(egui::Event::Text(words.to_owned()));
            w.run_ok();
        }
        w.get_by_label("Set the passphrase").accesskit_node().is_disabled()
    };
    for short in [" ", "x", "        ", "seven l"] {
        assert!(typed(&mut w, short), "{short:?} is not taken");
        assert!(w.query_by_label_contains("at least 8 letters").is_some(), "{short:?}");
    }
    assert!(
        !typed(&mut w, "password") && w.query_by_label_contains("This is easy to guess").is_some(),
        "nobody is made to take another"
    );
    assert!(!typed(&mut w, "gull above dyke seven") && w.query_by_label_contains("This is hard to guess").is_some());
}

#[test]
fn as_long_a_passphrase_as_a_command_sets_is_typed_in_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut long = "gull ".repeat(gamut::app::SecretField::LIMIT / 5);
    long.push_str("dyke");
    assert_eq!(long.chars().count(), gamut::app::SecretField::LIMIT);
    let mut store = Store::create(&path, &gamut::domain::Catalogue::starting()).expect("made");
    store.set_passphrase(Some(&Secret::new(long.clone())), 0).expect("set");
    drop(store);
    let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
    until(&mut w, "it is locked", is_locked);
    w.run_ok();
    unlock(&mut w, &long);
    until(&mut w, "it is open", |w| w.state().model.is_open());
}

#[test]
fn a_journal_that_was_swapped_for_one_without_a_passphrase_is_not_opened_before_the_person_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut store = gamut::storage::Store::create(&path, &gamut::domain::Catalogue::starting()).expect("made");
    let before = std::fs::read(&path).expect("read");
    store.set_passphrase(Some(&gamut::storage::Secret::new("one passphrase".to_owned())), 1).expect("set");
    drop(store);
    std::fs::write(&path, &before).expect("swapped");
    let mut w = window_as_it_opens(&path, [480.0, 640.0]);
    until(&mut w, "it is told", |w| matches!(w.state().model.standing, Standing::InTrouble(_)));
    w.run_ok();
    assert!(w.query_by_label_contains("This may not be your journal").is_some());
    assert!(w.query_by_label_contains("opens without one").is_some());
    assert_eq!(std::fs::read(&path).expect("read"), before);
    press(&mut w, "Yes, take it as it is");
    until(&mut w, "it is open", |w| w.state().model.is_open());
}
