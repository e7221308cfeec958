//! The JSON of a Daylio backup: its moods, its tags and its list of entries.

use super::{
    APP, KIND, archive,
    entry::{Entry, Named},
};
use crate::exchange::{
    ExchangeError, Incoming, ReadFor,
    diary::{Choices, Diary, Texts},
    incoming::PassedOver,
};
use serde::de::IgnoredAny;
use std::{
    collections::HashMap,
    io::{Read, Seek},
};

/// One entry of the list, in bytes: a note of 16 MiB with some of its letters escaped.
const ENTRY_LIMIT: usize = 40 << 20;
/// Moods and tags. Our choice: nobody could choose among so many.
const NAMES_LIMIT: usize = 20_000;

/// Reads a backup for a journal whose day begins at this hour, with nothing chosen for its names.
///
/// # Errors
/// As [`read`].
pub fn read_from_day_start(file: impl Read + Seek, read_for: impl Into<ReadFor>) -> Result<Incoming, ExchangeError> {
    read(file)?.with(&Choices::default(), read_for)
}

/// Reads a backup.
///
/// # Errors
/// No such backup, one above the limits, or a file that can't be read to its end: nothing is taken from it.
pub fn read(file: impl Read + Seek) -> Result<Diary, ExchangeError> {
    let (text, others) = archive::json(file)?;
    let mut diary = read_json(&text)?;
    diary.pass_over(others, PassedOver::Files);
    Ok(diary)
}

/// Reads the JSON of a backup.
pub(super) fn read_json(text: &str) -> Result<Diary, ExchangeError> {
    const NO_JSON: ExchangeError = ExchangeError::NotThat { kind: KIND, why: "what is packed in it is no backup of Daylio" };
    let (mut moods, mut tags, mut entries) = (None, None, None);
    let mut top = Values::of(text, b'{').ok_or(NO_JSON)?;
    while let Some(key) = top.next().map_err(|()| NO_JSON)? {
        let key = serde_json::from_str::<String>(key).map_err(|_| NO_JSON)?;
        let value = top.value_of_key().ok_or(NO_JSON)?;
        let place = match key.as_str() {
            "customMoods" => &mut moods,
            "tags" => &mut tags,
            "dayEntries" => &mut entries,
            _ => continue,
        };
        if place.replace(value).is_some() {
            return Err(NO_JSON);
        }
    }
    let moods = named(moods).ok_or(NO_JSON)?;
    let tags = named(tags).ok_or(NO_JSON)?;
    let mut entries = entries.and_then(|e| Values::of(e, b'[')).ok_or(NO_JSON)?;
    let (mut diary, mut texts, mut place) = (Diary::of(APP), Texts::default(), 0);
    while let Some(text) = entries.next().map_err(|()| NO_JSON)? {
        place += 1;
        let read = if text.len() > ENTRY_LIMIT {
            Err("it is longer than 40 MiB".into())
        } else {
            Entry::read(text).and_then(|entry| entry.into_entry(text, place, &moods, &tags, &mut texts))
        };
        diary.take_read(place, read)?;
    }
    Ok(diary)
}

/// The moods or tags of a list by their number. One that can't be read is as if it weren't there.
fn named<T: Named>(list: Option<&str>) -> Option<HashMap<i64, T>> {
    let Some(list) = list else { return Some(HashMap::new()) };
    let (mut values, mut known) = (Values::of(list, b'[')?, HashMap::new());
    while let Some(text) = values.next().ok()? {
        if let Ok(item) = serde_json::from_str::<T>(text) {
            known.insert(item.id(), item);
        }
        if known.len() > NAMES_LIMIT {
            return None;
        }
    }
    Some(known)
}

/// The values in a JSON list, or keys and values of an object, as they stand in the text: only one of them
/// is made into anything at a time, so a hostile file costs no more memory than it has bytes.
struct Values<'a> {
    text: &'a str,
    end: u8,
    first: bool,
}

impl<'a> Values<'a> {
    fn of(text: &'a str, begin: u8) -> Option<Self> {
        let text = text.trim_start().strip_prefix(char::from(begin))?;
        Some(Self { text, end: if begin == b'[' { b']' } else { b'}' }, first: true })
    }

    /// The next value, or key of an object; `None` behind the last one.
    fn next(&mut self) -> Result<Option<&'a str>, ()> {
        let rest = self.text.trim_start();
        if rest.as_bytes().first() == Some(&self.end) {
            self.text = rest;
            return Ok(None);
        }
        self.text = if std::mem::take(&mut self.first) { rest } else { rest.strip_prefix(',').ok_or(())? };
        self.value().map(Some).ok_or(())
    }

    fn value_of_key(&mut self) -> Option<&'a str> {
        self.text = self.text.trim_start().strip_prefix(':')?;
        self.value()
    }

    fn value(&mut self) -> Option<&'a str> {
        let mut values = serde_json::Deserializer::from_str(self.text).into_iter::<IgnoredAny>();
        values.next()?.ok()?;
        let (value, rest) = self.text.split_at_checked(values.byte_offset())?;
        self.text = rest;
        Some(value.trim())
    }
}
