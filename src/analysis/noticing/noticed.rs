//! A pattern in day numbers, as the rule carries it from day to day.

use super::{
    change_day::Span,
    constants::{BACK, BACK_SHARE, DEPTH_DAYS, NUMBERS_DAYS, RECENT_DAYS, SHARPEN_DAYS},
    days::Days,
    kind,
    kind::PatternKind,
    numbers::{BeforeAfterNumbers, Numbers},
};
use std::collections::VecDeque;

/// What the person said of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Word {
    /// "This is how I am now."
    UsualNow,
    /// "Still less than before."
    StillLess,
    /// "I can't tell."
    DontKnow,
    /// "This isn't so."
    NotSo,
}

/// Days marked as "more like me", and the day on which that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub from: i32,
    pub until: i32,
    pub marked: i32,
}

/// "This isn't so" names the pattern it was said of by a day, as that was known then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Names<T> {
    /// The day on which it was noticed.
    Noticed(T),
    /// The first day as the version before saw it, any day of the pattern.
    First(T),
}

/// A pattern's days can move a little when an older day is written about. So many days either way it is still the same
/// pattern. Our choice: less than half of the three weeks between two patterns.
pub(crate) const SAME_WITHIN_DAYS: i32 = 10;

impl Names<i32> {
    /// Whether it names a pattern that was noticed on this day, began then at the earliest, and stood until `last`.
    pub(crate) fn is_of(self, noticed: i32, earliest: i32, last: i32) -> bool {
        let first = earliest - SAME_WITHIN_DAYS;
        match self {
            Self::Noticed(day) => (day - noticed).abs() <= SAME_WITHIN_DAYS,
            Self::First(day) => (first..=last.max(first)).contains(&day),
        }
    }
}

impl<T: Copy> Names<T> {
    pub(crate) const fn day(self) -> T {
        match self {
            Self::Noticed(day) | Self::First(day) => day,
        }
    }

    pub(crate) fn map<U>(self, of: impl Fn(T) -> U) -> Names<U> {
        match self {
            Self::Noticed(day) => Names::Noticed(of(day)),
            Self::First(day) => Names::First(of(day)),
        }
    }
}

/// What a person has a say in.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Said {
    /// In order of day.
    pub answers: Vec<(i32, Word)>,
    /// The day on which "this isn't so" was said, and of what. It is one of the answers, too, for the pattern that was open
    /// then; where there was none by what is known now, it counts for the one it names, as soon as that stands.
    pub not_so: Vec<(i32, Names<i32>)>,
    pub marks: Vec<Mark>,
}

impl Said {
    pub(super) fn on(&self, day: i32) -> impl Iterator<Item = Word> + '_ {
        let start = self.answers.partition_point(|a| a.0 < day);
        self.answers.iter().skip(start).take_while(move |a| a.0 == day).map(|a| a.1)
    }

    /// Whether "this isn't so" was said before this day of a pattern that stands, and of no pattern before it.
    pub(super) fn not_so_before(&self, today: i32, p: &Noticed, earlier: &[Noticed]) -> bool {
        let is_used = |on: i32| earlier.iter().any(|e| e.ended == Some((on, How::TakenBack)));
        let names_it = |names: Names<i32>| names.is_of(p.noticed, p.began_as_noticed.earliest, today);
        self.not_so.iter().any(|(on, names)| *on < today && names_it(*names) && !is_used(*on))
    }
}

/// How a pattern came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// What is left of it has been near the usual for three weeks.
    Over,
    /// "This is how I am now."
    UsualNow,
    /// "This isn't so."
    TakenBack,
}

impl How {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::UsualNow => "usual_now",
            Self::TakenBack => "taken_back",
        }
    }
}

/// A further step down inside a pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step<T> {
    pub noticed: T,
    pub began: Span<T>,
}

#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_field_names, reason = "the day of noticing is a fact of its own")]
pub(crate) struct Noticed {
    pub noticed: i32,
    /// `None` while unpleasant feelings have only grown heavier.
    pub narrowed_on: Option<i32>,
    pub began: Span<i32>,
    pub began_as_noticed: Span<i32>,
    /// The usual kept for it.
    pub usual: (i32, i32),
    pub steps: Vec<Step<i32>>,
    /// Said to be over, and noticed again.
    pub breaks: Vec<(i32, i32)>,
    pub ended: Option<(i32, How)>,
    pub back: Option<Span<i32>>,
    pub kind: PatternKind,
    /// What was left on the last scored days.
    lefts: VecDeque<f64>,
    /// The largest mean of them.
    pub depth: f64,
    pub closer: bool,
    pub beyond: bool,
    /// Made on its last day; nothing later changes them.
    pub numbers: Option<BeforeAfterNumbers>,
}

impl Noticed {
    pub(super) fn new(noticed: i32, usual: (i32, i32), narrowed: bool, began: Span<i32>) -> Self {
        Self {
            noticed,
            narrowed_on: narrowed.then_some(noticed),
            began,
            began_as_noticed: began,
            usual,
            steps: Vec::new(),
            breaks: Vec::new(),
            ended: None,
            back: None,
            kind: PatternKind::Heavier,
            lefts: VecDeque::new(),
            depth: 0.0,
            closer: false,
            beyond: false,
            numbers: None,
        }
    }

    pub(super) fn narrow(&mut self, narrowed: bool, today: i32) {
        if narrowed && self.narrowed_on.is_none() {
            self.narrowed_on = Some(today);
        }
    }

    /// Takes in what is left of it on a scored day.
    pub(super) fn deepen(&mut self, left: f64, today: i32) {
        if self.lefts.len() == DEPTH_DAYS {
            self.lefts.pop_front();
        }
        self.lefts.push_back(left);
        if self.lefts.len() == DEPTH_DAYS || today <= self.noticed + SHARPEN_DAYS {
            let mean = self.lefts.iter().sum::<f64>() / self.lefts.len() as f64;
            self.depth = self.depth.max(mean);
        }
    }

    /// A day counts as back when less than this is left.
    pub(super) fn back_under(&self) -> f64 {
        BACK.max(BACK_SHARE * self.depth)
    }

    /// The latest day of its beginning or of its last further step.
    pub(super) fn last_began(&self) -> i32 {
        self.steps.last().map_or(self.began.latest, |step| step.began.latest)
    }

    pub(super) fn kind_by(&self, days: &Days, today: i32) -> PatternKind {
        if self.narrowed_on.is_none() {
            return PatternKind::Heavier;
        }
        let last = self.back.map_or(today, |back| back.earliest - 1);
        kind::side(days, self.usual, self.began, last)
    }

    pub(super) fn numbers_by(&self, days: &Days, today: i32) -> BeforeAfterNumbers {
        let stretch = match self.ended {
            None => (today - RECENT_DAYS + 1, today),
            Some((ended, _)) => {
                let last = self.back.map_or(ended, |back| back.earliest - 1);
                let is_enough = last - self.began.latest >= RECENT_DAYS - 1;
                let from = if is_enough { self.began.latest.max(last - NUMBERS_DAYS + 1) } else { self.began.earliest };
                (from, last)
            }
        };
        BeforeAfterNumbers { before: Numbers::of(days, self.usual), after: Numbers::of(days, stretch) }
    }
}
