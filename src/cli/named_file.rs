//! `gamut FILE`: a journal that is opened in the window, as a desktop does it when one is pressed twice.

use super::terminal::failure::Failure;
use crate::{
    app::{NotRead, Wanted, WhatFile, of_address},
    exchange::formats,
};
use std::path::{Path, PathBuf};

/// How the names of journals end.
const JOURNAL: &str = "gamut";

/// Whether a word can mean a file: it is an address, names one that is there, has a folder in it, or ends as journals and
/// what can be brought in do. A slip in a command's name is none.
pub(super) fn may_be_one(word: &Path) -> bool {
    let ending = word.extension().map(|e| e.to_string_lossy().to_lowercase());
    let is_known = ending.as_deref() == Some(JOURNAL) || formats::with_ending(word).next().is_some();
    is_known || word.components().count() > 1 || word.exists() || word.to_str().is_some_and(|word| of_address(word) != Ok(None))
}

/// The journal that is named, or what to do with the file instead. None is made where there is none: a slip in a name would
/// begin an empty one.
pub(super) fn as_a_journal(file: PathBuf) -> Result<PathBuf, Failure> {
    let named = file.display();
    match WhatFile::of(&file) {
        Ok(WhatFile::Journal) => Ok(file),
        // One that is damaged can't be told any more: the window says what can be done about it.
        Ok(WhatFile::Unknown) if file.extension().is_some_and(|e| e.eq_ignore_ascii_case(JOURNAL)) => Ok(file),
        Ok(WhatFile::Ours(kind)) => Err(Failure::bad_input(format!(
            "This is {}, not a journal. Nothing was changed. `gamut import {} FILE` takes it in, and so does the window when the \
             file is dropped on it",
            kind.reader.noun, kind.format.name
        ))),
        Ok(other) => Err(Failure::bad_input(
            other
                .not_for(Wanted::Journal)
                .unwrap_or_else(|| format!("This is no journal of Gamut: {named}. Nothing was changed")),
        )),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(Failure::bad_input(format!(
            "There is no journal of this name: {named}. Nothing was made. To begin a new one there, say `gamut --journal FILE`"
        ))),
        Err(e) => Err(Failure::disk(NotRead::Disk { path: named.to_string(), why: e.to_string() }.to_string())),
    }
}
