//! What was noticed and has been told in Today, so that it is told once.

use crate::domain::DayKey;
use std::sync::Arc;

/// After so many days the same is news once more. Our choice: four weeks.
const AGAIN_AFTER_DAYS: i32 = 28;
/// The day of noticing can move a little when an older day is written about; it is still the same.
const SAME_WITHIN_DAYS: i32 = 10;
/// More than can be new within four weeks; a file may say anything.
const LIMIT: usize = 40;

/// Something to tell: what it is, by a word without spaces, and the day it was noticed where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    pub word: Arc<str>,
    pub noticed: Option<DayKey>,
}

impl News {
    fn is_the_same(&self, other: &Self) -> bool {
        let near = match (self.noticed, other.noticed) {
            (Some(a), Some(b)) => a.since(b).abs() <= SAME_WITHIN_DAYS,
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        near && self.word == other.word
    }
}

/// What was told, each with the day it was told last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told(Vec<(News, DayKey)>);

impl Told {
    /// Whether it was never told, or so long ago that it is told again.
    #[must_use]
    pub fn is_new(&self, news: &News, today: DayKey) -> bool {
        !self.0.iter().any(|(told, on)| told.is_the_same(news) && today.since(*on) < AGAIN_AFTER_DAYS)
    }

    /// It is told from this day on. What would be told again anyway is forgotten.
    pub fn tell(&mut self, news: News, today: DayKey) {
        self.0.retain(|(told, on)| !told.is_the_same(&news) && today.since(*on) < AGAIN_AFTER_DAYS);
        self.0.push((news, today));
        let most = self.0.len().saturating_sub(LIMIT);
        self.0.drain(..most);
    }

    /// As one text for the file: a line each, `TOLD_ON NOTICED WORD`.
    pub(super) fn to_word(&self) -> String {
        let line = |(news, on): &(News, DayKey)| {
            let noticed = news.noticed.map_or_else(|| "-".to_owned(), |day| day.to_string());
            format!("{on} {noticed} {}", news.word)
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    pub(super) fn from_word(text: &str) -> Option<Self> {
        let read = |line: &str| {
            let mut parts = line.splitn(3, ' ');
            let on = DayKey::parse(parts.next()?)?;
            let noticed = match parts.next()? {
                "-" => None,
                day => Some(DayKey::parse(day)?),
            };
            let word: Arc<str> = parts.next().filter(|word| !word.is_empty())?.into();
            Some((News { word, noticed }, on))
        };
        let lines = text.split('\n').filter(|line| !line.is_empty()).take(LIMIT);
        lines.map(read).collect::<Option<Vec<_>>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i32) -> DayKey {
        DayKey::parse("2026-11-23").expect("a day").plus(n)
    }

    fn news(word: &str, noticed: Option<i32>) -> News {
        News { word: word.into(), noticed: noticed.map(day) }
    }

    #[test]
    fn what_was_told_is_new_again_after_four_weeks_and_anything_else_at_once() {
        let mut told = Told::default();
        assert!(told.is_new(&news("both", Some(0)), day(0)));
        told.tell(news("both", Some(0)), day(0));
        for (days, is_new) in [(-3, false), (0, false), (27, false), (28, true)] {
            assert_eq!(told.is_new(&news("both", Some(0)), day(days)), is_new, "{days}");
        }
        for other in [news("both", Some(11)), news("both", None), news("pleasant", Some(0))] {
            assert!(told.is_new(&other, day(1)), "{other:?}");
        }
        assert!(!told.is_new(&news("both", Some(10)), day(1)), "the day of noticing moved a little");
        told.tell(news("pleasant", Some(0)), day(2));
        assert!(!told.is_new(&news("both", Some(0)), day(3)), "what comes back within four weeks is not news");
    }

    #[test]
    fn it_comes_back_from_its_words_and_what_is_none_is_refused() {
        let mut told = Told::default();
        told.tell(news("both/1", Some(-4)), day(0));
        told.tell(news("low_mood", None), day(1));
        assert_eq!(Told::from_word(&told.to_word()), Some(told));
        assert_eq!(Told::from_word(""), Some(Told::default()));
        for bad in ["both", "2026-11-23 both", "2026-11-23 - ", "- - both", "2026-11-23 yesterday both"] {
            assert_eq!(Told::from_word(bad), None, "{bad}");
        }
    }
}
