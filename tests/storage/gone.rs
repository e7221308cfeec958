//! The journal's file moved, deleted, replaced, cut off or written over while it is open: nothing that is written from
//! then on is lost, of whatever kind, and all of it comes back.

use crate::{noted, plain};
use gamut::{
    app::{
        CatalogueWrite, CheckInWrite, ContactsWrite, EventWrite, FileReply, FileRequest, PatternAnswerWrite, PlanWrite, Reply,
        Request, SafetyPlanWrite, SettingsWrite, TakingInWrite, ThreeOfEachWrite, TrialWrite, WayItemsWrite, Worker, Written,
    },
    domain::*,
    storage::{Secret, StorageError, Store, rescued_beside},
};
use std::{
    fs::{self, OpenOptions},
    io::{Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// 23 November 2026, noon.
const NOON: i64 = 1_795_435_200_000;

fn away(path: &Path) -> PathBuf {
    path.with_file_name("moved away")
}

fn write_at(path: &Path, at: u64, bytes: &[u8]) {
    crate::until_the_disk_tells_a_later_time(path);
    let mut file = OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(bytes).unwrap();
}

type Happens = fn(&Path);
type IsThere = fn(&Store, &Journal) -> bool;

/// What can become of a file under the program that has it open; whether the file still holds all of it somewhere.
const ACCIDENTS: [(&str, Happens, bool); 9] = [
    ("renamed", |path| fs::rename(path, away(path)).unwrap(), true),
    ("deleted", |path| fs::remove_file(path).unwrap(), false),
    (
        "replaced by a copy",
        |path| {
            fs::copy(path, path.with_extension("copy")).unwrap();
            fs::rename(path.with_extension("copy"), path).unwrap();
        },
        true,
    ),
    (
        "replaced by another journal",
        |path| {
            let other = path.with_extension("other");
            drop(Store::create(&other, &Catalogue::starting()).unwrap());
            fs::rename(other, path).unwrap();
        },
        false,
    ),
    ("cut to nothing", |path| drop(OpenOptions::new().write(true).truncate(true).open(path).unwrap()), false),
    (
        "cut to half",
        |path| {
            let file = OpenOptions::new().write(true).open(path).unwrap();
            file.set_len(file.metadata().unwrap().len() / 8192 * 4096).unwrap();
        },
        false,
    ),
    ("written over at its beginning", |path| write_at(path, 0, &[0; 4096]), false),
    (
        "written over in the middle",
        |path| {
            write_at(path, fs::metadata(path).unwrap().len() / 2, b"something else");
        },
        false,
    ),
    (
        "written over with another journal",
        |path| {
            let other = path.with_extension("other");
            drop(Store::create(&other, &Catalogue::starting()).unwrap());
            let bytes = fs::read(&other).unwrap();
            fs::remove_file(other).unwrap();
            fs::write(path, bytes).unwrap();
        },
        false,
    ),
];

#[test]
fn a_save_says_so_whatever_became_of_the_file() {
    for (what, accident, _) in ACCIDENTS {
        let (_dir, path, mut store) = crate::fresh();
        store.save_check_in(&plain("x", 1), 1, None).unwrap();
        store.still_holds().unwrap_or_else(|e| panic!("{what}: {e}"));
        accident(&path);
        let told = store.save_check_in(&plain("y", 1), 1, None).unwrap_err();
        assert!(matches!(told, StorageError::Gone { .. }), "{what}: {told}");
        assert!(matches!(store.put_draft("today", "words", 1), Err(StorageError::Gone { .. })), "{what}");
    }
}

#[test]
fn a_file_that_was_only_touched_is_still_the_one_that_was_written() {
    let (_dir, path, mut store) = crate::fresh();
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    let file = OpenOptions::new().write(true).open(&path).unwrap();
    file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_hours(24)).unwrap();
    store.save_check_in(&plain("y", 2), 2, None).unwrap();
    store.delete_check_in(&"y".into(), 3).unwrap();
    assert_eq!(store.purge_trash(4).unwrap(), 1);
    store.set_passphrase(Some(&Secret::new("one passphrase".to_owned())), NOON).unwrap();
    store.save_check_in(&plain("z", 2), 2, None).unwrap();
    assert_eq!(store.load().unwrap().check_ins.len(), 2);
}

/// A window's desk with a journal in which something of each kind stands.
fn at_work() -> (TempDir, PathBuf, Worker) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().canonicalize().unwrap().join("journal.gamut");
    let mut store = Store::create(&path, &Catalogue::starting()).unwrap();
    for n in 0..6 {
        store.save_check_in(&noted(&format!("before {n}"), n, &"words before ".repeat(200)), 1, None).unwrap();
    }
    store.save_check_in(&noted("before 1", 1, "changed before"), 2, None).unwrap();
    store.put_draft("other_forms", "half written before", 1).unwrap();
    store.save_safety_plan(&SafetyPlan { signs: "before".into(), ..SafetyPlan::default() }).unwrap();
    drop(store);
    let mut desk = Worker::default();
    let replies = open(&mut desk, &path);
    assert!(matches!(replies[0], Reply::File(FileReply::Opened { .. })), "{replies:?}");
    (dir, path, desk)
}

/// Another test that starts a program holds the lock for as long as the system needs for that: it is waited for.
fn open(desk: &mut Worker, path: &Path) -> Vec<Reply> {
    let mut ask = || desk.handle(FileRequest::Open { path: path.to_owned(), today: day(), secret: None });
    let passes =
        |replies: &[Reply]| matches!(&replies[0], Reply::File(FileReply::CouldNotOpen { trouble, .. }) if trouble.passing);
    let mut replies = ask();
    for _ in 0..100 {
        if !passes(&replies) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        replies = ask();
    }
    replies
}

fn day() -> DayKey {
    DayKey::parse("2026-11-23").unwrap()
}

fn event() -> Event {
    Event {
        id: "event".into(),
        day: day(),
        what: EventKind::Other,
        name: "an event".into(),
        dose: String::new(),
        note: String::new(),
        deleted_ms: None,
    }
}

/// One write of every kind that the window makes, and whether a journal shows it.
fn writes() -> Vec<(Request, IsThere)> {
    let plan = Plan {
        id: "plan".into(),
        way: Way::ALL[0],
        what: "a plan".into(),
        day: None,
        done_ms: None,
        item: None,
        expected: None,
        kept_in: None,
    };
    let answer = PatternAnswer { pattern: "p".into(), dismissed: true, reason: "mine".into(), at: crate::moment(NOON).instant };
    let trial = Trial {
        id: "trial".into(),
        way: Way::ALL[0],
        at: crate::moment(NOON),
        day: day(),
        before: Some(crate::rated(3)),
        after: None,
        outcome: None,
        note: "a try".into(),
    };
    let mut hope = Catalogue::starting();
    hope.add_feeling(&Key::from_name("hope"), "Hope", Valence::Pleasant);
    let mut catalogue = hope.clone();
    catalogue.add_feeling(&Key::from_name("awe"), "Awe", Valence::Pleasant);
    let save = |c: CheckIn| CheckInWrite::Save { check_in: Box::new(c), now_ms: NOON, said: "" };
    let draft = |slot, body: &str| FileRequest::KeepDraft { slot, body: Some(body.to_owned()), now_ms: NOON };
    vec![
        (save(noted("new", NOON, "words after")).into(), |_, j| j.check_ins.iter().any(|c| &*c.note == "words after")),
        (save(noted("before 2", 2, "changed after")).into(), |_, j| j.check_ins.iter().any(|c| &*c.note == "changed after")),
        (CheckInWrite::Delete { id: "before 3".into(), at_ms: NOON }.into(), |_, j| {
            j.trash.iter().any(|c| c.id.as_str() == "before 3")
        }),
        (draft("check_in", "half written after").into(), |s, _| {
            s.draft("check_in").unwrap().as_deref() == Some("half written after")
        }),
        (draft("other_forms", "others after").into(), |s, _| {
            s.draft("other_forms").unwrap().as_deref() == Some("others after")
        }),
        (EventWrite(event()).into(), |_, j| j.events.contains(&event())),
        (TrialWrite::Save(trial).into(), |_, j| j.trials.iter().any(|t| t.note == "a try")),
        (PlanWrite::Save(plan).into(), |_, j| j.plans.iter().any(|p| p.what == "a plan")),
        (
            WayItemsWrite { items: vec![WayItem::new("item".into(), ItemKind::Scent, "a scent")], seen: vec![] }.into(),
            |_, j| j.way_items.iter().any(|i| i.words == "a scent"),
        ),
        (PatternAnswerWrite(answer).into(), |_, j| j.pattern_answers.iter().any(|a| a.reason == "mine")),
        (SettingsWrite(Box::new(Settings { discreet: true, ..Settings::default() })).into(), |_, j| j.settings.discreet),
        (
            ThreeOfEachWrite {
                catalogue: hope,
                settings: Box::new(Settings { discreet: true, short_form: true, ..Settings::default() }),
                says: String::new(),
            }
            .into(),
            |_, j| j.settings.short_form && j.catalogue.feelings.iter().any(|f| f.name == "Hope"),
        ),
        (CatalogueWrite(catalogue).into(), |_, j| j.catalogue.feelings.iter().any(|f| f.name == "Awe")),
        (SafetyPlanWrite(SafetyPlan { signs: "after".into(), ..SafetyPlan::default() }).into(), |_, j| {
            j.safety_plan.signs == "after"
        }),
        (
            ContactsWrite(vec![OwnContact { id: "c".into(), name: "A friend".into(), reach: "next door".into() }]).into(),
            |_, j| j.contacts.iter().any(|c| c.name == "A friend"),
        ),
    ]
}

fn shows(path: &Path, shown: fn(&Store, &Journal) -> bool) -> bool {
    Store::open_to_read(path, None).is_ok_and(|store| store.load().is_ok_and(|journal| shown(&store, &journal)))
}

fn said(replies: &[Reply]) -> String {
    replies
        .iter()
        .map(|r| {
            if let Reply::File(FileReply::Rescued { sentence }) | Reply::Written(Written::NotSaved { sentence }) = r {
                &**sentence
            } else {
                ""
            }
        })
        .collect()
}

#[test]
fn every_kind_of_write_is_kept_beside_the_file_with_all_that_was_in_it_and_told() {
    for (what, accident, _) in ACCIDENTS {
        // What was in the file comes from the file that is still open, or from what was read of it: both with every kind.
        let of_each_way = matches!(what, "deleted" | "cut to half");
        for (number, (request, shown)) in writes().into_iter().enumerate().take(if of_each_way { 99 } else { 1 }) {
            let (_dir, path, mut desk) = at_work();
            accident(&path);
            let replies = desk.handle(request);
            assert!(
                !replies.iter().any(|r| matches!(r, Reply::Written(Written::NotSaved { .. }))),
                "{what}, {number}: {}",
                said(&replies)
            );
            let kept = rescued_beside(&path);
            assert_eq!(kept.len(), 1, "{what}, {number}");
            assert!(said(&replies).contains(&kept[0].display().to_string()), "{what}, {number}: {}", said(&replies));
            let next = desk.handle(EventWrite(Event { id: "next".into(), ..event() }));
            assert!(matches!(next[0], Reply::Written(Written::Saved { .. })) && next.len() == 1, "told once: {}", said(&next));
            drop(desk);
            assert!(shows(&kept[0], shown), "{what}, {number}");
            let all = Store::open_to_read(&kept[0], None).unwrap().load().unwrap();
            assert!(all.check_ins.len() + all.trash.len() >= 6 && !all.safety_plan.signs.is_empty(), "{what}, {number}");
        }
    }
}

#[test]
fn at_the_next_start_what_was_kept_is_offered_and_taken_in_with_everything() {
    for (what, accident, comes_back) in ACCIDENTS {
        let (_dir, path, mut desk) = at_work();
        accident(&path);
        for (request, _) in writes() {
            desk.handle(request);
        }
        desk = Worker::default();
        let kept = rescued_beside(&path)[0].clone();
        // As a program leaves it that was killed: what its last write took the place of.
        let left_over = kept.with_file_name(format!("{}-journal", kept.file_name().unwrap().display()));
        fs::write(&left_over, b"\0 and a page of the journal").unwrap();
        if comes_back && !path.exists() {
            fs::rename(away(&path), &path).unwrap();
        }
        let replies = open(&mut desk, &path);
        let replies = match &replies[0] {
            Reply::File(FileReply::Opened { .. }) => {
                let offered = replies
                    .iter()
                    .any(|r| matches!(r, Reply::File(FileReply::CaredFor(care)) if care.rescued == [kept.clone()]));
                assert!(offered, "{what}: {replies:?}");
                desk.handle(TakingInWrite::Rescued { rescued: kept.clone(), now_ms: NOON + 9_000 })
            }
            Reply::File(FileReply::CouldNotOpen { trouble, .. }) => {
                assert_eq!(trouble.rescued, std::slice::from_ref(&kept), "{what}");
                desk.handle(FileRequest::Restore { backup: kept.clone(), secret: None, now_ms: NOON + 9_000 })
            }
            other => panic!("{what}: {other:?}"),
        };
        assert!(
            matches!(replies[0], Reply::Written(Written::TakenIn { .. }) | Reply::File(FileReply::Opened { .. })),
            "{what}: {}",
            said(&replies)
        );
        drop(desk);
        for (number, (_, shown)) in writes().into_iter().enumerate() {
            assert!(shows(&path, shown), "{what}, {number}");
        }
        let store = Store::open(&path, None).unwrap();
        let all = store.load().unwrap();
        assert_eq!(all.check_ins.len() + all.trash.len(), 7, "{what}: nothing is doubled, nothing is missing");
        assert_eq!((store.check().unwrap().problems, rescued_beside(&path)), (vec![], vec![]), "{what}");
        assert!(!store.is_rescue() && store.rescued().is_empty());
        assert!(!left_over.exists(), "{what}");
    }
}

#[test]
fn no_new_journal_is_begun_where_something_was_kept() {
    let (_dir, path, mut desk) = at_work();
    fs::remove_file(&path).unwrap();
    desk.handle(EventWrite(event()));
    let mut again = Worker::default();
    assert!(matches!(open(&mut again, &path)[0], Reply::File(FileReply::CouldNotOpen { .. })));
    assert!(!path.exists());
}

#[test]
fn the_look_after_the_file_finds_it_gone_without_anything_being_written() {
    let (_dir, path, mut desk) = at_work();
    fs::remove_file(&path).unwrap();
    let replies = desk.handle(FileRequest::LookAfter { now_ms: NOON });
    assert!(said(&replies).contains("moved or deleted"), "{}", said(&replies));
    assert_eq!(rescued_beside(&path).len(), 1);
}

#[test]
fn a_rescue_file_that_is_gone_as_well_is_followed_by_another() {
    let (_dir, path, mut desk) = at_work();
    fs::remove_file(&path).unwrap();
    desk.handle(EventWrite(event()));
    let first = rescued_beside(&path)[0].clone();
    fs::remove_file(&first).unwrap();
    let replies = desk.handle(EventWrite(Event { id: "second".into(), ..event() }));
    assert!(matches!(replies[0], Reply::Written(Written::Saved { .. })), "{}", said(&replies));
    let left = contents_with("second", path.parent().unwrap());
    assert_eq!(left, 1);
}

fn contents_with(event: &str, folder: &Path) -> usize {
    let files =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "gamut"));
    let holds = |p: &PathBuf| {
        Store::open_to_read(p, None).is_ok_and(|s| s.load().unwrap().events.iter().any(|e| e.id.as_str() == event))
    };
    files.filter(holds).count()
}

#[test]
fn with_a_passphrase_what_was_kept_opens_with_that_and_nothing_else() {
    let (_dir, path, mut desk) = at_work();
    let secret = Secret::new("one passphrase".to_owned());
    desk.handle(FileRequest::SetPassphrase { old: None, new: Some(secret.clone()), now_ms: NOON });
    fs::write(&path, "hurt").unwrap();
    desk.handle(EventWrite(event()));
    drop(desk);
    let kept = rescued_beside(&path)[0].clone();
    assert!(matches!(Store::open_to_read(&kept, None), Err(StorageError::Locked(_))));
    assert_eq!(Store::open_to_read(&kept, Some(&secret)).unwrap().load().unwrap().check_ins.len(), 6);
    fs::remove_file(&path).unwrap();
    let mut desk = Worker::default();
    let replies = open(&mut desk, &path);
    assert!(
        matches!(&replies[0], Reply::File(FileReply::CouldNotOpen { trouble, .. }) if trouble.rescued == [kept.clone()]),
        "{replies:?}"
    );
    let replies = desk.handle(FileRequest::Restore { backup: kept, secret: Some(secret.clone()), now_ms: NOON });
    assert!(matches!(replies[0], Reply::File(FileReply::Opened { .. })), "{replies:?}");
    drop(desk);
    assert!(matches!(Store::open(&path, None), Err(StorageError::Locked(_))));
    assert!(Store::open(&path, Some(&secret)).is_ok());
}

/// The real program, told what to keep line by line.
fn running(path: &Path, what: &str) -> (std::process::Child, impl FnMut(&str) -> String) {
    use std::{
        io::{BufRead, BufReader},
        process::{Command, Stdio},
    };
    let mut program = Command::new(env!("CARGO_BIN_EXE_gamut"));
    program.arg("--journal").arg(path).args(["rig", what]);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut to, mut from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    let say = move |line: &str| {
        // A program that has given up reads no further.
        let _said = writeln!(to, "{line}").and_then(|()| to.flush());
        let mut answer = String::new();
        from.read_line(&mut answer).unwrap();
        answer
    };
    (child, say)
}

#[test]
fn the_real_program_keeps_check_ins_and_what_is_half_written() {
    for (what, accident, _) in ACCIDENTS {
        for (rig, first, second) in [
            (
                "add-stream",
                r#"{"id":"one","at":"2026-11-23T21:40:00+01:00","zone":"Europe/Berlin","note":"one"}"#,
                r#"{"id":"two","at":"2026-11-23T21:41:00+01:00","zone":"Europe/Berlin","note":"two"}"#,
            ),
            ("draft-stream", r#"{"body":"one"}"#, r#"{"body":"two and more"}"#),
        ] {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("journal.gamut");
            let (child, mut say) = running(&path, rig);
            assert!(!say(first).is_empty(), "{what}, {rig}");
            accident(&path);
            assert_eq!(say(second), "", "{what}, {rig}: it is not in the journal");
            drop(say);
            let done = child.wait_with_output().unwrap();
            let told = String::from_utf8_lossy(&done.stderr).into_owned();
            let kept = rescued_beside(&path);
            assert!(done.status.code() == Some(13) && kept.len() == 1, "{what}, {rig}: {told}");
            assert!(told.contains("journal rescued"), "{what}, {rig}: {told}");
            let store = Store::open_to_read(&kept[0], None).unwrap();
            let (notes, draft) = (store.load().unwrap().check_ins, store.draft("check_in").unwrap().unwrap_or_default());
            assert!(notes.iter().any(|c| &*c.note == "two") || draft.contains("two and more"), "{what}, {rig}");
        }
    }
}
