//! Seven digits and a save in a window whose frames take half a second: seven right answers at any pace.

use crate::display::Display;
use crate::program::{Gamut, wait_for};
use serde_json::{Value, json};
use std::time::Duration;

const KEYS: [&str; 7] = ["joy", "contentment", "excitement", "sadness", "anxiety", "anger", "numbness"];

/// Rounds at each pace; more of them with `GAMUT_SLOW_ROUNDS`.
fn rounds() -> usize {
    std::env::var("GAMUT_SLOW_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(1)
}

#[test]
fn seven_digits_are_seven_right_answers_where_each_frame_takes_half_a_second() {
    let Some(display) = Display::start() else { return };
    let mut gamut = Gamut::open(&display);
    gamut.press("Escape", "past the first pages");
    gamut.picture("ready");
    let digits: Vec<String> = (1..=7).map(|n| n.to_string()).collect();
    let mut saved = 0;
    for pause in [60, 150, 300] {
        for _ in 0..rounds() {
            let slowed = gamut.slowed();
            for digit in &digits {
                gamut.press_at_once(digit, "an answer");
                std::thread::sleep(Duration::from_millis(pause));
            }
            gamut.press_at_once("ctrl+Return", "save");
            // Three frames of the slowed program: the save is handled while it is slow.
            std::thread::sleep(Duration::from_millis(1500));
            drop(slowed);
            saved += 1;
            // The journal can be read by a command once the window is closed; until then the picture has to rest.
            gamut.picture("saved");
        }
    }
    gamut.close();
    let found = wait_for(|| Some(gamut.check_ins()).filter(|all| all.len() == saved));
    let expected: serde_json::Map<String, Value> = KEYS.iter().zip(1..).map(|(key, n)| ((*key).to_owned(), json!(n))).collect();
    for (n, check_in) in found.unwrap_or_else(|| gamut.check_ins()).iter().enumerate() {
        assert_eq!(check_in["feelings"], Value::Object(expected.clone()), "check-in {n}");
    }
    assert_eq!(gamut.check_ins().len(), saved);
}
