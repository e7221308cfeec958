//! Stretches the person marked as "more like me", and their words in the file.

use super::DayKey;

/// Marks that are kept; more would be no usual of anybody. Our choice.
pub const LIKE_ME_LIMIT: usize = 24;

/// A stretch of days, both ends included, that the person marked as "more like me".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LikeMe {
    pub from: DayKey,
    pub until: DayKey,
    /// The day on which it was marked: nothing said before that day rests on it.
    pub marked: DayKey,
}

impl LikeMe {
    /// `None` where it ends before it begins.
    #[must_use]
    pub fn new(from: DayKey, until: DayKey, marked: DayKey) -> Option<Self> {
        (from <= until).then_some(Self { from, until, marked })
    }

    /// "1 March 2025 to 30 April 2025"
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} to {}", self.from.words(), self.until.words())
    }

    /// All marks as one word for the file: `FROM..UNTIL@MARKED`, a blank between them.
    #[must_use]
    pub fn to_word(marks: &[Self]) -> String {
        let one = |m: &Self| format!("{}..{}@{}", m.from, m.until, m.marked);
        marks.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    /// The inverse; `None` for anything else than marks in full.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Vec<Self>> {
        let one = |text: &str| {
            let (days, marked) = text.split_once('@')?;
            let (from, until) = days.split_once("..")?;
            Self::new(DayKey::parse(from)?, DayKey::parse(until)?, DayKey::parse(marked)?)
        };
        let marks: Option<Vec<Self>> = word.split(' ').filter(|t| !t.is_empty()).map(one).collect();
        marks.filter(|m| m.len() <= LIKE_ME_LIMIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_from_their_word_and_nothing_is_guessed() {
        let day = |text| DayKey::parse(text).expect("a day");
        let mark = LikeMe::new(day("2025-03-01"), day("2025-04-30"), day("2026-01-02")).expect("in order");
        for marks in [vec![], vec![mark], vec![mark, LikeMe { until: day("2025-03-01"), ..mark }]] {
            assert_eq!(LikeMe::from_word(&LikeMe::to_word(&marks)), Some(marks));
        }
        assert_eq!(LikeMe::new(day("2025-03-02"), day("2025-03-01"), day("2026-01-01")), None);
        for bad in [
            "x",
            "2025-03-01",
            "2025-03-01..2025-04-30",
            "2025-04-30..2025-03-01@2026-01-01",
            "2025-03-01..2025-04-31@2026-01-01",
        ] {
            assert_eq!(LikeMe::from_word(bad), None, "{bad}");
        }
        assert_eq!(LikeMe::from_word(&LikeMe::to_word(&[mark; LIKE_ME_LIMIT + 1])), None);
    }
}
