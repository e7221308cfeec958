//! Everything a sentence about a day's judgement rests on.

use super::compared::{Change, Compared, FeelingEvidence, ValenceEvidence, When};
use crate::analysis::{
    measures::{table::Table, window::Window},
    noticing::{
        days::Days,
        judgement::State,
        look::{Eyes, Looks, Need},
        numbers::{BeforeAfterNumbers, Numbers},
        score,
        score::{Gate, Look, Scored},
    },
    rule::RECENT_DAYS,
};

/// Everything a sentence about a day's judgement rests on. Its numbers are the one set of the analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub recent: Window,
    pub usual: Window,
    pub pleasant: ValenceEvidence,
    pub unpleasant: ValenceEvidence,
    /// The best feeling of an ordinary day.
    pub best: Option<Change>,
    /// Mean numbness, where it was rated on enough days.
    pub numbness: Option<Change>,
    pub gates: Vec<Gate>,
    /// By how many units the best feelings are weaker in the last seven days and in the seven before, where they tell.
    pub weeks: [Option<f64>; 2],
    pub score: f64,
    /// Which look decided.
    pub look: Look,
    pub feelings: Vec<FeelingEvidence>,
    /// The usual stretch is one the person marked as "more like me", not the rolling one.
    pub usual_is_marked: bool,
}

/// The last day judged, in full. A day without a score of its own is `NotEnough`, also while a
/// pattern still stands: `days` and `patterns` say so.
#[expect(clippy::large_enum_variant, reason = "there is one in each analysis")]
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    NotEnough(Need),
    Judged { state: State, evidence: Evidence },
}

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    /// The day, by its number.
    pub today: i32,
    /// The usual that was in force that day, and the days it needs.
    pub usual: (i32, i32),
    pub needed: u32,
    /// The usual it is shown beside.
    pub beside: (i32, i32),
    pub usual_is_marked: bool,
    /// Show the days of the look that decided, not the last three weeks.
    pub as_decided: bool,
}

impl Evidence {
    /// `None` where that day has no score.
    pub(crate) fn of(days: &Days, table: &Table, seen: Seen) -> Option<Self> {
        let looks = Eyes::default().looks(days, seen.today, seen.usual, seen.needed).found()?;
        let scored = Scored::of(&looks);
        let length = if seen.as_decided { i32::from(scored.scores.look.days()) } else { RECENT_DAYS };
        let with = |length: i32| Self::shown(days, table, seen, &looks, length);
        with(length).or_else(|| with(RECENT_DAYS))
    }

    fn shown(days: &Days, table: &Table, seen: Seen, looks: &Looks, length: i32) -> Option<Self> {
        let stretch = (seen.today - length + 1, seen.today);
        let numbers = BeforeAfterNumbers { before: Numbers::of(days, seen.beside), after: Numbers::of(days, stretch) };
        let scores = Scored::of(looks).scores;
        let signs = match scores.look {
            Look::Long => looks.long,
            Look::Short => looks.short.unwrap_or(looks.long),
        };
        let c = Compared::of(days, table, &numbers, When::Now)?;
        Some(Self {
            recent: c.recent,
            usual: c.usual,
            pleasant: c.pleasant,
            unpleasant: c.unpleasant,
            best: c.best,
            numbness: c.numbness,
            gates: score::gates(&signs).to_vec(),
            weeks: signs.weeks,
            score: scores.both,
            look: scores.look,
            feelings: c.feelings,
            usual_is_marked: seen.usual_is_marked,
        })
    }

    /// The two stretches alone.
    #[must_use]
    pub fn compared(&self, when: When) -> Compared {
        let Self { usual, recent, pleasant, unpleasant, best, numbness, .. } = *self;
        Compared { when, usual, recent, pleasant, unpleasant, best, numbness, feelings: self.feelings.clone() }
    }
}
