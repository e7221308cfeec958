//! The backup that Pixels makes, in both its forms: a list of days with one or more moods each, 5 the best.
//!
//! - It knows no time of day: the day is what counts.
//! - An entry is called by its day and its place in it. Of several moods in one pixel each further one is an entry of its own.

use super::reading::{Item, Stream, UNREADABLE, date, has_all};
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Entry, Mood, Part, Scaled, Texts, When},
    formats::{Asked, Source},
    json::{Json, Object, Why},
};
use chrono::NaiveDate;
use std::collections::HashMap;

pub(in crate::exchange) const APP: &str = "pixels";
pub(in crate::exchange) const KIND: &str = "a backup of Pixels";
const SCALE: (f64, f64) = (1.0, 5.0);

pub(in crate::exchange) fn is_one(begins: &[u8]) -> bool {
    has_all(begins, &["[].date", "[].entries"]) || has_all(begins, &["[].date", "[].scores"])
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let (mut diary, mut texts) = (asked.diary(APP), Texts::default());
    let mut on_day: HashMap<NaiveDate, u32> = HashMap::new();
    let mut stream = Stream::of(source, KIND)?;
    let is_list = stream.list(&mut |place, item| {
        let Item::Text(text) = item else {
            return diary.take_read(place, Err(UNREADABLE.into()));
        };
        match pixel(text, place, &mut on_day, &mut texts) {
            Ok(entries) => entries.into_iter().try_for_each(|entry| diary.take(entry)),
            Err(why) => diary.take_read(place, Err(why)),
        }
    })?;
    if is_list { Ok(diary) } else { Err(ExchangeError::NotThat { kind: KIND, why: "it is no list of days" }) }
}

fn pixel(text: &str, place: u64, on_day: &mut HashMap<NaiveDate, u32>, texts: &mut Texts) -> Result<Vec<Entry>, Why> {
    let mut pixel = Object::read(text).map_err(|_| "it is no JSON object, or a key stands twice in it")?;
    let day = pixel.text("date")?.as_deref().and_then(date).ok_or("its date is none")?;
    let said = if pixel.has("entries") {
        let objects = pixel.list("entries")?.into_iter().map(|entry| match entry {
            Json::Object(entry) => Ok(entry),
            _ => Err(Why::from("one of its entries is no object")),
        });
        objects.collect::<Result<Vec<_>, _>>()?
    } else {
        vec![pixel]
    };
    let mut entries = Vec::new();
    for mut one in said {
        let kind = one.text("type")?.unwrap_or_default();
        let mut values = one.list("scores")?;
        values.extend(one.take("value"));
        let number = |value| match value {
            Json::Number(value) => Ok(value),
            _ => Err(Why::from("one of its values is no number")),
        };
        let mut values = values.into_iter().map(number).collect::<Result<Vec<f64>, _>>()?.into_iter();
        let first = of_day(day, place, values.next(), &kind, on_day, texts);
        let (words, note) = (words(&mut one, texts)?, one.text("notes")?.unwrap_or_default());
        entries.push(Entry { words, note: note.into(), row: text.into(), ..first });
        entries.extend(values.map(|value| Entry { row: text.into(), ..of_day(day, place, Some(value), &kind, on_day, texts) }));
    }
    Ok(entries)
}

fn of_day(
    day: NaiveDate,
    place: u64,
    value: Option<f64>,
    kind: &str,
    on_day: &mut HashMap<NaiveDate, u32>,
    texts: &mut Texts,
) -> Entry {
    let n = on_day.entry(day).or_insert(0);
    *n += 1;
    let own_id = if *n == 1 { format!("{}", day.format("%Y%m%d")) } else { format!("{}-{n}", day.format("%Y%m%d")) };
    let mut entry = Entry { own_id: Some(own_id.into()), ..Entry::at(place, When::Day(day, Part::Unsaid)) };
    if let Some(value) = value {
        if kind.is_empty() || kind.eq_ignore_ascii_case("mood") {
            entry.mood = Some(Mood { value: Some(value), scale: SCALE, word: texts.none() });
        } else {
            entry.scales.push(Scaled { name: texts.of(kind), value, scale: None, word: texts.none() });
        }
    }
    entry
}

/// Tags: lists of words under a heading each, or words.
fn words(one: &mut Object, texts: &mut Texts) -> Result<Vec<crate::exchange::diary::Word>, Why> {
    let mut words = Vec::new();
    for tag in one.list("tags")? {
        match tag {
            Json::Text(word) => words.extend(texts.word("", &word)),
            Json::Object(mut tag) => {
                let group = tag.text("type")?.unwrap_or_default();
                words.extend(tag.texts("entries")?.iter().filter_map(|word| texts.word(&group, word)));
            }
            _ => return Err("one of its tags is neither a word nor a list of them".into()),
        }
    }
    Ok(words)
}
