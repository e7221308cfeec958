use super::{
    FORMAT, ROW_LIMIT,
    check_in::read_check_in,
    header::Book,
    others::{Other, read_other},
};
use crate::{
    domain::{Catalogue, CheckIn, CheckInId, DayStart, Journal, Key},
    exchange::{
        ExchangeError,
        json::{Json, Object, Why},
        lines::{Line, Lines},
    },
};
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    io::BufRead,
    sync::Arc,
};

/// Lines of refused rows that are kept; further ones are only counted.
const REJECTED_KEPT: usize = 1000;

/// What a file offers, read and checked, not yet stored.
#[derive(Debug, Default)]
pub struct Incoming {
    /// Sorted; its catalogue holds what the first line describes and what the rows name beside it.
    pub journal: Journal,
    /// Line number and reason, never the content; the first 1,000.
    pub rejected: Vec<(u64, String)>,
    /// All refused rows.
    pub rejected_count: u64,
    /// Rows that stand in the file a second time, word for word; taken once.
    pub repeated: u64,
    /// Rows of the diary: check-ins, events, trials, plans… (the catalogue, settings, safety plan and
    /// contacts are no rows), and every line that could not be read.
    pub offered: u64,
    /// The first line described the feelings; else the starting ones were assumed.
    pub described: bool,
    /// The file says how the program is set.
    pub has_settings: bool,
    /// Feelings of the person's own that no first line described: taken as unpleasant.
    pub guessed: Vec<Key>,
}

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
pub fn read_from_day_start(input: impl BufRead, start: DayStart) -> Result<Incoming, ExchangeError> {
    let mut lines = Lines::new(input);
    let mut reading = Reading { start, ..Reading::default() };
    while let Some((number, line)) = lines.next()? {
        let done = match line {
            Line::Text(text) if text.trim().is_empty() => Ok(()),
            Line::Text(text) => reading.take(text)?,
            Line::NotText => Err("this line is not UTF-8 text".into()),
            Line::TooLong => Err("this line is longer than 100 MiB".into()),
        };
        if let Err(why) = done {
            reading.refuse(number, why);
        }
        if reading.into.offered > ROW_LIMIT {
            return Err(ExchangeError::TooManyRows { rows: ROW_LIMIT });
        }
    }
    Ok(reading.finish())
}

/// Reads one check-in for a journal with this catalogue, which grows by what the row names.
///
/// # Errors
/// Why it is refused, never with what stood in it.
pub fn read_one(line: &str, catalogue: &mut Catalogue, start: DayStart) -> Result<CheckIn, String> {
    let mut book = Book { catalogue: std::mem::take(catalogue), ..Book::default() };
    let read = Object::read(line).and_then(|mut row| match row.text("kind")?.as_deref() {
        None | Some("check_in") => read_check_in(row, line, &mut book, start),
        Some(_) => Err("this row is no check-in".into()),
    });
    *catalogue = book.catalogue;
    read.map_err(Why::into_owned)
}

#[derive(Default)]
struct Reading {
    into: Incoming,
    book: Option<Book>,
    start: DayStart,
    check_ins: HashMap<CheckInId, Arc<CheckIn>>,
    /// Kind and id of every other row, with a fingerprint of its line.
    others: HashMap<(&'static str, Arc<str>), u64>,
}

impl Reading {
    fn take(&mut self, text: &str) -> Result<Result<(), Why>, ExchangeError> {
        let mut row = match Object::read(text) {
            Ok(row) => row,
            Err(why) => return Ok(Err(why)),
        };
        if row.has("gamut") {
            return self.take_header(&mut row).map(Ok);
        }
        Ok(self.take_row(row, text))
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
        self.into.described |= described;
        let book = self.book.get_or_insert_with(|| if described { Book::default() } else { Book::starting() });
        book.describe(row).map_err(|_| ExchangeError::NotOurs("its list of feelings and symptoms can't be read"))
    }

    fn take_row(&mut self, mut row: Object, text: &str) -> Result<(), Why> {
        let kind = row.text("kind")?.unwrap_or_else(|| "check_in".to_owned());
        if kind == "check_in" {
            let book = self.book.get_or_insert_with(Book::starting);
            let c = read_check_in(row, text, book, self.start)?;
            if let Some(before) = self.check_ins.get(&c.id) {
                if **before != c {
                    return Err("another row before it has the same id".into());
                }
                self.into.repeated += 1;
            } else {
                let c = Arc::new(c);
                self.check_ins.insert(c.id.clone(), Arc::clone(&c));
                let list = if c.deleted_ms.is_some() { &mut self.into.journal.trash } else { &mut self.into.journal.check_ins };
                list.push(c);
            }
            self.into.offered += 1;
            return Ok(());
        }
        let other = read_other(&kind, row, text, self.start)?;
        if let Some(name) = other.name() {
            let mut print = DefaultHasher::new();
            text.trim().hash(&mut print);
            let print = print.finish();
            match self.others.insert(name, print) {
                Some(before) if before == print => {
                    self.into.offered += 1;
                    self.into.repeated += 1;
                    return Ok(());
                }
                Some(_) => return Err("another row before it has the same id".into()),
                None => self.into.offered += 1,
            }
        }
        let setting = matches!(other, Other::Setting(..));
        other.put_into(&mut self.into.journal)?;
        if setting {
            self.into.has_settings = true;
            self.start = self.into.journal.settings.day_start;
        }
        Ok(())
    }

    fn refuse(&mut self, number: u64, why: Why) {
        self.into.offered += 1;
        self.into.rejected_count += 1;
        if self.into.rejected.len() < REJECTED_KEPT {
            self.into.rejected.push((number, why.into_owned()));
        }
    }

    fn finish(self) -> Incoming {
        let mut into = self.into;
        let book = self.book.unwrap_or_else(Book::starting);
        into.journal.catalogue = book.catalogue;
        into.guessed = book.guessed;
        into.journal.sort();
        into
    }
}
