//! Nomie's backup, and its detailed table: every event is a note with values inside, `#mood(3) #numb @sam +home`.
//!
//! - What has a value is a scale of the person's own, what has none is a word. Its score is made of all of them by Nomie and
//!   is no answer of anybody's.
//! - The offset counts as JavaScript does: minutes west of UTC.
//! - A note that is nothing but such marks has said all it has as scales and words; any other stays as it was written.

use super::reading::{Item, Stream, Table, UNREADABLE, has_all, number, offset_time};
use crate::{
    domain::Instant,
    exchange::{
        ExchangeError,
        diary::{Diary, Entry, Scaled, Texts, When},
        formats::{Asked, Source},
        json::{Json, Object, Why},
    },
};

pub(in crate::exchange) const APP: &str = "nomie";
pub(in crate::exchange) const KIND: &str = "a backup or table of Nomie";

pub(in crate::exchange) fn is_backup(begins: &[u8]) -> bool {
    has_all(begins, &["nomie", "events"]) || has_all(begins, &["events[].note", "events[].start"])
}

pub(in crate::exchange) fn is_table(names: &[String]) -> bool {
    ["epoch", "start", "offset", "note"].iter().all(|name| names.iter().any(|known| known == name))
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    source.rewind()?;
    let text = source.fill_buf()?.trim_ascii_start();
    let is_json = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).trim_ascii_start().starts_with(b"{");
    if is_json { backup(source, asked) } else { table(source, asked) }
}

fn backup(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let (mut diary, mut texts, mut found) = (asked.diary(APP), Texts::default(), false);
    Stream::of(source, KIND)?.object(&mut |stream, key| {
        if key != "events" {
            return Ok(false);
        }
        found = true;
        stream.list(&mut |place, item| {
            let read = match item {
                Item::Text(text) => event(text, place, &mut texts),
                Item::Unreadable(_) => Err(UNREADABLE.into()),
            };
            diary.take_read(place, read)
        })
    })?;
    if found { Ok(diary) } else { Err(ExchangeError::NotThat { kind: KIND, why: "it has no list of events" }) }
}

fn event(text: &str, place: u64, texts: &mut Texts) -> Result<Entry, Why> {
    let mut said = Object::read(text).map_err(|_| "it is no JSON object, or a key stands twice in it")?;
    let west = match said.take("offset") {
        Some(Json::Number(minutes)) => minutes,
        Some(Json::Text(minutes)) => number(&minutes).ok_or("its offset is no number")?,
        None => 0.0,
        Some(_) => return Err("its offset is no number".into()),
    };
    let at = match said.take("start") {
        Some(Json::Text(at)) => offset_time(&at),
        Some(Json::Number(ms)) => instant_of(ms),
        _ => None,
    };
    let at = at.ok_or("its start is no time")?;
    let offset_s = offset(west).ok_or("its offset is none that clocks have")?;
    let mut entry = Entry::at(place, When::At(Instant { offset_s, ..at }, None));
    entry.own_id = said.text("_id")?.filter(|id| !id.trim().is_empty()).map(|id| id.trim().into());
    put(&mut entry, &said.text("note")?.unwrap_or_default(), texts);
    entry.row = text.into();
    Ok(entry)
}

fn table(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    let mut table = Table::open(source, KIND)?;
    if !is_table(&table.names) {
        let why = "its first line has no columns `epoch`, `start`, `offset` and `note`";
        return Err(ExchangeError::NotThat { kind: KIND, why });
    }
    let (start, offset_at, note) = (table.column("start"), table.column("offset"), table.column("note"));
    let (mut diary, mut texts) = (asked.diary(APP), Texts::default());
    while let Some((line, read)) = table.next()? {
        let read = read.and_then(|()| {
            if table.runs_over() {
                return Err("it has more cells than the first line, and nobody knows which is which".into());
            }
            let west = number(table.cell(offset_at)).ok_or("its offset is no number")?;
            let offset_s = offset(west).ok_or("its offset is none that clocks have")?;
            // The clock on the wall, without an offset.
            let wall = offset_time(&format!("{}Z", table.cell(start).trim_end_matches('Z'))).ok_or("its start is no time")?;
            let at = Instant { utc_ms: wall.utc_ms - i64::from(offset_s) * 1000, offset_s };
            let mut entry = Entry::at(line, When::At(at, None));
            put(&mut entry, table.cell(note), &mut texts);
            entry.row = table.raw();
            Ok(entry)
        });
        diary.take_read(line, read)?;
    }
    Ok(diary)
}

#[expect(clippy::cast_possible_truncation, reason = "no larger than any year's milliseconds")]
fn instant_of(ms: f64) -> Option<Instant> {
    (ms.is_finite() && ms.abs() < 1e14).then_some(Instant { utc_ms: ms as i64, offset_s: 0 })
}

#[expect(clippy::cast_possible_truncation, reason = "at most eighteen hours of minutes")]
fn offset(minutes_west: f64) -> Option<i32> {
    (minutes_west.abs() <= 18.0 * 60.0).then(|| -(minutes_west as i32) * 60)
}

/// The marks of a note, and the note where there is more than marks.
fn put(entry: &mut Entry, note: &str, texts: &mut Texts) {
    let mut only_marks = true;
    for word in note.split_whitespace() {
        let Some((sign, name, value)) = mark(word) else {
            only_marks = false;
            continue;
        };
        match value {
            Some(value) => {
                entry.scales.push(Scaled { name: texts.of(name), value, scale: None, word: texts.none() });
            }
            None => entry.words.extend(texts.word(if sign == '@' { "People" } else { "" }, name)),
        }
    }
    if !only_marks {
        entry.note = note.trim().into();
    }
}

/// `#mood(3)`, `#numb`, `@sam`, `+home`.
fn mark(word: &str) -> Option<(char, &str, Option<f64>)> {
    let sign = word.chars().next().filter(|sign| matches!(sign, '#' | '@' | '+'))?;
    let rest = word.get(sign.len_utf8()..)?.trim_end_matches([',', '.', ';', '!', '?']);
    let (name, value) = match rest.split_once('(') {
        Some((name, value)) => (name, Some(number(value.strip_suffix(')')?)?)),
        None => (rest, None),
    };
    let fine = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    fine.then_some((sign, name, value))
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn a_mark_is_a_sign_and_a_name_with_or_without_a_value() {
        assert_eq!(mark("#mood(3)"), Some(('#', "mood", Some(3.0))));
        assert_eq!(mark("#sleep(7:30:00)"), Some(('#', "sleep", Some(7.5))));
        assert_eq!(mark("@sam,"), Some(('@', "sam", None)));
        assert_eq!(mark("+home"), Some(('+', "home", None)));
        for none in ["", "#", "mood(3)", "#mood(three)", "#mood(3", "#a/b", "C#", "+1(2)x"] {
            assert_eq!(mark(none), None, "{none}");
        }
    }
}
