//! A text folded for looking through it: small letters, no accents, one space between two words.

use super::letters::{Part, digit, is_sign, part, typed_as};
use unicode_normalization::UnicodeNormalization;

/// Puts `text` behind `into`: words in small letters without accents, a space before and after each. What is a word by
/// itself, as each letter of Chinese is, has spaces of its own, so that several of them are found as a phrase is.
/// `told` hears for each byte that is put there which bytes of `text` it stands for.
pub(crate) fn fold_with(text: &str, into: &mut String, mut told: impl FnMut(usize, usize)) {
    fold_all(text, into, &mut told);
}

/// The same, without asking where it comes from.
pub(crate) fn fold(text: &str, into: &mut String) {
    fold_all(text, into, &mut |_, _| {});
}

fn fold_all(text: &str, into: &mut String, told: &mut impl FnMut(usize, usize)) {
    let space = |into: &mut String, at: usize, told: &mut dyn FnMut(usize, usize)| {
        if !into.ends_with(' ') {
            into.push(' ');
            told(at, at);
        }
    };
    space(into, 0, told);
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
    space(into, text.len(), told);
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
    fn each_byte_knows_where_it_comes_from() {
        let (mut into, mut from) = (String::new(), Vec::new());
        fold_with("Ö, x", &mut into, |start, end| from.push((start, end)));
        assert_eq!((into.as_str(), from), (" o x ", vec![(0, 0), (0, 2), (2, 2), (4, 5), (5, 5)]));
    }
}
