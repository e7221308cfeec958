//! The measures and the rule against numbers that another program computed: `tests/oracle/`.

use super::journals::{day, empty, felt, noon};
use gamut::analysis::{DayJudgement, Level, Params, diversity, each_day, measure};
use gamut::domain::{CheckIn, Journal, LikeMe, Moment};
use serde_json::Value;
use std::sync::Arc;

fn records(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a record")).collect()
}

#[test]
fn every_measure_equals_the_reference_numbers_and_is_undefined_where_they_are() {
    let list = records(include_str!("../oracle/measures.jsonl"));
    for record in &list {
        let got = named(record);
        for (name, want) in record["expect"].as_object().expect("numbers") {
            let what = format!("{}: {name}", record["case"]);
            let got = got.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("{what} is absent")).1;
            match (got, want.as_f64()) {
                (None, None) => {}
                (Some(g), Some(w)) => {
                    assert!((g - w).abs() <= (1e-9 * g.abs().max(w.abs())).max(1e-12), "{what} {g}, expected {w}");
                }
                (g, w) => panic!("{what} {g:?}, expected {w:?}"),
            }
        }
    }
    assert_eq!(list.len(), 26 + 120 + 40);
}

fn named(record: &Value) -> Vec<(&'static str, Option<f64>)> {
    let numbers = |key: &str| record[key].as_array().map(|a| a.iter().map(Value::as_f64).collect::<Vec<_>>());
    if let Some(felt) = numbers("c") {
        return diversity(&felt.into_iter().flatten().collect::<Vec<_>>()).named().to_vec();
    }
    let days: Vec<i64> = record["days"].as_array().expect("days").iter().filter_map(Value::as_i64).collect();
    let scale = (record["scale"][0].as_f64().expect("a bound"), record["scale"][1].as_f64().expect("a bound"));
    let level = if record["level"] == "day" { Level::Day } else { Level::Entry };
    measure(&days, &numbers("x").expect("ratings"), scale, level).named().to_vec()
}

#[test]
fn every_day_of_the_made_up_journals_is_judged_as_the_reference_judges_it() {
    let list = records(include_str!("../oracle/rule.jsonl"));
    let mut narrowed = 0;
    for record in &list {
        let want = record["days"].as_array().expect("days");
        let first = record["check_ins"][0][0].as_i64().expect("a day");
        let until = the_day(first + i64::try_from(want.len()).expect("a number") - 1);
        let got = each_day(&journal(record), until, &Params::default());
        assert_eq!(got.len(), want.len(), "{}: number of days", record["case"]);
        for (got, want) in got.iter().zip(want) {
            same(&record["case"], got, want);
            narrowed += usize::from(want[0] == "narrowed");
        }
    }
    assert!(list.len() == 12 && narrowed > 300, "they hold something to notice: {} {narrowed}", list.len());
}

fn same(case: &Value, got: &DayJudgement, want: &Value) {
    let what = format!("{case}, {}", got.day);
    assert_eq!(got.state.word(), want[0].as_str().expect("a state"), "{what}");
    match (got.score, want[1].as_f64()) {
        (None, None) => {}
        (Some(g), Some(w)) => assert!((g - w).abs() <= 1e-9 * w.abs().max(1.0), "{what}: {g}, expected {w}"),
        (g, w) => panic!("{what}: {g:?}, expected {w:?}"),
    }
}

fn the_day(n: i64) -> gamut::domain::DayKey {
    day("2025-01-01").plus(i32::try_from(n).expect("a day"))
}

fn journal(record: &Value) -> Journal {
    const FEELINGS: [&str; 9] =
        ["joy", "contentment", "excitement", "affection", "sadness", "anxiety", "anger", "guilt", "numbness"];
    let mut journal = empty();
    let number = |value: &Value| value.as_i64().expect("a day");
    for (nth, c) in record["check_ins"].as_array().expect("check-ins").iter().enumerate() {
        let on = the_day(number(&c[0]));
        let ratings = FEELINGS.iter().zip(c[2].as_array().expect("ratings"));
        let mut answers: Vec<_> = ratings
            .filter_map(|(key, steps)| Some((key, u8::try_from(steps.as_u64()?).expect("0 to 10"))))
            .map(|(key, steps)| (journal.catalogue.feeling_by_key(key).expect("a starting feeling").id, felt(steps)))
            .collect();
        answers.sort_by_key(|(feeling, _)| *feeling);
        let at = Moment { instant: noon(on), zone: "UTC".into() };
        let mut check_in = CheckIn::new(nth.to_string(), at, on, answers);
        check_in.written = Some(noon(the_day(number(&c[1]))));
        journal.check_ins.push(Arc::new(check_in));
    }
    for mark in record["marks"].as_array().expect("marks") {
        let [from, until, marked] = [0, 1, 2].map(|n| the_day(number(&mark[n])));
        journal.settings.like_me.push(LikeMe { from, until, marked });
    }
    journal
}
