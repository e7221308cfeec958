//! `gamut rig rewrite`: two feelings, symptoms or words made one, and that taken back.

use crate::{
    cli::{
        place::open,
        terminal::{failure::Failure, out::Out},
    },
    clock,
    domain::{Rewrite, WordKind},
};
use std::path::Path;

/// Makes two one, and takes that back where `back` says so. How long each took is told beside it.
pub(super) fn run(path: &Path, what: &str, from: &str, into: &str, back: bool) -> Result<(), Failure> {
    let mut store = open(path)?;
    let catalogue = store.load()?.catalogue;
    let unknown = || Failure::bad_input("There is nothing of this kind or name. Nothing was changed");
    let change = match what {
        "feelings" => {
            let id = |key: &str| catalogue.feeling_by_key(key).map(|f| f.id).ok_or_else(unknown);
            Rewrite::Feelings { from: id(from)?, into: id(into)? }
        }
        "symptoms" => {
            let id = |key: &str| catalogue.symptom_by_key(key).map(|s| s.id).ok_or_else(unknown);
            Rewrite::Symptoms { from: id(from)?, into: id(into)? }
        }
        kind => Rewrite::Words { kind: WordKind::from_word(kind).ok_or_else(unknown)?, from: from.into(), into: into.into() },
    };
    let mut out = Out::new();
    let begun_ms = clock::now().instant.utc_ms;
    let done = store.rewrite(&change, begun_ms)?;
    let done_ms = clock::now().instant.utc_ms;
    out.line(format!("CHANGED {} {} ms", done.check_ins, done_ms - begun_ms))?;
    out.now()?;
    if back {
        store.take_back_rewrite(&done)?;
        out.line(format!("BACK {} ms", clock::now().instant.utc_ms - done_ms))?;
        out.now()?;
    }
    Ok(())
}
