//! Two stretches the person chose beside each other, in sentences.

use super::differences::{Named, Pairs, RANGES, ShiftRow, pairs, rows, shift_lines, too_few};
use crate::{
    analysis::{
        BESIDE_DAYS_NEEDED, TwoStretches, Window,
        words::{evidence::EventLine, measures::Measure},
    },
    domain::Event,
};

/// How the two stretches are called.
const NAMED: Named = Named { first: "in the first", second: "in the second", both: "in both" };

/// Why two stretches with a day in common are not compared.
pub const SHARED_DAYS: &str = "The two stretches share days. Choose two that don't";

/// The days of both stretches, and how many have check-ins.
#[must_use]
pub fn two_stretches_days(found: &TwoStretches) -> Vec<String> {
    let line = |name: &str, w: &Window| {
        let n = w.until.since(w.from) + 1;
        let days = if n == 1 { w.from.words() } else { format!("the {n} days from {} to {}", w.from.words(), w.until.words()) };
        format!("{name}: {days}, {} with check-ins.", w.days_logged)
    };
    vec![line("The first", &found.first), line("The second", &found.second)]
}

/// What was how strong in the first and in the second and whether that could be chance, of one measure or of all, or what
/// is missing.
#[must_use]
pub fn two_stretches_lines(found: &TwoStretches, only: Option<Measure>) -> Vec<String> {
    if found.enough {
        return shift_lines(&found.differences, only, &NAMED);
    }
    let few = |w: &Window, name: &str| {
        (w.days_logged < BESIDE_DAYS_NEEDED)
            .then(|| format!("{} of {BESIDE_DAYS_NEEDED} days with check-ins {name}", w.days_logged))
    };
    let missing: Vec<String> =
        [few(&found.first, NAMED.first), few(&found.second, NAMED.second)].into_iter().flatten().collect();
    vec![format!("Too little to compare: {}.", missing.join(", and "))]
}

/// What is read first of one measure.
#[must_use]
pub fn two_stretches_pairs(found: &TwoStretches, measure: Measure) -> Pairs {
    pairs(&found.differences, measure, &NAMED)
}

/// The table of one measure: both sides, then each feeling.
#[must_use]
pub fn two_stretches_rows(found: &TwoStretches, measure: Measure) -> Vec<ShiftRow> {
    rows(&found.differences, measure, &NAMED)
}

/// Why a feeling is not in the table; `None` where none is missing or nothing is compared.
#[must_use]
pub fn two_stretches_too_few(found: &TwoStretches) -> Option<String> {
    too_few(&found.differences, &NAMED)
}

/// What is noted in these days. No line says that one thing came of another.
#[must_use]
pub fn two_stretches_events(found: &TwoStretches) -> Vec<EventLine> {
    let line = |event: &Event, name: &str| {
        let words = format!("{}, {}: {name}.", event.words(), event.day.words());
        EventLine { words, medicine: event.what.is_medicine() }
    };
    let first = found.first_events.iter().map(|e| line(e, NAMED.first));
    first.chain(found.second_events.iter().map(|e| line(e, NAMED.second))).collect()
}

/// How far the numbers can be trusted.
#[must_use]
pub fn two_stretches_cautions(found: &TwoStretches) -> Vec<String> {
    let mut lines = vec!["That two stretches differ doesn't say why.".to_owned()];
    if found.enough {
        lines.push(RANGES.to_owned());
    }
    lines
}
