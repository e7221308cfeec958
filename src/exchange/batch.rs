//! Many journals through the analysis without a file: one JSON journal a line in, one answer a line out.

use super::{
    json::{Json, Object},
    jsonl::{Book, read_check_in},
    rule_json,
};
use crate::{
    analysis::{Beside, EachDay, Params, Word},
    domain::{DayKey, DayStart, Journal, LikeMe},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// One journal to be judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// As it was given: text or number.
    pub id: Value,
    pub journal: Journal,
    /// What the person said, beside the check-ins.
    pub beside: Beside,
    /// The last day to judge.
    pub until: DayKey,
    /// The rule's own numbers where the line names no others, for diaries too short for them.
    pub params: Params,
}

/// A line that could not be read, with its id where that much was clear.
#[derive(Debug, Clone, PartialEq)]
pub struct Unreadable {
    pub id: Value,
    pub why: String,
}

/// Reads one line. Check-ins may stand in any order; their ids need not be there.
///
/// # Errors
/// Anything that isn't understood in full: nothing is guessed.
pub fn read_line(line: &str) -> Result<Question, Unreadable> {
    let mut row = Object::read_of_many(line).map_err(|why| Unreadable { id: Value::Null, why: why.into_owned() })?;
    let id = match row.take("id") {
        Some(Json::Text(text)) => Value::from(text),
        Some(Json::Number(n)) => serde_json::Number::from_f64(n).map_or(Value::Null, Value::Number),
        _ => Value::Null,
    };
    read_rest(row, &id).map_err(|why| Unreadable { id, why })
}

fn read_rest(mut row: Object, id: &Value) -> Result<Question, String> {
    let until = row.text("until")?.map(|d| DayKey::parse(&d).ok_or("`until` is not a day")).transpose()?;
    let (mut journal, mut book) = (Journal::default(), Book::starting());
    if let Some(mut catalogue) = row.object("catalogue")? {
        book = Book::default();
        book.describe(&mut catalogue)?;
    }
    for (n, item) in row.list("check_ins")?.into_iter().enumerate() {
        let Json::Object(mut item) = item else { return Err(format!("check-in {} is no object", n + 1)) };
        if item.text("kind")?.is_some_and(|k| k != "check_in") {
            return Err(format!("row {} is no check-in", n + 1));
        }
        let line = n.to_string();
        let c =
            read_check_in(item, &line, &mut book, DayStart::default()).map_err(|why| format!("check-in {}: {why}", n + 1))?;
        if c.deleted_ms.is_none() {
            journal.check_ins.push(Arc::new(c));
        }
    }
    let mut given = row.object("params")?.unwrap_or_default();
    let usual = Params::default();
    let params = Params {
        baseline_days: days(&mut given, "baseline_days", 1)?.unwrap_or(usual.baseline_days),
        gap_days: days(&mut given, "gap_days", 0)?.unwrap_or(usual.gap_days),
        threshold: given.number("threshold")?.unwrap_or(usual.threshold),
        threshold_pleasant: given.number("threshold_pleasant")?.unwrap_or(usual.threshold_pleasant),
    };
    if !given.is_empty() {
        return Err("`params` has a key that is not known".to_owned());
    }
    let beside = beside(&mut row)?;
    if !row.is_empty() {
        return Err("it has a field that is not known".to_owned());
    }
    journal.catalogue = book.catalogue;
    journal.sort();
    let until = until.or_else(|| journal.last_day()).ok_or("there is no check-in and no `until`")?;
    Ok(Question { id: id.clone(), journal, beside, until, params })
}

fn beside(row: &mut Object) -> Result<Beside, String> {
    let mut beside = Beside::default();
    for item in row.list("answers")? {
        let Json::Object(mut item) = item else { return Err("an answer is no object".to_owned()) };
        let word = match item.text("answer")?.as_deref() {
            Some("usual_now") => Word::UsualNow,
            Some("still_less") => Word::StillLess,
            Some("dont_know") => Word::DontKnow,
            Some("not_so") => Word::NotSo,
            _ => return Err("an answer is none of the four".to_owned()),
        };
        beside.answers.push((whole_day(&mut item, "day")?, word));
        if !item.is_empty() {
            return Err("an answer has a field that is not known".to_owned());
        }
    }
    beside.answers.sort_by_key(|a| a.0);
    for item in row.list("like_me")? {
        let Json::Object(mut item) = item else { return Err("a mark is no object".to_owned()) };
        let (from, until) = (whole_day(&mut item, "from")?, whole_day(&mut item, "until")?);
        let marked = whole_day(&mut item, "marked")?;
        if !item.is_empty() {
            return Err("a mark has a field that is not known".to_owned());
        }
        beside.like_me.push(LikeMe::new(from, until, marked).ok_or("a mark ends before it begins")?);
    }
    for text in row.texts("symptom_days")? {
        beside.numb_days.push(DayKey::parse(&text).ok_or("a symptom's day is no day")?);
    }
    Ok(beside)
}

fn whole_day(item: &mut Object, key: &'static str) -> Result<DayKey, String> {
    let text = item.text(key)?.unwrap_or_default();
    DayKey::parse(&text).ok_or_else(|| format!("`{key}` is not a day"))
}

#[expect(clippy::cast_possible_truncation, reason = "a whole number up to 10,000")]
fn days(given: &mut Object, key: &'static str, least: i32) -> Result<Option<i32>, String> {
    let Some(n) = given.number(key)? else { return Ok(None) };
    let fine = n.fract() == 0.0 && (f64::from(least)..=10_000.0).contains(&n);
    if fine { Ok(Some(n as i32)) } else { Err(format!("`{key}` is no number of days")) }
}

/// The answer to one line.
#[must_use]
pub fn write_line(id: &Value, said: &EachDay) -> String {
    rule_json::each_day(id, said).to_string()
}

/// The answer to a line that could not be read.
#[must_use]
pub fn write_unreadable(u: &Unreadable) -> String {
    json!({"id": u.id, "error": u.why}).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"id":"11-0","check_ins":[{"kind":"check_in","id":"b","at":"2025-01-02T08:00:00+01:00","zone":"Europe/Berlin","day":"2025-01-02","feelings":{"joy":6}},{"id":"a","at":"2025-01-01T08:00:00+01:00","feelings":{"joy":0,"anger":"cannot_tell"}}],"params":{"gap_days":0}}"#;

    #[test]
    fn a_line_is_read_in_any_order_and_judged_until_its_last_day() {
        let q = read_line(LINE).expect("a good line");
        assert_eq!(q.until.to_string(), "2025-01-02");
        assert_eq!(q.params, Params { gap_days: 0, ..Params::default() });
        assert_eq!(q.journal.check_ins.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(q.journal.check_ins[0].answers.len(), 2);
    }

    #[test]
    fn what_is_not_understood_in_full_is_refused_under_its_id() {
        for (from, to) in [
            ("gap_days", "gap_dayz"),
            (r#""gap_days":0"#, r#""gap_days":-1"#),
            (r#""joy":6"#, r#""joy":11"#),
            ("params", "parms"),
            ("2025-01-02T08", "2025-13-02T08"),
        ] {
            let got = read_line(&LINE.replacen(from, to, 1)).expect_err(to);
            assert_eq!(got.id, "11-0", "{to}: {}", got.why);
        }
        assert_eq!(read_line("{").expect_err("no JSON").id, Value::Null);
        assert!(read_line(r#"{"id":"x","check_ins":[]}"#).is_err());
    }
}
