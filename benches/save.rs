//! What saving one check-in costs on the worker, beside the same statements given to `SQLite` alone with the same
//! settings, turn by turn on the same disk; and what unlocking costs, which is slow on purpose. Run with `cargo bench
//! --bench save`.

#![expect(clippy::unwrap_used, clippy::wildcard_imports, reason = "a measuring program for developers")]

mod table;

use gamut::{
    domain::*,
    storage::{Secret, Store},
};
use rusqlite::{Connection, TransactionBehavior, params};
use std::{
    path::Path,
    time::{Duration, Instant as Stopwatch},
};

const SAVES: i64 = 3000;
/// Check-ins that are there already.
const BEFORE: i64 = 5000;

fn main() {
    let dir = tempfile::tempdir_in(std::env::current_dir().unwrap()).unwrap();
    let (ours, theirs) = (dir.path().join("ours.gamut"), dir.path().join("theirs.gamut"));
    let catalogue = Catalogue::starting();
    let mut store = Store::create(&ours, &catalogue).unwrap();
    let check_ins = (0..BEFORE).map(|n| std::sync::Arc::new(check_in(n))).collect();
    store.import(&Journal { check_ins, catalogue, ..Journal::default() }, 0).unwrap();
    drop(store);
    std::fs::copy(&ours, &theirs).unwrap();
    let mut store = Store::open(&ours, None).unwrap();
    let mut conn = connect(&theirs);
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for n in BEFORE..BEFORE + SAVES {
        let c = check_in(n);
        // Who goes first takes turns, too.
        let mut one = || a.push(timed(|| store.save_check_in(&c, n, Some("check_in")).unwrap()));
        let mut other = || b.push(timed(|| by_hand(&mut conn, &c)));
        if n % 2 == 0 {
            one();
            other();
        } else {
            other();
            one();
        }
    }
    for (name, part, must) in [("the median", 500, None), ("the slowest hundredth", 990, Some(1.3))] {
        let (a, b) = (at(&mut a, part), at(&mut b, part));
        table::number(format!("a save ÷ SQLite alone, {name}"), a.as_secs_f64() / b.as_secs_f64(), must);
    }
    table::times("a save", a, None);
    table::times("SQLite alone", b, None);
    let secret = Secret::new("four words and a number 7".to_owned());
    store.set_passphrase(Some(&secret), 0).unwrap();
    drop(store);
    let mut unlocks: Vec<_> = (0..9).map(|_| timed(|| Store::open(&ours, Some(&secret)).unwrap())).collect();
    table::time("unlocking", at(&mut unlocks, 500), Some(Duration::from_secs(1)));
}

fn at(times: &mut [Duration], per_mille: usize) -> Duration {
    times.sort();
    times[(times.len() - 1) * per_mille / 1000]
}

fn timed<T>(what: impl FnOnce() -> T) -> Duration {
    let began = Stopwatch::now();
    let made = what();
    let took = began.elapsed();
    drop(made);
    took
}

fn check_in(n: i64) -> CheckIn {
    let at = Moment { instant: Instant { utc_ms: 1_700_000_000_000 + n * 28_800_000, offset_s: 0 }, zone: "UTC".into() };
    let day = at.instant.day(DayStart::default());
    let rated = |k: u16| Answer::Rated(Intensity::new(u8::try_from((n * 7 + i64::from(k) * 3) % 11).unwrap()).unwrap());
    let answers = (1..=9).map(|k| (FeelingId(k), rated(k))).collect::<Vec<_>>();
    let note = format!("Note number {n}, with some words in it that are found again later on");
    let id = format!("{:08x}-{:04x}-7000-8000-{:012x}", n >> 8, n & 0xff, n);
    CheckIn::new(&*id, at, day, answers).with(Besides { note: note.into(), ..Besides::default() })
}

fn connect(path: &Path) -> Connection {
    let hex = |bytes: &[u8]| bytes.iter().fold(String::new(), |s, b| format!("{s}{b:02x}"));
    let (key, file) = (hex(b"Gamut: a journal, no passphrase."), std::fs::read(path).unwrap());
    let conn = Connection::open(path).unwrap();
    let settings = format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON; PRAGMA key = \"x'{key}{}'\";
         PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA journal_mode = DELETE;",
        hex(&file[..16])
    );
    conn.execute_batch(&settings).unwrap();
    conn.set_prepared_statement_cache_capacity(64);
    conn
}

/// The statements of a save, with values that are ready.
fn by_hand(conn: &mut Connection, c: &CheckIn) {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    for table in ["feeling", "symptom"] {
        let mut all = tx.prepare_cached(&format!("SELECT * FROM {table}")).unwrap();
        let mut rows = all.query([]).unwrap();
        while rows.next().unwrap().is_some() {}
    }
    let id = uuid::Uuid::parse_str(c.id.as_str()).unwrap().into_bytes();
    let sql = "INSERT INTO edit_history (check_in, replaced_ms, utc_ms, offset_s, zone, day, note)
               SELECT id, 0, utc_ms, offset_s, zone, day, (SELECT body FROM note WHERE check_in = ?1) FROM check_in WHERE id = ?1";
    tx.prepare_cached(sql).unwrap().execute([id]).unwrap();
    let zone: i64 =
        tx.prepare_cached("SELECT id FROM zone WHERE name = ?").unwrap().query_row([&*c.at.zone], |r| r.get(0)).unwrap();
    let sql = "INSERT INTO check_in (id, utc_ms, offset_s, zone, day, answers) VALUES (?, ?, ?, ?, ?, ?)";
    let answers: &[u8] = &[0, 0x43, 0x65, 0x87, 0xA9, 0x0B];
    let row = params![id, c.at.instant.utc_ms, c.at.instant.offset_s, zone, c.day.number(), answers];
    tx.prepare_cached(sql).unwrap().execute(row).unwrap();
    let sql = "INSERT INTO note (check_in, body) VALUES (?, ?)";
    tx.prepare_cached(sql).unwrap().execute(params![id, c.note]).unwrap();
    tx.prepare_cached("DELETE FROM draft WHERE slot = ?").unwrap().execute(["check_in"]).unwrap();
    tx.commit().unwrap();
}
