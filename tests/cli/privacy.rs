use super::{Worker, ran};

const CANARY: &str = "kanarienvogel";

#[test]
fn no_command_that_fails_repeats_what_was_written() {
    let desk = Worker::new();
    let note = format!("{CANARY} note");
    desk.ok(&["log", "--note", &note, "--tag", CANARY, "--feel", "joy=3"]);
    let rows = [
        CANARY.to_owned(),
        format!(r#"{{"id":"{CANARY}","at":"{CANARY}","note":"{CANARY}"}}"#),
        format!(
            r#"{{"id":"{CANARY}","at":"2026-11-23T21:40:00+01:00","note":"{CANARY}","feelings":{{"{CANARY}":"{CANARY}"}}}}"#
        ),
        format!(r#"{{"kind":"{CANARY}","{CANARY}":1}}"#),
    ];
    let file = desk.put("in.jsonl", &rows.join("\n"));
    let damaged = desk.put("damaged.gamut", &note);
    let (file, damaged) = (file.to_str().expect("a path"), damaged.to_str().expect("a path"));
    let cases: &[&[&str]] = &[
        &["log", CANARY],
        &["log", "--note", CANARY, CANARY],
        &["log", "--nope", CANARY],
        &["log", "--feel", CANARY],
        &["log", "--feel", "joy=kanarienvogel"],
        &["log", "--feel", "kanarienvogel=3"],
        &["log", "--symptom", "kanarienvogel=mild"],
        &["log", "--symptom", "numb=kanarienvogel"],
        &["log", "--note", CANARY, "--sleep", CANARY],
        &["log", "--note", CANARY, "--at", CANARY],
        &["list", "--from", CANARY],
        &["list", "--search", CANARY, "--until", CANARY],
        &[CANARY],
        &["chart", CANARY, "x.svg"],
        &["import", CANARY, "x"],
        &["import", "jsonl", file],
        &["--journal", damaged, "list"],
        &["--journal", damaged, "check"],
        &["rig", "delete", "--id", CANARY],
        &["rig", "day-of", "--at", CANARY, "--tz", CANARY],
    ];
    for args in cases {
        let (code, _, err) =
            if args[0] == "--journal" { ran(super::bare(desk.folder.path()).args(*args)) } else { desk.run(args) };
        assert_ne!(code, 0, "{args:?}");
        assert!(matches!(code, 2 | 11 | 14), "{args:?}: {code} {err}");
        assert!(!err.contains(CANARY) && !err.contains("panicked") && !err.is_empty(), "{args:?}: {err}");
    }
    let (code, _, err) = ran(desk.gamut().args(["rig", "add-stream"]).write_stdin(rows.join("\n")));
    assert!(code == 14 && !err.contains(CANARY), "{err}");
    let (code, _, err) = ran(desk.gamut().args(["rig", "draft-stream"]).write_stdin(CANARY));
    assert!(code == 14 && !err.contains(CANARY), "{err}");
    let (code, _, err) = ran(desk.gamut().args(["rig", "measures"]).write_stdin(CANARY));
    assert!(code == 14 && !err.contains(CANARY), "{err}");
}

#[test]
fn a_note_cannot_move_the_cursor_of_the_terminal() {
    let desk = Worker::new();
    desk.ok(&["log", "--note", "red \u{1b}[31m and \u{7} bell"]);
    let shown = desk.ok(&["list"]);
    assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
}

/// Escape sequences, a bell, a C1 sequence, what turns a line round, what nobody sees, and line ends that would begin a
/// sentence of their own.
const TRICKS: &str = "a\u{1b}[31m\u{7}\u{9b}2J\u{202e}b\u{2066}c\u{200b}d\r\u{85}\u{7f}e";

fn acts_on_a_terminal(text: &str) -> bool {
    text.chars()
        .any(|c| (c.is_control() && c != '\n') || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

#[test]
fn no_words_of_a_person_or_of_a_file_act_on_the_terminal() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3", "--note", TRICKS, "--tag", TRICKS, "--medicine", TRICKS, "--company", TRICKS]);
    let feeling =
        serde_json::json!({"id":"x","at":"2026-11-23T21:40:00+01:00","feelings":{TRICKS: 4},"symptoms":{TRICKS: "mild"}});
    let file = desk.put("in.jsonl", &format!("{feeling}\n"));
    for args in [
        &["import", "jsonl", file.to_str().expect("a path")] as &[&str],
        &["list"],
        &["list", "--json"],
        &["analyze"],
        &["analyze", "--json"],
        &["ways"],
        &["rig", "list"],
    ] {
        let (_, out, err) = desk.run(args);
        assert!(!acts_on_a_terminal(&out) && !acts_on_a_terminal(&err), "{args:?}: {out:?} {err:?}");
    }
    assert!(desk.ok(&["list"]).contains("‹RLO›b"), "as the window shows it");
    let notes: Vec<_> = super::json_lines(&desk.ok(&["list", "--json"])).iter().map(|c| c["note"].clone()).collect();
    assert!(notes.contains(&serde_json::json!(TRICKS)), "JSON is the same value: {notes:?}");
}

#[test]
#[cfg(unix)]
fn no_name_of_a_file_acts_on_the_terminal_or_begins_a_sentence_of_its_own() {
    let desk = Worker::new();
    let folder = format!("{TRICKS}\nRestored: 5 check-ins");
    std::fs::create_dir(desk.path(&folder)).expect("made");
    let at = |name: &str| desk.path(&folder).join(name).to_str().expect("a path").to_owned();
    desk.ok(&["log", "--feel", "joy=3"]);
    std::fs::write(desk.path(&folder).join("torn.gamut"), "no journal").expect("written");
    let [demo, csv, svg, pdf, none, torn] = ["demo.gamut", "a.csv", "a.svg", "a.pdf", "no/a.csv", "torn.gamut"].map(at);
    let folder = desk.path(&folder).to_str().expect("a path").to_owned();
    for args in [
        &["demo", &demo, "--no-window"] as &[&str],
        &["export", &csv],
        &["export", &none],
        &["chart", "river", &svg],
        &["help-lines", "--pdf", &pdf],
        &["backup", &folder],
        &["--journal", &demo, "backup"],
        &["--journal", &demo, "backup", "--list"],
        &["restore", &demo, "--dry-run"],
        &["restore", &demo],
        &["restore", &torn],
        &["import", "csv", &none],
        &["--journal", &none, "list"],
        &["--journal", &torn, "check"],
    ] {
        let (_, out, err) =
            if args[0] == "--journal" { ran(super::bare(desk.folder.path()).args(args)) } else { desk.run(args) };
        for text in [&out, &err] {
            assert!(!acts_on_a_terminal(text), "{args:?}: {text:?}");
            assert!(!text.lines().any(|line| line.starts_with("Restored: 5 check-ins")), "{args:?}: {text:?}");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn no_network_socket_no_other_program_no_core_dump_and_no_file_others_can_read_from_inside() {
    let desk = Worker::new();
    let found: serde_json::Value = serde_json::from_str(&desk.ok(&["rig", "doors"])).expect("JSON");
    assert_eq!(
        found,
        serde_json::json!({"sockets_closed": true, "programs_refused": true, "core_dumps": false, "umask": "077"})
    );
    let (_, out, _) = desk.run(&["--allow-tcp-display", "rig", "doors"]);
    assert!(out.contains(r#""sockets_closed":true"#), "the flag is for the window only: {out}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_display_over_tcp_is_refused_with_a_sentence_unless_it_is_asked_for() {
    let desk = Worker::new();
    for display in ["localhost:10.0", "tcp/far:0", "far:0"] {
        let (code, _, err) = ran(desk.gamut().env("DISPLAY", display));
        assert_eq!(code, 13, "{display}");
        assert!(err.contains("reached over TCP") && err.contains("--allow-tcp-display"), "{display}: {err}");
        assert!(err.contains("gamut log, list"), "{display}: {err}");
    }
    assert!(!desk.path("journal.gamut").exists());
}

#[test]
#[cfg(unix)]
fn what_a_command_writes_only_this_account_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3", "--note", "a walk"]);
    let (export, chart) = (desk.path("out.jsonl"), desk.path("river.svg"));
    desk.ok(&["export", export.to_str().expect("a path")]);
    desk.ok(&["chart", "river", chart.to_str().expect("a path")]);
    for file in [desk.path("journal.gamut"), export, chart] {
        let mode = std::fs::metadata(&file).expect("written").permissions().mode() & 0o777;
        assert_eq!(mode & 0o077, 0, "{}: {mode:o}", file.display());
    }
}

#[cfg(unix)]
#[test]
fn what_is_wrong_with_the_backups_and_with_the_files_rights_is_said_while_the_check_in_is_saved() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    std::fs::set_permissions(desk.path("journal.gamut"), std::fs::Permissions::from_mode(0o666)).expect("set");
    desk.put("backups", "a file");
    let (code, out, err) = desk.run(&["log", "--feel", "joy=4"]);
    assert!(code == 0 && out.starts_with("Saved"), "{err}");
    assert!(err.contains("Making a backup failed") && err.contains("mode 666"), "{err}");
    let (code, _, err) = desk.run(&["backup"]);
    assert!(code == 13 && err.contains("it is a file"), "{err}");
    assert_eq!(desk.ok(&["list"]).lines().filter(|line| line.contains("Joy")).count(), 2);
}

/// The program with passphrases, line by line.
#[cfg(unix)]
fn with_phrases(desk: &Worker, args: &[&str], phrases: &str) -> (i32, String, String) {
    let lines = desk.put("phrases", phrases);
    let mut shell = assert_cmd::Command::new("sh");
    shell.env_clear().env("HOME", desk.folder.path()).env("PATH", "/usr/bin:/bin");
    shell.args(["-c", "exec 7<\"$0\"; GAMUT_PASSPHRASE_FD=7 exec \"$@\""]).arg(lines);
    shell.arg(env!("CARGO_BIN_EXE_gamut")).arg("--journal").arg(desk.path("journal.gamut")).args(args);
    ran(&mut shell)
}

#[cfg(unix)]
#[test]
fn a_swapped_journal_is_said_on_the_command_line_and_written_to_only_when_that_is_agreed_to() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    std::fs::copy(desk.path("journal.gamut"), desk.path("before.gamut")).expect("copied");
    let far = desk.path("far");
    desk.ok(&["backup", far.to_str().expect("a path")]);
    let (code, out, err) = with_phrases(&desk, &["passphrase", "set"], "Brücke und Möwen\n");
    assert!(code == 0 && out.contains("open as they did before") && out.contains("far/journal-"), "{out}{err}");
    std::fs::copy(desk.path("before.gamut"), desk.path("journal.gamut")).expect("swapped");
    let bytes = std::fs::read(desk.path("journal.gamut")).expect("there");
    for args in [&["log", "--feel", "joy=4"][..], &["backup"], &["passphrase", "set"]] {
        let (code, out, err) = with_phrases(&desk, args, "Brücke und Möwen\n");
        assert!(code == 15 && out.is_empty() && err.contains("--lock-changed"), "{args:?}: {code} {out}{err}");
    }
    let (code, _, err) = desk.run(&["list"]);
    assert!(code == 0 && err.contains("opens without one"), "{err}");
    assert_eq!(std::fs::read(desk.path("journal.gamut")).expect("there"), bytes);
    desk.ok(&["--lock-changed", "log", "--feel", "joy=4"]);
    let (code, _, err) = desk.run(&["log", "--feel", "joy=5"]);
    assert!(code == 0 && err.is_empty(), "{err}");
}

#[cfg(unix)]
#[test]
fn a_copy_from_before_the_passphrase_is_restored_under_it_by_the_command_line() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    std::fs::copy(desk.path("journal.gamut"), desk.path("before.gamut")).expect("copied");
    let (code, ..) = with_phrases(&desk, &["passphrase", "set"], "Brücke und Möwen\n");
    assert_eq!(code, 0);
    let before = desk.path("before.gamut");
    let (code, _, err) = with_phrases(&desk, &["restore", before.to_str().expect("a path")], "Brücke und Möwen\n");
    assert_eq!(code, 0, "{err}");
    assert_eq!(desk.run(&["list"]).0, 15, "it is locked");
    assert_eq!(with_phrases(&desk, &["list"], "Brücke und Möwen\n").0, 0);
}
