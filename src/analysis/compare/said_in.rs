//! How often things were said in a stretch of days: what stands behind a mean as its n, and each symptom's days.

use crate::{
    analysis::measures::entries::written_by,
    domain::{Answer, CheckIn, DayKey, FeelingId, Journal, SELF_HARM_KEY, Symptom, SymptomAnswer, SymptomId, SymptomStrength},
};
use std::collections::{BTreeMap, BTreeSet};

/// What was said in a stretch of days, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidIn {
    pub from: DayKey,
    pub until: DayKey,
    /// Days with a number for each feeling, in order of id; those without one are not in it.
    pub rated: BTreeMap<FeelingId, u32>,
    /// In the person's order; those nobody answered are not in it, nor is ever the item about wanting to hurt oneself.
    pub symptoms: Vec<SymptomDays>,
}

/// A symptom's days, each by the strongest answer on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SymptomDays {
    pub symptom: SymptomId,
    pub name: String,
    /// Days on which it was answered; "rather not say" is no answer to it.
    pub answered: u32,
    /// Mild, moderate or strong.
    pub there: u32,
    pub strong: u32,
}

impl SaidIn {
    #[must_use]
    pub fn rated_days(&self, feeling: FeelingId) -> u32 {
        self.rated.get(&feeling).copied().unwrap_or_default()
    }

    /// Nobody answered where there is none.
    #[must_use]
    pub fn symptom(&self, id: SymptomId) -> Option<&SymptomDays> {
        self.symptoms.iter().find(|s| s.symptom == id)
    }
}

/// What was said from `from` to `until`, by what was written by the end of `as_of`.
#[must_use]
pub fn said_in(journal: &Journal, (from, until): (DayKey, DayKey), as_of: DayKey) -> SaidIn {
    said_in_each(journal, &[(from, until)], as_of).pop().unwrap_or_else(|| SaidIn {
        from,
        until,
        rated: BTreeMap::new(),
        symptoms: Vec::new(),
    })
}

/// The same of several stretches, which costs one look through the journal.
#[must_use]
pub fn said_in_each(journal: &Journal, stretches: &[(DayKey, DayKey)], as_of: DayKey) -> Vec<SaidIn> {
    let written: Vec<&CheckIn> = written_by(journal, as_of).into_iter().map(|e| e.check_in).collect();
    let within = |stretch: &(DayKey, DayKey)| {
        let near = written.iter().copied().filter(|c| (stretch.0..=stretch.1).contains(&c.day));
        counted(journal, *stretch, near)
    };
    stretches.iter().map(within).collect()
}

fn counted<'a>(journal: &Journal, (from, until): (DayKey, DayKey), near: impl Iterator<Item = &'a CheckIn>) -> SaidIn {
    let mut rated: BTreeMap<FeelingId, BTreeSet<DayKey>> = BTreeMap::new();
    let mut answered: BTreeMap<SymptomId, BTreeMap<DayKey, Option<SymptomStrength>>> = BTreeMap::new();
    for check_in in near {
        let numbers = check_in.answers.iter().filter(|(_, answer)| matches!(answer, Answer::Rated(_)));
        for (feeling, _) in numbers {
            rated.entry(*feeling).or_default().insert(check_in.day);
        }
        for (symptom, answer) in &check_in.symptoms {
            let strength = match answer {
                SymptomAnswer::No => None,
                SymptomAnswer::There(strength) => Some(*strength),
                SymptomAnswer::RatherNotSay => continue,
            };
            let of_day = answered.entry(*symptom).or_default().entry(check_in.day).or_default();
            *of_day = (*of_day).max(strength);
        }
    }
    let mut known: Vec<&Symptom> = journal.catalogue.symptoms.iter().filter(|s| s.key.as_str() != SELF_HARM_KEY).collect();
    known.sort_by_key(|s| (s.order, s.id));
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let of = |symptom: &Symptom| {
        let days = answered.get(&symptom.id)?;
        Some(SymptomDays {
            symptom: symptom.id,
            name: symptom.name.clone(),
            answered: count(days.len()),
            there: count(days.values().filter(|s| s.is_some()).count()),
            strong: count(days.values().filter(|s| **s == Some(SymptomStrength::Strong)).count()),
        })
    };
    let symptoms = known.into_iter().filter_map(of).collect();
    SaidIn { from, until, rated: rated.into_iter().map(|(id, days)| (id, count(days.len()))).collect(), symptoms }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answers, Besides, Catalogue, Instant, Intensity, Moment, Valence};
    use std::sync::Arc;

    fn at(day: DayKey, n: usize, answers: Answers, symptoms: Vec<(SymptomId, SymptomAnswer)>) -> Arc<CheckIn> {
        let instant = Instant { utc_ms: i64::from(day.number()) * 86_400_000 + i64::try_from(n).unwrap_or(0), offset_s: 0 };
        let at = Moment { instant, zone: "UTC".into() };
        Arc::new(CheckIn::new(format!("{n}"), at, day, answers).with(Besides { symptoms, ..Besides::default() }))
    }

    #[test]
    fn a_day_counts_once_by_its_strongest_answer_and_what_was_not_answered_is_not_there() {
        let catalogue = Catalogue::starting();
        let joy = catalogue.feelings.iter().find(|f| f.valence == Valence::Pleasant).expect("a feeling").id;
        let item = catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").id;
        let tired = catalogue.symptoms.iter().find(|s| s.id != item).expect("a symptom").id;
        let day = DayKey::parse("2026-11-20").expect("a day");
        let rated = |n: u8| -> Answers { vec![(joy, Answer::Rated(Intensity::new(n).expect("0 to 10")))].into() };
        let there = SymptomAnswer::There;
        let journal = Journal {
            check_ins: vec![
                at(day, 0, rated(0), vec![(tired, SymptomAnswer::No), (item, there(SymptomStrength::Strong))]),
                at(day, 1, rated(4), vec![(tired, there(SymptomStrength::Mild))]),
                at(day.plus(1), 2, vec![(joy, Answer::CannotTell)].into(), vec![(tired, SymptomAnswer::No)]),
                at(day.plus(2), 3, Answers::default(), vec![(tired, SymptomAnswer::RatherNotSay)]),
                at(day.plus(9), 4, rated(4), vec![(tired, there(SymptomStrength::Strong))]),
            ],
            catalogue,
            ..Journal::default()
        };
        let said = said_in(&journal, (day, day.plus(3)), day.plus(20));
        assert_eq!((said.rated_days(joy), said.rated.len()), (1, 1));
        assert_eq!(said.symptoms.len(), 1, "the item is in none");
        let of = said.symptom(tired).expect("answered");
        assert_eq!((of.answered, of.there, of.strong), (2, 1, 0));
        assert_eq!(said_in(&Journal::default(), (day, day), day).symptoms, []);
    }
}
