//! The table that Daylio exports: eight columns, seven with the year apart in older ones, one for scales in newer ones.
//!
//! - A mood is only a word there, and everybody can rename it. Daylio's own five have their value; which value another
//!   word means is asked, and until that is said the word is a tag.
//! - A row has no number: it is called by its time and place, so a mood, an activity or a note that was renamed since
//!   leaves it the same entry, also beside Daylio's own backup.
//! - The note is the last column: a comma in it that was not quoted makes no other cell.

use super::reading::{Table, date, date_of_words, number, time};
use crate::{
    domain::folded,
    exchange::{
        ExchangeError,
        daylio::{APP, joined},
        diary::{Diary, Entry, Mood, Scaled, Texts, When},
        formats::{Asked, Source},
        json::Why,
    },
};

pub(in crate::exchange) const KIND: &str = "the table that Daylio exports";
/// Daylio's own words, worst first; the place is the value.
const OWN_MOODS: [&str; 5] = ["awful", "bad", "meh", "good", "rad"];
const SCALE: (f64, f64) = (1.0, 5.0);

pub(in crate::exchange) fn is_one(names: &[String]) -> bool {
    let has = |name: &str| names.iter().any(|known| known == name);
    has("mood") && has("activities") && has("time") && (has("full_date") || (has("date") && has("year")))
}

struct Columns {
    full_date: Option<usize>,
    year: Option<usize>,
    date: Option<usize>,
    time: Option<usize>,
    mood: Option<usize>,
    activities: Option<usize>,
    scales: Option<usize>,
    title: Option<usize>,
    note: Option<usize>,
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let mut table = Table::open(source, KIND)?;
    if !is_one(&table.names) {
        return Err(ExchangeError::NotThat {
            kind: KIND,
            why: "its first line has no columns `time`, `mood` and `activities`",
        });
    }
    let columns = Columns {
        full_date: table.column("full_date"),
        year: table.column("year"),
        date: table.column("date"),
        time: table.column("time"),
        mood: table.column("mood"),
        activities: table.column("activities"),
        scales: table.column("scales"),
        title: table.column("note_title"),
        note: table.column("note"),
    };
    let (mut diary, mut texts) = (asked.diary(APP), Texts::default());
    while let Some((line, read)) = table.next()? {
        diary.take_read(line, read.and_then(|()| entry(&table, &columns, line, &mut texts)))?;
    }
    Ok(diary)
}

fn entry(row: &Table<'_>, columns: &Columns, line: u64, texts: &mut Texts) -> Result<Entry, Why> {
    let year = row.cell(columns.year).parse().ok();
    let day = date(row.cell(columns.full_date)).or_else(|| date_of_words(row.cell(columns.date), year));
    let day = day.ok_or("its date is none")?;
    let clock = time(row.cell(columns.time)).ok_or("its time of day is none")?;
    let mut entry = Entry::at(line, When::Wall(day.and_time(clock)));
    let word = row.cell(columns.mood);
    if !word.is_empty() {
        let own = OWN_MOODS.iter().position(|known| *known == folded(word));
        let value = own.map(|at| at as f64 + 1.0);
        entry.mood = Some(Mood { value, scale: SCALE, word: texts.of(word) });
    }
    let activities = row.cell(columns.activities).split('|');
    entry.words = activities.filter_map(|activity| texts.word("", activity)).collect();
    for scale in row.cell(columns.scales).split('|').filter(|scale| !scale.trim().is_empty()) {
        let (name, said) = scale.split_once(':').ok_or("one of its scales has no value")?;
        let name = name.trim();
        let (value, most) = value(said).ok_or("one of its scales has no value that is a number")?;
        if let Some(hours) =
            crate::domain::SleepHours::new(value).filter(|_| folded(name) == "sleep time" && said.contains(':'))
        {
            entry.sleep = Some(hours);
        } else {
            let scale = most.map(|most| (0.0, most));
            entry.scales.push(Scaled { name: texts.of(name), value, scale, word: texts.none() });
        }
    }
    let note = match columns.note {
        Some(column) if column + 1 == row.names.len() && row.runs_over() => row.rest_from(column),
        _ if row.runs_over() => return Err("it has more cells than the first line, and nobody knows which is which".into()),
        column => row.cell(column).to_owned(),
    };
    entry.note = joined(row.cell(columns.title), &note).into();
    entry.row = row.raw();
    Ok(entry)
}

/// `8/10 points`, `8:00`, `3 km`: the number, and the highest where it is said.
fn value(said: &str) -> Option<(f64, Option<f64>)> {
    let first = said.split_whitespace().next()?;
    match first.split_once('/') {
        Some((value, most)) => Some((number(value)?, Some(number(most).filter(|most| *most > 0.0)?))),
        None => Some((number(first)?, None)),
    }
}
