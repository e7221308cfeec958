//! The small window for one check-in, and a check-in that is begun from anywhere in the whole one.

use super::steps::{
    Window, focused, forms, go, long_form, long_journal, monday_evening, open_form, opened, press, settle, type_keys, until,
    window_as_it_opens, window_on,
};
use egui::{Key, Modifiers, ViewportCommand, ViewportId, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{
    app::{Action, CheckInChange, Room, Secret, Standing},
    domain::{CheckIn, SELF_HARM_KEY, Settings, SymptomAnswer, SymptomStrength},
    platform::one_program::{Call, Calls, Heard},
    storage::Store,
    ui::GamutWindow,
};
use std::{path::Path, sync::Arc};

/// As large as it opens.
const SIZE: [f32; 2] = [360.0, 420.0];

fn check_in() -> Call {
    Call { check_in: true, ..Call::default() }
}

/// The small window on this journal, as `gamut check-in` opens it.
fn small_as_it_opens(journal: &Path, size: [f32; 2]) -> Window {
    let mut window = GamutWindow::new(&egui::Context::default(), journal.to_owned(), monday_evening);
    window.begin_small();
    window.is_called_for(&check_in());
    egui_kittest::Harness::builder()
        .with_size(size)
        .with_max_steps(64)
        .build_ui_state(|ui, window: &mut GamutWindow| window.show(ui), window)
}

fn small(journal: &Path) -> Window {
    let mut w = small_as_it_opens(journal, SIZE);
    until(&mut w, "the form is there", |w| w.query_by_role_and_label(Role::Slider, "Joy").is_some());
    w.run_ok();
    w
}

fn goes(w: &Window) -> bool {
    let root = w.output().viewport_output.get(&ViewportId::ROOT);
    root.is_some_and(|output| output.commands.contains(&ViewportCommand::Close))
}

fn is_small(w: &Window) -> bool {
    w.state().model.shell.small
}

fn saved(journal: &Path) -> Vec<Arc<CheckIn>> {
    Store::open_to_read(journal, None).and_then(|store| store.load()).expect("read").check_ins
}

fn new_journal() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_form(&path);
    (folder, path)
}

/// Joy, as it stands in the form.
fn joy(w: &Window) -> Option<u8> {
    let open = opened(w);
    let id = open.journal.journal.catalogue.asked().find(|f| &*f.name == "Joy").expect("asked").id;
    open.forms.today.check_in.answers.get(&id).and_then(|answer| answer.number())
}

#[test]
fn digits_and_enter_save_and_the_window_goes() {
    let (_folder, path) = new_journal();
    let mut w = small(&path);
    assert_eq!(focused(&w), "Joy", "one can type at once");
    assert!(w.query_by_role_and_label(Role::Button, "Range").is_none(), "there are no other rooms");
    type_keys(&mut w, "30");
    w.key_press(Key::Enter);
    until(&mut w, "it is saved and goes", goes);
    w.state_mut().close();
    let all = saved(&path);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].answers.len(), 2, "3 and not felt; the rest is not answered");
}

#[test]
fn the_last_digit_leads_to_the_button_and_an_empty_form_is_not_saved() {
    let (_folder, path) = new_journal();
    let mut w = small(&path);
    w.key_press(Key::Enter);
    w.run_ok();
    assert!(w.query_by_label_contains("Nothing").is_some() || opened(&w).forms.today.problem.is_some(), "it says why not");
    assert!(!goes(&w));
    let rows = w.get_all_by_role(Role::Slider).count();
    type_keys(&mut w, &"4".repeat(rows));
    assert_eq!(focused(&w), "Save check-in");
    w.key_press(Key::Enter);
    until(&mut w, "it is saved and goes", goes);
}

#[test]
fn esc_leaves_and_what_was_typed_stands_in_the_same_form_of_the_whole_window() {
    let (_folder, path) = new_journal();
    let mut w = small(&path);
    type_keys(&mut w, "7");
    w.key_down(Key::Escape);
    w.step();
    assert!(goes(&w));
    w.state_mut().close();
    drop(w);
    assert_eq!(saved(&path).len(), 0, "a draft is no check-in");
    let w = window_on(&path);
    assert_eq!(joy(&w), Some(7));
    drop(w);
    let w = small(&path);
    assert_eq!(joy(&w), Some(7), "and here again");
}

#[test]
fn nothing_is_saved_that_cannot_be_seen() {
    let (_folder, path) = new_journal();
    let mut w = window_on(&path);
    forms(&mut w).today.check_in.note = "half a line".to_owned();
    w.state_mut().act(Action::KeepDraft);
    w.state_mut().close();
    drop(w);
    let w = small(&path);
    assert!(w.query_by_role(Role::MultilineTextInput).is_some(), "the note stands there");
    let (_folder, path) = new_journal();
    let mut w = small(&path);
    assert!(w.query_by_role(Role::MultilineTextInput).is_none(), "the short form alone");
    w.get_by_label("More: symptoms, sleep, note").click_accesskit();
    until(&mut w, "the rest is there", |w| w.query_by_role(Role::MultilineTextInput).is_some());
}

#[test]
fn what_is_half_written_for_another_day_stays_there() {
    let (_folder, path) = new_journal();
    let mut w = window_on(&path);
    let yesterday = w.state().model.today().plus(-1);
    w.state_mut().act(CheckInChange::WriteFor(yesterday));
    w.run_ok();
    type_keys(&mut w, "9");
    w.state_mut().close();
    drop(w);
    let mut w = small(&path);
    assert_eq!((joy(&w), is_small(&w)), (None, true));
    type_keys(&mut w, "2");
    w.key_press(Key::Enter);
    until(&mut w, "it is saved and goes", goes);
    w.state_mut().close();
    drop(w);
    let all = saved(&path);
    assert_eq!(all.iter().map(|c| c.day).collect::<Vec<_>>(), [yesterday.plus(1)]);
    let w = window_on(&path);
    assert_eq!(joy(&w), Some(9), "what was begun for yesterday waits");
    assert_eq!(opened(&w).forms.today.check_in.other_time.map(|(day, _)| day), Some(yesterday));
}

#[test]
fn a_journal_without_anything_in_it_has_its_first_pages_in_a_whole_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = small_as_it_opens(&folder.path().join("journal.gamut"), SIZE);
    until(&mut w, "the first pages are there", |w| w.query_by_label("Skip").is_some());
    w.run_ok();
    assert!(!is_small(&w) && w.query_by_role_and_label(Role::Button, "Range").is_some());
}

#[test]
fn safety_1_help_is_one_key_and_one_press_away_in_the_small_window_while_locked_too() {
    let (_folder, path) = new_journal();
    let is_help = |w: &Window| w.query_by_label_contains("The program contacts nobody").is_some();
    let mut w = small(&path);
    w.key_press(Key::F1);
    w.run_ok();
    assert!(is_help(&w) && !is_small(&w), "there is room for it");
    drop(w);
    let mut w = small(&path);
    w.get_by_label("Help").click_accesskit();
    w.run_ok();
    assert!(is_help(&w));
    drop(w);
    let mut store = Store::open(&path, None).expect("opened");
    store.set_passphrase(Some(&Secret::new("four quiet words here".to_owned())), 0).expect("set");
    drop(store);
    let mut w = small_as_it_opens(&path, SIZE);
    until(&mut w, "it is locked", |w| matches!(w.state().model.standing, Standing::Locked(_)));
    w.run_ok();
    assert!(is_small(&w));
    w.get_by_label("Help").click_accesskit();
    w.run_ok();
    assert!(is_help(&w));
}

#[test]
fn safety_7_such_an_answer_opens_help_from_the_small_window_and_is_kept() {
    let (_folder, path) = new_journal();
    let mut store = Store::open(&path, None).expect("opened");
    store.save_settings(&Settings { welcomed: true, ask_self_harm: true, ..Settings::default() }).expect("set");
    drop(store);
    let mut w = small(&path);
    w.get_by_label("More: symptoms, sleep, note").click_accesskit();
    w.run_ok();
    let id = opened(&w).journal.journal.catalogue.symptom_by_key(SELF_HARM_KEY).expect("there").id;
    forms(&mut w).today.check_in.symptoms.insert(id, SymptomAnswer::There(SymptomStrength::Mild));
    w.run_ok();
    assert!(w.query_by_label("Open help").is_some(), "help is there before anything is saved");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "help is open", |w| w.query_by_label_contains("The program contacts nobody").is_some());
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    w.run_ok();
    assert!(!goes(&w) && !is_small(&w), "nobody is left alone with it");
}

#[test]
fn with_text_at_200_per_cent_in_a_window_as_small_everything_can_be_reached() {
    let (_folder, path) = new_journal();
    let mut w = small_as_it_opens(&path, [180.0, 210.0]);
    until(&mut w, "the form is there", |w| w.query_by_role_and_label(Role::Slider, "Joy").is_some());
    w.run_ok();
    for strip in w.get_all_by_role(Role::Slider) {
        assert!(strip.rect().left() >= 0.0 && strip.rect().right() <= 180.0, "{:?}", strip.rect());
    }
    w.get_by_label("Save check-in").focus();
    w.run_ok();
    let save = w.get_by_label("Save check-in").rect();
    assert!(save.top() >= 0.0 && save.bottom() <= 210.0 && save.right() <= 180.0, "{save:?}");
}

#[test]
fn ctrl_shift_n_begins_one_from_any_room_and_leaves_what_was_being_changed_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut w = window_on(&path);
    let earlier = opened(&w).journal.journal.check_ins.last().expect("there").clone();
    w.state_mut().act(CheckInChange::Edit(earlier.id.clone()));
    settle(&mut w);
    w.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    w.run_ok();
    let form = &opened(&w).forms.today.check_in;
    assert!(form.editing.is_none() && form.other_time.is_none() && form.is_empty());
    go(&mut w, Room::Range);
    w.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    w.run_ok();
    assert_eq!(w.state().model.shell.room, Room::Today);
    assert_eq!(focused(&w), "Joy");
    assert_eq!(opened(&w).journal.journal.check_in(&earlier.id), Some(&earlier));
}

/// The whole window, and what others call it with.
fn called(journal: &Path) -> (Window, Calls) {
    let mut w = window_as_it_opens(journal, [1100.0, 760.0]);
    let calls = Calls::default();
    let ctx = w.ctx.clone();
    w.state_mut().answer(&ctx, calls.clone());
    (w, calls)
}

/// Somebody starts Gamut once more, for this.
fn call(calls: &Calls, for_this: Call) -> std::thread::JoinHandle<Heard> {
    let calls = calls.clone();
    std::thread::spawn(move || calls.give(for_this))
}

fn asks_to_be_in_front(w: &Window) -> bool {
    let root = w.output().viewport_output.get(&ViewportId::ROOT);
    root.is_some_and(|output| output.commands.contains(&ViewportCommand::Focus))
}

#[test]
fn a_later_start_brings_the_window_to_the_front_with_what_it_was_started_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let (mut w, calls) = called(&path);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    w.key_press_modifiers(Modifiers::COMMAND, Key::K);
    w.run_ok();
    let range = call(&calls, Call { room: Some("range".to_owned()), check_in: false });
    until(&mut w, "it asks to be in front", asks_to_be_in_front);
    w.run_ok();
    assert_eq!(range.join().expect("ended"), Heard::Taken);
    assert_eq!(w.state().model.shell.room, Room::Range);
    assert!(w.query_by_label_contains("Go to Journal").is_none(), "the palette made way");
    let form = call(&calls, check_in());
    until(&mut w, "Today is there", |w| w.state().model.shell.room == Room::Today);
    w.run_ok();
    assert_eq!(form.join().expect("ended"), Heard::Taken);
    assert_eq!(focused(&w), "Joy");
    open_form(&mut w);
    w.state_mut().close();
    assert_eq!(calls.give(Call::default()), Heard::Not, "a window that is closed says so");
}

#[test]
fn what_it_was_called_for_while_locked_is_there_when_it_is_unlocked() {
    let (_folder, path) = new_journal();
    let mut store = Store::open(&path, None).expect("opened");
    store.set_passphrase(Some(&Secret::new("four quiet words here".to_owned())), 0).expect("set");
    drop(store);
    let (mut w, calls) = called(&path);
    until(&mut w, "it is locked", |w| matches!(w.state().model.standing, Standing::Locked(_)));
    w.run_ok();
    w.state_mut().act(Action::Go(Room::Range));
    let form = call(&calls, check_in());
    until(&mut w, "it asks to be in front", asks_to_be_in_front);
    assert_eq!(form.join().expect("ended"), Heard::Taken);
    w.run_ok();
    w.get_by_role_and_label(Role::PasswordInput, "Passphrase or recovery code").focus();
    w.run_ok();
    w.event(egui::Event::Text("four quiet words here".to_owned()));
    w.run_ok();
    press(&mut w, "Unlock");
    until(&mut w, "it is open", |w| w.state().model.is_open());
    settle(&mut w);
    assert_eq!((w.state().model.shell.room, focused(&w)), (Room::Today, "Joy".to_owned()));
}

#[test]
fn a_start_of_all_of_gamut_makes_the_small_window_the_whole_one() {
    let (_folder, path) = new_journal();
    let mut w = small(&path);
    let calls = Calls::default();
    let ctx = w.ctx.clone();
    w.state_mut().answer(&ctx, calls.clone());
    type_keys(&mut w, "6");
    let whole = call(&calls, Call::default());
    until(&mut w, "it is the whole one", |w| !is_small(w));
    assert_eq!(whole.join().expect("ended"), Heard::Taken);
    settle(&mut w);
    assert_eq!(joy(&w), Some(6), "what was typed stands there");
}

#[test]
fn a_room_that_was_asked_for_is_where_a_journal_opens_also_the_sample_which_begins_on_its_river() {
    let (_folder, path) = new_journal();
    let mut store = Store::open(&path, None).expect("opened");
    store.save_settings(&Settings { sample: true, ..store.load().expect("read").settings }).expect("saved");
    drop(store);
    let room_of = |call: Call| {
        let mut window = GamutWindow::new(&egui::Context::default(), path.clone(), monday_evening);
        window.is_called_for(&call);
        let mut w: Window = egui_kittest::Harness::builder()
            .with_size([1100.0, 760.0])
            .with_max_steps(64)
            .build_ui_state(|ui, window: &mut GamutWindow| window.show(ui), window);
        until(&mut w, "the journal is open", |w| w.state().model.is_open());
        w.run_ok();
        w.state().model.shell.room
    };
    assert_eq!(room_of(Call::default()), Room::Range);
    assert_eq!(room_of(Call { room: Some("patterns".to_owned()), ..Call::default() }), Room::Patterns);
}
