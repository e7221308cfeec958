//! The real program: its answers, its exit codes and its sentences.

#![expect(clippy::expect_used, reason = "a test may stop loudly")]

mod analysis;
mod at_once;
mod bad_input;
mod clocks;
mod days_that_can_be;
mod effects;
mod formats;
mod help;
mod hostile;
mod incoming;
mod made;
mod missing_is_not_zero;
mod named;
mod other_apps;
mod package_files;
mod passphrase;
mod places;
mod privacy;
mod report;
#[path = "../support/skipped.rs"]
mod skipped;
mod there_and_back;

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A folder with a journal's place in it.
struct Worker {
    folder: tempfile::TempDir,
}

impl Worker {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, text: &str) -> PathBuf {
        std::fs::write(self.path(name), text).expect("written");
        self.path(name)
    }

    /// The program on `journal.gamut` of this folder, far from the real home and display.
    fn gamut(&self) -> Command {
        self.on("journal.gamut")
    }

    fn on(&self, journal: &str) -> Command {
        let mut command = bare(self.folder.path());
        command.arg("--journal").arg(self.path(journal));
        command
    }

    /// Runs it and gives exit code, stdout and stderr.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        ran(self.gamut().args(args))
    }

    fn ok(&self, args: &[&str]) -> String {
        let (code, out, err) = self.run(args);
        assert_eq!(code, 0, "{args:?}: {err}");
        out
    }
}

fn bare(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gamut"));
    command.env_clear().env("HOME", home).env("TZ", "Europe/Berlin");
    command
}

fn ran(command: &mut Command) -> (i32, String, String) {
    let done = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes text");
    (done.status.code().expect("it ends by itself"), text(done.stdout), text(done.stderr))
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|l| serde_json::from_str(l).expect("a JSON line")).collect()
}
