//! "This should have moved me": how strongly something would once have been felt, and how strongly it was.
//! A measure of its own, from single moments; it never enters the score of a pattern.

use crate::{
    analysis::measures::entries::{Entry, written_by},
    domain::{Answer, DayKey, Journal},
};

/// Calendar days of the recent stretch, up to today. Our choice: twelve whole weeks, because such moments
/// are written down far more rarely than check-ins.
pub const REACTIVITY_DAYS: i32 = 84;
/// Pairs under which nothing is claimed of a stretch. Our choice: the same as for the tries of a way.
pub const PAIRS_NEEDED: u32 = 5;

/// The recent stretch and all that came before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reactivity {
    pub recent: FeltStretch,
    /// `None` where the recent stretch holds the whole journal.
    pub before: Option<FeltStretch>,
}

/// The moments of one stretch of calendar days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FeltStretch {
    pub from: DayKey,
    pub until: DayKey,
    /// Moments with both numbers.
    pub n: u32,
    /// Moments of which it was answered that one can't tell how strongly they were felt.
    pub cannot_tell: u32,
    /// `None` under [`PAIRS_NEEDED`].
    pub gap: Option<FeltGap>,
}

/// What the pairs of one stretch come to, in steps of the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FeltGap {
    pub mean_expected: f64,
    pub mean_felt: f64,
    /// Mean of felt − expected: below 0 where less was felt than one would once have felt.
    pub mean_difference: f64,
    /// Pairs in which less was felt than expected; its share is this of `n`.
    pub felt_less: u32,
}

/// From what was written by the end of `until`; `None` where no such moment has any answer.
#[must_use]
pub fn reactivity(journal: &Journal, until: DayKey) -> Option<Reactivity> {
    let entries = written_by(journal, until);
    of(&entries, entries.iter().map(|e| e.check_in.day).min()?, until)
}

/// The same of check-ins at hand, all that have such moments among them; `first` is the day of the first check-in.
pub(crate) fn of(entries: &[Entry<'_>], first: DayKey, until: DayKey) -> Option<Reactivity> {
    let recent_from = until.plus(1 - REACTIVITY_DAYS).max(first);
    let recent = moments(entries, recent_from, until);
    let before = (first < recent_from).then(|| moments(entries, first, recent_from.plus(-1)));
    let answered = |m: &FeltStretch| m.n > 0 || m.cannot_tell > 0;
    let any = answered(&recent) || before.as_ref().is_some_and(answered);
    any.then_some(Reactivity { recent, before })
}

fn moments(entries: &[Entry<'_>], from: DayKey, until: DayKey) -> FeltStretch {
    let (mut pairs, mut cannot_tell) = (Vec::new(), 0_u32);
    let inside = entries.iter().map(|e| e.check_in).filter(|c| (from..=until).contains(&c.day));
    for moment in inside.flat_map(|c| &c.expected_felt) {
        match (moment.expected, moment.felt) {
            (Some(expected), Some(Answer::Rated(felt))) => pairs.push((expected.steps(), felt.steps())),
            (_, Some(Answer::CannotTell)) => cannot_tell += 1,
            // Half answered is not answered: nothing is put in its place.
            _ => {}
        }
    }
    let n = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
    FeltStretch { from, until, n, cannot_tell, gap: if n < PAIRS_NEEDED { None } else { Some(gap(&pairs, n)) } }
}

fn gap(pairs: &[(u8, u8)], n: u32) -> FeltGap {
    // Whole numbers until the last step: the order of the moments can't matter.
    let sum = |of: fn(&(u8, u8)) -> u8| pairs.iter().map(|p| u32::from(of(p))).sum::<u32>();
    let (expected, felt) = (f64::from(sum(|p| p.0)), f64::from(sum(|p| p.1)));
    let felt_less = u32::try_from(pairs.iter().filter(|(expected, felt)| felt < expected).count()).unwrap_or(u32::MAX);
    let n = f64::from(n);
    FeltGap { mean_expected: expected / n, mean_felt: felt / n, mean_difference: (felt - expected) / n, felt_less }
}
