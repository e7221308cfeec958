//! `RedNotebook`'s months: YAML files called `2024-01.txt`, one of them, a zip file of them, or the folder they lie in.
//!
//! - A month is taken apart at its days, which begin at the margin, and each day is read for itself: one that can't be read
//!   takes no other with it.
//! - A category is a heading, and what stands under it are words; so is `#word` in the text, which stays there too.
//! - It knows no time of day: the day is what counts.
//!
//! Which month it is stands only in a file's name.

mod yaml;

use super::reading::{Archive, UNPACKED_LIMIT, is_archive};
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Entry, Part, Texts, When},
    formats::{Asked, Source},
    incoming::PassedOver,
    json::Why,
    lines::{FILE_LIMIT, Line, Lines},
};
use chrono::NaiveDate;
use std::io::{BufRead, Read};
use yaml::Node;

pub(in crate::exchange) const APP: &str = "rednotebook";
pub(in crate::exchange) const KIND: &str = "a month of RedNotebook";
/// What stands before each month where several are one text: a sign that no text holds.
const MONTH: char = '\u{1e}';
/// One day, in bytes. Our choice: eight books in one note.
const DAY_LIMIT: usize = 8 << 20;

/// The months that lie in a folder, as one text.
#[derive(Debug, Default)]
pub struct Months(Vec<u8>);

impl Months {
    /// Whether a file of this name is a month.
    #[must_use]
    pub fn is_one(file_name: &str) -> bool {
        file_name.len() == 11 && file_name.to_lowercase().ends_with(".txt") && month_of(file_name).is_some()
    }

    /// Adds a month.
    ///
    /// # Errors
    /// It can't be read to its end, or there is more than is read at once.
    pub fn add(&mut self, file_name: &str, from: impl Read) -> Result<(), ExchangeError> {
        let (year, month) = month_of(file_name).unwrap_or_default();
        self.0.extend_from_slice(format!("{MONTH}{year:04}-{month:02}\n").as_bytes());
        let left = UNPACKED_LIMIT.saturating_sub(self.0.len() as u64);
        from.take(left + 1).read_to_end(&mut self.0)?;
        if self.0.len() as u64 > UNPACKED_LIMIT {
            return Err(ExchangeError::TooLarge { mib: UNPACKED_LIMIT >> 20 });
        }
        self.0.push(b'\n');
        Ok(())
    }

    /// All of them.
    #[must_use]
    pub fn into_text(self) -> Vec<u8> {
        self.0
    }
}

/// Whether a text begins as a month does: with the number of a day at the margin and its parts below.
pub(in crate::exchange) fn is_one(text: &str) -> bool {
    if text.starts_with(MONTH) {
        return true;
    }
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty() && *line != "---");
    let Some((_, rest)) = lines.next().and_then(day_begins) else { return false };
    let inside = if rest.trim().is_empty() { lines.next().unwrap_or_default() } else { rest };
    let inside = inside.strip_prefix(' ').unwrap_or_default().trim_start().trim_start_matches('{');
    inside.trim_start_matches(['\'', '"']).starts_with("text") || (inside.contains(':') && text.contains("\n  text:"))
}

pub(in crate::exchange) fn is_packed(source: &mut dyn Source) -> bool {
    Archive::of(source, KIND, &is_packed_month).is_ok_and(|archive| !archive.files.is_empty())
}

fn is_packed_month(name: &str) -> bool {
    Months::is_one(name.rsplit('/').next().unwrap_or_default())
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let mut reading = Reading { diary: asked.diary(APP), texts: Texts::default(), place: 0 };
    if is_archive(source)? {
        let archive = Archive::of(source, KIND, &is_packed_month)?;
        let mut left = UNPACKED_LIMIT;
        for file in &archive.files {
            let month = month_of(file.name.rsplit('/').next().unwrap_or_default());
            let read = archive.read(source, file, left, |text| reading.months(text, month))?;
            left = left.saturating_sub(read);
        }
        reading.diary.pass_over(archive.others, PassedOver::Files);
    } else {
        let month = month_of(asked.file_name);
        source.rewind()?;
        let several = source.fill_buf()?.starts_with(MONTH.to_string().as_bytes());
        if month.is_none() && !several {
            let why = "its name doesn't say which month it is of, as 2024-01.txt does";
            return Err(ExchangeError::NotThat { kind: KIND, why });
        }
        reading.months(source, month)?;
    }
    Ok(reading.diary)
}

/// `2024-01.txt` is of January 2024.
fn month_of(file_name: &str) -> Option<(i32, u32)> {
    let (year, rest) = file_name.split_at_checked(4)?;
    let month = rest.strip_prefix('-')?.get(..2)?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let ends = rest.get(3..).is_none_or(|behind| !behind.starts_with(|c: char| c.is_ascii_digit()));
    let fine = digits(year) && digits(month) && ends;
    fine.then(|| Some((year.parse().ok()?, month.parse().ok()?))).flatten().filter(|(_, month)| (1..=12).contains(month))
}

/// `15:` at the margin, and what stands behind it.
fn day_begins(line: &str) -> Option<(u32, &str)> {
    let (number, rest) = line.split_once(':')?;
    let number = number.trim_matches(['\'', '"']);
    let fine = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    fine.then(|| number.parse().ok()).flatten().filter(|_| rest.is_empty() || rest.starts_with(' ')).map(|day| (day, rest))
}

struct Reading {
    diary: Diary,
    texts: Texts,
    /// Lines of all months so far.
    place: u64,
}

/// A day as it stands in the file.
struct Day {
    number: u32,
    place: u64,
    text: String,
    too_long: bool,
}

impl Reading {
    /// Reads a month, or several with a sign before each; says how many bytes.
    fn months(&mut self, input: impl BufRead, month: Option<(i32, u32)>) -> Result<u64, ExchangeError> {
        let (mut month, mut seen, mut last) = (month, 0, 0);
        let mut lines = Lines::that_have(DAY_LIMIT, input);
        let mut day: Option<Day> = None;
        while let Some((n, line)) = lines.next()? {
            let place = self.place + n;
            last = n;
            let line = match line {
                Line::Text(line) => line,
                Line::NotText => {
                    self.diary.take_read(place, Err("this line is no UTF-8 text".into()))?;
                    continue;
                }
                Line::TooLong => {
                    match &mut day {
                        Some(day) => (day.too_long, day.text) = (true, String::new()),
                        None => self.diary.take_read(place, Err("it is longer than 8 MiB".into()))?,
                    }
                    continue;
                }
            };
            seen += line.len() as u64 + 1;
            if seen > FILE_LIMIT {
                return Err(ExchangeError::TooLarge { mib: FILE_LIMIT >> 20 });
            }
            if let Some(named) = line.strip_prefix(MONTH) {
                self.take(day.take(), month)?;
                month = month_of(named);
            } else if let Some((number, _)) = day_begins(line) {
                self.take(day.replace(Day { number, place, text: line.to_owned(), too_long: false }), month)?;
            } else if let Some(day) = &mut day {
                if day.text.len() + line.len() > DAY_LIMIT {
                    (day.too_long, day.text) = (true, String::new());
                } else if !day.too_long {
                    day.text.push('\n');
                    day.text.push_str(line);
                }
            } else if !matches!(line.trim(), "" | "---" | "{}") && !line.starts_with('#') {
                self.diary.take_read(place, Err("it stands before the first day".into()))?;
            }
        }
        self.take(day, month)?;
        self.place += last;
        Ok(seen)
    }

    fn take(&mut self, day: Option<Day>, month: Option<(i32, u32)>) -> Result<(), ExchangeError> {
        let Some(day) = day else { return Ok(()) };
        let read = self.entry(&day, month);
        self.diary.take_read(day.place, read)
    }

    fn entry(&mut self, day: &Day, month: Option<(i32, u32)>) -> Result<Entry, Why> {
        if day.too_long {
            return Err("it is longer than 8 MiB".into());
        }
        let date = month.and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, day.number));
        let date = date.ok_or("its month has no such day")?;
        let Some(Node::Map(mut whole)) = yaml::read(&day.text) else { return Err("it is no YAML that is read here".into()) };
        let parts = match whole.pop() {
            Some((_, Node::Map(parts))) if whole.is_empty() => parts,
            Some((_, Node::Text(text))) if whole.is_empty() && text.trim().is_empty() => Vec::new(),
            _ => return Err("what stands under this day is no text with its categories".into()),
        };
        let mut entry = Entry::at(day.place, When::Day(date, Part::Unsaid));
        for (title, inside) in parts {
            match inside {
                Node::Text(text) if title == "text" => {
                    entry.words.extend(hashtags(&text).filter_map(|tag| self.texts.word("", tag)));
                    entry.note = text.trim_end().into();
                }
                Node::Text(word) => entry.words.extend(self.texts.word(&title, if word.is_empty() { &title } else { &word })),
                Node::Map(words) => {
                    for (word, more) in words {
                        let more = if let Node::Text(more) = more { more } else { String::new() };
                        let word = if more.is_empty() { word } else { format!("{word}: {more}") };
                        entry.words.extend(self.texts.word(&title, &word));
                    }
                }
                Node::List(words) => {
                    for word in words {
                        if let Node::Text(word) = word {
                            entry.words.extend(self.texts.word(&title, &word));
                        }
                    }
                }
            }
        }
        entry.row = day.text.as_str().into();
        Ok(entry)
    }
}

/// `#word`, where a word begins with a letter; a heading's `# ` is none.
fn hashtags(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter_map(|word| {
        let tag = word.strip_prefix('#')?.trim_end_matches(|c: char| c.is_ascii_punctuation());
        tag.starts_with(char::is_alphabetic).then_some(tag)
    })
}
