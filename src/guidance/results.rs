//! What came of the ways that were tried, counted and never promised.

use crate::domain::{Journal, Outcome, Way};

/// Under this many tries nothing is claimed (SCIENCE, "A way's effect for this person").
pub(super) const TRIES_BEFORE_A_CLAIM: usize = 5;

/// What came of one way, counted. Drawn as dots with n; never a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayResult {
    pub way: Way,
    pub tries: usize,
    /// "How much can you feel right now?" before and after, 0..=10, where both are numbers.
    pub pairs: Vec<(u8, u8)>,
    pub moved: usize,
    pub no_change: usize,
    pub worse: usize,
}

/// The ways that were tried, in the article's order.
#[must_use]
pub fn results(journal: &Journal) -> Vec<WayResult> {
    Way::ALL.into_iter().map(|way| result_of(journal, way)).filter(|r| r.tries > 0).collect()
}

/// What came of this way; no tries where there are none.
#[must_use]
pub fn result_of(journal: &Journal, way: Way) -> WayResult {
    let tries = || journal.trials.iter().filter(|t| t.way == way);
    let with = |outcome| tries().filter(|t| t.outcome == Some(outcome)).count();
    let pair = |t: &crate::domain::Trial| Some((t.before?.number()?, t.after?.number()?));
    WayResult {
        way,
        tries: tries().count(),
        pairs: tries().filter_map(pair).collect(),
        moved: with(Outcome::Moved),
        no_change: with(Outcome::NoChange),
        worse: with(Outcome::Worse),
    }
}

/// The counts in words. Averages only from five tries that were rated before and after.
#[must_use]
pub fn result_words(result: &WayResult) -> String {
    let WayResult { tries, pairs, moved, no_change, worse, .. } = result;
    let came = [(moved, "something moved"), (no_change, "no change"), (worse, "worse")];
    let counted: Vec<String> =
        came.iter().filter(|(n, _)| **n > 0).map(|(n, what)| format!("{what} {}", times_word(**n))).collect();
    let counted = if counted.is_empty() { String::new() } else { format!(": {}", counted.join(", ")) };
    let tried = format!("Tried {}{counted}", times_word(*tries));
    match *tries {
        0 => "Not tried yet".to_owned(),
        n if n < TRIES_BEFORE_A_CLAIM => format!("{tried}. After {TRIES_BEFORE_A_CLAIM} you can compare"),
        _ if pairs.len() < TRIES_BEFORE_A_CLAIM => tried,
        _ => {
            let mean = |side: fn(&(u8, u8)) -> u8| pairs.iter().map(|p| f64::from(side(p))).sum::<f64>() / pairs.len() as f64;
            format!(
                "{tried}. Rated before and after {} times: {:.1} before, {:.1} after, on average. This counts what was; it promises nothing",
                pairs.len(),
                mean(|p| p.0),
                mean(|p| p.1)
            )
        }
    }
}

fn times_word(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

pub(super) fn tries_word(n: usize) -> String {
    if n == 1 { "1 try".to_owned() } else { format!("{n} tries") }
}
