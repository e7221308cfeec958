//! Which feelings this person's days differ most in: those a short form loses least with.

use crate::{
    analysis::{rule::KINDS_NEEDED, stats},
    domain::{DayKey, Feeling, FeelingId, Journal, Valence},
};
use std::collections::BTreeMap;

/// Calendar days up to the last check-in that have a say. Our choice: a year, so that every season has; what was felt
/// years ago says little about the form of today.
const DAYS_LOOKED_AT: i32 = 364;
/// Days on which a feeling must be rated before its width says anything here. Our choice: two whole weeks, since the
/// spread of fewer days is mostly chance. Nothing is told of it, so it may be less than the rule asks for.
const DAYS_NEEDED: usize = 14;

/// The feelings of the short form where nobody has chosen any: the three of each side that this person's days differ
/// most in, and numbness. Of feelings with fewer than fourteen rated days in the last year those come first that stand
/// first in the person's list; in a new journal these are joy, contentment and excitement, sadness, anxiety and anger.
///
/// Three, because the rule compares no fewer; what is put away is not asked about.
#[must_use]
pub fn seven(journal: &Journal) -> Vec<FeelingId> {
    let varied = most_varied_first(journal);
    let first = |side, n: u32| varied.iter().filter(move |f| f.valence == side && !f.retired).take(n as usize).map(|f| f.id);
    let sides = first(Valence::Pleasant, KINDS_NEEDED).chain(first(Valence::Unpleasant, KINDS_NEEDED));
    sides.chain(first(Valence::Numbness, 1)).collect()
}

/// All feelings, also those put away: first those whose days differ, the widest first; then those of which too little is
/// known, in the person's order; last those whose days were all alike, which would show nothing.
pub(crate) fn most_varied_first(journal: &Journal) -> Vec<&Feeling> {
    let days = day_means(journal);
    let mut feelings: Vec<_> = journal.catalogue.feelings.iter().map(|f| (width(days.get(&f.id)), f)).collect();
    feelings.sort_by(|(a, f), (b, g)| {
        let place = |width: Option<f64>| width.map_or(1, |w| if w > 0.0 { 0 } else { 2 });
        let wider = || b.unwrap_or_default().total_cmp(&a.unwrap_or_default());
        place(*a).cmp(&place(*b)).then_with(wider).then_with(|| (f.order, f.id).cmp(&(g.order, g.id)))
    });
    feelings.into_iter().map(|(_, f)| f).collect()
}

/// The standard deviation of the day means; `None` = too few days.
fn width(means: Option<&Vec<f64>>) -> Option<f64> {
    means.filter(|m| m.len() >= DAYS_NEEDED).and_then(|m| stats::sd(m))
}

/// For each feeling the mean of its ratings on each day of the last year. "Can't tell" is no number.
fn day_means(journal: &Journal) -> BTreeMap<FeelingId, Vec<f64>> {
    let Some(last) = journal.check_ins.last().map(|c| c.day) else { return BTreeMap::new() };
    let from = last.plus(1 - DAYS_LOOKED_AT);
    let mut sums: BTreeMap<(FeelingId, DayKey), (u32, u32)> = BTreeMap::new();
    // In the order of their instants, so that an old journal is not walked through; a day is near its instants.
    for check_in in journal.check_ins.iter().rev().take_while(|c| c.day >= from) {
        for (feeling, answer) in &check_in.answers {
            if let Some(steps) = answer.number() {
                let (sum, n) = sums.entry((*feeling, check_in.day)).or_default();
                *sum += u32::from(steps);
                *n += 1;
            }
        }
    }
    let mut means: BTreeMap<FeelingId, Vec<f64>> = BTreeMap::new();
    for ((feeling, _), (sum, n)) in sums {
        means.entry(feeling).or_default().push(f64::from(sum) / f64::from(n));
    }
    means
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Catalogue, CheckIn, DayStart, Instant, Intensity, Moment};
    use std::sync::Arc;

    /// A journal of so many days, of which each feeling is rated as `steps` says of the day; `None` = not answered.
    fn journal(days: i64, steps: impl Fn(&str, i64) -> Option<u8>) -> Journal {
        let catalogue = Catalogue::starting();
        let check_in = |n: i64| {
            let instant = Instant { utc_ms: 1_790_000_000_000 + n * 86_400_000, offset_s: 0 };
            let rated = |s| Answer::Rated(Intensity::new(s).expect("0 to 10"));
            let answers: Vec<_> =
                catalogue.feelings.iter().filter_map(|f| Some((f.id, rated(steps(f.key.as_str(), n)?)))).collect();
            let at = Moment { instant, zone: "UTC".into() };
            Arc::new(CheckIn::new(format!("{n:05}"), at, instant.day(DayStart::default()), answers))
        };
        let check_ins = (0..days).map(check_in).collect();
        Journal { catalogue, check_ins, ..Journal::default() }
    }

    fn names(journal: &Journal) -> Vec<&str> {
        seven(journal).into_iter().filter_map(|id| journal.catalogue.feeling(id)).map(|f| f.name.as_str()).collect()
    }

    /// Days go up and down by as much as the feeling's name is said to.
    fn swings(key: &str, day: i64, by: &[(&str, u8)]) -> u8 {
        let by = by.iter().find(|(k, _)| *k == key).map_or(1, |(_, by)| *by);
        if day % 2 == 0 { 5 } else { 5 - by }
    }

    #[test]
    fn without_days_they_are_the_first_three_of_each_side_and_numbness() {
        let first = ["Joy", "Contentment", "Excitement", "Sadness", "Anxiety", "Anger", "Numbness"];
        assert_eq!(names(&journal(0, |_, _| None)), first);
        let wide = |key: &str, day| Some(swings(key, day, &[("affection", 5), ("guilt", 5)]));
        assert_eq!(names(&journal(13, wide)), first, "thirteen days are too few");
    }

    #[test]
    fn they_are_the_three_of_each_side_that_the_days_differ_most_in() {
        let by =
            [("affection", 5), ("excitement", 4), ("joy", 3), ("contentment", 2), ("guilt", 5), ("anger", 4), ("sadness", 2)];
        let of = journal(14, |key, day| Some(swings(key, day, &by)));
        assert_eq!(names(&of), ["Affection", "Excitement", "Joy", "Guilt", "Anger", "Sadness", "Numbness"]);
    }

    #[test]
    fn what_was_never_asked_comes_before_what_is_always_the_same_and_after_what_differs() {
        let of = journal(30, |key, day| match key {
            "joy" | "sadness" => Some(0),
            "contentment" | "anxiety" => None,
            _ => Some(swings(key, day, &[])),
        });
        let all: Vec<_> =
            most_varied_first(&of).into_iter().filter(|f| f.valence == Valence::Pleasant).map(|f| &*f.name).collect();
        assert_eq!(all, ["Excitement", "Affection", "Contentment", "Joy"]);
        assert_eq!(names(&of)[3..], ["Anger", "Guilt", "Anxiety", "Numbness"]);
    }

    #[test]
    fn not_answered_is_no_day_and_what_is_put_away_is_not_among_them() {
        // Thirteen days of joy, however wide, among thirty.
        let mut of = journal(30, |key, day| (key != "joy" || day < 13).then(|| swings(key, day, &[("joy", 5)])));
        assert_eq!(names(&of)[..3], ["Contentment", "Excitement", "Affection"]);
        let affection = of.catalogue.feeling_by_key("affection").expect("there").id;
        of.catalogue.retire_feeling(affection, true);
        assert_eq!(names(&of)[..3], ["Contentment", "Excitement", "Joy"]);
        of.catalogue.retire_feeling(of.catalogue.feelings[0].id, true);
        assert_eq!(names(&of).len(), 6, "two pleasant ones are left");
    }

    #[test]
    fn what_is_longer_ago_than_a_year_has_no_say() {
        // Affection is rated until day 399 alone: 14 of those days lie in the year that ends on day 749.
        let of = |days| {
            journal(days, |key, day| match key {
                "affection" if day >= 400 => None,
                _ => Some(swings(key, day, &[("affection", 5), ("excitement", 4), ("contentment", 3), ("joy", 2)])),
            })
        };
        assert_eq!(names(&of(750))[..3], ["Affection", "Excitement", "Contentment"]);
        assert_eq!(names(&of(751))[..3], ["Excitement", "Contentment", "Joy"]);
    }
}
