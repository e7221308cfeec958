//! One day's judgement before any days in a row: recent days beside usual ones, signs, gates, score.

use super::rule::{
    BOTH_SIDES, CLIP, FEELING_RECENT_DAYS, FEELING_USUAL_DAYS, GATE, GATE_HIGH_UNPLEASANT, GRACE, KINDS_NEEDED, NUMBNESS_DAYS,
    NUMBNESS_SHARE, NUMBNESS_UNIT, NUMBNESS_UNRATED, Params, RANGE_SHARE, RECENT_DAYS_NEEDED, STRENGTH_OFFSET, STRENGTH_UNIT,
    USUAL_DAYS_NEEDED, WIDTH_OFFSET, WIDTH_UNIT,
};
use super::sliding::Stretch;
use super::table::{Row, Table};
use super::usual;
use super::{Change, Evidence, FeelingEvidence, Gate, GateKind, Need, PatternKind, ValenceEvidence, Window};
use crate::domain::{DayKey, Valence};

/// What comparing the two stretches gave.
#[expect(clippy::large_enum_variant, reason = "short-lived; a box for each day would cost more")]
#[derive(Debug, Clone)]
pub(super) enum Compared {
    Short(Need),
    Whole(Comparison),
}

#[derive(Debug, Clone)]
pub(super) struct Comparison {
    pub recent: Window,
    pub usual: Window,
    pub pleasant: ValenceEvidence,
    pub unpleasant: ValenceEvidence,
    pub numbness: Option<Change>,
    pub gates: [Option<Gate>; 6],
    pub score: f64,
    /// Column in the table, width, high, level; of the feelings that count.
    feelings: Vec<(usize, Valence, Numbers)>,
}

#[derive(Debug, Clone, Copy)]
struct Numbers {
    width: Change,
    high: Change,
    level: Change,
}

/// Judges `today` from what the table knows; `first` is the day of the first check-in.
pub(super) fn compare(table: &Table, today: DayKey, first: DayKey, params: &Params) -> Compared {
    let mut windows = Windows::default();
    match windows.look(table, today, first, params) {
        Ok(seen) => Compared::Whole(Comparison { feelings: windows.counting, ..seen }),
        Err(need) => Compared::Short(need),
    }
}

/// The two stretches of days, moved on from day to day.
#[derive(Debug, Default)]
pub(super) struct Windows {
    recent: Stretch,
    usual: Stretch,
    /// Column in the table, side and numbers of the feelings that count on the day looked at last.
    counting: Vec<(usize, Valence, Numbers)>,
}

impl Windows {
    /// The day's own score; `None` where the stretches hold too little. Quickest from day to day.
    pub fn score(&mut self, table: &Table, today: DayKey, first: DayKey, params: &Params) -> Option<f64> {
        self.look(table, today, first, params).ok().map(|seen| seen.score)
    }

    /// To be told before the row at this place changes or another one comes there.
    pub fn forget(&mut self, place: usize) {
        self.recent.forget(place);
        self.usual.forget(place);
    }

    /// Without the feelings, which stay in `counting`.
    fn look(&mut self, table: &Table, today: DayKey, first: DayKey, params: &Params) -> Result<Comparison, Need> {
        let (recent_from, _) = params.recent(today);
        let (usual_from, usual_until) = usual::usual(table, today, first, params);
        let usual = self.usual.move_to(table, usual_from, usual_until);
        let recent = self.recent.move_to(table, recent_from, today);
        if usual.days_logged < USUAL_DAYS_NEEDED {
            return Err(Need::UsualDays { have: usual.days_logged, need: USUAL_DAYS_NEEDED });
        }
        if recent.days_logged < RECENT_DAYS_NEEDED {
            return Err(Need::RecentDays { have: recent.days_logged, need: RECENT_DAYS_NEEDED });
        }
        self.counting.clear();
        for (column, item) in table.feelings.iter().enumerate().filter(|(_, item)| item.valence != Valence::Numbness) {
            let usual = self.usual.of(table, column, FEELING_USUAL_DAYS);
            let recent = || self.recent.of(table, column, FEELING_RECENT_DAYS);
            if let Some(([wu, hu, lu], [wr, hr, lr])) = usual.and_then(|u| Some((u, recent()?))) {
                let change = |usual, recent| Change { usual, recent };
                let numbers = Numbers { width: change(wu, wr), high: change(hu, hr), level: change(lu, lr) };
                self.counting.push((column, item.valence, numbers));
            }
        }
        let counting = &self.counting;
        let (Some(pleasant), Some(unpleasant)) = (side(counting, Valence::Pleasant), side(counting, Valence::Unpleasant))
        else {
            let count = |v| u32::try_from(counting.iter().filter(|f| f.1 == v).count()).unwrap_or(u32::MAX);
            let (pleasant, unpleasant) = (count(Valence::Pleasant), count(Valence::Unpleasant));
            return Err(Need::Kinds { pleasant, unpleasant, need: KINDS_NEEDED });
        };
        let numb = |of: &Stretch| of.numbness(table, NUMBNESS_DAYS);
        let numbness = numb(&self.usual).zip(numb(&self.recent)).map(|(usual, recent)| Change { usual, recent });
        let (gates, score) = weigh(&pleasant, &unpleasant, numbness);
        Ok(Comparison { recent, usual, pleasant, unpleasant, numbness, gates, score, feelings: Vec::new() })
    }
}

impl Comparison {
    /// Mostly pleasant feelings, or both sides.
    pub fn kind(&self) -> PatternKind {
        let both = width_sign(self.unpleasant.width) >= BOTH_SIDES - GRACE && strength_sign(self.unpleasant.high) >= -GRACE;
        if both { PatternKind::Both } else { PatternKind::MostlyPleasant }
    }

    pub fn evidence(&self, table: &Table) -> Evidence {
        let profile = self.feelings.iter().filter_map(|(column, valence, n)| {
            let item = table.feelings.get(*column)?;
            Some(FeelingEvidence {
                feeling: item.id,
                name: item.name.clone(),
                valence: *valence,
                width: n.width,
                high: n.high,
                level: n.level,
                narrowed: width_sign(n.width) >= GATE - GRACE,
            })
        });
        Evidence {
            recent: self.recent,
            usual: self.usual,
            pleasant: self.pleasant,
            unpleasant: self.unpleasant,
            numbness: self.numbness,
            gates: self.gates.iter().flatten().copied().collect(),
            score: self.score,
            feelings: profile.collect(),
            usual_is_marked: usual::is_marked(table, self.usual.from, self.usual.until),
        }
    }
}

pub(super) fn window(from: DayKey, until: DayKey, rows: &[Row]) -> Window {
    let days_logged = u32::try_from(rows.iter().filter(|r| r.logged).count()).unwrap_or(u32::MAX);
    Window { from, until, days_logged, check_ins: rows.iter().map(|r| r.check_ins).sum() }
}

/// The mean over the feelings of one side that count; `None` where too few do.
fn side(counting: &[(usize, Valence, Numbers)], side: Valence) -> Option<ValenceEvidence> {
    let own = || counting.iter().filter(|f| f.1 == side).map(|f| &f.2);
    let feelings = u32::try_from(own().count()).unwrap_or(u32::MAX);
    if feelings < KINDS_NEEDED {
        return None;
    }
    let average = |of: fn(&Numbers) -> Change| {
        let sum = own().map(of).fold((0.0, 0.0), |a, c| (a.0 + c.usual, a.1 + c.recent));
        Change { usual: sum.0 / f64::from(feelings), recent: sum.1 / f64::from(feelings) }
    };
    Some(ValenceEvidence { feelings, width: average(|n| n.width), high: average(|n| n.high), level: average(|n| n.level) })
}

/// Whether a width grew by as much as a gate asks it to fall.
pub(super) fn widened(width: Change) -> bool {
    width_sign(width) <= GRACE - GATE
}

/// Positive = narrower.
fn width_sign(c: Change) -> f64 {
    -((c.recent + WIDTH_OFFSET) / (c.usual + WIDTH_OFFSET)).ln() / WIDTH_UNIT
}

/// Positive = weaker. For highs and levels.
fn strength_sign(c: Change) -> f64 {
    -((c.recent + STRENGTH_OFFSET) / (c.usual + STRENGTH_OFFSET)).ln() / STRENGTH_UNIT
}

/// Gates and score of the two sides and numbness.
fn weigh(pleasant: &ValenceEvidence, unpleasant: &ValenceEvidence, numbness: Option<Change>) -> ([Option<Gate>; 6], f64) {
    let numb = numbness.map(|n| (n.recent - n.usual) / NUMBNESS_UNIT);
    let widths = (width_sign(pleasant.width), width_sign(unpleasant.width));
    let highs = (strength_sign(pleasant.high), strength_sign(unpleasant.high));
    let gate = |kind, value: f64, at_least: f64| Some(Gate { kind, value, at_least, holds: value >= at_least - GRACE });
    let gates = [
        gate(GateKind::WidthPleasant, widths.0, GATE),
        gate(GateKind::WidthUnpleasant, widths.1, GATE),
        gate(GateKind::HighPleasant, highs.0, GATE),
        gate(GateKind::HighUnpleasant, highs.1, GATE_HIGH_UNPLEASANT),
        gate(GateKind::LevelPleasant, strength_sign(pleasant.level), GATE),
        numb.and_then(|n| gate(GateKind::Numbness, n, GATE)),
    ];
    let clip = |v: f64| v.clamp(CLIP.0, CLIP.1);
    let range = (clip(widths.0) + clip(widths.1) + clip(highs.0) + clip(highs.1)) / 4.0;
    let score = match numb {
        Some(n) => RANGE_SHARE * range + NUMBNESS_SHARE * clip(n),
        None => range - NUMBNESS_UNRATED,
    };
    let whole = gates.iter().flatten().all(|g| g.holds);
    (gates, if whole { score } else { score.min(0.0) })
}
