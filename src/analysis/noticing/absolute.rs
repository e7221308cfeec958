//! Numb, or without highs, in absolute words: what was answered, whatever is usual.

use super::{
    constants::{ABSOLUTE_DAYS, ABSOLUTE_NEEDED, ABSOLUTE_SHARES, ABSOLUTE_SHARES_STANDING, GRACE},
    days::{Answers, Days},
};

/// So many days of those that said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaysOf {
    pub days: u16,
    pub of: u16,
}

/// What is said in absolute words; one of the two at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InWords {
    /// Numbness was strong, or one of the symptoms of feeling nothing was there.
    pub numb: Option<DaysOf>,
    /// No pleasant feeling was above "a little".
    pub no_highs: Option<DaysOf>,
}

impl Answers {
    fn shares(self, needed: u32, standing: bool) -> Option<InWords> {
        let (numb, faint) = if standing { ABSOLUTE_SHARES_STANDING } else { ABSOLUTE_SHARES };
        let holds = |said: u32, of: u32, share: f64| {
            let count = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
            let holds = of >= needed && f64::from(said) >= share * f64::from(of) - GRACE;
            holds.then(|| DaysOf { days: count(said), of: count(of) })
        };
        let said = InWords { numb: holds(self.numb, self.numbness, numb), no_highs: holds(self.faint, self.highs, faint) };
        (said.numb.is_some() || said.no_highs.is_some()).then_some(said)
    }
}

/// What is said on a day. `standing`: something was said the day before.
pub(super) fn in_words(days: &Days, today: i32, standing: bool) -> Option<InWords> {
    days.answers((today - ABSOLUTE_DAYS + 1, today)).shares(ABSOLUTE_NEEDED, standing)
}

/// The same shares over a whole stretch: a usual that is itself flat.
pub(crate) fn is_flat(days: &Days, stretch: (i32, i32)) -> Option<InWords> {
    days.answers(stretch).shares(ABSOLUTE_NEEDED, false)
}
