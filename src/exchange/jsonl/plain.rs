//! The plain check-in, as nearly every line of a file of ours is one: read straight into its place, with no field of it kept
//! in between. Whatever is out of the ordinary is left to the careful reader, which knows why a row is refused.

use super::{NOTE_LIMIT, header::Book};
use crate::{
    domain::{
        Answer, Answers, Besides, CheckIn, CheckInId, Context, DayKey, Instant, Intensity, Moment, SleepHours, Source,
        SymptomAnswer, SymptomId, Zone, each_once, stronger, words_once,
    },
    exchange::{
        incoming::{Shared, is_id},
        time::{is_writable, is_zone_name, read_at},
    },
};
use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor},
};
use std::{fmt, sync::Arc};

/// The check-in in this line, as the careful reader would read it; `None` where anything in it has to be looked at closer:
/// it is refused, names a feeling that isn't known yet, or spells something as our own files don't.
pub(super) fn read_plain(line: &str, book: &Book, words: &mut Shared) -> Option<CheckIn> {
    let mut from = serde_json::Deserializer::from_str(line);
    let c = from.deserialize_map(Row { book, words }).ok()?;
    from.end().ok()?;
    Some(c)
}

fn unusual<E: Error>() -> E {
    E::custom("to be looked at closer")
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

/// The answers to feelings that are known by just these keys.
struct Felt<'a>(&'a Book);

impl<'de> DeserializeSeed<'de> for Felt<'_> {
    type Value = Answers;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Answers, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Felt<'_> {
    type Value = Answers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("answers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut row: A) -> Result<Answers, A::Error> {
        let known = &self.0.catalogue.feelings;
        let mut answers = Answers::default();
        // They stand in the order of the catalogue, as a rule: each is behind the one before.
        let mut next = 0;
        while let Some(key) = row.next_key::<&'de str>()? {
            let is_it = |f: &crate::domain::Feeling| f.key.as_str() == key;
            let behind = known.get(next..).unwrap_or_default().iter().position(is_it).map(|n| next + n);
            let n = behind.or_else(|| known.iter().position(is_it)).ok_or_else(unusual)?;
            next = n + 1;
            let feeling = known.get(n).ok_or_else(unusual)?.id;
            if let Some(answer) = row.next_value_seed(One)? {
                answers.push((feeling, answer));
            }
        }
        if answers.is_sorted_by(|(a, _), (b, _)| a < b) {
            return Ok(answers);
        }
        let in_order = each_once(answers.to_vec(), stronger);
        // One of them stood twice: whether that may be is another's to say.
        if in_order.len() == answers.len() { Ok(in_order.into()) } else { Err(unusual()) }
    }
}

/// One answer; `None` where there is none.
struct One;

impl<'de> DeserializeSeed<'de> for One {
    type Value = Option<Answer>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Option<Answer>, D::Error> {
        from.deserialize_any(self)
    }
}

impl Visitor<'_> for One {
    type Value = Option<Answer>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_unit<E: Error>(self) -> Result<Option<Answer>, E> {
        Ok(None)
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Option<Answer>, E> {
        let felt = u8::try_from(n).ok().and_then(|n| Intensity::new(n).ok());
        felt.map(|felt| Some(Answer::Rated(felt))).ok_or_else(unusual)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Option<Answer>, E> {
        if word == "cannot_tell" { Ok(Some(Answer::CannotTell)) } else { Err(unusual()) }
    }
}

/// The answers to symptoms that are known by just these keys.
struct Marked<'a>(&'a Book);

impl<'de> DeserializeSeed<'de> for Marked<'_> {
    type Value = Vec<(SymptomId, SymptomAnswer)>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Marked<'_> {
    type Value = Vec<(SymptomId, SymptomAnswer)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("answers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut row: A) -> Result<Self::Value, A::Error> {
        let mut marked: Vec<(SymptomId, SymptomAnswer)> = Vec::new();
        while let Some((key, word)) = row.next_entry::<&'de str, &'de str>()? {
            let symptom = self.0.catalogue.symptoms.iter().find(|s| s.key.as_str() == key).ok_or_else(unusual)?.id;
            if marked.iter().any(|(before, _)| *before == symptom) {
                return Err(unusual());
            }
            marked.push((symptom, SymptomAnswer::from_word(word).ok_or_else(unusual)?));
        }
        marked.sort_by_key(|(symptom, _)| *symptom);
        Ok(marked)
    }
}

/// A list of words of the person's. The same word of many rows is one in memory.
struct Words<'a>(&'a mut Shared);

impl<'de> DeserializeSeed<'de> for Words<'_> {
    type Value = Vec<Arc<str>>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Vec<Arc<str>>, D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Words<'_> {
    type Value = Vec<Arc<str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<Vec<Arc<str>>, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = row.next_element::<&'de str>()? {
            words.push(self.0.of(word));
        }
        Ok(words_once(words))
    }
}

/// A note, with line ends and all.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Arc<str>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Arc<str>, D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for Text {
    type Value = Arc<str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Arc<str>, E> {
        Ok(text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::DayStart,
        exchange::{json::Object, jsonl::check_in::read_check_in},
    };

    const LINE: &str = r#"{"kind":"check_in","id":"0190-a","at":"2026-11-23T21:40:00+01:00","zone":"Europe/Berlin","day":"2026-11-23","feelings":{"joy":7,"anger":"cannot_tell","sadness":0},"symptoms":{"fatigue":"mild"},"sleep_hours":6.5,"medicines":["Sertraline"],"substances":["none"],"company":"alone","tags":["Work","walk"],"note":"A line.\nAnother \"one\".","written_at":"2026-11-24T08:00:00+01:00","deleted_at":"2026-11-25T08:00:00Z","source":{"app":"other","row":"a,b"}}"#;

    /// What both make of a line; the careful one with feelings added as it goes.
    fn both(line: &str) -> (Option<CheckIn>, Option<CheckIn>) {
        let mut book = Book::starting();
        let plain = read_plain(line, &book, &mut Shared::default());
        let careful = Object::read(line).and_then(|row| {
            let is_one = row.has("id") && line.contains("check_in");
            let mut row = row;
            let kind = row.text("kind")?;
            if !is_one || kind.as_deref() != Some("check_in") {
                return Err("no check-in".into());
            }
            read_check_in(row, line, &mut book, DayStart::default())
        });
        (plain, careful.ok())
    }

    #[test]
    fn a_line_of_our_own_is_read_at_once_and_says_what_it_says_to_the_careful_reader() {
        let (plain, careful) = both(LINE);
        assert!(plain.is_some() && plain == careful, "{plain:?}\n{careful:?}");
        for (from, to) in [
            ("\"anger\":\"cannot_tell\",\"sadness\":0", "\"sadness\":0,\"anger\":null"),
            ("[\"Work\",\"walk\"]", "[\" Work\",\"work\",\"\"]"),
            ("\"company\":\"alone\",", "\"company\":\"\","),
            ("2026-11-24T08:00:00+01:00", "2026-11-23T21:40:00+01:00"),
        ] {
            let (plain, careful) = both(&LINE.replace(from, to));
            assert!(plain.is_some() && plain == careful, "{to}: {plain:?}\n{careful:?}");
        }
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_left_to_the_careful_reader() {
        for (from, to) in [
            ("\"joy\":7", "\"joy\":7.0"),
            ("\"joy\":7", "\"joy\":11"),
            ("\"joy\":7", "\"joy\":-0"),
            ("\"joy\":7", "\"joy\":7,\"joy\":7"),
            ("\"joy\":7", "\"Joy\":7"),
            ("\"joy\":7", "\"another\":7"),
            ("\"fatigue\":\"mild\"", "\"fatigue\":\"mild\",\"fatigue\":\"mild\""),
            ("\"app\":\"other\"", "\"app\":\"other\",\"more\":1"),
            ("\"zone\":\"Europe/Berlin\"", "\"zone\":\"two words\""),
            ("\"zone\":\"Europe/Berlin\",", ""),
            ("\"day\":\"2026-11-23\"", "\"day\":\"2026-02-30\""),
            ("\"note\"", "\"mote\""),
            ("\"sleep_hours\":6.5", "\"sleep_hours\":25"),
            ("\"kind\":\"check_in\"", "\"kind\":\"event\""),
            ("\"id\":\"0190-a\"", "\"id\":\"\""),
            ("\"id\":\"0190-a\"", "\"id\":\"0190\\u002da\""),
            ("\"id\":\"0190-a\"", "\"id\":\"0190-a\",\"id\":\"0190-a\""),
            ("}}", "}} x"),
        ] {
            let line = LINE.replacen(from, to, 1);
            assert_ne!(line, LINE, "{from}");
            assert_eq!(both(&line).0, None, "{to}");
        }
    }

    #[test]
    fn a_line_with_any_byte_of_it_changed_is_never_read_as_something_else() {
        let mut read = 0;
        for at in 0..LINE.len() {
            for byte in [b'0', b'9', b' ', b'"', b'\\', b'}', b'-', b'a'] {
                let mut bytes = LINE.as_bytes().to_vec();
                bytes[at] = byte;
                let line = String::from_utf8(bytes).expect("ASCII");
                let (plain, careful) = both(&line);
                assert!(plain.is_none() || plain == careful, "{line}");
                read += usize::from(plain.is_some());
            }
        }
        assert!(read > 500, "{read}");
    }
}
