//! A table row by row: quotes, separators and line ends, and what can't be read as either.

use super::{ExchangeError, json::Why, lines::FILE_LIMIT};
use std::io::BufRead;

/// A note of 16 MiB with every letter a quote, and room for the rest of the row, in bytes.
const ROW_BYTES: usize = 40 << 20;
/// Our choice: five hundred feelings, five hundred symptoms, and room for what other programs add.
pub(super) const CELLS_LIMIT: usize = 4000;

/// Reads a table (RFC 4180: cells in quotes may hold line ends, two quotes are one) row by row, holding
/// one row at a time. Lines may end in `\n`, `\r\n` or `\r`. Unlike most readers it tells when a quote is
/// never closed: what follows it would else become one note.
pub(super) struct Rows<R> {
    input: R,
    pub(super) separator: u8,
    text: Vec<u8>,
    /// Where in `text` each cell ends.
    ends: Vec<usize>,
    /// The row as it stands in the file, without its end.
    raw: Vec<u8>,
    /// Whether `raw` is wanted.
    pub(super) keeps_raw: bool,
    line: u64,
    seen: u64,
    after_return: bool,
    /// The row came to its end by a line end, and not because the file ended.
    pub(super) ended: bool,
}

/// Whether a row can be read, or why not.
type Readable = Result<(), Why>;

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Before the first byte of a cell.
    Start,
    Plain,
    Quoted,
    /// Behind a quote within quotes: the end of the cell, or the first half of a doubled one.
    QuoteSeen,
}

impl<R: BufRead> Rows<R> {
    pub(super) fn new(input: R, separator: u8) -> Self {
        let (text, ends, raw) = (Vec::new(), Vec::new(), Vec::new());
        Self { input, separator, text, ends, raw, keeps_raw: false, line: 1, seen: 0, after_return: false, ended: true }
    }

    /// Goes to the next row that isn't blank and gives the number of its first line, counted from 1, and
    /// whether it can be read; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Readable)>, ExchangeError> {
        loop {
            let first = self.line;
            let Some(read) = self.row()? else { return Ok(None) };
            // A lone `\n` behind a `\r` is no line of its own: `line` says which one this is. A row of nothing but
            // separators is how spreadsheets write an empty one.
            let blank = self.text.iter().all(u8::is_ascii_whitespace);
            if read.is_err() || !blank {
                return Ok(Some((first, read)));
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The bytes of a cell, counted from 0; empty where the row has none.
    pub(super) fn cell(&self, n: usize) -> &[u8] {
        let start = n.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(n).and_then(|end| self.text.get(start..*end)).unwrap_or_default()
    }

    pub(super) fn raw(&self) -> &[u8] {
        &self.raw
    }

    fn row(&mut self) -> Result<Option<Readable>, ExchangeError> {
        self.text.clear();
        self.ends.clear();
        self.raw.clear();
        let mut why: Option<&'static str> = None;
        let (mut state, mut anything, mut done) = (State::Start, false, false);
        while !done {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            let mut used = 0;
            for &b in chunk {
                used += 1;
                let second_half_of_an_end = b == b'\n' && self.after_return;
                self.after_return = b == b'\r';
                if matches!(b, b'\r' | b'\n') && !second_half_of_an_end {
                    self.line += 1;
                }
                if !anything && second_half_of_an_end {
                    continue;
                }
                anything = true;
                if state != State::Quoted && matches!(b, b'\r' | b'\n') {
                    done = true;
                    break;
                }
                if self.keeps_raw {
                    self.raw.push(b);
                }
                let mut kept = false;
                state = match (state, b) {
                    (State::Start | State::Plain | State::QuoteSeen, b) if b == self.separator => {
                        self.ends.push(self.text.len());
                        State::Start
                    }
                    (State::Start, b'"') => State::Quoted,
                    (State::Quoted, b'"') => State::QuoteSeen,
                    (State::QuoteSeen, b'"') | (State::Quoted, _) => {
                        kept = true;
                        State::Quoted
                    }
                    (State::QuoteSeen, _) => {
                        why = why.or(Some("something stands behind the closing quote of a cell"));
                        State::Plain
                    }
                    (State::Start | State::Plain, _) => {
                        kept = true;
                        State::Plain
                    }
                };
                if kept && why.is_none() {
                    self.text.push(b);
                }
                if self.text.len() > ROW_BYTES || self.raw.len() > 2 * ROW_BYTES {
                    why = Some("this row is longer than 40 MiB");
                    (self.text, self.raw) = (Vec::new(), Vec::new());
                    self.ends.clear();
                } else if self.ends.len() > CELLS_LIMIT {
                    why = why.or(Some("this row has more than 4,000 cells"));
                    self.ends.clear();
                }
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
            why = Some("a quote in it is never closed, so nobody can tell where it ends");
        }
        self.ended = done;
        self.ends.push(self.text.len());
        Ok(Some(why.map_or(Ok(()), |why| Err(why.into()))))
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
    fn other_programs_read_the_same_cells() {
        let text = "a,\"b,\n\"\"c\"\"\"\r\n\"\",d\n";
        let mut theirs = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> =
            theirs.records().map(|r| r.expect("a row").iter().map(str::to_owned).collect()).collect();
        assert_eq!(read(text.as_bytes()).into_iter().map(|(_, r)| r.expect("a row")).collect::<Vec<_>>(), theirs);
    }
}
