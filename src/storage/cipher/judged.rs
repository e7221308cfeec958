//! Which words can become a passphrase, and how hard they are to guess. The one rule for the window and the commands;
//! what is set already opens, whatever it is.

use crate::storage::Secret;
use std::{collections::HashSet, fmt};
use unicode_segmentation::UnicodeSegmentation;

/// Our choice: what people are commonly asked for, and no more, so that nobody gives up on having one. Argon2id makes
/// each guess cost a third of a second and 64 MiB.
pub(crate) const LEAST_LETTERS: usize = 8;
/// What the window's field takes, and so what the commands set: what is set here can be typed there.
pub const MOST_LETTERS: usize = 1024;

/// Why words can't become a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("A passphrase needs at least {LEAST_LETTERS} letters, and blanks do not count")]
    TooShort,
    #[error("A passphrase can have {MOST_LETTERS} letters at most")]
    TooLong,
}

/// How long somebody would guess who has the file and a program that tries. Letters are all that is looked at: a
/// saying that others know is easy whatever its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guessing {
    Easy,
    Long,
    Hard,
}

impl fmt::Display for Guessing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Easy => {
                "This is easy to guess: a program that tries many may find it soon. Four words that belong together only for you are much harder"
            }
            Self::Long => "This would take a program long to guess, but not for ever. One or two more words make it hard",
            Self::Hard => "This is hard to guess, unless it is a saying that others know",
        })
    }
}

/// Whether these words can become a passphrase, and how hard they are to guess.
///
/// # Errors
/// [`Unfit`], in a sentence.
pub fn judged(words: &str) -> Result<Guessing, Unfit> {
    if words.chars().count() > MOST_LETTERS {
        return Err(Unfit::TooLong);
    }
    let letters: Vec<&str> = words.graphemes(true).filter(|letter| !letter.trim().is_empty()).collect();
    let different = letters.iter().collect::<HashSet<_>>().len();
    let several = words.split_whitespace().count();
    match letters.len() {
        n if n < LEAST_LETTERS => Err(Unfit::TooShort),
        // One letter again and again is as easy as a short word.
        n if n < 12 || different < 6 => Ok(Guessing::Easy),
        n if n >= 24 || n >= 16 && several >= 4 => Ok(Guessing::Hard),
        _ => Ok(Guessing::Long),
    }
}

impl Secret {
    /// As [`judged`].
    ///
    /// # Errors
    /// [`Unfit`], in a sentence.
    pub fn judged(&self) -> Result<Guessing, Unfit> {
        judged(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_letters_are_enough_and_blanks_are_none() {
        for short in
            ["", " ", "x", "        ", "seven l", " a b c d e f g ", "\t\t\t\t\t\t\t\t\t", "o\u{308}o\u{308}o\u{308}o\u{308}"]
        {
            assert_eq!(judged(short), Err(Unfit::TooShort), "{short:?}");
        }
        for fit in ["eightlet", "a b c d e f g h", "Möwe am Deich", "眠れない夜に書く日記"] {
            assert!(judged(fit).is_ok(), "{fit:?}");
        }
    }

    #[test]
    fn what_the_window_takes_is_all_that_can_be_set() {
        assert!(judged(&"ab cdefghi ".repeat(93)).is_ok());
        assert_eq!(judged(&"w".repeat(MOST_LETTERS + 1)), Err(Unfit::TooLong));
        assert!(judged(&"w".repeat(MOST_LETTERS)).is_ok());
    }

    #[test]
    fn nobody_is_made_to_take_a_harder_one_but_it_is_said() {
        for (words, guessing) in [
            ("password", Guessing::Easy),
            ("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", Guessing::Easy),
            ("sunshine2024", Guessing::Long),
            ("gull above dyke", Guessing::Long),
            ("gull above dyke seven", Guessing::Hard),
            ("x9Kq2vLr7TmZ4bNw8YcP1sHd", Guessing::Hard),
        ] {
            assert_eq!(judged(words), Ok(guessing), "{words}");
        }
    }
}
