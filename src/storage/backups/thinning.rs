//! Which backups may go as they age.

use chrono::{DateTime, Datelike, NaiveDate};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

/// The newest of so many days, weeks (from Monday) and months stay.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;
/// All of the last two days stay, up to this many: an import or a restore may be regretted the next morning.
const LATELY_MS: i64 = 48 * 3_600_000;
const LATELY: usize = 24;

/// Which of the backups, newest first, may go now that `made` is there and proven. One from later than `made` stays and
/// takes the place of none: the clock was ahead once, or is behind now, and nothing says how old that one is.
pub(crate) fn too_old(backups: &[(PathBuf, i64)], made: &Path) -> Vec<PathBuf> {
    let Some(now_ms) = backups.iter().find(|(path, _)| path == made).map(|(_, ms)| *ms) else { return Vec::new() };
    let backups: Vec<&(PathBuf, i64)> = backups.iter().filter(|(_, ms)| *ms <= now_ms).collect();
    let mut kept: HashSet<&Path> = HashSet::from([made]);
    kept.extend(backups.iter().filter(|(_, ms)| now_ms - ms < LATELY_MS).take(LATELY).map(|(path, _)| path.as_path()));
    let mut keep_newest_of = |most: usize, period: fn(NaiveDate) -> (i32, u32)| {
        let mut seen = HashSet::new();
        for (path, ms) in &backups {
            let Some(day) = DateTime::from_timestamp_millis(*ms).map(|t| t.date_naive()) else { continue };
            if seen.len() < most && seen.insert(period(day)) {
                kept.insert(path);
            }
        }
    };
    keep_newest_of(DAYS, |d| (d.year(), d.ordinal()));
    keep_newest_of(WEEKS, |d| (d.iso_week().year(), d.iso_week().week()));
    keep_newest_of(MONTHS, |d| (d.year(), d.month()));
    backups.iter().filter(|(path, _)| !kept.contains(path.as_path())).map(|(path, _)| path.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY_MS: i64 = 86_400_000;
    /// A Wednesday noon.
    const NOON: i64 = 1_795_608_000_000;

    fn left_of(days: impl Iterator<Item = i64>) -> Vec<i64> {
        let mut there: Vec<(PathBuf, i64)> = Vec::new();
        for day in days {
            let ms = NOON + day * DAY_MS;
            there.insert(0, (PathBuf::from(format!("{ms}")), ms));
            there.sort_by_key(|(_, ms)| std::cmp::Reverse(*ms));
            let made = PathBuf::from(format!("{ms}"));
            let old = too_old(&there, &made);
            assert!(!old.contains(&made), "the one just made stays");
            there.retain(|(path, _)| !old.contains(path));
        }
        there.iter().map(|(_, ms)| (ms - NOON) / DAY_MS).collect()
    }

    #[test]
    fn a_single_backup_stays() {
        assert_eq!(left_of(0..1), [0]);
    }

    #[test]
    fn seven_days_four_weeks_and_twelve_months_stay_of_two_years() {
        let left = left_of(0..730);
        let age: Vec<i64> = left.iter().map(|day| 729 - day).collect();
        assert_eq!(age[..7], [0, 1, 2, 3, 4, 5, 6], "{age:?}");
        assert!(age.iter().any(|a| (14..=28).contains(a)), "{age:?}");
        assert!(age.iter().any(|a| (320..=366).contains(a)), "a year is kept: {age:?}");
        assert!(age.len() <= 7 + 4 + 12, "{age:?}");
    }

    #[test]
    fn a_backup_from_days_to_come_stays_and_ends_the_thinning_of_none() {
        let left = left_of((0..10).chain([4000]).chain(10..100));
        assert!(left.contains(&4000) && (93..100).all(|day| left.contains(&day)), "{left:?}");
        assert!(left.len() <= 1 + 7 + 4 + 12, "{left:?}");
        // Of those before it stay the same as if it had never been.
        let without = left_of(0..100);
        assert_eq!(left[1..8], without[..7], "{left:?}");
    }

    #[test]
    fn a_clock_that_is_far_behind_costs_none_of_the_backups_that_are_there() {
        let left = left_of((0..7).chain([-20_000, -19_999]));
        assert!((0..7).all(|day| left.contains(&day)) && left.contains(&-19_999), "{left:?}");
    }

    #[test]
    fn several_of_one_day_stay_for_two_days() {
        let made = |n: i64| (PathBuf::from(format!("{n}")), NOON + n * 60_000);
        let there: Vec<_> = (0..5).rev().map(made).collect();
        assert_eq!(too_old(&there, Path::new("4")), Vec::<PathBuf>::new());
    }
}
