//! What packages bring along follows from the program, and is kept in `assets` so that a package needs no more than it.

#[path = "../support/package_files.rs"]
mod made;

use std::path::Path;

fn assets() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets"))
}

#[test]
fn man_pages_completions_and_icons_are_those_of_todays_program() {
    let old: Vec<String> = made::all()
        .unwrap()
        .into_iter()
        .filter(|(name, bytes)| std::fs::read(assets().join(name)).ok().as_ref() != Some(bytes))
        .map(|(name, _)| name)
        .collect();
    assert!(old.is_empty(), "no longer true: {old:?}; `cargo run --example package_files` makes them anew");
}

#[test]
fn there_is_no_page_of_a_command_that_is_gone() {
    let made = made::all().unwrap();
    for folder in ["man", "completions"] {
        for entry in std::fs::read_dir(assets().join(folder)).unwrap() {
            let name = format!("{folder}/{}", entry.unwrap().file_name().to_string_lossy());
            assert!(made.contains_key(&name), "{name} belongs to nothing; please delete it");
        }
    }
}

#[test]
fn every_command_that_is_shown_has_a_page_and_is_completed() {
    let made = made::all().unwrap();
    let text = |name: &str| String::from_utf8(made[name].clone()).unwrap();
    let (bash, zsh, fish) = (text("completions/gamut.bash"), text("completions/_gamut"), text("completions/gamut.fish"));
    let words = gamut::cli::words();
    let shown: Vec<_> = words.get_subcommands().filter(|c| !c.is_hide_set()).map(|c| c.get_name().to_owned()).collect();
    assert!(shown.len() > 10, "{shown:?}");
    for name in shown {
        assert!(made.contains_key(&format!("man/gamut-{name}.1")), "{name} has no page");
        for script in [&bash, &zsh, &fish] {
            assert!(script.contains(&name), "{name} is not completed");
        }
    }
    let rig = made.keys().any(|name| name.contains("rig"));
    assert!(!rig, "what tests use is no command of a person's");
}
