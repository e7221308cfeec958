//! A table of another app: its first line names the columns, in whatever order.

use crate::{
    domain::folded,
    exchange::{
        ExchangeError,
        decode::as_utf8,
        json::Why,
        rows::{Most, Rows},
    },
};
use std::io::{BufRead, Cursor};

/// Whether a row can be read, or why not.
type Readable = Result<(), Why>;

/// A table whose rows are read one by one.
pub(in crate::exchange::other_apps) struct Table<'a> {
    rows: Rows<Box<dyn BufRead + 'a>>,
    /// Of each column, folded.
    pub names: Vec<String>,
    /// As they stand there.
    pub titles: Vec<String>,
    /// The first line as it stands in the file, and where.
    first: (u64, Vec<u8>),
    /// It is a row like the others, and the next one.
    first_is_next: bool,
}

impl<'a> Table<'a> {
    /// Reads the first line. The separator is the one by which it has the most cells.
    pub(in crate::exchange::other_apps) fn open(input: impl BufRead + 'a, kind: &'static str) -> Result<Self, ExchangeError> {
        let mut rows = Rows::new(as_utf8(input)?, b',');
        let first = loop {
            match rows.next()? {
                None => return Err(ExchangeError::NotThat { kind, why: "it is empty" }),
                Some(_) if rows.raw().trim_ascii_start().to_ascii_lowercase().starts_with(b"sep=") => {}
                Some((line, _)) => break (line, rows.raw().to_vec()),
            }
        };
        if let Some(why) = rows.too_long() {
            return Err(ExchangeError::NotThat { kind, why });
        }
        let (separator, titles) =
            titles_of(&first.1).ok_or(ExchangeError::NotThat { kind, why: "its first line names no columns" })?;
        rows.after_names(separator, Most::Others, true);
        let names = titles.iter().map(|title| folded(title)).collect();
        Ok(Self { rows, names, titles, first, first_is_next: false })
    }

    /// The same of a table whose first line is a row like the others: its columns are called by their numbers.
    pub(in crate::exchange::other_apps) fn without_names(self) -> Self {
        let titles: Vec<String> = (1..=self.titles.len()).map(|n| format!("Column {n}")).collect();
        let names = titles.iter().map(|title| folded(title)).collect();
        Self { names, titles, first_is_next: true, ..self }
    }

    /// The column that is called so, in whatever case.
    pub(in crate::exchange::other_apps) fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// Goes to the next row that isn't blank: its line, and whether it can be read; `None` at the end.
    pub(in crate::exchange::other_apps) fn next(&mut self) -> Result<Option<(u64, Readable)>, ExchangeError> {
        let next = if std::mem::take(&mut self.first_is_next) {
            Some((self.first.0, self.rows.hold_again(&self.first.1)?))
        } else {
            self.rows.next()?
        };
        let Some((line, read)) = next else { return Ok(None) };
        let text = |()| match std::str::from_utf8(self.rows.raw()) {
            Ok(_) => Ok(()),
            Err(_) => Err("this row is not UTF-8 text".into()),
        };
        Ok(Some((line, read.and_then(text))))
    }

    /// What stands in a column of this row, without blanks around it; empty where it isn't there.
    pub(in crate::exchange::other_apps) fn cell(&self, column: Option<usize>) -> &str {
        column.map_or("", |n| std::str::from_utf8(self.rows.cell(n)).unwrap_or_default().trim())
    }

    /// How many cells this row has.
    pub(in crate::exchange::other_apps) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has more cells than the first line, with something in one of them.
    pub(in crate::exchange::other_apps) fn runs_over(&self) -> bool {
        (self.names.len()..self.rows.len()).any(|n| !self.cell(Some(n)).is_empty())
    }

    /// Everything from a column on, where that is the last of words: a comma in it that was not quoted makes no other cell.
    pub(in crate::exchange::other_apps) fn rest_from(&self, column: usize) -> String {
        let cells: Vec<&str> = (column..self.rows.len()).map(|n| self.cell(Some(n))).filter(|cell| !cell.is_empty()).collect();
        cells.join(", ")
    }

    /// The row as it stands in the file.
    pub(in crate::exchange::other_apps) fn raw(&self) -> Box<str> {
        String::from_utf8_lossy(self.rows.raw()).into()
    }
}

/// The names in the first line of a file that begins like this, folded; empty where it is no table.
pub(in crate::exchange) fn first_names(bytes: &[u8]) -> Vec<String> {
    let Ok(input) = as_utf8(bytes) else { return Vec::new() };
    let mut rows = Rows::new(input, b',');
    while let Ok(Some(_)) = rows.next() {
        if rows.raw().trim_ascii_start().to_ascii_lowercase().starts_with(b"sep=") {
            continue;
        }
        return titles_of(rows.raw()).map(|(_, titles)| titles.iter().map(|t| folded(t)).collect()).unwrap_or_default();
    }
    Vec::new()
}

fn titles_of(line: &[u8]) -> Option<(u8, Vec<String>)> {
    let of = |separator: u8| {
        let mut row = Rows::new(Cursor::new(line), separator);
        let Ok(Some((_, Ok(())))) = row.next() else { return None };
        let titles = (0..row.len()).map(|n| std::str::from_utf8(row.cell(n)).ok().map(|title| title.trim().to_owned()));
        Some((separator, titles.collect::<Option<Vec<_>>>()?))
    };
    b",;\t".iter().filter_map(|separator| of(*separator)).rev().max_by_key(|(_, titles)| titles.len())
}
