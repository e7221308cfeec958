//! Questions for the doctor, filled from the journal.

use super::{
    standing::{Beside, NEAR_DAYS, distance_words, lately, means_none, medicine_event_near, medicine_events, standing_pattern},
    ways::doctor_templates,
};
use crate::{
    analysis::{Analysis, Numbers, Pattern, PatternKind},
    domain::{DayKey, Journal},
};
use std::collections::{BTreeMap, BTreeSet};

/// A question to take along, filled from the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoctorQuestion {
    /// Which one it is, whatever it is filled with.
    pub key: &'static str,
    pub words: String,
}

type Known = BTreeMap<&'static str, String>;

/// Questions to take along, filled from the journal; a question that would need what isn't known is
/// left out. The last ones need nothing, so the list is never empty while the asset is whole.
#[must_use]
pub fn doctor_questions(journal: &Journal, analysis: Option<&Analysis>, today: DayKey) -> Vec<DoctorQuestion> {
    let known = known(journal, analysis, today);
    doctor_templates().filter_map(|(key, template)| Some(DoctorQuestion { key, words: fill(template, &known)? })).collect()
}

fn known(journal: &Journal, analysis: Option<&Analysis>, today: DayKey) -> Known {
    let mut known = Known::new();
    let pattern = standing_pattern(journal, analysis);
    if let Some(p) = pattern {
        pattern_words(&mut known, p);
    }
    let event = if let Some(p) = pattern {
        let near = medicine_event_near(journal, &p.course.began);
        // What came after the beginning can't have been behind it, so it isn't asked about as if it could.
        if let Some((event, Beside::BeforeOrWithin)) = near {
            known.insert("gap", distance_words(event.day, &p.course.began));
        }
        near.map(|(event, _)| event)
    } else {
        let past = medicine_events(journal).filter(|e| (0..=NEAR_DAYS).contains(&today.since(e.day)));
        past.max_by_key(|e| (e.day, &e.id))
    };
    if let Some(event) = event {
        known.insert("event", event.words());
        known.insert("event_day", event.day.words());
    }
    let noted = journal.check_ins.iter().filter(|c| lately(c.day, today)).flat_map(|c| &c.context.medicines);
    let medicines: BTreeSet<&str> = noted.map(|m| m.trim()).filter(|m| !means_none(m)).collect();
    if medicines.len() > 1 {
        known.insert("medicines", medicines.into_iter().collect::<Vec<_>>().join(", "));
    }
    known
}

fn pattern_words(known: &mut Known, pattern: &Pattern) {
    let numbers = &pattern.course.numbers;
    let change = |of: fn(&Numbers) -> Option<f64>| Some(change_words(of(&numbers.before)?, of(&numbers.after)?));
    let both = |pleasant: fn(&Numbers) -> Option<f64>, unpleasant: fn(&Numbers) -> Option<f64>| {
        Some(format!("pleasant ones {}; unpleasant ones {}", change(pleasant)?, change(unpleasant)?))
    };
    known.insert("since", format!("about {}", pattern.since.words()));
    let kind = match pattern.kind {
        PatternKind::Both => "pleasant and unpleasant ones alike",
        PatternKind::MostlyPleasant => "mostly the pleasant ones",
        PatternKind::Heavier => "the pleasant ones, while the others grew stronger",
    };
    known.insert("kind", kind.to_owned());
    let measured = [
        ("width", both(|n| n.pleasant.width, |n| n.unpleasant.width)),
        ("high", both(|n| n.pleasant.high, |n| n.unpleasant.high)),
        ("numbness", change(|n| n.numbness)),
    ];
    known.extend(measured.into_iter().filter_map(|(name, words)| Some((name, words?))));
    let days = |n: &Numbers| format!("{} to {}, {} days with check-ins", n.from.words(), n.until.words(), n.days_logged);
    known.insert("days", format!("before is {}; now is {}", days(&numbers.before), days(&numbers.after)));
}

/// "2.1 before, 1.2 now", steps of the 0–10 scale.
fn change_words(before: f64, after: f64) -> String {
    format!("{before:.1} before, {after:.1} now")
}

/// Puts what is known into a template. `None` when something it needs isn't known. Braces in what
/// the person wrote stay as they are.
fn fill(template: &str, known: &Known) -> Option<String> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}')?;
        filled.push_str(before);
        filled.push_str(known.get(name)?);
        rest = behind;
    }
    filled.push_str(rest);
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_filled_or_left_out_and_the_persons_braces_stay() {
        let known = Known::from([("event", "Medicine started · {since} 5 mg".to_owned()), ("since", "9 August".to_owned())]);
        for (template, filled) in [
            ("plain", Some("plain")),
            ("since {since}.", Some("since 9 August.")),
            ("{event}", Some("Medicine started · {since} 5 mg")),
            ("{since}, {width}", None),
            ("{since", None),
            ("", Some("")),
        ] {
            assert_eq!(fill(template, &known).as_deref(), filled, "{template}");
        }
    }
}
