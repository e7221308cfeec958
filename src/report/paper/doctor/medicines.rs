//! The medicines of a page in words: each with its doses and their dates, also those whose change lies before the picture.

use crate::{
    domain::{DayKey, Event},
    report::{Dose, Medicine, medicines},
};

/// One medicine as the page tells it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Told {
    pub medicine: Medicine,
    /// "sertraline: 50 mg since 4 Mar 2025".
    pub words: String,
    /// It is taken on a day of the picture.
    pub is_in_picture: bool,
}

/// All of a journal's medicines up to `until`: those of the picture first, those changed last before the others, then those
/// that ended before it.
pub(in crate::report) fn told(events: &[Event], (from, until): (DayKey, DayKey)) -> Vec<Told> {
    let until_then: Vec<Event> = events.iter().filter(|e| e.day <= until).cloned().collect();
    let mut all: Vec<Told> = medicines(&until_then, until).into_iter().map(|m| of(m, from, until)).collect();
    let newest = |m: &Medicine| m.doses.iter().map(|d| d.from).max();
    all.sort_by(|a, b| {
        let key = |t: &Told| (!t.is_in_picture, std::cmp::Reverse(newest(&t.medicine)));
        key(a).cmp(&key(b)).then_with(|| a.medicine.name.cmp(&b.medicine.name))
    });
    all
}

fn of(medicine: Medicine, from: DayKey, until: DayKey) -> Told {
    let doses: Vec<String> = medicine.doses.iter().map(|d| dose(d, until)).collect();
    let words = format!("{}: {}", medicine.name, doses.join("; "));
    let is_in_picture = medicine.doses.iter().any(|d| d.until >= from);
    Told { medicine, words, is_in_picture }
}

fn dose(dose: &Dose, until: DayKey) -> String {
    let what = if dose.dose.is_empty() { String::new() } else { format!("{} ", dose.dose) };
    if dose.until >= until {
        format!("{what}since {}", short(dose.from))
    } else if dose.from == dose.until {
        format!("{what}on {}", short(dose.from))
    } else {
        format!("{what}{} to {}", short(dose.from), short(dose.until))
    }
}

/// "4 Mar 2025"
pub(super) fn short(day: DayKey) -> String {
    day.date().format("%-d %b %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::EventKind;

    fn day(text: &str) -> DayKey {
        DayKey::parse(text).expect("a day")
    }

    fn event(on: &str, what: EventKind, name: &str, dose: &str) -> Event {
        let (name, dose, note) = (name.into(), dose.into(), String::new());
        Event { id: on.into(), day: day(on), what, name, dose, note, deleted_ms: None }
    }

    #[test]
    fn each_says_since_when_also_where_that_lies_before_the_picture_and_what_ended_before_it_comes_last() {
        use EventKind::{MedicineChanged, MedicineStarted, MedicineStopped};
        let events = [
            event("2020-03-04", MedicineStarted, "lithium", "600 mg"),
            event("2021-01-01", MedicineStarted, "old one", ""),
            event("2021-02-01", MedicineStopped, "old one", ""),
            event("2026-01-01", MedicineStarted, "sertraline", "50 mg"),
            event("2026-10-01", MedicineChanged, "sertraline", "100 mg"),
            event("2027-10-01", MedicineChanged, "sertraline", "150 mg"),
        ];
        let all = told(&events, (day("2026-09-01"), day("2026-11-23")));
        let said: Vec<(&str, bool)> = all.iter().map(|t| (t.words.as_str(), t.is_in_picture)).collect();
        assert_eq!(
            said,
            [
                ("sertraline: 50 mg 1 Jan 2026 to 30 Sep 2026; 100 mg since 1 Oct 2026", true),
                ("lithium: 600 mg since 4 Mar 2020", true),
                ("old one: 1 Jan 2021 to 31 Jan 2021", false),
            ]
        );
    }
}
