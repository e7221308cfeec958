//! JSON of any length, one value of a list in memory at a time. Only brackets and quotes are looked at here; what stands in
//! a value is judged by whoever reads it.

use crate::exchange::{ExchangeError, decode::as_utf8, lines::FILE_LIMIT};
use std::io::BufRead;

/// One value, in bytes. Our choice: eight books in one note, or a photo that an app wrote into its text.
const VALUE_LIMIT: usize = 8 << 20;
/// What is kept of a longer one.
const BEGINNING: usize = 1 << 10;
/// How deep values may lie in each other: nobody's diary is a twentieth as deep.
const DEPTH: u64 = 500;

/// A value of a list, as it stands there.
pub(in crate::exchange) enum Item<'a> {
    Text(&'a str),
    /// Not UTF-8, or longer than is read: how it begins.
    Unreadable(&'a [u8]),
}

/// What such an item is refused with.
pub(in crate::exchange) const UNREADABLE: &str = "it is longer than 8 MiB or no UTF-8 text";

/// JSON as it is read.
pub(in crate::exchange) struct Stream<'a> {
    input: Box<dyn BufRead + 'a>,
    kind: &'static str,
    seen: u64,
    most: u64,
    value: Vec<u8>,
    depth: u32,
}

impl<'a> Stream<'a> {
    pub(in crate::exchange) fn of(input: impl BufRead + 'a, kind: &'static str) -> Result<Self, ExchangeError> {
        Ok(Self { input: as_utf8(input)?, kind, seen: 0, most: FILE_LIMIT, value: Vec::new(), depth: 0 })
    }

    /// How many bytes were read.
    pub(in crate::exchange) const fn seen(&self) -> u64 {
        self.seen
    }

    const fn broken<T>(&self) -> Result<T, ExchangeError> {
        Err(ExchangeError::NotThat { kind: self.kind, why: "its JSON is broken off or no JSON at all" })
    }

    const fn too_deep<T>(&self) -> Result<T, ExchangeError> {
        Err(ExchangeError::NotThat { kind: self.kind, why: "something in it lies more than 500 deep" })
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
    pub(in crate::exchange) fn object(
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
    pub(in crate::exchange) fn list(
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
                _ => Item::Unreadable(&self.value[..self.value.len().min(BEGINNING)]),
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
            while let Some(rest) = chunk.get(used..).filter(|rest| !rest.is_empty()) {
                // Of a text nothing counts but its end and what may hide that.
                let plain = if quoted && !escaped { memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len()) } else { 0 };
                if plain > 0 {
                    (used, begun) = (used + plain, true);
                    continue;
                }
                let b = rest[0];
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
                        b'{' | b'[' if depth >= DEPTH => return self.too_deep(),
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
                    self.value.extend_from_slice(&chunk[..used.min(BEGINNING)]);
                    self.value.truncate(BEGINNING);
                    self.value.shrink_to_fit();
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
    use std::io::Read;

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
    fn of_a_value_that_never_ends_only_its_beginning_is_held_and_the_next_one_is_read() {
        for unit in ["x", "\\\"", "[]", "1 "] {
            let long = format!(r#"{{"a":[["name","{}"],2]}}"#, unit.repeat((9 << 20) / unit.len()));
            let long = if unit == "1 " { format!(r#"{{"a":[["name",1{}1],2]}}"#, ", 1".repeat(4 << 20)) } else { long };
            let mut stream = Stream::of(long.as_bytes(), "a test").expect("memory does not fail");
            let mut found = Vec::new();
            let read = stream.object(&mut |stream, _| {
                stream.list(&mut |n, item| {
                    found.push(match item {
                        Item::Text(text) => format!("{n} {text}"),
                        Item::Unreadable(begins) => format!("{n} {}", String::from_utf8_lossy(&begins[..8])),
                    });
                    Ok(())
                })
            });
            assert!(read.is_ok(), "{unit}");
            assert_eq!(found, [r#"1 ["name","#, "2 2"].map(|s| s.chars().take(10).collect::<String>()), "{unit}");
            assert!(stream.value.capacity() < VALUE_LIMIT * 2);
        }
    }

    #[test]
    fn what_lies_very_deep_is_refused_where_it_is_too_deep_and_never_read_on() {
        let endless = std::io::BufReader::new(b"{\"a\":[".chain(std::io::repeat(b'[')));
        let mut stream = Stream::of(endless, "a test").expect("memory does not fail");
        let read = stream.object(&mut |stream, _| stream.list(&mut |_, _| Ok(())));
        assert!(read.is_err_and(|e| e.to_string().contains("500 deep")));
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
