//! Backups in the settings room: made, listed, compared, and two ways back.

use super::steps::{
    Window, focused, go, monday_evening, open_form, opened, page, press, press_by_keyboard, settle, until, window_as_it_opens,
    window_on, worker_has_answered,
};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{
        Action, BackedUp, BackupSeen, BackupStanding, Care, FileReply, FileRequest, Relocking, Reply, Room, Secret, Standing,
        WorkerThread,
    },
    domain::{DayStart, Journal, Settings},
    exchange::sample_journal,
    storage::Store,
};

fn write(w: &mut Window, note: &str) {
    let n = opened(w).journal.journal.check_ins.len();
    go(w, Room::Today);
    open_form(w);
    w.get_by_role_and_label(Role::MultilineTextInput, "A line or two, if you like").focus();
    w.run_ok();
    w.event(egui::Event::Text(note.to_owned()));
    w.run_ok();
    press(w, "Save check-in");
    until(w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == n + 1);
    settle(w);
}

fn notes(w: &Window) -> Vec<String> {
    let mut notes: Vec<_> = opened(w).journal.journal.check_ins.iter().map(|c| c.note.to_string()).collect();
    notes.sort();
    notes
}

/// "one" is in both, "two" only in the journal.
fn one_in_the_backup_and_another_in_the_journal() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    write(&mut w, "one");
    page(&mut w, "Backups");
    press(&mut w, "Back up now");
    until(&mut w, "it is listed", |w| opened(w).journal.file.backups.as_ref().is_some_and(|b| !b.is_empty()));
    until(&mut w, "it is said", |w| opened(w).journal.file.busy.is_none() && w.state().model.notice().is_some());
    w.run_ok();
    assert!(w.query_all_by_label_contains("Whole · 1 check-in").next().is_some());
    write(&mut w, "two");
    (folder, w)
}

/// Presses the button (by how its name begins) of a backup that holds so many check-ins. The window makes
/// backups by itself, too.
fn press_for_backup_with(w: &mut Window, n: u64, button: &str) {
    worker_has_answered(w);
    let is_it = |b: &BackupSeen| matches!(b.standing, BackupStanding::Whole { check_ins, .. } if check_ins == n);
    let file = match &w.state().model.standing {
        Standing::Open(open) => &open.journal.file,
        Standing::InTrouble(trouble) => &trouble.shut.file,
        other => panic!("no backups are listed: {other:?}"),
    };
    let place = file.backups.iter().flatten().position(is_it).expect("such a backup");
    w.get_all_by_label_contains(button).nth(place).expect("its button").click_accesskit();
    w.run_ok();
}

fn compare(w: &mut Window) {
    page(w, "Backups");
    press_for_backup_with(w, 1, "Compare the backup of");
    until(w, "it is compared", |w| opened(w).journal.file.comparison.is_some());
    w.run_ok();
}

#[test]
fn a_backup_is_made_listed_and_compared_and_nothing_changes_by_looking() {
    let (_folder, mut w) = one_in_the_backup_and_another_in_the_journal();
    compare(&mut w);
    assert!(w.query_by_label("In both and the same: 1 check-in").is_some());
    assert!(w.query_by_label("Only in your journal: 1 check-in").is_some());
    assert!(w.query_by_label("Only in the backup: 0 check-ins").is_some());
    assert!(w.query_by_label("Copy in what is missing").is_none(), "there is nothing to copy in");
    press(&mut w, "Only in your journal: which ones");
    assert!(w.query_by_label_contains("no feeling answered, with a note").is_some());
    press(&mut w, "Close the comparison");
    assert_eq!(notes(&w), ["one", "two"]);
}

#[test]
fn a_backup_takes_the_place_of_the_journal_only_when_asked_twice() {
    let (_folder, mut w) = one_in_the_backup_and_another_in_the_journal();
    compare(&mut w);
    press(&mut w, "Put this backup in the place of the journal…");
    assert!(w.query_by_label_contains("backed up first").is_some());
    assert_eq!(focused(&w), "Cancel");
    press(&mut w, "Cancel");
    assert_eq!(focused(&w), "Put this backup in the place of the journal…");
    assert_eq!(notes(&w), ["one", "two"]);
    press(&mut w, "Put this backup in the place of the journal…");
    press(&mut w, "Yes, put it in place");
    until(&mut w, "it is in place", |w| w.state().model.is_open() && opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    assert_eq!(notes(&w), ["one"]);
    // The way back: what was there before is a backup now.
    page(&mut w, "Backups");
    press(&mut w, "Show backups");
    until(&mut w, "they are listed", |w| opened(w).journal.file.backups.is_some());
    w.run_ok();
    press_for_backup_with(&mut w, 2, "Compare the backup of");
    until(&mut w, "it is compared", |w| opened(w).journal.file.comparison.is_some());
    w.run_ok();
    assert!(w.query_by_label("Only in the backup: 1 check-in").is_some());
    press(&mut w, "Copy in what is missing");
    until(&mut w, "it is copied in", |w| opened(w).journal.journal.check_ins.len() == 2);
    settle(&mut w);
    assert_eq!(notes(&w), ["one", "two"]);
}

#[test]
fn a_damaged_journal_leads_to_its_backups_and_stays_where_it_is() {
    let (folder, w) = one_in_the_backup_and_another_in_the_journal();
    drop(w);
    let path = folder.path().join("journal.gamut");
    let rubbish = b"SQLite format 3\0 and then nothing that makes sense".repeat(400);
    std::fs::write(&path, &rubbish).expect("written");
    let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
    until(&mut w, "the trouble is told", |w| matches!(w.state().model.standing, Standing::InTrouble(_)));
    w.run_ok();
    assert!(w.query_by_label_contains("never overwritten").is_some());
    press(&mut w, "Look at the backups");
    until(
        &mut w,
        "they are listed",
        |w| matches!(&w.state().model.standing, Standing::InTrouble(trouble) if trouble.shut.file.backups.is_some()),
    );
    w.run_ok();
    press_for_backup_with(&mut w, 1, "Use the backup of");
    press(&mut w, "Yes, use this backup");
    until(&mut w, "it is open", |w| w.state().model.is_open());
    settle(&mut w);
    assert_eq!(notes(&w), ["one"]);
    let kept = walk(folder.path()).into_iter().any(|file| std::fs::read(file).is_ok_and(|bytes| bytes == rubbish));
    assert!(kept, "what could not be read is still there, under another name");
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path());
    entries.flat_map(|p| if p.is_dir() { walk(&p) } else { vec![p] }).collect()
}

/// As if the worker had said so.
fn hear(w: &mut Window, care: Care) {
    let window = w.state_mut();
    let _nothing_more = window.model.receive(FileReply::CaredFor(care));
    w.run_ok();
}

#[test]
fn three_days_without_a_backup_are_told_with_the_reason_and_not_to_somebody_who_has_just_begun() {
    let said = "No backup for more than three days";
    let why = "The disk is full. What was saved before is safe";
    let since = |newest_ms, changed_since| Some(BackedUp { newest_ms, changed_since });
    let care = Care { backed_up: since(None, true), backup_trouble: Some(why.into()), ..Care::default() };
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("new.gamut"));
    write(&mut w, "one");
    hear(&mut w, care.clone());
    assert!(w.query_by_label(said).is_none(), "it began today");
    drop(w);
    let path = folder.path().join("journal.gamut");
    let now = monday_evening();
    let old = sample_journal(now.instant.day(DayStart::default()), &now.zone);
    let mut store = Store::create(&path, &old.catalogue).expect("made");
    store.import(&Journal { settings: Settings { welcomed: true, ..Settings::default() }, ..old }, 0).expect("taken in");
    drop(store);
    let mut w = window_on(&path);
    hear(&mut w, care.clone());
    assert!(w.query_by_label(said).is_some() && w.query_by_label(why).is_some());
    let hours_ago = |h: i64| Some(now.instant.utc_ms - h * 3_600_000);
    hear(&mut w, Care { backed_up: since(hours_ago(73), true), ..care.clone() });
    assert!(w.query_by_label(said).is_some());
    hear(&mut w, Care { backed_up: since(hours_ago(71), true), ..care.clone() });
    assert!(w.query_by_label(said).is_none());
    hear(&mut w, Care { backed_up: since(hours_ago(900), false), ..care.clone() });
    assert!(w.query_by_label(said).is_none(), "nothing was written that is not in it");
    hear(&mut w, Care { backed_up: None, ..care });
    assert!(w.query_by_label(said).is_none(), "nobody has looked at the backups yet");
}

#[test]
fn damage_that_was_found_is_told_calmly_with_what_can_be_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    hear(&mut w, Care { problems: Some(Vec::new()), ..Care::default() });
    assert!(w.query_by_label("Part of the journal's file is damaged").is_none());
    hear(&mut w, Care { problems: Some(vec!["Page 7 is not as it was written".into()]), ..Care::default() });
    assert!(w.query_by_label("Part of the journal's file is damaged").is_some());
    assert!(w.query_by_label("Page 7 is not as it was written").is_some());
    press(&mut w, "Look at the backups");
    until(&mut w, "they are listed", |w| {
        opened(w).journal.file.backups.is_some() && w.state().model.shell.room == Room::Settings
    });
}

#[test]
fn whoever_compares_a_backup_by_keyboard_keeps_the_keyboard() {
    let (_folder, mut w) = one_in_the_backup_and_another_in_the_journal();
    page(&mut w, "Backups");
    press_by_keyboard(&mut w, "Look again");
    until(&mut w, "they are listed", |w| opened(w).journal.file.busy.is_none());
    w.run_ok();
    assert_eq!(focused(&w), "Look again");
    let compare = |w: &Window| {
        let n = w.get_all_by_label_contains("Compare the backup of").next().expect("a backup");
        n.accesskit_node().label().unwrap_or_default()
    };
    let first = compare(&w);
    w.get_all_by_label_contains("Compare the backup of").next().expect("a backup").focus();
    w.run_ok();
    w.key_press(egui::Key::Enter);
    until(&mut w, "it is compared", |w| opened(w).journal.file.comparison.is_some());
    w.run_ok();
    assert_eq!(focused(&w), "Close the comparison");
    w.key_press(egui::Key::Enter);
    w.run_ok();
    assert_eq!(focused(&w), first);
}

#[test]
fn while_the_passphrase_is_set_the_window_says_what_is_being_done() {
    let (_folder, mut w) = one_in_the_backup_and_another_in_the_journal();
    page(&mut w, "Privacy");
    let model = &mut w.state_mut().model;
    let set = Action::SetPassphrase { old: None, new: Some(Secret::new("four quiet words here".to_owned())) };
    // The worker is not asked, so that nothing but what is told here is heard.
    assert_eq!(model.apply(set, &monday_evening()).len(), 1);
    for (step, said) in [
        (Relocking::Comparing, "What was written is being compared with the journal…"),
        (Relocking::Other { nth: 2, of: 5 }, "Backup 2 of 5 is being written anew under the new key…"),
    ] {
        assert_eq!(w.state_mut().model.receive(FileReply::Relocking(step)), []);
        w.step();
        assert!(w.query_by_label(said).is_some(), "{said}");
    }
}

#[test]
fn the_worker_tells_each_step_before_the_passphrase_is_set() {
    use Relocking::{BackingUp, Comparing, MakingTheKey, Writing};
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let (woken, wakes) = std::sync::mpsc::channel();
    let mut worker = WorkerThread::start(move || woken.send(()).expect("heard"));
    let now = monday_evening().instant;
    let today = now.day(DayStart::default());
    assert!(worker.send(FileRequest::Open { path, secret: None, today }));
    let new = Some(Secret::new("four quiet words here".to_owned()));
    assert!(worker.send(FileRequest::SetPassphrase { old: None, new, now_ms: now.utc_ms }));
    worker.close();
    let mut steps = Vec::new();
    for reply in worker.poll() {
        if let Reply::File(FileReply::Relocking(step)) = reply {
            steps.push(Ok(step));
        } else if let Reply::File(FileReply::PassphraseIs { set, .. }) = reply {
            steps.push(Err(set));
        }
    }
    assert_eq!(steps, [Ok(MakingTheKey), Ok(Writing), Ok(Comparing), Ok(BackingUp), Err(true)]);
    assert!(wakes.try_iter().count() >= steps.len(), "the window is woken for each");
}

#[test]
fn two_backups_of_one_minute_do_not_read_alike() {
    let (_folder, mut w) = one_in_the_backup_and_another_in_the_journal();
    let n = opened(&w).journal.file.backups.as_ref().map_or(0, Vec::len);
    page(&mut w, "Backups");
    press(&mut w, "Back up now");
    until(&mut w, "there is one more", |w| opened(w).journal.file.backups.as_ref().is_some_and(|b| b.len() > n));
    settle(&mut w);
    let all = w.root().children_recursive().map(|node| node.accesskit_node());
    let mut named: Vec<String> =
        all.filter_map(|node| node.label()).filter(|label| label.starts_with("Compare the backup of ")).collect();
    let seen = named.len();
    named.sort();
    named.dedup();
    assert!(seen > 1 && named.len() == seen, "{named:?}");
}
