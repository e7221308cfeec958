//! Other machines, met in a folder from Settings.

use super::steps::{Window, forms, log_note, opened, page, press, settle, until, window_on};
use egui_kittest::kittest::Queryable;
use std::fs;

fn says(w: &Window, words: &str) -> bool {
    w.query_by_label_contains(words).is_some()
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
