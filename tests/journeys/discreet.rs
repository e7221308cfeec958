//! Discreet mode: what is painted says nothing, and what is read out says everything.

use super::steps::{
    Window, choose_country, forms, go, opened, page, press, settle, type_keys, until, window_as_it_opens, window_on,
};
use egui::{Key, Rect, Shape, accesskit::Role, pos2};
use egui_kittest::kittest::Queryable;
use gamut::app::Room;

/// The letters and digits that are painted outside the rail and the line that says how to leave.
fn painted_words(w: &Window) -> Vec<String> {
    let mut words = Vec::new();
    for painted in &w.output().shapes {
        collect(&painted.shape, &mut words);
    }
    words.retain(|(text, at)| at.left() > 92.0 && !text.contains("press F9") && text.chars().any(is_word));
    words.into_iter().map(|(text, _)| text).collect()
}

/// Icons are letters of a font of their own.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '•'
}

fn collect(shape: &Shape, words: &mut Vec<(String, Rect)>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|s| collect(s, words)),
        Shape::Text(text) => words.push((text.galley.text().to_owned(), text.visual_bounding_rect())),
        _ => {}
    }
}

fn sample() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_as_it_opens(&folder.path().join("journal.gamut"), [1100.0, 760.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.run_ok();
    w.get_by_label("Look around with a sample journal").click_accesskit();
    until(&mut w, "the sample is open", |w| w.state().model.settings().sample && w.state().model.is_open());
    settle(&mut w);
    (folder, w)
}

#[test]
fn in_discreet_mode_no_room_paints_a_word_or_a_number_and_all_are_read_out() {
    let (_folder, mut w) = sample();
    assert!(painted_words(&w).len() > 20, "they are there without it");
    w.key_press(Key::F9);
    until(&mut w, "it is discreet", |w| opened(w).journal.journal.settings.discreet);
    settle(&mut w);
    for room in Room::ALL {
        go(&mut w, room);
        if room == Room::Help {
            assert!(painted_words(&w).iter().any(|t| t.contains("danger")), "help stays readable");
            continue;
        }
        assert_eq!(painted_words(&w), Vec::<String>::new(), "{}", room.name());
        assert!(w.query_by_label("Discreet: press F9 to show").is_some());
    }
    go(&mut w, Room::Today);
    assert!(w.query_by_role_and_label(Role::Slider, "Joy").is_some(), "a screen reader still has it");
    w.key_press(Key::F9);
    until(&mut w, "it is over", |w| !opened(w).journal.journal.settings.discreet);
    w.run_ok();
    assert!(painted_words(&w).iter().any(|t| t == "Joy"));
}

#[test]
fn tooltips_lists_that_fold_out_and_what_is_typed_are_bars_too() {
    let (_folder, mut w) = sample();
    w.key_press(Key::F9);
    until(&mut w, "it is discreet", |w| opened(w).journal.journal.settings.discreet);
    settle(&mut w);
    // The rail's tooltip lies over the room.
    w.hover_at(pos2(46.0, 390.0));
    for _ in 0..80 {
        w.step();
    }
    assert_eq!(painted_words(&w), Vec::<String>::new(), "with a tooltip");
    page(&mut w, "Day and units");
    press(&mut w, "A new day begins at");
    assert!(w.query_by_label("06:00").is_some(), "the list is open");
    assert_eq!(painted_words(&w), Vec::<String>::new(), "with a list");
    w.key_press(Key::Escape);
    w.run_ok();
    go(&mut w, Room::Today);
    w.get_by_role_and_label(Role::TextInput, "Tags").focus();
    w.run_ok();
    type_keys(&mut w, "secret");
    assert_eq!(painted_words(&w), Vec::<String>::new(), "while typing");
    go(&mut w, Room::Range);
    for x in [400.0, 500.0, 600.0, 700.0] {
        w.hover_at(pos2(x, 300.0));
        w.run_ok();
        assert_eq!(painted_words(&w), Vec::<String>::new(), "over the river");
    }
}

#[test]
fn safety_4_in_help_the_lines_stay_readable_and_the_persons_own_plan_does_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    w.key_press(Key::F9);
    w.key_press(Key::F1);
    until(&mut w, "help is open", |w| w.state().model.shell.room == Room::Help);
    settle(&mut w);
    choose_country(&mut w, "Netherlands");
    forms(&mut w).help.safety_plan.signs = "walnut".into();
    w.get_by_label("My safety plan").scroll_to_me();
    w.run_ok();
    for _ in 0..30 {
        w.step();
    }
    let painted = painted_words(&w);
    assert!(!painted.is_empty(), "help is readable");
    assert!(painted.iter().all(|t| !t.contains("walnut") && !t.contains("My safety plan")), "{painted:?}");
}

#[test]
fn discreet_mode_is_remembered_in_the_journal_and_leaves_no_words_in_the_first_frame() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    w.key_press(Key::F9);
    settle(&mut w);
    drop(w);
    let w = window_on(&path);
    assert!(opened(&w).journal.journal.settings.discreet);
    assert_eq!(painted_words(&w), Vec::<String>::new());
}
