//! Width, highs and average strength of several feelings in two stretches, and how far their differences wander
//! when the days are drawn anew.

use super::resample::{Chance, ROUNDS, middle_95};
use crate::analysis::{
    measures::table::Row,
    stats::{mean, quantile_of_steps, sd},
};

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

/// The days of one stretch on which anything compared is rated: mean and strongest rating of each feeling,
/// `None` = not rated.
#[derive(Debug, Clone)]
pub(crate) struct Days {
    days: Vec<Vec<Option<(f64, u8)>>>,
}

impl Days {
    /// These columns of the table's rows.
    pub(crate) fn of(rows: &[Row], columns: &[usize]) -> Self {
        let cell = |row: &Row, column: usize| row.cells.get(column).and_then(|c| Some((c.mean()?, c.strongest)));
        let days = rows.iter().map(|row| columns.iter().map(|c| cell(row, *c)).collect::<Vec<_>>());
        Self { days: days.filter(|day| day.iter().any(Option::is_some)).collect() }
    }

    /// Width, highs and level of each feeling over the picked days; `None` where it was rated on fewer than two.
    fn numbers(&self, picks: &[usize], feelings: usize, into: &mut Vec<Option<[f64; 3]>>) {
        into.clear();
        let mut means = Vec::with_capacity(picks.len());
        for feeling in 0..feelings {
            means.clear();
            let mut highs = [0_u32; 11];
            for (mean, strongest) in picks.iter().filter_map(|day| self.days.get(*day)?.get(feeling).copied()?) {
                means.push(mean);
                if let Some(count) = highs.get_mut(usize::from(strongest)) {
                    *count += 1;
                }
            }
            let of = || Some([sd(&means)?, quantile_of_steps(&highs, 0.9)?, mean(&means)?]);
            into.push(of());
        }
    }
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
    let feelings = before.days.iter().chain(&after.days).map(Vec::len).max().unwrap_or(0);
    let all = |days: &Days| (0..days.days.len()).collect::<Vec<_>>();
    let (mut earlier, mut later) = (Vec::new(), Vec::new());
    before.numbers(&all(before), feelings, &mut earlier);
    after.numbers(&all(after), feelings, &mut later);
    let as_lived = (whole(&earlier, sides), whole(&later, sides));

    let mut rounds: Vec<[Vec<f64>; 3]> = vec![[const { Vec::new() }; 3]; feelings + sides.len()];
    let (mut chance, mut picks) = (Chance::of(seed), Vec::new());
    for _ in 0..ROUNDS {
        chance.draw(before.days.len(), &mut picks);
        before.numbers(&picks, feelings, &mut earlier);
        chance.draw(after.days.len(), &mut picks);
        after.numbers(&picks, feelings, &mut later);
        let drawn = whole(&earlier, sides).into_iter().zip(whole(&later, sides));
        for (kept, (b, a)) in rounds.iter_mut().zip(drawn) {
            if let (Some(b), Some(a)) = (b, a) {
                for (kept, (b, a)) in kept.iter_mut().zip(b.into_iter().zip(a)) {
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

/// The numbers of each feeling and then of each side: the mean over its feelings.
fn whole(of_feelings: &[Option<[f64; 3]>], sides: &[Vec<usize>; 2]) -> Vec<Option<[f64; 3]>> {
    let side = |own: &Vec<usize>| {
        let numbers: Vec<[f64; 3]> = own.iter().map(|i| of_feelings.get(*i).copied()?).collect::<Option<_>>()?;
        let of = |n: usize| mean(&numbers.iter().filter_map(|v| v.get(n).copied()).collect::<Vec<_>>());
        Some([of(0)?, of(1)?, of(2)?])
    };
    of_feelings.iter().copied().chain(sides.iter().map(side)).collect()
}

fn told(rounds: [Vec<f64>; 3], before: [f64; 3], after: [f64; 3]) -> Option<Shifts> {
    let mut numbers = rounds.into_iter().zip(before.into_iter().zip(after)).map(|(mut rounds, (before, after))| {
        let (low, high) = middle_95(&mut rounds)?;
        Some(Shift { before, after, low, high })
    });
    Some(Shifts { width: numbers.next()??, high: numbers.next()??, level: numbers.next()?? })
}
