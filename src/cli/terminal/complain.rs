//! What goes to stderr.

use crate::report::seen_in_a_line;
use std::io::{self, Write};

/// One line, whatever the names in it hold. Where even stderr is gone there is nobody left to tell.
pub(crate) fn complain(sentence: &str) {
    let _nobody_left_to_tell = writeln!(io::stderr(), "{}.", seen_in_a_line(sentence.trim_end_matches('.')));
}
