//! The sample journal: fourteen months of an invented writer, the same for everybody on the same day.
//! It shows what the program does with an ordinary, gappy diary in which a dose is changed and, some weeks
//! later, felt emotion narrows on both sides. It is no finding about any medicine.

mod chance;
mod day;
mod notes;
mod when;

use crate::domain::{
    Answer, Catalogue, DayKey, Event, EventKind, Intensity, Journal, Moment, Outcome, Plan, Settings, Trial, Way,
};
use chance::Chance;
use day::Writer;
use std::sync::Arc;
use when::{DAYS, DOSE_CHANGE_DAYS_AGO, MOVE_DAYS_AGO, THERAPY_DAYS_AGO, moment_on};

/// The sample journal as it stands on the morning of `today`: its last check-in is of the evening before.
/// `zone` is an IANA name; another name is taken as UTC.
#[must_use]
pub fn sample_journal(today: DayKey, zone: &str) -> Journal {
    let mut chance = Chance::new(20_220_510);
    let mut writer = Writer::new(today, zone);
    let mut journal = Journal {
        catalogue: Catalogue::starting(),
        settings: Settings { sample: true, welcomed: true, ..Settings::default() },
        ..Journal::default()
    };
    for days_ago in (1..=DAYS).rev() {
        journal.check_ins.extend(writer.live(days_ago, &journal.catalogue, &mut chance).into_iter().map(Arc::new));
    }
    journal.events = events(today);
    journal.trials = trials(today, zone);
    let what = "Ask about the dose, and take the page along".to_owned();
    journal.plans = vec![Plan::new("sample-plan-1".into(), Way::Doctor, what, Some(today.plus(3)))];
    journal.sort();
    journal
}

fn events(today: DayKey) -> Vec<Event> {
    let event = |days_ago: i32, what, name: &str, dose: &str, note: &str| Event {
        id: format!("sample-event-{days_ago}").into(),
        day: today.plus(-days_ago),
        what,
        name: name.to_owned(),
        dose: dose.to_owned(),
        note: note.to_owned(),
        deleted_ms: None,
    };
    vec![
        event(DAYS - 2, EventKind::MedicineStarted, "sertraline", "50 mg", "Already for some weeks"),
        event(MOVE_DAYS_AGO, EventKind::Move, "to the new flat", "", ""),
        event(DOSE_CHANGE_DAYS_AGO, EventKind::MedicineChanged, "sertraline", "100 mg", "50 mg until then"),
        event(THERAPY_DAYS_AGO, EventKind::TherapyBegan, "", "", "Every second week"),
    ]
}

fn trials(today: DayKey, zone: &str) -> Vec<Trial> {
    let rated = |n: u8| Intensity::new(n).ok().map(Answer::Rated);
    let trial = |days_ago: i32, way, before, after, outcome, note: &str| {
        let day = today.plus(-days_ago);
        let at: Moment = moment_on(day, 19 * 60 + 20, zone);
        let id = format!("sample-trial-{days_ago}").into();
        Trial { id, way, at, day, before, after, outcome: Some(outcome), note: note.to_owned() }
    };
    vec![
        trial(33, Way::OnceEnjoyed, rated(2), rated(2), Outcome::NoChange, "Choir, all of it"),
        trial(20, Way::Senses, rated(2), rated(5), Outcome::Moved, "Cold river, up to the knees"),
        trial(15, Way::Senses, rated(3), rated(4), Outcome::Moved, "Ginger and lemon, very strong"),
        trial(8, Way::Journal, rated(2), Some(Answer::CannotTell), Outcome::NoChange, "Three things that should have moved me"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis, analysis::State, domain::FeelingId};
    use std::collections::{BTreeMap, BTreeSet, HashSet};

    fn today() -> DayKey {
        DayKey::parse("2026-11-23").expect("a day")
    }

    #[test]
    fn the_same_day_gives_the_same_journal_and_any_zone_gives_one() {
        assert_eq!(sample_journal(today(), "Europe/Berlin"), sample_journal(today(), "Europe/Berlin"));
        assert!(!sample_journal(today(), "").check_ins.is_empty());
    }

    #[test]
    fn it_has_fourteen_months_with_gaps_and_days_of_several_check_ins() {
        let j = sample_journal(today(), "Europe/Berlin");
        let mut days: BTreeMap<DayKey, u32> = BTreeMap::new();
        for c in &j.check_ins {
            *days.entry(c.day).or_default() += 1;
        }
        assert_eq!(j.last_day(), Some(today().plus(-1)));
        assert_eq!(j.first_day().map(|d| today().since(d)), Some(DAYS));
        assert!(days.values().filter(|n| **n > 1).count() > 60);
        let list: Vec<_> = days.keys().collect();
        let longest = list.windows(2).map(|w| w[1].since(*w[0]) - 1).max();
        assert_eq!(longest, Some(9));
        assert!((280..400).contains(&days.len()), "{}", days.len());
    }

    #[test]
    fn all_four_answers_are_in_it_and_no_note_stands_twice() {
        let j = sample_journal(today(), "Europe/Berlin");
        let all: Vec<Answer> = j.check_ins.iter().flat_map(|c| c.answers.iter().map(|(_, a)| *a)).collect();
        assert!(all.contains(&Answer::CannotTell) && all.contains(&Answer::Rated(Intensity::NOT_FELT)));
        assert!(j.check_ins.iter().any(|c| c.answer(FeelingId(4)).is_none()));
        let notes: Vec<&str> = j.check_ins.iter().map(|c| &*c.note).filter(|n| !n.is_empty()).collect();
        assert_eq!(notes.iter().collect::<HashSet<_>>().len(), notes.len());
        assert!(notes.len() >= 60, "{}", notes.len());
        assert_eq!(j.check_ins.iter().map(|c| c.expected_felt.len()).sum::<usize>(), 7);
        assert!(j.check_ins.iter().all(|c| c.symptom(j.catalogue.symptom_by_key("self_harm").expect("it").id).is_none()));
        let ids: BTreeSet<_> = j.check_ins.iter().map(|c| c.id.clone()).collect();
        assert_eq!(ids.len(), j.check_ins.len());
    }

    #[test]
    fn the_rule_notices_its_narrowing_after_the_change_of_the_dose_and_nothing_before() {
        for day in ["2026-11-23", "2026-02-01", "2026-05-15", "2026-07-31", "2024-02-29"] {
            let today = DayKey::parse(day).expect("a day");
            let analysis = analysis::analyse(&sample_journal(today, "Europe/Berlin"), today);
            let ago: Vec<(i32, i32, Option<i32>)> = analysis
                .patterns
                .iter()
                .map(|p| (today.since(p.since), today.since(p.noticed), p.ended.map(|d| today.since(d))))
                .collect();
            assert_eq!(ago.len(), 1, "{day}: {ago:?}");
            assert!(ago[0].1 < DOSE_CHANGE_DAYS_AGO && ago[0].2.is_none(), "{day}: {ago:?}");
            assert_eq!(analysis.days.last().map(|d| d.state), Some(State::Narrowed));
        }
    }
}
