//! What a person wants on the page for the doctor. Notes go in one by one; the item about wanting to hurt oneself only where
//! it was ticked for this one page (SAFETY 9), so that no part here names it.

use crate::{
    analysis::{Windows, before_after},
    domain::{CheckInId, DayKey, Event, EventId, EventKind, Journal, SelfHarmItem},
};
use std::collections::BTreeSet;

/// The paper it is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    #[default]
    A4,
    Letter,
}

impl Paper {
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// Width and height, in points.
    #[must_use]
    pub const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.0, 842.0),
            Self::Letter => (612.0, 792.0),
        }
    }

    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "Letter",
        }
    }

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// What is usual in a country, by its code (ISO 3166 alpha-2): Letter where the Unicode locale data say so.
    #[must_use]
    pub fn of_country(code: &str) -> Self {
        const LETTER: [&str; 15] = ["US", "CA", "MX", "PH", "PR", "GT", "SV", "NI", "CR", "PA", "CO", "VE", "CL", "DO", "BZ"];
        if LETTER.iter().any(|l| l.eq_ignore_ascii_case(code)) { Self::Letter } else { Self::A4 }
    }
}

/// A part of the page that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Medicines,
    River,
    Events,
    Noticed,
    Questions,
    Table,
    Symptoms,
    Coverage,
}

impl Part {
    pub const ALL: [Self; 8] = [
        Self::Medicines,
        Self::River,
        Self::Events,
        Self::Noticed,
        Self::Questions,
        Self::Table,
        Self::Symptoms,
        Self::Coverage,
    ];

    /// The word on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Medicines => "medicines",
            Self::River => "river",
            Self::Events => "events",
            Self::Noticed => "pattern",
            Self::Questions => "questions",
            Self::Table => "table",
            Self::Symptoms => "symptoms",
            Self::Coverage => "coverage",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }

    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Medicines => "Medicines and doses",
            Self::River => "The river",
            Self::Events => "Events",
            Self::Noticed => "What was noticed",
            Self::Questions => "My questions",
            Self::Table => "The table of numbers",
            Self::Symptoms => "Symptoms",
            Self::Coverage => "How many days have check-ins",
        }
    }
}

/// The days of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Period {
    /// Back to the last change of a medicine, and four weeks before it, which it is laid beside; at least three months.
    #[default]
    SinceDose,
    TwoYears,
    /// These days; an end that is not said is the first or the last there is.
    Days(Option<DayKey>, Option<DayKey>),
}

/// Before the last change of a medicine, days: as many as the weeks before it that it is laid beside.
const BEFORE_DOSE: i32 = 28;
/// Our choice: both stretches of a pattern mostly lie in three months.
const AT_LEAST: i32 = 92;
const TWO_YEARS: i32 = 731;
/// Changes of medicines that are looked at, newest first, for one that can be compared.
const LOOKED_AT: usize = 6;

/// Which event's weeks before and after stand in the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum WhichEvent {
    /// The last change of a medicine within the days of the page that has days enough before and after; else the last one.
    #[default]
    LastDose,
    None,
    This(EventId),
}

/// What is wanted on the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DoctorWish {
    pub paper: Paper,
    pub period: Period,
    pub event: WhichEvent,
    pub without: BTreeSet<Part>,
    /// Events that stand on no page, by what was unticked.
    pub without_events: BTreeSet<EventId>,
    /// Questions that are left out, by their words.
    pub without_questions: BTreeSet<String>,
    /// The notes that go in, one by one.
    pub notes: BTreeSet<CheckInId>,
    /// Notes of events that go in.
    pub event_notes: BTreeSet<EventId>,
    pub second_page: bool,
    pub self_harm: SelfHarmItem,
}

impl DoctorWish {
    #[must_use]
    pub fn has(&self, part: Part) -> bool {
        !self.without.contains(&part)
    }

    /// First and last day. None lies after `today`, and the first one is never after the last.
    #[must_use]
    pub fn days(&self, journal: &Journal, today: DayKey) -> (DayKey, DayKey) {
        let first = journal.first_day().map_or(today, |day| day.min(today));
        let two_years = today.plus(1 - TWO_YEARS).max(first);
        match self.period {
            Period::SinceDose => match last_dose(journal, today) {
                Some(day) => (day.plus(-BEFORE_DOSE).min(today.plus(1 - AT_LEAST)).max(first.min(day)), today),
                None => (two_years, today),
            },
            Period::TwoYears => (two_years, today),
            Period::Days(from, until) => {
                let until = until.map_or(today, |day| day.min(today));
                (from.unwrap_or(first).min(until), until)
            }
        }
    }

    /// The event whose weeks before and after stand in the table.
    #[must_use]
    pub fn event_of(&self, journal: &Journal, today: DayKey) -> Option<EventId> {
        let there = |id: &EventId| journal.events.iter().any(|e| e.id == *id && e.deleted_ms.is_none());
        match &self.event {
            WhichEvent::None => None,
            WhichEvent::This(id) => Some(id.clone()).filter(there),
            WhichEvent::LastDose => {
                let (from, until) = self.days(journal, today);
                let within = |e: &&Event| is_dose(e.what, e.deleted_ms) && (from..=until).contains(&e.day);
                let mut doses: Vec<&Event> = journal.events.iter().filter(within).collect();
                doses.sort_by_key(|e| std::cmp::Reverse((e.day, &e.id)));
                // One of days ago has no weeks after it yet.
                let can_be_compared =
                    |e: &&&Event| before_after(journal, &e.id, today, Windows::default()).is_some_and(|found| found.enough);
                doses.iter().take(LOOKED_AT).find(can_be_compared).or(doses.first()).map(|e| e.id.clone())
            }
        }
    }
}

const fn is_dose(what: EventKind, deleted_ms: Option<i64>) -> bool {
    what.is_medicine() && deleted_ms.is_none()
}

/// The day of the last change of a medicine.
#[must_use]
pub fn last_dose(journal: &Journal, today: DayKey) -> Option<DayKey> {
    let doses = journal.events.iter().filter(|e| is_dose(e.what, e.deleted_ms) && e.day <= today);
    doses.map(|e| e.day).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answers, CheckIn, Instant, Moment};
    use std::sync::Arc;

    fn day(text: &str) -> DayKey {
        DayKey::parse(text).expect("a day")
    }

    fn journal(first: &str, dose: Option<&str>) -> Journal {
        let at = Moment { instant: Instant { utc_ms: 0, offset_s: 0 }, zone: "UTC".into() };
        let event = |on: &str| Event {
            id: "m".into(),
            day: day(on),
            what: EventKind::MedicineChanged,
            name: "x".into(),
            dose: String::new(),
            note: String::new(),
            deleted_ms: None,
        };
        Journal {
            check_ins: vec![Arc::new(CheckIn::new("c", at, day(first), Answers::default()))],
            events: dose.map(event).into_iter().collect(),
            ..Journal::default()
        }
    }

    #[test]
    fn the_days_reach_back_to_the_last_dose_with_the_weeks_before_it_or_two_years_and_never_lie_ahead() {
        let today = day("2026-11-23");
        let of = |journal: &Journal, period| {
            let (from, until) = DoctorWish { period, ..DoctorWish::default() }.days(journal, today);
            (from.to_string(), until.to_string())
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let long = journal("2020-01-01", Some("2026-03-10"));
        assert_eq!(of(&long, Period::SinceDose), pair("2026-02-10", "2026-11-23"));
        assert_eq!(of(&long, Period::TwoYears), pair("2024-11-23", "2026-11-23"));
        assert_eq!(of(&journal("2020-01-01", Some("2026-11-20")), Period::SinceDose), pair("2026-08-24", "2026-11-23"));
        assert_eq!(of(&journal("2026-11-17", Some("2020-11-20")), Period::SinceDose).1, "2026-11-23");
        assert_eq!(of(&journal("2026-11-17", None), Period::SinceDose), pair("2026-11-17", "2026-11-23"));
        let ahead = Period::Days(Some(day("2027-01-01")), Some(day("2027-02-01")));
        assert_eq!(of(&long, ahead), pair("2026-11-23", "2026-11-23"));
        assert_eq!(of(&Journal::default(), Period::TwoYears), pair("2026-11-23", "2026-11-23"));
    }

    #[test]
    fn a_country_has_the_paper_that_is_usual_there() {
        assert_eq!(
            (Paper::of_country("us"), Paper::of_country("DE"), Paper::of_country("")),
            (Paper::Letter, Paper::A4, Paper::A4)
        );
    }
}
