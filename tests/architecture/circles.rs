//! Files that import each other in a circle.

use super::imports::Uses;
use std::collections::{BTreeMap, BTreeSet};

/// Each circle as sentences: a file, the file of the same circle that it uses, and the items that make it.
pub fn circles(uses: &BTreeMap<String, Uses>) -> Vec<Vec<String>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = uses.keys().map(|file| (file.as_str(), reached_from(file, uses))).collect();
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (file, far) in &reached {
        if !far.contains(file) || told.contains(file) {
            continue;
        }
        let circle: BTreeSet<&str> = far.iter().filter(|other| reached[*other].contains(file)).copied().collect();
        found.push(circle.iter().flat_map(|file| within(file, &circle, &uses[*file])).collect());
        told.extend(circle);
    }
    found
}

fn within<'a>(file: &'a str, circle: &'a BTreeSet<&str>, uses: &'a Uses) -> impl Iterator<Item = String> + 'a {
    uses.iter().filter(|(other, _)| circle.contains(other.as_str())).map(move |(other, items)| {
        let items: Vec<&str> = items.iter().map(String::as_str).collect();
        format!("src/{file} uses {} of src/{other}", items.join(", "))
    })
}

/// Every file that the uses of this one lead to.
fn reached_from<'a>(file: &str, uses: &'a BTreeMap<String, Uses>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = vec![file];
    while let Some(next) = open.pop() {
        for other in uses.get(next).into_iter().flat_map(Uses::keys) {
            if reached.insert(other.as_str()) {
                open.push(other);
            }
        }
    }
    reached
}
