//! Arms that answer for whatever nobody thought of, in matches over the enums that must be matched whole.

use super::source::{self, Arm};

/// What a screen wishes, what the worker is asked and what it answers: a new one must be thought about everywhere.
pub const MATCHED_WHOLE: &[&str] =
    &["Action", "Change", "Request", "Question", "FileRequest", "Reply", "Written", "Answered", "FileReply", "Standing"];

/// Each catch-all arm of a match with an arm for one of [`MATCHED_WHOLE`], with its line.
pub fn problems(file: &str, text: &str) -> Vec<String> {
    let code = source::without_tests(&source::without_comments_and_texts(text));
    let mut found = Vec::new();
    for arms in source::matches(&code) {
        let named = arms.iter().flat_map(|arm| &arm.enums).find(|name| MATCHED_WHOLE.contains(&name.as_str()));
        let Some(named) = named else { continue };
        found.extend(arms.iter().filter(|arm| catches_all(arm)).map(|arm| {
            format!(
                "src/{file}:{}: `{} =>` in a match over {named}: say each, so that a new one is thought about",
                arm.line, arm.pattern
            )
        }));
    }
    found
}

/// `_` or a name alone; with a condition behind it the compiler still asks for the rest.
fn catches_all(arm: &Arm) -> bool {
    let alone = |pattern: &str| {
        let name = pattern.trim().trim_start_matches("ref ").trim_start_matches("mut ");
        name.starts_with(|c: char| c == '_' || c.is_lowercase()) && name.chars().all(|c| c == '_' || c.is_alphanumeric())
    };
    !arm.has_condition && arm.pattern.split('|').any(alone)
}
