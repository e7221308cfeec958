use super::{EventLine, count};
use crate::analysis::{BESIDE_DAYS_NEEDED, BeforeAfter, Shift, Shifts, Stretch, TooFewDays};

/// Which of the three measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Level,
    High,
    Width,
}

impl Measure {
    /// In the order they are offered.
    pub const ALL: [Self; 3] = [Self::Level, Self::High, Self::Width];

    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Level => "Average strength",
            Self::High => "Highs",
            Self::Width => "Width",
        }
    }

    #[must_use]
    pub const fn of(self, shifts: &Shifts) -> Shift {
        match self {
            Self::Level => shifts.level,
            Self::High => shifts.high,
            Self::Width => shifts.width,
        }
    }
}

/// One line of the table of one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShiftRow {
    pub name: String,
    pub before: String,
    pub after: String,
    /// The range of the difference, in steps.
    pub range: String,
    /// Days rated before and after, or how many feelings are in the mean.
    pub from: String,
    /// The whole row as a sentence.
    pub words: String,
}

/// What the comparison says, in sentences: which days, what went from where to where and whether that could be
/// chance, or what is missing. The other events are told by [`beside_lines`].
#[must_use]
pub fn before_after_lines(found: &BeforeAfter) -> Vec<String> {
    let mut lines = stretch_lines(found);
    lines.extend(outcome_lines(found));
    lines
}

/// What went from where to where, or what is missing.
#[must_use]
pub fn outcome_lines(found: &BeforeAfter) -> Vec<String> {
    if found.enough { shift_lines(found) } else { vec![missing_line(found)] }
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

/// Each side's strength, highs and width, and numbness: from, to, and whether that could be chance.
fn shift_lines(found: &BeforeAfter) -> Vec<String> {
    let mut lines = Vec::new();
    for (side, shift) in [("pleasant", found.pleasant), ("unpleasant", found.unpleasant)] {
        let Some(shift) = shift else {
            lines.push(format!(
                "Fewer than three {side} feelings are rated on {BESIDE_DAYS_NEEDED} days before and after, so they are not \
                 averaged."
            ));
            continue;
        };
        for measure in Measure::ALL {
            let of = measure.of(&shift.shifts);
            let what = format!("{} of {side} feelings ({} of them)", measure.label(), shift.feelings);
            lines.push(went(&what, measure, of));
        }
    }
    for feeling in found.feelings.iter().filter(|f| f.valence == crate::domain::Valence::Numbness) {
        let what = format!("Average of {} ({})", feeling.name.to_lowercase(), days(feeling.n_before, feeling.n_after));
        lines.push(went(&what, Measure::Level, feeling.shifts.level));
    }
    lines
}

fn went(what: &str, measure: Measure, shift: Shift) -> String {
    let verb = if measure == Measure::High { "were" } else { "was" };
    let (before, after) = (steps(shift.before), steps(shift.after));
    let from_to = if before == after {
        format!("{what} {verb} {before} before and after")
    } else {
        format!("{what} {verb} {before} before and {after} after")
    };
    format!("{from_to}. {}", chance_words(shift.low, shift.high))
}

/// Whether a range of differences leaves room for none, by the numbers as they are shown.
fn chance_words(low: f64, high: f64) -> String {
    let range = between(low, high);
    match (shown(low), shown(high)) {
        (0, 0) => "That is no difference.".to_owned(),
        _ if holds_zero(low, high) => format!("That could well be chance: {range}."),
        _ => format!("That looks like more than chance: {range}."),
    }
}

/// "between −0.4 and +0.3 steps"
pub(super) fn between(low: f64, high: f64) -> String {
    format!("between {} and {} steps", signed(low), signed(high))
}

/// Whether no difference lies in the range, by the numbers as they are shown.
pub(super) fn holds_zero(low: f64, high: f64) -> bool {
    shown(low) <= 0 && shown(high) >= 0
}

/// In tenths of a step, as it is shown.
#[expect(clippy::cast_possible_truncation, reason = "steps of a scale of ten")]
fn shown(value: f64) -> i64 {
    (value * 10.0).round() as i64
}

/// "−0.4", "0.0", "+0.3"
pub(super) fn signed(value: f64) -> String {
    let sign = match shown(value) {
        0 => "",
        n if n < 0 => "−",
        _ => "+",
    };
    format!("{sign}{}", steps(value.abs()))
}

/// One decimal; halves away from zero, as [`shown`] has them.
fn steps(value: f64) -> String {
    let tenths = shown(value);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn days(before: u32, after: u32) -> String {
    format!("rated on {} before and {after} after", count(before, "day", "days"))
}

/// The table of one measure: both sides, then each feeling.
#[must_use]
pub fn shift_rows(found: &BeforeAfter, measure: Measure) -> Vec<ShiftRow> {
    let row = |name: String, shifts: &Shifts, from: String, told: String| {
        let of = measure.of(shifts);
        let (before, after) = (steps(of.before), steps(of.after));
        let label = measure.label().to_lowercase();
        let words = format!("{name}, {label}: {before} before, {after} after, {told}. {}", chance_words(of.low, of.high));
        let range = format!("{} to {}", signed(of.low), signed(of.high));
        ShiftRow { name, before, after, range, from, words }
    };
    let sides = [("Pleasant feelings", found.pleasant), ("Unpleasant feelings", found.unpleasant)];
    let side = |(name, shift): (&str, Option<crate::analysis::SideShift>)| {
        let shift = shift?;
        let feelings = count(shift.feelings, "feeling", "feelings");
        Some(row(name.to_owned(), &shift.shifts, feelings.clone(), format!("the mean of {feelings}")))
    };
    let feeling = |f: &crate::analysis::FeelingShift| {
        row(f.name.clone(), &f.shifts, format!("{} → {} days", f.n_before, f.n_after), days(f.n_before, f.n_after))
    };
    sides.into_iter().filter_map(side).chain(found.feelings.iter().map(feeling)).collect()
}

/// Why a feeling is not in the table; `None` where none is missing or nothing is compared.
#[must_use]
pub fn too_few_line(found: &BeforeAfter) -> Option<String> {
    let each = |f: &TooFewDays| format!("{} ({} and {})", f.name, f.n_before, f.n_after);
    let names: Vec<String> = found.too_few.iter().map(each).collect();
    (!names.is_empty()).then(|| {
        format!("Not compared, with the days rated before and after, of {BESIDE_DAYS_NEEDED} each: {}.", names.join(", "))
    })
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
    let mut lines = vec![
        "That one came after the other says nothing about why: what was changing before may only have gone on.".to_owned(),
    ];
    if found.enough {
        lines.push(
            "The ranges say how far a difference would move with other days of the same weeks. Days in a row are alike, so \
             the true ranges are somewhat wider, and of twenty such ranges about one leaves out zero by chance alone."
                .to_owned(),
        );
        if found.begins_early {
            lines.push(
                "Some of the days before are the first of this journal, in which ratings spread more for nearly everybody."
                    .to_owned(),
            );
        }
    }
    lines
}
