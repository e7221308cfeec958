//! Characters that nobody sees: where text is read each of them has a small mark, so that none can turn words round,
//! hide between them or make two names look alike. What is stored stays as it was written.

use crate::report::in_order;
use std::borrow::Cow;

/// The text with a mark in the place of each character that would not be seen. Line ends and tabs stay, and so do
/// joiners and selectors where they belong: inside emoji and inside words of scripts that need them.
#[must_use]
pub fn seen(text: &str) -> Cow<'_, str> {
    if !text.chars().any(may_be_unseen) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        if c == '\r' && letters.peek() == Some(&'\n') {
            // The other half of a line end.
        } else if may_be_unseen(c) && !belongs(before, c, letters.peek().copied(), &shown) {
            shown.push('‹');
            shown.push_str(&name(c));
            shown.push('›');
        } else {
            shown.push(c);
        }
        before = Some(c);
    }
    Cow::Owned(shown)
}

/// The same as one line: line ends and tabs have a mark too. For names and sentences around them, which no line end may
/// part.
#[must_use]
pub fn seen_in_a_line(text: &str) -> Cow<'_, str> {
    let text = seen(text);
    if !text.contains(['\n', '\t']) {
        return text;
    }
    Cow::Owned(text.replace('\n', "‹U+000A›").replace('\t', "‹U+0009›"))
}

/// Whether this may be told from what is around it by nobody who reads: what [`seen`] has marks for.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    may_be_unseen(c)
}

/// The same as one line whose words stand in the order they are read in: for what is drawn letter by letter.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    match seen(text) {
        Cow::Borrowed(text) => in_order(text),
        Cow::Owned(text) => Cow::Owned(in_order(&text).into_owned()),
    }
}

fn may_be_unseen(c: char) -> bool {
    match c {
        '\n' | '\t' | '\u{20}'..='\u{7e}' => false,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => true,
        _ => c.is_control(),
    }
}

/// Joiners between two letters of a script that joins, or between two emoji; a selector behind what it selects a form
/// of; the letters of a flag's region behind the black flag.
fn belongs(before: Option<char>, c: char, after: Option<char>, shown: &str) -> bool {
    /// The first script that needs joiners is Hebrew's neighbour; Latin, Greek and Cyrillic need none.
    const JOINS: char = '\u{590}';
    let joins = |c: Option<char>| c.is_some_and(|c| c >= JOINS && !may_be_unseen(c) && !c.is_whitespace());
    let selects = |c: Option<char>| c.is_some_and(|c| ('\u{fe00}'..='\u{fe0f}').contains(&c));
    match c {
        '\u{200c}' | '\u{200d}' => (joins(before) || selects(before)) && joins(after),
        '\u{fe00}'..='\u{fe0f}' | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{e0100}'..='\u{e01ef}' => {
            before.is_some_and(|b| !may_be_unseen(b) && !b.is_whitespace() && (!b.is_alphabetic() || b >= '\u{1000}'))
        }
        '\u{e0020}'..='\u{e007f}' => {
            shown.trim_end_matches(|c| ('\u{e0020}'..='\u{e007e}').contains(&c)).ends_with('\u{1f3f4}')
        }
        _ => false,
    }
}

/// What Unicode calls it in short, its number where it has no such name.
fn name(c: char) -> Cow<'static, str> {
    let known = match c {
        '\u{ad}' => "SHY",
        '\u{61c}' => "ALM",
        '\u{200b}' => "ZWSP",
        '\u{200c}' => "ZWNJ",
        '\u{200d}' => "ZWJ",
        '\u{200e}' => "LRM",
        '\u{200f}' => "RLM",
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2060}' => "WJ",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{feff}' => "BOM",
        _ => return Cow::Owned(format!("U+{:04X}", u32::from(c))),
    };
    Cow::Borrowed(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_would_see_has_a_mark() {
        for (written, shown) in [
            ("pay\u{202e}exe.txt", "pay‹RLO›exe.txt"),
            ("\u{2066}a\u{2069}\u{200e}\u{200f}\u{61c}", "‹LRI›a‹PDI›‹LRM›‹RLM›‹ALM›"),
            ("Jo\u{200b}y", "Jo‹ZWSP›y"),
            ("Jo\u{200d}y", "Jo‹ZWJ›y"),
            ("\u{feff}Joy\u{2060}\u{ad}", "‹BOM›Joy‹WJ›‹SHY›"),
            ("a\u{0}b\u{7f}\u{85}\r\n", "a‹U+0000›b‹U+007F›‹U+0085›\n"),
            ("a\u{fe0f}", "a‹U+FE0F›"),
            ("x\u{e0041}", "x‹U+E0041›"),
            ("\u{3164}", "‹U+3164›"),
            ("שלום\u{200d} ", "שלום‹ZWJ› "),
        ] {
            assert_eq!(seen(written), shown);
        }
    }

    #[test]
    fn in_a_line_no_line_end_is_left() {
        assert_eq!(seen_in_a_line("a\nb\tc\r\nd\re\u{2028}f"), "a‹U+000A›b‹U+0009›c‹U+000A›d‹U+000D›e‹U+2028›f");
        assert!(matches!(seen_in_a_line("plain"), Cow::Borrowed("plain")));
    }

    #[test]
    fn what_belongs_into_words_and_emoji_stays() {
        for text in [
            "",
            "plain words, tabs\tand\nlines",
            "Café, Łódź, naïve, e\u{301}",
            "👩\u{200d}👩\u{200d}👧\u{200d}👦 ❤\u{fe0f} ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3} 🏳\u{fe0f}\u{200d}🌈",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} 🇩🇪",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "葛\u{e0100}",
            "שלום עולם",
        ] {
            assert_eq!(seen(text), text);
            assert!(matches!(seen(text), Cow::Borrowed(_)) || text.chars().any(may_be_unseen));
        }
    }
}
