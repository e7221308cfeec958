//! The stable names of feelings and symptoms, by which files know them whatever the person calls them.

use std::{fmt, sync::Arc};

/// The stable name of a feeling or symptom in files: lower case letters, digits and `_`,
/// 1 to 64 characters (other letters than a–z are allowed: people name their own feelings).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub(super) Arc<str>);

/// The text can't be a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a key has 1 to 64 letters, digits or _, and no blanks")]
pub struct NotAKey;

impl Key {
    /// Takes a key as it stands in a file.
    ///
    /// # Errors
    /// Empty, longer than 64 characters, or holding blanks, punctuation or control characters.
    pub fn new(text: &str) -> Result<Self, NotAKey> {
        let n = text.chars().count();
        let fine = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        if (1..=64).contains(&n) && text.chars().all(fine) { Ok(Self(text.into())) } else { Err(NotAKey) }
    }

    /// Makes a key from a name the person wrote: "Quiet joy" becomes `quiet_joy`.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        let mut key = String::new();
        for c in name.trim().to_lowercase().chars().take(64) {
            if c.is_alphanumeric() {
                key.push(c);
            } else if !key.ends_with('_') && !key.is_empty() {
                key.push('_');
            }
        }
        let key: String = key.trim_end_matches('_').chars().take(64).collect();
        Self(if key.is_empty() { "own".into() } else { key.into() })
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_key_that_a_file_can_hold() {
        for (name, key) in [("Quiet joy", "quiet_joy"), ("  Ärger! ", "ärger"), ("…", "own"), ("a  --  b", "a_b")] {
            assert_eq!(Key::from_name(name).as_str(), key);
        }
        assert!(Key::new("").is_err());
        assert!(Key::new("two words").is_err());
        assert!(Key::new(&"x".repeat(65)).is_err());
    }
}
