//! What was chosen for the names and columns of a file, as a text that a person can read and keep.

use crate::exchange::diary::Choices;

/// As it is written into a file.
#[must_use]
pub fn map_of(choices: &Choices) -> String {
    toml::to_string(choices).unwrap_or_default()
}

/// What such a text says.
///
/// # Errors
/// Why it can't be meant, in a sentence that repeats nothing of it.
pub fn map_read(text: &str) -> Result<Choices, String> {
    // Its own message would repeat what was written.
    let choices: Choices = toml::from_str(text).map_err(|e| {
        let line = e.span().and_then(|span| text.get(..span.start)).map_or(1, |before| before.matches('\n').count() + 1);
        format!("Line {line} of it is not as a map is written")
    })?;
    choices.problem().map_or(Ok(choices.clone()), |why| Err(why.to_owned()))
}
