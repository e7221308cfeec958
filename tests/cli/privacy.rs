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
