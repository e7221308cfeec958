//! What is said of the formats where all of them are named, so that a new one is named there too.

use super::{
    format::{MadeBy, Writer},
    telling::{readable, writable},
};

/// The endings of what can be taken in: ".jsonl, .csv or .daylio".
#[must_use]
pub fn endings_read() -> String {
    joined(&with_dots(readable().map(|kind| kind.format.ending)))
}

/// What can be taken in, as Settings says it: Gamut's own files, then what each of the others is.
#[must_use]
pub fn import_in_settings() -> String {
    let (ours, others): (Vec<_>, Vec<_>) = readable().partition(|kind| kind.reader.made_by == MadeBy::Gamut);
    let mut said =
        vec![format!("A file that Gamut exported ({})", joined(&with_dots(ours.iter().map(|kind| kind.format.ending))))];
    said.extend(others.iter().map(|kind| format!("{} (.{})", kind.reader.noun, kind.format.ending)));
    with_a_last_one(&said, ", or ")
}

/// The endings of what can be written, the whole of it first, each once.
#[must_use]
pub fn endings_that_can_be_written() -> Vec<&'static str> {
    let mut all = Vec::new();
    for kind in writable() {
        if !all.contains(&kind.format.ending) {
            all.push(kind.format.ending);
        }
    }
    all
}

/// The endings of what can be written, each with what it holds: ".jsonl (everything), .csv (a table) …".
#[must_use]
pub fn endings_written() -> String {
    joined(&each_written(|ending, writer| format!(".{ending} ({})", writer.holds)))
}

/// The same for `gamut export --help`: "OUT.jsonl (everything), OUT.csv (a table) …".
#[must_use]
pub fn export_help() -> String {
    joined(&each_written(|ending, writer| format!("OUT.{ending} ({})", writer.help)))
}

/// The same as Settings says it: ".jsonl holds everything and can be imported again, .csv is a table …".
#[must_use]
pub fn export_in_settings() -> String {
    each_written(|ending, writer| format!(".{ending} {}", writer.in_settings)).join(", ")
}

fn each_written(say: impl Fn(&str, &Writer) -> String) -> Vec<String> {
    writable().map(|kind| say(kind.format.ending, kind.writer)).collect()
}

/// Each ending once, however many formats have it.
fn with_dots(endings: impl Iterator<Item = &'static str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for ending in endings.map(|ending| format!(".{ending}")) {
        if !all.contains(&ending) {
            all.push(ending);
        }
    }
    all
}

/// "a, b or c".
fn joined(parts: &[String]) -> String {
    with_a_last_one(parts, " or ")
}

fn with_a_last_one(parts: &[String], or: &str) -> String {
    match parts {
        [before @ .., last] if !before.is_empty() => format!("{}{or}{last}", before.join(", ")),
        _ => parts.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_that_two_formats_have_is_named_once() {
        assert_eq!(joined(&with_dots(["jsonl", "csv", "csv"].into_iter())), ".jsonl or .csv");
        assert_eq!(joined(&with_dots(["csv"].into_iter())), ".csv");
    }

    #[test]
    fn every_format_is_named_where_all_are() {
        for kind in readable() {
            let ending = format!(".{}", kind.format.ending);
            assert!(endings_read().contains(&ending) && import_in_settings().contains(&ending), "{ending}");
        }
        for kind in writable() {
            let ending = format!(".{}", kind.format.ending);
            let said = [endings_written(), export_help(), export_in_settings()];
            assert!(said.iter().all(|said| said.contains(&ending)), "{ending}: {said:?}");
        }
    }

    #[test]
    fn one_two_and_three_are_said_as_a_list() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!([1, 2, 3].map(|n| joined(&parts[..n])), ["a", "a or b", "a, b or c"]);
        assert_eq!(with_a_last_one(&parts, ", or "), "a, b, or c");
    }
}
