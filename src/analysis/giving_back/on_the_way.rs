//! All that is said of a journal that has no usual yet, worked out once for each revision.

use super::{
    so_far::{sides_line, strongest_so_far},
    way_there::{WayThere, way_there},
};
use crate::{
    analysis::{Analysis, in_groups, words::week_lines},
    domain::{DayKey, Journal},
};

/// How far the way to comparing has come, and what there is on it already.
#[derive(Debug, Clone, PartialEq)]
pub struct OnTheWay {
    pub way: WayThere,
    /// What was strongest so far, and both sides beside each other; from day 3 on.
    pub so_far: Vec<String>,
    /// The first week in a few lines; from day 7 on.
    pub week: Vec<String>,
    /// Days of at least two kinds can be held beside each other.
    pub has_groups: bool,
}

/// The same of this journal as of `today`; `None` once days can be compared.
#[must_use]
pub fn on_the_way(journal: &Journal, analysis: &Analysis, today: DayKey) -> Option<OnTheWay> {
    let way = way_there(journal, analysis)?;
    let so_far = if way.has(3) {
        strongest_so_far(journal, today).into_iter().chain(sides_line(&analysis.reach)).collect()
    } else {
        Vec::new()
    };
    let first = journal.first_day().filter(|_| way.has(7));
    let week = first.map(|first| week_lines(journal, first)).unwrap_or_default();
    let has_groups = analysis.reach.first().is_some_and(|first| {
        let found = in_groups(journal, first.day, analysis.until);
        found.iter().any(|f| f.groups.iter().filter(|g| g.told.is_some()).count() >= 2)
    });
    Some(OnTheWay { way, so_far, week, has_groups })
}
