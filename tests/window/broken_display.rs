//! Displays that are not there, go away, or break the toolkit: a sentence and exit 13, and what was typed is kept.

use crate::{
    display::Display,
    program::{Gamut, gamut, wait_for},
    skipped::skipped,
};
use serde_json::json;
use std::{
    path::Path,
    process::{Command, Stdio},
};

#[test]
fn a_wayland_where_nobody_answers_gives_way_to_x11() {
    let Some(display) = Display::start() else { return };
    let mut gamut = Gamut::open_under(&display, &[], &[("WAYLAND_DISPLAY", "wayland-dead")]);
    gamut.press("Escape", "past the first pages");
    gamut.close();
}

#[test]
fn a_wayland_where_nobody_answers_and_no_x11_is_no_display() {
    let folder = tempfile::tempdir().unwrap();
    let ended = gamut(folder.path()).env("WAYLAND_DISPLAY", "wayland-dead").output().unwrap();
    assert_eq!(ended.status.code(), Some(13));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("There is no display here"));
}

#[test]
fn settings_that_break_the_toolkit_are_told_in_a_sentence() {
    let Some(display) = Display::start() else { return };
    for (name, value) in
        [("XKB_CONFIG_ROOT", "/nonexistent"), ("WINIT_X11_SCALE_FACTOR", "abc"), ("WINIT_X11_SCALE_FACTOR", "-1")]
    {
        let folder = tempfile::tempdir().unwrap();
        let mut program = gamut(folder.path());
        let mut program = program.env("DISPLAY", &display.name).env(name, value).stderr(Stdio::piped()).spawn().unwrap();
        let Some(status) = wait_for(|| program.try_wait().unwrap()) else {
            let _ = program.kill();
            let _ = program.wait();
            // Some versions of the toolkit shrug it off.
            continue;
        };
        let said = program.wait_with_output().unwrap().stderr;
        let said = String::from_utf8_lossy(&said);
        assert_eq!(status.code(), Some(13), "{name}={value}: {said}");
        assert!(said.contains("could not be opened") && said.contains(name), "{name}={value}: {said}");
        assert!(!said.contains("panicked") && !said.contains("broke. What was saved"), "{name}={value}: {said}");
    }
}

#[test]
fn a_display_that_dies_takes_no_word_with_it() {
    for painted_by in ["card", "processor"] {
        let (Some(display), Some(other)) = (Display::start(), Display::start()) else { return };
        dies(&display, &other, painted_by);
    }
}

fn dies(display: &Display, other: &Display, painted_by: &str) {
    let mut gamut = Gamut::open_under(display, &[], &[("GAMUT_PAINTS_BY", painted_by)]);
    gamut.press("Escape", "past the first pages");
    let before = gamut.picture("before the digit");
    gamut.press("4", "joy is felt at 4");
    let is_shown = || (gamut.picture("the digit").pixels() != before.pixels()).then_some(());
    assert!(wait_for(is_shown).is_some(), "the digit was never shown");
    display.die();
    let (code, said) = gamut.ended();
    assert_eq!(code, Some(13), "{said}");
    assert!(said.contains("The display is gone"), "{said}");
    assert!(gamut.check_ins().is_empty(), "a draft is no check-in");
    gamut.open_again(other);
    gamut.press("ctrl+Return", "save what was kept");
    gamut.close();
    assert_eq!(gamut.check_ins()[0]["feelings"], json!({"joy": 4}));
}

/// Tells a program the time from a file.
const FAKETIME: &str = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

#[test]
fn a_clock_that_jumps_under_an_open_window_ends_nothing_and_loses_nothing() {
    if !Path::new(FAKETIME).exists() {
        return skipped("the package libfaketime is not installed");
    }
    let Some(display) = Display::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let clock = folder.path().join("clock");
    let set = |time: &str| std::fs::write(&clock, time).unwrap();
    set("1969-06-01 10:00:00");
    let variables = [
        ("LD_PRELOAD", FAKETIME),
        ("FAKETIME_TIMESTAMP_FILE", clock.to_str().unwrap()),
        ("FAKETIME_NO_CACHE", "1"),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ("TZ", "UTC"),
    ];
    let mut gamut = Gamut::open_under(&display, &[], &variables);
    gamut.press("Escape", "past the first pages");
    for (time, key) in
        [("1969-12-31 23:59:59", "3"), ("2126-11-29 10:00:00", "4"), ("1969-01-01 00:00:00", "5"), ("2026-06-01 10:00:00", "6")]
    {
        set(time);
        gamut.press(key, time);
    }
    gamut.press("ctrl+Return", "save");
    gamut.close();
    let check_ins = gamut.check_ins();
    assert_eq!(check_ins.len(), 1, "{check_ins:?}");
    assert_eq!(check_ins[0]["feelings"], json!({"joy": 3, "contentment": 4, "excitement": 5, "sadness": 6}));
}

/// Ends a process from outside.
pub fn end(process: u32) {
    let done = Command::new("kill").arg(process.to_string()).status().unwrap();
    assert!(done.success(), "the process could not be ended");
}
