//! The weeks before and after an event, in sentences.

use super::differences::{Named, Pairs, RANGES, ShiftRow, pairs, rows, shift_lines, too_few};
use crate::analysis::{
    BESIDE_DAYS_NEEDED, BeforeAfter, Stretch,
    words::{evidence::EventLine, measures::Measure},
};

/// How the two stretches are called.
const NAMED: Named = Named { first: "before", second: "after", both: "before and after" };

/// What the comparison says, in sentences: which days, what went from where to where and whether that could be
/// chance, or what is missing. The other events are told by [`beside_lines`].
#[must_use]
pub fn before_after_lines(found: &BeforeAfter) -> Vec<String> {
    let mut lines = stretch_lines(found);
    lines.extend(outcome_lines(found, None));
    lines
}

/// What went from where to where, of one measure or of all, or what is missing.
#[must_use]
pub fn outcome_lines(found: &BeforeAfter, only: Option<Measure>) -> Vec<String> {
    if found.enough { shift_lines(&found.differences, only, &NAMED) } else { vec![missing_line(found)] }
}

/// What is read first of one measure.
#[must_use]
pub fn before_after_pairs(found: &BeforeAfter, measure: Measure) -> Pairs {
    pairs(&found.differences, measure, &NAMED)
}

/// The days of both stretches, and how many of them there are.
#[must_use]
pub fn stretch_lines(found: &BeforeAfter) -> Vec<String> {
    let (days, settling_in) = (found.windows.days, found.windows.settling_in);
    let settle = match settling_in {
        0 => String::new(),
        1 => " (after 1 day to settle in)".to_owned(),
        n => format!(" (after {n} days to settle in)"),
    };
    let stretch = |w: &crate::analysis::Window| format!("the {days} days from {} to {}", w.from.words(), w.until.words());
    let (come, logged) = (found.days_come, found.after.days_logged);
    let after = if i64::from(come) < i64::from(days) {
        let so_far = match come {
            0 => "None of them has come yet".to_owned(),
            1 => "1 of them has come".to_owned(),
            n => format!("{n} of them have come"),
        };
        let with = if come == 0 { String::new() } else { format!(", {logged} with check-ins") };
        format!("After: {}{settle}. {so_far}{with}.", stretch(&found.after))
    } else {
        format!("After: {}{settle}, {logged} of them with check-ins.", stretch(&found.after))
    };
    vec![format!("Before: {}, {} of them with check-ins.", stretch(&found.before), found.before.days_logged), after]
}

/// What is missing before the two stretches can be compared.
fn missing_line(found: &BeforeAfter) -> String {
    let (before, after) = (found.before.days_logged, found.after.days_logged);
    let of = |n: u32, side: &str| format!("{n} of {BESIDE_DAYS_NEEDED} days with check-ins {side}");
    let missing = match (before < BESIDE_DAYS_NEEDED, after < BESIDE_DAYS_NEEDED) {
        (true, true) => format!("{}, and {}", of(before, "before"), of(after, "after")),
        (true, false) => of(before, "before"),
        _ => of(after, "after"),
    };
    format!("Too little to compare: {missing}.")
}

/// The table of one measure: both sides, then each feeling.
#[must_use]
pub fn shift_rows(found: &BeforeAfter, measure: Measure) -> Vec<ShiftRow> {
    rows(&found.differences, measure, &NAMED)
}

/// Why a feeling is not in the table; `None` where none is missing or nothing is compared.
#[must_use]
pub fn too_few_line(found: &BeforeAfter) -> Option<String> {
    too_few(&found.differences, &NAMED)
}

/// What else happened in these weeks. No line says that one thing came of another.
#[must_use]
pub fn beside_lines(found: &BeforeAfter) -> Vec<EventLine> {
    let line = |other: &crate::analysis::OtherEvent| {
        let place = match other.stretch {
            Stretch::Before => "in the days before",
            Stretch::SettlingIn => "in the days left out",
            Stretch::After => "in the days after",
        };
        let words = format!("{}, {}: {place}.", other.event.words(), other.event.day.words());
        EventLine { words, medicine: other.event.what.is_medicine() }
    };
    found.other_events.iter().map(line).collect()
}

/// How far the numbers can be trusted.
#[must_use]
pub fn before_after_cautions(found: &BeforeAfter) -> Vec<String> {
    let mut lines =
        vec!["That one came after the other doesn't say why: what was changing before may just have gone on.".to_owned()];
    if found.enough {
        lines.push(RANGES.to_owned());
        if found.begins_early {
            lines.push(
                "Some of the days before are the first of this journal, in which ratings spread more for nearly everybody."
                    .to_owned(),
            );
        }
    }
    lines
}
