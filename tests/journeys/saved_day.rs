//! After a save the form folds into what the day gave back, and nothing that is typed afterwards is lost.

use super::steps::{
    Window, choose_country, focused, go, heard, log_note, monday_evening, opened, press, settle, type_keys, until, window_on,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::Room,
    domain::{Answer, Catalogue, CheckIn, DayStart, Instant, Intensity, Journal, Moment, Settings},
    storage::Store,
};
use std::{path::Path, sync::Arc};

const SAVED: &str = "Saved for Monday";

/// A check-in a day on these days before today.
fn plant(path: &Path, days: impl Iterator<Item = i64>) {
    let now = monday_evening();
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    for ago in days {
        let instant = Instant { utc_ms: now.instant.utc_ms - ago * 86_400_000 - 3_600_000, ..now.instant };
        let at = Moment { instant, zone: Arc::clone(&now.zone) };
        let felt = |n: i64| Answer::Rated(Intensity::new(u8::try_from(n % 8).expect("small")).expect("0 to 10"));
        let answers: Vec<_> = journal.catalogue.feelings.iter().map(|f| (f.id, felt(ago + i64::from(f.id.0)))).collect();
        journal.check_ins.push(Arc::new(CheckIn::new(format!("c{ago}"), at, instant.day(DayStart::default()), answers)));
    }
    journal.sort();
    let mut store = Store::create(path, &journal.catalogue).expect("made");
    store.import(&journal, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
}

fn is_folded(w: &Window) -> bool {
    w.query_by_label(SAVED).is_some() && w.query_by_role_and_label(Role::Slider, "Joy").is_none()
}

#[test]
fn a_save_folds_the_form_into_the_day_and_opening_the_journal_again_shows_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, [1, 3].into_iter());
    let mut w = window_on(&path);
    assert!(!is_folded(&w), "there is nothing to fold yet");
    log_note(&mut w, "7", "A walk");
    assert!(is_folded(&w));
    let seen = |w: &Window| {
        assert!(w.query_by_label("Strongest pleasant: joy 7, strongly").is_some());
        assert!(w.query_by_label("One check-in today · the day ends at 04:00").is_some());
        let picture = w.get_by_role_and_label(Role::Image, "The last days");
        let told = picture.accesskit_node().value().unwrap_or_default();
        assert!(told.contains("Monday, 23 November 2026: pleasant up to 7, unpleasant not answered, 1 check-in."), "{told}");
        assert!(told.contains("Saturday, 21 November 2026: no check-ins."), "a gap is a gap: {told}");
        assert!(!told.contains("Thursday, 19"), "and before the first day there is none: {told}");
        opened(w).journal.findings.as_ref().and_then(|f| f.day_line.clone()).expect("a line")
    };
    let line = seen(&w);
    assert!(w.query_by_label(&line).is_some(), "{line}");
    drop(w);
    let w = window_on(&path);
    assert!(is_folded(&w));
    assert_eq!(seen(&w), line);
}

#[test]
fn digits_typed_at_the_saved_day_open_the_form_and_stand_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, [0].into_iter());
    let mut w = window_on(&path);
    assert!(is_folded(&w));
    // All of them in one frame, as a machine that was busy gives them.
    for c in ["5", "0", "x"] {
        w.event(egui::Event::Text(c.to_owned()));
    }
    w.run_ok();
    assert_eq!(
        [heard(&w, "Joy"), heard(&w, "Contentment"), heard(&w, "Excitement")],
        ["5, clearly", "0, not felt", "10, as strong as it gets"]
    );
    // Emptied, the saved day is there again, and the next digit is no less about the first row.
    press(&mut w, "Empty the form");
    settle(&mut w);
    assert!(is_folded(&w));
    type_keys(&mut w, "?4");
    assert_eq!([heard(&w, "Joy"), heard(&w, "Contentment")], ["can't tell", "4, a little"]);
    w.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 2);
    settle(&mut w);
    assert!(is_folded(&w));
    assert!(w.query_by_label("2 check-ins today · the day ends at 04:00").is_some());
}

#[test]
fn the_keyboard_waits_on_check_in_again_and_one_press_opens_the_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    log_note(&mut w, "3", "");
    assert_eq!(focused(&w), "Check in again");
    w.key_press(Key::Enter);
    w.run_ok();
    assert!(!is_folded(&w));
    assert_eq!(focused(&w), "Joy");
    // The form that was opened and left empty is folded again after a look into another room.
    go(&mut w, Room::Journal);
    go(&mut w, Room::Today);
    assert!(is_folded(&w));
    type_keys(&mut w, "6");
    go(&mut w, Room::Journal);
    go(&mut w, Room::Today);
    assert_eq!(heard(&w, "Joy"), "6, clearly", "what is half written stands open");
}

#[test]
fn undo_after_a_save_puts_the_words_back_into_the_open_form_and_the_days_check_ins_stay_in_reach() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    log_note(&mut w, "3", "");
    assert!(w.query_by_label_contains("Change the check-in of 23 November 2026").is_some());
    w.get_by_label_contains("Change the check-in of 23 November 2026").click_accesskit();
    settle(&mut w);
    assert_eq!(heard(&w, "Joy"), "3, a little");
    press(&mut w, "Cancel");
    settle(&mut w);
    assert!(is_folded(&w));
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut w);
    assert!(!is_folded(&w));
    assert_eq!(heard(&w, "Joy"), "3, a little");
}

#[test]
fn the_palette_begins_another_check_in_and_a_check_in_for_another_day_is_no_saved_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, [0, 1].into_iter());
    let mut w = window_on(&path);
    for (words, title) in [("check-in for today", "Monday, 23 November"), ("check-in for yesterday", "Sunday, 22 November")] {
        w.key_press_modifiers(Modifiers::COMMAND, Key::K);
        w.run_ok();
        w.event(egui::Event::Text(words.to_owned()));
        w.run_ok();
        w.key_press(Key::Enter);
        settle(&mut w);
        assert!(!is_folded(&w), "{words}");
        assert!(w.query_by_role_and_label(Role::Heading, title).is_some(), "{words}");
    }
}

#[test]
fn beside_an_answer_that_called_for_help_stands_help_and_no_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, [0, 1, 2].into_iter());
    let mut store = Store::open(&path, None).expect("opened");
    let journal = store.load().expect("read");
    store.save_settings(&Settings { ask_self_harm: true, ..journal.settings.clone() }).expect("set");
    drop(store);
    let mut w = window_on(&path);
    assert!(w.query_all_by_label_contains("of about 70").next().is_some());
    press(&mut w, "Check in again");
    let item = "Thoughts of hurting myself";
    w.get_by_label_contains(item).click_accesskit();
    w.run_ok();
    w.get_by_label_contains(item).click_accesskit();
    w.run_ok();
    press(&mut w, "Save check-in");
    settle(&mut w);
    go(&mut w, Room::Today);
    assert!(is_folded(&w));
    assert!(w.query_by_label("Open Help").is_some());
    assert_eq!(opened(&w).journal.findings.as_ref().and_then(|f| f.day_line.clone()), None);
    assert!(w.query_all_by_label_contains("of about 70").next().is_none(), "nothing is told beside that");
    press(&mut w, "Open Help");
    settle(&mut w);
    choose_country(&mut w, "India");
}

#[test]
fn the_first_weeks_have_something_finished_in_today_and_in_range_and_nothing_empty() {
    let folder = tempfile::tempdir().expect("a folder");
    for (days, today, range) in [
        (1, None, "Your day"),
        (3, Some("Strongest so far: "), "Your days so far"),
        (7, Some("Your first week"), "Your first week"),
        (14, Some("Your first river"), "Show as a table"),
        (28, Some("Your first four weeks"), "Your profile so far"),
    ] {
        let path = folder.path().join(format!("{days}.gamut"));
        plant(&path, 0..days);
        let mut w = window_on(&path);
        let words = format!("Day {days} of about 70: your days are here now, comparing with your usual comes later");
        assert!(is_folded(&w));
        assert!(w.query_by_role_and_label(Role::ProgressIndicator, &words).is_some(), "{days}");
        if let Some(today) = today {
            assert!(w.query_all_by_label_contains(today).next().is_some(), "{days}: {today}");
        }
        assert!(w.query_by_label("Bring in older entries…").is_some(), "{days}");
        for room in [Room::Range, Room::Patterns] {
            go(&mut w, room);
            assert!(w.query_by_role_and_label(Role::ProgressIndicator, &words).is_some(), "{days}, {}", room.name());
        }
        go(&mut w, Room::Range);
        assert!(w.query_all_by_label_contains(range).next().is_some(), "{days}: {range}");
        let later = w.query_by_label_contains("Later here: ").is_some();
        assert!(later, "{days}: what waits is named");
        assert!(
            w.query_by_label("Year").is_none() && w.query_by_label("Quarter").is_none(),
            "{days}: no days before the first"
        );
        assert_eq!(w.query_by_label("Compare two stretches…").is_some(), days >= 28, "{days}");
    }
    let path = folder.path().join("90.gamut");
    plant(&path, 0..90);
    let w = window_on(&path);
    assert!(is_folded(&w) && w.query_by_role(Role::ProgressIndicator).is_none(), "once there is a usual the way is gone");
}
