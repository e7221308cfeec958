//! The table that Track & Graph exports: one number a row, of something the person follows. Durations become hours.

use super::reading::{Table, number, offset_time};
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Entry, Scaled, Texts, When},
    formats::{Asked, Source},
    json::Why,
};

pub(in crate::exchange) const APP: &str = "track_and_graph";
pub(in crate::exchange) const KIND: &str = "a table of Track & Graph";

pub(in crate::exchange) fn is_one(names: &[String]) -> bool {
    ["featurename", "timestamp", "value"].iter().all(|name| names.iter().any(|known| known == name))
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let mut table = Table::open(source, KIND)?;
    if !is_one(&table.names) {
        let why = "its first line has no columns `FeatureName`, `Timestamp` and `Value`";
        return Err(ExchangeError::NotThat { kind: KIND, why });
    }
    let columns = ["featurename", "timestamp", "value", "label", "note"].map(|name| table.column(name));
    let (mut diary, mut texts) = (asked.diary(APP), Texts::default());
    while let Some((line, read)) = table.next()? {
        diary.take_read(line, read.and_then(|()| entry(&table, columns, line, &mut texts)))?;
    }
    Ok(diary)
}

fn entry(row: &Table<'_>, columns: [Option<usize>; 5], line: u64, texts: &mut Texts) -> Result<Entry, Why> {
    let [name, at, value, label, note] = columns;
    if row.runs_over() {
        return Err("it has more cells than the first line, and nobody knows which is which".into());
    }
    let at = offset_time(row.cell(at)).ok_or("its time is none with an offset")?;
    let name = row.cell(name);
    if name.is_empty() {
        return Err("it doesn't say what was followed".into());
    }
    // Older ones have number and word in one cell, `3:Label 1`.
    let said = row.cell(value);
    let (value, word) = if let Some(value) = number(said) {
        (value, row.cell(label))
    } else {
        let (value, word) = said.split_once(':').ok_or("its value is no number and no duration")?;
        (number(value).ok_or("its value is no number and no duration")?, word.trim())
    };
    let mut entry = Entry::at(line, When::At(at, None));
    entry.scales.push(Scaled { name: texts.of(name), value, scale: None, word: texts.of(word) });
    entry.note = row.cell(note).into();
    entry.row = row.raw();
    Ok(entry)
}
