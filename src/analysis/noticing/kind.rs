//! Which side a pattern is of: its own days beside the usual kept for it.

use super::{
    change_day::Span,
    constants::{
        GRACE, KEPT_DAYS_NEEDED, KIND_BOTH, KIND_DAYS, KIND_HIGH_UNIT, KIND_WIDTH_UNIT, KINDS_NEEDED, RECENT_DAYS,
        RECENT_DAYS_NEEDED, STRENGTH_OFFSET, USUAL_DAYS_NEEDED, WIDTH_OFFSET,
    },
    days::Days,
    look::fell,
    score::clip_wide,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PatternKind {
    /// Pleasant and unpleasant feelings have both become narrower and weaker.
    Both,
    /// Mostly pleasant feelings have flattened.
    MostlyPleasant,
    /// Pleasant feelings have flattened while unpleasant ones grew stronger: no narrowing, it stands in the notice of
    /// low mood.
    Heavier,
}

impl PatternKind {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::MostlyPleasant => "pleasant",
            Self::Heavier => "heavier",
        }
    }
}

/// Logged days a kept usual needs: a short one is asked for no more than it has.
pub(crate) fn needed_of(days: &Days, usual: (i32, i32)) -> u32 {
    days.logged(usual).clamp(KEPT_DAYS_NEEDED, USUAL_DAYS_NEEDED)
}

/// Of a narrowed pattern, as of `last`, its own last day so far.
pub(super) fn side(days: &Days, usual: (i32, i32), began: Span<i32>, last: i32) -> PatternKind {
    let from = began.likely.max(last - KIND_DAYS + 1).min(last - RECENT_DAYS + 1).max(0);
    let (own, needed) = ((from, last), needed_of(days, usual));
    if days.logged(own) < RECENT_DAYS_NEEDED || days.logged(usual) < needed {
        return PatternKind::MostlyPleasant;
    }
    let counts =
        |lane: &usize| days.figures(*lane, own).days >= RECENT_DAYS_NEEDED && days.figures(*lane, usual).days >= needed;
    let unpleasant: Vec<usize> = days.unpleasant().filter(counts).collect();
    let kinds = KINDS_NEEDED as usize;
    if unpleasant.len() < kinds || days.pleasant().filter(counts).count() < kinds {
        return PatternKind::MostlyPleasant;
    }
    let mean = |of: &dyn Fn(usize) -> f64| unpleasant.iter().map(|lane| of(*lane)).sum::<f64>() / unpleasant.len() as f64;
    let width = |stretch| mean(&|lane| days.figures(lane, stretch).width);
    let high = |stretch| mean(&|lane| days.high(lane, stretch).unwrap_or_default());
    let narrower = clip_wide(fell(width(own), width(usual), WIDTH_OFFSET, KIND_WIDTH_UNIT));
    let lower = clip_wide(fell(high(own), high(usual), STRENGTH_OFFSET, KIND_HIGH_UNIT));
    if f64::midpoint(narrower, lower) >= KIND_BOTH - GRACE { PatternKind::Both } else { PatternKind::MostlyPleasant }
}
