//! A journal changed behind Gamut's back, under the published key: every page has its right checksum, and what stands on
//! it need not be true.

use crate::{dice::Dice, imports::here_and_now, made, rounds, spoilt, words};
use gamut::{
    app::{
        CHECK_IN_DRAFT, ItemForm, OTHER_FORMS_DRAFT, SET_ASIDE_DRAFT, Writing,
        drafts::{OtherForms, check_in, other_forms},
        read_incoming,
    },
    clock,
    domain::{CheckInDraft, DayStart, ItemKind},
    exchange::formats,
    storage::Store,
};
use rusqlite::{Connection, types::Value};
use std::{fmt::Write as _, fs, path::Path, sync::OnceLock};

/// What was done to a journal.
#[derive(Debug, Default)]
pub struct Done {
    /// The tables, indexes, triggers and views are not those of a journal any more.
    pub schema: bool,
    /// The words of every change.
    pub words: String,
}

/// The tables that hold what a person wrote, and what tells their rows apart.
const TABLES: [(&str, &str); 18] = [
    ("check_in", "id"),
    ("check_in", "id"),
    ("check_in", "id"),
    ("note", "row"),
    ("expected_felt", "place"),
    ("source_row", "app"),
    ("edit_history", "row"),
    ("edit_history_expected_felt", "place"),
    ("event", "id"),
    ("trial", "id"),
    ("plan", "id"),
    ("way_item", "id"),
    ("pattern_answer", "row"),
    ("imported_mood", "row"),
    ("contact", "place"),
    ("zone", "id"),
    ("label", "id"),
    ("feeling", "id"),
];

/// The journal through `SQLite` itself.
pub fn raw(path: &Path) -> Connection {
    let hex = |bytes: &[u8]| bytes.iter().fold(String::new(), |s, b| format!("{s}{b:02x}"));
    let salt = hex(&fs::read(path).unwrap()[..16]);
    let key = hex(b"Gamut: a journal, no passphrase.");
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{key}{salt}'\";")).unwrap();
    conn
}

/// Rows of a table; 0 where there is none.
pub fn count(conn: &Connection, from: &str) -> usize {
    let n: i64 = conn.query_row(&format!("SELECT count(*) FROM {from}"), [], |r| r.get(0)).unwrap_or(0);
    usize::try_from(n).unwrap()
}

/// A journal in which there is something of every kind.
pub fn whole_journal() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = rounds::a_folder();
        let (file, path) = (folder.path().join("made.jsonl"), folder.path().join("journal.gamut"));
        let now = clock::now();
        let today = now.instant.day(DayStart::default());
        let lines = made::journal(&mut Dice::new(7), 160, today).lines;
        fs::write(&file, made::text(&lines)).unwrap();
        let incoming = read_incoming(&file, formats::named("jsonl").unwrap(), here_and_now()).unwrap();
        let mut store = Store::create(&path, &incoming.journal.catalogue).unwrap();
        store.import(&incoming.journal, now.instant.utc_ms).unwrap();
        let journal = store.load().unwrap();
        for c in journal.check_ins.iter().step_by(7) {
            let mut changed = (**c).clone();
            changed.answers = Vec::new().into();
            store.save_check_in(&changed, now.instant.utc_ms, None).unwrap();
        }
        let form = CheckInDraft { note: "half written".into(), tags: vec!["walk".into()], ..CheckInDraft::default() };
        store.put_draft(CHECK_IN_DRAFT, &check_in::encode(&form), now.instant.utc_ms).unwrap();
        store.put_draft(SET_ASIDE_DRAFT, &check_in::encode(&form), now.instant.utc_ms).unwrap();
        let others = OtherForms {
            items: [(ItemKind::Sound, ItemForm { words: "rain".into(), more: String::new() })].into(),
            writing: Some(Writing { prompt: None, words: "a page".into() }),
            ..OtherForms::default()
        };
        store.put_draft(OTHER_FORMS_DRAFT, &other_forms::encode(&others), now.instant.utc_ms).unwrap();
        drop(store);
        fs::read(&path).unwrap()
    })
}

/// Changes one to five things.
pub fn tamper(dice: &mut Dice, path: &Path) -> Done {
    let mut done = Done::default();
    if dice.once_in(6) {
        schema(dice, &raw(path), &mut done);
        return done;
    }
    // What a table forbids is forbidden by its words in the file only: those can be others for a while.
    let strict = if dice.once_in(3) { loosened(path) } else { Vec::new() };
    {
        let conn = raw(path);
        conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;").unwrap();
        for _ in 0..=dice.below(5) {
            contents(dice, &conn, &mut done);
        }
    }
    if !strict.is_empty() {
        let conn = raw(path);
        conn.execute_batch("PRAGMA writable_schema = ON;").unwrap();
        for (name, sql) in strict {
            conn.execute("UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?", [sql, name]).unwrap();
        }
        done.words.push_str("(any value in any column)\n");
    }
    done
}

/// Lets every column hold anything, and gives how the tables were.
fn loosened(path: &Path) -> Vec<(String, String)> {
    let conn = raw(path);
    let mut all = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL").unwrap();
    let all = all.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap().map(Result::unwrap).collect();
    conn.execute_batch(
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(replace(replace(sql, ' STRICT,', ''), ' STRICT', ''), 'NOT NULL', '')
         WHERE type = 'table';",
    )
    .unwrap();
    all
}

fn run(conn: &Connection, done: &mut Done, sql: &str, values: &[Value]) {
    // What even SQLite refuses leaves everything as it was.
    if conn.execute(sql, rusqlite::params_from_iter(values)).is_ok_and(|rows| rows > 0) {
        let short: String = format!("{values:?}").chars().take(200).collect();
        let _ = writeln!(done.words, "{sql} {short}");
    }
}

fn contents(dice: &mut Dice, conn: &Connection, done: &mut Done) {
    let (table, key) = *dice.of(&TABLES);
    let rows = count(conn, table);
    let which = format!("{key} = (SELECT {key} FROM {table} LIMIT 1 OFFSET {})", dice.below(rows));
    match dice.below(12) {
        0..=4 => {
            let mut columns = conn.prepare(&format!("SELECT name FROM pragma_table_info('{table}')")).unwrap();
            let columns: Vec<String> = columns.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
            let column = dice.of(&columns).clone();
            let now = conn.query_row(&format!("SELECT {column} FROM {table} WHERE {which}"), [], |r| r.get::<_, Value>(0));
            let value = other(dice, &column, now.unwrap_or(Value::Null));
            run(conn, done, &format!("UPDATE {table} SET {column} = ? WHERE {which}"), &[value]);
        }
        5 => run(conn, done, &format!("DELETE FROM {table} WHERE {which}"), &[]),
        6 => twin(dice, conn, done),
        7 | 8 => setting(dice, conn, done),
        9 | 10 => drafts(dice, conn, done),
        _ => {
            let pragma = *dice.of(&["user_version", "application_id"]);
            let number = *dice.of(&[-1, 0, 1, 2, 4, 99, i32::MAX, 0x4741_4D54]);
            conn.pragma_update(None, pragma, number).unwrap();
            let _ = writeln!(done.words, "PRAGMA {pragma} = {number}");
        }
    }
}

/// Another value in the place of this one.
fn other(dice: &mut Dice, column: &str, now: Value) -> Value {
    const NUMBERS: [i64; 22] = [
        i64::MIN,
        i64::MAX,
        -1,
        0,
        1,
        2,
        8,
        10,
        11,
        12,
        24,
        254,
        255,
        256,
        65_535,
        65_536,
        2_147_483_647,
        2_147_483_648,
        -2_147_483_648,
        253_402_300_799_999,
        -62_135_596_800_000,
        739_000,
    ];
    match now {
        Value::Blob(mut bytes) if !dice.once_in(6) => {
            let at = dice.below(bytes.len());
            match dice.below(6) {
                0 | 1 if !bytes.is_empty() => bytes[at] ^= 1 << dice.below(8),
                2 if !bytes.is_empty() => bytes[at] = *dice.of(&[0, 1, 0x7f, 0x80, 0xff]),
                3 => bytes.truncate(at),
                4 => bytes.extend([0xff; 9]),
                _ => bytes = (0..dice.below(30)).map(|_| u8::try_from(dice.below(256)).unwrap()).collect(),
            }
            Value::Blob(bytes)
        }
        Value::Integer(n) if dice.once_in(2) => {
            let by = *dice.of(&[-1, 1, -86_400_000, 86_400_000, 900, -900, 366]);
            Value::Integer(n.saturating_add(by))
        }
        Value::Text(text) if column == "id" && dice.once_in(3) => Value::Text(text.to_uppercase()),
        _ => match dice.below(9) {
            0 => Value::Null,
            1..=3 => Value::Integer(*dice.of(&NUMBERS)),
            4 => Value::Real(*dice.of(&[0.5, -1.0, 24.5, 1e300, f64::INFINITY, f64::NEG_INFINITY, -0.0])),
            5 => Value::Blob((0..dice.below(20)).map(|_| u8::try_from(dice.below(256)).unwrap()).collect()),
            6 => Value::Text(words::no_time(dice)),
            _ => Value::Text(words::any(dice)),
        },
    }
}

/// A second row of one id, in another spelling where the table lets no other in.
fn twin(dice: &mut Dice, conn: &Connection, done: &mut Done) {
    let rest =
        "utc_ms, offset_s, zone, day, answers, symptoms, sleep_hours, labels, written_utc_ms, written_offset_s, deleted_ms";
    let hex = "lower(hex(id))";
    let spelled = format!(
        "substr({hex},1,8) || '-' || substr({hex},9,4) || '-' || substr({hex},13,4) || '-' || substr({hex},17,4) || '-' || substr({hex},21)"
    );
    let sql = match dice.below(4) {
        0 => format!("INSERT INTO check_in SELECT {spelled}, {rest} FROM check_in WHERE typeof(id) = 'blob' LIMIT 1"),
        1 => "INSERT INTO note (check_in, body) SELECT id, 'not there before' FROM check_in WHERE id NOT IN (SELECT check_in FROM note) LIMIT 1".into(),
        2 => "INSERT INTO note (check_in, body) VALUES ('nobody', 'alone')".into(),
        _ => format!("INSERT INTO check_in SELECT 'another of its kind', {rest} FROM check_in LIMIT 1"),
    };
    run(conn, done, &sql, &[]);
}

fn setting(dice: &mut Dice, conn: &Connection, done: &mut Done) {
    const KEYS: [&str; 25] = [
        "day_start_hour",
        "theme",
        "text_size_per_cent",
        "reduce_motion",
        "sensitivity",
        "country",
        "ask_self_harm",
        "welcomed",
        "welcome_page",
        "sync_warned",
        "sample",
        "lock_after_min",
        "discreet",
        "like_me",
        "short_form",
        "short_feelings",
        "short_as_it_is",
        "clock",
        "week_begins",
        "sleep_shown",
        "words_put_away",
        "merged_feelings",
        "merged_symptoms",
        "unheard_of",
        "",
    ];
    const VALUES: [&str; 24] = [
        "yes",
        "no",
        "0",
        "4",
        "23",
        "24",
        "-1",
        "99999999999",
        "65535",
        "255",
        "NL",
        "ÄÖ",
        "joy>anger",
        "anger>joy,joy>anger",
        "joy>joy",
        "awe>nowhere,awe>joy",
        "joy,guilt,joy",
        "2025-03-01..2025-04-30@2026-01-02",
        "9999-12-31..0001-01-01@2026-01-02",
        "0001-01-01..9999-12-31@2026-01-02",
        "tags:a|company:b",
        "tags:\\",
        "dark",
        "system",
    ];
    let value = if dice.once_in(4) { words::any(dice) } else { (*dice.of(&VALUES)).to_owned() };
    let key = (*dice.of(&KEYS)).to_owned();
    run(conn, done, "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", &[Value::Text(key), Value::Text(value)]);
}

fn drafts(dice: &mut Dice, conn: &Connection, done: &mut Done) {
    let slot = *dice.of(&[CHECK_IN_DRAFT, SET_ASIDE_DRAFT, OTHER_FORMS_DRAFT]);
    let body: String = conn.query_row("SELECT body FROM draft WHERE slot = ?", [slot], |r| r.get(0)).unwrap_or_default();
    let body = match serde_json::from_str::<serde_json::Value>(&body) {
        Ok(mut json) if !dice.once_in(5) => {
            for _ in 0..=dice.below(3) {
                spoilt::json(dice, &mut json);
            }
            json.to_string()
        }
        _ => String::from_utf8_lossy(&spoilt::bytes(dice, body.into_bytes())).into_owned(),
    };
    let at_ms = *dice.of(&[0, 1, -1, i64::MAX, i64::MIN, 1_795_466_400_123]);
    let values = [Value::Text(slot.to_owned()), Value::Text(body), Value::Integer(at_ms)];
    run(conn, done, "INSERT OR REPLACE INTO draft (slot, body, at_ms) VALUES (?, ?, ?)", &values);
}

/// Something in the file that no journal has.
fn schema(dice: &mut Dice, conn: &Connection, done: &mut Done) {
    const SQL: [&str; 16] = [
        "CREATE TRIGGER t BEFORE INSERT ON check_in BEGIN DELETE FROM note; DELETE FROM check_in; END",
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note WHERE row = new.row; END",
        "CREATE TRIGGER t AFTER UPDATE ON setting BEGIN DELETE FROM check_in; END",
        "CREATE TRIGGER t BEFORE INSERT ON draft BEGIN SELECT RAISE(IGNORE); END",
        "CREATE VIEW v AS SELECT * FROM note",
        "CREATE TABLE more (x)",
        "CREATE INDEX i ON check_in (day)",
        "CREATE UNIQUE INDEX i ON check_in (day)",
        "DROP TABLE draft",
        "DROP TABLE way_item",
        "ALTER TABLE note RENAME COLUMN body TO text",
        "ALTER TABLE check_in ADD COLUMN more TEXT",
        "ALTER TABLE event RENAME TO happened",
        "ALTER TABLE trial RENAME TO happened; CREATE VIEW trial AS SELECT * FROM happened",
        "CREATE VIRTUAL TABLE words USING fts5 (body)",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'note'",
    ];
    let sql = *dice.of(&SQL);
    // Two entries of one day have no unique index over days.
    done.schema = conn.execute_batch(sql).is_ok();
    done.words = format!("{sql}\n");
}
