//! All pages for the doctor, one after the other, each with its foot.

use super::{
    first_page, more_pages,
    scribe::{Column, Scribe},
    second_page,
    told::{ForDoctor, Told},
};
use crate::{
    guidance,
    report::{
        Weight,
        paper::{
            page::{PaperPage, PartIs},
            sheet::wrapped,
        },
    },
};

/// Size of what stands at the foot.
const FOOT: f32 = 7.5;

/// The page; where more was chosen than has room on it, the pages on which the rest is listed; and the second page where it
/// is wished. The first is always there.
#[must_use]
pub fn doctor_pages(of: &ForDoctor<'_>) -> Vec<PaperPage> {
    let told = Told::of(of);
    let (first, left) = first_page::first_page(of, &told);
    let mut pages = vec![first];
    pages.extend(more_pages::rest(of, &told, &left));
    if of.wish.second_page {
        pages.extend(second_page::second_page(of, &told));
    }
    let count = pages.len();
    let with_foot = |(n, mut page): (usize, Scribe)| {
        foot(&mut page, of, n + 1, count);
        page.finish()
    };
    pages.into_iter().enumerate().map(with_foot).collect()
}

/// What the page is not, and that it asks for no change (SAFETY 11, 12).
fn words() -> &'static str {
    guidance::doctor_page().map_or("", |page| page.foot.as_str())
}

/// From where on nothing may stand but the foot.
pub(super) fn bottom(page: &Scribe) -> f32 {
    let whole = page.whole();
    let lines = wrapped(words(), whole.width, FOOT, Weight::Regular).len() + 1;
    page.paper.size().1 - super::scribe::MARGIN + 8.0 - lines as f32 * page.hand(FOOT).step() - 6.0
}

fn foot(page: &mut Scribe, of: &ForDoctor<'_>, n: usize, count: usize) {
    let (whole, hand) = (page.whole(), page.quiet(FOOT));
    let top = bottom(page);
    page.rule(whole, top);
    page.y = top + 4.0;
    page.say(PartIs::Text, whole, hand, words());
    let pages = if count > 1 { format!(" Page {n} of {count}.") } else { String::new() };
    page.say(PartIs::Text, Column { ..whole }, hand, &format!("As of {}.{pages}", of.today.words()));
}
