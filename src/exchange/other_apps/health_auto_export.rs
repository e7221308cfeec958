//! What Health Auto Export writes of Apple's State of Mind, as a table or as JSON: valence from −1 to 1, with words.

use super::reading::{Item, Stream, Table, UNREADABLE, date, has_all, number, offset_time};
use crate::exchange::{
    ExchangeError,
    diary::{Diary, Entry, Mood, Part, Texts, When},
    formats::{Asked, Source},
    json::{Json, Object, Why},
};

pub(in crate::exchange) const APP: &str = "health_auto_export";
pub(in crate::exchange) const KIND: &str = "an export of Health Auto Export";
pub(in crate::exchange) const SCALE: (f64, f64) = (-1.0, 1.0);

pub(in crate::exchange) fn is_table(names: &[String]) -> bool {
    ["start", "valence", "labels"].iter().all(|name| names.iter().any(|known| known == name))
}

pub(in crate::exchange) fn is_json(begins: &[u8]) -> bool {
    has_all(begins, &["data.stateOfMind"]) || has_all(begins, &["data.metrics[].name", "data.metrics[].data"])
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    source.rewind()?;
    let text = source.fill_buf()?.trim_ascii_start();
    let json = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).trim_ascii_start().starts_with(b"{");
    if json { read_json(source, asked) } else { read_table(source, asked) }
}

fn read_table(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let mut table = Table::open(source, KIND)?;
    if !is_table(&table.names) {
        return Err(ExchangeError::NotThat {
            kind: KIND,
            why: "its first line has no columns `Start`, `Labels` and `Valence`",
        });
    }
    let (start, valence) = (table.column("start"), table.column("valence"));
    let word = table.column("valence classification");
    let (labels, around) = (table.column("labels"), table.column("associations"));
    let (mut diary, mut texts) = (asked.diary(APP), Texts::default());
    while let Some((line, read)) = table.next()? {
        let read = read.and_then(|()| {
            if table.runs_over() {
                return Err("it has more cells than the first line, and nobody knows which is which".into());
            }
            let at = offset_time(table.cell(start)).ok_or("its start is no time with an offset")?;
            let mut entry = Entry::at(line, When::At(at, None));
            let said = table.cell(valence);
            if !said.is_empty() {
                entry.mood = Some(mood(number(said), table.cell(word), &mut texts)?);
            }
            for (column, group) in [(labels, "Labels"), (around, "Associations")] {
                entry.words.extend(table.cell(column).split('|').filter_map(|word| texts.word(group, word)));
            }
            entry.row = table.raw();
            Ok(entry)
        });
        diary.take_read(line, read)?;
    }
    Ok(diary)
}

/// A valence and the app's word for it.
pub(in crate::exchange::other_apps) fn mood(value: Option<f64>, word: &str, texts: &mut Texts) -> Result<Mood, Why> {
    let value = value.filter(|value| (SCALE.0..=SCALE.1).contains(value)).ok_or("its valence is no number from -1 to 1")?;
    Ok(Mood { value: Some(value), scale: SCALE, word: texts.of(&spaced(word)) })
}

/// `veryPleasant` is two words.
fn spaced(word: &str) -> String {
    let mut spaced = String::new();
    for letter in word.replace('_', " ").chars() {
        if letter.is_uppercase() && spaced.ends_with(char::is_lowercase) {
            spaced.push(' ');
            spaced.extend(letter.to_lowercase());
        } else {
            spaced.push(letter);
        }
    }
    spaced.trim().to_owned()
}

fn read_json(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let (mut diary, mut texts, mut place, mut found) = (asked.diary(APP), Texts::default(), 0, false);
    Stream::of(source, KIND)?.object(&mut |stream, key| {
        if key != "data" {
            return Ok(false);
        }
        stream.object(&mut |stream, key| {
            let is_mind = key == "stateOfMind";
            if !is_mind && key != "metrics" {
                return Ok(false);
            }
            found = true;
            stream.list(&mut |_, item| {
                place += 1;
                let text = match item {
                    Item::Text(text) => text,
                    // The heart's beats of many years.
                    Item::Unreadable(begins) if !is_mind && !is_sleep(begins) => return Ok(()),
                    Item::Unreadable(_) => return diary.take_read(place, Err(UNREADABLE.into())),
                };
                if is_mind {
                    return diary.take_read(place, state_of_mind(text, place, &mut texts));
                }
                if !is_sleep(text.as_bytes()) {
                    return Ok(());
                }
                match nights(text, place) {
                    Ok(nights) => nights.into_iter().try_for_each(|night| diary.take(night)),
                    Err(why) => diary.take_read(place, Err(why)),
                }
            })
        })?;
        Ok(true)
    })?;
    if found {
        Ok(diary)
    } else {
        Err(ExchangeError::NotThat { kind: KIND, why: "there is no state of mind and no sleep in it" })
    }
}

fn state_of_mind(text: &str, place: u64, texts: &mut Texts) -> Result<Entry, Why> {
    let mut said = Object::read(text).map_err(|_| "it is no JSON object, or a key stands twice in it")?;
    let at = said.text("start")?.as_deref().and_then(offset_time).ok_or("its start is no time with an offset")?;
    let mut entry = Entry::at(place, When::At(at, None));
    entry.own_id = said.text("id")?.filter(|id| !id.trim().is_empty()).map(|id| id.trim().into());
    let word = said.text("valenceClassification")?.unwrap_or_default();
    if let Some(valence) = said.number("valence")? {
        entry.mood = Some(mood(Some(valence), &word, texts)?);
    }
    for (key, group) in [("labels", "Labels"), ("associations", "Associations")] {
        entry.words.extend(said.texts(key)?.iter().filter_map(|word| texts.word(group, &spaced(word))));
    }
    entry.row = text.into();
    Ok(entry)
}

/// Whether a metric may be that of sleep: the others may be longer than any diary.
fn is_sleep(text: &[u8]) -> bool {
    memchr::memmem::find(text, b"sleep_analysis").is_some()
}

/// The hours of sleep of each day, where it is that metric.
fn nights(text: &str, place: u64) -> Result<Vec<Entry>, Why> {
    let mut metric = Object::read(text).map_err(|_| "it is no JSON object, or a key stands twice in it")?;
    if metric.text("name")?.as_deref() != Some("sleep_analysis") {
        return Ok(Vec::new());
    }
    let mut nights = Vec::new();
    for night in metric.list("data")? {
        let Json::Object(mut night) = night else { return Err("a night in it is no object".into()) };
        let day = night.text("date")?.as_deref().and_then(date).ok_or("the date of a night in it is none")?;
        let slept = ["totalSleep", "asleep"].into_iter().find_map(|key| match night.take(key) {
            Some(Json::Number(hours)) => Some(hours),
            _ => None,
        });
        let Some(sleep) = slept.filter(|hours| *hours > 0.0).and_then(crate::domain::SleepHours::new) else { continue };
        let own_id = Some(format!("sleep-{}", day.format("%Y%m%d")).into());
        let row = format!("sleep_analysis {day}: {} h", sleep.hours()).into();
        nights.push(Entry { own_id, sleep: Some(sleep), row, ..Entry::at(place, When::Day(day, Part::Unsaid)) });
    }
    Ok(nights)
}
