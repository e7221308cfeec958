//! Questions for the doctor: struck out, reworded, put in order, added to, copied, and saved as one page.

use super::steps::{Window, focused, go, long_journal, opened, press, press_by_keyboard, settle, type_keys, until, window_on};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{
    app::Room,
    domain::Way,
    guidance::{asked, taken_along},
};
use std::path::Path;

fn doctors_page(path: &Path) -> Window {
    let mut w = window_on(path);
    go(&mut w, Room::Patterns);
    press(&mut w, "Take to my doctor");
    until(&mut w, "its page is open", |w| opened(w).journal.open_way == Some(Way::Doctor));
    w.run_ok();
    w
}

fn along(w: &Window) -> Vec<String> {
    let open = &opened(w).journal;
    taken_along(&asked(&open.findings.as_ref().expect("worked out").questions, &open.journal.way_items))
}

/// Opens the question that stands in this place.
fn change(w: &mut Window, n: usize) {
    let words = along(w)[n - 1].clone();
    press_by_keyboard(w, &format!("Change question {n}: {words}"));
}

#[test]
fn questions_are_struck_out_reworded_moved_and_added_are_kept_and_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut w = doctors_page(&path);
    let filled = along(&w);
    assert!(filled[0].contains("weaker feelings since"), "{filled:?}");
    assert!(filled.last().is_some_and(|q| q.contains("When shall we look at this again?")), "{filled:?}");

    change(&mut w, 1);
    assert_eq!(focused(&w), "Question 1, in your words", "what takes the button's place has the keyboard");
    press(&mut w, "Strike it out");
    settle(&mut w);
    assert_eq!(along(&w), filled[1..]);

    change(&mut w, 1);
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    type_keys(&mut w, "Is that much?");
    press(&mut w, "Save the words");
    settle(&mut w);
    assert_eq!(along(&w)[0], "Is that much?");

    change(&mut w, 1);
    press(&mut w, "Move question 1 down");
    settle(&mut w);
    press(&mut w, "Cancel");
    assert_eq!(along(&w)[..2], [filled[2].clone(), "Is that much?".to_owned()]);

    w.get_by_role_and_label(Role::TextInput, "A question of your own").focus();
    w.run_ok();
    type_keys(&mut w, "May I bring my sister?");
    press(&mut w, "Add this question");
    settle(&mut w);
    assert_eq!(along(&w).last().map(String::as_str), Some("May I bring my sister?"));
    let wanted = along(&w);
    drop(w);

    let mut w = doctors_page(&path);
    assert_eq!(along(&w), wanted, "kept with the journal");
    press(&mut w, "Struck out");
    press(&mut w, &format!("Put back: {}", filled[0]));
    settle(&mut w);
    assert!(along(&w).contains(&filled[0]));
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    w.run_ok();
    settle(&mut w);
    assert_eq!(along(&w), wanted, "taken back like any other change");
}

#[test]
fn the_list_is_copied_whole_and_saved_as_one_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut w = doctors_page(&path);
    change(&mut w, 2);
    press(&mut w, "Strike it out");
    settle(&mut w);
    let wanted = along(&w);

    w.get_by_label("Copy all").click_accesskit();
    let mut copied = None;
    for _ in 0..3 {
        w.step();
        let mut texts = w.output().platform_output.commands.iter().filter_map(|c| match c {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        copied = texts.next_back().or(copied);
    }
    let lines: Vec<String> = (1..).zip(&wanted).map(|(n, q)| format!("{n}. {q}")).collect();
    assert_eq!(copied, Some(lines.join("\n")));
    assert!(w.query_by_label("Copied").is_some());

    let file = folder.path().join("page.pdf");
    press(&mut w, "Save as PDF…");
    assert!(w.query_by_label_contains("Notes, symptoms, drinks and company are not on it").is_some());
    press(&mut w, "Type the path instead: where a picture goes");
    let field = "Write the page to this file, which is not encrypted:";
    w.get_by_role_and_label(Role::TextInput, field).focus();
    w.run_ok();
    w.key_press_modifiers(Modifiers::COMMAND, Key::A);
    type_keys(&mut w, file.to_str().expect("a path"));
    press(&mut w, "Save");
    until(&mut w, "it is written", |_| file.exists());
    assert!(std::fs::read(&file).expect("it is there").starts_with(b"%PDF"));
}
