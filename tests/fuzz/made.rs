//! Journals as JSON lines, made by a grammar: every row is one that may stand in an export.

use crate::{dice::Dice, words};
use gamut::domain::DayKey;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

pub const FEELINGS: [(&str, &str); 9] = [
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
pub const SYMPTOMS: [&str; 5] = ["fatigue", "concentration", "numb", "self_harm", "desire"];
pub const WAYS: [&str; 7] = ["senses", "support_group", "once_enjoyed", "doctor", "therapist", "journal", "substances"];
const OWN: [(&str, &str); 4] =
    [("awe", "pleasant"), ("boredom", "unpleasant"), ("ruhe", "pleasant"), ("sehnsucht", "unpleasant")];
const EVENTS: [&str; 8] =
    ["medicine_started", "medicine_changed", "medicine_stopped", "therapy_began", "loss", "move", "illness", "other"];
const LISTS: [&str; 8] = ["sight", "sound", "scent", "support_group", "activity", "therapist", "reason", "doctor_question"];
const PARTS: [&str; 7] = ["signs", "what_helps", "people", "places", "professionals", "safer_place", "reasons"];

/// What was answered in each check-in, by its id: a number, or `cannot_tell`; what is absent was not answered.
pub type Answered = BTreeMap<String, BTreeMap<String, Value>>;

/// Lines of a file and what its check-ins answer.
pub struct Made {
    pub lines: Vec<Value>,
    pub answered: Answered,
}

/// A file of about `n` rows of all kinds.
pub fn journal(dice: &mut Dice, n: usize, today: DayKey) -> Made {
    let mut made = Made { lines: Vec::new(), answered: Answered::new() };
    let feelings = if dice.once_in(4) { FEELINGS.to_vec() } else { FEELINGS.iter().chain(&OWN).copied().collect() };
    if !dice.once_in(6) || feelings.len() > FEELINGS.len() {
        let described =
            feelings.iter().map(|(key, side)| json!({"key": key, "name": key, "valence": side, "hue": dice.below(8)}));
        let described: Vec<Value> = described.collect();
        let symptoms: Vec<Value> = SYMPTOMS.iter().map(|key| json!({"key": key, "name": key})).collect();
        made.lines.push(json!({"gamut": 1, "kind": "journal", "feelings": described, "symptoms": symptoms}));
    }
    for row in 0..n {
        let line = match dice.below(16) {
            0 => event(dice, row, today),
            1 => trial(dice, row, today),
            2 => plan(dice, row, today),
            3 => way_item(dice, row),
            4 => pattern_answer(dice, row, today),
            5 => mood(dice, row, today),
            6 if dice.once_in(3) => contact(dice, row),
            7 if dice.once_in(3) => json!({"kind": "safety_plan", "part": dice.of(&PARTS), "text": words::any(dice)}),
            8 if dice.once_in(3) => setting(dice),
            _ => check_in(dice, row, today, &feelings, &mut made.answered),
        };
        made.lines.push(line);
    }
    made
}

pub fn text(lines: &[Value]) -> String {
    lines.iter().flat_map(|line| [line.to_string(), "\n".to_owned()]).collect()
}

fn id(dice: &mut Dice, row: usize) -> String {
    match dice.below(4) {
        0 => format!("0190{:04x}-0000-7000-8000-{:012x}", row % 0x1_0000, dice.any() & 0xffff_ffff_ffff),
        1 => format!("0190{:04X}-0000-7000-8000-{:012X}", row % 0x1_0000, dice.any() & 0xffff_ffff_ffff),
        2 => format!("{} {row}", words::label(dice)).chars().take(200).collect(),
        _ => format!("id-{row}"),
    }
}

/// One of the four: not answered is `None`.
pub fn answer(dice: &mut Dice) -> Option<Value> {
    match dice.below(8) {
        0 | 1 => None,
        2 | 3 => Some(json!(0)),
        4 => Some(json!("cannot_tell")),
        _ => Some(json!(dice.between(1, 10))),
    }
}

fn put(row: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        row.insert(key.to_owned(), value);
    }
}

fn labels(dice: &mut Dice) -> Value {
    json!((0..dice.below(4)).map(|_| words::label(dice)).collect::<Vec<_>>())
}

fn check_in(dice: &mut Dice, n: usize, today: DayKey, feelings: &[(&str, &str)], answered: &mut Answered) -> Value {
    let day = words::day(dice, today);
    let (id, at) = (id(dice, n), words::at(dice, day));
    let mut row = Map::new();
    let mut said = BTreeMap::new();
    for (key, _) in feelings {
        if let Some(a) = answer(dice) {
            said.insert((*key).to_owned(), a);
        }
    }
    // Null is read as absent, never as a zero.
    let mut written: Map<String, Value> = said.clone().into_iter().collect();
    if dice.once_in(6) && !said.contains_key("joy") {
        written.insert("joy".to_owned(), Value::Null);
    }
    put(&mut row, "kind", dice.once_in(2).then(|| json!("check_in")));
    put(&mut row, "id", Some(json!(id)));
    put(&mut row, "at", Some(json!(at)));
    put(&mut row, "zone", dice.once_in(2).then(|| json!(dice.of(&words::ZONES))));
    put(&mut row, "day", dice.once_in(2).then(|| json!(day.to_string())));
    put(&mut row, "feelings", Some(Value::Object(written)));
    if dice.once_in(2) {
        let words = ["no", "mild", "moderate", "strong"];
        let mut list = Map::new();
        for symptom in SYMPTOMS {
            put(&mut list, symptom, dice.once_in(2).then(|| json!(dice.of(&words))));
        }
        row.insert("symptoms".to_owned(), Value::Object(list));
    }
    put(&mut row, "sleep_hours", dice.once_in(3).then(|| json!(dice.of(&[0.0, 6.5, 7.0, 7.333_333_333_333_333, 24.0]))));
    for list in ["medicines", "substances", "tags"] {
        put(&mut row, list, dice.once_in(3).then(|| labels(dice)));
    }
    put(&mut row, "company", dice.once_in(4).then(|| json!(words::label(dice))));
    put(&mut row, "note", dice.once_in(2).then(|| json!(words::any(dice))));
    if dice.once_in(6) {
        let mut item = Map::new();
        put(&mut item, "what", Some(json!(words::any(dice))));
        put(&mut item, "expected", answer(dice).filter(Value::is_number));
        put(&mut item, "felt", answer(dice));
        row.insert("expected_felt".to_owned(), json!([item]));
    }
    put(&mut row, "written_at", dice.once_in(6).then(|| json!(words::at(dice, day))));
    put(&mut row, "deleted_at", dice.once_in(12).then(|| json!(words::at(dice, day))));
    put(&mut row, "source", dice.once_in(12).then(|| json!({"app": words::plain(dice), "row": words::any(dice)})));
    answered.insert(id, said);
    Value::Object(row)
}

fn event(dice: &mut Dice, n: usize, today: DayKey) -> Value {
    let day = words::day(dice, today);
    let mut row = Map::new();
    put(&mut row, "kind", Some(json!("event")));
    put(&mut row, "id", Some(json!(id(dice, n))));
    put(&mut row, "day", Some(json!(day.to_string())));
    put(&mut row, "what", Some(json!(dice.of(&EVENTS))));
    for key in ["name", "dose", "note"] {
        put(&mut row, key, dice.once_in(2).then(|| json!(words::any(dice))));
    }
    Value::Object(row)
}

fn trial(dice: &mut Dice, n: usize, today: DayKey) -> Value {
    let day = words::day(dice, today);
    let mut row = Map::new();
    put(&mut row, "kind", Some(json!("trial")));
    put(&mut row, "id", Some(json!(id(dice, n))));
    put(&mut row, "way", Some(json!(dice.of(&WAYS))));
    put(&mut row, "at", Some(json!(words::at(dice, day))));
    put(&mut row, "before", answer(dice));
    put(&mut row, "after", answer(dice));
    put(&mut row, "outcome", dice.once_in(2).then(|| json!(dice.of(&["moved", "no_change", "worse"]))));
    put(&mut row, "note", dice.once_in(2).then(|| json!(words::any(dice))));
    Value::Object(row)
}

fn plan(dice: &mut Dice, n: usize, today: DayKey) -> Value {
    let day = words::day(dice, today);
    let mut row = Map::new();
    put(&mut row, "kind", Some(json!("plan")));
    put(&mut row, "id", Some(json!(id(dice, n))));
    put(&mut row, "way", Some(json!(dice.of(&WAYS))));
    put(&mut row, "what", Some(json!(words::any(dice))));
    put(&mut row, "day", dice.once_in(2).then(|| json!(day.to_string())));
    put(&mut row, "done_at", dice.once_in(3).then(|| json!(words::at(dice, day))));
    put(&mut row, "expected", answer(dice).filter(Value::is_number));
    Value::Object(row)
}

fn way_item(dice: &mut Dice, n: usize) -> Value {
    let mut row = Map::new();
    put(&mut row, "kind", Some(json!("way_item")));
    put(&mut row, "id", Some(json!(id(dice, n))));
    put(&mut row, "list", Some(json!(dice.of(&LISTS))));
    put(&mut row, "words", Some(json!(words::any(dice))));
    put(&mut row, "more", dice.once_in(2).then(|| json!(words::any(dice))));
    put(&mut row, "once_moved", answer(dice).filter(Value::is_number));
    put(&mut row, "retired", dice.once_in(4).then_some(Value::Bool(true)));
    Value::Object(row)
}

fn pattern_answer(dice: &mut Dice, n: usize, today: DayKey) -> Value {
    let day = words::day(dice, today);
    let pattern = format!("{}/{day}#{n}", dice.of(&["narrow", "low_mood", "x"]));
    json!({"kind": "pattern_answer", "pattern": pattern, "dismissed": dice.once_in(2), "reason": words::any(dice), "at": words::at(dice, day)})
}

fn mood(dice: &mut Dice, n: usize, today: DayKey) -> Value {
    let day = words::day(dice, today);
    json!({"kind": "mood", "id": id(dice, n), "at": words::at(dice, day), "value": dice.between(1, 5), "label": words::label(dice)})
}

fn contact(dice: &mut Dice, n: usize) -> Value {
    json!({"kind": "contact", "id": id(dice, n), "name": words::any(dice), "reach": words::any(dice)})
}

fn setting(dice: &mut Dice) -> Value {
    let known = [
        ("theme", "dark"),
        ("day_start_hour", "4"),
        ("welcomed", "yes"),
        ("country", "NL"),
        ("lock_after_min", "5"),
        ("short_form", "yes"),
        ("short_feelings", "joy,guilt"),
        ("sensitivity", "cautious"),
    ];
    let (key, value) = dice.of(&known);
    json!({"kind": "setting", "key": key, "value": value})
}
