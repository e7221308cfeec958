//! Which feelings and symptoms are asked about, in which order and by which names.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Reply, Worker},
    domain::{Catalogue, Feeling, Symptom},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Change(pub Catalogue);

#[derive(Debug, Clone, PartialEq)]
pub struct Write(pub Catalogue);

#[derive(Debug, Clone, PartialEq)]
pub struct Undo(Catalogue);

/// A name is typed into a form that stays until it is taken in.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        let before = std::mem::replace(&mut here.shown().catalogue, self.0.clone());
        Asked::undoable(Write(self.0), Undo(before))
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        worker.write_and_say(|store| store.save_catalogue(&self.0).map(|()| ""))
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        let catalogue = without_what_was_added(self.0, &here.open.journal.catalogue);
        here.shown().catalogue = catalogue.clone();
        Asked::back(Write(catalogue), "The feelings and symptoms are as they were")
    }
}

/// A feeling or symptom that was added stays in the journal, where answers may name it by now, but is put away.
pub(super) fn without_what_was_added(before: Catalogue, now: &Catalogue) -> Catalogue {
    let mut catalogue = before;
    for added in &now.feelings {
        if catalogue.feeling(added.id).is_none() {
            catalogue.feelings.push(Feeling { retired: true, ..added.clone() });
        }
    }
    for added in &now.symptoms {
        if catalogue.symptom(added.id).is_none() {
            catalogue.symptoms.push(Symptom { retired: true, ..added.clone() });
        }
    }
    catalogue
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}
