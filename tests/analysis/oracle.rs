//! The measures and the rule against numbers that another program computed: `tests/oracle/`.

use super::journals::{day, empty, felt, noon};
use gamut::analysis::{Beside, Course, DayJudgement, Level, Params, Word, diversity, each_day_of, measure};
use gamut::domain::{CheckIn, DayKey, Journal, LikeMe, Moment};
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

/// `rule.jsonl` holds dice, nobody's days, and what another program said of them that was written from the words of the
/// rule. Days are running numbers. A check-in is [day, written on day, ratings]; of each judged day stands [state, score,
/// pleasant, heavier, left, days of the look that decided, place of the pattern, question due].
#[test]
fn every_day_and_every_pattern_of_the_made_up_journals_is_as_another_program_has_it() {
    let list = records(include_str!("../oracle/rule.jsonl"));
    let mut narrowed = 0;
    for record in &list {
        let want = record["days"].as_array().expect("days");
        let until = the_day(number(&record["until"]));
        let said = each_day_of(&journal(record), &beside(record), until, &Params::default());
        assert_eq!(said.days.len(), want.len(), "{}: number of days", record["case"]);
        for (got, want) in said.days.iter().zip(want) {
            same(&record["case"], got, want);
            narrowed += usize::from(want[0] == "narrowed");
        }
        let want = record["patterns"].as_array().expect("patterns");
        assert_eq!(said.patterns.len(), want.len(), "{}: number of patterns", record["case"]);
        for (got, want) in said.patterns.iter().zip(want) {
            assert_eq!(course(got), *want, "{}", record["case"]);
        }
    }
    assert!(list.len() == 12 && narrowed > 300, "they hold something to notice: {} {narrowed}", list.len());
}

fn same(case: &Value, got: &DayJudgement, want: &Value) {
    let what = format!("{case}, {}", got.day);
    assert_eq!(got.state.word(), want[0].as_str().expect("a state"), "{what}");
    let s = got.scores;
    let numbers = [s.map(|s| s.both), s.map(|s| s.pleasant), s.map(|s| s.heavier), s.map(|s| s.left)];
    for (n, got) in numbers.into_iter().enumerate() {
        match (got, want[n + 1].as_f64()) {
            (None, None) => {}
            (Some(g), Some(w)) => assert!((g - w).abs() <= 1e-9 * w.abs().max(1.0), "{what}: {g}, expected {w}"),
            (g, w) => panic!("{what}: {g:?}, expected {w:?}"),
        }
    }
    assert_eq!(s.map(|s| u64::from(s.look.days())), want[5].as_u64(), "{what}: look");
    assert_eq!(got.pattern.map(u64::from), want[6].as_u64(), "{what}: pattern");
    assert_eq!(Some(got.ask), want[7].as_bool(), "{what}: question");
}

/// A course in running numbers.
fn course(p: &Course) -> Value {
    let number = |d: DayKey| d.since(the_day(0));
    let span = |s: &gamut::analysis::Span<DayKey>| vec![number(s.earliest), number(s.likely), number(s.latest)];
    let steps: Vec<Vec<i32>> =
        p.steps.iter().map(|s| std::iter::once(number(s.noticed)).chain(span(&s.began)).collect()).collect();
    let depth: f64 = format!("{:.12e}", p.depth).parse().expect("a number");
    serde_json::json!({
        "kind": p.kind.word(), "noticed": number(p.noticed), "narrowed_on": p.narrowed_on.map(number),
        "began": span(&p.began), "began_as_noticed": span(&p.began_as_noticed),
        "usual": [number(p.usual.0), number(p.usual.1)], "steps": steps,
        "breaks": p.breaks.iter().map(|b| [number(b.0), number(b.1)]).collect::<Vec<_>>(),
        "ended": p.ended.map(|e| number(e.0)), "how": p.ended.map(|e| e.1.word()), "back": p.back.as_ref().map(span),
        "depth": (depth * 1e6).round() / 1e6,
    })
}

fn number(value: &Value) -> i64 {
    value.as_i64().expect("a number")
}

fn beside(record: &Value) -> Beside {
    let list = |key: &str| record[key].as_array().expect("a list").clone();
    let word = |text: &str| match text {
        "usual_now" => Word::UsualNow,
        "dont_know" => Word::DontKnow,
        "not_so" => Word::NotSo,
        other => panic!("{other}"),
    };
    let answers = list("answers").iter().map(|a| (the_day(number(&a[0])), word(a[1].as_str().expect("a word")))).collect();
    let mark =
        |m: &Value| LikeMe { from: the_day(number(&m[0])), until: the_day(number(&m[1])), marked: the_day(number(&m[2])) };
    Beside { answers, like_me: list("marks").iter().map(mark).collect(), ..Beside::default() }
}

fn the_day(n: i64) -> gamut::domain::DayKey {
    day("2025-01-01").plus(i32::try_from(n).expect("a day"))
}

fn journal(record: &Value) -> Journal {
    const FEELINGS: [&str; 9] =
        ["joy", "contentment", "excitement", "affection", "sadness", "anxiety", "anger", "guilt", "numbness"];
    let mut journal = empty();
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
    journal
}
