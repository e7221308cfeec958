//! The real program in a real window: keys typed from outside, a picture of the screen, a window closed
//! by its own button, and the journal read afterwards by a command.
//!
//! Each journey has a virtual display of its own. Where Xvfb, xdotool or import are missing, a journey
//! says so and is skipped; `./test.sh` installs them.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a journey that can't go on stops the journey loudly")]

mod acting;
mod assistive;
mod atspi;
mod broken_display;
mod bus;
mod clipboard;
mod close;
mod desktop;
mod display;
mod doors;
mod fields;
mod hostile;
mod kills;
mod memory;
mod one_program;
mod painting;
mod picture;
mod portal;
mod printing;
mod program;
mod reminders;
#[path = "../support/skipped.rs"]
mod skipped;
mod slow_frames;
mod stand_ins;
mod ten_seconds;
mod two_machines;

use display::Display;
use program::Gamut;
use serde_json::{Value, json};

/// Today opens with the first feeling's row in focus. A digit, `-` (not felt) or `?` (can't tell) rates
/// the row and goes on to the next; a row that is passed by with Tab stays not answered.
const RATE_AND_SAVE: &[(&str, &str)] = &[
    ("7", "joy is felt at 7"),
    ("minus", "contentment is not felt"),
    ("question", "excitement: can't tell"),
    ("Tab", "sadness stays not answered"),
    ("2", "anxiety is felt at 2"),
    ("ctrl+Return", "save"),
];

#[test]
fn what_is_typed_in_the_window_is_in_the_journal_when_it_closes() {
    let Some(display) = Display::start() else { return };
    let mut gamut = Gamut::open(&display);
    gamut.press("Escape", "past the first pages");

    let opened = gamut.picture("opened");
    assert!(opened.colours() > 12, "the window is nearly blank: {opened}");
    for (key, meaning) in RATE_AND_SAVE {
        gamut.press(key, meaning);
    }
    let saved = gamut.picture("saved");
    assert!(opened.pixels() != saved.pixels(), "nothing on the screen answered the keys: {saved}");
    gamut.close();

    let check_ins = gamut.check_ins();
    assert_eq!(check_ins.len(), 1, "one save is one check-in: {check_ins:?}");
    assert_eq!(
        check_ins[0]["feelings"],
        json!({"joy": 7, "contentment": 0, "excitement": "cannot_tell", "anxiety": 2}),
        "not felt is 0, can't tell is itself, not answered is absent"
    );
}

#[test]
fn closing_without_saving_saves_nothing_and_keeps_the_draft() {
    let Some(display) = Display::start() else { return };
    let mut gamut = Gamut::open(&display);
    gamut.press("Escape", "past the first pages");
    gamut.press("4", "joy is felt at 4");
    gamut.close();
    assert_eq!(gamut.check_ins(), Vec::<Value>::new(), "a draft is no check-in");

    gamut.open_again(&display);
    gamut.press("ctrl+Return", "save what was kept");
    gamut.close();
    let check_ins = gamut.check_ins();
    assert_eq!(check_ins.len(), 1, "the draft was there again and could be saved: {check_ins:?}");
    assert_eq!(check_ins[0]["feelings"], json!({"joy": 4}));
}

#[test]
fn without_a_display_the_program_says_so_in_a_sentence() {
    let gamut = Gamut::without_a_display();
    assert_eq!(gamut.status.code(), Some(13));
    let said = String::from_utf8_lossy(&gamut.stderr);
    assert!(said.contains("display"), "it names what is missing: {said}");
    assert!(!said.contains("panicked") && !said.contains("backtrace"), "a sentence, no backtrace: {said}");
}
