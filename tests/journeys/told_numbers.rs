//! What the rooms and files tell of two stretches, read where a person reads it.

use super::made_up::today;
use super::steps::{Window, go, opened};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    analysis::Analysis,
    app::Room,
    domain::{DayKey, Journal, Valence},
    report::{DoctorWish, ForDoctor, Form, Palette, PaperPage, PictureView, doctor_pages, profile},
};
use serde_json::Value;

/// One stretch as `analyze --json` has it, rounded as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    from: DayKey,
    until: DayKey,
    logged: u64,
    /// Width, high and level of pleasant feelings, then of unpleasant ones.
    sides: [Option<String>; 6],
    best: Option<String>,
    numbness: Option<String>,
}

fn rounded(n: &Value) -> Option<String> {
    n.as_f64().map(|n| format!("{n:.1}"))
}

fn day(text: &Value) -> DayKey {
    text.as_str().and_then(DayKey::parse).expect("a day")
}

const SIDES: [(&str, &str); 6] = [
    ("pleasant", "width"),
    ("pleasant", "high"),
    ("pleasant", "level"),
    ("unpleasant", "width"),
    ("unpleasant", "high"),
    ("unpleasant", "level"),
];

/// Of the numbers of a pattern.
pub fn of_numbers(n: &Value) -> Stretch {
    Stretch {
        from: day(&n["from"]),
        until: day(&n["until"]),
        logged: n["days_logged"].as_u64().expect("a count"),
        sides: SIDES.map(|(side, of)| rounded(&n[side][of])),
        best: rounded(&n["best"]),
        numbness: rounded(&n["numbness"]),
    }
}

/// Of what the last day rests on: its "usual" or its "recent" half.
pub fn of_evidence(e: &Value, half: &str) -> Stretch {
    Stretch {
        from: day(&e[half]["from"]),
        until: day(&e[half]["until"]),
        logged: e[half]["days_logged"].as_u64().expect("a count"),
        sides: SIDES.map(|(side, of)| rounded(&e[side][of][half])),
        best: rounded(&e["best"][half]),
        numbness: rounded(&e["numbness"][half]),
    }
}

fn labels(w: &Window) -> Vec<String> {
    let all = w.root().children_recursive().map(|n| n.accesskit_node());
    all.filter_map(|n| n.label().or_else(|| n.value())).collect()
}

/// The table of numbers that is unfolded in the room says these two stretches.
pub fn table_says(w: &Window, before: &Stretch, after: &Stretch) {
    let all = labels(w);
    let row = |label: &str| {
        let at = all.iter().position(|l| l == label)?;
        Some((all.get(at + 1)?.clone(), all.get(at + 2)?.clone()))
    };
    let dates = |s: &Stretch| format!("{} to {}", s.from.words(), s.until.words());
    assert_eq!(row("Dates"), Some((dates(before), dates(after))), "{all:?}");
    let logged = |s: &Stretch| format!("{} of {}", s.logged, s.until.since(s.from) + 1);
    assert_eq!(row("Days with check-ins"), Some((logged(before), logged(after))));
    let names = ["pleasant", "unpleasant"]
        .map(|side| [format!("How much {side} feelings vary"), format!("How strong {side} feelings get"), on_average(side)]);
    let names = names.concat();
    for ((name, b), a) in names.iter().zip(&before.sides).zip(&after.sides) {
        assert_eq!(row(name), b.clone().zip(a.clone()), "{name}");
    }
    assert_eq!(row("A day's best feeling, on average"), before.best.clone().zip(after.best.clone()));
    assert_eq!(row("Numbness on average"), before.numbness.clone().zip(after.numbness.clone()));
}

fn on_average(side: &str) -> String {
    let (first, rest) = side.split_at(1);
    format!("{}{rest} feelings on average", first.to_uppercase())
}

/// The middle of the strongest ratings of a side, counted here once more.
fn typical(journal: &Journal, s: &Stretch, side: Valence) -> String {
    let of = |id| journal.catalogue.feeling(id).is_some_and(|f| f.valence == side);
    let inside = journal.check_ins.iter().filter(|c| (s.from..=s.until).contains(&c.day));
    let strongest = inside.filter_map(|c| c.answers.iter().filter(|a| of(a.0)).filter_map(|a| a.1.number()).max());
    let mut all: Vec<u8> = strongest.collect();
    all.sort_unstable();
    let (low, high) = (all[(all.len() - 1) / 2], all[all.len() / 2]);
    let text = format!("{:.1}", f64::from(low + high) / 2.0);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// The last of the small pictures in the room tells a typical day of these stretches.
pub fn picture_tells(w: &Window, journal: &Journal, before: &Stretch, after: &Stretch) {
    let pictures = w.query_all_by_role_and_label(Role::Image, "Your range now against usual");
    let told = pictures.last().expect("a picture").accesskit_node().value().unwrap_or_default();
    for (name, side) in [("pleasant", Valence::Pleasant), ("unpleasant", Valence::Unpleasant)] {
        let [usual, later] = [before, after].map(|s| typical(journal, s, side));
        let part = format!("The strongest {name} feeling of a typical day was {usual} usually and {later} ");
        assert!(told.contains(&part), "{part}: {told}");
    }
    let days = format!("This is from {} and {} days with check-ins.", before.logged, after.logged);
    assert!(told.ends_with(&days), "{days}: {told}");
}

/// Range's side and the profile have the last three weeks beside the usual.
pub fn range_says(w: &mut Window, analysis: &Analysis, journal: &Journal, before: &Stretch, now: &Stretch) {
    go(w, Room::Range);
    let head = format!("last 21 days, {} with check-ins, against {} usual days", now.logged, before.logged);
    assert!(w.query_by_label(&head).is_some(), "{head}");
    let side = |name: &str, pair: (&Option<String>, &Option<String>)| {
        let (Some(usual), Some(now)) = pair else { return };
        let told = format!("{name}: usually {usual}, now {now}");
        assert!(w.query_by_label(&told).is_some(), "{told}");
    };
    side("How much pleasant feelings vary", (&before.sides[0], &now.sides[0]));
    side("How strong pleasant feelings get", (&before.sides[1], &now.sides[1]));
    side("How much unpleasant feelings vary", (&before.sides[3], &now.sides[3]));
    side("How strong unpleasant feelings get", (&before.sides[4], &now.sides[4]));
    side("Numbness on average", (&before.numbness, &now.numbness));
    let view = PictureView { width: 860.0, palette: Palette::light(), text_scale: 1.0 };
    let drawn = profile(journal, analysis, &view);
    for (n, name) in [
        (1, "How strong pleasant feelings get"),
        (0, "How much pleasant feelings vary"),
        (4, "How strong unpleasant feelings get"),
        (3, "How much unpleasant feelings vary"),
    ] {
        let row = drawn.table.rows.iter().find(|r| r[0].as_deref() == Some(name)).expect("a row");
        assert_eq!((&row[1], &row[2]), (&before.sides[n], &now.sides[n]), "{name}");
        let logged = [before.logged, now.logged].map(|n| Some(n.to_string()));
        assert_eq!((&row[4], &row[5]), (&logged[0], &logged[1]));
    }
}

/// The band covers the dates of the usual, and the river says how far it reaches.
pub fn band_says(w: &mut Window, said: &Value, before: &Stretch) {
    let window = &said["usual"]["window"];
    assert_eq!((day(&window["from"]), day(&window["until"])), (before.from, before.until), "the band's dates");
    assert_eq!(window["days_logged"].as_u64(), Some(before.logged));
    let tidy = |n: &Value| rounded(n).map(|t| t.strip_suffix(".0").map_or(t.clone(), str::to_owned)).expect("a number");
    let band = |side: &str| {
        let of = &said["usual"][side];
        format!("{} to {} {side}", tidy(&of["p10"]), tidy(&of["p90"]))
    };
    go(w, Room::Range);
    let told = format!("On a usual day the strongest is {} and {}.", band("pleasant"), band("unpleasant"));
    assert!(w.query_all_by_label_contains(&told).next().is_some(), "{told}");
}

/// The page for the doctor, all of it on one sheet.
pub fn doctors_first_page(journal: &Journal, analysis: &Analysis, questions: &[String]) -> PaperPage {
    let wish = DoctorWish::default();
    let of = ForDoctor { journal, analysis: Some(analysis), questions, today: today(), wish: &wish };
    doctor_pages(&of).remove(0)
}

/// Questions and page have the numbers of the pattern that stands.
pub fn doctor_says(w: &Window, analysis: &Analysis, journal: &Journal, before: &Stretch, now: &Stretch) {
    let findings = opened(w).journal.findings.clone().expect("worked out");
    let questions: Vec<String> = findings.questions.iter().map(|q| q.words.clone()).collect();
    let page = doctors_first_page(journal, analysis, &questions).scene;
    let text = |form: &Form| if let Form::Text { text, .. } = form { Some(text.clone()) } else { None };
    let printed = page.shapes.iter().filter_map(|s| text(&s.form)).collect::<Vec<_>>().join(" ");
    let change = |b: &Option<String>, a: &Option<String>| Some(format!("{} before, {} now", b.as_ref()?, a.as_ref()?));
    let of = |n: usize| change(&before.sides[n], &now.sides[n]);
    let both = |p: usize, u: usize| Some(format!("pleasant ones {}; unpleasant ones {}", of(p)?, of(u)?));
    let numbness = change(&before.numbness, &now.numbness).map(|n| format!("How numb I feel on average, of 10: {n}"));
    let stretch = |s: &Stretch| format!("{} to {}, {} days with check-ins", s.from.words(), s.until.words(), s.logged);
    let days = Some(format!("before is {}; now is {}", stretch(before), stretch(now)));
    for wanted in [both(0, 3), both(1, 4), numbness, days].into_iter().flatten() {
        assert!(questions.iter().any(|q| q.contains(&wanted)), "{wanted}: {questions:?}");
        assert!(page.description.contains(&wanted) && printed.contains(&wanted), "{wanted} on the page: {printed}");
    }
}

/// What every text of a room says of two stretches: its words without the numbers, and the two numbers.
#[derive(Debug, Default)]
pub struct Told(std::collections::BTreeMap<String, std::collections::BTreeSet<(String, String)>>);

/// Words that a number is told by, which say nothing about what it is.
const AROUND: [&str; 8] = ["usually", "recently", "before", "now", "and", "was", "is", "then"];

impl Told {
    /// All that stands in the room now.
    pub fn hear(&mut self, w: &Window) {
        for text in labels(w) {
            self.hear_text(&text);
        }
    }

    pub fn hear_text(&mut self, text: &str) {
        for sentence in text.split('\n').flat_map(|t| t.split(". ")) {
            let words: Vec<&str> = sentence.split_whitespace().map(|w| w.trim_matches([',', '.', ':'])).collect();
            // Of what was noticed earlier, older numbers are told as that.
            let is_of_now =
                ["usually", "before"].iter().any(|w| words.contains(w)) && !sentence.contains("when it was noticed");
            let is_step = |w: &&&str| w.parse::<f64>().is_ok_and(|n| (0.0..=20.0).contains(&n));
            let numbers: Vec<&str> = words.iter().filter(is_step).copied().collect();
            let [usual, later] = numbers[..] else { continue };
            let what: Vec<&str> = words.iter().filter(|w| !AROUND.contains(w) && w.parse::<f64>().is_err()).copied().collect();
            if is_of_now && !what.is_empty() {
                let tidy = |n: &str| n.strip_suffix(".0").unwrap_or(n).to_owned();
                self.0.entry(what.join(" ").to_lowercase()).or_default().insert((tidy(usual), tidy(later)));
            }
        }
    }

    /// The same words have the same numbers, wherever they stand.
    pub fn agrees(&self) {
        let torn: Vec<_> = self.0.iter().filter(|(_, numbers)| numbers.len() > 1).collect();
        assert!(torn.is_empty(), "the same words with different numbers: {torn:#?}");
        assert!(self.0.len() > 5, "too little was heard: {:?}", self.0.keys());
    }
}
