//! An answer to one feeling: how strongly it was felt, or that one can't tell.

use std::fmt;

/// How strongly a feeling was felt: a whole number from 0 (looked, and it wasn't there) to 10
/// (as strong as it gets for this person).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Intensity(u8);

/// The number was not a whole number from 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("an intensity is a whole number from 0 to 10")]
pub struct NotAnIntensity;

impl Intensity {
    /// "Not felt": the person looked and found nothing. Not the same as not answering.
    pub const NOT_FELT: Self = Self(0);
    /// As strong as it gets.
    pub const MAX: Self = Self(10);

    /// Takes 0..=10.
    ///
    /// # Errors
    /// Anything above 10.
    pub const fn new(steps: u8) -> Result<Self, NotAnIntensity> {
        if steps <= 10 { Ok(Self(steps)) } else { Err(NotAnIntensity) }
    }

    /// 0..=10.
    #[must_use]
    pub const fn steps(self) -> u8 {
        self.0
    }

    /// The value in words, for the eye and for a screen reader.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self.0 {
            0 => "not felt",
            1 | 2 => "a trace",
            3 | 4 => "a little",
            5 | 6 => "clearly",
            7 | 8 => "strongly",
            9 => "very strongly",
            _ => "as strong as it gets",
        }
    }
}

impl TryFrom<i64> for Intensity {
    type Error = NotAnIntensity;
    fn try_from(n: i64) -> Result<Self, Self::Error> {
        u8::try_from(n).map_err(|_| NotAnIntensity).and_then(Self::new)
    }
}

impl fmt::Display for Intensity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What a person said about one feeling. Not answering is the *absence* of an `Answer`
/// (`Option::None`, no row, no key, an empty cell), never a value of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Looked, and it was this strong; 0 is "not felt".
    Rated(Intensity),
    /// Looked, and could not say. Counted as an answer, never as a number.
    CannotTell,
}

impl Answer {
    /// The number, where there is one.
    #[must_use]
    pub const fn number(self) -> Option<u8> {
        match self {
            Self::Rated(i) => Some(i.steps()),
            Self::CannotTell => None,
        }
    }

    /// The answer in words: "not felt", "clearly", "can't tell".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Rated(i) => i.words(),
            Self::CannotTell => "can't tell",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_intensity_is_a_whole_number_from_0_to_10() {
        assert_eq!(Intensity::new(0), Ok(Intensity::NOT_FELT));
        assert_eq!(Intensity::new(10), Ok(Intensity::MAX));
        assert_eq!(Intensity::new(11), Err(NotAnIntensity));
        assert_eq!(Intensity::try_from(-1), Err(NotAnIntensity));
        assert_eq!(Intensity::try_from(256), Err(NotAnIntensity));
    }

    #[test]
    fn cannot_tell_is_an_answer_but_never_a_number() {
        assert_eq!(Answer::CannotTell.number(), None);
        assert_eq!(Answer::Rated(Intensity::NOT_FELT).number(), Some(0));
    }
}
