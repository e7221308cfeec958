use super::{
    Catalogue, Clock, DayStart, Feeling, FeelingId, Key, LikeMe, SleepShown, Units, Valence, WeekBegins, WordKind,
    catalogue::put_away,
};
use std::sync::Arc;

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
    pub const fn is_high_contrast(self) -> bool {
        matches!(self, Self::ContrastLight | Self::ContrastDark)
    }

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
    /// Which of them, 0..=2, until then.
    pub welcome_page: u8,
    /// What a program that copies the journal's folder may do to it was told.
    pub sync_warned: bool,
    /// This is the sample journal; every screen says so.
    pub sample: bool,
    pub lock_after: LockAfter,
    /// Texts, numbers and labels are shown as bars.
    pub discreet: bool,
    /// Stretches the person marked as "more like me", in the order of marking.
    pub like_me: Vec<LikeMe>,
    /// Today asks about a few chosen feelings first.
    pub short_form: bool,
    /// Which these are, at most [`Settings::SHORT_MOST`]; empty = not chosen, see [`Settings::asked_in_short`].
    pub short_feelings: Vec<Key>,
    /// How times, weeks and nights are shown.
    pub units: Units,
    /// Words that are no longer offered while one types; what was written with them stays.
    pub put_away: Vec<(WordKind, Arc<str>)>,
}

impl Settings {
    /// The short form asks about so many feelings at most.
    pub const SHORT_MOST: usize = 5;

    /// The feelings of the short form: those that were chosen and are still asked about; while none is, two of each
    /// side, so that a day's reach can be seen, and numbness.
    #[must_use]
    pub fn asked_in_short(&self, catalogue: &Catalogue) -> Vec<FeelingId> {
        let chosen = |f: &&Feeling| self.short_feelings.contains(&f.key);
        let ids: Vec<_> = catalogue.asked().filter(chosen).map(|f| f.id).take(Self::SHORT_MOST).collect();
        if !ids.is_empty() {
            return ids;
        }
        let first = |valence, n| catalogue.asked().filter(move |f| f.valence == valence).take(n).map(|f| f.id);
        first(Valence::Pleasant, 2).chain(first(Valence::Unpleasant, 2)).chain(first(Valence::Numbness, 1)).collect()
    }

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
            ("welcome_page", self.welcome_page.to_string()),
            ("sync_warned", flag(self.sync_warned)),
            ("sample", flag(self.sample)),
            ("lock_after_min", self.lock_after.minutes().to_string()),
            ("discreet", flag(self.discreet)),
            ("like_me", LikeMe::to_word(&self.like_me)),
            ("short_form", flag(self.short_form)),
            ("short_feelings", self.short_feelings.iter().map(Key::as_str).collect::<Vec<_>>().join(",")),
            ("clock", self.units.clock.word().to_owned()),
            ("week_begins", self.units.week.word().to_owned()),
            ("sleep_shown", self.units.sleep.word().to_owned()),
            ("words_put_away", put_away::to_word(&self.put_away)),
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
            "welcome_page" => value.parse().ok().filter(|n| *n < 3).map(|v| self.welcome_page = v),
            "sync_warned" => flag.map(|v| self.sync_warned = v),
            "sample" => flag.map(|v| self.sample = v),
            "lock_after_min" => value.parse().ok().map(|v| self.lock_after = LockAfter::new(v)),
            "discreet" => flag.map(|v| self.discreet = v),
            "like_me" => LikeMe::from_word(value).map(|v| self.like_me = v),
            "short_form" => flag.map(|v| self.short_form = v),
            "short_feelings" => short_feelings(value).map(|v| self.short_feelings = v),
            "clock" => Clock::from_word(value).map(|v| self.units.clock = v),
            "week_begins" => WeekBegins::from_word(value).map(|v| self.units.week = v),
            "sleep_shown" => SleepShown::from_word(value).map(|v| self.units.sleep = v),
            "words_put_away" => put_away::from_word(value).map(|v| self.put_away = v),
            _ => None,
        }
        .is_some()
    }
}

/// Keys with commas between them; none of them twice, and not too many.
fn short_feelings(value: &str) -> Option<Vec<Key>> {
    let mut keys = Vec::new();
    for word in value.split(',').filter(|w| !w.is_empty()) {
        let key = Key::new(word).ok()?;
        if keys.len() < Settings::SHORT_MOST && !keys.contains(&key) {
            keys.push(key);
        }
    }
    Some(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_form_asks_for_both_sides_until_the_person_chooses_and_never_for_what_was_put_away() {
        let mut catalogue = Catalogue::starting();
        let names = |s: &Settings, c: &Catalogue| -> Vec<String> {
            s.asked_in_short(c).into_iter().filter_map(|id| c.feeling(id)).map(|f| f.name.clone()).collect()
        };
        let mut set = Settings::default();
        assert_eq!(names(&set, &catalogue), ["Joy", "Contentment", "Sadness", "Anxiety", "Numbness"]);
        assert!(set.take_word("short_feelings", "guilt,joy,guilt,nowhere"));
        assert_eq!(names(&set, &catalogue), ["Joy", "Guilt"], "in the order of the long form");
        let guilt = catalogue.feeling_by_key("guilt").expect("there").id;
        catalogue.retire_feeling(guilt, true);
        assert_eq!(names(&set, &catalogue), ["Joy"]);
        assert!(!set.take_word("short_feelings", "two words"));
        assert!(set.take_word("short_feelings", "a,b,c,d,e,f,g"));
        assert_eq!(set.short_feelings.len(), Settings::SHORT_MOST);
    }

    #[test]
    fn settings_come_back_from_their_words() {
        let set = Settings {
            day_start: DayStart::new(6).expect("six"),
            theme: ThemeChoice::ContrastDark,
            text_size: TextSize::new(150),
            reduce_motion: true,
            sensitivity: Sensitivity::Cautious,
            country: Some("NL".into()),
            ask_self_harm: true,
            welcomed: true,
            welcome_page: 2,
            sync_warned: true,
            sample: true,
            lock_after: LockAfter::new(12),
            discreet: true,
            like_me: LikeMe::from_word("2025-03-01..2025-04-30@2026-01-02").expect("a mark"),
            short_form: true,
            short_feelings: short_feelings("joy,guilt").expect("two keys"),
            units: Units { clock: Clock::Hours12, week: WeekBegins::Saturday, sleep: SleepShown::DecimalHours },
            put_away: vec![(WordKind::Tags, "a\nb\\ c".into()), (WordKind::Company, "Anna".into())],
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
