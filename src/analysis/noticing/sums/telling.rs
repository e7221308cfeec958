//! The strongest feelings of the days that tell something: days on which enough feelings of each side are rated.

use super::{
    super::{constants::KINDS_NEEDED, days::Days},
    columns::{AT_ONCE, Column, Many},
    figures::Figures,
    moved::{Moving, Stretch, beside},
};

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
pub(crate) struct Strongest {
    pub days: u32,
    pub best: f64,
    pub spread: f64,
}

/// The strongest of some lanes on many days from a place on; not a number where too few of them are rated.
fn strongest(days: &Days, lanes: &[usize], from: usize) -> [f64; AT_ONCE] {
    let (mut most, mut counts) = ([f64::NEG_INFINITY; AT_ONCE], [0.0; AT_ONCE]);
    for lane in lanes {
        let means = days.means(*lane).get(from..).unwrap_or_default();
        if let Some(means) = means.first_chunk() {
            stronger(means, &mut most, &mut counts);
        } else {
            let mut last = [f64::NAN; AT_ONCE];
            last.iter_mut().zip(means).for_each(|(last, mean)| *last = *mean);
            stronger(&last, &mut most, &mut counts);
        }
    }
    for (most, count) in most.iter_mut().zip(counts) {
        *most = if count >= f64::from(KINDS_NEEDED) { *most } else { f64::NAN };
    }
    most
}

#[inline]
fn stronger(means: &[f64; AT_ONCE], most: &mut [f64; AT_ONCE], counts: &mut [f64; AT_ONCE]) {
    for at in (0..AT_ONCE).step_by(2) {
        let two = [means[at], means[at + 1]];
        let rated = two.map(|mean| if mean.is_nan() { 0.0 } else { 1.0 });
        (counts[at], counts[at + 1]) = (counts[at] + rated[0], counts[at + 1] + rated[1]);
        // What `max` does about other things than numbers takes its time.
        let larger = |mean: f64, most: f64| if mean > most { mean } else { most };
        (most[at], most[at + 1]) = (larger(two[0], most[at]), larger(two[1], most[at + 1]));
    }
}

/// What the telling days before each add up to, from some day on, for one set of lanes.
#[derive(Debug)]
struct Run {
    counting: Counting,
    /// The place of the first day.
    from: usize,
    /// Strongest pleasant feeling of each day …
    best: Column,
    /// … and strongest of all.
    all: Column,
    recent: Moved<4>,
    usual: Moved<1>,
    used: u64,
}

/// Many days of some stretches that move together: of both columns.
#[derive(Debug)]
struct Moved<const N: usize> {
    moving: Moving,
    many: [(Many, Many); N],
}

impl<const N: usize> Default for Moved<N> {
    fn default() -> Self {
        Self { moving: Moving::default(), many: std::array::from_fn(|_| Default::default()) }
    }
}

/// A run is begun anew rather than drawn out over so many days. Our choice: a usual kept for long lies far back.
const FAR: usize = 200;
/// Runs kept. Our choice: recent and usual days of two comparisons, and as many from before the set of lanes changed.
const KEPT: usize = 8;

/// What was added up so far.
#[derive(Debug, Default)]
pub(crate) struct Telling {
    runs: Vec<Run>,
    uses: u64,
}

impl Telling {
    /// To be told when the days from this place on changed. What was added up before it stays.
    pub(crate) fn forget(&mut self, from: usize) {
        self.runs.retain(|run| run.from <= from);
        for run in &mut self.runs {
            run.best.truncate(from - run.from);
            run.all.truncate(from - run.from);
            run.recent.moving.forget();
            run.usual.moving.forget();
        }
    }

    /// What these lanes add up to over the days of `all` and before; `None` where it has no day.
    pub(crate) fn over(&mut self, days: &Days, counting: &Counting, all: Stretch) -> Option<Over<'_>> {
        let places = days.places(all);
        if places.is_empty() {
            return None;
        }
        self.uses += 1;
        let reaches = |r: &Run| r.from <= places.start && places.end <= r.from + r.all.days() + FAR && r.counting == *counting;
        let at = self.runs.iter().position(reaches).unwrap_or_else(|| self.begin(counting, places.start));
        let run = self.runs.get_mut(at)?;
        run.used = self.uses;
        let Run { from, best, all, counting, .. } = run;
        Columns { days, counting, from: *from, best, all }.until(places.end);
        Some(Over(run))
    }

    /// Begins to add up at this place, instead of what was of no use for longest where there is much already.
    fn begin(&mut self, counting: &Counting, from: usize) -> usize {
        let (best, all) = (Column::default(), Column::default());
        let (recent, usual) = (Moved::default(), Moved::default());
        let run = Run { counting: counting.clone(), from, best, all, recent, usual, used: 0 };
        if self.runs.len() < KEPT {
            self.runs.push(run);
            return self.runs.len() - 1;
        }
        let oldest = (0..self.runs.len()).min_by_key(|i| self.runs[*i].used).unwrap_or_default();
        self.runs[oldest] = run;
        oldest
    }
}

/// What was asked for, added up.
#[derive(Debug)]
pub(crate) struct Over<'a>(&'a mut Run);

impl Over<'_> {
    /// Of stretches within what was asked for, as they lie beside `today`; of the last two without the spread.
    #[inline]
    pub(crate) fn recent(&mut self, days: &Days, today: i32, stretches: [Stretch; 4]) -> [Strongest; 4] {
        let Run { from, best, all, recent, counting, .. } = &mut *self.0;
        recent.strongest(&mut Columns { days, counting, from: *from, best, all }, today, stretches)
    }

    /// Likewise of one.
    #[inline]
    pub(crate) fn usual(&mut self, days: &Days, today: i32, stretch: Stretch) -> Strongest {
        let Run { from, best, all, usual, counting, .. } = &mut *self.0;
        let [strongest] = usual.strongest(&mut Columns { days, counting, from: *from, best, all }, today, [stretch]);
        strongest
    }
}

/// What a run adds up, with what it takes from.
struct Columns<'a> {
    days: &'a Days,
    counting: &'a Counting,
    from: usize,
    best: &'a mut Column,
    all: &'a mut Column,
}

/// So many stretches have a spread, the first ones.
const WITH_SPREAD: usize = 2;

impl<const N: usize> Moved<N> {
    #[inline]
    fn strongest(&mut self, columns: &mut Columns<'_>, today: i32, stretches: [Stretch; N]) -> [Strongest; N] {
        let Self { moving, many } = self;
        let first = stretches.first().copied().unwrap_or_default();
        let days = columns.days;
        let at = moving.at(days, (today, first), |place| {
            columns.until(place + AT_ONCE);
            if columns.best.has_rests() || columns.all.has_rests() {
                return None;
            }
            for (which, (stretch, (best, all))) in stretches.iter().zip(many.iter_mut()).enumerate() {
                let (start, end) = beside(place, today, *stretch)?;
                let stretch = (start.checked_sub(columns.from)?, end.checked_sub(columns.from)?);
                columns.best.many_levels(stretch, best)?;
                if which < WITH_SPREAD {
                    columns.all.many(stretch, all)?;
                }
            }
            Some(())
        });
        match at {
            Some(at) => many.each_ref().map(|(best, all)| strongest_of(best.figures(at), all.figures(at))),
            None => stretches.map(|stretch| {
                let places = days.places(stretch);
                let within = |place: usize| place.saturating_sub(columns.from);
                let stretch = (within(places.start), within(places.end));
                strongest_of(columns.best.figures(stretch), columns.all.figures(stretch))
            }),
        }
    }
}

#[inline]
fn strongest_of(best: Figures, all: Figures) -> Strongest {
    Strongest { days: best.days, best: best.level, spread: all.width }
}

impl Columns<'_> {
    /// Adds up to this place at least, as far as there are days.
    #[inline]
    fn until(&mut self, end: usize) {
        while self.from + self.all.days() < end.min(self.days.len()) {
            self.further();
        }
    }

    /// Adds up some days more.
    fn further(&mut self) {
        let from = self.from + self.all.days();
        let mut best = strongest(self.days, &self.counting.pleasant, from);
        let mut all = strongest(self.days, &self.counting.unpleasant, from);
        for (pleasant, all) in best.iter_mut().zip(&mut all) {
            let tells = !pleasant.is_nan() && !all.is_nan();
            let most = if *all > *pleasant { *all } else { *pleasant };
            (*pleasant, *all) = if tells { (*pleasant, most) } else { (f64::NAN, f64::NAN) };
        }
        let length = self.days.len().saturating_sub(from).min(AT_ONCE);
        self.best.extend(best.get(..length).unwrap_or_default());
        self.all.extend(all.get(..length).unwrap_or_default());
    }
}
