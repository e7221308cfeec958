//! The days the rule looks at, with exact sums of all days before each: what any stretch adds up to is one difference,
//! whatever stretch it is and in whatever order the check-ins came.

use super::{
    calendar::Calendar,
    constants::{ABSOLUTE_FAINT, ABSOLUTE_NUMB, GRACE, KINDS_NEEDED},
    sums::{
        columns::{Column, Sums},
        figures::{Figures, Row as FiguresRow},
    },
};
use crate::{
    analysis::{
        measures::table::{Row, Table},
        stats::quantile_of_steps,
    },
    domain::DayKey,
};
use std::{collections::BTreeSet, ops::Range};

/// Days in a row from the first check-in on, numbered from 0. A lane for each feeling, the pleasant ones first; the
/// last lane is numbness.
#[derive(Debug, Clone)]
pub(crate) struct Days {
    origin: DayKey,
    calendar: Calendar,
    pleasant: usize,
    lanes: usize,
    /// Lane by lane, in each day by day: mean and largest of the numeric ratings. Not a number where there is none.
    means: Vec<f64>,
    highs: Vec<u8>,
    logged: Vec<bool>,
    check_ins: Vec<u32>,
    /// A symptom of feeling nothing was there.
    feels_nothing: Vec<bool>,
    /// Of each lane.
    sums: Sums,
    /// Of all days before each; one more than there are days.
    logged_before: Vec<u32>,
    answers_before: Vec<Answers>,
}

impl Days {
    /// All that the table knows from `origin` on, for the days of the calendar.
    pub(crate) fn of(table: &Table, origin: DayKey, calendar: Calendar, numb_days: &BTreeSet<DayKey>) -> Self {
        let (lanes, length) = (table.lanes.count(), calendar.len());
        let mut days = Self {
            origin,
            calendar,
            pleasant: table.lanes.pleasant().len(),
            lanes,
            means: vec![f64::NAN; lanes * length],
            highs: vec![0; lanes * length],
            logged: vec![false; length],
            check_ins: vec![0; length],
            feels_nothing: vec![false; length],
            sums: Sums::new(lanes),
            logged_before: vec![0; length + 1],
            answers_before: vec![Answers::default(); length + 1],
        };
        days.renew(table, origin, numb_days);
        days
    }

    /// Takes in what the table knows of `from` and later days.
    pub(crate) fn renew(&mut self, table: &Table, from: DayKey, numb_days: &BTreeSet<DayKey>) {
        let start = self.calendar.place_from(from);
        let length = self.len();
        for lane in 0..self.lanes {
            self.means.get_mut(lane * length + start..(lane + 1) * length).unwrap_or_default().fill(f64::NAN);
        }
        self.logged.get_mut(start..).unwrap_or_default().fill(false);
        self.check_ins.get_mut(start..).unwrap_or_default().fill(0);
        self.feels_nothing.get_mut(start..).unwrap_or_default().fill(false);
        let mut place = start;
        for row in table.between(from.max(self.origin), self.last_day().unwrap_or(from)) {
            while self.calendar.day(place).is_some_and(|day| day < row.day) {
                place += 1;
            }
            if self.calendar.day(place) == Some(row.day) {
                self.take(place, table, row);
            }
        }
        for lane in 0..self.lanes {
            let means = self.means.get(lane * length + start..(lane + 1) * length).unwrap_or_default();
            self.sums.renew(lane, start, means);
        }
        for place in start..length {
            self.add_up(place, numb_days);
        }
    }

    fn take(&mut self, place: usize, table: &Table, row: &Row) {
        if let (Some(logged), Some(check_ins)) = (self.logged.get_mut(place), self.check_ins.get_mut(place)) {
            (*logged, *check_ins) = (row.logged, row.check_ins);
        }
        if let Some(feels_nothing) = self.feels_nothing.get_mut(place) {
            *feels_nothing = row.feels_nothing;
        }
        let length = self.len();
        for (column, cell) in row.cells.iter().enumerate() {
            let Some(lane) = table.lanes.of_column(column) else { continue };
            let at = lane * length + place;
            if let (Some(mean), Some(high)) = (self.means.get_mut(at), self.highs.get_mut(at)) {
                (*mean, *high) = (cell.mean().unwrap_or(f64::NAN), cell.strongest);
            }
        }
        let at = self.numbness() * length + place;
        if let Some(numbness) = self.means.get_mut(at) {
            *numbness = row.numbness(&table.feelings).unwrap_or(f64::NAN);
        }
    }

    /// The sums of the day after this one.
    fn add_up(&mut self, place: usize, numb_days: &BTreeSet<DayKey>) {
        if let Some(before) = self.logged_before.get(place).copied() {
            let logged = self.logged.get(place) == Some(&true);
            if let Some(now) = self.logged_before.get_mut(place + 1) {
                *now = before + u32::from(logged);
            }
        }
        let symptom = self.feels_nothing.get(place) == Some(&true)
            || (!numb_days.is_empty() && self.calendar.day(place).is_some_and(|day| numb_days.contains(&day)));
        let said = self.said_of(place, symptom);
        let before = self.answers_before.get(place).copied().unwrap_or_default();
        if let Some(now) = self.answers_before.get_mut(place + 1) {
            *now = before.plus(said);
        }
    }

    /// What one day says in absolute words.
    fn said_of(&self, place: usize, symptom: bool) -> Answers {
        let numbness = self.mean(self.numbness(), place);
        let is_numb = symptom || numbness.is_some_and(|n| n >= ABSOLUTE_NUMB - GRACE);
        let rated = self.pleasant().filter_map(|lane| self.highest(lane, place));
        let (count, strongest) = rated.fold((0, 0), |(n, most), high| (n + 1, most.max(high)));
        let highs_said = count >= KINDS_NEEDED;
        Answers {
            numbness: u32::from(symptom || numbness.is_some()),
            numb: u32::from(is_numb),
            highs: u32::from(highs_said),
            faint: u32::from(highs_said && strongest <= ABSOLUTE_FAINT),
        }
    }

    /// How many days there are.
    pub(crate) fn len(&self) -> usize {
        self.logged.len()
    }

    pub(crate) fn last_day(&self) -> Option<DayKey> {
        self.len().checked_sub(1).and_then(|place| self.calendar.day(place))
    }

    pub(crate) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    pub(crate) fn origin(&self) -> DayKey {
        self.origin
    }

    /// The lanes of pleasant feelings come first …
    pub(crate) fn pleasant(&self) -> Range<usize> {
        0..self.pleasant
    }

    /// … then those of unpleasant ones …
    pub(crate) fn unpleasant(&self) -> Range<usize> {
        self.pleasant..self.numbness()
    }

    /// … and the last.
    pub(crate) fn numbness(&self) -> usize {
        self.lanes - 1
    }

    pub(crate) fn lanes(&self) -> usize {
        self.lanes
    }

    /// The calendar day of a number.
    pub(crate) fn day(&self, number: i32) -> DayKey {
        self.origin.plus(number)
    }

    /// The number of a calendar day; below 0 before the first.
    pub(crate) fn number(&self, day: DayKey) -> i32 {
        day.since(self.origin)
    }

    /// The number of the day at a place: the same, but where days far from any check-in are left out.
    pub(crate) fn number_at(&self, place: usize) -> i32 {
        self.calendar.day(place).map_or(0, |day| self.number(day))
    }

    pub(crate) fn check_ins(&self, place: usize) -> u32 {
        self.check_ins.get(place).copied().unwrap_or_default()
    }

    /// The place of this day, or of the next one there is.
    #[inline]
    fn place(&self, number: i32) -> usize {
        let Ok(place) = usize::try_from(number) else { return 0 };
        if self.calendar.is_whole() {
            return place.min(self.len());
        }
        self.calendar.place_from(self.day(number)).min(self.len())
    }

    #[inline]
    pub(super) fn places(&self, (from, until): (i32, i32)) -> Range<usize> {
        let start = self.place(from);
        start..self.place(until.saturating_add(1)).max(start)
    }

    /// Logged days of a stretch, both ends included; none where it ends before it begins.
    pub(crate) fn logged(&self, stretch: (i32, i32)) -> u32 {
        let places = self.places(stretch);
        let before = |place: usize| self.logged_before.get(place).copied().unwrap_or_default();
        before(places.end) - before(places.start)
    }

    pub(crate) fn is_logged(&self, number: i32) -> bool {
        self.logged((number, number)) > 0
    }

    /// What one lane adds up to in a stretch.
    pub(crate) fn figures(&self, lane: usize, stretch: (i32, i32)) -> Figures {
        let places = self.places(stretch);
        self.sums.figures(lane, (places.start, places.end))
    }

    /// The same of all lanes.
    pub(crate) fn all_figures(&self, stretch: (i32, i32), into: &mut FiguresRow) {
        let places = self.places(stretch);
        self.sums.all((places.start, places.end), into);
    }

    /// What each lane adds up to before each day.
    pub(super) fn columns(&self) -> &[Column] {
        self.sums.columns()
    }

    /// The day mean of one lane at a place.
    #[inline]
    pub(crate) fn mean(&self, lane: usize, place: usize) -> Option<f64> {
        self.means.get(lane * self.len() + place).copied().filter(|mean| !mean.is_nan())
    }

    /// The day means of one lane; not a number where there is none.
    #[inline]
    pub(super) fn means(&self, lane: usize) -> &[f64] {
        self.means.get(lane * self.len()..(lane + 1) * self.len()).unwrap_or_default()
    }

    /// The largest rating of one lane at a place.
    #[inline]
    fn highest(&self, lane: usize, place: usize) -> Option<u8> {
        self.mean(lane, place).and_then(|_| self.highs.get(lane * self.len() + place).copied())
    }

    /// p90 of the day maxima of one lane; `None` where it was never rated.
    pub(crate) fn high(&self, lane: usize, stretch: (i32, i32)) -> Option<f64> {
        let mut used = [0; 11];
        for place in self.places(stretch) {
            if let Some(count) = self.highest(lane, place).and_then(|high| used.get_mut(usize::from(high))) {
                *count += 1;
            }
        }
        quantile_of_steps(&used, 0.9)
    }

    /// What the days of a stretch answered, for the absolute words.
    pub(super) fn answers(&self, stretch: (i32, i32)) -> Answers {
        let places = self.places(stretch);
        let before = |place: usize| self.answers_before.get(place).copied().unwrap_or_default();
        before(places.end).since(before(places.start))
    }
}

/// How many days said something, and how many of them this.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Answers {
    pub numbness: u32,
    pub numb: u32,
    /// Days on which enough pleasant feelings were rated …
    pub highs: u32,
    /// … and none of them was above "a little".
    pub faint: u32,
}

impl Answers {
    pub(super) fn plus(self, o: Self) -> Self {
        Self {
            numbness: self.numbness + o.numbness,
            numb: self.numb + o.numb,
            highs: self.highs + o.highs,
            faint: self.faint + o.faint,
        }
    }

    pub(super) fn since(self, o: Self) -> Self {
        Self {
            numbness: self.numbness - o.numbness,
            numb: self.numb - o.numb,
            highs: self.highs - o.highs,
            faint: self.faint - o.faint,
        }
    }
}
