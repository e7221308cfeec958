//! Two stretches beside each other: what is drawn, said and tabled of what was found.

use super::labels::{boxes, keep_apart};
use super::made_up::{last_day, made_up};
use gamut::analysis::{BeforeAfter, TwoStretches, Windows, before_after, two_stretches, words::Measure};
use gamut::domain::{Event, EventKind, Journal};
use gamut::report::{Form, Palette, Picture, PictureView, Role, before_after_picture, two_stretches_picture};

fn view(width: f32, text_scale: f32) -> PictureView {
    PictureView { width, palette: Palette::light(), text_scale }
}

fn event(id: &str, ago: i32, name: &str) -> Event {
    let (name, dose, note) = (name.to_owned(), String::new(), String::new());
    Event { id: id.into(), day: last_day().plus(-ago), what: EventKind::Other, name, dose, note, deleted_ms: None }
}

/// Narrower over its last sixty days, with an event where that begins and another a little before.
fn journal() -> Journal {
    let mut j = made_up(426, 60, 1);
    j.events = vec![event("b", 75, "Guests"), event("a", 60, "A move to another town with a long name")];
    j
}

fn around(j: &Journal, ago: i32) -> BeforeAfter {
    let mut j = j.clone();
    j.events.push(event("asked", ago, "Asked for"));
    j.sort();
    before_after(&j, &"asked".into(), last_day(), Windows::default()).expect("it is there")
}

fn beside(j: &Journal) -> TwoStretches {
    let of = |from: i32, until: i32| (last_day().plus(-from), last_day().plus(-until));
    two_stretches(j, of(200, 160), of(28, 0), last_day()).expect("no day in common")
}

fn whiskers(p: &Picture) -> Vec<(f32, f32)> {
    p.scene.of(Role::Span).map(|f| if let Form::Line { from, to, .. } = f { (from.0, to.0) } else { (0.0, 0.0) }).collect()
}

#[test]
fn too_little_is_said_in_words_and_nothing_is_drawn() {
    let j = journal();
    for found in [around(&j, 2), around(&j, 424), around(&Journal::default(), 60)] {
        let p = before_after_picture(&found, &j.catalogue, Measure::Level, &view(640.0, 1.0));
        assert!(p.sentence.contains("Too little to compare: "), "{}", p.sentence);
        assert_eq!([Role::Value, Role::Usual, Role::Span].map(|r| p.scene.of(r).count()), [0, 0, 0]);
        assert!(p.table.rows.is_empty());
    }
}

#[test]
fn each_line_has_its_ring_its_disc_and_the_range_of_its_difference() {
    let j = journal();
    let found = around(&j, 58);
    for measure in Measure::ALL {
        let p = before_after_picture(&found, &j.catalogue, measure, &view(860.0, 1.0));
        let lines = 2 + found.differences.feelings.len();
        assert_eq!([Role::Value, Role::Usual, Role::Span].map(|r| p.scene.of(r).count()), [lines; 3]);
        assert_eq!(p.table.rows.len(), lines);
        assert!(whiskers(&p).iter().all(|(a, b)| a <= b));
        // A narrowing: the second lies left of the first, and so does what other draws say.
        let rings: Vec<f32> = centres(&p, Role::Usual);
        let discs = centres(&p, Role::Value);
        assert!(discs[0] < rings[0] && whiskers(&p)[0].1 < rings[0], "{measure:?}");
    }
}

fn centres(p: &Picture, role: Role) -> Vec<f32> {
    p.scene.of(role).filter_map(|f| if let Form::Circle { centre, .. } = f { Some(centre.0) } else { None }).collect()
}

#[test]
fn the_sentence_keeps_to_the_measure_and_the_other_events_are_named_without_a_cause() {
    let j = journal();
    let found = around(&j, 58);
    let of = |measure| before_after_picture(&found, &j.catalogue, measure, &view(860.0, 1.0));
    let said = of(Measure::Width).sentence;
    assert!(said.starts_with("Before: the 28 days from ") && said.contains("How much pleasant feelings vary"), "{said}");
    assert!(!said.contains("on average") && !said.contains("How strong"), "{said}");
    assert!(of(Measure::Level).sentence.contains("Numbness on average"));
    let words: Vec<String> = boxes(&of(Measure::Width).scene).into_iter().map(|b| b.0).collect();
    let words = words.join(" ");
    assert!(words.contains("Guests") && words.contains("A move to another town"), "{words}");
    assert!(words.contains("doesn't say why") && !words.contains("because"), "{words}");
}

#[test]
fn two_chosen_stretches_are_drawn_the_same_way() {
    let j = journal();
    let p = two_stretches_picture(&beside(&j), &j.catalogue, Measure::High, &view(860.0, 1.0));
    assert!(
        p.sentence.starts_with("The first: the 41 days from ") && p.sentence.contains("How strong pleasant feelings get"),
        "{}",
        p.sentence
    );
    assert_eq!(p.scene.of(Role::Value).count(), p.table.rows.len());
    let words: Vec<String> = boxes(&p.scene).into_iter().map(|b| b.0).collect();
    assert!(words.iter().any(|w| w.starts_with("the first: ")), "{words:?}");
}

#[test]
fn no_two_labels_touch_and_none_leaves_the_picture_at_any_size() {
    let j = journal();
    let (around, beside) = (around(&j, 58), beside(&j));
    for width in [0.0, 300.0, 400.0, 559.0, 560.0, 860.0, 1900.0, f32::NAN] {
        for text_scale in [0.8, 1.0, 2.0] {
            for p in [
                before_after_picture(&around, &j.catalogue, Measure::Level, &view(width, text_scale)),
                two_stretches_picture(&beside, &j.catalogue, Measure::Width, &view(width, text_scale)),
            ] {
                keep_apart(&p.scene, &format!("{width}, text {text_scale}"));
            }
        }
    }
}
