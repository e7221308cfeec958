//! Backups as Daylio makes them.

use crate::{dice::Dice, spoilt, words};
use base64::Engine;
use chrono::Datelike;
use gamut::domain::DayKey;
use serde_json::{Value, json};
use std::io::{Cursor, Read, Write};

const BACKUP: &str = "backup.daylio";

/// The JSON in a backup of `n` entries.
pub fn backup(dice: &mut Dice, n: usize, today: DayKey) -> Value {
    let moods: Vec<Value> = (1..=5)
        .map(|m| {
            let name = if dice.once_in(3) { words::label(dice) } else { String::new() };
            json!({"id": m, "custom_name": name, "mood_group_id": m, "predefined_name_id": m, "icon_id": m})
        })
        .collect();
    let tags: Vec<Value> = (1..=8).map(|t| json!({"id": t, "name": words::label(dice), "icon": t, "order": t})).collect();
    let entries: Vec<Value> = (0..n).map(|n| entry(dice, n, today)).collect();
    json!({"version": 15, "customMoods": moods, "tags": tags, "dayEntries": entries, "goals": [], "prefs": []})
}

fn entry(dice: &mut Dice, n: usize, today: DayKey) -> Value {
    let date = words::day(dice, today).date();
    let note = match dice.below(5) {
        0 => String::new(),
        1 => format!("<p style=\"x\">{}</p><br>{}", words::plain(dice), words::any(dice)),
        2 => format!("one<div>two</div>&#x27;&#{};&amp{}", dice.below(0x11_0000), words::any(dice)),
        3 => format!("<li data-list=\"bullet\">{}<{}", words::any(dice), words::any(dice)),
        _ => words::any(dice),
    };
    let tags: Vec<usize> = (0..dice.below(4)).map(|_| 1 + dice.below(8)).collect();
    json!({
        "id": n + 1, "year": date.year(), "month": date.month0(), "day": date.day(),
        "hour": dice.between(12, 17), "minute": dice.between(0, 59), "datetime": 1_795_466_400_000_u64,
        "timeZoneOffset": dice.of(&[0, 3_600_000, -12_600_000, 49_500_000]), "mood": dice.between(1, 5),
        "note": note, "note_title": if dice.once_in(4) { words::any(dice) } else { String::new() },
        "tags": tags, "assets": [],
    })
}

/// What packs a text as another one of its kind was packed.
type Packs = Box<dyn Fn(&mut Dice, &[u8]) -> Vec<u8>>;

/// The first file of an archive that holds words, and what packs other words in its place; `None` where there is none.
pub fn opened(file: &[u8]) -> Option<(Vec<u8>, Packs)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).ok()?;
    let names = (0..archive.len()).filter_map(|n| Some(archive.by_index(n).ok()?.name().ok()?.into_owned()));
    let name = names.collect::<Vec<_>>().into_iter().find(|name| name.contains('.') && !name.contains("photo"))?;
    let mut inside = Vec::new();
    archive.by_name(&name).ok()?.take(4 << 20).read_to_end(&mut inside).ok()?;
    if name == BACKUP {
        let code: Vec<u8> = inside.into_iter().filter(|b| !b.is_ascii_whitespace()).collect();
        let json = base64::engine::general_purpose::STANDARD.decode(code).ok()?;
        return Some((json, Box::new(|dice, text| packed(dice, &String::from_utf8_lossy(text), false))));
    }
    Some((inside, Box::new(move |_, text| alone(&name, text))))
}

fn alone(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap().into_inner()
}

/// Packs it, well or badly.
pub fn packed(dice: &mut Dice, json: &str, badly: bool) -> Vec<u8> {
    let mut code = base64::engine::general_purpose::STANDARD.encode(json);
    if dice.once_in(2) {
        let lines: Vec<_> = code.as_bytes().chunks(76).map(String::from_utf8_lossy).collect();
        code = lines.join("\n");
    }
    if badly && dice.once_in(3) {
        code = String::from_utf8_lossy(&spoilt::bytes(dice, code.into_bytes())).into_owned();
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    };
    if dice.once_in(3) {
        add("assets/photo-1", &[0xff; 300]);
        add("../../escaped", b"x");
    }
    if !(badly && dice.once_in(10)) {
        add(BACKUP, code.as_bytes());
    }
    let file = zip.finish().unwrap().into_inner();
    if badly && dice.once_in(3) { spoilt::bytes(dice, file) } else { file }
}
