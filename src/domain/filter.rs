//! What check-ins are asked to have in common when somebody looks for some of them.

use super::{
    Answer, Catalogue, CheckIn, DayKey, DayStart, FeelingId, Instant, Intensity, Rewrite, SELF_HARM_KEY, Symptom,
    SymptomAnswer, SymptomId, SymptomStrength, WordKind,
};
use chrono::Timelike;
use std::sync::Arc;

/// One thing that is asked of a check-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    Feeling(FeelingId, FeelingIs),
    Symptom(SymptomId, SymptomIs),
    /// A word of the person's about what was around it.
    Word(WordKind, Arc<str>),
    /// First and last day, both within.
    Days(DayKey, DayKey),
    Clock(PartOfDay),
    HasNote,
    /// Written on a later day than the one it is about.
    WrittenLater,
}

/// What was answered to a feeling. Not answered is none of these: it is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeelingIs {
    /// Also 0 and "can't tell".
    Answered,
    NotFelt,
    /// 1 or more.
    AtLeast(Intensity),
    CannotTell,
}

/// What was answered to a symptom. Not asked is none of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymptomIs {
    No,
    AtLeast(SymptomStrength),
}

/// Six hours of the clock on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOfDay {
    Night,
    Morning,
    Afternoon,
    Evening,
}

impl PartOfDay {
    pub const ALL: [Self; 4] = [Self::Morning, Self::Afternoon, Self::Evening, Self::Night];

    /// The part of the day this moment lies in, by the clock the person saw.
    #[must_use]
    pub fn of(at: Instant) -> Self {
        match at.wall_clock().hour() {
            0..6 => Self::Night,
            6..12 => Self::Morning,
            12..18 => Self::Afternoon,
            _ => Self::Evening,
        }
    }

    /// "morning, 6 to 12"
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Night => "night, 0 to 6",
            Self::Morning => "morning, 6 to 12",
            Self::Afternoon => "afternoon, 12 to 18",
            Self::Evening => "evening, 18 to 24",
        }
    }
}

impl FeelingIs {
    #[must_use]
    pub fn is(self, answer: Option<Answer>) -> bool {
        match (self, answer) {
            (Self::Answered, Some(_)) | (Self::CannotTell, Some(Answer::CannotTell)) => true,
            (Self::NotFelt, Some(Answer::Rated(i))) => i == Intensity::NOT_FELT,
            (Self::AtLeast(least), Some(Answer::Rated(i))) => i >= least,
            _ => false,
        }
    }

    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Answered => "answered".into(),
            Self::NotFelt => "not felt".into(),
            Self::AtLeast(n) => format!("{n} or more"),
            Self::CannotTell => "can't tell".into(),
        }
    }
}

impl SymptomIs {
    #[must_use]
    pub fn is(self, answer: Option<SymptomAnswer>) -> bool {
        match (self, answer) {
            (Self::No, Some(SymptomAnswer::No)) => true,
            (Self::AtLeast(least), Some(SymptomAnswer::There(strength))) => strength >= least,
            _ => false,
        }
    }

    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::No => "no".into(),
            Self::AtLeast(SymptomStrength::Strong) => SymptomAnswer::There(SymptomStrength::Strong).word().into(),
            Self::AtLeast(strength) => format!("{} or more", SymptomAnswer::There(strength).word()),
        }
    }
}

impl Filter {
    /// Whether it lets this check-in through. `start` is when a day begins now.
    #[must_use]
    pub fn keeps(&self, c: &CheckIn, start: DayStart) -> bool {
        match self {
            Self::Feeling(id, is) => is.is(c.answer(*id)),
            Self::Symptom(id, is) => is.is(c.symptom(*id)),
            Self::Word(kind, word) => kind.of(&c.context).contains(word),
            Self::Days(first, last) => (*first..=*last).contains(&c.day),
            Self::Clock(part) => PartOfDay::of(c.at.instant) == *part,
            Self::HasNote => !c.note.trim().is_empty(),
            Self::WrittenLater => c.written_later(start),
        }
    }

    /// Whether both ask about the same thing, so that the newer one takes the place of the older.
    #[must_use]
    pub fn is_about_the_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Feeling(a, _), Self::Feeling(b, _)) => a == b,
            (Self::Symptom(a, _), Self::Symptom(b, _)) => a == b,
            // One has several tags at once, but one company.
            (Self::Word(WordKind::Company, _), Self::Word(WordKind::Company, _))
            | (Self::Days(..), Self::Days(..))
            | (Self::Clock(_), Self::Clock(_)) => true,
            _ => self == other,
        }
    }

    /// "Joy: 5 or more"
    #[must_use]
    pub fn words(&self, catalogue: &Catalogue) -> String {
        match self {
            Self::Feeling(id, is) => {
                format!("{}: {}", catalogue.feeling(*id).map_or("A feeling", |f| f.name.as_str()), is.words())
            }
            Self::Symptom(id, is) => {
                format!("{}: {}", catalogue.symptom(*id).map_or("A symptom", |s| s.name.as_str()), is.words())
            }
            Self::Word(WordKind::Tags, word) => format!("#{word}"),
            Self::Word(WordKind::Company, word) if &**word == "alone" => word.to_string(),
            Self::Word(WordKind::Company, word) => format!("with {word}"),
            Self::Word(WordKind::Medicines | WordKind::Substances, word) => word.to_string(),
            Self::Days(first, last) if first == last => first.words(),
            Self::Days(first, last) => format!("{} to {}", first.words(), last.words()),
            Self::Clock(part) => part.words().into(),
            Self::HasNote => "has a note".into(),
            Self::WrittenLater => "written later".into(),
        }
    }
}

/// Everything that is asked of a check-in at once. The item about hurting oneself can't be asked for:
/// looking it up again and again helps nobody (SAFETY 8 and 9).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters(Vec<Filter>);

impl Filters {
    /// Asks for this, too, instead of what was asked about the same thing.
    pub fn add(&mut self, filter: Filter, catalogue: &Catalogue) {
        let hidden = |id: SymptomId| catalogue.symptom(id).is_none_or(|s| !may_be_asked_for(s));
        if matches!(filter, Filter::Symptom(id, _) if hidden(id)) {
            return;
        }
        match self.0.iter_mut().find(|f| f.is_about_the_same_as(&filter)) {
            Some(before) => *before = filter,
            None => self.0.push(filter),
        }
    }

    /// What asked about one of two that became one asks about the one that stayed.
    pub fn follow(&mut self, change: &Rewrite) {
        for filter in std::mem::take(&mut self.0) {
            let filter = match (filter, change) {
                (Filter::Feeling(id, is), Rewrite::Feelings { from, into }) if id == *from => Filter::Feeling(*into, is),
                (Filter::Symptom(id, is), Rewrite::Symptoms { from, into }) if id == *from => Filter::Symptom(*into, is),
                (Filter::Word(of, word), Rewrite::Words { kind, from, into }) if of == *kind && word == *from => {
                    Filter::Word(of, Arc::clone(into))
                }
                (other, _) => other,
            };
            // Where both were asked about, the first stands.
            if self.0.iter().all(|there| !there.is_about_the_same_as(&filter)) {
                self.0.push(filter);
            }
        }
    }

    pub fn remove(&mut self, filter: &Filter) {
        self.0.retain(|f| f != filter);
    }

    #[must_use]
    pub fn all(&self) -> &[Filter] {
        &self.0
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all of them let this check-in through.
    #[must_use]
    pub fn keep(&self, c: &CheckIn, start: DayStart) -> bool {
        self.0.iter().all(|f| f.keeps(c, start))
    }
}

/// Whether check-ins can be looked for by this symptom.
#[must_use]
pub fn may_be_asked_for(symptom: &Symptom) -> bool {
    symptom.key.as_str() != SELF_HARM_KEY
}

#[cfg(test)]
mod tests {
    use super::{FeelingIs::*, SymptomStrength::*, *};
    use crate::domain::{Besides, Context, Moment};

    fn n(steps: u8) -> Intensity {
        Intensity::new(steps).expect("0 to 10")
    }

    #[test]
    fn each_filter_keeps_what_it_says_and_nothing_that_was_not_answered() {
        let answers = [None, Some(Answer::Rated(n(0))), Some(Answer::Rated(n(4))), Some(Answer::CannotTell)];
        for (is, kept) in [
            (Answered, [false, true, true, true]),
            (NotFelt, [false, true, false, false]),
            (AtLeast(n(1)), [false, false, true, false]),
            (AtLeast(n(4)), [false, false, true, false]),
            (AtLeast(n(5)), [false, false, false, false]),
            (CannotTell, [false, false, false, true]),
        ] {
            assert_eq!(answers.map(|a| is.is(a)), kept, "{is:?}");
        }
        let there = |s| Some(SymptomAnswer::There(s));
        let answers =
            [None, Some(SymptomAnswer::No), there(Mild), there(Moderate), there(Strong), Some(SymptomAnswer::RatherNotSay)];
        for (is, kept) in [
            (SymptomIs::No, [false, true, false, false, false, false]),
            (SymptomIs::AtLeast(Mild), [false, false, true, true, true, false]),
            (SymptomIs::AtLeast(Moderate), [false, false, false, true, true, false]),
            (SymptomIs::AtLeast(Strong), [false, false, false, false, true, false]),
        ] {
            assert_eq!(answers.map(|a| is.is(a)), kept, "{is:?}");
        }
    }

    /// Monday, 23 November 2026, 21:40 in Berlin.
    fn evening() -> CheckIn {
        let instant = Instant { utc_ms: 1_795_466_400_000, offset_s: 3600 };
        let at = Moment { instant, zone: "Europe/Berlin".into() };
        let context = Context { tags: vec!["sea".into(), "work".into()], company: Some("Zoë".into()), ..Context::default() };
        let besides = Besides { context, note: "words".into(), ..Besides::default() };
        CheckIn::new("a", at, instant.day(DayStart::default()), vec![(FeelingId(1), Answer::Rated(n(6)))]).with(besides)
    }

    #[test]
    fn what_is_around_a_check_in_is_asked_for_by_its_words_its_day_its_hour_and_its_note() {
        let c = evening();
        let day = |d: &str| DayKey::parse(d).expect("a day");
        let kept = |f: &Filter| f.keeps(&c, DayStart::default());
        for filter in [
            Filter::Word(WordKind::Tags, "sea".into()),
            Filter::Word(WordKind::Company, "Zoë".into()),
            Filter::Days(day("2026-11-23"), day("2026-11-23")),
            Filter::Days(day("2020-01-01"), day("2026-12-31")),
            Filter::Clock(PartOfDay::Evening),
            Filter::HasNote,
        ] {
            assert!(kept(&filter), "{filter:?}");
        }
        for filter in [
            Filter::Word(WordKind::Tags, "se".into()),
            Filter::Word(WordKind::Medicines, "sea".into()),
            Filter::Word(WordKind::Company, "sea".into()),
            Filter::Days(day("2026-11-24"), day("2026-12-31")),
            Filter::Days(day("2026-11-24"), day("2026-11-20")),
            Filter::Clock(PartOfDay::Night),
            Filter::WrittenLater,
            Filter::Feeling(FeelingId(2), FeelingIs::Answered),
        ] {
            assert!(!kept(&filter), "{filter:?}");
        }
        let blank = evening().with(Besides { note: " \n".into(), ..Besides::default() });
        assert!(!Filter::HasNote.keeps(&blank, DayStart::default()));
    }

    #[test]
    fn filters_add_up_a_newer_one_about_the_same_takes_the_place_and_tags_stand_beside_each_other() {
        let catalogue = Catalogue::starting();
        let mut filters = Filters::default();
        assert!(filters.keep(&evening(), DayStart::default()), "nothing asked keeps all");
        filters.add(Filter::Word(WordKind::Tags, "sea".into()), &catalogue);
        filters.add(Filter::Word(WordKind::Tags, "work".into()), &catalogue);
        filters.add(Filter::Feeling(FeelingId(1), FeelingIs::AtLeast(n(7))), &catalogue);
        assert!(!filters.keep(&evening(), DayStart::default()));
        filters.add(Filter::Feeling(FeelingId(1), FeelingIs::AtLeast(n(6))), &catalogue);
        assert!(filters.keep(&evening(), DayStart::default()));
        assert_eq!(filters.all().len(), 3);
        filters.add(Filter::Word(WordKind::Tags, "home".into()), &catalogue);
        assert!(!filters.keep(&evening(), DayStart::default()));
        filters.remove(&Filter::Word(WordKind::Tags, "home".into()));
        assert!(filters.keep(&evening(), DayStart::default()));
    }

    #[test]
    fn the_item_about_hurting_oneself_can_not_be_asked_for() {
        let catalogue = Catalogue::starting();
        let item = catalogue.symptom_by_key(SELF_HARM_KEY).expect("it is there").id;
        let mut filters = Filters::default();
        filters.add(Filter::Symptom(item, SymptomIs::AtLeast(SymptomStrength::Mild)), &catalogue);
        assert!(filters.is_empty());
    }
}
