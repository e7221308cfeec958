//! A condition of the rule that does not hold, in a sentence.

use crate::analysis::{Evidence, GateKind, rule};

/// A condition that does not hold, in words.
pub(crate) fn gate_words(gate: GateKind, evidence: &Evidence) -> String {
    match gate {
        GateKind::Narrower => {
            "Your best feelings were weaker, but your good and less good days differ as much as usual.".to_owned()
        }
        GateKind::EachWeek => {
            let held = |week: &Option<f64>| week.is_some_and(|fell| fell < rule::GATE_EACH_WEEK);
            let days_ago = if evidence.weeks.last().is_some_and(held) { 13 } else { 6 };
            let week = evidence.recent.until.plus(-days_ago).words();
            format!(
                "It shows in only part of this time: in the week from {week} on your best feelings were as strong as usual."
            )
        }
        GateKind::SpreadOverDays => "There were a few flat days among ordinary ones.".to_owned(),
    }
}
