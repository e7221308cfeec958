//! One rule for every time and day, whichever way it comes in, and nothing is ever judged or drawn beyond today.

use super::{Worker, ran};
use serde_json::{Value, json};
use std::path::Path;

const EPOCH_DAY: i32 = 719_163;

/// Today as the program sees it: the day of a check-in that is saved now.
fn today(desk: &Worker) -> gamut::domain::DayKey {
    desk.on("today.gamut").args(["log", "--feel", "joy=3"]).output().expect("it starts");
    let (_, out, _) = ran(desk.on("today.gamut").args(["list", "--json"]));
    let row: Value = serde_json::from_str(out.lines().next().expect("one")).expect("JSON");
    gamut::domain::DayKey::parse(row["day"].as_str().expect("a day")).expect("a day")
}

/// A journal into which `rows` were put past every rule, as an older program may have left it.
fn journal_with(desk: &Worker, rows: &[(&str, &str, &str)]) {
    use gamut::{
        domain::{Answer, Catalogue, CheckIn, DayKey, Instant, Intensity, Journal, Moment},
        storage::Store,
    };
    use std::sync::Arc;
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let joy = journal.catalogue.feeling_by_key("joy").expect("it").id;
    for (id, at, day) in rows {
        let at = chrono::DateTime::parse_from_rfc3339(at).expect("a time");
        let instant = Instant { utc_ms: at.timestamp_millis(), offset_s: at.offset().local_minus_utc() };
        let answers = vec![(joy, Answer::Rated(Intensity::new(3).expect("three")))];
        let day = DayKey::parse(day).expect("a day");
        let moment = Moment { instant, zone: "UTC".into() };
        journal.check_ins.push(Arc::new(CheckIn::new(*id, moment, day, answers)));
    }
    journal.sort();
    let mut store = Store::create(&desk.path("journal.gamut"), &journal.catalogue).expect("made");
    store.import(&journal, 0).expect("taken in");
}

#[test]
fn a_time_that_cannot_be_is_asked_about_and_one_that_is_meant_is_saved_with_its_year() {
    let desk = Worker::new();
    for at in [
        "2126-11-29T10:00",
        "2126-11-29T10:00:00Z",
        "9999-12-30T10:00",
        "0001-01-01T00:00",
        "1899-12-31T09:00:00Z",
        "+262142-12-31T23:59",
    ] {
        let (code, out, err) = desk.run(&["log", "--feel", "joy=5", "--at", at]);
        assert_eq!((code, out.as_str()), (14, ""), "{at}: {err}");
        assert!(err.contains("Nothing was saved"), "{at}: {err}");
        assert!(!desk.path("journal.gamut").exists(), "{at}");
    }
    let (_, _, err) = desk.run(&["log", "--feel", "joy=5", "--at", "2126-11-29T10:00"]);
    assert!(err.contains("--future"), "{err}");
    let saved = desk.ok(&["log", "--feel", "joy=5", "--at", "2126-11-29T10:00", "--future"]);
    assert!(saved.starts_with("Saved for Friday, 29 November 2126 at 10:00"), "{saved}");
    let saved = desk.ok(&["log", "--feel", "joy=5", "--at", "1950-03-01T10:00"]);
    assert!(saved.starts_with("Saved for Wednesday, 1 March 1950 at 10:00"), "{saved}");
    let (code, _, _) = desk.run(&["log", "--feel", "joy=5", "--at", "0001-01-01T00:00", "--future"]);
    assert_eq!(code, 14, "what lies before 1900 is never meant");
}

#[test]
fn rows_of_days_that_cannot_be_are_refused_by_line_from_every_file() {
    let desk = Worker::new();
    let row = |more: Value| {
        let mut row = json!({"at": "2024-02-02T10:00:00+01:00", "feelings": {"joy": 3}});
        row.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        row.to_string()
    };
    let event = |day: &str| json!({"kind": "event", "id": day, "day": day, "what": "move"}).to_string();
    let plan = |day: &str| json!({"kind": "plan", "id": day, "way": "journal", "what": "x", "day": day}).to_string();
    let soon = today(&desk).plus(30).to_string();
    let lines = [
        row(json!({"id": "fine"})),
        row(json!({"id": "a", "at": "2126-02-02T10:00:00Z"})),
        row(json!({"id": "b", "at": "0001-02-02T10:00:00Z"})),
        row(json!({"id": "c", "day": "9999-12-30"})),
        row(json!({"id": "d", "zone": "Mars/Olympus"})),
        row(json!({"id": "e", "at": "2024-02-02T10:00:00+18:00"})),
        row(json!({"id": "f", "written_at": "2126-02-02T10:00:00Z"})),
        row(json!({"id": "g", "deleted_at": "0001-01-01T00:00:00+14:00"})),
        event("2126-01-01"),
        plan(&soon),
        plan("2999-01-01"),
        json!({"kind": "setting", "key": "like_me", "value": "0001-01-01..9999-12-31@2026-01-01"}).to_string(),
    ];
    desk.put("in.jsonl", &lines.join("\n"));
    let file = desk.path("in.jsonl");
    let (code, out, err) = desk.run(&["import", "jsonl", file.to_str().expect("text")]);
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with("2 rows taken in, 0 already there, 10 refused"), "{out} {err}");
    for line in [2, 3, 4, 5, 6, 7, 8, 9, 11, 12] {
        assert!(err.contains(&format!("Line {line} was refused: `")), "{line}: {err}");
    }
    let table = "id,at,zone,day,feeling:joy\nx,2126-01-01T10:00:00Z,,,3\ny,2024-01-01T10:00:00Z,,1999-01-01,3\nz,2024-01-01T10:00:00Z,UTC,2024-01-01,3\n";
    let file = desk.put("in.csv", table);
    let (_, out, err) = ran(desk.on("table.gamut").arg("import").arg("csv").arg(&file));
    assert!(out.starts_with("1 row taken in, 0 already there, 2 refused") && err.contains("Line 2 was refused"), "{out} {err}");
    let (_, out, _) = ran(desk.on("meant.gamut").args(["import", "csv", "--future"]).arg(&file));
    assert!(out.starts_with("2 rows taken in"), "what lies ahead is meant, what is elsewhere can't be: {out}");
}

#[test]
fn a_journal_that_holds_such_days_opens_and_nothing_is_judged_or_drawn_beyond_today() {
    let desk = Worker::new();
    let today = today(&desk);
    let now = format!("{today}T10:00:00Z");
    let day = today.to_string();
    journal_with(
        &desk,
        &[
            ("old", "0001-06-01T10:00:00Z", "0001-06-01"),
            ("fine", &now, &day),
            ("astray", &now, "9999-12-30"),
            ("ahead", "2126-11-29T10:00:00Z", "2126-11-29"),
            ("far", "9999-12-30T10:00:00Z", "9999-12-30"),
        ],
    );
    assert_eq!(desk.ok(&["list", "--json"]).lines().count(), 5, "nothing is lost");
    for until in [&[][..], &["--until", "2126-11-29"], &["--until", "9999-12-31"]] {
        let said: Value = serde_json::from_str(&desk.ok(&[&["analyze", "--json"], until].concat())).expect("JSON");
        assert_eq!(said["until"], day.as_str(), "{until:?}");
        assert_eq!(said["days"].as_array().map(Vec::len), Some(1), "{until:?}");
        assert_eq!(said["not_counted"], 4);
    }
    let said = desk.ok(&["analyze"]);
    assert!(
        said.contains(&format!("As of {}", today.words())) && said.contains("4 check-ins lie on days that can't be"),
        "{said}"
    );
    let picture = desk.path("out.svg");
    let picture = picture.to_str().expect("text");
    for kind in ["river", "feelings", "symptoms", "year", "context"] {
        let (code, said, err) = desk.run(&["chart", kind, picture]);
        assert_eq!(code, 0, "{kind}: {err}");
        let svg = std::fs::read_to_string(picture).expect("drawn");
        assert!(!said.contains("2126") && !says_year(&svg, "2126") && !says_year(&svg, "9999"), "{kind}: {said}");
    }
    assert_eq!(desk.run(&["chart", "year", picture, "--year", "2126"]).0, 14);
}

/// Whether a picture says this year: as a number of its own, and not as digits of a place in it.
fn says_year(svg: &str, year: &str) -> bool {
    let is_more = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
    svg.match_indices(year).any(|(at, _)| {
        let (before, after) = (&svg[..at], &svg[at + year.len()..]);
        !is_more(before.chars().next_back()) && !is_more(after.chars().next())
    })
}

#[test]
fn what_is_said_of_two_check_ins_a_century_apart_is_no_longer_for_the_years_between_them() {
    let desk = Worker::new();
    let today = today(&desk);
    journal_with(
        &desk,
        &[("first", "1900-01-02T10:00:00Z", "1900-01-02"), ("last", &format!("{today}T10:00:00Z"), &today.to_string())],
    );
    for more in [&[][..], &["--each-day"]] {
        let said: Value = serde_json::from_str(&desk.ok(&[&["analyze", "--json"], more].concat())).expect("JSON");
        let days = said["days"].as_array().expect("days");
        assert_eq!((days.len(), &days[0]["day"]), (4020, &json!("1900-01-02")), "{more:?}");
        assert_eq!(days[4019]["day"], today.to_string());
        assert!(days.windows(2).all(|w| w[0]["day"].as_str() < w[1]["day"].as_str()));
    }
    let picture = desk.path("out.svg");
    for kind in ["river", "feelings", "symptoms", "year", "context", "expected"] {
        desk.ok(&["chart", kind, picture.to_str().expect("text")]);
        let bytes = std::fs::metadata(&picture).expect("drawn").len();
        assert!(bytes < 1_000_000, "{kind}: {bytes}");
    }
    assert!(Path::new(&picture).exists() && today.number() > EPOCH_DAY);
}
