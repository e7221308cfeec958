//! What is read from two stretches of days beside each other: signs, gates, score.

use super::rule::{
    BOTH_SIDES, CLIP, GATE, GATE_HIGH_UNPLEASANT, GRACE, NUMBNESS_SHARE, NUMBNESS_UNIT, NUMBNESS_UNRATED, RANGE_SHARE,
    STRENGTH_OFFSET, STRENGTH_UNIT, WIDTH_OFFSET, WIDTH_UNIT,
};
use super::{Change, Gate, GateKind, ValenceEvidence};

/// In units of change; positive = towards blunting.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    width_pleasant: f64,
    width_unpleasant: f64,
    high_pleasant: f64,
    high_unpleasant: f64,
    level_pleasant: f64,
    /// `None` where numbness was rated too rarely.
    numbness: Option<f64>,
}

impl Signs {
    pub fn of(pleasant: &ValenceEvidence, unpleasant: &ValenceEvidence, numbness: Option<Change>) -> Self {
        Self {
            width_pleasant: width_sign(pleasant.width),
            width_unpleasant: width_sign(unpleasant.width),
            high_pleasant: strength_sign(pleasant.high),
            high_unpleasant: strength_sign(unpleasant.high),
            level_pleasant: strength_sign(pleasant.level),
            numbness: numbness.map(|n| (n.recent - n.usual) / NUMBNESS_UNIT),
        }
    }

    /// Beyond 0 only where every gate holds.
    pub fn score(&self) -> f64 {
        let clip = |v: f64| v.clamp(CLIP.0, CLIP.1);
        let widths = clip(self.width_pleasant) + clip(self.width_unpleasant);
        let range = (widths + clip(self.high_pleasant) + clip(self.high_unpleasant)) / 4.0;
        let score = match self.numbness {
            Some(n) => RANGE_SHARE * range + NUMBNESS_SHARE * clip(n),
            None => range - NUMBNESS_UNRATED,
        };
        if self.gates().iter().flatten().all(|g| g.holds) { score } else { score.min(0.0) }
    }

    #[inline]
    pub fn gates(&self) -> [Option<Gate>; 6] {
        let gate = |kind, value: f64, at_least: f64| Some(Gate { kind, value, at_least, holds: value >= at_least - GRACE });
        [
            gate(GateKind::WidthPleasant, self.width_pleasant, GATE),
            gate(GateKind::WidthUnpleasant, self.width_unpleasant, GATE),
            gate(GateKind::HighPleasant, self.high_pleasant, GATE),
            gate(GateKind::HighUnpleasant, self.high_unpleasant, GATE_HIGH_UNPLEASANT),
            gate(GateKind::LevelPleasant, self.level_pleasant, GATE),
            self.numbness.and_then(|n| gate(GateKind::Numbness, n, GATE)),
        ]
    }
}

/// Whether a width fell by as much as its gate asks.
pub(super) fn narrowed(width: Change) -> bool {
    width_sign(width) >= GATE - GRACE
}

/// Whether a width grew by as much as a gate asks it to fall.
pub(super) fn widened(width: Change) -> bool {
    width_sign(width) <= GRACE - GATE
}

/// Whether the unpleasant feelings narrowed as well, not only the pleasant ones.
pub(super) fn is_both_sides(unpleasant: &ValenceEvidence) -> bool {
    width_sign(unpleasant.width) >= BOTH_SIDES - GRACE && strength_sign(unpleasant.high) >= -GRACE
}

/// Positive = narrower.
fn width_sign(c: Change) -> f64 {
    -((c.recent + WIDTH_OFFSET) / (c.usual + WIDTH_OFFSET)).ln() / WIDTH_UNIT
}

/// Positive = weaker. For highs and levels.
fn strength_sign(c: Change) -> f64 {
    -((c.recent + STRENGTH_OFFSET) / (c.usual + STRENGTH_OFFSET)).ln() / STRENGTH_UNIT
}
