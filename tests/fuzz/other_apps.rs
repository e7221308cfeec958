//! Files of other apps, made by a grammar of each and then spoilt.

use crate::{dice::Dice, spoilt, words};
use chrono::Datelike;
use gamut::domain::DayKey;
use serde_json::{Value, json};
use std::io::{Cursor, Write};

/// Every format of another app but Daylio's backup, which has a grammar of its own.
pub const FORMATS: [&str; 16] = [
    "daylio_csv",
    "how_we_feel",
    "bearable",
    "emoods",
    "pixels",
    "moodistory",
    "day_one",
    "jrnl",
    "nomie",
    "track_and_graph",
    "rednotebook",
    "apple_health",
    "health_auto_export",
    "daily_you",
    "mini_diarium",
    "table",
];

/// A file of `n` entries of this format.
pub fn made(dice: &mut Dice, format: &str, n: usize, today: DayKey, spoil: bool) -> Vec<u8> {
    let text = match format {
        "pixels" | "day_one" | "jrnl" | "daily_you" | "mini_diarium" => listed(dice, format, n, today, spoil),
        "nomie" | "health_auto_export" if dice.once_in(2) => listed(dice, format, n, today, spoil),
        "rednotebook" => months(dice, n, today),
        "apple_health" => health(dice, n, today),
        _ => table(dice, format, n, today),
    };
    let mut file = text.into_bytes();
    if spoil && !dice.once_in(4) {
        file = spoilt::bytes(dice, file);
    }
    let name = match format {
        "emoods" => "entry.csv",
        "day_one" => "Journal.json",
        "apple_health" => "apple_health_export/export.xml",
        _ => return file,
    };
    if dice.once_in(2) { packed(dice, name, &file, spoil) } else { file }
}

fn packed(dice: &mut Dice, name: &str, file: &[u8], spoil: bool) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("photos/x.jpg", &b"x"[..]), (name, file), ("../escaped", b"")] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let zip = zip.finish().unwrap().into_inner();
    if spoil && dice.once_in(2) { spoilt::bytes(dice, zip) } else { zip }
}

fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn table(dice: &mut Dice, format: &str, n: usize, today: DayKey) -> String {
    let head = match format {
        "daylio_csv" => "full_date,date,weekday,time,mood,activities,scales,note_title,note",
        "how_we_feel" => "Date,Mood,Tags (People),Sleep,Steps,Notes,Reflections,Takeaways",
        "bearable" => "date,weekday,time of day,category,rating/amount,detail,notes",
        "emoods" => "DATE (YYYY-MM-DD),DEPRESSED,ELEVATED,IRRITABILITY,ANXIETY,SLEEP,WEIGHT",
        "moodistory" => "date,time,mood,notesAndThoughts",
        "nomie" => "epoch,start,end,offset,note,lat,lng,location,score",
        "track_and_graph" => "FeatureName,Timestamp,Value,Label,Note",
        "health_auto_export" => "Start,End,Kind,Labels,Associations,Valence,Valence Classification",
        _ => "when,joy,head,words,note",
    };
    let rows = (0..n).map(|_| {
        let day = words::day(dice, today);
        let date = day.date();
        let (word, note) = (cell(&words::label(dice)), cell(&words::any(dice)));
        let (hour, minute, step) = (dice.below(24), dice.below(60), dice.between(1, 5));
        let number = *dice.of(&["0", "1", "3.5", "", "-2", "7:30", "11", "?"]);
        match format {
            "daylio_csv" => {
                let mood = *dice.of(&["rad", "meh", "average", ""]);
                format!("{day},x,y,{hour}:{minute:02},{mood},{word},Sleep: {step}/5 points,{word},{note}")
            }
            "how_we_feel" => {
                let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
                let month = months[usize::try_from(date.month0()).unwrap()];
                format!(
                    "{} Mon {month} {} {}:{minute:02} PM,a;b,{word},{number},{number},{note},[],",
                    date.year(),
                    date.day(),
                    1 + hour % 12
                )
            }
            "bearable" => {
                let part = *dice.of(&["am", "pre", "", "all day", "21:05"]);
                let kind = *dice.of(&["Mood", "Symptom", "Sleep", "Factors", "Meds/Supplements", "Energy"]);
                format!("{},x,{part},{kind},{number},{word},{note}", date.format("%-dth %b %Y"))
            }
            "emoods" => format!("{day},{step},1,2,3,{number},{number}"),
            "moodistory" => format!("{day},{hour}:{minute:02}:00,{step},{note}"),
            "nomie" => format!("1,{day}T{hour:02}:{minute:02}:00.000,,{},{note},,,,0", dice.of(&["-60", "0", "330", "9999"])),
            "track_and_graph" => format!("{word},{day}T{hour:02}:{minute:02}:00+01:00,{number},{word},{note}"),
            "health_auto_export" => {
                format!("{day} {hour:02}:{minute:02}:00 +0100,,Daily Mood,{word},,{},x", dice.of(&["-1", "0.5", "2", ""]))
            }
            _ => format!("{day} {hour:02}:{minute:02},{number},{step},{word},{note}"),
        }
    });
    let rows: Vec<String> = rows.collect();
    format!("{head}\n{}\n", rows.join("\n"))
}

fn listed(dice: &mut Dice, format: &str, n: usize, today: DayKey, spoil: bool) -> String {
    let entries = (0..n).map(|n| {
        let day = words::day(dice, today);
        let (word, note) = (words::label(dice), words::any(dice));
        let clock = format!("{:02}:{:02}", dice.below(24), dice.below(60));
        let mut entry = match format {
            "pixels" if dice.once_in(2) => json!({"date": day.to_string(), "entries": [{"type": "Mood", "value": 3, "notes": note, "tags": []}]}),
            "pixels" => json!({"date": day.to_string(), "type": "Mood", "scores": [dice.below(6), 2], "notes": note, "tags": [{"type": word, "entries": [word]}]}),
            "day_one" => json!({"uuid": format!("{n}"), "creationDate": format!("{day}T{clock}:00Z"), "timeZone": dice.of(&words::ZONES), "text": note, "tags": [word], "photos": [1]}),
            "jrnl" => json!({"title": word, "body": note, "date": day.to_string(), "time": clock, "tags": [word]}),
            "nomie" => json!({"_id": format!("{n}"), "note": format!("#{word}({n}) @{word} {note}"), "start": format!("{day}T{clock}:00.000Z"), "offset": dice.of(&[-60, 0, 300])}),
            "health_auto_export" => json!({"id": format!("{n}"), "start": format!("{day}T{clock}:00Z"), "labels": [word], "associations": [], "valence": dice.of(&[0.0, -1.0, 0.25, 3.0]), "valenceClassification": word}),
            "daily_you" => json!({"timeCreated": format!("{day}T{clock}:00.000"), "mood": dice.of(&[json!(-2), json!(null), json!(7)]), "text": note, "imgPath": word}),
            _ => json!({"id": n, "date": day.to_string(), "title": word, "text": format!("<p>{note}</p>"), "dateUpdated": "x", "tags": [word]}),
        };
        if spoil && dice.once_in(4) {
            spoilt::json(dice, &mut entry);
        }
        entry
    });
    let entries: Vec<Value> = entries.collect();
    match format {
        "pixels" | "daily_you" => json!(entries),
        "nomie" => json!({"nomie": {"number": "6"}, "events": entries}),
        "health_auto_export" => json!({"data": {"stateOfMind": entries}}),
        _ => json!({"metadata": {"version": "1"}, "entries": entries}),
    }
    .to_string()
}

fn months(dice: &mut Dice, n: usize, today: DayKey) -> String {
    let mut text = String::new();
    for _ in 0..=n.min(5) {
        let month = words::day(dice, today).date().format("%Y-%m").to_string();
        text.extend(["\u{1e}", &month, "\n"]);
        for day in 1..=dice.between(0, 20) {
            let note = words::any(dice);
            let said = match dice.below(3) {
                0 => format!("{day}:\n  text: {}\n  Mood:\n    {}: null\n", json!(note), json!(words::label(dice))),
                1 => format!("{day}: {{text: {}}}\n", json!(note)),
                _ => format!("{day}:\n  text: |-\n    {}\n", note.replace('\n', "\n    ")),
            };
            text.push_str(&said);
        }
    }
    text
}

fn health(dice: &mut Dice, n: usize, today: DayKey) -> String {
    let records = (0..n).map(|_| {
        let day = words::day(dice, today);
        let (from, until) = (dice.below(24), dice.below(24));
        let at = format!("startDate=\"{day} {from:02}:00:00 +0100\" endDate=\"{day} {until:02}:30:00 +0100\"");
        let word = words::label(dice).replace(['<', '"'], "");
        match dice.below(4) {
            0 => format!("<StateOfMind {at} valence=\"{}\" labels=\"{word}\"/>", dice.of(&["0", "-0.5", "1", "9"])),
            1 => format!(
                "<Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" {at} value=\"HKCategoryValueSleepAnalysisAsleepREM\"/>"
            ),
            2 => {
                format!("<Record type=\"HKCategoryTypeIdentifierMindfulSession\" {at}><MetadataEntry key=\"{word}\"/></Record>")
            }
            _ => "<Record type=\"HKQuantityTypeIdentifierStepCount\" value=\"9\"/>".to_owned(),
        }
    });
    let records: Vec<String> = records.collect();
    format!("<?xml version=\"1.0\"?>\n<!DOCTYPE HealthData []>\n<HealthData>\n{}\n</HealthData>\n", records.join("\n"))
}
