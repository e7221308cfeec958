use super::{Answer, DayKey, DayStart, FeelingId, Intensity, SymptomAnswer, SymptomId, Zone};
use chrono::{DateTime, NaiveDateTime};
use std::sync::Arc;

/// A point in time with the offset the wall clock had: enough to show it as it was lived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    /// Milliseconds since 1970-01-01T00:00Z.
    pub utc_ms: i64,
    /// Seconds east of UTC, −86,399..=86,399.
    pub offset_s: i32,
}

impl Instant {
    /// What the clock on the wall showed.
    #[must_use]
    pub fn wall_clock(self) -> NaiveDateTime {
        DateTime::from_timestamp_millis(self.utc_ms.saturating_add(i64::from(self.offset_s) * 1000))
            .map(|t| t.naive_utc())
            .unwrap_or_default()
    }

    #[must_use]
    pub fn day(self, start: DayStart) -> DayKey {
        DayKey::of(self.wall_clock(), start)
    }

    /// "21:40"
    #[must_use]
    pub fn clock_words(self) -> String {
        self.wall_clock().format("%H:%M").to_string()
    }
}

/// An [`Instant`] and the zone it was in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Moment {
    pub instant: Instant,
    pub zone: Zone,
}

/// Hours slept, 0 to 24.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct SleepHours(f64);

impl SleepHours {
    /// `None` for anything that is no number from 0 to 24.
    #[must_use]
    pub fn new(hours: f64) -> Option<Self> {
        (hours.is_finite() && (0.0..=24.0).contains(&hours)).then_some(Self(if hours == 0.0 { 0.0 } else { hours }))
    }

    #[must_use]
    pub const fn hours(self) -> f64 {
        self.0
    }

    /// "6 h 30"
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "at most 1440 minutes")]
    pub fn words(self) -> String {
        let minutes = (self.0 * 60.0).round() as i64;
        match (minutes / 60, minutes % 60) {
            (h, 0) => format!("{h} h"),
            (h, m) => format!("{h} h {m:02}"),
        }
    }
}

/// What was around a check-in. Empty lists and `None` mean "not said", never "none".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Context {
    pub sleep: Option<SleepHours>,
    /// Medicines taken, as the person wrote them.
    pub medicines: Vec<Arc<str>>,
    /// Alcohol and other substances, as the person wrote them ("none" is an answer of the person's).
    pub substances: Vec<Arc<str>>,
    pub company: Option<Arc<str>>,
    pub tags: Vec<Arc<str>>,
}

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
#[derive(Debug, Clone, PartialEq)]
pub struct CheckIn {
    /// Unique in a journal; made as `UUIDv7`, kept as any text from elsewhere.
    pub id: Arc<str>,
    pub at: Moment,
    /// The day as lived, settled when it was written: a later change of the day's start moves nothing.
    pub day: DayKey,
    /// At most one answer a feeling, in order of `FeelingId`. A feeling that isn't here wasn't answered.
    pub answers: Vec<(FeelingId, Answer)>,
    /// At most one answer a symptom, in order of `SymptomId`. A symptom that isn't here wasn't asked.
    pub symptoms: Vec<(SymptomId, SymptomAnswer)>,
    pub context: Context,
    /// Empty when nothing was written.
    pub note: Arc<str>,
    pub expected_felt: Vec<ExpectedFelt>,
    /// When it was written down; `None` = at its own time.
    pub written: Option<Instant>,
    pub source: Option<Source>,
    /// Put into the trash at this time (ms UTC); it stays there for 30 days.
    pub deleted_ms: Option<i64>,
}

impl CheckIn {
    #[must_use]
    pub fn answer(&self, feeling: FeelingId) -> Option<Answer> {
        self.answers.iter().find(|(f, _)| *f == feeling).map(|(_, a)| *a)
    }

    #[must_use]
    pub fn symptom(&self, symptom: SymptomId) -> Option<SymptomAnswer> {
        self.symptoms.iter().find(|(s, _)| *s == symptom).map(|(_, a)| *a)
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
    fn sleep_is_0_to_24_hours_and_nothing_else() {
        for bad in [f64::NAN, f64::INFINITY, -0.5, 24.1] {
            assert_eq!(SleepHours::new(bad), None);
        }
        assert_eq!(SleepHours::new(6.5).map(SleepHours::words).as_deref(), Some("6 h 30"));
        assert_eq!(SleepHours::new(7.0).map(SleepHours::words).as_deref(), Some("7 h"));
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
