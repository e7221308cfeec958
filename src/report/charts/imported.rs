//! What other apps kept of every day, as pictures have it: the overall mood, and the rows of numbers with a name.

use crate::domain::{DayKey, ImportedMood, Journal, Series, app_name};
use std::collections::{HashMap, HashSet};

/// So many rows with a name are drawn: those with the most values. Our choice: more strips than these are not read.
pub const OWN_ROWS: usize = 3;

/// What the strips of these are called, from long to short.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportedTitles {
    pub overall: Vec<String>,
    pub own: [Vec<String>; OWN_ROWS],
}

impl ImportedTitles {
    #[must_use]
    pub fn of(journal: &Journal) -> Self {
        if journal.moods.is_empty() {
            return Self::default();
        }
        let overall: HashSet<(&str, Option<[u64; 2]>)> = journal.moods.iter().filter(|m| m.is_overall()).map(kind).collect();
        let overall = match overall.into_iter().collect::<Vec<_>>().as_slice() {
            [(app, scale)] if !app.is_empty() => {
                vec![titled("Overall mood", app, scale.map(|s| s.map(f64::from_bits).into()))]
            }
            _ => vec!["Overall mood from another app, not part of the range".to_owned()],
        };
        let short = ["Overall mood (imported)", "Imported mood"].map(str::to_owned);
        let mut own: [Vec<String>; OWN_ROWS] = Default::default();
        for (titles, series) in own.iter_mut().zip(own_series(journal)) {
            *titles = vec![titled(&series.name, &series.app, series.scale), series.name.to_string()];
        }
        Self { overall: overall.into_iter().chain(short).collect(), own }
    }
}

/// "Overall mood (imported from Daylio), 1 to 5".
fn titled(name: &str, app: &str, scale: Option<(f64, f64)>) -> String {
    let app = if app.trim().is_empty() { "another app" } else { app_name(app) };
    let scale = scale.map(|(lowest, highest)| format!(", {lowest} to {highest}")).unwrap_or_default();
    format!("{name} (imported from {app}){scale}")
}

fn kind(mood: &ImportedMood) -> (&str, Option<[u64; 2]>) {
    (&mood.series.app, mood.series.scale.map(|(a, b)| [a.to_bits(), b.to_bits()]))
}

/// The rows with a name that have the most values.
fn own_series(journal: &Journal) -> Vec<&Series> {
    let mut all: HashMap<(&str, &str), (u32, &Series)> = HashMap::new();
    for mood in journal.moods.iter().filter(|m| !m.is_overall()) {
        let series = &mood.series;
        all.entry((&series.app, &series.name)).or_insert((0, series)).0 += 1;
    }
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_by_key(|(name, (n, _))| (u32::MAX - n, *name));
    all.into_iter().take(OWN_ROWS).map(|(_, (_, series))| series).collect()
}

/// What the days have of each, as shares of their scales.
#[derive(Debug, Default)]
pub(crate) struct ImportedDays {
    overall: HashMap<DayKey, OfADay>,
    own: [HashMap<DayKey, OfADay>; OWN_ROWS],
}

/// What a day has of one of them: sum, number, lowest and highest.
#[derive(Debug)]
struct OfADay {
    sum: f64,
    n: f64,
    ends: (f64, f64),
}

impl Default for OfADay {
    fn default() -> Self {
        Self { sum: 0.0, n: 0.0, ends: (f64::INFINITY, f64::NEG_INFINITY) }
    }
}

impl ImportedDays {
    pub(crate) fn of(journal: &Journal, from: DayKey, until: DayKey) -> Self {
        let mut days = Self::default();
        if journal.moods.is_empty() {
            return days;
        }
        let steps = journal.mood_steps();
        let own = own_series(journal);
        // Without a scale of its own a row is drawn up to its highest value.
        let most: Vec<f64> = own.iter().map(|series| highest(journal, series)).collect();
        for mood in journal.moods.iter().filter(|m| (from..=until).contains(&m.day)) {
            let (of, steps) = if mood.is_overall() {
                (&mut days.overall, steps)
            } else {
                let is_it = |s: &&Series| (&s.app, &s.name) == (&mood.series.app, &mood.series.name);
                let Some(n) = own.iter().position(is_it) else { continue };
                (&mut days.own[n], most[n])
            };
            let share = mood.share(steps);
            let of_the_day = of.entry(mood.day).or_default();
            let OfADay { sum, n, ends: (lowest, highest) } = of_the_day;
            *of_the_day = OfADay { sum: *sum + share, n: *n + 1.0, ends: (lowest.min(share), highest.max(share)) };
        }
        days
    }

    /// Their mean, and the lowest and the highest of them.
    pub(crate) fn overall(&self, day: DayKey) -> Option<(f32, (f32, f32))> {
        self.overall.get(&day).map(|of| (mean(of), (share(of.ends.0), share(of.ends.1))))
    }

    pub(crate) fn own(&self, day: DayKey) -> [Option<f32>; OWN_ROWS] {
        std::array::from_fn(|n| self.own[n].get(&day).map(mean))
    }
}

fn highest(journal: &Journal, series: &Series) -> f64 {
    let of_it = journal.moods.iter().filter(|m| (&m.series.app, &m.series.name) == (&series.app, &series.name));
    of_it.map(|m| m.value).fold(f64::MIN_POSITIVE, f64::max)
}

fn mean(of: &OfADay) -> f32 {
    share(of.sum / of.n)
}

#[expect(clippy::cast_possible_truncation, reason = "0 to 1; a picture needs no more digits")]
const fn share(n: f64) -> f32 {
    n.clamp(0.0, 1.0) as f32
}

/// The highest step of the overall moods, where all of them are on one scale that begins above nothing; `None` where
/// there are none, 100 where their scales are not alike.
#[must_use]
pub fn steps_of_moods(journal: &Journal) -> Option<u8> {
    let steps = journal.mood_steps();
    let mut tops = journal.moods.iter().filter(|m| m.is_overall()).map(|m| match m.series.scale {
        Some((lowest, _)) if lowest < 0.0 => 100.0,
        Some((_, highest)) => highest,
        None => steps,
    });
    let first = tops.next()?;
    let alike = tops.all(|top| (top - first).abs() < f64::EPSILON);
    let whole = (1..=100).find(|n| (f64::from(*n) - first).abs() < f64::EPSILON);
    Some(whole.filter(|_| alike).unwrap_or(100))
}
