use crate::{
    sources::{assets, every_text, parts},
    texts::{has_words, none, saying},
};
use gamut::{
    domain::{Catalogue, SELF_HARM_KEY, SafetyPlan},
    guidance::{article, help, plan_part_name, ways},
};

#[test]
fn safety_12_wherever_an_asset_speaks_of_medicine_it_says_who_decides() {
    let medicine = ["medicine", "medicines", "medication", "antidepressant", "antidepressants", "dose", "tablets", "pills"];
    for (at, asset) in assets() {
        // The article is one page.
        let parts = if at.ends_with("article.toml") { vec![parts(&asset).concat()] } else { parts(&asset) };
        // Templates are shown as one list, and `the_last_question_always…` holds their end.
        for part in parts.iter().filter(|p| !at.ends_with("ways.toml") || p.len() > 1) {
            let text = part.join(" ").to_lowercase();
            if medicine.iter().any(|m| has_words(&text, m)) {
                let said = text.contains("before you stop or change") && text.contains("whoever prescribes it");
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
    // What stands beside it in the form, in the settings and in the plan, too.
    let said = every_text().into_iter().filter(|t| t.text.to_lowercase().contains("hurt myself")).map(|t| t.text);
    let around: Vec<String> =
        said.chain(SafetyPlan::default().parts().map(|(part, _)| plan_part_name(part).to_owned())).collect();
    assert!(around.len() > 8, "the words around the item were not found");
    for text in texts.chain(&around) {
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
        let line = &way.care_line;
        assert!(
            (6..=20).contains(&line.split_whitespace().count()),
            "{}: one line of care, read in a breath: {line}",
            way.title
        );
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
        "this always works",
        "never fails",
        "brings back",
        "oxytocin",
    ];
    none(&saying(&every_text(), &promises, &[]));
}
