//! Midnight, the hour a day starts, journeys to other zones, nights in which the clock is put, and clocks that are set.

use super::steps::{Window, focused, go, open_form, opened, press, settle, type_keys, until};
use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
use gamut::{
    app::{CheckInChange, Room},
    domain::{DayStart, Instant, Moment},
    ui::GamutWindow,
};
use std::{cell::RefCell, path::Path};

thread_local! {
    static NOW: RefCell<Moment> = RefCell::new(at("2026-11-23 23:50", Tz::Europe__Berlin));
}

/// What a clock in this zone shows; where it shows it twice, the first time.
fn at(wall_clock: &str, zone: Tz) -> Moment {
    let wall_clock = chrono::NaiveDateTime::parse_from_str(wall_clock, "%Y-%m-%d %H:%M").expect("a time");
    moment(zone.from_local_datetime(&wall_clock).earliest().expect("it was"), zone)
}

fn moment(there: DateTime<Tz>, zone: Tz) -> Moment {
    let instant = Instant { utc_ms: there.timestamp_millis(), offset_s: there.offset().fix().local_minus_utc() };
    Moment { instant, zone: zone.name().into() }
}

pub fn berlin(wall_clock: &str) -> Moment {
    at(wall_clock, Tz::Europe__Berlin)
}

pub fn turn_to(now: Moment) {
    NOW.set(now);
}

pub fn window(journal: &Path, now: Moment) -> Window {
    turn_to(now);
    let mut w: Window = Harness::builder().with_size([1100.0, 760.0]).with_max_steps(64).build_ui_state(
        |ui, window: &mut GamutWindow| window.show(ui),
        GamutWindow::new(&egui::Context::default(), journal.to_owned(), || NOW.with_borrow(Clone::clone)),
    );
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.run_ok();
    if w.query_by_label("Skip").is_some() {
        w.get_by_label("Skip").click();
        until(&mut w, "the first pages are gone", |w| opened(w).journal.journal.settings.welcomed);
    }
    settle(&mut w);
    w
}

fn save(w: &mut Window) {
    let n = opened(w).journal.journal.check_ins.len();
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == n + 1);
    settle(w);
}

/// Day and wall clock of each check-in, the earliest first.
fn written(w: &Window) -> Vec<(String, String)> {
    let all = opened(w).journal.journal.check_ins.iter();
    all.map(|c| (c.day.to_string(), c.at.instant.wall_clock().format("%Y-%m-%d %H:%M").to_string())).collect()
}

fn says(w: &Window, words: &str) -> bool {
    w.query_all_by_label_contains(words).count() > 0
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn midnight_is_in_the_middle_of_an_evening() {
    let folder = folder();
    let mut w = window(&folder.path().join("journal.gamut"), berlin("2026-11-23 23:50"));
    type_keys(&mut w, "7");
    turn_to(berlin("2026-11-24 00:20"));
    w.run_ok();
    assert!(says(&w, "Monday, 23 November") && says(&w, "00:20") && w.state().model.notice().is_none());
    save(&mut w);
    assert_eq!(written(&w), [("2026-11-23".to_owned(), "2026-11-24 00:20".to_owned())]);
}

#[test]
fn what_was_begun_in_the_evening_says_in_the_morning_which_day_it_is_for() {
    let folder = folder();
    let mut w = window(&folder.path().join("journal.gamut"), berlin("2026-11-23 23:50"));
    type_keys(&mut w, "7");
    turn_to(berlin("2026-11-24 04:00"));
    w.run_ok();
    assert!(says(&w, "kept for Monday, 23 November") && says(&w, "Added later, on 24 November"));
    // What is typed from now on is about Monday, too, until one says otherwise.
    w.get_by_role_and_label(Role::Slider, "Sadness").focus();
    w.run_ok();
    type_keys(&mut w, "2");
    save(&mut w);
    assert_eq!(written(&w), [("2026-11-23".to_owned(), "2026-11-23 23:50".to_owned())]);
    assert!(opened(&w).journal.journal.check_ins[0].written_later(DayStart::default()));
    assert!(says(&w, "Tuesday, 24 November") && says(&w, "First check-in today"), "the next one is about the new day");
}

#[test]
fn what_was_begun_in_the_evening_can_be_about_the_morning_with_one_press() {
    let folder = folder();
    let mut w = window(&folder.path().join("journal.gamut"), berlin("2026-11-23 23:50"));
    type_keys(&mut w, "7");
    turn_to(berlin("2026-11-24 08:00"));
    w.run_ok();
    press(&mut w, "Back to now");
    save(&mut w);
    assert_eq!(written(&w), [("2026-11-24".to_owned(), "2026-11-24 08:00".to_owned())]);
}

#[test]
fn the_first_key_of_the_morning_is_about_the_morning_and_the_findings_are_too() {
    let folder = folder();
    let mut w = window(&folder.path().join("journal.gamut"), berlin("2026-11-23 23:50"));
    turn_to(berlin("2026-11-24 08:00"));
    w.event(egui::Event::Text("7".into()));
    settle(&mut w);
    assert!(says(&w, "Tuesday, 24 November"), "the window says which day it is");
    assert_eq!(focused(&w), "Contentment", "the first row still had the keyboard");
    save(&mut w);
    assert_eq!(written(&w), [("2026-11-24".to_owned(), "2026-11-24 08:00".to_owned())]);
    let found = opened(&w).journal.findings.as_ref().expect("worked out").analysis.reach.len();
    assert_eq!(found, 1);
}

#[test]
fn what_was_half_written_when_the_window_was_torn_away_keeps_its_day() {
    let folder = folder();
    let path = folder.path().join("journal.gamut");
    let mut w = window(&path, berlin("2026-11-23 22:00"));
    type_keys(&mut w, "7");
    drop(w);
    let mut w = window(&path, berlin("2026-11-25 09:00"));
    assert!(says(&w, "kept for Monday, 23 November"));
    save(&mut w);
    assert_eq!(written(&w), [("2026-11-23".to_owned(), "2026-11-23 22:00".to_owned())]);
    // The same day it is simply there again.
    type_keys(&mut w, "3");
    drop(w);
    let w = window(&path, berlin("2026-11-25 23:00"));
    assert!(w.state().model.notice().is_none() && opened(&w).forms.today.check_in.other_time.is_none());
}

#[test]
fn a_flight_towards_the_morning_and_one_towards_the_evening_lose_nothing() {
    let folder = folder();
    let mut w = window(&folder.path().join("journal.gamut"), berlin("2026-11-23 21:40"));
    type_keys(&mut w, "7");
    // The same instant, and the clock shows the next morning.
    turn_to(moment(
        DateTime::from_timestamp_millis(NOW.with_borrow(|n| n.instant.utc_ms)).expect("a time").with_timezone(&Tz::Asia__Tokyo),
        Tz::Asia__Tokyo,
    ));
    w.run_ok();
    assert!(says(&w, "kept for Monday, 23 November"));
    save(&mut w);
    assert_eq!(written(&w)[0].0, "2026-11-23");
    assert_eq!(&*opened(&w).journal.journal.check_ins[0].at.zone, "Asia/Tokyo");
    // And back over the date line: the day that is over in Tokyo is not over in Honolulu.
    type_keys(&mut w, "2");
    turn_to(moment(
        DateTime::from_timestamp_millis(NOW.with_borrow(|n| n.instant.utc_ms))
            .expect("a time")
            .with_timezone(&Tz::Pacific__Honolulu),
        Tz::Pacific__Honolulu,
    ));
    w.run_ok();
    assert!(opened(&w).forms.today.check_in.other_time.is_none());
    save(&mut w);
    let all = written(&w);
    assert!(all.contains(&("2026-11-23".to_owned(), "2026-11-23 10:40".to_owned())), "{all:?}");
    go(&mut w, Room::Journal);
    go(&mut w, Room::Range);
}

#[test]
fn the_hour_that_comes_twice_and_the_one_that_never_comes_are_hours_of_their_night() {
    for (first, later, starts) in
        [("2026-10-25 02:30", 3_600_000, "2026-10-25 04:00"), ("2026-03-29 01:30", 3_600_000, "2026-03-29 04:00")]
    {
        let folder = folder();
        let mut w = window(&folder.path().join("journal.gamut"), berlin(first));
        type_keys(&mut w, "7");
        save(&mut w);
        let before = berlin(first).instant.utc_ms;
        let there = DateTime::from_timestamp_millis(before + later).expect("a time").with_timezone(&Tz::Europe__Berlin);
        turn_to(moment(there, Tz::Europe__Berlin));
        w.run_ok();
        type_keys(&mut w, "3");
        save(&mut w);
        turn_to(berlin(starts));
        w.run_ok();
        type_keys(&mut w, "1");
        save(&mut w);
        let evening = berlin(first).instant.day(DayStart::default()).to_string();
        let days: Vec<_> = written(&w).into_iter().map(|(day, _)| day).collect();
        assert_eq!(days[..2], [evening.clone(), evening.clone()], "{first}");
        assert_ne!(days[2], evening, "{starts} is the next day");
        let joy: Vec<_> = opened(&w).journal.journal.check_ins.iter().map(|c| c.answers[0].1.number()).collect();
        assert_eq!(joy, [Some(7), Some(3), Some(1)], "in the order they were written, whatever the clock showed");
    }
}

#[test]
fn a_clock_that_is_set_back_loses_nothing_and_moves_nothing() {
    let folder = folder();
    let mut w = window(&folder.path().join("journal.gamut"), berlin("2026-11-23 21:40"));
    type_keys(&mut w, "7");
    save(&mut w);
    type_keys(&mut w, "4");
    turn_to(berlin("2026-11-20 10:00"));
    w.run_ok();
    assert!(opened(&w).forms.today.check_in.other_time.is_none() && says(&w, "Friday, 20 November"));
    save(&mut w);
    let days: Vec<_> = written(&w).into_iter().map(|(day, _)| day).collect();
    assert_eq!(days, ["2026-11-20", "2026-11-23"]);
}

#[test]
fn the_ends_of_the_scale_are_told_the_first_times_and_are_one_press_away_later() {
    let folder = folder();
    let mut w = window(&folder.path().join("journal.gamut"), berlin("2026-11-23 21:40"));
    let told = |w: &Window| says(w, "0 = not felt · 10 = the strongest I can feel it");
    let keys = |w: &Window| says(w, "By keyboard: 0–9");
    for day in 23..30 {
        turn_to(berlin(&format!("2026-11-{day} 21:40")));
        w.run_ok();
        assert!(told(&w) && keys(&w), "before the check-in of the {day}th");
        type_keys(&mut w, "7");
        save(&mut w);
    }
    open_form(&mut w);
    assert!(!told(&w) && !keys(&w), "after a week of days");
    press(&mut w, "What 0 to 10 mean");
    assert!(told(&w));
    press(&mut w, "What 0 to 10 mean");
    assert!(!told(&w));
}

/// A journal into which check-ins were put past every rule, as a program before this one may have left them.
fn with_days_that_cannot_be(path: &Path) {
    use gamut::{
        domain::{Answer, Catalogue, CheckIn, Intensity, Journal},
        storage::Store,
    };
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let joy = journal.catalogue.feeling_by_key("joy").expect("it").id;
    let nine = || vec![(joy, Answer::Rated(Intensity::new(9).expect("nine")))];
    let far = gamut::domain::DayKey::parse("9999-12-30").expect("a day");
    for (id, when, day) in [
        ("fine", "2026-11-22 20:00", None),
        ("astray", "2026-11-22 21:00", Some(far)),
        ("ahead", "2126-11-22 20:00", None),
        ("old", "0001-11-22 20:00", None),
    ] {
        let moment = berlin(when);
        let day = day.unwrap_or_else(|| moment.instant.day(DayStart::default()));
        journal.check_ins.push(std::sync::Arc::new(CheckIn::new(id, moment, day, nine())));
    }
    journal.sort();
    let mut store = Store::create(path, &journal.catalogue).expect("made");
    store.import(&journal, 0).expect("taken in");
}

#[test]
fn check_ins_of_days_that_cannot_be_are_shown_and_left_out_and_can_be_put_right() {
    use gamut::{app::Action, domain::DayKey};
    let folder = folder();
    let path = folder.path().join("journal.gamut");
    with_days_that_cannot_be(&path);
    let mut w = window(&path, berlin("2026-11-24 12:00"));
    let day = |text: &str| DayKey::parse(text).expect("a day");
    let counted = |w: &Window| opened(w).journal.findings.as_ref().map(|f| f.analysis.reach.len());
    assert_eq!(counted(&w), Some(1), "only one is counted");
    go(&mut w, Room::Range);
    assert!(says(&w, "3 check-ins lie on days that can't be"));
    go(&mut w, Room::Journal);
    assert!(says(&w, "3 check-ins lie on days that can't be"));
    w.state_mut().act(Action::ShowDay(day("2026-11-22")));
    settle(&mut w);
    assert!(says(&w, "Filed under 30 December 9999"), "it is found on the day of its time");

    w.state_mut().act(CheckInChange::Edit("astray".into()));
    // Today has the same form.
    w.state_mut().act(Action::Go(Room::Today));
    w.state_mut().act(CheckInChange::WriteFor(day("2126-01-01")));
    w.state_mut().act(CheckInChange::Save);
    settle(&mut w);
    assert!(opened(&w).forms.today.problem.as_ref().is_some_and(|p| p.contains("has not come yet")), "no day ahead is taken");
    w.state_mut().act(CheckInChange::WriteFor(day("2026-11-21")));
    w.state_mut().act(CheckInChange::Save);
    let now = |w: &Window, id: &str| opened(w).journal.journal.check_in(&id.into()).map(|c| c.day);
    until(&mut w, "it is put right", |w| now(w, "astray") == Some(day("2026-11-21")));
    for id in ["ahead", "old"] {
        w.state_mut().act(CheckInChange::Delete(id.into()));
        until(&mut w, "it is gone", |w| now(w, id).is_none());
    }
    settle(&mut w);
    assert_eq!((opened(&w).journal.not_counted(w.state().model.today()), counted(&w)), (None, Some(2)));
}
