//! The first pages: three, short, and never in the way.

use super::steps::{Window, go, settle, until, window_as_it_opens};
use egui::{Key, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::app::{Room, Standing};
use std::path::Path;

fn first_page(journal: &Path) -> Window {
    let mut w = window_as_it_opens(journal, [480.0, 640.0]);
    until(&mut w, "the journal is open", |w| w.state().model.standing == Standing::Open);
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
    until(&mut w, "help is open", |w| w.state().model.room == Room::Help);
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
    until(&mut w, "the sample is open", |w| w.state().model.journal.settings.sample && w.state().model.is_open());
    settle(&mut w);
    assert!(w.query_by_label_contains("Sample journal").is_some());
    w.get_by_label("Open my own journal").click_accesskit();
    until(&mut w, "my own is open", |w| w.state().model.path == path && w.state().model.is_open());
    w.run_ok();
    assert!(w.state().model.journal.check_ins.is_empty());
    assert!(w.query_by_label("1 of 3").is_some());
}
