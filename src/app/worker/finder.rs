//! What is found out about a journal as it was shown last: plain functions, wherever they are asked.

use super::{question::Question, reply::Answered};
use crate::{
    analysis::{self, Windows},
    app::{Findings, Gathered, NoteWords, UsedWords},
    domain::{CanBe, DayKey, Journal},
    guidance,
};
use std::sync::Arc;

/// A journal as it stood at a revision, for those who only read it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shown {
    /// Which opening of a journal this is: nothing of an earlier one is of use.
    pub opening: u64,
    pub revision: u64,
    pub journal: Arc<Journal>,
}

/// Answers questions about a journal, and keeps what the next answer can begin with.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    opening: u64,
    pub(crate) journal: Arc<Journal>,
    pub(crate) revision: u64,
    /// Of what was looked at last; forgotten with the journal.
    kept: analysis::Incremental,
    /// What searching the notes of a revision needs; made when it is needed first.
    pub(crate) notes: Option<(u64, NoteWords)>,
}

impl Finder {
    /// From now on it is asked about this.
    pub(super) fn sees(&mut self, shown: Shown) {
        if shown.opening != self.opening {
            self.forget();
        }
        (self.opening, self.revision, self.journal) = (shown.opening, shown.revision, shown.journal);
    }

    /// What the next answer begins with is kept, and the journal isn't: by then there may be another.
    pub(super) fn looks_away(&mut self) {
        self.journal = Arc::default();
    }

    /// Nothing read from a journal stays.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// `None` where nothing is to be answered, or the file has the answer.
    pub(super) fn answer(&mut self, question: Question) -> Option<Answered> {
        let revision = self.revision;
        Some(match question {
            Question::Search { wish } => self.search(wish),
            Question::SearchOn { wish } => self.search_on(wish),
            Question::Excerpts { wish, revision, places } => self.show_excerpts(wish, revision, &places),
            Question::NotesWith { words } => self.notes_with(words),
            Question::ReadySearch => {
                self.ready_the_search();
                return None;
            }
            Question::Analyse { today } => Answered::Analysed { revision, findings: self.findings(today) },
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
            Question::ListEdited | Question::Earlier { .. } | Question::SaidOtherwise { .. } => return None,
        })
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
