//! The list of entries that Daily You exports: one a day, with a mood from −2 to 2 and a text.

use super::reading::{Item, Stream, UNREADABLE, date, has_all};
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Entry, Mood, Part, Texts, When},
    formats::{Asked, Source},
    incoming::PassedOver,
    json::{Json, Object, Why},
};

pub(in crate::exchange) const APP: &str = "daily_you";
pub(in crate::exchange) const KIND: &str = "an export of Daily You";
const SCALE: (f64, f64) = (-2.0, 2.0);

pub(in crate::exchange) fn is_one(begins: &[u8]) -> bool {
    has_all(begins, &["[].timeCreated", "[].text"])
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let (mut diary, mut texts, mut photos) = (asked.diary(APP), Texts::default(), 0);
    let is_list = Stream::of(source, KIND)?.list(&mut |place, item| {
        let read = match item {
            Item::Text(text) => entry(text, place, &mut photos, &mut texts),
            Item::Unreadable(_) => Err(UNREADABLE.into()),
        };
        diary.take_read(place, read)
    })?;
    diary.pass_over(photos, PassedOver::Files);
    if is_list { Ok(diary) } else { Err(ExchangeError::NotThat { kind: KIND, why: "it is no list of entries" }) }
}

fn entry(text: &str, place: u64, photos: &mut u64, texts: &mut Texts) -> Result<Entry, Why> {
    let mut said = Object::read(text).map_err(|_| "it is no JSON object, or a key stands twice in it")?;
    // An entry is of a day; the clock beside it is when it was begun.
    let day = said.text("timeCreated")?.as_deref().and_then(date).ok_or("its `timeCreated` is no time")?;
    let mut entry = Entry::at(place, When::Day(day, Part::Unsaid));
    if let Some(value) = said.number("mood")? {
        if !(SCALE.0..=SCALE.1).contains(&value) {
            return Err("its mood is no number from -2 to 2".into());
        }
        entry.mood = Some(Mood { value: Some(value), scale: SCALE, word: texts.none() });
    }
    *photos += u64::from(matches!(said.take("imgPath"), Some(Json::Text(_))));
    if let Some(Json::List(images)) = said.take("images") {
        *photos += images.len() as u64;
    }
    entry.note = said.text("text")?.unwrap_or_default().trim().into();
    entry.row = text.into();
    Ok(entry)
}
