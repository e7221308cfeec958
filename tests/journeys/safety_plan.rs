//! The safety plan and one's own contacts: typed, kept through a crash, put in order, taken back.

use super::steps::{Window, go, opened, press, settle, type_keys, until, window_as_it_opens, window_on};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Room, Standing},
    domain::{Catalogue, OwnContact, SafetyPlan, Settings},
    storage::Store,
};
use std::path::Path;

fn in_help(path: &Path) -> Window {
    let mut w = window_on(path);
    go(&mut w, Room::Help);
    w
}

/// The field of this name, not the words above it.
fn into(w: &mut Window, field: &str, words: &str) {
    w.get_all_by_label(field).find(|n| n.accesskit_node().role() != Role::Label).expect("a field").focus();
    w.run_ok();
    type_keys(w, words);
}

fn steps(w: &Window) -> Vec<String> {
    opened(w).forms.help.safety_plan.what_helps.lines().map(str::to_owned).collect()
}

#[test]
fn safety_4_a_plan_is_typed_in_steps_put_in_order_saved_and_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = in_help(&folder.path().join("journal.gamut"));
    into(&mut w, "Step 1", "tea");
    w.key_press(Key::Enter);
    w.run_ok();
    type_keys(&mut w, "the sea");
    assert_eq!(steps(&w), ["tea", "the sea"], "Enter begins the next step");
    press(&mut w, "Add a step");
    press(&mut w, "Move up step 2");
    into(&mut w, "Places that are good for me", "the bench");
    press(&mut w, "Save the safety plan");
    settle(&mut w);
    let kept = opened(&w).journal.journal.safety_plan.clone();
    assert_eq!((&*kept.what_helps, &*kept.places), ("the sea\ntea", "the bench"), "in their order, no empty step");
    press(&mut w, "Remove step 1");
    press(&mut w, "Save the safety plan");
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.safety_plan.what_helps, "tea");
    press(&mut w, "Undo");
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.safety_plan.what_helps, "the sea\ntea");
    assert_eq!(steps(&w), ["the sea", "tea"], "it stands in the form again");
}

#[test]
fn safety_4_a_half_written_plan_outlives_a_crash_and_is_not_yet_the_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = in_help(&path);
    into(&mut w, "Step 1", "half a th");
    settle(&mut w);
    drop(w);
    let mut w = in_help(&path);
    assert_eq!(steps(&w), ["half a th"]);
    assert_eq!(opened(&w).journal.journal.safety_plan, SafetyPlan::default());
    assert!(w.query_by_label_contains("Not saved yet").is_some());
    press(&mut w, "Discard the changes");
    settle(&mut w);
    drop(w);
    assert!(steps(&in_help(&path)).is_empty(), "what was left is left");
}

fn three(path: &Path) {
    let mut store = Store::create(path, &Catalogue::starting()).expect("made");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
    let contact = |name: &str| OwnContact { id: name.into(), name: name.into(), reach: format!("{name} 12") };
    store.save_contacts(&["Ada", "Ben", "Cleo"].map(contact)).expect("kept");
}

fn names(w: &Window) -> Vec<String> {
    opened(w).journal.journal.contacts.iter().map(|c| format!("{}: {}", c.name, c.reach)).collect()
}

#[test]
fn safety_4_contacts_are_put_in_order_changed_copied_and_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    three(&path);
    let mut w = in_help(&path);
    press(&mut w, "Move Cleo up");
    settle(&mut w);
    assert_eq!(names(&w), ["Ada: Ada 12", "Cleo: Cleo 12", "Ben: Ben 12"]);
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    w.run_ok();
    settle(&mut w);
    assert_eq!(names(&w)[2], "Cleo: Cleo 12");
    press(&mut w, "Change Ben");
    into(&mut w, "Number or address", "3");
    settle(&mut w);
    drop(w);
    // Half changed, it outlives a crash; the contact is as it was.
    let mut w = in_help(&path);
    assert_eq!(names(&w)[1], "Ben: Ben 12");
    press(&mut w, "Save the change");
    settle(&mut w);
    assert_eq!(names(&w), ["Ada: Ada 12", "Ben: Ben 123", "Cleo: Cleo 12"]);
    press(&mut w, "Copy how to reach Ben");
    assert!(w.query_by_label("Copied: how to reach Ben").is_some());
    press(&mut w, "Remove Ada");
    settle(&mut w);
    press(&mut w, "Undo");
    settle(&mut w);
    assert_eq!(names(&w)[0], "Ada: Ada 12");
}

#[test]
fn a_contact_with_a_long_address_stays_whole_in_every_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    three(&path);
    let mut store = Store::open(&path, None).expect("opens");
    let reach = "practice@winterbottom-haas.example, 020 7946 0000, in the evening 020 7946 0001";
    let doctor = |id: &str| OwnContact { id: id.into(), name: "Dr Ellen Winterbottom-Haas".into(), reach: reach.into() };
    store.save_contacts(&["a", "b"].map(doctor)).expect("kept");
    drop(store);
    for size in [[240.0, 320.0], [480.0, 640.0], [1100.0, 760.0]] {
        let mut w = window_as_it_opens(&path, size);
        until(&mut w, "the journal is open", |w| w.state().model.is_open());
        go(&mut w, Room::Help);
        settle(&mut w);
        let rooms = if size[0] < 620.0 { 0.0 } else { 92.0 };
        let mut seen = 0;
        for n in w.get_all_by_role(Role::Button) {
            let name = n.accesskit_node().label().unwrap_or_default();
            if name.contains("Winterbottom") || name == "Add this contact" {
                let r = n.rect();
                assert!(r.left() >= rooms && r.right() <= size[0] - 12.0 && r.width() >= 24.0, "{name} at {size:?}: {r:?}");
                seen += 1;
            }
        }
        assert_eq!(seen, 11, "five buttons for each of the two, and the one for another");
    }
}

#[test]
fn safety_4_the_page_on_paper_has_ones_own_words_only_where_they_are_ticked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    three(&path);
    let mut w = in_help(&path);
    into(&mut w, "Step 1", "tea");
    let (bare, own) = (folder.path().join("bare.pdf"), folder.path().join("own.pdf"));
    for (file, ticked) in [(&bare, false), (&own, true)] {
        press(&mut w, "Save this page…");
        w.state_mut().model.help.page.as_mut().expect("it is open").to = file.display().to_string();
        w.run_ok();
        if ticked {
            press(&mut w, "With my safety plan, as plain text");
            press(&mut w, "With my own contacts, as plain text");
        }
        press(&mut w, "Save the page");
        let said = if ticked { "plain text, for anyone" } else { "Nothing of your journal is in it" };
        until(&mut w, "it is written", |w| w.query_by_label_contains(said).is_some());
    }
    let size = |file: &Path| std::fs::metadata(file).expect("written").len();
    assert!(size(&own) > size(&bare));
}

#[test]
fn the_page_is_written_with_a_damaged_journal_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    std::fs::write(&path, b"this was never a journal".repeat(400)).expect("written");
    let mut w = window_as_it_opens(&path, [480.0, 640.0]);
    until(&mut w, "the trouble is told", |w| matches!(w.state().model.standing, Standing::InTrouble(_)));
    w.key_press(Key::F1);
    w.run_ok();
    press(&mut w, "Save this page…");
    assert!(w.query_by_label("With my safety plan, as plain text").is_none());
    let file = folder.path().join("help.pdf");
    w.state_mut().model.help.page.as_mut().expect("it is open").to = file.display().to_string();
    w.run_ok();
    press(&mut w, "Save the page");
    until(&mut w, "it is written", |w| w.query_by_label_contains("Nothing of your journal is in it").is_some());
    assert!(std::fs::read(file).expect("written").starts_with(b"%PDF"));
}
