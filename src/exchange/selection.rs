//! The part of a journal that goes into a file: which days, and what of them. What is left out is left out everywhere it
//! could stand: in a note, in the row of another program, in the list of feelings.

use crate::domain::{
    Besides, Catalogue, CheckIn, DayKey, Event, EventKind, Journal, SELF_HARM_KEY, SelfHarmItem, SymptomId, Trial,
};
use std::{collections::BTreeSet, sync::Arc};

/// Something that can be left out of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    Notes,
    Symptoms,
    Sleep,
    /// Those taken, and the events of a medicine.
    Medicines,
    Substances,
    Company,
    Tags,
    /// All but those of a medicine.
    Events,
    /// What was tried, and how that was.
    Tries,
}

impl Piece {
    pub const ALL: [Self; 9] = [
        Self::Notes,
        Self::Symptoms,
        Self::Sleep,
        Self::Medicines,
        Self::Substances,
        Self::Company,
        Self::Tags,
        Self::Events,
        Self::Tries,
    ];

    /// What it is called where one types it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Notes => "notes",
            Self::Symptoms => "symptoms",
            Self::Sleep => "sleep",
            Self::Medicines => "medicines",
            Self::Substances => "substances",
            Self::Company => "company",
            Self::Tags => "tags",
            Self::Events => "events",
            Self::Tries => "tries",
        }
    }

    /// What it is called where one ticks it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Notes => "Notes",
            Self::Symptoms => "Symptoms",
            Self::Sleep => "Sleep",
            Self::Medicines => "Medicines and doses",
            Self::Substances => "Alcohol and other substances",
            Self::Company => "Company",
            Self::Tags => "Tags",
            Self::Events => "Events",
            Self::Tries => "Ways tried",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|piece| piece.word() == word)
    }
}

/// Which days, and what of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// The first day; `None` = from the beginning.
    pub from: Option<DayKey>,
    /// The last day; `None` = to the end.
    pub until: Option<DayKey>,
    pub without: BTreeSet<Piece>,
}

impl Selection {
    /// Nothing is left out.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.from.is_none() && self.until.is_none() && self.without.is_empty()
    }

    #[must_use]
    pub fn has_day(&self, day: DayKey) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The part: check-ins, events, tries and the other app's moods of these days. The trash, settings, plans, lists, the
    /// safety plan, contacts and answers to patterns are about no day that was asked for, so they are in no part, and
    /// neither is a feeling or symptom that nothing in it answers. A check-in of which nothing is left is not there.
    #[must_use]
    pub fn of(&self, journal: &Journal, item: SelfHarmItem) -> Journal {
        let hidden = match item {
            SelfHarmItem::Kept => None,
            SelfHarmItem::LeftOut => journal.catalogue.symptom_by_key(SELF_HARM_KEY).map(|s| s.id),
        };
        let of_days = journal.check_ins.iter().filter(|c| self.has_day(c.day));
        let check_ins: Vec<Arc<CheckIn>> = of_days
            .filter_map(|c| {
                let leaves_all = self.without.is_empty() && hidden.is_none_or(|s| c.symptom(s).is_none());
                if leaves_all { Some(Arc::clone(c)) } else { self.check_in(c, hidden) }
            })
            .collect();
        Journal {
            catalogue: answered(&journal.catalogue, &check_ins),
            events: journal.events.iter().filter_map(|e| self.event(e)).collect(),
            trials: journal.trials.iter().filter_map(|t| self.trial(t)).collect(),
            moods: journal.moods.iter().filter(|m| self.has_day(m.day)).cloned().collect(),
            check_ins,
            ..Journal::default()
        }
    }

    fn keeps(&self, piece: Piece) -> bool {
        !self.without.contains(&piece)
    }

    fn check_in(&self, c: &CheckIn, hidden: Option<SymptomId>) -> Option<Arc<CheckIn>> {
        let Besides { mut symptoms, mut context, mut note, mut expected_felt, written, source: _, deleted_ms } = (**c).clone();
        symptoms.retain(|(s, _)| self.keeps(Piece::Symptoms) && Some(*s) != hidden);
        let keeps = |piece| self.keeps(piece);
        context.sleep = context.sleep.filter(|_| keeps(Piece::Sleep));
        context.company = context.company.filter(|_| keeps(Piece::Company));
        for (piece, words) in [
            (Piece::Medicines, &mut context.medicines),
            (Piece::Substances, &mut context.substances),
            (Piece::Tags, &mut context.tags),
        ] {
            if !keeps(piece) {
                words.clear();
            }
        }
        if !keeps(Piece::Notes) {
            note = Arc::default();
            expected_felt.clear();
        }
        // The row it came from says all of it once more.
        let left = Besides { symptoms, context, note, expected_felt, written, source: None, deleted_ms };
        let says = Besides { written: None, deleted_ms: None, ..left.clone() };
        let is_empty = c.answers.is_empty() && says == Besides::default();
        let part = CheckIn::new(c.id.clone(), c.at.clone(), c.day, c.answers.clone()).with(left);
        (!is_empty).then(|| Arc::new(part))
    }

    fn event(&self, e: &Event) -> Option<Event> {
        let piece = match e.what {
            EventKind::MedicineStarted | EventKind::MedicineChanged | EventKind::MedicineStopped => Piece::Medicines,
            EventKind::TherapyBegan | EventKind::Loss | EventKind::Move | EventKind::Illness | EventKind::Other => {
                Piece::Events
            }
        };
        let note = if self.keeps(Piece::Notes) { e.note.clone() } else { String::new() };
        (self.has_day(e.day) && self.keeps(piece) && e.deleted_ms.is_none()).then(|| Event { note, ..e.clone() })
    }

    fn trial(&self, t: &Trial) -> Option<Trial> {
        let note = if self.keeps(Piece::Notes) { t.note.clone() } else { String::new() };
        (self.has_day(t.day) && self.keeps(Piece::Tries)).then(|| Trial { note, ..t.clone() })
    }
}

/// What these check-ins answer, and nothing beside it.
fn answered(all: &Catalogue, check_ins: &[Arc<CheckIn>]) -> Catalogue {
    let feelings: BTreeSet<_> = check_ins.iter().flat_map(|c| c.answers.iter().map(|(f, _)| *f)).collect();
    let symptoms: BTreeSet<_> = check_ins.iter().flat_map(|c| c.symptoms.iter().map(|(s, _)| *s)).collect();
    let mut of_it = all.clone();
    of_it.feelings.retain(|f| feelings.contains(&f.id));
    of_it.symptoms.retain(|s| symptoms.contains(&s.id));
    of_it.merged_feelings.clear();
    of_it.merged_symptoms.clear();
    of_it
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Source, exchange::sample_journal};

    fn day(text: &str) -> DayKey {
        DayKey::parse(text).expect("a day")
    }

    #[test]
    fn a_part_has_its_days_and_no_more_and_not_answered_stays_not_answered() {
        let journal = sample_journal(day("2026-11-24"), "Europe/Berlin");
        let (from, until) = (Some(day("2026-03-01")), Some(day("2026-03-31")));
        let part = Selection { from, until, ..Selection::default() }.of(&journal, SelfHarmItem::LeftOut);
        assert!(!part.check_ins.is_empty() && part.check_ins.iter().all(|c| Some(c.day) >= from && Some(c.day) <= until));
        let of_all: Vec<_> = journal.check_ins.iter().filter(|c| Some(c.day) >= from && Some(c.day) <= until).collect();
        assert_eq!(part.check_ins.iter().collect::<Vec<_>>(), of_all, "each as it was");
        assert!(part.trash.is_empty() && part.plans.is_empty() && part.contacts.is_empty() && part.safety_plan.is_empty());
    }

    #[test]
    fn what_is_left_out_is_nowhere_in_the_part_the_row_it_came_from_included() {
        let mut journal = sample_journal(day("2026-11-24"), "Europe/Berlin");
        let source = Source { app: "daylio".into(), row: "a word of the note".into() };
        let besides = Besides { note: "a word".into(), source: Some(source), ..(**journal.check_ins[0]).clone() };
        let first = journal.check_ins[0].clone();
        let said = CheckIn::new(first.id.clone(), first.at.clone(), first.day, first.answers.clone()).with(besides);
        journal.check_ins[0] = Arc::new(said);
        let without = |pieces: &[Piece]| {
            let of = Selection { without: pieces.iter().copied().collect(), ..Selection::default() };
            of.of(&journal, SelfHarmItem::LeftOut)
        };
        let part = without(&[Piece::Notes]);
        assert!(part.check_ins.iter().all(|c| c.note.is_empty() && c.source.is_none() && c.expected_felt.is_empty()));
        assert!(part.trials.iter().all(|t| t.note.is_empty()) && part.events.iter().all(|e| e.note.is_empty()));
        let part = without(&[Piece::Medicines]);
        assert!(part.check_ins.iter().all(|c| c.context.medicines.is_empty()));
        assert!(part.events.iter().all(|e| !e.what.word().starts_with("medicine")));
        let none = without(&Piece::ALL);
        assert!(none.events.is_empty() && none.trials.is_empty() && none.catalogue.symptoms.is_empty());
        assert!(
            none.check_ins
                .iter()
                .all(|c| !c.answers.is_empty() && Besides { written: None, ..(***c).clone() } == Besides::default())
        );
    }
}
