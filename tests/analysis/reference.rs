//! The rule against answers made by another implementation, day by day; needs the reference data,
//! python3 and numpy (which draws the journals).

use super::journals::{day, empty, felt, reference};
use gamut::analysis::{DayJudgement, Params, each_day};
use gamut::domain::{CheckIn, Instant, Journal, Moment};
use serde_json::Value;
use std::{collections::HashMap, process::Command, sync::Arc};

#[test]
fn every_day_of_sixteen_simulated_journals_is_judged_as_the_reference_judges_it() {
    let (Some(expected), Some(lines)) = (reference("bench/detection/expected_11.jsonl"), simulated()) else { return };
    let expected = std::fs::read_to_string(expected).expect("the reference answers");
    let expected: HashMap<String, Value> = expected.lines().map(record).collect();
    let mut compared = 0;
    for (id, line) in lines.lines().map(record) {
        let Some(want) = expected.get(&id) else { continue };
        let until = day(line["until"].as_str().expect("a day"));
        let got = each_day(&journal(&line), until, &Params::default());
        let want = want["days"].as_array().expect("days");
        assert_eq!(got.len(), want.len(), "{id}: number of days");
        for (g, w) in got.iter().zip(want) {
            same(&id, g, w);
        }
        compared += 1;
    }
    assert_eq!(compared, expected.len(), "all of the reference journals were compared");
}

fn same(id: &str, got: &DayJudgement, want: &Value) {
    let what = format!("{id}, {}", got.day);
    assert_eq!(got.day.to_string(), want["day"].as_str().expect("a day"), "{what}");
    assert_eq!(got.state.word(), want["state"].as_str().expect("a state"), "{what}");
    assert_eq!(u64::from(got.check_ins), want["check_ins"].as_u64().expect("a number"), "{what}");
    match (got.score, want["score"].as_f64()) {
        (None, None) => {}
        (Some(g), Some(w)) => assert!((g - w).abs() <= 1e-9 * w.abs().max(1.0), "{what}: {g}, expected {w}"),
        (g, w) => panic!("{what}: {g:?}, expected {w:?}"),
    }
}

fn record(line: &str) -> (String, Value) {
    let value: Value = serde_json::from_str(line).expect("a JSON record");
    (value["id"].as_str().expect("an id").to_owned(), value)
}

/// The simulated journals as batch lines, or the reason why there are none.
fn simulated() -> Option<String> {
    let drive = reference("bench/detection/drive.py")?;
    let made = Command::new("python3")
        .arg(&drive)
        .args(["--app", "none", "--seed", "11", "--n-scale", "0.03", "--dump", "-"])
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output();
    match made {
        Ok(made) if made.status.success() => Some(String::from_utf8(made.stdout).expect("text")),
        Ok(made) => {
            println!("skipped: {}", String::from_utf8_lossy(&made.stderr).lines().last().unwrap_or("no journals were made"));
            None
        }
        Err(why) => {
            println!("skipped: python3 could not be started ({why})");
            None
        }
    }
}

fn journal(line: &Value) -> Journal {
    let mut journal = empty();
    for c in line["check_ins"].as_array().expect("check-ins") {
        let text = |key: &str| c[key].as_str().expect("text");
        let instant = |text: &str| {
            let t = chrono::DateTime::parse_from_rfc3339(text).expect("a time");
            Instant { utc_ms: t.timestamp_millis(), offset_s: t.offset().local_minus_utc() }
        };
        let rated = c["feelings"].as_object().expect("feelings").iter().map(|(key, steps)| {
            let steps = u8::try_from(steps.as_u64().expect("a number")).expect("0 to 10");
            (journal.catalogue.feeling_by_key(key).expect("a starting feeling").id, felt(steps))
        });
        let mut answers: Vec<_> = rated.collect();
        answers.sort_by_key(|(f, _)| *f);
        let at = Moment { instant: instant(text("at")), zone: text("zone").into() };
        let mut check_in = CheckIn::new(text("id"), at, day(text("day")), answers);
        check_in.written = Some(instant(text("written_at")));
        journal.check_ins.push(Arc::new(check_in));
    }
    journal
}
