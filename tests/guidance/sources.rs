//! Where every text of the program is found: all of `assets/` and every string literal of `src/`,
//! read from the folder, so that a file added later is covered without touching a test.

use std::{fs, path::Path};

/// A text and where it stands.
pub struct Text {
    pub at: String,
    pub text: String,
}

/// Keys whose values are addresses, codes and dates, not sentences to read.
const NOT_READ: [&str; 10] =
    ["source", "number", "country", "kind", "key", "way", "reviewed", "checked", "code", "three_letters"];

fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("a folder of the package") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push((path.display().to_string(), fs::read_to_string(&path).expect("a text file")));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut found);
    found.sort();
    assert!(!found.is_empty(), "nothing was found in {folder}");
    found
}

/// The TOML assets, whole.
pub fn assets() -> Vec<(String, toml::Table)> {
    files("assets", "toml").into_iter().map(|(at, text)| (at, text.parse().expect("an asset is TOML"))).collect()
}

/// One asset by its name in `assets/`.
pub fn asset(name: &str) -> toml::Table {
    assets().into_iter().find(|(at, _)| at.ends_with(name)).expect("the asset is there").1
}

/// The sentences of a value, without addresses and codes.
pub fn sentences(value: &toml::Value, found: &mut Vec<String>) {
    match value {
        toml::Value::String(s) => found.push(s.clone()),
        toml::Value::Array(items) => items.iter().for_each(|i| sentences(i, found)),
        toml::Value::Table(table) => {
            table.iter().filter(|(k, v)| !is_code(k, v)).for_each(|(_, v)| sentences(v, found));
        }
        _ => {}
    }
}

fn is_code(key: &str, value: &toml::Value) -> bool {
    value.is_str() && NOT_READ.contains(&key)
}

/// The parts of an asset that are shown by themselves: each entry of a list of tables, and the rest.
pub fn parts(asset: &toml::Table) -> Vec<Vec<String>> {
    let mut parts = Vec::new();
    let mut rest = Vec::new();
    for (key, value) in asset {
        match value {
            toml::Value::Array(items) if items.iter().all(toml::Value::is_table) => {
                for item in items {
                    let mut part = Vec::new();
                    sentences(item, &mut part);
                    parts.push(part);
                }
            }
            code if is_code(key, code) => {}
            other => sentences(other, &mut rest),
        }
    }
    parts.push(rest);
    parts.retain(|p| !p.is_empty());
    parts
}

/// Every text of the program.
pub fn every_text() -> Vec<Text> {
    let mut texts = Vec::new();
    for (at, table) in assets() {
        let mut found = Vec::new();
        sentences(&toml::Value::Table(table), &mut found);
        texts.extend(found.into_iter().map(|text| Text { at: at.clone(), text }));
    }
    texts.extend(texts_in_code());
    texts
}

/// Every string literal of the program.
pub fn texts_in_code() -> Vec<Text> {
    let in_file = |(at, code): (String, String)| {
        literals(without_tests(&code)).into_iter().map(move |text| Text { at: at.clone(), text })
    };
    // A file of nothing but tests may say what a person never reads, as the tests at the end of one may.
    files("src", "rs")
        .into_iter()
        .filter(|(at, _)| !at.ends_with("/tests.rs") && !at.contains("/tests/"))
        .flat_map(in_file)
        .collect()
}

/// Tests stand at the end of a file here, and may say what a person never reads.
fn without_tests(code: &str) -> &str {
    code.split("#[cfg(test)]\nmod ").next().unwrap_or(code)
}

/// The string literals of Rust code. Comments, characters and lifetimes are passed over.
pub fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("//") {
            rest = after.split_once('\n').map_or("", |(_, r)| r);
        } else if let Some(after) = rest.strip_prefix("/*") {
            rest = after.split_once("*/").map_or("", |(_, r)| r);
        } else if let Some(hashes) = raw_string(rest) {
            let start = rest.find('"').map_or("", |i| &rest[i + 1..]);
            let (text, after) = start.split_once(&format!("\"{hashes}")).unwrap_or((start, ""));
            found.push(text.to_owned());
            rest = after;
        } else if let Some(after) = rest.strip_prefix('"') {
            let (text, behind) = quoted(after);
            found.push(text);
            rest = behind;
        } else if c == '\'' {
            let mut chars = rest[1..].char_indices();
            rest = match (chars.next(), chars.next(), chars.next()) {
                (Some((_, '\\')), _, _) => rest[3..].split_once('\'').map_or("", |(_, r)| r),
                (Some(_), Some((_, '\'')), Some((i, _))) => &rest[1 + i..],
                _ => &rest[1..],
            };
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}

/// The hashes of a raw string that begins here.
fn raw_string(code: &str) -> Option<String> {
    let after = code.strip_prefix('r')?;
    let hashes = after.chars().take_while(|c| *c == '#').count();
    after[hashes..].starts_with('"').then(|| "#".repeat(hashes))
}

fn quoted(code: &str) -> (String, &str) {
    let mut text = String::new();
    let mut chars = code.char_indices();
    while let Some((i, c)) = chars.next() {
        match c {
            '"' => return (text, &code[i + 1..]),
            '\\' => match chars.next() {
                Some((_, 'n')) => text.push('\n'),
                Some((_, '"')) => text.push('"'),
                // A line that goes on: the break and the blanks of the next line don't belong to it.
                Some((j, '\n')) => {
                    let blanks = code[j + 1..].len() - code[j + 1..].trim_start().len();
                    for _ in 0..code[j + 1..j + 1 + blanks].chars().count() {
                        chars.next();
                    }
                }
                _ => {}
            },
            _ => text.push(c),
        }
    }
    (text, "")
}

#[test]
fn string_literals_are_found_and_nothing_else() {
    let code = r##"
        // "a comment"
        /* "another" */
        let a: &'static str = "plain"; let b = '"'; let c = '\''; let d = 'x';
        let e = r#"raw "inside" too"#; let f = "with \" and \
            a second line";
    "##;
    assert_eq!(literals(code), ["plain", "raw \"inside\" too", "with \" and a second line"]);
}
