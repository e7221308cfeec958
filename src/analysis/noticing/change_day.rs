//! On which day something changed: how well each day fits as the first of it.

use super::{
    constants::{AFTER_RATED, BEFORE_RATED, DRAWN_TO_OLD, LANES_NEEDED, LEAST_SPREAD, ODD, ONSETS, STATIONS, TAIL, TEMPER},
    days::Days,
};

/// The most likely day, and the two between which it lies in about nine of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span<T> {
    pub earliest: T,
    pub likely: T,
    pub latest: T,
}

impl<T: Copy> Span<T> {
    pub(super) fn at(day: T) -> Self {
        Self { earliest: day, likely: day, latest: day }
    }

    pub(crate) fn map<U>(self, of: impl Fn(T) -> U) -> Span<U> {
        Span { earliest: of(self.earliest), likely: of(self.likely), latest: of(self.latest) }
    }
}

/// What is asked: which of the days `tried` is the first of a change from the days `before` to the days `after`, by
/// the ratings up to `until`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub before: (i32, i32),
    pub after: (i32, i32),
    pub tried: (i32, i32),
    pub until: i32,
}

/// Mean, spread and its logarithm of one lane at each station between before and after.
type Stations = [(f64, f64, f64); STATIONS as usize];

/// The answer; `None` where the days hold too little.
pub(super) fn change_day(days: &Days, asked: Asked) -> Option<Span<i32>> {
    let Asked { before, after, tried: (first, last), until } = asked;
    let from = before.1.saturating_add(1).min(first).max(0);
    let first = first.max(from);
    let lanes: Vec<(usize, Stations)> =
        (0..days.lanes()).filter_map(|lane| Some((lane, stations(days, lane, before, after)?))).collect();
    if lanes.len() < LANES_NEEDED || last < first {
        return None;
    }
    let fit = fits(days, &lanes, (from, until));
    let weights = weights(&fit, (first - from, last - from));
    let total: f64 = weights.iter().sum();
    let at = |share: f64| {
        let mut reached = 0.0;
        let place = weights.iter().position(|w| {
            reached += w / total;
            reached >= share - 1e-12
        });
        place.and_then(|p| i32::try_from(p).ok()).map_or(last, |p| first + p)
    };
    let (mut earliest, likely, mut latest) = (at(TAIL), at(0.5), at(1.0 - TAIL));
    // Days without check-ins can't tell: an end goes to their edge.
    while earliest > first && !days.is_logged(earliest - 1) {
        earliest -= 1;
    }
    while latest < last && !days.is_logged(latest) {
        latest += 1;
    }
    Some(Span { earliest, likely, latest })
}

/// `None` where the lane is rated on too few days of before or after.
fn stations(days: &Days, lane: usize, before: (i32, i32), after: (i32, i32)) -> Option<Stations> {
    let (old, new) = (days.figures(lane, before), days.figures(lane, after));
    if old.days < BEFORE_RATED || new.days < AFTER_RATED {
        return None;
    }
    let old_spread = old.width.max(LEAST_SPREAD);
    let by = f64::from(new.days);
    let squares = new.width * new.width * (by - 1.0);
    let drawn = (squares + DRAWN_TO_OLD * old_spread * old_spread) / (by + DRAWN_TO_OLD - 1.0);
    let new_spread = drawn.sqrt().max(LEAST_SPREAD);
    let mut all = [(0.0, 0.0, 0.0); STATIONS as usize];
    for (k, station) in (0..STATIONS).zip(all.iter_mut()) {
        let share = f64::from(k) / f64::from(STATIONS - 1);
        let spread = ((1.0 - share) * old_spread.ln() + share * new_spread.ln()).exp();
        *station = (old.level + share * (new.level - old.level), spread, spread.ln());
    }
    Some(all)
}

/// How well each day fits each station.
fn fits(days: &Days, lanes: &[(usize, Stations)], (from, until): (i32, i32)) -> Vec<[f64; STATIONS as usize]> {
    let length = usize::try_from(i64::from(until) - i64::from(from) + 1).unwrap_or_default();
    let mut fit = vec![[0.0; STATIONS as usize]; length];
    for (place, day) in days.places((from, until)).map(|place| (place, days.number_at(place) - from)) {
        let Some(of_day) = usize::try_from(day).ok().and_then(|day| fit.get_mut(day)) else { continue };
        for (lane, stations) in lanes {
            let Some(mean) = days.mean(*lane, place) else { continue };
            for (f, (level, spread, ln)) in of_day.iter_mut().zip(stations) {
                let z = (mean - level) / spread;
                *f -= (0.5 * z * z).min(ODD) + ln;
            }
        }
    }
    fit
}

/// The weight of each of the tried days, given as places in `fit`.
fn weights(fit: &[[f64; STATIONS as usize]], (first, last): (i32, i32)) -> Vec<f64> {
    let (mut old, mut new) = (vec![0.0], vec![0.0]);
    for of_day in fit {
        old.push(old.last().unwrap_or(&0.0) + of_day[0]);
        new.push(new.last().unwrap_or(&0.0) + of_day[STATIONS as usize - 1]);
    }
    let all = new.last().copied().unwrap_or_default();
    let place = |n: i32| usize::try_from(n).unwrap_or_default();
    let log_weights: Vec<[f64; ONSETS.len()]> = (place(first)..=place(last))
        .map(|begins| {
            ONSETS.map(|(length, _)| {
                let ends = (begins + place(length) - 1).min(fit.len());
                let between: f64 = (begins..ends).map(|d| fit[d][station(d - begins + 1, length)]).sum();
                old[begins] + all - new[ends] + between
            })
        })
        .collect();
    let top = log_weights.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    let weight =
        |row: &[f64; ONSETS.len()]| row.iter().zip(ONSETS).map(|(w, (_, prior))| (TEMPER * (w - top)).exp() * prior).sum();
    log_weights.iter().map(weight).collect()
}

/// The station that the `day`th day of an onset of so many days has come to.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10")]
fn station(day: usize, length: i32) -> usize {
    (day as f64 / f64::from(length) * f64::from(STATIONS - 1) + 0.5) as usize
}
