//! Width, high and level of every feeling in a stretch of days that moves on. Sums of whole numbers only, so that
//! a stretch moved day by day says to the last bit what one counted anew says.

use super::Window;
use super::stats::{mean, quantile_of_steps, sd};
use super::table::{Row, Table};
use crate::domain::DayKey;

/// A day's mean is kept as a whole number of these parts of a step. It can be divided by 1 to 12, by 14, 15, 18 and
/// 20, so by nearly every number of check-ins one makes in a day.
pub(super) const PARTS: u32 = 27_720;
/// Up to so many days every sum and product below is a whole number under 2^53, and so exact; and seven bits count
/// them. Longer stretches are counted anew.
const EXACT_DAYS: usize = 127;

/// The day means of all rows, feeling beside feeling, as sums are made of them. One lane a feeling, and the last
/// one for all ratings of numbness together.
#[derive(Debug, Clone, Default)]
pub(super) struct Lanes {
    pub count: usize,
    /// In [`PARTS`]; 0 where nothing was rated.
    means: Vec<f64>,
    /// [`NOT_RATED`] where nothing was rated.
    strongest: Vec<u8>,
    /// Rows with a mean that is no whole number of parts.
    uneven: Vec<bool>,
}

const NOT_RATED: u8 = 11;

impl Lanes {
    /// For so many feelings, without rows.
    pub fn new(feelings: usize) -> Self {
        Self { count: feelings + 1, ..Self::default() }
    }

    /// Puts a row in which nothing is rated at this place.
    pub fn insert(&mut self, place: usize) {
        let at = place * self.count;
        self.means.splice(at..at, std::iter::repeat_n(0.0, self.count));
        self.strongest.splice(at..at, std::iter::repeat_n(NOT_RATED, self.count));
        self.uneven.insert(place, false);
    }

    /// Forgets what was rated in a row.
    pub fn clear(&mut self, place: usize) {
        let at = place * self.count..(place + 1) * self.count;
        self.means.get_mut(at.clone()).unwrap_or_default().fill(0.0);
        self.strongest.get_mut(at).unwrap_or_default().fill(NOT_RATED);
        if let Some(uneven) = self.uneven.get_mut(place) {
            *uneven = false;
        }
    }

    /// So many rows in which nothing is rated, and no others.
    pub fn blank(&mut self, rows: usize) {
        self.means = vec![0.0; rows * self.count];
        self.strongest = vec![NOT_RATED; rows * self.count];
        self.uneven = vec![false; rows];
    }

    /// What a feeling's ratings of a row add up to now.
    pub fn set(&mut self, place: usize, lane: usize, sum: u32, rated: u32, strongest: u8) {
        let at = place * self.count + lane;
        let (Some(mean), Some(step)) = (self.means.get_mut(at), self.strongest.get_mut(at)) else { return };
        if rated == 0 {
            (*mean, *step) = (0.0, NOT_RATED);
            return;
        }
        let even = PARTS.is_multiple_of(rated) && sum <= 10 * rated;
        *mean = if even { f64::from(sum * (PARTS / rated)) } else { 0.0 };
        *step = strongest.min(NOT_RATED - 1);
        if let Some(uneven) = self.uneven.get_mut(place) {
            *uneven |= !even;
        }
    }
}

/// Byte `k` = how many days' strongest rating was at most `k`; byte 10 counts all rated days. One number, so that a
/// day is counted in or out by one addition: no byte of up to [`EXACT_DAYS`] runs over into the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct AtMost(u128);

impl AtMost {
    /// 1 in each of the eleven bytes.
    const ONES: u128 = (u128::MAX >> 40) / 0xff;

    /// What one day of a strongest rating adds; the last one is that of a day without.
    const ADDS: [u128; 12] = {
        let mut all = [0; 12];
        let mut step = 0;
        while step < 11 {
            all[step] = Self::ONES & (u128::MAX << (8 * step));
            step += 1;
        }
        all
    };

    fn add(&mut self, strongest: u8) {
        self.0 = self.0.wrapping_add(Self::ADDS.get(usize::from(strongest)).copied().unwrap_or_default());
    }

    fn take_away(&mut self, strongest: u8) {
        self.0 = self.0.wrapping_sub(Self::ADDS.get(usize::from(strongest)).copied().unwrap_or_default());
    }

    #[expect(clippy::cast_possible_truncation, reason = "the one byte")]
    fn rated_days(self) -> u8 {
        (self.0 >> 80) as u8
    }

    /// What added to a count makes the highest bit of each byte tell whether more than `rank` days are in it.
    const fn beyond(rank: u8) -> u128 {
        Self::ONES * (0x7f - rank) as u128
    }

    /// The strongest rating of the day of a rank, from 0, in ascending order.
    #[expect(clippy::cast_possible_truncation, reason = "both halves are taken")]
    fn step(self, beyond: u128) -> f64 {
        let more = (self.0.wrapping_add(beyond) & (Self::ONES << 7)) >> 7;
        let sum_of_bytes = |half: u64| half.wrapping_mul(u64::MAX / 0xff) >> 56;
        let above = sum_of_bytes(more as u64) + sum_of_bytes((more >> 64) as u64);
        f64::from(11 - above as u32)
    }

    /// The ninth decile, of type 7.
    #[inline]
    fn high(self, by: &Shares) -> f64 {
        let low = self.step(by.rank);
        if by.above > 0.0 { low + by.above * (self.step(by.next) - low) } else { low }
    }
}

/// What a number of days is divided by, and where its quantile lies: none of it changes from day to day.
#[derive(Debug, Clone, Copy)]
struct Shares {
    /// n in parts of a step, to divide by; and 1 / (n (n − 1)), in squared steps.
    parts: f64,
    square: f64,
    /// The type-7 quantile at .9 lies this share above the value of this rank, towards the next one's.
    rank: u128,
    next: u128,
    above: f64,
}

const SHARES: [Shares; EXACT_DAYS + 1] = {
    let parts = PARTS as f64;
    let mut all = [Shares { parts: 1.0, square: 0.0, rank: 0, next: 0, above: 0.0 }; EXACT_DAYS + 1];
    let mut n = 1;
    while n <= EXACT_DAYS {
        let (days, place) = (n as f64, (n - 1) as f64 * 0.9);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 113")]
        let rank = place as u8;
        let square = if n > 1 { 1.0 / (days * (days - 1.0) * parts * parts) } else { 0.0 };
        let (this, next) = (AtMost::beyond(rank), AtMost::beyond(rank + 1));
        all[n] = Shares { parts: days * parts, square, rank: this, next, above: place - rank as f64 };
        n += 1;
    }
    all
};

/// One stretch of rows and what it adds up to.
#[derive(Debug, Clone, Default)]
pub(super) struct Stretch {
    from: usize,
    end: usize,
    /// Of the means of each lane …
    sums: Vec<f64>,
    /// … and of their squares.
    squares: Vec<f64>,
    highs: Vec<AtMost>,
    uneven: usize,
    logged: u32,
    check_ins: u32,
}

impl Stretch {
    /// Stands before this row, with nothing counted.
    fn start(&mut self, place: usize, lanes: usize) {
        for sums in [&mut self.sums, &mut self.squares] {
            sums.clear();
            sums.resize(lanes, 0.0);
        }
        self.highs.clear();
        self.highs.resize(lanes, AtMost(0));
        (self.from, self.end, self.uneven, self.logged, self.check_ins) = (place, place, 0, 0, 0);
    }

    /// To be told before the row at this place changes or another one comes there.
    pub fn forget(&mut self, place: usize) {
        if place < self.end {
            self.end = self.from;
        }
    }

    /// Moves to the days `from..=until` (none, where `from` comes after `until`) and says what they are.
    pub fn move_to(&mut self, table: &Table, from: DayKey, until: DayKey) -> Window {
        let start = place(&table.rows, self.from, from);
        let end = place(&table.rows, self.end, until.plus(1)).max(start);
        if start < self.from || end < self.end || start >= self.end {
            self.start(start, table.lanes.count);
        }
        for place in self.end..end {
            self.take::<true>(table, place);
        }
        for place in self.from..start {
            self.take::<false>(table, place);
        }
        (self.from, self.end) = (start, end);
        Window { from, until, days_logged: self.logged, check_ins: self.check_ins }
    }

    /// Counts a row in or out.
    #[inline]
    fn take<const IN: bool>(&mut self, table: &Table, place: usize) {
        let (lanes, count) = (&table.lanes, table.lanes.count);
        let at = place * count..(place + 1) * count;
        let (Some(means), Some(strongest), Some(row)) =
            (lanes.means.get(at.clone()), lanes.strongest.get(at), table.rows.get(place))
        else {
            return;
        };
        let sign = if IN { 1.0 } else { -1.0 };
        for ((sum, squares), mean) in self.sums.iter_mut().zip(&mut self.squares).zip(means) {
            *sum += sign * mean;
            *squares += sign * mean * mean;
        }
        for (highs, step) in self.highs.iter_mut().zip(strongest) {
            if IN { highs.add(*step) } else { highs.take_away(*step) }
        }
        let uneven = usize::from(lanes.uneven.get(place) == Some(&true));
        if IN {
            self.uneven += uneven;
            self.logged += u32::from(row.logged);
            self.check_ins += row.check_ins;
        } else {
            self.uneven -= uneven;
            self.logged -= u32::from(row.logged);
            self.check_ins -= row.check_ins;
        }
    }

    fn is_exact(&self) -> bool {
        self.uneven == 0 && self.end - self.from <= EXACT_DAYS
    }

    /// Width, high and level of one feeling; `None` where it was rated on fewer days than `needed` (at least 2).
    #[inline]
    pub fn of(&self, table: &Table, column: usize, needed: usize) -> Option<[f64; 3]> {
        if !self.is_exact() {
            return counted_anew(self.rows(table), column, needed);
        }
        let (days, sum, squares) = (self.highs.get(column)?, *self.sums.get(column)?, *self.squares.get(column)?);
        let n = usize::from(days.rated_days());
        if n < needed.max(2) {
            return None;
        }
        let by = SHARES.get(n)?;
        let width = ((n as f64 * squares - sum * sum) * by.square).sqrt();
        Some([width, days.high(by), sum / by.parts])
    }

    /// The mean of the days' numbness; `None` where it was rated on fewer days than `needed` (at least 1).
    pub fn numbness(&self, table: &Table, needed: usize) -> Option<f64> {
        if !self.is_exact() {
            let days: Vec<f64> = self.rows(table).iter().filter_map(|r| r.numbness(&table.feelings)).collect();
            return if days.len() < needed { None } else { mean(&days) };
        }
        let (days, sum) = (self.highs.last()?, *self.sums.last()?);
        let n = usize::from(days.rated_days());
        if n < needed.max(1) { None } else { Some(sum / SHARES.get(n)?.parts) }
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
        (0..table.feelings.len()).map(|column| stretch.of(table, column, 2)).collect()
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
                    for (column, said) in numbers(&moved, &table).into_iter().enumerate() {
                        let plain = counted_anew(rows, column, 2);
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
