//! Reminders in the window: off until they are wished, offered once, and asked about when they stay unanswered.

use super::steps::{
    Window, go, long_journal, monday_evening, opened, page, press, settle, type_keys, until, window_as_it_opens, window_on,
};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use gamut::{
    app::{Room, new_id},
    domain::{Answer, CheckInDraft, DayStart, Instant, Intensity, Moment},
    platform::desktop::Buses,
    reminder::{Around, Kept, Place, When, checked_in},
    storage::Store,
};
use std::path::Path;

/// Nobody answers on this bus: what is written is seen, and nothing outside is asked.
fn around() -> Around {
    let buses = Buses { system: None, session: Some("unix:path=/nowhere/bus".to_owned()) };
    Around { buses, program: std::env::current_exe().expect("a test"), in_sandbox: false, has_screen: true }
}

fn place(folder: &Path) -> Place {
    Place { own: folder.join("config/gamut"), settings: folder.join("config") }
}

fn with_reminders(folder: &Path, mut w: Window) -> Window {
    let ctx = w.ctx.clone();
    w.state_mut().keeps_reminders(&ctx, place(folder), around());
    w
}

fn kept(folder: &Path) -> Option<Kept> {
    place(folder).read().expect("readable")
}

fn switched_on(folder: &Path, journal: &Path) -> Window {
    let mut w = with_reminders(folder, window_on(journal));
    page(&mut w, "Reminders");
    until(&mut w, "it is known how they stand", |w| w.query_by_label("On").is_some());
    press(&mut w, "On");
    until(&mut w, "they are on", |_| kept(folder).is_some());
    settle(&mut w);
    w
}

#[test]
fn they_are_off_until_switched_on_and_what_is_changed_then_is_kept_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = switched_on(folder.path(), &path);
    assert_eq!(kept(folder.path()).map(|k| (k.journal, k.schedule.when)), Some((path, When::At(vec![1200]))));
    press(&mut w, "At random times");
    until(&mut w, "they are drawn", |_| {
        kept(folder.path()).is_some_and(|k| k.schedule.when == When::Random { times: 3, from: 540, until: 1260 })
    });
    press(&mut w, "Sun");
    until(&mut w, "none on Sundays", |_| {
        kept(folder.path()).is_some_and(|k| k.schedule.days.short() == "Mon,Tue,Wed,Thu,Fri,Sat")
    });
    press(&mut w, "Off");
    until(&mut w, "they are off", |_| kept(folder.path()).is_none());
    assert!(!place(folder.path()).settings.join("autostart").exists(), "nothing of it is left");
}

#[test]
fn words_of_ones_own_are_kept_when_one_goes_on_and_times_that_are_none_change_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = switched_on(folder.path(), &folder.path().join("journal.gamut"));
    w.get_by_role_and_label(Role::TextInput, "It says").focus();
    w.run_ok();
    type_keys(&mut w, "Look inside");
    w.get_by_role_and_label(Role::TextInput, "Times").focus();
    w.run_ok();
    type_keys(&mut w, ", soon");
    w.get_by_role_and_label(Role::Button, "Mon").focus();
    w.run_ok();
    assert!(w.query_by_label_contains("“soon” could not be read").is_some());
    assert_eq!(kept(folder.path()).map(|k| k.schedule.when), Some(When::At(vec![1200])));
}

#[test]
fn a_save_in_the_window_makes_them_quiet_and_so_does_one_of_another_journal_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = switched_on(folder.path(), &path);
    assert_eq!(kept(folder.path()).and_then(|k| k.last_check_in), None);
    go(&mut w, Room::Today);
    w.get_by_role_and_label(Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(&mut w, "6");
    w.get_by_label("Save check-in").click_accesskit();
    until(&mut w, "the minute is kept", |_| kept(folder.path()).is_some_and(|k| k.last_check_in == Some(1_795_466_400 / 60)));
    assert_eq!(checked_in(&place(folder.path()), &folder.path().join("other.gamut"), 29_999_999), Ok(false));
}

#[test]
fn after_the_first_week_they_are_offered_once_and_not_now_holds_for_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let offer = "Gamut can remind you of a check-in, at times of your choice";
    drop(window_on(&path));
    write_days(&path, 3);
    let mut w = with_reminders(folder.path(), window_on(&path));
    page(&mut w, "Reminders");
    until(&mut w, "it is known how they stand", |w| w.query_by_label_contains("Nobody shows notifications").is_some());
    go(&mut w, Room::Today);
    settle(&mut w);
    assert!(w.query_by_label(offer).is_none(), "three days are no week");
    drop(w);
    write_days(&path, 8);
    let mut w = with_reminders(folder.path(), window_on(&path));
    until(&mut w, "it is offered", |w| w.query_by_label(offer).is_some());
    press(&mut w, "Not now");
    settle(&mut w);
    assert!(w.query_by_label(offer).is_none() && opened(&w).journal.journal.settings.reminders_offered);
    drop(w);
    let mut w = with_reminders(folder.path(), window_on(&path));
    settle(&mut w);
    assert!(w.query_by_label(offer).is_none());
    assert!(kept(folder.path()).is_none());
}

#[test]
fn three_without_an_answer_are_asked_about_in_one_line_and_it_goes_on_or_is_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    for (word, on) in [("Go on", true), ("Switch them off", false)] {
        drop(switched_on(folder.path(), &path));
        place(folder.path()).change(|k| (k.unanswered, k.rests_until) = (3, Some(30_000_000))).expect("changed");
        let mut w = with_reminders(folder.path(), window_on(&path));
        until(&mut w, "it is asked", |w| w.query_by_label_contains("had no answer").is_some());
        press(&mut w, word);
        until(&mut w, "it is answered", |w| w.query_by_label_contains("had no answer").is_none());
        assert_eq!(kept(folder.path()).map(|k| (k.unanswered, k.rests_until)), on.then_some((0, None)));
    }
}

#[test]
fn a_journal_that_was_moved_is_found_where_it_is_opened_and_a_timer_changed_by_hand_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    drop(switched_on(folder.path(), &path));
    let moved = folder.path().join("moved.gamut");
    std::fs::rename(&path, &moved).expect("moved");
    let mut w = with_reminders(folder.path(), window_on(&moved));
    until(&mut w, "it is found", |_| kept(folder.path()).is_some_and(|k| k.journal == moved));
    let entry = folder.path().join("config/autostart/gamut-remind.desktop");
    std::fs::write(&entry, "mine").expect("changed");
    page(&mut w, "Reminders");
    until(&mut w, "it is said", |w| w.query_by_label_contains("changed by hand").is_some());
    assert_eq!(std::fs::read_to_string(&entry).expect("there"), "mine");
    press(&mut w, "Write it anew");
    until(&mut w, "it is written", |_| std::fs::read_to_string(&entry).is_ok_and(|text| text.contains("remind wait")));
}

#[test]
fn without_notifications_one_that_is_tried_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut w = with_reminders(folder.path(), window_as_it_opens(&path, [480.0, 640.0]));
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    page(&mut w, "Reminders");
    until(&mut w, "it is said", |w| w.query_by_label_contains("Nobody shows notifications").is_some());
    press(&mut w, "Show one now");
    until(&mut w, "it is told", |w| w.query_by_label_contains("It could not be shown").is_some());
}

/// A check-in on each of so many days before today.
fn write_days(path: &Path, days: i64) {
    let mut store = Store::open(path, None).expect("open");
    let journal = store.load_without_notes().expect("read");
    let joy = journal.catalogue.feeling_by_key("joy").expect("there").id;
    let here = monday_evening();
    for n in 0..days {
        let at = Moment { instant: Instant { utc_ms: here.instant.utc_ms - n * 86_400_000, ..here.instant }, ..here.clone() };
        let mut draft = CheckInDraft::default();
        draft.answers.insert(joy, Answer::Rated(Intensity::new(5).expect("five")));
        let (id, day) = (new_id(at.instant.utc_ms), at.instant.day(DayStart::default()));
        let check_in = draft.finish(id, at, day, here.instant, DayStart::default()).expect("a check-in");
        store.save_check_in(&check_in, here.instant.utc_ms, None).expect("saved");
    }
}
