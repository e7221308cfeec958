//! What is missing before anything can be said: days, and what no further day would bring.

use super::{comparing_needs, count, without_numbness};
use crate::{
    analysis::{AskedAbout, Need, rule},
    domain::Journal,
};

/// What is missing before anything can be said. What no further day would bring stands first, and alone where the rest
/// would promise that it only takes time.
#[must_use]
pub fn what_is_missing(journal: &Journal, need: Need) -> Vec<String> {
    let asked = AskedAbout::of(journal);
    let Some(first) = comparing_needs(&asked) else { return vec![need_words(need)] };
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
            "Still learning your usual range: {have} of {need} days. The first {} days and the last {} are not part of it, so \
             it takes about ten weeks.",
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
            "Not enough days tell something yet: {have} {} have enough of these feelings rated together, and {need} are needed.",
            if recent { "of the recent days" } else { "of the usual days" }
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_time_alone_can_t_bring_stands_first_and_no_count_of_days_beside_it() {
        let days = Need::UsualDays { have: 3, need: 28 };
        let recent = Need::RecentDays { have: 3, need: 10 };
        let mut journal = Journal { catalogue: crate::domain::Catalogue::starting(), ..Journal::default() };
        assert_eq!(what_is_missing(&journal, days), [need_words(days)]);
        journal.settings.short_form = true;
        assert!(journal.settings.take_word("short_feelings", "joy,guilt"));
        let lines = what_is_missing(&journal, days);
        assert!(lines[0].ends_with("you ask about one and one."), "{lines:?}");
        assert!(lines[1].contains("numbness") && lines.len() == 2, "{lines:?}");
        assert_eq!(what_is_missing(&journal, recent)[2], need_words(recent));
    }
}
