//! The sentence that stands first: what is said of the last day, and what is missing before anything can be said.

use super::{count, gate_words, missing::what_is_missing, need_words};
use crate::{
    analysis::{
        Analysis, Evidence, FirstWeeks, GateKind, How, Pattern, PatternKind, State, Verdict,
        pattern::compared::{narrowed, widened},
        rule,
    },
    domain::Journal,
};

/// A rise of the unpleasant average, in steps, at which help is offered (SAFETY 14). Our choice.
const STEEP_RISE: f64 = 2.0;

/// What there is to say today, in one or two sentences. What the person said isn't so is not said again, and no days are
/// counted towards what the form can't bring.
#[must_use]
pub fn headline_for(journal: &Journal, analysis: &Analysis) -> String {
    match (standing(analysis).or_else(|| taken_back(analysis)), &analysis.verdict) {
        (Some(p), _) if p.dismissal(journal).is_some() => {
            format!("You said of what was noticed from {} on: this isn't so.{}", p.since.words(), distress(analysis))
        }
        (None, Verdict::NotEnough(need)) => what_is_missing(journal, analysis, *need).join(" "),
        (Some(_), _) | (None, Verdict::Judged { .. }) => headline(analysis),
    }
}

/// The pattern that the person said isn't so, while nothing is said again.
fn taken_back(analysis: &Analysis) -> Option<&Pattern> {
    let is_recent = |ended: crate::domain::DayKey| analysis.until.since(ended) <= rule::RECENT_DAYS;
    let last = analysis.patterns.last()?;
    let is_it = last.course.ended.is_some_and(|(on, how)| how == How::TakenBack && is_recent(on));
    is_it.then_some(last)
}

/// The pattern that is shown as of today.
fn standing(analysis: &Analysis) -> Option<&Pattern> {
    let state = analysis.days.last().map_or(State::NotEnough, |d| d.state);
    analysis.patterns.iter().rev().find(|p| p.ended.is_none() && state == State::Narrowed)
}

/// What there is to say today, in one or two sentences, whatever the person said to a pattern.
#[must_use]
pub fn headline(analysis: &Analysis) -> String {
    let open = standing(analysis);
    format!("{}{}", said(analysis, open), if open.is_some() { distress(analysis) } else { "" })
}

/// Said beside a pattern, too: a rise of distress leads to help whatever else is noticed (SAFETY 14).
fn distress(analysis: &Analysis) -> &'static str {
    match &analysis.verdict {
        Verdict::Judged { evidence, .. } if distress_rose_steeply(evidence) => {
            " Unpleasant feelings were much stronger than usual. Help is one key away: F1."
        }
        _ => "",
    }
}

fn said(analysis: &Analysis, open: Option<&Pattern>) -> String {
    match (&analysis.verdict, open) {
        (Verdict::NotEnough(need), None) => need_words(*need),
        (Verdict::NotEnough(_), Some(p)) => format!(
            "What was noticed from {} on still stands. There are too few recent check-ins to say more.",
            p.since.words()
        ),
        (Verdict::Judged { .. }, Some(p)) if p.course.beyond => format!(
            "From {} on, your check-ins showed {}. Your best feelings now reach higher than before.",
            p.since.words(),
            kind_words(p.kind)
        ),
        (Verdict::Judged { .. }, Some(p)) if p.course.closer => {
            format!("From {} on, your check-ins showed {}. {}", p.since.words(), kind_words(p.kind), closer())
        }
        (Verdict::Judged { .. }, Some(p)) => {
            format!("In the last {} days, your check-ins show {}.", rule::RECENT_DAYS, kind_words(p.kind))
        }
        (Verdict::Judged { evidence, .. }, None) => unnoticed(analysis, evidence),
    }
}

fn unnoticed(analysis: &Analysis, evidence: &Evidence) -> String {
    let start = format!("In the last {} days,", rule::RECENT_DAYS);
    let wider = widened(evidence.pleasant.width) && widened(evidence.unpleasant.width);
    if distress_rose_steeply(evidence) {
        format!("{start} unpleasant feelings in your check-ins were much stronger than usual. Help is one key away: F1.")
    } else if let Some(flat) = &analysis.flat_usual {
        format!("Nothing changed beside your usual weeks. But in these weeks, too, {}.", super::in_words::flat_words(flat))
    } else if wider {
        format!("{start} feelings in your check-ins varied more than usual. That is neither good nor bad by itself.")
    } else if narrowed(evidence.pleasant.width) && narrowed(evidence.unpleasant.width) {
        format!("{start} feelings in your check-ins varied less than usual, without the other signs of a pattern.")
    } else {
        format!("{start} nothing in your check-ins stood out against your usual range.")
    }
}

pub(super) const fn kind_words(kind: PatternKind) -> &'static str {
    match kind {
        PatternKind::Both => "pleasant and unpleasant feelings both weaker than usual, and varying less",
        PatternKind::MostlyPleasant => "feelings weaker than usual and varying less, mostly the pleasant ones",
        PatternKind::Heavier => "pleasant feelings weaker than usual and varying less, and unpleasant ones stronger",
    }
}

/// Whether unpleasant feelings are so much stronger than usual that help is offered.
#[must_use]
pub fn distress_rose_steeply(evidence: &Evidence) -> bool {
    let level = evidence.unpleasant.level;
    level.recent - level.usual >= STEEP_RISE
}

/// What rose so steeply, in numbers, and where people are; `None` where nothing did.
#[must_use]
pub fn steep_rise_line(evidence: &Evidence) -> Option<String> {
    let level = evidence.unpleasant.level;
    distress_rose_steeply(evidence).then(|| {
        format!(
            "Unpleasant feelings were rated {:.1} on average in the last {} days, and {:.1} usually. That can be hard to carry \
             alone. Help has people to talk to, on such days and on any other: F1.",
            level.recent,
            rule::RECENT_DAYS,
            level.usual
        )
    })
}

/// Why nothing is noticed, by the conditions that don't hold; `None` where all of them hold and only the size of the
/// change or the days in a row are missing or reached, and where there is no change to speak of.
#[must_use]
pub fn why_not(evidence: &Evidence) -> Option<String> {
    let best = evidence.best?;
    let weaker = (best.usual - best.recent) / (best.usual + rule::STRENGTH_OFFSET) >= rule::BEST_UNIT;
    let fails = || evidence.gates.iter().filter(|g| !g.holds);
    if weaker {
        return fails().next().map(|gate| gate_words(gate.kind, evidence));
    }
    let is_narrower = evidence.gates.iter().any(|g| g.kind == GateKind::Narrower && g.holds);
    is_narrower.then(|| {
        "Your pleasant feelings vary less than usual. Your best feelings are about as strong as usual. A calm time looks like \
         this, and so does another use of the scale."
            .to_owned()
    })
}

pub(super) fn closer() -> String {
    "What is left of it is closer to your usual, not there yet.".to_owned()
}

/// The last four weeks of a journal that has no usual yet: described, compared with nothing.
#[must_use]
pub fn first_weeks_lines(weeks: &FirstWeeks) -> Vec<String> {
    let logged = count(weeks.window.days_logged, "day", "days");
    let mut lines = vec![
        format!(
            "There is no usual range to compare with yet. This only describes {logged} since {}.",
            weeks.window.from.words()
        ),
        format!("On {} of them, no feeling was rated above 5.", weeks.days_nothing_above_5),
    ];
    let highs = [("pleasant", weeks.high_pleasant), ("unpleasant", weeks.high_unpleasant)];
    for (side, high) in highs {
        lines.extend(high.map(|h| format!("On their strongest days, {side} feelings reached {h:.1} of 10.")));
    }
    lines.extend(weeks.numbness.map(|n| format!("Numbness was {n:.1} of 10 on average.")));
    lines
}
