//! A pattern's course in the few words that stand in pictures, and in the sentences that tell what pictures show.

use super::pattern::{ABOUT_ONE_DAY, SLOWLY, began_line, course_lines};
use crate::{
    analysis::{Course, Part, PatternKind, Span, Step},
    domain::DayKey,
};
use chrono::Datelike;

/// What stands beside the marked days of a pattern, the longest way first.
#[must_use]
pub const fn marked_words(kind: PatternKind) -> &'static [&'static str] {
    match kind {
        PatternKind::Both => &["narrower than usual", "narrower"],
        PatternKind::MostlyPleasant => &["pleasant feelings narrower than usual", "pleasant side narrower", "narrower"],
        PatternKind::Heavier => &["heavier than usual", "heavier"],
    }
}

/// "began 22–28 Oct", "began about 25 Oct", "began slowly, 3 Sep – 10 Oct".
#[must_use]
pub fn began_label(course: &Course) -> String {
    span_label("began", &course.began)
}

/// "turned 2–9 Jun".
#[must_use]
pub fn turned_label(back: &Span<DayKey>) -> String {
    span_label("turned", back)
}

/// "near your usual 3–24 May", and shorter.
#[must_use]
pub fn break_labels((over, again): (DayKey, DayKey)) -> [String; 2] {
    [format!("near your usual {}", days_label(over, again)), "near usual".to_owned()]
}

/// "deeper from about 5 Sep", and shorter; "weaker again …" for one that ends a time near the usual.
#[must_use]
pub fn step_labels(course: &Course, step: &Step<DayKey>) -> [String; 2] {
    let from = step.began.likely;
    let ends_a_break = course.breaks.iter().any(|(over, again)| (*over..=*again).contains(&from));
    let what = if ends_a_break { "weaker again" } else { "deeper" };
    [format!("{what} from about {}", day_label(from)), what.to_owned()]
}

fn span_label(verb: &str, span: &Span<DayKey>) -> String {
    let Span { earliest, likely, latest } = *span;
    match latest.since(earliest) + 1 {
        days if days <= ABOUT_ONE_DAY => format!("{verb} about {}", day_label(likely)),
        days if days > SLOWLY => format!("{verb} slowly, {}", days_label(earliest, latest)),
        _ => format!("{verb} {}", days_label(earliest, latest)),
    }
}

/// The year stands on the axis.
fn day_label(day: DayKey) -> String {
    day.date().format("%-d %b").to_string()
}

/// "22–28 Oct", "28 Sep – 3 Oct".
fn days_label(from: DayKey, until: DayKey) -> String {
    let (a, b) = (from.date(), until.date());
    if (a.year(), a.month()) == (b.year(), b.month()) {
        format!("{}–{}", a.day(), day_label(until))
    } else {
        format!("{} – {}", day_label(from), day_label(until))
    }
}

/// What a day is to a pattern, as it is read out after the day's numbers.
#[must_use]
pub const fn part_words(kind: PatternKind, part: Part) -> &'static str {
    match part {
        Part::Beginning => "perhaps where it grew narrower",
        Part::Inside => match kind {
            PatternKind::Both | PatternKind::Heavier => "narrower than usual",
            PatternKind::MostlyPleasant => "pleasant feelings narrower than usual",
        },
        Part::Deeper => "perhaps where pleasant feelings grew weaker once more",
        Part::Between => "near your usual for a time",
        Part::Turning => "perhaps where it turned",
    }
}

/// What the lines under days mean, each once, for those that are there.
#[must_use]
pub fn parts_explained(parts: &[Part]) -> Vec<(Part, &'static str)> {
    let has = |part: Part| parts.contains(&part);
    let doubt = match (has(Part::Beginning), has(Part::Turning)) {
        (true, true) => Some("may have begun or turned"),
        (true, false) => Some("may have begun"),
        (false, true) => Some("may have turned"),
        (false, false) => None,
    };
    let of = |part: Part, words: &'static str| has(part).then_some((part, words));
    let all = [
        of(Part::Inside, "narrower than usual"),
        doubt.map(|words| (Part::Beginning, words)),
        of(Part::Between, "near your usual for a time"),
        of(Part::Deeper, "may have grown deeper"),
    ];
    all.into_iter().flatten().collect()
}

/// A pattern as the sentence of a picture tells it: what, since when, its breaks, its steps and its end.
#[must_use]
pub fn course_sentences(course: &Course) -> String {
    let what = match course.kind {
        PatternKind::Both => "Narrower than usual.",
        PatternKind::MostlyPleasant => "Mostly pleasant feelings narrower than usual.",
        PatternKind::Heavier => "Heavier than usual.",
    };
    let lines = [what.to_owned(), began_line(course)].into_iter().chain(course_lines(course));
    lines.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> DayKey {
        DayKey::parse(text).expect("a day")
    }

    fn label(earliest: &str, likely: &str, latest: &str) -> String {
        span_label("began", &Span { earliest: day(earliest), likely: day(likely), latest: day(latest) })
    }

    #[test]
    fn a_label_names_its_month_once_and_pretends_no_day_that_is_not_known() {
        assert_eq!(label("2026-10-22", "2026-10-25", "2026-10-28"), "began 22–28 Oct");
        assert_eq!(label("2026-09-28", "2026-10-01", "2026-10-03"), "began 28 Sep – 3 Oct");
        assert_eq!(label("2026-10-24", "2026-10-25", "2026-10-26"), "began about 25 Oct");
        assert_eq!(label("2026-09-03", "2026-09-20", "2026-10-10"), "began slowly, 3 Sep – 10 Oct");
        assert_eq!(label("2026-12-28", "2027-01-01", "2027-01-03"), "began 28 Dec – 3 Jan");
    }
}
