//! Text of scripts that are written from right to left, put in the order in which its pieces stand on a line: the
//! Unicode Bidirectional Algorithm (UAX #9), each paragraph with the direction of its first strong letter.
//!
//! What draws text in Gamut shapes a stretch of one script rightly, joined and turned, and sets stretches one after
//! the other from left to right. So it is given the stretches in the order they are to stand in.

use std::{borrow::Cow, ops::Range};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

/// Some letters of one line that stay together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The bytes of the whole text that it stands for.
    pub range: Range<usize>,
    /// What is drawn: the same, or its mirror image where it is a bracket between words from the right.
    pub text: Cow<'a, str>,
}

/// One line, its pieces from left to right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line<'a> {
    pub pieces: Vec<Piece<'a>>,
    /// It begins at the right.
    pub from_right: bool,
}

/// Whether any letter of it is written from right to left. Costs next to nothing for other text.
#[must_use]
pub fn has_right_to_left(text: &str) -> bool {
    // No letter of such a script begins with a smaller byte than Hebrew's.
    text.bytes().any(|b| b >= 0xd6) && text.chars().any(is_strong)
}

fn is_strong(c: char) -> bool {
    c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

/// The text as one line, its stretches in the order they stand in.
#[must_use]
pub fn in_order(text: &str) -> Cow<'_, str> {
    if !has_right_to_left(text) {
        return Cow::Borrowed(text);
    }
    let lines = lines(text, f32::INFINITY, |_| 0.0);
    let mut whole = String::with_capacity(text.len());
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            whole.push('\n');
        }
        line.pieces.iter().for_each(|p| whole.push_str(&p.text));
    }
    Cow::Owned(whole)
}

/// The text in lines no wider than `room`, broken between words, or inside one that is wider than a line.
/// `wide` says how wide some letters are.
pub fn lines(text: &str, room: f32, mut wide: impl FnMut(&str) -> f32) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut from = 0;
    for paragraph in text.split('\n') {
        let info = ParagraphBidiInfo::new(paragraph, None);
        let from_right = info.paragraph_level.is_rtl();
        for line in broken(paragraph, room, &mut wide) {
            let pieces = pieces(paragraph, &info, line, from);
            lines.push(Line { pieces, from_right });
        }
        from += paragraph.len() + 1;
    }
    lines
}

/// Where one paragraph's lines begin and end. The spaces at a break are on neither line.
fn broken(text: &str, room: f32, wide: &mut impl FnMut(&str) -> f32) -> Vec<Range<usize>> {
    if room.is_infinite() || wide(text) <= room {
        return std::iter::once(0..text.len()).collect();
    }
    let mut lines = Vec::new();
    let (mut from, mut until) = (0, 0);
    for word in words(text) {
        let fits = |from: usize, wide: &mut dyn FnMut(&str) -> f32| text.get(from..word.end).is_none_or(|t| wide(t) <= room);
        if fits(from, wide) {
            until = word.end;
            continue;
        }
        if until > from {
            lines.push(from..until);
            from = word.start;
        }
        until = word.end;
        // A word wider than the line is cut between two of its letters.
        while !fits(from, wide) {
            let Some(cut) = longest_that_fits(text, from..word.end, room, wide) else { break };
            lines.push(from..cut);
            from = cut;
        }
    }
    if until > from || lines.is_empty() {
        lines.push(from..until);
    }
    lines
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |part| {
        let start = at;
        at += part.len();
        let word = part.trim_end();
        (!word.is_empty()).then(|| start..start + word.len())
    })
}

/// At least one whole letter; `None` where there is only one.
fn longest_that_fits(text: &str, range: Range<usize>, room: f32, wide: &mut impl FnMut(&str) -> f32) -> Option<usize> {
    use unicode_segmentation::UnicodeSegmentation;
    let part = text.get(range.clone())?;
    let mut cut = None;
    for (at, _) in part.grapheme_indices(true).skip(1) {
        if cut.is_some() && part.get(..at).is_none_or(|t| wide(t) > room) {
            break;
        }
        cut = Some(range.start + at);
    }
    cut
}

fn pieces<'a>(text: &'a str, info: &ParagraphBidiInfo<'_>, line: Range<usize>, from: usize) -> Vec<Piece<'a>> {
    if line.is_empty() {
        return Vec::new();
    }
    let (levels, runs) = info.visual_runs(line);
    let mut pieces = Vec::new();
    for run in runs {
        let turned = levels.get(run.start).is_some_and(Level::is_rtl);
        let Some(part) = text.get(run.clone()) else { continue };
        if turned {
            pieces.extend(turned_round(part, from + run.start));
        } else {
            pieces.push(Piece { range: from + run.start..from + run.end, text: Cow::Borrowed(part) });
        }
    }
    pieces
}

/// The words of a run from the right stay whole, for they are turned round when they are drawn; what is between them
/// is turned round here.
fn turned_round(run: &str, from: usize) -> Vec<Piece<'_>> {
    use unicode_segmentation::UnicodeSegmentation;
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let whole = |r: Range<usize>| {
        let text = Cow::Borrowed(run.get(r.clone()).unwrap_or_default());
        Piece { range: from + r.start..from + r.end, text }
    };
    for (at, letter) in run.grapheme_indices(true) {
        let end = at + letter.len();
        if letter.chars().next().is_some_and(is_of_such_a_script) {
            open = Some(open.map_or(at..end, |o| o.start..end));
            continue;
        }
        pieces.extend(open.take().map(whole));
        let mut piece = whole(at..end);
        if let Some(turned) = letter.chars().next().and_then(mirrored) {
            piece.text = Cow::Owned(turned.to_string());
        }
        pieces.push(piece);
    }
    pieces.extend(open.map(whole));
    pieces.reverse();
    pieces
}

/// Letters, marks and punctuation of the blocks in which scripts from the right are.
const fn is_of_such_a_script(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

const fn mirrored(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        '≤' => '≥',
        '≥' => '≤',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands on the line from left to right, with the letters of each word turned as they are drawn.
    fn drawn(text: &str) -> String {
        let turned = |piece: &str| -> String {
            if piece.chars().next().is_some_and(is_of_such_a_script) && piece.chars().any(|c| bidi_class(c) != BidiClass::AN) {
                piece.chars().rev().collect()
            } else {
                piece.into()
            }
        };
        let all = lines(text, f32::INFINITY, |_| 0.0);
        all.iter().flat_map(|l| &l.pieces).map(|p| turned(&p.text)).collect()
    }

    #[test]
    fn words_from_the_right_stand_in_their_order_and_latin_and_numbers_keep_theirs() {
        // Worked out by hand after UAX #9.
        for (written, shown) in [
            ("plain", "plain"),
            ("אבג דהו", "והד גבא"),
            ("אבג 123 דהו", "והד 123 גבא"),
            ("אבג abc def דהו.", ".והד abc def גבא"),
            ("I said אבג דהו today", "I said והד גבא today"),
            ("(אבג)", "(גבא)"),
            ("אבג (דהו)!", "!(והד) גבא"),
            ("فرح، حزن", "نزح ،حرف"),
            ("فرح ١٢٣", "١٢٣ حرف"),
            ("3.5 אבג", "גבא 3.5"),
        ] {
            assert_eq!(drawn(written), shown, "{written}");
        }
        assert_eq!(in_order("אבג דהו"), "דהו אבג");
        assert!(matches!(in_order("Café ≤ 3, 喜び 🙂"), Cow::Borrowed(_)));
    }

    #[test]
    fn each_paragraph_has_its_own_direction_and_no_byte_is_lost() {
        for text in ["אבג\nabc", "abc אבג\n\nדהו abc\n", "", "\n", "אבג \t דהו", "👩\u{200d}👧 אבג e\u{301} ك\u{64e}ت"]
        {
            let all = lines(text, f32::INFINITY, |_| 0.0);
            assert_eq!(all.len(), text.split('\n').count());
            let mut ranges: Vec<_> = all.iter().flat_map(|l| &l.pieces).map(|p| p.range.clone()).collect();
            ranges.sort_by_key(|r| r.start);
            let kept: String = ranges.into_iter().filter_map(|r| text.get(r)).collect();
            assert_eq!(kept, text.replace('\n', ""));
        }
        let two = lines("אבג\nabc", f32::INFINITY, |_| 0.0);
        assert_eq!(two.iter().map(|l| l.from_right).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn lines_are_broken_between_words_before_they_are_turned() {
        let wide = |t: &str| t.chars().map(|_| 1.0).sum::<f32>();
        let text = "אבג דהו זחט";
        let said: Vec<String> = lines(text, 7.0, wide).iter().map(|l| l.pieces.iter().map(|p| &*p.text).collect()).collect();
        assert_eq!(said, ["דהו אבג", "זחט"]);
        let long = lines("אבגדהוזחט", 4.0, wide);
        assert_eq!(long.iter().map(|l| l.pieces[0].text.chars().count()).collect::<Vec<_>>(), [4, 4, 1]);
        assert_eq!(lines("אבג", 0.0, wide).len(), 3, "a letter a line where there is room for none");
        assert_eq!(lines("   ", 1.0, wide).len(), 1);
    }
}
