//! How two stretches of days differ, in words.

use crate::analysis::{
    BESIDE_DAYS_NEEDED, Differences, Shift, Shifts, TooFewDays,
    words::{count, measures::Measure},
};

/// How two stretches are called, as they stand after a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub first: &'static str,
    pub second: &'static str,
    pub both: &'static str,
}

/// How far the ranges can be trusted.
pub(super) const RANGES: &str = "The ranges say how far a difference would move with other days of the same weeks. Days in \
                                 a row are alike, so the true ranges are somewhat wider. Of twenty such ranges, about \
                                 one leaves out zero by chance alone.";

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

/// What a person reads first of one measure: two numbers beside each other, and whether that may be chance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairs {
    /// Of both sides together, or why one has no number; of numbness, where its strength is the measure.
    pub sides: Vec<String>,
    /// Of each feeling.
    pub feelings: Vec<String>,
}

/// "Joy: 6.8 before, 6.0 after; this may be chance". How far the difference would move stands in the table behind.
pub(super) fn pairs(found: &Differences, measure: Measure, named: &Named) -> Pairs {
    let mut said = Pairs::default();
    for (name, side, shift) in
        [("Pleasant feelings", "pleasant", found.pleasant), ("Unpleasant feelings", "unpleasant", found.unpleasant)]
    {
        said.sides.push(shift.map_or_else(|| unaveraged(side, named), |shift| pair(name, measure.of(&shift.shifts), named)));
    }
    for feeling in &found.feelings {
        let line = pair(&feeling.name, measure.of(&feeling.shifts), named);
        let is_numbness = feeling.valence == crate::domain::Valence::Numbness;
        if is_numbness { said.sides.push(line) } else { said.feelings.push(line) }
    }
    said
}

fn pair(name: &str, shift: Shift, named: &Named) -> String {
    let (before, after) = (steps(shift.before), steps(shift.after));
    if before == after {
        return format!("{name}: {before} {}", named.both);
    }
    let chance = if holds_zero(shift.low, shift.high) { "this may be chance" } else { "this looks like more than chance" };
    format!("{name}: {before} {}, {after} {}; {chance}", named.first, named.second)
}

fn unaveraged(side: &str, named: &Named) -> String {
    format!("Fewer than three {side} feelings are rated on {BESIDE_DAYS_NEEDED} days {}, so they are not averaged.", named.both)
}

/// Each side on average, how strong it gets and how much it varies, and numbness: from, to, and whether that could be
/// chance. Of one measure or of all.
pub(super) fn shift_lines(found: &Differences, only: Option<Measure>, named: &Named) -> Vec<String> {
    type NameOf = fn(Measure) -> &'static str;
    let mut lines = Vec::new();
    let wanted = |measure: Measure| only.is_none_or(|only| only == measure);
    let sides: [(&str, Option<crate::analysis::SideShift>, NameOf); 2] =
        [("pleasant", found.pleasant, Measure::of_pleasant), ("unpleasant", found.unpleasant, Measure::of_unpleasant)];
    for (side, shift, name) in sides {
        let Some(shift) = shift else {
            lines.push(unaveraged(side, named));
            continue;
        };
        for measure in Measure::ALL.into_iter().filter(|m| wanted(*m)) {
            let what = format!("{} ({})", name(measure), count(shift.feelings, "feeling", "feelings"));
            lines.push(went(&what, measure.of(&shift.shifts), named));
        }
    }
    for feeling in found.feelings.iter().filter(|f| wanted(Measure::Level) && f.valence == crate::domain::Valence::Numbness) {
        let what = format!("{} on average ({})", feeling.name, days(feeling.n_before, feeling.n_after, named));
        lines.push(went(&what, feeling.shifts.level, named));
    }
    lines
}

fn went(what: &str, shift: Shift, named: &Named) -> String {
    let (before, after) = (steps(shift.before), steps(shift.after));
    let from_to = if before == after {
        format!("{what}: {before} {}", named.both)
    } else {
        format!("{what}: {before} {}, {after} {}", named.first, named.second)
    };
    format!("{from_to}. {}", chance_words(shift.low, shift.high))
}

/// Whether a range of differences leaves room for none, by the numbers as they are shown.
pub(in crate::analysis::words) fn chance_words(low: f64, high: f64) -> String {
    let range = between(low, high);
    match (shown(low), shown(high)) {
        (0, 0) => "That is no difference.".to_owned(),
        _ if holds_zero(low, high) => format!("This may be chance: {range}."),
        _ => format!("This looks like more than chance: {range}."),
    }
}

/// "between −0.4 and +0.3 steps"
pub(in crate::analysis::words) fn between(low: f64, high: f64) -> String {
    format!("between {} and {} steps", signed(low), signed(high))
}

/// Whether no difference lies in the range, by the numbers as they are shown.
pub(in crate::analysis::words) fn holds_zero(low: f64, high: f64) -> bool {
    shown(low) <= 0 && shown(high) >= 0
}

/// In tenths of a step, as it is shown.
#[expect(clippy::cast_possible_truncation, reason = "steps of a scale of ten")]
fn shown(value: f64) -> i64 {
    (value * 10.0).round() as i64
}

/// "−0.4", "0.0", "+0.3"
pub(in crate::analysis::words) fn signed(value: f64) -> String {
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

fn days(before: u32, after: u32, named: &Named) -> String {
    format!("rated on {} {} and {after} {}", count(before, "day", "days"), named.first, named.second)
}

/// The table of one measure: both sides, then each feeling.
pub(super) fn rows(found: &Differences, measure: Measure, named: &Named) -> Vec<ShiftRow> {
    let row = |name: String, label: &str, shifts: &Shifts, from: String, told: String| {
        let of = measure.of(shifts);
        let (before, after) = (steps(of.before), steps(of.after));
        let Named { first, second, .. } = named;
        let chance = chance_words(of.low, of.high);
        let words = format!("{name}, {label}: {before} {first}, {after} {second}, {told}. {chance}");
        let range = format!("{} to {}", signed(of.low), signed(of.high));
        ShiftRow { name, before, after, range, from, words }
    };
    let sides = [("Pleasant feelings", found.pleasant), ("Unpleasant feelings", found.unpleasant)];
    let side = |(name, shift): (&str, Option<crate::analysis::SideShift>)| {
        let shift = shift?;
        let feelings = count(shift.feelings, "feeling", "feelings");
        Some(row(
            name.to_owned(),
            &measure.label().to_lowercase(),
            &shift.shifts,
            feelings.clone(),
            format!("the mean of {feelings}"),
        ))
    };
    let feeling = |f: &crate::analysis::FeelingShift| {
        let from = format!("{} → {} days", f.n_before, f.n_after);
        row(f.name.clone(), measure.of_one(), &f.shifts, from, days(f.n_before, f.n_after, named))
    };
    sides.into_iter().filter_map(side).chain(found.feelings.iter().map(feeling)).collect()
}

/// Why a feeling is not in the table; `None` where none is missing or nothing is compared.
pub(super) fn too_few(found: &Differences, named: &Named) -> Option<String> {
    let each = |f: &TooFewDays| format!("{} ({} and {})", f.name, f.n_before, f.n_after);
    let all: Vec<String> = found.too_few.iter().map(each).collect();
    (!all.is_empty())
        .then(|| format!("Not compared, with the days rated {}, of {BESIDE_DAYS_NEEDED} each: {}.", named.both, all.join(", ")))
}
