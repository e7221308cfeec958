//! The table of Moodistory: a mood from 1 to 5 with a day, a time and a note.

use super::reading::{Table, date, number, time};
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Entry, Mood, Part, Scaled, Texts, When},
    formats::{Asked, Source},
    json::Why,
};

pub(in crate::exchange) const APP: &str = "moodistory";
pub(in crate::exchange) const KIND: &str = "a table of Moodistory";
const SCALE: (f64, f64) = (1.0, 5.0);

pub(in crate::exchange) fn is_one(names: &[String]) -> bool {
    ["date", "mood", "notesandthoughts"].iter().all(|name| names.iter().any(|known| known == name))
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let mut table = Table::open(source, KIND)?;
    if !is_one(&table.names) {
        let why = "its first line has no columns `date`, `mood` and `notesAndThoughts`";
        return Err(ExchangeError::NotThat { kind: KIND, why });
    }
    let (mut diary, mut texts) = (asked.diary(APP), Texts::default());
    while let Some((line, read)) = table.next()? {
        diary.take_read(line, read.and_then(|()| entry(&table, line, &mut texts)))?;
    }
    Ok(diary)
}

fn entry(row: &Table<'_>, line: u64, texts: &mut Texts) -> Result<Entry, Why> {
    let note = row.column("notesandthoughts");
    let day = date(row.cell(row.column("date"))).ok_or("its date is none")?;
    let clock = row.cell(row.column("time"));
    let when = match clock {
        "" => When::Day(day, Part::Unsaid),
        clock => When::Wall(day.and_time(time(clock).ok_or("its time of day is none")?)),
    };
    let mut entry = Entry::at(line, when);
    let mood = row.cell(row.column("mood"));
    if !mood.is_empty() {
        let value = number(mood).filter(|value| (SCALE.0..=SCALE.1).contains(value));
        let value = value.ok_or("its mood is no number from 1 to 5")?;
        entry.mood = Some(Mood { value: Some(value), scale: SCALE, word: texts.none() });
    }
    for (n, name) in row.names.iter().enumerate() {
        let cell = row.cell(Some(n));
        if matches!(name.as_str(), "date" | "time" | "mood" | "notesandthoughts") || cell.is_empty() {
            continue;
        }
        match number(cell) {
            Some(value) => {
                let name = texts.of(&row.titles[n]);
                entry.scales.push(Scaled { name, value, scale: None, word: texts.none() });
            }
            None => entry.words.extend(cell.split(['|', ';', ',']).filter_map(|word| texts.word(&row.titles[n], word))),
        }
    }
    entry.note = match note {
        Some(column) if column + 1 == row.names.len() && row.runs_over() => row.rest_from(column).into(),
        _ if row.runs_over() => return Err("it has more cells than the first line, and nobody knows which is which".into()),
        column => row.cell(column).into(),
    };
    entry.row = row.raw();
    Ok(entry)
}
