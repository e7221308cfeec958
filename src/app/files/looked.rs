//! A file that was read and laid beside the journal, and what was said about it.

use crate::{
    app::FileKind,
    domain::{Catalogue, Valence, is_same_name},
    exchange::{
        Incoming, ReadFor, UnknownFeeling,
        diary::{Choices, Name},
    },
    storage::{Changed, ImportCounts, Offered, Weighed},
};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

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
    /// Of a long file not all check-ins: those that are shown.
    pub incoming: Incoming,
    /// What must still be asked before anything is taken in.
    pub unknown: Vec<UnknownFeeling>,
    /// The names in another app's diary, and what becomes of each; empty for a file of Gamut's own.
    pub names: Vec<Name>,
    /// What taking it in would do; those that stand in it twice are there already the second time.
    pub weighed: Weighed,
    pub(super) changed: Changed,
    /// It is longer than is held in memory, and is read once more when it is taken in.
    pub(super) long: Option<Long>,
}

impl LookedAt {
    /// Nothing could be read of it yet.
    pub(in crate::app) fn nothing() -> Self {
        Self {
            incoming: Incoming::default(),
            unknown: Vec::new(),
            names: Vec::new(),
            weighed: Weighed::default(),
            changed: Changed::default(),
            long: None,
        }
    }

    /// What is offered to the journal, of a file that is held whole.
    #[must_use]
    pub fn offered(&self) -> Offered<'_> {
        offered(&self.incoming, self.changed, HashMap::new())
    }

    /// So many rows are gone through when it is taken in.
    pub(in crate::app) fn rows(&self) -> u64 {
        let moods = if self.long.is_some() { 0 } else { self.incoming.journal.moods.len() as u64 };
        self.weighed.check_ins + moods
    }

    /// What became of all rows of the file: those that stand in it twice are there already the second time.
    #[must_use]
    pub fn with_repeated(&self, counts: ImportCounts) -> ImportCounts {
        ImportCounts { duplicate: counts.duplicate + self.incoming.repeated, ..counts }
    }

    /// Puts a feeling that must be asked about on a side.
    pub fn say_side(&mut self, feeling: &UnknownFeeling, side: Valence) {
        self.unknown.retain(|f| f != feeling);
        self.incoming.say_side(&feeling.key, side);
        if let Some(long) = &mut self.long {
            long.said.sides.push((feeling.key.as_str().to_owned(), side));
        }
    }
}

pub(super) fn offered(incoming: &Incoming, changed: Changed, each: HashMap<Arc<str>, Changed>) -> Offered<'_> {
    let Incoming { journal, earlier, parts, moods_beside, .. } = incoming;
    Offered { journal, earlier, parts: parts.clone(), changed, each, moods_beside: *moods_beside }
}

/// A file that is longer than is held in memory, and as what it was read.
#[derive(Debug)]
pub(super) struct Long {
    pub file: PathBuf,
    pub kind: FileKind,
    pub said: SaidOfFile,
    pub read_for: ReadFor,
    pub seen: Seen,
}

/// By which one sees that a file is another one since.
#[derive(Debug)]
pub(super) struct Seen(Option<std::fs::Metadata>);

impl Seen {
    pub(super) fn of(file: &Path) -> Self {
        Self(std::fs::metadata(file).ok())
    }
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        let length = |seen: &Self| seen.0.as_ref().map(std::fs::Metadata::len);
        let changed = |seen: &Self| seen.0.as_ref().and_then(|about| about.modified().ok());
        length(self) == length(other) && changed(self) == changed(other)
    }
}

/// Puts feelings that nobody describes on the sides that were said; gives those of which none was.
pub(super) fn settle_sides(lot: &mut Incoming, catalogue: &Catalogue, sides: &[(String, Valence)]) -> Vec<UnknownFeeling> {
    let mut unknown = lot.unknown(catalogue);
    unknown.retain(|feeling| {
        let meant = |name: &str| is_same_name(name, &feeling.name) || is_same_name(name, feeling.key.as_str());
        let side = sides.iter().find(|(name, _)| meant(name)).map(|(_, side)| *side);
        if let Some(side) = side {
            lot.say_side(&feeling.key, side);
        }
        side.is_none()
    });
    unknown
}
