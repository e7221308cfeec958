//! Words in notes.

use super::{StorageError, Store, rows::StoredId, trouble::Trouble};
use rusqlite::{Connection, params};
use std::{ops::Range, sync::Arc};

/// A note that holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// Of the check-in.
    pub id: Arc<str>,
    /// The part of the note around the first word found; `…` where it was cut.
    pub excerpt: String,
    /// Where in `excerpt` the words are: byte ranges, rising, never empty.
    pub marks: Vec<Range<usize>>,
}

/// How much of a note is shown before and after the first word found, in characters.
const BEFORE: usize = 40;
const AFTER: usize = 120;

/// Stand around a found word on the way out of `SQLite`. Unicode keeps these two for a program's own use;
/// a note that has them all the same is found, without marks.
const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';

impl Store {
    /// The check-ins whose notes have all of `words`, newest first, at most `limit`; nothing in the trash.
    /// Words are plain words: case and accents don't matter, and the last one may be the beginning of one.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<SearchHit>, StorageError> {
        self.read("Searching", |conn| hits(conn, words, limit))
    }
}

fn hits(conn: &Connection, words: &str, limit: usize) -> Result<Vec<SearchHit>, Trouble> {
    let Some(question) = question(words) else { return Ok(Vec::new()) };
    let mut found = conn.prepare_cached(
        "SELECT check_in.id, note.body, highlight(note_words, 0, ?3, ?4)
         FROM note_words JOIN note ON note.row = note_words.rowid JOIN check_in ON check_in.id = note.check_in
         WHERE note_words MATCH ?1 AND check_in.deleted_ms IS NULL
         ORDER BY check_in.utc_ms DESC, check_in.id DESC LIMIT ?2",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut rows = found.query(params![question, limit, OPEN.to_string(), CLOSE.to_string()])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let (body, marked) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
        let (excerpt, marks) = excerpt(body, &marks(body, marked));
        out.push(SearchHit { id: (&StoredId::read(row.get_ref(0)?)?.text()).into(), excerpt, marks });
    }
    Ok(out)
}

/// The words in the full-text language, each quoted so that none of its signs means anything; `None`
/// when no word is left.
fn question(words: &str) -> Option<String> {
    let spoken = |w: &&str| w.chars().any(char::is_alphanumeric);
    let quoted = |w: &str| format!("\"{}\"", w.replace('"', "\"\""));
    let quoted: Vec<_> = words.split(|c: char| c.is_whitespace() || c == '\0').filter(spoken).map(quoted).collect();
    (!quoted.is_empty()).then(|| quoted.join(" ") + "*")
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
fn excerpt(body: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let first = marks.first().map_or(0, |m| m.start);
    let (head, tail) = body.split_at(first);
    let start = head.char_indices().rev().nth(BEFORE - 1).map_or(0, |(i, _)| i);
    let end = tail.char_indices().nth(AFTER).map_or(body.len(), |(i, _)| first + i);
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < body.len() { "…" } else { "" });
    let within = marks.iter().filter(|m| m.start >= start && m.end <= end);
    let moved = within.map(|m| m.start - start + before.len()..m.end - start + before.len()).collect();
    (format!("{before}{}{after}", &body[start..end]), moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_for_nothing_asks_nothing() {
        for none in ["", "  ", "\"", "* ( ) -", "\0"] {
            assert_eq!(question(none), None, "{none:?}");
        }
        assert_eq!(question("sea OR \"sky").as_deref(), Some("\"sea\" \"OR\" \"\"\"sky\"*"));
    }

    #[test]
    fn an_excerpt_keeps_its_marks_on_the_words() {
        let body = format!("{} word {}", "é".repeat(100), "ü".repeat(300));
        let at = body.find("word").expect("there");
        let (text, marks) = excerpt(&body, std::slice::from_ref(&(at..at + 4)));
        assert_eq!(&text[marks[0].clone()], "word");
        assert!(text.starts_with("…é") && text.ends_with("ü…"));
        assert_eq!(excerpt("", &[]), (String::new(), vec![]));
    }
}
