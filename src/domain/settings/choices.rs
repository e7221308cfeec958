//! What can be chosen: theme, size of text, minutes until the lock, how cautious patterns are.

/// Light, dark, either of them with the strongest contrast, or as the desktop says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
    /// Black on white.
    ContrastLight,
    /// White on black.
    ContrastDark,
}

impl ThemeChoice {
    pub const ALL: [Self; 5] = [Self::System, Self::Light, Self::Dark, Self::ContrastLight, Self::ContrastDark];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::ContrastLight => "contrast_light",
            Self::ContrastDark => "contrast_dark",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.word() == word)
    }
}

/// Text size in per cent, 80..=200.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextSize(u16);

impl TextSize {
    /// Clamps to 80..=200.
    #[must_use]
    pub fn new(per_cent: u16) -> Self {
        Self(per_cent.clamp(80, 200))
    }

    #[must_use]
    pub const fn per_cent(self) -> u16 {
        self.0
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

/// Minutes without a key or a pointer before a journal with a passphrase locks itself, 1..=60. There is no
/// "never": whoever sets a passphrase wants the journal closed when they have gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockAfter(u8);

impl LockAfter {
    /// Offered in the settings room.
    pub const CHOICES_MIN: [u8; 7] = [1, 2, 5, 10, 15, 30, 60];

    /// Clamps to 1..=60.
    #[must_use]
    pub fn new(minutes: u8) -> Self {
        Self(minutes.clamp(1, 60))
    }

    #[must_use]
    pub const fn minutes(self) -> u8 {
        self.0
    }

    /// This, or so many minutes where that is longer.
    #[must_use]
    pub fn at_least(self, minutes: u8) -> Self {
        Self::new(self.0.max(minutes))
    }

    #[must_use]
    pub fn ms(self) -> i64 {
        i64::from(self.0) * 60_000
    }
}

impl Default for LockAfter {
    /// Our choice: long enough to think about a sentence, short enough for a left desk.
    fn default() -> Self {
        Self(5)
    }
}

/// How much evidence a pattern needs before it is shown; nothing lower than normal is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sensitivity {
    #[default]
    Normal,
    Cautious,
}

impl Sensitivity {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Cautious => "cautious",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Normal, Self::Cautious].into_iter().find(|s| s.word() == word)
    }
}
