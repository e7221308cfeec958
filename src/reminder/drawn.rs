//! The times of one day: as they were chosen, or drawn. A draw follows from a seed and the day alone, so that whoever
//! works it out again finds the same times.

use super::schedule::{APART_MIN, MinuteOfDay, Schedule, When};
use chrono::{Datelike, NaiveDate};
use rand::{Rng, SeedableRng};
use rand_pcg::Pcg32;

/// The times of reminders on this date, in their order.
#[must_use]
pub(crate) fn times_on(date: NaiveDate, schedule: &Schedule, seed: u64) -> Vec<MinuteOfDay> {
    if !schedule.is_on(date) || schedule.problem().is_some() {
        return Vec::new();
    }
    match &schedule.when {
        When::At(times) => times.clone(),
        When::Random { times, from, until } => {
            // Spread by the golden ratio: days beside each other have seeds far apart.
            let day = i64::from(date.num_days_from_ce()).cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15);
            draw(&mut Pcg32::seed_from_u64(seed ^ day), u16::from(*times), *from, until - from)
        }
    }
}

/// The window is taken for a circle: what room is left between the times is cut at random, and the whole is turned by
/// chance. So no minute is likelier than another, which cutting a line does not give, and the last of a day is as far
/// from its first, should they meet at midnight.
fn draw(chance: &mut Pcg32, times: u16, from: MinuteOfDay, long: MinuteOfDay) -> Vec<MinuteOfDay> {
    let room = long - times * APART_MIN;
    let mut cuts: Vec<u16> = (1..times).map(|_| below(chance, room + 1)).collect();
    cuts.sort_unstable();
    let turn = below(chance, long);
    let mut drawn = vec![from + turn];
    for (n, cut) in (1..times).zip(cuts) {
        // Wide enough for a window of a whole day, turned all round.
        let after = u32::from(turn) + u32::from(n * APART_MIN) + u32::from(cut);
        drawn.push(from + u16::try_from(after % u32::from(long)).unwrap_or(0));
    }
    drawn.sort_unstable();
    drawn
}

/// From 0 to `end` − 1.
fn below(chance: &mut Pcg32, end: u16) -> u16 {
    u16::try_from((u64::from(chance.next_u32()) * u64::from(end)) >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days as CalendarDays;

    fn random(times: u8, from: MinuteOfDay, until: MinuteOfDay) -> Schedule {
        Schedule { when: When::Random { times, from, until }, ..Schedule::default() }
    }

    fn days() -> impl Iterator<Item = NaiveDate> {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date");
        (0..).filter_map(move |n| first.checked_add_days(CalendarDays::new(n)))
    }

    #[test]
    fn ten_thousand_draws_lie_in_the_window_two_hours_apart_and_no_part_of_it_is_likelier() {
        for (times, from, until) in
            [(1, 540, 1260), (2, 540, 1260), (4, 540, 1260), (6, 540, 1260), (3, 600, 1000), (12, 0, 1440)]
        {
            let schedule = random(times, from, until);
            let all: Vec<Vec<MinuteOfDay>> = days().take(10_000).map(|date| times_on(date, &schedule, 7)).collect();
            for drawn in &all {
                assert_eq!(drawn.len(), usize::from(times));
                assert!(drawn.iter().all(|t| (from..until).contains(t)), "{drawn:?}");
                assert!(drawn.windows(2).all(|pair| pair[1] - pair[0] >= APART_MIN), "{drawn:?}");
            }
            // Twenty parts of the window: with 19 degrees of freedom chi-square is over 43.8 once in a thousand seeds.
            let mut parts = [0u32; 20];
            for t in all.iter().flatten() {
                parts[usize::from(t - from) * 20 / usize::from(until - from)] += 1;
            }
            let (n, long) = (10_000.0 * f64::from(times), f64::from(until - from));
            let minutes = |part: u16| (from..until).filter(|t| (t - from) * 20 / (until - from) == part).count();
            let chi: f64 = (0..20u16)
                .map(|part| {
                    let expected = n * u32::try_from(minutes(part)).map_or(0.0, f64::from) / long;
                    (f64::from(parts[usize::from(part)]) - expected).powi(2) / expected
                })
                .sum();
            assert!(chi < 43.8, "{times} in {from}..{until}: {chi} of {parts:?}");
        }
    }

    #[test]
    fn the_same_seed_draws_the_same_and_another_seed_or_day_something_else() {
        let schedule = random(3, 540, 1260);
        let of = |seed| days().take(50).map(|date| times_on(date, &schedule, seed)).collect::<Vec<_>>();
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
        let mut different = of(1);
        different.dedup();
        assert_eq!(different.len(), 50, "no day is like the one before");
    }

    #[test]
    fn a_day_that_is_not_wished_and_a_schedule_that_fits_nowhere_have_none() {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 30).expect("a Monday");
        let without =
            Schedule { days: super::super::schedule::Days::ALL.with(monday.weekday(), false), ..random(2, 540, 1260) };
        assert!(times_on(monday, &without, 1).is_empty() && times_on(monday, &random(9, 540, 600), 1).is_empty());
        assert_eq!(times_on(monday, &Schedule::default(), 1), [1200], "a chosen time is not drawn");
    }
}
