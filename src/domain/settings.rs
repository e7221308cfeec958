use super::{DayStart, LikeMe};

/// Light, dark, or as the desktop says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

impl ThemeChoice {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
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

/// What the person has set. Kept in the journal, so that it travels with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the settings room")]
pub struct Settings {
    pub day_start: DayStart,
    pub theme: ThemeChoice,
    pub text_size: TextSize,
    pub reduce_motion: bool,
    pub sensitivity: Sensitivity,
    /// ISO 3166 alpha-2; `None` until the person chooses: no country is assumed (SAFETY 3).
    pub country: Option<String>,
    /// The self-harm item is asked about only when the person switches it on (SAFETY 5).
    pub ask_self_harm: bool,
    /// The three first pages were seen or skipped.
    pub welcomed: bool,
    /// What a program that copies the journal's folder may do to it was told.
    pub sync_warned: bool,
    /// This is the sample journal; every screen says so.
    pub sample: bool,
    pub lock_after: LockAfter,
    /// Texts, numbers and labels are shown as bars.
    pub discreet: bool,
    /// Stretches the person marked as "more like me", in the order of marking.
    pub like_me: Vec<LikeMe>,
}

impl Settings {
    /// The settings as words for the file: key and value.
    #[must_use]
    pub fn to_words(&self) -> Vec<(&'static str, String)> {
        let flag = |b: bool| if b { "yes" } else { "no" }.to_owned();
        vec![
            ("day_start_hour", self.day_start.hour().to_string()),
            ("theme", self.theme.word().to_owned()),
            ("text_size_per_cent", self.text_size.per_cent().to_string()),
            ("reduce_motion", flag(self.reduce_motion)),
            ("sensitivity", self.sensitivity.word().to_owned()),
            ("country", self.country.clone().unwrap_or_default()),
            ("ask_self_harm", flag(self.ask_self_harm)),
            ("welcomed", flag(self.welcomed)),
            ("sync_warned", flag(self.sync_warned)),
            ("sample", flag(self.sample)),
            ("lock_after_min", self.lock_after.minutes().to_string()),
            ("discreet", flag(self.discreet)),
            ("like_me", LikeMe::to_word(&self.like_me)),
        ]
    }

    /// Takes one setting from the file. A key or value this version does not know is left alone
    /// and answered with `false`.
    pub fn take_word(&mut self, key: &str, value: &str) -> bool {
        let flag = match value {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        match key {
            "day_start_hour" => value.parse().ok().and_then(DayStart::new).map(|v| self.day_start = v),
            "theme" => ThemeChoice::from_word(value).map(|v| self.theme = v),
            "text_size_per_cent" => value.parse().ok().map(|v| self.text_size = TextSize::new(v)),
            "sensitivity" => Sensitivity::from_word(value).map(|v| self.sensitivity = v),
            "country" if value.is_empty() => {
                self.country = None;
                Some(())
            }
            "country" if value.len() == 2 && value.bytes().all(|b| b.is_ascii_uppercase()) => {
                self.country = Some(value.to_owned());
                Some(())
            }
            "reduce_motion" => flag.map(|v| self.reduce_motion = v),
            "ask_self_harm" => flag.map(|v| self.ask_self_harm = v),
            "welcomed" => flag.map(|v| self.welcomed = v),
            "sync_warned" => flag.map(|v| self.sync_warned = v),
            "sample" => flag.map(|v| self.sample = v),
            "lock_after_min" => value.parse().ok().map(|v| self.lock_after = LockAfter::new(v)),
            "discreet" => flag.map(|v| self.discreet = v),
            "like_me" => LikeMe::from_word(value).map(|v| self.like_me = v),
            _ => None,
        }
        .is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_from_their_words() {
        let set = Settings {
            day_start: DayStart::new(6).expect("six"),
            theme: ThemeChoice::Dark,
            text_size: TextSize::new(150),
            reduce_motion: true,
            sensitivity: Sensitivity::Cautious,
            country: Some("NL".into()),
            ask_self_harm: true,
            welcomed: true,
            sync_warned: true,
            sample: true,
            lock_after: LockAfter::new(12),
            discreet: true,
            like_me: LikeMe::from_word("2025-03-01..2025-04-30@2026-01-02").expect("a mark"),
        };
        let mut back = Settings::default();
        for (k, v) in set.to_words() {
            assert!(back.take_word(k, &v), "{k}={v}");
        }
        assert_eq!(back, set);
        assert!(!back.take_word("theme", "purple"));
        assert!(!back.take_word("day_start_hour", "25"));
        assert!(!back.take_word("lock_after_min", "never"));
        assert!(!back.take_word("like_me", "last spring"));
        assert_eq!(back, set);
        assert!(back.take_word("lock_after_min", "0"), "the file may say anything");
        assert_eq!(back.lock_after.minutes(), 1, "and still the journal locks");
    }
}
