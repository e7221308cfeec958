//! How answers, symptoms and labels lie in a row: a few bytes each, because fifty years of them have
//! to load at once.
//!
//! - **Answers** and **symptoms** are lists of (id, code), ids rising. The first byte says the form:
//!   `0` *nibbles*: from id 1 upwards, two ids a byte, low half first; 0 is "not in the list", otherwise
//!   code + 1. The list ends with its last answer, so the last byte is never 0 and the last half is 0
//!   only when its first half isn't.
//!   `1` *pairs*: each the id as LEB128, then the code as one byte.
//!   The shorter of the two is written; nothing said at all is NULL, not an empty value.
//! - **Codes** of answers: 0..=10 felt, 11 can't tell. Of symptoms: 0 no, 1 mild, 2 moderate, 3 strong,
//!   4 rather not say.
//! - **Labels**: count and label ids of medicines, of substances, of company (0 or 1), of tags, all
//!   LEB128, in the person's order.
//!
//! Bytes that don't follow this to the letter are damage and are said to be: an answer is never
//! guessed and never dropped.

use crate::{
    domain::{Answer, Answers, FeelingId, Intensity, SymptomAnswer, SymptomId, SymptomStrength},
    storage::trouble::Trouble,
};

/// What the bytes should have been and weren't. A function, because a constant would be made and dropped
/// again with every answer that is fine.
#[cold]
fn malformed() -> Trouble {
    Trouble::Unreadable("the answers of a check-in don't read as answers")
}

const NIBBLES: u8 = 0;
const PAIRS: u8 = 1;

/// Packs answers; `None` when there are none.
pub(crate) fn pack_answers(answers: &[(FeelingId, Answer)]) -> Result<Option<Vec<u8>>, Trouble> {
    pack(answers.iter().map(|(f, a)| (f.0, a.number().unwrap_or(11))))
}

/// The inverse of [`pack_answers`].
pub(crate) fn unpack_answers(bytes: &[u8]) -> Result<Answers, Trouble> {
    let mut answers = Answers::default();
    unpack(bytes, |id, code| {
        let answer = if code == 11 { Answer::CannotTell } else { Answer::Rated(Intensity::new(code).ok()?) };
        answers.push((FeelingId(id), answer));
        Some(())
    })?;
    Ok(answers)
}

/// Packs symptoms; `None` when there are none.
pub(crate) fn pack_symptoms(symptoms: &[(SymptomId, SymptomAnswer)]) -> Result<Option<Vec<u8>>, Trouble> {
    let code = |a: SymptomAnswer| match a {
        SymptomAnswer::No => 0,
        SymptomAnswer::There(SymptomStrength::Mild) => 1,
        SymptomAnswer::There(SymptomStrength::Moderate) => 2,
        SymptomAnswer::There(SymptomStrength::Strong) => 3,
        SymptomAnswer::RatherNotSay => 4,
    };
    pack(symptoms.iter().map(|(s, a)| (s.0, code(*a))))
}

/// The inverse of [`pack_symptoms`].
pub(crate) fn unpack_symptoms(bytes: &[u8]) -> Result<Vec<(SymptomId, SymptomAnswer)>, Trouble> {
    let mut symptoms = Vec::with_capacity(bytes.len() * 2);
    unpack(bytes, |id, code| {
        let answer = match code {
            0 => SymptomAnswer::No,
            1 => SymptomAnswer::There(SymptomStrength::Mild),
            2 => SymptomAnswer::There(SymptomStrength::Moderate),
            3 => SymptomAnswer::There(SymptomStrength::Strong),
            4 => SymptomAnswer::RatherNotSay,
            _ => return None,
        };
        symptoms.push((SymptomId(id), answer));
        Some(())
    })?;
    Ok(symptoms)
}

/// Packs four lists of label ids; `None` when all are empty.
pub(crate) fn pack_labels(lists: [&[u64]; 4]) -> Option<Vec<u8>> {
    if lists.iter().all(|l| l.is_empty()) {
        return None;
    }
    let mut out = Vec::new();
    for list in lists {
        put_number(&mut out, list.len() as u64);
        for id in list {
            put_number(&mut out, *id);
        }
    }
    Some(out)
}

/// The inverse of [`pack_labels`]; `named` gives the label of an id.
pub(crate) fn unpack_labels<T>(bytes: &[u8], mut named: impl FnMut(u64) -> Option<T>) -> Result<[Vec<T>; 4], Trouble> {
    let mut rest = bytes;
    let mut lists = [const { Vec::new() }; 4];
    for list in &mut lists {
        let n = usize::try_from(take_number(&mut rest)?).map_err(|_| malformed())?;
        if n > rest.len() {
            return Err(malformed());
        }
        list.reserve_exact(n);
        for _ in 0..n {
            list.push(named(take_number(&mut rest)?).ok_or_else(malformed)?);
        }
    }
    if rest.is_empty() { Ok(lists) } else { Err(malformed()) }
}

fn pack(said: impl Iterator<Item = (u16, u8)> + Clone) -> Result<Option<Vec<u8>>, Trouble> {
    let rising = said.clone().zip(said.clone().skip(1)).all(|((a, _), (b, _))| a < b);
    if !rising {
        return Err(Trouble::Refused("a check-in may answer each feeling and symptom once, in their order"));
    }
    let (Some((first, _)), Some((last, _))) = (said.clone().next(), said.clone().last()) else {
        return Ok(None);
    };
    let nibble_bytes = usize::from(last).div_ceil(2);
    // An id takes a byte for seven bits, and its code one.
    let pair_bytes: usize = said.clone().map(|(id, _)| 2 + usize::from(id > 127) + usize::from(id > 16_383)).sum();
    if first == 0 || nibble_bytes > pair_bytes {
        let mut pairs = Vec::with_capacity(pair_bytes + 1);
        pairs.push(PAIRS);
        for (id, code) in said {
            put_number(&mut pairs, u64::from(id));
            pairs.push(code);
        }
        return Ok(Some(pairs));
    }
    let mut nibbles = vec![0; nibble_bytes + 1];
    nibbles[0] = NIBBLES;
    for (id, code) in said {
        let place = usize::from(id) - 1;
        nibbles[1 + place / 2] |= (code + 1) << (4 * (place % 2));
    }
    Ok(Some(nibbles))
}

/// Gives each id and code to `put`, ids rising; `put` says `None` to a code that means nothing.
fn unpack(bytes: &[u8], put: impl FnMut(u16, u8) -> Option<()>) -> Result<(), Trouble> {
    match bytes.split_first() {
        Some((&NIBBLES, halves)) => unpack_nibbles(halves, put),
        Some((&PAIRS, pairs)) => unpack_pairs(pairs, put),
        _ => Err(malformed()),
    }
}

fn unpack_nibbles(halves: &[u8], mut put: impl FnMut(u16, u8) -> Option<()>) -> Result<(), Trouble> {
    if halves.len() > usize::from(u16::MAX) / 2 || halves.last().is_none_or(|b| *b == 0) {
        return Err(malformed());
    }
    let mut id = 0u16;
    for byte in halves {
        for half in [byte & 15, byte >> 4] {
            id += 1;
            if half > 0 {
                put(id, half - 1).ok_or_else(malformed)?;
            }
        }
    }
    Ok(())
}

fn unpack_pairs(mut rest: &[u8], mut put: impl FnMut(u16, u8) -> Option<()>) -> Result<(), Trouble> {
    let mut before = None;
    while !rest.is_empty() {
        let id = u16::try_from(take_number(&mut rest)?).map_err(|_| malformed())?;
        let (code, after) = rest.split_first().ok_or_else(malformed)?;
        rest = after;
        if before.is_some_and(|b| b >= id) {
            return Err(malformed());
        }
        before = Some(id);
        put(id, *code).ok_or_else(malformed)?;
    }
    if before.is_none() { Err(malformed()) } else { Ok(()) }
}

/// LEB128: seven bits a byte, lowest first, the high bit says that more follows.
fn put_number(out: &mut Vec<u8>, mut n: u64) {
    loop {
        let low = (n & 127) as u8;
        n >>= 7;
        if n == 0 {
            return out.push(low);
        }
        out.push(low | 128);
    }
}

fn take_number(rest: &mut &[u8]) -> Result<u64, Trouble> {
    let mut n = 0u64;
    for shift in (0..63).step_by(7) {
        let (byte, after) = rest.split_first().ok_or_else(malformed)?;
        *rest = after;
        n |= u64::from(byte & 127) << shift;
        if byte & 128 == 0 {
            return if *byte == 0 && shift > 0 { Err(malformed()) } else { Ok(n) };
        }
    }
    Err(malformed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rated(n: u8) -> Answer {
        Answer::Rated(Intensity::new(n).expect("0 to 10"))
    }

    #[test]
    fn nothing_said_is_nothing_and_not_an_empty_value() {
        assert_eq!(pack_answers(&[]).expect("fine"), None);
        assert_eq!(pack_symptoms(&[]).expect("fine"), None);
        assert_eq!(pack_labels([&[], &[], &[], &[]]), None);
        assert!(unpack_answers(&[]).is_err());
    }

    #[test]
    fn nine_answers_are_six_bytes_and_each_stays_what_it_is() {
        let nine: Vec<_> = (1..=9).map(|n| (FeelingId(n), rated((n + 1).min(10) as u8))).collect();
        assert_eq!(pack_answers(&nine).expect("fine").map(|b| b.len()), Some(6));
        let few = [(FeelingId(1), rated(0)), (FeelingId(2), Answer::CannotTell), (FeelingId(4), rated(10))];
        let bytes = pack_answers(&few).expect("fine").expect("three");
        assert_eq!(bytes, [0, 0xC1, 0xB0]);
        assert_eq!(*unpack_answers(&bytes).expect("whole"), few);
    }

    #[test]
    fn answers_out_of_order_or_given_twice_are_refused() {
        for wrong in [[2, 1], [1, 1]] {
            assert!(matches!(pack_answers(&wrong.map(|n| (FeelingId(n), rated(1)))), Err(Trouble::Refused(_))));
        }
    }

    #[test]
    fn bytes_that_are_no_answers_are_damage() {
        let no_answers: [&[u8]; 12] = [
            &[],
            &[0],                      // nibbles without one
            &[0, 1, 0],                // nothing said at the end
            &[0, 0x0E],                // code 13
            &[1],                      // pairs without one
            &[1, 1],                   // an id without a code
            &[1, 1, 12],               // code 12
            &[1, 1, 255],              // no code either
            &[1, 2, 3, 1, 3],          // falling ids
            &[1, 1, 3, 1, 3],          // the same id twice
            &[1, 0x80, 0x80, 0x04, 3], // id 65536
            &[2, 1, 3],                // no form
        ];
        for bytes in no_answers {
            assert!(matches!(unpack_answers(bytes), Err(Trouble::Unreadable(_))), "{bytes:?}");
        }
        assert!(unpack_symptoms(&[0, 6]).is_err());
    }

    #[test]
    fn bytes_that_are_no_labels_are_damage() {
        let any = |bytes: &[u8]| unpack_labels(bytes, |id| (id < 9).then_some(id));
        assert_eq!(any(&[1, 8, 0, 0, 2, 1, 1]).expect("whole"), [vec![8], vec![], vec![], vec![1, 1]]);
        let no_labels: [&[u8]; 6] =
            [&[], &[0, 0, 0], &[0, 0, 0, 0, 0], &[1, 9, 0, 0, 0], &[0x80, 0, 0, 0, 0], &[255, 255, 255, 255, 1, 0]];
        for bytes in no_labels {
            assert!(any(bytes).is_err(), "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn any_answers_come_back(said in prop::collection::btree_map(any::<u16>(), 0u8..=11, 1..40)) {
            let said: Vec<_> =
                said.into_iter().map(|(f, n)| (FeelingId(f), if n == 11 { Answer::CannotTell } else { rated(n) })).collect();
            let bytes = pack_answers(&said).expect("in order").expect("not empty");
            prop_assert_eq!(unpack_answers(&bytes).expect("whole"), said.into());
        }

        #[test]
        fn any_symptoms_come_back(said in prop::collection::btree_map(0u16..300, 0usize..5, 1..20)) {
            let said: Vec<_> = said.into_iter().map(|(s, n)| (SymptomId(s), SymptomAnswer::ALL[n])).collect();
            let bytes = pack_symptoms(&said).expect("in order").expect("not empty");
            prop_assert_eq!(unpack_symptoms(&bytes).expect("whole"), said);
        }

        #[test]
        fn any_bytes_are_answers_that_pack_to_the_same_meaning_or_damage(bytes in prop::collection::vec(any::<u8>(), 0..12)) {
            if let Ok(said) = unpack_answers(&bytes) {
                let again = pack_answers(&said).expect("in order").expect("not empty");
                prop_assert_eq!(unpack_answers(&again).expect("whole"), said);
            }
        }

        #[test]
        fn any_labels_come_back(lists in prop::array::uniform4(prop::collection::vec(0u64..1 << 62, 0..9))) {
            let [a, b, c, d] = &lists;
            match pack_labels([a, b, c, d]) {
                None => prop_assert!(lists.iter().all(Vec::is_empty)),
                Some(bytes) => prop_assert_eq!(unpack_labels(&bytes, Some).expect("whole"), lists),
            }
        }
    }
}
