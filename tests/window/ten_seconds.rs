//! The ten-second path, timed from outside: an ordinary check-in of the seven feelings of a new journal in the real window.
//!
//! The times are printed and not asserted: a busy machine is slow, and that says nothing about Gamut. What a person
//! has to do is asserted: how often they press.

use crate::atspi::Assistive;
use crate::display::Display;
use crate::program::Gamut;
use serde_json::{Value, json};
use std::io::Write;
use std::time::{Duration, Instant};

/// Between two keys of a person who looks, thinks a little and types: about 40 words a minute, slower than most.
const A_KEY: Duration = Duration::from_millis(250);
/// Between two clicks, the way of the hand included.
const A_CLICK: Duration = Duration::from_millis(700);

/// The seven feelings a journal begins with, in the order of the rows.
const FEELINGS: [(&str, &str, u8); 7] = [
    ("joy", "Joy", 3),
    ("contentment", "Contentment", 4),
    ("excitement", "Excitement", 0),
    ("sadness", "Sadness", 2),
    ("anxiety", "Anxiety", 5),
    ("anger", "Anger", 1),
    ("numbness", "Numbness", 8),
];

/// Written past the test harness, which would keep the words of a passing test to itself.
fn tell(words: &str) {
    let _ = writeln!(std::io::stderr(), "\n{words}");
}

fn wait_until(moment: Instant) {
    std::thread::sleep(moment.saturating_duration_since(Instant::now()));
}

fn all_seven_are_saved(gamut: &Gamut<'_>) {
    let check_ins = gamut.check_ins();
    assert_eq!(check_ins.len(), 1, "{check_ins:?}");
    let expected: serde_json::Map<String, Value> = FEELINGS.iter().map(|(key, _, n)| ((*key).to_owned(), json!(n))).collect();
    assert_eq!(check_ins[0]["feelings"], Value::Object(expected));
}

#[test]
fn seven_feelings_and_save_by_keyboard_at_a_persons_pace() {
    let Some(display) = Display::start() else { return };
    let mut gamut = Gamut::open(&display);
    gamut.press("Escape", "past the first pages");
    gamut.picture("ready");

    let digits = FEELINGS.map(|(_, name, n)| (n.to_string(), name));
    let mut pressed = Vec::new();
    let began = Instant::now();
    for (digit, name) in &digits {
        let next = Instant::now() + A_KEY;
        gamut.press_at_once(digit, name);
        pressed.push(digit.as_str());
        wait_until(next);
    }
    gamut.press_at_once("ctrl+Return", "save");
    pressed.push("Ctrl+Enter");
    let took = began.elapsed();
    tell(&format!(
        "seven feelings and save by keyboard: {} key presses ({}) in {:.1} s at {} ms a key",
        pressed.len(),
        pressed.join(" "),
        took.as_secs_f32(),
        A_KEY.as_millis()
    ));
    assert!(pressed.len() < 15, "{pressed:?}");
    gamut.picture("saved-by-keyboard");
    gamut.close();
    all_seven_are_saved(&gamut);
}

#[test]
fn seven_feelings_and_save_by_pointer() {
    let Some(display) = Display::start() else { return };
    // Where to click is asked of the accessibility bus, as one sees it on the screen.
    let Some(assistive) = Assistive::start(&display) else { return };
    let mut gamut = Gamut::open_under(&display, &[], &[("DBUS_SESSION_BUS_ADDRESS", &assistive.address)]);
    assistive.find("Skip").press();
    let strips = FEELINGS.map(|(_, name, n)| (name, assistive.find(name).place(), n));
    let save = assistive.find("Save check-in").place();

    let mut clicks = 0;
    let began = Instant::now();
    for (name, [x, y, w, h], n) in strips {
        let next = Instant::now() + A_CLICK;
        // Twelve steps of one width, the last of them "can't tell".
        gamut.click(x + (i32::from(n) * 2 + 1) * w / 24, y + h / 2, name);
        clicks += 1;
        wait_until(next);
    }
    gamut.click(save[0] + save[2] / 2, save[1] + save[3] / 2, "save");
    clicks += 1;
    let took = began.elapsed();
    tell(&format!(
        "seven feelings and save by pointer: {clicks} clicks in {:.1} s at {} ms a click",
        took.as_secs_f32(),
        A_CLICK.as_millis()
    ));
    assert!(clicks < 15);
    assistive.find_by("the word that it is saved", |name| name.starts_with("Saved"));
    gamut.close();
    all_seven_are_saved(&gamut);
}
