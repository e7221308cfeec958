//! Files as they are offered: of a grammar each, good or spoilt.

use crate::{
    dice::Dice,
    made::{self, Answered},
    other_apps, spoilt, tables, words, zipped,
};
use gamut::{app::FileKind, domain::DayKey, exchange::formats};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file that is offered, and what its check-ins answer where nothing of it is spoilt.
pub struct Offered {
    pub kind: FileKind,
    pub file: Vec<u8>,
    pub answered: Option<Answered>,
}

impl Offered {
    pub fn file_in(&self, folder: &Path) -> PathBuf {
        let ending = self.kind.format.ending;
        let file = folder.join(format!("offered.{ending}"));
        fs::write(&file, &self.file).unwrap();
        file
    }
}

pub fn named(format: &str) -> FileKind {
    formats::named(format).unwrap()
}

/// One of any format.
pub fn offered(dice: &mut Dice, today: DayKey) -> Offered {
    let format = match dice.below(6) {
        0 => "jsonl",
        1 => "csv",
        2..4 => *dice.of(&other_apps::FORMATS),
        _ => "daylio",
    };
    of_format(dice, format, today)
}

/// One of this format.
pub fn of_format(dice: &mut Dice, format: &str, today: DayKey) -> Offered {
    let spoil = !dice.once_in(3);
    let n = if dice.once_in(12) { 600 } else { dice.below(24) };
    match format {
        "jsonl" => {
            let made::Made { mut lines, answered } = made::journal(dice, n, today);
            if !spoil {
                return Offered { kind: named("jsonl"), file: made::text(&lines).into(), answered: Some(answered) };
            }
            for _ in 0..=dice.below(4) {
                if !lines.is_empty() {
                    let at = dice.below(lines.len());
                    spoil_row(dice, &mut lines[at]);
                }
            }
            if let Some(fields) = lines.last_mut().and_then(Value::as_object_mut).filter(|_| dice.once_in(40)) {
                fields.insert("note".to_owned(), json!(words::huge(dice)));
            }
            let mut file = made::text(&lines).into_bytes();
            if dice.once_in(2) {
                file = spoilt::bytes(dice, file);
            }
            Offered { kind: named("jsonl"), file, answered: None }
        }
        "csv" => {
            let (text, answered) = tables::table(dice, n, today);
            if !spoil {
                return Offered { kind: named("csv"), file: text.into(), answered: Some(answered) };
            }
            Offered { kind: named("csv"), file: spoil_table(dice, &text), answered: None }
        }
        "daylio" => {
            let mut backup = zipped::backup(dice, n, today);
            if spoil {
                for _ in 0..=dice.below(4) {
                    spoil_row(dice, &mut backup);
                }
            }
            let mut text = backup.to_string();
            if spoil && dice.once_in(4) {
                text = String::from_utf8_lossy(&spoilt::bytes(dice, text.into_bytes())).into_owned();
            }
            let answered = (!spoil).then(Answered::new);
            Offered { kind: named("daylio"), file: zipped::packed(dice, &text, spoil), answered }
        }
        _ => Offered { kind: named(format), file: other_apps::made(dice, format, n, today, spoil), answered: None },
    }
}

/// Anything at all, or something of the right kind that can't be.
fn spoil_row(dice: &mut Dice, row: &mut Value) {
    let fields = row.as_object().map_or(0, serde_json::Map::len);
    let key = row.as_object().and_then(|fields| fields.keys().nth(dice.below(fields.len())).cloned());
    match key {
        Some(key) if matches!(key.as_str(), "at" | "day" | "written_at" | "deleted_at" | "done_at") && fields > 0 => {
            row[key] = json!(words::no_time(dice));
        }
        Some(key) if key == "feelings" && row[&key].is_object() => {
            let long = "x".repeat(65);
            let name = *dice.of(&["joy", "Joy", "JOY ", "joy joy", "", "unknown", long.as_str()]);
            let value = serde_json::from_str(&words::no_number(dice)).unwrap_or(Value::Null);
            row[key][name] = value;
        }
        _ => spoilt::json(dice, row),
    }
}

fn spoil_table(dice: &mut Dice, text: &str) -> Vec<u8> {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if !lines.is_empty() {
        let at = dice.below(lines.len());
        match dice.below(7) {
            0 => lines[at] = lines[at].replacen(',', "", 1 + dice.below(3)),
            1 => lines.insert(0, "sep=,\r\n".to_owned()),
            2 => lines.insert(at, ",,,,,,\n".to_owned()),
            3 => lines[at] = lines[at].replace(|c: char| c.is_ascii_digit(), &words::no_number(dice)),
            4 => lines[at] = format!("{},{}", words::no_time(dice), lines[at]),
            5 => {
                let other = *dice.of(&["feeling:Joy", "feeling: joy", "feeling:", "at", "id"]);
                lines[0] = lines[0].replace("feeling:joy", other);
            }
            _ => lines[at] = format!("\"{}", lines[at]),
        }
    }
    let file = lines.concat().into_bytes();
    if dice.once_in(2) { spoilt::bytes(dice, file) } else { file }
}
