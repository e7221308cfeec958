use crate::sources::asset;
use gamut::{
    domain::{Catalogue, Way},
    guidance::{article, countries, first_run, help, prompts, way, ways},
};

#[test]
fn every_asset_is_read_whole_and_none_fell_back_to_nothing() {
    let entries = |name: &str, key: &str| asset(name)[key].as_array().expect("a list").len();
    assert_eq!(ways().len(), entries("ways.toml", "way"));
    assert_eq!(help().lines.len(), entries("help-lines.toml", "line"));
    assert_eq!(countries().len(), entries("countries.toml", "country"));
    assert_eq!(article().causes.len(), entries("article.toml", "cause"));
    assert_eq!(prompts().len(), entries("prompts.toml", "prompt"));
    assert_eq!(first_run().pages.len(), 3);
    assert!(!help().when_to_seek.is_empty() && !first_run().about.text.is_empty());
}

#[test]
fn the_seven_ways_stand_in_the_articles_order_and_lack_nothing() {
    assert_eq!(ways().iter().map(|w| w.way).collect::<Vec<_>>(), Way::ALL);
    for w in ways() {
        assert_eq!(way(w.way), Some(w));
        for text in [&w.title, &w.one_line, &w.why, &w.questions_title, &w.care, &w.after, &w.source] {
            assert!(!text.trim().is_empty(), "{}", w.title);
        }
        assert!(w.steps.len() >= 3, "{}: something to do now", w.title);
        assert!(w.steps.iter().all(|s| !s.title.is_empty() && !s.text.is_empty()), "{}", w.title);
        assert_eq!(w.questions.is_empty(), w.way == Way::Doctor, "{}: only the doctor's are filled in", w.title);
        let all =
            [&w.one_line, &w.why, &w.care, &w.after].into_iter().chain(&w.questions).chain(w.steps.iter().map(|s| &s.text));
        assert!(all.into_iter().all(|t| !t.contains('{')), "{}: a placeholder would be shown", w.title);
    }
}

#[test]
fn the_round_through_the_senses_has_five_with_a_time_each() {
    let round = way(Way::Senses).expect("the senses");
    assert_eq!(round.steps.iter().map(|s| s.title.as_str()).collect::<Vec<_>>(), ["See", "Hear", "Touch", "Smell", "Taste"]);
    assert!(round.steps.iter().all(|s| s.seconds.is_some_and(|t| (15..=120).contains(&t))));
}

#[test]
fn the_article_tells_nine_symptoms_by_their_keys_and_six_causes_without_a_verdict() {
    let starting = Catalogue::starting();
    let keys: Vec<&str> = article().symptoms.iter().map(|s| s.key.as_str()).collect();
    assert_eq!(keys, starting.symptoms.iter().map(|s| s.key.as_str()).collect::<Vec<_>>());
    assert_eq!((keys.len(), article().causes.len()), (9, 6));
    assert!(article().causes_note.contains("can't tell which"));
    for part in ["Silvi Saxena", "ChoosingTherapy.com", "10 May 2022", "Emotional Blunting: Symptoms, Causes, & How to Cope"] {
        assert!(article().attribution.contains(part), "{part}");
    }
}
