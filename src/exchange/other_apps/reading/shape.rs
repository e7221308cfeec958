//! What a JSON file is about, told by the keys in its beginning, which may be cut off anywhere.

use std::collections::HashSet;

/// As deep as keys are looked at: a list's objects in an object, and theirs.
const DEPTH: usize = 5;

/// Whether a text begins with JSON that has all of these keys: `entries[].uuid` is a key of the objects in the list under
/// `entries`.
pub(in crate::exchange) fn has_all(begins: &[u8], paths: &[&str]) -> bool {
    let found = paths_in(begins);
    paths.iter().all(|path| found.contains(*path))
}

enum Around {
    Object(String),
    List(String),
}

fn paths_in(begins: &[u8]) -> HashSet<String> {
    let begins = begins.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begins);
    let mut found = HashSet::new();
    let mut around: Vec<Around> = Vec::new();
    // Deeper than is looked at.
    let mut below = 0_u64;
    let mut key = String::new();
    let mut at = 0;
    if !matches!(begins.trim_ascii_start().first(), Some(b'{' | b'[')) {
        return found;
    }
    while let Some(b) = begins.get(at) {
        at += 1;
        match b {
            b'"' => {
                let Some(length) = end_of_text(&begins[at..]) else { return found };
                let text = &begins[at..at + length];
                at += length + 1;
                let is_key = begins[at..].trim_ascii_start().first() == Some(&b':');
                if is_key
                    && below == 0
                    && let Some(Around::Object(path)) = around.last()
                {
                    let name = String::from_utf8_lossy(text);
                    key = if path.is_empty() { name.into_owned() } else { format!("{path}.{name}") };
                    found.insert(key.clone());
                }
            }
            b'{' | b'[' if below > 0 || around.len() >= DEPTH => below += 1,
            b'{' | b'[' => {
                let path = match around.last() {
                    None => String::new(),
                    Some(Around::Object(_)) => key.clone(),
                    Some(Around::List(path)) => format!("{path}[]"),
                };
                around.push(if *b == b'{' { Around::Object(path) } else { Around::List(path) });
            }
            b'}' | b']' if below > 0 => below -= 1,
            b'}' | b']' => drop(around.pop()),
            _ => {}
        }
    }
    found
}

fn end_of_text(bytes: &[u8]) -> Option<usize> {
    let mut escaped = false;
    bytes.iter().position(|b| {
        let ends = *b == b'"' && !escaped;
        escaped = *b == b'\\' && !escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_from_words_however_much_is_cut_off() {
        let text = br#"{"entries": [{"uuid": "creationDate", "x": {"y": 1}}, {"text": "a \" b", "tags": ["date"]}], "me"#;
        let mut found: Vec<String> = paths_in(text).into_iter().collect();
        found.sort();
        let paths = ["entries", "entries[].tags", "entries[].text", "entries[].uuid", "entries[].x", "entries[].x.y"];
        assert_eq!(found, paths);
        assert!(has_all(b"[{\"date\": 1}]", &["[].date"]));
        for none in [&b""[..], b"at,date\n\"entries\":", b"]]}}", b"\xff\"a\":"] {
            assert!(paths_in(none).is_empty(), "{none:?}");
        }
    }
}
