//! What comes of the stretches a person marked as "more like me".

use crate::{
    analysis::{
        measures::table::Table,
        noticing::replay::Replay,
        rule::{RECENT_DAYS, SETTLING_DAYS, USUAL_DAYS_NEEDED},
    },
    domain::{DayKey, Journal, LikeMe},
};

/// What comes of one mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LikeMeUse {
    /// It is the usual now.
    Usual,
    /// It decides whether the pattern that stands is over, whose numbers stay beside the usual kept for it: these days.
    Beside(DayKey, DayKey),
    /// A stretch that ended later is the usual now.
    Another,
    /// Logged days in it, outside the first days of logging, and how many it takes.
    TooFew { have: u32, need: u32 },
    /// It is too near to today: its first day as the usual.
    From(DayKey),
    /// It lies inside the pattern that stands, and counts once that is over.
    Inside,
}

/// Each mark as the person made it and what comes of it as of `today`, in their order.
pub(crate) fn uses(replay: Option<&Replay>, table: &Table, journal: &Journal, today: DayKey) -> Vec<(LikeMe, LikeMeUse)> {
    let gap = replay.map_or_else(|| crate::analysis::Params::default().gap_days, |r| r.params.gap_days);
    let open = replay.and_then(Replay::open_began);
    let now = replay.and_then(|r| r.judged().last()).and_then(|d| d.usual);
    let kept = replay.and_then(Replay::kept_days);
    let of = |mark: &LikeMe| {
        let from = table.first_day().map_or(mark.from, |first| mark.from.max(first.plus(SETTLING_DAYS)));
        let rows = table.between(from, mark.until).iter();
        let have = u32::try_from(rows.filter(|r| r.logged).count()).unwrap_or(u32::MAX);
        let counts_from = mark.until.plus(RECENT_DAYS).plus(gap);
        if have < USUAL_DAYS_NEEDED {
            LikeMeUse::TooFew { have, need: USUAL_DAYS_NEEDED }
        } else if now == Some((from, mark.until)) {
            let another = kept.filter(|kept| *kept != (from, mark.until));
            another.map_or(LikeMeUse::Usual, |(from, until)| LikeMeUse::Beside(from, until))
        } else if open.is_some_and(|began| mark.until >= began) {
            LikeMeUse::Inside
        } else if open.is_none() && counts_from > today {
            LikeMeUse::From(counts_from)
        } else {
            LikeMeUse::Another
        }
    };
    journal.settings.like_me.iter().map(|m| (*m, of(m))).collect()
}
