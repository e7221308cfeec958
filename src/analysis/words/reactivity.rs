//! What should have moved somebody, in sentences: expected and felt side by side.

use super::count;
use crate::analysis::{FeltStretch, PAIRS_NEEDED, REACTIVITY_DAYS, Reactivity};

/// What was noted as "this should have moved me", in the recent stretch and before it, each with its n.
#[must_use]
pub fn reactivity_lines(seen: &Reactivity) -> Vec<String> {
    let FeltStretch { from, until, .. } = &seen.recent;
    let start = if until.since(*from) + 1 < REACTIVITY_DAYS {
        format!("Since {}", from.words())
    } else {
        format!("In the last {REACTIVITY_DAYS} days")
    };
    let mut lines = stretch(&start, &seen.recent);
    if let Some(before) = seen.before.as_ref().filter(|b| b.n > 0 || b.cannot_tell > 0) {
        lines.extend(stretch("Before that", before));
    }
    lines
}

fn stretch(start: &str, m: &FeltStretch) -> Vec<String> {
    let moments = count(m.n, "moment", "moments");
    let mut lines = vec![match m.gap {
        Some(gap) => {
            let change = gap.mean_difference;
            let side = if change < 0.0 { "lower" } else { "higher" };
            let apart = if change.abs() < 0.05 {
                "the same on average".to_owned()
            } else {
                format!("{:.1} {side} on average", change.abs())
            };
            format!(
                "{start}, {moments} that should have moved you: {:.1} of 10 expected, {:.1} felt, {apart}. Less was felt in {} of \
                 {}.",
                gap.mean_expected, gap.mean_felt, gap.felt_less, m.n
            )
        }
        None => format!("{start}, {moments} with both numbers. From {PAIRS_NEEDED} on they are put side by side."),
    }];
    if m.cannot_tell > 0 {
        lines.push(format!("{start}, for {} it couldn't be told how strongly.", count(m.cannot_tell, "moment", "moments")));
    }
    lines
}
