//! Holds the layer rule and the invariants 2 (clock), 7 (network) and 9 (`unsafe`) by reading `src/`; that no two
//! files import each other in a circle; that closed enums are matched whole; how large a folder may be.
//!
//! A rule here is a list of words a layer never says. Comments, texts in quotes and what is only there
//! for tests are not read. The reading is by tokens, not by a compiler: it sees paths, groups in `use`,
//! `super::` chains and names, and that is enough to notice a slip; it is no guard against intent.

#![expect(clippy::unwrap_used, reason = "what a test reads from the disk is there, or the test stops loudly")]

#[path = "architecture/catch_all.rs"]
mod catch_all;
#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/planted.rs"]
mod planted;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

use rules::problems;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

/// Every file of `src/` by its path below it, without the files that only tests read.
fn files() -> Vec<(String, String)> {
    let src = root().join("src");
    let mut paths = Vec::new();
    rust_files(&src, &mut paths);
    let all: Vec<(String, String)> = paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    let only_tests: Vec<String> = all.iter().flat_map(|(name, text)| source::test_only_files(name, text)).collect();
    all.into_iter().filter(|(name, _)| !only_tests.iter().any(|prefix| name.starts_with(prefix.as_str()))).collect()
}

#[test]
fn each_layer_names_only_what_it_may() {
    let found: Vec<String> = files().iter().flat_map(|(name, text)| problems(name, text)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_folder_in_src_is_a_layer_with_a_rule() {
    for (name, _) in files() {
        let Some((folder, _)) = name.split_once('/') else { continue };
        assert!(
            rules::layer(folder).is_some(),
            "src/{folder} has no rule in tests/architecture/rules.rs: say there what it may use and never mentions"
        );
    }
}

#[test]
fn the_crate_forbids_unsafe_in_its_manifest() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(
        manifest.lines().any(|line| line.trim() == r#"unsafe_code = "forbid""#),
        "Cargo.toml no longer forbids unsafe code"
    );
}

#[test]
fn no_two_files_import_each_other_in_a_circle() {
    let found = circles::circles(&imports::of(&files()));
    let told: Vec<String> =
        found.iter().map(|circle| format!("a circle: move what one of these uses\n  {}", circle.join("\n  "))).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_match_over_actions_requests_or_replies_names_each() {
    let all = files();
    let found: Vec<String> = all.iter().flat_map(|(name, text)| catch_all::problems(name, text)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    for name in catch_all::MATCHED_WHOLE {
        let kind = format!("enum {name} ");
        assert!(all.iter().any(|(_, text)| text.contains(&kind)), "{name} is matched whole, but there is no such enum");
    }
}

/// More than this and nobody sees what a folder is about.
const FILES_IN_A_FOLDER: usize = 20;

#[test]
fn no_folder_holds_more_files_than_one_takes_in() {
    let mut in_folder = std::collections::BTreeMap::<String, usize>::new();
    for (name, _) in files() {
        *in_folder.entry(name.rsplit_once('/').map_or("", |(folder, _)| folder).to_string()).or_default() += 1;
    }
    for (folder, count) in in_folder {
        assert!(count <= FILES_IN_A_FOLDER, "src/{folder} holds {count} files: it is two folders");
    }
}

#[test]
fn every_file_opens_with_a_line_that_says_what_it_is_about() {
    let silent: Vec<String> = files().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(name, _)| name).collect();
    assert!(silent.is_empty(), "these open with no `//!` line: {silent:?}");
}

// The guard itself is tested: each planted line must be seen, each harmless one let through.

fn seen(file: &str, text: &str) -> bool {
    !problems(file, text).is_empty()
}

#[test]
fn an_empty_file_has_no_problem() {
    assert!(!seen("domain/mod.rs", ""));
}

#[test]
fn a_layer_that_reaches_for_a_later_one_is_seen_with_its_line() {
    let found = problems("domain/answer.rs", "use std::fmt;\nuse crate::storage::Store;\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("src/domain/answer.rs:2: "), "{}", found[0]);
}

#[test]
fn groups_super_and_plain_paths_are_all_seen() {
    assert!(seen("domain/a.rs", "use crate::{\n  domain::Key,\n  analysis::Days,\n};"));
    assert!(seen("domain/mod.rs", "use super::storage::Store;"));
    assert!(seen("domain/a.rs", "fn f() { super::super::app::start() }"));
    assert!(seen("ui/screens/today.rs", "use super::super::super::exchange;"));
    assert!(!seen("ui/screens/storage.rs", "use super::storage::row; use self::exchange::x;"));
    assert!(!seen("domain/a.rs", "use super::event::Event;"));
}

#[test]
fn crates_a_layer_never_mentions_are_seen() {
    for (file, text) in [
        ("domain/a.rs", "#[derive(serde::Serialize)] struct A;"),
        ("domain/a.rs", "use std::{fmt, fs};"),
        ("analysis/a.rs", "use std::io::Read;"),
        ("analysis/a.rs", "fn f(c: egui::Color32) {}"),
        ("guidance/a.rs", "use rusqlite::Connection;"),
        ("storage/a.rs", "use egui::Ui;"),
        ("storage/a.rs", "use crate::analysis::Days;"),
        ("exchange/a.rs", "use rusqlite as sql;"),
        ("report/a.rs", "use eframe::egui::Pos2;"),
        ("app/a.rs", "extern crate egui;"),
        ("app/a.rs", "use crate::ui::Room;"),
        ("ui/a.rs", "use std::thread;"),
        ("ui/a.rs", "let x = std::fs::read(p);"),
        ("ui/a.rs", "fn f(s: &Store) {}"),
        ("ui/a.rs", "use crate::exchange::read;"),
        ("guidance/a.rs", "use crate::analysis::usual_range;"),
        ("app/a.rs", "use crate::platform::doors;"),
        ("ui/screens/a.rs", "use crate::platform::clipboard;"),
        ("platform/a.rs", "use crate::domain::Journal;"),
        ("platform/probe.rs", "let shell = std::process::Command::new(x);"),
        ("platform/again.rs", "use std::net::TcpStream;"),
    ] {
        assert!(seen(file, text), "not seen in {file}: {text}");
    }
}

#[test]
fn a_connection_that_does_not_come_through_the_one_door_is_seen() {
    for call in
        ["Connection::open(path)?", "rusqlite::Connection::open_in_memory()?", "Connection::open_with_flags(path, flags)?"]
    {
        let text = format!("fn f() {{ let conn = {call}; }}");
        assert!(seen("storage/a.rs", &text), "{call}");
        assert!(!seen("storage/library.rs", &text), "{call}");
    }
    assert!(!seen("storage/a.rs", "fn f(conn: &Connection) { library::open(path, flags) }"));
}

#[test]
fn what_a_layer_may_use_is_let_through() {
    for (file, text) in [
        ("domain/a.rs", "use chrono::NaiveDate; use std::sync::Arc;"),
        ("analysis/a.rs", "use crate::domain::{CheckIn, DayKey};"),
        ("guidance/a.rs", "use crate::analysis::{Analysis, Pattern}; use serde::Deserialize;"),
        ("storage/a.rs", "use rusqlite::Connection; use std::fs; use std::time::Duration;"),
        ("report/a.rs", "use crate::{analysis::Days, domain::DayKey};"),
        ("app/a.rs", "use crate::storage::Store; use std::thread;"),
        ("ui/a.rs", "use crate::{app::Model, report::scene, guidance::Line}; use egui::Ui;"),
        ("cli/a.rs", "use crate::{exchange, platform, storage, ui}; let now = chrono::Utc::now();"),
        ("ui/window/mod.rs", "use crate::platform::desktop;"),
        ("platform/probe.rs", "use std::net::TcpListener;"),
        ("platform/again.rs", "let again = std::process::Command::new(this_program);"),
        ("main.rs", "fn main() -> std::process::ExitCode { gamut::cli::run() }"),
    ] {
        assert_eq!(problems(file, text), Vec::<String>::new(), "{file}: {text}");
    }
}

#[test]
fn the_clock_is_read_in_ui_and_cli_only() {
    for text in [
        "let now = Utc::now();",
        "let now = chrono::Local::now();",
        "let t = std::time::Instant::now();",
        "use std::time::{Duration, SystemTime};",
        "let id = uuid::Uuid::now_v7();",
        "let f = Utc::now;",
    ] {
        for layer in ["domain", "analysis", "guidance", "storage", "exchange", "report", "app", "platform"] {
            assert!(seen(&format!("{layer}/a.rs"), text), "not seen in {layer}: {text}");
        }
        assert!(!seen("ui/a.rs", text) && !seen("cli/a.rs", text), "{text}");
    }
    assert!(!seen("domain/a.rs", "use super::Instant; fn f(now: Instant) { let x = now; }"));
}

#[test]
fn a_result_in_what_analysis_offers_is_seen() {
    assert!(seen("analysis/a.rs", "pub fn range(days: &[Day])\n -> Result<Range, Lack> { }"));
    assert!(seen("analysis/a.rs", "pub const fn f() -> Option<std::io::Result<u8>> {}"));
    assert!(!seen("analysis/a.rs", "fn inner() -> Result<u8, Lack> {}\npub fn f() -> u8 { let r: Result<u8, ()> = Ok(1); 2 }"));
    assert!(!seen("storage/a.rs", "pub fn open() -> Result<Store, StorageError> {}"));
}

#[test]
fn safety_18_network_other_programs_and_unsafe_are_seen_in_every_layer() {
    for file in ["domain/a.rs", "storage/a.rs", "ui/a.rs", "cli/a.rs", "main.rs", "lib.rs"] {
        assert!(seen(file, "use std::net::TcpStream;"), "{file}");
        assert!(seen(file, "let s = std::os::unix::net::UnixStream::connect(p);"), "{file}");
        assert!(seen(file, "std::process::Command::new(\"xdg-open\");"), "{file}");
        assert!(seen(file, "let x = unsafe { *p };"), "{file}");
    }
    assert!(seen("storage/a.rs", "#[cfg(test)] mod tests { fn f() { unsafe { g() } } }"), "unsafe in tests");
}

#[test]
fn comments_texts_and_tests_are_not_read() {
    for text in [
        "// use crate::storage::Store;",
        "/* a /* nested */ rusqlite::open() */ fn f() {}",
        "/// Unlike `rusqlite`, this says [`std::fs`].\nfn f() {}",
        "const S: &str = \"crate::ui \\\" rusqlite\"; const R: &str = r#\"use \"egui\" \"#; const C: char = '\"'; fn f<'a>(x: &'a str) {}",
        "fn f() {}\n#[cfg(test)]\nmod tests {\n  use crate::storage::Store; fn g() { let x = \"}\"; std::fs::read(x); }\n}",
        "#[cfg(test)]\n#[allow(dead_code)]\nuse crate::ui::{A, B};\nfn f() {}",
    ] {
        assert_eq!(problems("domain/a.rs", text), Vec::<String>::new(), "{text}");
    }
    assert!(
        seen("domain/a.rs", "#[cfg(test)]\nmod tests { }\nuse crate::storage::Store;"),
        "what follows a test module is read again"
    );
    assert_eq!(source::test_only_files("storage/mod.rs", "#[cfg(test)]\nmod tests;"), ["storage/tests.rs", "storage/tests/"]);
    assert_eq!(
        source::test_only_files("storage/open.rs", "#[cfg(test)] mod checks;"),
        ["storage/open/checks.rs", "storage/open/checks/"]
    );
}
