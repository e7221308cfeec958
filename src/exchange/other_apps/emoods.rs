//! What eMoods exports: a zip file with `entry.csv` in it, or that table itself. One row a day; a day that is missing has none.
//!
//! - Its four axes go from 1, none, to 4, severe: scales of its own, none of them a feeling until somebody says so.
//! - Hours of sleep and a weight of 0 are how it writes that nothing was given.

use super::reading::{Archive, Table, UNPACKED_LIMIT, date, first_names, hours, is_archive, number};
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Entry, Part, Scaled, Texts, When},
    formats::{Asked, Source},
    incoming::PassedOver,
    json::Why,
};
use std::io::{BufRead, Read};

pub(in crate::exchange) const APP: &str = "emoods";
pub(in crate::exchange) const KIND: &str = "an export of eMoods";

const AXES: [(&str, &str); 4] =
    [("depressed", "Depressed"), ("elevated", "Elevated"), ("irritability", "Irritability"), ("anxiety", "Anxiety")];
const AXIS: (f64, f64) = (1.0, 4.0);
const WORDS: [&str; 4] = ["None", "Mild", "Moderate", "Severe"];

pub(in crate::exchange) fn is_one(names: &[String]) -> bool {
    let has = |name: &str| names.iter().any(|known| known == name);
    names.iter().any(|name| name.starts_with("date")) && has("depressed") && has("elevated")
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    if !is_archive(source)? {
        return table(source, asked);
    }
    let archive = Archive::of(source, KIND, &is_entries)?;
    let Some(first) = archive.files.first() else {
        return Err(ExchangeError::NotThat { kind: KIND, why: "there is no entry.csv in it" });
    };
    let mut diary = archive.read(source, first, UNPACKED_LIMIT, |text| table(text, asked))?;
    diary.pass_over(archive.others, PassedOver::Files);
    Ok(diary)
}

fn is_entries(name: &str) -> bool {
    name.rsplit('/').next() == Some("entry.csv")
}

/// What a column holds.
enum Column {
    Date,
    Axis(&'static str),
    Sleep,
    Note,
    /// A number, or words.
    Other,
}

fn table(input: impl BufRead, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let mut table = Table::open(input, KIND)?;
    if !is_one(&table.names) {
        return Err(ExchangeError::NotThat {
            kind: KIND,
            why: "its first line has no columns `DATE`, `DEPRESSED` and `ELEVATED`",
        });
    }
    let of = |name: &String| match name.as_str() {
        name if name.starts_with("date") => Column::Date,
        "sleep" => Column::Sleep,
        "note" | "notes" | "journal" => Column::Note,
        name => AXES.iter().find(|(axis, _)| *axis == name).map_or(Column::Other, |(_, title)| Column::Axis(title)),
    };
    let columns: Vec<Column> = table.names.iter().map(of).collect();
    let (mut diary, mut texts) = (asked.diary(APP), Texts::default());
    while let Some((line, read)) = table.next()? {
        diary.take_read(line, read.and_then(|()| entry(&table, &columns, line, &mut texts)))?;
    }
    Ok(diary)
}

fn entry(row: &Table<'_>, columns: &[Column], line: u64, texts: &mut Texts) -> Result<Entry, Why> {
    let at = columns.iter().position(|column| matches!(column, Column::Date));
    let day = date(row.cell(at)).ok_or("its date is none")?;
    if row.runs_over() {
        return Err("it has more cells than the first line, and nobody knows which is which".into());
    }
    let mut entry = Entry::at(line, When::Day(day, Part::Unsaid));
    for (n, column) in columns.iter().enumerate() {
        let cell = row.cell(Some(n));
        if cell.is_empty() {
            continue;
        }
        match column {
            Column::Date => {}
            Column::Axis(title) => {
                let value = number(cell).filter(|value| (AXIS.0..=AXIS.1).contains(value));
                let value = value.ok_or("one of its four axes is no number from 1 to 4")?;
                let word = (1..=4_u8)
                    .zip(WORDS)
                    .find(|(n, _)| f64::from(*n).to_bits() == value.to_bits())
                    .map_or("", |(_, word)| word);
                entry.scales.push(Scaled { name: texts.of(title), value, scale: Some(AXIS), word: texts.of(word) });
            }
            Column::Sleep => {
                let slept = hours(cell).ok_or("its hours of sleep are none from 0 to 24")?;
                entry.sleep = Some(slept).filter(|slept| slept.hours() > 0.0);
            }
            Column::Note => entry.note = cell.into(),
            Column::Other => match number(cell) {
                Some(value) if value.to_bits() == 0.0_f64.to_bits() && row.names[n] == "weight" => {}
                Some(value) => {
                    let name = texts.of(&row.titles[n]);
                    entry.scales.push(Scaled { name, value, scale: None, word: texts.none() });
                }
                None => entry.words.extend(texts.word(&row.titles[n], cell)),
            },
        }
    }
    entry.row = row.raw();
    Ok(entry)
}

/// Whether an archive has such a table in it.
pub(in crate::exchange) fn is_packed(source: &mut dyn Source) -> bool {
    let Ok(archive) = Archive::of(source, KIND, &is_entries) else { return false };
    let Some(first) = archive.files.first() else { return false };
    let mut begins = Vec::new();
    let read = archive.read(source, first, UNPACKED_LIMIT, |text| Ok(text.take(8192).read_to_end(&mut begins)?));
    read.is_ok() && is_one(&first_names(&begins))
}
