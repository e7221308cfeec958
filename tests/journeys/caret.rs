//! The caret of a field blinks while somebody types and rests when nobody does: then nothing is painted any more.

use super::steps::{Window, settle, type_keys, window_on, window_on_long_journal, worker_has_answered};
use egui::{ViewportId, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{app::SettingsChange, domain::Settings};
use std::time::Duration;

/// No blink lasts that long.
const RESTS: Duration = Duration::from_mins(1);
const BLINK: Duration = Duration::from_millis(500);

/// When the window wants to be painted again if nothing comes from outside.
fn asks_for(w: &Window) -> Duration {
    w.output().viewport_output[&ViewportId::ROOT].repaint_delay
}

/// Lets the window sleep for as long as it wants to and paints it: `asks_for` then tells of the next time. A timer rings
/// no earlier than asked for; at the very moment a rounded clock could still show the blink before, and ask at once again.
fn sleep_once(w: &mut Window) -> f64 {
    let slept = asks_for(w).as_secs_f64() + 0.001;
    let now = w.ctx.input(|i| i.time);
    w.input_mut().time = Some(now + slept);
    w.step();
    w.input_mut().time = None;
    slept
}

/// The keyboard is in the field for words, and all that was typed is kept.
fn typing(settings: impl FnOnce(Settings) -> Settings) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let settings = settings(w.state().model.settings());
    w.state_mut().act(SettingsChange(settings));
    settle(&mut w);
    w.get_by_role_and_label(Role::MultilineTextInput, "A line or two, if you like").focus();
    w.run_ok();
    type_keys(&mut w, "grey");
    settle(&mut w);
    (folder, w)
}

/// Sleeps until the caret rests; how long that took, and how often the window was painted, but for the worker's answers:
/// on a busy machine each of them comes by itself.
fn until_it_rests(w: &mut Window) -> (f64, usize) {
    let (mut seconds, mut painted) = (0.0, 0);
    while asks_for(w) < RESTS {
        if !w.state().worker_is_done() {
            worker_has_answered(w);
            w.run_ok();
        }
        seconds += sleep_once(w);
        painted += 1;
        assert!(painted < 200, "it blinks on after {seconds} s");
    }
    (seconds, painted)
}

#[test]
fn the_caret_rests_ten_seconds_after_the_last_key_and_a_blink_is_one_frame() {
    let (_folder, mut w) = typing(|s| s);
    assert!(asks_for(&w) <= BLINK, "it blinks at first");
    let (seconds, painted) = until_it_rests(&mut w);
    assert!((8.0..=11.0).contains(&seconds), "{seconds} s");
    // Two frames a second, and some for what is kept beside it.
    assert!(painted <= 24, "{painted} frames");
}

#[test]
fn the_next_key_lets_it_blink_again_and_a_pointer_that_passes_by_does_not() {
    let (_folder, mut w) = typing(|s| s);
    until_it_rests(&mut w);
    w.hover_at(egui::pos2(700.0, 700.0));
    w.run_ok();
    let (seconds, _) = until_it_rests(&mut w);
    assert!(seconds < 2.0, "it rests under a pointer that passes by, not after {seconds} s");
    type_keys(&mut w, "s");
    assert!(asks_for(&w) <= BLINK, "it blinks again, not after {:?}", asks_for(&w));
}

#[test]
fn with_less_motion_the_caret_never_blinks() {
    let (_folder, mut w) = typing(|s| Settings { reduce_motion: true, ..s });
    let (seconds, _) = until_it_rests(&mut w);
    assert!(seconds < 2.0, "it rests at once, not after {seconds} s");
}

#[test]
fn what_comes_to_lie_beneath_a_pointer_that_was_left_says_nothing_while_somebody_types() {
    let (_folder, mut w) = window_on_long_journal([1100.0, 760.0]);
    let save = w.get_by_role_and_label(Role::Button, "Settings").rect().center();
    w.hover_at(save);
    w.run_ok();
    let waits = |w: &Window| w.ctx.global_style().interaction.tooltip_delay;
    assert!(waits(&w) < 1.0, "who points at something is told what it is");
    type_keys(&mut w, "s");
    assert!(waits(&w) > 3600.0);
    w.run_ok();
    assert!(waits(&w) > 3600.0, "also when nothing more is typed");
    w.hover_at(save + egui::vec2(1.0, 0.0));
    w.run_ok();
    assert!(waits(&w) < 1.0, "and again when they point");
}

#[test]
fn nothing_glides_in_before_the_first_press_and_then_it_does_unless_there_is_to_be_less_motion() {
    for reduce_motion in [false, true] {
        let (_folder, mut w) = window_on_long_journal([1100.0, 760.0]);
        let settings = w.state().model.settings();
        w.state_mut().act(SettingsChange(Settings { reduce_motion, ..settings }));
        settle(&mut w);
        let glides = |w: &Window| w.ctx.global_style().animation_time > 0.0;
        assert!(!glides(&w));
        w.hover_at(egui::pos2(700.0, 700.0));
        w.run_ok();
        assert!(!glides(&w), "a pointer that passes by is no press");
        type_keys(&mut w, "s");
        assert_eq!(glides(&w), !reduce_motion);
    }
}
