//! Something else that was said of an event, a plan, a name or another thing, used in the place of what stands.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Reply, Worker},
    domain::EventId,
    storage::{ThingId, Version},
};

const SAID: &str = "That version stands now. The one before is kept";
/// The same taken back.
const BACK: &str = "It is as it was";

/// Use `version` in the place of `now`.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub id: ThingId,
    pub now: Box<Version>,
    pub version: Box<Version>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    id: ThingId,
    version: Box<Version>,
}

/// What stood before.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    id: ThingId,
    before: Box<Version>,
    event: Option<EventId>,
}

/// It is pressed, not typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, _here: &mut Here<'_>) -> Asked {
        let Self { id, now, version } = self;
        let undo = Undo { event: id.event(), id: id.clone(), before: now };
        Asked::undoable(Write { id, version }, undo)
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        worker.write_and_say(|store| store.say_again(&self.id, &self.version).map(|()| SAID))
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, _here: &mut Here<'_>) -> Asked {
        Asked::back(Write { id: self.id, version: self.before }, BACK)
    }

    fn event(&self) -> Option<&EventId> {
        self.event.as_ref()
    }
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}

#[cfg(test)]
mod tests {
    use super::{super::trying::Trying, *};
    use crate::{
        domain::{Catalogue, DayKey, Event, EventKind},
        storage::Store,
    };

    #[test]
    fn the_other_side_stands_until_it_is_taken_back_and_a_disk_that_refuses_leaves_what_stood() {
        let folder = tempfile::tempdir().expect("a folder");
        let [mut a, mut b] = ["a", "b"].map(|name| {
            Store::create(&folder.path().join(name).join("journal.gamut"), &Catalogue::starting()).expect("a journal")
        });
        for (store, name, ms) in [(&mut a, "of the laptop", 10), (&mut b, "of the desk", 20)] {
            let (day, what) = (DayKey::parse("2026-05-05").expect("a day"), EventKind::Loss);
            let [dose, note] = [const { String::new() }; 2];
            store.it_is(ms);
            let event = Event { id: "e".into(), day, what, name: name.into(), dose, note, deleted_ms: None };
            store.save_event(&event).expect("saved");
        }
        a.meet(&b, 30).expect("met");
        let there = a.said_otherwise(None).expect("read").remove(0);
        let change =
            || Change { id: there.id.clone(), now: Box::new(there.now.clone()), version: Box::new(there.before[0].clone()) };
        let path = a.path().to_owned();
        drop((a, b));
        let mut trying = Trying::on(folder, path);
        assert_eq!(trying.does_in_vain(change()).events[0].name, "of the desk");
        assert_eq!(trying.does(change()).events[0].name, "of the laptop");
        assert_eq!(trying.said(), SAID);
        assert_eq!(trying.takes_back().events[0].name, "of the desk");
        assert_eq!(trying.said(), BACK);
    }
}
