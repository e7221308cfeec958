//! A first look at young days: what was strongest, and the two sides beside each other. Compared with nothing.

use super::of_a_day::{called_for_help, strongest};
use crate::{
    analysis::DayReach,
    domain::{CheckIn, DayKey, Journal, Valence},
};
use std::{cmp::Ordering, sync::Arc};

/// Days on which both sides were rated before anything is said of them. Our choice: three.
const BOTH_NEEDED: usize = 3;

/// "Strongest so far: joy 7 on Monday, 23 November; anxiety 6 on Tuesday, 24 November." `None` where nothing was
/// felt. A check-in with an answer that called for help is better left alone.
#[must_use]
pub fn strongest_so_far(journal: &Journal, today: DayKey) -> Option<String> {
    let of = |side: Valence| {
        let mut most: Option<(u8, String)> = None;
        for check_in in journal.check_ins.iter().filter(|c| !called_for_help(journal, c)) {
            let one: [&Arc<CheckIn>; 1] = [check_in];
            // Of equals the first one.
            let Some(found) = strongest(journal, &one, side).filter(|m| most.as_ref().is_none_or(|(n, _)| m.steps > *n)) else {
                continue;
            };
            if found.steps > 0 {
                let day = check_in.day.words_from(today);
                most = Some((found.steps, format!("{} {} on {day}", found.names(), found.steps)));
            }
        }
        most.map(|(_, words)| words)
    };
    let both: Vec<String> = [of(Valence::Pleasant), of(Valence::Unpleasant)].into_iter().flatten().collect();
    (!both.is_empty()).then(|| format!("Strongest so far: {}.", both.join("; ")))
}

/// "Of 5 days, a pleasant feeling was the strongest on 3, an unpleasant one on 1, both alike on 1." Only days on which both
/// sides were rated; `None` under three of them.
#[must_use]
pub fn sides_line(reach: &[DayReach]) -> Option<String> {
    let both = || reach.iter().filter_map(|d| Some((d.pleasant?, d.unpleasant?)));
    let on = |wanted: Ordering| both().filter(|(up, down)| up.cmp(down) == wanted).count();
    let days = both().count();
    (days >= BOTH_NEEDED).then(|| {
        let parts = [
            ("a pleasant feeling was the strongest on", on(Ordering::Greater)),
            ("an unpleasant one on", on(Ordering::Less)),
            ("both were as strong on", on(Ordering::Equal)),
        ];
        let said: Vec<String> = parts.into_iter().map(|(what, n)| format!("{what} {n}")).collect();
        format!("Of {days} days, {}.", said.join(", "))
    })
}
