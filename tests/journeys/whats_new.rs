//! What is new after an update is told once, and never of a journal that is new.

use super::steps::{Window, heard, long_form, monday_evening, opened, settle, until};
use egui::{Key, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{app::SmallFiles, guidance::all_news, ui::GamutWindow};
use std::path::Path;

const HEADING: &str = "What is new in Gamut";

/// The window of the first version that has news, where this is what was seen before.
fn after_update(journal: &Path, files: &SmallFiles) -> Window {
    let newest = &all_news().versions[0];
    let mut window = GamutWindow::new(&egui::Context::default(), journal.to_owned(), monday_evening);
    window.is_version(&newest.version, files.clone());
    let mut w = egui_kittest::Harness::builder()
        .with_size([1100.0, 760.0])
        .with_max_steps(64)
        .build_ui_state(|ui, window: &mut GamutWindow| window.show(ui), window);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    w
}

fn kept() -> (tempfile::TempDir, SmallFiles) {
    let folder = tempfile::tempdir().expect("a folder");
    let files = SmallFiles::kept_in(Some(folder.path().to_owned()));
    (folder, files)
}

#[test]
fn it_is_told_once_and_closed_with_enter() {
    let (folder, files) = kept();
    let path = folder.path().join("journal.gamut");
    let mut w = after_update(long_form(&path), &files);
    assert!(w.query_by_label(HEADING).is_some());
    for line in &all_news().versions[0].lines {
        assert!(w.query_by_label(line).is_some(), "{line}");
    }
    w.key_press(Key::Enter);
    w.run_ok();
    assert!(w.query_by_label(HEADING).is_none());
    drop(w);
    assert!(after_update(&path, &files).query_by_label(HEADING).is_none(), "once");
}

#[test]
fn who_came_to_type_a_check_in_has_typed_it() {
    let (folder, files) = kept();
    let mut w = after_update(long_form(&folder.path().join("journal.gamut")), &files);
    assert!(w.query_by_label(HEADING).is_some());
    w.event(egui::Event::Text("7".to_owned()));
    w.run_ok();
    settle(&mut w);
    assert!(w.query_by_label(HEADING).is_none());
    assert!(heard(&w, "Joy").contains('7'), "{}", heard(&w, "Joy"));
}

#[test]
fn a_new_journal_never_sees_it_and_the_next_start_does_not_either() {
    let (folder, files) = kept();
    let path = folder.path().join("journal.gamut");
    let mut w = after_update(&path, &files);
    assert!(opened(&w).journal.is_new() && w.query_by_label(HEADING).is_none());
    w.get_by_label("Skip").click();
    until(&mut w, "the first pages are gone", |w| opened(w).journal.journal.settings.welcomed);
    settle(&mut w);
    assert!(w.query_by_label(HEADING).is_none());
    drop(w);
    assert!(after_update(&path, &files).query_by_label(HEADING).is_none());
}

#[test]
fn where_it_cannot_be_noted_it_is_not_told_at_every_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_form(&path);
    let nowhere = SmallFiles::kept_in(Some(folder.path().join("gone")));
    for files in [nowhere, SmallFiles::default()] {
        assert!(after_update(&path, &files).query_by_label(HEADING).is_none());
    }
}

#[test]
fn it_fits_a_small_window_with_large_text() {
    let (folder, files) = kept();
    let mut w = after_update(long_form(&folder.path().join("journal.gamut")), &files);
    w.set_size(egui::vec2(240.0, 320.0));
    w.run_ok();
    let on = w.get_by_role_and_label(Role::Button, "Go on").rect();
    assert!(on.bottom() <= 320.0 && on.right() <= 240.0, "{on:?}");
}
