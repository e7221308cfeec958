//! All that is asked at once: filters about the same thing take each other's place, the others add up.

use super::one::{Filter, may_be_asked_for};
use crate::domain::{Catalogue, CheckIn, DayStart, Rewrite, SymptomId};
use std::sync::Arc;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Answer, Besides, Context, DayKey, FeelingId,
        FeelingIs::{self, *},
        Instant, Intensity, Moment, PartOfDay, SELF_HARM_KEY, SymptomAnswer, SymptomIs,
        SymptomStrength::{self, *},
        WordKind,
    };

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
