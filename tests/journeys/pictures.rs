//! The pictures of the range room: seen, read as tables, and saved as files.

use super::steps::{Window, forms, go, opened, press, settle, until, window_as_it_opens};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::Room,
    domain::{DayStart, Settings},
    exchange::sample_journal,
    storage::Store,
};
use std::{fs, path::Path};

/// The range room of the sample journal.
fn range(path: &Path, size: [f32; 2]) -> Window {
    let now = super::steps::monday_evening();
    let sample = sample_journal(now.instant.day(DayStart::default()), &now.zone);
    let mut store = Store::create(path, &sample.catalogue).expect("made");
    store.import(&sample, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, sample: false, ..sample.settings }).expect("set");
    drop(store);
    let mut w = window_as_it_opens(path, size);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    go(&mut w, Room::Range);
    w
}

fn write_to(w: &mut Window, file: &Path) {
    let field = "Write the picture to this file, which is not encrypted:";
    if w.query_by_role_and_label(Role::TextInput, field).is_none() {
        press(w, "Type the path instead: where a picture goes");
    }
    w.get_by_role_and_label(Role::TextInput, field).focus();
    w.run_ok();
    forms(w).picture.as_mut().expect("it is being saved").1 = file.display().to_string();
    w.run_ok();
    press(w, "Save");
    until(w, "it is answered", |w| w.state().model.notice().is_some());
    w.run_ok();
}

#[test]
fn every_picture_of_the_range_room_says_what_it_shows_and_has_its_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = range(&folder.path().join("journal.gamut"), [1100.0, 760.0]);
    for (name, heading) in [
        ("Each feeling", "How much it varies, usually"),
        ("Profile now and usually", "Recent, steps"),
        ("Symptoms", "Days answered"),
    ] {
        assert!(w.query_by_role_and_label(Role::Image, name).is_some(), "{name}");
        press(&mut w, &format!("Show as a table: {name}"));
        assert!(w.query_by_label_contains(heading).is_some(), "{heading}");
        press(&mut w, &format!("Hide the table: {name}"));
    }
    assert!(w.query_by_label_contains("9 feelings, rated on").is_some());
}

#[test]
fn a_picture_is_saved_where_it_is_wished_and_never_over_another_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = range(&folder.path().join("journal.gamut"), [1100.0, 760.0]);
    for (name, file, begins) in [
        ("The river", "river.png", &b"\x89PNG"[..]),
        ("Each feeling", "f.svg", b"<svg"),
        ("Symptoms", "s.PNG", b"\x89PNG"),
        ("Profile now and usually", "p.pdf", b"%PDF"),
    ] {
        press(&mut w, &format!("Save the picture: {name}"));
        let file = folder.path().join(file);
        write_to(&mut w, &file);
        assert!(fs::read(&file).expect("written").starts_with(begins), "{name}");
        let said = w.state().model.notice().expect("told").text.clone();
        assert!(said.starts_with("Saved as ") && said.ends_with("not encrypted"), "{said}");
        assert!(opened(&w).forms.picture.is_none());
        w.state_mut().act(gamut::app::Action::CloseNotice);
        w.run_ok();
    }
    let mine = folder.path().join("mine.png");
    fs::write(&mine, "not a picture").expect("written");
    press(&mut w, "Save the picture: The river");
    write_to(&mut w, &mine);
    assert_eq!(fs::read_to_string(&mine).expect("left"), "not a picture");
    assert!(w.state().model.notice().is_some_and(|n| n.failed && n.text.contains("no picture")));
}

#[test]
fn the_kind_of_file_is_chosen_by_pressing_it_and_leaving_writes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = range(&folder.path().join("journal.gamut"), [1100.0, 760.0]);
    press(&mut w, "Save the picture: The river");
    let to = |w: &Window| opened(w).forms.picture.as_ref().map(|p| p.1.clone()).unwrap_or_default();
    assert!(to(&w).ends_with("gamut-the-river-2026-11-23.png"), "{}", to(&w));
    press(&mut w, "SVG");
    assert!(to(&w).ends_with("gamut-the-river-2026-11-23.svg"), "{}", to(&w));
    press(&mut w, "Cancel");
    assert!(opened(&w).forms.picture.is_none() && w.state().model.notice().is_none());
    let opener = w.get_by_label("Save the picture: The river");
    assert!(opener.accesskit_node().is_focused(), "the keyboard goes back to what opened it");
}

#[test]
fn whoever_has_neither_wheel_nor_keys_moves_and_zooms_by_buttons() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = range(&folder.path().join("journal.gamut"), [480.0, 640.0]);
    let shown = |w: &Window| opened(w).forms.range.stretch.map(|s| (s.from_back.round(), s.until_back.round()));
    press(&mut w, "Earlier days");
    assert_eq!(shown(&w), Some((137.0, 46.0)));
    press(&mut w, "Later days");
    assert_eq!(shown(&w), Some((91.0, 0.0)));
    press(&mut w, "Closer");
    let (from, until) = shown(&w).expect("moved");
    assert!(from < 91.0 && until > 0.0, "{from} {until}");
    press(&mut w, "Farther");
    assert_eq!(shown(&w), Some((91.0, 0.0)));
}

#[test]
fn two_stretches_are_marked_in_the_river_with_shift_and_compared_in_words_and_numbers() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = range(&folder.path().join("journal.gamut"), [1100.0, 1400.0]);
    let river = w.get_all_by_role(Role::Image).next().expect("the river").rect();
    let drag = |w: &mut Window, from: f32, until: f32| {
        let at = |part: f32| egui::pos2(river.left() + river.width() * part, river.center().y - 60.0);
        let button = |pos, pressed| egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::SHIFT,
        };
        w.event_modifiers(egui::Event::PointerMoved(at(from)), egui::Modifiers::SHIFT);
        w.step();
        w.event_modifiers(button(at(from), true), egui::Modifiers::SHIFT);
        w.step();
        for part in [f32::midpoint(from, until), until] {
            w.event_modifiers(egui::Event::PointerMoved(at(part)), egui::Modifiers::SHIFT);
            w.step();
        }
        w.event_modifiers(button(at(until), false), egui::Modifiers::SHIFT);
        w.run_ok();
    };
    assert!(w.query_by_label("Two stretches").is_none());
    drag(&mut w, 0.15, 0.45);
    drag(&mut w, 0.95, 0.6);
    let days = opened(&w).forms.range.compared.expect("two are marked");
    assert!(days[0].0 < days[0].1 && days[0].1 < days[1].0 && days[1].0 < days[1].1, "{days:?}");
    assert_eq!(opened(&w).forms.range.stretch, None, "marking moves nothing");
    until(&mut w, "they are compared", |w| {
        opened(w).journal.stretches_shown.as_ref().is_some_and(|s| s.days == days && s.found.is_some())
    });
    w.run_ok();
    assert!(w.query_by_label_contains(&format!("The first: the {} days from", days[0].1.since(days[0].0) + 1)).is_some());
    // The plain pair first; how far it would move stands in the table behind.
    let pair = |w: &Window, name: &str| {
        w.query_all_by_label_contains(name).any(|n| {
            let node = n.accesskit_node();
            let said = node.label().or_else(|| node.value()).unwrap_or_default();
            said.contains(" in the first, ") && said.contains("chance") && !said.contains("between")
        })
    };
    assert!(pair(&w, "Pleasant feelings: ") && pair(&w, "Unpleasant feelings: "));
    press(&mut w, "Each feeling by itself");
    assert!(pair(&w, "Joy: "));
    press(&mut w, "Close the two stretches");
    assert!(opened(&w).forms.range.compared.is_none() && opened(&w).journal.stretches_shown.is_none());
    assert_eq!(super::steps::focused(&w), "Compare two stretches…");
}

#[test]
fn two_stretches_are_compared_without_a_mouse() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = range(&folder.path().join("journal.gamut"), [480.0, 640.0]);
    super::steps::press_by_keyboard(&mut w, "Compare two stretches…");
    assert_eq!(super::steps::focused(&w), "Close the two stretches");
    until(&mut w, "they are compared", |w| opened(w).journal.stretches_shown.as_ref().is_some_and(|s| s.found.is_some()));
    w.run_ok();
    assert!(w.query_by_label_contains("The first: the 28 days from").is_some());
    w.get_by_label_contains("The first until").click_accesskit();
    w.run_ok();
    let until_now = opened(&w).forms.range.compared.expect("two")[0].1;
    w.get_by_label_contains(&until_now.plus(-6).weekday_words()).click_accesskit();
    w.run_ok();
    until(&mut w, "the other days are compared", |w| {
        let shown = opened(w).journal.stretches_shown.as_ref();
        shown.and_then(|s| s.found.as_ref()).is_some_and(|f| f.first.until == until_now.plus(-6))
    });
    w.run_ok();
    assert!(w.query_by_label_contains("The first: the 22 days from").is_some());
}

#[test]
fn where_there_is_too_little_to_see_that_is_said_once_and_nothing_is_offered_to_save() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = super::steps::window_on(&folder.path().join("journal.gamut"));
    go(&mut w, Room::Range);
    assert_eq!(w.get_all_by_label_contains("Your first day shows up here once you write it").count(), 1);
    assert!(w.query_by_label_contains("Save the picture").is_none());
    assert!(w.query_by_label("Profile now and usually").is_none() && w.query_by_label("Symptoms").is_none());
}

/// A button of the mouse goes down at one place, moves and is let go of at another.
fn drag(w: &mut Window, from: egui::Pos2, by: f32, modifiers: egui::Modifiers) {
    let button = |pos, pressed| egui::Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers };
    w.event_modifiers(egui::Event::PointerMoved(from), modifiers);
    w.step();
    w.event_modifiers(button(from, true), modifiers);
    w.step();
    for part in [0.5, 1.0] {
        w.event_modifiers(egui::Event::PointerMoved(from + egui::vec2(by * part, 0.0)), modifiers);
        w.step();
    }
    w.event_modifiers(button(from + egui::vec2(by, 0.0), false), modifiers);
    w.run_ok();
}

fn value_of(w: &Window, name: &str) -> String {
    w.get_by_role_and_label(Role::Image, name).accesskit_node().value().unwrap_or_default()
}

/// In a window so high that all pictures are in sight.
const ALL_OF_IT: [f32; 2] = [1100.0, 6000.0];

#[test]
#[expect(clippy::cast_possible_truncation, reason = "some days")]
fn any_picture_over_days_moves_all_of_them_by_fractions_of_a_day_and_none_goes_beyond_today() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = range(&folder.path().join("journal.gamut"), ALL_OF_IT);
    for name in ["Each feeling", "Symptoms"] {
        let before = opened(&w).forms.range.stretch;
        let rect = w.get_by_role_and_label(Role::Image, name).rect();
        drag(&mut w, rect.min + egui::vec2(rect.width() * 0.3, 80.0), 33.0, egui::Modifiers::NONE);
        let now = opened(&w).forms.range.stretch.expect("it was moved");
        assert_ne!(Some(now), before, "{name}");
        assert!(now.until_back > 0.0 && (now.from_back - now.until_back - 91.0).abs() < 0.01, "{name}: {now:?}");
        assert!(now.until_back.fract() > 0.01 && now.until_back.fract() < 0.99, "{name} moves with the pointer: {now:?}");
        let until = super::steps::monday_evening().instant.day(DayStart::default()).plus(-(now.until_back.floor() as i32));
        let said = format!(" to {}: ", until.words());
        assert!(w.get_all_by_label_contains(&said).count() >= 3, "{name}: the river, each feeling and symptoms say {said}");
    }
    let rect = w.get_by_role_and_label(Role::Image, "Symptoms").rect();
    drag(&mut w, rect.min + egui::vec2(rect.width() * 0.8, 80.0), -700.0, egui::Modifiers::NONE);
    assert_eq!(opened(&w).forms.range.stretch.map(|s| s.until_back), Some(0.0));
}

#[test]
fn the_day_under_the_pointer_is_read_in_every_picture_and_by_keys_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = range(&folder.path().join("journal.gamut"), ALL_OF_IT);
    let rect = w.get_by_role_and_label(Role::Image, "Symptoms").rect();
    w.event(egui::Event::PointerMoved(rect.min + egui::vec2(rect.width() * 0.5, 60.0)));
    w.run_ok();
    let day = opened(&w).forms.range.reading.expect("a day is read");
    let date = day.date().format("%A, %-d %B %Y").to_string();
    assert!(value_of(&w, "Symptoms").starts_with(&date), "{}", value_of(&w, "Symptoms"));
    assert!(value_of(&w, "Each feeling").starts_with(&date), "{}", value_of(&w, "Each feeling"));
    let reads =
        |n: egui_kittest::Node<'_>| n.accesskit_node().value().is_some_and(|v| v.starts_with(&format!("{date}: pleasant")));
    assert!(w.get_all_by_role(Role::Image).any(reads), "the river reads it, too");
    w.event(egui::Event::PointerGone);
    w.run_ok();
    assert!(opened(&w).forms.range.reading.is_none() && value_of(&w, "Symptoms").is_empty());
    w.get_by_role_and_label(Role::Image, "Each feeling").focus();
    w.run_ok();
    w.key_press(egui::Key::ArrowLeft);
    w.run_ok();
    w.key_press(egui::Key::ArrowLeft);
    w.run_ok();
    let today = super::steps::monday_evening().instant.day(DayStart::default());
    assert_eq!(opened(&w).forms.range.reading, Some(today.plus(-1)));
    assert!(value_of(&w, "Symptoms").starts_with("Sunday, 22 November 2026"), "{}", value_of(&w, "Symptoms"));
}

#[test]
fn a_stretch_is_marked_with_shift_in_any_picture_over_days() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = range(&folder.path().join("journal.gamut"), ALL_OF_IT);
    let rect = w.get_by_role_and_label(Role::Image, "Symptoms").rect();
    drag(&mut w, rect.min + egui::vec2(rect.width() * 0.1, 80.0), rect.width() * 0.2, egui::Modifiers::SHIFT);
    let form = opened(&w).forms.range;
    assert!(form.compared.is_some_and(|[first, _]| first.1.since(first.0) > 10), "{:?}", form.compared);
    assert_eq!((form.stretch, form.marking_from), (None, None), "marking moves nothing");
}
