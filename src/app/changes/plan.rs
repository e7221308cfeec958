//! A plan made, changed, let go, and done.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{DoneForm, PlanForm, Reply, Worker, drafts::put_back, new_id},
    domain::{Answers, Besides, CheckIn, CheckInId, ExpectedFelt, Outcome, Plan, PlanId, Trial, TrialId},
};

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Save(Plan),
    /// It is not meant any more: it goes.
    LetGo(PlanId),
    /// The plan whose question is open was done, with what the form says.
    Finish,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    Save(Plan),
    Remove {
        id: PlanId,
    },
    /// Save a plan that is done, with what was kept of it: all or nothing.
    SaveDone {
        plan: Plan,
        check_in: Option<Box<CheckIn>>,
        trial: Option<Trial>,
        now_ms: i64,
    },
    /// Put that back as it was; for undoing.
    TakeBackDone {
        before: Box<DoneBefore>,
        at_ms: i64,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Undo {
    /// It was made: take it out, and its words back into the form.
    Made(Plan),
    /// The rest was changed: put back what was there before.
    Changed(Plan),
    /// It was let go: make it again.
    LetGo(Plan),
    /// It was done: the plan before, and what was kept of it.
    Done(Box<DoneBefore>),
}

/// A plan before it was done, and what was kept of it since.
#[derive(Debug, Clone, PartialEq)]
pub struct DoneBefore {
    pub plan: Plan,
    pub form: DoneForm,
    pub check_in: Option<CheckInId>,
    pub trial: Option<TrialId>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    Plan(Plan),
    Done(DoneForm),
}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        match self {
            Self::Save(plan) => {
                let before = there(here, &plan.id);
                let typed = before.is_none().then(|| Typed::Plan(plan.clone()));
                let undo = before.map_or_else(|| Undo::Made(plan.clone()), Undo::Changed);
                Asked::typed(Write::Save(plan), undo, typed)
            }
            Self::LetGo(id) => {
                let Some(plan) = there(here, &id) else { return Asked::nothing() };
                here.forms.ways.done.take_if(|done| done.plan == id);
                Asked { says: Some("Let go"), ..Asked::undoable(Write::Remove { id }, Undo::LetGo(plan)) }
            }
            Self::Finish => finish(here),
        }
    }
}

fn there(here: &Here<'_>, id: &PlanId) -> Option<Plan> {
    here.open.journal.plans.iter().find(|p| p.id == *id).cloned()
}

/// What was expected and felt becomes a check-in of its own, where the picture of both finds it. Nothing said
/// makes none.
fn finish(here: &mut Here<'_>) -> Asked {
    let Some(form) = here.forms.ways.done.take() else { return Asked::nothing() };
    let Some(before) = there(here, &form.plan).filter(|p| p.done_ms.is_none()) else { return Asked::nothing() };
    let (now_ms, now, day) = (here.now_ms(), here.shell.now.clone(), here.today());
    let DoneForm { felt, outcome, .. } = form;
    let expected = before.expected.or(form.expected);
    let check_in = (felt.is_some() || expected.is_some()).then(|| {
        let expected_felt = vec![ExpectedFelt { what: before.what.clone(), expected, felt }];
        let besides = Besides { expected_felt, ..Besides::default() };
        CheckIn::new(new_id::<CheckInId>(now_ms), now.clone(), day, Answers::default()).with(besides)
    });
    let trial = outcome.map(|outcome| Trial {
        id: new_id(now_ms),
        way: before.way,
        at: now.clone(),
        day,
        before: None,
        after: None,
        outcome: Some(outcome),
        note: before.what.clone(),
    });
    let kept_in = check_in.as_ref().map(|c| c.id.clone());
    let plan = Plan { done_ms: Some(now_ms), kept_in: kept_in.clone(), expected, ..before.clone() };
    let trial_id = trial.as_ref().map(|t| t.id.clone());
    let undo = Undo::Done(Box::new(DoneBefore { plan: before, form: form.clone(), check_in: kept_in, trial: trial_id }));
    if outcome == Some(Outcome::Worse) {
        here.offer_help();
    }
    let done = Write::SaveDone { plan, check_in: check_in.map(Box::new), trial, now_ms };
    Asked::typed(done, undo, Typed::Done(form))
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        match self {
            Self::Save(plan) => worker.write_and_say(|store| store.save_plan(&plan).map(|()| "Plan kept")),
            Self::Remove { id } => worker.write_and_say(|store| store.remove_plan(&id).map(|()| "")),
            Self::SaveDone { plan, check_in, trial, now_ms } => worker.write_and_say(|store| {
                store.save_done(&plan, check_in.as_deref(), trial.as_ref(), now_ms).map(|()| "Done, and kept")
            }),
            Self::TakeBackDone { before, at_ms } => worker.write_and_say(|store| {
                store.take_back_done(&before.plan, before.check_in.as_ref(), before.trial.as_ref(), at_ms).map(|()| "")
            }),
        }
    }

    fn told_ms(&self) -> Option<i64> {
        match self {
            Self::SaveDone { now_ms, .. } => Some(*now_ms),
            Self::TakeBackDone { at_ms, .. } => Some(*at_ms),
            Self::Save(_) | Self::Remove { .. } => None,
        }
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        match self {
            Self::Made(plan) => {
                let id = plan.id.clone();
                Typed::Plan(plan).put_back(here);
                Asked::back(Write::Remove { id }, "The plan is taken back. Its words stand in the form")
            }
            Self::Changed(plan) => Asked::back(Write::Save(plan), "The plan is as it was"),
            Self::LetGo(plan) => Asked::back(Write::Save(plan), "The plan is there again"),
            Self::Done(before) => {
                put_back(&mut here.forms.ways.done, &mut here.forms.aside.done, before.form.clone());
                let gone = Write::TakeBackDone { before, at_ms: here.now_ms() };
                Asked::back(gone, "The plan is open again, and what was kept of it is in the trash")
            }
        }
    }

    fn check_in(&self) -> Option<&CheckInId> {
        match self {
            Self::Done(before) => before.check_in.as_ref(),
            Self::Made(_) | Self::Changed(_) | Self::LetGo(_) => None,
        }
    }
}

impl PutBack for Typed {
    fn put_back(self, here: &mut Here<'_>) {
        match self {
            Self::Plan(plan) => {
                let form = here.forms.ways.plans.entry(plan.way).or_default();
                let typed = PlanForm { what: plan.what, day: plan.day, item: plan.item, expected: plan.expected };
                if form.what.trim().is_empty() {
                    *form = typed;
                } else {
                    here.forms.aside.plans.push((plan.way, typed));
                }
            }
            Self::Done(form) => {
                put_back(&mut here.forms.ways.done, &mut here.forms.aside.done, form);
            }
        }
    }
}
