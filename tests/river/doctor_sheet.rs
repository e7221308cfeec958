//! The page for the doctor: what is on it, what never is unless it was ticked, and that nothing of it is lost or outside.

use super::labels::boxes;
use super::made_up::{blank, last_day, made_up, rated};
use gamut::analysis::{analyse, now_beside_usual, said_in};
use gamut::domain::{
    Catalogue, Context, Event, EventKind, Journal, SELF_HARM_KEY, SelfHarmItem, SymptomAnswer, SymptomStrength, Valence,
};
use gamut::guidance;
use gamut::report::{
    DoctorPart, DoctorWish, ForDoctor, Paper, PaperPage, PartIs, Period, Role, WhichEvent, doctor_pages, pdf_of_paper,
    without_letters,
};
use std::{collections::BTreeSet, sync::Arc};

fn event(id: &str, what: EventKind, name: &str, dose: &str, days: i32) -> Event {
    let (name, dose, note) = (name.into(), dose.into(), format!("note of {id}"));
    Event { id: id.into(), day: last_day().plus(days), what, name, dose, note, deleted_ms: None }
}

/// A journal that holds much that is nobody's business, and a narrowing.
fn journal() -> Journal {
    let mut j = made_up(426, 60, 1);
    let harm = j.catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").id;
    let fatigue = j.catalogue.symptom_by_key("fatigue").expect("a symptom").id;
    for c in &mut j.check_ins {
        let c = Arc::make_mut(c);
        let strong = SymptomAnswer::There(SymptomStrength::Strong);
        c.symptoms = vec![(fatigue, strong), (harm, strong)];
        c.note = format!("private words of {}", c.day).into();
        c.context = Context { substances: vec!["wine".into()], company: Some("Ada".into()), ..Context::default() };
    }
    j.events = vec![
        event("old", EventKind::MedicineStarted, "lithium", "600 mg", -900),
        event("m", EventKind::MedicineChanged, "sertraline", "100 mg", -70),
        event("l", EventKind::Loss, "of the dog", "", -40),
    ];
    j
}

fn pages_of(j: &Journal, questions: &[String], wish: &DoctorWish) -> Vec<PaperPage> {
    let found = analyse(j, last_day());
    doctor_pages(&ForDoctor { journal: j, analysis: Some(&found), questions, today: last_day(), wish })
}

fn said(pages: &[PaperPage]) -> String {
    let text = |p: &PaperPage| boxes(&p.scene).into_iter().map(|(text, _)| text).collect::<Vec<_>>().join(" ");
    pages.iter().map(text).collect::<Vec<_>>().join(" ")
}

fn asked(n: usize) -> Vec<String> {
    (0..n).map(|i| format!("Question number {i}, which is long enough for two lines on any page and says so?")).collect()
}

/// No text leaves its paper or stands in its foot, and none touches another.
fn nothing_overlaps(pages: &[PaperPage], at: &str) {
    for page in pages {
        let all = boxes(&page.scene);
        for (n, (a, [left, top, right, bottom])) in all.iter().enumerate() {
            let (w, h) = (page.scene.width, page.scene.height);
            assert!(
                *left >= 20.0 && *top >= 20.0 && *right <= w - 19.0 && *bottom <= h - 20.0,
                "{at}: {a:?} {left} {top} {right} {bottom}"
            );
            for (b, other) in all.iter().skip(n + 1) {
                let apart = *right <= other[0] || other[2] <= *left || *bottom <= other[1] + 0.4 || other[3] <= *top + 0.4;
                assert!(apart, "{at}: {b:?} {other:?} touches {a:?} {:?}", [left, top, right, bottom]);
            }
        }
    }
}

#[test]
fn it_holds_medicines_with_their_dates_the_river_what_was_noticed_numbers_questions_and_what_it_is_not() {
    let pages = pages_of(&journal(), &asked(4), &DoctorWish::default());
    let said = said(&pages);
    for part in [
        "lithium: 600 mg since",
        "sertraline: 100 mg since",
        "of the dog",
        "What was noticed",
        "It began",
        "Another reading",
        "Days with check-ins",
        "Numbness on average",
        "Symptoms: days there, of days answered",
        "Question number 3",
        "Check-ins on",
        "Medicine changed · sertraline 100 mg",
    ] {
        assert!(said.contains(part), "{part} is missing: {said}");
    }
    assert!(said.contains("Self-observation, not diagnosis or treatment"), "SAFETY 11: {said}");
    assert!(said.contains("Before you stop or change a medicine, please talk to whoever prescribes it"), "SAFETY 12: {said}");
    assert!(!said.contains("Your check-ins") && said.contains("My check-ins"), "it is the person who speaks: {said}");
    let first = &pages[0];
    assert!(first.scene.of(Role::River).count() > 0 && first.scene.of(Role::Medicine).count() > 2);
    let pictures = first.parts.iter().filter(|p| matches!(&p.is, PartIs::Picture(words) if words.contains("lithium")));
    assert_eq!(pictures.count(), 1, "the picture has words for it");
    nothing_overlaps(&pages, "as it is");
}

#[test]
fn safety_9_neither_the_item_nor_anything_private_is_on_it() {
    let j = journal();
    let item = j.catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").name.clone();
    let wish = DoctorWish { second_page: true, ..DoctorWish::default() };
    let pages = pages_of(&j, &asked(3), &wish);
    let described: String = pages.iter().map(|p| p.scene.description.as_str()).collect();
    let all = format!("{} {described}", said(&pages));
    for private in ["private words", "wine", "Ada", "note of", item.as_str(), "substance"] {
        assert!(!all.contains(private), "{private}: {all}");
    }
    let ticked = DoctorWish { self_harm: SelfHarmItem::Kept, ..wish };
    let all = said(&pages_of(&j, &asked(3), &ticked));
    assert!(all.contains("answered on"), "ticked, it says its days: {all}");
    for level in ["mild", "moderate", "strong:"] {
        assert!(!all.contains(level), "SAFETY 8, no level: {level}");
    }
}

#[test]
fn a_note_goes_in_alone_and_each_part_and_each_event_can_be_left_out() {
    let j = journal();
    let noted = j.check_ins.iter().rev().nth(3).expect("one of the last days");
    let wish = DoctorWish { notes: [noted.id.clone()].into(), event_notes: ["l".into()].into(), ..DoctorWish::default() };
    let all = said(&pages_of(&j, &asked(2), &wish));
    assert_eq!(all.matches("private words").count(), 1, "{all}");
    assert!(
        all.contains(&format!("private words of {}", noted.day)) && all.contains("note of l") && !all.contains("note of m")
    );
    for (part, words) in [
        (DoctorPart::Medicines, "lithium: 600"),
        (DoctorPart::River, "Numbness, 0 to 10"),
        (DoctorPart::Events, "of the dog"),
        (DoctorPart::Noticed, "It began"),
        (DoctorPart::Questions, "Question number"),
        (DoctorPart::Table, "How strong they get"),
        (DoctorPart::Symptoms, "Symptoms: days there"),
        (DoctorPart::Coverage, "Check-ins on"),
    ] {
        let whole = said(&pages_of(&j, &asked(2), &DoctorWish::default()));
        let without = said(&pages_of(&j, &asked(2), &DoctorWish { without: [part].into(), ..DoctorWish::default() }));
        assert!(whole.contains(words) && !without.contains(words), "{part:?}: {without}");
    }
    let without = DoctorWish { without_events: ["l".into()].into(), ..DoctorWish::default() };
    assert!(!said(&pages_of(&j, &[], &without)).contains("of the dog"));
}

#[test]
fn nothing_overlaps_and_nothing_is_lost_however_much_there_is() {
    let medicine = |i: i32| {
        let name = format!("Medicine with a name that is as long as a name may be here {i}");
        event(&format!("x{i}"), EventKind::MedicineStarted, &name, "75 mg twice a day", -3 - 4 * i)
    };
    let mut crowded = journal();
    crowded.events.extend((0..20).map(medicine));
    crowded
        .events
        .extend((0..40).map(|i| event(&format!("e{i}"), EventKind::Other, &format!("Happening {i}"), "", -2 - 2 * i)));
    crowded.sort();
    let mut few = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let joy = few.catalogue.feelings.iter().find(|f| f.valence == Valence::Pleasant).expect("a feeling").id;
    for n in 0..7 {
        let mut c = blank(last_day().plus(-n), 9, usize::try_from(n).expect("few"));
        c.answers.push((joy, rated(4)));
        few.check_ins.push(Arc::new(c));
    }
    few.sort();
    for paper in Paper::ALL {
        for (name, j) in
            [("crowded", &crowded), ("a week of joy", &few), ("nothing", &Journal::default()), ("usual", &journal())]
        {
            for n in [0, 8, 30] {
                for (period, notes) in [(Period::SinceDose, false), (Period::TwoYears, true)] {
                    let all = if notes { j.check_ins.iter().take(60).map(|c| c.id.clone()).collect() } else { BTreeSet::new() };
                    let wish = DoctorWish { paper, period, notes: all, second_page: true, ..DoctorWish::default() };
                    let pages = pages_of(j, &asked(n), &wish);
                    let at = format!("{name}, {paper:?}, {n} questions, {period:?}");
                    assert_eq!((pages[0].scene.width, pages[0].scene.height), paper.size(), "{at}");
                    nothing_overlaps(&pages, &at);
                    let said = said(&pages);
                    for i in 0..n {
                        assert!(said.contains(&format!("Question number {i},")), "{at}: {i} is lost");
                    }
                    for e in j.events.iter().filter(|e| e.what.is_medicine()) {
                        let whole: String = said.split_whitespace().collect();
                        let name: String = e.name.split_whitespace().collect();
                        assert!(whole.contains(&name), "{at}: {} is lost", e.name);
                    }
                    assert!(pdf_of_paper(&pages).is_ok(), "{at}");
                }
            }
        }
    }
}

/// What stands on it beside what the analysis has, for the table and the coverage.
#[test]
fn its_numbers_are_those_of_the_analysis() {
    let j = journal();
    let found = analyse(&j, last_day());
    let compared = now_beside_usual(&found, &j).expect("there is enough");
    let wish = DoctorWish { event: WhichEvent::None, ..DoctorWish::default() };
    let pages = pages_of(&j, &[], &wish);
    let rows: Vec<Vec<String>> = pages[0]
        .parts
        .iter()
        .filter_map(|p| if let PartIs::Table(rows) = &p.is { Some(rows) } else { None })
        .flatten()
        .map(|row| {
            let text = |shape: &gamut::report::Shape| match &shape.form {
                gamut::report::Form::Text { text, .. } => Some(text.clone()),
                _ => None,
            };
            let cell = |c: &gamut::report::PageCell| {
                pages[0].scene.shapes[c.shapes.clone()].iter().filter_map(text).collect::<Vec<_>>().join(" ")
            };
            row.iter().map(cell).collect()
        })
        .collect();
    let of = |label: &str| rows.iter().filter(|r| r[0] == label).map(|r| r[1..].to_vec()).collect::<Vec<_>>();
    let pair = |c: gamut::analysis::Change| vec![format!("{:.1}", c.usual), format!("{:.1}", c.recent)];
    assert_eq!(of("On average"), [pair(compared.pleasant.level), pair(compared.unpleasant.level)]);
    assert_eq!(of("How strong they get"), [pair(compared.pleasant.high), pair(compared.unpleasant.high)]);
    assert_eq!(of("How much they vary"), [pair(compared.pleasant.width), pair(compared.unpleasant.width)]);
    assert_eq!(of("A day's best feeling, on average"), [pair(compared.best.expect("rated"))]);
    assert_eq!(of("Numbness on average"), [pair(compared.numbness.expect("rated"))]);
    let days = |w: gamut::analysis::Window| format!("{} of {}", w.days_logged, w.until.since(w.from) + 1);
    assert_eq!(of("Days with check-ins"), [[days(compared.usual), days(compared.recent)]]);
    let tired = j.catalogue.symptom_by_key("fatigue").expect("a symptom");
    let told = [compared.usual, compared.recent].map(|w| {
        let said = said_in(&j, (w.from, w.until), last_day());
        let s = said.symptom(tired.id).expect("answered").clone();
        format!("{} of {}", s.there, s.answered)
    });
    assert_eq!(of(&tired.name), [told]);
}

#[test]
fn letters_that_no_font_of_ours_has_are_told_and_stay_words() {
    let mut j = journal();
    j.events.push(event("z", EventKind::Move, "東京へ引っ越し", "", -5));
    j.sort();
    let pages = pages_of(&j, &[], &DoctorWish::default());
    assert!(without_letters(&pages).is_some() && without_letters(&pages_of(&journal(), &[], &DoctorWish::default())).is_none());
    assert!(said(&pages).contains("東京へ引っ越し"));
}

/// With `pdfinfo`, `pdffonts` and `pdftotext` of Poppler, where they are.
#[test]
fn another_reader_finds_it_tagged_with_its_fonts_inside_in_reading_order_and_names_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.pdf");
    let pages = pages_of(&journal(), &asked(12), &DoctorWish { second_page: true, ..DoctorWish::default() });
    let bytes = pdf_of_paper(&pages).expect("made");
    assert_eq!(bytes, pdf_of_paper(&pages).expect("made"), "the same pages give the same bytes");
    let plain = String::from_utf8_lossy(&bytes);
    for wanted in
        ["pdfuaid:part", "/S/Table", "/S/TH", "/S/TD", "/S/Figure", "/S/H1", "/S/H2", "/S/LI", "/Lang(en)", "/Scope/Row"]
    {
        assert!(plain.contains(wanted), "{wanted}");
    }
    for who in ["/CreationDate", "/ModDate", "/Author", env!("CARGO_MANIFEST_DIR")] {
        assert!(!plain.contains(who), "{who}");
    }
    std::fs::write(&file, bytes).expect("written");
    let run = |program: &str, more: &[&str]| std::process::Command::new(program).args(more).arg(&file).arg("-").output();
    let Ok(info) = std::process::Command::new("pdfinfo").arg(&file).output() else {
        return super::skipped::skipped("pdfinfo of Poppler is not installed");
    };
    assert!(info.status.success() && info.stderr.is_empty(), "{}", String::from_utf8_lossy(&info.stderr));
    assert!(String::from_utf8_lossy(&info.stdout).contains("Tagged:          yes"));
    let fonts = std::process::Command::new("pdffonts").arg(&file).output().expect("it is beside pdfinfo");
    let fonts = String::from_utf8_lossy(&fonts.stdout).into_owned();
    assert!(fonts.lines().skip(2).all(|l| l.contains(" yes yes yes ")) && fonts.lines().count() >= 4, "{fonts}");
    let read = run("pdftotext", &["-raw"]).expect("it is beside pdfinfo");
    let read = String::from_utf8_lossy(&read.stdout).into_owned();
    let order = [
        "For my doctor: my feelings",
        "lithium",
        "Events and my own words",
        "What was noticed",
        "My questions",
        "In numbers",
        "Self-observation",
    ];
    let places: Vec<usize> = order.iter().map(|words| read.find(words).unwrap_or_else(|| panic!("{words}: {read}"))).collect();
    assert!(places.is_sorted(), "{places:?} {read}");
}

#[test]
fn its_foot_has_a_source_and_a_review_date() {
    let page = guidance::doctor_page().expect("it is in the asset");
    assert!(!page.source.is_empty() && page.reviewed <= last_day().plus(30));
}
