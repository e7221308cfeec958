//! Which words were used lately, and how often.

use crate::domain::{CheckIn, DayKey, Journal, WordKind};
use std::{collections::HashMap, sync::Arc};

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
        Self { all: WordKind::ALL.into_iter().flat_map(|kind| uses(journal, kind)).collect(), ..Self::among(journal, true) }
    }

    /// Those of the whole journal, also those put away.
    #[must_use]
    pub fn ever(journal: &Journal) -> Self {
        Self::among(journal, false)
    }

    fn among(journal: &Journal, to_offer: bool) -> Self {
        let back = if to_offer { CHECK_INS_BACK } else { usize::MAX };
        let words = |kind: WordKind| {
            let recent = journal.check_ins.iter().rev().take(back);
            let mut words = most_used(recent.flat_map(|c: &Arc<CheckIn>| kind.of(&c.context)));
            words.retain(|w| !to_offer || journal.settings.offers(kind, w));
            words
        };
        Self {
            medicines: words(WordKind::Medicines),
            substances: words(WordKind::Substances),
            company: words(WordKind::Company),
            tags: words(WordKind::Tags),
            all: Vec::new(),
        }
    }
}

/// By count, then by how lately, so that the order is the same each time.
fn most_used<'a>(words: impl Iterator<Item = &'a Arc<str>>) -> Vec<Arc<str>> {
    let mut seen: HashMap<&Arc<str>, (usize, usize)> = HashMap::new();
    for (lately, word) in words.enumerate() {
        seen.entry(word).or_insert((0, lately)).0 += 1;
    }
    let mut order: Vec<_> = seen.into_iter().collect();
    order.sort_by_key(|(_, (count, lately))| (std::cmp::Reverse(*count), *lately));
    order.into_iter().map(|(word, _)| Arc::clone(word)).collect()
}

fn uses(journal: &Journal, kind: WordKind) -> Vec<WordUse> {
    let mut seen: HashMap<&Arc<str>, (usize, DayKey)> = HashMap::new();
    for c in &journal.check_ins {
        let words = kind.of(&c.context);
        for (_, word) in words.iter().enumerate().filter(|(n, word)| !words[..*n].contains(word)) {
            let (count, last) = seen.entry(word).or_insert((0, c.day));
            *count += 1;
            *last = c.day.max(*last);
        }
    }
    let mut all: Vec<WordUse> =
        seen.into_iter().map(|(word, (check_ins, last))| WordUse { kind, word: Arc::clone(word), check_ins, last }).collect();
    all.sort_by(|a, b| (b.check_ins, b.last, &a.word).cmp(&(a.check_ins, a.last, &b.word)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Besides, Context, DayStart, Instant, Moment};

    #[test]
    fn what_is_used_most_comes_first_and_of_equals_the_latest() {
        let words: Vec<Arc<str>> = ["walk", "work", "work", "choir"].map(Into::into).to_vec();
        assert_eq!(most_used(words.iter()), ["work".into(), "walk".into(), "choir".into()] as [Arc<str>; 3]);
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
}
