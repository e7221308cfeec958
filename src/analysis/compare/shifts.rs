//! Width, highs and average strength of several feelings in two stretches, and how far their differences wander
//! when the days are drawn anew.

use super::resample::{Chance, ROUNDS, middle_95};
use crate::analysis::{measures::table::Row, stats::quantile_of_steps};

/// A number before and after, and the middle 95 % of what the difference (after − before) would be with other
/// days of the same kind. Steps of the 0–10 scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    pub before: f64,
    pub after: f64,
    pub low: f64,
    pub high: f64,
}

/// Width, highs (p90 of the day's strongest) and average strength.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shifts {
    pub width: Shift,
    pub high: Shift,
    pub level: Shift,
}

/// So many feelings are added up side by side: the processor adds two at once, and two more while it waits for these.
const SIDE_BY_SIDE: usize = 4;

/// How often each of the eleven steps was the strongest of a day: five bits for each step.
type Used = u64;
const BITS: u32 = 5;

/// As many days as five bits can count.
const COUNTED: usize = 31;

/// The days of one stretch on which anything compared is rated, some feelings side by side.
#[derive(Debug, Clone)]
pub(crate) struct Days {
    length: usize,
    feelings: usize,
    /// The first feelings day by day, then the next ones: the mean of each; not a number where it isn't rated.
    means: Vec<[f64; SIDE_BY_SIDE]>,
    /// Likewise its strongest rating.
    strongest: Vec<[Used; SIDE_BY_SIDE]>,
}

impl Days {
    /// These columns of the table's rows.
    pub(crate) fn of(rows: &[Row], columns: &[usize]) -> Self {
        let cell = |row: &Row, column: usize| row.cells.get(column).and_then(|c| Some((c.mean()?, c.strongest)));
        let rated: Vec<&Row> = rows.iter().filter(|row| columns.iter().any(|c| cell(row, *c).is_some())).collect();
        let (mut means, mut strongest) = (Vec::new(), Vec::new());
        for some in columns.chunks(SIDE_BY_SIDE) {
            for row in &rated {
                let cells = std::array::from_fn(|n| some.get(n).and_then(|column| cell(row, *column)));
                means.push(cells.map(|cell: Option<(f64, u8)>| cell.map_or(f64::NAN, |(mean, _)| mean)));
                strongest.push(cells.map(|cell| cell.map_or(0, |(_, step)| 1 << (BITS * u32::from(step.min(10))))));
            }
        }
        Self { length: rated.len(), feelings: columns.len(), means, strongest }
    }

    /// Width, highs and level of each feeling over the picked days; `None` where it was rated on fewer than two.
    fn numbers(&self, picks: &[usize], into: &mut Vec<Option<[f64; 3]>>) {
        into.clear();
        let days = self.length.max(1);
        for (means, strongest) in self.means.chunks(days).zip(self.strongest.chunks(days)) {
            let used = used(strongest, picks);
            let rated = used.map(|used| f64::from(used.iter().sum::<u32>()));
            let (level, squares) = levels(means, picks, rated);
            into.extend((0..SIDE_BY_SIDE).map(|n| {
                let high = quantile_of_steps(&used[n], 0.9)?;
                (rated[n] >= 2.0).then(|| [(squares[n] / (rated[n] - 1.0)).sqrt(), high, level[n]])
            }));
        }
        into.truncate(self.feelings);
    }
}

/// The mean of each feeling over the picked days and the squares of what is apart from it, each in the order of the picks.
fn levels(
    means: &[[f64; SIDE_BY_SIDE]],
    picks: &[usize],
    rated: [f64; SIDE_BY_SIDE],
) -> ([f64; SIDE_BY_SIDE], [f64; SIDE_BY_SIDE]) {
    let mut sums = [0.0; SIDE_BY_SIDE];
    let (mut least, mut most) = ([f64::INFINITY; SIDE_BY_SIDE], [f64::NEG_INFINITY; SIDE_BY_SIDE]);
    for means in picks.iter().filter_map(|day| means.get(*day)) {
        for n in 0..SIDE_BY_SIDE {
            let mean = means[n];
            sums[n] += if mean.is_nan() { 0.0 } else { mean };
            least[n] = if mean < least[n] { mean } else { least[n] };
            most[n] = if mean > most[n] { mean } else { most[n] };
        }
    }
    // Of equal values the mean is that value, whatever the last bit of a sum says.
    let level: [f64; SIDE_BY_SIDE] = std::array::from_fn(|n| if least[n] < most[n] { sums[n] / rated[n] } else { most[n] });
    let mut squares = [0.0; SIDE_BY_SIDE];
    for means in picks.iter().filter_map(|day| means.get(*day)) {
        for n in 0..SIDE_BY_SIDE {
            let apart = means[n] - level[n];
            squares[n] += if apart.is_nan() { 0.0 } else { apart * apart };
        }
    }
    (level, squares)
}

/// How often each step was the strongest of a picked day.
#[expect(clippy::cast_possible_truncation, reason = "five bits")]
fn used(strongest: &[[Used; SIDE_BY_SIDE]], picks: &[usize]) -> [[u32; 11]; SIDE_BY_SIDE] {
    let mut used = [[0; 11]; SIDE_BY_SIDE];
    for picks in picks.chunks(COUNTED) {
        let mut sums: [Used; SIDE_BY_SIDE] = [0; SIDE_BY_SIDE];
        for strongest in picks.iter().filter_map(|day| strongest.get(*day)) {
            for (sum, of_day) in sums.iter_mut().zip(strongest) {
                *sum += of_day;
            }
        }
        for (used, mut sum) in used.iter_mut().zip(sums) {
            for count in used {
                *count += (sum & COUNTED as u64) as u32;
                sum >>= BITS;
            }
        }
    }
    used
}

/// Of each feeling, in order of the columns, and of each side.
#[derive(Debug, Clone)]
pub(crate) struct Shifted {
    pub feelings: Vec<Option<Shifts>>,
    pub sides: [Option<Shifts>; 2],
}

/// Compares two stretches. `sides` are places among the columns; a side without any is left out. Each feeling
/// must be rated on two days or more of both stretches.
///
/// A round draws as many days of each stretch as there are, with replacement, and takes each day whole, so that
/// what was felt together stays together. A feeling that by chance is rated on fewer than two drawn days is left
/// out of that round, and its side with it. Days are drawn as if each stood alone; days that follow one another
/// are alike, so the ranges are rather too narrow, and the words say so.
pub(crate) fn of(before: &Days, after: &Days, sides: &[Vec<usize>; 2], seed: &[&[u8]]) -> Shifted {
    let feelings = before.feelings;
    let all = |days: &Days| (0..days.length).collect::<Vec<_>>();
    let mut earlier = Vec::with_capacity(feelings + sides.len() + 1);
    let mut later = earlier.clone();
    before.numbers(&all(before), &mut earlier);
    after.numbers(&all(after), &mut later);
    with_sides(&mut earlier, sides);
    with_sides(&mut later, sides);
    let as_lived = (earlier.clone(), later.clone());

    let room = || Vec::with_capacity(ROUNDS as usize);
    let mut rounds: Vec<[Vec<f64>; 3]> = (0..feelings + sides.len()).map(|_| [room(), room(), room()]).collect();
    let (mut chance, mut picks) = (Chance::of(seed), Vec::new());
    for _ in 0..ROUNDS {
        chance.draw(before.length, &mut picks);
        before.numbers(&picks, &mut earlier);
        chance.draw(after.length, &mut picks);
        after.numbers(&picks, &mut later);
        with_sides(&mut earlier, sides);
        with_sides(&mut later, sides);
        for (kept, (b, a)) in rounds.iter_mut().zip(earlier.iter().zip(&later)) {
            if let (Some(b), Some(a)) = (b, a) {
                for (kept, (b, a)) in kept.iter_mut().zip(b.iter().zip(a)) {
                    kept.push(a - b);
                }
            }
        }
    }
    let mut shifts =
        rounds.into_iter().zip(as_lived.0.into_iter().zip(as_lived.1)).map(|(rounds, (b, a))| told(rounds, b?, a?));
    let of_feelings = shifts.by_ref().take(feelings).collect();
    let [pleasant, unpleasant] = [(); 2].map(|()| shifts.next().flatten());
    Shifted { feelings: of_feelings, sides: [pleasant, unpleasant] }
}

/// After the numbers of each feeling those of each side: the mean over its feelings.
fn with_sides(numbers: &mut Vec<Option<[f64; 3]>>, sides: &[Vec<usize>; 2]) {
    let feelings = numbers.len();
    for own in sides {
        let of_feelings = numbers.get(..feelings).unwrap_or_default();
        let side = side(of_feelings, own);
        numbers.push(side);
    }
}

/// `None` of no feeling, and where one of them has no numbers.
fn side(of_feelings: &[Option<[f64; 3]>], own: &[usize]) -> Option<[f64; 3]> {
    let (mut sums, mut least, mut most) = ([0.0; 3], [f64::INFINITY; 3], [f64::NEG_INFINITY; 3]);
    for feeling in own {
        let numbers = of_feelings.get(*feeling).copied()??;
        for (n, number) in numbers.into_iter().enumerate() {
            sums[n] += number;
            (least[n], most[n]) = (number.min(least[n]), number.max(most[n]));
        }
    }
    let mean = |n: usize| if least[n] < most[n] { sums[n] / own.len() as f64 } else { most[n] };
    (!own.is_empty()).then(|| [mean(0), mean(1), mean(2)])
}

fn told(rounds: [Vec<f64>; 3], before: [f64; 3], after: [f64; 3]) -> Option<Shifts> {
    let mut numbers = rounds.into_iter().zip(before.into_iter().zip(after)).map(|(mut rounds, (before, after))| {
        let (low, high) = middle_95(&mut rounds)?;
        Some(Shift { before, after, low, high })
    });
    Some(Shifts { width: numbers.next()??, high: numbers.next()??, level: numbers.next()?? })
}
