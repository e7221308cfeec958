//! What is asked about from now on, in the list and in the short form at once: what comparing still needs, or another feeling.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    catalogue::without_what_was_added,
    here::Here,
};
use crate::{
    analysis::{three_of_each, words},
    app::{Reply, Worker},
    domain::{Catalogue, Journal, Key, Settings, Valence},
    guidance::feeling_words,
};

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// What comparing still needs.
    ThreeOfEach,
    /// This feeling, in the form that it was added in.
    Another { name: String, valence: Valence, in_short: bool },
}

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
        match self {
            Self::ThreeOfEach => what_comparing_needs(here),
            Self::Another { name, valence, in_short } => another(here, &name, valence, in_short),
        }
    }
}

fn what_comparing_needs(here: &mut Here<'_>) -> Asked {
    // What is asked about as it is shown, by the days that are counted.
    let mut counted = Journal::clone(here.open.counted());
    let shown = here.shown();
    (counted.catalogue, counted.settings) = (shown.catalogue.clone(), shown.settings.clone());
    let mended = three_of_each(&counted, feeling_words);
    if mended.added.is_empty() {
        return Asked::nothing();
    }
    asks_about(here, mended.catalogue, mended.short_feelings, words::added_words(&mended.added))
}

/// In a short form that nobody chose the others are chosen with it: what it shows stays what it shows.
fn another(here: &mut Here<'_>, name: &str, valence: Valence, in_short: bool) -> Asked {
    let before = here.open.in_short_now();
    let mut catalogue = here.open.journal.catalogue.clone();
    catalogue.ask_about_feeling(name, valence);
    let mut short = here.open.journal.settings.short_feelings.clone();
    if in_short {
        let added = catalogue.feeling_named(name);
        let keys = catalogue.asked().filter(|f| before.contains(&f.id) || Some(f.id) == added).map(|f| f.key.clone());
        let kept = short.iter().filter(|key| !before.iter().any(|id| catalogue.feeling(*id).is_some_and(|f| f.key == **key)));
        short = kept.cloned().chain(keys).collect();
    }
    asks_about(here, catalogue, short, String::new())
}

fn asks_about(here: &mut Here<'_>, catalogue: Catalogue, short_feelings: Vec<Key>, says: String) -> Asked {
    let shown = here.shown();
    let undo = Undo {
        catalogue: std::mem::replace(&mut shown.catalogue, catalogue),
        short_feelings: std::mem::replace(&mut shown.settings.short_feelings, short_feelings),
    };
    Asked::undoable(Write { catalogue: shown.catalogue.clone(), settings: Box::new(shown.settings.clone()), says }, undo)
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
