//! A text folded for looking through it: small letters, no accents, one space between two words.

use super::letters::{Part, digit, is_sign, part, typed_as};
use unicode_normalization::{UNICODE_VERSION, UnicodeNormalization};

/// How texts are folded, as a number: another one where the same text may be folded otherwise. What is kept of folded
/// texts holds only as long as they are folded alike.
pub const FOLDED_AS: u64 = {
    // Our own part of it, what `fold` does: a test holds it to that.
    const OURS: u8 = 1;
    let (small, apart) = (char::UNICODE_VERSION, UNICODE_VERSION);
    u64::from_be_bytes([0, OURS, small.0, small.1, small.2, apart.0, apart.1, apart.2])
};

/// Puts `text` behind `into`: words in small letters without accents, a space before and after each. What is a word by
/// itself, as each letter of Chinese is, has spaces of its own, so that several of them are found as a phrase is.
/// `told` hears for each byte that is put there which bytes of `text` it stands for.
pub fn fold_with(text: &str, into: &mut String, mut told: impl FnMut(usize, usize)) {
    fold_all(text, into, &mut told);
}

/// The same, without asking where it comes from.
pub fn fold(text: &str, into: &mut String) {
    fold_all(text, into, &mut |_, _| {});
}

/// What an ASCII character becomes: itself as a small letter, a space where it stands between two words, 0 where it is a
/// word by itself.
const ASCII: [u8; 128] = {
    let mut table = [b' '; 128];
    let mut at: u8 = 0;
    while at < 128 {
        if at.is_ascii_alphanumeric() {
            table[at as usize] = at.to_ascii_lowercase();
        } else if is_sign(at as char) {
            table[at as usize] = 0;
        }
        at += 1;
    }
    table
};

/// The same as [`fold`] into bytes, for many notes at once: runs of plain letters, which nearly all of them are, are taken
/// without a question at each.
pub fn fold_into(text: &str, into: &mut Vec<u8>) {
    const AT_ONCE: usize = 256;
    let mut word = String::new();
    let mut rest = text;
    if into.last() != Some(&b' ') {
        into.push(b' ');
    }
    while !rest.is_empty() {
        let mut made = [0; AT_ONCE];
        let (mut length, mut taken, mut after_space) = (0, 0, into.last() == Some(&b' '));
        for byte in rest.bytes().take(AT_ONCE) {
            let Some(letter @ 1..) = ASCII.get(usize::from(byte)).copied() else { break };
            made[length] = letter;
            // One space between two words, however many stand there: what comes next takes its place.
            length += usize::from(letter != b' ' || !after_space);
            after_space = letter == b' ';
            taken += 1;
        }
        into.extend_from_slice(&made[..length]);
        rest = rest.get(taken..).unwrap_or_default();
        if taken < AT_ONCE && !rest.is_empty() {
            // A sign, or a letter of another script: with what belongs to it, up to the next space.
            let (with_it, after) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
            word.clear();
            fold_parts(with_it, &mut word, &mut |_, _| {});
            let word = if into.last() == Some(&b' ') { word.strip_prefix(' ').unwrap_or(&word) } else { word.as_str() };
            into.extend_from_slice(word.as_bytes());
            rest = after;
        }
    }
    if into.last() != Some(&b' ') {
        into.push(b' ');
    }
}

fn fold_all(text: &str, into: &mut String, told: &mut impl FnMut(usize, usize)) {
    space(into, 0, told);
    fold_parts(text, into, told);
    space(into, text.len(), told);
}

fn space(into: &mut String, at: usize, told: &mut dyn FnMut(usize, usize)) {
    if !into.ends_with(' ') {
        into.push(' ');
        told(at, at);
    }
}

/// Without the spaces around it.
fn fold_parts(text: &str, into: &mut String, told: &mut impl FnMut(usize, usize)) {
    // Whether what was put there last is a word by itself.
    let mut alone = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                if std::mem::take(&mut alone) {
                    space(into, at, told);
                }
                into.push(c.to_ascii_lowercase());
                told(at, end);
            } else {
                space(into, at, told);
                alone = is_sign(c);
                if alone {
                    into.push(c);
                    told(at, end);
                }
            }
            continue;
        }
        for c in c.to_lowercase().nfkd() {
            let part = part(c);
            let parts_words = match part {
                Part::Letter => std::mem::take(&mut alone),
                Part::Alone => {
                    alone = true;
                    true
                }
                Part::Between => true,
                Part::Joined | Part::Dropped => false,
            };
            if parts_words {
                space(into, at, told);
            }
            if matches!(part, Part::Letter | Part::Joined | Part::Alone) {
                let before = into.len();
                match typed_as(c) {
                    Some(letters) => into.push_str(letters),
                    None => into.push(digit(c).unwrap_or(c)),
                }
                (before..into.len()).for_each(|_| told(at, end));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_small_letters_without_accents_and_a_space_around_each() {
        for (text, folded) in [
            ("", " "),
            ("  ", " "),
            ("The SEA, cold", " the sea cold "),
            ("don't", " don t "),
            ("Café  Zoë", " cafe zoe "),
            ("e\u{301}cole", " ecole "),
            ("Straße STRASSE", " strasse strasse "),
            ("Łódź Søren đồng", " lodz soren dong "),
            ("ılık İstanbul æon œuvre", " ilik istanbul aeon oeuvre "),
            ("Þór ħ ŧ ŋ", " thor h t n "),
            ("ναΐφ Ήλιος", " ναιφ ηλιοσ "),
            ("Київ ґанок", " киів ганок "),
            ("کتاب كتاب ـ", " كتاب كتاب "),
            ("٣ ۳ ३", " 3 3 3 "),
            ("ΟΔΟΣ οδός", " οδοσ οδοσ "),
            ("идёт", " идет "),
            ("100%", " 100 % "),
            ("C++, C#; +49", " c + + c # + 49 "),
            ("**bold** _it_ ~no~", " bold it no "),
            ("日記を書いた", " 日 記 を 書 い た "),
            ("iPhoneを買った5台", " iphone を 買 っ た 5 台 "),
            ("ｶﾞｯｺｳ", " カ\u{3099} ッ コ ウ "),
            ("วันนี้ดี", " วั น นี ดี "),
            ("a😀b ❤️ 👍🏽 1️⃣", " a 😀 b ❤ 👍 🏽 1 "),
            ("soft\u{ad}hyphen", " softhyphen "),
            ("pay\u{202e}exe.txt", " pay exe txt "),
            ("שָׁלוֹם", " שלום "),
            ("காலை நேரம்", " காலை நேரம் "),
            ("ｆｕｌｌ ﬁt", " full fit "),
            ("a\nb\0c", " a b c "),
        ] {
            let mut into = String::new();
            fold(text, &mut into);
            let wanted: String = folded.nfkd().collect();
            assert_eq!(into, wanted, "{text:?}");
        }
    }

    #[test]
    fn many_notes_are_folded_as_one_is() {
        let pieces = [
            "a", "Zoë", " ", "  ", "\n", "+", "C++", "é", "e\u{301}", "\u{301}", "日", "が", "ß", "ดี", "don't", "100%", "👍🏽",
            "\u{202e}", "\0", "x-y", "😀",
        ];
        let long = "The sea, ".repeat(60);
        let mut texts = vec![String::new(), long.clone(), format!("{long}é{long}"), format!("{}é", "w".repeat(256))];
        for a in pieces {
            for b in pieces {
                for c in pieces {
                    texts.push(format!("{a}{b}{c}"));
                }
            }
        }
        for text in &texts {
            for before in ["", "x ", "x\n"] {
                let (mut one, mut many) = (before.to_owned(), before.as_bytes().to_vec());
                fold(text, &mut one);
                fold_into(text, &mut many);
                assert_eq!(String::from_utf8_lossy(&many), one, "{text:?} after {before:?}");
            }
        }
    }

    #[test]
    fn what_folds_otherwise_has_another_number() {
        // Of every character, alone and behind a letter. Where this is another sum with the same Unicode, `OURS` in
        // `FOLDED_AS` is to be another number, too; with another Unicode it is one already.
        const SEEN: (u64, u64) = (0x0001_1100_0012_0000, 14_831_417_096_605_487_091);
        let (mut folded, mut sum) = (String::new(), 0xcbf2_9ce4_8422_2325_u64);
        for c in '\0'..=char::MAX {
            folded.clear();
            fold(&format!("{c} a{c}a"), &mut folded);
            sum = folded.bytes().fold(sum, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
        }
        let of_unicode = |folded_as: u64| folded_as << 16;
        assert!((FOLDED_AS, sum) == SEEN || of_unicode(FOLDED_AS) != of_unicode(SEEN.0), "{FOLDED_AS:x}, {sum}");
    }

    #[test]
    fn each_byte_knows_where_it_comes_from() {
        let (mut into, mut from) = (String::new(), Vec::new());
        fold_with("Ö, x", &mut into, |start, end| from.push((start, end)));
        assert_eq!((into.as_str(), from), (" o x ", vec![(0, 0), (0, 2), (2, 2), (4, 5), (5, 5)]));
    }
}
