use super::steps::{heard, open_form, opened, settle, type_keys, until, window_on};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{
    domain::{Answer, Intensity},
    exchange::jsonl,
};

/// From the form to the row, the export, an import into an empty journal, and the river.
#[test]
fn unanswered_not_felt_felt_and_cannot_tell_stay_four_things_all_the_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(super::steps::long_form(&path));
    // Joy not felt, contentment can't tell, excitement left open, affection 4.
    type_keys(&mut w, "0?");
    w.get_by_role_and_label(Role::Slider, "Affection").focus();
    w.run_ok();
    type_keys(&mut w, "4");
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    open_form(&mut w);
    for name in ["Joy", "Contentment", "Excitement", "Affection"] {
        assert_eq!(heard(&w, name), "not answered", "the form is empty again");
    }
    let journal = opened(&w).journal.journal.clone();
    let mut text = Vec::new();
    jsonl::write(&journal, &mut text).expect("written");
    let whole = String::from_utf8(text.clone()).expect("text");
    let line = whole.lines().find(|l| l.contains("\"feelings\":{")).expect("a check-in");
    assert!(line.contains(r#""feelings":{"joy":0,"contentment":"cannot_tell","affection":4}"#), "{line}");

    let back = jsonl::read(&text[..]).expect("read").journal;
    let answer = |key: &str| {
        let id = back.catalogue.feeling_by_key(key).expect("in the catalogue").id;
        back.check_ins[0].answer(id)
    };
    assert_eq!(answer("joy"), Some(Answer::Rated(Intensity::NOT_FELT)));
    assert_eq!(answer("contentment"), Some(Answer::CannotTell));
    assert_eq!(answer("excitement"), None);
    assert_eq!(answer("affection").and_then(Answer::number), Some(4));

    let reach = opened(&w).journal.findings.as_ref().expect("worked out").analysis.reach[0];
    assert_eq!((reach.pleasant, reach.unpleasant, reach.cannot_tell), (Some(4), None, true));
}

#[test]
fn backspace_takes_an_answer_back_to_not_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    type_keys(&mut w, "8");
    assert_eq!(heard(&w, "Joy"), "8, strongly");
    w.get_by_role_and_label(Role::Slider, "Joy").focus();
    w.run_ok();
    w.key_press(Key::Backspace);
    w.run_ok();
    assert_eq!(heard(&w, "Joy"), "not answered");
}
