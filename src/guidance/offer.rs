//! Which of the ranked ways is offered now, and why.

use super::{RankedWay, WayText};
use crate::domain::{PartOfDay, Way};

/// Whether it needs nobody else, at whatever hour. Questions to a doctor are written down alone, too.
const fn can_be_done_alone(way: Way) -> bool {
    match way {
        Way::Senses | Way::OnceEnjoyed | Way::Doctor | Way::Journal | Way::Substances => true,
        Way::SupportGroup | Way::Therapist => false,
    }
}

/// The ways in the order in which they are offered at this time of day: at night those come first that need nobody who
/// sleeps. Within that they keep their order.
#[must_use]
pub fn offered(ranked: &[RankedWay], now: PartOfDay) -> Vec<&RankedWay> {
    let mut order: Vec<&RankedWay> = ranked.iter().collect();
    match now {
        PartOfDay::Night => order.sort_by_key(|ranked| !can_be_done_alone(ranked.way)),
        PartOfDay::Morning | PartOfDay::Afternoon | PartOfDay::Evening => {}
    }
    order
}

/// What it is, and why it is offered: the first of its reasons, where the journal has any.
#[must_use]
pub fn why_offered(ranked: &RankedWay, text: &WayText) -> String {
    match ranked.reasons.first() {
        Some(reason) => format!("{}. {reason}", text.one_line),
        None => text.one_line.clone(),
    }
}
