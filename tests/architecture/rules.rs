//! What each layer may use and never mentions.

use super::source::{self, Said};

/// One layer of `src/`.
pub struct Layer {
    pub name: &'static str,
    /// The other layers it may name.
    pub may_use: &'static [&'static str],
    /// Starts of paths that it never says.
    pub never: &'static [&'static str],
}

const CLOCK: &[&str] = &["Utc::now", "Local::now", "Instant::now", "SystemTime::now", "Uuid::now_v7", "Uuid::now_v1"];
const CLOCK_TYPES: &[&str] = &["std::time::Instant", "std::time::SystemTime", "std::time::UNIX_EPOCH"];
/// Invariant 7: no network, and no other program that could bring one.
const NOBODY: &[&str] = &["std::net", "std::os::unix::net", "std::process::Command"];
/// But these: the program that starts itself afresh in its own place, or once more for a reminder; the attempt that must be
/// refused; the look whether somebody is at the display's own socket; and the socket by which a later start calls the window.
const EXCEPT: &[(&str, &str)] = &[
    ("platform/itself.rs", "std::process::Command"),
    ("platform/again.rs", "std::process::Command"),
    ("platform/probe.rs", "std::net"),
    ("platform/display_socket.rs", "std::os::unix::net"),
    ("platform/one_program/door.rs", "std::os::unix::net"),
    ("platform/one_program/door.rs", "std::net"),
];
/// Of `ui` only what stands next to the system uses `platform`.
const BESIDE_THE_SYSTEM: &[&str] = &[
    "ui/copies.rs",
    "ui/files/asking.rs",
    "ui/files/print.rs",
    "ui/window/called.rs",
    "ui/window/mod.rs",
    "ui/window/run.rs",
    "ui/window/small.rs",
];

/// What makes a connection to a database, and the one file that may.
const CONNECTIONS: [&str; 5] =
    ["open", "open_in_memory", "open_with_flags", "open_with_flags_and_vfs", "open_in_memory_with_flags"];
const DOOR: &str = "storage/library.rs";

/// In the order of `src/lib.rs`. `src/lib.rs` and `src/main.rs` stand above all of them.
const LAYERS: &[Layer] = &[
    Layer {
        name: "domain",
        may_use: &[],
        never: &[
            "rusqlite",
            "egui",
            "eframe",
            "serde",
            "serde_json",
            "toml",
            "std::fs",
            "std::io",
            "std::env",
            "std::thread",
            "directories",
            "iana_time_zone",
        ],
    },
    Layer {
        name: "analysis",
        may_use: &["domain"],
        never: &[
            "rusqlite",
            "egui",
            "eframe",
            "std::fs",
            "std::io",
            "std::env",
            "std::thread",
            "directories",
            "iana_time_zone",
        ],
    },
    // Of analysis it may name the types, never call what computes them: see `analysis_internals`.
    Layer { name: "guidance", may_use: &["domain", "analysis"], never: &["rusqlite", "egui", "eframe", "std::fs"] },
    Layer { name: "storage", may_use: &["domain"], never: &["egui", "eframe", "resvg"] },
    Layer { name: "exchange", may_use: &["domain", "analysis", "guidance"], never: &["rusqlite", "egui", "eframe"] },
    Layer { name: "report", may_use: &["domain", "analysis", "guidance"], never: &["rusqlite", "egui", "eframe"] },
    Layer {
        name: "app",
        may_use: &["domain", "analysis", "guidance", "storage", "exchange", "report"],
        never: &["rusqlite", "egui", "eframe"],
    },
    // It paints the same scenes as report.
    Layer {
        name: "ui",
        may_use: &["domain", "analysis", "guidance", "report", "app", "reminder"],
        never: &["rusqlite", "std::fs", "std::thread", "Store"],
    },
    Layer {
        name: "cli",
        may_use: &["domain", "analysis", "guidance", "storage", "exchange", "report", "app", "ui", "platform", "reminder"],
        never: &[],
    },
    // It may look whether a journal is taken, never into one.
    Layer { name: "reminder", may_use: &["domain", "storage", "platform"], never: &["rusqlite", "egui", "eframe", "Store"] },
    // It knows no journal, so that nothing of one can get out through it.
    Layer { name: "platform", may_use: &[], never: &["rusqlite", "egui", "eframe", "serde", "serde_json", "std::fs"] },
];

pub fn layer(name: &str) -> Option<&'static Layer> {
    LAYERS.iter().find(|layer| layer.name == name)
}

/// What the file (its path below `src/`) says that its layer doesn't, a sentence each.
pub fn problems(file: &str, text: &str) -> Vec<String> {
    let code = source::without_comments_and_texts(text);
    let mut found: Vec<(usize, String)> = Vec::new();
    for line in source::lines_with_word(&code, "unsafe") {
        found.push((line, "this crate has no unsafe code, not in tests either (invariant 9)".into()));
    }

    let code = source::without_tests(&code);
    let layer = file.split_once('/').and_then(|(folder, _)| layer(folder));
    for said in source::paths(&code) {
        let excepted = |word: &str| EXCEPT.contains(&(file, word));
        if let Some(word) = NOBODY.iter().find(|word| said.starts_with(word) && !excepted(word)) {
            found.push((said.line, format!("Gamut has no network and starts no other program (invariant 7): {word}")));
        }
        let connects = CONNECTIONS.iter().any(|call| said.has(&["Connection", call]));
        if connects && file != DOOR {
            found
                .push((said.line, format!("a connection comes from {DOOR} alone, where the library is set up and shut first")));
        }
        let Some(layer) = layer else { continue };
        found.extend(layer_problem(layer, file, &said).map(|why| (said.line, why)));
    }
    if layer.is_some_and(|layer| layer.name == "analysis") {
        for line in source::public_functions_with(&code, "Result") {
            found.push((
                line,
                "analysis cannot fail (invariant 4): offer a value, or what is missing, instead of a Result".into(),
            ));
        }
    }
    found.sort();
    found.dedup();
    found.into_iter().map(|(line, why)| format!("src/{file}:{line}: {why}")).collect()
}

fn layer_problem(layer: &Layer, file: &str, said: &Said) -> Option<String> {
    let name = layer.name;
    if let Some(other) = said.layer(file) {
        let known = self::layer(other).is_some();
        let beside = other == "platform" && BESIDE_THE_SYSTEM.contains(&file);
        if known && other != name && !layer.may_use.contains(&other) && !beside {
            return Some(format!("{name} never uses {other} ({})", said.text()));
        }
        if name == "guidance" && other == "analysis" && analysis_internals(said) {
            return Some(format!("guidance names analysis' types and computes nothing with it ({})", said.text()));
        }
    }
    if let Some(word) = layer.never.iter().find(|word| said.starts_with(word) || (**word == "Store" && said.has(&["Store"]))) {
        return Some(format!("{name} never mentions {word} ({})", said.text()));
    }
    let reads_clock = CLOCK.iter().any(|call| said.has(&call.split("::").collect::<Vec<_>>()))
        || CLOCK_TYPES.iter().any(|kind| said.starts_with(kind));
    if reads_clock && !matches!(name, "ui" | "cli") {
        return Some(format!("only ui and cli read the clock; take `now` as a parameter (invariant 2): {}", said.text()));
    }
    None
}

/// Whether the path goes to something of analysis that is no type: functions and modules begin with a small letter.
fn analysis_internals(said: &Said) -> bool {
    let after = said.words.iter().skip_while(|word| *word != "analysis").nth(1);
    after.is_some_and(|word| word.chars().next().is_some_and(char::is_lowercase) && word != "self")
}
