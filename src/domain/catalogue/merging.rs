//! What stays where two become one.
//!
//! Where a check-in says something about both, *missing is not zero* decides: what was not answered takes nothing away,
//! "can't tell" never stands in front of a number, and of two numbers the stronger one stays.

use crate::domain::{Answer, SymptomAnswer};
use std::collections::BTreeMap;

/// Of two answers to what is now one feeling: the stronger number; a number rather than "can't tell".
#[must_use]
pub fn stronger(a: Answer, b: Answer) -> Answer {
    match (a, b) {
        (Answer::Rated(a), Answer::Rated(b)) => Answer::Rated(a.max(b)),
        (Answer::CannotTell, other) | (other, Answer::CannotTell) => other,
    }
}

/// Of two answers to what is now one symptom: the stronger one; "no" and "rather not say" only where nothing was said
/// to be there.
#[must_use]
pub fn stronger_symptom(a: SymptomAnswer, b: SymptomAnswer) -> SymptomAnswer {
    let strength = |answer| match answer {
        SymptomAnswer::RatherNotSay => None,
        SymptomAnswer::No => Some(None),
        SymptomAnswer::There(strength) => Some(Some(strength)),
    };
    if strength(a) >= strength(b) { a } else { b }
}

/// What was said, in order of ids, with `from` said of `into`; `None` where nothing was said of `from`.
#[must_use]
pub fn merged<K: Copy + Ord, A: Copy>(said: &[(K, A)], from: K, into: K, both: fn(A, A) -> A) -> Option<Vec<(K, A)>> {
    let moved = said.iter().find(|(k, _)| *k == from)?.1;
    let mut rest: Vec<(K, A)> = said.iter().copied().filter(|(k, _)| *k != from).collect();
    if let Some((_, there)) = rest.iter_mut().find(|(k, _)| *k == into) {
        *there = both(moved, *there);
    } else {
        let place = rest.partition_point(|(k, _)| *k < into);
        rest.insert(place, (into, moved));
    }
    Some(rest)
}

/// In order of ids and each once: two keys of a file may mean one feeling here, because it was merged.
#[must_use]
pub fn each_once<K: Copy + Ord, A: Copy>(mut said: Vec<(K, A)>, both: fn(A, A) -> A) -> Vec<(K, A)> {
    said.sort_by_key(|(id, _)| *id);
    said.dedup_by(|(id, answer), (before, kept)| {
        let same = id == before;
        if same {
            *kept = both(*kept, *answer);
        }
        same
    });
    said
}

pub(super) fn merge_in<K: Copy + Ord, A: Copy>(said: &mut BTreeMap<K, A>, from: K, into: K, both: fn(A, A) -> A) {
    if let Some(moved) = said.remove(&from) {
        said.entry(into).and_modify(|there| *there = both(moved, *there)).or_insert(moved);
    }
}

/// The list with `into` in the place of `from`, once where both stood; `None` where `from` isn't in it.
#[must_use]
pub fn replaced<T: PartialEq + Clone>(list: &[T], from: &T, into: &T) -> Option<Vec<T>> {
    if !list.contains(from) {
        return None;
    }
    if list.contains(into) {
        return Some(list.iter().filter(|w| *w != from).cloned().collect());
    }
    Some(list.iter().map(|w| if w == from { into } else { w }).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SymptomStrength;

    #[test]
    fn of_two_answers_to_a_symptom_the_stronger_stays() {
        use SymptomAnswer::{No, RatherNotSay, There};
        use SymptomStrength::{Mild, Moderate, Strong};
        for (a, b, one) in [
            (No, There(Mild), There(Mild)),
            (There(Strong), There(Moderate), There(Strong)),
            (No, No, No),
            (RatherNotSay, No, No),
            (RatherNotSay, RatherNotSay, RatherNotSay),
        ] {
            assert_eq!((stronger_symptom(a, b), stronger_symptom(b, a)), (one, one));
        }
    }
}
