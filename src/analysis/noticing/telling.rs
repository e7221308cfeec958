//! The strongest feelings of the days that tell something: days on which enough feelings of each side are rated.

use super::{
    constants::KINDS_NEEDED,
    days::Days,
    sums::{Figures, factors, parts},
};
use std::ops::Range;

/// The lanes that count, each side in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Counting {
    pub pleasant: Vec<usize>,
    pub unpleasant: Vec<usize>,
}

impl Counting {
    pub(crate) fn are_enough(&self) -> bool {
        let enough = |side: &[usize]| side.len() >= KINDS_NEEDED as usize;
        enough(&self.pleasant) && enough(&self.unpleasant)
    }

    pub(crate) fn clear(&mut self) {
        self.pleasant.clear();
        self.unpleasant.clear();
    }
}

/// Telling days of a stretch, the mean of their best feeling, and how much the strongest of all differs between them.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Strongest {
    pub days: u32,
    pub best: f64,
    pub spread: f64,
}

/// Strongest pleasant feeling, and strongest of all, by the day's means; `None` of a day that doesn't tell.
#[inline]
fn told(means: &[Option<f64>], counting: &Counting) -> Option<(f64, f64)> {
    let strongest = |side: &[usize]| {
        let (mut count, mut most) = (0, f64::NEG_INFINITY);
        for lane in side {
            if let Some(Some(mean)) = means.get(*lane) {
                count += 1;
                // Means are numbers: what `max` does about others takes its time.
                most = if *mean > most { *mean } else { most };
            }
        }
        (count >= KINDS_NEEDED).then_some(most)
    };
    let (pleasant, unpleasant) = (strongest(&counting.pleasant)?, strongest(&counting.unpleasant)?);
    Some((pleasant, if unpleasant > pleasant { unpleasant } else { pleasant }))
}

/// What the telling days before one add up to, in the parts of [`super::sums`].
#[derive(Debug, Clone, Copy, Default)]
struct Total {
    days: u32,
    best: f64,
    /// Strongest of all, and its squares.
    all: f64,
    squares: f64,
}

impl Total {
    #[inline]
    fn since(&self, o: &Self) -> Self {
        Self { days: self.days - o.days, best: self.best - o.best, all: self.all - o.all, squares: self.squares - o.squares }
    }
}

/// Totals of the telling days before each, from some day on, for one set of lanes.
#[derive(Debug)]
pub(super) struct Run {
    counting: Counting,
    /// The place of the first day.
    from: usize,
    /// One more than there are days.
    totals: Vec<Total>,
    /// What comes on top of them where means have more than whole parts. Empty where none has.
    rests: Vec<Total>,
    used: u64,
}

/// First and last day, both included.
type Stretch = (i32, i32);

/// A run is begun anew rather than drawn out over so many days. Our choice: a usual kept for long lies far back.
const FAR: usize = 200;
/// Runs kept. Our choice: recent and usual days of two comparisons, and as many from before the set of lanes changed.
const KEPT: usize = 8;

/// What was added up so far.
#[derive(Debug, Default)]
pub(super) struct Telling {
    runs: Vec<Run>,
    uses: u64,
}

impl Telling {
    /// To be told when the days from this place on changed. What was added up before it stays.
    pub(super) fn forget(&mut self, from: usize) {
        self.runs.retain(|run| run.from <= from);
        for run in &mut self.runs {
            run.totals.truncate(from - run.from + 1);
            run.rests.truncate(from - run.from + 1);
        }
    }

    /// What these lanes add up to over the days of `all` and before; `None` where it has no day.
    pub(super) fn over(&mut self, days: &Days, counting: &Counting, all: Stretch) -> Option<&Run> {
        let places = days.places(all);
        if places.is_empty() {
            return None;
        }
        self.uses += 1;
        let reaches =
            |r: &Run| r.from <= places.start && places.end <= r.from + r.totals.len() + FAR && r.counting == *counting;
        let at = self.runs.iter().position(reaches).unwrap_or_else(|| self.begin(days, counting, places.start));
        let run = self.runs.get_mut(at)?;
        run.used = self.uses;
        run.until(days, places.end);
        Some(run)
    }

    /// Begins to add up at this place, instead of what was of no use for longest where there is much already.
    fn begin(&mut self, days: &Days, counting: &Counting, from: usize) -> usize {
        let mut totals = Vec::with_capacity(days.len().saturating_sub(from) + 1);
        totals.push(Total::default());
        let run = Run { counting: counting.clone(), from, totals, rests: Vec::new(), used: 0 };
        if self.runs.len() < KEPT {
            self.runs.push(run);
            return self.runs.len() - 1;
        }
        let oldest = (0..self.runs.len()).min_by_key(|i| self.runs[*i].used).unwrap_or_default();
        self.runs[oldest] = run;
        oldest
    }
}

impl Run {
    /// What the days at these places add up to, and what their rests do.
    #[inline]
    fn total(&self, places: &Range<usize>) -> (Total, Option<Total>) {
        let (now, before) = (places.end.saturating_sub(self.from), places.start.saturating_sub(self.from));
        let of = |totals: &[Total]| Some(totals.get(now)?.since(totals.get(before)?));
        (of(&self.totals).unwrap_or_default(), if self.rests.is_empty() { None } else { of(&self.rests) })
    }

    /// Of a stretch within what was asked for, without the spread.
    #[inline]
    pub(super) fn best(&self, days: &Days, stretch: Stretch) -> Strongest {
        let (total, rest) = self.total(&days.places(stretch));
        let best = (total.best + rest.map_or(0.0, |rest| rest.best)) * factors(total.days).0;
        Strongest { days: total.days, best, spread: 0.0 }
    }

    /// Of a stretch within what was asked for.
    #[inline]
    pub(super) fn strongest(&self, days: &Days, stretch: Stretch) -> Strongest {
        let (total, rest) = self.total(&days.places(stretch));
        let of = (total.days, total.all, total.squares);
        let (best, all) = match rest {
            None => (total.best, Figures::of(of)),
            Some(rest) => (total.best + rest.best, Figures::with_rests(of, (rest.all, rest.squares))),
        };
        Strongest { days: total.days, best: best * factors(total.days).0, spread: all.width }
    }

    /// Adds up to this place.
    #[inline]
    fn until(&mut self, days: &Days, end: usize) {
        for place in self.from + self.totals.len()..=end {
            self.take(told(days.means(place - 1), &self.counting));
        }
    }

    fn take(&mut self, told: Option<(f64, f64)>) {
        let mut now = self.totals.last().copied().unwrap_or_default();
        let mut rest = self.rests.last().copied().unwrap_or_default();
        if let Some((best, all)) = told {
            let ((best, best_rest), (all, all_rest)) = (parts(best), parts(all));
            now = Total { days: now.days + 1, best: now.best + best, all: now.all + all, squares: now.squares + all * all };
            if best_rest != 0.0 || all_rest != 0.0 {
                self.rests.resize(self.totals.len(), Total::default());
                let squares = 2.0 * all * all_rest + all_rest * all_rest;
                let (best, all, squares) = (rest.best + best_rest, rest.all + all_rest, rest.squares + squares);
                rest = Total { days: 0, best, all, squares };
            }
        }
        self.totals.push(now);
        if !self.rests.is_empty() {
            self.rests.push(rest);
        }
    }
}
