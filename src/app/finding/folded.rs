use unicode_normalization::{
    UnicodeNormalization,
    char::{canonical_combining_class, is_combining_mark},
};

/// What a character is to a search.
enum Part {
    Letters,
    /// Belongs to the letter before it and makes no difference: an accent, a vowel point, a joiner.
    Dropped,
    /// Between two words.
    Between,
}

/// Accents above and below, and the points of Hebrew and Arabic, have a combining class of 10 or more; the signs that
/// make another syllable in the scripts of India have a lower one or none [Unicode Standard, section 4.3].
const FIRST_ACCENT: u8 = 10;

fn part(c: char) -> Part {
    match c {
        // Soft hyphen, joiner and non-joiner, word joiner, byte order mark. What turns a line round parts words: it is
        // shown as a mark between them.
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => Part::Dropped,
        c if canonical_combining_class(c) >= FIRST_ACCENT => Part::Dropped,
        c if c.is_alphanumeric() || is_combining_mark(c) => Part::Letters,
        _ => Part::Between,
    }
}

/// Puts `text` behind `into`: words in small letters without accents, a space before and after each. `told` hears for
/// each byte that is put there which bytes of `text` it stands for.
pub(super) fn fold_with(text: &str, into: &mut String, mut told: impl FnMut(usize, usize)) {
    fold_all(text, into, &mut told);
}

/// The same, without asking where it comes from.
pub(super) fn fold(text: &str, into: &mut String) {
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
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                into.push(c.to_ascii_lowercase());
                told(at, end);
            } else {
                space(into, at, told);
            }
            continue;
        }
        for c in c.to_lowercase().nfkd() {
            match part(c) {
                Part::Letters => {
                    let before = into.len();
                    // The sigma that ends a word is the same letter.
                    into.push(if c == 'ς' { 'σ' } else { c });
                    (before..into.len()).for_each(|_| told(at, end));
                }
                Part::Dropped => {}
                Part::Between => space(into, at, told),
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
            ("Straße", " straße "),
            ("ΟΔΟΣ οδός", " οδοσ οδοσ "),
            ("идёт", " идет "),
            ("100%", " 100 "),
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
