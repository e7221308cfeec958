//! What is said to a person, and what isn't: where it stands on the screen.

use super::steps::{Window, go, monday_evening, page, settle, until, window_as_it_opens, window_on};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::Room,
    domain::{Answer, Catalogue, CheckIn, DayStart, Instant, Intensity, Journal, Moment, Settings, Valence},
    exchange::sample_journal,
    guidance,
    storage::Store,
};
use std::{collections::BTreeSet, path::Path, sync::Arc};

#[test]
fn safety_11_the_first_page_and_about_show_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.run_ok();
    let first = guidance::first_run();
    for words in &first.pages[0].text {
        assert!(w.query_by_label_contains(words).is_some(), "the first page lacks: {words}");
    }
    drop(w);
    let mut w = window_on(&path);
    page(&mut w, "About");
    for words in &first.about.text {
        assert!(w.query_by_label_contains(words).is_some(), "About lacks: {words}");
    }
}

fn store(path: &Path, journal: &Journal) {
    let mut store = Store::create(path, &journal.catalogue).expect("made");
    store.import(journal, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
}

/// 130 days of ordinary life; in the last three weeks what is unpleasant is much stronger, and joy is still there.
fn steep_rise() -> Journal {
    let now = monday_evening();
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    for ago in 0..130_i64 {
        let instant = Instant { utc_ms: now.instant.utc_ms - ago * 86_400_000, ..now.instant };
        let at = Moment { instant, zone: Arc::clone(&now.zone) };
        let wave = u8::try_from(ago % 4).expect("small");
        let strength = |valence| match valence {
            Valence::Pleasant => 4 + wave,
            Valence::Unpleasant if ago < 21 => 6 + wave,
            Valence::Unpleasant => wave,
            Valence::Numbness => 2,
        };
        let answers: Vec<_> = journal
            .catalogue
            .feelings
            .iter()
            .map(|f| (f.id, Answer::Rated(Intensity::new(strength(f.valence)).expect("0 to 10"))))
            .collect();
        let day = instant.day(DayStart::default());
        journal.check_ins.push(Arc::new(CheckIn::new(format!("c{ago}"), at, day, answers)));
    }
    journal.sort();
    journal
}

#[test]
fn safety_14_a_steep_rise_of_distress_shows_the_way_to_help() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    store(&path, &steep_rise());
    let mut w = window_on(&path);
    go(&mut w, Room::Patterns);
    settle(&mut w);
    assert!(w.query_all_by_label_contains("much stronger than usual").next().is_some());
    assert!(w.query_by_label("The last two weeks").is_none(), "there is no notice of low mood beside it");
    w.get_by_label("Open Help").click_accesskit();
    w.run_ok();
    assert_eq!(w.state().model.shell.room, Room::Help);
}

fn labels(w: &Window) -> BTreeSet<String> {
    w.root().children_recursive().filter_map(|n| n.accesskit_node().label()).collect()
}

#[test]
fn safety_15_after_a_gap_of_weeks_the_form_says_nothing_about_it() {
    let now = monday_evening();
    let today = now.instant.day(DayStart::default());
    let folder = tempfile::tempdir().expect("a folder");
    let said = [1, 45].map(|gap| {
        let path = folder.path().join(format!("{gap}.gamut"));
        let mut journal = sample_journal(today, &now.zone);
        // The same journal, but for its last days.
        journal.check_ins.retain(|c| c.day <= today.plus(-gap));
        store(&path, &journal);
        let w = window_on(&path);
        assert_eq!(w.state().model.shell.room, Room::Today);
        labels(&w)
    });
    let more: Vec<&String> = said[1].difference(&said[0]).collect();
    assert!(more.is_empty(), "said after a gap only: {more:?}");
}
