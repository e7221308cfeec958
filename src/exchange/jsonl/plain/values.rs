//! What may stand in the fields of a plain check-in.

use crate::{
    domain::{Answer, Answers, Feeling, Intensity, SymptomAnswer, SymptomId, each_once, stronger, words_once},
    exchange::{incoming::Shared, jsonl::header::Book},
};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::{fmt, sync::Arc};

/// Why a line is left to the careful reader.
pub(super) fn unusual<E: Error>() -> E {
    E::custom("to be looked at closer")
}

/// The answers to feelings that are known by just these keys.
pub(super) struct Felt<'a>(pub(super) &'a Book);

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
            let is_it = |f: &Feeling| f.key.as_str() == key;
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
pub(super) struct Marked<'a>(pub(super) &'a Book);

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
pub(super) struct Words<'a>(pub(super) &'a mut Shared);

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
pub(super) struct Text;

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
