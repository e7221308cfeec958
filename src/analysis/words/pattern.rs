//! A pattern in words: what, since when, how sure, what became of it, and what the person said to it.

use super::{
    count,
    headline::{closer, kind_words},
};
use crate::{
    analysis::{Analysis, Confidence, Course, How, Pattern, Span, State, Verdict, Window, Word, rule},
    domain::{DayKey, PatternAnswer},
};
use chrono::Datelike;

/// Days up to which a span is told as one day.
pub(super) const ABOUT_ONE_DAY: i32 = 3;
/// Days beyond which it was a slow time rather than an unknown day.
pub(super) const SLOWLY: i32 = 28;

/// "about 25 October 2026", "some time between 22 and 28 October, most likely about the 25th", "slowly, between …".
fn span_words(span: &Span<DayKey>) -> String {
    let Span { earliest, likely, latest } = span;
    match latest.since(*earliest) + 1 {
        days if days <= ABOUT_ONE_DAY => format!("about {}", likely.words()),
        days if days > SLOWLY => format!("slowly, between {} and {}", before(*earliest, *latest), latest.words()),
        _ => format!(
            "some time between {} and {}, most likely about {}",
            before(*earliest, *latest),
            latest.words(),
            beside(*likely, *latest)
        ),
    }
}

/// The first of two days without what it shares with the second: "22", "22 October", "22 October 2025".
fn before(first: DayKey, second: DayKey) -> String {
    let (a, b) = (first.date(), second.date());
    if (a.year(), a.month()) == (b.year(), b.month()) { a.day().to_string() } else { beside(first, second) }
}

/// A day without its year where that is the same as the other's.
fn beside(day: DayKey, other: DayKey) -> String {
    if day.date().year() == other.date().year() { day.date().format("%-d %B").to_string() } else { day.words() }
}

/// When it began, as far as that can be told.
#[must_use]
pub fn began_line(course: &Course) -> String {
    format!("It began {}.", span_words(&course.began))
}

/// A pattern in one sentence.
#[must_use]
pub fn pattern_sentence(pattern: &Pattern) -> String {
    let verb = if pattern.ended.is_some() { "showed" } else { "show" };
    format!("Your check-ins {verb} {}.", kind_words(pattern.kind))
}

/// The same without its verb, for where its days stand above it.
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
    let lost = analysis.days.last().is_some_and(|d| d.state == State::NotEnough);
    match &analysis.verdict {
        Verdict::NotEnough(_) => {
            let scored = analysis.days.iter().rev().find(|d| d.scores.is_some()).map(|d| d.day);
            Some(match scored.filter(|_| lost) {
                Some(day) => format!("Too few check-ins since {} to say how it is now.", day.words()),
                None => "There are too few recent check-ins to say how it is now.".to_owned(),
            })
        }
        Verdict::Judged { .. } if pattern.course.beyond => Some("Your best feelings now reach higher than before.".to_owned()),
        Verdict::Judged { .. } => pattern.course.closer.then(closer),
    }
}

/// What became of a pattern: when it turned or how it ended, its breaks and its further steps.
#[must_use]
pub fn course_lines(course: &Course) -> Vec<String> {
    let mut lines = Vec::new();
    for (over, again) in &course.breaks {
        lines.push(format!("It was near your usual from {} to {}.", over.words(), again.words()));
    }
    for step in &course.steps {
        lines.push(format!("Pleasant feelings became weaker once more. That began {}.", span_words(&step.began)));
    }
    lines.extend(course.ended.map(|(day, how)| match (how, course.back) {
        (How::Over, Some(back)) => format!(
            "Your best feelings and your numbness were near your usual for three weeks by {}. It turned {}.",
            day.words(),
            span_words(&back)
        ),
        (How::Over, None) => format!("It was over on {}.", day.words()),
        (How::UsualNow, _) => still_so_said(Word::UsualNow, day),
        (How::TakenBack, _) => still_so_said(Word::NotSo, day),
    }));
    lines
}

/// The question after three months of a pattern that stands; its three answers stand beneath it.
#[must_use]
pub fn still_so_question(course: &Course) -> String {
    format!(
        "For three months your check-ins have stayed below the time from {} to {}. What fits best?",
        course.usual.0.words(),
        course.usual.1.words()
    )
}

/// What the person answered to it, or said unasked, and when.
#[must_use]
pub fn still_so_said(word: Word, day: DayKey) -> String {
    let said = match word {
        Word::UsualNow => "this is how I am now",
        Word::StillLess => "still less than before",
        Word::DontKnow => "I can't tell",
        Word::NotSo => "this isn't so",
    };
    format!("On {} you said: {said}.", day.words())
}

/// Since about when, and how long that is by `today` or was until it turned or was ended.
#[must_use]
pub fn since_words(pattern: &Pattern, today: DayKey) -> String {
    let turned = pattern.course.back.as_ref().map(|back| back.likely);
    let end = turned.or(pattern.ended).unwrap_or(today);
    let weeks = u32::try_from(end.since(pattern.since) / 7).unwrap_or(0);
    let long = match weeks {
        0 => String::new(),
        n => format!(", {}", count(n, "week", "weeks")),
    };
    let since = pattern.since.words();
    match (turned, pattern.ended) {
        (Some(turned), _) => format!("About {since} to about {}{long}", turned.words()),
        (None, Some(ended)) => format!("About {since} to {}{long}", ended.words()),
        (None, None) => format!("About {since}{long}"),
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
    let (usual, recent) = pattern.stretches();
    let of = |w: &Window| w.until.since(w.from).max(0) + 1;
    format!(
        "{sure}: {} on {} of {} days, beside {} usual days",
        count(recent.check_ins, "check-in", "check-ins"),
        recent.days_logged,
        of(&recent),
        usual.days_logged
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
    let (usual, recent) = pattern.stretches();
    let which = if pattern.ended.is_some() { "later" } else { "recent" };
    let mut words =
        format!("How sure this is: {sure}. {} and {} have check-ins.", logged(&recent, which), logged(&usual, "usual"));
    if pattern.course.usual.1 >= pattern.course.began.earliest {
        words.push_str(" Your usual here is short and may hold the first days of the change.");
    }
    words
}

/// A pattern's card in sentences: what, since when, resting on what, and its end.
#[must_use]
pub fn pattern_lines(pattern: &Pattern) -> Vec<String> {
    let days = count(pattern.evidence.recent.days_logged, "day", "days");
    let weeks = pattern.evidence.look.days() / 7;
    let mut lines = vec![
        pattern_sentence(pattern),
        began_line(&pattern.course),
        format!(
            "Noticed on {} by version {} of the rule, in the last {} weeks: {} on {days}.",
            pattern.noticed.words(),
            rule::RULE_VERSION,
            if weeks == 2 { "two" } else { "three" },
            count(pattern.check_ins, "check-in", "check-ins")
        ),
    ];
    lines.extend(super::compared_with(&pattern.evidence));
    lines.extend(course_lines(&pattern.course));
    lines
}
