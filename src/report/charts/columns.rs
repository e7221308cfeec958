//! Days into columns: those that share one bar where a day is too narrow for its own.

use crate::{
    domain::DayKey,
    report::{Frame, LoggedDay},
};

/// A day or a column of days is at least this wide, points, so that bars stay bars with paper between them.
pub(crate) const NARROWEST_BAR: f32 = 2.2;

/// The days that share one bar: a single day when there is room, else all that fall into one column
/// of pixels. Nothing is averaged: extremes, marks and the first and last day survive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// First and last day in it that have check-ins.
    pub first: DayKey,
    pub last: DayKey,
    /// How many days with check-ins it holds.
    pub days: u32,
    pub check_ins: u32,
    /// Least and greatest of the days' strongest pleasant ratings.
    pub pleasant: Option<(u8, u8)>,
    pub unpleasant: Option<(u8, u8)>,
    /// Days on which the side was rated.
    pub pleasant_rated: u32,
    pub unpleasant_rated: u32,
    /// Days on which all that was rated of a side was not felt.
    pub pleasant_not_felt: u32,
    pub unpleasant_not_felt: u32,
    /// Days with a "can't tell".
    pub cannot_tell: u32,
    /// Least and greatest of the days' numbness.
    pub numbness: Option<(f32, f32)>,
}

/// How many days share a column so that it is at least `narrowest` points wide; 1 when a day is that wide. More than
/// eight are 10, 12, 14, 16, 20, 24, 28 and so on, in four steps to each doubling: while zooming the columns seldom change.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to as many days as there are")]
pub fn days_a_column(day_points: f32, narrowest: f32) -> i32 {
    if day_points >= narrowest || day_points <= 0.0 {
        return 1;
    }
    let least = ((narrowest / day_points).ceil() as u32).clamp(1, 1 << 20);
    let step = 1 << least.ilog2().saturating_sub(2);
    least.div_ceil(step).saturating_mul(step).cast_signed()
}

/// Puts days in order into columns of `each` calendar days, counted from a fixed day so that columns
/// stay the same while the view moves.
#[must_use]
pub fn columns(days: &[LoggedDay], each: i32) -> Vec<Column> {
    let each = each.max(1);
    runs(days, each, |d| d.day.number()).filter_map(Column::of).collect()
}

impl Column {
    /// Looks at each of these days once.
    pub(crate) fn of(run: &[LoggedDay]) -> Option<Self> {
        let mut column = Self {
            first: run.first()?.day,
            last: run.last()?.day,
            days: u32::try_from(run.len()).unwrap_or(u32::MAX),
            check_ins: 0,
            pleasant: None,
            unpleasant: None,
            pleasant_rated: 0,
            unpleasant_rated: 0,
            pleasant_not_felt: 0,
            unpleasant_not_felt: 0,
            cannot_tell: 0,
            numbness: None,
        };
        for d in run {
            column.check_ins = column.check_ins.saturating_add(d.check_ins);
            column.pleasant = wider(column.pleasant, d.pleasant);
            column.unpleasant = wider(column.unpleasant, d.unpleasant);
            column.pleasant_rated += u32::from(d.pleasant.is_some());
            column.unpleasant_rated += u32::from(d.unpleasant.is_some());
            column.pleasant_not_felt += u32::from(d.pleasant == Some(0));
            column.unpleasant_not_felt += u32::from(d.unpleasant == Some(0));
            column.cannot_tell += u32::from(d.cannot_tell > 0);
            column.numbness = wider(column.numbness, d.numbness);
        }
        Some(column)
    }
}

/// What lies in one column of `each` days, column by column; `number` is the day's. What is in order stays in order.
pub(crate) fn runs<T>(days: &[T], each: i32, number: impl Fn(&T) -> i32) -> impl Iterator<Item = &[T]> {
    let column = move |day: &T| number(day).div_euclid(each);
    days.chunk_by(move |a, b| column(a) == column(b))
}

/// Left edge and width of the bar of a column, by its first and last day: two thirds of its days, in their middle, and
/// at most `widest` points.
pub(crate) fn bar(frame: &Frame, (first, last): (DayKey, DayKey), widest: f32) -> (f32, f32) {
    let (x0, x1) = (frame.start_of(first), frame.end_of(last));
    let w = ((x1 - x0) * 0.68).clamp(1.0, widest);
    ((x0 + x1 - w) / 2.0, w)
}

/// The least and the greatest so far, and one more value.
fn wider<T: PartialOrd + Copy>(so_far: Option<(T, T)>, value: Option<T>) -> Option<(T, T)> {
    match (so_far, value) {
        (so_far, None) => so_far,
        (None, Some(v)) => Some((v, v)),
        (Some((least, most)), Some(v)) => Some((if v < least { v } else { least }, if v > most { v } else { most })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Said;
    use proptest::prelude::*;

    fn logged(number: i32, pleasant: Option<u8>, unpleasant: Option<u8>, cannot_tell: u32) -> LoggedDay {
        LoggedDay {
            day: DayKey::from_number(number).expect("a day"),
            check_ins: 1,
            pleasant,
            unpleasant,
            numbness: None,
            cannot_tell,
            sleep_hours: None,
            substances: Said::Nothing,
            symptoms: Said::Nothing,
            strongest_symptom: None,
            imported_mood: None,
            mood_ends: None,
            own_rows: [None; 3],
        }
    }

    #[test]
    fn a_wide_day_has_a_column_of_its_own() {
        assert_eq!(days_a_column(4.0, 2.0), 1);
        assert_eq!(days_a_column(0.5, 2.0), 4);
        assert_eq!(days_a_column(0.0, 2.0), 1);
        assert_eq!(
            [2, 5, 8, 9, 11, 13, 15, 17, 29, 52].map(|n: u8| days_a_column(1.0 / f32::from(n), 1.0)),
            [2, 5, 8, 10, 12, 14, 16, 20, 32, 56]
        );
        assert!(columns(&[], 3).is_empty());
    }

    #[test]
    fn days_apart_are_not_put_together_over_a_gap() {
        let days = [logged(100, Some(1), None, 0), logged(160, Some(9), None, 0)];
        assert_eq!(columns(&days, 7).len(), 2);
    }

    proptest! {
        #[test]
        fn extremes_marks_first_and_last_survive_any_column_width(
            days in prop::collection::btree_map(700_000_i32..700_900, (prop::option::of(0_u8..=10), prop::option::of(0_u8..=10), 0_u32..2), 1..200),
            each in 1_i32..60,
        ) {
            let days: Vec<LoggedDay> = days.into_iter().map(|(n, (p, u, c))| logged(n, p, u, c)).collect();
            let cols = columns(&days, each);
            prop_assert_eq!(cols.first().map(|c| c.first), days.first().map(|d| d.day));
            prop_assert_eq!(cols.last().map(|c| c.last), days.last().map(|d| d.day));
            prop_assert_eq!(cols.iter().filter_map(|c| c.pleasant.map(|p| p.1)).max(), days.iter().filter_map(|d| d.pleasant).max());
            prop_assert_eq!(cols.iter().filter_map(|c| c.unpleasant.map(|p| p.0)).min(), days.iter().filter_map(|d| d.unpleasant).min());
            prop_assert_eq!(cols.iter().map(|c| c.cannot_tell).sum::<u32>(), days.iter().map(|d| d.cannot_tell).sum::<u32>());
            let zeros = days.iter().filter(|d| d.pleasant == Some(0)).count();
            prop_assert_eq!(cols.iter().map(|c| c.pleasant_not_felt as usize).sum::<usize>(), zeros);
            for c in &cols {
                prop_assert!(c.last.since(c.first) < each, "a column never reaches over more than its days");
            }
        }
    }
}
