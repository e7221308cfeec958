//! The twenty statements and the hazard log: each has tests, each of these exists, and `tests/SAFETY.md` shows them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    statement: Vec<String>,
    hazard: Vec<Hazard>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Hazard {
    #[serde(rename = "hazard")]
    what: String,
    guard: String,
    tests: Vec<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn file() -> File {
    let text = fs::read_to_string(root().join("tests/safety/statements.toml")).expect("the statements");
    toml::from_str(&text).expect("they read")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The name of every test there is: a function right behind `#[test]`, with other attributes between them.
fn all_tests() -> BTreeSet<String> {
    let mut files = Vec::new();
    rust_files(&root().join("tests"), &mut files);
    rust_files(&root().join("src"), &mut files);
    let mut names = BTreeSet::new();
    for path in files {
        let code = fs::read_to_string(path).expect("code");
        let mut is_test = false;
        for line in code.lines().map(str::trim) {
            if line == "#[test]" {
                is_test = true;
            } else if let Some(name) = line.strip_prefix("fn ").filter(|_| is_test) {
                names.insert(name.split('(').next().unwrap_or_default().to_owned());
                is_test = false;
            } else if !line.starts_with("#[") && !line.starts_with("///") {
                is_test = false;
            }
        }
    }
    names
}

/// The statement a test says that it holds.
fn statement_of(test: &str) -> Option<usize> {
    test.strip_prefix("safety_")?.split('_').next()?.parse().ok()
}

fn held_by() -> BTreeMap<usize, Vec<String>> {
    let mut held: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for test in all_tests() {
        if let Some(n) = statement_of(&test) {
            held.entry(n).or_default().push(test);
        }
    }
    held
}

fn cell(tests: &[String]) -> String {
    tests.iter().map(|t| format!("`{t}`")).collect::<Vec<_>>().join("<br>")
}

fn markdown() -> String {
    let (file, held) = (file(), held_by());
    let mut out = "# Safety: what must be true, and the tests that hold it\n\n\
        Made from `tests/safety/statements.toml` and the names of the tests by `GAMUT_WRITE_SAFETY=1 cargo test --test safety table`; \
        a test holds it up to date. `cargo test safety_` runs all that carry a statement's number.\n\n\
        ## The twenty statements\n\n| | what must be true | held by |\n|---|---|---|\n"
        .to_owned();
    for (n, words) in (1..).zip(&file.statement) {
        let _to_a_string = writeln!(out, "| {n} | {words} | {} |", cell(held.get(&n).map_or(&[], Vec::as_slice)));
    }
    out.push_str("\n## Hazard log\n\n| hazard | guard | held by |\n|---|---|---|\n");
    for h in &file.hazard {
        let _to_a_string = writeln!(out, "| {} | {} | {} |", h.what, h.guard, cell(&h.tests));
    }
    out
}

#[test]
fn safety_20_each_of_the_twenty_statements_has_a_test_that_names_it() {
    let (file, held) = (file(), held_by());
    assert_eq!(file.statement.len(), 20);
    for n in 1..=20 {
        assert!(held.get(&n).is_some_and(|tests| !tests.is_empty()), "no test holds statement {n}");
    }
    assert!(held.keys().all(|n| (1..=20).contains(n)), "a test names a statement that is none: {:?}", held.keys());
}

#[test]
fn safety_20_each_hazard_has_a_guard_and_tests_that_exist() {
    let all = all_tests();
    let hazards = file().hazard;
    assert!(hazards.len() >= 15);
    let mut touched = BTreeSet::new();
    for h in &hazards {
        assert!(h.what.len() > 30 && h.guard.len() > 30 && !h.tests.is_empty(), "{}", h.what);
        for test in &h.tests {
            assert!(all.contains(test), "{}: there is no test {test}", h.what);
            touched.extend(statement_of(test));
        }
    }
    assert_eq!(touched, (1..=20).collect(), "each statement stands against a hazard");
}

/// The names in a line of the document.
fn names(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).filter(|w| !w.contains(['=', '/', ' '])).collect()
}

#[test]
fn the_document_shows_the_statements_the_hazards_and_only_tests_that_exist() {
    let path = root().join("tests/SAFETY.md");
    let wanted = markdown();
    if std::env::var_os("GAMUT_WRITE_SAFETY").is_some() {
        fs::write(&path, &wanted).expect("written");
    }
    let there = fs::read_to_string(&path).expect("tests/SAFETY.md");
    let all = all_tests();
    for name in there.lines().filter(|l| l.starts_with("| ")).flat_map(names) {
        assert!(all.contains(name), "tests/SAFETY.md names {name}, which is no test. {HOW}");
    }
    // A test that was added since may still be missing there; what is said may not differ.
    let said = |text: &str| -> Vec<String> {
        text.lines().map(|l| l.rsplit_once(" | ").map_or(l, |(said, _)| said).to_owned()).collect()
    };
    assert!(said(&there) == said(&wanted), "tests/SAFETY.md says something else than tests/safety/statements.toml. {HOW}");
}

const HOW: &str = "Write it anew: GAMUT_WRITE_SAFETY=1 cargo test --test safety table";
