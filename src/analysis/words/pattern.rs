//! A pattern in words: what, since when, how sure, and what the person said to it.

use super::{
    count,
    headline::{closer, kind_words},
};
use crate::{
    analysis::{Analysis, Confidence, Evidence, Pattern, Verdict, Window},
    domain::{DayKey, PatternAnswer},
};

/// A pattern in one sentence.
#[must_use]
pub fn pattern_sentence(pattern: &Pattern) -> String {
    let verb = if pattern.ended.is_some() { "showed" } else { "show" };
    format!("From {} on, your check-ins {verb} {}.", pattern.since.words(), kind_words(pattern.kind))
}

/// The same without its day, for where that stands above it.
#[must_use]
pub fn pattern_kind_words(pattern: &Pattern) -> String {
    let words = kind_words(pattern.kind);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).chain(['.']).collect())
}

/// What is otherwise now than when the pattern was noticed; `None` where it is as it was, or over.
#[must_use]
pub fn by_now(pattern: &Pattern, analysis: &Analysis) -> Option<String> {
    if pattern.ended.is_some() {
        return None;
    }
    match &analysis.verdict {
        Verdict::NotEnough(_) => Some("There are too few recent check-ins to say how it is now.".to_owned()),
        Verdict::Judged { evidence, .. } => evidence.gates.iter().any(|g| !g.holds).then(closer),
    }
}

/// Since when, and how long that is by `today` or was until its end.
#[must_use]
pub fn since_words(pattern: &Pattern, today: DayKey) -> String {
    let end = pattern.ended.unwrap_or(today);
    let weeks = u32::try_from(end.since(pattern.since) / 7).unwrap_or(0);
    let long = match weeks {
        0 => String::new(),
        n => format!(", {}", count(n, "week", "weeks")),
    };
    match pattern.ended {
        Some(ended) => format!("{} to {}{long}", pattern.since.words(), ended.words()),
        None => format!("{}{long}", pattern.since.words()),
    }
}

/// What the person said to a pattern that isn't so, and when.
#[must_use]
pub fn dismissed_words(said: &PatternAnswer) -> String {
    let reason = said.reason.trim();
    if reason.is_empty() { "You said: this isn't so".to_owned() } else { format!("You said: this isn't so. {reason}") }
}

/// How sure, in a few words, and the check-ins it rests on.
#[must_use]
pub fn sure_words(pattern: &Pattern) -> String {
    let sure = match pattern.confidence {
        Confidence::Fair => "Fair",
        Confidence::Low => "Low",
    };
    let recent = &pattern.evidence.recent;
    let of = |w: &Window| w.until.since(w.from).max(0) + 1;
    format!(
        "{sure}: {} on {} of {} days, beside {} usual days",
        count(pattern.check_ins, "check-in", "check-ins"),
        recent.days_logged,
        of(recent),
        pattern.evidence.usual.days_logged
    )
}

/// How sure a pattern is, and on how many days it rests.
#[must_use]
pub fn confidence_words(pattern: &Pattern) -> String {
    let logged = |w: &Window, which| format!("{} of {} {which} days", w.days_logged, w.until.since(w.from).max(0) + 1);
    let sure = match pattern.confidence {
        Confidence::Fair => "fair",
        Confidence::Low => "low",
    };
    let Evidence { recent, usual, .. } = &pattern.evidence;
    format!("How sure this is: {sure}. {} and {} have check-ins.", logged(recent, "recent"), logged(usual, "usual"))
}

/// A pattern's card in sentences: what, since when, resting on what, and its end.
#[must_use]
pub fn pattern_lines(pattern: &Pattern) -> Vec<String> {
    let days = count(pattern.evidence.recent.days_logged, "day", "days");
    let mut lines = vec![
        pattern_sentence(pattern),
        format!(
            "Noticed on {}, from {} on {days}.",
            pattern.noticed.words(),
            count(pattern.check_ins, "check-in", "check-ins")
        ),
    ];
    lines.extend(super::compared_with(&pattern.evidence));
    if let Some(ended) = pattern.ended {
        lines.push(format!("It was over on {}.", ended.words()));
    }
    lines
}
