//! Texts folded for looking through them: small letters, no accents, one space between two words.

mod letters;
mod text;

pub use letters::is_sign;
pub use text::{FOLDED_AS, fold, fold_into, fold_with};
