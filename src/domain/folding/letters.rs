//! What a character is to a search, and which letter stands for it.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// What a character is to a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A letter or a number of a word.
    Letter,
    /// Belongs to the letter before it and makes another one of it.
    Joined,
    /// A word by itself: a letter of a script that puts no spaces between words, a sign, a picture.
    Alone,
    /// Belongs to the letter before it and makes no difference: an accent, a vowel point, a joiner.
    Dropped,
    /// Between two words.
    Between,
}

/// Accents above and below, and the points of Hebrew and Arabic, have a combining class of 10 or more; the signs that
/// make another syllable in the scripts of India have a lower one or none [Unicode Standard, section 4.3].
const FIRST_ACCENT: u8 = 10;

/// Of a small letter that was taken apart.
pub(super) fn part(c: char) -> Part {
    match c {
        // Soft hyphen, joiners, word joiner, byte order mark; the line that makes an Arabic word longer; how the sign
        // before is drawn (as a picture, on a key, as a flag). What turns a line round parts words: it is shown as a
        // mark between them.
        '\u{ad}'
        | '\u{640}'
        | '\u{200c}'
        | '\u{200d}'
        | '\u{2060}'
        | '\u{20e3}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0020}'..='\u{e007f}'
        | '\u{e0100}'..='\u{e01ef}' => Part::Dropped,
        c if canonical_combining_class(c) >= FIRST_ACCENT => Part::Dropped,
        c if is_combining_mark(c) => Part::Joined,
        c if digit(c).is_some() => Part::Letter,
        c if is_sign(c) || stands_without_spaces(c) => Part::Alone,
        c if c.is_alphanumeric() => Part::Letter,
        _ => Part::Between,
    }
}

/// Signs that people write as part of a name or for a thing: C++, #1, 100 %, €, ☀, 😀. Marks of a sentence are none, nor
/// are those that set words off in a note (`*`, `_`, `~`, `>`, `|`, `` ` ``): there they stand between words.
#[must_use]
pub const fn is_sign(c: char) -> bool {
    matches!(c,
        '#' | '$' | '%' | '&' | '+' | '<' | '=' | '@'
        | '¢'..='¥' | '©' | '¬' | '®' | '°' | '±' | '×' | '÷'
        // Money; arrows, numbers' signs, boxes, stars, hearts, hands; all the coloured pictures.
        | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{2bff}' | '\u{3012}' | '\u{3020}' | '\u{1f000}'..='\u{1faff}')
}

/// Letters of scripts that are written without spaces between words [Unicode Standard Annex 14, classes ID and SA].
const fn stands_without_spaces(c: char) -> bool {
    matches!(c,
        // Thai and Lao; Burmese; Khmer; scripts of the Tai; of Bali and Java.
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}'
        | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19ff}' | '\u{1a20}'..='\u{1aaf}' | '\u{aa80}'..='\u{aadf}'
        | '\u{1b00}'..='\u{1b7f}' | '\u{a980}'..='\u{a9df}'
        // Chinese, Japanese and Yi.
        | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{303c}' | '\u{3041}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}' | '\u{3400}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{1b000}'..='\u{1b16f}'
        | '\u{20000}'..='\u{3ffff}')
}

/// The letters that somebody types who hasn't this one on the keyboard. Most letters with something on them come apart
/// into a letter and an accent by themselves; these have a stroke, a tail, or are two that grew into one.
pub(super) fn typed_as(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' | 'ɵ' | 'ɔ' => "o",
        'ł' | 'ƚ' => "l",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' | 'ɨ' => "i",
        'ĸ' | 'ƙ' => "k",
        'ŋ' | 'ɲ' => "n",
        'ŧ' => "t",
        'ƶ' => "z",
        'ɓ' => "b",
        'ƒ' => "f",
        'ɠ' | 'ǥ' => "g",
        'ə' | 'ǝ' | 'ɛ' => "e",
        'ƴ' => "y",
        // The sigma that ends a word is the same letter.
        'ς' => "σ",
        // Letters that have a Persian and an Arabic form.
        'ی' | 'ى' => "ي",
        'ک' => "ك",
        'ہ' | 'ە' => "ه",
        // A letter of Ukrainian that many keyboards lack.
        'ґ' => "г",
        _ => return None,
    })
}

/// A digit of another script is the same number.
pub(super) fn digit(c: char) -> Option<char> {
    // Where the zeros of Arabic, Persian and the scripts of India and its neighbours stand; nine follow each.
    const ZEROS: [u32; 15] =
        [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0x1040, 0x17e0];
    let at = u32::from(c);
    let zero = ZEROS.into_iter().find(|zero| (*zero..zero + 10).contains(&at))?;
    char::from_digit(at - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_one_part_of_a_text() {
        for (part_of, characters) in [
            (Part::Letter, "a5λжשعअ가ⴰ"),
            (Part::Alone, "日かカㄅกລကក𠀀ꀀ+#%@&$=<€©→☀❤😀👍\u{1f3fd}\u{1f1e9}"),
            (Part::Joined, "\u{e31}\u{93e}\u{3099}\u{17b6}"),
            (Part::Dropped, "\u{301}\u{328}\u{5b8}\u{64b}\u{e48}\u{ad}\u{200d}\u{fe0f}\u{20e3}\u{640}"),
            (Part::Between, " \n\0.,!?-'’\"()[]*_~>|`…—、。「」।،\u{202e}"),
        ] {
            for c in characters.chars() {
                assert_eq!(part(c), part_of, "U+{:04X}", u32::from(c));
            }
        }
    }
}
