//! Things to write about that ask for no feeling.

use super::load;
use serde::Deserialize;
use std::sync::OnceLock;

/// Something to write about that asks for no feeling.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// What it turns to: "senses", "once", "body", "others", "small", "ahead".
    pub about: String,
    pub text: String,
}

#[derive(Debug, Default, Deserialize)]
struct File {
    #[serde(default)]
    prompt: Vec<Prompt>,
}

#[must_use]
pub fn prompts() -> &'static [Prompt] {
    static FILE: OnceLock<File> = OnceLock::new();
    &FILE.get_or_init(|| load::read(include_str!("../../assets/prompts.toml"))).prompt
}
