//! What the analysis says, from outside.
#![expect(clippy::expect_used, clippy::panic, reason = "tests and their helpers may stop loudly")]

mod journals;
mod oracle;
mod properties;
mod reference;
mod replay;
mod verdicts;
mod wording;
