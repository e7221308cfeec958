//! The seven ways, what came of trying one, and what is planned.

use super::{Answer, CheckInId, DayKey, Intensity, ItemId, Moment, PlanId, TrialId};

/// The seven coping ways of the article (Saxena, ChoosingTherapy.com, 10 May 2022), in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    Senses,
    SupportGroup,
    OnceEnjoyed,
    Doctor,
    Therapist,
    Journal,
    Substances,
}

impl Way {
    pub const ALL: [Self; 7] =
        [Self::Senses, Self::SupportGroup, Self::OnceEnjoyed, Self::Doctor, Self::Therapist, Self::Journal, Self::Substances];

    /// The word in files and in `assets/ways.toml`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Senses => "senses",
            Self::SupportGroup => "support_group",
            Self::OnceEnjoyed => "once_enjoyed",
            Self::Doctor => "doctor",
            Self::Therapist => "therapist",
            Self::Journal => "journal",
            Self::Substances => "substances",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.word() == word)
    }
}

/// What the person says afterwards, in their own judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Something moved.
    Moved,
    NoChange,
    /// Offers help.
    Worse,
}

impl Outcome {
    pub const ALL: [Self; 3] = [Self::Moved, Self::NoChange, Self::Worse];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::NoChange => "no_change",
            Self::Worse => "worse",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|o| o.word() == word)
    }
}

/// One attempt at one way. "How much can you feel right now?" is asked before and after, 0..=10.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    pub id: TrialId,
    pub way: Way,
    pub at: Moment,
    pub day: DayKey,
    pub before: Option<Answer>,
    pub after: Option<Answer>,
    pub outcome: Option<Outcome>,
    /// What was done, in the person's words.
    pub note: String,
}

/// Something the person means to do, on a day or without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub id: PlanId,
    pub way: Way,
    pub what: String,
    pub day: Option<DayKey>,
    /// When it was ticked off (ms UTC).
    pub done_ms: Option<i64>,
    /// The thing on a list of the person's own that is planned.
    pub item: Option<ItemId>,
    /// How strongly it is expected to be felt; `None` = not answered.
    pub expected: Option<Intensity>,
    /// The check-in in which expected and felt were kept once it was done.
    pub kept_in: Option<CheckInId>,
}

/// A plan stands in Today until so many days after its day, then only among the ways. Our choice: a week is long
/// enough to be met, and short enough that nothing piles up.
pub(super) const PLAN_STAYS_DAYS: i32 = 7;

impl Plan {
    /// A plan with nothing more to it than what and when.
    #[must_use]
    pub fn new(id: PlanId, way: Way, what: String, day: Option<DayKey>) -> Self {
        Self { id, way, what, day, done_ms: None, item: None, expected: None, kept_in: None }
    }

    /// Whether it is seen in Today: from the moment it is made until a week after its day.
    #[must_use]
    pub fn stands_in_today_on(&self, today: DayKey) -> bool {
        self.done_ms.is_none() && self.day.is_none_or(|day| today.since(day) <= PLAN_STAYS_DAYS)
    }

    /// Whether its day is here, or was not long ago.
    #[must_use]
    pub fn comes_back_on(&self, today: DayKey) -> bool {
        self.done_ms.is_none() && self.day.is_some_and(|day| (0..=PLAN_STAYS_DAYS).contains(&today.since(day)))
    }
}
