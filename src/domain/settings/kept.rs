//! What the person has set, and the words of it for the file: a setting is new in this one place.

use super::{
    choices::{LockAfter, Sensitivity, TextSize, ThemeChoice},
    of_apps::ChosenForApps,
    places::RecentPlaces,
    put_away,
    told::Told,
};
use crate::domain::{Clock, DayKey, DayStart, Key, LikeMe, SleepShown, Units, WeekBegins, WordKind};
use std::{collections::BTreeSet, sync::Arc};

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
    /// What there is to see in the sample was pointed at, and put away.
    pub pointers_seen: bool,
    /// That there can be reminders was said in Today, and answered.
    pub reminders_offered: bool,
    pub lock_after: LockAfter,
    /// Texts, numbers and labels are shown as bars.
    pub discreet: bool,
    /// Stretches the person marked as "more like me", in the order of marking.
    pub like_me: Vec<LikeMe>,
    /// Today asks about a few chosen feelings first.
    pub short_form: bool,
    /// Which these are, as many as wished; empty = not chosen, see [`Settings::chosen_in_short`].
    pub short_feelings: Vec<Key>,
    /// Today says no more that the short form can't be compared: the person said "Not now" to that. Patterns and
    /// Settings still do.
    pub short_as_it_is: bool,
    /// How times, weeks and nights are shown.
    pub units: Units,
    /// Words that are no longer offered while one types; what was written with them stays.
    pub put_away: Vec<(WordKind, Arc<str>)>,
    /// What Today has told of what was noticed.
    pub told: Told,
    /// The day on which the person said "Not now" to it.
    pub told_later: Option<DayKey>,
    /// The folders used last; not remembered unless that is wished.
    pub places: RecentPlaces,
    /// What the names of other apps become, as it was chosen last.
    pub of_apps: ChosenForApps,
}

const PLACES: &str = "recent_places";
const OF_APPS: &str = "names_of_apps";

/// The keys of what stands in no export of the whole journal, which may be read elsewhere: the folders used last, and what
/// was chosen for the next file.
pub const HERE_ALONE: [&str; 2] = [PLACES, OF_APPS];

/// "Not now" to something that was noticed holds for so many days, wherever it is pressed. Our choice: a week.
pub const NOT_NOW_DAYS: i32 = 7;

impl Settings {
    /// Whether "Not now" still holds.
    #[must_use]
    pub fn is_told_later(&self, today: DayKey) -> bool {
        self.told_later.is_some_and(|said| (0..NOT_NOW_DAYS).contains(&today.since(said)))
    }

    /// The same with what was only looked at as it is in `now`: taking back a setting doesn't make it unseen.
    #[must_use]
    pub fn with_what_was_seen_in(self, now: &Self) -> Self {
        let Self { welcomed, welcome_page, sync_warned, pointers_seen, reminders_offered, .. } = *now;
        // Whether they are remembered is a setting, which they are is not.
        let both_remember = self.places.is_wished() && now.places.is_wished();
        let places = if both_remember { now.places.clone() } else { self.places.clone() };
        let (told, of_apps) = (now.told.clone(), now.of_apps.clone());
        Self { welcomed, welcome_page, sync_warned, pointers_seen, reminders_offered, told, places, of_apps, ..self }
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
            ("pointers_seen", flag(self.pointers_seen)),
            ("reminders_offered", flag(self.reminders_offered)),
            ("lock_after_min", self.lock_after.minutes().to_string()),
            ("discreet", flag(self.discreet)),
            ("like_me", LikeMe::to_word(&self.like_me)),
            ("short_form", flag(self.short_form)),
            ("short_feelings", self.short_feelings.iter().map(Key::as_str).collect::<Vec<_>>().join(",")),
            ("short_as_it_is", flag(self.short_as_it_is)),
            ("clock", self.units.clock.word().to_owned()),
            ("week_begins", self.units.week.word().to_owned()),
            ("sleep_shown", self.units.sleep.word().to_owned()),
            ("words_put_away", put_away::to_word(&self.put_away)),
            ("told_in_today", self.told.to_word()),
            ("told_later", self.told_later.map(|day| day.to_string()).unwrap_or_default()),
            (PLACES, self.places.to_word()),
            (OF_APPS, self.of_apps.to_word()),
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
            "pointers_seen" => flag.map(|v| self.pointers_seen = v),
            "reminders_offered" => flag.map(|v| self.reminders_offered = v),
            "lock_after_min" => value.parse().ok().map(|v| self.lock_after = LockAfter::new(v)),
            "discreet" => flag.map(|v| self.discreet = v),
            "like_me" => LikeMe::from_word(value).map(|v| self.like_me = v),
            "short_form" => flag.map(|v| self.short_form = v),
            "short_feelings" => short_feelings(value).map(|v| self.short_feelings = v),
            "short_as_it_is" => flag.map(|v| self.short_as_it_is = v),
            "clock" => Clock::from_word(value).map(|v| self.units.clock = v),
            "week_begins" => WeekBegins::from_word(value).map(|v| self.units.week = v),
            "sleep_shown" => SleepShown::from_word(value).map(|v| self.units.sleep = v),
            "words_put_away" => put_away::from_word(value).map(|v| self.put_away = v),
            "told_in_today" => Told::from_word(value).map(|v| self.told = v),
            "told_later" if value.is_empty() => {
                self.told_later = None;
                Some(())
            }
            "told_later" => DayKey::parse(value).map(|v| self.told_later = Some(v)),
            PLACES => RecentPlaces::from_word(value).map(|v| self.places = v),
            OF_APPS => ChosenForApps::from_word(value).map(|v| self.of_apps = v),
            _ => None,
        }
        .is_some()
    }
}

/// Keys with commas between them, none of them twice.
fn short_feelings(value: &str) -> Option<Vec<Key>> {
    let (mut keys, mut seen) = (Vec::new(), BTreeSet::new());
    for word in value.split(',').filter(|w| !w.is_empty()) {
        let key = Key::new(word).ok()?;
        // A file may name thousands: what was seen is not looked for one by one.
        if seen.insert(key.clone()) {
            keys.push(key);
        }
    }
    Some(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            pointers_seen: true,
            reminders_offered: true,
            lock_after: LockAfter::new(12),
            discreet: true,
            like_me: LikeMe::from_word("2025-03-01..2025-04-30@2026-01-02").expect("a mark"),
            short_form: true,
            short_feelings: short_feelings("joy,guilt").expect("two keys"),
            short_as_it_is: true,
            units: Units { clock: Clock::Hours12, week: WeekBegins::Saturday, sleep: SleepShown::DecimalHours },
            put_away: vec![(WordKind::Tags, "a\nb\\ c".into()), (WordKind::Company, "Anna".into())],
            told: Told::from_word("2026-11-23 2026-10-30 both").expect("what was told"),
            told_later: DayKey::parse("2026-11-23"),
            places: RecentPlaces::from_word("yes\n/a b\n/c").expect("two folders"),
            of_apps: ChosenForApps::from_word("daylio\t{}").expect("one app"),
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
