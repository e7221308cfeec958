//! What the ratings before and after a way add up to, beside how much this person's answers move anyway.

use super::resample::{Chance, ROUNDS, middle_95};
use crate::{
    analysis::stats::{mean, quantile, sd},
    domain::{CheckIn, DayKey, Journal, Trial, Valence, Way},
};

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
    let numbness = journal.catalogue.feelings.iter().filter(|f| f.valence == Valence::Numbness);
    let numbness: Vec<_> = numbness.map(|f| f.id).collect();
    let rated = |c: &CheckIn| {
        let steps = c.answers.iter().filter(|(f, _)| numbness.contains(f)).filter_map(|(_, a)| a.number());
        let (sum, n) = steps.fold((0_u32, 0_u32), |(sum, n), s| (sum + u32::from(s), n + 1));
        (n > 0).then(|| f64::from(sum) / f64::from(n))
    };
    let start = journal.settings.day_start;
    // One walk without a copy: a long journal is walked after every check-in.
    let moments = in_order(journal).filter(|c| c.day <= until && c.deleted_ms.is_none() && !c.written_later(start));
    let (mut changes, mut hours) = (Vec::new(), Vec::new());
    let mut before: Option<(&CheckIn, f64)> = None;
    for (check_in, numb) in moments.filter_map(|c| Some((c, rated(c)?))) {
        if let Some((other, earlier)) = before.filter(|(other, _)| other.day == check_in.day && other.id != check_in.id) {
            let (from, to) = (other.at.instant.utc_ms, check_in.at.instant.utc_ms);
            // The tries are in order of time.
            let next = trials.partition_point(|t| t.at.instant.utc_ms < from);
            if trials.get(next).is_none_or(|t| t.at.instant.utc_ms > to) {
                changes.push(earlier - numb);
                hours.push(to.saturating_sub(from) as f64 / 3_600_000.0);
            }
        }
        before = Some((check_in, numb));
    }
    hours.sort_by(f64::total_cmp);
    let sizes: Vec<f64> = changes.iter().map(|c| c.abs()).collect();
    let pairs = u32::try_from(changes.len()).unwrap_or(u32::MAX);
    let known = || Some(UsualDrift { pairs, mean: mean(&changes)?, size: mean(&sizes)?, hours_apart: quantile(&hours, 0.5)? });
    (pairs, if changes.len() < DRIFT_PAIRS_NEEDED { None } else { known() })
}

/// The check-ins by time, as a journal promises to hold them, and sorted where one does not.
fn in_order(journal: &Journal) -> impl Iterator<Item = &CheckIn> {
    let mut all: Vec<&CheckIn> = Vec::new();
    let is_sorted = journal.check_ins.is_sorted_by(|a, b| Journal::order(a, b).is_le());
    if !is_sorted {
        all.extend(journal.check_ins.iter().map(AsRef::as_ref));
        all.sort_by(|a, b| Journal::order(a, b));
    }
    let sorted = if is_sorted { journal.check_ins.as_slice() } else { &[] };
    sorted.iter().map(AsRef::as_ref).chain(all)
}
