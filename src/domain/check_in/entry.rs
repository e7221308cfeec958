//! One moment, written down: its answers, and what it says besides them.

use super::{
    answer::{Answer, Intensity},
    answers::Answers,
    context::Context,
    id::CheckInId,
};
use crate::domain::{CanBe, DayKey, DayStart, FeelingId, Instant, Moment, SymptomAnswer, SymptomId};
use std::{
    ops::{Deref, DerefMut},
    sync::{Arc, LazyLock},
};

/// "This should have moved me": what happened, how strongly one would once have felt it, and how
/// strongly it was felt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedFelt {
    pub what: String,
    pub expected: Option<Intensity>,
    pub felt: Option<Answer>,
}

/// Where an imported check-in came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub app: String,
    /// The source row, verbatim.
    pub row: String,
}

/// One moment, written down. Several a day are normal, none is normal too.
///
/// What it says [`Besides`] its answers is read and written as if it were its own (`c.note`), and takes
/// memory only where there is any: most of the time of loading fifty years is asking for memory.
#[derive(Debug, Clone)]
pub struct CheckIn {
    pub id: CheckInId,
    pub at: Moment,
    /// The day as lived, settled when it was written: a later change of the day's start moves nothing.
    pub day: DayKey,
    /// At most one answer a feeling, in order of `FeelingId`. A feeling that isn't here wasn't answered.
    pub answers: Answers,
    /// `None` means the same as all of it empty.
    besides: Option<Box<Besides>>,
}

/// What a check-in said before it was changed. It has the check-in's id.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    pub said: Arc<CheckIn>,
    /// When that was changed (ms UTC).
    pub replaced_ms: i64,
}

/// What a check-in may say besides its answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Besides {
    /// At most one answer a symptom, in order of `SymptomId`. A symptom that isn't here wasn't asked.
    pub symptoms: Vec<(SymptomId, SymptomAnswer)>,
    pub context: Context,
    /// Empty when nothing was written.
    pub note: Arc<str>,
    pub expected_felt: Vec<ExpectedFelt>,
    /// When it was written down; `None` = at its own time.
    pub written: Option<Instant>,
    pub source: Option<Source>,
    /// Put into the trash at this time (ms UTC); it stays in the file and can be put back.
    pub deleted_ms: Option<i64>,
}

static NOTHING: LazyLock<Besides> = LazyLock::new(Besides::default);

impl Deref for CheckIn {
    type Target = Besides;
    fn deref(&self) -> &Besides {
        self.besides.as_deref().unwrap_or_else(|| &NOTHING)
    }
}

impl DerefMut for CheckIn {
    fn deref_mut(&mut self) -> &mut Besides {
        self.besides.get_or_insert_default()
    }
}

impl PartialEq for CheckIn {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.at == other.at
            && self.day == other.day
            && self.answers == other.answers
            && **self == **other
    }
}

impl CheckIn {
    /// A check-in that says nothing besides its answers.
    #[must_use]
    pub fn new(id: impl Into<CheckInId>, at: Moment, day: DayKey, answers: impl Into<Answers>) -> Self {
        Self { id: id.into(), at, day, answers: answers.into(), besides: None }
    }

    /// The same with these things besides its answers, instead of any it had.
    #[must_use]
    pub fn with(self, besides: Besides) -> Self {
        Self { besides: (besides != *NOTHING).then(|| Box::new(besides)), ..self }
    }

    #[must_use]
    pub fn answer(&self, feeling: FeelingId) -> Option<Answer> {
        self.answers.iter().find(|(f, _)| *f == feeling).map(|(_, a)| *a)
    }

    #[must_use]
    pub fn symptom(&self, symptom: SymptomId) -> Option<SymptomAnswer> {
        self.symptoms.iter().find(|(s, _)| *s == symptom).map(|(_, a)| *a)
    }

    /// Whether it says when it was and nothing else: no answer, no word, nothing around it. Where it came from is no word
    /// of the person's.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        self.answers.is_empty()
            && self.symptoms.is_empty()
            && self.context == Context::default()
            && self.note.trim().is_empty()
            && self.expected_felt.is_empty()
    }

    /// The day under which it is found: its own or, where that is far from its time and so can't be, the day of
    /// the clock then. See [`CanBe`].
    #[must_use]
    pub fn filed_under(&self) -> DayKey {
        if CanBe::day_of(self.day, self.at.instant).is_ok() {
            self.day
        } else {
            DayKey::from_date(self.at.instant.wall_clock().date())
        }
    }

    /// When it was written down.
    #[must_use]
    pub fn written_at(&self) -> Instant {
        self.written.unwrap_or(self.at.instant)
    }

    /// Whether it was written on a later day than the one it is about. What was written at its own time
    /// never was, wherever a day begins now.
    #[must_use]
    pub fn written_later(&self, start: DayStart) -> bool {
        self.written.is_some_and(|w| w.day(start) > self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_besides_is_the_same_however_it_came_about() {
        let instant = Instant { utc_ms: 0, offset_s: 0 };
        let at = Moment { instant, zone: "UTC".into() };
        let plain = CheckIn::new("a", at, instant.day(DayStart::default()), Answers::default());
        let mut emptied = plain.clone();
        emptied.note = "x".into();
        assert_ne!(emptied, plain);
        emptied.note = "".into();
        assert_eq!(emptied, plain);
        assert_eq!(plain.clone().with(Besides::default()), plain);
        assert_eq!(&*plain.clone().with(Besides { note: "x".into(), ..Besides::default() }).note, "x");
    }

    #[test]
    fn a_later_change_of_the_hour_a_day_begins_makes_nothing_written_later() {
        let instant = Instant { utc_ms: 1_790_000_000_000, offset_s: 0 };
        let (early, late) = (DayStart::new(0).unwrap_or_default(), DayStart::new(12).unwrap_or_default());
        let morning = Instant { utc_ms: instant.utc_ms - instant.utc_ms.rem_euclid(86_400_000) + 6 * 3_600_000, ..instant };
        let at = Moment { instant: morning, zone: "UTC".into() };
        let draft = crate::domain::CheckInDraft { note: "words".into(), ..Default::default() };
        let c = draft.finish("a".into(), at, morning.day(late), morning, late).expect("a note");
        assert!(!c.written_later(late));
        assert!(!c.written_later(early));
    }
}
