//! The table that How We Feel exports, with any of its three first lines.
//!
//! - Its moods are feelings that were named, without a strength: words, and so tags.
//! - Notes, reflections and takeaways are the last columns and become one note: a comma in them that was not quoted makes no
//!   other cell.
//! - `[]` is empty. Hours of sleep and minutes of exercise that are 0 were not measured: the phone writes them beside every
//!   entry.

use super::reading::{Table, date_of_words, hours, number, time};
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Entry, Scaled, Texts, When},
    formats::{Asked, Source},
    json::Why,
};
use chrono::NaiveDateTime;

pub(in crate::exchange) const APP: &str = "how_we_feel";
pub(in crate::exchange) const KIND: &str = "a table of How We Feel";

/// What a column holds.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Date,
    /// Several words with `;` between them.
    Words,
    Sleep,
    /// A number of the phone's own, which writes 0 for none.
    Measured,
    Number,
    /// The first of those that make the note.
    Notes,
    More,
    Nothing,
}

pub(in crate::exchange) fn is_one(names: &[String]) -> bool {
    let has = |name: &str| names.iter().any(|known| known == name);
    has("date") && has("mood") && has("reflections") && names.iter().any(|name| name.starts_with("tags ("))
}

fn columns(table: &Table<'_>) -> Vec<Column> {
    let of = |name: &String| match name.as_str() {
        "date" => Column::Date,
        "mood" | "weather" | "menstrual" => Column::Words,
        "sleep" => Column::Sleep,
        "exercise" | "steps" | "meditation" => Column::Measured,
        "notes" => Column::Notes,
        "reflections" | "takeaways" => Column::More,
        "mood key" | "mood keys" | "locale" => Column::Nothing,
        name if name.starts_with("tags key") => Column::Nothing,
        name if name.starts_with("tags") => Column::Words,
        _ => Column::Number,
    };
    table.names.iter().map(of).collect()
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let mut table = Table::open(source, KIND)?;
    if !is_one(&table.names) {
        return Err(ExchangeError::NotThat {
            kind: KIND,
            why: "its first line has no columns `Date`, `Mood` and `Reflections`",
        });
    }
    let columns = columns(&table);
    let groups: Vec<String> = table.titles.iter().map(|title| group(title)).collect();
    let (mut diary, mut texts) = (asked.diary(APP), Texts::default());
    while let Some((line, read)) = table.next()? {
        diary.take_read(line, read.and_then(|()| entry(&table, &columns, &groups, line, &mut texts)))?;
    }
    Ok(diary)
}

/// "Tags (People)" are people.
fn group(title: &str) -> String {
    let inside = title.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    inside.filter(|_| title.to_lowercase().starts_with("tags")).unwrap_or(title).trim().to_owned()
}

fn entry(row: &Table<'_>, columns: &[Column], groups: &[String], line: u64, texts: &mut Texts) -> Result<Entry, Why> {
    let when = columns.iter().position(|column| *column == Column::Date);
    let mut entry = Entry::at(line, When::Wall(moment(row.cell(when)).ok_or("its date and time are none")?));
    // Cells that were not quoted make the row longer behind the notes only.
    let notes = columns.iter().position(|column| *column == Column::Notes);
    let last_are_words = notes.is_some_and(|at| columns[at..].iter().all(|c| matches!(c, Column::Notes | Column::More)));
    if row.runs_over() && !last_are_words {
        return Err("it has more cells than the first line, and nobody knows which is which".into());
    }
    let mut note: Vec<&str> = Vec::new();
    for (n, column) in columns.iter().enumerate() {
        let cell = row.cell(Some(n));
        if cell.is_empty() || cell == "[]" {
            continue;
        }
        match column {
            Column::Words => entry.words.extend(cell.split(';').filter_map(|word| texts.word(&groups[n], word))),
            Column::Sleep => entry.sleep = hours(cell).filter(|slept| slept.hours() > 0.0),
            Column::Measured | Column::Number => {
                let value = number(cell).filter(|value| *column == Column::Number || *value != 0.0);
                if let Some(value) = value {
                    entry.scales.push(Scaled { name: texts.of(&groups[n]), value, scale: None, word: texts.none() });
                }
            }
            Column::Notes | Column::More => note.push(cell),
            Column::Date | Column::Nothing => {}
        }
    }
    let more = (columns.len()..row.len()).map(|n| row.cell(Some(n))).filter(|cell| !cell.is_empty());
    note.extend(more);
    entry.note = note.join("\n\n").into();
    entry.row = row.raw();
    Ok(entry)
}

/// `2026 Sun May 17 3:39 PM`, `2026 Wed Jul 22 08:15 AM`.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let colon = text.find(':')?;
    let begins = text[..colon].rfind(char::is_whitespace)?;
    let (day, clock) = text.split_at_checked(begins)?;
    Some(date_of_words(day, None)?.and_time(time(clock)?))
}
