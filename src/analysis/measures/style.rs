//! How the questions were answered, apart from what was answered: runs of identical answers, many
//! check-ins written later in one sitting, only the ends or the middle of the scale in use.

use super::entries::{Entry, written_by};
use crate::{
    analysis::Window,
    domain::{CheckIn, DayKey, Journal, Valence},
};

/// Check-ins in a row with exactly the same answers before it is mentioned. Our choice: five the
/// same by chance, of eight feelings in eleven steps, hardly happens outside a very still time.
pub(crate) const IDENTICAL_RUN: u32 = 5;
/// Feelings that must be answered before two check-ins can be called identical.
const IDENTICAL_FEELINGS: usize = 4;
/// Check-ins about past days in one sitting before it is mentioned. Our choice.
pub(crate) const SITTING: u32 = 3;
/// Two check-ins written within this many milliseconds are of one sitting: an hour. Our choice.
const SITTING_MS: i64 = 3_600_000;
/// One of so many check-ins must be from such a sitting before it is mentioned. Our choice.
const SITTING_SHARE: u32 = 4;
/// Ratings needed before the use of the scale is described. Our choice: three days of all feelings.
const SCALE_RATINGS: u32 = 24;

/// Which part of the scale is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleUse {
    /// Nearly only 0 and 10, both of them.
    Ends,
    /// Only 4, 5 and 6.
    Middle,
}

/// What the recent check-ins show about the way of answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AnswerStyle {
    pub check_ins: u32,
    /// The longest run of check-ins with identical answers, where it is long enough to mention.
    pub identical_run: Option<u32>,
    /// Check-ins written on a later day together with others, where they are many.
    pub written_in_one_sitting: Option<u32>,
    pub scale: Option<ScaleUse>,
}

/// How the check-ins of one stretch were answered, from what was written by the end of `until`.
#[must_use]
pub fn answer_style(journal: &Journal, window: &Window, until: DayKey) -> AnswerStyle {
    of(&written_by(journal, until), window, journal)
}

/// The same of check-ins at hand.
pub(crate) fn of(entries: &[Entry<'_>], window: &Window, journal: &Journal) -> AnswerStyle {
    let inside = |e: &&Entry<'_>| (window.from..=window.until).contains(&e.check_in.day);
    let mut check_ins: Vec<&CheckIn> = entries.iter().filter(inside).map(|e| e.check_in).collect();
    check_ins.sort_by_key(|c| (c.at.instant.utc_ms, &c.id));
    let count = u32::try_from(check_ins.len()).unwrap_or(u32::MAX);
    let sitting = in_sittings(&check_ins, journal);
    AnswerStyle {
        check_ins: count,
        identical_run: Some(longest_run(&check_ins)).filter(|n| *n >= IDENTICAL_RUN),
        written_in_one_sitting: Some(sitting).filter(|n| *n > 0 && n.saturating_mul(SITTING_SHARE) >= count),
        scale: scale_use(&check_ins, journal),
    }
}

fn longest_run(check_ins: &[&CheckIn]) -> u32 {
    let (mut longest, mut run) = (0, 0);
    let mut before: Option<&CheckIn> = None;
    for now in check_ins {
        let enough = now.answers.len() >= IDENTICAL_FEELINGS;
        let same = before.is_some_and(|b| b.answers == now.answers);
        run = if !enough {
            0
        } else if same {
            run + 1
        } else {
            1
        };
        longest = longest.max(run);
        before = Some(now);
    }
    longest
}

/// Check-ins written on a later day, at least [`SITTING`] of them within an hour of one another.
fn in_sittings(check_ins: &[&CheckIn], journal: &Journal) -> u32 {
    let later = check_ins.iter().filter(|c| c.written.is_some() && c.written_later(journal.settings.day_start));
    let mut times: Vec<i64> = later.map(|c| c.written_at().utc_ms).collect();
    times.sort_unstable();
    let sittings = times.chunk_by(|a, b| b.saturating_sub(*a) <= SITTING_MS);
    sittings.map(|s| u32::try_from(s.len()).unwrap_or(u32::MAX)).filter(|n| *n >= SITTING).sum()
}

fn scale_use(check_ins: &[&CheckIn], journal: &Journal) -> Option<ScaleUse> {
    let mut used = [0_u32; 11];
    let counts = |id| journal.catalogue.feeling(id).is_some_and(|f| f.valence != Valence::Numbness);
    let numbers = check_ins.iter().flat_map(|c| &c.answers).filter(|(id, _)| counts(*id)).filter_map(|(_, a)| a.number());
    for step in numbers {
        if let Some(n) = used.get_mut(usize::from(step)) {
            *n += 1;
        }
    }
    let all: u32 = used.iter().sum();
    if all < SCALE_RATINGS {
        return None;
    }
    let [low, high] = [used.first(), used.last()].map(|n| n.copied().unwrap_or(0));
    let middle: u32 = used.iter().skip(4).take(3).sum();
    // "Nearly only": nineteen of twenty; "both": at least one of twenty each.
    if (low + high) * 20 >= all * 19 && low * 20 >= all && high * 20 >= all {
        Some(ScaleUse::Ends)
    } else if middle == all {
        Some(ScaleUse::Middle)
    } else {
        None
    }
}
