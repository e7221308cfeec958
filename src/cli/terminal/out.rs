//! What goes to stdout: words made safe for a terminal, and JSON.

use super::{complain::complain, failure::Failure};
use crate::report::{is_unseen, seen, seen_in_a_line};
use std::{
    borrow::Cow,
    io::{self, BufWriter, StdoutLock, Write},
};

/// stdout, written in large pieces. A reader who has gone away is no error.
pub(crate) struct Out(BufWriter<StdoutLock<'static>>);

impl Out {
    pub(crate) fn new() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }

    /// Words to read: what nobody would see, and what could move the cursor or turn words round, has a mark, as in the
    /// window. Line ends stay.
    pub(crate) fn line(&mut self, text: impl AsRef<str>) -> Result<(), Failure> {
        self.written(&seen(text.as_ref()))
    }

    /// JSON for a program to read. On a terminal it does nothing either: such characters are written as their numbers,
    /// which is the same to whoever reads JSON.
    pub(crate) fn json(&mut self, text: &str) -> Result<(), Failure> {
        self.written(&in_numbers(text))
    }

    fn written(&mut self, text: &str) -> Result<(), Failure> {
        self.0.write_all(text.as_bytes())?;
        Ok(self.0.write_all(b"\n")?)
    }

    /// Lets go of everything written so far.
    pub(crate) fn now(&mut self) -> Result<(), Failure> {
        Ok(self.0.flush()?)
    }
}

/// Writes one text, which may have several lines, and lets go of it.
pub(crate) fn all(text: &str) -> Result<(), Failure> {
    let mut out = Out::new();
    out.line(text.trim_end_matches('\n'))?;
    out.now()
}

/// Writes one sentence, which is one line whatever the names in it hold.
pub(crate) fn sentence(text: &str) -> Result<(), Failure> {
    all(&seen_in_a_line(text))
}

/// Writes one sentence about what was changed.
pub(crate) fn done(text: &str) -> Result<(), Failure> {
    is_done(sentence(text))
}

/// What was asked for is done and saved, and `told` is whether that could be said. Where it couldn't, stderr hears it,
/// and the command has succeeded all the same: who would repeat it would do it twice.
pub(crate) fn is_done(told: Result<(), Failure>) -> Result<(), Failure> {
    match told {
        Err(Failure::Said { .. }) => {
            complain(
                "What you asked for is done and saved. Only the answer could not be written. Do not repeat the command; \
                 check where its output goes",
            );
            Ok(())
        }
        Ok(()) | Err(Failure::NobodyReads) => told,
    }
}

/// Writes one JSON value.
pub(crate) fn json(text: &str) -> Result<(), Failure> {
    let mut out = Out::new();
    out.json(text)?;
    out.now()
}

/// A name or a note of the person's within other words: each line end is followed by `indent`.
pub(crate) fn plain(text: &str, indent: &str) -> String {
    seen(text).replace('\t', " ").lines().collect::<Vec<_>>().join(&format!("\n{indent}"))
}

/// In JSON such characters stand within strings only, where each may be written as a number.
fn in_numbers(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unseen(c) {
            safe.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_the_same_value_without_anything_that_acts_on_a_terminal() {
        let value = serde_json::json!({"a\u{202e}b": "x\u{9b}31m\u{7f}\u{e0041} \u{1b} \n 日 👩\u{200d}👧 é"});
        let written = in_numbers(&value.to_string()).into_owned();
        assert!(!written.chars().any(is_unseen), "{written}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).expect("JSON"), value);
        assert_eq!(in_numbers(r#"{"note":"plain"}"#), r#"{"note":"plain"}"#);
    }
}
