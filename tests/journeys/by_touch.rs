//! A check-in by touch, as a touch screen sends it: each touch with the pointer that egui makes of it.

use super::steps::{Window, opened, settle, until, window_on};
use egui::{Event, Modifiers, PointerButton, Pos2, TouchDeviceId, TouchId, TouchPhase, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::domain::Answer;

fn touch(w: &Window, phase: TouchPhase, pos: Pos2) {
    w.event(Event::Touch { device_id: TouchDeviceId(0), id: TouchId(1), phase, pos, force: None });
}

fn button(w: &Window, pos: Pos2, pressed: bool) {
    w.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
}

fn tap(w: &mut Window, pos: Pos2) {
    touch(w, TouchPhase::Start, pos);
    w.event(Event::PointerMoved(pos));
    button(w, pos, true);
    w.step();
    touch(w, TouchPhase::End, pos);
    button(w, pos, false);
    w.event(Event::PointerGone);
    w.run_ok();
}

fn step_of(w: &Window, feeling: &str, n: u8) -> Pos2 {
    let strip = w.get_by_role_and_label(Role::Slider, feeling).rect();
    egui::pos2(strip.left() + (f32::from(n) + 0.5) * strip.width() / 12.0, strip.center().y)
}

const FEELINGS: [&str; 9] =
    ["Joy", "Contentment", "Excitement", "Affection", "Sadness", "Anxiety", "Anger", "Guilt", "Numbness"];

#[test]
fn nine_feelings_and_save_are_ten_touches() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(super::steps::long_form(&folder.path().join("journal.gamut")));
    for (n, feeling) in (0..).zip(FEELINGS) {
        let place = step_of(&w, feeling, n);
        tap(&mut w, place);
    }
    let save = w.get_by_label("Save check-in").rect().center();
    tap(&mut w, save);
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    let said: Vec<_> = opened(&w).journal.journal.check_ins[0].answers.iter().map(|(_, a)| a.number()).collect();
    assert_eq!(said, (0..9).map(Some).collect::<Vec<_>>());
}

#[test]
fn a_finger_that_slides_along_a_row_sets_it_and_one_on_the_question_mark_cannot_tell() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let (from, to) = (step_of(&w, "Joy", 1), step_of(&w, "Joy", 8));
    touch(&w, TouchPhase::Start, from);
    w.event(Event::PointerMoved(from));
    button(&w, from, true);
    w.step();
    for part in 1..=4u8 {
        let at = from + (to - from) * f32::from(part) / 4.0;
        touch(&w, TouchPhase::Move, at);
        w.event(Event::PointerMoved(at));
        w.step();
    }
    touch(&w, TouchPhase::End, to);
    button(&w, to, false);
    w.event(Event::PointerGone);
    w.run_ok();
    let place = step_of(&w, "Sadness", 11);
    tap(&mut w, place);
    let answers: Vec<_> = opened(&w).forms.today.check_in.answers.values().copied().collect();
    assert_eq!(answers.iter().map(|a| a.number()).collect::<Vec<_>>(), [Some(8), None]);
    assert_eq!(answers[1], Answer::CannotTell);
}
