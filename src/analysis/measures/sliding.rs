//! A stretch of days that moves on, and the width, high and level of every feeling in it. A stretch moved day by day
//! says to the last bit what one counted anew says.

use super::{
    table::{Row, Table},
    tally::{EXACT_DAYS, Tally},
    window::Window,
};
use crate::{
    analysis::stats::{mean, quantile_of_steps, sd},
    domain::DayKey,
};
use std::ops::Range;

/// One stretch of rows and what it adds up to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stretch {
    from: usize,
    end: usize,
    /// In each lane.
    tallies: Vec<Tally>,
    uneven: usize,
    logged: u32,
    check_ins: u32,
}

impl Stretch {
    /// Moves to the days `from..=until` (none, where `from` comes after `until`) and says what they are.
    pub(crate) fn move_to(&mut self, table: &Table, from: DayKey, until: DayKey) -> Window {
        let start = place(&table.rows, self.from, from);
        let end = place(&table.rows, self.end, until.plus(1)).max(start);
        if start < self.from || end < self.end || start >= self.end {
            self.start(start, table.lanes.count());
        }
        let (mut comes, mut goes) = (self.end..end, self.from..start);
        loop {
            match (comes.next(), goes.next()) {
                (None, None) => break,
                (comes, goes) => self.turn(table, comes, goes),
            }
        }
        (self.from, self.end) = (start, end);
        Window { from, until, days_logged: self.logged, check_ins: self.check_ins }
    }

    /// To be told before the row at this place changes or another one comes there.
    pub(crate) fn forget(&mut self, place: usize) {
        if place < self.end {
            self.end = self.from;
        }
    }

    /// What these lanes add up to; `None` where that has to be counted anew.
    #[inline]
    pub(crate) fn exact(&self, lanes: Range<usize>) -> Option<&[Tally]> {
        let is_exact = self.uneven == 0 && self.end - self.from <= EXACT_DAYS;
        if is_exact { self.tallies.get(lanes) } else { None }
    }

    /// Width, high and level of the feeling in a lane; `None` where it was rated on fewer days than `needed` (at
    /// least 2).
    pub(crate) fn of(&self, table: &Table, lane: usize, needed: usize) -> Option<[f64; 3]> {
        match self.exact(lane..lane + 1) {
            Some(tallies) => tallies.first()?.figures(needed),
            None => counted_anew(self.rows(table), table.lanes.column(lane)?, needed),
        }
    }

    /// The mean of the days' numbness; `None` where it was rated on fewer days than `needed` (at least 1).
    pub(crate) fn numbness(&self, table: &Table, needed: usize) -> Option<f64> {
        let lane = table.lanes.numbness();
        if let Some(tallies) = self.exact(lane..lane + 1) {
            return tallies.first()?.mean(needed);
        }
        let days: Vec<f64> = self.rows(table).iter().filter_map(|r| r.numbness(&table.feelings)).collect();
        if days.len() < needed { None } else { mean(&days) }
    }

    /// Stands before this row, with nothing counted.
    fn start(&mut self, place: usize, lanes: usize) {
        self.tallies.clear();
        self.tallies.resize(lanes, Tally::default());
        (self.from, self.end, self.uneven, self.logged, self.check_ins) = (place, place, 0, 0, 0);
    }

    /// Counts a row in and another one out.
    fn turn(&mut self, table: &Table, comes: Option<usize>, goes: Option<usize>) {
        let (to_add, to_take) = (table.lanes.row(comes), table.lanes.row(goes));
        for (tally, (comes, goes)) in self.tallies.iter_mut().zip(to_add.iter().zip(to_take)) {
            tally.turn(comes, goes);
        }
        let of = |place: Option<usize>| {
            let known = place.and_then(|p| Some((table.rows.get(p)?, table.lanes.is_uneven(p))));
            known.map_or((0, 0, 0), |(row, uneven)| (usize::from(uneven), u32::from(row.logged), row.check_ins))
        };
        let (comes, goes) = (of(comes), of(goes));
        self.uneven = self.uneven + comes.0 - goes.0;
        self.logged = self.logged + comes.1 - goes.1;
        self.check_ins = self.check_ins + comes.2 - goes.2;
    }

    fn rows<'t>(&self, table: &'t Table) -> &'t [Row] {
        table.rows.get(self.from..self.end).unwrap_or_default()
    }
}

/// The first row of `day` or later, looked for from `near` on.
fn place(rows: &[Row], near: usize, day: DayKey) -> usize {
    /// A stretch that moves on by a day moves on by a row at most; after a gap it is looked for.
    const STEPS: usize = 4;
    let before = |place: usize| rows.get(place).is_some_and(|r| r.day < day);
    if near == 0 || before(near - 1) {
        for place in near..near + STEPS {
            if !before(place) {
                return place.min(rows.len());
            }
        }
    }
    rows.partition_point(|r| r.day < day)
}

/// The same as [`Stretch::of`] of rows that no exact sums can be made of.
fn counted_anew(rows: &[Row], column: usize, needed: usize) -> Option<[f64; 3]> {
    let mut means = Vec::with_capacity(rows.len());
    let mut highs = [0_u32; 11];
    for cell in rows.iter().filter_map(|r| r.cells.get(column)) {
        if let Some(mean) = cell.mean() {
            means.push(mean);
            if let Some(count) = highs.get_mut(usize::from(cell.strongest)) {
                *count += 1;
            }
        }
    }
    if means.len() < needed {
        return None;
    }
    Some([sd(&means)?, quantile_of_steps(&highs, 0.9)?, mean(&means)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Catalogue, CheckIn, Instant, Intensity, Journal, Moment};
    use proptest::prelude::*;

    fn day(n: i32) -> DayKey {
        DayKey::parse("2025-01-01").expect("a day").plus(n)
    }

    /// Check-ins of these days; 11 and above is no rating. `often` says how many times each is made.
    fn table(check_ins: &[(i32, [u8; 9], u8)]) -> Table {
        let journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
        let mut table = Table::empty(&journal, check_ins.iter().map(|c| day(c.0)));
        let feelings: Vec<_> = table.feelings.iter().map(|f| f.id).collect();
        for (on, steps, often) in check_ins {
            let answers = feelings.iter().zip(steps).filter_map(|(f, s)| Some((*f, Answer::Rated(Intensity::new(*s).ok()?))));
            let at = Moment { instant: Instant { utc_ms: 0, offset_s: 0 }, zone: "UTC".into() };
            let one = CheckIn::new("", at, day(*on), answers.collect::<Vec<_>>());
            for _ in 0..*often {
                table.add(&one);
            }
        }
        table
    }

    fn numbers(stretch: &Stretch, table: &Table) -> Vec<Option<[f64; 3]>> {
        (0..table.lanes.numbness()).map(|lane| stretch.of(table, lane, 2)).collect()
    }

    fn close(a: Option<[f64; 3]>, b: Option<[f64; 3]>) -> bool {
        match (a, b) {
            (None, None) => true,
            (Some(a), Some(b)) => a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9),
            _ => false,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// Days of 13 check-ins are among them, which no exact sum can be made of, and stretches too long for one.
        #[test]
        fn a_stretch_that_moved_there_says_what_one_counted_anew_says(
            check_ins in prop::collection::vec((0_i32..300, prop::array::uniform9(0_u8..=12), 1_u8..=13), 1..150),
            moves in prop::collection::vec((-5_i32..320, -3_i32..200), 1..12),
        ) {
            let table = table(&check_ins);
            let mut moved = Stretch::default();
            for (from, length) in moves {
                for shift in 0..3 {
                    let (from, until) = (day(from + shift), day(from + shift + length));
                    let window = moved.move_to(&table, from, until);
                    let mut anew = Stretch::default();
                    prop_assert_eq!(window, anew.move_to(&table, from, until));
                    prop_assert_eq!(numbers(&moved, &table), numbers(&anew, &table));
                    prop_assert_eq!(moved.numbness(&table, 1), anew.numbness(&table, 1));
                    let rows = table.between(from, until);
                    for (lane, said) in numbers(&moved, &table).into_iter().enumerate() {
                        let plain = counted_anew(rows, table.lanes.column(lane).expect("a column"), 2);
                        prop_assert!(close(said, plain), "{said:?} {plain:?}");
                    }
                    let numb: Vec<f64> = rows.iter().filter_map(|r| r.numbness(&table.feelings)).collect();
                    let same = match (moved.numbness(&table, 1), mean(&numb)) {
                        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
                        (a, b) => a == b,
                    };
                    prop_assert!(same);
                }
            }
        }
    }

    #[test]
    fn of_equal_days_the_width_is_exactly_0_and_the_level_exactly_theirs() {
        // A mean of 10/3: no binary number is it.
        let thirds = (0..40).flat_map(|n| [3, 3, 4].map(|s| (n, [s; 9], 1)));
        let table = table(&thirds.collect::<Vec<_>>());
        let mut stretch = Stretch::default();
        stretch.move_to(&table, day(3), day(30));
        assert_eq!(stretch.of(&table, 0, 2), Some([0.0, 4.0, 10.0 / 3.0]));
        assert_eq!(stretch.numbness(&table, 1), Some(10.0 / 3.0));
    }

    #[test]
    fn days_without_a_rating_are_not_days_of_0() {
        let table = table(&[(0, [5; 9], 1), (1, [12; 9], 1), (2, [7; 9], 1)]);
        let mut stretch = Stretch::default();
        let window = stretch.move_to(&table, day(0), day(9));
        assert_eq!((window.days_logged, window.check_ins), (2, 3));
        let [_, high, level] = stretch.of(&table, 0, 2).expect("two days");
        assert!((level - 6.0).abs() < 1e-12 && (high - 6.8).abs() < 1e-12);
        assert_eq!(stretch.of(&table, 0, 3), None);
    }
}
