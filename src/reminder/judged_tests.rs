//! Each rule of quietness, a sentence each.

use super::{super::kept::tests::kept, *};
use crate::reminder::schedule::{Schedule, When};

const HOUR_EAST: i32 = 3600;

/// 30 November 2026, a Monday, in a zone an hour east.
fn monday(hour: u32, minute: u32) -> Instant {
    let date = NaiveDate::from_ymd_opt(2026, 11, 30).expect("a date");
    let wall = date.and_hms_opt(hour, minute, 20).expect("a time");
    Instant { utc_ms: (wall.and_utc().timestamp() - i64::from(HOUR_EAST)) * 1000, offset_s: HOUR_EAST }
}

fn later(now: Instant, minutes: i64) -> Instant {
    Instant { utc_ms: now.utc_ms + minutes * 60_000, ..now }
}

/// At 9:00 and 20:00.
fn twice() -> Kept {
    Kept { schedule: Schedule { when: When::At(vec![540, 1200]), ..Schedule::default() }, ..kept() }
}

fn silent(kept: &Kept, now: Instant) -> Option<Silence> {
    match judge(kept, now, false) {
        Judged::Say(_) => None,
        Judged::Silent(why) => Some(why),
    }
}

#[test]
fn one_that_is_due_is_said_a_little_late_too_and_no_more_after_ten_minutes() {
    for (hour, minute, said) in
        [(8, 58, false), (8, 59, true), (9, 0, true), (9, 10, true), (9, 11, false), (12, 0, false), (20, 3, true)]
    {
        let why = silent(&twice(), monday(hour, minute));
        assert_eq!(why, (!said).then_some(Silence::NothingDue), "{hour}:{minute}");
    }
}

#[test]
fn the_same_one_is_not_said_twice_whatever_starts_it_again() {
    let Judged::Say(due) = judge(&twice(), monday(9, 0), false) else { panic!("it is due") };
    let said = Kept { said_last: Some(due), ..twice() };
    assert_eq!(silent(&said, monday(9, 5)), Some(Silence::NothingDue));
    assert_eq!(silent(&said, monday(20, 0)), None, "the next one is another");
}

#[test]
fn a_machine_that_slept_or_was_off_says_nothing_of_what_was_missed() {
    let now = later(monday(9, 0), 3 * 7 * 24 * 60 + 60);
    assert_eq!(silent(&twice(), now), Some(Silence::NothingDue));
}

#[test]
fn it_is_quiet_for_two_hours_after_a_check_in_also_by_a_clock_that_was_turned_back() {
    let nine = monday(9, 0);
    for (minutes, quiet) in [(0, true), (119, true), (120, false), (-119, true), (-500, false)] {
        let kept = Kept { last_check_in: Some(minute_of(nine) - minutes), ..twice() };
        assert_eq!(silent(&kept, nine), quiet.then_some(Silence::JustCheckedIn), "{minutes} minutes before");
    }
}

#[test]
fn it_is_quiet_while_the_journal_is_open() {
    assert_eq!(judge(&twice(), monday(9, 0), true), Judged::Silent(Silence::JournalIsOpen));
}

#[test]
fn in_half_an_hour_it_comes_once_more_and_nothing_else_before_that() {
    let mut kept = Kept { schedule: Schedule { when: When::At(vec![540, 560, 1200]), ..Schedule::default() }, ..twice() };
    kept.was_answered(Answer::Later, monday(9, 1));
    assert_eq!(silent(&kept, monday(9, 20)), Some(Silence::Snoozed));
    assert_eq!(next(&kept, monday(9, 20)).map(|at| at.to_string()), Some("2026-11-30 09:31:00".to_owned()));
    assert_eq!(silent(&kept, monday(9, 31)), None);
    assert_eq!(silent(&kept, monday(9, 45)), Some(Silence::NothingDue), "missed, it is gone");
    kept.was_answered(Answer::CheckIn, monday(9, 31));
    assert_eq!(kept.snoozed_until, None);
}

#[test]
fn not_today_holds_until_the_day_is_over_which_is_not_at_midnight() {
    let mut kept = Kept { schedule: Schedule { when: When::At(vec![60, 540, 1200]), ..Schedule::default() }, ..twice() };
    kept.was_answered(Answer::NotToday, monday(9, 0));
    assert_eq!(silent(&kept, monday(20, 0)), Some(Silence::NotToday));
    assert_eq!(silent(&kept, later(monday(1, 0), 24 * 60)), Some(Silence::NotToday), "one at night is still this day");
    assert_eq!(silent(&kept, later(monday(9, 0), 24 * 60)), None);
    assert_eq!(next(&kept, monday(9, 5)).map(|at| at.to_string()), Some("2026-12-01 09:00:00".to_owned()));
}

#[test]
fn after_three_without_an_answer_it_is_quiet_for_seven_days_and_then_one_a_week() {
    let mut kept = twice();
    let times = [monday(9, 10), monday(20, 10), later(monday(9, 10), 24 * 60)];
    for now in times {
        assert!(!kept.asks_to_go_on());
        kept.was_answered(Answer::None, now);
    }
    assert!(kept.asks_to_go_on());
    let third = times[2];
    assert_eq!(silent(&kept, later(monday(9, 0), 6 * 24 * 60)), Some(Silence::Rests));
    assert_eq!(silent(&kept, later(monday(9, 0), 8 * 24 * 60)), Some(Silence::Rests), "to the minute");
    assert!(next(&kept, third).is_some_and(|at| at.to_string() == "2026-12-08 20:00:00"));
    let eighth = later(monday(20, 0), 8 * 24 * 60);
    assert_eq!(silent(&kept, eighth), None);
    kept.was_answered(Answer::None, eighth);
    assert_eq!(silent(&kept, later(eighth, 6 * 24 * 60)), Some(Silence::Rests), "the count goes on");
    kept.goes_on();
    assert!(!kept.asks_to_go_on());
    assert_eq!(silent(&kept, later(eighth, 6 * 24 * 60)), None);
}

#[test]
fn any_answer_begins_the_count_anew() {
    for answer in [Answer::CheckIn, Answer::Later, Answer::NotToday] {
        let mut kept = Kept { unanswered: 2, ..twice() };
        kept.was_answered(answer, monday(9, 0));
        assert_eq!((kept.unanswered, kept.rests_until), (0, None));
    }
}

#[test]
fn drawn_times_are_said_when_they_come_and_the_next_is_one_of_them() {
    let kept = kept();
    let drawn = times_on(monday(0, 0).wall_clock().date(), &kept.schedule, kept.seed);
    for t in &drawn {
        assert_eq!(silent(&kept, monday(u32::from(t / 60), u32::from(t % 60))), None);
    }
    assert_eq!(next(&kept, monday(0, 5)), drawn.first().and_then(|t| at(monday(0, 0).wall_clock().date(), *t)));
}

#[test]
fn a_time_is_found_in_seconds_also_across_a_change_of_the_clock() {
    let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time");
    let saturday = Instant { utc_ms: 1_774_695_600_000, offset_s: 3600 };
    assert_eq!(seconds_of(at("2026-03-28 12:00"), saturday, "Europe/Berlin"), 1_774_695_600);
    assert_eq!(seconds_of(at("2026-03-29 12:00"), saturday, "Europe/Berlin"), 1_774_695_600 + 23 * 3600);
    assert_eq!(seconds_of(at("2026-03-28 12:00"), saturday, "nowhere"), 1_774_695_600);
}
