//! Ctrl+Z takes back each of the last things that changed the journal, and says what.

use super::steps::{Window, go, opened, press, settle, type_keys, until, window_on};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use gamut::{
    app::{
        Action, CatalogueChange, ContactsChange, PatternAnswerChange, PlanChange, Room, SafetyPlanChange, SettingsChange,
        WayItemsChange,
    },
    domain::{
        Catalogue, ItemKind, Journal, OwnContact, PatternAnswer, Plan, SafetyPlan, Settings, TextSize, ThemeChoice, Valence,
        Way, WayItem,
    },
};

/// A part of the journal, to be compared.
type Look = fn(&Journal) -> String;

/// Does something as a view asks for it, and waits until the disk has it.
fn does(w: &mut Window, action: Action) {
    w.state_mut().act(action);
    settle(w);
}

fn ctrl_z(w: &mut Window) {
    w.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    w.run_ok();
    settle(w);
}

fn notice(w: &Window) -> String {
    w.state().model.notice().map(|n| n.text.clone()).unwrap_or_default()
}

#[test]
fn everything_that_changes_the_journal_can_be_taken_back_and_it_is_said_what_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    let at = super::steps::monday_evening().instant;
    let plan = |what: &str| Plan::new("p".into(), Way::ALL[0], what.into(), None);
    let answer = |dismissed| PatternAnswer { pattern: "x/2026-11-01".into(), dismissed, reason: "no".into(), at };
    let scent = WayItem::new("s".into(), ItemKind::Scent, "ginger");
    let contact = OwnContact { id: "c".into(), name: "A friend".into(), reach: "next door".into() };
    let mut more = Catalogue::starting();
    more.add_feeling(&gamut::domain::Key::from_name("Tenderness"), "Tenderness", Valence::Pleasant);
    let settings = opened(&w).journal.journal.settings.clone();
    let cases: Vec<(Action, Look, &str)> = vec![
        (PlanChange::Save(plan("walk")).into(), |j| format!("{:?}", j.plans), "The plan is taken back"),
        (WayItemsChange(vec![scent]).into(), |j| format!("{:?}", j.way_items), "Your list is as it was"),
        (
            SettingsChange(Settings { theme: ThemeChoice::Dark, ..settings.clone() }).into(),
            |j| format!("{:?}", j.settings),
            "The setting is as it was",
        ),
        (
            SettingsChange(Settings { text_size: TextSize::new(150), ..settings }).into(),
            |j| format!("{:?}", j.settings),
            "The setting is as it was",
        ),
        (
            CatalogueChange(more).into(),
            |j| j.catalogue.asked().map(|f| f.name.clone()).collect::<Vec<_>>().join(","),
            "The feelings and symptoms are as they were",
        ),
        (
            SafetyPlanChange(SafetyPlan { signs: "no sleep".into(), ..SafetyPlan::default() }).into(),
            |j| format!("{:?}", j.safety_plan),
            "The safety plan is as it was",
        ),
        (ContactsChange(vec![contact]).into(), |j| format!("{:?}", j.contacts), "The contacts are as they were"),
        (
            PatternAnswerChange(answer(true)).into(),
            |j| format!("{:?}", j.pattern_answers.iter().any(|a| a.dismissed)),
            "Your answer to the pattern is taken back",
        ),
    ];
    for (action, look, said) in &cases {
        let before = look(&opened(&w).journal.journal);
        does(&mut w, action.clone());
        assert_ne!(look(&opened(&w).journal.journal), before, "{action:?} changes something");
        ctrl_z(&mut w);
        assert_eq!(look(&opened(&w).journal.journal), before, "{action:?} is taken back");
        assert!(notice(&w).starts_with(said), "{action:?}: {}", notice(&w));
    }
    assert!(!w.state().model.can_undo());
    // One after the other, the last first, and the file says the same as the window.
    for (action, _, _) in &cases {
        does(&mut w, action.clone());
    }
    for (_, _, said) in cases.iter().rev() {
        ctrl_z(&mut w);
        assert!(notice(&w).starts_with(said), "{}", notice(&w));
    }
    let shown = (*opened(&w).journal.journal).clone();
    drop(w);
    let stored = gamut::storage::Store::open(&path, None).expect("whole").load().expect("read");
    assert_eq!(stored.settings, shown.settings);
    assert_eq!((stored.plans, stored.contacts, stored.safety_plan), (vec![], vec![], SafetyPlan::default()));
}

#[test]
fn only_the_last_twenty_are_remembered() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    for n in 0..25_u16 {
        let settings = Settings { text_size: TextSize::new(100 + n), ..opened(&w).journal.journal.settings.clone() };
        does(&mut w, SettingsChange(settings).into());
    }
    for _ in 0..30 {
        ctrl_z(&mut w);
    }
    assert_eq!(opened(&w).journal.journal.settings.text_size.per_cent(), 104);
}

#[test]
fn a_check_in_that_was_changed_shows_what_it_said_before_and_takes_it_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    type_keys(&mut w, "3");
    press(&mut w, "Save check-in");
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    go(&mut w, Room::Journal);
    assert!(w.query_by_label_contains("Earlier versions").is_none(), "it was never changed");
    w.get_by_label_contains("Change the check-in of").click_accesskit();
    until(&mut w, "the form has it", |w| opened(w).forms.today.check_in.editing.is_some());
    w.run_ok();
    w.get_by_role_and_label(Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(&mut w, "8");
    press(&mut w, "Save changes");
    settle(&mut w);
    go(&mut w, Room::Journal);
    until(&mut w, "it is known to be changed", |w| !opened(w).journal.edited.is_empty());
    w.run_ok();
    w.get_by_label_contains("Earlier versions of").click_accesskit();
    until(&mut w, "they are shown", |w| opened(w).journal.earlier.is_some());
    w.run_ok();
    assert!(w.query_by_label("Joy: 3, a little").is_some() && w.query_by_label("Joy: 8, strongly").is_some());
    w.get_by_label_contains("Put back the version").click_accesskit();
    until(&mut w, "it is back", |w| w.query_by_label("Joy: 8, strongly").is_none());
    settle(&mut w);
    assert!(w.query_by_label("Joy: 3, a little").is_some());
    ctrl_z(&mut w);
    assert!(w.query_by_label("Joy: 8, strongly").is_some(), "putting back is taken back, too");
}
