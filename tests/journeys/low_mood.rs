//! The notice about low mood: seen, followed to help, put away and brought back.

use super::steps::{Window, go, monday_evening, press, settle, window_on};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use gamut::{
    app::Room,
    domain::{Answer, Catalogue, CheckIn, DayStart, Instant, Intensity, Journal, Moment, Settings},
    storage::Store,
};
use std::{path::Path, sync::Arc};

/// Two weeks with sadness at 8 and joy at `joy`, one check-in a day.
fn two_weeks(path: &Path, joy: u8) {
    let now = monday_evening();
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let of = |key: &str| journal.catalogue.feeling_by_key(key).expect("a starting feeling").id;
    let felt = |n| Answer::Rated(Intensity::new(n).expect("0 to 10"));
    let answers = vec![(of("joy"), felt(joy)), (of("sadness"), felt(8))];
    for ago in 0..14_i64 {
        let instant = Instant { utc_ms: now.instant.utc_ms - ago * 86_400_000, ..now.instant };
        let at = Moment { instant, zone: Arc::clone(&now.zone) };
        journal.check_ins.push(Arc::new(CheckIn::new(
            format!("c{ago}"),
            at,
            instant.day(DayStart::default()),
            answers.clone(),
        )));
    }
    journal.sort();
    let mut store = Store::create(path, &journal.catalogue).expect("made");
    store.import(&journal, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
}

fn is_shown(w: &Window) -> bool {
    w.query_by_label_contains("On 14 of 14 days from 10 November 2026").is_some()
}

#[test]
fn the_notice_stands_above_the_form_leads_to_help_and_is_no_pattern() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    two_weeks(&path, 1);
    let mut w = window_on(&path);
    assert!(is_shown(&w));
    assert!(
        w.query_by_role_and_label(Role::Button, "Check in again").is_some_and(|again| again.is_focused()),
        "the way to the form has the keyboard"
    );
    press(&mut w, "Open Help");
    settle(&mut w);
    assert_eq!(w.state().model.shell.room, Room::Help);
    go(&mut w, Room::Patterns);
    assert!(is_shown(&w));
    assert!(w.query_all_by_label_contains("Day 14 of about 70").next().is_some(), "nothing can be said of the range yet");
    assert!(w.query_by_label_contains("It is not a diagnosis").is_some());
    press(&mut w, "How this notice comes about");
    assert!(w.query_by_label_contains("not from a test").is_some());
}

#[test]
fn put_away_it_is_gone_from_today_and_can_be_shown_again_or_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    two_weeks(&path, 1);
    let mut w = window_on(&path);
    go(&mut w, Room::Patterns);
    press(&mut w, "Not now");
    settle(&mut w);
    assert!(!is_shown(&w));
    w.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    w.run_ok();
    settle(&mut w);
    assert!(is_shown(&w), "taken back like any other change");
    press(&mut w, "Not now");
    settle(&mut w);
    drop(w);
    let mut w = window_on(&path);
    assert!(!is_shown(&w), "kept with the journal");
    go(&mut w, Room::Patterns);
    assert!(!is_shown(&w));
    press(&mut w, "Show the notice again");
    settle(&mut w);
    assert!(is_shown(&w));
}

#[test]
fn sad_days_with_joy_in_them_bring_no_notice() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    two_weeks(&path, 6);
    let mut w = window_on(&path);
    assert!(w.query_by_label("The last two weeks").is_none());
    go(&mut w, Room::Patterns);
    assert!(w.query_by_label("The last two weeks").is_none());
}
