//! All days from the first check-in on, judged one after the other, and what to go on from when one of them changes.

use super::{
    absolute::in_words,
    constants::SETTLING_DAYS,
    days::Days,
    judgement::{Course, DayJudgement, Notices},
    look::{Eyes, Need},
    noticed::{Noticed, Said},
    params::Params,
    standing::{Standing, Today, World},
};
use crate::{analysis::measures::table::Table, domain::DayKey};
use std::collections::BTreeSet;

/// Days after each of which the standing is kept. Our choice: going on from there costs little, and so do they.
const KEPT_EVERY: usize = 64;

/// Days judged, with what was known of them.
#[derive(Debug)]
pub(crate) struct Replay {
    pub days: Days,
    pub params: Params,
    pub said: Said,
    /// Days on which a symptom of feeling nothing is known from elsewhere than a check-in.
    numb_days: BTreeSet<DayKey>,
    judged: Vec<DayJudgement>,
    /// The standing before every so many days.
    kept: Vec<Standing>,
    standing: Standing,
    /// What the last day rests on.
    today: Option<Today>,
    /// All patterns but the last.
    earlier: Vec<Noticed>,
    eyes: Eyes,
    own_eyes: Eyes,
}

impl Replay {
    /// All days of `days`.
    pub(crate) fn new(days: Days, params: Params, said: Said, numb_days: BTreeSet<DayKey>) -> Self {
        let mut replay = Self {
            days,
            params,
            said,
            numb_days,
            judged: Vec::new(),
            kept: Vec::new(),
            standing: Standing::default(),
            today: None,
            earlier: Vec::new(),
            eyes: Eyes::default(),
            own_eyes: Eyes::default(),
        };
        replay.judge(0, None);
        replay
    }

    /// Judges all days again, for those who measure what that costs.
    pub(crate) fn judge_all(&mut self) {
        self.look_anew(0);
        self.judge(0, None);
    }

    /// Only moves the stretches over all days, likewise.
    pub(crate) fn move_stretches(&mut self) {
        self.eyes.forget(0);
        self.eyes.move_stretches(&self.days, &self.params);
    }

    /// Takes in what the table now knows of the days `from..=last`. Gives the places that may be judged
    /// otherwise.
    pub(crate) fn renew(&mut self, table: &Table, from: DayKey, last: DayKey) -> std::ops::Range<usize> {
        self.days.renew(table, from, &self.numb_days);
        let place = self.days.calendar().place_from(from);
        self.look_anew(place);
        self.judge(place, Some(self.days.number(last)))
    }

    fn look_anew(&mut self, from: usize) {
        self.eyes.forget(from);
        self.own_eyes.forget(from);
    }

    /// Judges the days from this place on. Where `changed`, the last day that changed, has no say any more, it stops as
    /// soon as a standing comes out as it was. Gives the places that were judged.
    fn judge(&mut self, place: usize, changed: Option<i32>) -> std::ops::Range<usize> {
        let before = place / KEPT_EVERY;
        let from = if self.kept.len() > before { before } else { 0 };
        let mut standing = self.kept.get(from).cloned().unwrap_or_default();
        let start = if self.kept.is_empty() { 0 } else { from * KEPT_EVERY };
        let later = self.earlier.split_off(standing.patterns.saturating_sub(1).min(self.earlier.len()));
        let known = self.earlier.len();
        let length = self.days.len();
        let settles = self.judged.len() == length;
        let Self { days, params, said, judged, kept, earlier, eyes, own_eyes, .. } = self;
        let mut world = World { days, params, said, eyes, own_eyes, earlier };
        judged.reserve(length.saturating_sub(judged.len()));
        kept.reserve(length.div_ceil(KEPT_EVERY).saturating_sub(kept.len()));
        let mut last = None;
        for place in start..length {
            let number = days.number_at(place);
            if place % KEPT_EVERY == 0 {
                let at = place / KEPT_EVERY;
                // A stretch that was marked can become the usual on any later day.
                let is_marked = |changed: i32| said.marks.iter().any(|m| m.from <= changed);
                let is_out = changed.is_some_and(|c| c < standing.rests_from(number, params) && !is_marked(c));
                if settles && is_out && place > start && kept.get(at) == Some(&standing) {
                    let old = standing.patterns.saturating_sub(1).saturating_sub(known);
                    world.earlier.extend(later.into_iter().skip(old));
                    return start..place;
                }
                match kept.get_mut(at) {
                    Some(kept) => kept.clone_from(&standing),
                    None => kept.push(standing.clone()),
                }
            }
            let today = standing.then(number, &mut world);
            let said = of_day(days, place, number, &today, &mut standing);
            match judged.get_mut(place) {
                Some(judged) => *judged = said,
                None => judged.push(said),
            }
            last = Some(today);
        }
        (self.standing, self.today) = (standing, last);
        start..length
    }

    /// Each day as judged.
    pub(crate) fn judged(&self) -> &[DayJudgement] {
        &self.judged
    }

    /// What the last day rests on.
    pub(crate) fn today(&self) -> Option<&Today> {
        self.today.as_ref()
    }

    /// What is missing for a score on the last day.
    pub(crate) fn need(&self) -> Option<Need> {
        self.today.as_ref().and_then(|today| today.scores.err())
    }

    /// The earliest first day of the pattern that stands, as it was known on noticing.
    pub(crate) fn open_began(&self) -> Option<DayKey> {
        self.standing.open().map(|p| self.days.day(p.began_as_noticed.earliest))
    }

    /// The usual kept for the pattern that stands.
    pub(crate) fn open_usual(&self) -> Option<(i32, i32)> {
        self.standing.open().map(|p| p.usual)
    }

    /// The first and the last day of it.
    pub(crate) fn kept_days(&self) -> Option<(DayKey, DayKey)> {
        self.open_usual().map(|(from, until)| (self.days.day(from), self.days.day(until)))
    }

    /// Whether a usual is one the person marked.
    pub(crate) fn is_marked(&self, usual: (i32, i32)) -> bool {
        self.said.marks.iter().any(|m| (m.from.max(SETTLING_DAYS), m.until) == usual)
    }

    /// All patterns as of the last day, in order of noticing.
    pub(crate) fn courses(&self) -> Vec<Course> {
        let last = self.days.len().checked_sub(1).map(|place| self.days.number_at(place));
        let shown = last.and_then(|last| self.standing.shown(last, &self.days));
        self.earlier.iter().chain(&shown).map(|p| Course::of(p, &self.days)).collect()
    }

    pub(crate) fn notices(&self) -> Notices {
        let heavier = self.standing.open().is_some_and(|p| p.narrowed_on.is_none());
        Notices { in_words: self.judged.last().and_then(|day| day.in_words), heavier }
    }
}

fn of_day(days: &Days, place: usize, number: i32, today: &Today, standing: &mut Standing) -> DayJudgement {
    let in_words = in_words(days, number, standing.in_words);
    standing.in_words = in_words.is_some();
    let pattern = standing.open().and_then(|_| u32::try_from(standing.patterns.saturating_sub(1)).ok());
    DayJudgement {
        day: days.day(number),
        check_ins: days.check_ins(place),
        state: today.state,
        scores: today.scores.ok(),
        usual: (today.usual.0 <= today.usual.1).then(|| (days.day(today.usual.0), days.day(today.usual.1))),
        pattern,
        ask: today.ask,
        in_words,
    }
}
