//! All that is computed from one revision of a journal, in one call.

use super::{
    Analysis, DayJudgement, Need, Pattern, State, Verdict,
    compare::reactivity,
    measures::{
        entries::{Entry, written_by},
        first_weeks, reach, style,
        table::Table,
    },
    pattern::{
        judge::{Record, with_all_known},
        low_mood,
        one_day::{Compared, Comparison},
        readings, usual,
    },
    rule::{Params, USUAL_DAYS_NEEDED},
};
use crate::domain::{DayKey, Journal};

/// Everything as of `until`, by the rule as the person has set it.
#[must_use]
pub fn analyse(journal: &Journal, until: DayKey) -> Analysis {
    analyse_with(journal, until, &Params::of(journal.settings.sensitivity))
}

/// Everything as of `until`, from what was written by the end of that day. Days are judged with all
/// of that; [`super::each_day`] keeps to what was known on each.
#[must_use]
pub fn analyse_with(journal: &Journal, until: DayKey, params: &Params) -> Analysis {
    let entries = written_by(journal, until);
    let Some(record) = with_all_known(journal, &entries, until, params) else {
        return Analysis { like_me: usual::uses(&Table::empty(journal, std::iter::empty()), journal, until), ..nothing(until) };
    };
    whole(&record, journal, &entries, until)
}

/// All there is to say, from a record that is up to date.
pub(super) fn whole(record: &Record, journal: &Journal, entries: &[Entry<'_>], until: DayKey) -> Analysis {
    let table = &record.table;
    let judged: Vec<DayJudgement> = record.calendar.days().map(|d| record.judgement(d)).collect();
    let usual_reach = reach::usual_reach(table, until, &record.params);
    Analysis {
        until,
        reach: reach::reach(table),
        patterns: patterns(&judged, &[], |_| true, |noticed| pattern(record, &judged, noticed, journal, entries)),
        first_weeks: if usual_reach.is_none() { first_weeks::first_weeks(table, until) } else { None },
        usual_reach,
        last_strong: reach::last_strong(table),
        verdict: verdict(record, &judged, until),
        low_mood: low_mood::of(entries, journal, until),
        reactivity: reactivity::of(entries, record.start, until),
        like_me: usual::uses(table, journal, until),
        days: judged,
    }
}

pub(super) fn verdict(record: &Record, judged: &[DayJudgement], until: DayKey) -> Verdict {
    match record.compared(until) {
        Some(Compared::Whole(c)) => {
            let state = judged.last().map_or(State::NotEnough, |d| d.state);
            Verdict::Judged { state, evidence: c.evidence(&record.table) }
        }
        Some(Compared::Short(need)) => Verdict::NotEnough(need),
        None => Verdict::NotEnough(NOTHING_YET),
    }
}

const NOTHING_YET: Need = Need::UsualDays { have: 0, need: USUAL_DAYS_NEEDED };

fn nothing(until: DayKey) -> Analysis {
    Analysis {
        until,
        days: Vec::new(),
        reach: Vec::new(),
        patterns: Vec::new(),
        verdict: Verdict::NotEnough(NOTHING_YET),
        usual_reach: None,
        last_strong: Vec::new(),
        first_weeks: None,
        low_mood: None,
        reactivity: None,
        like_me: Vec::new(),
    }
}

/// Each stretch of days shown as narrowed, oldest first. Of those in `known` that were noticed on a day that isn't
/// `stale` only the end is looked for; the others are made.
pub(super) fn patterns(
    judged: &[DayJudgement],
    known: &[Pattern],
    stale: impl Fn(DayKey) -> bool,
    make: impl Fn(DayKey) -> Option<Pattern>,
) -> Vec<Pattern> {
    let mut found: Vec<Pattern> = Vec::new();
    let mut before = State::NotEnough;
    for day in judged {
        match (before == State::Narrowed, day.state == State::Narrowed) {
            (false, true) => {
                let as_before = known.iter().find(|p| p.noticed == day.day && !stale(day.day));
                found.extend(as_before.map(|p| Pattern { ended: None, ..p.clone() }).or_else(|| make(day.day)));
            }
            (true, false) => {
                if let Some(open) = found.last_mut() {
                    open.ended = Some(day.day);
                }
            }
            _ => {}
        }
        before = day.state;
    }
    found
}

/// The pattern that was noticed on this day; `entries` are those of its recent days at least.
pub(super) fn pattern(
    record: &Record,
    judged: &[DayJudgement],
    noticed: DayKey,
    journal: &Journal,
    entries: &[Entry<'_>],
) -> Option<Pattern> {
    // The score may be a carried one: the comparison is that of the last day that has its own.
    let scored = judged.iter().rev().find(|d| d.day <= noticed && d.score.is_some())?.day;
    let Some(Compared::Whole(comparison)) = record.compared(scored) else { return None };
    let evidence = comparison.evidence(&record.table);
    let style = style::of(entries, &evidence.recent, journal);
    let first = record.table.first_day().unwrap_or(record.start);
    Some(Pattern {
        kind: Comparison::kind(&comparison),
        since: record.began(noticed),
        noticed,
        ended: None,
        check_ins: evidence.recent.check_ins,
        other_readings: readings::other_readings(&evidence, &style, first),
        cautions: readings::cautions(&style),
        confidence: readings::confidence(&evidence, &style),
        evidence,
    })
}
