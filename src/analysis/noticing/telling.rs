//! The strongest feelings of the days that tell something: days on which enough feelings of each side are rated.

use super::{constants::KINDS_NEEDED, days::Days, sums::Sums};
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
fn told(means: &[Option<f64>], counting: &Counting) -> Option<(f64, f64)> {
    let strongest = |side: &[usize]| {
        let (mut count, mut most) = (0, f64::NEG_INFINITY);
        for lane in side {
            if let Some(Some(mean)) = means.get(*lane) {
                count += 1;
                most = most.max(*mean);
            }
        }
        (count >= KINDS_NEEDED).then_some(most)
    };
    let (pleasant, unpleasant) = (strongest(&counting.pleasant)?, strongest(&counting.unpleasant)?);
    Some((pleasant, pleasant.max(unpleasant)))
}

/// Sums over the telling days before each, from some day on, for one set of lanes.
#[derive(Debug)]
struct Run {
    counting: Counting,
    /// The place of the first day.
    from: usize,
    /// Best and strongest of all.
    sums: Sums,
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
            run.sums.truncate((from - run.from).min(run.sums.len()));
        }
    }

    /// Of each of these stretches, which lie within `all`; of the weeks without the spread.
    pub(super) fn strongest<const N: usize, const M: usize>(
        &mut self,
        days: &Days,
        counting: &Counting,
        all: Stretch,
        (stretches, weeks): ([Stretch; N], [Stretch; M]),
    ) -> ([Strongest; N], [Strongest; M]) {
        let (mut of, mut of_weeks) = ([Strongest::default(); N], [Strongest::default(); M]);
        let places = days.places(all);
        if places.is_empty() {
            return (of, of_weeks);
        }
        self.uses += 1;
        let reaches = |r: &Run| r.from <= places.start && places.end <= r.from + r.sums.len() + FAR && r.counting == *counting;
        let at = self.runs.iter().position(reaches).unwrap_or_else(|| {
            let sums = Sums::new(2, days.len().saturating_sub(places.start));
            let run = Run { counting: counting.clone(), from: places.start, sums, used: 0 };
            if self.runs.len() < KEPT {
                self.runs.push(run);
                return self.runs.len() - 1;
            }
            let oldest = (0..self.runs.len()).min_by_key(|i| self.runs[*i].used).unwrap_or_default();
            self.runs[oldest] = run;
            oldest
        });
        let uses = self.uses;
        let Some(run) = self.runs.get_mut(at) else { return (of, of_weeks) };
        run.used = uses;
        run.until(days, places.end);
        for (strongest, stretch) in of.iter_mut().zip(stretches) {
            *strongest = run.strongest(days.places(stretch));
        }
        for (best, week) in of_weeks.iter_mut().zip(weeks) {
            *best = run.best(days.places(week));
        }
        (of, of_weeks)
    }
}

impl Run {
    #[inline]
    fn within(&self, places: &Range<usize>) -> (usize, usize) {
        (places.start.saturating_sub(self.from), places.end.saturating_sub(self.from))
    }

    #[inline]
    fn best(&self, places: Range<usize>) -> Strongest {
        let (days, best) = self.sums.level(0, self.within(&places));
        Strongest { days, best, spread: 0.0 }
    }

    #[inline]
    fn strongest(&self, places: Range<usize>) -> Strongest {
        Strongest { spread: self.sums.figures(1, self.within(&places)).width, ..self.best(places) }
    }

    /// Adds up to this place.
    fn until(&mut self, days: &Days, end: usize) {
        for place in self.from + self.sums.len()..end {
            let told = told(days.means(place), &self.counting);
            self.sums.push([told.map(|t| t.0), told.map(|t| t.1)].into_iter());
        }
    }
}
