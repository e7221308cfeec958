//! What is said of a day, and a pattern as it is told, in calendar days.

use super::{
    absolute::InWords,
    change_day::Span,
    constants::RULE_VERSION,
    days::Days,
    kind::PatternKind,
    noticed::{How, Noticed, Step},
    numbers::BeforeAfterNumbers,
    score::Scores,
};
use crate::domain::DayKey;

/// What a person would have been shown on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// The windows hold too little to say anything.
    NotEnough,
    /// Nothing is noticed.
    Usual,
    /// Felt emotion is narrower than this person's own usual range.
    Narrowed,
}

impl State {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotEnough => "not_enough",
            Self::Usual => "usual",
            Self::Narrowed => "narrowed",
        }
    }
}

/// One calendar day as judged on that day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayJudgement {
    pub day: DayKey,
    pub check_ins: u32,
    pub state: State,
    /// That day's own scores before carrying; `None` where the stretches hold too little.
    pub scores: Option<Scores>,
    /// First and last day of the usual it was held against; `None` before there is any.
    pub usual: Option<(DayKey, DayKey)>,
    /// The place among all patterns of the one that stands, heavier ones too.
    pub pattern: Option<u32>,
    /// The question whether it is still so is due.
    pub ask: bool,
    pub in_words: Option<InWords>,
}

impl DayJudgement {
    /// The score of both sides.
    #[must_use]
    pub fn score(&self) -> Option<f64> {
        self.scores.map(|s| s.both)
    }
}

/// A pattern as of some day.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// The version of the rule that noticed it.
    pub rule: u32,
    pub kind: PatternKind,
    /// The day on which it would have been shown.
    pub noticed: DayKey,
    /// The day from which it counts as narrowed; `None` while it is only a heavier time.
    pub narrowed_on: Option<DayKey>,
    pub began: Span<DayKey>,
    /// The same as it was known on the day of noticing: the kept usual rests on it.
    pub began_as_noticed: Span<DayKey>,
    /// First and last day of the usual kept for it.
    pub usual: (DayKey, DayKey),
    pub steps: Vec<Step<DayKey>>,
    /// Said to be over, and noticed again.
    pub breaks: Vec<(DayKey, DayKey)>,
    /// The day on which it came to its end, and how; `None` while it stands.
    pub ended: Option<(DayKey, How)>,
    /// When it turned, where it is over.
    pub back: Option<Span<DayKey>>,
    /// The most that was left of it over four weeks.
    pub depth: f64,
    /// It stands, and is closer to the usual than it was.
    pub closer: bool,
    /// It stands, and the best feelings reach higher than before.
    pub beyond: bool,
    pub numbers: BeforeAfterNumbers,
}

impl Course {
    pub(crate) fn of(p: &Noticed, days: &Days) -> Self {
        let day = |n| days.day(n);
        Self {
            rule: RULE_VERSION,
            kind: p.kind,
            noticed: day(p.noticed),
            narrowed_on: p.narrowed_on.map(day),
            began: p.began.map(day),
            began_as_noticed: p.began_as_noticed.map(day),
            usual: (day(p.usual.0), day(p.usual.1)),
            steps: p.steps.iter().map(|s| Step { noticed: day(s.noticed), began: s.began.map(day) }).collect(),
            breaks: p.breaks.iter().map(|b| (day(b.0), day(b.1))).collect(),
            ended: p.ended.map(|(on, how)| (day(on), how)),
            back: p.back.map(|b| b.map(day)),
            depth: p.depth,
            closer: p.ended.is_none() && p.closer,
            beyond: p.ended.is_none() && p.beyond,
            numbers: p.numbers.unwrap_or_else(|| p.numbers_by(days, p.ended.map_or(p.noticed, |e| e.0))),
        }
    }

    /// The last day that it reaches to, as of `until`.
    #[must_use]
    pub fn last_day(&self, until: DayKey) -> DayKey {
        match (self.back, self.ended) {
            (Some(back), Some(_)) => back.latest,
            (None, Some((ended, _))) => ended,
            (_, None) => until,
        }
    }

    /// The days that surely belong to it as far as anything is sure, in order, each from its first day to the one
    /// after its last: without those on which it may have begun or turned, and without its breaks.
    #[must_use]
    pub fn sure_days(&self, until: DayKey) -> Vec<(DayKey, DayKey)> {
        let first = if self.began.earliest < self.began.latest { self.began.latest.plus(1) } else { self.began.earliest };
        let turns = self.back.filter(|back| self.ended.is_some() && back.earliest < back.latest);
        let end = turns.map_or_else(|| self.last_day(until).plus(1), |back| back.earliest);
        let mut from = first;
        let mut sure = Vec::new();
        for (over, again) in &self.breaks {
            sure.push((from, (*over).min(end)));
            from = from.max(*again);
        }
        sure.push((from, end));
        sure.retain(|(from, end)| from < end);
        sure
    }

    /// What a day is to it; `None` outside, and after `until`.
    #[must_use]
    pub fn part_on(&self, day: DayKey, until: DayKey) -> Option<Part> {
        let within = |span: &Span<DayKey>| span.earliest < span.latest && (span.earliest..=span.latest).contains(&day);
        if day < self.began.earliest || day > self.last_day(until) || day > until {
            return None;
        }
        Some(if self.breaks.iter().any(|(over, again)| (*over..*again).contains(&day)) {
            Part::Between
        } else if within(&self.began) {
            Part::Beginning
        } else if self.back.as_ref().is_some_and(within) {
            Part::Turning
        } else if self.steps.iter().any(|step| (step.began.earliest..=step.began.latest).contains(&day)) {
            Part::Deeper
        } else {
            Part::Inside
        })
    }

    /// Felt emotion is narrower, not only heavier.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.narrowed_on.is_some()
    }
}

/// What a day is to a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// It may have begun on this day, and may not.
    Beginning,
    Inside,
    /// A further step may have begun on this day.
    Deeper,
    /// Said to be over, and not yet noticed again.
    Between,
    /// It may have turned on this day, and may not.
    Turning,
}

/// What is shown beside the days as of the last one.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Notices {
    pub in_words: Option<InWords>,
    /// A heavier time stands that is no narrowing: it belongs into the notice of low mood.
    pub heavier: bool,
}
