//! stdin line by line, each let go of before the next is read.

use crate::cli::terminal::failure::Failure;
use std::io::{self, BufRead, Read};

/// A line of stdin is at most this long: a note of 16 MiB with every byte escaped.
const LINE_LIMIT: u64 = 100 << 20;

/// Reads one line and lets it go: who is just saying it is not cut off in the middle of it.
pub(super) fn hear_one_out() {
    let mut input = io::stdin().lock().take(LINE_LIMIT);
    let mut line = Vec::new();
    let _nobody_wants_it = input.read_until(b'\n', &mut line);
}

/// Gives each line of stdin, without its end, to `take` until it fails. What is no UTF-8 comes as `None`.
pub(super) fn each(mut take: impl FnMut(Option<&str>) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = input.by_ref().take(LINE_LIMIT).read_until(b'\n', &mut line);
        let read = read.map_err(|e| Failure::disk(format!("stdin could not be read: {e}. What was acknowledged is safe")))?;
        if read == 0 {
            return Ok(());
        }
        if read as u64 == LINE_LIMIT && !line.ends_with(b"\n") {
            return Err(Failure::bad_input("A line is longer than 100 MiB. What was acknowledged before it is safe"));
        }
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        take(std::str::from_utf8(text).ok())?;
    }
}
