use super::failure::Failure;
use std::io::{self, BufWriter, StdoutLock, Write};

/// stdout, written in large pieces. A reader who has gone away is no error.
pub(super) struct Out(BufWriter<StdoutLock<'static>>);

impl Out {
    pub(super) fn new() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }

    pub(super) fn line(&mut self, text: impl AsRef<str>) -> Result<(), Failure> {
        self.0.write_all(text.as_ref().as_bytes())?;
        Ok(self.0.write_all(b"\n")?)
    }

    /// Lets go of everything written so far.
    pub(super) fn now(&mut self) -> Result<(), Failure> {
        Ok(self.0.flush()?)
    }
}

/// Writes one text and lets go of it.
pub(super) fn all(text: &str) -> Result<(), Failure> {
    let mut out = Out::new();
    out.line(text.trim_end_matches('\n'))?;
    out.now()
}

/// A text as it may stand on a terminal: control characters, which could move the cursor or worse, become
/// blanks; line ends are kept and indented.
pub(super) fn plain(text: &str, indent: &str) -> String {
    let no_controls = |line: &str| line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    text.lines().map(no_controls).collect::<Vec<_>>().join(&format!("\n{indent}"))
}
