//! Reading our own lossless format, row by row; a row that can't be is refused by its line.

use super::{
    EARLIER, FORMAT, ROW_LIMIT,
    check_in::{read_check_in, read_earlier},
    header::Book,
    others::{Other, read_other},
    plain::read_plain,
};
use crate::{
    domain::{Catalogue, CheckIn, DayStart, Earlier},
    exchange::{
        ExchangeError, Incoming, ReadFor,
        decode::as_utf8,
        gathering::{Gathering, Onward},
        incoming::{PassedOver, Shared},
        json::{Json, Object, Why},
        lines::{Line, Lines},
    },
};
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    io::BufRead,
};

const FIRST_LINE_TOO_LONG: ExchangeError =
    ExchangeError::NotThat { kind: "a .jsonl export of Gamut", why: "its first line is longer than 100 MiB" };

/// Reads a file whose days begin at 04:00 unless it says otherwise.
///
/// # Errors
/// A file of a newer format, above the limits, or that can't be read to its end: nothing is taken from it.
pub fn read(input: impl BufRead) -> Result<Incoming, ExchangeError> {
    read_from_day_start(input, DayStart::default())
}

/// The same for a journal whose day begins at another hour; it settles the day of rows without `day`.
///
/// # Errors
/// As [`read`].
pub fn read_from_day_start(input: impl BufRead, read_for: impl Into<ReadFor>) -> Result<Incoming, ExchangeError> {
    read_in_lots(input, read_for, Onward::nowhere())
}

/// The same of a file however long: its check-ins go onward a lot at a time, and what is left is given.
///
/// # Errors
/// As [`read`], and those of whoever takes a lot.
pub fn read_in_lots(
    input: impl BufRead,
    read_for: impl Into<ReadFor>,
    mut onward: Onward<'_>,
) -> Result<Incoming, ExchangeError> {
    let ReadFor { start, can } = read_for.into();
    let mut lines = Lines::new(as_utf8(input)?);
    let mut reading = Reading { start, got: Gathering::that_takes(can), ..Reading::default() };
    while let Some((number, line)) = next_of(&mut lines)? {
        let done = match line {
            Line::Text(text) if text.trim().is_empty() => Ok(()),
            Line::Text(text) => reading.take(text, number)?,
            Line::NotText => Err("this line is not UTF-8 text".into()),
            // It names the feelings and symptoms: without it all that follows would be read without their names.
            Line::TooLong if reading.is_at_first_line() => return Err(FIRST_LINE_TOO_LONG),
            Line::TooLong => Err("this line is longer than 100 MiB".into()),
        };
        if let Err(why) = done {
            reading.got.into.refuse(number, why);
        }
        if reading.got.into.offered > ROW_LIMIT {
            return Err(ExchangeError::TooManyRows { rows: ROW_LIMIT });
        }
        if let Some(book) = &reading.book {
            reading.got.hand_on(&mut onward, book)?;
        }
    }
    Ok(reading.finish())
}

/// The next line in which something stands, and its number.
fn next_of<R: BufRead>(lines: &mut Lines<R>) -> Result<Option<(u64, Line<'_>)>, ExchangeError> {
    lines.pass_empty()?;
    lines.next()
}

/// Reads one check-in for a journal with this catalogue, which grows by what the row names.
///
/// # Errors
/// Why it is refused, never with what stood in it.
pub fn read_one(line: &str, catalogue: &mut Catalogue, read_for: impl Into<ReadFor>) -> Result<CheckIn, String> {
    let ReadFor { start, can } = read_for.into();
    let mut book = Book::of(std::mem::take(catalogue));
    let read = Object::read(line).and_then(|mut row| match row.text("kind")?.as_deref() {
        None | Some("check_in") => read_check_in(row, line, &mut book, start),
        Some(_) => Err("this row is no check-in".into()),
    });
    *catalogue = book.catalogue;
    let c = read.map_err(Why::into_owned)?;
    can.check_in(&c).map_err(|e| e.to_string())?;
    Ok(c)
}

#[derive(Default)]
struct Reading {
    got: Gathering,
    book: Option<Book>,
    start: DayStart,
    /// Kind and id of every other row, with a fingerprint of its line.
    others: HashMap<(&'static str, String), u64>,
    /// Line and what it says of a check-in before it was changed.
    earlier: Vec<(u64, Earlier)>,
    /// Zones and words that stood in a row before.
    words: Shared,
}

impl Reading {
    fn is_at_first_line(&self) -> bool {
        self.book.is_none() && self.got.into.offered == 0
    }

    fn take(&mut self, text: &str, number: u64) -> Result<Result<(), Why>, ExchangeError> {
        if let Some(c) = self.book.as_ref().and_then(|book| read_plain(text, book, &mut self.words)) {
            return Ok(self.got.take(c));
        }
        let mut row = match Object::read(text) {
            Ok(row) => row,
            Err(why) => return Ok(Err(why)),
        };
        if row.has("gamut") {
            return self.take_header(&mut row).map(Ok);
        }
        Ok(self.take_row(row, text, number))
    }

    fn take_header(&mut self, row: &mut Object) -> Result<(), ExchangeError> {
        match row.take("gamut") {
            #[expect(clippy::float_cmp, clippy::cast_precision_loss, reason = "the number 1 itself")]
            Some(Json::Number(n)) if n == FORMAT as f64 => {}
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "only shown; saturates")]
            Some(Json::Number(n)) if n > 1.0 => return Err(ExchangeError::Newer { found: n as u64, known: FORMAT }),
            _ => return Err(ExchangeError::NotOurs("the format number in it means nothing")),
        }
        if row.text("kind").ok().flatten().is_some_and(|k| k != "journal") {
            return Err(ExchangeError::NotOurs("it holds something else than a journal"));
        }
        let described = row.has("feelings");
        self.got.into.described |= described;
        let book = self.book.get_or_insert_with(|| if described { Book::default() } else { Book::starting() });
        book.describe(row).map_err(|_| ExchangeError::NotOurs("its list of feelings and symptoms can't be read"))
    }

    fn take_row(&mut self, mut row: Object, text: &str, number: u64) -> Result<(), Why> {
        let kind = row.text("kind")?.unwrap_or_else(|| "check_in".to_owned());
        if kind == "check_in" {
            let has_id = row.has("id");
            let book = self.book.get_or_insert_with(Book::starting);
            let c = read_check_in(row, text, book, self.start)?;
            if has_id {
                return self.got.take(c);
            }
            if c.says_nothing() && c.source.is_none() && c.deleted_ms.is_none() {
                self.got.into.pass_over(PassedOver::Empty);
                return Ok(());
            }
            return self.got.take_made(c, text.trim()).map(|_id| ());
        }
        if kind == EARLIER {
            let book = self.book.get_or_insert_with(Book::starting);
            let earlier = read_earlier(row, text, book, self.start)?;
            self.got.can.check_in(&earlier.said).map_err(|e| e.to_string())?;
            self.earlier.push((number, earlier));
            return Ok(());
        }
        let other = read_other(&kind, row, text, self.start)?;
        other.can_be(self.got.can).map_err(|e| e.to_string())?;
        if let Some(name) = other.name() {
            let mut print = DefaultHasher::new();
            text.trim().hash(&mut print);
            let print = print.finish();
            match self.others.insert(name, print) {
                Some(before) if before == print => {
                    self.got.into.offered += 1;
                    self.got.into.repeated += 1;
                    return Ok(());
                }
                Some(_) => return Err("another row before it has the same id".into()),
                None => self.got.into.offered += 1,
            }
        }
        let setting = matches!(other, Other::Setting(..));
        other.put_into(&mut self.got.into.journal)?;
        if setting {
            self.got.into.has_settings = true;
            self.start = self.got.into.journal.settings.day_start;
        }
        Ok(())
    }

    fn finish(mut self) -> Incoming {
        for (number, earlier) in self.earlier {
            if self.got.has(&earlier.said.id) {
                self.got.into.earlier.push(earlier);
            } else {
                self.got.into.refuse(number, "the check-in it is an earlier version of is not in this file".into());
            }
        }
        self.got.into.rejected.sort_by_key(|(line, _)| *line);
        self.got.finish(self.book.unwrap_or_else(Book::starting))
    }
}
