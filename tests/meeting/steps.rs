//! Two machines and one folder, by the workers of two windows: 200 random steps, equal at the end, and nothing lost.

use super::machine::Dice;
use gamut::{
    app::{CheckInWrite, EventWrite, FileReply, FileRequest, Reply, Request, SettingsWrite, Worker, Written},
    domain::*,
    exchange::jsonl,
    storage::{Secret, Store},
};
use std::{collections::BTreeMap, fs, path::PathBuf, sync::Arc};

const NOON: i64 = 1_795_608_000_000;

struct Desk {
    worker: Worker,
    path: PathBuf,
    journal: Arc<Journal>,
    code: Option<String>,
}

impl Desk {
    fn open(path: PathBuf) -> Self {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut desk = Self { worker: Worker::default(), path: path.clone(), journal: Arc::default(), code: None };
        let today = DayKey::parse("2026-11-25").unwrap();
        desk.asks(FileRequest::Open { path, today, secret: None });
        desk
    }

    fn asks(&mut self, request: impl Into<Request>) {
        for reply in self.worker.handle(request) {
            match reply {
                Reply::Written(Written::Saved { journal, .. })
                | Reply::File(FileReply::Opened { journal, .. } | FileReply::Reloaded { journal, .. }) => {
                    self.journal = journal;
                }
                Reply::Written(Written::NotSaved { sentence }) => panic!("not saved: {sentence}"),
                Reply::File(FileReply::Said { sentence, failed }) => assert!(!failed, "{sentence}"),
                Reply::File(FileReply::CaredFor(care)) => {
                    self.code = care.meeting.map(|meeting| meeting.place.code.to_string());
                }
                _ => {}
            }
        }
    }

    fn meets(&mut self, now_ms: i64) {
        self.asks(FileRequest::Meet { now_ms, asked: false });
    }
}

fn saying(id: &str, note: &str) -> Box<CheckIn> {
    let at = Moment { instant: Instant { utc_ms: NOON, offset_s: 3600 }, zone: "Europe/Berlin".into() };
    let day = at.instant.day(DayStart::default());
    Box::new(CheckIn::new(id, at, day, Vec::new()).with(Besides { note: note.into(), ..Besides::default() }))
}

#[test]
fn two_windows_and_one_folder_say_the_same_after_two_hundred_steps_and_nothing_is_lost() {
    let dir = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let folder = dir.path().join("shared");
    fs::create_dir(&folder).unwrap();
    let mut desks = ["a", "b"].map(|name| Desk::open(dir.path().join(name).join("journal.gamut")));
    desks[0].asks(FileRequest::MeetIn { folder: folder.clone(), code: None, now_ms: NOON });
    let code = desks[0].code.clone().map(Secret::new);
    desks[1].asks(FileRequest::MeetIn { folder: folder.clone(), code, now_ms: NOON });
    let mut dice = Dice(22);
    let mut written: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut clocks = [NOON, NOON - 700];
    for n in 0..200 {
        let here = usize::try_from(dice.below(2)).unwrap();
        clocks[here] += 1 + i64::try_from(dice.below(50)).unwrap();
        let (desk, now_ms) = (&mut desks[here], clocks[here]);
        let id = format!("c{}", dice.below(25));
        let known = desk.journal.check_in(&id.as_str().into()).is_some();
        let in_trash = desk.journal.trash.iter().any(|c| c.id.as_str() == id);
        match dice.below(10) {
            0..=4 if !in_trash => {
                let note = format!("words {n}");
                written.entry(id.clone()).or_default().push(note.clone());
                let check_in = Some(saying(&id, &note));
                desk.asks(CheckInWrite::SaveTyped { check_in, event: None, now_ms, said: String::new() });
            }
            5 if known => desk.asks(CheckInWrite::Delete { id: id.as_str().into(), at_ms: now_ms }),
            6 if in_trash => desk.asks(CheckInWrite::PutBack { id: id.as_str().into() }),
            7 => {
                let day = DayKey::parse("2026-05-05").unwrap();
                let (name, dose, note) = (format!("event {n}"), String::new(), String::new());
                let id = format!("e{}", dice.below(5));
                let event = Event { id: id.into(), day, what: EventKind::Move, name, dose, note, deleted_ms: None };
                desk.asks(EventWrite(event));
            }
            8 => {
                let mut settings = desk.journal.settings.clone();
                settings.take_word("day_start_hour", &dice.below(9).to_string());
                desk.asks(SettingsWrite(Box::new(settings)));
            }
            _ => desk.meets(now_ms),
        }
    }
    for _ in 0..2 {
        let now_ms = clocks[0].max(clocks[1]);
        desks.iter_mut().for_each(|desk| desk.meets(now_ms));
    }
    let exported: Vec<(String, Vec<Earlier>, Journal)> = desks
        .map(|desk| {
            let path = desk.path.clone();
            drop(desk);
            let store = Store::open_to_read(&path, None).unwrap();
            let (journal, earlier) = (store.load().unwrap(), store.every_earlier_version().unwrap());
            let mut out = Vec::new();
            jsonl::write_with_earlier(&journal, &earlier, &mut out).unwrap();
            (String::from_utf8(out).unwrap(), earlier, journal)
        })
        .into();
    assert_eq!(exported[0].0, exported[1].0);
    let (_, earlier, journal) = &exported[0];
    for (id, notes) in written {
        let now = journal.check_ins.iter().chain(&journal.trash).filter(|c| c.id.as_str() == id).map(|c| &*c.note);
        let before = earlier.iter().filter(|e| e.said.id.as_str() == id).map(|e| &*e.said.note);
        let all: Vec<&str> = now.chain(before).collect();
        for note in notes {
            assert!(all.contains(&&*note), "{note} of {id} is lost");
        }
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}
