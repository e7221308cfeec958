//! How the worker finds check-ins: words by the index of the file, everything else and the order from memory.

use super::{Desk, Excerpt, Found, Reply, Wish};
use crate::storage::{Places, StorageError};
use std::sync::Arc;

/// So many are answered at once; how many there are in all follows.
const FIRST: usize = 20;

impl Desk {
    /// The newest that fit, with their notes around the words.
    pub(super) fn search(&mut self, wish: Wish) -> Reply {
        match self.places(&wish, Some(FIRST)).and_then(|p| Ok((self.excerpts(&wish, &p.newest_first)?, p))) {
            Ok((excerpts, places)) => Reply::Found { wish, revision: self.revision, found: self.found(places), excerpts },
            Err(e) => Reply::Said { sentence: e.to_string(), failed: true },
        }
    }

    /// All that fit.
    pub(super) fn search_on(&mut self, wish: Wish) -> Reply {
        match self.places(&wish, None) {
            Ok(places) => Reply::FoundAll { wish, revision: self.revision, found: self.found(places) },
            Err(e) => Reply::Said { sentence: e.to_string(), failed: true },
        }
    }

    /// The notes at these places around the words; of another revision there are none.
    pub(super) fn show_excerpts(&self, wish: Wish, revision: u64, places: &[u32]) -> Reply {
        let excerpts = if revision == self.revision { self.excerpts(&wish, places) } else { Ok(Vec::new()) };
        match excerpts {
            Ok(excerpts) => Reply::Excerpts { wish, revision, excerpts },
            Err(e) => Reply::Said { sentence: e.to_string(), failed: true },
        }
    }

    /// Gets ready now, so that the first letter that is typed needn't wait for it.
    pub(super) fn ready_the_search(&mut self) -> Result<(), StorageError> {
        if self.notes.as_ref().is_none_or(|(of, _)| *of != self.revision)
            && let Some(store) = &self.store
        {
            self.notes = Some((self.revision, store.note_index(&self.journal.check_ins)?));
        }
        Ok(())
    }

    fn places(&mut self, wish: &Wish, at_first: Option<usize>) -> Result<Places, StorageError> {
        let journal = Arc::clone(&self.journal);
        let start = journal.settings.day_start;
        let keeps = |place: u32| {
            wish.filters.is_empty()
                || usize::try_from(place)
                    .ok()
                    .and_then(|at| journal.check_ins.get(at))
                    .is_some_and(|c| wish.filters.keep(c, start))
        };
        if wish.words.trim().is_empty() {
            let newest = (0..u32::try_from(journal.check_ins.len()).unwrap_or(u32::MAX)).rev().filter(|p| keeps(*p));
            return Ok(Places { newest_first: newest.collect(), whole: true });
        }
        self.ready_the_search()?;
        let (Some(store), Some((_, index))) = (&self.store, &self.notes) else { return Ok(nothing()) };
        store.places(&wish.words, index, at_first, keeps)
    }

    fn excerpts(&self, wish: &Wish, places: &[u32]) -> Result<Vec<(u32, Excerpt)>, StorageError> {
        let (Some(store), Some((_, index))) = (&self.store, &self.notes) else { return Ok(Vec::new()) };
        if wish.words.trim().is_empty() {
            return Ok(Vec::new());
        }
        let note = |p: &u32| usize::try_from(*p).ok().and_then(|at| self.journal.check_ins.get(at)).map_or("", |c| &*c.note);
        let notes: Vec<&str> = places.iter().map(note).collect();
        let excerpts = store.excerpts(&wish.words, index, &notes)?.into_iter();
        let told = excerpts.map(|crate::storage::Excerpt { text, marks }| Excerpt { text, marks });
        Ok(places.iter().copied().zip(told).collect())
    }

    fn found(&self, places: Places) -> Found {
        Found::new(Arc::clone(&self.journal), places.newest_first, places.whole)
    }
}

fn nothing() -> Places {
    Places { whole: true, ..Places::default() }
}
