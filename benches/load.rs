//! What fifty years cost: kB a year, the time to load them, and how that compares with `SQLite` merely
//! stepping over the same values of the same file. Run with `cargo bench --bench load`; `-- FILE.gamut` measures a
//! journal that is there.
//!
//! Both start with a connection of their own and an empty page cache, so both decrypt every page; opening
//! is outside both times. They take turns. Times are by the clock; what loading takes of all processors stands beneath it,
//! where the system tells (Linux).

#![expect(clippy::unwrap_used, clippy::wildcard_imports, reason = "a measuring program for developers")]

mod table;

use gamut::{domain::*, storage::Store};
use rusqlite::{Connection, types::ValueRef};
use std::{
    hint::black_box,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant as Stopwatch},
};

const YEARS: i64 = 50;
const CHECK_INS: i64 = 52_000;
const ROUNDS: usize = 7;

fn main() {
    let file = std::env::args().skip(1).find(|a| !a.starts_with("--"));
    let folder = tempfile::tempdir().unwrap();
    let path = file.map_or_else(|| made(folder.path()), PathBuf::from);
    table::time("opening", median((0..ROUNDS).map(|_| timed(|| Store::open_to_read(&path, None).unwrap()).0)), None);
    let (mut ours, mut theirs, mut worked) = (Vec::new(), Vec::new(), Some(Duration::ZERO));
    let mut check_ins = 0;
    for _ in 0..ROUNDS {
        let store = Store::open_to_read(&path, None).unwrap();
        let before = processor_time();
        let (took, journal) = timed(|| store.load().unwrap());
        ours.push(took);
        worked = worked.zip(processor_time()).zip(before).map(|((sum, after), before)| sum + after.saturating_sub(before));
        check_ins = journal.check_ins.len();
        drop((journal, store));
        let conn = connect(&path);
        theirs.push(timed(|| step_over(&conn)).0);
    }
    let (load, step) = (median(ours), median(theirs));
    table::time(format!("loading {check_ins} check-ins"), load, None);
    if let Some(worked) = worked {
        table::time("the same, of all processors", worked / u32::try_from(ROUNDS).unwrap(), None);
    }
    table::time("SQLite stepping over the same", step, None);
    table::number("loading ÷ SQLite stepping", load.as_secs_f64() / step.as_secs_f64(), Some(1.5));
}

/// A journal of fifty years in this folder.
fn made(folder: &Path) -> PathBuf {
    // With `--context`, a third of the check-ins also carry symptoms, sleep and labels.
    let context = std::env::args().any(|a| a == "--context");
    let path = folder.join("journal.gamut");
    let catalogue = Catalogue::starting();
    let mut store = Store::create(&path, &catalogue).unwrap();
    let check_ins = (0..CHECK_INS).map(|n| Arc::new(check_in(n, context))).collect();
    let offered = Journal { check_ins, catalogue, ..Journal::default() };
    table::time(format!("taking in {CHECK_INS} check-ins"), timed(|| store.import(&offered, 0).unwrap()).0, None);
    drop(store);
    let bytes = std::fs::metadata(&path).unwrap().len();
    table::number("kB a year, three check-ins a day without notes", bytes as f64 / 1000.0 / YEARS as f64, Some(220.0));
    path
}

/// Every value of every check-in and note, read and thrown away.
fn step_over(conn: &Connection) -> i64 {
    let mut sum = 0;
    for table in ["check_in", "note", "expected_felt", "source_row"] {
        let mut all = conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = all.column_count();
        let mut rows = all.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                sum += match row.get_ref(column).unwrap() {
                    ValueRef::Null => 0,
                    ValueRef::Integer(n) => n & 1,
                    ValueRef::Real(x) => i64::from(x > 0.0),
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => i64::from(bytes.first().copied().unwrap_or(0)),
                };
            }
        }
    }
    black_box(sum)
}

/// As the program connects, but through `SQLite` alone.
fn connect(path: &Path) -> Connection {
    let hex = |bytes: &[u8]| bytes.iter().fold(String::new(), |s, b| format!("{s}{b:02x}"));
    let (key, file) = (hex(b"Gamut: a journal, no passphrase."), std::fs::read(path).unwrap());
    let conn = Connection::open(path).unwrap();
    let settings = format!(
        "PRAGMA cipher_memory_security = ON; PRAGMA key = \"x'{key}{}'\"; PRAGMA cell_size_check = ON; SELECT 1 FROM check_in",
        hex(&file[..16])
    );
    conn.execute_batch(&settings).unwrap();
    conn
}

fn check_in(n: i64, context: bool) -> CheckIn {
    let utc_ms = n * 86_400_000 / 3 + 1_700_000_123;
    let instant = Instant { utc_ms, offset_s: 3600 + 3600 * i32::from(n / 500 % 2 == 0) };
    let mixed =
        |k: i64| u64::try_from(n).unwrap().wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(u32::try_from(k).unwrap() * 7);
    let answer = |k: i64| match mixed(k) % 12 {
        11 => Answer::CannotTell,
        steps => Answer::Rated(Intensity::new(u8::try_from(steps).unwrap()).unwrap()),
    };
    let id = (u128::try_from(utc_ms).unwrap() << 80) | 0x7000_8000_0000_0000_0000 | u128::from(mixed(9) >> 2);
    let at = Moment { instant, zone: "Europe/Berlin".into() };
    let answers: Answers = (1..=9).map(|f| (FeelingId(f), answer(i64::from(f)))).collect();
    let id = uuid::Uuid::from_u128(id).to_string();
    let mut c = CheckIn::new(id, at, instant.day(DayStart::default()), answers);
    if context && n % 3 == 0 {
        c.symptoms = (1..=9).map(|s| (SymptomId(s), SymptomAnswer::ALL[usize::try_from(mixed(1) % 4).unwrap()])).collect();
        c.context.sleep = SleepHours::new(7.5);
        c.context.medicines = vec!["sertraline".into()];
        c.context.tags = vec!["work".into(), format!("tag {}", n % 40).into()];
    }
    c
}

fn timed<T>(job: impl FnOnce() -> T) -> (Duration, T) {
    let start = Stopwatch::now();
    let out = job();
    (start.elapsed(), out)
}

/// What this program has taken of all processors, to a hundredth of a second.
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name, which may have anything in it: the 14th and 15th field in hundredths.
    let fields: Vec<&str> = told.rsplit_once(')')?.1.split_whitespace().collect();
    let hundredths: u64 = fields.get(11..13)?.iter().map(|field| field.parse::<u64>()).sum::<Result<_, _>>().ok()?;
    Some(Duration::from_millis(10 * hundredths))
}

fn median(times: impl IntoIterator<Item = Duration>) -> Duration {
    let mut all: Vec<_> = times.into_iter().collect();
    all.sort();
    all[all.len() / 2]
}
