//! When what was noticed began, and when it was back.

use super::{
    change_day::{Asked, Span, change_day},
    constants::{
        GUARD_DAYS, OVER_AFTER_DAYS, PRESENT_BEFORE, PRESENT_DAYS, RECENT_DAYS, SECOND_GO_NEEDED, SETTLING_DAYS, SHARPEN_DAYS,
        TRIED_DAYS, TURN_LOGGED,
    },
    days::Days,
};

/// When what was noticed on `noticed` began, from what is known `today`, at most [`SHARPEN_DAYS`] later. `after_usual`:
/// the usual was kept from before the beginning, so it doesn't lie inside.
pub(super) fn beginning(days: &Days, usual: (i32, i32), noticed: i32, today: i32, after_usual: bool) -> Option<Span<i32>> {
    let until = today.min(noticed + SHARPEN_DAYS);
    let after = if today == noticed { (until - PRESENT_DAYS + 1, until) } else { (noticed - PRESENT_BEFORE, until) };
    let least = if after_usual { usual.1 + 1 } else { usual.0 + SETTLING_DAYS };
    let tried = (to_edge(days, (noticed - TRIED_DAYS).max(least), least), noticed);
    let before = (usual.0, usual.1.min(noticed - RECENT_DAYS));
    let found = change_day(days, Asked { before, after, tried, until })?;
    let again = (before.0, before.1.min(found.earliest - 1 - GUARD_DAYS));
    if days.logged(again) < SECOND_GO_NEEDED || again == before {
        return Some(found);
    }
    change_day(days, Asked { before: again, after, tried, until }).or(Some(found))
}

/// When what began then was back, known on the day it is said to be over.
pub(super) fn turning(days: &Days, began: Span<i32>, today: i32) -> Span<i32> {
    let over = i32::try_from(OVER_AFTER_DAYS).unwrap_or_default();
    let (start, middle, last) = (began.latest + 1, today - over - RECENT_DAYS, today - over + 1);
    let mut from = middle.max(start + 13);
    while from > start && days.logged((from, middle)) < TURN_LOGGED {
        from -= 1;
    }
    let soonest = from + 7;
    let first = to_edge(days, soonest.max(today - TRIED_DAYS), soonest);
    let asked = Asked { before: (from, middle.max(from + 13)), after: (last, today), tried: (first, last), until: today };
    let found = if last > first { change_day(days, asked) } else { None };
    found.unwrap_or(Span::at(last))
}

/// Back over days without check-ins, but not beyond `least`.
fn to_edge(days: &Days, mut first: i32, least: i32) -> i32 {
    while first > least && !days.is_logged(first - 1) {
        first -= 1;
    }
    first
}
