//! The journal file: what is written comes back as it was, and what can't be read is left alone.

#![expect(clippy::unwrap_used, reason = "a test may stop loudly, also in what its tests share")]

mod accidents;
mod any_check_in;
mod backup_folder;
mod backups;
mod deleting;
mod first_use;
mod fixtures;
#[cfg(unix)]
mod gone;
mod import;
mod large;
mod locks;
#[cfg(unix)]
mod modes;
mod pages;
mod passphrase;
mod refused;
mod rewrite;
mod round_trip;
mod salvage;
mod search;
mod taken_back;
#[cfg(unix)]
mod traces;
mod where_words_may_be;
mod whose;

use gamut::{domain::*, storage::Store};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A new journal in a folder of its own.
fn fresh() -> (TempDir, PathBuf, Store) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.gamut");
    let store = Store::create(&path, &Catalogue::starting()).unwrap();
    (dir, path, store)
}

/// How many notes hold the words.
fn found(store: &Store, words: &str) -> usize {
    gamut::app::NoteWords::of(&store.load().unwrap().check_ins).places(words, None, |_| true).newest_first.len()
}

fn moment(utc_ms: i64) -> Moment {
    Moment { instant: Instant { utc_ms, offset_s: 3600 }, zone: "Europe/Berlin".into() }
}

fn rated(n: u8) -> Answer {
    Answer::Rated(Intensity::new(n).unwrap())
}

/// A check-in with one answer and nothing else.
fn plain(id: &str, utc_ms: i64) -> CheckIn {
    let at = moment(utc_ms);
    let day = at.instant.day(DayStart::default());
    CheckIn::new(id, at, day, vec![(FeelingId(1), rated(3))])
}

fn answering(answers: Vec<(FeelingId, Answer)>, mut c: CheckIn) -> CheckIn {
    c.answers = answers.into();
    c
}

fn noted(id: &str, utc_ms: i64, note: &str) -> CheckIn {
    plain(id, utc_ms).with(Besides { note: note.into(), ..Besides::default() })
}

/// A check-in with everything a check-in can have.
fn full(id: &str, utc_ms: i64) -> CheckIn {
    let at = moment(utc_ms);
    let answers =
        vec![(FeelingId(1), rated(0)), (FeelingId(2), Answer::CannotTell), (FeelingId(4), rated(10)), (FeelingId(9), rated(7))];
    let day = at.instant.day(DayStart::default());
    CheckIn::new(id, at, day, answers).with(Besides {
        symptoms: (1..).map(SymptomId).zip(SymptomAnswer::ALL).collect(),
        context: Context {
            sleep: SleepHours::new(6.25),
            medicines: vec!["sertraline 50 mg".into(), "b".into(), "b".into()],
            substances: vec!["none".into()],
            company: Some("alone".into()),
            tags: vec!["b".into(), "🏃 läuft".into(), "a|b".into()],
        },
        note: "line\r\nline\t\u{202B}שלום\u{202C} 👩‍👩‍👧 e\u{301} \u{FDD0}'\"\\".into(),
        expected_felt: vec![
            ExpectedFelt {
                what: "their wedding".into(),
                expected: Some(Intensity::MAX),
                felt: Some(Answer::Rated(Intensity::NOT_FELT)),
            },
            ExpectedFelt { what: String::new(), expected: None, felt: Some(Answer::CannotTell) },
            ExpectedFelt { what: "again".into(), expected: Some(Intensity::NOT_FELT), felt: None },
        ],
        written: Some(Instant { utc_ms: utc_ms + 90_000_000, offset_s: -12_600 }),
        source: Some(Source { app: "another app".into(), row: "2021-10-30,\"a,\u{0}b\"\r\n".into() }),
        deleted_ms: None,
    })
}

/// Every file in a folder and what is in it.
fn contents(folder: &Path) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap())
        .map(|e| (e.file_name(), std::fs::read(e.path()).unwrap_or_default()))
        .collect();
    all.sort();
    all
}

/// The journal through `SQLite` itself, to do to it what the program never does.
fn raw(path: &Path) -> rusqlite::Connection {
    raw_with(path, b"Gamut: a journal, no passphrase.")
}

/// The same for one with a passphrase, by the words of the format.
fn raw_under(path: &Path, passphrase: &str) -> rusqlite::Connection {
    let salt = &std::fs::read(path).unwrap()[..16];
    let costs = argon2::Params::new(64 * 1024, 3, 4, Some(32)).unwrap();
    let mut key = [0; 32];
    argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, costs)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .unwrap();
    raw_with(path, &key)
}

fn raw_with(path: &Path, key: &[u8; 32]) -> rusqlite::Connection {
    let conn = rusqlite::Connection::open(path).unwrap();
    let hex = |bytes: &[u8]| bytes.iter().fold(String::new(), |s, b| format!("{s}{b:02x}"));
    let (key, salt) = (hex(key), hex(&std::fs::read(path).unwrap()[..16]));
    conn.execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{key}{salt}'\";")).unwrap();
    conn
}

/// A disk's times have steps: what is written after this is later than the file, as everything a person does is.
fn until_the_disk_tells_a_later_time(file: &Path) {
    let written = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let folder = tempfile::tempdir_in(file.parent().unwrap()).unwrap();
    let clock = folder.path().join("clock");
    while fs::write(&clock, "x").is_ok() && written(&clock) <= written(file) {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}
