//! Whether a reminder may be said now, and when the next one comes. `now` is a parameter; in doubt nothing is said.

use super::{
    drawn::times_on,
    kept::{Kept, Means, Minute},
    schedule::{MinuteOfDay, Schedule},
};
use crate::domain::{DayStart, Instant, ZoneClock};
use chrono::{Days, Duration, NaiveDate, NaiveDateTime};
use std::path::PathBuf;

/// Nothing is said for so long after a check-in. Our choice: as far apart as drawn times are, so that one check-in stands
/// for the moment around it.
pub(crate) const QUIET_AFTER_MIN: Minute = 120;
/// One that comes later than this is not said any more: the machine slept or was off, and nobody is told of what they
/// missed. Our choice: more than a start of a slow machine takes.
pub(crate) const LATE_MIN: Minute = 10;
/// "In half an hour".
pub(crate) const SNOOZE_MIN: Minute = 30;
/// After so many in a row without an answer it is quiet, and for so long. Our choice.
pub(crate) const UNANSWERED: u8 = 3;
pub(crate) const REST_MIN: Minute = 7 * 24 * 60;
/// Timers of systemd may come that much early by another clock, and round to the minute.
const EARLY_MIN: Minute = 1;

/// Why nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    NothingDue,
    NotToday,
    Snoozed,
    Rests,
    JustCheckedIn,
    JournalIsOpen,
}

/// What is due: the time it was set for, by the clock on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judged {
    Say(NaiveDateTime),
    Silent(Silence),
}

#[must_use]
pub fn minute_of(now: Instant) -> Minute {
    now.utc_ms.div_euclid(60_000)
}

/// Whether one may be said at this moment.
#[must_use]
pub(crate) fn judge(kept: &Kept, now: Instant, journal_is_open: bool) -> Judged {
    let minute = minute_of(now);
    let snoozed = kept.snoozed_until.map(|until| minute - until);
    let due = match snoozed {
        Some(since) if is_due(since) => Some(wall(now)),
        Some(since) if since < 0 => return Judged::Silent(Silence::Snoozed),
        Some(_) | None => set_for(kept, now),
    };
    let Some(due) = due else { return Judged::Silent(Silence::NothingDue) };
    let why = if kept.not_on == Some(now.day(DayStart::default())) {
        Silence::NotToday
    } else if kept.rests_until.is_some_and(|until| minute < until) {
        Silence::Rests
    } else if kept.last_check_in.is_some_and(|last| (minute - last).abs() < QUIET_AFTER_MIN) {
        // A clock that was turned back puts the last one ahead: within two hours that counts the same.
        Silence::JustCheckedIn
    } else if journal_is_open {
        Silence::JournalIsOpen
    } else {
        return Judged::Say(due);
    };
    Judged::Silent(why)
}

fn is_due(since: Minute) -> bool {
    (-EARLY_MIN..=LATE_MIN).contains(&since)
}

/// To the minute.
fn wall(now: Instant) -> NaiveDateTime {
    let wall = now.wall_clock();
    wall.date().and_hms_opt(0, 0, 0).map_or(wall, |start| start + Duration::minutes((wall - start).num_minutes()))
}

/// The newest time that has come and was not said yet.
fn set_for(kept: &Kept, now: Instant) -> Option<NaiveDateTime> {
    let wall = wall(now);
    let yesterday = wall.date().checked_sub_days(Days::new(1));
    let tomorrow = wall.date().checked_add_days(Days::new(1));
    let days = [yesterday, Some(wall.date()), tomorrow];
    let all = days.into_iter().flatten().flat_map(|date| moments_on(kept, date));
    let due = all.filter(|at| is_due((wall - *at).num_minutes())).max()?;
    (kept.said_last != Some(due)).then_some(due)
}

fn moments_on(kept: &Kept, date: NaiveDate) -> impl Iterator<Item = NaiveDateTime> {
    times_on(date, &kept.schedule, kept.seed).into_iter().filter_map(move |t| at(date, t))
}

pub(super) fn at(date: NaiveDate, minute: MinuteOfDay) -> Option<NaiveDateTime> {
    date.and_hms_opt(u32::from(minute / 60), u32::from(minute % 60), 0)
}

/// The next time one may come, by the clock on the wall: after a rest and a "Not today". Whether it is said then depends on
/// what happens until then.
#[must_use]
pub(crate) fn next(kept: &Kept, now: Instant) -> Option<NaiveDateTime> {
    let (wall, minute) = (wall(now), minute_of(now));
    if let Some(until) = kept.snoozed_until.filter(|until| *until > minute) {
        return wall.checked_add_signed(Duration::minutes(until - minute));
    }
    let rests_until = kept.rests_until.and_then(|until| wall.checked_add_signed(Duration::minutes((until - minute).max(0))));
    let from = rests_until.unwrap_or(wall).max(wall);
    // A week has each day of the week; a rest is one more.
    let dates = (0..=15).filter_map(|n| wall.date().checked_add_days(Days::new(n)));
    let all = dates.flat_map(|date| moments_on(kept, date));
    let is_put_off = |at: &NaiveDateTime| kept.not_on == Some(crate::domain::DayKey::of(*at, DayStart::default()));
    all.filter(|at| *at > from && !is_put_off(at)).min()
}

/// When that is, in seconds since 1970, in the zone of `now`. Where the clock skips it, an hour later.
#[must_use]
pub(crate) fn seconds_of(at: NaiveDateTime, now: Instant, zone: &str) -> i64 {
    let clock = ZoneClock::of(zone);
    let offset = |at: NaiveDateTime| clock.as_ref().and_then(|clock| clock.offset_when_it_shows(at));
    let offset = offset(at).or_else(|| offset(at.checked_add_signed(Duration::hours(1))?)).unwrap_or(now.offset_s);
    at.and_utc().timestamp() - i64::from(offset)
}

/// Whether one that was put off is still to come.
pub(super) fn snooze_is_ahead(kept: &Kept, minute: Minute) -> bool {
    kept.snoozed_until.is_some_and(|until| minute <= until)
}

/// What came of a reminder that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    CheckIn,
    Later,
    NotToday,
    /// Put away, or left there.
    None,
}

impl Kept {
    /// As it is when reminders are switched on for the first time.
    pub(super) fn new(schedule: Schedule, seed: u64, last_check_in: Option<Minute>) -> Self {
        Self {
            schedule,
            seed,
            means: Means::Timer,
            program: PathBuf::new(),
            journal: PathBuf::new(),
            written: 0,
            last_check_in,
            snoozed_until: None,
            not_on: None,
            unanswered: 0,
            rests_until: None,
            said_last: None,
        }
    }

    /// What is known after a reminder was answered, or wasn't. A rest does not begin the count anew: where the one after it
    /// stays unanswered, too, the next week is quiet again.
    pub fn was_answered(&mut self, answer: Answer, now: Instant) {
        let minute = minute_of(now);
        self.snoozed_until = None;
        self.unanswered = if answer == Answer::None { self.unanswered.saturating_add(1) } else { 0 };
        match answer {
            Answer::Later => self.snoozed_until = Some(minute + SNOOZE_MIN),
            Answer::NotToday => self.not_on = Some(now.day(DayStart::default())),
            Answer::None if self.unanswered >= UNANSWERED => self.rests_until = Some(minute + REST_MIN),
            Answer::CheckIn | Answer::None => {}
        }
    }

    /// Somebody checked in, or said in the window that reminders are to go on.
    pub fn goes_on(&mut self) {
        (self.unanswered, self.rests_until) = (0, None);
    }

    /// Whether to ask if reminders are to go on.
    #[must_use]
    pub const fn asks_to_go_on(&self) -> bool {
        self.unanswered >= UNANSWERED
    }
}

#[cfg(test)]
#[path = "judged_tests.rs"]
mod tests;
