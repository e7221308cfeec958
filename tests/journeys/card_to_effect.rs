//! From noticing to acting: a narrowing planted into a made-up journal, its card and what it rests on, a way, the
//! question before, the doing, the question after, and what came of it.

use super::steps::{Window, go, monday_evening, opened, press, settle, until, window_on};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::Room,
    domain::{
        Answer, Catalogue, CheckIn, DayStart, FeelingId, Instant, Intensity, Journal, Moment, Outcome, Settings, Valence, Way,
    },
    storage::Store,
};
use std::{path::Path, sync::Arc};

const WAVE: [u8; 7] = [7, 3, 9, 5, 6, 2, 8];

/// Eighteen weeks as lively as anybody's, then six in which everything lies close together; a check-in a day.
fn planted(path: &Path) {
    made(path, narrowing);
}

/// A check-in a day for 24 weeks, each feeling as `step` says of its side and how many days ago it was.
fn made(path: &Path, step: fn(Valence, usize) -> u8) {
    let now = monday_evening();
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    for ago in (0..168_i64).rev() {
        let instant = Instant { utc_ms: now.instant.utc_ms - ago * 86_400_000, ..now.instant };
        let at = Moment { instant, zone: Arc::clone(&now.zone) };
        let felt = |n| Answer::Rated(Intensity::new(n).expect("0 to 10"));
        let ago_days = usize::try_from(ago).expect("a day");
        let answers: Vec<(FeelingId, Answer)> =
            journal.catalogue.feelings.iter().map(|f| (f.id, felt(step(f.valence, ago_days)))).collect();
        let day = instant.day(DayStart::default());
        journal.check_ins.push(Arc::new(CheckIn::new(format!("c{ago}"), at, day, answers)));
    }
    journal.sort();
    let mut store = Store::create(path, &journal.catalogue).expect("made");
    store.import(&journal, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
}

fn narrowing(side: Valence, ago: usize) -> u8 {
    match (side, ago < 42) {
        (Valence::Pleasant, false) => WAVE[ago % 7],
        (Valence::Unpleasant, false) => WAVE[(ago + 3) % 7] / 2 + 1,
        (Valence::Pleasant, true) => 2 + u8::from(ago.is_multiple_of(3)),
        (Valence::Numbness, false) | (Valence::Unpleasant, true) => 1,
        (Valence::Numbness, true) => 6,
    }
}

/// As lively as ever, and for three weeks much of it hard.
fn hard(side: Valence, ago: usize) -> u8 {
    match (side, ago < 21) {
        (Valence::Unpleasant, true) => 7 + u8::from(ago.is_multiple_of(2)),
        _ => narrowing(side, ago + 42),
    }
}

fn rate(w: &mut Window, digit: &str) {
    w.get_by_role_and_label(Role::Slider, "How much can you feel right now?").focus();
    w.run_ok();
    w.event(egui::Event::Text(digit.to_owned()));
    w.run_ok();
}

/// One try of the way whose page is open, from the question before to what was said afterwards.
fn try_it(w: &mut Window, before: &str, after: &str, said: &str) {
    let tries = opened(w).journal.journal.trials.len();
    press(w, "Begin, 5 steps");
    rate(w, before);
    press(w, "First step");
    press(w, "Stop here");
    rate(w, after);
    press(w, said);
    press(w, "Keep this try");
    until(w, "it is kept", |w| opened(w).journal.journal.trials.len() == tries + 1);
    settle(w);
}

fn window() -> (tempfile::TempDir, Window) {
    window_of(planted)
}

fn window_of(make: impl Fn(&Path)) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    make(&path);
    let w = window_on(&path);
    (folder, w)
}

fn says(w: &Window, part: &str) -> bool {
    w.query_all_by_label_contains(part).next().is_some()
}

#[test]
fn a_narrowing_leads_from_its_card_over_its_evidence_to_a_way_and_what_came_of_it() {
    let (_folder, mut w) = window();
    go(&mut w, Room::Patterns);

    // The card: a sentence, a picture that is told, since when, how sure, another reading.
    assert!(says(&w, "Your check-ins show pleasant and unpleasant feelings both weaker than usual, and varying less"));
    let picture = w.get_by_role_and_label(Role::Image, "Your range now against usual");
    let told = picture.accesskit_node().value().unwrap_or_default();
    assert!(told.contains("typical day was 6 usually and 2 in the last three weeks"), "{told}");
    for fact in ["Since", "How sure this is", "It could also be"] {
        assert!(w.query_by_label(fact).is_some(), "{fact}");
    }
    assert!(says(&w, "check-ins on 21 of 21 days") && says(&w, "A calm time"));

    // What it rests on is a press away, each by its name.
    for (fold, holds) in [
        ("What else it could be", "Low mood can look like this"),
        ("What varies less and what does not", "Joy varies less"),
        ("The numbers behind it", "How much pleasant feelings vary"),
        ("How it was noticed", "When it was noticed"),
        ("The picture, day by day", "Strongest pleasant"),
        ("The rule behind it, version 3", "It is noticed at"),
    ] {
        assert!(!says(&w, holds), "{holds} is folded");
        press(&mut w, fold);
        assert!(says(&w, holds), "{fold} holds {holds}");
    }

    press(&mut w, "Try a way");
    until(&mut w, "its page is open", |w| opened(w).journal.open_way == Some(Way::Senses));
    w.run_ok();

    for n in 1..5 {
        try_it(&mut w, "2", if n == 2 { "2" } else { "4" }, if n == 2 { "No change" } else { "Something moved" });
        assert!(says(&w, "After 5 you can compare"), "after {n}");
        assert!(!says(&w, "the rating moved by"), "nothing is claimed under five: {n}");
    }
    try_it(&mut w, "2", "5", "Something moved");
    assert!(says(&w, "From before to after, the rating moved by +1.8 steps on average over 5 tries"));
    assert!(says(&w, "Tried 5 times: something moved 4 times, no change once") && !says(&w, "After 5 you can compare"));
    let findings = opened(&w).journal.findings.clone().expect("worked out");
    let senses = findings.ways.iter().find(|r| r.way == Way::Senses).expect("all seven");
    assert!(senses.reasons.iter().any(|r| r == "Something moved in 4 of 5 tries"), "{:?}", senses.reasons);
}

#[test]
fn safety_17_worse_is_kept_leads_to_help_and_lets_the_way_stand_lower() {
    let (_folder, mut w) = window();
    go(&mut w, Room::Patterns);
    press(&mut w, "Try a way");
    until(&mut w, "its page is open", |w| opened(w).journal.open_way == Some(Way::Senses));
    w.run_ok();
    try_it(&mut w, "3", "1", "Worse");
    assert_eq!(w.state().model.shell.room, Room::Help);
    assert_eq!(opened(&w).journal.journal.trials[0].outcome, Some(Outcome::Worse));
    let place = |w: &Window| {
        let findings = opened(w).journal.findings.clone().expect("worked out");
        findings.ways.iter().position(|r| r.way == Way::Senses)
    };
    assert!(place(&w) > Some(0), "it stood first before");
}

#[test]
fn safety_14_a_steep_rise_of_distress_leads_to_help_and_is_no_pattern() {
    let (_folder, mut w) = window_of(|path| made(path, hard));
    go(&mut w, Room::Patterns);
    assert!(w.query_by_label("Try a way").is_none(), "no pattern stands");
    assert!(says(&w, "Unpleasant feelings were rated 7.5 on average in the last 21 days"));
    press(&mut w, "Open Help");
    settle(&mut w);
    assert_eq!(w.state().model.shell.room, Room::Help);
    go(&mut w, Room::Range);
    assert!(says(&w, "Help is one key away: F1"));
}
