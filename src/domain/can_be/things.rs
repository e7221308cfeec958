//! The same rule for whole things: which of a check-in's, an event's or a plan's times and days can't be, by its name.

use super::rule::{CanBe, WhyNot};
use crate::domain::{CheckIn, DayKey, Event, ImportedMood, LikeMe, Moment, PatternAnswer, Plan, Trial};

/// How far ahead a plan may lie. Our choice: longer ahead, a year is more likely mistyped than meant.
const PLAN_AHEAD_DAYS: i32 = 3653;

/// What can't be, by the name it has in our files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{field}` {why}")]
pub struct CannotBe {
    pub field: &'static str,
    pub why: WhyNot,
}

impl CanBe {
    /// # Errors
    /// The first of its times and days that can't be; so for all that follow.
    pub fn check_in(&self, c: &CheckIn) -> Result<(), CannotBe> {
        self.lived(&c.at, c.day)?;
        if let Some(written) = c.written {
            named("written_at", self.seen_at(written))?;
        }
        c.deleted_ms.map_or(Ok(()), |ms| named("deleted_at", self.instant(ms)))
    }

    /// # Errors
    /// As [`Self::check_in`].
    pub fn event(&self, e: &Event) -> Result<(), CannotBe> {
        named("day", self.day(e.day))?;
        e.deleted_ms.map_or(Ok(()), |ms| named("deleted_at", self.instant(ms)))
    }

    /// # Errors
    /// As [`Self::check_in`].
    pub fn trial(&self, t: &Trial) -> Result<(), CannotBe> {
        self.lived(&t.at, t.day)
    }

    /// # Errors
    /// As [`Self::check_in`].
    pub fn plan(&self, p: &Plan) -> Result<(), CannotBe> {
        p.day.map_or(Ok(()), |day| named("day", self.day_until(day, PLAN_AHEAD_DAYS)))?;
        p.done_ms.map_or(Ok(()), |ms| named("done_at", self.instant(ms)))
    }

    /// # Errors
    /// As [`Self::check_in`].
    pub fn mood(&self, m: &ImportedMood) -> Result<(), CannotBe> {
        named("at", self.seen_at(m.at))?;
        named("day", Self::day_of(m.day, m.at))
    }

    /// # Errors
    /// As [`Self::check_in`].
    pub fn pattern_answer(&self, a: &PatternAnswer) -> Result<(), CannotBe> {
        named("at", self.seen_at(a.at))
    }

    /// # Errors
    /// As [`Self::check_in`].
    pub fn like_me(&self, mark: &LikeMe) -> Result<(), CannotBe> {
        [mark.from, mark.until, mark.marked].into_iter().try_for_each(|day| named("like_me", self.day(day)))
    }

    fn lived(&self, at: &Moment, day: DayKey) -> Result<(), CannotBe> {
        let of_moment = |why| CannotBe { field: if why == WhyNot::NoZone { "zone" } else { "at" }, why };
        self.moment(at).map_err(of_moment)?;
        named("day", Self::day_of(day, at.instant))
    }
}

fn named(field: &'static str, can: Result<(), WhyNot>) -> Result<(), CannotBe> {
    can.map_err(|why| CannotBe { field, why })
}

#[cfg(test)]
mod tests {
    use super::{
        super::made_up::{as_of, at, day},
        *,
    };
    use crate::domain::{EventKind, Way};

    #[test]
    fn every_date_of_a_check_in_is_asked_and_the_first_wrong_one_is_named() {
        let fine = CheckIn::new("a", at("2026-11-23T21:40:00+01:00", "Europe/Berlin"), day("2026-11-23"), Vec::new());
        let why = |change: &dyn Fn(&mut CheckIn)| {
            let mut c = fine.clone();
            change(&mut c);
            as_of().check_in(&c).err().map(|e| e.to_string())
        };
        assert_eq!(why(&|_| {}), None);
        let first = |text: &'static str| move |c: &mut CheckIn| c.at.instant = at(text, "UTC").instant;
        assert_eq!(
            why(&first("2126-11-23T21:40:00Z")).as_deref(),
            Some("`at` has not come yet: the last day that is taken is tomorrow")
        );
        assert_eq!(why(&|c| c.day = day("9999-01-01")).as_deref(), Some("`day` is another day than its time says"));
        assert_eq!(why(&|c| c.at.zone = "Mars/Olympus".into()).as_deref(), Some("`zone` names a time zone that is not known"));
        assert!(
            why(&|c| c.written = Some(at("2126-01-01T00:00:00Z", "UTC").instant))
                .is_some_and(|w| w.starts_with("`written_at`"))
        );
        let year_0 = -62_135_596_800_000 - 14 * 3_600_000;
        assert_eq!(why(&|c| c.deleted_ms = Some(year_0)).as_deref(), Some("`deleted_at` lies before the year 1900"));
    }

    #[test]
    fn what_was_ends_tomorrow_and_a_plan_may_lie_ten_years_ahead() {
        let event = |on| {
            let (id, name) = ("e".into(), String::new());
            as_of().event(&Event {
                id,
                day: day(on),
                what: EventKind::Move,
                name: name.clone(),
                dose: name.clone(),
                note: name,
                deleted_ms: None,
            })
        };
        assert!(event("1900-01-01").is_ok() && event("2026-11-30").is_ok());
        assert!(event("1899-12-31").is_err() && event("2026-12-01").is_err());
        let plan = |on| as_of().plan(&Plan::new("p".into(), Way::Journal, String::new(), Some(day(on))));
        assert!(plan("2026-12-24").is_ok() && plan("2036-11-29").is_ok() && plan("1999-01-01").is_ok());
        assert!(plan("2037-11-29").is_err() && plan("9999-12-31").is_err() && plan("0001-01-01").is_err());
        let mark = |from, until, marked| as_of().like_me(&LikeMe { from: day(from), until: day(until), marked: day(marked) });
        assert!(mark("2025-01-01", "2025-03-01", "2026-11-29").is_ok());
        assert!(
            mark("0001-01-01", "2025-03-01", "2026-11-29").is_err() && mark("2025-01-01", "9999-03-01", "2026-11-29").is_err()
        );
        assert!(mark("2025-01-01", "2025-03-01", "2027-11-29").is_err());
    }
}
