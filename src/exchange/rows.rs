//! A table row by row: quotes, separators and line ends, and what can't be read as either.

use super::{ExchangeError, json::Why, lines::FILE_LIMIT};
use std::io::BufRead;

/// Our choice: five hundred feelings, five hundred symptoms, and room for what other programs add.
pub(super) const CELLS_LIMIT: usize = 4000;

/// How long a row may be; of a longer one nothing is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Most {
    /// A first line: four thousand names.
    Names,
    /// A row of another program. Our choice: eight books in one note.
    Others,
    /// A row of Gamut's own: a note of 16 MiB with every letter a quote, and room for the rest.
    Ours,
}

impl Most {
    const fn bytes(self) -> usize {
        match self {
            Self::Names => 1 << 20,
            Self::Others => 8 << 20,
            Self::Ours => 40 << 20,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Names => "its first line is longer than 1 MiB",
            Self::Others => "this row is longer than 8 MiB",
            Self::Ours => "this row is longer than 40 MiB",
        }
    }
}

/// Reads a table (RFC 4180: cells in quotes may hold line ends, two quotes are one) row by row, holding
/// one row at a time. Lines may end in `\n`, `\r\n` or `\r`. Unlike most readers it tells when a quote is
/// never closed: what follows it would else become one note.
pub(super) struct Rows<R> {
    input: R,
    pub(super) separator: u8,
    held: Held,
    line: u64,
    /// The line on which this row begins.
    first: u64,
    seen: u64,
    after_return: bool,
    /// The row came to its end by a line end, and not because the file ended.
    pub(super) ended: bool,
}

/// Whether a row can be read, or why not.
type Readable = Result<(), Why>;

/// What is held of one row.
struct Held {
    text: Vec<u8>,
    /// Where in `text` each cell ends.
    ends: Vec<usize>,
    /// The row as it stands in the file, without its end.
    raw: Vec<u8>,
    keeps_raw: bool,
    most: Most,
    why: Option<&'static str>,
    too_long: bool,
}

impl Held {
    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.raw.clear();
        (self.why, self.too_long) = (None, false);
    }

    /// Takes a part of the row as it stands in the file; what of it `is_text` stands in a cell, too.
    fn take(&mut self, part: &[u8], is_text: bool) {
        let most = self.most.bytes();
        if self.too_long {
            return;
        }
        if self.text.len() + part.len() > most || self.raw.len() + part.len() > 2 * most {
            (self.too_long, self.why) = (true, Some(self.most.words()));
            (self.text, self.raw, self.ends) = (Vec::new(), Vec::new(), Vec::new());
        } else {
            if self.keeps_raw {
                self.raw.extend_from_slice(part);
            }
            if is_text && self.why.is_none() {
                self.text.extend_from_slice(part);
            }
        }
    }

    fn end_cell(&mut self) {
        if self.ends.len() > CELLS_LIMIT {
            self.why = self.why.or(Some("this row has more than 4,000 cells"));
            self.ends.clear();
        } else if !self.too_long {
            self.ends.push(self.text.len());
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Before the first byte of a cell.
    Start,
    Plain,
    Quoted,
    /// Behind a quote within quotes: the end of the cell, or the first half of a doubled one.
    QuoteSeen,
}

impl State {
    /// How many bytes stand here that are a part of the cell and nothing else.
    fn plain_in(self, bytes: &[u8], separator: u8) -> usize {
        let end = match self {
            Self::Plain => memchr::memchr3(separator, b'\r', b'\n', bytes),
            Self::Quoted => memchr::memchr(b'"', bytes),
            Self::Start | Self::QuoteSeen => Some(0),
        };
        end.unwrap_or(bytes.len())
    }
}

/// The line behind these bytes, and whether they end in the first half of a `\r\n`.
fn lines_in(bytes: &[u8], mut line: u64, mut after_return: bool) -> (u64, bool) {
    for b in bytes {
        line += u64::from(*b == b'\r' || (*b == b'\n' && !after_return));
        after_return = *b == b'\r';
    }
    (line, after_return)
}

impl<R: BufRead> Rows<R> {
    /// Rows of which the first is one of names; those behind it may be as long as [`Self::after_names`] says.
    pub(super) fn new(input: R, separator: u8) -> Self {
        let (text, ends, raw) = (Vec::new(), Vec::new(), Vec::new());
        let held = Held { text, ends, raw, keeps_raw: true, most: Most::Names, why: None, too_long: false };
        Self { input, separator, held, line: 1, first: 1, seen: 0, after_return: false, ended: true }
    }

    /// From here on rows are as long as this, and `raw` is kept where it is wanted.
    pub(super) const fn after_names(&mut self, separator: u8, most: Most, keeps_raw: bool) {
        self.separator = separator;
        (self.held.most, self.held.keeps_raw) = (most, keeps_raw);
    }

    /// Goes to the next row that isn't blank and gives the number of its first line, counted from 1, and
    /// whether it can be read; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Readable)>, ExchangeError> {
        loop {
            let Some(read) = self.row()? else { return Ok(None) };
            // A row of nothing but separators is how spreadsheets write an empty one.
            let blank = self.held.text.iter().all(u8::is_ascii_whitespace);
            if read.is_err() || !blank {
                return Ok(Some((self.first, read)));
            }
        }
    }

    /// Holds this row once more, which came before and was read as the names.
    pub(super) fn hold_again(&mut self, raw: &[u8]) -> Result<Readable, ExchangeError> {
        let mut once = Rows::new(raw, self.separator);
        once.after_names(self.separator, self.held.most, self.held.keeps_raw);
        let read = once.next()?.map_or(Ok(()), |(_, read)| read);
        self.held = once.held;
        Ok(read)
    }

    pub(super) fn len(&self) -> usize {
        self.held.ends.len()
    }

    /// The bytes of a cell, counted from 0; empty where the row has none.
    pub(super) fn cell(&self, n: usize) -> &[u8] {
        let start = n.checked_sub(1).and_then(|before| self.held.ends.get(before)).copied().unwrap_or(0);
        self.held.ends.get(n).and_then(|end| self.held.text.get(start..*end)).unwrap_or_default()
    }

    pub(super) fn raw(&self) -> &[u8] {
        &self.held.raw
    }

    /// Why this row was too long to be held.
    pub(super) fn too_long(&self) -> Option<&'static str> {
        self.held.why.filter(|_| self.held.too_long)
    }

    fn row(&mut self) -> Result<Option<Readable>, ExchangeError> {
        self.held.clear();
        let (mut state, mut anything, mut done) = (State::Start, false, false);
        while !done {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            let mut used = 0;
            while let Some(rest) = chunk.get(used..).filter(|rest| !rest.is_empty()) {
                let plain = state.plain_in(rest, self.separator);
                if plain > 0 {
                    self.held.take(&rest[..plain], true);
                    used += plain;
                    (self.line, self.after_return) = lines_in(&rest[..plain], self.line, self.after_return);
                    continue;
                }
                let b = rest[0];
                used += 1;
                let is_end = matches!(b, b'\r' | b'\n');
                (self.line, self.after_return) = lines_in(&rest[..1], self.line, self.after_return);
                if !anything && is_end {
                    continue;
                }
                if !anything {
                    (anything, self.first) = (true, self.line);
                }
                if state != State::Quoted && is_end {
                    done = true;
                    break;
                }
                let mut kept = false;
                state = match (state, b) {
                    (State::Start | State::Plain | State::QuoteSeen, b) if b == self.separator => {
                        self.held.end_cell();
                        State::Start
                    }
                    (State::Start, b'"') => State::Quoted,
                    (State::Quoted, b'"') => State::QuoteSeen,
                    (State::QuoteSeen, b'"') | (State::Quoted, _) => {
                        kept = true;
                        State::Quoted
                    }
                    (State::QuoteSeen, _) => {
                        self.held.why = self.held.why.or(Some("something stands behind the closing quote of a cell"));
                        State::Plain
                    }
                    (State::Start | State::Plain, _) => {
                        kept = true;
                        State::Plain
                    }
                };
                self.held.take(&[b], kept);
            }
            self.input.consume(used);
            self.seen += used as u64;
            if self.seen > FILE_LIMIT {
                return Err(ExchangeError::TooLarge { mib: FILE_LIMIT >> 20 });
            }
        }
        if !anything {
            return Ok(None);
        }
        if state == State::Quoted {
            self.held.why = Some("a quote in it is never closed, so nobody can tell where it ends");
        }
        self.ended = done;
        self.held.end_cell();
        Ok(Some(self.held.why.map_or(Ok(()), |why| Err(why.into()))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line and cells of each row, or what is wrong with it.
    fn read(text: &[u8]) -> Vec<(u64, Result<Vec<String>, String>)> {
        let (mut rows, mut out) = (Rows::new(text, b','), Vec::new());
        while let Some((line, read)) = rows.next().expect("memory does not fail") {
            let cells = (0..rows.len()).map(|n| String::from_utf8_lossy(rows.cell(n)).into_owned()).collect();
            out.push((line, read.map(|()| cells).map_err(Why::into_owned)));
        }
        out
    }

    fn fine(line: u64, cells: &[&str]) -> (u64, Result<Vec<String>, String>) {
        (line, Ok(cells.iter().map(|c| (*c).to_owned()).collect()))
    }

    #[test]
    fn an_empty_file_and_one_of_blank_lines_have_no_row() {
        for empty in [&b""[..], b"\n", b"\r\n\r\n", b"  \n\t\n", b"\"\"\n", b",,,\n\"\", ,\r\n"] {
            assert_eq!(read(empty), [], "{empty:?}");
        }
    }

    #[test]
    fn rows_end_in_any_of_the_three_ways_and_are_named_by_their_first_line() {
        let expected = [fine(1, &["a", ""]), fine(3, &["b\r\nc", "\"d\""]), fine(5, &["e", "f"])];
        for text in [
            "a,\n\n\"b\r\nc\",\"\"\"d\"\"\"\ne,f",
            "a,\r\n\r\n\"b\r\nc\",\"\"\"d\"\"\"\r\ne,f\r\n",
            "a,\r\r\"b\r\nc\",\"\"\"d\"\"\"\re,f\r",
        ] {
            assert_eq!(read(text.as_bytes()), expected, "{text:?}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_and_one_in_the_middle_are_told_and_not_guessed_at() {
        let got = read(b"a,b\n\"x\"y,c\nd,\"e\nf");
        assert_eq!(got[0], fine(1, &["a", "b"]));
        assert!(got[1].0 == 2 && got[1].1.is_err() && got[2].0 == 3 && got[2].1.is_err() && got.len() == 3, "{got:?}");
        assert_eq!(read(b"a\"b\",c"), [fine(1, &["a\"b\"", "c"])]);
    }

    #[test]
    fn a_row_of_very_many_cells_is_passed_over_and_the_next_one_read() {
        let mut text = vec![b','; 20_000];
        text.extend_from_slice(b"\na,b");
        let got = read(&text);
        assert!(got[0].1.is_err());
        assert_eq!(got[1], fine(2, &["a", "b"]));
    }

    #[test]
    fn of_a_row_that_never_ends_only_so_much_is_held_as_a_row_may_have() {
        for unit in ["x", "\"", ",", "\"\","] {
            for most in [Most::Names, Most::Others] {
                let text = [&unit.repeat(1 << 20), "\n", &*unit.repeat((12 << 20) / unit.len()), "\"\nb"].concat();
                let mut rows = Rows::new(text.as_bytes(), b',');
                let mut held = 0;
                loop {
                    let read = rows.next().expect("memory does not fail");
                    held = held.max(rows.held.text.capacity() + rows.held.raw.capacity() + rows.held.ends.capacity() * 8);
                    rows.after_names(b',', most, true);
                    if read.is_none() {
                        break;
                    }
                }
                assert!(held < 7 * Most::Others.bytes(), "{held} bytes of {unit:?}");
            }
        }
    }

    #[test]
    fn a_row_that_is_too_long_says_how_long_one_may_be_and_the_next_one_is_read() {
        let text = [b"a\n", &*vec![b'x'; Most::Others.bytes() + 1], b"\nb\n"].concat();
        let mut rows = Rows::new(&text[..], b',');
        rows.next().expect("memory does not fail");
        rows.after_names(b',', Most::Others, false);
        let said = rows.next().expect("memory does not fail").map(|(line, read)| (line, read.map_err(Why::into_owned)));
        assert_eq!(said, Some((2, Err("this row is longer than 8 MiB".to_owned()))));
        assert_eq!(rows.too_long(), Some("this row is longer than 8 MiB"));
        rows.next().expect("memory does not fail");
        assert_eq!(rows.cell(0), b"b");
    }

    #[test]
    fn other_programs_read_the_same_cells() {
        let text = "a,\"b,\n\"\"c\"\"\"\r\n\"\",d\n";
        let mut theirs = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> =
            theirs.records().map(|r| r.expect("a row").iter().map(str::to_owned).collect()).collect();
        assert_eq!(read(text.as_bytes()).into_iter().map(|(_, r)| r.expect("a row")).collect::<Vec<_>>(), theirs);
    }
}
