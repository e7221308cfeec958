//! How a test says that what it needs is not here.

use std::io::Write;

/// Said on a line of its own, past the test harness, which would keep the words of a passing test to itself;
/// `.ci/run` lists and counts these lines.
pub fn skipped(why: &str) {
    let thread = std::thread::current();
    // In one piece: others write beside it.
    let line = format!("\nskipped: {}: {why}\n", thread.name().unwrap_or("a test"));
    let _nobody_hears = std::io::stderr().write_all(line.as_bytes());
}
