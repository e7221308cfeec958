use crate::sources::{Text, assets, parts, texts_in_code};
use std::collections::BTreeMap;

/// The Flesch–Kincaid grade of a text: .39 words a sentence + 11.8 syllables a word − 15.59
/// [Kincaid and others 1975].
fn grade(text: &str) -> f64 {
    let words: Vec<&str> = text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let ends = text.split(['.', '?', '!', ':', '\n']).filter(|s| s.chars().any(char::is_alphabetic)).count();
    if words.is_empty() || ends == 0 {
        return 0.0;
    }
    let n = words.len() as f64;
    let syllables: usize = words.iter().map(|w| syllables(w)).sum();
    0.39 * n / ends as f64 + 11.8 * syllables as f64 / n - 15.59
}

/// Groups of vowels, without a silent e at the end; at least one.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: &char| "aeiouyáéíóú".contains(*c);
    let groups = (0..letters.len()).filter(|&i| vowel(&letters[i]) && (i == 0 || !vowel(&letters[i - 1]))).count();
    let text: String = letters.iter().collect();
    let silent = (text.ends_with('e') && !text.ends_with("le"))
        || (text.ends_with("ed") && !text.ends_with("ted") && !text.ends_with("ded"));
    groups.saturating_sub(usize::from(silent && groups > 1)).max(1)
}

#[test]
fn safety_19_every_text_of_the_assets_reads_at_grade_8_or_lower() {
    for (at, asset) in assets() {
        if at.ends_with("help-lines.toml") {
            // Names of lines are names; the sentences above them are what is read.
            let mut sentences = asset.clone();
            sentences.remove("line");
            check(&at, &parts(&sentences));
        } else {
            check(&at, &parts(&asset));
        }
    }
}

/// A grade says little about a single line, so that lines too short to measure are measured together.
const WORDS_TO_MEASURE: usize = 25;

fn check(at: &str, parts: &[Vec<String>]) {
    let mut short = Vec::new();
    // Each text ends a sentence, whether or not a full stop stands there; a name is no sentence.
    for text in parts.iter().flatten().filter(|t| t.split_whitespace().count() > 4 && !t.contains("ChoosingTherapy.com")) {
        if text.split_whitespace().count() < WORDS_TO_MEASURE {
            short.push(text.as_str());
        } else {
            assert!(grade(text) <= 8.0, "{at}: grade {:.1}: {text}", grade(text));
        }
    }
    for lines in short.chunks(6) {
        let together = lines.join(".\n");
        assert!(grade(&together) <= 8.0, "{at}: grade {:.1}: {together}", grade(&together));
    }
}

/// The sentences of the program itself: rooms, findings, reports, errors, the terminal.
#[test]
fn safety_19_every_sentence_in_the_code_reads_at_grade_8_or_lower() {
    let mut by_file: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Text { at, text } in texts_in_code() {
        let read = as_read(&text);
        if is_sentence(&read) {
            by_file.entry(at).or_default().push(read);
        }
    }
    let sentences: usize = by_file.values().map(Vec::len).sum();
    assert!(sentences > 400, "only {sentences} sentences were found");
    for (at, texts) in by_file {
        check(&at, &[texts]);
    }
}

/// With a number in each place that is filled in later.
fn as_read(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        read.push_str(before);
        read.push('5');
        rest = after.split_once('}').map_or("", |(_, behind)| behind);
    }
    read + rest
}

/// More than four words, and none of the languages that code also holds: SQL and markup.
fn is_sentence(text: &str) -> bool {
    let sql = ["SELECT", "INSERT", "UPDATE", "PRAGMA", "CREATE", "DELETE FROM", "ATTACH", "DETACH", "BEGIN", "COMMIT", "DROP"];
    // Names of packages and files are read by nobody.
    let words = text.split_whitespace().filter(|w| w.len() == 1 || !w.contains(|c: char| c.is_ascii_digit())).count();
    words > 4
        && text.starts_with(|c: char| c.is_alphanumeric() || c == '“')
        && !sql.iter().any(|s| text.contains(s))
        && !(text.contains('<') && text.contains('>'))
}

#[test]
fn sentences_are_told_from_what_else_stands_in_code() {
    assert_eq!(as_read("{n} of {need} days{end:?}"), "5 of 5 days5");
    assert!(is_sentence("Your journal is locked by another window"));
    for none in
        ["SELECT a FROM b WHERE c = d", "<svg width='1' a b c d>", "two words", "-- a b c d e", "libx11-6 libgl1 libxi6 a b c"]
    {
        assert!(!is_sentence(none), "{none}");
    }
}

#[test]
fn the_measure_knows_plain_from_heavy() {
    for (word, n) in
        [("cat", 1), ("feeling", 2), ("medicine", 3), ("little", 2), ("change", 1), ("used", 1), ("hated", 2), ("I", 1)]
    {
        assert_eq!(syllables(word), n, "{word}");
    }
    assert!(grade("The cat sat on the mat. It was warm.") < 2.0);
    assert!(
        grade("Pharmacological discontinuation necessitates multidisciplinary consideration of individual circumstances.")
            > 20.0
    );
    assert!(grade("").abs() < f64::EPSILON);
}
