//! What the worker answers while the journal is locked, gone or being emptied, without a window.

use super::steps::monday_evening;
use gamut::{
    app::{Action, Desk, Forms, Model, Reply, Request, Secret, Standing},
    domain::{Catalogue, DayKey, DayStart, Event, EventKind},
    storage::Store,
};
use std::path::Path;

/// Carries out what is asked for until nothing is.
fn work(desk: &mut Desk, model: &mut Model, forms: &mut Forms, mut requests: Vec<Request>) {
    while !requests.is_empty() {
        let replies: Vec<Reply> = requests.drain(..).flat_map(|r| desk.handle(r)).collect();
        requests = replies.into_iter().flat_map(|reply| model.receive(forms, reply)).collect();
    }
}

fn opened(path: &Path) -> (Desk, Model, Forms) {
    let now = monday_evening();
    let (mut desk, mut model, mut forms) = (Desk::default(), Model::new(path.to_owned(), now), Forms::default());
    let open = Request::Open { path: path.to_owned(), today: model.today(), secret: None };
    work(&mut desk, &mut model, &mut forms, vec![open]);
    assert!(model.is_open());
    (desk, model, forms)
}

fn locked(path: &Path) -> (Desk, Model, Forms) {
    let (mut desk, mut model, mut forms) = opened(path);
    let set = Action::SetPassphrase { old: None, new: Some(Secret::new("one passphrase".to_owned())) };
    let requests = model.apply(&mut forms, set, &monday_evening());
    work(&mut desk, &mut model, &mut forms, requests);
    let requests = model.apply(&mut forms, Action::Lock, &monday_evening());
    work(&mut desk, &mut model, &mut forms, requests);
    assert!(matches!(model.standing, Standing::Locked(None)));
    (desk, model, forms)
}

#[test]
fn a_locked_journal_whose_file_is_gone_is_not_followed_by_an_empty_one_without_a_passphrase() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let (mut desk, mut model, mut forms) = locked(&path);
    std::fs::rename(&path, path.with_extension("away")).expect("moved");
    let requests = model.apply(&mut forms, Action::Unlock(Secret::new("one passphrase".to_owned())), &monday_evening());
    work(&mut desk, &mut model, &mut forms, requests);
    assert!(!path.exists(), "nothing was made in its place");
    assert!(matches!(model.standing, Standing::Trouble(_)), "{:?}", model.standing);
}

#[test]
fn what_is_typed_before_the_worker_has_let_go_of_the_journal_stays_in_the_field() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let (_desk, mut model, mut forms) = locked(&path);
    forms.privacy.unlock.typed().push_str("on");
    assert_eq!(model.receive(&mut forms, Reply::Locked { path, sentence: None }), []);
    assert_eq!(forms.privacy.unlock.typed(), "on");
    assert_eq!(model.standing, Standing::Locked(None));
}

#[test]
fn what_was_rescued_or_set_while_the_window_locked_is_told_once_it_is_open_again() {
    let code = Some("a code".to_owned().into());
    for (reply, told) in [
        (Reply::Rescued { sentence: "It was kept in a file of its own".into() }, "file of its own"),
        (Reply::PassphraseIs { set: true, code, said: "The passphrase is changed".into() }, "passphrase"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut desk, mut model, mut forms) = locked(&folder.path().join("journal.gamut"));
        assert_eq!(model.receive(&mut forms, reply), []);
        assert!(model.code.is_none() && model.notice.is_none());
        let requests = model.apply(&mut forms, Action::Unlock(Secret::new("one passphrase".to_owned())), &monday_evening());
        work(&mut desk, &mut model, &mut forms, requests);
        assert!(model.is_open());
        assert!(model.notice.as_ref().is_some_and(|n| n.text.contains(told)), "{:?}", model.notice);
    }
}

#[test]
fn an_event_that_went_with_the_trash_is_not_brought_back_by_undo() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let (mut desk, mut model, mut forms) = opened(&path);
    let mut act = |model: &mut Model, forms: &mut Forms, action| {
        let requests = model.apply(forms, action, &monday_evening());
        work(&mut desk, model, forms, requests);
    };
    let joy = model.journal.catalogue.feelings[0].id;
    forms.check_in.answers.insert(joy, gamut::domain::Answer::CannotTell);
    act(&mut model, &mut forms, Action::SaveCheckIn);
    for id in ["stays", "goes"] {
        let day = DayKey::parse("2026-11-01").expect("a day");
        let (name, dose, note) = (id.to_owned(), String::new(), String::new());
        let event = Event { id: id.into(), day, what: EventKind::Other, name, dose, note, deleted_ms: None };
        act(&mut model, &mut forms, Action::SaveEvent(event));
    }
    let id = model.journal.check_ins[0].id.clone();
    act(&mut model, &mut forms, Action::Delete((&id).into()));
    act(&mut model, &mut forms, Action::DeleteEvent("goes".into()));
    act(&mut model, &mut forms, Action::DeleteForGood(vec![(&id).into()]));
    assert!(model.journal.trash.is_empty());
    while model.can_undo() {
        act(&mut model, &mut forms, Action::Undo);
        assert!(model.journal.events.iter().all(|e| &*e.id != "goes"));
    }
    assert!(model.journal.events.is_empty(), "that one was written could be taken back");
    drop(desk);
    let on_disk = Store::open(&path, None).expect("whole").load().expect("read");
    assert!(on_disk.events.is_empty() && on_disk.check_ins.is_empty() && on_disk.trash.is_empty());
}

/// Marks a file as last read long ago; any reading of it moves that.
fn mark_unread(path: &Path) {
    let file = std::fs::File::options().write(true).open(path).expect("there");
    file.set_times(std::fs::FileTimes::new().set_accessed(std::time::UNIX_EPOCH)).expect("marked");
}

fn was_read(path: &Path) -> bool {
    std::fs::metadata(path).expect("there").accessed().expect("told") != std::time::UNIX_EPOCH
}

#[test]
fn opening_a_journal_reads_none_of_its_backups_and_the_look_after_the_file_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let now = monday_evening();
    let store = Store::create(&path, &Catalogue::starting()).expect("made");
    let backup = store.back_up(now.instant.utc_ms).expect("backed up");
    drop(store);
    mark_unread(&backup);
    let _read = std::fs::read(&backup).expect("there");
    let is_told = was_read(&backup);
    mark_unread(&backup);
    let mut desk = Desk::default();
    let today = now.instant.day(DayStart::default());
    let replies = desk.handle(Request::Open { path, today, secret: None });
    let [Reply::Opened { .. }, Reply::CaredFor(care)] = &replies[..] else { panic!("{replies:?}") };
    assert_eq!(care.backed_up, None, "not looked yet is not the same as no backup");
    assert!(!was_read(&backup));
    let replies = desk.handle(Request::LookAfter { now_ms: now.instant.utc_ms });
    let [Reply::CaredFor(care)] = &replies[..] else { panic!("{replies:?}") };
    assert_eq!(care.backed_up.and_then(|b| b.newest_ms), Some(now.instant.utc_ms / 1000 * 1000));
    if is_told {
        assert!(was_read(&backup), "or the times say nothing here");
    } else {
        super::skipped::skipped("in part, this disk does not tell when a file was read");
    }
}

#[test]
fn an_answer_about_another_event_or_an_earlier_journal_is_not_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut desk, mut model, mut forms) = opened(&folder.path().join("journal.gamut"));
    let event = |id: &str| Event {
        id: id.into(),
        day: DayKey::parse("2026-11-01").expect("a day"),
        what: EventKind::Move,
        name: String::new(),
        dose: String::new(),
        note: String::new(),
        deleted_ms: None,
    };
    for id in ["one", "two"] {
        let requests = model.apply(&mut forms, Action::SaveEvent(event(id)), &monday_evening());
        work(&mut desk, &mut model, &mut forms, requests);
    }
    let answer = |desk: &mut Desk, event: &str| {
        let today = DayKey::parse("2026-11-23").expect("a day");
        desk.handle(Request::BeforeAfter { event: event.into(), today }).pop().expect("an answer")
    };
    let asked = model.apply(&mut forms, Action::ShowBeforeAfter("one".into()), &monday_evening());
    let is_waiting = |model: &Model| model.event_shown.as_ref().is_some_and(|s| &*s.event == "one" && s.found.is_none());
    let other = answer(&mut desk, "two");
    assert_eq!(model.receive(&mut forms, other), []);
    assert!(is_waiting(&model));
    let early = answer(&mut desk, "one");
    model.revision += 1;
    assert_eq!(model.receive(&mut forms, early), []);
    assert!(is_waiting(&model));
    model.revision -= 1;
    work(&mut desk, &mut model, &mut forms, asked);
    assert!(model.event_shown.as_ref().is_some_and(|s| s.found.is_some()));
    let gone = answer(&mut desk, "three");
    assert!(matches!(&gone, Reply::BeforeAfter { found: None, .. }));
}
