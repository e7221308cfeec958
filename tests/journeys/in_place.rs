//! A check-in is changed where it stands in the Journal, menus, and the way back to where one came from.

use super::steps::{Window, focused, go, opened, press, settle, type_keys, until, window_on_long_journal};
use egui::{Event, Key, Modifiers, PointerButton, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Action, Room},
    domain::CheckIn,
};
use std::sync::Arc;

fn journal_room(size: [f32; 2]) -> (tempfile::TempDir, Window) {
    let (folder, mut w) = window_on_long_journal(size);
    go(&mut w, Room::Journal);
    (folder, w)
}

fn room(w: &Window) -> Room {
    w.state().model.shell.room
}

/// A check-in some pages down that is in sight, and the name of the button that changes it.
fn one_in_sight(w: &mut Window, height: f32) -> (Arc<CheckIn>, String) {
    for _ in 0..6 {
        w.key_press(Key::PageDown);
        w.run_ok();
    }
    let all = w.query_all_by_label_contains("Change the check-in of ");
    let in_sight = 140.0..f64::from(height) - 140.0;
    let name = all
        .filter(|n| n.accesskit_node().bounding_box().is_some_and(|b| in_sight.contains(&b.y0)))
        .find_map(|n| n.accesskit_node().label())
        .expect("one is in sight");
    let check_ins = &opened(w).journal.journal.check_ins;
    let named = |c: &&Arc<CheckIn>| name.ends_with(&format!("{} {}", c.day.words(), c.at.instant.clock_words()));
    let check_in = check_ins.iter().find(named).expect("it is one of the journal's");
    (Arc::clone(check_in), name)
}

fn top_of(w: &Window, name: &str) -> f32 {
    w.get_by_label(name).rect().top()
}

#[test]
fn a_check_in_is_changed_within_its_day_and_the_list_and_the_keyboard_are_where_they_were() {
    for size in [[1100.0, 760.0], [480.0, 640.0]] {
        let (_folder, mut w) = journal_room(size);
        let (check_in, name) = one_in_sight(&mut w, size[1]);
        let before = top_of(&w, &name);
        press(&mut w, &name);
        assert_eq!(room(&w), Room::Journal, "nobody is sent to another room");
        assert!(opened(&w).forms.today.check_in.editing.as_ref() == Some(&check_in.id));
        let first = &opened(&w).journal.journal.catalogue.asked().next().expect("a feeling").name.clone();
        assert_eq!(&focused(&w), first, "the keyboard is in the form");
        // Far down in the form, and saved from there.
        let note = w.get_by_role_and_label(Role::MultilineTextInput, "A line or two, if you like");
        note.focus();
        w.run_ok();
        type_keys(&mut w, "Later: ");
        w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        let now = |w: &Window| opened(w).journal.journal.check_in(&check_in.id).expect("there").note.to_string();
        until(&mut w, "it is changed", |w| now(w).contains("Later: "));
        settle(&mut w);
        assert_eq!(room(&w), Room::Journal);
        assert_eq!(focused(&w), name, "{size:?}: the keyboard is where it was");
        let moved = (top_of(&w, &name) - before).abs();
        assert!(moved < 90.0, "{size:?}: the day stands where it stood, but for a note that is longer: {moved}");
    }
}

#[test]
fn leaving_the_form_comes_back_to_the_day_with_nothing_changed() {
    let (_folder, mut w) = journal_room([1100.0, 760.0]);
    let (check_in, name) = one_in_sight(&mut w, 760.0);
    let before = top_of(&w, &name);
    press(&mut w, &name);
    w.key_press(Key::Escape);
    w.run_ok();
    assert!(opened(&w).forms.today.check_in.editing.is_none());
    assert_eq!((room(&w), focused(&w)), (Room::Journal, name.clone()));
    assert!((top_of(&w, &name) - before).abs() < 1.0);
    assert_eq!(opened(&w).journal.journal.check_in(&check_in.id), Some(&check_in));
}

#[test]
fn what_is_being_changed_in_the_journal_is_found_again_in_today_and_back() {
    let (_folder, mut w) = journal_room([1100.0, 760.0]);
    let (check_in, name) = one_in_sight(&mut w, 760.0);
    press(&mut w, &name);
    go(&mut w, Room::Today);
    assert!(w.query_by_label_contains("Changing an earlier check-in").is_some());
    w.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    w.run_ok();
    assert_eq!(room(&w), Room::Journal);
    assert!(opened(&w).forms.today.check_in.editing.as_ref() == Some(&check_in.id));
    assert!(w.query_by_label_contains("Changing this check-in").is_some());
}

fn click(w: &mut Window, at: egui::Pos2, button: PointerButton) {
    w.event(Event::PointerMoved(at));
    w.step();
    for pressed in [true, false] {
        w.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        w.step();
    }
    w.run_ok();
}

#[test]
fn the_menu_of_a_check_in_opens_under_the_right_button_and_by_the_menu_key() {
    let (_folder, mut w) = journal_room([1100.0, 760.0]);
    let (check_in, name) = one_in_sight(&mut w, 760.0);
    let at = w.get_by_label(&name).rect().left_center() - egui::vec2(60.0, 0.0);
    click(&mut w, at, PointerButton::Secondary);
    press(&mut w, "Change");
    assert!(opened(&w).forms.today.check_in.editing.as_ref() == Some(&check_in.id));
    w.key_press(Key::Escape);
    w.run_ok();
    w.get_by_label(&name).focus();
    w.run_ok();
    w.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    w.run_ok();
    assert_eq!(focused(&w), "Change", "the keyboard is in the menu");
    w.key_press(Key::Escape);
    w.run_ok();
    assert!(w.query_by_label("Copy as text").is_none());
    assert_eq!(focused(&w), name, "and comes back");
    w.key_press(Key::Menu);
    w.run_ok();
    press(&mut w, "Delete");
    until(&mut w, "it is in the trash", |w| opened(w).journal.journal.check_in(&check_in.id).is_none());
}

#[test]
fn a_picture_has_its_tools_under_the_right_button_too() {
    let (_folder, mut w) = journal_room([1100.0, 760.0]);
    go(&mut w, Room::Range);
    let at = w.get_by_role_and_label(Role::Button, "Show as a table: The river").rect().center() - egui::vec2(0.0, 300.0);
    click(&mut w, at, PointerButton::Secondary);
    press(&mut w, "Show as a table");
    assert!(w.query_by_label("Hide the table: The river").is_some());
    click(&mut w, at, PointerButton::Secondary);
    press(&mut w, "Save the picture…");
    assert_eq!(opened(&w).forms.picture.as_ref().map(|(name, _)| *name), Some("The river"));
}

#[test]
fn alt_left_goes_back_room_by_room_and_day_by_day() {
    let (_folder, mut w) = journal_room([1100.0, 760.0]);
    let today = w.state().model.today();
    let back = |w: &mut Window| {
        w.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
        w.run_ok();
    };
    go(&mut w, Room::Range);
    w.state_mut().act(Action::ShowDay(today.plus(-40)));
    w.run_ok();
    w.state_mut().act(Action::ShowDay(today.plus(-90)));
    w.run_ok();
    back(&mut w);
    assert_eq!((room(&w), opened(&w).journal.shown_day), (Room::Journal, Some(today.plus(-40))));
    back(&mut w);
    assert_eq!(room(&w), Room::Range);
    back(&mut w);
    assert_eq!(room(&w), Room::Journal);
    back(&mut w);
    assert_eq!(room(&w), Room::Today);
    back(&mut w);
    assert_eq!(room(&w), Room::Today, "there is nothing before it");
}

#[test]
fn a_day_that_is_pressed_in_the_river_says_its_words_and_leads_to_the_journal_and_back() {
    let (_folder, mut w) = journal_room([1100.0, 760.0]);
    go(&mut w, Room::Range);
    let river = w.get_all_by_role(Role::Image).next().expect("the river").rect();
    click(&mut w, egui::pos2(river.center().x, river.top() + 140.0), PointerButton::Primary);
    let day = opened(&w).forms.range.day_open.expect("a day is open");
    assert_eq!(room(&w), Room::Range, "nobody is sent away");
    assert!(w.query_by_label("Open in Journal").is_some());
    w.key_press(Key::Escape);
    w.run_ok();
    assert_eq!(opened(&w).forms.range.day_open, None);
    // The same by keys, with the pointer away.
    w.event(Event::PointerGone);
    w.run_ok();
    w.get_all_by_role(Role::Image).next().expect("the river").focus();
    w.run_ok();
    w.key_press(Key::ArrowLeft);
    w.run_ok();
    w.key_press(Key::Enter);
    w.run_ok();
    assert_eq!(focused(&w), "Open in Journal");
    w.key_press(Key::Enter);
    w.run_ok();
    let shown = opened(&w).journal.shown_day;
    assert!(room(&w) == Room::Journal && shown.is_some_and(|d| d != day), "{shown:?}");
    w.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    w.run_ok();
    assert_eq!(room(&w), Room::Range);
}

#[test]
fn a_day_of_the_calendar_and_one_of_the_year_have_a_menu_under_the_right_button_and_by_the_menu_key() {
    let (_folder, mut w) = journal_room([1100.0, 760.0]);
    let of_calendar = |w: &Window| {
        let all = w.query_all_by_label_contains("Friday, 20 November 2026");
        let is_day = |n: &egui_kittest::Node<'_>| n.accesskit_node().role() == Role::Button && n.rect().width() < 60.0;
        all.into_iter().find(is_day).expect("a day of the calendar").rect()
    };
    let at = of_calendar(&w).center();
    click(&mut w, at, PointerButton::Secondary);
    press(&mut w, "Show it in Range");
    assert_eq!((room(&w), opened(&w).forms.range.day_open.map(|d| d.to_string())), (Room::Range, Some("2026-11-20".into())));
    go(&mut w, Room::Journal);
    press(&mut w, "Year");
    let year = w.query_all_by_role(Role::Image).find(|n| n.rect().width() > 500.0).expect("the year");
    year.focus();
    let within = year.rect();
    w.run_ok();
    w.key_press(Key::ArrowLeft);
    w.key_press(Key::ArrowLeft);
    w.run_ok();
    w.key_press(Key::Menu);
    w.run_ok();
    assert_eq!(focused(&w), "Write for this day", "of the day that is read out");
    w.key_press(Key::Escape);
    w.run_ok();
    assert!(w.query_by_label("Copy the day as text").is_none());
    let mut opened_menu = false;
    // Somewhere in the picture a day is hit.
    for part in [0.3, 0.35, 0.4, 0.45, 0.5, 0.55] {
        click(&mut w, within.min + within.size() * egui::vec2(0.3, part), PointerButton::Secondary);
        opened_menu |= w.query_by_label("Copy the day as text").is_some();
    }
    assert!(opened_menu, "and under the right button");
}

#[test]
fn who_writes_for_a_day_of_the_journal_is_told_which_and_comes_back_to_it_when_it_is_saved() {
    let (_folder, mut w) = journal_room([1100.0, 760.0]);
    let until_then = w.state().model.today().plus(-9);
    let day = opened(&w).journal.journal.check_ins.iter().rev().map(|c| c.day).find(|d| *d <= until_then).expect("a day");
    w.state_mut().act(Action::ShowDay(day));
    w.run_ok();
    let n = opened(&w).journal.journal.check_ins.len();
    press(&mut w, &format!("Write for {}", day.words()));
    assert_eq!(room(&w), Room::Today);
    assert!(w.query_by_label_contains("saved, it leads back to this day in the Journal").is_some());
    type_keys(&mut w, "6");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == n + 1);
    settle(&mut w);
    assert_eq!((room(&w), opened(&w).journal.shown_day), (Room::Journal, Some(day)));
    // Of today the saved day stands in Today.
    let today = w.state().model.today();
    w.state_mut().act(gamut::app::CheckInChange::WriteFor(today));
    w.run_ok();
    type_keys(&mut w, "6");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == n + 2);
    settle(&mut w);
    assert_eq!(room(&w), Room::Today);
}

#[test]
fn to_the_newest_takes_the_calendar_along() {
    let (_folder, mut w) = journal_room([1100.0, 760.0]);
    let day = w.state().model.today().plus(-100);
    w.state_mut().act(Action::ShowDay(day));
    w.run_ok();
    let of = |w: &Window, day: gamut::domain::DayKey| {
        let name = format!("{} {}", day.weekday_words(), day.date().format("%Y"));
        w.query_all_by_label_contains(&name).any(|n| n.rect().width() < 60.0 && n.rect().width() > 20.0)
    };
    let today = w.state().model.today();
    assert!(of(&w, day) && !of(&w, today));
    press(&mut w, "To the newest");
    w.run_ok();
    assert!(of(&w, today), "the month of today is shown");
    assert!(w.query_by_label("To the newest").is_none(), "and so is the newest day");
}

#[test]
fn nothing_in_the_panel_of_filters_moves_as_filters_come_and_go() {
    for size in [[1100.0, 760.0], [480.0, 640.0]] {
        let (_folder, mut w) = journal_room(size);
        press(&mut w, "Filter…");
        let at = |w: &Window| w.get_by_label("Has a note").rect();
        let before = at(&w);
        press(&mut w, "Has a note");
        settle(&mut w);
        assert!(w.query_by_label_contains("Remove the filter").is_some());
        assert_eq!(at(&w), before, "{size:?}");
    }
}
