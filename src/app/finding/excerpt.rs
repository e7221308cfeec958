//! Where the words that were looked for stand in a note.

use super::{asked::asked, folded::fold_with};
use memchr::memmem::Finder;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

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

/// Where the words are in the note, each whole, also where its beginning was looked for.
fn marks(words: &str, note: &str) -> Vec<Range<usize>> {
    let (mut folded, mut from) = (String::new(), Vec::new());
    fold_with(note, &mut folded, |start, end| from.push(start..end));
    let mut marks: Vec<Range<usize>> = Vec::new();
    for asked in asked(words) {
        let finder = Finder::new(&asked);
        let (mut at, open) = (0, !asked.ends_with(' '));
        while let Some(hit) = folded.as_bytes().get(at..).and_then(|rest| finder.find(rest)) {
            let first = at + hit + 1;
            let last = at + hit + asked.len() - usize::from(!open);
            // The space that ends a word begins the next one.
            at = last.max(at + 1);
            let last =
                if open { folded.get(last..).and_then(|r| r.find(' ')).map_or(folded.len(), |n| last + n) } else { last };
            if let (Some(begin), Some(end)) = (from.get(first), last.checked_sub(1).and_then(|n| from.get(n))) {
                marks.push(begin.start..with_its_accents(note, end.end));
            }
        }
    }
    marks.sort_by_key(|m| (m.start, m.end));
    joined(marks)
}

/// An accent that stands after its letter belongs to it.
fn with_its_accents(note: &str, end: usize) -> usize {
    let rest = note.get(end..).unwrap_or_default();
    end + rest.chars().take_while(|c| unicode_normalization::char::is_combining_mark(*c)).map(char::len_utf8).sum::<usize>()
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
        assert_eq!(on("sea", "oversea"), [""; 0], "the end of a word is not looked for");
    }
}
