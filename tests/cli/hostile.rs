//! Files that are made to harm, and files of another kind: each gets a sentence, soon, and nothing is changed.

use super::{Worker, ran};
use gamut::{
    app::read_incoming,
    domain::{CanBe, DayStart},
    exchange::{ReadFor, formats},
};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// As long as anything hostile may take, also unoptimised and on a busy machine.
const SOON: Duration = Duration::from_secs(10);

fn name(path: &Path) -> &str {
    path.to_str().expect("a path")
}

/// An archive in which a file of so many MiB is packed to nearly nothing.
fn bomb(desk: &Worker, called: &str, inner: &str, begins: &str, mib: usize) -> PathBuf {
    let to = desk.path(called);
    let mut zip = ZipWriter::new(fs::File::create(&to).expect("made"));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file(inner, packed).expect("begun");
    zip.write_all(begins.as_bytes()).expect("written");
    let much = vec![b'A'; 1 << 20];
    (0..mib).for_each(|_| zip.write_all(&much).expect("written"));
    zip.finish().expect("whole");
    to
}

/// One of each kind, small enough for a test: the same a thousand times as large differ in length only.
fn hostile(desk: &Worker) -> Vec<PathBuf> {
    let many = |what: &str, n: usize| what.repeat(n);
    let laughs: String =
        (1..20).map(|n| format!("<!ENTITY l{n} \"{}\">", many(&format!("&l{};", n - 1), 10))).collect::<Vec<_>>().concat();
    let mut all = vec![
        bomb(desk, "bomb.daylio", "backup.daylio", "", 64),
        bomb(desk, "bomb.emoods", "entry.csv", "DATE (YYYY-MM-DD),DEPRESSED,ELEVATED,IRRITABILITY,ANXIETY,SLEEP\n", 64),
        bomb(desk, "bomb.zip", "Journal.json", "{\"entries\":[{\"uuid\":\"a\",\"creationDate\":\"x\",\"text\":\"", 64),
        bomb(desk, "health.zip", "export.xml", "<?xml version=\"1.0\"?><HealthData><Record type=\"", 64),
    ];
    let texts = [
        ("line.csv", many("x", 4 << 20)),
        ("quote.csv", format!("at,note\n2026-01-01T10:00:00Z,\"{}", many("a, b\n", 1 << 19))),
        ("commas.csv", format!("at,note\n{}", many(",", 1 << 20))),
        ("columns.csv", format!("at{}\n2026-01-01T10:00:00Z\n", many(",c", 200_000))),
        ("columns-2.csv", format!("when{}\n2026-01-01\n", many(",c", 200_000))),
        ("deep.json", many("[", 1 << 20)),
        (
            "deep-2.json",
            format!("{{\"entries\":[{{\"title\":\"a\",\"body\":\"b\",\"date\":\"c\",\"time\":{}", many("[", 1 << 20)),
        ),
        ("deep.jsonl", format!("{{\"gamut\":1}}\n{{\"at\":{}\n", many("{\"a\":", 1 << 18))),
        ("nul.csv", format!("at,note\n{}", many("\0", 1 << 20))),
        ("number.jsonl", format!("{{\"gamut\":{}}}\n", many("9", 1 << 20))),
        ("number.csv", format!("when,joy\n2026-01-01,{}\n99999-01-01,1e999\n", many("9", 1 << 16))),
        (
            "feelings.jsonl",
            (0..40_000)
                .map(|n| format!("{{\"at\":\"2026-01-01T10:00:00Z\",\"feelings\":{{\"f{n}\":1}}}}\n"))
                .collect::<Vec<_>>()
                .concat(),
        ),
        (
            "laughs.xml",
            format!(
                "<?xml version=\"1.0\"?><!DOCTYPE HealthData [<!ENTITY l0 \"ha\">{laughs}]>\
                 <HealthData><StateOfMind startDate=\"x\" valence=\"0\" labels=\"&l19;\">&l19;</StateOfMind></HealthData>"
            ),
        ),
        ("tags.xml", format!("<?xml version=\"1.0\"?><HealthData>{}", many("<a>", 1 << 18))),
        ("2024-01.txt", format!("1: {}", many("{a: ", 1 << 18))),
        ("2024-02.txt", format!("1:\n  text: &a x\n{}", many("  b: [*a, *a, *a]\n", 1 << 12))),
    ];
    all.extend(texts.into_iter().map(|(called, text)| desk.put(called, &text)));
    fs::create_dir(desk.path("folder.csv")).expect("made");
    all.push(desk.path("folder.csv"));
    #[cfg(unix)]
    for (called, to) in [("zero.csv", "/dev/zero"), ("loop.csv", "loop.csv"), ("nowhere.csv", "/nowhere/a.csv")] {
        std::os::unix::fs::symlink(to, desk.path(called)).expect("made");
        all.push(desk.path(called));
    }
    all
}

#[test]
fn what_is_made_to_harm_gets_a_sentence_soon_from_every_reader_and_changes_nothing() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    let journal = desk.path("journal.gamut");
    let before = fs::read(&journal).expect("bytes");
    let read_for = ReadFor { start: DayStart::default(), can: CanBe::with_what_lies_ahead() };
    for file in hostile(&desk) {
        for kind in formats::readable() {
            let began = Instant::now();
            let read = read_incoming(&file, kind, read_for);
            assert!(began.elapsed() < SOON, "{} as {kind:?} took {:?}", file.display(), began.elapsed());
            if let Err(e) = read {
                let said = e.to_string();
                assert!(said.len() < 400 && said.chars().next().is_some_and(|c| !c.is_lowercase()), "{kind:?}: {said}");
            }
        }
        let (began, (code, _, err)) = (Instant::now(), desk.run(&["import", name(&file), "--dry-run"]));
        assert!(began.elapsed() < SOON, "{} took {:?}", file.display(), began.elapsed());
        assert!([0, 13, 14].contains(&code) && !err.contains("panicked"), "{}: {code} {err}", file.display());
        assert!(code == 0 || !err.trim().is_empty(), "{}", file.display());
    }
    assert_eq!(fs::read(&journal).expect("bytes"), before);
}

#[test]
fn a_file_of_another_kind_says_what_it_is_and_what_takes_it() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    let there = |called: &str| name(&desk.path(called)).to_owned();
    let (jsonl, sqlite) = (there("all.jsonl"), there("all.sqlite"));
    desk.ok(&["export", &jsonl]);
    desk.ok(&["export", &sqlite]);
    desk.ok(&["backup", &there("backups")]);
    let backup = fs::read_dir(desk.path("backups")).expect("a folder").next().expect("one").expect("an entry").path();
    let backup = name(&backup).to_owned();
    let table = "full_date,date,weekday,time,mood,activities,note_title,note\n2025-11-03,x,y,21:00,good,walk,,one\n";
    let table = name(&desk.put("a.csv", table)).to_owned();
    let daylio = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/cases/daylio-week1.daylio");
    let before = fs::read(desk.path("journal.gamut")).expect("bytes");
    let own = "This is a journal of Gamut or a backup of one";
    let rows: &[(&[&str], &str, &str)] = &[
        (&["import", &backup], own, "gamut restore FILE"),
        (&["import", "csv", &backup], own, "gamut restore FILE"),
        (&["import", "daylio", &backup], own, "gamut restore FILE"),
        (&["import", &sqlite], "This is a plain SQLite database", "a .jsonl export can be taken in"),
        (&["import", "daylio", &table], "This is the table that Daylio exports", "gamut import daylio_csv FILE"),
        (&["import", "daylio_csv", name(&daylio)], "This is a backup of Daylio", "gamut import daylio FILE"),
        (&["import", "csv", &jsonl], "This is a .jsonl export of Gamut", "gamut import jsonl FILE"),
        (&["restore", &jsonl], "This is a .jsonl export of Gamut", "gamut import jsonl FILE"),
        (&["restore", &sqlite], "This is a plain SQLite database", "a backup restored"),
        (&["restore", &table], "This is the table that Daylio exports", "gamut import daylio_csv FILE"),
        (&["restore", name(&daylio)], "This is a backup of Daylio", "gamut import daylio FILE"),
        (&["merge", &jsonl], "This is a .jsonl export of Gamut", "gamut import jsonl FILE"),
        (&["merge", name(&daylio)], "This is a backup of Daylio", "Bring in entries in Settings"),
    ];
    for (args, is, takes_it) in rows {
        let (code, out, err) = ran(desk.gamut().args(*args));
        assert!([11, 14].contains(&code) && out.is_empty(), "{args:?}: {code} {err}");
        assert!(err.starts_with(is) && err.contains("Nothing was changed") && err.contains(takes_it), "{args:?}: {err}");
    }
    assert_eq!(fs::read(desk.path("journal.gamut")).expect("bytes"), before);
}
