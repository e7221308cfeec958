//! What comparing still needs is asked about from now on: feelings of the list, and of the short form where that is in use.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    catalogue::without_what_was_added,
    here::Here,
};
use crate::{
    analysis::{three_of_each, words},
    app::{Reply, Worker},
    domain::{Catalogue, Journal, Key, Settings},
    guidance::feeling_words,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Change;

/// The list, what is set beside it, and what is told of that.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    pub catalogue: Catalogue,
    pub settings: Box<Settings>,
    pub says: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    catalogue: Catalogue,
    short_feelings: Vec<Key>,
}

/// It is one press.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        // What is asked about as it is shown, by the days that are counted.
        let mut counted = Journal::clone(here.open.counted());
        let shown = here.shown();
        (counted.catalogue, counted.settings) = (shown.catalogue.clone(), shown.settings.clone());
        let mended = three_of_each(&counted, feeling_words);
        if mended.added.is_empty() {
            return Asked::nothing();
        }
        let says = words::added_words(&mended.added);
        let undo = Undo { catalogue: shown.catalogue.clone(), short_feelings: shown.settings.short_feelings.clone() };
        (shown.catalogue, shown.settings.short_feelings) = (mended.catalogue, mended.short_feelings);
        Asked::undoable(Write { catalogue: shown.catalogue.clone(), settings: Box::new(shown.settings.clone()), says }, undo)
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        worker.write_and_say(|store| store.save_asked_about(&self.catalogue, &self.settings).map(|()| self.says))
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        let catalogue = without_what_was_added(self.catalogue, &here.open.journal.catalogue);
        let shown = here.shown();
        (shown.catalogue, shown.settings.short_feelings) = (catalogue, self.short_feelings);
        let write =
            Write { catalogue: shown.catalogue.clone(), settings: Box::new(shown.settings.clone()), says: String::new() };
        Asked::back(write, "The feelings asked about are as they were")
    }
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}
