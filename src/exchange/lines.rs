//! A file line by line, one at a time in memory, and the limits on both.

use super::ExchangeError;
use std::io::BufRead;

/// The most that is read of one file: 512 MiB, far above fifty years of long notes.
pub(super) const FILE_LIMIT: u64 = 512 << 20;
/// A note of 16 MiB with every byte written as `\u00XX`, and room for the rest of the row.
const LINE_LIMIT: usize = (6 * 16 + 4) << 20;

/// A line of more than this is one that may be as long as any.
const LONG: usize = 16 << 20;

/// One line of a file, without its line end.
pub(super) enum Line<'a> {
    Text(&'a str),
    /// Not UTF-8.
    NotText,
    /// Longer than a line may be; it was passed over, never held in memory.
    TooLong,
}

/// Reads a file line by line, holding one line at a time.
pub(super) struct Lines<R> {
    input: R,
    most: usize,
    line: Vec<u8>,
    number: u64,
    seen: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self::that_have(LINE_LIMIT, input)
    }

    /// Lines that have so many bytes at the most.
    pub(super) fn that_have(most: usize, input: R) -> Self {
        Self { input, most, line: Vec::new(), number: 0, seen: 0 }
    }

    /// Passes over lines with nothing in them, however many there are.
    pub(super) fn pass_empty(&mut self) -> Result<(), ExchangeError> {
        loop {
            let chunk = self.input.fill_buf()?;
            let empty = chunk.iter().take_while(|b| **b == b'\n').count();
            if empty == 0 {
                return Ok(());
            }
            self.input.consume(empty);
            self.number += empty as u64;
            self.saw(empty)?;
        }
    }

    fn saw(&mut self, bytes: usize) -> Result<(), ExchangeError> {
        self.seen += bytes as u64;
        if self.seen > FILE_LIMIT { Err(ExchangeError::TooLarge { mib: FILE_LIMIT >> 20 }) } else { Ok(()) }
    }

    /// The next line and its number, counted from 1; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Line<'_>)>, ExchangeError> {
        self.line.clear();
        let (mut too_long, mut anything) = (false, false);
        loop {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            anything = true;
            let end = memchr::memchr(b'\n', chunk);
            let part = end.map_or(chunk, |n| &chunk[..n]);
            if self.line.len() + part.len() > self.most {
                too_long = true;
                self.line = Vec::new();
            } else if !too_long {
                if self.line.len() + part.len() > LONG && self.line.capacity() < self.most {
                    // Grown step by step it would lie in memory two times, of which one is half as long again.
                    self.line.reserve_exact(self.most - self.line.len());
                }
                self.line.extend_from_slice(part);
            }
            let used = end.map_or(chunk.len(), |n| n + 1);
            self.input.consume(used);
            self.saw(used)?;
            if end.is_some() {
                break;
            }
        }
        if !anything {
            return Ok(None);
        }
        self.number += 1;
        if too_long {
            return Ok(Some((self.number, Line::TooLong)));
        }
        let mut bytes = self.line.strip_suffix(b"\r").unwrap_or(&self.line);
        if self.number == 1 {
            // The mark some editors put before UTF-8 text.
            bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        }
        let line = std::str::from_utf8(bytes).map_or(Line::NotText, Line::Text);
        Ok(Some((self.number, line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<(u64, String)> {
        let (mut lines, mut out) = (Lines::new(bytes), Vec::new());
        while let Some((n, line)) = lines.next().expect("memory does not fail") {
            out.push((n, if let Line::Text(t) = line { t.to_owned() } else { "?".to_owned() }));
        }
        out
    }

    #[test]
    fn an_empty_file_has_no_line_and_a_last_line_needs_no_end() {
        assert_eq!(read(b""), []);
        assert_eq!(read(b"a\r\n\nb"), [(1, "a".into()), (2, String::new()), (3, "b".into())]);
    }

    #[test]
    fn a_mark_before_the_text_is_passed_over_and_bytes_that_are_no_text_are_noticed() {
        assert_eq!(read(b"\xef\xbb\xbfa\n\xff\n"), [(1, "a".into()), (2, "?".into())]);
    }

    #[test]
    fn empty_lines_are_passed_over_and_counted() {
        let mut lines = Lines::new(&b"\n\n\na\n\nb"[..]);
        lines.pass_empty().expect("memory does not fail");
        assert!(matches!(lines.next(), Ok(Some((4, Line::Text("a"))))));
        lines.pass_empty().expect("memory does not fail");
        assert!(matches!(lines.next(), Ok(Some((6, Line::Text("b"))))));
        lines.pass_empty().expect("memory does not fail");
        assert!(matches!(lines.next(), Ok(None)));
    }

    #[test]
    fn of_a_line_that_never_ends_nothing_is_held() {
        let text = [&vec![b'x'; 4 << 20][..], b"\nb"].concat();
        let mut lines = Lines::that_have(1 << 10, &text[..]);
        assert!(matches!(lines.next(), Ok(Some((1, Line::TooLong)))));
        assert!(lines.line.capacity() < 1 << 12);
        assert!(matches!(lines.next(), Ok(Some((2, Line::Text("b"))))));
    }

    #[test]
    fn a_line_without_end_is_passed_over_and_the_next_one_read() {
        let mut bytes = vec![b'x'; LINE_LIMIT + 1];
        bytes.extend_from_slice(b"\nb\n");
        assert_eq!(read(&bytes), [(1, "?".into()), (2, "b".into())]);
    }
}
