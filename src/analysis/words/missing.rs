//! What is missing before anything can be said: days, and what no further day would bring.

use super::{comparing_needs, count, without_numbness};
use crate::{
    analysis::{Analysis, AskedAbout, Need, rule, way_there},
    domain::Journal,
};

/// What is missing before anything can be said: how far a young journal has come, else the days. What no further day would
/// bring stands first, and alone where the rest would promise that it only takes time.
#[must_use]
pub fn what_is_missing(journal: &Journal, analysis: &Analysis, need: Need) -> Vec<String> {
    let asked = AskedAbout::of(journal);
    let Some(first) = comparing_needs(&asked) else {
        return vec![way_there(journal, analysis).map_or_else(|| need_words(need), |way| format!("{}.", way.words))];
    };
    let mut lines = vec![format!("{first}.")];
    lines.extend(without_numbness(&asked).map(|line| format!("{line}.")));
    lines.extend(days_missing(&asked, need));
    lines
}

/// What is missing besides what is asked about; `None` where it is of no use to wait for it.
#[must_use]
pub fn days_missing(asked: &AskedAbout, need: Need) -> Option<String> {
    match need {
        Need::UsualDays { .. } | Need::Kinds { .. } | Need::TellingDays { .. } if !asked.can_be_compared() => None,
        Need::UsualDays { .. } | Need::RecentDays { .. } | Need::Kinds { .. } | Need::TellingDays { .. } => {
            Some(need_words(need))
        }
    }
}

/// What is missing of days and of what was rated on them.
#[must_use]
pub fn need_words(need: Need) -> String {
    match need {
        Need::UsualDays { have, need } => format!(
            "Comparing takes {need} days with check-ins, and {have} count so far. The first {} days and the last {} are not part \
             of it, so it takes about ten weeks.",
            rule::SETTLING_DAYS,
            rule::RECENT_DAYS + rule::GAP_DAYS
        ),
        Need::RecentDays { have, need } => format!(
            "The last {} days hold {} with check-ins. From {need} on they can be compared with your usual range.",
            rule::RECENT_DAYS,
            count(have, "day", "days")
        ),
        Need::Kinds { pleasant, unpleasant, need } => format!(
            "Not enough kinds of feelings yet: {pleasant} pleasant and {unpleasant} unpleasant are rated often enough, and \
             {need} of each are needed."
        ),
        Need::TellingDays { recent, have, need } => format!(
            "Too few days have enough of these feelings rated together: {have} {}, and {need} are needed.",
            if recent { "of the recent days" } else { "of the usual days" }
        ),
    }
}
