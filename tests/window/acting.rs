//! From noticing to acting by keyboard alone, in the real window: a narrowing taken in from JSON lines, its card, a
//! way, the question before, the doing, the question after; and the try read afterwards by a command.
//!
//! What has the keyboard is heard over the accessibility bus; every action is a key.

use crate::atspi::Assistive;
use crate::display::Display;
use crate::program::Gamut;
use gamut::domain::DayKey;
use serde_json::{Value, json};

const FEELINGS: [(&str, &str); 9] = [
    ("joy", "pleasant"),
    ("contentment", "pleasant"),
    ("excitement", "pleasant"),
    ("affection", "pleasant"),
    ("sadness", "unpleasant"),
    ("anxiety", "unpleasant"),
    ("anger", "unpleasant"),
    ("guilt", "unpleasant"),
    ("numbness", "numbness"),
];
const QUESTION: &str = "How much can you feel right now?";
const WAVE: [u8; 7] = [7, 3, 9, 5, 6, 2, 8];

/// Eighteen weeks as lively as anybody's and six in which everything lies close together, up to yesterday.
pub fn planted() -> String {
    let feelings = FEELINGS.map(|(key, valence)| json!({"key": key, "name": key, "valence": valence}));
    let mut lines = vec![
        json!({"gamut": 1, "kind": "journal", "feelings": feelings, "symptoms": []}),
        json!({"kind": "setting", "key": "welcomed", "value": "yes"}),
    ];
    let today = gamut::clock::now().instant.day(gamut::domain::DayStart::default());
    lines.extend((1..=168).rev().map(|ago| check_in(today.plus(-ago), usize::try_from(ago).unwrap())));
    lines.iter().map(Value::to_string).collect::<Vec<_>>().join("\n")
}

fn check_in(day: DayKey, ago: usize) -> Value {
    let felt = |valence: &str| match (valence, ago < 42) {
        ("pleasant", false) => WAVE[ago % 7],
        ("pleasant", true) => 2 + u8::from(ago.is_multiple_of(3)),
        ("unpleasant", false) => WAVE[(ago + 3) % 7] / 2 + 1,
        ("numbness", true) => 6,
        _ => 1,
    };
    let feelings: serde_json::Map<String, Value> =
        FEELINGS.iter().map(|(key, valence)| ((*key).to_owned(), felt(valence).into())).collect();
    json!({
        "kind": "check_in", "id": format!("c{ago}"), "at": format!("{day}T19:00:00+00:00"), "zone": "Etc/UTC",
        "day": day.to_string(), "feelings": feelings,
    })
}

/// Presses Tab until this has the keyboard.
pub fn tab_to(gamut: &mut Gamut<'_>, assistive: &Assistive, name: &str) {
    assistive.find(name);
    let mut passed = Vec::new();
    for _ in 0..80 {
        let here = assistive.focused();
        if here == name {
            return;
        }
        passed.push(here);
        gamut.press("Tab", &format!("on to {name}"));
    }
    panic!("Tab never came to {name}; it passed {passed:?}");
}

fn act(gamut: &mut Gamut<'_>, assistive: &Assistive, name: &str) {
    tab_to(gamut, assistive, name);
    gamut.press("Return", name);
}

#[test]
fn from_a_card_to_a_try_that_is_kept_by_keyboard_alone() {
    let Some(display) = Display::start() else { return };
    let Some(assistive) = Assistive::start(&display) else { return };
    let mut gamut = Gamut::open_on(&display, &planted(), &[("DBUS_SESSION_BUS_ADDRESS", &assistive.address)]);

    gamut.press("alt+4", "to Patterns");
    assistive.find("Your range now against usual");
    let card = gamut.picture("pattern-card");
    assert!(card.colours() > 40, "there is a picture on the card: {card}");
    act(&mut gamut, &assistive, "What else it could be");
    assistive.find_by("another reading", |name| name.starts_with("Low mood can look like this"));
    act(&mut gamut, &assistive, "Try a way");

    act(&mut gamut, &assistive, "Begin, 5 steps");
    tab_to(&mut gamut, &assistive, QUESTION);
    gamut.press("2", "before: a trace");
    act(&mut gamut, &assistive, "First step");
    act(&mut gamut, &assistive, "Stop here");
    tab_to(&mut gamut, &assistive, QUESTION);
    gamut.press("4", "after");
    act(&mut gamut, &assistive, "Something moved");
    act(&mut gamut, &assistive, "Keep this try");
    assistive.find_by("that it is counted", |name| name.contains("Tried once"));
    gamut.close();

    let tries = gamut.exported("trial");
    assert_eq!(tries.len(), 1, "{tries:?}");
    assert_eq!(
        [&tries[0]["way"], &tries[0]["before"], &tries[0]["after"], &tries[0]["outcome"]],
        [&json!("senses"), &json!(2), &json!(4), &json!("moved")]
    );
    assert_eq!(gamut.check_ins().len(), 168, "nothing else was written");
}
