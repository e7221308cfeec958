//! Two stretches of days beside each other, in words: around an event, or as the person chose them.

mod before_after;
mod differences;
mod two_stretches;

pub use before_after::{
    before_after_cautions, before_after_lines, before_after_pairs, beside_lines, outcome_lines, shift_rows, stretch_lines,
    too_few_line,
};
pub use differences::{Pairs, ShiftRow};
pub(super) use differences::{between, chance_words, holds_zero, signed};
pub use two_stretches::{
    SHARED_DAYS, two_stretches_cautions, two_stretches_days, two_stretches_events, two_stretches_lines, two_stretches_pairs,
    two_stretches_rows, two_stretches_too_few,
};
