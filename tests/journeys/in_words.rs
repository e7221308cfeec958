//! Numb from the first day on: said in what was answered, with ways and Help, and put away for a week.

use super::made_up::{Time, flat_for, journal, keep};
use super::steps::{Window, go, opened, press, settle, until, window_on};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::Room,
    domain::{Answer, CheckIn, Intensity, Journal, Way},
};
use std::sync::Arc;

const NOTICE: &str = "On 14 of the last 14 days with an answer you rated numbness 6 or more";

fn window_of(journal: &Journal) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    keep(&path, journal);
    let w = window_on(&path);
    (folder, w)
}

fn flat_from_the_first_day() -> Journal {
    journal(20, true, |_| Time::Flat)
}

fn says(w: &Window, part: &str) -> bool {
    w.query_all_by_label_contains(part).next().is_some()
}

fn reasons(w: &Window, way: Way) -> Vec<String> {
    let findings = opened(w).journal.findings.as_ref().expect("worked out");
    findings.ways.iter().find(|r| r.way == way).expect("all seven").reasons.clone()
}

#[test]
fn numb_from_the_first_day_opens_ways_and_help_and_says_nothing_of_a_usual() {
    let (_folder, mut w) = window_of(&flat_from_the_first_day());
    assert!(says(&w, NOTICE) && says(&w, "What is usual for you can't be known yet"));
    assert!(!says(&w, "narrow"));
    press(&mut w, "Wake up the other senses, 5 minutes");
    until(&mut w, "its page is open", |w| opened(w).journal.open_way == Some(Way::Senses));
    w.run_ok();
    let why = "You rated numbness 6 or more, or noted feeling nothing, on 14 of the last 14 days with an answer";
    assert!(reasons(&w, Way::Senses).contains(&why.to_owned()), "{:?}", reasons(&w, Way::Senses));
    go(&mut w, Room::Ways);
    go(&mut w, Room::Patterns);
    press(&mut w, "Open Help");
    settle(&mut w);
    assert_eq!(w.state().model.shell.room, Room::Help);
}

#[test]
fn not_now_puts_it_and_its_ways_away_and_both_can_be_shown_again() {
    let (_folder, mut w) = window_of(&flat_from_the_first_day());
    go(&mut w, Room::Patterns);
    press(&mut w, "Not now");
    settle(&mut w);
    assert!(!says(&w, NOTICE));
    assert!(reasons(&w, Way::Senses).is_empty());
    go(&mut w, Room::Today);
    assert!(!says(&w, NOTICE));
    go(&mut w, Room::Patterns);
    press(&mut w, "Show the notice again");
    settle(&mut w);
    assert!(says(&w, NOTICE));
}

#[test]
fn while_a_pattern_stands_its_card_speaks_alone() {
    let (_folder, mut w) = window_of(&flat_for(60));
    assert!(!says(&w, "The last two weeks") && !says(&w, NOTICE));
    go(&mut w, Room::Patterns);
    assert!(w.query_by_label("Take to my doctor").is_some(), "the card is there");
    assert!(!says(&w, "The last two weeks") && !says(&w, "You put a notice about these weeks away"));
    assert!(reasons(&w, Way::Senses).iter().all(|r| !r.contains("numbness")), "and its ways have its reasons");
}

#[test]
fn with_low_mood_there_is_one_card_and_low_mood_comes_first() {
    let mut low = flat_from_the_first_day();
    let sadness = low.catalogue.feeling_by_key("sadness").expect("a starting feeling").id;
    for c in &mut low.check_ins {
        let mut answers: Vec<_> = c.answers.iter().filter(|(id, _)| *id != sadness).copied().collect();
        answers.push((sadness, Answer::Rated(Intensity::new(8).expect("0 to 10"))));
        answers.sort_by_key(|(id, _)| *id);
        let mut sad = CheckIn::clone(c);
        sad.answers = answers.into();
        *c = Arc::new(sad);
    }
    let (_folder, mut w) = window_of(&low);
    for room in [Room::Today, Room::Patterns] {
        go(&mut w, room);
        let cards = usize::from(room == Room::Patterns);
        assert_eq!(w.query_all_by_label("The last two weeks").count(), cards);
        let all = w.root().children_recursive().map(|n| n.accesskit_node());
        let told: Vec<String> = all.filter_map(|n| n.label().or_else(|| n.value())).collect();
        let place = |part: &str| told.iter().position(|l| l.contains(part));
        assert!(place("Sadness was 6 or more").is_some() && place("Sadness was 6 or more") < place(NOTICE), "{told:?}");
    }
    press(&mut w, "Not now");
    settle(&mut w);
    assert!(!says(&w, "Sadness was 6 or more") && !says(&w, NOTICE), "one press puts both away");
}
