//! What is read from two stretches of days beside each other: signs, gates, score.

use crate::analysis::{
    Change, Gate, GateKind, ValenceEvidence,
    rule::{
        BOTH_SIDES, CLIP, GATE, GATE_HIGH_UNPLEASANT, GRACE, NUMBNESS_SHARE, NUMBNESS_UNIT, NUMBNESS_UNRATED, RANGE_SHARE,
        STRENGTH_OFFSET, STRENGTH_UNIT, WIDTH_OFFSET, WIDTH_UNIT,
    },
};

/// How the recent stretch stands to the usual one. In units of change, positive = towards blunting, once it is told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signs {
    width_pleasant: Ratio,
    width_unpleasant: Ratio,
    high_pleasant: Ratio,
    high_unpleasant: Ratio,
    level_pleasant: Ratio,
    /// `None` where numbness was rated too rarely.
    numbness: Option<f64>,
}

/// Recent through usual, both with their offset; its logarithm in units is the sign.
#[derive(Debug, Clone, Copy)]
struct Ratio {
    recent: f64,
    usual: f64,
}

impl Signs {
    #[inline]
    pub(crate) fn of(pleasant: &ValenceEvidence, unpleasant: &ValenceEvidence, numbness: Option<Change>) -> Self {
        Self {
            width_pleasant: Ratio::of(pleasant.width, WIDTH_OFFSET),
            width_unpleasant: Ratio::of(unpleasant.width, WIDTH_OFFSET),
            high_pleasant: Ratio::of(pleasant.high, STRENGTH_OFFSET),
            high_unpleasant: Ratio::of(unpleasant.high, STRENGTH_OFFSET),
            level_pleasant: Ratio::of(pleasant.level, STRENGTH_OFFSET),
            numbness: numbness.map(|n| (n.recent - n.usual) / NUMBNESS_UNIT),
        }
    }

    /// Beyond 0 only where every gate holds.
    #[inline]
    pub(crate) fn score(&self) -> f64 {
        let widths = Ratio::clipped_signs(self.width_pleasant, self.width_unpleasant, WIDTH_UNIT);
        let highs = Ratio::clipped_signs(self.high_pleasant, self.high_unpleasant, STRENGTH_UNIT);
        let range = (widths + highs) / 4.0;
        let score = match self.numbness {
            Some(n) => RANGE_SHARE * range + NUMBNESS_SHARE * clip(n),
            None => range - NUMBNESS_UNRATED,
        };
        if score <= 0.0 || self.gates().iter().flatten().all(|g| g.holds) { score } else { 0.0 }
    }

    pub(crate) fn gates(&self) -> [Option<Gate>; 6] {
        let gate = |kind, value: f64, at_least: f64| Some(Gate { kind, value, at_least, holds: value >= at_least - GRACE });
        [
            gate(GateKind::WidthPleasant, self.width_pleasant.sign(WIDTH_UNIT), GATE),
            gate(GateKind::WidthUnpleasant, self.width_unpleasant.sign(WIDTH_UNIT), GATE),
            gate(GateKind::HighPleasant, self.high_pleasant.sign(STRENGTH_UNIT), GATE),
            gate(GateKind::HighUnpleasant, self.high_unpleasant.sign(STRENGTH_UNIT), GATE_HIGH_UNPLEASANT),
            gate(GateKind::LevelPleasant, self.level_pleasant.sign(STRENGTH_UNIT), GATE),
            self.numbness.and_then(|n| gate(GateKind::Numbness, n, GATE)),
        ]
    }
}

/// Whether a width fell by as much as its gate asks.
pub(crate) fn narrowed(width: Change) -> bool {
    width_sign(width) >= GATE - GRACE
}

/// Whether a width grew by as much as a gate asks it to fall.
pub(crate) fn widened(width: Change) -> bool {
    width_sign(width) <= GRACE - GATE
}

/// Whether the unpleasant feelings narrowed as well, not only the pleasant ones.
pub(crate) fn is_both_sides(unpleasant: &ValenceEvidence) -> bool {
    width_sign(unpleasant.width) >= BOTH_SIDES - GRACE && strength_sign(unpleasant.high) >= -GRACE
}

/// Positive = narrower.
fn width_sign(c: Change) -> f64 {
    Ratio::of(c, WIDTH_OFFSET).sign(WIDTH_UNIT)
}

/// Positive = weaker. For highs and levels.
fn strength_sign(c: Change) -> f64 {
    Ratio::of(c, STRENGTH_OFFSET).sign(STRENGTH_UNIT)
}

fn clip(sign: f64) -> f64 {
    sign.clamp(CLIP.0, CLIP.1)
}

impl Ratio {
    #[inline]
    fn of(c: Change, offset: f64) -> Self {
        Self { recent: c.recent + offset, usual: c.usual + offset }
    }

    fn sign(self, unit: f64) -> f64 {
        -(self.recent / self.usual).ln() / unit
    }

    /// Both signs, clipped, added up. Where neither comes near a clip that is one logarithm: of the product.
    #[inline]
    fn clipped_signs(a: Self, b: Self, unit: f64) -> f64 {
        // These lie within the clips: the nearer one is 2 units of at least 0.15, and the logarithm of 1.34 is 0.293.
        let is_near = |r: Self| r.recent < 1.34 * r.usual && r.usual < 1.34 * r.recent;
        if is_near(a) && is_near(b) {
            return Self { recent: a.recent * b.recent, usual: a.usual * b.usual }.sign(unit);
        }
        clip(a.sign(unit)) + clip(b.sign(unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_signs_by_one_logarithm_are_the_two_clipped_ones() {
        let all: Vec<Ratio> = (1..60).map(|n| Ratio { recent: f64::from(n) * 0.17, usual: 2.5 }).collect();
        for unit in [WIDTH_UNIT, STRENGTH_UNIT] {
            for (a, b) in all.iter().flat_map(|a| all.iter().map(move |b| (*a, *b))) {
                let apart = Ratio::clipped_signs(a, b, unit) - (clip(a.sign(unit)) + clip(b.sign(unit)));
                assert!(apart.abs() < 1e-13, "{a:?} {b:?} {apart}");
            }
        }
    }
}
