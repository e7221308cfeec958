//! The person's own lists among the ways, changed as a whole.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{ItemForm, Reply, Worker, drafts::put_back},
    domain::{ItemKind, WayItem, in_place_of},
};

/// The lists as they are to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Change(pub Vec<WayItem>);

/// The lists, whole, in the place of what stood on them when they were changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    pub items: Vec<WayItem>,
    pub seen: Vec<WayItem>,
}

/// The lists as they were, and as the change made them.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    before: Vec<WayItem>,
    after: Vec<WayItem>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    New(WayItem),
    /// One that was there already.
    Changed(WayItem),
}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        let (before, items) = (here.open.journal.way_items.clone(), self.0);
        if before == items {
            return Asked::nothing();
        }
        here.shown().way_items.clone_from(&items);
        let typed = typed_for(&before, &items);
        let undo = Undo { before: before.clone(), after: items.clone() };
        Asked::typed(Write { items, seen: before }, undo, typed)
    }
}

/// The words that are new on the lists. A question for the doctor that is filled in has none of its own.
fn typed_for(before: &[WayItem], items: &[WayItem]) -> Option<Typed> {
    items.iter().find_map(|item| match before.iter().find(|b| b.id == item.id) {
        None if item.kind == ItemKind::DoctorQuestion && !item.more.is_empty() => None,
        None => Some(Typed::New(item.clone())),
        Some(was) if (&was.words, &was.more) == (&item.words, &item.more) => None,
        Some(_) => Some(Typed::Changed(item.clone())),
    })
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        worker.write_and_say(|store| store.save_way_items(&self.items, &self.seen).map(|()| "Your list is kept"))
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        let Self { before, after } = self;
        let journal = here.shown();
        journal.way_items = in_place_of(&journal.way_items, &after, &before);
        Asked::back(Write { items: before, seen: after }, "Your list is as it was")
    }
}

impl PutBack for Typed {
    fn put_back(self, here: &mut Here<'_>) {
        let forms = &mut here.forms.ways;
        match self {
            Self::New(item) => {
                // It may stand open, though it is on no list.
                let item = forms.changing.take_if(|open| open.id == item.id).unwrap_or(item);
                let form = forms.items.entry(item.kind).or_default();
                if form.words.trim().is_empty() && form.more.trim().is_empty() {
                    *form = ItemForm { words: item.words, more: item.more };
                }
            }
            Self::Changed(item) if item.kind == ItemKind::DoctorQuestion => {
                put_back(&mut forms.asking, &mut here.forms.aside.questions, (item.id, item.words));
            }
            Self::Changed(item) => {
                put_back(&mut forms.changing, &mut here.forms.aside.items, item);
            }
        }
    }
}
