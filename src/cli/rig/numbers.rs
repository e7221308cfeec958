//! `gamut rig`: measures and days judged, for records and journals that come line by line.

use super::lines;
use crate::{
    analysis,
    cli::terminal::{failure::Failure, out::Out},
    exchange::{batch, measures_json},
};

/// Measures of one record after another; stops at the first line that is none, or the answers would shift.
pub(super) fn measures() -> Result<(), Failure> {
    let mut out = Out::new();
    lines::each(|line| {
        let line = line.unwrap_or_default();
        if line.trim().is_empty() {
            return Ok(());
        }
        out.json(&measures_json::answer(line).map_err(Failure::bad_input)?)
    })?;
    out.now()
}

/// One journal a line, each let go of before the next is read.
pub(super) fn analyze_batch() -> Result<(), Failure> {
    let mut out = Out::new();
    let mut unreadable = 0_u64;
    lines::each(|line| {
        let line = line.unwrap_or("(not text)");
        if line.trim().is_empty() {
            return Ok(());
        }
        match batch::read_line(line) {
            Ok(q) => out.json(&batch::write_line(&q.id, &analysis::each_day_of(&q.journal, &q.beside, q.until, &q.params))),
            Err(u) => {
                unreadable += 1;
                out.json(&batch::write_unreadable(&u))
            }
        }
    })?;
    out.now()?;
    if unreadable == 0 {
        Ok(())
    } else {
        Err(Failure::bad_input(format!("{unreadable} lines could not be read; the others are answered")))
    }
}
