//! No text of ours shares a longer run of words with the article: compared by hashes, so that its text is not here.

use crate::sources::{Text, every_text};
use std::collections::HashSet;

/// A run of this many words is longer than "a few".
const WORDS: usize = 6;

/// The list; `tools/article-shingles.py` makes it and says how.
fn held() -> HashSet<u64> {
    include_str!("article-shingles.txt")
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
        .map(|l| u64::from_str_radix(l, 16).expect("a hash"))
        .collect()
}

/// All runs of six words within a sentence or an item, as the tool makes them.
fn runs(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'");
    let mut runs = Vec::new();
    for part in text.split(['.', ';', ':', '?', '!', '·', '(', ')', '\n']) {
        let words: Vec<&str> = part
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .map(|w| w.trim_matches('\''))
            .filter(|w| !w.is_empty())
            .collect();
        runs.extend(words.windows(WORDS).map(|run| run.join(" ")));
    }
    runs
}

/// FNV-1a, 64 bits.
fn hash(run: &str) -> u64 {
    run.bytes().fold(0xcbf2_9ce4_8422_2325, |value, byte| (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn shared(texts: &[Text], held: &HashSet<u64>) -> Vec<String> {
    let mut found = Vec::new();
    for t in texts {
        found.extend(runs(&t.text).into_iter().filter(|run| held.contains(&hash(run))).map(|run| format!("{}: {run}", t.at)));
    }
    found
}

#[test]
fn safety_20_no_text_shares_six_words_in_a_row_with_the_list_of_hashes() {
    let held = held();
    assert!(held.len() > 50, "the list is there");
    let found = shared(&every_text(), &held);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_run_of_the_list_would_be_found_in_any_text() {
    // As the tool writes it, and with other capitals, signs and words around it.
    assert_eq!(hash("one two three four five six"), 0x0e8c_eb5d_d893_fffd);
    let held = HashSet::from([hash("one two three four five six")]);
    let of = |text: &str| shared(&[Text { at: "here".into(), text: text.into() }], &held).len();
    assert_eq!(of("And One, two three “four” five six seven"), 1);
    assert_eq!(of("one two three. Four five six"), 0, "a sentence ends between them");
    assert_eq!(of("one two three four five seven"), 0);
}
