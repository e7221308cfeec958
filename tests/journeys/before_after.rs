//! The weeks before and after an event, as a person opens them.

use super::steps::{Window, go, monday_evening, opened, press, settle, until, window_as_it_opens};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Action, EventChange, Room},
    domain::{Answer, DayStart, Intensity, Outcome, Settings, Trial, Way},
    exchange::sample_journal,
    storage::Store,
};
use std::path::Path;

const DOSE: &str = "Before and after: Medicine changed · sertraline 100 mg, 24 June 2026";

/// The sample journal, with so many tries of one way.
fn sample(path: &Path, tries: i64, size: [f32; 2]) -> Window {
    let now = monday_evening();
    let mut sample = sample_journal(now.instant.day(DayStart::default()), &now.zone);
    let rated = |n| Intensity::new(n).ok().map(Answer::Rated);
    sample.trials = (1..=tries)
        .map(|n| {
            let mut at = now.clone();
            at.instant.utc_ms -= n * 86_400_000;
            let (id, day) = (format!("try-{n}").into(), at.instant.day(DayStart::default()));
            let (before, after, outcome) = (rated(2), rated(if n % 2 == 0 { 4 } else { 3 }), Some(Outcome::Moved));
            Trial { id, way: Way::Senses, at, day, before, after, outcome, note: String::new() }
        })
        .collect();
    let mut store = Store::create(path, &sample.catalogue).expect("made");
    store.import(&sample, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, sample: false, ..sample.settings }).expect("set");
    drop(store);
    let mut w = window_as_it_opens(path, size);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    w
}

fn open(w: &mut Window, opener: &str) {
    w.get_by_role_and_label(Role::Button, opener).click_accesskit();
    until(w, "it is worked out", |w| opened(w).journal.event_shown.as_ref().is_some_and(|s| s.found.is_some()));
    w.run_ok();
}

/// What a screen reader says of the picture, a sentence a row.
fn read_out(w: &Window) -> String {
    let picture = w.query_by_role_and_label(Role::Image, "Before and after");
    picture.and_then(|p| p.accesskit_node().value()).unwrap_or_default()
}

#[test]
fn an_event_beside_the_river_opens_its_weeks_in_sentences_and_a_table_and_closes_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = sample(&folder.path().join("journal.gamut"), 0, [1100.0, 760.0]);
    go(&mut w, Room::Range);
    assert!(w.query_by_label("Close before and after").is_none());
    open(&mut w, DOSE);
    assert!(
        w.query_by_label(
            "After: the 28 days from 8 July 2026 to 4 August 2026 (after 14 days to settle in), 24 of them with check-ins."
        )
        .is_some()
    );
    let told = |n: egui_kittest::Node<'_>| {
        let node = n.accesskit_node();
        let said = node.label().or_else(|| node.value()).unwrap_or_default();
        said.starts_with("Pleasant feelings: ") && said.contains(" before, ") && said.ends_with("chance")
    };
    assert!(w.query_all_by_label_contains("Pleasant feelings: ").any(told), "the plain pair comes first");
    assert!(w.query_by_label_contains("That one came after the other doesn't say why").is_some());
    assert!(w.query_by_label("Before you stop or change a medicine, please talk to whoever prescribes it").is_some());
    assert!(w.query_by_label("No other event is noted in these weeks.").is_some());
    let strength = read_out(&w);
    assert!(strength.starts_with("Pleasant feelings, on average: "), "{strength}");
    assert!(strength.contains("Joy, on average: ") && strength.contains(" days before and "), "{strength}");
    press(&mut w, "How much they vary");
    assert!(read_out(&w).contains("Joy, how much it varies: "), "{}", read_out(&w));
    press(&mut w, "Show as a table: Before and after");
    assert!(w.query_by_label("Difference, steps").is_some() && w.query_by_label("Unpleasant feelings").is_some());
    press(&mut w, "Close before and after");
    assert!(w.query_by_label_contains("That one came after the other doesn't say why").is_none() && read_out(&w).is_empty());
}

#[test]
fn in_the_journal_the_weeks_stand_under_their_event_and_one_with_too_little_says_what_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = sample(&folder.path().join("journal.gamut"), 0, [1100.0, 760.0]);
    let early = opened(&w).journal.journal.events[0].clone();
    w.state_mut().act(Action::ShowDay(early.day));
    w.run_ok();
    let opener = format!("Before and after: {}, {}", early.words(), early.day.words());
    open(&mut w, &opener);
    assert!(w.query_by_label("Too little to compare: 1 of 10 days with check-ins before.").is_some());
    assert!(read_out(&w).is_empty());
    go(&mut w, Room::Today);
    assert!(opened(&w).journal.event_shown.is_none(), "it is closed in the next room");
}

#[test]
fn what_is_shown_follows_the_journal_and_goes_with_its_event() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = sample(&folder.path().join("journal.gamut"), 0, [1100.0, 760.0]);
    go(&mut w, Room::Range);
    open(&mut w, DOSE);
    let mut therapy = opened(&w).journal.journal.events.last().expect("four").clone();
    let dose = opened(&w).journal.journal.events[2].clone();
    therapy.day = dose.day.plus(3);
    w.state_mut().act(EventChange::Save(therapy));
    until(&mut w, "it stands beside it", |w| w.query_by_label("Therapy began, 27 June 2026: in the days left out.").is_some());
    settle(&mut w);
    w.state_mut().act(EventChange::Remove(dose.id));
    until(&mut w, "it is closed", |w| opened(w).journal.event_shown.is_none());
}

#[test]
fn in_a_narrow_window_with_large_letters_nothing_runs_out_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    for (n, size) in [[480.0, 640.0], [240.0, 320.0]].into_iter().enumerate() {
        let mut w = sample(&folder.path().join(format!("{n}.gamut")), 0, size);
        go(&mut w, Room::Range);
        open(&mut w, DOSE);
        assert_eq!(read_out(&w).matches(", on average: ").count(), 11);
        for node in w.root().children_recursive() {
            let node = node.accesskit_node();
            let Some((bounds, name)) = node.bounding_box().zip(node.label().or_else(|| node.value())) else { continue };
            assert!(name.is_empty() || bounds.x1 <= f64::from(size[0]) + 1.0, "{name:?} ends at {}", bounds.x1);
        }
    }
}

#[test]
fn a_way_tried_five_times_says_how_far_the_rating_moved_and_how_much_it_moves_anyway() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = sample(&folder.path().join("few.gamut"), 4, [1100.0, 760.0]);
    go(&mut w, Room::Ways);
    press(&mut w, "Every try, before and after");
    assert!(w.query_by_label_contains("From before to after").is_none(), "nothing is claimed under five");
    let mut w = sample(&folder.path().join("enough.gamut"), 5, [1100.0, 760.0]);
    go(&mut w, Room::Ways);
    press(&mut w, "Every try, before and after");
    assert!(w.query_by_label_contains("the rating moved by +1.4 steps on average over 5 tries (spread 0.5)").is_some());
    assert!(w.query_by_label_contains("For comparison: without a try, numbness moved by").is_some());
}
