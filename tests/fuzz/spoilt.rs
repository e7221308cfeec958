//! Bytes and JSON of which something is no longer right.

use crate::{dice::Dice, words, zipped};
use serde_json::{Map, Value, json};

/// Changes some bytes of a file: flipped, cut, doubled, moved, joined, in another encoding.
pub fn bytes(dice: &mut Dice, mut file: Vec<u8>) -> Vec<u8> {
    for _ in 0..=dice.below(3) {
        let (n, at) = (file.len(), dice.below(file.len()));
        let end = (at + 1 + dice.below(40)).min(n);
        match dice.below(13) {
            0 if n > 0 => file[at] ^= 1 << dice.below(8),
            1 if n > 0 => file[at] = *dice.of(&[0, b'"', b'\\', b',', b'\n', b'\r', 0xff, 0xc3, b'{', b'[', b'\'', b';']),
            2 => file.truncate(at),
            3 => drop(file.drain(at..end)),
            4 => {
                let part = file[at..end].to_vec();
                file.splice(at..at, part);
            }
            5 => file.splice(at..at, words::any(dice).into_bytes()).for_each(drop),
            6 => file.extend_from_within(at..),
            7 => file.splice(0..0, b"\xef\xbb\xbf".iter().copied()).for_each(drop),
            8 => file = as_utf16(&file, dice.once_in(2)),
            9 => file = String::from_utf8_lossy(&file).replace('\n', "\r\n").into_bytes(),
            10 => file = String::from_utf8_lossy(&file).replace('\n', "\r").into_bytes(),
            11 => lines(dice, &mut file),
            _ => {
                let many = *dice.of(&[100, 5_000, 100_000]);
                let what = *dice.of(&[&b"["[..], b"{\"a\":", b"\"", b",", b"\n", b"\xff", b"PK\x05\x06"]);
                let more = what.repeat(many);
                file.splice(at..at, more).for_each(drop);
            }
        }
    }
    file
}

/// Changes a file that was changed before: its bytes, its words, what stands in its JSON, or a part of it for one of another.
/// What is packed is packed again.
pub fn further(dice: &mut Dice, file: &mut Vec<u8>, other: &[u8]) {
    if !dice.once_in(6)
        && let Some((mut inside, pack)) = zipped::opened(file)
    {
        let another = zipped::opened(other).map_or_else(Vec::new, |(other, _)| other);
        further(dice, &mut inside, &another);
        *file = pack(dice, &inside);
        return;
    }
    match dice.below(8) {
        0..=1 => *file = bytes(dice, std::mem::take(file)),
        2..=5 => words_in(dice, file, other),
        6 => {
            if let Ok(mut value) = serde_json::from_slice::<Value>(file) {
                json(dice, &mut value);
                *file = value.to_string().into_bytes();
            } else {
                words_in(dice, file, other);
            }
        }
        _ => {
            let (at, from) = (dice.below(file.len()), dice.below(other.len()));
            let until = (from + 1 + dice.below(400)).min(other.len());
            let end = (at + dice.below(400)).min(file.len());
            file.splice(at..end, other[from..until].iter().copied()).for_each(drop);
        }
    }
}

/// A word, or what stands between two signs, becomes another one of these files, or one that nobody expects there.
fn words_in(dice: &mut Dice, file: &mut Vec<u8>, other: &[u8]) {
    let place = |dice: &mut Dice, text: &[u8]| {
        let signs = b" ,;\t\n\r\"'<>=:{}[]|()";
        let at = dice.below(text.len());
        let is_sign = |b: &u8| signs.contains(b);
        let start = text[..at].iter().rposition(is_sign).map_or(0, |n| n + 1);
        let end = text[at..].iter().position(is_sign).map_or(text.len(), |n| at + n);
        start.min(end)..end
    };
    let new = match dice.below(6) {
        0..=1 if !other.is_empty() => other[place(dice, other)].to_vec(),
        0..=2 => file[place(dice, file)].to_vec(),
        3 => words::no_number(dice).into_bytes(),
        4 => words::no_time(dice).into_bytes(),
        _ => words::any(dice).into_bytes(),
    };
    let at = place(dice, file);
    file.splice(at, new).for_each(drop);
}

/// Lines in another order, twice, or not at all.
fn lines(dice: &mut Dice, file: &mut Vec<u8>) {
    let mut lines: Vec<Vec<u8>> = file.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
    let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(3) {
        0 if !lines.is_empty() => lines.swap(a, b),
        1 if !lines.is_empty() => {
            let again = lines[a].clone();
            lines.insert(b, again);
        }
        2 if !lines.is_empty() => drop(lines.remove(a)),
        _ => {}
    }
    *file = lines.concat();
}

fn as_utf16(file: &[u8], little: bool) -> Vec<u8> {
    let text = String::from_utf8_lossy(file).into_owned();
    let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
}

/// Changes one thing in a JSON value: a field gone, another there, a value of another kind.
pub fn json(dice: &mut Dice, value: &mut Value) {
    match value {
        Value::Object(fields) if !fields.is_empty() && !dice.once_in(5) => {
            let key = fields.keys().nth(dice.below(fields.len())).cloned().unwrap();
            match dice.below(8) {
                0 => drop(fields.remove(&key)),
                1 => {
                    let taken = fields.remove(&key).unwrap();
                    fields.insert(words::any(dice), taken);
                }
                2 => drop(fields.insert(words::any(dice), any(dice))),
                3 | 4 => drop(fields.insert(key, any(dice))),
                _ => json(dice, fields.get_mut(&key).unwrap()),
            }
        }
        Value::Array(list) if !list.is_empty() && !dice.once_in(5) => {
            let at = dice.below(list.len());
            match dice.below(5) {
                0 => drop(list.remove(at)),
                1 => list.push(list[at].clone()),
                2 => list.insert(at, any(dice)),
                _ => json(dice, &mut list[at]),
            }
        }
        other => *other = any(dice),
    }
}

/// A value nobody expects there.
pub fn any(dice: &mut Dice) -> Value {
    match dice.below(14) {
        0 => Value::Null,
        1 => json!(dice.once_in(2)),
        2 => json!(dice.of(&[i64::MIN, i64::MAX, -1, 0, 1, 10, 11, 255, 65_535, 65_536, 1 << 40])),
        3 => json!(dice.of(&[0.5, -0.0, 1e300, 1e-300, 24.000_001, 1_795_466_400_123.0])),
        4..=6 => json!(words::any(dice)),
        7 | 8 => json!(words::no_time(dice)),
        9 => json!([]),
        10 => json!({}),
        11 => json!([words::any(dice), 3, null, [[]]]),
        12 => (0..*dice.of(&[3, 90, 200])).fold(json!(1), |inner, _| json!([inner])),
        _ => Value::Object((0..*dice.of(&[1, 40, 600])).map(|n| (format!("k{n}"), json!(n))).collect::<Map<_, _>>()),
    }
}
