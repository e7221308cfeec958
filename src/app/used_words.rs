//! Which words were used lately, and how often.

use crate::domain::{Catalogue, Context, DayKey, Journal, SELF_HARM_KEY, Symptom, SymptomId, WordKind};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// The person's own words for medicines, substances, company and tags, most used lately first; those that were put
/// away are not among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UsedWords {
    pub medicines: Vec<Arc<str>>,
    pub substances: Vec<Arc<str>>,
    pub company: Vec<Arc<str>>,
    pub tags: Vec<Arc<str>>,
    /// How every word of each kind was used, also of those put away; most used first. Only in [`Self::of`].
    pub all: Vec<WordUse>,
}

/// One of the person's words and how it was used, the trash left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordUse {
    pub kind: WordKind,
    pub word: Arc<str>,
    pub check_ins: usize,
    pub last: DayKey,
}

/// How many check-ins back words are looked for to be offered: about half a year of two a day.
const CHECK_INS_BACK: usize = 365;

impl UsedWords {
    /// Those of the last half year that are offered, and how each word was used.
    #[must_use]
    pub fn of(journal: &Journal) -> Self {
        Self { all: uses(journal), ..Self::among(journal, true) }
    }

    /// Those of the whole journal, also those put away.
    #[must_use]
    pub fn ever(journal: &Journal) -> Self {
        Self::among(journal, false)
    }

    fn among(journal: &Journal, to_offer: bool) -> Self {
        let back = if to_offer { CHECK_INS_BACK } else { usize::MAX };
        let recent = journal.check_ins.iter().rev().take(back).map(|c| &c.context);
        let [tags, medicines, substances, company] = most_used(recent).map(|(kind, mut words)| {
            words.retain(|w| !to_offer || journal.settings.offers(kind, w));
            words
        });
        Self { medicines, substances, company, tags, all: Vec::new() }
    }
}

/// What of symptoms and context this person answers, so that Today can show that first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UsedLately {
    /// Too few days have a check-in to know: all of it is shown, and the keys are told.
    pub is_new: bool,
    pub symptoms: BTreeSet<SymptomId>,
    pub sleep: bool,
    pub words: BTreeSet<WordKind>,
}

/// On so many days with check-ins all of the form is shown. Our choice: a week, so that each thing was seen on every day of
/// one before it is put away.
const FIRST_DAYS: usize = 7;
/// What was answered within so many days up to the last check-in is in use, so that the form is the same after a gap
/// (SAFETY 15). Our choice: four weeks, in which what belongs to some weeks only comes
/// at least once.
const LATELY_DAYS: i32 = 28;

impl UsedLately {
    #[must_use]
    pub fn of(journal: &Journal) -> Self {
        let mut days = BTreeSet::new();
        let is_new = !journal.check_ins.iter().any(|c| {
            days.insert(c.day);
            days.len() >= FIRST_DAYS
        });
        let mut used = Self { is_new, ..Self::default() };
        // Who switched this on is asked, answered or not: it is never put away (SAFETY 5 and 7).
        used.symptoms.extend(journal.catalogue.symptom_by_key(SELF_HARM_KEY).map(|s| s.id));
        // Nor what the person added: it was added to be asked about.
        let starting = Catalogue::starting();
        let is_own = |s: &&Symptom| starting.symptom_by_key(s.key.as_str()).is_none();
        used.symptoms.extend(journal.catalogue.symptoms.iter().filter(is_own).map(|s| s.id));
        let from = journal.check_ins.last().map(|c| c.day.plus(1 - LATELY_DAYS));
        for c in journal.check_ins.iter().rev().take_while(|c| Some(c.day) >= from) {
            used.symptoms.extend(c.symptoms.iter().map(|(id, _)| *id));
            used.sleep |= c.context.sleep.is_some();
            used.words.extend(WordKind::ALL.into_iter().filter(|kind| !kind.of(&c.context).is_empty()));
        }
        used
    }
}

/// The words of each kind by count, then by how lately, so that the order is the same each time. One walk for all kinds:
/// a long journal lies all over the memory.
fn most_used<'a>(newest_first: impl Iterator<Item = &'a Context>) -> [(WordKind, Vec<Arc<str>>); WordKind::ALL.len()] {
    let mut seen = WordKind::ALL.map(|kind| (kind, HashMap::<&Arc<str>, (usize, usize)>::new()));
    for (lately, context) in newest_first.enumerate() {
        for (kind, seen) in &mut seen {
            for (place, word) in kind.of(context).iter().enumerate() {
                // No check-in has that many words.
                seen.entry(word).or_insert((0, (lately << 16) + place)).0 += 1;
            }
        }
    }
    seen.map(|(kind, seen)| {
        let mut order: Vec<_> = seen.into_iter().collect();
        order.sort_by_key(|(_, (count, lately))| (std::cmp::Reverse(*count), *lately));
        (kind, order.into_iter().map(|(word, _)| Arc::clone(word)).collect())
    })
}

/// How every word was used, kind by kind; one walk for all of them, too.
fn uses(journal: &Journal) -> Vec<WordUse> {
    let mut seen = WordKind::ALL.map(|kind| (kind, HashMap::<&Arc<str>, (usize, DayKey)>::new()));
    for c in &journal.check_ins {
        for (kind, seen) in &mut seen {
            let words = kind.of(&c.context);
            for (_, word) in words.iter().enumerate().filter(|(n, word)| !words[..*n].contains(word)) {
                let (count, last) = seen.entry(word).or_insert((0, c.day));
                *count += 1;
                *last = c.day.max(*last);
            }
        }
    }
    let of_a_kind = |(kind, seen): (WordKind, HashMap<&Arc<str>, (usize, DayKey)>)| {
        let used = seen.into_iter();
        let mut all: Vec<_> =
            used.map(|(word, (check_ins, last))| WordUse { kind, word: Arc::clone(word), check_ins, last }).collect();
        all.sort_by(|a, b| (b.check_ins, b.last, &a.word).cmp(&(a.check_ins, a.last, &b.word)));
        all
    };
    seen.into_iter().flat_map(of_a_kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Besides, CheckIn, DayStart, Instant, Moment, SleepHours, SymptomAnswer};

    #[test]
    fn what_is_used_most_comes_first_and_of_equals_the_latest() {
        let tags = ["walk", "work", "work", "choir"].map(Into::into).to_vec();
        let both = [Context { tags, ..Context::default() }, Context { tags: vec!["garden".into()], ..Context::default() }];
        let [(WordKind::Tags, tags), ..] = most_used(both.iter()) else { panic!("tags come first") };
        assert_eq!(tags, ["work".into(), "walk".into(), "choir".into(), "garden".into()] as [Arc<str>; 4]);
        assert!(UsedWords::of(&Journal::default()).tags.is_empty());
    }

    #[test]
    fn a_word_is_counted_once_a_check_in_and_one_put_away_is_listed_but_not_offered() {
        let check_in = |n: i64, tags: &[&str]| {
            let at = Moment { instant: Instant { utc_ms: n * 86_400_000, offset_s: 0 }, zone: "UTC".into() };
            let tags = tags.iter().map(|t| (*t).into()).collect();
            let besides = Besides { context: Context { tags, ..Context::default() }, ..Besides::default() };
            let day = at.instant.day(DayStart::default());
            Arc::new(CheckIn::new(format!("{n}").as_str(), at, day, Vec::new()).with(besides))
        };
        let mut journal =
            Journal { check_ins: vec![check_in(1, &["walk", "walk"]), check_in(2, &["work", "walk"])], ..Journal::default() };
        journal.settings.offer(WordKind::Tags, &"walk".into(), false);
        let used = UsedWords::of(&journal);
        assert_eq!(used.tags, ["work".into()] as [Arc<str>; 1]);
        let told: Vec<_> = used.all.iter().map(|u| (&*u.word, u.check_ins, u.last == journal.check_ins[1].day)).collect();
        assert_eq!(told, [("walk", 2, true), ("work", 1, true)]);
    }

    /// A check-in on each of so many days up to the last one, which is day 100; `says` by the days before that.
    fn days(n: i64, says: impl Fn(i64) -> Besides) -> Journal {
        let at = |day: i64| Moment { instant: Instant { utc_ms: day * 86_400_000, offset_s: 43_200 }, zone: "UTC".into() };
        let day = |n: i64| at(n).instant.day(DayStart::default());
        let check_in = |back: i64| {
            let c = CheckIn::new(format!("{back}").as_str(), at(100 - back), day(100 - back), Vec::new());
            Arc::new(c.with(says(back)))
        };
        let check_ins = (0..n).rev().map(check_in).collect();
        Journal { catalogue: Catalogue::starting(), check_ins, ..Journal::default() }
    }

    #[test]
    fn the_form_is_new_until_a_week_of_days_and_two_check_ins_of_a_day_are_one_day() {
        for (n, is_new) in [(0, true), (6, true), (7, false)] {
            let journal = days(n, |_| Besides::default());
            assert_eq!(UsedLately::of(&journal).is_new, is_new, "{n} days");
        }
        let mut journal = days(6, |_| Besides::default());
        journal.check_ins.extend(journal.check_ins.clone());
        assert!(UsedLately::of(&journal).is_new);
    }

    #[test]
    fn what_was_answered_within_four_weeks_is_in_use_and_no_is_an_answer() {
        let sleep = SleepHours::new(0.0);
        let fatigue = Catalogue::starting().symptom_by_key("fatigue").expect("there").id;
        let journal = days(40, |back| {
            let symptoms = if back == 27 { vec![(fatigue, SymptomAnswer::No)] } else { Vec::new() };
            let tags = if back == 28 { vec!["walk".into()] } else { Vec::new() };
            let sleep = sleep.filter(|_| back == 3);
            Besides { symptoms, context: Context { sleep, tags, ..Context::default() }, ..Besides::default() }
        });
        let used = UsedLately::of(&journal);
        let hurt = journal.catalogue.symptom_by_key(SELF_HARM_KEY).expect("there").id;
        assert_eq!(used.symptoms, [fatigue, hurt].into());
        assert!(used.sleep, "no sleep at all is an answer");
        assert!(used.words.is_empty(), "the tag is longer ago");
    }
}
