//! What stands beside the usual as of the last day: the same two stretches on the page for the doctor as on the card.

use super::{
    compared::{Compared, When},
    evidence::Verdict,
    noticed::Pattern,
};
use crate::{analysis::Analysis, domain::Journal};

/// The newest pattern that stands and to which nobody said that it isn't so.
#[must_use]
pub fn told_pattern<'a>(analysis: &'a Analysis, journal: &Journal) -> Option<&'a Pattern> {
    let stands = |p: &&Pattern| p.ended.is_none() && p.dismissal(journal).is_none();
    analysis.patterns.iter().filter(stands).max_by_key(|p| p.since)
}

/// The last three weeks beside the usual: the one kept for the pattern that stands, else the usual in force. `None` where
/// these hold too little.
#[must_use]
pub fn now_beside_usual(analysis: &Analysis, journal: &Journal) -> Option<Compared> {
    match (told_pattern(analysis, journal), &analysis.verdict) {
        (Some(pattern), _) => pattern.compared.clone(),
        (None, Verdict::Judged { evidence, .. }) => Some(evidence.compared(When::Now)),
        (None, Verdict::NotEnough(_)) => None,
    }
}
