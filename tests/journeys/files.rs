//! Files as on a desktop: chosen in the window's own list, typed, or dropped; asked about before anything is done.

use super::steps::{
    Window, bring_it_in, can_be_brought_in, focused, log_note, opened, page, press, settle, until, window_as_it_opens,
    window_on,
};
use egui::{Key, accesskit::Role};
use egui_kittest::kittest::Queryable;
use gamut::{
    app::{Action, Room},
    domain::{Catalogue, Settings},
    storage::{Secret, Store},
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

const CSV: &str = "at,feeling:joy\n2026-09-20T20:00:00Z,4\n2026-09-21T20:00:00Z,6\n";

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it this way".into())
    }
}

fn drop_on(w: &mut Window, files: &[&Path]) {
    w.input_mut().dropped_files = files.iter().map(|file| Arc::new(Dropped((*file).to_owned())) as _).collect();
    w.step();
}

fn says(w: &Window, words: &str) -> bool {
    w.query_by_label_contains(words).is_some()
}

fn told(w: &Window) -> String {
    w.state().model.notice().map(|n| n.text.clone()).unwrap_or_default()
}

/// In Settings, with the window's own list of files open for an import.
fn list_of_files(w: &mut Window) {
    page(w, "Bring in entries");
    press(w, "Choose a file…");
    until(w, "the list is open", |w| says(w, "Choose a file to bring in") && !says(w, "Looking into the folder"));
}

#[test]
fn one_file_that_is_dropped_is_looked_at_asked_about_and_brought_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let file = folder.path().join("old.txt");
    fs::write(&file, CSV).expect("written");
    drop_on(&mut w, &[&file]);
    until(&mut w, "it is shown", |w| says(w, "Bring in 2 entries"));
    assert!(says(&w, "This looks like") && says(&w, "2 entries are new") && opened(&w).journal.journal.check_ins.is_empty());
    press(&mut w, "Cancel");
    assert!(!says(&w, "Bring in 2 entries") && opened(&w).journal.journal.check_ins.is_empty());
    drop_on(&mut w, &[&file]);
    bring_it_in(&mut w);
    until(&mut w, "they are there", |w| opened(w).journal.journal.check_ins.len() == 2);
    settle(&mut w);
    drop_on(&mut w, &[&file]);
    until(&mut w, "it is told", |w| says(w, "There is nothing new in this file"));
    assert!(!can_be_brought_in(&w));
}

#[test]
fn lines_that_cannot_be_read_say_why_before_the_file_comes_in_and_after() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let file = folder.path().join("some.csv");
    fs::write(&file, "at,feeling:joy,note\n2026-01-02T10:00:00Z,4,\n2026-01-03T10:00:00Z,eleven,\n2026-01-04T10:00:00Z,,\n")
        .expect("written");
    drop_on(&mut w, &[&file]);
    until(&mut w, "it is shown", |w| says(w, "Bring in 1 entry"));
    let why = "Line 3: the answer to a feeling is no whole number from 0 to 10";
    assert!(says(&w, "1 entry is new") && says(&w, "1 entry can't be read and is left out") && says(&w, why));
    assert!(says(&w, "1 row has a time and nothing else") && !says(&w, "eleven"));
    bring_it_in(&mut w);
    until(&mut w, "it is there", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    assert!(told(&w).contains(why) && told(&w).starts_with("1 entry added"), "{}", told(&w));
}

#[test]
fn what_is_no_single_file_that_can_be_read_is_told_in_a_sentence_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    super::steps::type_keys(&mut w, "7");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.csv"), CSV).expect("written");
    fs::write(at("page.pdf"), "%PDF-1.7\n").expect("written");
    fs::write(at("bad.csv"), "no,such\nthing,here\n").expect("written");
    fs::create_dir(at("folder")).expect("made");
    let three = [at("a.csv"), at("page.pdf"), at("bad.csv")];
    drop_on(&mut w, &three.each_ref().map(PathBuf::as_path));
    assert!(told(&w).starts_with("One file at a time, please"), "{}", told(&w));
    for (file, words) in [
        (at("folder"), "This is a folder"),
        (at("page.pdf"), "This is a PDF page"),
        (at("gone.csv"), "There is no file of this name"),
        (at("bad.csv"), ""),
        (at("journal.gamut"), "This journal is open already"),
    ] {
        w.state_mut().act(Action::CloseNotice);
        drop_on(&mut w, &[&file]);
        until(&mut w, "it is told", |w| w.state().model.notice().is_some());
        assert!(told(&w).starts_with(words), "{}: {}", file.display(), told(&w));
        assert!(w.state().model.offered.is_none());
    }
    #[cfg(unix)]
    if !may_read_everything() {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(at("a.csv"), fs::Permissions::from_mode(0o000)).expect("shut");
        w.state_mut().act(Action::CloseNotice);
        drop_on(&mut w, &[&at("a.csv")]);
        until(&mut w, "it is told", |w| told(w).contains("could not be read"));
    }
    w.run_ok();
    assert!(!opened(&w).forms.today.check_in.is_empty(), "what was typed is still there");
}

/// The account of these tests may be one that no permission holds back.
#[cfg(unix)]
fn may_read_everything() -> bool {
    use std::os::unix::fs::PermissionsExt;
    let file = tempfile::NamedTempFile::new().expect("a file");
    fs::set_permissions(file.path(), fs::Permissions::from_mode(0o000)).expect("shut");
    fs::File::open(file.path()).is_ok()
}

#[test]
fn a_journal_that_is_dropped_is_opened_only_when_it_is_wished_and_the_own_one_is_a_press_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let (own, other) = (folder.path().join("journal.gamut"), folder.path().join("other.gamut"));
    let mut store = Store::create(&other, &Catalogue::starting()).expect("made");
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).expect("set");
    drop(store);
    let mut w = window_on(&own);
    log_note(&mut w, "5", "a walk");
    drop_on(&mut w, &[&other]);
    until(&mut w, "it is asked", |w| says(w, "Open this journal?"));
    assert_eq!(w.state().model.shell.path, own);
    w.key_press(Key::Escape);
    w.run_ok();
    assert!(!says(&w, "Open this journal?") && w.state().model.shell.path == own);
    drop_on(&mut w, &[&other]);
    until(&mut w, "it is asked", |w| says(w, "Open this journal?"));
    press(&mut w, "Open it");
    until(&mut w, "it is open", |w| w.state().model.is_open() && w.state().model.shell.path == other);
    settle(&mut w);
    assert!(opened(&w).journal.journal.check_ins.is_empty());
    page(&mut w, "Journal and files");
    press(&mut w, "Open my own journal again");
    until(&mut w, "the own one is open", |w| w.state().model.is_open() && w.state().model.shell.path == own);
    assert_eq!(opened(&w).journal.journal.check_ins.len(), 1);
}

#[test]
fn a_backup_that_is_dropped_is_never_written_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    log_note(&mut w, "5", "a walk");
    w.state_mut().act(Action::BackUp);
    let backups = folder.path().join("backups");
    let first =
        || fs::read_dir(&backups).ok()?.flatten().map(|e| e.path()).find(|p| p.extension().is_some_and(|e| e == "gamut"));
    until(&mut w, "there is one", |w| first().is_some() && opened(w).journal.file.busy.is_none());
    let backup = first().expect("a backup");
    let elsewhere = folder.path().join(backup.file_name().expect("a name"));
    fs::copy(&backup, &elsewhere).expect("copied");
    for file in [backup, elsewhere] {
        w.state_mut().act(Action::CloseNotice);
        drop_on(&mut w, &[&file]);
        until(&mut w, "it is told", |w| told(w).starts_with("This is a backup of a journal"));
        assert!(w.state().model.offered.is_none());
    }
}

#[test]
fn while_it_is_locked_only_another_journal_can_be_dropped() {
    let folder = tempfile::tempdir().expect("a folder");
    let (own, other) = (folder.path().join("journal.gamut"), folder.path().join("other.gamut"));
    let mut store = Store::create(&own, &Catalogue::starting()).expect("made");
    store.set_passphrase(Some(&Secret::new("a long enough one".to_owned())), 1).expect("set");
    drop(store);
    drop(Store::create(&other, &Catalogue::starting()).expect("made"));
    let file = folder.path().join("old.csv");
    fs::write(&file, CSV).expect("written");
    let mut w = window_as_it_opens(&own, [1100.0, 760.0]);
    until(&mut w, "it is locked", |w| says(w, "Your journal is locked"));
    drop_on(&mut w, &[&file]);
    until(&mut w, "it is told", |w| told(w).starts_with("Nothing can be brought in while no journal is open"));
    drop_on(&mut w, &[&other]);
    until(&mut w, "it is asked", |w| says(w, "Open this journal?"));
    press(&mut w, "Open it");
    until(&mut w, "it is open", |w| w.state().model.is_open() && w.state().model.shell.path == other);
}

#[test]
fn while_a_file_is_held_over_the_window_it_says_what_would_happen() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let held = |n: usize| vec![egui::HoveredFile::default(); n];
    w.input_mut().hovered_files = held(1);
    // What lies over the rooms is measured first.
    w.run_steps(2);
    assert!(says(&w, "You are asked before anything is done"));
    w.input_mut().hovered_files = held(3);
    w.run_steps(2);
    assert!(says(&w, "One file at a time, please"));
    w.input_mut().hovered_files = held(0);
    w.run_ok();
    assert!(!says(&w, "One file at a time, please"));
}

#[test]
fn the_own_list_finds_goes_into_folders_and_chooses_by_keyboard_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = folder.path().join("My diaries");
    fs::create_dir(&deep).expect("made");
    fs::write(deep.join("old.csv"), CSV).expect("written");
    fs::write(deep.join("picture.png"), "x").expect("written");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    remember(&mut w, folder.path());
    list_of_files(&mut w);
    until(&mut w, "the folder is listed", |w| says(w, "My diaries, folder"));
    assert_eq!(focused(&w), "Find a name in this folder");
    super::steps::type_keys(&mut w, "diar");
    assert!(!says(&w, "backups, folder"), "only what is called so");
    w.key_press(Key::Enter);
    until(&mut w, "it is in the folder", |w| says(w, "old.csv, 1 KiB"));
    assert!(!says(&w, "picture.png"), "nothing can be brought in from that");
    press(&mut w, "Show other kinds of files, too");
    assert!(says(&w, "picture.png"));
    press(&mut w, "Show other kinds of files, too");
    w.get_by_role_and_label(Role::TextInput, "Find a name in this folder").focus();
    w.run_ok();
    w.key_press(Key::Backspace);
    until(&mut w, "it is above again", |w| says(w, "My diaries, folder"));
    w.get_by_label("My diaries, folder").click_accesskit();
    until(&mut w, "it is in the folder", |w| says(w, "old.csv, 1 KiB"));
    w.get_by_role_and_label(Role::TextInput, "Find a name in this folder").focus();
    w.run_ok();
    w.key_press(Key::Enter);
    bring_it_in(&mut w);
    until(&mut w, "they are there", |w| opened(w).journal.journal.check_ins.len() == 2);
}

/// From now on the list begins in this folder.
fn remember(w: &mut Window, folder: &Path) {
    let mut settings = opened(w).journal.journal.settings.clone();
    settings.places = gamut::domain::RecentPlaces::wished();
    assert!(settings.places.was_used(folder.to_str().expect("a path")));
    w.state_mut().act(gamut::app::SettingsChange(settings));
    settle(w);
}

#[test]
fn a_file_that_would_be_replaced_is_said_before_and_where_it_went_can_be_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    log_note(&mut w, "5", "a walk");
    remember(&mut w, folder.path());
    let write = |w: &mut Window, replaced: bool| {
        page(w, "Journal and files");
        press(w, "Choose where…");
        until(w, "the list is open", |w| says(w, "Where the export goes") && says(w, "Name of the file"));
        until(w, "the folder is listed", |w| !says(w, "Looking into the folder"));
        press(w, "CSV");
        until(w, "it is told", |w| says(w, "is here already. It would be replaced") == replaced);
        press(w, if replaced { "Replace it" } else { "Save" });
        until(w, "it is written", |w| told(w).contains("written to"));
        w.run_ok();
    };
    write(&mut w, false);
    let file = folder.path().join("gamut-2026-11-23.csv");
    assert!(file.exists());
    press(&mut w, "Close this message");
    write(&mut w, true);
    // No desktop is asked in a test: the path is copied and said.
    press(&mut w, "Show in folder: gamut-2026-11-23.csv");
    until(&mut w, "it is told", |w| told(w).starts_with("No file manager answered. The path is copied: "));
    assert!(told(&w).ends_with("gamut-2026-11-23.csv"));
}

#[test]
fn folders_are_remembered_only_where_it_is_wished_and_forgotten_with_one_press() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = folder.path().join("journal.gamut");
    let file = folder.path().join("old.csv");
    fs::write(&file, CSV).expect("written");
    let mut w = window_on(&journal);
    let choose = |w: &mut Window| {
        list_of_files(w);
        press(w, "Type the path instead");
        let field = "The whole path, such as /home/me/file or file:///…";
        w.get_by_role_and_label(Role::TextInput, field).focus();
        w.run_ok();
        w.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        super::steps::type_keys(w, &format!("\"file://{}\"", file.display()));
        press(w, "Preview");
        until(w, "it is shown", can_be_brought_in);
        press(w, "Cancel");
        settle(w);
    };
    let remembered = |w: &Window| opened(w).journal.journal.settings.places.folders().len();
    choose(&mut w);
    assert_eq!(remembered(&w), 0);
    page(&mut w, "Journal and files");
    press(&mut w, "Remember the folders I used last, to begin there when a file is chosen");
    settle(&mut w);
    choose(&mut w);
    assert_eq!(remembered(&w), 1);
    let out = folder.path().join("out.jsonl");
    w.state_mut().act(Action::Export(out.clone(), Box::default()));
    until(&mut w, "it is written", |_| out.exists());
    let text = fs::read_to_string(&out).expect("read");
    assert!(!text.contains("recent_places"), "they stand in no such export");
    drop(w);
    let mut w = window_on(&journal);
    assert_eq!(remembered(&w), 1, "they are kept in the journal");
    page(&mut w, "Journal and files");
    press(&mut w, "Forget them");
    settle(&mut w);
    assert!(remembered(&w) == 0 && opened(&w).journal.journal.settings.places.is_wished());
}

/// SAFETY 1: nothing keeps anybody from help.
#[test]
fn help_comes_before_the_list_of_files_and_before_a_question_about_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    list_of_files(&mut w);
    w.key_press(Key::F1);
    w.run_ok();
    assert!(w.state().model.shell.room == Room::Help && !says(&w, "Choose a file to bring in"));
    let file = folder.path().join("old.csv");
    fs::write(&file, CSV).expect("written");
    drop_on(&mut w, &[&file]);
    until(&mut w, "it is shown", can_be_brought_in);
    w.key_press(Key::F1);
    w.run_ok();
    assert!(!can_be_brought_in(&w));
}

#[test]
fn the_list_begins_where_the_last_file_of_this_kind_was_as_long_as_the_window_is_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let (journal, deep) = (folder.path().join("journal.gamut"), folder.path().join("My diaries"));
    fs::create_dir(&deep).expect("made");
    fs::write(deep.join("old.csv"), CSV).expect("written");
    let mut w = window_on(&journal);
    list_of_files(&mut w);
    press(&mut w, "Type the path instead");
    w.get_by_role_and_label(Role::TextInput, "The whole path, such as /home/me/file or file:///…").focus();
    w.run_ok();
    w.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    super::steps::type_keys(&mut w, &deep.join("old.csv").display().to_string());
    press(&mut w, "Preview");
    until(&mut w, "it is shown", can_be_brought_in);
    press(&mut w, "Cancel");
    list_of_files(&mut w);
    until(&mut w, "it is in that folder", |w| says(w, "old.csv, 1 KiB"));
    drop(w);
    let mut w = window_on(&journal);
    list_of_files(&mut w);
    until(&mut w, "some folder is listed", |w| !says(w, "Looking into the folder"));
    assert!(!says(&w, "old.csv, 1 KiB"), "it was not wished to be remembered");
}
