//! What the page for the doctor says in sentences. On paper it is the person who speaks.

use super::{for_doctor::ForDoctor, medicines, numbers::Numbers, wish::Part};
use crate::{
    analysis::{Analysis, BeforeAfter, Compared, Pattern, Verdict, Window, told_pattern, words},
    domain::{DayKey, Journal, SELF_HARM_KEY, SymptomAnswer},
};
use std::collections::BTreeSet;

pub(super) fn coverage(journal: &Journal, analysis: Option<&Analysis>, (from, until): (DayKey, DayKey)) -> String {
    let all = until.since(from) + 1;
    let (days, check_ins) = if let Some(a) = analysis {
        let within = a.days.iter().filter(|d| (from..=until).contains(&d.day) && d.check_ins > 0);
        within.fold((0_u32, 0_u32), |(days, n), d| (days + 1, n.saturating_add(d.check_ins)))
    } else {
        let within: Vec<DayKey> = journal.check_ins.iter().map(|c| c.day).filter(|d| (from..=until).contains(d)).collect();
        let days: BTreeSet<&DayKey> = within.iter().collect();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (count(days.len()), count(within.len()))
    };
    let each = if check_ins == 1 { "1 check-in".to_owned() } else { format!("{check_ins} check-ins") };
    format!("Check-ins on {days} of {all} days, {each}")
}

/// The pattern that stands with the span of its beginning, how sure that is and what else it may be; else what there is to
/// say. Patterns that were over within these days have a line each.
pub(super) fn noticed(page: &ForDoctor<'_>, (from, _): (DayKey, DayKey)) -> Vec<String> {
    let Some(analysis) = page.analysis else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some(pattern) = told_pattern(analysis, page.journal) {
        lines.push(words::pattern_sentence(pattern));
        lines.push(words::began_line(&pattern.course));
        lines.extend(words::course_lines(&pattern.course));
        lines.extend(words::by_now(pattern, analysis));
        lines.push(format!("How sure this is: {}.", lowered(&words::sure_words(pattern))));
        lines.extend(
            pattern.other_readings.first().map(|reading| format!("Another reading: {}.", reading.trim_end_matches('.'))),
        );
    } else {
        // Which key leads to help is nothing for paper.
        let said = words::headline_for(page.journal, analysis);
        lines.push(said.replace(" Help is one key away: F1.", ""));
        if let Verdict::Judged { evidence, .. } = &analysis.verdict {
            lines.extend(words::why_not(evidence));
        }
    }
    lines
        .extend(analysis.low_mood_told(page.journal, page.today).and_then(|low| words::low_mood_lines(low).into_iter().next()));
    let is_over = |p: &&Pattern| p.ended.is_some_and(|on| on >= from) && p.dismissal(page.journal).is_none();
    let over = analysis.patterns.iter().rev().filter(is_over);
    lines.extend(over.map(|p| format!("{}: {}", words::since_words(p, analysis.until), words::pattern_kind_words(p))));
    lines.iter().map(|line| in_first_person(line)).collect()
}

/// On paper it is the person who speaks: "Your check-ins" are "My check-ins" there.
fn in_first_person(line: &str) -> String {
    let word = |word: &str| match word {
        "Your" => "My".to_owned(),
        "your" => "my".to_owned(),
        "You" | "you" => "I".to_owned(),
        other => other.to_owned(),
    };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn lowered(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Which days the columns are of, what is missing, and what the measures are.
pub(super) fn about(
    page: &ForDoctor<'_>,
    now: Option<&Compared>,
    event: Option<&BeforeAfter>,
    numbers: &Numbers,
) -> Vec<String> {
    if !page.wish.has(Part::Table) && numbers.symptoms.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let dates = |w: &Window| format!("{} to {}", w.from.words(), w.until.words());
    match now {
        Some(c) => {
            let stands = page.analysis.is_some_and(|a| told_pattern(a, page.journal).is_some());
            let kept = if stands { ", kept as it was before what was noticed" } else { "" };
            lines.push(format!("Usually: {}{kept}. Now: {}.", dates(&c.usual), dates(&c.recent)));
        }
        None => lines.extend(page.analysis.map(|a| match &a.verdict {
            Verdict::NotEnough(_) if told_pattern(a, page.journal).is_none() => {
                "There is no usual range yet that these days could stand beside.".to_owned()
            }
            Verdict::NotEnough(_) | Verdict::Judged { .. } => {
                "The last three weeks hold too little to stand beside the usual range.".to_owned()
            }
        })),
    }
    if let Some(found) = event {
        lines.push(format!("The event: {}, {}.", found.words, found.day.words()));
        lines.extend(words::stretch_lines(found));
        if !found.enough {
            lines.extend(words::outcome_lines(found, None));
        }
    }
    lines
}

pub(super) fn explained(page: &ForDoctor<'_>, event: Option<&BeforeAfter>, numbers: &Numbers) -> Vec<String> {
    let caution = event.and_then(|found| words::before_after_cautions(found).into_iter().next());
    let measures = (!numbers.heads.is_empty()).then(|| format!("{}.", words::EXPLAINED));
    if page.wish.has(Part::Table) { caution.into_iter().chain(measures).collect() } else { Vec::new() }
}

/// What was answered about wanting to hurt oneself, only where it was ticked: days and answers, no level and no trend
/// (SAFETY 8, 9).
pub(super) fn self_harm(journal: &Journal, (from, until): (DayKey, DayKey)) -> Option<String> {
    let item = journal.catalogue.symptom_by_key(SELF_HARM_KEY)?;
    let (mut asked, mut there, mut unsaid) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for check_in in journal.check_ins.iter().filter(|c| (from..=until).contains(&c.day)) {
        for (_, answer) in check_in.symptoms.iter().filter(|(id, _)| *id == item.id) {
            asked.insert(check_in.day);
            match answer {
                SymptomAnswer::No => {}
                SymptomAnswer::There(_) => {
                    there.insert(check_in.day);
                }
                SymptomAnswer::RatherNotSay => {
                    unsaid.insert(check_in.day);
                }
            }
        }
    }
    let days = |n: usize| if n == 1 { "1 day".to_owned() } else { format!("{n} days") };
    let list =
        |all: &BTreeSet<DayKey>| all.iter().rev().take(12).rev().map(|d| medicines::short(*d)).collect::<Vec<_>>().join(", ");
    let newest = |all: &BTreeSet<DayKey>| if all.len() > 12 { "the last twelve: " } else { "" };
    let mut words = format!("“{}”: answered on {}", item.name, days(asked.len()));
    if !asked.is_empty() {
        let told = match there.len() {
            0 => "; on none of them it was there".to_owned(),
            n => format!("; on {} it was there: {}{}", days(n), newest(&there), list(&there)),
        };
        words.push_str(&told);
    }
    if !unsaid.is_empty() {
        words = format!("{words}; on {} I would rather not say: {}{}", days(unsaid.len()), newest(&unsaid), list(&unsaid));
    }
    words.push('.');
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_paper_it_is_the_person_who_speaks() {
        assert_eq!(in_first_person("Your check-ins beside your usual, yours"), "My check-ins beside my usual, yours");
        assert_eq!(in_first_person("You said: this isn't so."), "I said: this isn't so.");
    }
}
