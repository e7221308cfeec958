//! In how many check-ins each of two is answered that are to become one.

use super::rewrite::Rewrite;
use crate::domain::CheckIn;

/// In how many check-ins each of two is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HowOften {
    pub from: usize,
    pub into: usize,
    pub both: usize,
}

impl HowOften {
    /// Counts, in these check-ins, what `change` would make one.
    #[must_use]
    pub fn of<'a>(change: &Rewrite, check_ins: impl Iterator<Item = &'a CheckIn>) -> Self {
        let mut n = Self::default();
        for c in check_ins {
            let (from, into) = match change {
                Rewrite::Feelings { from, into } => (c.answer(*from).is_some(), c.answer(*into).is_some()),
                Rewrite::Symptoms { from, into } => (c.symptom(*from).is_some(), c.symptom(*into).is_some()),
                Rewrite::Words { kind, from, into } => {
                    let words = kind.of(&c.context);
                    (words.contains(from), words.contains(into))
                }
            };
            n.from += usize::from(from);
            n.into += usize::from(into);
            n.both += usize::from(from && into);
        }
        n
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::made_up::{FROM, INTO, rated, saying},
        *,
    };
    use crate::domain::Answer;

    #[test]
    fn both_are_counted_once_for_each_and_once_together() {
        let all = [
            saying(&[(5, rated(0)), (7, Answer::CannotTell)]),
            saying(&[(7, rated(3))]),
            saying(&[(5, rated(1))]),
            saying(&[]),
        ];
        let n = HowOften::of(&Rewrite::Feelings { from: FROM, into: INTO }, all.iter());
        assert_eq!(n, HowOften { from: 2, into: 2, both: 1 });
    }
}
