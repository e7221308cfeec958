//! The days on which each feeling was answered, and what is usual of them.

use crate::{
    analysis::{Analysis, Verdict, Window, rule, stats},
    domain::{Answer, DayKey, Feeling, FeelingId, Journal},
    report::{BRIDGED_DAYS, charts::logged::check_ins_between},
};

/// One day on which a feeling was answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct FeelingDay {
    pub day: DayKey,
    /// The mean of the day's ratings, 0–10; `None` = it was only answered "can't tell".
    pub mean: Option<f32>,
    pub cannot_tell: bool,
}

/// For each of these feelings the days on which it was answered, in order. Costs what the check-ins in there cost.
pub(crate) fn feeling_days(journal: &Journal, feelings: &[&Feeling], from: DayKey, until: DayKey) -> Vec<Vec<FeelingDay>> {
    let place = |id: FeelingId| feelings.iter().position(|f| f.id == id);
    let most = feelings.iter().map(|f| usize::from(f.id.0) + 1).max().unwrap_or(0);
    let places: Vec<Option<usize>> = (0..most).map(|n| u16::try_from(n).ok().and_then(|n| place(FeelingId(n)))).collect();
    let mut all = vec![Vec::new(); feelings.len()];
    for day in check_ins_between(journal, from, until).chunk_by(|a, b| a.day == b.day) {
        let Some(date) = day.first().map(|c| c.day) else { continue };
        let mut said = vec![(0_u32, 0_u32, false); feelings.len()];
        for (feeling, answer) in day.iter().flat_map(|c| c.answers.iter()) {
            let at = places.get(usize::from(feeling.0)).copied().flatten();
            let Some((sum, rated, cannot_tell)) = at.and_then(|at| said.get_mut(at)) else { continue };
            match answer {
                Answer::Rated(n) => (*sum, *rated) = (*sum + u32::from(n.steps()), *rated + 1),
                Answer::CannotTell => *cannot_tell = true,
            }
        }
        for (days, (sum, rated, cannot_tell)) in all.iter_mut().zip(said) {
            if rated > 0 || cannot_tell {
                let mean = (rated > 0).then(|| sum as f32 / rated as f32);
                days.push(FeelingDay { day: date, mean, cannot_tell });
            }
        }
    }
    all
}

/// The stretches in which a feeling was answered, first and last day: a pause of a week at most is part of one.
pub(crate) fn answered_stretches(days: &[FeelingDay]) -> Vec<(DayKey, DayKey)> {
    let runs = days.chunk_by(|a, b| b.day.since(a.day) <= BRIDGED_DAYS + 1);
    runs.filter_map(|run| Some((run.first()?.day, run.last()?.day))).collect()
}

/// The person's usual days, as the verdict compares with them, and else as the river draws them.
pub(crate) fn usual_window(analysis: &Analysis) -> Option<Window> {
    match &analysis.verdict {
        Verdict::Judged { evidence, .. } => Some(evidence.usual),
        Verdict::NotEnough(_) => analysis.usual_reach.map(|u| u.window),
    }
}

/// p10 and p90 (type 7) of the day means of usual days; `None` where it was rated on fewer than 28 of them.
pub(crate) fn usual_band(days: &[FeelingDay]) -> Option<(f32, f32)> {
    let mut means: Vec<f64> = days.iter().filter_map(|d| d.mean.map(f64::from)).collect();
    if means.len() < rule::USUAL_DAYS_NEEDED as usize {
        return None;
    }
    means.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, reason = "0 to 10")]
    let at = |p| stats::quantile(&means, p).map(|q| q as f32);
    Some((at(0.1)?, at(0.9)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(means: impl IntoIterator<Item = Option<f32>>) -> Vec<FeelingDay> {
        let first = DayKey::parse("2026-01-01").expect("a date");
        let day = |(i, mean): (i32, Option<f32>)| FeelingDay { day: first.plus(i), mean, cannot_tell: mean.is_none() };
        (0..).zip(means).map(day).collect()
    }

    #[test]
    fn what_is_usual_takes_28_rated_days_and_cannot_tell_is_none_of_them() {
        assert_eq!(usual_band(&[]), None);
        assert_eq!(usual_band(&days((0..27).map(|_| Some(4.0)))), None);
        assert_eq!(usual_band(&days((0..28).map(|i| (i > 0).then_some(4.0)))), None);
        assert_eq!(usual_band(&days((0..28).map(|_| Some(4.0)))), Some((4.0, 4.0)));
        // 0 to 10 in 31 steps: places 3 and 27 of 0..=30.
        let (low, high) = usual_band(&days((0..31_u8).map(|i| Some(f32::from(i) / 3.0)))).expect("enough");
        assert!((low - 1.0).abs() < 1e-5 && (high - 9.0).abs() < 1e-5, "{low} {high}");
    }

    #[test]
    fn a_stretch_ends_where_more_than_a_week_is_not_answered() {
        assert!(answered_stretches(&[]).is_empty());
        let mut list = days([Some(1.0), Some(2.0)]);
        list[1].day = list[0].day.plus(8);
        assert_eq!(answered_stretches(&list).len(), 1);
        list[1].day = list[0].day.plus(9);
        assert_eq!(answered_stretches(&list).len(), 2);
    }
}
