//! One record of ratings in, its measures out, a JSON object a line: for people who check our numbers
//! against another program's. Undefined is null, never 0.

use crate::analysis::{Level, diversity, measure};
use serde::Deserialize;
use serde_json::{Map, Number, Value};

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    days: Vec<i64>,
    #[serde(default)]
    x: Vec<Option<f64>>,
    scale: Option<(f64, f64)>,
    level: Option<String>,
    /// For the measures of diversity: the sum of each feeling.
    c: Option<Vec<f64>>,
}

/// The measures of one record.
///
/// # Errors
/// A sentence, when the line is no record.
pub fn answer(line: &str) -> Result<String, &'static str> {
    let record: Record = serde_json::from_str(line).map_err(|_| "a line is no record of ratings")?;
    if let Some(felt) = record.c {
        return Ok(written(&diversity(&felt).named()));
    }
    let level = match record.level.as_deref() {
        Some("day") => Level::Day,
        Some("entry") => Level::Entry,
        _ => return Err("a record's level is neither day nor entry"),
    };
    if record.days.len() != record.x.len() {
        return Err("a record has not as many days as ratings");
    }
    let scale = record.scale.ok_or("a record has no scale")?;
    Ok(written(&measure(&record.days, &record.x, scale, level).named()))
}

fn written(named: &[(&str, Option<f64>)]) -> String {
    let fields: Map<String, Value> =
        named.iter().map(|(name, v)| ((*name).to_owned(), v.map_or(Value::Null, finite))).collect();
    Value::Object(fields).to_string()
}

/// Not-a-number becomes null.
pub(super) fn finite(n: f64) -> Value {
    Number::from_f64(n).map_or(Value::Null, Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_undefined_is_null_and_what_is_no_record_a_sentence() {
        let none = answer(r#"{"days":[],"x":[],"scale":[0,10],"level":"day"}"#).expect("a record");
        assert!(none.contains(r#""mean":null"#) && none.contains(r#""n":0.0"#), "{none}");
        assert!(answer(r#"{"c":[0,0]}"#).expect("a record").contains(r#""shannon":null"#));
        for bad in ["", "{}", r#"{"days":[1],"x":[],"scale":[0,10],"level":"day"}"#, r#"{"days":[],"x":[],"level":"day"}"#] {
            assert!(answer(bad).is_err(), "{bad}");
        }
    }
}
