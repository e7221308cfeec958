//! What is typed and chosen on the page of reminders, until it can be kept.

use crate::{
    domain::read_time,
    reminder::{Days, MinuteOfDay, Schedule, When, plain_clock},
    ui::reminding::{Standing, Wanted, ask},
};
use chrono::{NaiveTime, Timelike};
use egui::{Context, Id};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    At,
    Random,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Form {
    pub kind: Kind,
    pub times: String,
    pub often: u8,
    pub from: NaiveTime,
    pub from_typed: Option<String>,
    pub until: NaiveTime,
    pub until_typed: Option<String>,
    pub days: Days,
    pub words: String,
    /// What was asked for last: what was refused is not asked for in each frame.
    asked: Option<Schedule>,
    /// As it stands in what is kept.
    base: Schedule,
}

fn form_id() -> Id {
    Id::unique("the form of reminders")
}

/// The form as it is typed; where nothing was, as reminders stand. When the page comes into sight, how they stand is looked
/// at.
pub(super) fn of(ctx: &Context, standing: &Standing, comes_now: bool) -> Form {
    if comes_now {
        ask(ctx, Wanted::Look);
    }
    let kept = standing.seen.kept.as_ref().map(|kept| kept.schedule.clone());
    let form = ctx.data(|d| d.get_temp::<Form>(form_id()));
    match (form, kept) {
        // What was asked for is kept now; what was changed since then stays, and is asked for next.
        (Some(form), Some(kept)) if form.asked.as_ref() == Some(&kept) => Form { asked: None, base: kept, ..form },
        (Some(form), Some(kept)) if form.base != kept => Form::of(kept),
        (Some(form), _) => form,
        (None, kept) => Form::of(kept.unwrap_or_default()),
    }
}

pub(super) fn keep(ctx: &Context, form: Form) {
    ctx.data_mut(|d| d.insert_temp(form_id(), form));
}

fn time_of(minute: MinuteOfDay) -> NaiveTime {
    // The end of a day is its last minute.
    NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute.min(24 * 60 - 1)) * 60, 0).unwrap_or_default()
}

fn minute_of(time: NaiveTime) -> MinuteOfDay {
    u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0)
}

impl Form {
    fn of(schedule: Schedule) -> Self {
        let (kind, times, often, from, until) = match &schedule.when {
            When::At(times) => {
                let times: Vec<String> = times.iter().map(|t| plain_clock(*t)).collect();
                (Kind::At, times.join(", "), 3, 9 * 60, 21 * 60)
            }
            When::Random { times, from, until } => (Kind::Random, "20:00".to_owned(), *times, *from, *until),
        };
        Self {
            kind,
            times,
            often,
            from: time_of(from),
            from_typed: None,
            until: time_of(until),
            until_typed: None,
            days: schedule.days,
            words: schedule.words.clone(),
            asked: None,
            base: schedule,
        }
    }

    /// What it says, or why it can't be, in a sentence.
    pub(super) fn schedule(&self) -> Result<Schedule, String> {
        let when = match self.kind {
            Kind::At => {
                let typed = self.times.split([',', ';']).map(str::trim).filter(|t| !t.is_empty());
                let read = |t: &str| {
                    let time = read_time(t);
                    time.map(minute_of)
                        .ok_or_else(|| format!("“{t}” could not be read as a time. Write it like 18, 18:30 or 6.30 pm"))
                };
                When::At(typed.map(read).collect::<Result<_, _>>()?)
            }
            Kind::Random => When::Random { times: self.often, from: minute_of(self.from), until: minute_of(self.until) },
        };
        let schedule = Schedule { when, days: self.days, words: self.words.clone() }.tidied();
        schedule.problem().map_or(Ok(schedule), Err)
    }

    /// While reminders are on, what was changed is kept at once, or as soon as nobody types any more.
    pub(super) fn apply(&mut self, ctx: &Context, standing: &Standing, typing: bool) {
        let Some(kept) = &standing.seen.kept else { return };
        if let Ok(schedule) = self.schedule()
            && !typing
            && standing.waits == 0
            && schedule != kept.schedule
            && self.asked.as_ref() != Some(&schedule)
        {
            self.asked = Some(schedule.clone());
            ask(ctx, Wanted::On { schedule, anew: false });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_typed_and_what_is_none_is_said() {
        let typed = |times: &str| Form { times: times.to_owned(), ..Form::of(Schedule::default()) }.schedule();
        let at = |times: &[u16]| Ok(Schedule { when: When::At(times.to_vec()), ..Schedule::default() });
        assert_eq!(typed("9, 6.30 pm; 9:00"), at(&[540, 1110]));
        assert!(typed("9, soon").is_err_and(|why| why.contains("“soon”")));
        assert!(typed(" , ").is_err_and(|why| why.contains("No time is chosen")));
    }

    #[test]
    fn a_form_says_what_it_was_made_of() {
        let random = Schedule { when: When::Random { times: 4, from: 600, until: 1200 }, ..Schedule::default() };
        for schedule in [Schedule::default(), random] {
            assert_eq!(Form::of(schedule.clone()).schedule(), Ok(schedule));
        }
    }
}
