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
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

pub(in crate::exchange) const APP: &str = "bearable";
pub(in crate::exchange) const KIND: &str = "a table of Bearable";
const MOODS: (f64, f64) = (1.0, 5.0);
/// Where a mood is above five.
const LONG_MOODS: (f64, f64) = (1.0, 10.0);
/// Entries of which more rows may come hold so much at the most, in bytes: the app writes its rows in order, and then it is
/// a day's.
const OPEN_BYTES: usize = if cfg!(test) { 4_000 } else { 64 << 20 };

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
    let looked = Looked::at(source)?;
    source.rewind()?;
    let mut table = Table::open(source, KIND)?;
    let columns = Columns::of(&table);
    let (mut diary, mut texts) = (asked.diary(APP), Texts::default());
    let mut open = Open { scale: if looked.is_long { LONG_MOODS } else { MOODS }, ..Open::default() };
    while let Some((line, read)) = table.next()? {
        let when = match read.and_then(|()| columns.when(&table)) {
            Ok(when) => when,
            Err(why) => {
                diary.take_read(line, Err(why))?;
                continue;
            }
        };
        let (moment, item) = (when.on_the_wall(), columns.item(&table));
        if item.category == "mood" && open.has_mood(&moment) {
            open.close(&moment).into_iter().try_for_each(|entry| diary.take(entry))?;
        }
        if let Err(why) = open.take(line, when, &moment, &item, &table.raw(), &mut texts) {
            diary.take_read(line, Err(why))?;
        }
        if looked.last.get(&number_of(&moment)) == Some(&line) {
            open.close(&moment).into_iter().try_for_each(|entry| diary.take(entry))?;
        }
        if open.bytes > OPEN_BYTES {
            open.close_all().into_iter().try_for_each(|entry| diary.take(entry))?;
        }
    }
    open.close_all().into_iter().try_for_each(|entry| diary.take(entry))?;
    Ok(diary)
}

/// Where what stands.
struct Columns {
    said: Option<usize>,
    formatted: Option<usize>,
    clock: Option<usize>,
    category: Option<usize>,
    rating: Option<usize>,
    detail: Option<usize>,
    notes: Option<usize>,
}

impl Columns {
    fn of(table: &Table<'_>) -> Self {
        Self {
            said: table.column("date"),
            formatted: table.column("date formatted"),
            clock: table.column("time of day"),
            category: table.column("category"),
            rating: table.column("rating/amount"),
            detail: table.column("detail"),
            notes: table.column("notes"),
        }
    }

    fn when(&self, row: &Table<'_>) -> Result<When, Why> {
        let day =
            date(row.cell(self.formatted)).or_else(|| date_of_words(row.cell(self.said), None)).ok_or("its date is none")?;
        if row.runs_over() {
            return Err("it has more cells than the first line, and nobody knows which is which".into());
        }
        when(day, row.cell(self.clock)).ok_or_else(|| "its time of day is none".into())
    }

    fn item<'a>(&self, row: &'a Table<'_>) -> Item<'a> {
        let title = row.cell(self.category);
        Item {
            category: folded(title),
            title,
            rating: row.cell(self.rating),
            detail: row.cell(self.detail),
            notes: row.cell(self.notes),
        }
    }
}

/// What must be known of a whole table before its first entry can be told: rows of one moment may stand anywhere.
#[derive(Default)]
struct Looked {
    /// A number for each moment, and the last row of it: behind that its entry is whole.
    last: HashMap<u64, u64>,
    /// A mood is above five.
    is_long: bool,
}

impl Looked {
    fn at(source: &mut dyn Source) -> Result<Self, ExchangeError> {
        let mut table = Table::open(source, KIND)?;
        if !is_one(&table.names) {
            return Err(ExchangeError::NotThat {
                kind: KIND,
                why: "its first line has no columns `date`, `category` and `rating/amount`",
            });
        }
        let (columns, mut looked) = (Columns::of(&table), Self::default());
        while let Some((line, read)) = table.next()? {
            let Ok(when) = read.and_then(|()| columns.when(&table)) else { continue };
            looked.last.insert(number_of(&when.on_the_wall()), line);
            if looked.last.len() as u64 > ROW_LIMIT {
                return Err(ExchangeError::TooManyRows { rows: ROW_LIMIT });
            }
            looked.is_long |= folded(table.cell(columns.category)) == "mood"
                && number(table.cell(columns.rating)).is_some_and(|value| value > MOODS.1);
        }
        Ok(looked)
    }
}

fn number_of(moment: &str) -> u64 {
    let mut number = DefaultHasher::new();
    moment.hash(&mut number);
    number.finish()
}

/// Entries of which more rows may come.
#[derive(Default)]
struct Open {
    /// By their moments, each with its note and its rows so far.
    entries: HashMap<String, (Entry, String, String)>,
    scale: (f64, f64),
    /// What they hold, in bytes.
    bytes: usize,
}

impl Open {
    /// Another mood of a moment begins another entry.
    fn has_mood(&self, moment: &str) -> bool {
        self.entries.get(moment).is_some_and(|(entry, ..)| entry.mood.is_some())
    }

    /// Puts a row to the entry of its moment.
    fn take(&mut self, line: u64, when: When, moment: &str, item: &Item<'_>, row: &str, texts: &mut Texts) -> Result<(), Why> {
        let new = || (Entry::at(line, when), String::new(), String::new());
        let (entry, note, raw) = self.entries.entry(moment.to_owned()).or_insert_with(new);
        put(entry, note, item, self.scale, texts)?;
        self.bytes += 2 * row.len() + moment.len();
        add_line(raw, row);
        Ok(())
    }

    /// The entry of this moment; none where all its rows were refused.
    fn close(&mut self, moment: &str) -> Option<Entry> {
        let (mut entry, note, raw) = self.entries.remove(moment)?;
        self.bytes = self.bytes.saturating_sub(2 * raw.len());
        (entry.row, entry.note) = (raw.into(), note.into());
        Some(entry).filter(|entry| !entry.row.is_empty())
    }

    /// All that are left, in the order of their rows.
    fn close_all(&mut self) -> Vec<Entry> {
        let moments: Vec<String> = self.entries.keys().cloned().collect();
        let mut closed: Vec<Entry> = moments.iter().filter_map(|moment| self.close(moment)).collect();
        closed.sort_by_key(|entry| entry.place);
        self.bytes = 0;
        closed
    }
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
fn put(entry: &mut Entry, note: &mut String, item: &Item<'_>, moods: (f64, f64), texts: &mut Texts) -> Result<(), Why> {
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
                entry.mood = Some(Mood { value, scale: moods, word: texts.none() });
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
