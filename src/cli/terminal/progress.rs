//! What is being done, for somebody who waits at a terminal.

use crate::report::seen_in_a_line;
use std::io::{self, IsTerminal, Write};

/// One line on stderr, where that is a terminal: a program that reads it hears only what it must know.
pub(crate) fn meanwhile(words: &str) {
    let mut stderr = io::stderr();
    if stderr.is_terminal() {
        let _nobody_left_to_tell = writeln!(stderr, "{}…", seen_in_a_line(words));
    }
}
