//! JSON of any length, one value of a list in memory at a time. Only brackets and quotes are looked at here; what stands in
//! a value is judged by whoever reads it.

use crate::exchange::{ExchangeError, decode::as_utf8, lines::FILE_LIMIT};
use std::io::BufRead;

/// One value, in bytes: a note of 16 MiB with some of its letters escaped.
const VALUE_LIMIT: usize = 40 << 20;

/// A value of a list, as it stands there.
pub(in crate::exchange::other_apps) enum Item<'a> {
    Text(&'a str),
    /// Not UTF-8, or longer than is read.
    Unreadable,
}

/// JSON as it is read.
pub(in crate::exchange::other_apps) struct Stream<'a> {
    input: Box<dyn BufRead + 'a>,
    kind: &'static str,
    seen: u64,
    most: u64,
    value: Vec<u8>,
    depth: u32,
}

impl<'a> Stream<'a> {
    pub(in crate::exchange::other_apps) fn of(input: impl BufRead + 'a, kind: &'static str) -> Result<Self, ExchangeError> {
        Ok(Self { input: as_utf8(input)?, kind, seen: 0, most: FILE_LIMIT, value: Vec::new(), depth: 0 })
    }

    /// How many bytes were read.
    pub(in crate::exchange::other_apps) const fn seen(&self) -> u64 {
        self.seen
    }

    const fn broken<T>(&self) -> Result<T, ExchangeError> {
        Err(ExchangeError::NotThat { kind: self.kind, why: "its JSON is broken off or no JSON at all" })
    }

    fn peek(&mut self) -> Result<Option<u8>, ExchangeError> {
        Ok(self.input.fill_buf()?.first().copied())
    }

    fn bump(&mut self) -> Result<(), ExchangeError> {
        self.input.consume(1);
        self.seen += 1;
        if self.seen > self.most { Err(ExchangeError::TooLarge { mib: self.most >> 20 }) } else { Ok(()) }
    }

    /// The next byte that is no blank, not yet taken.
    fn next_byte(&mut self) -> Result<u8, ExchangeError> {
        loop {
            match self.peek()? {
                None => return self.broken(),
                Some(b) if b.is_ascii_whitespace() => self.bump()?,
                Some(b) => return Ok(b),
            }
        }
    }

    /// Takes this byte when it is the next.
    fn take(&mut self, wanted: u8) -> Result<bool, ExchangeError> {
        let there = self.next_byte()? == wanted;
        if there {
            self.bump()?;
        }
        Ok(there)
    }

    fn must(&mut self, wanted: u8) -> Result<(), ExchangeError> {
        if self.take(wanted)? { Ok(()) } else { self.broken() }
    }

    /// Goes through the object that comes: of each key, whether its value was read by `each`; what wasn't is passed over.
    pub(in crate::exchange::other_apps) fn object(
        &mut self,
        each: &mut dyn FnMut(&mut Self, &str) -> Result<bool, ExchangeError>,
    ) -> Result<(), ExchangeError> {
        self.must(b'{')?;
        self.depth += 1;
        if self.take(b'}')? {
            return self.done();
        }
        loop {
            if self.next_byte()? != b'"' || !self.value()? {
                return self.broken();
            }
            let Ok(key) = serde_json::from_slice::<String>(&self.value) else { return self.broken() };
            self.must(b':')?;
            if !each(self, &key)? {
                self.pass()?;
            }
            if self.take(b'}')? {
                return self.done();
            }
            self.must(b',')?;
        }
    }

    /// Goes through the list that comes, value by value, with the number of each from 1; `false` where it is no list.
    pub(in crate::exchange::other_apps) fn list(
        &mut self,
        each: &mut dyn FnMut(u64, Item<'_>) -> Result<(), ExchangeError>,
    ) -> Result<bool, ExchangeError> {
        if self.next_byte()? != b'[' {
            return Ok(false);
        }
        self.must(b'[')?;
        self.depth += 1;
        if self.take(b']')? {
            return self.done().map(|()| true);
        }
        let mut number = 0;
        loop {
            number += 1;
            if matches!(self.next_byte()?, b']' | b',') {
                return self.broken();
            }
            let whole = self.value()?;
            let item = match std::str::from_utf8(&self.value) {
                Ok(text) if whole => Item::Text(text),
                _ => Item::Unreadable,
            };
            each(number, item)?;
            if self.take(b']')? {
                return self.done().map(|()| true);
            }
            self.must(b',')?;
        }
    }

    /// Passes a value over.
    fn pass(&mut self) -> Result<(), ExchangeError> {
        self.through(false)?;
        Ok(())
    }

    /// An object or a list ended. Behind the outermost nothing may stand: two files joined would else be half read.
    fn done(&mut self) -> Result<(), ExchangeError> {
        self.depth -= 1;
        while self.depth == 0 {
            match self.peek()? {
                None => break,
                Some(b) if b.is_ascii_whitespace() => self.bump()?,
                Some(_) => return self.broken(),
            }
        }
        Ok(())
    }

    /// Takes a value into `self.value`; `false` where it is longer than is read.
    fn value(&mut self) -> Result<bool, ExchangeError> {
        self.value.clear();
        self.through(true)
    }

    fn through(&mut self, keeps: bool) -> Result<bool, ExchangeError> {
        self.next_byte()?;
        let (mut depth, mut quoted, mut escaped, mut whole, mut begun) = (0_u64, false, false, true, false);
        loop {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                // A number at the end of the file ends with it.
                return if begun && depth == 0 && !quoted { Ok(whole) } else { self.broken() };
            }
            let (mut used, mut done) = (0, false);
            for &b in chunk {
                if quoted {
                    used += 1;
                    match b {
                        _ if escaped => escaped = false,
                        b'\\' => escaped = true,
                        b'"' => {
                            quoted = false;
                            done = depth == 0;
                        }
                        _ => {}
                    }
                } else {
                    // What ends a bare word at the outermost level belongs to what is around it.
                    if depth == 0 && begun && (b.is_ascii_whitespace() || matches!(b, b',' | b']' | b'}' | b':')) {
                        done = true;
                        break;
                    }
                    used += 1;
                    match b {
                        b'"' => quoted = true,
                        b'{' | b'[' => depth += 1,
                        b'}' | b']' => {
                            depth = depth.saturating_sub(1);
                            done = depth == 0;
                        }
                        _ => {}
                    }
                }
                begun = true;
                if done {
                    break;
                }
            }
            if keeps && whole {
                if self.value.len() + used > VALUE_LIMIT {
                    whole = false;
                    self.value = Vec::new();
                } else {
                    self.value.extend_from_slice(&chunk[..used]);
                }
            }
            self.input.consume(used);
            self.seen += used as u64;
            if self.seen > self.most {
                return Err(ExchangeError::TooLarge { mib: self.most >> 20 });
            }
            if done {
                return Ok(whole);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, ExchangeError> {
        let mut found = Vec::new();
        let mut stream = Stream::of(text.as_bytes(), "a test")?;
        stream.object(&mut |stream, key| {
            if key != "a" {
                return Ok(false);
            }
            stream.list(&mut |n, item| {
                found.push(format!("{n} {}", if let Item::Text(t) = item { t } else { "?" }));
                Ok(())
            })
        })?;
        Ok(found)
    }

    #[test]
    fn the_values_of_a_list_come_one_by_one_whatever_stands_around_it() {
        assert_eq!(read("{}").expect("empty"), Vec::<String>::new());
        assert_eq!(read(r#"{"a":[]}"#).expect("empty"), Vec::<String>::new());
        let text = r#" { "b" : {"a":[9]}, "c": "]}\"", "n": -1.5e3, "a": [ {"x":"}"} , 2,"z\\", [3,[4]], null ], "d": true } "#;
        assert_eq!(read(text).expect("read"), [r#"1 {"x":"}"}"#, "2 2", r#"3 "z\\""#, "4 [3,[4]]", "5 null"]);
    }

    #[test]
    fn what_is_broken_off_or_no_json_is_noticed() {
        for bad in [
            "",
            "[",
            "{",
            r#"{"a"#,
            r#"{"a":"#,
            r#"{"a":["#,
            r#"{"a":[1"#,
            r#"{"a":[1,"#,
            r#"{"a":[1,]}"#,
            r#"{"a":[1 2]}"#,
            r"{a:1}",
            "{} x",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
        assert!(read(&format!("{{\"a\":{}", "[".repeat(100_000))).is_err());
    }
}
