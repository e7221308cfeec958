use super::{Desk, ran};

const CANARY: &str = "kanarienvogel";

#[test]
fn no_command_that_fails_repeats_what_was_written() {
    let desk = Desk::new();
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
    let desk = Desk::new();
    desk.ok(&["log", "--note", "red \u{1b}[31m and \u{7} bell"]);
    let shown = desk.ok(&["list"]);
    assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn no_network_socket_no_core_dump_and_no_file_others_can_read_from_inside() {
    let desk = Desk::new();
    let found: serde_json::Value = serde_json::from_str(&desk.ok(&["rig", "doors"])).expect("JSON");
    assert_eq!(found, serde_json::json!({"sockets_closed": true, "core_dumps": false, "umask": "077"}));
    let (_, out, _) = desk.run(&["--allow-tcp-display", "rig", "doors"]);
    assert!(out.contains(r#""sockets_closed":true"#), "the flag is for the window only: {out}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_display_over_tcp_is_refused_with_a_sentence_unless_it_is_asked_for() {
    let desk = Desk::new();
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
    let desk = Desk::new();
    desk.ok(&["log", "--feel", "joy=3", "--note", "a walk"]);
    let (export, chart) = (desk.path("out.jsonl"), desk.path("river.svg"));
    desk.ok(&["export", export.to_str().expect("a path")]);
    desk.ok(&["chart", "river", chart.to_str().expect("a path")]);
    for file in [desk.path("journal.gamut"), export, chart] {
        let mode = std::fs::metadata(&file).expect("written").permissions().mode() & 0o777;
        assert_eq!(mode & 0o077, 0, "{}: {mode:o}", file.display());
    }
}
