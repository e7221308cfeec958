//! Where the words that were looked for stand in a note.

use super::{NoteIndex, StorageError, Store, question::question, trouble::Trouble};
use rusqlite::{Connection, params};
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

/// How much of a note is shown before and after the first word found, in characters.
const BEFORE: usize = 40;
const AFTER: usize = 120;

/// Stand around a found word on the way out of `SQLite`. Unicode keeps these two for a program's own use;
/// a note that has them all the same is found, without marks.
const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';

/// The tokenizer of the word index, to the letter as the migrations have it: a word that was found by one of
/// them must be marked by the other.
const TOKENS: &str = "unicode61 remove_diacritics 2";

impl Store {
    /// The part of each note around the words, with marks on them.
    ///
    /// The journal's own index is not asked: for a word that is in most notes it would be walked for each note
    /// anew. The few notes that are shown are broken into words in memory, by the same rules.
    pub fn excerpts(&self, words: &str, index: &NoteIndex, notes: &[&str]) -> Result<Vec<Excerpt>, StorageError> {
        self.read("Searching", |_| marked(&index.breaker, words, notes))
    }
}

/// A table in memory that breaks notes into words as the journal does.
pub fn breaker() -> Result<Connection, Trouble> {
    let conn = Connection::open_in_memory()?;
    conn.execute_batch(&format!(
        "PRAGMA temp_store = MEMORY; CREATE VIRTUAL TABLE note USING fts5 (body, tokenize = '{TOKENS}');"
    ))?;
    Ok(conn)
}

fn marked(breaker: &Connection, words: &str, notes: &[&str]) -> Result<Vec<Excerpt>, Trouble> {
    let mut out: Vec<_> = notes.iter().map(|note| excerpt(note, &[])).collect();
    let Some(question) = question(words) else { return Ok(out) };
    // Taken back at the end: nothing of the notes stays.
    let conn = breaker.unchecked_transaction()?;
    let mut put = conn.prepare_cached("INSERT INTO note (rowid, body) VALUES (?, ?)")?;
    for (row, note) in notes.iter().enumerate() {
        put.execute(params![i64::try_from(row).unwrap_or(i64::MAX), note])?;
    }
    let mut found = conn.prepare_cached("SELECT rowid, highlight(note, 0, ?2, ?3) FROM note WHERE note MATCH ?1")?;
    let mut rows = found.query(params![question, OPEN.to_string(), CLOSE.to_string()])?;
    while let Some(row) = rows.next()? {
        let at = usize::try_from(row.get::<_, i64>(0)?).unwrap_or(usize::MAX);
        if let (Some(note), Some(out)) = (notes.get(at), out.get_mut(at)) {
            *out = excerpt(note, &marks(note, row.get_ref(1)?.as_str()?));
        }
    }
    Ok(out)
}

/// Where in `body` the marked words are, by walking beside the same text with signs in it.
fn marks(body: &str, marked: &str) -> Vec<Range<usize>> {
    if body.contains([OPEN, CLOSE]) {
        return Vec::new();
    }
    let (mut at, mut from, mut out) = (0, 0, Vec::new());
    for c in marked.chars() {
        match c {
            OPEN => from = at,
            CLOSE if from < at => out.push(from..at),
            CLOSE => {}
            c => at += c.len_utf8(),
        }
    }
    out.retain(|m| body.is_char_boundary(m.start) && body.is_char_boundary(m.end));
    out
}

/// The part of `body` around its first mark, and the marks within it.
fn excerpt(body: &str, marks: &[Range<usize>]) -> Excerpt {
    let first = marks.first().map_or(0, |m| m.start);
    let (head, tail) = body.split_at(first);
    // Whole letters, as people count them: none is cut.
    let start = head.grapheme_indices(true).rev().nth(BEFORE - 1).map_or(0, |(i, _)| i);
    let end = tail.grapheme_indices(true).nth(AFTER).map_or(body.len(), |(i, _)| first + i);
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < body.len() { "…" } else { "" });
    let within = marks.iter().filter(|m| m.start >= start && m.end <= end);
    let marks = within.map(|m| m.start - start + before.len()..m.end - start + before.len()).collect();
    Excerpt { text: format!("{before}{}{after}", &body[start..end]), marks }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::schema::MIGRATIONS;

    #[test]
    fn an_excerpt_keeps_its_marks_on_the_words() {
        let body = format!("{} word {}", "é".repeat(100), "ü".repeat(300));
        let at = body.find("word").expect("there");
        let Excerpt { text, marks } = excerpt(&body, std::slice::from_ref(&(at..at + 4)));
        assert_eq!(&text[marks[0].clone()], "word");
        assert!(text.starts_with("…é") && text.ends_with("ü…"));
        assert_eq!(excerpt("", &[]), Excerpt::default());
    }

    #[test]
    fn words_are_marked_by_the_rules_they_are_found_by() {
        assert!(MIGRATIONS.iter().any(|step| step.contains(&format!("tokenize = '{TOKENS}'"))));
        let breaker = breaker().expect("in memory");
        let on = |words: &str, note: &str| -> Vec<String> {
            let found = marked(&breaker, words, &["another note", note]).expect("in memory");
            found[1].marks.iter().map(|m| found[1].text[m.clone()].to_owned()).collect()
        };
        assert_eq!(on("cafe", "Ein Café, das CAFÉ, die Cafés"), ["Café", "CAFÉ", "Cafés"]);
        assert_eq!(on("\"the sea\"", "sea, the sea, the cold sea"), ["the sea"]);
        assert_eq!(on("\"the se", "the sea the seal the"), ["the sea", "the seal"]);
        assert_eq!(on("иде", "Дождь идёт, идет"), ["идет"]);
        assert_eq!(on("sea", "no such word"), [""; 0]);
        assert_eq!(on("sea", "sea \u{FDD0} sea"), [""; 0], "a sign of our own in the note");
    }
}
