//! When reminders are wished: at chosen times or at random within a window, on which days, in which words.

use chrono::{Datelike, NaiveDate, Weekday};

/// Minutes since midnight by the clock on the wall.
pub type MinuteOfDay = u16;

const DAY: MinuteOfDay = 24 * 60;

/// What a reminder says where nobody chose words.
pub const WORDS: &str = "Time for a check-in";
/// Longer ones are cut off by most desktops.
pub const MOST_LETTERS: usize = 60;
/// Two that are drawn are never nearer. Our choice, as studies of moments do it: time in which something can change.
pub(crate) const APART_MIN: MinuteOfDay = 120;
/// More in one day is not a reminder any more.
pub(crate) const MOST_TIMES: usize = 12;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// At these times, in their order.
    At(Vec<MinuteOfDay>),
    /// So often from the first of these minutes on, before the second.
    Random { times: u8, from: MinuteOfDay, until: MinuteOfDay },
}

/// Days of the week, the first bit being Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days(u8);

impl Days {
    pub const ALL: Self = Self(0b111_1111);
    /// In their order, with the words systemd has for them, which are short for the person, too.
    pub const NAMES: [(Weekday, &'static str); 7] = [
        (Weekday::Mon, "Mon"),
        (Weekday::Tue, "Tue"),
        (Weekday::Wed, "Wed"),
        (Weekday::Thu, "Thu"),
        (Weekday::Fri, "Fri"),
        (Weekday::Sat, "Sat"),
        (Weekday::Sun, "Sun"),
    ];

    #[must_use]
    pub fn has(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }

    #[must_use]
    pub fn with(self, day: Weekday, on: bool) -> Self {
        let bit = 1 << day.num_days_from_monday();
        Self(if on { self.0 | bit } else { self.0 & !bit })
    }

    /// `Mon,Wed`
    #[must_use]
    pub fn short(self) -> String {
        let names: Vec<&str> = Self::NAMES.iter().filter(|(day, _)| self.has(*day)).map(|(_, name)| *name).collect();
        names.join(",")
    }

    /// Reads `mon,Wed fri`; `None` where a word is no day, or none is named.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut days = Self(0);
        for word in text.split([',', ' ']).filter(|word| !word.is_empty()) {
            let is_it = |name: &str| word.len() >= 3 && word.to_lowercase().starts_with(&name.to_lowercase());
            let (day, _) = Self::NAMES.into_iter().find(|(_, name)| is_it(name))?;
            days = days.with(day, true);
        }
        (days != Self(0)).then_some(days)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    pub when: When,
    pub days: Days,
    /// What a reminder says: never anything of a journal.
    pub words: String,
}

impl Default for Schedule {
    /// Our choice: once, in the evening, when most of a day can be told.
    fn default() -> Self {
        Self { when: When::At(vec![20 * 60]), days: Days::ALL, words: WORDS.to_owned() }
    }
}

impl Schedule {
    /// In order, without doubles; words in one line, of a length that is shown.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        if let When::At(times) = &mut self.when {
            times.sort_unstable();
            times.dedup();
        }
        let plain: String = self.words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let words: String = plain.trim().chars().take(MOST_LETTERS).collect();
        self.words = if words.is_empty() { WORDS.to_owned() } else { words };
        self
    }

    /// Why nobody could be reminded so, in a sentence.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        if self.days == Days(0) {
            return Some("No day of the week is chosen. Choose at least one".to_owned());
        }
        match &self.when {
            When::At(times) if times.is_empty() => Some("No time is chosen. Write one, such as 20:00".to_owned()),
            When::At(times) if times.len() > MOST_TIMES => {
                Some(format!("More than {MOST_TIMES} times a day are too many. Leave some out"))
            }
            When::At(times) => times.iter().any(|t| *t >= DAY).then(|| "One of the times is past midnight".to_owned()),
            When::Random { times: 0, .. } => Some("None a day is not a reminder. Choose at least one".to_owned()),
            When::Random { from, until, .. } if until <= from || *until > DAY => {
                Some("The window ends before it begins. Choose a later end, on the same day".to_owned())
            }
            When::Random { times, from, until } => {
                let fit = (until - from) / APART_MIN;
                (u16::from(*times) > fit).then(|| {
                    format!(
                        "Reminders are at least two hours apart, so {} in this window. Take fewer, or a longer one",
                        match fit {
                            0 => "none has room".to_owned(),
                            1 => "only one has room".to_owned(),
                            n => format!("only {n} have room"),
                        }
                    )
                })
            }
        }
    }

    /// Whether it asks for any on this date.
    #[must_use]
    pub fn is_on(&self, date: NaiveDate) -> bool {
        self.days.has(date.weekday())
    }

    /// "At 9:00 and 21:00", with the times as `clock` writes them, and on which days where that is not each.
    #[must_use]
    pub fn in_words(&self, clock: impl Fn(MinuteOfDay) -> String) -> String {
        let times = match &self.when {
            When::At(times) => {
                let times: Vec<String> = times.iter().map(|t| clock(*t)).collect();
                match times.split_last() {
                    Some((last, before)) if !before.is_empty() => format!("At {} and {last}", before.join(", ")),
                    _ => format!("At {}", times.join("")),
                }
            }
            When::Random { times, from, until } => {
                let often = match times {
                    1 => "Once".to_owned(),
                    2 => "Twice".to_owned(),
                    n => format!("{n} times"),
                };
                format!("{often} at random between {} and {}", clock(*from), clock(*until))
            }
        };
        if self.days == Days::ALL { format!("{times}, each day") } else { format!("{times}, {}", self.days.short()) }
    }
}

/// `9:05`
#[must_use]
pub fn plain_clock(minute: MinuteOfDay) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_is_told_and_what_is_none_is_told_why() {
        let at = |times: &[u16]| Schedule { when: When::At(times.to_vec()), ..Schedule::default() }.tidied();
        assert_eq!(at(&[1260, 540, 540]).in_words(plain_clock), "At 9:00 and 21:00, each day");
        assert_eq!(at(&[540]).problem(), None);
        assert!(at(&[]).problem().is_some() && at(&[1440]).problem().is_some());
        let random = |times, from, until| Schedule { when: When::Random { times, from, until }, ..Schedule::default() };
        assert_eq!(random(6, 540, 1260).problem(), None, "twelve hours hold six");
        assert!(random(7, 540, 1260).problem().is_some_and(|why| why.contains("only 6 have room")));
        assert!(random(1, 540, 600).problem().is_some_and(|why| why.contains("none has room")));
        assert!(random(0, 540, 1260).problem().is_some() && random(1, 1260, 540).problem().is_some());
        let some = Schedule { days: Days::read("fri mon").expect("two days"), ..random(3, 540, 1260) };
        assert_eq!(some.in_words(plain_clock), "3 times at random between 9:00 and 21:00, Mon,Fri");
        assert!(Days::read("").is_none() && Days::read("mo").is_none() && Days::read("mon,noday").is_none());
    }

    #[test]
    fn words_are_one_line_of_a_length_that_is_shown_and_never_none() {
        let said = |words: &str| Schedule { words: words.to_owned(), ..Schedule::default() }.tidied().words;
        assert_eq!((said(" \n ").as_str(), said("a\nb\u{1b}[1m").as_str()), (WORDS, "a b [1m"));
        assert_eq!(said(&"é".repeat(99)).chars().count(), MOST_LETTERS);
    }
}
