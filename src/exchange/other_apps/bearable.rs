//! The table that Bearable exports: a row for each thing that was noted, several of which are one moment.
//!
//! - Rows of one day and one time of day are one entry; another mood of that time begins another one.
//! - The time of day is a part of the day (`pre`, `am`, `mid`, `pm`), a time, or nothing: the day is what counts.
//! - A symptom, a quality and a measurement are scales with the app's own word beside the number; factors and the feelings
//!   beside a mood are words; what is taken is a medicine with its dose.

use super::reading::{Table, date, date_of_words, hours, number, time};
use crate::domain::folded;
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Entry, Mood, Part, Scaled, Texts, When},
    formats::{Asked, Source},
    json::Why,
    jsonl::ROW_LIMIT,
};
use chrono::NaiveDate;
use std::{collections::HashMap, sync::Arc};

pub(in crate::exchange) const APP: &str = "bearable";
pub(in crate::exchange) const KIND: &str = "a table of Bearable";
const MOODS: (f64, f64) = (1.0, 5.0);
/// Where a mood is above five.
const LONG_MOODS: (f64, f64) = (1.0, 10.0);

pub(in crate::exchange) fn is_one(names: &[String]) -> bool {
    ["date", "time of day", "category", "rating/amount"].iter().all(|name| names.iter().any(|known| known == name))
}

/// One row of the table.
struct Item<'a> {
    category: String,
    title: &'a str,
    rating: &'a str,
    detail: &'a str,
    notes: &'a str,
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let mut table = Table::open(source, KIND)?;
    if !is_one(&table.names) {
        return Err(ExchangeError::NotThat {
            kind: KIND,
            why: "its first line has no columns `date`, `category` and `rating/amount`",
        });
    }
    let (said, formatted, clock) = (table.column("date"), table.column("date formatted"), table.column("time of day"));
    let (category, rating) = (table.column("category"), table.column("rating/amount"));
    let (detail, notes) = (table.column("detail"), table.column("notes"));
    let (mut diary, mut texts) = (asked.diary(APP), Texts::default());
    // Where the entry of a day and a time of day stands.
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut entries: Vec<(Entry, String, String)> = Vec::new();
    while let Some((line, read)) = table.next()? {
        if entries.len() as u64 > ROW_LIMIT {
            return Err(ExchangeError::TooManyRows { rows: ROW_LIMIT });
        }
        let taken = read.and_then(|()| {
            let day =
                date(table.cell(formatted)).or_else(|| date_of_words(table.cell(said), None)).ok_or("its date is none")?;
            if table.runs_over() {
                return Err("it has more cells than the first line, and nobody knows which is which".into());
            }
            let when = when(day, table.cell(clock)).ok_or("its time of day is none")?;
            let title = table.cell(category);
            let item = Item {
                category: folded(title),
                title,
                rating: table.cell(rating),
                detail: table.cell(detail),
                notes: table.cell(notes),
            };
            let moment = when.on_the_wall();
            let place = places.get(&moment).copied();
            let place = place.filter(|at| item.category != "mood" || entries[*at].0.mood.is_none()).unwrap_or_else(|| {
                entries.push((Entry::at(line, when), String::new(), String::new()));
                places.insert(moment, entries.len() - 1);
                entries.len() - 1
            });
            let (entry, note, raw) = &mut entries[place];
            put(entry, note, &item, &mut texts)?;
            add_line(raw, &table.raw());
            Ok(())
        });
        if let Err(why) = taken {
            diary.refuse(line, why);
        }
    }
    let long = entries.iter().any(|(entry, ..)| entry.mood.as_ref().and_then(|m| m.value).is_some_and(|value| value > MOODS.1));
    for (mut entry, note, raw) in entries {
        // All its rows were refused.
        if raw.is_empty() {
            continue;
        }
        if let Some(mood) = entry.mood.as_mut().filter(|_| long) {
            mood.scale = LONG_MOODS;
        }
        (entry.row, entry.note) = (raw.into(), note.into());
        diary.take(entry)?;
    }
    Ok(diary)
}

fn when(day: NaiveDate, clock: &str) -> Option<When> {
    Some(match folded(clock).as_str() {
        "" | "all day" => When::Day(day, Part::Unsaid),
        "pre" => When::Day(day, Part::Early),
        "am" => When::Day(day, Part::Morning),
        "mid" => When::Day(day, Part::Midday),
        "pm" => When::Day(day, Part::Evening),
        _ => When::Wall(day.and_time(time(clock)?)),
    })
}

fn add_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// Puts a row to its entry: all of it, or nothing.
fn put(entry: &mut Entry, note: &mut String, item: &Item<'_>, texts: &mut Texts) -> Result<(), Why> {
    let Item { category, title, rating, detail, notes } = item;
    let words = |texts: &mut Texts| detail.split('|').filter_map(|word| texts.word(title, word)).collect::<Vec<_>>();
    let scaled = |texts: &mut Texts, name: &str, word: &str| {
        let value = number(rating).ok_or("its rating is no number")?;
        Ok::<_, Why>(Scaled { name: texts.of(name), value, scale: None, word: texts.of(word) })
    };
    match category.as_str() {
        "mood" => {
            if !rating.is_empty() {
                let value = Some(number(rating).ok_or("its rating is no number")?);
                entry.mood = Some(Mood { value, scale: MOODS, word: texts.none() });
            }
            entry.words.extend(words(texts));
        }
        "sleep" if !rating.is_empty() => {
            entry.sleep = Some(hours(rating).ok_or("its hours of sleep are none from 0 to 24")?);
        }
        "symptom" | "symptoms" if !rating.is_empty() => {
            let (name, word) = with_word(detail);
            entry.scales.push(scaled(texts, if name.is_empty() { title } else { name }, word)?);
        }
        name if name.starts_with("med") || name.contains("supplement") => entry.medicines.extend(medicine(rating, detail)),
        // A number with the app's own word for it.
        "sleep quality" | "energy" | "energy level" if !rating.is_empty() => entry.scales.push(scaled(texts, title, detail)?),
        _ if rating.is_empty() => entry.words.extend(words(texts)),
        _ if detail.is_empty() => entry.scales.push(scaled(texts, title, "")?),
        _ => match number(rating) {
            Some(_) => entry.scales.push(scaled(texts, detail, "")?),
            None => entry.words.extend(words(texts)),
        },
    }
    // What the app writes where nobody wrote anything.
    let notes = notes.trim();
    if !notes.trim_matches(['.', ' ']).is_empty() {
        add_line(note, notes);
    }
    Ok(())
}

/// "Feeling numb (Moderate)" is moderate.
fn with_word(detail: &str) -> (&str, &str) {
    let split = detail.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    split.map_or((detail, ""), |(name, word)| (name.trim(), word.trim()))
}

/// "Exampline XR 37.5 mg", of the dose in a column of its own or in the name.
fn medicine(rating: &str, detail: &str) -> Option<Arc<str>> {
    let (name, unit) = with_word(detail);
    if name.is_empty() {
        return None;
    }
    let dose = if name.ends_with(rating) { "" } else { rating };
    let words: Vec<&str> = [name, dose, unit].into_iter().filter(|word| !word.is_empty()).collect();
    Some(words.join(" ").into())
}
