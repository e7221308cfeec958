//! All that is computed from one revision of a journal.

use super::{
    RollingWidth,
    compare::reactivity::Reactivity,
    measures::{
        first_weeks::FirstWeeks,
        reach::{DayReach, UsualReach},
    },
    noticing::{
        absolute::InWords,
        judgement::{Course, DayJudgement},
    },
    pattern::{
        evidence::Verdict,
        like_me::LikeMeUse,
        low_mood::{LowMood, low_mood_put_away},
        noticed::Pattern,
    },
};
use crate::domain::{DayKey, FeelingId, Journal, LikeMe};

/// All that is computed from one revision of a journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    pub until: DayKey,
    /// Each calendar day from the first check-in to `until`, judged with all that is written by now. Where no check-in
    /// is for longer than eleven years, the days after those are left out: nothing can be said of any of them.
    pub days: Vec<DayJudgement>,
    /// Days that have check-ins, in order.
    pub reach: Vec<DayReach>,
    /// How much feelings vary, for each of these days.
    pub widths: Vec<RollingWidth>,
    /// Each that was noticed as narrowed, oldest first.
    pub patterns: Vec<Pattern>,
    pub verdict: Verdict,
    pub usual_reach: Option<UsualReach>,
    /// Per feeling that is rated: the last day it was 5 or more.
    pub last_strong: Vec<(FeelingId, DayKey)>,
    /// Set while nothing is usual yet and at least ten of the last 28 days are logged.
    pub first_weeks: Option<FirstWeeks>,
    /// A notice of its own beside all of the above; nothing of it depends on them.
    pub low_mood: Option<LowMood>,
    /// A heavier time that stands and is no narrowing; it is told in the notice of low mood.
    pub heavier: Option<Course>,
    /// Numb, or without highs, in absolute words, whatever is usual.
    pub in_words: Option<InWords>,
    /// The usual is flat itself, by the same words.
    pub flat_usual: Option<InWords>,
    /// The question whether what stands is still so is due.
    pub ask: bool,
    /// A measure of its own; nothing of it enters a score.
    pub reactivity: Option<Reactivity>,
    /// The stretches marked as "more like me", in the order of marking, and what comes of each.
    pub like_me: Vec<(LikeMe, LikeMeUse)>,
}

impl Analysis {
    /// Low mood, unless it was put away.
    #[must_use]
    pub fn low_mood_told(&self, journal: &Journal, today: DayKey) -> Option<&LowMood> {
        self.low_mood.as_ref().filter(|_| low_mood_put_away(journal, today).is_none())
    }
}
