//! All that is computed from one revision of a journal, in one call.

use super::{
    Analysis, Course, Need, Pattern, Verdict,
    compare::reactivity,
    measures::{
        entries::{Entry, written_by},
        first_weeks, reach,
        table::Table,
    },
    noticing::{absolute::is_flat, each_day::of_table, kind::needed_of, params::Params, replay::Replay},
    pattern::{
        answered::said_by,
        evidence::{Evidence, Seen},
        like_me, low_mood,
        noticed::Known,
    },
    rolling::rolling,
    rule::USUAL_DAYS_NEEDED,
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
    let (table, replay) = judged(journal, &entries, until, params);
    match replay {
        Some(replay) => whole(&replay, &table, journal, &entries, until),
        None => Analysis { like_me: like_me::uses(None, &table, journal, until), ..nothing(until) },
    }
}

/// The days as a table and judged; `None` where there is none to judge.
pub(super) fn judged(journal: &Journal, entries: &[Entry<'_>], until: DayKey, params: &Params) -> (Table, Option<Replay>) {
    let mut table = Table::empty(journal, entries.iter().map(|e| e.check_in.day));
    for entry in entries {
        table.add(entry.check_in);
    }
    let replay = of_table(&table, entries, &said_by(journal), until, params);
    (table, replay)
}

/// All there is to say, from what is up to date.
pub(super) fn whole(replay: &Replay, table: &Table, journal: &Journal, entries: &[Entry<'_>], until: DayKey) -> Analysis {
    let courses = replay.courses();
    let verdict = verdict(replay, table);
    let within = |from, until| entries.iter().filter(|e| (from..=until).contains(&e.check_in.day)).copied().collect();
    let known = Known { replay, table, journal, verdict: &verdict, entries: &within };
    let patterns = patterns(&courses, |course| Pattern::of(course.clone(), &known, None));
    let analysis = Analysis {
        days: replay.judged().to_vec(),
        reach: reach::reach(table),
        widths: rolling(&replay.days),
        patterns,
        verdict,
        last_strong: reach::last_strong(table),
        low_mood: low_mood::of(entries, journal, until),
        reactivity: reactivity::of(entries, replay.days.origin(), until),
        ..nothing(until)
    };
    as_of_today(analysis, replay, table, journal, &courses)
}

/// What rests on the last day alone, but for the verdict, which the patterns are read by.
pub(super) fn as_of_today(
    mut analysis: Analysis,
    replay: &Replay,
    table: &Table,
    journal: &Journal,
    courses: &[Course],
) -> Analysis {
    let until = analysis.until;
    // What a pattern is shown beside is drawn, too, whatever its end is judged by.
    let usual = replay.kept_days().or_else(|| replay.judged().last().and_then(|d| d.usual));
    analysis.usual_reach = reach::usual_reach(table, usual);
    analysis.first_weeks = if analysis.usual_reach.is_none() { first_weeks::first_weeks(table, until) } else { None };
    analysis.like_me = like_me::uses(Some(replay), table, journal, until);
    analysis.heavier = courses.last().filter(|c| c.ended.is_none() && !c.is_narrowed()).cloned();
    analysis.in_words = replay.notices().in_words;
    let days = &replay.days;
    analysis.flat_usual = usual.and_then(|(from, until)| is_flat(days, (days.number(from), days.number(until))));
    analysis.ask = replay.judged().last().is_some_and(|d| d.ask);
    analysis
}

pub(super) fn verdict(replay: &Replay, table: &Table) -> Verdict {
    let Some(today) = replay.today() else { return Verdict::NotEnough(NOTHING_YET) };
    let days = &replay.days;
    let last = days.len().checked_sub(1).map_or(0, |place| days.number_at(place));
    let beside = replay.open_usual().unwrap_or(today.usual);
    let seen = Seen {
        today: last,
        usual: today.usual,
        needed: if today.marked { USUAL_DAYS_NEEDED } else { needed_of(days, today.usual) },
        beside,
        usual_is_marked: replay.is_marked(beside),
        as_decided: false,
    };
    let evidence = if today.scores.is_ok() { Evidence::of(days, table, seen) } else { None };
    match evidence {
        Some(evidence) => Verdict::Judged { state: today.state, evidence },
        None => Verdict::NotEnough(replay.need().unwrap_or(NOTHING_YET)),
    }
}

const NOTHING_YET: Need = Need::UsualDays { have: 0, need: USUAL_DAYS_NEEDED };

fn nothing(until: DayKey) -> Analysis {
    Analysis {
        until,
        days: Vec::new(),
        reach: Vec::new(),
        widths: Vec::new(),
        patterns: Vec::new(),
        verdict: Verdict::NotEnough(NOTHING_YET),
        usual_reach: None,
        last_strong: Vec::new(),
        first_weeks: None,
        low_mood: None,
        heavier: None,
        in_words: None,
        flat_usual: None,
        ask: false,
        reactivity: None,
        like_me: Vec::new(),
    }
}

/// The narrowed patterns among all courses, oldest first.
pub(super) fn patterns(courses: &[Course], make: impl Fn(&Course) -> Option<Pattern>) -> Vec<Pattern> {
    courses.iter().filter(|c| c.is_narrowed()).filter_map(make).collect()
}
