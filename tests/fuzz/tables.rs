//! Tables as Gamut and as spreadsheets write them.

use crate::{
    dice::Dice,
    made::{Answered, FEELINGS, SYMPTOMS, answer},
    words,
};
use gamut::domain::DayKey;
use std::collections::BTreeMap;

/// A table and what its check-ins answer.
pub fn table(dice: &mut Dice, n: usize, today: DayKey) -> (String, Answered) {
    let separator = *dice.of(&[",", ",", ";", "\t"]);
    let end = *dice.of(&["\n", "\r\n", "\r"]);
    let mut names: Vec<String> = ["id", "at"].map(str::to_owned).into();
    let mut more: Vec<String> = ["zone", "day", "sleep_hours", "medicines", "substances", "company", "tags", "note", "colour"]
        .map(str::to_owned)
        .into();
    more.extend(FEELINGS.iter().map(|(key, _)| format!("feeling:{key}")));
    more.extend(SYMPTOMS.iter().map(|key| format!("symptom:{key}")));
    more.push("feeling:awe".to_owned());
    while !more.is_empty() {
        let name = more.swap_remove(dice.below(more.len()));
        if !dice.once_in(4) {
            names.push(name);
        }
    }
    let mut answered = Answered::new();
    let mut text = row(dice, &names.iter().map(String::as_str).collect::<Vec<_>>(), separator, end);
    for n in 0..n {
        let day = words::day(dice, today);
        let id = format!("row {n}");
        let mut said = BTreeMap::new();
        let cells: Vec<String> = names.iter().map(|name| cell(dice, name, &id, day, &mut said)).collect();
        text.push_str(&row(dice, &cells.iter().map(String::as_str).collect::<Vec<_>>(), separator, end));
        answered.insert(id, said);
    }
    (text, answered)
}

fn cell(dice: &mut Dice, name: &str, id: &str, day: DayKey, said: &mut BTreeMap<String, serde_json::Value>) -> String {
    if let Some(feeling) = name.strip_prefix("feeling:") {
        let Some(answer) = answer(dice) else { return String::new() };
        let text = if answer.is_number() { answer.to_string() } else { "?".to_owned() };
        said.insert(feeling.to_owned(), answer);
        return text;
    }
    if name.starts_with("symptom:") {
        return (*dice.of(&["", "no", "mild", "moderate", "strong"])).to_owned();
    }
    match name {
        "id" => id.to_owned(),
        "at" => words::at(dice, day),
        _ if dice.once_in(2) => String::new(),
        "zone" => (*dice.of(&words::ZONES)).to_owned(),
        "day" => day.to_string(),
        "sleep_hours" => (*dice.of(&["0", "6.5", "24", "7"])).to_owned(),
        "company" | "colour" => defused(&words::label(dice)),
        "note" => defused(&words::any(dice)),
        _ => defused(&(0..=dice.below(3)).map(|_| words::label(dice).replace(['|', '\\'], "/")).collect::<Vec<_>>().join("|")),
    }
}

/// As the format says: one `'` before what a spreadsheet would run.
fn defused(cell: &str) -> String {
    let runs = cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{cell}") } else { cell.to_owned() }
}

fn row(dice: &mut Dice, cells: &[&str], separator: &str, end: &str) -> String {
    let quoted = |dice: &mut Dice, cell: &str| {
        let must = cell.contains(['"', '\n', '\r', ',', ';', '\t']);
        if must || dice.once_in(8) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    };
    let cells: Vec<String> = cells.iter().map(|cell| quoted(dice, cell)).collect();
    format!("{}{end}", cells.join(separator))
}
