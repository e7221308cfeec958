//! All pages for the doctor, one after the other, each with its foot.

use super::{first_page, foot::foot, for_doctor::ForDoctor, more_pages, scribe::Scribe, second_page, told::Told};
use crate::report::paper::page::PaperPage;

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
        foot(&mut page, of.today, n + 1, count);
        page.finish()
    };
    pages.into_iter().enumerate().map(with_foot).collect()
}
