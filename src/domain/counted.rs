//! The journal that is counted and drawn: without what lies on days that can't be.

use super::{CanBe, CheckIn, DayKey, Journal};
use std::sync::Arc;

impl Journal {
    /// This journal without the check-ins, events, tries and imported moods whose days can't be; the very same where
    /// there are none, as nearly always. They stay in the file, and in what is listed, searched, mended and exported.
    #[must_use]
    pub fn counted(self: &Arc<Self>, can: CanBe) -> Arc<Self> {
        if self.counts_whole(can) {
            return Arc::clone(self);
        }
        let mut counted = Self::clone(self);
        counted.check_ins.retain(|c| can.counts(c.at.instant, c.day));
        counted.events.retain(|e| can.day(e.day).is_ok());
        counted.trials.retain(|t| can.counts(t.at.instant, t.day));
        counted.moods.retain(|m| can.counts(m.at, m.day));
        Arc::new(counted)
    }

    fn counts_whole(&self, can: CanBe) -> bool {
        self.check_ins.iter().all(|c| can.counts(c.at.instant, c.day))
            && self.events.iter().all(|e| can.day(e.day).is_ok())
            && self.trials.iter().all(|t| can.counts(t.at.instant, t.day))
            && self.moods.iter().all(|m| can.counts(m.at, m.day))
    }

    /// The check-ins that are not counted, and the days they are filed under, earliest instant first.
    pub fn not_counted(&self, can: CanBe) -> impl Iterator<Item = &Arc<CheckIn>> {
        self.check_ins.iter().filter(move |c| !can.counts(c.at.instant, c.day))
    }

    /// The last day up to which there is something to judge and draw: the last one that holds a check-in, never one
    /// after `today`.
    #[must_use]
    pub fn last_day_until(&self, today: DayKey) -> Option<DayKey> {
        self.last_day().map(|day| day.min(today))
    }
}

/// "3 check-ins lie on days that can't be, such as 1 January 9999, and are left out of what is counted and drawn";
/// `None` where all are counted.
#[must_use]
pub fn left_out_words(journal: &Journal, can: CanBe) -> Option<String> {
    let first = journal.not_counted(can).next()?;
    let (it, they, are) = match journal.not_counted(can).count() {
        1 => ("1 check-in lies on a day".to_owned(), "It is", "It is still"),
        n => (format!("{n} check-ins lie on days"), "They are", "They are still"),
    };
    let day = first.day.words();
    Some(format!("{it} that can't be, such as {day}. {they} not counted and not drawn. {are} in the journal, to be put right"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Event, EventKind, Instant, Moment};

    const NOW: Instant = Instant { utc_ms: 1_795_925_000_000, offset_s: 0 };
    const YEAR_MS: i64 = 31_557_600_000;

    fn check_in(id: &str, utc_ms: i64, day: Option<&str>) -> Arc<CheckIn> {
        let instant = Instant { utc_ms, offset_s: 0 };
        let day = day.map_or_else(|| instant.day(crate::domain::DayStart::default()), |d| DayKey::parse(d).expect("a day"));
        Arc::new(CheckIn::new(id, Moment { instant, zone: "UTC".into() }, day, Vec::new()))
    }

    #[test]
    fn an_ordinary_journal_is_counted_as_it_is() {
        let check_ins = vec![check_in("a", NOW.utc_ms - 5, None), check_in("b", NOW.utc_ms, None)];
        let journal = Arc::new(Journal { check_ins, ..Journal::default() });
        assert!(Arc::ptr_eq(&journal.counted(CanBe::as_of(NOW)), &journal));
        assert_eq!(left_out_words(&journal, CanBe::as_of(NOW)), None);
        assert!(Arc::new(Journal::default()).counted(CanBe::as_of(NOW)).check_ins.is_empty());
    }

    #[test]
    fn what_lies_on_a_day_that_can_t_be_is_left_out_and_named() {
        let check_ins = vec![
            check_in("long ago", NOW.utc_ms - 2000 * YEAR_MS, None),
            check_in("fine", NOW.utc_ms, None),
            check_in("elsewhere", NOW.utc_ms, Some("9999-12-30")),
            check_in("ahead", NOW.utc_ms + 100 * YEAR_MS, None),
        ];
        let nothing = String::new();
        let day = DayKey::parse("9000-01-01").expect("a day");
        let events = vec![Event {
            id: "e".into(),
            day,
            what: EventKind::Move,
            name: nothing.clone(),
            dose: nothing.clone(),
            note: nothing,
            deleted_ms: None,
        }];
        let journal = Arc::new(Journal { check_ins, events, ..Journal::default() });
        let can = CanBe::as_of(NOW);
        let counted = journal.counted(can);
        assert_eq!(counted.check_ins.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["fine"]);
        assert!(counted.events.is_empty());
        assert_eq!(journal.not_counted(can).count(), 3);
        assert!(left_out_words(&journal, can).is_some_and(|w| w.starts_with("3 check-ins lie on days that can't be")));
        let today = DayKey::parse("2026-11-29").expect("a day");
        assert_eq!(
            (journal.last_day_until(today), counted.last_day_until(today)),
            (Some(today), Some(today.plus(-1).max(counted.check_ins[0].day)))
        );
    }
}
