//! The four-part profile: highs, lows, width and day-to-day change, recent days beside usual ones, pleasant and
//! unpleasant feelings apart. All but the day-to-day change is what the verdict rests on already.

use super::{
    entries::written_by,
    of_a_feeling::{Level, measure},
    table::Table,
};
use crate::{
    analysis::{Change, Evidence, ValenceEvidence, Verdict, Window, analyse, rule::KINDS_NEEDED, stats::mean},
    domain::{DayKey, Journal, Valence},
};

/// Pairs of neighbouring days a feeling needs in each stretch before its day-to-day change means anything. Our
/// choice: as many as inertia asks for.
pub const NEIGHBOURS_NEEDED: u32 = 3;

/// How strongly feelings change from one day to the next, averaged over the feelings of one side: the root of the
/// mean squared difference (RMSSD) of the day means of days exactly one apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayToDay {
    /// Steps of the 0–10 scale; `None` = fewer than three feelings have three pairs in each stretch.
    pub change: Option<Change>,
    /// Feelings in that mean; where there is none, how many have enough pairs.
    pub feelings: u32,
}

/// One side of the profile. Lows are the highs of the unpleasant side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SideProfile {
    /// Width, high and level, and how many feelings they are averaged over.
    pub range: ValenceEvidence,
    pub day_to_day: DayToDay,
}

/// Recent days beside usual ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Profile {
    pub usual: Window,
    pub recent: Window,
    /// The usual stretch is one the person marked as "more like me".
    pub usual_is_marked: bool,
    pub pleasant: SideProfile,
    pub unpleasant: SideProfile,
}

/// The profile as of `until`; `None` where there is too little to compare.
#[must_use]
pub fn profile(journal: &Journal, until: DayKey) -> Option<Profile> {
    match analyse(journal, until).verdict {
        Verdict::NotEnough(_) => None,
        Verdict::Judged { evidence, .. } => Some(profile_of(journal, &evidence)),
    }
}

/// The same, of what a verdict rests on. `journal` is the one that was judged.
#[must_use]
pub fn profile_of(journal: &Journal, evidence: &Evidence) -> Profile {
    let Evidence { usual, recent, usual_is_marked, .. } = *evidence;
    let inside = |day: DayKey| [usual, recent].iter().any(|w| (w.from..=w.until).contains(&day));
    let entries = written_by(journal, recent.until);
    let known = || entries.iter().map(|e| e.check_in).filter(|c| inside(c.day));
    let mut table = Table::empty(journal, known().map(|c| c.day));
    for check_in in known() {
        table.add(check_in);
    }
    let side = |range: ValenceEvidence, side| SideProfile { range, day_to_day: day_to_day(&table, evidence, side) };
    Profile {
        usual,
        recent,
        usual_is_marked,
        pleasant: side(evidence.pleasant, Valence::Pleasant),
        unpleasant: side(evidence.unpleasant, Valence::Unpleasant),
    }
}

fn day_to_day(table: &Table, evidence: &Evidence, side: Valence) -> DayToDay {
    let own = evidence.feelings.iter().filter(|f| f.valence == side);
    let columns = own.filter_map(|f| table.feelings.iter().position(|item| item.id == f.feeling));
    let both = |column| Some((change_of(table, column, &evidence.usual)?, change_of(table, column, &evidence.recent)?));
    let (usual, recent): (Vec<f64>, Vec<f64>) = columns.filter_map(both).unzip();
    let feelings = u32::try_from(usual.len()).unwrap_or(u32::MAX);
    let means = || Some(Change { usual: mean(&usual)?, recent: mean(&recent)? });
    DayToDay { change: if feelings < KINDS_NEEDED { None } else { means() }, feelings }
}

/// Of one feeling in one stretch; `None` where too few neighbouring days are rated.
fn change_of(table: &Table, column: usize, window: &Window) -> Option<f64> {
    let cells = table.between(window.from, window.until).iter().filter_map(|r| Some((r.day, r.cells.get(column)?)));
    let (days, means): (Vec<i64>, Vec<_>) = cells.map(|(day, cell)| (i64::from(day.number()), cell.mean())).unzip();
    let measures = measure(&days, &means, (0.0, 10.0), Level::Day);
    if measures.n_pairs < NEIGHBOURS_NEEDED as usize { None } else { measures.rmssd }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Catalogue, CheckIn, Instant, Intensity, Moment};
    use std::sync::Arc;

    const LAST: &str = "2026-06-30";

    fn last() -> DayKey {
        DayKey::parse(LAST).expect("a day")
    }

    /// `days` up to the last one; `rate` gives what every feeling is rated that many days ago.
    fn journal(days: i32, rate: impl Fn(i32) -> Option<u8>) -> Journal {
        let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
        let epoch = DayKey::from_date(chrono::DateTime::UNIX_EPOCH.date_naive());
        for ago in (0..days).rev() {
            let Some(n) = rate(ago) else { continue };
            let day = last().plus(-ago);
            let instant = Instant { utc_ms: i64::from(day.since(epoch)) * 86_400_000 + 43_200_000, offset_s: 0 };
            let answer = Answer::Rated(Intensity::new(n).expect("0 to 10"));
            let answers: Vec<_> = journal.catalogue.feelings.iter().map(|f| (f.id, answer)).collect();
            let at = Moment { instant, zone: "UTC".into() };
            journal.check_ins.push(Arc::new(CheckIn::new(format!("c{ago}"), at, day, answers)));
        }
        journal
    }

    #[test]
    fn without_a_usual_there_is_no_profile() {
        assert_eq!(profile(&Journal::default(), last()), None);
        assert_eq!(profile(&journal(60, |_| Some(4)), last()), None);
        assert_eq!(profile(&journal(0, |_| None), last()), None);
    }

    #[test]
    fn day_to_day_change_is_the_root_mean_square_of_neighbouring_days() {
        // Usually 2, 8, 2, 8 … : each pair differs by 6. Recently 4, 4, 5, 5, … : by 0 and 1 in turn, 10 of 20 each.
        let turn = |steps: &[u8], ago: i32| steps.iter().copied().cycle().nth(usize::try_from(ago).ok()?);
        let rate = |ago: i32| turn(if ago < 21 { &[4, 4, 5, 5] } else { &[2, 8] }, ago);
        let p = profile(&journal(150, rate), last()).expect("enough days");
        for side in [p.pleasant, p.unpleasant] {
            let change = side.day_to_day.change.expect("enough neighbours");
            assert!((change.usual - 6.0).abs() < 1e-12, "{change:?}");
            assert!((change.recent - 0.5_f64.sqrt()).abs() < 1e-12, "{change:?}");
            assert_eq!((side.day_to_day.feelings, side.range.feelings), (4, 4));
        }
        assert_eq!((p.recent.from, p.recent.until, p.recent.days_logged), (last().plus(-20), last(), 21));
    }

    #[test]
    fn days_with_others_between_them_are_no_neighbours_and_give_no_number() {
        // Every second day is logged recently: 11 days, and not one pair.
        let rate = |ago: i32| (ago >= 21 || ago % 2 == 0).then_some(if ago % 3 == 0 { 7 } else { 3 });
        let p = profile(&journal(150, rate), last()).expect("enough days");
        assert_eq!(p.pleasant.day_to_day, DayToDay { change: None, feelings: 0 });
        assert!(p.pleasant.range.width.recent > 0.0);
    }

    #[test]
    fn three_pairs_are_enough_and_two_are_not() {
        // Every second day, and yesterday: two pairs. With the fifth day instead of the sixth there are three.
        let fifth = |instead: bool| {
            move |ago: i32| {
                let logged = ago >= 21 || ago == 1 || if instead { ago == 5 || ago % 2 == 0 && ago != 6 } else { ago % 2 == 0 };
                logged.then_some(if ago % 3 == 0 { 7 } else { 3 })
            }
        };
        let change =
            |instead| profile(&journal(150, fifth(instead)), last()).expect("enough days").unpleasant.day_to_day.change;
        assert_eq!(change(false), None);
        assert!(change(true).is_some());
    }
}
