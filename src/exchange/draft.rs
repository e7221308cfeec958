//! A half-written form as text, for the drafts in the journal file. Not a format for other programs: feelings
//! and symptoms stand under their numbers in this journal, where alone they mean anything.

use super::json::{Json, Object};
use crate::domain::{
    Answer, CheckInDraft, CheckInId, DayKey, ExpectedFelt, FeelingId, Intensity, SymptomAnswer, SymptomId, WordKind,
};
use chrono::NaiveTime;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Written<'a> {
    draft: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    editing: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_time: Option<String>,
    /// -1 is "can't tell".
    answers: BTreeMap<u16, i8>,
    symptoms: BTreeMap<u16, &'static str>,
    sleep: &'a str,
    medicines: &'a [String],
    substances: &'a [String],
    company: &'a str,
    tags: &'a [String],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    adding: BTreeMap<&'static str, &'a str>,
    note: &'a str,
    expected_felt: Vec<WrittenExpected<'a>>,
}

#[derive(Serialize)]
struct WrittenExpected<'a> {
    what: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    felt: Option<i8>,
}

const CANNOT_TELL: i8 = -1;
const TIME: &str = "%H:%M:%S%.f";

/// The form as text; [`decode`] gives it back as it was.
#[must_use]
pub fn encode(draft: &CheckInDraft) -> String {
    let written = Written {
        draft: 1,
        editing: draft.editing.as_ref().map(CheckInId::as_str),
        other_day: draft.other_time.map(|(day, _)| day.to_string()),
        other_time: draft.other_time.map(|(_, time)| time.format(TIME).to_string()),
        answers: draft.answers.iter().map(|(f, a)| (f.0, number(*a))).collect(),
        symptoms: draft.symptoms.iter().map(|(s, a)| (s.0, a.word())).collect(),
        sleep: &draft.sleep,
        medicines: &draft.medicines,
        substances: &draft.substances,
        company: &draft.company,
        tags: &draft.tags,
        adding: draft.adding.iter().map(|(kind, word)| (kind.word(), word.as_str())).collect(),
        note: &draft.note,
        expected_felt: draft
            .expected_felt
            .iter()
            .map(|e| WrittenExpected {
                what: &e.what,
                expected: e.expected.map(|i| number(Answer::Rated(i))),
                felt: e.felt.map(number),
            })
            .collect(),
    };
    // Texts, numbers and lists: there is nothing in it that could not be written.
    serde_json::to_string(&written).unwrap_or_default()
}

/// The form again; `None` when the text is none (a newer program's, or damaged): better an empty form
/// than half of one that looks whole.
#[must_use]
pub fn decode(text: &str) -> Option<CheckInDraft> {
    let mut from = Object::read(text).ok()?;
    if from.take("draft") != Some(Json::Number(1.0)) {
        return None;
    }
    let other_time = match (from.text("other_day").ok()?, from.text("other_time").ok()?) {
        (Some(day), Some(time)) => Some((DayKey::parse(&day)?, NaiveTime::parse_from_str(&time, TIME).ok()?)),
        _ => None,
    };
    let mut answers = BTreeMap::new();
    for (id, value) in from.object("answers").ok()?.unwrap_or_default().into_fields() {
        answers.insert(FeelingId(id.parse().ok()?), answer(&value)?);
    }
    let mut symptoms = BTreeMap::new();
    for (id, value) in from.object("symptoms").ok()?.unwrap_or_default().into_fields() {
        let Json::Text(word) = value else { return None };
        symptoms.insert(SymptomId(id.parse().ok()?), SymptomAnswer::from_word(&word)?);
    }
    let mut adding = BTreeMap::new();
    for (kind, value) in from.object("adding").ok()?.unwrap_or_default().into_fields() {
        let Json::Text(word) = value else { return None };
        adding.insert(WordKind::from_word(&kind)?, word);
    }
    let mut expected_felt = Vec::new();
    for item in from.list("expected_felt").ok()? {
        let Json::Object(mut item) = item else { return None };
        let expected = match item.take("expected").map(|v| answer(&v)) {
            Some(Some(Answer::Rated(i))) => Some(i),
            Some(_) => return None,
            None => None,
        };
        let felt = item.take("felt").map(|v| answer(&v));
        let felt = if let Some(known) = felt { Some(known?) } else { None };
        expected_felt.push(ExpectedFelt { what: item.text("what").ok()??, expected, felt });
    }
    Some(CheckInDraft {
        editing: from.text("editing").ok()?.map(Into::into),
        other_time,
        answers,
        symptoms,
        sleep: from.text("sleep").ok()??,
        medicines: from.texts("medicines").ok()?,
        substances: from.texts("substances").ok()?,
        company: from.text("company").ok()??,
        tags: from.texts("tags").ok()?,
        adding,
        note: from.text("note").ok()??,
        expected_felt,
    })
}

pub(super) fn number(a: Answer) -> i8 {
    a.number().and_then(|n| i8::try_from(n).ok()).unwrap_or(CANNOT_TELL)
}

pub(super) fn answer(value: &Json) -> Option<Answer> {
    let Json::Number(n) = value else { return None };
    let n = (CANNOT_TELL..=10).find(|k| f64::from(*k).to_bits() == n.to_bits())?;
    if n == CANNOT_TELL { Some(Answer::CannotTell) } else { Intensity::try_from(i64::from(n)).ok().map(Answer::Rated) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, option, prelude::*};

    fn an_answer() -> impl Strategy<Value = Answer> {
        prop_oneof![Just(Answer::CannotTell), (0..=10_u8).prop_map(|n| Answer::Rated(Intensity::new(n).expect("0 to 10")))]
    }

    prop_compose! {
        fn a_draft()(
            editing in option::of(".*"),
            other in option::of((700_000..800_000_i32, 0..86_400_u32)),
            answers in proptest::collection::btree_map(any::<u16>().prop_map(FeelingId), an_answer(), 0..12),
            symptoms in proptest::collection::btree_map(any::<u16>().prop_map(SymptomId), proptest::sample::select(&SymptomAnswer::ALL[..]), 0..9),
            texts in vec(any::<String>(), 3),
            lists in vec(vec(any::<String>(), 0..4), 3),
            adding in proptest::collection::btree_map(proptest::sample::select(&WordKind::ALL[..]), any::<String>(), 0..4),
            expected in vec((any::<String>(), option::of(0..=10_u8), option::of(an_answer())), 0..3),
        ) -> CheckInDraft {
            CheckInDraft {
                editing: editing.map(Into::into),
                other_time: other.map(|(d, s)| {
                    let time = NaiveTime::from_num_seconds_from_midnight_opt(s, 0).expect("a time");
                    (DayKey::from_number(d).expect("a day"), time)
                }),
                answers, symptoms, adding,
                sleep: texts[0].clone(), company: texts[1].clone(), note: texts[2].clone(),
                medicines: lists[0].clone(), substances: lists[1].clone(), tags: lists[2].clone(),
                expected_felt: expected.into_iter().map(|(what, e, felt)| ExpectedFelt {
                    what, expected: e.map(|n| Intensity::new(n).expect("0 to 10")), felt,
                }).collect(),
            }
        }
    }

    proptest! {
        #[test]
        fn a_form_comes_back_as_it_was_left(draft in a_draft()) {
            prop_assert_eq!(decode(&encode(&draft)), Some(draft));
        }
    }

    #[test]
    fn an_untouched_form_comes_back_untouched_and_other_text_is_no_form() {
        assert_eq!(decode(&encode(&CheckInDraft::default())), Some(CheckInDraft::default()));
        for bad in
            ["", "null", "{}", "a note", r#"{"draft":2}"#, &encode(&CheckInDraft::default()).replace("{}", r#"{"1":11}"#)]
        {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }
}
