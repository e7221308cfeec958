//! What the numbers say in sentences. They speak of check-ins, never of what a person is or has;
//! nothing here advises, praises or names a cause.

mod beside;
mod context;
mod course;
mod evidence;
mod form;
mod headline;
mod in_words;
mod like_me;
mod lost;
mod low_mood;
mod measures;
mod missing;
mod pattern;
mod reactivity;
mod rule;
mod today;
mod way_effect;
mod week;

pub use beside::{
    Pairs, SHARED_DAYS, ShiftRow, before_after_cautions, before_after_lines, before_after_pairs, beside_lines, outcome_lines,
    shift_rows, stretch_lines, too_few_line, two_stretches_cautions, two_stretches_days, two_stretches_events,
    two_stretches_lines, two_stretches_pairs, two_stretches_rows, two_stretches_too_few,
};
pub use context::{GROUPS_SAY_NO_WHY, MEDICINE_STAYS, aspect_words, in_groups_lines};
pub use course::{
    began_label, break_labels, course_sentences, marked_words, part_words, parts_explained, step_labels, turned_label,
};
pub(super) use evidence::gate_words;
pub use evidence::{EventLine, EvidenceRow, events_inside, evidence_rows, profile_lines};
pub use form::{added_words, comparing_needs, without_numbness};
pub use headline::{distress_rose_steeply, first_weeks_lines, headline, headline_for, steep_rise_line, why_not};
pub use in_words::{in_words_lines, in_words_rule};
pub use like_me::{compared_with, like_me_line};
pub use lost::{highs_line, last_strong_line, last_strong_lines, lows_line, profile_summary};
pub use low_mood::{heavier_lines, low_mood_lines, low_mood_rule};
pub use measures::{BEST, EXPLAINED, Measure, NUMBNESS, TYPICAL_DAY};
pub use missing::{days_missing, need_words, only_moods, what_is_missing};
pub use pattern::{
    began_line, by_now, confidence_words, course_lines, dismissed_words, pattern_kind_words, pattern_lines, pattern_sentence,
    since_words, still_so_question, still_so_said, sure_words,
};
pub use reactivity::reactivity_lines;
pub use rule::rule_lines;
pub use today::{
    Said, back_in_today, beside_it_in_today, heavier_in_today, in_words_in_today, low_mood_in_today, pattern_in_today,
};
pub use way_effect::way_effect_lines;
pub use week::{week_lines, week_of};

/// Stands beside everything that is noticed.
pub const NOT_A_DIAGNOSIS: &str = "This is a description of your check-ins, not a diagnosis.";

/// "1 day", "3 days"
pub(super) fn count(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
