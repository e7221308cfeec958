//! Text of every script: what is read stands in its order and has nothing unseen in it, what is stored and what a screen
//! reader has is what was written.

use super::steps::{Window, go, monday_evening, opened, settle, type_keys, until};
use egui::{Key, Modifiers, Shape, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use gamut::{app::Room, ui::GamutWindow};
use std::path::Path;

const HEBREW: &str = "היום הלכתי לים עם Daniel (18:30)";
const SPOOFED: &str = "pay\u{202e}exe.txt and Jo\u{200b}y";

/// The fonts of a test have no letters but ours, so what they lack is a box here.
fn window(journal: &Path) -> Window {
    let mut w: Window = Harness::builder().with_size([1100.0, 760.0]).with_max_steps(64).allow_missing_glyphs().build_ui_state(
        |ui, window: &mut GamutWindow| window.show(ui),
        GamutWindow::new(&egui::Context::default(), journal.to_owned(), monday_evening),
    );
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    if !opened(&w).journal.journal.settings.welcomed {
        w.get_by_label("Skip").click();
        until(&mut w, "the first pages are gone", |w| opened(w).journal.journal.settings.welcomed);
    }
    settle(&mut w);
    w
}

fn note_field(w: &mut Window) {
    w.get_by_role_and_label(Role::MultilineTextInput, "A line or two, if you like").focus();
    w.run_ok();
}

fn log(w: &mut Window, note: &str) {
    go(w, Room::Today);
    let n = opened(w).journal.journal.check_ins.len();
    note_field(w);
    w.event(egui::Event::Text(note.to_owned()));
    w.run_ok();
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == n + 1);
    settle(w);
}

/// Each text that was painted.
fn painted(w: &Window) -> Vec<String> {
    fn texts(shape: &Shape, into: &mut Vec<String>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|s| texts(s, into)),
            Shape::Text(text) => into.push(text.galley.text().to_owned()),
            _ => {}
        }
    }
    let mut all = Vec::new();
    w.output().shapes.iter().for_each(|s| texts(&s.shape, &mut all));
    all
}

#[test]
fn a_right_to_left_note_is_painted_in_its_order_and_stored_and_read_out_as_it_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window(&path);
    log(&mut w, HEBREW);
    go(&mut w, Room::Journal);
    let in_order = "Daniel (18:30) עם לים הלכתי היום";
    assert!(painted(&w).iter().any(|t| t == in_order), "{:?}", painted(&w));
    assert!(w.query_by_label(HEBREW).is_some(), "a screen reader has the note itself");
    assert_eq!(&*opened(&w).journal.journal.check_ins[0].note, HEBREW);
}

#[test]
fn while_it_is_typed_it_stands_as_it_reads_beneath_the_field() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window(&folder.path().join("journal.gamut"));
    note_field(&mut w);
    type_keys(&mut w, "plain");
    assert!(w.query_by_label("As it reads").is_none());
    w.event(egui::Event::Text(" שלום עולם".to_owned()));
    w.run_ok();
    assert!(w.query_by_label("As it reads").is_some());
    assert!(painted(&w).iter().any(|t| t == "plain עולם שלום"), "{:?}", painted(&w));
    let field = w.get_by_role_and_label(Role::MultilineTextInput, "A line or two, if you like");
    assert!(field.accesskit_node().is_focused(), "typing goes on");
    assert_eq!(opened(&w).forms.today.check_in.note, "plain שלום עולם");
}

#[test]
fn what_nobody_would_see_is_seen_in_the_journal_and_in_what_was_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window(&folder.path().join("journal.gamut"));
    log(&mut w, SPOOFED);
    go(&mut w, Room::Journal);
    let shown = "pay‹RLO›exe.txt and Jo‹ZWSP›y";
    assert!(painted(&w).iter().any(|t| t == shown));
    w.key_press_modifiers(Modifiers::COMMAND, Key::F);
    w.run_ok();
    w.event(egui::Event::Text("exe".to_owned()));
    until(&mut w, "it is found", |w| opened(w).journal.search.answered && !opened(w).journal.search.found.is_empty());
    w.run_ok();
    assert!(painted(&w).iter().any(|t| t == shown));
    assert_eq!(&*opened(&w).journal.journal.check_ins[0].note, SPOOFED, "what is stored is what was written");
}

#[test]
fn letters_of_several_characters_are_deleted_passed_by_and_selected_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window(&folder.path().join("journal.gamut"));
    for letter in ["👩\u{200d}👩\u{200d}👧", "🇩🇪", "e\u{301}", "क्षि"] {
        let note = |w: &Window| opened(w).forms.today.check_in.note.clone();
        let press = |w: &mut Window, modifiers, key| {
            w.key_press_modifiers(modifiers, key);
            w.run_ok();
        };
        note_field(&mut w);
        press(&mut w, Modifiers::COMMAND, Key::A);
        w.event(egui::Event::Text(format!("a{letter}b")));
        w.run_ok();
        press(&mut w, Modifiers::NONE, Key::ArrowLeft);
        press(&mut w, Modifiers::NONE, Key::ArrowLeft);
        w.event(egui::Event::Text("|".to_owned()));
        w.run_ok();
        assert_eq!(note(&w), format!("a|{letter}b"), "an arrow passes by the whole of it");
        press(&mut w, Modifiers::SHIFT, Key::ArrowRight);
        w.event(egui::Event::Text("x".to_owned()));
        w.run_ok();
        assert_eq!(note(&w), "a|xb", "what is selected is the whole of it");
        press(&mut w, Modifiers::NONE, Key::Backspace);
        w.event(egui::Event::Text(letter.to_owned()));
        w.run_ok();
        press(&mut w, Modifiers::NONE, Key::Backspace);
        assert_eq!(note(&w), "a|b", "Backspace takes the whole of it");
    }
}
