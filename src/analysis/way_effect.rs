//! What the ratings before and after a way add up to, beside how much this person's answers move anyway.

use super::resample::{Chance, ROUNDS, middle_95};
use super::stats::{mean, quantile, sd};
use super::table::written_by;
use crate::domain::{CheckIn, DayKey, Journal, Trial, Valence, Way};
use std::collections::HashSet;

/// Under this many tries rated before and after nothing is claimed.
pub const TRIES_NEEDED: usize = 5;
/// Under this many pairs of check-ins no usual drift is claimed. Our choice: as many as tries.
pub const DRIFT_PAIRS_NEEDED: usize = 5;

/// How far the answer to "How much can you feel right now?" moved over the tries of one way. Steps of the 0–10
/// scale, after − before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WayEffect {
    pub way: Way,
    /// Tries rated before and after; at least [`TRIES_NEEDED`].
    pub n: u32,
    pub mean: f64,
    /// The standard deviation with n − 1.
    pub spread: f64,
    /// The middle 95 % of what the mean would be with other tries of the same kind.
    pub low: f64,
    pub high: f64,
}

/// How much the nearest question moves between two check-ins of one day, whatever is done in between.
///
/// "How much can you feel right now?" is asked only around a try. The nearest question of a check-in is numbness:
/// one rating on the same scale, with its ends turned round. So the drift of a pair is the earlier numbness less
/// the later one: positive = more could be felt. A mean over several feelings would move less than any single
/// rating does, and make every try look large beside it. Pairs are successive check-ins of one day that both rate
/// numbness and were both written on that day, with no try between them. The hours between the two ratings of a
/// try are not kept; they are fewer than those between check-ins, which are said beside the drift: over fewer
/// hours there is, as a rule, less of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsualDrift {
    pub pairs: u32,
    /// The mean change; steps towards feeling more.
    pub mean: f64,
    /// The mean change either way, steps.
    pub size: f64,
    /// The median time apart.
    pub hours_apart: f64,
}

/// All there is to say about the ways that were tried often enough.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WayEffects {
    /// In the article's order.
    pub ways: Vec<WayEffect>,
    /// Pairs there are, for when they are too few.
    pub drift_pairs: u32,
    pub drift: Option<UsualDrift>,
}

impl WayEffects {
    #[must_use]
    pub fn of(&self, way: Way) -> Option<&WayEffect> {
        self.ways.iter().find(|w| w.way == way)
    }
}

/// The effects as of `until`. Nothing is worked out where no way has enough tries.
#[must_use]
pub fn way_effects(journal: &Journal, until: DayKey) -> WayEffects {
    let mut trials: Vec<&Trial> = journal.trials.iter().filter(|t| t.day <= until).collect();
    trials.sort_by_key(|t| (t.at.instant.utc_ms, &t.id));
    let ways: Vec<WayEffect> = Way::ALL.into_iter().filter_map(|way| effect(&trials, way)).collect();
    if ways.is_empty() {
        return WayEffects::default();
    }
    let (drift_pairs, drift) = drift(journal, &trials, until);
    WayEffects { ways, drift_pairs, drift }
}

fn effect(trials: &[&Trial], way: Way) -> Option<WayEffect> {
    let change = |t: &&&Trial| Some(f64::from(t.after?.number()?) - f64::from(t.before?.number()?));
    let changes: Vec<f64> = trials.iter().filter(|t| t.way == way).filter_map(|t| change(&t)).collect();
    if changes.len() < TRIES_NEEDED {
        return None;
    }
    let mut draws = Chance::of(&[b"way", way.word().as_bytes()]);
    let (mut picks, mut rounds) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        draws.draw(changes.len(), &mut picks);
        rounds.extend(mean(&picks.iter().filter_map(|i| changes.get(*i).copied()).collect::<Vec<_>>()));
    }
    let (low, high) = middle_95(&mut rounds)?;
    let n = u32::try_from(changes.len()).unwrap_or(u32::MAX);
    Some(WayEffect { way, n, mean: mean(&changes)?, spread: sd(&changes)?, low, high })
}

fn drift(journal: &Journal, trials: &[&Trial], until: DayKey) -> (u32, Option<UsualDrift>) {
    let numbness: HashSet<_> =
        journal.catalogue.feelings.iter().filter(|f| f.valence == Valence::Numbness).map(|f| f.id).collect();
    let rated = |c: &CheckIn| {
        let steps = c.answers.iter().filter(|(f, _)| numbness.contains(f)).filter_map(|(_, a)| a.number()).map(f64::from);
        mean(&steps.collect::<Vec<_>>())
    };
    let start = journal.settings.day_start;
    let mut moments: Vec<(DayKey, i64, &str, f64)> = written_by(journal, until)
        .iter()
        .map(|e| e.check_in)
        .filter(|c| !c.written_later(start))
        .filter_map(|c| Some((c.day, c.at.instant.utc_ms, &*c.id, rated(c)?)))
        .collect();
    moments.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    let (mut changes, mut hours) = (Vec::new(), Vec::new());
    for pair in moments.windows(2) {
        let [(day, from, _, earlier), (other, to, _, later)] = pair else { continue };
        // The tries are in order of time.
        let next = trials.partition_point(|t| t.at.instant.utc_ms < *from);
        let is_tried = trials.get(next).is_some_and(|t| t.at.instant.utc_ms <= *to);
        if day == other && !is_tried {
            changes.push(earlier - later);
            hours.push((to.saturating_sub(*from)) as f64 / 3_600_000.0);
        }
    }
    hours.sort_by(f64::total_cmp);
    let sizes: Vec<f64> = changes.iter().map(|c| c.abs()).collect();
    let pairs = u32::try_from(changes.len()).unwrap_or(u32::MAX);
    let known = || Some(UsualDrift { pairs, mean: mean(&changes)?, size: mean(&sizes)?, hours_apart: quantile(&hours, 0.5)? });
    (pairs, if changes.len() < DRIFT_PAIRS_NEEDED { None } else { known() })
}
