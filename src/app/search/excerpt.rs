//! Where the words that were looked for stand in a note.

use super::asked::ways_to_take;
use crate::domain::folding::fold_with;
use memchr::memmem::Finder;
use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// A part of a note that is shown because of the words in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// The note around the first word found; `…` where it was cut.
    pub text: String,
    /// Where in `text` the words are: byte ranges, rising, never empty.
    pub marks: Vec<Range<usize>>,
}

/// How much of a note is shown before and after the first word found, in letters.
const BEFORE: usize = 40;
const AFTER: usize = 120;

/// The part of the note around the words, with marks on them.
#[must_use]
pub fn excerpt_of(words: &str, note: &str) -> Excerpt {
    excerpt(note, &marks(words, note))
}

/// Where the words are in the note, each whole, also where only a part of it was looked for.
fn marks(words: &str, note: &str) -> Vec<Range<usize>> {
    let (mut folded, mut from) = (String::new(), Vec::new());
    fold_with(note, &mut folded, |start, end| from.push(start..end));
    let mut marks = Vec::new();
    for asked in ways_to_take(words) {
        let stand: Vec<_> = asked.iter().map(|asked| places_in(&folded, asked)).collect();
        if stand.iter().all(|places| !places.is_empty()) {
            let of_note = |place: Range<usize>| {
                let (begin, end) = (from.get(place.start)?, from.get(place.end.checked_sub(1)?)?);
                Some(whole_letters(note, begin.start..end.end))
            };
            marks.extend(stand.into_iter().flatten().filter_map(of_note));
            break;
        }
    }
    marks.sort_by_key(|m: &Range<usize>| (m.start, m.end));
    joined(marks)
}

/// Where this stands in a folded note, from the first letter of a word to the last one of a word.
fn places_in(folded: &str, asked: &str) -> Vec<Range<usize>> {
    let finder = Finder::new(asked);
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(hit) = folded.as_bytes().get(at..).and_then(|rest| finder.find(rest)) {
        let (begin, end) = (at + hit, at + hit + asked.len());
        let first = if asked.starts_with(' ') {
            begin + 1
        } else {
            folded.get(..begin).and_then(|before| before.rfind(' ')).map_or(0, |space| space + 1)
        };
        let last = if asked.ends_with(' ') {
            end - 1
        } else {
            folded.get(end..).and_then(|rest| rest.find(' ')).map_or(folded.len(), |n| end + n)
        };
        places.push(first..last);
        // The space that ends a word begins the next one.
        at = last.max(at + 1);
    }
    places
}

/// The same part of the note, from the beginning of a letter to the end of one, as people count them: an accent that
/// stands after its letter, the colour of a hand, the second half of a flag belong to it.
fn whole_letters(note: &str, part: Range<usize>) -> Range<usize> {
    let edge = |at: usize, look: fn(&mut GraphemeCursor, &str) -> Option<usize>| {
        let mut cursor = GraphemeCursor::new(at, note.len(), true);
        if cursor.is_boundary(note, 0).unwrap_or(true) { at } else { look(&mut cursor, note).unwrap_or(at) }
    };
    let begin = edge(part.start, |cursor, note| cursor.prev_boundary(note, 0).ok().flatten());
    begin..edge(part.end, |cursor, note| cursor.next_boundary(note, 0).ok().flatten())
}

/// Marks that lie on one another are one.
fn joined(marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for mark in marks.into_iter().filter(|m| !m.is_empty()) {
        match out.last_mut().filter(|last| mark.start < last.end) {
            Some(last) => last.end = last.end.max(mark.end),
            None => out.push(mark),
        }
    }
    out
}

/// The part of `body` around its first mark, and the marks within it.
fn excerpt(body: &str, marks: &[Range<usize>]) -> Excerpt {
    let first = marks.first().map_or(0, |m| m.start);
    let (Some(head), Some(tail)) = (body.get(..first), body.get(first..)) else { return Excerpt::default() };
    // Whole letters, as people count them: none is cut.
    let start = head.grapheme_indices(true).rev().nth(BEFORE - 1).map_or(0, |(i, _)| i);
    let end = tail.grapheme_indices(true).nth(AFTER).map_or(body.len(), |(i, _)| first + i);
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < body.len() { "…" } else { "" });
    let within = marks.iter().filter(|m| m.start >= start && m.end <= end);
    let marks = within.map(|m| m.start - start + before.len()..m.end - start + before.len()).collect();
    Excerpt { text: format!("{before}{}{after}", body.get(start..end).unwrap_or_default()), marks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_keeps_its_marks_on_the_words() {
        let body = format!("{} word {}", "é".repeat(100), "ü".repeat(300));
        let Excerpt { text, marks } = excerpt_of("word", &body);
        assert_eq!(&text[marks[0].clone()], "word");
        assert!(text.starts_with("…é") && text.ends_with("ü…"));
        assert_eq!(excerpt_of("word", ""), Excerpt::default());
    }

    #[test]
    fn what_was_found_is_marked_whole_letters_accents_and_all() {
        let on = |words: &str, note: &str| -> Vec<String> {
            let found = excerpt_of(words, note);
            found.marks.iter().map(|m| found.text[m.clone()].to_owned()).collect()
        };
        assert_eq!(on("cafe", "Ein Café, das CAFÉ, die Cafés"), ["Café", "CAFÉ", "Cafés"]);
        assert_eq!(on("cafe", "cafe\u{301} x"), ["cafe\u{301}"]);
        assert_eq!(on("\"the sea\"", "sea, the sea, the cold sea"), ["the sea"]);
        assert_eq!(on("\"the se", "the sea the seal the"), ["the sea", "the seal"]);
        assert_eq!(on("sea sea", "sea sea sea"), ["sea", "sea", "sea"]);
        assert_eq!(on("sea \"the sea\"", "by the sea"), ["the sea"]);
        assert_eq!(on("иде", "Дождь идёт, идет"), ["идёт", "идет"]);
        assert_eq!(on("sea", "no such word, and no seaso\u{ad}n"), ["seaso\u{ad}n"]);
        assert_eq!(on("sea", "oversea, by the sea"), ["sea"], "the end of a word is not looked for");
        assert_eq!(on("sea", "oversea"), ["oversea"], "but where no word begins so");
        assert_eq!(on("schmerz arb", "Kopfschmerzen bei der Arbeit"), ["Kopfschmerzen", "Arbeit"]);
    }

    #[test]
    fn marks_are_right_in_every_script_and_on_pictures() {
        let on = |words: &str, note: &str| -> Vec<String> {
            let found = excerpt_of(words, note);
            found.marks.iter().map(|m| found.text[m.clone()].to_owned()).collect()
        };
        for (words, note, marked) in [
            ("眠れた", "昨日はよく眠れた。", &["眠れた"] as &[&str]),
            ("日記 書", "日記を書いた", &["日記", "書"]),
            ("がっこう", "がっこうへ", &["がっこう"]),
            ("か\u{3099}っこう", "がっこうへ", &["がっこう"]),
            ("iphoneを", "新しいiPhoneを買った", &["iPhoneを"]),
            ("ดี", "วันนี้ดีมาก", &["ดี"]),
            ("นี", "วันนี้ดี", &["นี้"]),
            ("c++", "C and C++, c", &["C++"]),
            ("c", "C and C++", &["C", "C"]),
            ("100%", "100 % sure, 100", &["100 %"]),
            ("lodz", "In Łódź. Łodzi", &["Łódź", "Łodzi"]),
            ("Łódź", "in LODZ", &["LODZ"]),
            ("strasse", "die Straße", &["Straße"]),
            ("str", "die Straße", &["Straße"]),
            ("ass", "Straße", &["Straße"]),
            ("smorrebrod", "Smørrebrød", &["Smørrebrød"]),
            ("ισος", "Ήλιος, ίσος", &["ίσος"]),
            ("иде", "он идёт", &["идёт"]),
            ("친구", "친구를 만났다", &["친구를"]),
            ("친구", "학교친구", &["학교친구"]),
            ("👍", "good 👍🏽, 👍", &["👍🏽", "👍"]),
            ("👩", "we 👨‍👩‍👧 went", &["👨‍👩‍👧"]),
            ("❤", "much ❤️ here", &["❤️"]),
            ("🇩🇪", "🇫🇷 🇩🇪", &["🇩🇪"]),
            ("🇫", "🇫🇷 x", &["🇫🇷"]),
            ("ﬁ", "a fit", &["fit"]),
            ("fit", "a ﬁt", &["ﬁt"]),
            ("5", "٥ days", &["٥"]),
        ] {
            assert_eq!(on(words, note), marked, "{words:?} in {note:?}");
        }
    }

    #[test]
    fn marks_rise_hold_something_and_never_cut_a_letter() {
        let pieces = ["👍🏽", "é", "e\u{301}", "日", "が", "ß", "ดี", " ", "a", "+", "👨‍👩‍👧", "가", "\u{202e}", "İ", "ﬁ", "🇩🇪"];
        for a in pieces {
            for b in pieces {
                for c in pieces {
                    let note = format!("{a}{b}{c}");
                    for words in [a, b, c] {
                        let found = excerpt_of(words, &note);
                        let mut before = 0;
                        for mark in &found.marks {
                            assert!(before <= mark.start && mark.start < mark.end, "{words:?} in {note:?}: {:?}", found.marks);
                            let cut = |at: usize| !GraphemeCursor::new(at, note.len(), true).is_boundary(&note, 0).unwrap();
                            assert!(!cut(mark.start) && !cut(mark.end), "{words:?} in {note:?}: {:?}", found.marks);
                            before = mark.end;
                        }
                    }
                }
            }
        }
    }
}
