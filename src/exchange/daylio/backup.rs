//! The JSON of a Daylio backup: its moods, its tags and its list of entries.

use super::{
    APP, KIND, archive,
    entry::{Entry, Mood, Named, Tag},
};
#[cfg(test)]
use crate::exchange::diary::Choices;
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Texts},
    formats::{Asked, Source},
    incoming::PassedOver,
    other_apps::reading::{Item, Stream, UNREADABLE},
};
use std::{
    collections::{HashMap, HashSet},
    io::BufRead,
};

/// Moods and tags. Our choice: nobody could choose among so many.
const NAMES_LIMIT: usize = 20_000;

/// Reads a backup.
///
/// # Errors
/// No such backup, one above the limits, or a file that can't be read to its end: nothing is taken from it.
pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    // What entries name by number may stand behind them, and all of them are never held.
    let (names, _) = archive::json(source, Names::of)?;
    source.rewind()?;
    let (mut diary, others) = archive::json(source, |text| entries(text, &names, asked))?;
    diary.pass_over(others, PassedOver::Files);
    Ok(diary)
}

/// The JSON of a backup.
#[cfg(test)]
pub(super) fn read_json(text: &str) -> Result<Diary, ExchangeError> {
    let choices = Choices::default();
    entries(&mut text.as_bytes(), &Names::of(&mut text.as_bytes())?, &Asked::of(&choices, ""))
}

const NO_JSON: ExchangeError = ExchangeError::NotThat { kind: KIND, why: "what is packed in it is no backup of Daylio" };

/// Its moods and tags by their numbers.
#[derive(Default)]
struct Names {
    moods: HashMap<i64, Mood>,
    tags: HashMap<i64, Tag>,
}

impl Names {
    fn of(text: &mut dyn BufRead) -> Result<Self, ExchangeError> {
        let (mut names, mut seen) = (Self::default(), HashSet::new());
        each_list(text, &mut |stream, key| {
            if !seen.insert(key.to_owned()) {
                return Err(NO_JSON);
            }
            match key {
                MOODS => named(stream, &mut names.moods),
                TAGS => named(stream, &mut names.tags),
                _ => Ok(false),
            }
        })?;
        Ok(names)
    }
}

const MOODS: &str = "customMoods";
const TAGS: &str = "tags";
const ENTRIES: &str = "dayEntries";

/// Goes through its three lists; what else is in it is passed over.
fn each_list(
    text: &mut dyn BufRead,
    each: &mut dyn FnMut(&mut Stream<'_>, &str) -> Result<bool, ExchangeError>,
) -> Result<(), ExchangeError> {
    Stream::of(text, KIND)?
        .object(&mut |stream, key| if [MOODS, TAGS, ENTRIES].contains(&key) { each(stream, key) } else { Ok(false) })
}

/// The moods or tags of a list by their number. One that can't be read is as if it weren't there.
fn named<T: Named>(stream: &mut Stream<'_>, known: &mut HashMap<i64, T>) -> Result<bool, ExchangeError> {
    let is_list = stream.list(&mut |_, item| {
        if let Item::Text(text) = item
            && let Ok(item) = serde_json::from_str::<T>(text)
        {
            known.insert(item.id(), item);
        }
        if known.len() > NAMES_LIMIT {
            return Err(ExchangeError::NotThat { kind: KIND, why: "it has more than 20,000 moods or tags" });
        }
        Ok(())
    })?;
    if is_list { Ok(true) } else { Err(NO_JSON) }
}

fn entries(text: &mut dyn BufRead, names: &Names, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let (mut diary, mut texts, mut found) = (asked.diary(APP), Texts::default(), false);
    each_list(text, &mut |stream, key| {
        if key != ENTRIES {
            return Ok(false);
        }
        found = stream.list(&mut |place, item| {
            let read = match item {
                Item::Text(text) => {
                    Entry::read(text).and_then(|entry| entry.into_entry(text, place, &names.moods, &names.tags, &mut texts))
                }
                Item::Unreadable(_) => Err(UNREADABLE.into()),
            };
            diary.take_read(place, read)
        })?;
        if found { Ok(true) } else { Err(NO_JSON) }
    })?;
    if found { Ok(diary) } else { Err(NO_JSON) }
}
