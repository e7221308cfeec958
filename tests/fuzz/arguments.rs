//! The real program with argument lines nobody thought of, in a gibibyte of address space: it ends by itself with one of
//! its exit codes and a sentence that repeats nothing a person wrote, and what is in the journal stays there.

use crate::{
    dice::Dice,
    in_use::sentence,
    made,
    rounds::{self, Round},
    tables, tampered, words, zipped,
};
use gamut::{
    clock,
    domain::DayStart,
    storage::{Secret, StorageError, Store},
};
use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs::{self, File},
    os::unix::ffi::OsStringExt,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

/// As FORMATS and `gamut help` have them.
const EXIT_CODES: [i32; 8] = [0, 2, 10, 11, 12, 13, 14, 15];
/// Far above what any of these takes, unoptimised and on a busy machine.
const PATIENCE: Duration = Duration::from_secs(100);
/// What a person wrote and what no sentence may repeat.
const SECRET: &str = "Heckenrose";
const PASSPHRASE: &str = "a passphrase of several words";

#[test]
fn no_argument_line_breaks_the_program_or_loses_an_entry() {
    rounds::play("arguments", 14, round);
}

fn round(round: &mut Round<'_>) {
    let folder = round.folder;
    lay_out(&mut round.dice, folder);
    let journal = folder.join("journal.gamut");
    let before = ids(&journal).unwrap_or_default();
    let (mut may_replace, in_turn) = (false, round.dice.once_in(2));
    for n in 0..3 {
        // What was said once is read by what comes after it.
        let line = match n {
            0 if in_turn => something_said(&mut round.dice),
            1 if in_turn => something_read(&mut round.dice),
            _ => line(&mut round.dice),
        };
        let told: Vec<String> = line.iter().map(|word| word.to_string_lossy().into_owned()).collect();
        fs::write(folder.join(format!("line-{n}")), told.join("\n")).unwrap();
        may_replace |= told.iter().any(|word| word == "restore");
        ran(&mut round.dice, folder, &line);
    }
    if may_replace {
        return;
    }
    match ids(&journal) {
        Ok(after) => assert!(after.is_superset(&before), "an entry went"),
        Err(e) => panic!("the journal can't be read any more: {e}"),
    }
}

/// The ids of all entries, those of the trash among them.
fn ids(journal: &Path) -> Result<BTreeSet<String>, StorageError> {
    let open = |secret: Option<&Secret>| Store::open_to_read(journal, secret).and_then(|store| store.load());
    let loaded = match open(None) {
        Err(StorageError::Locked(_)) => open(Some(&Secret::new(PASSPHRASE.to_owned()))),
        other => other,
    };
    loaded.map(|j| j.check_ins.iter().chain(&j.trash).map(|c| c.id.to_string()).collect())
}

fn lay_out(dice: &mut Dice, folder: &Path) {
    let today = clock::now().instant.day(DayStart::default());
    fs::write(folder.join("journal.gamut"), tampered::whole_journal()).unwrap();
    fs::write(folder.join("in.jsonl"), made::text(&made::journal(dice, 12, today).lines)).unwrap();
    fs::write(folder.join("in.csv"), tables::table(dice, 6, today).0).unwrap();
    let backup = zipped::backup(dice, 5, today).to_string();
    fs::write(folder.join("in.daylio"), zipped::packed(dice, &backup, false)).unwrap();
    fs::write(folder.join("copy.gamut"), tampered::whole_journal()).unwrap();
    fs::write(folder.join("torn.gamut"), &tampered::whole_journal()[..9000]).unwrap();
    fs::write(folder.join("empty"), "").unwrap();
    fs::create_dir(folder.join("folder.jsonl")).unwrap();
    std::os::unix::fs::symlink("in.csv", folder.join("link.csv")).unwrap();
    std::os::unix::fs::symlink("loop.gamut", folder.join("loop.gamut")).unwrap();
    let _no_pipe_here = Command::new("mkfifo").arg(folder.join("pipe.jsonl")).status();
}

fn ran(dice: &mut Dice, folder: &Path, line: &[OsString]) {
    let stdin = match dice.below(4) {
        0 => format!("{PASSPHRASE}\n{PASSPHRASE}\n"),
        1 => fs::read_to_string(folder.join("in.jsonl")).unwrap(),
        2 => words::any(dice),
        _ => "2026-11-23T21:40:00+01:00\tEurope/Berlin\n\t\n{\"body\":\"x\"}\n".to_owned(),
    };
    fs::write(folder.join("stdin"), &stdin).unwrap();
    let out = |name: &str| File::create(folder.join(name)).unwrap();
    let mut command = Command::new("sh");
    // Another build can be named, such as one with a fault that is to be found.
    let program = std::env::var("GAMUT_FUZZ_PROGRAM").unwrap_or_else(|_| env!("CARGO_BIN_EXE_gamut").to_owned());
    command.args(["-c", "ulimit -v 1048576; exec \"$@\"", "sh", &program]).args(line);
    command.env_clear().env("HOME", folder).env("TZ", "Europe/Berlin").env("PATH", "/usr/bin:/bin").current_dir(folder);
    if stdin.starts_with(PASSPHRASE) {
        command.env("GAMUT_PASSPHRASE_FD", "0");
    }
    command.stdin(File::open(folder.join("stdin")).unwrap()).stdout(out("stdout")).stderr(out("stderr"));
    let mut child = command.spawn().unwrap();
    let began = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if began.elapsed() > PATIENCE {
            let _ = child.kill();
            let _ = child.wait();
            panic!("it hangs: {line:?}");
        }
        std::thread::sleep(Duration::from_millis(4));
    };
    let said = String::from_utf8_lossy(&fs::read(folder.join("stderr")).unwrap()).into_owned();
    let code = status.code().unwrap_or_else(|| panic!("it ended with {status}: {line:?}: {said}"));
    assert!(EXIT_CODES.contains(&code), "exit code {code}: {line:?}: {said}");
    if code != 0 {
        sentence(&said);
    }
    assert!(!said.contains(SECRET), "a sentence repeats what was written: {line:?}: {said}");
}

/// What stands behind an option or a command.
#[derive(Clone, Copy)]
enum Takes {
    Nothing,
    Feeling,
    Symptom,
    Words,
    Time,
    Day,
    In,
    Out,
    Number,
    One(&'static [&'static str]),
}

/// Command, what follows it, and its options.
type Form = (&'static [&'static str], &'static [Takes], &'static [(&'static str, Takes)]);

const FORMATS: Takes = Takes::One(&["jsonl", "csv", "daylio", "auto", "json", ""]);
const KINDS: Takes =
    Takes::One(&["river", "feelings", "symptoms", "profile", "year", "before-after", "context", "expected", "Year", "x"]);
const STRETCH: &[(&str, Takes)] = &[("--from", Takes::Day), ("--until", Takes::Day)];
const FORMS: [Form; 24] = [
    (&[], &[], &[("--allow-tcp-display", Takes::Nothing), ("--version", Takes::Nothing), ("--help", Takes::Nothing)]),
    (
        &["log"],
        &[],
        &[
            ("--feel", Takes::Feeling),
            ("--feel", Takes::Feeling),
            ("--feel", Takes::Feeling),
            ("--symptom", Takes::Symptom),
            ("--note", Takes::Words),
            ("--tag", Takes::Words),
            ("--sleep", Takes::Number),
            ("--medicine", Takes::Words),
            ("--substance", Takes::Words),
            ("--company", Takes::Words),
            ("--at", Takes::Time),
            ("--future", Takes::Nothing),
        ],
    ),
    (
        &["list"],
        &[],
        &[("--json", Takes::Nothing), ("--from", Takes::Day), ("--until", Takes::Day), ("--search", Takes::Words)],
    ),
    (
        &["analyze"],
        &[],
        &[("--json", Takes::Nothing), ("--json", Takes::Nothing), ("--until", Takes::Day), ("--each-day", Takes::Nothing)],
    ),
    (&["ways"], &[], &[("--json", Takes::Nothing)]),
    (
        &["chart"],
        &[KINDS, Takes::Out],
        &[
            ("--from", Takes::Day),
            ("--until", Takes::Day),
            ("--year", Takes::Number),
            ("--of", Takes::One(&["range", "strength", "joy", "highs", "width", "check-ins", ""])),
            ("--event", Takes::Words),
            ("--theme", Takes::One(&["light", "dark", "x"])),
            ("--width", Takes::Number),
        ],
    ),
    (&["export"], &[Takes::Out], &[("--with-self-harm", Takes::Nothing)]),
    (&["import"], &[FORMATS, Takes::In], &[("--dry-run", Takes::Nothing)]),
    (&["backup"], &[], &[("--list", Takes::Nothing)]),
    (&["backup"], &[Takes::Out], &[]),
    (&["restore"], &[Takes::In], &[("--dry-run", Takes::Nothing), ("--missing", Takes::Nothing)]),
    (&["passphrase"], &[Takes::One(&["set", "change", "remove", "x"])], &[]),
    (&["check"], &[], &[]),
    (
        &["help-lines"],
        &[],
        &[
            ("--country", Takes::One(&["NL", "nl", "UK", "Germany", "", "ÄÖ", "XX"])),
            ("--json", Takes::Nothing),
            ("--pdf", Takes::Out),
        ],
    ),
    (&["demo"], &[Takes::Out, Takes::One(&["--no-window"])], &[]),
    (&["help"], &[Takes::One(&["log", "rig", "x", "import"])], &[]),
    (&["rig", "init"], &[], &[]),
    (&["rig", "add-stream"], &[], &[]),
    (
        &["rig"],
        &[Takes::One(&["list", "check", "backup", "draft-get", "draft-stream", "measures", "doors", "analyze-batch"])],
        &[],
    ),
    (&["rig", "import"], &[Takes::In], &[]),
    (&["rig", "export"], &[Takes::Out], &[]),
    (
        &["rig", "day-of"],
        &[],
        &[
            ("--at", Takes::Time),
            ("--tz", Takes::One(&["Europe/Berlin", "UTC", "", "x/y", "Pacific/Apia"])),
            ("--batch", Takes::Nothing),
            ("--day-start", Takes::Number),
        ],
    ),
    (&["rig", "delete"], &[], &[("--id", Takes::One(&["id-3", "", "the first", "0190"]))]),
    (
        &["rig", "rewrite"],
        &[Takes::One(&["feelings", "symptoms", "tags", "medicines", "substances", "company", "x"])],
        &[
            ("--from", Takes::One(&["joy", "walk", "", "numb"])),
            ("--into", Takes::One(&["guilt", "rain", "joy", ""])),
            ("--back", Takes::Nothing),
        ],
    ),
];

/// A check-in at any time at all, in the journal that the next lines are about.
fn something_said(dice: &mut Dice) -> Vec<OsString> {
    let mut at = OsString::from("--at=");
    at.push(if dice.once_in(2) { far_time(dice).into() } else { value(dice, Takes::Time) });
    let future = dice.once_in(2).then(|| OsString::from("--future"));
    let said = ["--journal", "journal.gamut", "log", "--feel=joy=3"].map(OsString::from);
    said.into_iter().chain([at]).chain(future).collect()
}

/// A time at an end of what can be, or beyond.
fn far_time(dice: &mut Dice) -> String {
    const FAR: [&str; 7] = [
        "9999-12-31T23:59:59Z",
        "9999-12-31T10:00:00Z",
        "0001-01-01T00:00:00Z",
        "1900-01-01T12:00:00Z",
        "1899-12-31T23:59:59Z",
        "2126-11-29T10:00:00Z",
        "1970-01-01T00:00:00Z",
    ];
    (*dice.of(&FAR)).to_owned()
}

/// All that is made of a whole journal.
fn something_read(dice: &mut Dice) -> Vec<OsString> {
    const READ: [&[&str]; 10] = [
        &["analyze", "--json"],
        &["analyze", "--json", "--each-day"],
        &["analyze"],
        &["ways"],
        &["chart", "river", "out.svg"],
        &["chart", "year", "out.png"],
        &["chart", "feelings", "out.pdf"],
        &["report", "out.pdf", "--second-page", "--with", "notes"],
        &["export", "out.md"],
        &["list"],
    ];
    ["--journal", "journal.gamut"].iter().chain(*dice.of(&READ)).map(OsString::from).collect()
}

/// A line that could be right, and then some change of it.
fn line(dice: &mut Dice) -> Vec<OsString> {
    let mut line: Vec<OsString> = Vec::new();
    let journal = *dice.of(&[
        "journal.gamut",
        "journal.gamut",
        "journal.gamut",
        "copy.gamut",
        "torn.gamut",
        "new.gamut",
        "loop.gamut",
        "empty",
    ]);
    if !dice.once_in(8) {
        line.extend(["--journal".into(), journal.into()]);
    }
    let (command, follows, options) = *dice.of(&FORMS);
    line.extend(command.iter().map(OsString::from));
    line.extend(follows.iter().map(|takes| value(dice, *takes)));
    let options = if dice.once_in(10) { STRETCH } else { options };
    for (name, takes) in options {
        if dice.once_in(2) {
            continue;
        }
        match takes {
            Takes::Nothing => line.push(name.into()),
            // In one piece, so that no change of the line makes a file's name of it.
            takes => {
                let mut both = OsString::from(format!("{name}="));
                both.push(value(dice, *takes));
                line.push(both);
            }
        }
    }
    if dice.once_in(2) {
        change(dice, &mut line);
    }
    line
}

fn change(dice: &mut Dice, line: &mut Vec<OsString>) {
    let (a, b) = (dice.below(line.len()), dice.below(line.len()));
    match dice.below(7) {
        0 if !line.is_empty() => drop(line.remove(a)),
        1 if !line.is_empty() => line.insert(b, line[a].clone()),
        2 if !line.is_empty() => line.swap(a, b),
        3 => line
            .insert(a, (*dice.of(&["--", "-", "--json", "--help", "-h", "--dry-run", "-x", "--no-such", "=", "rig"])).into()),
        4 => line.insert(a, OsString::from_vec(vec![b'-', b'-', 0xff])),
        5 => line.insert(a, "x".repeat(*dice.of(&[1, 255, 300, 5000])).into()),
        _ => line.extend(vec![OsString::from("--tag=x"); *dice.of(&[1, 50, 2000])]),
    }
}

fn value(dice: &mut Dice, takes: Takes) -> OsString {
    let today = clock::now().instant.day(DayStart::default());
    let text = match takes {
        Takes::Nothing => String::new(),
        Takes::Feeling => {
            let name = *dice.of(&["joy", "Joy", "sadness", "anger", "numbness", "awe", "", "none", "joy=3", SECRET]);
            let answer = if dice.once_in(4) { words::no_number(dice) } else { (*dice.of(&["0", "3", "10", "?"])).to_owned() };
            format!("{name}={answer}")
        }
        Takes::Symptom => format!(
            "{}={}",
            dice.of(&["numb", "fatigue", "self_harm", "x"]),
            dice.of(&["no", "mild", "strong", "rather_not_say", "3"])
        ),
        Takes::Words if dice.once_in(3) => SECRET.to_owned(),
        Takes::Words => words::any(dice),
        Takes::Time if dice.once_in(2) => words::no_time(dice),
        Takes::Time => {
            let day = words::day(dice, today);
            words::at(dice, day)
        }
        Takes::Day if dice.once_in(3) => words::no_time(dice),
        Takes::Day => words::day(dice, today).to_string(),
        Takes::Number if dice.once_in(2) => words::no_number(dice),
        Takes::Number => dice.of(&["0", "4", "6.5", "6:30", "2026", "300", "1900", "23"]).to_string(),
        Takes::In => input(dice),
        Takes::Out => output(dice),
        Takes::One(list) => (*dice.of(list)).to_owned(),
    };
    // No argument holds a zero byte or is longer than the system takes.
    let text: String = text.chars().take(30_000).collect();
    if dice.once_in(40) { OsString::from_vec(vec![b'a', 0xff, b'z']) } else { text.replace('\0', " ").into() }
}

fn input(dice: &mut Dice) -> String {
    const FILES: [&str; 14] = [
        "in.jsonl",
        "in.csv",
        "in.daylio",
        "link.csv",
        "journal.gamut",
        "copy.gamut",
        "torn.gamut",
        "empty",
        "folder.jsonl",
        "pipe.jsonl",
        "loop.gamut",
        "no/such/file",
        "",
        "/proc/self/status",
    ];
    (*dice.of(&FILES)).to_owned()
}

/// Only names within the round's own folder.
fn output(dice: &mut Dice) -> String {
    const FILES: [&str; 20] = [
        "out.jsonl",
        "out.csv",
        "out.md",
        "out.sqlite",
        "out.svg",
        "out.png",
        "out.pdf",
        "journal.gamut",
        "in.jsonl",
        "link.csv",
        "folder.jsonl",
        "no/such/out.csv",
        "",
        ".",
        "out",
        "out.SVG",
        "pipe.jsonl",
        "loop.gamut",
        "new/",
        "empty",
    ];
    if dice.once_in(8) {
        let n = *dice.of(&[198, 240, 251, 255, 300]);
        return format!("{}.{}", "n".repeat(n), dice.of(&["csv", "svg", "gamut"]));
    }
    (*dice.of(&FILES)).to_owned()
}

/// Nothing of the machine is within reach of a fuzzed command.
#[test]
fn the_fuzzed_program_writes_only_within_its_folder() {
    let mut dice = Dice::new(1);
    for _ in 0..2000 {
        let name = output(&mut dice);
        assert!(!name.starts_with('/') && !name.contains(".."), "{name}");
    }
}
