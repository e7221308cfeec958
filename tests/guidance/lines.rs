use gamut::guidance::{HelpLine, LineKind, countries, help, lines_for};
use std::collections::BTreeSet;

const PLACEHOLDERS: [&str; 12] =
    ["todo", "tbd", "xxx", "example", "placeholder", "unknown", "n/a", "fixme", "…", "???", "123456", "555-"];

fn words(line: &HelpLine) -> [&str; 6] {
    [&line.country, &line.country_name, &line.name, &line.number, &line.hours, &line.source]
}

#[test]
fn safety_2_each_line_is_whole_and_holds_no_placeholder() {
    assert!(help().lines.len() >= 60, "the table of lines could not be read");
    for line in &help().lines {
        for word in words(line) {
            let low = word.to_lowercase();
            assert!(!word.trim().is_empty() && word.trim() == word, "{line:?}");
            assert!(!PLACEHOLDERS.iter().any(|p| low.contains(p)), "{line:?}");
        }
        assert!(line.country.len() == 2 && line.country.bytes().all(|b| b.is_ascii_uppercase()), "{line:?}");
        // A number to dial or write to, or the address of a chat.
        let is_address = line.kind == LineKind::TextLine && line.number.contains('.') && !line.number.contains(' ');
        assert!(line.number.chars().any(|c| c.is_ascii_digit()) || is_address, "{line:?}");
        assert!(line.source.starts_with("http"), "{line:?}");
        assert_ne!(line.language.as_deref(), Some(""), "{line:?}");
    }
}

#[test]
fn safety_2_no_line_is_held_twice() {
    let mut seen = BTreeSet::new();
    for line in &help().lines {
        // A number by its digits, however it is written; the address of a chat as it is.
        let is_address = line.number.contains('.') && !line.number.contains(' ');
        let number: String = line.number.chars().filter(|c| is_address || c.is_ascii_digit()).collect();
        assert!(seen.insert((line.country.clone(), number, line.kind)), "twice: {line:?}");
    }
    let names: BTreeSet<_> = help().lines.iter().map(|l| (&l.country, &l.country_name)).collect();
    let called: BTreeSet<_> = countries().iter().map(|c| (&c.code, &c.name)).collect();
    assert_eq!(names, called, "each country with lines is one that can be found, by the same name");
}

#[test]
fn safety_2_no_line_was_checked_more_than_twelve_months_ago_or_in_the_future() {
    let today = chrono::Utc::now().date_naive();
    for line in &help().lines {
        let days = (today - line.checked.date()).num_days();
        assert!((-1..=366).contains(&days), "check again: {line:?}");
    }
}

#[test]
fn safety_3_no_country_is_assumed_and_an_unknown_one_gets_the_general_words() {
    assert!(lines_for(None).is_empty());
    for unknown in ["", "ZZ", "us", "United States"] {
        assert!(lines_for(Some(unknown)).is_empty(), "{unknown:?}");
    }
    assert!(help().general.len() >= 3 && help().emergency_rule.contains("112"));
    let general = [help().general.join(" "), help().emergency_rule.clone(), help().when_to_seek.join(" ")].join(" ");
    for number in ["911", "988", "999", "116 123"] {
        assert!(!general.contains(number), "{number} belongs to a country");
    }
}

#[test]
fn safety_3_988_belongs_to_the_united_states_and_to_canada_only() {
    let held: Vec<&str> = help().lines.iter().filter(|l| l.number == "988").map(|l| l.country.as_str()).collect();
    assert_eq!(held, ["CA", "US"]);
}

#[test]
fn safety_2_at_least_25_countries_are_held_each_with_somebody_to_talk_to() {
    assert!(countries().len() >= 25, "{} countries", countries().len());
    for (code, name) in countries().iter().map(|c| (c.code.as_str(), c.name.as_str())) {
        let has = |kind| lines_for(Some(code)).iter().any(|l| l.kind == kind);
        assert!(has(LineKind::Emergency) && has(LineKind::CrisisLine), "{name}");
    }
}

#[test]
fn a_country_of_several_languages_says_which_a_line_speaks() {
    for code in ["BE", "CA", "CH", "FI", "IL"] {
        let spoken: Vec<_> = lines_for(Some(code)).into_iter().filter(|l| l.kind == LineKind::CrisisLine).collect();
        assert!(!spoken.is_empty() && spoken.iter().all(|l| l.language.is_some()), "{code}");
    }
}

#[test]
fn the_emergency_number_of_a_country_comes_first() {
    for (code, name) in countries().iter().map(|c| (c.code.as_str(), c.name.as_str())) {
        let lines = lines_for(Some(code));
        assert_eq!(lines.first().map(|l| l.kind), Some(LineKind::Emergency), "{name}");
        assert!(lines.iter().all(|l| l.country_name == name));
    }
    assert!(countries().is_sorted_by_key(|c| &c.name));
}
