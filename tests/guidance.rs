//! What the program says about health: that it is whole, safe to read and plainly put. Each test
//! names the statement of the safety page it holds.

#![expect(clippy::expect_used, reason = "a test may stop loudly, and so may what it is built from")]

#[path = "guidance/asked.rs"]
mod asked;
#[path = "guidance/care.rs"]
mod care;
#[path = "support/course.rs"]
mod course;
#[path = "guidance/lines.rs"]
mod lines;
#[path = "guidance/offered.rs"]
mod offered;
#[path = "guidance/questions.rs"]
mod questions;
#[path = "guidance/ranking.rs"]
mod ranking;
#[path = "guidance/reading.rs"]
mod reading;
#[path = "guidance/shingles.rs"]
mod shingles;
#[path = "guidance/situations.rs"]
mod situations;
#[path = "guidance/sources.rs"]
mod sources;
#[path = "guidance/texts.rs"]
mod texts;
#[path = "guidance/whole.rs"]
mod whole;
