//! The river once it is drawn: its words, the table behind it, and pointing at its days.

use super::{lanes::Lane, plot::Plot};
use crate::{
    analysis::{Course, words::part_words},
    domain::{DayKey, Journal},
    report::{
        Area, Frame, LoggedDay, MoodScale, Scene, Table, charts::marked::under_a_day::part_on, day_words, moods_told,
        text::measure::tidy_wide,
    },
};
use std::{ops::Range, sync::Arc};

/// The hero picture, with what it says in words and the table behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct River {
    pub scene: Scene,
    /// What the picture shows.
    pub sentence: String,
    pub plot: Plot,
    /// What can be pointed at: from above the medicines to the dates.
    pub area: Area,
    pub(super) frame: Frame,
    pub from: DayKey,
    pub until: DayKey,
    /// All days it was drawn from, and which of them are in view.
    pub(super) days: Arc<[LoggedDay]>,
    pub(super) in_view: Range<usize>,
    /// The patterns in view, as of the last day known.
    pub(super) marked: Vec<Course>,
    /// On what the moods in view lie; `None` where there are none.
    pub(super) moods: Option<MoodScale>,
    pub(super) known: DayKey,
    /// Lanes that had something to show and no room.
    pub left_out: Vec<Lane>,
    /// The height at which everything has room.
    pub full_height: f32,
}

impl River {
    /// The days with check-ins in view, in order: the table behind the picture.
    #[must_use]
    pub fn rows(&self) -> &[LoggedDay] {
        self.days.get(self.in_view.clone()).unwrap_or_default()
    }

    /// The day at this x, the nearest one when it is outside.
    #[must_use]
    pub fn day_at(&self, x: f32) -> DayKey {
        self.frame.day_at(x)
    }

    /// The middle of a day; outside the plot for days out of view.
    #[must_use]
    pub fn x_of(&self, day: DayKey) -> f32 {
        self.frame.middle_of(day)
    }

    /// The day's row, where it has check-ins.
    #[must_use]
    pub fn row(&self, day: DayKey) -> Option<&LoggedDay> {
        self.rows().binary_search_by_key(&day, |r| r.day).ok().and_then(|i| self.rows().get(i))
    }

    /// One line for each day with check-ins.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut table =
            Table::new(&["Day", "Check-ins", "Strongest pleasant", "Strongest unpleasant", "Numbness", "Can't tell"]);
        let n = |v: Option<u8>| v.map(|n| n.to_string());
        table.rows.extend(self.rows().iter().map(|r| {
            let numb = r.numbness.map(|v| format!("{v:.1}"));
            let counts = |n: u32| Some(n.to_string());
            vec![Some(r.day.to_string()), counts(r.check_ins), n(r.pleasant), n(r.unpleasant), numb, counts(r.cannot_tell)]
        }));
        if let Some(scale) = &self.moods {
            table.columns.push(match scale.ends {
                Some(_) => scale.titles.first().cloned().unwrap_or_default(),
                None => "Overall mood from another app, % of its highest".to_owned(),
            });
            let value = |share: f32| scale.value(share).map_or_else(|| format!("{:.0}", share * 100.0), tidy_wide);
            for (line, day) in table.rows.iter_mut().zip(self.rows()) {
                line.push(day.imported_mood.map(value));
            }
        }
        if !self.marked.is_empty() {
            table.columns.push("Pattern".to_owned());
            for (line, day) in table.rows.iter_mut().zip(self.rows()) {
                line.push(self.part_words(day.day).map(str::to_owned));
            }
        }
        table
    }

    /// What a day is to a pattern, in words.
    fn part_words(&self, day: DayKey) -> Option<&'static str> {
        part_on(self.marked.iter(), day, self.known).map(|(kind, part)| part_words(kind, part))
    }

    /// The day in words: "Thursday, 12 March 2026: pleasant up to 7, unpleasant up to 3, 2 check-ins", and what it is
    /// to a pattern. A mood from another app is named with that app's own word and number.
    #[must_use]
    pub fn reading(&self, journal: &Journal, day: DayKey) -> String {
        let mut words = day_words(day, self.row(day));
        if let Some(moods) = moods_told(journal, day) {
            words.push_str("; ");
            words.push_str(&lowered(&moods));
        }
        if let Some(part) = self.part_words(day) {
            words.push_str("; ");
            words.push_str(part);
        }
        words
    }
}

/// In the middle of a sentence.
fn lowered(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
