//! What stands at the foot of every page for the doctor.

use super::scribe::{MARGIN, Scribe};
use crate::{
    domain::DayKey,
    guidance,
    report::{
        Weight,
        paper::{page::PartIs, sheet::wrapped},
    },
};

/// Size of what stands at the foot.
const FOOT: f32 = 7.5;

/// What the page is not, and that it asks for no change (SAFETY 11, 12).
fn words() -> &'static str {
    guidance::doctor_page().map_or("", |page| page.foot.as_str())
}

/// From where on nothing may stand but the foot.
pub(super) fn bottom(page: &Scribe) -> f32 {
    let whole = page.whole();
    let lines = wrapped(words(), whole.width, FOOT, Weight::Regular).len() + 1;
    page.paper.size().1 - MARGIN + 8.0 - lines as f32 * page.hand(FOOT).step() - 6.0
}

pub(super) fn foot(page: &mut Scribe, as_of: DayKey, n: usize, count: usize) {
    let (whole, hand) = (page.whole(), page.quiet(FOOT));
    let top = bottom(page);
    page.rule(whole, top);
    page.y = top + 4.0;
    page.say(PartIs::Text, whole, hand, words());
    let pages = if count > 1 { format!(" Page {n} of {count}.") } else { String::new() };
    page.say(PartIs::Text, whole, hand, &format!("As of {}.{pages}", as_of.words()));
}
