//! Which of the ranked ways is offered now, and how long it takes.

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
    match ranked.reasons.first().filter(|_| ranked.is_from_the_journal) {
        Some(reason) => format!("{}. {reason}", text.one_line),
        None => text.one_line.clone(),
    }
}

impl WayText {
    /// What its timed steps take together, in whole minutes; `None` where none is timed.
    #[must_use]
    pub fn minutes(&self) -> Option<u32> {
        let seconds: u32 = self.steps.iter().filter_map(|step| step.seconds).sum();
        (seconds > 0).then(|| seconds.div_ceil(60))
    }
}
