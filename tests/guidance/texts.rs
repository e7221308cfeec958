use crate::sources::{Text, asset, assets, every_text, parts};
use gamut::{
    domain::{Catalogue, SELF_HARM_KEY},
    guidance::{article, first_run, help, ways},
};

/// Every text that says one of the words, as whole words, unless it also holds one of `fine`.
fn saying<'a>(texts: &'a [Text], words: &[&str], fine: &[&str]) -> Vec<String> {
    let plain = |t: &'a Text| t.text.to_lowercase().replace('’', "'");
    let hits = texts.iter().filter(|t| {
        let text = plain(t);
        words.iter().any(|w| has_words(&text, w)) && !fine.iter().any(|f| text.contains(f))
    });
    hits.map(|t| format!("{}: {}", t.at, t.text)).collect()
}

fn has_words(text: &str, words: &str) -> bool {
    let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(words)
        .any(|(i, _)| !part_of_word(text[..i].chars().next_back()) && !part_of_word(text[i + words.len()..].chars().next()))
}

fn none(found: &[String]) {
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
fn safety_12_wherever_an_asset_speaks_of_medicine_it_says_who_decides() {
    let medicine = ["medicine", "medicines", "medication", "antidepressant", "antidepressants", "dose", "tablets", "pills"];
    for (at, asset) in assets() {
        let parts = parts(&asset);
        // Templates are shown as one list, and `the_last_question_always…` holds their end.
        for part in parts.iter().filter(|p| !at.ends_with("ways.toml") || p.len() > 1) {
            let text = part.join(" ").to_lowercase();
            if medicine.iter().any(|m| has_words(&text, m)) {
                let said = text.contains("without whoever prescribes it");
                assert!(said, "{at} speaks of medicine without saying who decides: {text}");
            }
        }
    }
}

#[test]
fn safety_12_no_text_suggests_a_dose_a_switch_or_a_cause() {
    let advice = [
        "increase your dose",
        "raise your dose",
        "lower your dose",
        "reduce your dose",
        "halve your dose",
        "skip a dose",
        "taper",
        "stop taking",
        "come off your",
        "wean",
        "switch to",
        "change your medicine",
        "stop your medicine",
        "because of your medicine",
        "because of the medicine",
        "caused by your",
        "caused by the medicine",
        "due to your medicine",
        "your medicine is",
        "your medicine makes",
    ];
    none(&saying(&every_text(), &advice, &["tells you to stop your medicine"]));
    let dosed = assets().iter().flat_map(|(_, a)| parts(a)).flatten().find(|t| {
        let words: Vec<&str> = t.split_whitespace().collect();
        words.windows(2).any(|w| w[0].parse::<f64>().is_ok() && w[1].starts_with("mg"))
    });
    assert_eq!(dosed, None, "a dose stands in an asset");
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

/// Methods, body parts, tools and places, as stems.
const NAMED_TOO_CLOSELY: [&str; 34] = [
    "cut", "cuts", "cutting", "burn", "burning", "scratch", "blade", "blades", "razor", "knife", "knives", "rope", "hang",
    "hanging", "pill", "pills", "tablets", "overdose", "poison", "gun", "weapon", "jump", "bridge", "train", "rail", "roof",
    "wrist", "wrists", "arm", "arms", "skin", "blood", "scar", "drown",
];

#[test]
fn safety_6_words_about_wanting_to_hurt_oneself_name_no_method_body_part_tool_or_place() {
    let catalogue = Catalogue::starting();
    let label = &catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item is in the starting set").name;
    let told = article().symptoms.iter().find(|s| s.key == SELF_HARM_KEY).map(|s| s.text.clone()).expect("the article's ninth");
    let texts = help().general.iter().chain([label, &told, &help().emergency_rule]).chain(&help().when_to_seek);
    for text in texts {
        let close: Vec<&&str> = NAMED_TOO_CLOSELY.iter().filter(|w| has_words(&text.to_lowercase(), w)).collect();
        assert!(close.is_empty(), "{text}: {close:?}");
    }
}

#[test]
fn safety_17_each_way_says_who_should_take_care_and_takes_worse_as_an_answer() {
    for way in ways() {
        assert!(way.care.len() > 40, "{}: care", way.title);
        let after = way.after.to_lowercase();
        assert!(after.contains("worse") && way.after.contains("Help"), "{}: {after}", way.title);
        assert!(after.contains("how much can you feel right now"), "{}: the same question as before", way.title);
    }
    let senses = ways().first().expect("the senses come first");
    assert!(senses.care.contains("memories"), "the senses can wake memories");
    let substances = ways().last().expect("substances come last");
    assert!(substances.care.contains("can be dangerous") && substances.care.contains("doctor first"));
}

#[test]
fn safety_17_no_way_promises_anything() {
    let promises = [
        "will help",
        "will make you feel",
        "you will feel",
        "you'll feel",
        "cure",
        "cures",
        "heals",
        "guarantee",
        "guaranteed",
        "proven",
        "always works",
        "never fails",
        "brings back",
        "oxytocin",
    ];
    none(&saying(&every_text(), &promises, &[]));
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
    for name in ["help-lines.toml", "article.toml", "prompts.toml", "first-run.toml"] {
        dated(&asset(name), name);
    }
    for way in asset("ways.toml")["way"].as_array().expect("the ways") {
        dated(way.as_table().expect("a way"), "ways.toml");
    }
}

#[test]
fn every_asset_of_sentences_is_one_that_these_tests_know() {
    // A new file must be added to the source and review test above, or be known to hold no health text.
    let known = ["ways.toml", "help-lines.toml", "article.toml", "prompts.toml", "first-run.toml", "theme.toml"];
    for (at, _) in assets() {
        assert!(known.iter().any(|k| at.ends_with(k)), "{at}: say here whether it holds health texts");
    }
}
