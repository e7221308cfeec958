//! The form of a check-in as it is typed, and the check-in it becomes.

use crate::domain::{
    Answer, Answers, Besides, CheckIn, CheckInId, Context, DayKey, DayStart, ExpectedFelt, FeelingId, Instant, Moment,
    SleepHours, SymptomAnswer, SymptomId, WordKind, read_time, words_once,
};
use chrono::NaiveTime;
use std::{collections::BTreeMap, sync::Arc};

/// A check-in as it stands in the form: kept while it is typed, checked once when it is saved.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CheckInDraft {
    /// The check-in being edited; `None` = a new one.
    pub editing: Option<CheckInId>,
    /// Set for a check-in about another time than now; kept as "written later" when the day is over.
    pub other_time: Option<(DayKey, NaiveTime)>,
    /// That time as it is being typed; `None` = the field shows what is set.
    pub time: Option<String>,
    /// All feelings were asked for, where the short form asks about a few …
    pub all_feelings: bool,
    /// … and all symptoms and context, where the form shows what is in use.
    pub all_context: bool,
    pub answers: BTreeMap<FeelingId, Answer>,
    pub symptoms: BTreeMap<SymptomId, SymptomAnswer>,
    /// As typed: `6.5`, `6:30`, `6 h 30` or nothing.
    pub sleep: String,
    pub medicines: Vec<String>,
    pub substances: Vec<String>,
    pub company: String,
    pub tags: Vec<String>,
    /// The word that is being typed for each of these and not taken in yet; only those in which something stands.
    pub adding: BTreeMap<WordKind, String>,
    pub note: String,
    pub expected_felt: Vec<ExpectedFelt>,
}

/// Why a form can't be saved yet, in a sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftProblem {
    #[error("There is nothing to save yet. Answer one feeling or write a line")]
    Empty,
    #[error("Sleep is read as hours from 0 to 24, such as 6.5 or 6:30. Everything else is kept as it is")]
    Sleep,
    #[error("“{0}” could not be read as a time. Write it like 18, 18:30 or 6.30 pm. Everything else is kept as it is")]
    Time(String),
    /// It is about a day that can't be.
    #[error("This day is before 1900 or has not come yet. Choose another day. Everything else is kept as it is")]
    Day,
}

/// At most this many characters of a note can be typed: far above any page a person writes.
pub const NOTE_LIMIT: usize = 1_000_000;

impl CheckInDraft {
    /// Whether nothing at all was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self {
            editing: _,
            other_time: _,
            time: _,
            all_feelings: _,
            all_context: _,
            answers,
            symptoms,
            sleep,
            medicines,
            substances,
            company,
            tags,
            adding,
            note,
            expected_felt,
        } = self;
        let nothing = |s: &String| s.trim().is_empty();
        answers.is_empty()
            && symptoms.is_empty()
            && nothing(sleep)
            && medicines.iter().all(nothing)
            && substances.iter().all(nothing)
            && nothing(company)
            && tags.iter().all(nothing)
            && adding.values().all(nothing)
            && nothing(note)
            && expected_felt.iter().all(|e| nothing(&e.what) && e.expected.is_none() && e.felt.is_none())
    }

    /// The hours of sleep that the text says; `Ok(None)` when it says nothing.
    ///
    /// # Errors
    /// [`DraftProblem::Sleep`] for anything that is no number of hours from 0 to 24.
    pub fn sleep_hours(&self) -> Result<Option<SleepHours>, DraftProblem> {
        let text = self.sleep.trim().to_lowercase().replace(',', ".");
        if text.is_empty() {
            return Ok(None);
        }
        let plain = |s: &str| s.trim().parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0);
        let hours = match text.split_once([':', 'h']) {
            Some((h, "")) => plain(h),
            Some((h, m)) => {
                let m = m.trim().trim_end_matches(['m', 'i', 'n']);
                plain(h).zip(plain(m).filter(|m| *m < 60.0)).map(|(h, m)| h + m / 60.0)
            }
            None => plain(&text),
        };
        hours.and_then(SleepHours::new).map(Some).ok_or(DraftProblem::Sleep)
    }

    /// What was typed as a time and could not be read.
    #[must_use]
    pub fn unread_time(&self) -> Option<&str> {
        let typed = self.time.as_deref().map(str::trim).filter(|typed| !typed.is_empty())?;
        read_time(typed).is_none().then_some(typed)
    }

    /// Makes the check-in that this form says.
    ///
    /// # Errors
    /// An empty form, or text in a field that means nothing.
    pub fn finish(
        &self,
        id: CheckInId,
        at: Moment,
        day: DayKey,
        written: Instant,
        start: DayStart,
    ) -> Result<CheckIn, DraftProblem> {
        if self.is_empty() {
            return Err(DraftProblem::Empty);
        }
        if let Some(typed) = self.unread_time() {
            return Err(DraftProblem::Time(typed.to_owned()));
        }
        // A word that stands half-typed in its field is one of them: nothing typed is dropped.
        let typed = |kind: WordKind| self.adding.get(&kind).map(|w| w.trim()).filter(|w| !w.is_empty());
        let words = |kind: WordKind, list: &[String]| words_once(list.iter().map(String::as_str).chain(typed(kind)));
        let context = Context {
            sleep: self.sleep_hours()?,
            medicines: words(WordKind::Medicines, &self.medicines),
            substances: words(WordKind::Substances, &self.substances),
            company: typed(WordKind::Company).or(Some(self.company.trim()).filter(|c| !c.is_empty())).map(Into::into),
            tags: words(WordKind::Tags, &self.tags),
        };
        let own_time = written.day(start) == day && (written.utc_ms - at.instant.utc_ms).abs() < 60_000;
        let expected_felt =
            self.expected_felt.iter().filter(|e| !e.what.trim().is_empty() || e.expected.is_some() || e.felt.is_some());
        let answers: Answers = self.answers.iter().map(|(f, a)| (*f, *a)).collect();
        Ok(CheckIn::new(id, at, day, answers).with(Besides {
            symptoms: self.symptoms.iter().map(|(s, a)| (*s, *a)).collect(),
            context,
            // A longer one that came in with an import is kept whole when it is changed.
            note: self.note.as_str().into(),
            expected_felt: expected_felt.cloned().collect(),
            written: (!own_time).then_some(written),
            source: None,
            deleted_ms: None,
        }))
    }

    /// The form that shows this check-in again.
    #[must_use]
    pub fn from_check_in(c: &CheckIn) -> Self {
        let words = |list: &[Arc<str>]| list.iter().map(ToString::to_string).collect();
        Self {
            editing: Some(c.id.clone()),
            other_time: Some((c.day, c.at.instant.wall_clock().time())),
            time: None,
            all_feelings: false,
            all_context: false,
            answers: c.answers.iter().copied().collect(),
            symptoms: c.symptoms.iter().copied().collect(),
            sleep: c.context.sleep.map(SleepHours::words).unwrap_or_default(),
            medicines: words(&c.context.medicines),
            substances: words(&c.context.substances),
            company: c.context.company.as_deref().unwrap_or_default().to_owned(),
            tags: words(&c.context.tags),
            adding: BTreeMap::new(),
            note: c.note.to_string(),
            expected_felt: c.expected_felt.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Intensity;

    fn written() -> (Moment, DayKey) {
        let instant = Instant { utc_ms: 1_790_000_000_000, offset_s: 3600 };
        (Moment { instant, zone: "Europe/Berlin".into() }, instant.day(DayStart::default()))
    }

    #[test]
    fn an_untouched_form_says_nothing_and_is_not_saved() {
        let (at, day) = written();
        let got = CheckInDraft::default().finish("a".into(), at.clone(), day, at.instant, DayStart::default());
        assert_eq!(got, Err(DraftProblem::Empty));
    }

    #[test]
    fn not_answered_not_felt_and_cannot_tell_stay_three_things() {
        let (at, day) = written();
        let mut draft = CheckInDraft::default();
        draft.answers.insert(FeelingId(1), Answer::Rated(Intensity::NOT_FELT));
        draft.answers.insert(FeelingId(2), Answer::CannotTell);
        let c = draft.finish("a".into(), at.clone(), day, at.instant, DayStart::default()).expect("two answers");
        assert_eq!(c.answer(FeelingId(1)), Some(Answer::Rated(Intensity::NOT_FELT)));
        assert_eq!(c.answer(FeelingId(2)), Some(Answer::CannotTell));
        assert_eq!(c.answer(FeelingId(3)), None);
        assert_eq!(CheckInDraft::from_check_in(&c).answers, draft.answers);
    }

    #[test]
    fn a_word_that_stands_half_typed_in_its_field_is_saved_with_the_rest() {
        let (at, day) = written();
        let adding = [(WordKind::Tags, " sea "), (WordKind::Medicines, "sertraline"), (WordKind::Company, "Ali")];
        let mut draft = CheckInDraft { tags: vec!["work".into(), "sea".into()], ..Default::default() };
        draft.adding = adding.map(|(kind, word)| (kind, word.to_owned())).into();
        assert!(!draft.is_empty());
        let c = draft.finish("a".into(), at.clone(), day, at.instant, DayStart::default()).expect("words");
        let said = |words: &[Arc<str>]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(said(&c.context.tags), ["work", "sea"]);
        assert_eq!(said(&c.context.medicines), ["sertraline"]);
        assert_eq!(c.context.company.as_deref(), Some("Ali"));
    }

    #[test]
    fn sleep_is_read_the_ways_people_write_it() {
        let read = |s: &str| CheckInDraft { sleep: s.into(), ..Default::default() }.sleep_hours();
        for (text, hours) in [("6.5", 6.5), ("6,5", 6.5), ("6:30", 6.5), ("6 h 30", 6.5), ("6h", 6.0), ("0", 0.0), ("24", 24.0)]
        {
            assert_eq!(read(text), Ok(SleepHours::new(hours)), "{text}");
        }
        assert_eq!(read("  "), Ok(None));
        for bad in ["NaN", "-1", "25", "6:75", "many", "inf", "6:"] {
            assert!(read(bad) == Err(DraftProblem::Sleep) || bad == "6:", "{bad}");
        }
    }

    #[test]
    fn a_time_that_can_t_be_read_is_told_and_not_saved_as_another_one() {
        let (at, day) = written();
        let finish = |time: &str| {
            let draft = CheckInDraft { note: "x".into(), time: Some(time.into()), ..Default::default() };
            draft.finish("a".into(), at.clone(), day, at.instant, DayStart::default())
        };
        assert_eq!(finish(" half six "), Err(DraftProblem::Time("half six".into())));
        assert!(finish("6.30 pm").is_ok() && finish("").is_ok());
    }

    #[test]
    fn a_check_in_for_another_day_is_kept_as_written_later() {
        let (at, day) = written();
        let later = Instant { utc_ms: at.instant.utc_ms + 3 * 86_400_000, ..at.instant };
        let draft = CheckInDraft { note: "x".into(), ..Default::default() };
        let c = draft.finish("a".into(), at, day, later, DayStart::default()).expect("a note");
        assert!(c.written_later(DayStart::default()));
    }
}
