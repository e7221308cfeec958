//! What is missing before anything can be said: days, and what no further day would bring.

use super::{comparing_needs, count, without_numbness};
use crate::{
    analysis::{Analysis, AskedAbout, Need, rule, way_there},
    domain::Journal,
};
use std::collections::BTreeSet;

/// What is missing before anything can be said: how far a young journal has come, else the days. What no further day would
/// bring stands first, and alone where the rest would promise that it only takes time.
#[must_use]
pub fn what_is_missing(journal: &Journal, analysis: &Analysis, need: Need) -> Vec<String> {
    let asked = AskedAbout::of(journal);
    if let Some(moods) = only_moods(journal, analysis) {
        return vec![moods, need_words(need)];
    }
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

/// What the overall mood of another app is and is not, where nothing but that was brought in; `None` where feelings were
/// rated, too.
#[must_use]
pub fn only_moods(journal: &Journal, analysis: &Analysis) -> Option<String> {
    let is_rated = analysis.reach.iter().any(|day| day.pleasant.is_some() || day.unpleasant.is_some());
    let days: BTreeSet<_> = journal.moods.iter().filter(|mood| mood.is_overall()).map(|mood| mood.day).collect();
    (!is_rated && !days.is_empty()).then(|| {
        format!(
            "What you brought in has an overall mood on {}. It stands in the journal with each day and in Range on a scale of \
             its own. It is one number for everything, so it does not say how far feelings reach: that begins with what you rate \
             here, or with a file that has a scale for single feelings.",
            count(u32::try_from(days.len()).unwrap_or(u32::MAX), "day", "days")
        )
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::analyse,
        domain::{Answers, CheckIn, DayKey, DayStart, ImportedMood, Instant, Moment, Series},
    };

    #[test]
    fn years_of_an_overall_mood_are_told_as_what_they_are_and_not_as_feelings() {
        let today = DayKey::parse("2026-11-29").expect("a day");
        let mut journal = Journal { catalogue: crate::domain::Catalogue::starting(), ..Journal::default() };
        for n in 1..=200_i32 {
            let at = Instant { utc_ms: 1_795_953_600_000 - i64::from(n) * 86_400_000, offset_s: 0 };
            let day = at.day(DayStart::default());
            let moment = Moment { instant: at, zone: "Etc/UTC".into() };
            journal.check_ins.push(std::sync::Arc::new(CheckIn::new(
                format!("c{n}").as_str(),
                moment,
                day,
                Answers::default(),
            )));
            let (id, label, series) = (format!("m{n}").into(), "meh".to_owned(), Series::default());
            journal.moods.push(ImportedMood { id, at, day, value: 3.0, label, series });
        }
        journal.sort();
        let analysis = analyse(&journal, today);
        let said = what_is_missing(&journal, &analysis, Need::UsualDays { have: 0, need: 28 });
        assert!(said[0].contains("an overall mood on 200 days") && said[1].contains("Comparing takes 28 days"), "{said:?}");
        journal.moods.clear();
        assert_eq!(only_moods(&journal, &analysis), None);
    }
}
