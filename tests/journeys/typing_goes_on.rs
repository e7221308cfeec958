//! One types on through whatever happens elsewhere: the hour at which a day begins, a notice, a banner, an answer of the
//! disk. No letter goes nowhere.

use super::{
    edges_of_time::{berlin, turn_to, window},
    steps::{Window, forms, go, opened, page, settle},
};
use egui::{Event, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Action, ContactsChange, Notice, Room, SettingsChange, WayItemsChange},
    domain::{ItemKind, OwnContact, Settings, Way, WayItem},
};

fn type_letter(w: &mut Window, letter: &str) {
    w.input_mut().events.push(Event::Text(letter.to_owned()));
    w.run_ok();
}

/// What stands in the text field that has the keyboard.
fn in_hand(w: &Window) -> Option<String> {
    let mut nodes = w.root().children_recursive().map(|n| n.accesskit_node());
    let has = nodes.find(|n| n.is_focused() && matches!(n.role(), Role::TextInput | Role::MultilineTextInput));
    has.map(|n| n.value().unwrap_or_default())
}

/// What may happen while one types. Each is another change from outside.
fn happens(w: &mut Window, nth: usize, minutes: &mut i64) {
    match nth {
        // The clock passes the hour at which the next day begins.
        0 => {
            *minutes += 24 * 60;
            let mut now = berlin("2026-11-24 03:59");
            now.instant.utc_ms += *minutes * 60_000;
            turn_to(now);
        }
        1 => {
            let text = "Something was said from somewhere else, in a long sentence that takes its room".into();
            w.state_mut().model.tell(Notice { text, failed: true, undo: true });
        }
        2 => {
            w.state_mut().model.open_mut().expect("it is open").journal.care.problems =
                Some(vec!["A page can't be read".into(), "Another one, too".into()]);
        }
        3 => w.state_mut().model.open_mut().expect("it is open").journal.care.synced_by = Some("Dropbox".into()),
        4 => {
            let settings = opened(w).journal.journal.settings.clone();
            w.state_mut().act(SettingsChange(Settings { reduce_motion: !settings.reduce_motion, ..settings }));
            settle(w);
        }
        5 => w.state_mut().model.open_mut().expect("it is open").journal.care.problems = None,
        _ => w.state_mut().act(Action::CloseNotice),
    }
    w.run_ok();
}

/// Types a word into each text field that is shown, letter by letter, while all of it happens.
fn type_through_all(w: &mut Window, place: &str, minutes: &mut i64) -> usize {
    let roles = [Role::TextInput, Role::MultilineTextInput];
    let mut fields = 0;
    for role in roles {
        let n = w.query_all_by_role(role).count();
        for i in 0..n {
            let Some(field) = w.query_all_by_role(role).nth(i) else { continue };
            let name = field.accesskit_node().label().unwrap_or_default();
            field.focus();
            w.run_ok();
            if in_hand(w).is_none() {
                continue;
            }
            fields += 1;
            let mut typed = String::new();
            for (nth, letter) in ["q", "w", "z", "j", "v", "y", "k"].into_iter().enumerate() {
                type_letter(w, letter);
                typed.push_str(letter);
                happens(w, nth, minutes);
                let stands = in_hand(w);
                assert!(
                    stands.as_ref().is_some_and(|all| all.contains(&typed)),
                    "{place}, field {i} “{name}”: {typed} was typed, {stands:?} stands there after change {nth}"
                );
            }
        }
    }
    fields
}

#[test]
fn one_types_on_in_every_field_of_every_room_whatever_happens_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window(&folder.path().join("journal.gamut"), berlin("2026-11-24 03:59"));
    let contact = OwnContact { id: "c".into(), name: "Ali".into(), reach: "1".into() };
    w.state_mut().act(ContactsChange(vec![contact]));
    w.state_mut().act(WayItemsChange(vec![WayItem::new("g".into(), ItemKind::SupportGroup, "the circle")]));
    settle(&mut w);
    let minutes = &mut 0;
    let mut fields = 0;
    go(&mut w, Room::Today);
    fields += type_through_all(&mut w, "Today", minutes);
    for opener in ["Expected and felt…", "Something happened…"] {
        w.get_by_label(opener).click_accesskit();
        w.run_ok();
        fields += type_through_all(&mut w, opener, minutes);
        go(&mut w, Room::Today);
    }
    for room in [Room::Journal, Room::Help, Room::Settings] {
        go(&mut w, room);
        fields += type_through_all(&mut w, room.name(), minutes);
    }
    for name in ["Symptoms", "Help lines", "Journal and files"] {
        forms(&mut w).settings.looked_for.clear();
        w.run_ok();
        page(&mut w, name);
        fields += type_through_all(&mut w, name, minutes);
    }
    go(&mut w, Room::Ways);
    for way in Way::ALL {
        w.state_mut().act(Action::OpenWay(way));
        w.run_ok();
        fields += type_through_all(&mut w, &format!("the page of {way:?}"), minutes);
    }
    assert!(fields > 30, "only {fields} fields were typed into");
}

#[test]
fn a_note_that_is_typed_as_the_day_begins_keeps_every_letter() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window(&folder.path().join("journal.gamut"), berlin("2026-11-24 03:59"));
    w.get_by_role_and_label(Role::MultilineTextInput, "A line or two, if you like").focus();
    w.run_ok();
    type_letter(&mut w, "before, ");
    turn_to(berlin("2026-11-24 04:01"));
    type_letter(&mut w, "and ");
    type_letter(&mut w, "after");
    assert_eq!(opened(&w).forms.today.check_in.note, "before, and after");
    assert!(opened(&w).forms.today.check_in.other_time.is_some(), "it stays with the day it was begun on");
}

#[test]
fn what_a_field_has_no_room_for_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window(&folder.path().join("journal.gamut"), berlin("2026-11-24 12:00"));
    w.get_by_label("Expected and felt…").click_accesskit();
    w.run_ok();
    w.get_by_role_and_label(Role::TextInput, "What happened").focus();
    w.run_ok();
    w.event(Event::Paste("x".repeat(400)));
    w.run_ok();
    assert_eq!(w.state().model.notice(), None, "all of it fits");
    w.event(Event::Paste("y".repeat(50)));
    w.run_ok();
    let told = w.state().model.notice().expect("it is said");
    assert!(told.failed && told.text.contains("holds 400 letters") && told.text.contains("50 of the new ones"), "{told:?}");
    assert_eq!(opened(&w).forms.today.check_in.expected_felt[0].what, "x".repeat(400));
}

#[test]
fn what_opens_a_form_that_is_open_leaves_what_is_typed_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window(&folder.path().join("journal.gamut"), berlin("2026-11-24 12:00"));
    for _ in 0..2 {
        w.get_by_label("Something happened…").click_accesskit();
        w.run_ok();
        let event = &mut w.state_mut().model.open_mut().expect("it is open").forms.today.event;
        event.as_mut().expect("it is in hand").note.push_str("half typed ");
        w.run_ok();
        w.get_by_label("Finish later").click_accesskit();
        w.run_ok();
    }
    assert_eq!(opened(&w).forms.today.event.as_ref().map(|e| &*e.note), Some("half typed half typed "));
}
