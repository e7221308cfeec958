//! What a diary of another app becomes, with and without choices.

use super::{Choice, Choices, Diary, Entry, Mood, Part, Scaled, Side, What, When, Word, names};
use crate::{
    domain::{Answer, DayStart, Intensity},
    exchange::{Incoming, PassedOver, read_at},
};
use chrono::NaiveDate;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 3, 31).expect("a day")
}

fn wall(hour: u32, minute: u32) -> When {
    When::Wall(day().and_hms_opt(hour, minute, 0).expect("a time"))
}

fn scaled(name: &str, value: f64) -> Scaled {
    Scaled { name: name.into(), value, scale: Some((1.0, 5.0)), word: "".into() }
}

fn diary(entries: Vec<Entry>) -> Diary {
    Diary { entries, ..Diary::of("bearable") }
}

fn with(entries: Vec<Entry>, choices: &Choices) -> Incoming {
    diary(entries).with(choices, DayStart::default()).expect("few enough")
}

fn choices(toml: &str) -> Choices {
    let choices: Choices = toml::from_str(toml).expect("choices");
    assert_eq!(choices.problem(), None);
    choices
}

#[test]
fn nothing_becomes_nothing() {
    let incoming = with(Vec::new(), &Choices::default());
    assert_eq!((incoming.offered, incoming.journal.check_ins.len(), incoming.journal.moods.len()), (0, 0, 0));
}

#[test]
fn without_a_choice_numbers_are_series_and_words_are_tags_and_no_feeling_is_answered() {
    let mood = Mood { value: Some(4.0), scale: (1.0, 5.0), word: "good".into() };
    let words = vec![Word { group: "People".into(), word: "Sam".into() }];
    let entry = Entry { mood: Some(mood), scales: vec![scaled("Joy", 5.0)], words, ..Entry::at(1, wall(20, 58)) };
    let incoming = with(vec![entry], &Choices::default());
    let c = &incoming.journal.check_ins[0];
    assert!(c.answers.is_empty() && c.symptoms.is_empty());
    assert_eq!(c.context.tags.iter().map(|t| &**t).collect::<Vec<_>>(), ["Sam"]);
    assert_eq!(c.id.as_str(), "row-bearable-20240331-2058");
    let said: Vec<_> = incoming.journal.moods.iter().map(|m| (&*m.id, m.words(None, 5.0))).collect();
    let want = [
        ("row-bearable-20240331-2058", "Mood in Bearable: good (4 of 5)".to_owned()),
        ("row-bearable-20240331-2058//joy", "Joy in Bearable: 5, from 1 to 5".to_owned()),
    ];
    assert_eq!(said, want);
    assert!(incoming.moods_beside && incoming.journal.moods.iter().all(|m| m.check_in_id() == c.id.as_str()));
}

#[test]
fn a_scale_becomes_a_feeling_only_on_the_scale_that_was_said_and_what_is_missing_stays_missing() {
    let choices = choices("[scales.joy]\nas = \"feeling\"\nfeeling = \"joy\"\nzero = 1\nten = 5");
    let entry = |minute, scales| Entry { scales, note: "words".into(), ..Entry::at(1, wall(9, minute)) };
    let entries = vec![
        entry(0, vec![scaled("Joy", 1.0)]),
        entry(1, vec![scaled("Joy", 3.0)]),
        entry(2, vec![scaled("Joy", 5.0)]),
        entry(3, Vec::new()),
        entry(4, vec![scaled("Joy", 6.0)]),
    ];
    let incoming = with(entries, &choices);
    let joy = incoming.journal.catalogue.feeling_by_key("joy").expect("it begins with it").id;
    let rated = |n| Intensity::new(n).ok().map(Answer::Rated);
    let said: Vec<_> = incoming.journal.check_ins.iter().map(|c| c.answer(joy)).collect();
    assert_eq!(said, [rated(0), rated(5), rated(10), None, None]);
    assert_eq!(incoming.passed_over, [(1, PassedOver::OffScale)]);
    assert!(incoming.journal.moods.is_empty());
}

#[test]
fn a_scale_can_run_the_other_way_or_be_a_new_feeling_or_a_symptom_or_nothing() {
    let map = r#"
        [scales.Calm]
        as = "new_feeling"
        name = "Inner calm"
        side = "pleasant"
        zero = 5
        ten = 1
        [scales.Numb]
        as = "symptom"
        symptom = "numb"
        zero = 0
        ten = 3
        [scales.Steps]
        as = "leave_out"
        [scales.Night]
        as = "sleep"
    "#;
    let scales = vec![scaled("Calm", 2.0), scaled("Numb", 2.0), scaled("Steps", 900.0), scaled("Night", 6.5)];
    let mut incoming = with(vec![Entry { scales, ..Entry::at(1, wall(9, 0)) }], &choices(map));
    assert_eq!(incoming.unknown(&crate::domain::Catalogue::starting()), Vec::new(), "its side was said");
    let c = incoming.journal.check_ins[0].clone();
    let calm = incoming.journal.catalogue.feeling_meant("Inner calm").expect("it is new");
    assert_eq!(calm.valence, Side::Pleasant.into());
    assert_eq!(c.answer(calm.id).and_then(Answer::number), Some(8));
    assert_eq!((c.symptoms.len(), c.context.sleep.map(crate::domain::SleepHours::hours)), (1, Some(6.5)));
    assert!(incoming.journal.moods.is_empty());
}

#[test]
fn a_word_for_a_mood_has_the_value_that_was_said_and_else_is_a_tag() {
    let mood = |word: &str| Some(Mood { value: None, scale: (1.0, 5.0), word: word.into() });
    let entries = || {
        vec![Entry { mood: mood("sad"), ..Entry::at(1, wall(9, 0)) }, Entry { mood: mood("ok"), ..Entry::at(2, wall(9, 1)) }]
    };
    let said = choices("[mood_words]\nSad = 2");
    let incoming = with(entries(), &said);
    let moods: Vec<_> = incoming.journal.moods.iter().map(|m| (m.value, m.label.as_str())).collect();
    assert_eq!(moods, [(2.0, "sad")]);
    let tags: Vec<_> = incoming.journal.check_ins.iter().map(|c| c.context.tags.len()).collect();
    assert_eq!(tags, [0, 1]);
    let names = names(&diary(entries()), &said);
    let words: Vec<_> = names.iter().filter(|n| n.what == What::MoodWord).map(|n| (&*n.name, n.choice.clone())).collect();
    assert_eq!(words, [("ok", Choice::Tag), ("sad", Choice::Series)]);
}

#[test]
fn no_choice_makes_a_strength_of_a_word_or_a_feeling_of_an_overall_mood() {
    let feeling = || Choice::Feeling { feeling: "joy".into(), zero: 1.0, ten: 5.0 };
    let words = Choices { words: [("happy".to_owned(), feeling())].into(), ..Choices::default() };
    let mood = Choices { mood: Some(feeling()), ..Choices::default() };
    let flat = Choice::Feeling { feeling: "joy".into(), zero: 1.0, ten: 1.0 };
    let flat = Choices { scales: [("a".to_owned(), flat)].into(), ..Choices::default() };
    let hidden = Choice::Symptom { symptom: "Self_harm".into(), zero: 1.0, ten: 5.0 };
    let hidden = Choices { scales: [("a".to_owned(), hidden)].into(), ..Choices::default() };
    for bad in [words, mood, flat, hidden] {
        assert!(bad.problem().is_some(), "{bad:?}");
    }
}

#[test]
fn choices_come_back_as_they_were_written() {
    let all = Choices {
        app: "daylio".into(),
        zone: Some("Europe/Berlin".into()),
        mood: Some(Choice::Series),
        mood_words: [("average".to_owned(), 3.0)].into(),
        scales: [("Sleep, quality".to_owned(), Choice::Symptom { symptom: "fatigue".into(), zero: 10.0, ten: 0.0 })].into(),
        groups: [("People".to_owned(), Choice::Company)].into(),
        words: [("a \"b\"".to_owned(), Choice::LeaveOut)].into(),
        table: None,
    };
    let json = serde_json::to_string(&all).expect("written");
    assert_eq!(serde_json::from_str::<Choices>(&json).expect("read"), all);
    assert!(toml::from_str::<Choices>("[scales.a]\nas = \"something\"").is_err());
    assert!(toml::from_str::<Choices>("scale = 1").is_err());
}

#[test]
fn a_clock_without_a_zone_is_read_in_the_zone_that_was_said_also_in_the_hour_that_never_was() {
    let read = |zone: &str, hour, minute| {
        let choices = Choices { zone: Some(zone.to_owned()), ..Choices::default() };
        let entry = Entry { note: "x".into(), ..Entry::at(1, wall(hour, minute)) };
        let incoming = with(vec![entry], &choices);
        let c = &incoming.journal.check_ins[0];
        (c.id.to_string(), crate::exchange::write_at(c.at.instant), c.at.zone.to_string())
    };
    let id = "row-bearable-20240331-0230".to_owned();
    assert_eq!(read("Europe/Berlin", 2, 30), (id.clone(), "2024-03-31T02:30:00+01:00".into(), "Europe/Berlin".into()));
    assert_eq!(read("America/New_York", 2, 30).1, "2024-03-31T02:30:00-04:00");
    assert_eq!(read("UTC+05:30", 2, 30), (id.clone(), "2024-03-31T02:30:00+05:30".into(), "UTC+05:30".into()));
    assert_eq!(read("Mars/Olympus", 2, 30), (id, "2024-03-31T02:30:00+00:00".into(), "UTC".into()));
}

#[test]
fn a_day_without_a_time_stays_that_day_wherever_days_begin_and_its_parts_keep_their_order() {
    for hour in [0, 4, 12] {
        let start = DayStart::new(hour).expect("an hour");
        let parts = [Part::Evening, Part::Unsaid, Part::Early, Part::Midday, Part::Morning];
        let entry = |part| Entry { note: "x".into(), ..Entry::at(1, When::Day(day(), part)) };
        let incoming = diary(parts.map(entry).to_vec()).with(&Choices::default(), start).expect("few");
        let ids: Vec<_> = incoming.journal.check_ins.iter().map(|c| c.id.to_string()).collect();
        let want = ["-early", "-morning", "", "-midday", "-evening"].map(|part| format!("row-bearable-20240331{part}"));
        assert_eq!(ids, want);
        assert!(incoming.journal.check_ins.iter().all(|c| c.day.to_string() == "2024-03-31"));
    }
}

#[test]
fn two_of_one_time_are_two_and_the_very_same_is_there_once() {
    let entry = |note: &str| Entry { note: note.into(), ..Entry::at(1, wall(9, 0)) };
    let incoming = with(vec![entry("a"), entry("b"), entry("a")], &Choices::default());
    let ids: Vec<_> = incoming.journal.check_ins.iter().map(|c| c.id.to_string()).collect();
    assert_eq!(ids, ["row-bearable-20240331-0900", "row-bearable-20240331-0900.2"]);
    assert_eq!((incoming.offered, incoming.repeated), (3, 1));
}

#[test]
fn an_apps_own_number_is_the_id_and_a_moment_keeps_its_own_zone() {
    let at = read_at("2024-01-15T22:30:00-05:00").expect("a time");
    let entry = |own: &str, zone: &str| Entry {
        own_id: Some(own.into()),
        note: "x".into(),
        ..Entry::at(1, When::At(at, Some(zone.into())))
    };
    let incoming = with(vec![entry("AB12", "America/New_York"), entry("AB13", "Europe/Berlin")], &Choices::default());
    let said: Vec<_> = incoming.journal.check_ins.iter().map(|c| (c.id.to_string(), c.at.zone.to_string())).collect();
    let want = [("bearable-AB12", "America/New_York"), ("bearable-AB13", "UTC-05:00")];
    assert_eq!(said, want.map(|(id, zone)| (id.to_owned(), zone.to_owned())));
}

#[test]
fn what_was_refused_is_counted_with_what_came_in() {
    let mut diary = diary(vec![Entry { note: "x".into(), ..Entry::at(1, wall(9, 0)) }]);
    diary.take(Entry::at(2, wall(9, 1))).expect("few");
    for line in 3..2000 {
        diary.refuse(line, "its time is none".into());
    }
    let incoming = diary.with(&Choices::default(), DayStart::default()).expect("few enough");
    assert_eq!((incoming.offered, incoming.rejected_count, incoming.rejected.len()), (1998, 1997, 1000));
    assert_eq!(incoming.passed_over, [(1, PassedOver::Empty)]);
}

#[test]
fn numbers_of_more_names_than_anybody_could_choose_among_are_refused_and_the_others_come_in() {
    let one = |n: u32| Entry { scales: vec![scaled(&format!("f{n}"), 3.0)], ..Entry::at(n.into(), wall(n / 60 % 24, n % 60)) };
    let entries: Vec<Entry> = (0..5_010).map(one).collect();
    let incoming = with(entries, &Choices::default());
    assert_eq!((incoming.journal.check_ins.len(), incoming.rejected_count), (5_000, 10));
    assert_eq!(incoming.rejected[0], (5_000, "the file has numbers of more than 5,000 names".to_owned()));
}
