//! Events and the person's own words beneath the picture, by their numbers in it, in two columns.

use super::{
    medicines::short,
    scribe::{Column, Hand, Scribe},
    told::Entry,
};

/// Between two columns.
pub(super) const GAP: f32 = 16.0;
/// From a number to its words.
const INDENT: f32 = 18.0;
const BETWEEN: f32 = 1.5;
/// A column grows by so much until all of them have room.
const STEP: f32 = 4.0;

/// Where each entry goes.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub height: f32,
    /// How many stand in the left column, and how many in both.
    left: usize,
    pub shown: usize,
}

pub(super) fn words(entry: &Entry) -> String {
    format!("{}. {}", short(entry.day), entry.words)
}

pub(super) const fn half(whole: Column) -> f32 {
    (whole.width - GAP) / 2.0
}

/// As many as have room in two columns of at most this height.
pub(super) fn placed(entries: &[Entry], whole: Column, hand: Hand, most: f32) -> Placed {
    let heights: Vec<f32> = entries.iter().map(|e| hand.height(&words(e), half(whole) - INDENT) + BETWEEN).collect();
    let filled = |height: f32| {
        let mut left = 0;
        let mut used = 0.0;
        while left < heights.len() && used + heights[left] <= height {
            used += heights[left];
            left += 1;
        }
        let (mut shown, mut beside) = (left, 0.0_f32);
        while shown < heights.len() && beside + heights[shown] <= height {
            beside += heights[shown];
            shown += 1;
        }
        Placed { height: used.max(beside), left, shown }
    };
    let mut height = heights.iter().sum::<f32>() / 2.0;
    while height < most && filled(height).shown < heights.len() {
        height += STEP;
    }
    filled(height.min(most))
}

/// Writes those that were placed from here on.
pub(super) fn write(page: &mut Scribe, entries: &[Entry], placed: &Placed, hand: Hand) {
    let whole = page.whole();
    let top = page.y;
    for (n, entry) in entries.iter().take(placed.shown).enumerate() {
        if n == placed.left {
            page.y = top;
        }
        let left = if n < placed.left { whole.left } else { whole.left + half(whole) + GAP };
        page.item(Column { left, width: half(whole) }, hand, &format!("{}", n + 1), INDENT, &words(entry));
        page.y += BETWEEN;
    }
    page.y = top + placed.height;
}
