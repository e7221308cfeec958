//! The page for the doctor: what is on it, what never is, and that it is one page.

use super::labels::boxes;
use super::made_up::{last_day, made_up};
use gamut::analysis::analyse;
use gamut::domain::{Context, Event, EventKind, Journal, SELF_HARM_KEY, SymptomAnswer, SymptomStrength};
use gamut::guidance;
use gamut::report::{Form, Role, Scene, doctor_sheet, pdf};
use std::sync::Arc;

/// A journal that holds much that is nobody's business, and a narrowing.
fn journal() -> Journal {
    let mut j = made_up(426, 60, 1);
    let harm = j.catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").id;
    let fatigue = j.catalogue.symptom_by_key("fatigue").expect("a symptom").id;
    for c in &mut j.check_ins {
        let c = Arc::make_mut(c);
        let strong = SymptomAnswer::There(SymptomStrength::Strong);
        c.symptoms = vec![(fatigue, strong), (harm, strong)];
        c.note = "private words".into();
        c.context = Context { substances: vec!["wine".into()], company: Some("Ada".into()), ..Context::default() };
    }
    let event = |id: &str, what, name: &str, days: i32| Event {
        id: id.into(),
        day: last_day().plus(days),
        what,
        name: name.into(),
        dose: String::new(),
        note: String::new(),
        deleted_ms: None,
    };
    j.events = vec![event("m", EventKind::MedicineChanged, "sertraline", -70), event("l", EventKind::Loss, "of the dog", -40)];
    j
}

fn page(questions: &[String]) -> Scene {
    let j = journal();
    doctor_sheet(&j, Some(&analyse(&j, last_day())), questions, last_day())
}

fn words(scene: &Scene) -> String {
    let text = |form: &Form| if let Form::Text { text, .. } = form { Some(text.clone()) } else { None };
    scene.shapes.iter().filter_map(|s| text(&s.form)).collect::<Vec<_>>().join(" ")
}

fn asked(n: usize) -> Vec<String> {
    (0..n)
        .map(|i| format!("Question number {i}, which is long enough for two lines on any page and says so, as many do?"))
        .collect()
}

#[test]
fn it_holds_the_questions_in_order_the_dates_the_river_and_what_it_is_not() {
    let page = page(&asked(8));
    let said = words(&page);
    for part in ["Questions for my doctor", "23 November 2026", "24 August 2026", "sertraline", "narrower"] {
        assert!(said.contains(part), "{part} is missing: {said}");
    }
    assert!(said.contains("Self-observation, not diagnosis or treatment"), "SAFETY 11: {said}");
    assert_eq!(said.matches("whoever prescribes it").count(), 1, "SAFETY 12, once on a page: {said}");
    assert!(said.contains("Before you stop or change a medicine, please talk to whoever prescribes it"), "{said}");
    let places: Vec<_> = (0..8).map(|i| said.find(&format!("number {i},")).expect("each is there")).collect();
    assert!(places.is_sorted());
    assert!(page.of(Role::River).count() > 0 && page.of(Role::Medicine).count() > 0);
    assert!(page.description.contains("Question number 7") && page.description.contains("not diagnosis"));
}

#[test]
fn safety_9_neither_the_item_nor_anything_private_is_on_it() {
    let page = page(&asked(3));
    let all = format!("{} {}", words(&page), page.description).to_lowercase();
    for private in ["private words", "wine", "ada", "of the dog", "symptom", "drink", "hurt", "substance"] {
        assert!(!all.contains(private), "{private}: {all}");
    }
    assert!(page.of(Role::Lane).all(|f| !matches!(f, Form::Polygon { .. })), "no flag of another event");
}

#[test]
fn it_is_one_page_with_nothing_outside_however_many_there_are() {
    for n in [0, 1, 8, 14, 40] {
        let page = page(&asked(n));
        assert_eq!((page.width, page.height), (595.0, 842.0));
        for (text, [left, top, right, bottom]) in boxes(&page) {
            assert!(
                left >= 20.0 && top >= 20.0 && right <= 575.5 && bottom <= 822.0,
                "{n}: {text} {left} {top} {right} {bottom}"
            );
        }
        assert_eq!(words(&page).contains("had no room on this page"), n == 40, "{n}");
        let file = pdf(&page).expect("a page");
        assert!(file.starts_with(b"%PDF"));
    }
    let empty = doctor_sheet(&Journal::default(), None, &asked(2), last_day());
    assert!(words(&empty).contains("0 days"));
}

#[test]
fn its_foot_has_a_source_and_a_review_date() {
    let page = guidance::doctor_page().expect("it is in the asset");
    assert!(!page.source.is_empty() && page.reviewed <= last_day().plus(30));
}
