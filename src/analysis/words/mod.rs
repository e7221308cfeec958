//! What the numbers say in sentences. They speak of check-ins, never of what a person is or has;
//! nothing here advises, praises or names a cause.

mod before_after;
mod evidence;
mod headline;
mod rule;
mod way_effect;

pub use before_after::{
    Measure, ShiftRow, before_after_cautions, before_after_lines, beside_lines, outcome_lines, shift_rows, stretch_lines,
    too_few_line,
};
pub use evidence::{EventLine, EvidenceRow, events_inside, evidence_rows, profile_line};
pub use headline::{distress_rose_steeply, first_weeks_lines, headline, need_words, pattern_lines, why_not};
pub use rule::rule_lines;
pub use way_effect::way_effect_lines;

/// Stands beside everything that is noticed.
pub const NOT_A_DIAGNOSIS: &str = "This is a description of your check-ins, not a diagnosis.";

/// "1 day", "3 days"
pub(super) fn count(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
