//! A field for a passphrase: what is typed is overwritten when it is done with.

use crate::storage::{Guessing, MOST_LETTERS, Secret, Unfit, judged};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// A field for a passphrase or a recovery code, as it is typed. Room for all letters is made at once, so that growing
/// leaves no copy behind. Overwritten in memory when emptied or dropped; never shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretField {
    text: Zeroizing<String>,
    /// The person wants to see what they type.
    pub shown: bool,
}

impl fmt::Debug for SecretField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretField(…)")
    }
}

impl Default for SecretField {
    fn default() -> Self {
        Self { text: Zeroizing::new(String::with_capacity(MOST_LETTERS * 4)), shown: false }
    }
}

impl SecretField {
    /// In letters; the field takes no more.
    pub const LIMIT: usize = MOST_LETTERS;

    /// What the text field edits.
    pub fn typed(&mut self) -> &mut String {
        &mut self.text
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it can become a passphrase, and how hard it is to guess.
    ///
    /// # Errors
    /// [`Unfit`], in a sentence.
    pub fn judged(&self) -> Result<Guessing, Unfit> {
        judged(&self.text)
    }

    /// What was typed, for a request; the field keeps it.
    #[must_use]
    pub fn secret(&self) -> Secret {
        Secret::new(self.text.clone())
    }

    /// What was typed; the field is empty afterwards.
    #[must_use]
    pub fn take(&mut self) -> Secret {
        let secret = self.secret();
        self.clear();
        secret
    }

    pub fn clear(&mut self) {
        self.text.zeroize();
        self.shown = false;
        if self.text.capacity() < MOST_LETTERS * 4 {
            *self = Self::default();
        }
    }

    /// Whether both hold the same letters.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        self.text == other.text
    }

    /// Whether this is that recovery code, however it is typed: blanks, dashes and case don't matter, O is 0,
    /// I and L are 1.
    #[must_use]
    pub fn is_code(&self, code: &str) -> bool {
        let plain = |text: &str| -> Zeroizing<Vec<char>> {
            Zeroizing::new(
                text.chars()
                    .filter(|c| !c.is_whitespace() && *c != '-')
                    .map(|c| match c.to_ascii_uppercase() {
                        'O' => '0',
                        'I' | 'L' => '1',
                        other => other,
                    })
                    .collect(),
            )
        };
        plain(&self.text) == plain(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> SecretField {
        let mut field = SecretField::default();
        field.typed().push_str(text);
        field
    }

    #[test]
    fn an_empty_field_is_empty_and_no_code() {
        let mut field = SecretField::default();
        assert!(field.is_empty() && !field.is_code("AB1"));
        assert!(field.take().is_empty());
    }

    #[test]
    fn what_is_taken_is_gone_from_the_field_and_is_never_shown() {
        let mut field = typed("four quiet words");
        field.shown = true;
        assert!(!format!("{field:?}").contains("quiet"));
        assert_eq!(field.take(), Secret::new("four quiet words".to_owned()));
        assert_eq!(field, SecretField::default());
    }

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        assert!(typed("ab1o 7xyz").is_code("AB10-7XYZ"));
        assert!(!typed("ab1o 7xyy").is_code("AB10-7XYZ"));
        assert!(!typed("ab1o").is_code("AB10-7XYZ"));
    }
}
