//! Files whose names a person types.

use directories::BaseDirs;
use std::path::PathBuf;

/// The path a person typed; `~/` is their home folder, as in a terminal.
pub fn path_of(typed: &str) -> Option<PathBuf> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let home = typed.strip_prefix("~/").and_then(|rest| Some(BaseDirs::new()?.home_dir().join(rest)));
    Some(home.unwrap_or_else(|| PathBuf::from(typed)))
}

/// This file name in the home folder, to begin with; empty where there is none.
pub fn suggested(name: &str) -> String {
    BaseDirs::new().map(|dirs| dirs.home_dir().join(name).display().to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_field_is_no_path_and_a_tilde_is_home() {
        assert_eq!(path_of("  "), None);
        assert_eq!(path_of(" /tmp/a.jsonl "), Some(PathBuf::from("/tmp/a.jsonl")));
        let home = BaseDirs::new().map(|d| d.home_dir().join("a.jsonl"));
        assert_eq!(path_of("~/a.jsonl"), Some(home.unwrap_or_else(|| "~/a.jsonl".into())));
    }
}
