//! What was noticed is said in Today: at once, with one way at hand, once, and again when something changes.

use super::steps::{Window, forms, go, monday_evening, open_form, opened, press, settle, type_keys, until};
use egui::accesskit::Role;
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use gamut::{
    app::{CheckInChange, Room},
    domain::{
        Answer, Catalogue, CheckIn, DayStart, Instant, Intensity, Journal, Moment, SELF_HARM_KEY, Settings, Valence, Way,
    },
    storage::Store,
    ui::GamutWindow,
};
use std::{path::Path, sync::Arc};

const WAVE: [u8; 7] = [7, 3, 9, 5, 6, 2, 8];

/// A step of a feeling of one side, so many days ago.
type Step = fn(Valence, usize) -> u8;

fn lively(side: Valence, ago: usize) -> u8 {
    match side {
        Valence::Pleasant => WAVE[ago % 7],
        Valence::Unpleasant => WAVE[(ago + 3) % 7] / 2 + 1,
        Valence::Numbness => 1,
    }
}

fn flat(side: Valence, ago: usize) -> u8 {
    match side {
        Valence::Pleasant => 2 + u8::from(ago.is_multiple_of(3)),
        Valence::Unpleasant => 1,
        Valence::Numbness => 5,
    }
}

fn flat_for_five_weeks(side: Valence, ago: usize) -> u8 {
    if ago < 35 { flat(side, ago) } else { lively(side, ago) }
}

fn flat_for_200_days(side: Valence, ago: usize) -> u8 {
    if ago < 200 { flat(side, ago) } else { lively(side, ago) }
}

fn joy_gone(side: Valence, ago: usize) -> u8 {
    if side == Valence::Pleasant && ago < 45 { flat(side, ago) } else { lively(side, ago) }
}

fn numb_from_the_first_day(side: Valence, ago: usize) -> u8 {
    if side == Valence::Numbness { 7 } else { flat(side, ago) }
}

fn low(side: Valence, _ago: usize) -> u8 {
    match side {
        Valence::Pleasant => 1,
        Valence::Unpleasant => 7,
        Valence::Numbness => 2,
    }
}

/// Lively, flat for eight weeks, and lively again.
fn recovered(side: Valence, ago: usize) -> u8 {
    if (38..94).contains(&ago) { flat(side, ago) } else { lively(side, ago) }
}

/// A check-in a day, up to today.
fn plant(path: &Path, days: i64, step: Step) {
    let now = monday_evening();
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    for ago in (0..days).rev() {
        let instant = Instant { utc_ms: now.instant.utc_ms - ago * 86_400_000, ..now.instant };
        let at = Moment { instant, zone: Arc::clone(&now.zone) };
        let felt = |n| Answer::Rated(Intensity::new(n).expect("0 to 10"));
        let place = usize::try_from(ago).expect("a day");
        let answers: Vec<_> = journal.catalogue.feelings.iter().map(|f| (f.id, felt(step(f.valence, place)))).collect();
        journal.check_ins.push(Arc::new(CheckIn::new(format!("c{ago}"), at, instant.day(DayStart::default()), answers)));
    }
    journal.sort();
    let mut store = Store::create(path, &journal.catalogue).expect("made");
    store.import(&journal, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
}

fn later(days: i64) -> Moment {
    let now = monday_evening();
    Moment { instant: Instant { utc_ms: now.instant.utc_ms + days * 86_400_000, ..now.instant }, ..now }
}

/// The window in the very frame in which the journal is there.
fn first_frame(path: &Path, now: fn() -> Moment) -> Window {
    let path = path.to_owned();
    let mut w = Harness::builder()
        .with_size([1100.0, 760.0])
        .with_max_steps(64)
        .build_ui_state(|ui, window: &mut GamutWindow| window.show(ui), GamutWindow::new(&egui::Context::default(), path, now));
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w
}

fn window_on(path: &Path, now: fn() -> Moment) -> Window {
    let mut w = first_frame(path, now);
    settle(&mut w);
    w
}

struct Planted {
    days: i64,
    step: Step,
    says: &'static str,
    way: Option<&'static str>,
}

const SINCE_20_OCTOBER: &str = "In your check-ins, pleasant and unpleasant feelings have both been weaker than usual since about 20 \
                                October 2026, and vary less.";

fn planted() -> [Planted; 6] {
    let of = |days, step, says, way| Planted { days, step, says, way };
    let senses = Some("Wake up the other senses, 5 minutes");
    [
        of(155, flat_for_five_weeks as Step, SINCE_20_OCTOBER, senses),
        of(
            320,
            flat_for_200_days,
            "In your check-ins, pleasant and unpleasant feelings have both been weaker than usual",
            senses,
        ),
        of(
            165,
            joy_gone,
            "In your check-ins, pleasant feelings have been weaker than usual since about ",
            Some("Go back to something you once enjoyed, 10 minutes"),
        ),
        of(40, numb_from_the_first_day, "On 14 of the last 14 days with an answer you rated numbness 6 or more", None),
        of(
            14,
            low,
            "On 14 of 14 days from 10 November 2026 to 23 November 2026, ",
            Some("Talk to a therapist, 10 minutes for a first message"),
        ),
        of(230, recovered, "your days reach about as far as before.", None),
    ]
}

fn is_open(w: &Window) -> bool {
    w.query_by_label("See why").is_some()
}

fn is_marked(w: &Window) -> bool {
    let rail = w.get_all_by_role_and_label(Role::Button, "Patterns").next().expect("the rail");
    rail.accesskit_node().description().is_some_and(|says| says == "Something new to read")
}

#[test]
fn the_first_frame_says_what_was_noticed_and_one_press_opens_the_way_that_fits() {
    for planted in planted() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.gamut");
        plant(&path, planted.days, planted.step);
        let mut w = first_frame(&path, monday_evening);
        assert!(w.query_by_label_contains(planted.says).is_some(), "{}", planted.says);
        settle(&mut w);
        assert!(w.query_by_label_contains(planted.says).is_some(), "{}", planted.says);
        assert!(is_open(&w) && is_marked(&w));
        assert!(
            w.query_by_role_and_label(Role::Button, "Check in again").is_some_and(|again| again.is_focused()),
            "the way to the form has the keyboard"
        );
        if let Some(way) = planted.way {
            w.get_by_role_and_label(Role::Button, way).click_accesskit();
            w.run_ok();
            assert_eq!(w.state().model.shell.room, Room::Ways);
            assert!(opened(&w).journal.open_way.is_some(), "one press");
        }
    }
}

#[test]
fn an_ordinary_journal_says_nothing_and_marks_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, 160, lively);
    let w = window_on(&path, monday_evening);
    assert!(!is_open(&w) && !is_marked(&w));
    assert!(opened(&w).journal.says().is_none());
}

#[test]
fn safety_13_what_is_said_of_a_pattern_has_how_sure_it_is_another_reading_and_the_way_to_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, 155, flat_for_five_weeks);
    let mut w = window_on(&path, monday_evening);
    assert!(w.query_by_label_contains("How sure this is: fair, from ").is_some());
    assert!(w.query_by_label_contains("Another reading: ").is_some());
    let picture = w.get_by_role_and_label(Role::Image, "Your range now against usual").accesskit_node().value();
    assert!(picture.is_some_and(|says| says.contains("usually and")), "the picture says what it shows");
    press(&mut w, "See why");
    settle(&mut w);
    assert_eq!(w.state().model.shell.room, Room::Patterns);
    assert!(w.query_by_label_contains("The rule behind it").is_some());
    assert!(!is_marked(&w), "it was read");
    go(&mut w, Room::Today);
    assert!(!is_open(&w), "said once, then a line");
    w.get_by_role_and_label(Role::Button, "Feelings weaker than usual since about 20 October 2026").click_accesskit();
    w.run_ok();
    assert!(is_open(&w), "the line opens it again");
    press(&mut w, "Fold this away");
    assert!(!is_open(&w));
}

#[test]
fn another_way_stands_in_its_place_and_after_the_last_the_first_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, 155, flat_for_five_weeks);
    let mut w = window_on(&path, monday_evening);
    let offered = |w: &Window| {
        let titles = gamut::guidance::ways().iter().filter(|way| w.query_by_label_contains(&way.title).is_some());
        titles.map(|way| way.way).collect::<Vec<_>>()
    };
    let mut seen = Vec::new();
    for _ in Way::ALL {
        let [way] = offered(&w)[..] else { panic!("one way, not {:?}", offered(&w)) };
        seen.push(way);
        if way == Way::Doctor {
            assert!(w.query_by_label_contains("Before you stop or change a medicine").is_some());
        }
        press(&mut w, "Another way");
    }
    assert_eq!(offered(&w), [seen[0]]);
    seen.sort();
    assert_eq!(seen, Way::ALL);
}

#[test]
fn not_now_folds_it_for_a_week_over_a_restart_and_can_be_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, 155, flat_for_five_weeks);
    let mut w = window_on(&path, monday_evening);
    press(&mut w, "Not now");
    settle(&mut w);
    assert!(!is_open(&w) && !is_marked(&w));
    w.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut w);
    assert!(is_open(&w) && is_marked(&w), "taken back like any other press");
    press(&mut w, "Not now");
    settle(&mut w);
    drop(w);
    for (now, stands_open) in [(monday_evening as fn() -> Moment, false), (|| later(6), false), (|| later(7), true)] {
        assert_eq!(is_open(&window_on(&path, now)), stands_open);
    }
}

#[test]
fn what_was_seen_comes_again_after_four_weeks() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, 155, flat_for_five_weeks);
    let mut w = window_on(&path, monday_evening);
    go(&mut w, Room::Journal);
    settle(&mut w);
    drop(w);
    for (now, stands_open) in [(monday_evening as fn() -> Moment, false), (|| later(27), false), (|| later(28), true)] {
        let w = window_on(&path, now);
        assert_eq!((is_open(&w), is_marked(&w)), (stands_open, stands_open));
    }
}

#[test]
fn a_window_that_is_closed_has_told_what_stood_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, 155, flat_for_five_weeks);
    let mut w = window_on(&path, monday_evening);
    assert!(is_open(&w));
    w.state_mut().close();
    drop(w);
    assert!(!is_open(&window_on(&path, monday_evening)));
}

#[test]
fn this_is_not_so_takes_it_away_as_in_patterns() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, 155, flat_for_five_weeks);
    let mut w = window_on(&path, monday_evening);
    press(&mut w, "This isn't so…");
    press(&mut w, "I was on holiday");
    press(&mut w, "This isn't so");
    settle(&mut w);
    assert!(opened(&w).journal.says().is_none() && !is_open(&w) && !is_marked(&w));
    let answer = opened(&w).journal.journal.pattern_answers.last().expect("an answer");
    assert!(answer.dismissed && answer.reason == "I was on holiday", "{answer:?}");
}

/// Five flat weeks, and the item about hurting oneself among what is asked.
fn flat_and_asking_the_item() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    plant(&path, 155, flat_for_five_weeks);
    let mut store = Store::open(&path, None).expect("open");
    store.save_settings(&Settings { welcomed: true, ask_self_harm: true, ..Settings::default() }).expect("set");
    drop(store);
    (folder, path)
}

#[test]
fn safety_7_nothing_that_was_noticed_stands_beside_help_or_an_answer_that_calls_for_it() {
    let (_folder, path) = flat_and_asking_the_item();
    let mut w = window_on(&path, monday_evening);
    assert!(is_open(&w), "beside the saved day the item isn't on screen");
    go(&mut w, Room::Help);
    assert!(!is_open(&w) && !is_marked(&w));
    go(&mut w, Room::Today);
    assert!(is_open(&w), "who went to Help had something else to read");
    let item = opened(&w).journal.journal.catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").id;
    let answer = gamut::domain::SymptomAnswer::RatherNotSay;
    open_form(&mut w);
    assert!(w.query_by_label_contains("Thoughts of hurting myself").is_some(), "the item is on screen");
    assert!(!is_open(&w) && !is_marked(&w) && w.query_by_label(SINCE_20_OCTOBER).is_none());
    let before = w.get_by_role_and_label(Role::Slider, "Joy").rect().top();
    forms(&mut w).today.check_in.symptoms.insert(item, answer);
    w.run_ok();
    assert!(w.query_by_label("Open help").is_some());
    assert!(!is_open(&w) && !is_marked(&w) && w.query_by_label(SINCE_20_OCTOBER).is_none());
    let after = w.get_by_role_and_label(Role::Slider, "Joy").rect().top();
    assert!((before - after).abs() < 1.0, "nothing slides under the pointer: {before} {after}");
    go(&mut w, Room::Journal);
    assert!(!is_marked(&w), "what was answered is still in the form");
    go(&mut w, Room::Today);
    press(&mut w, "Empty the form");
    settle(&mut w);
    assert!(is_open(&w) && is_marked(&w), "it was never shown beside the item, so it is still to be told");
}

#[test]
fn safety_7_nothing_that_was_noticed_stands_beside_the_item_until_the_form_is_saved_or_left() {
    let (_folder, path) = flat_and_asking_the_item();
    // The next morning the form stands open, with the item in it.
    let mut w = window_on(&path, || later(1));
    assert!(w.query_by_label("Save check-in").is_some() && !is_open(&w) && !is_marked(&w));
    go(&mut w, Room::Journal);
    assert!(is_marked(&w), "the item is not on screen there, and nothing was told in passing");
    go(&mut w, Room::Today);
    type_keys(&mut w, "2");
    press(&mut w, "Save check-in");
    settle(&mut w);
    assert!(is_open(&w) && is_marked(&w), "beside the saved day it stands");
    // A check-in that is being changed in the Journal shows the item there.
    let id = opened(&w).journal.journal.check_ins.last().expect("saved").id.clone();
    go(&mut w, Room::Journal);
    w.state_mut().act(CheckInChange::Edit(id));
    settle(&mut w);
    assert!(!is_marked(&w));
}

#[test]
fn a_save_that_made_the_difference_says_so_in_its_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    // Six days of two weeks say something about low mood; the seventh makes it seven.
    plant(&path, 7, low);
    let mut store = Store::open(&path, None).expect("open");
    assert!(store.delete_check_in(&"c0".into(), 1).expect("deleted"));
    drop(store);
    let mut w = window_on(&path, monday_evening);
    assert!(!is_open(&w));
    type_keys(&mut w, "11117777");
    press(&mut w, "Save check-in");
    settle(&mut w);
    let said = w.state().model.notice().expect("an answer").text.clone();
    assert!(said.starts_with("Saved. On 7 of 7 days from 10 November 2026"), "{said}");
    assert!(is_open(&w) && is_marked(&w));
    type_keys(&mut w, "11117777");
    press(&mut w, "Save check-in");
    settle(&mut w);
    assert_eq!(w.state().model.notice().expect("an answer").text, "Saved", "once");
    assert!(!is_open(&w), "it was seen");
}
