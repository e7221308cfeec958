//! Which words a command takes for a passphrase: the window's rule, on the terminal's side.

use super::{Worker, ran};

/// Runs a command with these lines on the descriptor for passphrases.
fn with(desk: &Worker, lines: &str, args: &[&str]) -> (i32, String, String) {
    ran(desk.gamut().args(args).env("GAMUT_PASSPHRASE_FD", "0").write_stdin(lines))
}

fn opens(desk: &Worker, lines: &str) -> bool {
    let (code, _, err) = with(desk, lines, &["list"]);
    assert!(code == 0 || code == 15, "{code}: {err}");
    code == 0
}

fn journal() -> Worker {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    desk
}

#[test]
fn one_letter_or_blanks_are_refused_and_nothing_is_set() {
    let desk = journal();
    for short in ["\n", " \n", "x\n", "        \n", "seven l\r\n"] {
        let (code, out, err) = with(&desk, short, &["passphrase", "set"]);
        assert_eq!((code, out.as_str()), (14, ""), "{short:?}: {err}");
        assert!(err.contains("at least 8 letters") && err.contains("Nothing was changed"), "{err}");
    }
    desk.ok(&["list"]);
    let (code, _, err) = with(&desk, "gull above dyke\n", &["passphrase", "set"]);
    assert_eq!(code, 0, "{err}");
    let (code, _, err) = with(&desk, "gull above dyke\nshort\n", &["passphrase", "change"]);
    assert!(code == 14 && err.contains("at least 8 letters"), "{code}: {err}");
    assert!(opens(&desk, "gull above dyke\n"));
}

#[test]
fn how_hard_it_is_to_guess_is_said_in_words_and_nobody_is_made_to_take_another() {
    for (words, said) in [("password\n", "easy to guess"), ("gull above dyke seven\n", "hard to guess")] {
        let desk = journal();
        let (code, out, err) = with(&desk, words, &["passphrase", "set"]);
        assert_eq!(code, 0, "{err}");
        assert!(out.contains(said), "{out}");
        assert!(!out.contains(words.trim()), "it is not repeated: {out}");
    }
}

#[test]
fn the_end_of_a_line_as_on_windows_is_no_letter_of_it() {
    let desk = journal();
    let (code, _, err) = with(&desk, "gull above dyke\r\n", &["passphrase", "set"]);
    assert_eq!(code, 0, "{err}");
    for typed in ["gull above dyke", "gull above dyke\n", "gull above dyke\r\n", "gull above dyke\r"] {
        assert!(opens(&desk, typed), "{typed:?}");
    }
    let (code, _, err) = with(&desk, "gull above dyke\r\ngull below dyke\r\n", &["passphrase", "change"]);
    assert_eq!(code, 0, "{err}");
    assert!(opens(&desk, "gull below dyke\n") && !opens(&desk, "gull above dyke\n"));
}

#[test]
fn what_an_earlier_gamut_set_with_such_an_end_or_too_short_still_opens() {
    use gamut::storage::{Secret, Store};
    for (set, typed) in [("gull above dyke\r", "gull above dyke\n"), ("gull above dyke\r", "gull above dyke\r\n"), ("x", "x\n")]
    {
        let desk = journal();
        let mut store = Store::open(&desk.path("journal.gamut"), None).expect("open");
        store.set_passphrase(Some(&Secret::new(set.to_owned())), 1).expect("set");
        drop(store);
        assert!(opens(&desk, typed), "{set:?} by {typed:?}");
        let (code, _, err) = with(&desk, &format!("{typed}gull above dyke seven\n"), &["passphrase", "change"]);
        assert_eq!(code, 0, "{err}");
        assert!(opens(&desk, "gull above dyke seven\n") && !opens(&desk, typed));
    }
}

#[test]
fn what_a_command_sets_can_be_typed_in_the_window() {
    let desk = journal();
    let long = "gull ".repeat(200);
    assert!(long.chars().count() <= gamut::app::SecretField::LIMIT);
    let (code, _, err) = with(&desk, &long, &["passphrase", "set"]);
    assert_eq!(code, 0, "{err}");
    let too_long = format!("{long}\n{}\n", "w".repeat(gamut::app::SecretField::LIMIT + 1));
    let (code, _, err) = with(&desk, &too_long, &["passphrase", "change"]);
    assert!(code == 14 && err.contains("1024 letters at most"), "{code}: {err}");
}
