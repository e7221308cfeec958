use crate::sources::{Text, asset, assets, every_text, parts};
use gamut::guidance::first_run;

/// Every text that says one of the words, as whole words, unless it also holds one of `fine`.
pub fn saying<'a>(texts: &'a [Text], words: &[&str], fine: &[&str]) -> Vec<String> {
    let plain = |t: &'a Text| t.text.to_lowercase().replace('’', "'");
    let hits = texts.iter().filter(|t| {
        let text = plain(t);
        words.iter().any(|w| has_words(&text, w)) && !fine.iter().any(|f| text.contains(f))
    });
    hits.map(|t| format!("{}: {}", t.at, t.text)).collect()
}

pub fn has_words(text: &str, words: &str) -> bool {
    let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(words)
        .any(|(i, _)| !part_of_word(text[..i].chars().next_back()) && !part_of_word(text[i + words.len()..].chars().next()))
}

pub fn none(found: &[String]) {
    assert!(found.is_empty(), "{}", found.join("\n"));
}

const CONDITIONS: [&str; 24] = [
    "depressed",
    "depression",
    "blunted",
    "blunting",
    "numb",
    "anhedonia",
    "ill",
    "sick",
    "mentally ill",
    "addicted",
    "an addict",
    "an alcoholic",
    "alcoholic",
    "traumatised",
    "traumatized",
    "ptsd",
    "bipolar",
    "borderline",
    "schizophrenia",
    "schizophrenic",
    "suicidal",
    "anxious",
    "disordered",
    "a disorder",
];

#[test]
fn safety_10_no_text_says_you_are_or_you_have_a_condition() {
    let leads = ["you are", "you're", "you have", "you've got", "you suffer from", "you seem", "you may be", "you might be"];
    let between = ["", "a ", "an ", "probably ", "likely ", "now ", "emotionally ", "severely ", "mildly ", "clinically "];
    let mut words: Vec<String> = Vec::new();
    for lead in leads {
        for condition in CONDITIONS {
            words.extend(between.iter().map(|b| format!("{lead} {b}{condition}")));
        }
    }
    words.extend(["your depression", "your blunting", "your disorder", "your condition", "your diagnosis"].map(str::to_owned));
    none(&saying(&every_text(), &words.iter().map(String::as_str).collect::<Vec<_>>(), &[]));
}

#[test]
fn safety_10_a_diagnosis_is_only_ever_denied() {
    none(&saying(&every_text(), &["diagnosis", "diagnose", "diagnosed", "diagnoses"], &["not", "no ", "never", "n't"]));
}

#[test]
fn safety_11_first_run_and_about_say_what_this_is_and_for_whom() {
    let first = first_run();
    let pages = first.pages.iter().flat_map(|p| p.text.iter()).map(String::as_str).collect::<Vec<_>>().join(" ");
    let about = first.about.text.join(" ");
    for (which, text) in [("first run", &pages), ("about", &about), ("reports", &first.in_short)] {
        let text = text.to_lowercase();
        for said in ["self-observation, not diagnosis or treatment", "reads the entries", "made for adults"] {
            assert!(text.contains(said), "{which} does not say “{said}”");
        }
    }
    assert_eq!(first.pages.iter().map(|p| p.key.as_str()).collect::<Vec<_>>(), ["about", "feelings", "protect"]);
}

#[test]
fn safety_14_wider_is_never_called_better() {
    let texts = every_text();
    let of_width: Vec<Text> = texts
        .into_iter()
        .filter(|t| ["wider", "wide", "widened", "width", "range"].iter().any(|w| has_words(&t.text.to_lowercase(), w)))
        .collect();
    let praise =
        ["better", "improved", "improvement", "improving", "progress", "healthier", "good news", "recovery", "recovered"];
    none(&saying(&of_width, &praise, &["not better", "not called better", "isn't better", "no better"]));
}

#[test]
fn safety_15_no_streaks_points_badges_praise_or_blame() {
    let words = [
        "streak",
        "streaks",
        "badge",
        "badges",
        "achievement",
        "achievements",
        "trophy",
        "level up",
        "well done",
        "great job",
        "good job",
        "nice work",
        "congratulations",
        "keep it up",
        "you missed",
        "you forgot",
        "you failed",
        "you should have",
        "in a row without",
        "days without a break",
        "welcome back",
    ];
    none(&saying(&every_text(), &words, &["no streaks"]));
}

#[test]
fn safety_15_no_text_exclaims() {
    let loud = |t: &Text| {
        let sentence = t.text.contains(' ') && !t.text.contains("!=");
        let shouts = t.text.char_indices().any(|(i, c)| {
            let before = t.text[..i].chars().next_back();
            let after = t.text[i + c.len_utf8()..].chars().next();
            c == '!' && before.is_some_and(char::is_alphanumeric) && after.is_none_or(char::is_whitespace)
        });
        sentence && shouts
    };
    let found: Vec<String> = every_text().iter().filter(|t| loud(t)).map(|t| format!("{}: {}", t.at, t.text)).collect();
    none(&found);
}

#[test]
fn safety_16_death_by_suicide_is_worded_safely() {
    let words = [
        "commit suicide",
        "commits suicide",
        "committed suicide",
        "committing suicide",
        "completed suicide",
        "successful suicide",
        "successful attempt",
        "failed suicide",
        "failed attempt",
        "unsuccessful attempt",
        "unsuccessful suicide",
        "suicide epidemic",
        "kill yourself",
        "end it all",
    ];
    none(&saying(&every_text(), &words, &[]));
}

#[test]
fn safety_18_no_asset_advertises() {
    for (at, asset) in assets() {
        let text = parts(&asset).concat().join(" ").to_lowercase();
        for word in ["sponsor", "discount", "coupon", "affiliate", "subscribe", "free trial", "betterhelp", "talkspace"] {
            assert!(!text.contains(word), "{at}: {word}");
        }
    }
}

#[test]
fn safety_20_each_file_of_health_texts_names_its_source_and_review_date() {
    let today = chrono::Utc::now().date_naive();
    let dated = |table: &toml::Table, at: &str| {
        let text = |key: &str| table.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        assert!(!text("source").trim().is_empty(), "{at}: no source");
        let reviewed = chrono::NaiveDate::parse_from_str(&text("reviewed"), "%Y-%m-%d").expect(at);
        assert!((today - reviewed).num_days() <= 731, "{at}: reviewed more than two years ago");
    };
    for name in ["help-lines.toml", "article.toml", "prompts.toml", "first-run.toml", "feeling-words.toml", "way-tools.toml"] {
        dated(&asset(name), name);
    }
    for way in asset("ways.toml")["way"].as_array().expect("the ways") {
        dated(way.as_table().expect("a way"), "ways.toml");
    }
}

#[test]
fn every_asset_of_sentences_is_one_that_these_tests_know() {
    // A new file must be added to the source and review test above, or be known to hold no health text.
    let known = [
        "ways.toml",
        "help-lines.toml",
        "article.toml",
        "prompts.toml",
        "first-run.toml",
        "feeling-words.toml",
        "way-tools.toml",
        "theme.toml",
        // What is new in the program; nothing about health.
        "whats-new.toml",
        // Names and codes of countries; no sentence.
        "countries.toml",
    ];
    for (at, _) in assets() {
        assert!(known.iter().any(|k| at.ends_with(k)), "{at}: say here whether it holds health texts");
    }
}
