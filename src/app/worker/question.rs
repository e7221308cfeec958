//! What is found out about the journal, and changes nothing.

use crate::{
    app::{TwoDays, Wish},
    domain::{CheckInId, DayKey, EventId},
    storage::ThingId,
};
use std::mem::discriminant;

/// Only the newest of several wishes of a kind is carried out.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// The newest check-ins that fit. Answered by [`Answered::Found`](crate::app::Answered::Found).
    Search { wish: Wish },
    /// All that fit, after the newest of them. Answered by [`Answered::FoundAll`](crate::app::Answered::FoundAll).
    SearchOn { wish: Wish },
    /// The notes at these places of this revision, around the words. Answered by [`Answered::Excerpts`](crate::app::Answered::Excerpts).
    Excerpts { wish: Wish, revision: u64, places: Vec<u32> },
    /// The newest few notes with these words. Answered by [`Answered::NotesWith`](crate::app::Answered::NotesWith).
    NotesWith { words: String },
    /// Somebody may search soon. No answer.
    ReadySearch,
    /// Work out the findings as of this day. Answered by [`Answered::Analysed`](crate::app::Answered::Analysed).
    Analyse { today: DayKey },
    /// The weeks before and after an event, as of this day. Answered by [`Answered::BeforeAfter`](crate::app::Answered::BeforeAfter).
    BeforeAfter { event: EventId, today: DayKey },
    /// Two stretches beside each other, as of this day. Answered by [`Answered::TwoStretches`](crate::app::Answered::TwoStretches).
    TwoStretches { days: TwoDays, today: DayKey },
    /// Which check-ins and other things were changed since they were written. Answered by [`Answered::Edited`](crate::app::Answered::Edited).
    ListEdited,
    /// What a check-in was before each edit. Answered by [`Answered::Earlier`](crate::app::Answered::Earlier).
    Earlier { id: CheckInId },
    /// What else was said of a thing that is no check-in, or of all of them. Answered by
    /// [`Answered::SaidOtherwise`](crate::app::Answered::SaidOtherwise).
    SaidOtherwise { of: Option<ThingId> },
}

/// What a question is asked of. Those of one kind wait for each other, and for nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AskedOf {
    /// The file, which the worker has.
    File,
    /// The notes.
    Notes,
    /// The analysis.
    Analysis,
}

impl Question {
    pub(super) const fn asked_of(&self) -> AskedOf {
        match self {
            Self::Search { .. }
            | Self::SearchOn { .. }
            | Self::Excerpts { .. }
            | Self::NotesWith { .. }
            | Self::ReadySearch => AskedOf::Notes,
            Self::Analyse { .. } | Self::BeforeAfter { .. } | Self::TwoStretches { .. } => AskedOf::Analysis,
            Self::ListEdited | Self::Earlier { .. } | Self::SaidOtherwise { .. } => AskedOf::File,
        }
    }

    /// Whether a newer question makes this one pointless.
    pub(super) fn is_outdone_by(&self, newer: &Self) -> bool {
        match self {
            Self::Search { .. } | Self::SearchOn { .. } | Self::Excerpts { .. } => matches!(newer, Self::Search { .. }),
            Self::NotesWith { .. }
            | Self::ReadySearch
            | Self::Analyse { .. }
            | Self::BeforeAfter { .. }
            | Self::TwoStretches { .. }
            | Self::ListEdited
            | Self::SaidOtherwise { .. } => discriminant(self) == discriminant(newer),
            Self::Earlier { .. } => false,
        }
    }
}
