//! The JSON that Mini Diarium exports: a day, a title, a text with the marks of its editor, tags.

use super::reading::{date, has_all, list_of_entries};
use crate::exchange::{
    ExchangeError,
    daylio::joined,
    diary::{Diary, Entry, Part, Texts, When},
    formats::{Asked, Source},
    json::{Json, Object, Why},
};

pub(in crate::exchange) const APP: &str = "mini_diarium";
pub(in crate::exchange) const KIND: &str = "an export of Mini Diarium";

pub(in crate::exchange) fn is_one(begins: &[u8]) -> bool {
    has_all(begins, &["entries[].date", "entries[].text", "entries[].dateUpdated"])
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    list_of_entries(source, asked, (APP, KIND), entry)
}

fn entry(text: &str, place: u64, texts: &mut Texts) -> Result<Entry, Why> {
    let mut said = Object::read(text).map_err(|_| "it is no JSON object, or a key stands twice in it")?;
    let day = said.text("date")?.as_deref().and_then(date).ok_or("its date is none")?;
    let own_id = match said.take("id") {
        Some(Json::Number(n)) => Some(format!("{n}").into()),
        Some(Json::Text(id)) if !id.trim().is_empty() => Some(id.trim().into()),
        _ => None,
    };
    let words = said.texts("tags")?.iter().filter_map(|tag| texts.word("", tag)).collect();
    let (title, body) = (said.text("title")?.unwrap_or_default(), said.text("text")?.unwrap_or_default());
    let note = joined(&title, &body).into();
    Ok(Entry { own_id, words, note, row: text.into(), ..Entry::at(place, When::Day(day, Part::Unsaid)) })
}
