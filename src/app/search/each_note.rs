//! Looking through notes one by one as they are read, for whoever keeps none of them.

use super::{asked::ways_to_take, folded::fold_into};
use memchr::memmem::Finder;

/// What is looked for, ready to be held to one note after another. It finds what [`super::NoteWords`] finds.
#[derive(Debug)]
pub struct EachNote {
    /// The closest way to take what was typed first; of each all words and phrases that a note must have.
    ways: Vec<Vec<Finder<'static>>>,
    /// The note at hand, folded; its room is used again for the next.
    folded: Vec<u8>,
}

impl EachNote {
    /// Gets ready to look for these words.
    #[must_use]
    pub fn with(words: &str) -> Self {
        let finders = |way: Vec<String>| way.iter().map(|asked| Finder::new(asked).into_owned()).collect();
        Self { ways: ways_to_take(words).map(finders).collect(), folded: Vec::new() }
    }

    /// How far what was typed is from what this note has, 0 being the closest; `None` = it hasn't all of it, or only
    /// farther than `most`. Where one note is closer than others, those are not found.
    pub fn how_far(&mut self, note: &str, most: usize) -> Option<usize> {
        self.folded.clear();
        fold_into(note, &mut self.folded);
        let has_all = |way: &Vec<Finder<'_>>| way.iter().all(|asked| asked.find(&self.folded).is_some());
        self.ways.iter().take(most.saturating_add(1)).position(has_all)
    }
}
