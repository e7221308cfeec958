//! The first pages: three, short, and never in the way.

use super::steps::{Window, go, opened, page, settle, until, window_as_it_opens};
use egui::{Key, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::app::{Room, Standing};
use std::path::Path;

fn first_page(journal: &Path) -> Window {
    let mut w = window_as_it_opens(journal, [480.0, 640.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.run_ok();
    w
}

#[test]
fn one_press_leaves_the_first_pages_for_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = first_page(&path);
    assert!(w.query_by_label("1 of 3").is_some());
    w.get_by_label("Skip").click_accesskit();
    settle(&mut w);
    assert!(w.query_by_role_and_label(Role::Slider, "Joy").is_some());
    drop(w);
    let w = first_page(&path);
    assert!(w.query_by_role_and_label(Role::Slider, "Joy").is_some());
}

#[test]
fn what_is_left_out_on_the_second_page_is_not_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = first_page(&folder.path().join("journal.gamut"));
    w.get_by_label("Next").click_accesskit();
    w.run_ok();
    for name in ["Guilt", "Anger"] {
        w.get_by_role_and_label(Role::Button, name).click_accesskit();
        w.run_ok();
    }
    w.get_by_label("Next").click_accesskit();
    w.run_ok();
    assert!(w.query_by_label("3 of 3").is_some());
    assert!(w.query_by_label_contains("no passphrase yet").is_some());
    w.get_by_label("Back").click_accesskit();
    w.run_ok();
    w.get_by_role_and_label(Role::Button, "Anger").click_accesskit();
    w.run_ok();
    w.get_by_label("Next").click_accesskit();
    w.run_ok();
    w.get_by_label("Begin my journal").click_accesskit();
    settle(&mut w);
    assert!(w.query_by_role_and_label(Role::Slider, "Anger").is_some());
    assert!(w.query_by_role_and_label(Role::Slider, "Guilt").is_none());
}

#[test]
fn help_is_one_key_away_before_anything_was_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = first_page(&folder.path().join("journal.gamut"));
    w.key_press(Key::F1);
    until(&mut w, "help is open", |w| w.state().model.shell.room == Room::Help);
    w.run_ok();
    assert!(w.query_by_label("1 of 3").is_none());
    go(&mut w, Room::Today);
    assert!(w.query_by_label("1 of 3").is_some());
}

#[test]
fn the_sample_is_looked_at_and_left_and_ones_own_journal_is_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = first_page(&path);
    w.get_by_label("Look around with a sample journal").click_accesskit();
    until(&mut w, "the sample is open", |w| w.state().model.settings().sample && w.state().model.is_open());
    settle(&mut w);
    assert!(w.query_by_label_contains("Sample journal").is_some());
    w.get_by_label("Open my own journal").click_accesskit();
    until(&mut w, "my own is open", |w| w.state().model.shell.path == path && w.state().model.is_open());
    w.run_ok();
    assert!(opened(&w).journal.journal.check_ins.is_empty());
    assert!(w.query_by_label("1 of 3").is_some());
}

/// Nothing is asked twice: where one was, and what one chose, is there again.
#[test]
fn a_window_closed_in_the_middle_opens_at_the_same_page_with_what_was_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = first_page(&path);
    w.get_by_label("Next").click_accesskit();
    w.run_ok();
    w.get_by_role_and_label(Role::Button, "Guilt").click_accesskit();
    settle(&mut w);
    drop(w);
    let mut w = first_page(&path);
    assert!(w.query_by_label("2 of 3").is_some());
    assert!(w.query_by_label_contains("8 picked").is_some());
    w.get_by_label("Next").click_accesskit();
    settle(&mut w);
    w.get_by_label("Begin my journal").click_accesskit();
    settle(&mut w);
    assert!(w.query_by_role_and_label(Role::Slider, "Guilt").is_none());
    page(&mut w, "Feelings");
    assert!(w.query_by_label("Bring Guilt back").is_some(), "what was chosen there is what Settings shows");
    // What was turned to is no change of the person's to be taken back.
    w.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    settle(&mut w);
    assert!(opened(&w).journal.journal.settings.welcomed);
    assert!(w.query_by_label("1 of 3").is_none() && w.query_by_label("3 of 3").is_none());
}

#[test]
fn a_journal_locked_in_the_middle_goes_on_where_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = first_page(&path);
    for _ in 0..2 {
        w.get_by_label("Next").click_accesskit();
        settle(&mut w);
    }
    drop(w);
    let secret = gamut::storage::Secret::new("long enough".to_owned());
    let mut store = gamut::storage::Store::open(&path, None).expect("opened");
    store.set_passphrase(Some(&secret), 1).expect("set");
    drop(store);
    let mut w = window_as_it_opens(&path, [480.0, 640.0]);
    until(&mut w, "it is locked", |w| matches!(w.state().model.standing, Standing::Locked(_)));
    w.run_ok();
    assert!(w.query_by_label("3 of 3").is_none(), "nothing of it is asked before");
    w.get_by_label("Passphrase or recovery code").focus();
    w.run_ok();
    w.event(egui::Event::Text("long enough".to_owned()));
    w.run_ok();
    w.key_press(Key::Enter);
    until(&mut w, "it is open", |w| w.state().model.is_open());
    w.run_ok();
    assert!(w.query_by_label("3 of 3").is_some());
    until(&mut w, "how it stands is known", |w| opened(w).journal.care.protected);
    w.run_ok();
    assert!(w.query_by_label("The journal has a passphrase.").is_some(), "it is not asked for again");
}

#[test]
fn enter_goes_on_from_page_to_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = first_page(&folder.path().join("journal.gamut"));
    assert!(w.query_by_role_and_label(Role::Image, "A river of days, an example").is_some());
    for page in ["2 of 3", "3 of 3"] {
        w.key_press(Key::Enter);
        settle(&mut w);
        assert!(w.query_by_label(page).is_some(), "{page}");
    }
    let told = w.get_all_by_label_contains("this account can read it").count();
    assert_eq!(told, 1, "that it can be read is said once");
    w.key_press(Key::Enter);
    settle(&mut w);
    assert!(w.query_by_role_and_label(Role::Slider, "Joy").is_some());
}

#[test]
fn more_words_are_offered_than_are_picked_and_one_that_is_picked_is_asked_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = first_page(&folder.path().join("journal.gamut"));
    w.get_by_label("Next").click_accesskit();
    settle(&mut w);
    let offered = |w: &Window, name: &str| w.query_by_role_and_label(Role::Button, name).is_some();
    let pleasant = ["Joy", "Contentment", "Excitement", "Affection", "Calm", "Interest", "Gratitude", "Hope", "Love", "Pride"];
    let unpleasant = ["Sadness", "Anxiety", "Anger", "Guilt", "Fear", "Shame", "Loneliness", "Irritation", "Hurt", "Boredom"];
    for name in pleasant.into_iter().chain(unpleasant) {
        assert!(offered(&w, name), "{name}");
    }
    assert!(w.query_by_label_contains("9 picked").is_some());
    for (name, n) in [("Calm", "10 picked"), ("Shame", "11 picked"), ("Calm", "10 picked")] {
        w.get_by_role_and_label(Role::Button, name).click_accesskit();
        settle(&mut w);
        assert!(w.query_by_label_contains(n).is_some(), "{name}: {n}");
    }
    w.get_by_label("Skip").click_accesskit();
    settle(&mut w);
    assert!(w.query_by_role_and_label(Role::Slider, "Shame").is_some());
    assert!(w.query_by_role_and_label(Role::Slider, "Calm").is_none());
}

#[test]
fn the_sample_opens_on_its_river_with_three_pointers_that_are_put_away_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = first_page(&path);
    for times in [1, 2] {
        w.get_by_label("Look around with a sample journal").click_accesskit();
        until(&mut w, "the sample is open", |w| w.state().model.settings().sample && w.state().model.is_open());
        settle(&mut w);
        assert_eq!(w.state().model.shell.room, Room::Range);
        assert_eq!(w.query_by_label("What you see here").is_some(), times == 1, "put away once, they stay away");
        if times == 1 {
            w.get_by_label("Put these away").click_accesskit();
            settle(&mut w);
            assert!(w.query_by_label("What you see here").is_none());
        }
        w.get_by_label("Open my own journal").click_accesskit();
        until(&mut w, "my own is open", |w| w.state().model.shell.path == path && w.state().model.is_open());
        settle(&mut w);
        assert_eq!(w.state().model.shell.room, Room::Today);
    }
}

#[test]
fn the_first_pages_are_walked_by_keyboard_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = first_page(&folder.path().join("journal.gamut"));
    let press = |w: &mut Window, name: &str| {
        for _ in 0..40 {
            w.key_press(Key::Tab);
            w.run_ok();
            if super::steps::focused(w) == name {
                w.key_press(Key::Enter);
                w.run_ok();
                settle(w);
                return;
            }
        }
        panic!("{name} is not reached by Tab");
    };
    press(&mut w, "Next");
    press(&mut w, "Joy");
    assert!(w.query_by_label_contains("8 picked").is_some());
    press(&mut w, "Joy");
    press(&mut w, "Back");
    assert!(w.query_by_label("1 of 3").is_some());
    press(&mut w, "Next");
    press(&mut w, "Next");
    assert!(w.query_by_label("3 of 3").is_some());
    press(&mut w, "Begin my journal");
    assert!(w.query_by_role_and_label(Role::Slider, "Joy").is_some());
}

#[test]
fn the_way_on_is_in_sight_on_every_page_and_stays_in_its_place() {
    for size in [[480.0, 640.0], [240.0, 320.0], [1100.0, 760.0], [1920.0, 1080.0]] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut w = window_as_it_opens(&folder.path().join("journal.gamut"), size);
        until(&mut w, "the journal is open", |w| w.state().model.is_open());
        w.run_ok();
        let mut before = None;
        for _ in 0..2 {
            let next = w.get_by_label("Next").rect();
            assert!(next.bottom() < size[1] && next.right() < size[0], "{size:?}: {next:?}");
            assert_eq!(*before.get_or_insert(next), next, "{size:?}: it stands where it stood");
            w.get_by_label("Next").click_accesskit();
            w.run_ok();
        }
        assert!(w.get_by_label("Begin my journal").rect().bottom() < size[1], "{size:?}");
    }
}
