//! What a week held, in a few quiet lines: what was written, never how well.

use super::count;
use crate::domain::{Answer, CheckIn, DayKey, FeelingId, Journal, SELF_HARM_KEY, SymptomAnswer, Units, Valence, WeekBegins};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// The first day of the week that holds this day.
#[must_use]
pub fn week_of(day: DayKey, begins: WeekBegins) -> DayKey {
    day.plus(-begins.days_into(day.date().weekday()))
}

/// The seven days from `first`: what was felt most strongly, what was 0 each time, what could not be told, sleep,
/// symptoms, events and ways tried. What was not answered is in none of it, and the item about hurting yourself
/// never is. One line where nothing was written.
#[must_use]
pub fn week_lines(journal: &Journal, first: DayKey) -> Vec<String> {
    let week = || (0..7).map(|n| first.plus(n));
    let check_ins: Vec<&CheckIn> = week().flat_map(|d| journal.on(d)).map(|c| &**c).collect();
    let days: BTreeSet<DayKey> = check_ins.iter().map(|c| c.day).collect();
    let mut lines = Vec::new();
    if check_ins.is_empty() {
        lines.push("No check-ins in this week.".to_owned());
    } else {
        let n = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let on = count(n(days.len()), "day", "days");
        lines.push(format!("{} on {on}.", count(n(check_ins.len()), "check-in", "check-ins")));
    }
    lines.extend(strongest(journal, &check_ins));
    let feelings = by_feeling(&check_ins);
    lines.extend(listed(journal, &feelings, "Rated 0 each time", |told| {
        (told.rated > 1 && told.strongest == 0).then(|| format!("{} times", told.rated))
    }));
    lines.extend(listed(journal, &feelings, "Can't tell", |told| {
        (told.cannot_tell > 0)
            .then(|| if told.cannot_tell == 1 { "once".into() } else { format!("{} times", told.cannot_tell) })
    }));
    lines.extend(sleep(&check_ins, journal.settings.units));
    lines.extend(symptoms(journal, &check_ins));
    for event in week().flat_map(|d| journal.events_on(d)) {
        lines.push(format!("{}: {}.", weekday(event.day), event.words().trim_end_matches('.')));
    }
    let tried = journal.trials.iter().filter(|t| (first..=first.plus(6)).contains(&t.day)).count();
    if tried > 0 {
        lines.push(format!("Ways tried: {tried}."));
    }
    lines
}

fn weekday(day: DayKey) -> String {
    day.date().format("%A").to_string()
}

/// "Felt most strongly: joy 7 on Wednesday; anxiety 6 on Monday."
fn strongest(journal: &Journal, check_ins: &[&CheckIn]) -> Option<String> {
    let of = |side: Valence| {
        let mut most: Option<(u8, String)> = None;
        for c in check_ins {
            for (id, answer) in &c.answers {
                let (Some(feeling), Answer::Rated(i)) = (journal.catalogue.feeling(*id), *answer) else { continue };
                let steps = i.steps();
                // Of equals the first one.
                if feeling.valence == side && steps > 0 && most.as_ref().is_none_or(|(n, _)| steps > *n) {
                    most = Some((steps, format!("{} {steps} on {}", feeling.name, weekday(c.day))));
                }
            }
        }
        most.map(|(_, words)| words)
    };
    let both: Vec<String> = [of(Valence::Pleasant), of(Valence::Unpleasant)].into_iter().flatten().collect();
    (!both.is_empty()).then(|| format!("Felt most strongly: {}.", both.join("; ")))
}

/// What was answered about one feeling.
#[derive(Default)]
struct Told {
    rated: u32,
    strongest: u8,
    cannot_tell: u32,
}

fn by_feeling(check_ins: &[&CheckIn]) -> BTreeMap<FeelingId, Told> {
    let mut all: BTreeMap<FeelingId, Told> = BTreeMap::new();
    for (id, answer) in check_ins.iter().flat_map(|c| c.answers.iter()) {
        let told = all.entry(*id).or_default();
        match answer {
            Answer::Rated(i) => {
                told.rated += 1;
                told.strongest = told.strongest.max(i.steps());
            }
            Answer::CannotTell => told.cannot_tell += 1,
        }
    }
    all
}

/// One line of the feelings, in the person's order, of which `says` says something.
fn listed(
    journal: &Journal,
    all: &BTreeMap<FeelingId, Told>,
    heading: &str,
    says: impl Fn(&Told) -> Option<String>,
) -> Option<String> {
    let said = journal.catalogue.feelings.iter().filter_map(|f| Some(format!("{} ({})", f.name, says(all.get(&f.id)?)?)));
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| format!("{heading}: {}.", said.join(", ")))
}

fn sleep(check_ins: &[&CheckIn], units: Units) -> Option<String> {
    let nights: Vec<_> = check_ins.iter().filter_map(|c| Some((c.day, c.context.sleep?))).collect();
    let days: BTreeSet<DayKey> = nights.iter().map(|n| n.0).collect();
    let least = nights.iter().map(|n| n.1).min_by(|a, b| a.hours().total_cmp(&b.hours()))?;
    let most = nights.iter().map(|n| n.1).max_by(|a, b| a.hours().total_cmp(&b.hours()))?;
    let hours = if least == most { units.sleep(least) } else { format!("{} to {}", units.sleep(least), units.sleep(most)) };
    Some(format!("Sleep: {hours}, noted on {}.", count(u32::try_from(days.len()).unwrap_or(u32::MAX), "day", "days")))
}

/// Symptoms that were there, with on how many of the days they were asked about.
fn symptoms(journal: &Journal, check_ins: &[&CheckIn]) -> Option<String> {
    let said = journal.catalogue.symptoms.iter().filter(|s| s.key.as_str() != SELF_HARM_KEY).filter_map(|s| {
        let answers = || check_ins.iter().filter_map(|c| Some((c.day, c.symptom(s.id)?)));
        let asked: BTreeSet<DayKey> = answers().map(|a| a.0).collect();
        let there: BTreeSet<DayKey> = answers().filter(|a| matches!(a.1, SymptomAnswer::There(_))).map(|a| a.0).collect();
        (!there.is_empty()).then(|| format!("{} on {} of {} days", s.name, there.len(), asked.len()))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| format!("Symptoms, of the days asked: {}.", said.join("; ")))
}
