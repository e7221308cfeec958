//! What came of trying the ways, in sentences.

use super::{
    beside::{between, holds_zero, signed},
    count,
};
use crate::{
    analysis::{DRIFT_PAIRS_NEEDED, UsualDrift, WayEffect, WayEffects},
    domain::Way,
};

/// How far the rating moved over the tries of this way, and the usual drift beside it. Empty where it was tried
/// too rarely: then nothing is claimed.
#[must_use]
pub fn way_effect_lines(effects: &WayEffects, way: Way) -> Vec<String> {
    let Some(effect) = effects.of(way) else { return Vec::new() };
    vec![moved(effect), drift(effects)]
}

fn moved(effect: &WayEffect) -> String {
    let WayEffect { n, mean, spread, low, high, .. } = effect;
    let range = between(*low, *high);
    let chance = if holds_zero(*low, *high) {
        format!("This may be chance: other tries like these could give anything {range}.")
    } else {
        format!("Other tries like these could give anything {range}.")
    };
    format!(
        "From before to after, the rating moved by {} steps on average over {} (spread {spread:.1}). {chance}",
        signed(*mean),
        count(*n, "try", "tries")
    )
}

fn drift(effects: &WayEffects) -> String {
    match effects.drift {
        Some(UsualDrift { pairs, mean, size, hours_apart }) => format!(
            "For comparison: without a try, numbness moved by {size:.1} steps between two check-ins of one day (about {}, {}), on \
             average by {} towards feeling more. After a low rating the next is often higher by itself.",
            hours(hours_apart),
            count(pairs, "pair", "pairs"),
            signed(mean)
        ),
        None => format!(
            "How much your answers move by themselves is not known yet: {} of {DRIFT_PAIRS_NEEDED} pairs of check-ins of one \
             day that rate numbness.",
            effects.drift_pairs
        ),
    }
}

/// "6 hours apart"
fn hours(hours: f64) -> String {
    match hours.round() {
        n if n < 1.0 => "less than an hour apart".to_owned(),
        n if n < 2.0 => "1 hour apart".to_owned(),
        n => format!("{n:.0} hours apart"),
    }
}
