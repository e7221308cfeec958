//! What was said of each day: with all that is known now, or strictly with what was known then.

use super::{
    calendar::Calendar,
    days::Days,
    judgement::{Course, DayJudgement, Notices},
    noticed::{Mark, Names, Said, Word},
    params::Params,
    replay::Replay,
};
use crate::{
    analysis::measures::{
        entries::{Entry, written_by},
        table::Table,
    },
    domain::{DayKey, Journal, LikeMe},
};
use std::collections::BTreeSet;

/// What is known beside the check-ins.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Beside {
    /// What the person said of the pattern open on a day, in order of day.
    pub answers: Vec<(DayKey, Word)>,
    /// "This isn't so": on which day it was said, and of what.
    pub not_so: Vec<(DayKey, Names<DayKey>)>,
    pub like_me: Vec<LikeMe>,
    /// Days on which a symptom of feeling nothing was there, beside those the check-ins say.
    pub numb_days: Vec<DayKey>,
}

/// All that was said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EachDay {
    /// Each day as it was said on it, with only what had been written by then.
    pub days: Vec<DayJudgement>,
    /// As of the last day, with all that is known then.
    pub patterns: Vec<Course>,
    pub notices: Notices,
}

/// For every judged day: what would have been said on that day with only what had been written by then. No looking
/// ahead; a check-in written later counts from the day it was written, then also for its own day.
#[must_use]
pub fn each_day_of(journal: &Journal, beside: &Beside, until: DayKey, params: &Params) -> EachDay {
    let mut entries = written_by(journal, until);
    entries.retain(|e| e.check_in.day <= until);
    let mut table = Table::empty(journal, entries.iter().map(|e| e.check_in.day));
    // Between two days on which something was written late, nothing but entries in time is added.
    let mut cuts: Vec<DayKey> = entries.iter().filter(|e| e.known > e.check_in.day).map(|e| e.known).collect();
    cuts.dedup();
    let (mut said, mut replay, mut waiting) = (EachDay::default(), None::<Replay>, entries.as_slice());
    for i in 0..=cuts.len() {
        let (from, before) = (i.checked_sub(1).and_then(|i| cuts.get(i)), cuts.get(i));
        let known = before.map_or(waiting.len(), |before| waiting.partition_point(|e| e.known < *before));
        let (now, later) = waiting.split_at(known);
        waiting = later;
        for entry in now {
            table.add(entry.check_in);
        }
        let changed = now.iter().map(|e| e.check_in.day).min().zip(now.iter().map(|e| e.check_in.day).max());
        match replay.as_mut().filter(|r| Some(r.days.origin()) == table.first_day()) {
            Some(replay) => {
                if let Some((first, last)) = changed {
                    replay.renew(&table, first, last);
                }
            }
            None => replay = of_table(&table, &entries, beside, until, params),
        }
        let days = replay.as_ref().map_or(&[][..], Replay::judged);
        let is_said = |d: &&DayJudgement| from.is_none_or(|from| *from <= d.day) && before.is_none_or(|b| d.day < *b);
        said.days.extend(days.iter().filter(is_said));
    }
    if let Some(replay) = replay {
        (said.patterns, said.notices) = (replay.courses(), replay.notices());
    }
    said
}

/// All days at once, with everything that is in the table.
pub(crate) fn of_table(
    table: &Table,
    entries: &[Entry<'_>],
    beside: &Beside,
    until: DayKey,
    params: &Params,
) -> Option<Replay> {
    let origin = table.first_day()?;
    let mut held: Vec<DayKey> = entries.iter().map(|e| e.check_in.day).filter(|day| *day >= origin).collect();
    held.sort_unstable();
    let calendar = Calendar::of(held.into_iter(), until, params);
    let numb_days: BTreeSet<DayKey> = beside.numb_days.iter().copied().collect();
    let days = Days::of(table, origin, calendar, &numb_days);
    let number = |day: DayKey| days.number(day);
    let mark = |m: &LikeMe| Mark { from: number(m.from), until: number(m.until), marked: number(m.marked) };
    let said = Said {
        answers: beside.answers.iter().map(|(day, word)| (number(*day), *word)).collect(),
        not_so: beside.not_so.iter().map(|(day, names)| (number(*day), names.map(number))).collect(),
        marks: beside.like_me.iter().map(mark).collect(),
    };
    Some(Replay::new(days, *params, said, numb_days))
}
