//! A file taken into the journal, the same way by the window and the commands: looked at beside the journal, what must be
//! asked is asked, and what became of each row is told.

use crate::{
    app::{FileKind, NotRead, read_diary, read_incoming},
    domain::{CanBe, Journal, Valence, is_same_name},
    exchange::{
        Incoming, ReadFor, UnknownFeeling,
        diary::{Choices, Name, names},
    },
    storage::{Changed, ImportCounts, Offered},
};
use std::{collections::HashMap, path::Path};

/// What the person said about a file before it is taken in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SaidOfFile {
    /// On which side a feeling is that nobody describes, by its name or key.
    pub sides: Vec<(String, Valence)>,
    pub changed: Changed,
    /// What the names of another app become here.
    pub choices: Choices,
}

/// As what a file is to be read, where it was said.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadAs {
    pub kind: FileKind,
    pub said: SaidOfFile,
}

/// A file that was read and laid beside the journal.
#[derive(Debug)]
pub struct LookedAt {
    pub incoming: Incoming,
    /// What must still be asked before anything is taken in.
    pub unknown: Vec<UnknownFeeling>,
    /// The names in another app's diary, and what becomes of each; empty for a file of Gamut's own.
    pub names: Vec<Name>,
    changed: Changed,
}

impl LookedAt {
    /// What is offered to the journal.
    #[must_use]
    pub fn offered(&self) -> Offered<'_> {
        let Incoming { journal, earlier, parts, moods_beside, .. } = &self.incoming;
        let (parts, each) = (parts.clone(), HashMap::new());
        Offered { journal, earlier, parts, changed: self.changed, each, moods_beside: *moods_beside }
    }

    /// So many rows are written when it is taken in.
    pub(in crate::app) fn rows(&self) -> u64 {
        let journal = &self.incoming.journal;
        (journal.check_ins.len() + journal.trash.len() + journal.moods.len()) as u64
    }

    /// What became of all rows of the file: those that stand in it twice are there already the second time.
    #[must_use]
    pub fn with_repeated(&self, counts: ImportCounts) -> ImportCounts {
        ImportCounts { duplicate: counts.duplicate + self.incoming.repeated, ..counts }
    }
}

/// Reads a file and lays it beside the journal it is meant for.
///
/// # Errors
/// As [`read_incoming`].
pub fn look_at(file: &Path, kind: FileKind, here: &Journal, said: &SaidOfFile, can: CanBe) -> Result<LookedAt, NotRead> {
    let read_for = ReadFor { start: here.settings.day_start, can };
    let (names, mut incoming) = match read_diary(file, kind, &said.choices)? {
        Some(diary) => (names(&diary, &said.choices), diary.with(&said.choices, read_for)?),
        None => (Vec::new(), read_incoming(file, kind, read_for)?),
    };
    incoming.recognise(here);
    let mut unknown = incoming.unknown(&here.catalogue);
    unknown.retain(|feeling| {
        let meant = |name: &str| is_same_name(name, &feeling.name) || is_same_name(name, feeling.key.as_str());
        let side = said.sides.iter().find(|(name, _)| meant(name)).map(|(_, side)| *side);
        if let Some(side) = side {
            incoming.say_side(&feeling.key, side);
        }
        side.is_none()
    });
    Ok(LookedAt { incoming, unknown, names, changed: said.changed })
}

/// What is told beside the numbers: what was there but not the same, what lies in the trash, what was passed over.
#[must_use]
pub fn told_apart(counts: &ImportCounts, incoming: &Incoming, how_to_take: &str) -> String {
    let mut said: Vec<String> = Vec::new();
    match counts.differ {
        0 => {}
        1 => said.push(format!(". 1 differs from your journal, which was left as it is{how_to_take}")),
        n => said.push(format!(". {n} differ from your journal, which was left as it is{how_to_take}")),
    }
    match counts.replaced {
        0 => {}
        1 => said.push(". 1 now says what the file says; what it said before is kept with it".into()),
        n => said.push(format!(". {n} now say what the file says; what they said before is kept with them")),
    }
    match counts.in_trash {
        0 => {}
        1 => said.push(". 1 is in the trash here and stays there".into()),
        n => said.push(format!(". {n} are in the trash here and stay there")),
    }
    for (n, what) in &incoming.passed_over {
        said.push(format!(". {}", what.words(*n)));
    }
    said.concat()
}

/// Refused rows whose reasons are told one by one where there is room for a sentence.
const REASONS: usize = 3;

/// Which rows are refused and why, the first few one by one: "line 4: `at` is empty …". Nothing where none is.
#[must_use]
pub fn reasons(incoming: &Incoming, kind: FileKind) -> String {
    let (one, many) = kind.reader.rows.words();
    let told = incoming.rejected.iter().take(REASONS);
    let mut said: Vec<String> = told.map(|(n, why)| format!("{one} {n}: {why}")).collect();
    let rest = incoming.rejected_count.saturating_sub(said.len() as u64);
    if rest > 0 {
        said.push(format!("{rest} more {many} can't be read"));
    }
    said.join(". ")
}
