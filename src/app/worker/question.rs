//! What is found out about the journal, and changes nothing.

use super::{
    reply::{Answered, Reply},
    state::Worker,
};
use crate::{
    analysis::{self, Windows},
    app::{Findings, Gathered, TwoDays, UsedWords, Wish},
    domain::{CanBe, CheckInId, DayKey, EventId},
    guidance,
};
use std::{mem::discriminant, sync::Arc};

/// Only the newest of several wishes of a kind is carried out.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// The newest check-ins that fit. Answered by [`Answered::Found`].
    Search { wish: Wish },
    /// All that fit, after the newest of them. Answered by [`Answered::FoundAll`].
    SearchOn { wish: Wish },
    /// The notes at these places of this revision, around the words. Answered by [`Answered::Excerpts`].
    Excerpts { wish: Wish, revision: u64, places: Vec<u32> },
    /// The newest few notes with these words. Answered by [`Answered::NotesWith`].
    NotesWith { words: String },
    /// Somebody may search soon. No answer.
    ReadySearch,
    /// Work out the findings as of this day. Answered by [`Answered::Analysed`].
    Analyse { today: DayKey },
    /// The weeks before and after an event, as of this day. Answered by [`Answered::BeforeAfter`].
    BeforeAfter { event: EventId, today: DayKey },
    /// Two stretches beside each other, as of this day. Answered by [`Answered::TwoStretches`].
    TwoStretches { days: TwoDays, today: DayKey },
    /// Which check-ins were changed since they were written. Answered by [`Answered::Edited`].
    ListEdited,
    /// What a check-in was before each edit. Answered by [`Answered::Earlier`].
    Earlier { id: CheckInId },
}

impl Question {
    /// Whether a newer question makes this one pointless.
    pub(super) fn is_outdone_by(&self, newer: &Self) -> bool {
        match self {
            Self::Search { .. } | Self::SearchOn { .. } | Self::Excerpts { .. } => matches!(newer, Self::Search { .. }),
            Self::NotesWith { .. }
            | Self::ReadySearch
            | Self::Analyse { .. }
            | Self::BeforeAfter { .. }
            | Self::TwoStretches { .. }
            | Self::ListEdited => discriminant(self) == discriminant(newer),
            Self::Earlier { .. } => false,
        }
    }
}

impl Worker {
    /// `None` where nothing is to be answered.
    pub(super) fn answer(&mut self, question: Question) -> Option<Reply> {
        let revision = self.revision;
        let answer = match question {
            Question::Search { wish } => self.search(wish),
            Question::SearchOn { wish } => self.search_on(wish),
            Question::Excerpts { wish, revision, places } => self.show_excerpts(wish, revision, &places),
            Question::NotesWith { words } => self.notes_with(words),
            Question::ReadySearch => {
                self.ready_the_search();
                return None;
            }
            Question::Analyse { today } => {
                self.today = Some(today);
                Answered::Analysed { revision, findings: self.findings(today) }
            }
            Question::BeforeAfter { event, today } => {
                let counted = self.journal.counted(CanBe::on(today));
                let found = analysis::before_after(&counted, &event, today, Windows::default()).map(Arc::new);
                Answered::BeforeAfter { event, revision, found }
            }
            Question::TwoStretches { days, today } => {
                let counted = self.journal.counted(CanBe::on(today));
                let found = analysis::two_stretches(&counted, days[0], days[1], today).map(Arc::new);
                Answered::TwoStretches { days, revision, found }
            }
            // Nothing hangs on it: without an answer, no earlier versions are offered.
            Question::ListEdited => Answered::Edited(Arc::new(self.store.as_ref()?.edited().ok()?)),
            Question::Earlier { id } => return Some(self.earlier(id)),
        };
        Some(answer.into())
    }

    /// All there is to say of the journal as of this day.
    pub(super) fn findings(&mut self, today: DayKey) -> Arc<Findings> {
        let journal = &self.journal.counted(CanBe::on(today));
        let analysis = self.kept.analyse(journal, today);
        let ways = guidance::rank(journal, Some(&analysis), today);
        let says = analysis::what_today_says(journal, &analysis, today);
        let day_line = analysis::day_line(journal, today);
        let on_the_way = analysis::on_the_way(journal, &analysis, today).map(Arc::new);
        let questions = guidance::doctor_questions(journal, Some(&analysis), today);
        let (results, effects) = (guidance::results(journal), analysis::way_effects(journal, today));
        let gathered = Gathered::of(&self.journal, journal);
        let (used_words, words_ever) = (UsedWords::of(journal), UsedWords::ever(&self.journal));
        Arc::new(Findings {
            analysis,
            ways,
            says,
            day_line,
            on_the_way,
            gathered,
            results,
            effects,
            used_words,
            words_ever,
            questions,
        })
    }
}
