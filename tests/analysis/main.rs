//! What the analysis says, from outside.
#![expect(clippy::expect_used, clippy::panic, reason = "tests and their helpers may stop loudly")]

mod answered;
mod before_after;
mod cards;
mod context;
#[path = "../support/course.rs"]
mod course;
mod effect_words;
mod forbidden_words;
mod giving_back;
mod guard;
mod incremental;
mod journals;
mod like_me;
mod lost;
mod low_mood;
mod old_answers;
mod oracle;
mod properties;
mod reactivity;
mod replay;
mod stands;
mod style;
mod two_stretches;
mod verdicts;
mod way_effect;
mod week;
mod wording;
