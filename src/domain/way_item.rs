//! The person's own lists among the ways: what worked, what they once enjoyed, whom they might ask.

use super::{Direction, Intensity, ItemId, Way, folded};

/// What stands on a list. Each belongs to one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    Sight,
    Sound,
    Texture,
    Scent,
    Taste,
    SupportGroup,
    /// Something once enjoyed.
    Activity,
    Therapist,
    /// A reason of their own for days without.
    Reason,
    /// What helps at the hard hour.
    WhatHelps,
    /// For the doctor: one of their own, or their order, words and strokes for those filled in.
    DoctorQuestion,
}

impl ItemKind {
    pub const ALL: [Self; 11] = [
        Self::Sight,
        Self::Sound,
        Self::Texture,
        Self::Scent,
        Self::Taste,
        Self::SupportGroup,
        Self::Activity,
        Self::Therapist,
        Self::Reason,
        Self::WhatHelps,
        Self::DoctorQuestion,
    ];

    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sight => "sight",
            Self::Sound => "sound",
            Self::Texture => "texture",
            Self::Scent => "scent",
            Self::Taste => "taste",
            Self::SupportGroup => "support_group",
            Self::Activity => "activity",
            Self::Therapist => "therapist",
            Self::Reason => "reason",
            Self::WhatHelps => "what_helps",
            Self::DoctorQuestion => "doctor_question",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }

    /// The way whose list it stands on.
    #[must_use]
    pub const fn way(self) -> Way {
        match self {
            Self::Sight | Self::Sound | Self::Texture | Self::Scent | Self::Taste => Way::Senses,
            Self::SupportGroup => Way::SupportGroup,
            Self::Activity => Way::OnceEnjoyed,
            Self::Therapist => Way::Therapist,
            Self::Reason | Self::WhatHelps => Way::Substances,
            Self::DoctorQuestion => Way::Doctor,
        }
    }
}

/// How far the person has come with a group or a therapist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Contacted {
    ThinkingOfIt,
    Wrote,
    DateSet,
    NotForMe,
}

impl Contacted {
    pub const ALL: [Self; 4] = [Self::ThinkingOfIt, Self::Wrote, Self::DateSet, Self::NotForMe];

    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ThinkingOfIt => "thinking_of_it",
            Self::Wrote => "wrote",
            Self::DateSet => "date_set",
            Self::NotForMe => "not_for_me",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.word() == word)
    }

    /// The words on screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ThinkingOfIt => "Thinking of it",
            Self::Wrote => "Wrote or called",
            Self::DateSet => "Date set",
            Self::NotForMe => "Not for me",
        }
    }
}

/// One thing on a list of the person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayItem {
    pub id: ItemId,
    pub kind: ItemKind,
    /// What it is, in the person's words.
    pub words: String,
    /// Of an activity, its small steps, one a line; of a group or therapist, how to reach them; of a question for the
    /// doctor, which of those filled in it stands for, empty where it is the person's own.
    pub more: String,
    /// How strongly an activity was once felt; `None` = not answered.
    pub once_moved: Option<Intensity>,
    /// Of a group or therapist; `None` = not said.
    pub contacted: Option<Contacted>,
    /// Which things worth looking for were found, by their keys in `assets/look-for.toml`.
    pub found: Vec<String>,
    /// Put away: no longer offered, and what came of it stays.
    pub retired: bool,
}

/// Words of an item are kept to this many characters: a line.
pub const ITEM_LIMIT: usize = 200;

impl WayItem {
    #[must_use]
    pub fn new(id: ItemId, kind: ItemKind, words: &str) -> Self {
        let words = words.trim().chars().take(ITEM_LIMIT).collect();
        let (more, found) = (String::new(), Vec::new());
        Self { id, kind, words, more, once_moved: None, contacted: None, found, retired: false }
    }

    /// The small steps of an activity.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.more.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

/// The items of a kind that are in use, in the person's order.
#[must_use]
pub fn in_use(items: &[WayItem], kind: ItemKind) -> impl DoubleEndedIterator<Item = &WayItem> {
    items.iter().filter(move |i| i.kind == kind && !i.retired)
}

/// Whether these words stand on the list of this kind already, whatever their case.
#[must_use]
pub fn is_listed(items: &[WayItem], kind: ItemKind, words: &str) -> bool {
    let words = folded(words);
    in_use(items, kind).any(|i| folded(&i.words) == words)
}

/// The list with this item moved past its neighbour of the same kind that is in use. At the end nothing happens.
#[must_use]
pub fn moved(mut items: Vec<WayItem>, id: &ItemId, direction: Direction) -> Vec<WayItem> {
    let Some(here) = items.iter().position(|i| i.id == *id) else { return items };
    let kind = items[here].kind;
    let there = direction.next(here, items.len(), |i| items[*i].kind == kind && !items[*i].retired);
    if let Some(there) = there {
        items.swap(here, there);
    }
    items
}

/// The list with `items` in the place of those that were `seen` on it. What came in beside them since, with an import,
/// stays at the end: nobody took it off.
#[must_use]
pub fn in_place_of(there: &[WayItem], seen: &[WayItem], items: &[WayItem]) -> Vec<WayItem> {
    let is_new = |i: &&WayItem| seen.iter().chain(items).all(|known| known.id != i.id);
    items.iter().chain(there.iter().filter(is_new)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, kind: ItemKind) -> WayItem {
        WayItem::new(id.into(), kind, id)
    }

    #[test]
    fn an_item_moves_past_its_neighbour_of_the_same_kind_and_no_further_than_the_end() {
        let away = WayItem { retired: true, ..item("c", ItemKind::Scent) };
        let list = vec![item("a", ItemKind::Scent), item("b", ItemKind::Sound), away, item("d", ItemKind::Scent)];
        let ids = |items: &[WayItem]| items.iter().map(|i| i.id.to_string()).collect::<String>();
        assert_eq!(ids(&moved(list.clone(), &"a".into(), Direction::Down)), "dbca");
        assert_eq!(ids(&moved(list.clone(), &"d".into(), Direction::Up)), "dbca");
        for (id, direction) in [("a", Direction::Up), ("d", Direction::Down), ("b", Direction::Down), ("x", Direction::Up)] {
            assert_eq!(ids(&moved(list.clone(), &id.into(), direction)), "abcd", "{id}");
        }
    }

    #[test]
    fn every_word_in_files_is_read_again_and_no_two_are_alike() {
        for kind in ItemKind::ALL {
            assert_eq!(ItemKind::from_word(kind.word()), Some(kind));
        }
        for state in Contacted::ALL {
            assert_eq!(Contacted::from_word(state.word()), Some(state));
        }
        assert_eq!((ItemKind::from_word("moon"), Contacted::from_word("")), (None, None));
    }

    #[test]
    fn how_much_it_once_moved_is_not_answered_until_it_is_said() {
        assert_eq!(item("a", ItemKind::Activity).once_moved, None);
        let steps = WayItem { more: " one song \n\n the rest ".into(), ..item("a", ItemKind::Activity) };
        assert_eq!(steps.steps().collect::<Vec<_>>(), ["one song", "the rest"]);
    }
}
