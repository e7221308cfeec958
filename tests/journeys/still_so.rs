//! After three months a card asks whether it is still so: the three answers, and the way back from each.

use super::made_up::{flat_for, keep, today};
use super::steps::{Window, focused, go, opened, press_by_keyboard, settle, window_on};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use gamut::{
    analysis::{How, Params, State, each_day},
    app::Room,
    exchange::analysis_json,
};
use std::path::Path;

const BACK: &str = "Take that answer back";
const ANSWERS: [(&str, &str); 3] = [
    ("Still less than before", "On 23 November 2026 you said: still less than before."),
    ("This is how I am now", "On 23 November 2026 you said: this is how I am now."),
    ("I can't tell", "On 23 November 2026 you said: I can't tell."),
];

fn asked_on(path: &Path) -> Window {
    keep(path, &flat_for(130));
    let mut w = window_on(path);
    go(&mut w, Room::Patterns);
    assert!(asks(&w));
    w
}

fn asks(w: &Window) -> bool {
    ANSWERS.iter().all(|(answer, _)| w.query_by_label(answer).is_some())
        && w.query_by_label_contains("For three months your check-ins have stayed below the time from").is_some()
}

fn says(w: &Window, words: &str) -> bool {
    w.query_all_by_label(words).next().is_some()
}

#[test]
fn each_answer_is_told_with_the_keyboard_on_its_way_back_and_is_kept() {
    for (answer, told) in ANSWERS {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.gamut");
        let mut w = asked_on(&path);
        press_by_keyboard(&mut w, answer);
        settle(&mut w);
        assert!(!asks(&w) && says(&w, told), "{answer}");
        assert_eq!(focused(&w), BACK, "{answer}");
        drop(w);
        let mut w = window_on(&path);
        go(&mut w, Room::Patterns);
        assert!(!asks(&w) && says(&w, told), "{answer} is kept with the journal");
        press_by_keyboard(&mut w, BACK);
        settle(&mut w);
        assert!(asks(&w) && !says(&w, told), "{answer} is taken back");
        assert_eq!(focused(&w), "Still less than before", "the question has the keyboard");
    }
}

#[test]
fn an_answer_is_undone_like_any_other_change() {
    for (answer, told) in ANSWERS {
        let folder = tempfile::tempdir().expect("a folder");
        let mut w = asked_on(&folder.path().join("journal.gamut"));
        press_by_keyboard(&mut w, answer);
        settle(&mut w);
        w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        w.run_ok();
        settle(&mut w);
        assert!(asks(&w) && !says(&w, told), "{answer}");
    }
}

#[test]
fn what_is_how_one_is_now_is_closed_as_that_and_never_called_over_also_day_by_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = asked_on(&path);
    press_by_keyboard(&mut w, "This is how I am now");
    settle(&mut w);
    assert!(w.query_by_label("Earlier patterns").is_some() && w.query_by_label("Take to my doctor").is_none());
    let journal = opened(&w).journal.counted().clone();
    let analysis = opened(&w).journal.findings.as_ref().expect("worked out").analysis.clone();
    let [p] = analysis.patterns.as_slice() else { panic!("one pattern") };
    assert_eq!(p.course.ended, Some((today(), How::UsualNow)));

    // What would have been said on each day: narrowed until then, and told as closed.
    let until = today().plus(20);
    let said = each_day(&journal, until, &Params::of(journal.settings.sensitivity));
    let state = |n: i32| said.days.iter().find(|d| d.day == today().plus(n)).map(|d| d.state);
    assert_eq!((state(-1), state(0)), (Some(State::Narrowed), Some(State::Usual)));
    let json = analysis_json::analysis(&analysis, Some(&said), &journal.catalogue);
    assert_eq!(json["patterns"][0]["how"], "usual_now");
    assert_eq!(json["patterns"][0]["ended"], today().to_string());
}

#[test]
fn before_three_months_nothing_is_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    keep(&path, &flat_for(60));
    let mut w = window_on(&path);
    go(&mut w, Room::Patterns);
    assert!(w.query_by_label("Try a way").is_some() && w.query_by_label("This is how I am now").is_none());
}
