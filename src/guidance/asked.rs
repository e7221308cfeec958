//! The person's own list for the doctor: which questions are kept, in which order, in whose words.

use super::DoctorQuestion;
use crate::domain::{Direction, ItemId, ItemKind, WayItem};

/// Characters a question is kept to: a few lines of a page.
pub const QUESTION_LIMIT: usize = 400;

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub id: ItemId,
    /// Which of the filled questions it is; `None` = one of the person's own.
    pub key: Option<String>,
    pub words: String,
    /// The words are the person's own, not those the journal fills in.
    pub reworded: bool,
    /// Struck out: kept, and not taken along.
    pub struck: bool,
}

impl Asked {
    fn filled(question: &DoctorQuestion) -> Self {
        let (key, words) = (question.key.to_owned(), question.words.clone());
        Self { id: id_of(question.key), key: Some(key), words, reworded: false, struck: false }
    }

    /// One of the person's own.
    #[must_use]
    pub fn own(id: ItemId, words: &str) -> Self {
        Self { id, key: None, words: tidied(words), reworded: true, struck: false }
    }

    /// The same in other words. A filled question whose words are taken away is the filled one again.
    #[must_use]
    pub fn in_other_words(&self, words: &str) -> Self {
        Self { words: tidied(words), reworded: self.key.is_none() || !words.trim().is_empty(), ..self.clone() }
    }

    fn from_item(item: &WayItem, filled: &[DoctorQuestion]) -> Option<Self> {
        let key = (!item.more.is_empty()).then(|| item.more.clone());
        let reworded = !item.words.trim().is_empty();
        let words =
            if reworded { item.words.clone() } else { filled.iter().find(|q| key.as_deref() == Some(q.key))?.words.clone() };
        Some(Self { id: item.id.clone(), key, words, reworded, struck: item.retired })
    }

    fn item(&self) -> WayItem {
        let mut item = WayItem::new(self.id.clone(), ItemKind::DoctorQuestion, "");
        item.words = if self.reworded { self.words.clone() } else { String::new() };
        item.more = self.key.clone().unwrap_or_default();
        item.retired = self.struck;
        item
    }
}

/// A filled question always has the same id, so that it stands on the list once.
fn id_of(key: &str) -> ItemId {
    format!("doctor-question-{key}").into()
}

fn tidied(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(QUESTION_LIMIT).collect()
}

/// The list as the person has it: their order, words and strokes, with what the journal fills in now. A question that
/// was not there before comes after the one it follows otherwise.
#[must_use]
pub fn asked(filled: &[DoctorQuestion], items: &[WayItem]) -> Vec<Asked> {
    let own = items.iter().filter(|i| i.kind == ItemKind::DoctorQuestion);
    let mut list: Vec<Asked> = own.filter_map(|i| Asked::from_item(i, filled)).collect();
    let mut before: Option<&str> = None;
    for question in filled {
        let place = |key: &str| list.iter().position(|a| a.key.as_deref() == Some(key));
        if place(question.key).is_none() {
            let at = before.and_then(place).map_or(0, |i| i + 1);
            list.insert(at, Asked::filled(question));
        }
        before = Some(question.key);
    }
    list
}

/// The items with this list in the place of the one before. What is not filled at the moment keeps its stroke.
#[must_use]
pub fn with_asked(items: &[WayItem], list: &[Asked]) -> Vec<WayItem> {
    let is_listed = |id: &ItemId| list.iter().any(|a| a.id == *id);
    let unfilled = |i: &&WayItem| {
        i.kind == ItemKind::DoctorQuestion && i.words.trim().is_empty() && !i.more.is_empty() && !is_listed(&i.id)
    };
    let others = items.iter().filter(|i| i.kind != ItemKind::DoctorQuestion).cloned();
    others.chain(list.iter().map(Asked::item)).chain(items.iter().filter(unfilled).cloned()).collect()
}

/// The list with this line moved past its neighbour that is not struck out.
#[must_use]
pub fn asked_moved(mut list: Vec<Asked>, id: &ItemId, direction: Direction) -> Vec<Asked> {
    let Some(here) = list.iter().position(|a| a.id == *id) else { return list };
    let is_kept = |i: &usize| list.get(*i).is_some_and(|a| !a.struck);
    let there = match direction {
        Direction::Up => (0..here).rev().find(is_kept),
        Direction::Down => (here + 1..list.len()).find(is_kept),
    };
    if let Some(there) = there {
        list.swap(here, there);
    }
    list
}

/// What is taken along, in order.
#[must_use]
pub fn taken_along(list: &[Asked]) -> Vec<String> {
    list.iter().filter(|a| !a.struck).map(|a| a.words.clone()).collect()
}
