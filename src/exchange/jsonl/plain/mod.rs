//! The plain check-in, as nearly every line of a file of ours is one: read straight into its place, with no field of it kept
//! in between. Whatever is out of the ordinary is left to the careful reader, which knows why a row is refused.

mod values;

use super::{NOTE_LIMIT, header::Book};
use crate::{
    domain::{Besides, CheckIn, CheckInId, Context, DayKey, Instant, Moment, SleepHours, Source, Zone, words_once},
    exchange::{
        incoming::{Shared, is_id},
        time::{is_writable, is_zone_name, read_at},
    },
};
use serde::{
    Deserialize,
    de::{Deserializer, Error, MapAccess, Visitor},
};
use std::{fmt, sync::Arc};
use values::{Felt, Marked, Text, Words, unusual};

/// The check-in in this line, as the careful reader would read it; `None` where anything in it has to be looked at closer:
/// it is refused, names a feeling that isn't known yet, or spells something as our own files don't.
pub(super) fn read_plain(line: &str, book: &Book, words: &mut Shared) -> Option<CheckIn> {
    let mut from = serde_json::Deserializer::from_str(line);
    let c = from.deserialize_map(Row { book, words }).ok()?;
    from.end().ok()?;
    Some(c)
}

/// Puts what a field says into its place. A field that stands twice is no plain one.
fn once<T, E: Error>(place: &mut Option<T>, said: Option<T>) -> Result<(), E> {
    match (&place, said) {
        (None, Some(said)) => {
            *place = Some(said);
            Ok(())
        }
        _ => Err(unusual()),
    }
}

struct Row<'a> {
    book: &'a Book,
    words: &'a mut Shared,
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = CheckIn;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a check-in")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut row: A) -> Result<CheckIn, A::Error> {
        let Self { book, words } = self;
        let (mut kind, mut id, mut at, mut zone, mut day, mut answers) = (None, None, None, None, None, None);
        let (mut symptoms, mut sleep, mut note, mut written, mut deleted, mut source) = (None, None, None, None, None, None);
        let mut lists: [Option<Vec<Arc<str>>>; 4] = [const { None }; 4];
        while let Some(key) = row.next_key::<&'de str>()? {
            match key {
                "kind" => once(&mut kind, Some(row.next_value::<&'de str>()?).filter(|kind| *kind == "check_in"))?,
                "id" => {
                    let said = row.next_value::<&'de str>()?;
                    once(&mut id, is_id(said).then(|| CheckInId::from(said)))?;
                }
                "at" => once(&mut at, instant(row.next_value()?))?,
                "zone" => {
                    let said = row.next_value::<&'de str>()?;
                    once::<Zone, _>(&mut zone, is_zone_name(said).then(|| words.of(said)))?;
                }
                "day" => once(&mut day, DayKey::parse(row.next_value()?))?,
                "feelings" => once(&mut answers, Some(row.next_value_seed(Felt(book))?))?,
                "symptoms" => once(&mut symptoms, Some(row.next_value_seed(Marked(book))?))?,
                "sleep_hours" => once(&mut sleep, SleepHours::new(row.next_value()?))?,
                "medicines" => once(&mut lists[0], Some(row.next_value_seed(Words(words))?))?,
                "substances" => once(&mut lists[1], Some(row.next_value_seed(Words(words))?))?,
                "company" => once(&mut lists[2], Some(words_once([words.of(row.next_value()?)])))?,
                "tags" => once(&mut lists[3], Some(row.next_value_seed(Words(words))?))?,
                "note" => once(&mut note, Some(row.next_value_seed(Text)?).filter(|note| note.len() <= NOTE_LIMIT))?,
                "written_at" => once(&mut written, instant(row.next_value()?))?,
                "deleted_at" => once(&mut deleted, instant(row.next_value()?).map(|at| at.utc_ms))?,
                "source" => once(&mut source, Some(row.next_value::<FromApp>()?))?,
                _ => return Err(unusual()),
            }
        }
        let (Some(_), Some(id), Some(instant), Some(zone), Some(day)) = (kind, id, at, zone, day) else {
            return Err(unusual());
        };
        let [medicines, substances, company, tags] = lists.map(Option::unwrap_or_default);
        let besides = Besides {
            symptoms: symptoms.unwrap_or_default(),
            context: Context { sleep, medicines, substances, company: company.into_iter().next(), tags },
            note: note.unwrap_or_default(),
            expected_felt: Vec::new(),
            written: written.filter(|written| *written != instant),
            source: source.map(|FromApp { app, row }| Source { app, row }),
            deleted_ms: deleted,
        };
        Ok(CheckIn::new(id, Moment { instant, zone }, day, answers.unwrap_or_default()).with(besides))
    }
}

fn instant(text: &str) -> Option<Instant> {
    read_at(text).filter(|t| is_writable(t.utc_ms, t.offset_s))
}

/// The row of another app that it came from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FromApp {
    app: String,
    row: String,
}

#[cfg(test)]
mod tests;
