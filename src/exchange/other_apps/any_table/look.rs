//! What the columns of a table seem to be, told by their names and their first rows: a beginning, which the person changes.

use super::{
    super::reading::{first_names, hours, number, time},
    is_time, open,
    tags::are_tags,
    times::{day, three_numbers},
};
use crate::{
    domain::folded,
    exchange::{
        ExchangeError,
        diary::{Start, TableColumns},
    },
};
use chrono::NaiveDate;
use std::io::BufRead;

/// Rows that are looked at.
const ROWS: usize = 500;
/// And so many bytes of them.
const BYTES: usize = 8 << 20;
/// What is shown of a column.
const SAMPLES: usize = 3;

/// What a column seems to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seems {
    Time,
    Clock,
    Id,
    Mood,
    Number,
    Sleep,
    Words,
    Note,
    Empty,
}

impl Seems {
    /// As it is said to the person.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Time => "when it was",
            Self::Clock => "the time of day",
            Self::Id => "its own number",
            Self::Mood => "an overall mood",
            Self::Number => "numbers",
            Self::Sleep => "hours slept",
            Self::Words => "tags",
            Self::Note => "notes",
            Self::Empty => "nothing",
        }
    }
}

/// A column as it seems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    pub seems: Seems,
    pub samples: Vec<String>,
    /// All that stands in it are numbers, and these are the ends of the scale they seem to be on.
    pub scale: Option<Scale>,
    /// A day in it of which nothing in the table settles which number is the month.
    pub unclear_day: Option<String>,
}

/// The ends of a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub lowest: f64,
    pub highest: f64,
}

/// Where they were read, numbers are finite.
impl Eq for Scale {}

/// What is told of a table whose first line has no names.
pub const WITHOUT_NAMES: &str =
    "Its first line has no names in it. It is read as a row like the others, and the columns are called by their numbers.";

/// A table as it seems.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    pub columns: Vec<Column>,
    /// To begin with. Its `time` is empty where no column says when a row was.
    pub guess: TableColumns,
    /// Its first line names the columns; else that is a row like the others.
    pub has_names: bool,
    /// Nothing in it settles which number of a day is the month.
    pub month_unclear: bool,
    /// A sign of which table it is, made of its first line: another file with the same columns has it, too.
    pub sign: String,
}

/// Whether a file that begins like this is a table with a column that says when each row was.
pub(in crate::exchange) fn looks_like_one(begins: &[u8]) -> bool {
    first_names(begins).len() > 1 && Look::at(begins).is_ok_and(|look| !look.guess.time.is_empty())
}

/// What stands in a column, where anything does.
#[derive(Default)]
struct Cells(Vec<String>);

impl Cells {
    fn all(&self, fits: impl Fn(&str) -> bool) -> bool {
        !self.0.is_empty() && self.0.iter().all(|cell| fits(cell))
    }
}

impl Look {
    /// Looks at the first rows.
    ///
    /// # Errors
    /// It is no table.
    pub fn at(input: impl BufRead) -> Result<Self, ExchangeError> {
        let (mut table, has_names) = open(input)?;
        let mut cells: Vec<Cells> = table.titles.iter().map(|_| Cells::default()).collect();
        let (mut rows, mut readable, mut bytes) = (0, 0, 0);
        while rows < ROWS
            && bytes < BYTES
            && let Some((_, read)) = table.next()?
        {
            rows += 1;
            if read.is_err() {
                continue;
            }
            readable += 1;
            for (n, cells) in cells.iter_mut().enumerate() {
                let cell = table.cell(Some(n));
                if !cell.is_empty() {
                    let cell: String = cell.chars().take(200).collect();
                    bytes += cell.len() + size_of::<String>();
                    cells.0.push(cell);
                }
            }
        }
        let mut look = Self { has_names, ..Self::of(&table.titles, &cells) };
        // Of a text that happens to begin with a day the other lines have none.
        let is_full = |n: usize| cells[n].0.len() == readable;
        if !has_names && !table.titles.iter().position(|title| *title == look.guess.time).is_some_and(is_full) {
            look.guess.time.clear();
        }
        Ok(look)
    }

    fn of(titles: &[String], cells: &[Cells]) -> Self {
        let (begins, month_unclear) = order(cells);
        let mut guess = TableColumns { day_begins_with: begins, ..TableColumns::default() };
        let mut columns: Vec<Column> = Vec::new();
        let is_time = |cell: &str| is_time(cell, begins);
        // The one whose name says so comes before one that only looks like it.
        let named =
            |name: &str| ["date", "time", "datum", "timestamp", "day", "when", "created"].iter().any(|w| name.contains(w));
        let times: Vec<usize> = (0..titles.len()).filter(|n| !titles[*n].is_empty() && cells[*n].all(is_time)).collect();
        let at = times.iter().copied().find(|n| named(&folded(&titles[*n]))).or_else(|| times.first().copied());
        for (n, title) in titles.iter().enumerate() {
            let (name, cells) = (folded(title), &cells[n]);
            let seems = if title.is_empty() || cells.0.is_empty() {
                Seems::Empty
            } else if at == Some(n) {
                Seems::Time
            } else if times.contains(&n) {
                Seems::Empty
            } else if cells.all(|cell| time(cell).is_some()) && !is_of_sleep(&name) && guess.clock.is_none() {
                Seems::Clock
            } else if matches!(name.as_str(), "id" | "uuid" | "_id") {
                Seems::Id
            } else if is_of_sleep(&name) && cells.all(|cell| hours(cell).is_some()) {
                Seems::Sleep
            } else if cells.all(|cell| number(cell).is_some()) {
                if matches!(name.as_str(), "mood" | "overall mood" | "stimmung") { Seems::Mood } else { Seems::Number }
            } else if are_tags(&name, &cells.0) {
                Seems::Words
            } else {
                Seems::Note
            };
            put(&mut guess, seems, title, cells);
            let mut samples = Vec::new();
            for cell in &cells.0 {
                if samples.len() < SAMPLES && !samples.contains(cell) {
                    samples.push(cell.clone());
                }
            }
            let (lowest, highest) = bounds(cells);
            let scale = cells.all(|cell| number(cell).is_some()).then_some(Scale { lowest, highest });
            let unclear_day = if month_unclear { cells.0.iter().find(|cell| three_numbers(cell).is_some()) } else { None };
            columns.push(Column { title: title.clone(), seems, samples, scale, unclear_day: unclear_day.cloned() });
        }
        let unclear = month_unclear && at.is_some_and(|n| cells[n].0.iter().any(|cell| three_numbers(cell).is_some()));
        Self { columns, guess, has_names: true, month_unclear: unclear, sign: sign_of(titles) }
    }

    /// The column that is called so.
    #[must_use]
    pub fn column(&self, title: &str) -> Option<&Column> {
        self.columns.iter().find(|column| folded(&column.title) == folded(title))
    }

    /// Whether all the columns that are named are in this table.
    #[must_use]
    pub fn has_all(&self, said: &TableColumns) -> bool {
        said.named().all(|title| self.column(title).is_some())
    }

    /// What must still be said before anything can be read.
    #[must_use]
    pub fn asks(&self, said: &TableColumns) -> Option<Asks> {
        let Some(time) = self.column(&said.time).filter(|_| !said.time.is_empty()) else { return Some(Asks::When) };
        let is_unclear = time.unclear_day.is_some() && said.day_begins_with.is_none();
        is_unclear.then_some(Asks::Month)
    }

    /// The day that a text says when this stands first in it.
    #[must_use]
    pub fn day_of(text: &str, begins: Start) -> Option<NaiveDate> {
        day(text, Some(begins))
    }
}

/// What a person must say of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Which column says when each row was.
    When,
    /// Which number of a day is the month.
    Month,
}

/// Made of the names of its columns, whatever their order.
pub(super) fn sign_of(titles: &[String]) -> String {
    let mut names: Vec<String> = titles.iter().map(|title| folded(title)).collect();
    names.sort_unstable();
    let sign = crate::exchange::incoming::id_of_content(&names.join("\u{1f}"));
    sign.get(4..12).unwrap_or_default().to_owned()
}

/// 7:30 under such a name is how long it was, and no time of day.
fn is_of_sleep(name: &str) -> bool {
    ["sleep", "slept", "schlaf"].iter().any(|word| name.contains(word))
}

fn put(guess: &mut TableColumns, seems: Seems, title: &str, cells: &Cells) {
    let title = title.to_owned();
    match seems {
        Seems::Time => guess.time = title,
        Seems::Clock => guess.clock = Some(title),
        Seems::Id => guess.id = Some(title),
        Seems::Mood => {
            let (lowest, highest) = bounds(cells);
            guess.mood = Some(title);
            (guess.mood_worst, guess.mood_best) = (Some(lowest), Some(highest));
        }
        Seems::Sleep if guess.sleep.is_none() => guess.sleep = Some(title),
        Seems::Number | Seems::Sleep => guess.scales.push(title),
        Seems::Words => guess.tags.push(title),
        Seems::Note => guess.notes.push(title),
        Seems::Empty => {}
    }
}

/// From 1 to 5 or to 10 where all of it lies in there; else what stands there.
fn bounds(cells: &Cells) -> (f64, f64) {
    let values = cells.0.iter().filter_map(|cell| number(cell));
    let (lowest, highest) = values.fold((f64::MAX, f64::MIN), |(a, b), value| (a.min(value), b.max(value)));
    match (lowest >= 1.0, highest) {
        (true, highest) if highest <= 5.0 => (1.0, 5.0),
        (true, highest) if highest <= 10.0 => (1.0, 10.0),
        (false, highest) if lowest >= 0.0 && highest > 5.0 && highest <= 10.0 => (0.0, 10.0),
        (_, highest) if lowest >= 0.0 && highest > 50.0 && highest <= 100.0 => (0.0, 100.0),
        (_, highest) if highest > lowest => (lowest, highest),
        _ => (lowest - 1.0, lowest + 1.0),
    }
}

/// What stands first in days of three numbers, as far as the file settles it, and whether it doesn't.
fn order(cells: &[Cells]) -> (Option<Start>, bool) {
    let days =
        || cells.iter().flat_map(|cells| &cells.0).filter_map(|cell| three_numbers(cell).map(|day| (day, cell.contains('.'))));
    if days().next().is_none() {
        return (None, false);
    }
    let (day_first, month_first) = (days().any(|((first, ..), _)| first > 12), days().any(|((_, second, _), _)| second > 12));
    match (day_first, month_first) {
        (true, false) => (Some(Start::Day), false),
        (false, true) => (Some(Start::Month), false),
        // No country puts points between month and day in that order.
        _ if days().all(|(_, points)| points) => (Some(Start::Day), false),
        _ => (None, true),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Seems::{Clock, Mood, Note, Number, Sleep, Time, Words},
        *,
    };

    fn look(text: &str) -> Look {
        Look::at(text.as_bytes()).expect("a table")
    }

    #[test]
    fn columns_are_told_by_their_names_and_their_first_rows() {
        let found = look(
            "Day,Hour,Mood,Joy,Sleep,Tags,Comment\n2026-03-02,21:40,3,7,6.5,walk|work,We went up the hill and came back late\n2026-03-03,9:05,4,,7:30,work,",
        );
        let seems: Vec<_> = found.columns.iter().map(|c| c.seems).collect();
        assert_eq!(seems, [Time, Clock, Mood, Number, Sleep, Words, Note]);
        assert_eq!((found.guess.time.as_str(), found.guess.clock.as_deref()), ("Day", Some("Hour")));
        assert_eq!((found.guess.mood_worst, found.guess.mood_best), (Some(1.0), Some(5.0)));
    }

    #[test]
    fn which_number_is_the_month_is_settled_by_the_file_or_asked() {
        for (day, begins, unclear) in [
            ("13/2/2026", Some(Start::Day), false),
            ("2/13/2026", Some(Start::Month), false),
            ("2.3.2026", Some(Start::Day), false),
            ("2/3/2026", None, true),
            ("2026-03-02", None, false),
        ] {
            let found = look(&format!("date,joy\n{day},3\n"));
            assert_eq!(
                (found.guess.day_begins_with, found.month_unclear, found.guess.time.as_str()),
                (begins, unclear, "date"),
                "{day}"
            );
        }
    }

    #[test]
    fn a_first_line_with_a_day_in_it_is_a_row_and_the_columns_are_called_by_their_numbers() {
        for text in ["2026-03-02;3;tea\n2026-03-03;4;\n", "sep=;\n2026-03-02;3;tea\n2026-03-03;4;\n", "2/3/2026\t3\ttea"] {
            let found = look(text);
            let titles: Vec<_> = found.columns.iter().map(|c| c.title.as_str()).collect();
            assert_eq!((titles, found.has_names), (vec!["Column 1", "Column 2", "Column 3"], false), "{text}");
            assert_eq!((found.guess.time.as_str(), found.columns[1].samples[0].as_str()), ("Column 1", "3"), "{text}");
            assert!(looks_like_one(text.as_bytes()), "{text}");
        }
        assert!(!looks_like_one(b"\tDate:\t15 January 2024\n\nWords\n"), "a text that begins with a day");
        assert!(look("day,2026,7,joy\n2026-03-02,1,2,3\n").has_names, "a year and a number may be names");
    }

    #[test]
    fn words_without_a_column_that_says_when_are_no_such_table() {
        for none in ["", "a note to myself", "name,price\nsoap,3\n", "a,b\n1,2\n", "one, two, three\nfour, five"] {
            assert!(!looks_like_one(none.as_bytes()), "{none}");
        }
        assert!(looks_like_one(b"when;joy\n2026-03-02;3\n"));
    }
}
