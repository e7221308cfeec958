use super::{Worker, bare, ran};

#[test]
fn help_is_there_with_no_journal_a_broken_one_and_an_unknown_country() {
    let desk = Worker::new();
    for journal in [None, Some(""), Some("garbage"), Some("no/such/folder")] {
        if let Some(bytes) = journal {
            desk.put("journal.gamut", bytes);
        }
        let (code, out, err) = desk.run(&["help-lines", "--country", "nl"]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains("112"), "{out}");
        let (code, out, _) = desk.run(&["help-lines", "--country", "zz", "--json"]);
        let help: serde_json::Value = serde_json::from_str(&out).expect("JSON");
        assert_eq!(code, 0);
        assert!(
            help["lines"].as_array().is_some_and(Vec::is_empty) && help["general"].as_array().is_some_and(|g| !g.is_empty())
        );
    }
    let home = desk.path("home");
    let (code, out, _) = ran(bare(&home).arg("help-lines"));
    assert!(!home.exists(), "nothing is made for it");
    assert_eq!(code, 0);
    assert!(out.contains("--country CC") && !out.contains("988"), "no country is assumed: {out}");
}

#[test]
fn a_country_is_taken_by_its_name_too_and_a_page_without_lines_says_so() {
    let desk = Worker::new();
    for (typed, number) in [("UK", "999"), ("England", "999"), ("usa", "988"), ("U.S.A.", "988"), ("Germany", "112")] {
        let out = desk.ok(&["help-lines", "--country", typed]);
        assert!(out.contains(number) && !out.contains("No lines are held"), "{typed}: {out}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&desk.ok(&["help-lines", "--country", "Österreich", "--json"])).expect("JSON");
    assert_eq!(json["country"], "AT");
    let half = desk.ok(&["help-lines", "--country", "deutsch"]);
    assert!(half.starts_with("“deutsch” was taken as Germany") && half.contains("TelefonSeelsorge"), "{half}");
    assert!(desk.ok(&["help-lines", "--country", "Atlantis"]).contains("No lines are held for this country"));
    let file = desk.path("page.pdf");
    let to = file.to_str().expect("a path");
    let page = |country: &[&str]| desk.ok(&[&["help-lines", "--pdf", to], country].concat());
    assert!(!page(&["--country", "UK"]).contains("no help lines"));
    assert!(page(&["--country", "Atlantis"]).contains("no help lines on it, since none are held for this country"));
    assert!(page(&[]).contains("no help lines on it, since no country is chosen"));
}

#[test]
fn safety_3_several_countries_are_offered_and_a_code_that_is_not_held_is_not_taken_for_another() {
    let desk = Worker::new();
    for (typed, offered) in [("united", "GB United Kingdom · US United States"), ("IS", "IL Israel")] {
        let out = desk.ok(&["help-lines", "--country", typed]);
        assert!(out.starts_with(&format!("“{typed}” could be: {offered}. Say which")), "{out}");
        assert!(!out.contains("checked ") && out.contains("No lines are held for this country"), "no line is shown: {out}");
        let json: serde_json::Value =
            serde_json::from_str(&desk.ok(&["help-lines", "--country", typed, "--json"])).expect("JSON");
        assert!(json["lines"].as_array().is_some_and(Vec::is_empty));
        let codes: Vec<_> = json["could_be"].as_array().into_iter().flatten().filter_map(|c| c["country"].as_str()).collect();
        assert!(!codes.is_empty() && codes.iter().all(|code| offered.contains(code)), "{codes:?}");
    }
    let file = desk.path("page.pdf");
    let said = desk.ok(&["help-lines", "--country", "united", "--pdf", file.to_str().expect("a path")]);
    assert!(said.contains("“united” could be: GB United Kingdom · US United States"), "{said}");
}

#[test]
fn an_answer_about_wanting_to_hurt_oneself_is_saved_and_shows_help_and_no_does_not() {
    let desk = Worker::new();
    let with = desk.ok(&["log", "--symptom", "self_harm=rather_not_say"]);
    let without = desk.ok(&["log", "--symptom", "self_harm=no"]);
    assert!(with.starts_with("Saved") && with.contains("When to seek help"), "{with}");
    assert!(!without.contains("When to seek help"), "{without}");
    assert_eq!(super::json_lines(&desk.ok(&["list", "--json"])).len(), 2);
    assert!(!desk.ok(&["list"]).contains("hurt"), "it is not shown where others may look");
    assert!(!desk.ok(&["list", "--json"]).contains("self_harm"), "SAFETY 9: a listing leaves it out");
    let whole = desk.path("whole.jsonl");
    desk.ok(&["export", whole.to_str().expect("a path")]);
    let whole = std::fs::read_to_string(whole).expect("written");
    assert!(whole.contains(r#""self_harm":"rather_not_say""#), "the whole backup keeps it");
}

#[test]
fn safety_1_help_is_written_on_one_page_with_no_journal_a_broken_one_and_no_country() {
    let desk = Worker::new();
    let file = desk.path("help.pdf");
    let to = file.to_str().expect("a path");
    for journal in [None, Some("garbage")] {
        if let Some(bytes) = journal {
            desk.put("journal.gamut", bytes);
        }
        for country in [&["--country", "nl"][..], &[]] {
            let said = desk.ok(&[&["help-lines", "--pdf", to], country].concat());
            assert!(said.contains("help.pdf") && said.contains("Nothing of your journal is in it"), "{said}");
            assert!(std::fs::read(&file).expect("written").starts_with(b"%PDF"));
        }
    }
    // Another file of that name is left alone, and another ending is told.
    std::fs::write(&file, "a letter").expect("written");
    for name in [to, "help.txt"] {
        let (code, _, err) = desk.run(&["help-lines", "--pdf", name]);
        assert!(code == 14 && !err.is_empty(), "{name}: {err}");
    }
    assert_eq!(std::fs::read_to_string(&file).expect("there"), "a letter");
}

#[test]
fn safety_9_a_plain_export_has_the_item_only_with_the_word_for_it() {
    let desk = Worker::new();
    desk.ok(&["log", "--symptom", "self_harm=mild", "--symptom", "numb=no"]);
    for ending in ["csv", "md"] {
        let file = desk.path(&format!("out.{ending}"));
        let to = file.to_str().expect("a path");
        let holds = || std::fs::read_to_string(&file).expect("written").to_lowercase();
        desk.ok(&["export", to]);
        assert!(!holds().contains("self_harm") && !holds().contains("hurting"), "{ending}");
        desk.ok(&["export", to, "--with-self-harm"]);
        assert!(holds().contains("self_harm") || holds().contains("hurting"), "{ending}");
        desk.ok(&["export", to]);
        assert!(!holds().contains("self_harm") && !holds().contains("hurting"), "{ending}: only that one time");
    }
}

#[test]
fn the_ways_are_told_with_no_journal_too() {
    let desk = Worker::new();
    let ways: serde_json::Value = serde_json::from_str(&desk.ok(&["ways", "--json"])).expect("JSON");
    assert_eq!(ways["ways"].as_array().map(Vec::len), Some(7));
    let no_reason = |w: &serde_json::Value| w["reasons"].as_array().is_some_and(Vec::is_empty);
    assert!(
        ways["ways"].as_array().is_some_and(|w| w.iter().all(no_reason)),
        "without a journal there is no reason of one's own"
    );
    assert!(!desk.path("journal.gamut").exists());
}
