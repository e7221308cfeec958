//! What the analysis says, from outside.
#![expect(clippy::expect_used, clippy::panic, reason = "tests and their helpers may stop loudly")]
#![expect(clippy::print_stdout, reason = "a skipped test says why")]

mod cards;
mod forbidden_words;
mod journals;
mod kept;
mod like_me;
mod lost;
mod low_mood;
mod oracle;
mod properties;
mod reactivity;
mod reference;
mod replay;
mod style;
mod verdicts;
mod wording;
