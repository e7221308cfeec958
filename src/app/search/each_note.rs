//! Looking through notes one by one as they are read, for whoever keeps none of them.

use super::asked::ways_to_take;
use crate::domain::folding::fold_into;
use memchr::memmem::Finder;

/// What is looked for, ready to be held to one note after another. It finds what [`super::NoteWords`] finds.
#[derive(Debug)]
pub struct EachNote {
    ways: Vec<Way>,
    /// The note at hand, folded; its room is used again for the next.
    folded: Vec<u8>,
    /// The same in small letters only.
    small: Vec<u8>,
}

/// One way to take what was typed.
#[derive(Debug)]
struct Way {
    /// All words and phrases that a note must have, folded.
    pieces: Vec<String>,
    asked: Vec<Finder<'static>>,
    /// The longest run of plain letters in them, maybe none: a note in plain English that hasn't it needn't be folded to
    /// see that it isn't meant. `None` = other letters are asked for, which no such note has.
    letters: Option<Finder<'static>>,
}

impl Way {
    fn of(pieces: Vec<String>) -> Self {
        let asked = &pieces;
        let runs = asked.iter().flat_map(|a| a.split(|c: char| !c.is_ascii_alphanumeric()));
        let longest = runs.max_by_key(|run| run.len()).unwrap_or_default();
        Self {
            asked: asked.iter().map(|a| Finder::new(a).into_owned()).collect(),
            letters: asked.iter().all(|a| a.is_ascii()).then(|| Finder::new(longest).into_owned()),
            pieces,
        }
    }

    /// Whether a note of ASCII in small letters may hold it.
    fn may_be_in(&self, small: &[u8]) -> bool {
        self.letters.as_ref().is_some_and(|letters| letters.find(small).is_some())
    }

    fn is_in(&self, folded: &[u8]) -> bool {
        self.asked.iter().all(|asked| asked.find(folded).is_some())
    }
}

impl EachNote {
    /// Gets ready to look for these words.
    #[must_use]
    pub fn with(words: &str) -> Self {
        Self { ways: ways_to_take(words).map(Way::of).collect(), folded: Vec::new(), small: Vec::new() }
    }

    /// What a folded note has in it that is so far from what was typed, by how far that is.
    #[must_use]
    pub fn pieces(&self) -> Vec<Vec<String>> {
        self.ways.iter().map(|way| way.pieces.clone()).collect()
    }

    /// Whether any of it, in any way to take it, stands in these words.
    #[must_use]
    pub fn any_is_in(&self, words: &str) -> bool {
        let mut folded = Vec::new();
        fold_into(words, &mut folded);
        self.ways.iter().flat_map(|way| &way.asked).any(|asked| asked.find(&folded).is_some())
    }

    /// How far what was typed is from what this note has, 0 being the closest; `None` = it hasn't all of it, or only
    /// farther than `most`. Where one note is closer than others, those are not found.
    pub fn how_far(&mut self, note: &str, most: usize) -> Option<usize> {
        let ways = self.ways.get(..=most).unwrap_or(&self.ways);
        if note.is_ascii() {
            self.small.clear();
            self.small.extend_from_slice(note.as_bytes());
            self.small.make_ascii_lowercase();
            if !ways.iter().any(|way| way.may_be_in(&self.small)) {
                return None;
            }
        }
        self.folded.clear();
        fold_into(note, &mut self.folded);
        ways.iter().position(|way| way.is_in(&self.folded))
    }
}
