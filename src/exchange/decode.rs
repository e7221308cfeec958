//! Bytes of a file as UTF-8, whichever encoding a spreadsheet wrote them in.

use std::io::{self, BufRead, BufReader, Cursor, Read};

/// A file's text as UTF-8, whichever of UTF-8, UTF-8 with a mark and UTF-16 it is in. Without a mark, UTF-16 is known by
/// its first two letters: files of ours begin with plain ones, of which every second byte is 0. What is no UTF-16 becomes
/// a byte that is no UTF-8 either, so that it is noticed and never replaced.
pub(super) fn as_utf8<'a>(mut input: impl BufRead + 'a) -> io::Result<Box<dyn BufRead + 'a>> {
    let mut start = Vec::new();
    input.by_ref().take(4).read_to_end(&mut start)?;
    if start.starts_with(b"\xef\xbb\xbf") {
        return Ok(Box::new(Cursor::new(start.split_off(3)).chain(input)));
    }
    let (unit, mark): (fn([u8; 2]) -> u16, usize) = match start.as_slice() {
        [0xff, 0xfe, ..] => (u16::from_le_bytes, 2),
        [0xfe, 0xff, ..] => (u16::from_be_bytes, 2),
        [a, 0, b, 0] if *a > 0 && *b > 0 => (u16::from_le_bytes, 0),
        [0, a, 0, b] if *a > 0 && *b > 0 => (u16::from_be_bytes, 0),
        _ => return Ok(Box::new(Cursor::new(start).chain(input))),
    };
    let input = Cursor::new(start.split_off(mark)).chain(input);
    Ok(Box::new(BufReader::new(Utf16 { input, unit, high: None, ready: Vec::new(), given: 0 })))
}

/// UTF-16 on its way to UTF-8.
struct Utf16<R> {
    input: R,
    unit: fn([u8; 2]) -> u16,
    /// The first half of a character whose second half is not read yet.
    high: Option<u16>,
    ready: Vec<u8>,
    given: usize,
}

impl<R: Read> Utf16<R> {
    fn fill(&mut self) -> io::Result<()> {
        let mut bytes = Vec::new();
        self.input.by_ref().take(8192).read_to_end(&mut bytes)?;
        self.ready.clear();
        self.given = 0;
        let pairs = bytes.chunks_exact(2);
        let half = !pairs.remainder().is_empty();
        let mut units: Vec<u16> = self.high.take().into_iter().collect();
        units.extend(pairs.map(|p| (self.unit)([p[0], p[1]])));
        if !bytes.is_empty()
            && !half
            && let Some(last) = units.pop_if(|last| (0xd800..0xdc00).contains(last))
        {
            self.high = Some(last);
        }
        for letter in char::decode_utf16(units) {
            match letter {
                Ok(letter) => self.ready.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
                Err(_) => self.ready.push(0xff),
            }
        }
        if half {
            self.ready.push(0xff);
        }
        if self.ready.is_empty() && self.high.is_some() { self.fill() } else { Ok(()) }
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.ready.len() {
            self.fill()?;
        }
        let rest = self.ready.get(self.given..).unwrap_or_default();
        let n = rest.len().min(out.len());
        out[..n].copy_from_slice(&rest[..n]);
        self.given += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        as_utf8(bytes).and_then(|mut r| r.read_to_end(&mut out)).expect("memory does not fail");
        out
    }

    #[test]
    fn an_empty_file_and_a_lone_mark_are_empty() {
        for empty in [&b""[..], b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"] {
            assert_eq!(read(empty), b"");
        }
        assert_eq!(read(b"ab"), b"ab");
    }

    #[test]
    fn utf16_of_either_order_comes_out_as_the_same_text_also_where_a_character_is_cut_in_two() {
        let text = format!("{}😀é", "a".repeat(4095));
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(order).collect();
            assert_eq!(read(&bytes), text.as_bytes());
            assert_eq!(read(&bytes[2..]), text.as_bytes(), "also without its mark");
        }
    }

    #[test]
    fn half_a_character_is_noticed() {
        for bad in [&b"\xff\xfea\0\x00\xd8"[..], b"\xff\xfea\0b", b"\xff\xfe\x00\xdca\0"] {
            assert!(std::str::from_utf8(&read(bad)).is_err(), "{bad:?}");
        }
    }
}
