//! A form that the rule can't compare says so where it is made up and where it is missed, and one press mends it.

use super::steps::{
    Window, focused, go, long_journal, monday_evening, opened, press, press_by_keyboard, settle, type_keys, until,
    window_as_it_opens, window_on,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{
    analysis::{Verdict, seven},
    app::{Room, ThreeOfEachChange, Written},
    domain::{Answer, Catalogue, CheckIn, DayStart, Instant, Intensity, Key as FeelingKey, Moment, Settings, Valence},
    storage::Store,
};
use std::path::Path;

const ADD: &str = "Ask about three of each";
const TWO_AND_TWO: &str = "Comparing needs three pleasant and three unpleasant feelings; you ask about two and two";

/// A journal past its first pages, with these settings.
fn set_up(path: &Path, set: impl FnOnce(&mut Settings, &mut Catalogue)) {
    let (mut settings, mut catalogue) = (Settings { welcomed: true, ..Settings::default() }, Catalogue::starting());
    set(&mut settings, &mut catalogue);
    let mut store = Store::create(path, &catalogue).expect("made");
    store.save_settings(&settings).expect("set");
}

fn keys(words: &str) -> Vec<FeelingKey> {
    words.split(',').map(|w| FeelingKey::new(w).expect("a key")).collect()
}

/// A short form of five, as one was chosen when there could be no more.
fn five(path: &Path) {
    set_up(path, |settings, _| {
        (settings.short_form, settings.short_feelings) = (true, keys("joy,contentment,sadness,anxiety,numbness"));
    });
}

fn put_away(catalogue: &mut Catalogue, keys: &[&str]) {
    for key in keys {
        let id = catalogue.feeling_by_key(key).expect("there").id;
        catalogue.retire_feeling(id, true);
    }
}

/// The feelings that Today asks about, in the order of the list.
fn asked(w: &Window) -> Vec<String> {
    let names = opened(w).journal.journal.catalogue.asked().map(|f| f.name.clone());
    names.filter(|n| w.query_by_role_and_label(Role::Slider, n).is_some()).collect()
}

fn is_offered(w: &Window) -> bool {
    w.query_by_role_and_label(Role::Button, ADD).is_some()
}

fn undo(w: &mut Window) {
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(w);
}

#[test]
fn the_short_form_of_a_new_journal_holds_three_of_each_side_and_numbness_and_as_many_more_as_wished() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    assert!(!is_offered(&w), "nothing is missing");
    assert_eq!(asked(&w), ["Joy", "Contentment", "Excitement", "Sadness", "Anxiety", "Anger", "Numbness"]);
    go(&mut w, Room::Settings);
    for name in ["Affection", "Guilt"] {
        press(&mut w, &format!("{name} in the short form"));
        settle(&mut w);
    }
    assert!(w.query_by_label_contains("9 chosen").is_some());
    go(&mut w, Room::Today);
    assert_eq!(asked(&w).len(), 9);
}

/// Days on which affection and guilt swing most, then contentment and anxiety, then excitement and anger.
#[test]
fn the_short_form_of_an_older_journal_holds_what_its_days_differ_most_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    set_up(&path, |_, _| {});
    let mut store = Store::open(&path, None).expect("opened");
    let catalogue = Catalogue::starting();
    let swing = |key: &str| match key {
        "affection" | "guilt" => 5,
        "contentment" | "anxiety" => 4,
        "excitement" | "anger" => 3,
        _ => 1,
    };
    for n in 0_u8..20 {
        let utc_ms = monday_evening().instant.utc_ms - (30 - i64::from(n)) * 86_400_000;
        let instant = Instant { utc_ms, offset_s: 3600 };
        let of = |f: &gamut::domain::Feeling| {
            let steps = if n % 2 == 0 { 5 } else { 5 - swing(f.key.as_str()) };
            (f.id, Answer::Rated(Intensity::new(steps).expect("0 to 10")))
        };
        let answers: Vec<_> = catalogue.feelings.iter().map(of).collect();
        let at = Moment { instant, zone: "Europe/Berlin".into() };
        let check_in = CheckIn::new(format!("{n:02}"), at, instant.day(DayStart::default()), answers);
        store.save_check_in(&check_in, utc_ms, None).expect("saved");
    }
    drop(store);
    let mut w = window_on(&path);
    go(&mut w, Room::Settings);
    w.get_by_label_contains("Begin with the short form").click_accesskit();
    settle(&mut w);
    go(&mut w, Room::Today);
    let seven = ["Contentment", "Excitement", "Affection", "Anxiety", "Anger", "Guilt", "Numbness"];
    assert_eq!(asked(&w), seven);
    undo(&mut w);
    assert_eq!(asked(&w).len(), 9, "all of it is one step");
    assert!(opened(&w).journal.journal.settings.short_feelings.is_empty());
}

#[test]
fn a_short_form_nobody_chose_asks_about_seven_of_the_days_there_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut store = Store::open(&path, None).expect("opened");
    store.save_settings(&Settings { welcomed: true, short_form: true, ..Settings::default() }).expect("set");
    drop(store);
    let w = window_on(&path);
    let journal = &opened(&w).journal.journal;
    let mut wanted = seven(journal);
    wanted.sort_by_key(|id| journal.catalogue.feeling(*id).map(|f| (f.order, f.id)));
    let wanted: Vec<_> = wanted.into_iter().filter_map(|id| journal.catalogue.feeling(id)).map(|f| f.name.clone()).collect();
    assert_eq!(asked(&w), wanted);
    assert_eq!(wanted.len(), 7);
}

#[test]
fn who_chose_five_keeps_them_is_told_once_on_today_and_mends_it_with_one_press() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    five(&path);
    let mut w = window_on(&path);
    assert_eq!(asked(&w), ["Joy", "Contentment", "Sadness", "Anxiety", "Numbness"]);
    assert!(w.query_by_label(TWO_AND_TWO).is_some());
    type_keys(&mut w, "4");
    press(&mut w, ADD);
    settle(&mut w);
    assert_eq!(asked(&w), ["Joy", "Contentment", "Excitement", "Sadness", "Anxiety", "Anger", "Numbness"]);
    assert!(w.query_by_role_and_label(Role::Status, "Asked about from now on: Excitement, Anger").is_some());
    assert!(w.query_by_label(TWO_AND_TWO).is_none() && !is_offered(&w));
    assert_eq!(super::steps::heard(&w, "Joy"), "4, a little", "what was answered stays");
    press(&mut w, "Undo");
    settle(&mut w);
    assert_eq!(asked(&w), ["Joy", "Contentment", "Sadness", "Anxiety", "Numbness"]);
    assert!(w.query_by_label(TWO_AND_TWO).is_some());
    // Kept by the file, not only by the window.
    press(&mut w, ADD);
    settle(&mut w);
    drop(w);
    assert_eq!(asked(&window_on(&path)).len(), 7);
}

#[test]
fn not_now_is_asked_no_more_on_today_and_patterns_and_settings_go_on_saying_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    five(&path);
    let mut w = window_on(&path);
    press(&mut w, "Don't show this again");
    settle(&mut w);
    assert!(w.query_by_label(TWO_AND_TWO).is_none() && !is_offered(&w));
    drop(w);
    let mut w = window_on(&path);
    assert!(w.query_by_label(TWO_AND_TWO).is_none(), "nor the next time");
    for room in [Room::Patterns, Room::Settings] {
        go(&mut w, room);
        assert!(w.query_by_label(TWO_AND_TWO).is_some() && is_offered(&w), "{room:?}");
    }
}

#[test]
fn today_says_nothing_while_all_feelings_are_asked_for_nor_of_the_long_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    five(&path);
    let mut w = window_on(&path);
    press(&mut w, "All feelings…");
    assert!(w.query_by_label(TWO_AND_TWO).is_none());
    drop(w);
    let path = folder.path().join("long.gamut");
    set_up(&path, |_, catalogue| put_away(catalogue, &["joy", "affection", "anger", "guilt"]));
    let w = window_on(&path);
    assert_eq!(asked(&w).len(), 5);
    assert!(w.query_by_label(TWO_AND_TWO).is_none(), "the long form stays as it is");
}

#[test]
fn patterns_promise_no_day_on_which_it_is_learned_while_the_form_can_t_bring_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    five(&path);
    let mut w = window_on(&path);
    go(&mut w, Room::Patterns);
    assert!(w.query_by_label(TWO_AND_TWO).is_some());
    assert!(w.query_by_label_contains("of about 70").is_none());
    press(&mut w, ADD);
    settle(&mut w);
    assert!(w.query_by_label(TWO_AND_TWO).is_none() && !is_offered(&w));
    assert!(w.query_all_by_label_contains("Day 1 of about 70").next().is_some());
    undo(&mut w);
    assert!(w.query_by_label(TWO_AND_TWO).is_some());
    go(&mut w, Room::Range);
    assert!(w.query_by_label_contains("you ask about two and two").is_some());
    assert!(w.query_by_label_contains("of about 70").is_none(), "nor in another room");
}

#[test]
fn patterns_say_it_also_while_the_days_before_can_still_be_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut w = window_on(&path);
    go(&mut w, Room::Patterns);
    assert!(!is_offered(&w));
    let analysis = &opened(&w).journal.findings.as_ref().expect("worked out").analysis;
    assert!(matches!(analysis.verdict, Verdict::Judged { .. }));
    go(&mut w, Room::Settings);
    let names: Vec<_> = opened(&w).journal.journal.catalogue.asked().map(|f| (f.valence, f.name.clone())).collect();
    let of = |side| names.iter().filter(move |(v, _)| *v == side).map(|(_, n)| n.clone()).collect::<Vec<_>>();
    for name in of(Valence::Pleasant).into_iter().skip(2).chain(of(Valence::Unpleasant).into_iter().skip(2)) {
        press(&mut w, &format!("Put {name} away"));
        settle(&mut w);
    }
    assert!(w.query_by_label(TWO_AND_TWO).is_some(), "right where it was done");
    go(&mut w, Room::Patterns);
    assert!(w.query_by_label(TWO_AND_TWO).is_some());
    press(&mut w, ADD);
    settle(&mut w);
    assert!(w.query_by_label(TWO_AND_TWO).is_none());
}

#[test]
fn settings_say_it_under_the_form_in_use_and_bring_back_no_more_than_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    set_up(&path, |_, _| {});
    let mut w = window_on(&path);
    go(&mut w, Room::Settings);
    for name in ["Joy", "Contentment", "Excitement", "Guilt", "Numbness"] {
        press(&mut w, &format!("Put {name} away"));
        settle(&mut w);
    }
    let one = "Comparing needs three pleasant and three unpleasant feelings; you ask about one and three";
    assert!(w.query_by_label(one).is_some());
    assert!(w.query_by_label_contains("Without it, a change must be larger").is_some(), "numbness is not asked about");
    press(&mut w, ADD);
    settle(&mut w);
    assert!(w.query_by_role_and_label(Role::Status, "Asked about from now on: Joy, Contentment").is_some());
    assert!(w.query_by_label("Bring Excitement back").is_some() && w.query_by_label("Bring Numbness back").is_some());
    assert!(!is_offered(&w));
    undo(&mut w);
    assert!(w.query_by_label(one).is_some());
    // The short form in use is what counts, and it is said once.
    w.get_by_label_contains("Begin with the short form").click_accesskit();
    settle(&mut w);
    assert_eq!(w.query_all_by_label(ADD).count(), 1);
    press(&mut w, ADD);
    settle(&mut w);
    go(&mut w, Room::Today);
    assert_eq!(asked(&w), ["Joy", "Contentment", "Affection", "Sadness", "Anxiety", "Anger"]);
}

#[test]
fn a_list_that_has_too_few_gets_new_ones_and_undo_puts_them_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    set_up(&path, |_, catalogue| {
        catalogue.feelings.retain(|f| ["sadness", "anger", "guilt"].contains(&f.key.as_str()));
        catalogue.ask_about_feeling("Awe", Valence::Pleasant);
    });
    let mut w = window_on(&path);
    go(&mut w, Room::Settings);
    press(&mut w, ADD);
    settle(&mut w);
    go(&mut w, Room::Today);
    assert_eq!(asked(&w), ["Sadness", "Anger", "Guilt", "Awe", "Joy", "Contentment"]);
    undo(&mut w);
    assert_eq!(asked(&w), ["Sadness", "Anger", "Guilt", "Awe"]);
    go(&mut w, Room::Settings);
    assert!(w.query_by_label("Bring Joy back").is_some(), "answers may name it by now");
}

#[test]
fn the_first_pages_say_it_as_one_picks_and_the_keyboard_goes_on_from_the_press() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_as_it_opens(&folder.path().join("journal.gamut"), [480.0, 640.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.run_ok();
    press(&mut w, "Next");
    settle(&mut w);
    assert!(!is_offered(&w));
    for name in ["Joy", "Affection", "Sadness", "Guilt"] {
        press(&mut w, name);
        settle(&mut w);
    }
    assert!(w.query_by_label(TWO_AND_TWO).is_some());
    press_by_keyboard(&mut w, ADD);
    assert_eq!(focused(&w), "Next");
    settle(&mut w);
    assert!(w.query_by_label_contains("7 picked").is_some());
    assert!(w.query_by_label(TWO_AND_TWO).is_none());
    press(&mut w, "Next");
    settle(&mut w);
    press(&mut w, "Begin my journal");
    settle(&mut w);
    assert_eq!(asked(&w), ["Joy", "Contentment", "Excitement", "Sadness", "Anxiety", "Anger", "Numbness"]);
}

#[test]
fn the_keyboard_stays_in_its_room_when_the_press_takes_its_own_button_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    five(&path);
    let mut w = window_on(&path);
    for (room, then) in [
        (Room::Today, "All feelings…"),
        (Room::Patterns, "Pick a time when I felt like myself…"),
        (Room::Settings, "Begin with the short form: a few feelings, the others one press away"),
    ] {
        go(&mut w, room);
        press_by_keyboard(&mut w, ADD);
        settle(&mut w);
        assert_eq!(focused(&w), then, "{room:?}");
        undo(&mut w);
    }
}

#[test]
fn what_the_disk_refuses_is_not_asked_about_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    five(&path);
    let mut w = window_on(&path);
    let model = &mut w.state_mut().model;
    let _nothing_is_sent = model.apply(ThreeOfEachChange::ThreeOfEach, &monday_evening());
    let _asked_anew = model.receive(Written::NotSaved { sentence: "The disk is full".into() });
    w.run_ok();
    assert!(w.query_by_label("The disk is full").is_some());
    assert!(w.query_by_label(TWO_AND_TWO).is_some() && is_offered(&w));
    assert_eq!(asked(&w).len(), 5);
}
