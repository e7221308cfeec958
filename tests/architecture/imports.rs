//! Which file of `src/` uses what of which other: every path is followed through `use` and `pub use` to the file
//! that defines the item.

use super::source::{self, Import};
use std::collections::{BTreeMap, BTreeSet};

/// The items that a file uses of others, by the file that defines them.
pub type Uses = BTreeMap<String, BTreeSet<String>>;

struct Module {
    file: String,
    path: Vec<String>,
    /// What the file itself defines.
    defines: BTreeSet<String>,
    /// Names that stand for something elsewhere, by their path from the crate's root.
    stands_for: BTreeMap<String, Vec<String>>,
    /// Modules of which everything is imported.
    all_of: Vec<Vec<String>>,
    said: Vec<Vec<String>>,
}

/// `analysis/mod.rs` is `analysis`, `analysis/words/week.rs` is `analysis::words::week`, `lib.rs` the root.
fn module_of(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(if path == "lib" { "" } else { path });
    path.split('/').filter(|word| !word.is_empty()).map(String::from).collect()
}

fn read(file: &str, text: &str) -> Module {
    let code = source::without_tests(&source::without_comments_and_texts(text));
    let path = module_of(file);
    let children = source::child_modules(&code);
    let mut module = Module {
        file: file.into(),
        path: path.clone(),
        defines: source::defined_names(&code),
        stands_for: BTreeMap::new(),
        all_of: Vec::new(),
        said: Vec::new(),
    };
    for Import { mut words, name } in source::imports(&code) {
        let all = words.last().is_some_and(|word| word == "*");
        if all || words.last().is_some_and(|word| word == "self") {
            words.pop();
        }
        let Some(whole) = from_the_root(&words, &path, &children, &BTreeMap::new()) else { continue };
        if all {
            module.all_of.push(whole);
        } else if let Some(name) = name.or_else(|| whole.last().cloned()) {
            module.stands_for.insert(name, whole);
        }
    }
    for said in source::paths(&source::without_handed_on(&code)) {
        // A lone name is either its own file's or was imported, and then the import says it.
        if said.words.len() > 1
            && let Some(whole) = from_the_root(&said.words, &path, &children, &module.stands_for)
        {
            module.said.push(whole);
        }
    }
    module
}

/// The path from the crate's root, or nothing where it leads to another crate.
fn from_the_root(
    words: &[String],
    here: &[String],
    children: &BTreeSet<String>,
    stands_for: &BTreeMap<String, Vec<String>>,
) -> Option<Vec<String>> {
    let first = words.first()?.as_str();
    let ups = words.iter().take_while(|word| *word == "super").count();
    let (start, rest) = match first {
        "crate" => (&[][..], &words[1..]),
        "self" => (here, &words[1..]),
        "super" => (&here[..here.len().checked_sub(ups)?], &words[ups..]),
        child if children.contains(child) => (here, words),
        name => (stands_for.get(name)?.as_slice(), &words[1..]),
    };
    Some([start, rest].concat())
}

/// Every file that is part of the library, with what it uses of the others.
pub fn of(files: &[(String, String)]) -> BTreeMap<String, Uses> {
    let all: BTreeMap<Vec<String>, Module> = files
        .iter()
        .filter(|(file, _)| file != "main.rs")
        .map(|(file, text)| read(file, text))
        .map(|module| (module.path.clone(), module))
        .collect();
    let uses = |module: &Module| {
        let mut uses = Uses::new();
        for said in &module.said {
            if let Some((file, item)) = defined_in(&all, said, 0)
                && file != module.file
            {
                uses.entry(file).or_default().insert(item);
            }
        }
        uses
    };
    all.values().map(|module| (module.file.clone(), uses(module))).collect()
}

/// A chain of `pub use` longer than this is a circle of its own.
const LONGEST_CHAIN: usize = 12;

/// The file that defines what the path names, and the item's name there; nothing for a module as such: what is used
/// of it is said where it is used.
fn defined_in(all: &BTreeMap<Vec<String>, Module>, path: &[String], links: usize) -> Option<(String, String)> {
    if links > LONGEST_CHAIN {
        return None;
    }
    let mut depth = (0..=path.len()).rev().find(|n| all.contains_key(&path[..*n]))?;
    if depth == path.len() {
        // A module and an item may share their name: then the parent knows the item.
        depth = depth.checked_sub(1)?;
        let parent = all.get(&path[..depth])?;
        let also_an_item = parent.defines.contains(&path[depth])
            || parent.stands_for.get(&path[depth]).is_some_and(|whole| whole.as_slice() != path);
        if !also_an_item {
            return None;
        }
    }
    let (module, name) = (&all[&path[..depth]], &path[depth]);
    if module.defines.contains(name) {
        return Some((module.file.clone(), name.clone()));
    }
    if let Some(whole) = module.stands_for.get(name) {
        return defined_in(all, &[whole, &path[depth + 1..]].concat(), links + 1);
    }
    module.all_of.iter().find_map(|whole| defined_in(all, &[whole, &path[depth..]].concat(), links + 1))
}
