//! The JSON that `jrnl --export json` writes.

use super::reading::{date, list_of_entries, time};
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Entry, Texts, When},
    formats::{Asked, Source},
    json::{Object, Why},
};

pub(in crate::exchange) const APP: &str = "jrnl";
pub(in crate::exchange) const KIND: &str = "an export of jrnl";

pub(in crate::exchange) fn is_one(begins: &[u8]) -> bool {
    super::reading::has_all(begins, &["entries[].title", "entries[].body", "entries[].date", "entries[].time"])
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    list_of_entries(source, asked, (APP, KIND), entry)
}

fn entry(text: &str, place: u64, texts: &mut Texts) -> Result<Entry, Why> {
    let mut said = Object::read(text).map_err(|_| "it is no JSON object, or a key stands twice in it")?;
    let day = said.text("date")?.as_deref().and_then(date).ok_or("its date is none")?;
    let clock = said.text("time")?.as_deref().and_then(time).ok_or("its time of day is none")?;
    let (title, body) = (said.text("title")?.unwrap_or_default(), said.text("body")?.unwrap_or_default());
    let note = [title.trim(), body.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    // A tag is a word with a sign in front, which the person can choose.
    let words = said.texts("tags")?;
    let words = words.iter().filter_map(|tag| texts.word("", tag.trim_start_matches(['@', '#', '+']))).collect();
    Ok(Entry { words, note: note.into(), row: text.into(), ..Entry::at(place, When::Wall(day.and_time(clock))) })
}
