//! Other machines, met in a folder from Settings.

use super::steps::{Window, forms, go, log_note, monday_evening, opened, page, press, settle, until, window_on};
use egui_kittest::kittest::Queryable;
use gamut::{
    app::{Action, Room},
    domain::{Catalogue, DayKey, Event, EventKind, Plan, SafetyPlan, Settings, Way},
    storage::Store,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn says(w: &Window, words: &str) -> bool {
    w.query_all_by_label_contains(words).next().is_some()
}

fn notes(w: &Window) -> Vec<String> {
    let mut notes: Vec<_> = opened(w).journal.journal.check_ins.iter().map(|c| c.note.to_string()).collect();
    notes.sort();
    notes
}

#[test]
fn two_windows_meet_in_a_folder_by_a_code_that_is_typed_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let shared = folder.path().join("shared");
    fs::create_dir(&shared).expect("a folder");
    let [mut a, mut b] = ["a", "b"].map(|name| window_on(&folder.path().join(name).join("journal.gamut")));
    log_note(&mut a, "3", "of the laptop");
    log_note(&mut b, "4", "of the desk");
    for w in [&mut a, &mut b] {
        page(w, "Other machines");
        forms(w).settings.meeting_folder = shared.display().to_string();
        w.run_ok();
    }
    press(&mut a, "Meet in this folder");
    until(&mut a, "the code is shown", |w| says(w, "Code for your other computers"));
    let code = opened(&a).journal.care.meeting.as_ref().expect("it meets").place.code.to_string();
    assert!(says(&a, &code) && says(&a, "Whoever has it and the folder can read the journal"));
    // A slip is told, and the journal is as it was.
    forms(&mut b).settings.meeting_code.typed().push_str(&code.replace(&code[..1], "?"));
    b.run_ok();
    press(&mut b, "Meet in this folder");
    until(&mut b, "the slip is told", |w| says(w, "has a slip in it"));
    forms(&mut b).settings.meeting_code.typed().push_str(&code.to_lowercase());
    b.run_ok();
    press(&mut b, "Meet in this folder");
    until(&mut b, "they have met", |w| notes(w).len() == 2);
    assert!(says(&b, "Met 1 other machine: 1 new"));
    press(&mut a, "Meet now");
    until(&mut a, "they have met", |w| notes(w).len() == 2);
    settle(&mut a);
    assert_eq!(notes(&a), notes(&b));
    assert_eq!(fs::read_dir(&shared).expect("there").count(), 2);
    press(&mut b, "Meet nobody any more");
    until(&mut b, "it meets nobody", |w| says(w, "On the first computer leave the code empty"));
}

/// A journal that met another one, in which both had changed the same event, plan and part of the safety plan.
fn journal_of_two_sides(folder: &Path) -> PathBuf {
    let evening = monday_evening().instant.utc_ms;
    let [mut a, mut b] = ["a", "b"].map(|name| {
        let mut store = Store::create(&folder.join(name).join("journal.gamut"), &Catalogue::starting()).expect("made");
        store.it_is(evening - 4_000_000);
        store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
        store
    });
    let event = |dose: &str| Event {
        id: "e".into(),
        day: DayKey::parse("2026-11-20").expect("a day"),
        what: EventKind::MedicineChanged,
        name: "sertraline".into(),
        dose: dose.into(),
        note: String::new(),
        deleted_ms: None,
    };
    a.save_event(&event("25 mg")).expect("saved");
    b.meet(&a, evening).expect("met");
    for (store, dose, ms) in [(&mut a, "75 mg", 3_000_000), (&mut b, "50 mg", 2_000_000)] {
        store.it_is(evening - ms);
        store.save_event(&event(dose)).expect("saved");
        store.save_plan(&Plan::new("p".into(), Way::OnceEnjoyed, format!("Choir, {dose}"), None)).expect("saved");
        store.save_safety_plan(&SafetyPlan { signs: format!("of {dose}"), ..SafetyPlan::default() }).expect("saved");
    }
    a.meet(&b, evening).expect("met");
    a.path().to_owned()
}

fn dose(w: &Window) -> &str {
    &opened(w).journal.journal.events[0].dose
}

#[test]
fn what_two_machines_said_otherwise_is_listed_in_settings_and_either_side_can_stand() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&journal_of_two_sides(folder.path()));
    page(&mut w, "Other machines");
    assert!(says(&w, "The newest words stand. The others are kept here"));
    press(&mut w, "Show 3 changed things");
    until(&mut w, "they are listed", |w| opened(w).journal.otherwise.is_some());
    w.run_ok();
    assert!(w.get_by_label("Close earlier versions").is_focused(), "the keyboard comes along");
    assert!(!says(&w, "of 75 mg"), "no word of the safety plan before it is opened");
    press(&mut w, "Safety plan: How I notice that it is getting hard");
    assert!(says(&w, "of 50 mg") && says(&w, "of 75 mg"));
    press(&mut w, "Event of 20 November: Medicine changed · sertraline 50 mg");
    assert!(says(&w, "Now, written 23 November 2026 21:06") && says(&w, "Written 23 November 2026 20:50"));
    assert!(says(&w, "Medicine changed · sertraline 75 mg") && says(&w, "Medicine changed · sertraline 25 mg"));
    press(&mut w, "Use this instead, 1 of 2: Event of 20 November: Medicine changed · sertraline 75 mg");
    until(&mut w, "the other side stands", |w| dose(w) == "75 mg");
    settle(&mut w);
    assert!(says(&w, "That version stands now. The one before is kept"));
    assert!(says(&w, "Event of 20 November: Medicine changed · sertraline 75 mg"));
    w.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    until(&mut w, "it is taken back", |w| dose(w) == "50 mg");
    settle(&mut w);
    assert!(says(&w, "It is as it was"));
    press(&mut w, "Close earlier versions");
    assert!(w.query_by_label("Show 3 changed things").is_some());
}

#[test]
fn an_event_in_the_journal_shows_what_the_other_machine_said_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&journal_of_two_sides(folder.path()));
    go(&mut w, Room::Journal);
    press(&mut w, "Earlier versions of the event of 20 November 2026");
    until(&mut w, "they are shown", |w| says(w, "Medicine changed · sertraline 75 mg"));
    press(&mut w, "Use this instead, 1 of 2: Event of 20 November: Medicine changed · sertraline 75 mg");
    until(&mut w, "the other side stands", |w| dose(w) == "75 mg");
    settle(&mut w);
    assert!(says(&w, "Medicine changed · sertraline 50 mg"), "what stood is kept in turn");
    press(&mut w, "Close earlier versions of the event of 20 November 2026");
    assert!(!says(&w, "Medicine changed · sertraline 50 mg"));
    // Whoever goes elsewhere leaves none of it open.
    press(&mut w, "Earlier versions of the event of 20 November 2026");
    until(&mut w, "they are shown", |w| opened(w).journal.otherwise.is_some());
    go(&mut w, Room::Today);
    assert!(opened(&w).journal.otherwise.is_none());
}

#[test]
fn a_plan_on_its_way_s_page_shows_what_the_other_machine_said_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&journal_of_two_sides(folder.path()));
    go(&mut w, Room::Ways);
    w.state_mut().act(Action::OpenWay(Way::OnceEnjoyed));
    w.run_ok();
    press(&mut w, "Earlier versions of Choir, 50 mg");
    until(&mut w, "they are shown", |w| opened(w).journal.otherwise.is_some());
    w.run_ok();
    press(&mut w, "Use this instead, 1 of 1: Plan: Choir, 75 mg");
    until(&mut w, "the other side stands", |w| opened(w).journal.journal.plans[0].what == "Choir, 75 mg");
    settle(&mut w);
    assert!(w.get_by_label("Close earlier versions of Choir, 75 mg").is_focused(), "the keyboard stays beside it");
}
