//! A check-in and its earlier versions as rows of our lossless format.

use super::{NOTE_LIMIT, header::Book};
use crate::{
    domain::{
        Answer, Besides, CheckIn, CheckInId, Context, DayKey, DayStart, Earlier, ExpectedFelt, Instant, Intensity, Key, Moment,
        SleepHours, Source, SymptomAnswer, Zone, each_once, stronger, stronger_symptom, words_once,
    },
    exchange::{
        incoming::{NO_ID, id_of_content, id_of_time, is_id},
        json::{Json, Object, Why},
        time::{is_writable, is_zone_name, read_at, zone_of_offset},
    },
};
use std::sync::Arc;

/// Reads one check-in. `line` is the row as it stands in the file, kept when it says more than we know.
pub(in crate::exchange) fn read_check_in(
    mut row: Object,
    line: &str,
    book: &mut Book,
    start: DayStart,
) -> Result<CheckIn, Why> {
    let own_id = own_id_of(&mut row)?;
    let at = moment_of(&mut row)?;
    let id: CheckInId = own_id.unwrap_or_else(|| id_of_time(at.instant));
    let day = day_of(&mut row, "day")?.unwrap_or_else(|| at.instant.day(start));
    let feelings = row.object("feelings")?.unwrap_or_default().into_fields();
    let symptoms = row.object("symptoms")?.unwrap_or_default().into_fields();
    let sleep = row.number("sleep_hours")?;
    let sleep = match sleep.map(SleepHours::new) {
        Some(None) => return Err("`sleep_hours` is not a number from 0 to 24".into()),
        known => known.flatten(),
    };
    let context = Context {
        sleep,
        medicines: words_once(row.texts("medicines")?),
        substances: words_once(row.texts("substances")?),
        company: words_once(row.text("company")?).pop(),
        tags: words_once(row.texts("tags")?),
    };
    let note = row.text("note")?.unwrap_or_default();
    if note.len() > NOTE_LIMIT {
        return Err("the note is longer than 16 MiB".into());
    }
    let expected_felt = row.list("expected_felt")?.into_iter().map(expected_felt).collect::<Result<_, _>>()?;
    let written = instant_of(&mut row, "written_at")?.filter(|w| *w != at.instant);
    let deleted_ms = instant_of(&mut row, "deleted_at")?.map(|d| d.utc_ms);
    let mut source = row.object("source")?.map(source_of).transpose()?;
    if !row.is_empty() {
        if source.is_some() {
            return Err("it has a field this format does not know".into());
        }
        source = Some(Source { app: "json lines".to_owned(), row: line.to_owned() });
    }
    // Last, so that a refused row adds no feeling.
    let feelings = feelings.into_iter().filter(|(_, v)| *v != Json::Null).map(rated).collect::<Result<Vec<_>, Why>>()?;
    let symptoms = symptoms.into_iter().filter(|(_, v)| *v != Json::Null).map(marked).collect::<Result<Vec<_>, Why>>()?;
    let answers = feelings.iter().map(|(k, a)| Ok((book.feeling(k)?, *a))).collect::<Result<Vec<_>, Why>>()?;
    let symptoms = symptoms.iter().map(|(k, a)| Ok((book.symptom(k)?, *a))).collect::<Result<Vec<_>, Why>>()?;
    let (answers, symptoms) = (each_once(answers, stronger), each_once(symptoms, stronger_symptom));
    let besides = Besides { symptoms, context, note: note.into(), expected_felt, written, source, deleted_ms };
    Ok(CheckIn::new(id, at, day, answers).with(besides))
}

/// Reads what a check-in said before it was changed: its own fields, with `of` for its id and when it was changed.
pub(super) fn read_earlier(mut row: Object, line: &str, book: &mut Book, start: DayStart) -> Result<Earlier, Why> {
    if !row.rename("of", "id") {
        return Err("`of` is missing: the check-in it is an earlier version of".into());
    }
    let replaced = instant_of(&mut row, "replaced_at")?.ok_or("`replaced_at` is missing")?;
    let said = book.as_they_were(|book| read_check_in(row, line, book, start))?;
    if said.source.is_some() {
        return Err("it has a field this format does not know".into());
    }
    Ok(Earlier { said: Arc::new(said), replaced_ms: replaced.utc_ms })
}

fn rated((key, value): (String, Json)) -> Result<(Key, Answer), Why> {
    let key = Key::new(&key).map_err(|_| Why::from("the key of a feeling has blanks or is too long"))?;
    let answer = answer(&value).ok_or("the answer to a feeling is no whole number from 0 to 10 and not \"cannot_tell\"")?;
    Ok((key, answer))
}

fn marked((key, value): (String, Json)) -> Result<(Key, SymptomAnswer), Why> {
    let key = Key::new(&key).map_err(|_| Why::from("the key of a symptom has blanks or is too long"))?;
    let answer = if let Json::Text(word) = &value { SymptomAnswer::from_word(word) } else { None };
    Ok((key, answer.ok_or("the answer to a symptom is none of no, mild, moderate, strong, rather_not_say")?))
}

/// A whole number from 0 to 10, or the word `cannot_tell` (other programs say `unsure`).
pub(super) fn answer(value: &Json) -> Option<Answer> {
    match value {
        Json::Text(word) if word == "cannot_tell" || word == "unsure" => Some(Answer::CannotTell),
        other => intensity(other).map(Answer::Rated),
    }
}

fn intensity(value: &Json) -> Option<Intensity> {
    let Json::Number(n) = value else { return None };
    (0..=10_u8).find(|steps| f64::from(*steps).to_bits() == n.to_bits()).and_then(|steps| Intensity::new(steps).ok())
}

fn expected_felt(item: Json) -> Result<ExpectedFelt, Why> {
    let Json::Object(mut item) = item else { return Err("`expected_felt` is not a list of objects".into()) };
    let what = item.text("what")?.unwrap_or_default();
    let expected = item.take("expected").map(|v| intensity(&v).ok_or("`expected` is no whole number from 0 to 10"));
    let felt = item.take("felt").map(|v| answer(&v).ok_or("`felt` is no whole number from 0 to 10 and not \"cannot_tell\""));
    Ok(ExpectedFelt { what, expected: expected.transpose()?, felt: felt.transpose()? })
}

fn source_of(mut source: Object) -> Result<Source, Why> {
    Ok(Source { app: source.text("app")?.unwrap_or_default(), row: source.text("row")?.unwrap_or_default() })
}

fn own_id_of<Id: From<String>>(row: &mut Object) -> Result<Option<Id>, Why> {
    let Some(id) = row.text("id")? else { return Ok(None) };
    if is_id(&id) { Ok(Some(id.into())) } else { Err(NO_ID.into()) }
}

/// The row's own id, or one made from its text: the same row gets the same id every time.
pub(super) fn id_of<Id: From<String>>(row: &mut Object, line: &str) -> Result<Id, Why> {
    Ok(own_id_of(row)?.unwrap_or_else(|| id_of_content(line).into()))
}

/// `at`, which must be there, and `zone`, which may be absent.
pub(super) fn moment_of(row: &mut Object) -> Result<Moment, Why> {
    let instant = instant_of(row, "at")?.ok_or("`at` is missing: it says when this was, with the offset of the clock")?;
    Ok(Moment { instant, zone: zone_of(row, instant)? })
}

pub(super) fn zone_of(row: &mut Object, instant: Instant) -> Result<Zone, Why> {
    match row.text("zone")?.filter(|z| !z.is_empty()) {
        None => Ok(zone_of_offset(instant.offset_s)),
        Some(name) if is_zone_name(&name) => Ok(name.into()),
        Some(_) => Err("`zone` is not the name of a time zone".into()),
    }
}

/// A time that may be absent; an empty one is an error, never "now".
pub(super) fn instant_of(row: &mut Object, key: &'static str) -> Result<Option<Instant>, Why> {
    let Some(text) = row.text(key)? else { return Ok(None) };
    let at = read_at(&text).filter(|t| is_writable(t.utc_ms, t.offset_s));
    at.map(Some).ok_or_else(|| format!("`{key}` is not a time with its offset, such as 2026-11-23T21:40:00+01:00").into())
}

pub(super) fn day_of(row: &mut Object, key: &'static str) -> Result<Option<DayKey>, Why> {
    let Some(text) = row.text(key)?.filter(|d| !d.is_empty()) else { return Ok(None) };
    DayKey::parse(&text).map(Some).ok_or_else(|| format!("`{key}` is not a day, such as 2026-11-23").into())
}
