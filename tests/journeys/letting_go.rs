//! What is deleted for good, all of it deleted, and a journal whose file is gone while it is open.

use super::steps::{
    Window, focused, go, open_form, opened, page, press, press_by_keyboard, settle, type_keys, until, window_as_it_opens,
    window_on,
};
use egui_kittest::kittest::Queryable;
use gamut::{
    app::{Room, Standing},
    storage::{Store, rescued_beside},
};

fn log(w: &mut Window, joy: &str) {
    go(w, Room::Today);
    open_form(w);
    let n = opened(w).journal.journal.check_ins.len();
    w.get_by_role_and_label(egui::accesskit::Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(w, joy);
    press(w, "Save check-in");
    until(w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == n + 1);
    settle(w);
}

#[test]
fn what_lies_in_the_trash_goes_for_good_only_after_a_second_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    for joy in ["3", "4", "5"] {
        log(&mut w, joy);
    }
    go(&mut w, Room::Journal);
    for left in [2, 1, 0] {
        let first = w.get_all_by_label_contains("Delete the check-in of").next().expect("one is there");
        first.click_accesskit();
        until(&mut w, "it is in the trash", |w| opened(w).journal.journal.check_ins.len() == left);
        settle(&mut w);
    }
    press(&mut w, "Trash (3)");
    let one = |w: &mut Window, end: &str| {
        let found = w.get_all_by_label_contains("for good").find(|n| {
            use egui_kittest::kittest::NodeT;
            n.accesskit_node().label().is_some_and(|l| l.ends_with(end))
        });
        found.expect("a button").click_accesskit();
        w.run_ok();
    };
    one(&mut w, "for good");
    assert_eq!(opened(&w).journal.journal.trash.len(), 3);
    assert!(focused(&w).ends_with(": no"), "{}", focused(&w));
    one(&mut w, ": no");
    assert!(focused(&w).ends_with("for good"), "{}", focused(&w));
    one(&mut w, "for good");
    one(&mut w, ": yes");
    until(&mut w, "one is gone", |w| opened(w).journal.journal.trash.len() == 2);
    settle(&mut w);
    press(&mut w, "Empty the trash");
    assert_eq!(opened(&w).journal.journal.trash.len(), 2);
    press(&mut w, "Empty the trash: yes");
    until(&mut w, "all are gone", |w| opened(w).journal.journal.trash.is_empty());
    settle(&mut w);
    // Undo brings nothing of it back.
    w.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    w.run_ok();
    settle(&mut w);
    assert!(opened(&w).journal.journal.check_ins.is_empty());
    drop(w);
    let journal = Store::open(&path, None).expect("whole").load().expect("read");
    assert!(journal.check_ins.is_empty() && journal.trash.is_empty());
}

#[test]
fn everything_is_deleted_in_three_steps_and_a_new_journal_begins() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    log(&mut w, "3");
    let backups = folder.path().join("backups");
    std::fs::create_dir_all(&backups).expect("made");
    let backup = backups.join("journal-2026-11-23T204000Z.gamut");
    std::fs::copy(&path, &backup).expect("copied");
    page(&mut w, "Delete everything");
    press_by_keyboard(&mut w, "Delete everything…");
    assert_eq!(focused(&w), "Keep everything", "the answer that changes nothing has the keyboard");
    w.key_press(egui::Key::Enter);
    w.run_ok();
    assert_eq!(focused(&w), "Delete everything…");
    press(&mut w, "Delete everything…");
    settle(&mut w);
    w.run_ok();
    assert!(w.query_by_label_contains("1 check-in, with notes").is_some());
    w.get_by_label_contains("The backups, too").click_accesskit();
    w.run_ok();
    press(&mut w, "Delete everything now");
    until(&mut w, "a new journal is open", |w| w.state().model.is_open() && !opened(w).journal.journal.settings.welcomed);
    settle(&mut w);
    assert!(opened(&w).journal.journal.check_ins.is_empty());
    // The new journal may have a backup of its own by now, which may even be called the same.
    let left = std::fs::read_dir(&backups).expect("the folder").map(|entry| entry.expect("an entry").path());
    for file in left.filter(|file| file.extension().is_some_and(|e| e == "gamut")) {
        let held = Store::open(&file, None).expect("whole").load().expect("read");
        assert!(held.check_ins.is_empty(), "{} is left", file.display());
    }
}

#[cfg(unix)]
#[test]
fn a_check_in_is_kept_beside_a_journal_that_was_moved_while_it_was_open_with_all_that_was_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    log(&mut w, "3");
    std::fs::rename(&path, folder.path().join("elsewhere.gamut")).expect("moved");
    open_form(&mut w);
    w.get_by_role_and_label(egui::accesskit::Role::Slider, "Joy").focus();
    w.run_ok();
    type_keys(&mut w, "7");
    press(&mut w, "Save check-in");
    // Which is answered first, what is half written or the save, is chance: what is told stays as a banner either way.
    until(&mut w, "it is told", |w| opened(w).journal.care.kept_in.is_some());
    until(&mut w, "it is kept", |w| opened(w).journal.journal.check_ins.len() == 2);
    settle(&mut w);
    assert!(opened(&w).forms.today.check_in.is_empty(), "it is kept, so the form is free");
    assert!(w.query_by_label_contains("The journal's file is not in its place").is_some());
    let kept = rescued_beside(&path);
    drop(w);
    assert_eq!(kept.len(), 1);
    assert_eq!(Store::open(&kept[0], None).expect("a journal").load().expect("read").check_ins.len(), 2);
}

#[cfg(unix)]
#[test]
fn at_the_next_start_what_was_kept_is_offered_whether_the_journal_is_back_or_not() {
    for back in [true, false] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.gamut");
        let mut w = window_on(&path);
        log(&mut w, "3");
        let away = folder.path().join("elsewhere");
        std::fs::rename(&path, &away).expect("moved");
        log(&mut w, "7");
        settle(&mut w);
        drop(w);
        if back {
            std::fs::rename(&away, &path).expect("moved back");
        }
        let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
        if back {
            until(&mut w, "it is open", |w| w.state().model.is_open());
            w.run_ok();
            press(&mut w, "Bring it in");
        } else {
            until(&mut w, "it is told", |w| matches!(w.state().model.standing, Standing::InTrouble(_)));
            w.run_ok();
            press(&mut w, "Go on with what was kept");
        }
        until(&mut w, "all is there", |w| w.state().model.is_open() && opened(w).journal.journal.check_ins.len() == 2);
        settle(&mut w);
        assert!(rescued_beside(&path).is_empty(), "it is a backup now");
        w.run_ok();
        assert!(w.query_by_label_contains("Something was kept").is_none());
    }
}

#[test]
fn a_folder_that_is_copied_elsewhere_is_warned_of_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    w.state_mut().model.open_mut().expect("it is open").journal.care.synced_by = Some("Dropbox".into());
    w.run_ok();
    assert!(w.query_by_label_contains("Your journal lies in a folder that Dropbox copies").is_some());
    assert!(w.query_by_label_contains("The copies have no passphrase").is_some());
    w.state_mut().model.open_mut().expect("it is open").journal.care.protected = true;
    w.run_ok();
    assert!(w.query_by_label_contains("only with your passphrase").is_some());
    press(&mut w, "I have read this");
    settle(&mut w);
    assert!(w.query_by_label_contains("Dropbox").is_none());
    drop(w);
    let mut w = window_as_it_opens(&path, [480.0, 640.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.state_mut().model.open_mut().expect("it is open").journal.care.synced_by = Some("Dropbox".into());
    w.run_ok();
    assert!(w.query_by_label_contains("Dropbox").is_none());
}
