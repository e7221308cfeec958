//! `gamut report`: what is on the page, beside `gamut analyze --json` of the same journal, and what is refused.

use super::{Worker, ran, skipped::skipped};
use serde_json::Value;
use std::path::Path;

fn sample() -> Worker {
    let desk = Worker::new();
    desk.ok(&["demo", desk.path("journal.gamut").to_str().expect("a path"), "--no-window"]);
    desk
}

/// The words of a PDF in reading order, by `pdftotext` of Poppler.
fn read_aloud(file: &Path) -> Option<String> {
    let done = std::process::Command::new("pdftotext").arg("-raw").arg(file).arg("-").output().ok()?;
    Some(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// The numbers behind this name, as they stand in the table; a long name may go on in a second line there.
fn row<'t>(page: &'t str, label: &str, nth: usize) -> Vec<&'t str> {
    let is_one = |word: &&str| *word == "of" || *word == "–" || word.parse::<f64>().is_ok();
    let words: Vec<&str> = page.split_whitespace().collect();
    let label: Vec<&str> = label.split_whitespace().collect();
    let named = words.windows(label.len()).enumerate().filter(|(_, at)| **at == *label);
    let rows = named.map(|(n, _)| words[n + label.len()..].iter().copied().take_while(is_one).collect::<Vec<_>>());
    rows.filter(|row| !row.is_empty()).nth(nth).expect("a row of this name")
}

fn steps(of: &Value) -> String {
    format!("{:.1}", of.as_f64().expect("a number"))
}

#[test]
fn every_number_of_the_page_is_that_of_analyze_json_of_the_same_day() {
    let desk = sample();
    let file = desk.path("page.pdf");
    let out = desk.ok(&["report", file.to_str().expect("a path")]);
    assert!(out.contains("The page for the doctor is in") && out.contains("not encrypted"), "{out}");
    let Some(page) = read_aloud(&file) else { return skipped("pdftotext of Poppler is not installed") };
    let said: Value = serde_json::from_str(&desk.ok(&["analyze", "--json"])).expect("JSON");

    let pattern = said["patterns"].as_array().and_then(|all| all.last()).expect("the sample has one");
    let (before, now) = (&pattern["numbers"]["before"], &pattern["numbers"]["now"]);
    let events = said["events"].as_array().expect("events");
    let dose = events.iter().rfind(|e| e["enough"] == true && e["kind"].as_str().is_some_and(|k| k.starts_with("medicine")));
    let dose = dose.expect("a change of a medicine");
    for (nth, side) in ["pleasant", "unpleasant"].into_iter().enumerate() {
        for (label, measure) in [("On average", "level"), ("How strong they get", "high"), ("How much they vary", "width")] {
            let shift = &dose[side][measure];
            let wanted = [&before[side][measure], &now[side][measure], &shift["before"], &shift["after"]].map(steps);
            assert_eq!(row(&page, label, nth), wanted, "{side} {measure}");
        }
    }
    assert_eq!(row(&page, "A day's best feeling, on average", 0)[..2], [&before["best"], &now["best"]].map(steps));
    let numb = dose["feelings"].as_array().expect("feelings").iter().find(|f| f["valence"] == "numbness").expect("numbness");
    let level = &numb["level"];
    let wanted = [&before["numbness"], &now["numbness"], &level["before"], &level["after"]].map(steps);
    assert_eq!(row(&page, "Numbness on average", 0), wanted);

    let logged = row(&page, "Days with check-ins", 0).join(" ");
    let of = |n: &Value, days: i64| format!("{n} of {days}");
    let wanted = [
        of(&before["days_logged"], 70),
        of(&now["days_logged"], 21),
        of(&dose["before"]["days"], 28),
        of(&dose["after"]["days"], 28),
    ];
    assert_eq!(logged, wanted.join(" "));

    let all = said["said"].as_array().expect("what was said");
    let stretch = |of: &str, event: &Value| all.iter().find(|s| s["of"] == of && s["event"] == *event).expect("it is there");
    let id = &dose["id"];
    let four = [("usual", &Value::Null), ("recent", &Value::Null), ("before", id), ("after", id)].map(|(of, e)| stretch(of, e));
    let key = numb["key"].as_str().expect("a key");
    let rated = four.map(|s| {
        s["feelings"].as_array().expect("a list").iter().find(|f| f["key"] == key).expect("rated")["days"].to_string()
    });
    assert_eq!(row(&page, "Days numbness was rated", 0), rated);
    for symptom in four[0]["symptoms"].as_array().expect("a list") {
        let name = symptom["name"].as_str().expect("a name");
        let days = four.map(|s| {
            let of = s["symptoms"].as_array().expect("a list").iter().find(|d| d["key"] == symptom["key"]).expect("answered");
            format!("{} of {}", of["there"], of["answered"])
        });
        assert_eq!(row(&page, name, 0).join(" "), days.join(" "), "{name}");
    }

    let (from, until) = page.lines().find_map(|l| l.split_once(". Check-ins on ")).expect("the days and the coverage");
    let days: Vec<&Value> = said["days"].as_array().expect("days").iter().filter(|d| d["check_ins"] != 0).collect();
    let count = until.split_whitespace().next().and_then(|n| n.parse::<usize>().ok()).expect("a number");
    assert!(from.contains(" to ") && count <= days.len() && count > 100, "{until}");
    let check_ins: u64 = until.split(", ").nth(1).and_then(|n| n.split_whitespace().next()?.parse().ok()).expect("a number");
    let newest: u64 = days.iter().rev().take(count).map(|d| d["check_ins"].as_u64().expect("a number")).sum();
    assert_eq!(check_ins, newest, "the check-ins of the days that are covered");
    for day in pattern["began"].as_array().expect("a span") {
        let date = day.as_str().expect("a day");
        let number = date[8..].trim_start_matches('0');
        assert!(page.contains(number), "{date}");
    }
}

#[test]
fn what_is_asked_for_is_on_it_and_what_is_left_out_is_not() {
    let desk = sample();
    let file = desk.path("page.pdf");
    let to = file.to_str().expect("a path");
    let page = |more: &[&str]| {
        desk.ok(&[&["report", to], more].concat());
        (std::fs::read(&file).expect("written"), read_aloud(&file).unwrap_or_default())
    };
    let (a4, plain) = page(&[]);
    assert!(String::from_utf8_lossy(&a4).contains("/MediaBox[0 0 595 842]"));
    let (letter, _) = page(&["--paper", "letter"]);
    assert!(String::from_utf8_lossy(&letter).contains("/MediaBox[0 0 612 792]"));
    // Where a line ends is the page's own business.
    let words = |more: &[&str]| page(more).1.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() {
        return skipped("pdftotext of Poppler is not installed");
    }
    let item = "Thoughts of hurting myself";
    assert!(!plain.contains("In my words") && !plain.contains(item) && !words(&["--without", "notes"]).contains("In my words"));
    assert!(words(&["--with", "notes"]).contains("In my words"));
    assert!(!words(&["--with", "notes", "--without", "notes"]).contains("In my words"));
    assert!(words(&["--with", "self-harm"]).contains(item));
    assert!(!words(&["--without", "questions,table"]).contains("My questions"));
    assert!(words(&["--second-page"]).contains("every feeling, and symptoms by week"));
    assert!(!words(&["--event", "none"]).contains("Before and after") && !words(&["--event", "none"]).contains("The event:"));
    assert!(words(&["--event", "therapy"]).contains("The event: Therapy began"));
    let days = words(&["--from", "2026-01-05", "--until", "2026-02-05"]);
    assert!(days.contains("5 January 2026 to"), "{days}");
}

#[test]
fn what_can_t_be_made_is_refused_in_words_and_nothing_is_written() {
    let desk = sample();
    let at = |name: &str| desk.path(name).to_str().expect("a path").to_owned();
    let refused = |args: &[&str], code: i32, words: &str| {
        let (was, _, err) = ran(desk.gamut().args(args));
        assert!(was == code && err.contains(words), "{args:?}: {was} {err}");
    };
    refused(&["report", &at("page.txt")], 14, "Nothing was written");
    refused(&["report", &at("page.png")], 14, "ends in .pdf");
    refused(&["report", &at("a.pdf"), "--from", "2999-01-01"], 14, "Nothing was written");
    refused(&["report", &at("a.pdf"), "--event", "no such thing"], 14, "No event has that day");
    refused(&["report", &at("a.pdf"), "--without", "everything"], 2, "not among those it takes");
    refused(&["report", &at("a.pdf"), "--since-last-dose", "--from", "2026-01-01"], 2, "can't be said together");
    assert!(!desk.path("a.pdf").exists());
    let help = desk.ok(&["report", "--help"]);
    for word in ["--paper", "--since-last-dose", "--second-page", "--without", "self-harm", "--note"] {
        assert!(help.contains(word), "{word}: {help}");
    }
}
