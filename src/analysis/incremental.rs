//! The last analysis and what it rests on, kept so that one more check-in costs next to nothing.

use super::{
    Analysis, Pattern, analyse,
    analyse::{as_of_today, judged, patterns, verdict, whole},
    compare::reactivity,
    measures::{
        entries::{Entry, written_by},
        reach,
        table::Table,
    },
    noticing::{calendar::followed, params::Params, replay::Replay},
    pattern::{low_mood, low_mood::LOW_MOOD_DAYS, noticed::Known},
    rolling,
};
use crate::domain::{CheckIn, DayKey, Journal};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Check-ins that may differ between two revisions before all is counted anew. Our choice: more come by an import.
const FEW: usize = 32;

/// Says the same as [`analyse()`], and keeps what the next time can begin with. It is made for revisions of one
/// journal, in which each check-in has an id of its own, as a journal's file has it.
#[derive(Debug, Default)]
pub struct Incremental {
    last: Option<Last>,
}

#[derive(Debug)]
struct Last {
    journal: Arc<Journal>,
    table: Table,
    replay: Replay,
    /// The check-ins of each day.
    by_day: BTreeMap<DayKey, Vec<Arc<CheckIn>>>,
    /// Those with moments of "expected and felt".
    moments: Vec<Arc<CheckIn>>,
    analysis: Arc<Analysis>,
}

impl Incremental {
    /// Everything as of `until`; of what was said before only that is said anew in which the changes have a say.
    pub fn analyse(&mut self, journal: &Arc<Journal>, until: DayKey) -> Arc<Analysis> {
        let changes = self.last.as_ref().and_then(|last| last.changes(journal, until));
        let next = match (self.last.take(), changes) {
            (Some(last), Some(changes)) => Some(last.after(journal, &changes, until)),
            _ => Last::of(journal, until),
        };
        self.last = next;
        self.last.as_ref().map_or_else(|| Arc::new(analyse(journal, until)), |last| Arc::clone(&last.analysis))
    }

    /// Only moves the stretches of the looks and the rolling usual over all days, for those who measure what that
    /// costs.
    #[doc(hidden)]
    pub fn move_stretches(&mut self) {
        if let Some(last) = &mut self.last {
            last.replay.move_stretches();
        }
    }

    /// Judges all days once more, likewise: each with its scores, its state and what stands.
    #[doc(hidden)]
    pub fn judge_all(&mut self) {
        if let Some(last) = &mut self.last {
            last.replay.judge_all();
        }
    }

    /// Lets go of everything, as when the journal is closed.
    pub fn forget(&mut self) {
        self.last = None;
    }
}

/// What another revision took away and brought.
struct Changes {
    gone: Vec<Arc<CheckIn>>,
    new: Vec<Arc<CheckIn>>,
}

impl Last {
    /// `None` where there is nothing to keep: no check-in yet, or one that is not to be used as it stands.
    fn of(journal: &Arc<Journal>, until: DayKey) -> Option<Self> {
        let entries = written_by(journal, until);
        if entries.len() != journal.check_ins.len() {
            return None;
        }
        let (table, replay) = judged(journal, &entries, until, &Params::of(journal.settings.sensitivity));
        let replay = replay?;
        let analysis = Arc::new(whole(&replay, &table, journal, &entries, until));
        drop(entries);
        let mut by_day: BTreeMap<DayKey, Vec<Arc<CheckIn>>> = BTreeMap::new();
        for c in &journal.check_ins {
            by_day.entry(c.day).or_default().push(Arc::clone(c));
        }
        let moments = journal.check_ins.iter().filter(|c| !c.expected_felt.is_empty()).map(Arc::clone).collect();
        Some(Self { journal: Arc::clone(journal), table, replay, by_day, moments, analysis })
    }

    /// `None` where all has to be counted anew.
    fn changes(&self, journal: &Journal, until: DayKey) -> Option<Changes> {
        let (old, now) = (&self.journal, journal);
        // Far from any check-in days are left out: which, is asked anew.
        if !self.replay.days.calendar().is_whole() {
            return None;
        }
        if self.analysis.until != until || old.catalogue != now.catalogue || old.settings != now.settings {
            return None;
        }
        // What the person says of a pattern has a say in every day after it.
        if old.pattern_answers != now.pattern_answers {
            return None;
        }
        let (old, now) = (old.check_ins.as_slice(), now.check_ins.as_slice());
        let same = |pair: &(&Arc<CheckIn>, &Arc<CheckIn>)| Arc::ptr_eq(pair.0, pair.1);
        let before = old.iter().zip(now).take_while(same).count();
        let most = old.len().min(now.len()) - before;
        let after = old.iter().rev().zip(now.iter().rev()).take(most).take_while(same).count();
        let (gone, new) = (old.get(before..old.len() - after)?, now.get(before..now.len() - after)?);
        let start = journal.settings.day_start;
        let usable = |c: &Arc<CheckIn>| {
            let known = c.written.map_or(c.day, |w| w.day(start)).max(c.day);
            c.deleted_ms.is_none() && known <= until && c.day >= self.replay.days.origin()
        };
        // The first day decides which days are never usual.
        let keeps_first = !gone.iter().any(|c| c.day == self.replay.days.origin());
        let few = gone.len() + new.len() <= FEW;
        (few && keeps_first && new.iter().all(usable) && gone.iter().all(|c| self.stays_whole_without(c.day)))
            .then(|| Changes { gone: gone.to_vec(), new: new.to_vec() })
    }

    /// Whether days would still be judged all through if this one had no check-in.
    fn stays_whole_without(&self, day: DayKey) -> bool {
        let has_some = |held: &(&DayKey, &Vec<Arc<CheckIn>>)| !held.1.is_empty();
        let before = self.by_day.range(..day).rev().find(has_some).map_or(self.replay.days.origin(), |(day, _)| *day);
        let after = self.by_day.range(day.plus(1)..).find(has_some).map_or(self.analysis.until, |(day, _)| *day);
        after.since(before) <= followed(&self.replay.params)
    }

    fn after(mut self, journal: &Arc<Journal>, changes: &Changes, until: DayKey) -> Self {
        let days: BTreeSet<DayKey> = changes.gone.iter().chain(&changes.new).map(|c| c.day).collect();
        for gone in &changes.gone {
            self.by_day.entry(gone.day).or_default().retain(|c| !Arc::ptr_eq(c, gone));
            self.moments.retain(|c| !Arc::ptr_eq(c, gone));
        }
        for new in &changes.new {
            self.by_day.entry(new.day).or_default().push(Arc::clone(new));
            if !new.expected_felt.is_empty() {
                self.moments.push(Arc::clone(new));
            }
        }
        let mut now = Analysis::clone(&self.analysis);
        for day in &days {
            let check_ins = self.by_day.get(day).map_or(&[][..], Vec::as_slice);
            self.table.clear(*day);
            for check_in in check_ins {
                self.table.add(check_in);
            }
            reach::renew(&mut now.reach, &self.table, *day);
            now.last_strong = reach::renew_last_strong(&now.last_strong, &self.table, *day);
        }
        if let (Some(first), Some(last)) = (days.first(), days.last()) {
            let places = self.replay.renew(&self.table, *first, *last);
            let judged = self.replay.judged().get(places.clone()).unwrap_or_default();
            now.days.get_mut(places).unwrap_or_default().copy_from_slice(judged);
            rolling::renew(&mut now.widths, &self.replay.days, (*first, *last));
        }
        let (replay, table) = (&self.replay, &self.table);
        let courses = replay.courses();
        let untouched = |until: DayKey| days.first().is_none_or(|first| *first > until);
        let verdict = verdict(replay, table);
        let entries = |from, until| self.entries(from, until);
        let known = Known { replay, table, journal, verdict: &verdict, entries: &entries };
        now.patterns = patterns(&courses, |course| {
            let before = now.patterns.iter().find(|p| p.noticed == course.noticed && untouched(p.noticed));
            // One that is over is as it was, where none of its days has changed.
            let is_over = course.ended.is_some() && untouched(course.numbers.after.until);
            let same = before.filter(|p| is_over && p.course == *course);
            same.cloned().or_else(|| Pattern::of(course.clone(), &known, before))
        });
        now.verdict = verdict;
        now.low_mood = low_mood::of(&self.entries(until.plus(1 - LOW_MOOD_DAYS), until), journal, until);
        let moments: Vec<Entry<'_>> = self.moments.iter().map(|c| Entry { known: until, check_in: c }).collect();
        now.reactivity = reactivity::of(&moments, replay.days.origin(), until);
        self.analysis = Arc::new(as_of_today(now, replay, table, journal, &courses));
        self.journal = Arc::clone(journal);
        self
    }

    /// The check-ins of these days.
    fn entries(&self, from: DayKey, until: DayKey) -> Vec<Entry<'_>> {
        let all = self.by_day.range(from..=until).flat_map(|(_, c)| c);
        all.map(|c| Entry { known: until, check_in: c }).collect()
    }
}
