//! From signs to scores: shares, clips and gates.

use super::{
    constants::{
        BEST_SHARE, BEST_UNIT, BEST_WIDE_UNIT, BEYOND, CLIP, CLIP_WIDE, DISTRESS_KEPT, GATE_EACH_WEEK, GATE_NARROWER,
        GATE_SPREAD, GRACE, NUMBNESS_SHARE, NUMBNESS_UNRATED, PLEASANT_BEST, PLEASANT_SHARES, PLEASANT_UNRATED, PLEASANT_WIDTH,
        RISE_COST, SHORT_LESS, WIDTH_SHARE,
    },
    look::{Looks, Signs},
};

/// Which look decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The last three weeks.
    Long,
    /// The last two weeks.
    Short,
}

impl Look {
    #[must_use]
    pub const fn days(self) -> u8 {
        match self {
            Self::Long => 21,
            Self::Short => 14,
        }
    }
}

/// The scores of one day beside one usual.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scores {
    /// Both sides, the larger of the two looks …
    pub both: f64,
    /// … and which that was.
    pub look: Look,
    /// The pleasant side by itself, with distress as it was …
    pub pleasant: f64,
    /// … or risen.
    pub heavier: f64,
    /// What is left of a change.
    pub left: f64,
}

/// The scores, and what else the state of things rests on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scored {
    pub scores: Scores,
    /// By how many steps the level of pleasant feelings is lower.
    pub level_drop: f64,
    /// The best feelings reach higher than in the usual.
    pub beyond: bool,
}

impl Scored {
    pub(crate) fn of(looks: &Looks) -> Self {
        let Looks { long, short } = looks;
        let (mut both, mut look) = (score(long), Look::Long);
        if let Some(shorter) = short.as_ref().map(|s| score(s) - SHORT_LESS)
            && shorter > both
        {
            (both, look) = (shorter, Look::Short);
        }
        let alone = pleasant_alone(long);
        let kept_out = alone.min(0.0);
        let is_heavy = long.rise > DISTRESS_KEPT + GRACE;
        let (pleasant, heavier) = if is_heavy { (kept_out, alone) } else { (alone, kept_out) };
        let beyond = best_wide(long) <= BEYOND + GRACE;
        let scores = Scores { both, look, pleasant, heavier, left: left(long) };
        Self { scores, level_drop: long.level_drop, beyond }
    }
}

/// The conditions that must all hold before both sides are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GateKind {
    /// The width of pleasant feelings fell.
    Narrower,
    /// The best feelings are weaker in each of the last two weeks.
    EachWeek,
    /// The days don't differ more than usual.
    SpreadOverDays,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gate {
    pub kind: GateKind,
    /// What it is asked of; of the weeks the lesser one. `None` where neither week tells enough.
    pub value: Option<f64>,
    /// What it must reach or, of the spread, keep to.
    pub bound: f64,
    pub holds: bool,
}

pub(crate) fn gates(s: &Signs) -> [Gate; 3] {
    let least = s.weeks.iter().flatten().copied().reduce(f64::min);
    let [narrower, each_week, spread] = holding(s);
    [
        Gate { kind: GateKind::Narrower, value: Some(s.width_pleasant), bound: GATE_NARROWER, holds: narrower },
        Gate { kind: GateKind::EachWeek, value: least, bound: GATE_EACH_WEEK, holds: each_week },
        Gate { kind: GateKind::SpreadOverDays, value: Some(s.spread), bound: GATE_SPREAD, holds: spread },
    ]
}

/// Which of them hold.
fn holding(s: &Signs) -> [bool; 3] {
    [
        s.width_pleasant >= GATE_NARROWER - GRACE,
        s.weeks.iter().flatten().all(|w| *w >= GATE_EACH_WEEK - GRACE),
        s.spread <= GATE_SPREAD + GRACE,
    ]
}

/// Beyond 0 only where every gate holds.
pub(crate) fn score(s: &Signs) -> f64 {
    let range = WIDTH_SHARE * (clip(s.width_pleasant) + clip(s.width_unpleasant)) + BEST_SHARE * clip(s.best);
    let whole = match s.numbness {
        Some(n) => range + NUMBNESS_SHARE * clip(n),
        None => range / (1.0 - NUMBNESS_SHARE) - NUMBNESS_UNRATED,
    };
    let score = whole - RISE_COST * s.rise.max(0.0);
    if holding(s) == [true; 3] { score } else { score.min(0.0) }
}

/// The pleasant side by itself, whatever the unpleasant one does.
fn pleasant_alone(s: &Signs) -> f64 {
    let best = best_wide(s);
    let range = (clip_wide(s.width_pleasant) + 2.0 * clip_wide(best)) / 3.0;
    let score = match s.numbness {
        None => range - PLEASANT_UNRATED,
        Some(n) => with_numbness(range, n),
    };
    let numb = s.numbness.is_none_or(|n| n >= -GRACE);
    let holds = s.width_pleasant >= PLEASANT_WIDTH - GRACE && best >= PLEASANT_BEST - GRACE && numb;
    if holds { score } else { score.min(0.0) }
}

/// What is left of a change: no gates, and no width, which keeps falling for nearly everybody.
fn left(s: &Signs) -> f64 {
    let best = clip_wide(best_wide(s));
    s.numbness.map_or(best, |n| with_numbness(best, n))
}

fn with_numbness(range: f64, numbness: f64) -> f64 {
    PLEASANT_SHARES.0 * range + PLEASANT_SHARES.1 * clip_wide(numbness)
}

fn best_wide(s: &Signs) -> f64 {
    s.best * BEST_UNIT / BEST_WIDE_UNIT
}

fn clip(sign: f64) -> f64 {
    sign.clamp(CLIP.0, CLIP.1)
}

pub(super) fn clip_wide(sign: f64) -> f64 {
    sign.clamp(CLIP_WIDE.0, CLIP_WIDE.1)
}
