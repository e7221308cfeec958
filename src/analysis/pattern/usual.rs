//! Which days are a person's usual as of a day: the rolling stretch of the rule or, where there is one, a
//! stretch they marked as "more like me".

use crate::{
    analysis::{
        measures::table::Table,
        rule::{Params, RECENT_DAYS, SETTLING_DAYS, USUAL_DAYS_NEEDED},
    },
    domain::{DayKey, Journal, LikeMe, Settings},
};

/// The marked stretches known by the end of a day, in order; those that overlap or touch are one.
pub(crate) fn known_by(settings: &Settings, day: DayKey) -> Vec<(DayKey, DayKey)> {
    let mut marks: Vec<_> = settings.like_me.iter().filter(|m| m.marked <= day).map(|m| (m.from, m.until)).collect();
    marks.sort_unstable();
    let mut joined: Vec<(DayKey, DayKey)> = Vec::with_capacity(marks.len());
    for (from, until) in marks {
        match joined.last_mut() {
            Some(last) if from <= last.1.plus(1) => last.1 = last.1.max(until),
            _ => joined.push((from, until)),
        }
    }
    joined
}

/// First and last day of the usual as of `today`; the first can come after the last, then there is none.
///
/// A marked stretch takes the place of the rolling one when it ended before the recent days and the gap,
/// and holds at least [`USUAL_DAYS_NEEDED`] logged days outside the first days of logging; of several, the
/// one that ended last. Without marks this is [`Params::usual`].
pub(crate) fn usual(table: &Table, today: DayKey, first: DayKey, params: &Params) -> (DayKey, DayKey) {
    let latest = params.usual(today, first).1;
    let clipped = |(from, until): &(DayKey, DayKey)| (settled(*from, first), *until);
    let fits = |(from, until): &(DayKey, DayKey)| *until <= latest && is_enough(table, *from, *until);
    table.marked.iter().rev().map(clipped).find(fits).unwrap_or_else(|| params.usual(today, first))
}

/// Whether a usual stretch is one the person marked.
pub(crate) fn is_marked(table: &Table, from: DayKey, until: DayKey) -> bool {
    let Some(first) = table.first_day() else { return false };
    table.marked.iter().any(|m| (settled(m.0, first), m.1) == (from, until))
}

fn settled(from: DayKey, first: DayKey) -> DayKey {
    from.max(first.plus(SETTLING_DAYS))
}

/// The same as asking [`logged`], without counting on once it is enough: this is asked for each day judged.
fn is_enough(table: &Table, from: DayKey, until: DayKey) -> bool {
    let logged = table.between(from, until).iter().filter(|r| r.logged);
    logged.take(USUAL_DAYS_NEEDED as usize).count() == USUAL_DAYS_NEEDED as usize
}

fn logged(table: &Table, from: DayKey, until: DayKey) -> u32 {
    u32::try_from(table.between(from, until).iter().filter(|r| r.logged).count()).unwrap_or(u32::MAX)
}

/// What comes of one mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LikeMeUse {
    /// It is the usual now.
    Usual,
    /// A stretch that ended later is the usual now.
    Another,
    /// Logged days in it, outside the first days of logging, and how many it takes.
    TooFew { have: u32, need: u32 },
    /// It is too near to today: its first day as the usual.
    From(DayKey),
}

/// Each mark as the person made it and what comes of it as of `today`, in their order.
pub(crate) fn uses(table: &Table, journal: &Journal, today: DayKey) -> Vec<(LikeMe, LikeMeUse)> {
    let params = Params::default();
    let now = table.first_day().map(|first| usual(table, today, first, &params));
    let of = |mark: &LikeMe| {
        let joined = table.marked.iter().find(|(from, until)| (*from..=*until).contains(&mark.from));
        let (from, until) = joined.copied().unwrap_or((mark.from, mark.until));
        let from = table.first_day().map_or(from, |first| settled(from, first));
        let have = logged(table, from, until);
        let counts_from = until.plus(RECENT_DAYS).plus(params.gap_days);
        if have < USUAL_DAYS_NEEDED {
            LikeMeUse::TooFew { have, need: USUAL_DAYS_NEEDED }
        } else if counts_from > today {
            LikeMeUse::From(counts_from)
        } else if now == Some((from, until)) {
            LikeMeUse::Usual
        } else {
            LikeMeUse::Another
        }
    };
    journal.settings.like_me.iter().map(|m| (*m, of(m))).collect()
}
