//! What was said of days: with something, without, or nothing said.

use crate::domain::{DayKey, Journal, says_none};

/// What the check-ins of a day say about drinks and other substances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SaidOfDay {
    /// Something was noted, whatever else was.
    With,
    /// "None" was noted, and nothing else.
    Without,
    /// Nothing was noted: no day without.
    NotSaid,
}

/// Each day from `from` to `until`, both of them in it.
#[must_use]
pub fn said_of_days(journal: &Journal, from: DayKey, until: DayKey) -> Vec<SaidOfDay> {
    (0..=until.since(from)).map(|i| said_of(journal, from.plus(i))).collect()
}

fn said_of(journal: &Journal, day: DayKey) -> SaidOfDay {
    let (mut with, mut without) = (false, false);
    for word in journal.on(day).flat_map(|c| &c.context.substances) {
        let none = says_none(word);
        without |= none;
        with |= !none;
    }
    match (with, without) {
        (true, _) => SaidOfDay::With,
        (false, true) => SaidOfDay::Without,
        (false, false) => SaidOfDay::NotSaid,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        SaidOfDay::{NotSaid, With, Without},
        *,
    };
    use crate::domain::{Answers, Besides, CheckIn, Context, DayStart, Instant, Moment};
    use std::sync::Arc;

    #[test]
    fn a_day_nothing_was_said_of_is_no_day_without() {
        let day_ms = 86_400_000;
        let noted = |days: i64, words: &[&str]| {
            let instant = Instant { utc_ms: 1_790_000_000_000 + days * day_ms, offset_s: 0 };
            let at = Moment { instant, zone: "UTC".into() };
            let context = Context { substances: words.iter().map(|w| (*w).into()).collect(), ..Context::default() };
            let id = format!("{days}-{}", words.join("-"));
            let day = instant.day(DayStart::default());
            Arc::new(CheckIn::new(&*id, at, day, Answers::default()).with(Besides { context, ..Besides::default() }))
        };
        let check_ins = vec![noted(0, &["none"]), noted(1, &[]), noted(2, &["wine"]), noted(4, &["none"]), noted(4, &["beer"])];
        let from = check_ins[0].day;
        let journal = Journal { check_ins, ..Journal::default() };
        assert_eq!(said_of_days(&journal, from, from.plus(5)), [Without, NotSaid, With, NotSaid, With, NotSaid]);
        assert_eq!(said_of_days(&Journal::default(), from, from), [NotSaid]);
        assert_eq!(said_of_days(&journal, from, from.plus(-1)), []);
    }
}
