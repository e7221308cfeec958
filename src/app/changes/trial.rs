//! A way that was tried, from its first question to what came of it.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Notice, Reply, Room, TrialInHand, Worker, drafts::put_back, new_id},
    domain::{Answer, Outcome, Trial, TrialId, Way},
};

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Begin with this answer to "how much can you feel right now?".
    Begin(Way, Option<Answer>),
    /// Leave it without saving it; it can be taken up again.
    Leave,
    Finish {
        after: Option<Answer>,
        outcome: Option<Outcome>,
        note: String,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    Save(Trial),
    /// Take out one that was saved; for undoing.
    Remove {
        id: TrialId,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Undo {
    /// It was finished: take it out, and back to its last question.
    Finished(Box<Trial>),
    /// It was discarded: take it up again where it stood.
    Discarded(Box<TrialInHand>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Typed(Box<TrialInHand>);

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        match self {
            Self::Begin(way, before) => {
                here.forms.ways.before = None;
                here.forms.ways.trial = Some(TrialInHand::begin(way, here.shell.now.clone(), before));
                Asked::nothing()
            }
            Self::Leave => {
                let Some(begun) = here.forms.ways.trial.take() else { return Asked::nothing() };
                here.tell(Notice::undoable("The try is discarded"));
                Asked::keeping().and_left(Some(Undo::Discarded(Box::new(begun))))
            }
            Self::Finish { after, outcome, note } => match here.forms.ways.trial.take() {
                Some(begun) => finish(here, begun, after, outcome, note),
                None => Asked::nothing(),
            },
        }
    }
}

fn finish(here: &mut Here<'_>, begun: TrialInHand, after: Option<Answer>, outcome: Option<Outcome>, note: String) -> Asked {
    if outcome == Some(Outcome::Worse) {
        here.offer_help();
    }
    let typed = TrialInHand { asking_after: true, after, outcome, note: note.clone(), ..begun.clone() };
    let TrialInHand { way, at, before, .. } = begun;
    let (day, id) = (here.open.day_of(&at), new_id(here.now_ms()));
    let trial = Trial { id, way, at, day, before, after, outcome, note };
    let undo = Undo::Finished(Box::new(trial.clone()));
    Asked::typed(Write::Save(trial), undo, Typed(Box::new(typed)))
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        match self {
            Self::Save(trial) => worker.write_and_say(|store| store.save_trial(&trial).map(|()| "Kept with your tries")),
            Self::Remove { id } => worker.write_and_say(|store| store.remove_trial(&id).map(|()| "")),
        }
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        here.go(Room::Ways);
        match self {
            Self::Finished(trial) => {
                let id = trial.id.clone();
                here.open.open_way = Some(trial.way);
                Typed(Box::new(at_its_last_question(*trial))).put_back(here);
                Asked::back(Write::Remove { id }, "The try is taken back. Its last question is open again")
            }
            Self::Discarded(begun) => {
                here.open.open_way = Some(begun.way);
                Typed(begun).put_back(here);
                Asked::keeping()
            }
        }
    }
}

fn at_its_last_question(trial: Trial) -> TrialInHand {
    let Trial { id: _, way, at, day: _, before, after, outcome, note } = trial;
    TrialInHand { asking_after: true, after, outcome, note, ..TrialInHand::begin(way, at, before) }
}

impl PutBack for Typed {
    fn put_back(self, here: &mut Here<'_>) {
        // As it stood before its last words it no longer waits.
        here.forms.aside.trials.retain(|waits| (waits.way, &waits.at) != (self.0.way, &self.0.at));
        put_back(&mut here.forms.ways.trial, &mut here.forms.aside.trials, *self.0);
    }
}
