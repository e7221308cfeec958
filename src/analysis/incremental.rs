//! The last analysis and what it rests on, kept so that one more check-in costs next to nothing.

use super::{
    Analysis, analyse,
    analyse::{pattern, patterns, verdict, whole},
    compare::reactivity,
    measures::{
        entries::{Entry, written_by},
        first_weeks, reach,
    },
    pattern::{
        calendar::followed,
        judge::{Record, with_all_known},
        low_mood,
        low_mood::LOW_MOOD_DAYS,
        usual,
    },
    rule::{CARRY_DAYS, Params, RECENT_DAYS},
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
    record: Record,
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

    /// Moves both stretches over all days once more, for those who measure what that costs.
    #[doc(hidden)]
    pub fn judge_all(&mut self) {
        if let Some(last) = &mut self.last {
            last.record.judge_all(last.analysis.until);
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
        let record = with_all_known(journal, &entries, until, &Params::of(journal.settings.sensitivity))?;
        let analysis = Arc::new(whole(&record, journal, &entries, until));
        drop(entries);
        let mut by_day: BTreeMap<DayKey, Vec<Arc<CheckIn>>> = BTreeMap::new();
        for c in &journal.check_ins {
            by_day.entry(c.day).or_default().push(Arc::clone(c));
        }
        let moments = journal.check_ins.iter().filter(|c| !c.expected_felt.is_empty()).map(Arc::clone).collect();
        Some(Self { journal: Arc::clone(journal), record, by_day, moments, analysis })
    }

    /// `None` where all has to be counted anew.
    fn changes(&self, journal: &Journal, until: DayKey) -> Option<Changes> {
        let (old, now) = (&self.journal, journal);
        // Far from any check-in days are left out: which, is asked anew.
        if !self.record.calendar.is_whole() {
            return None;
        }
        if self.analysis.until != until || old.catalogue != now.catalogue || old.settings != now.settings {
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
            c.deleted_ms.is_none() && known <= until && c.day >= self.record.start
        };
        // The first day decides which days are never usual.
        let keeps_first = !gone.iter().any(|c| c.day == self.record.start);
        let few = gone.len() + new.len() <= FEW;
        (few && keeps_first && new.iter().all(usable) && gone.iter().all(|c| self.stays_whole_without(c.day)))
            .then(|| Changes { gone: gone.to_vec(), new: new.to_vec() })
    }

    /// Whether days would still be judged all through if this one had no check-in.
    fn stays_whole_without(&self, day: DayKey) -> bool {
        let has_some = |held: &(&DayKey, &Vec<Arc<CheckIn>>)| !held.1.is_empty();
        let before = self.by_day.range(..day).rev().find(has_some).map_or(self.record.start, |(day, _)| *day);
        let after = self.by_day.range(day.plus(1)..).find(has_some).map_or(self.analysis.until, |(day, _)| *day);
        after.since(before) <= followed(&self.record.params)
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
        let mut stale: Option<(DayKey, DayKey)> = None;
        for day in days {
            let check_ins = self.by_day.get(&day).map_or(&[][..], Vec::as_slice);
            let (from, last) = self.record.replace(day, check_ins, until);
            stale = Some(stale.map_or((from, last), |s| (s.0.min(from), s.1.max(last))));
            reach::renew(&mut now.reach, &self.record.table, day);
            now.last_strong = reach::renew_last_strong(&now.last_strong, &self.record.table, day);
        }
        let (record, table) = (&self.record, &self.record.table);
        if let Some((from, last)) = stale {
            let places = record.calendar.place_from(from)..record.calendar.place_from(last.plus(1));
            for judged in now.days.get_mut(places).unwrap_or_default() {
                *judged = record.judgement(judged.day);
            }
            // A score may have been carried to the day on which a pattern was noticed.
            let until_carried = last.plus(i32::try_from(CARRY_DAYS).unwrap_or_default());
            let is_stale = |day: DayKey| (from..=until_carried).contains(&day);
            let made = |noticed: DayKey| {
                // The comparison may be an earlier day's: its score is carried at most a few days.
                let recent = self.entries(noticed.plus(-2 * RECENT_DAYS), noticed);
                pattern(record, &now.days, noticed, journal, &recent)
            };
            now.patterns = patterns(&now.days, &now.patterns, is_stale, made);
        }
        now.verdict = verdict(record, &now.days, until);
        now.usual_reach = reach::usual_reach(table, until, &record.params);
        now.first_weeks = if now.usual_reach.is_none() { first_weeks::first_weeks(table, until) } else { None };
        now.low_mood = low_mood::of(&self.entries(until.plus(1 - LOW_MOOD_DAYS), until), journal, until);
        let moments: Vec<Entry<'_>> = self.moments.iter().map(|c| Entry { known: until, check_in: c }).collect();
        now.reactivity = reactivity::of(&moments, record.start, until);
        now.like_me = usual::uses(table, journal, until);
        self.analysis = Arc::new(now);
        self.journal = Arc::clone(journal);
        self
    }

    /// The check-ins of these days.
    fn entries(&self, from: DayKey, until: DayKey) -> Vec<Entry<'_>> {
        let all = self.by_day.range(from..=until).flat_map(|(_, c)| c);
        all.map(|c| Entry { known: until, check_in: c }).collect()
    }
}
