use crate::domain::{CheckIn, Journal};
use std::{collections::HashMap, sync::Arc};

/// The person's own words for medicines, substances, company and tags, most used lately first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UsedWords {
    pub medicines: Vec<Arc<str>>,
    pub substances: Vec<Arc<str>>,
    pub company: Vec<Arc<str>>,
    pub tags: Vec<Arc<str>>,
}

/// How many check-ins back words are looked for: about half a year of two a day.
const CHECK_INS_BACK: usize = 365;

impl UsedWords {
    /// Those of the last half year.
    #[must_use]
    pub fn of(journal: &Journal) -> Self {
        Self::among(journal, CHECK_INS_BACK)
    }

    /// Those of the whole journal.
    #[must_use]
    pub fn ever(journal: &Journal) -> Self {
        Self::among(journal, usize::MAX)
    }

    fn among(journal: &Journal, check_ins_back: usize) -> Self {
        let recent = || journal.check_ins.iter().rev().take(check_ins_back);
        Self {
            medicines: most_used(recent().flat_map(|c| &c.context.medicines)),
            substances: most_used(recent().flat_map(|c| &c.context.substances)),
            company: most_used(recent().filter_map(|c: &Arc<CheckIn>| c.context.company.as_ref())),
            tags: most_used(recent().flat_map(|c| &c.context.tags)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_most_comes_first_and_of_equals_the_latest() {
        let words: Vec<Arc<str>> = ["walk", "work", "work", "choir"].map(Into::into).to_vec();
        assert_eq!(most_used(words.iter()), ["work".into(), "walk".into(), "choir".into()] as [Arc<str>; 3]);
        assert!(UsedWords::of(&Journal::default()).tags.is_empty());
    }
}
