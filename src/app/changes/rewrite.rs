//! What many check-ins say, changed at once and put back at once.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{MergeForm, Notice, Reply, Task, Worker, not_saved},
    domain::{CheckInDraft, Rewrite},
    storage::Rewritten,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Change(pub Rewrite);

#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    Rewrite { change: Rewrite, now_ms: i64 },
    TakeBack(Box<Rewritten>),
}

/// Put all of it back. What was half written then, in the form and set aside, stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    done: Box<Rewritten>,
    half_written: Box<(CheckInDraft, Option<CheckInDraft>)>,
}

/// What it is to become stays in its form until it is done.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

fn takes_a_while(here: &mut Here<'_>, write: Write) -> Asked {
    here.open.file.busy = Some(Task::Rewrite);
    Asked { about: asked::About::ManyCheckIns, ..Asked::write(write) }
}

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        if let Err(why) = self.0.check(&here.open.journal.catalogue) {
            here.tell(Notice::failed(format!("{why}. Nothing was changed")));
            return Asked::nothing();
        }
        if here.open.file.busy.is_some() {
            return Asked::nothing();
        }
        let now_ms = here.now_ms();
        takes_a_while(here, Write::Rewrite { change: self.0, now_ms })
    }
}

impl Undo {
    /// It is on the disk: what is half written follows, and how to take it back is known now.
    pub(in crate::app) fn of_what_was_done(here: &mut Here<'_>, done: Box<Rewritten>) -> Self {
        let (open, forms) = (&mut *here.open, &mut *here.forms);
        let (form, aside) = (forms.today.check_in.clone(), open.set_aside.clone());
        done.change.draft(&mut forms.today.check_in);
        if let Some(aside) = &mut open.set_aside {
            done.change.draft(aside);
        }
        forms.settings.word = None;
        (forms.settings.merge_feelings, forms.settings.merge_symptoms) = (MergeForm::default(), MergeForm::default());
        open.rewrite_asked = None;
        for wish in [&mut forms.journal.search, &mut open.search.wish] {
            wish.filters.follow(&done.change);
        }
        // What was found for the wish before is shown until the answer to this one is there.
        open.search.answered &= open.search.wish.filters.is_empty();
        Self { done, half_written: Box::new((form, aside)) }
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        let Self { done, half_written } = self;
        let (form, aside) = *half_written;
        // Only what nothing was typed into since.
        let as_it_was = |before: CheckInDraft, now: &CheckInDraft| {
            let mut followed = before.clone();
            done.change.draft(&mut followed);
            (followed == *now).then_some(before)
        };
        if let Some(before) = as_it_was(form, &here.forms.today.check_in) {
            here.forms.today.check_in = before;
        }
        if let Some(before) = here.open.set_aside.as_ref().and_then(|now| as_it_was(aside?, now)) {
            here.open.set_aside = Some(before);
        }
        takes_a_while(here, Write::TakeBack(done)).and_keeps()
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        match self {
            Self::Rewrite { change, now_ms } => vec![rewritten(worker, &change, now_ms)],
            Self::TakeBack(done) => worker.write_and_say(|store| {
                Ok(match store.take_back_rewrite(&done)? {
                    0 => "Put back: everything says what it said before".to_owned(),
                    n => format!("Put back, but for {n} that say something else by now"),
                })
            }),
        }
    }

    fn told_ms(&self) -> Option<i64> {
        match self {
            Self::Rewrite { now_ms, .. } => Some(*now_ms),
            Self::TakeBack(_) => None,
        }
    }
}

fn rewritten(worker: &mut Worker, change: &Rewrite, now_ms: i64) -> Reply {
    let done = worker.written(|store| store.rewrite(change, now_ms).map(Box::new));
    let done = match done {
        Ok(done) => done,
        Err(why) => return not_saved(why),
    };
    let said = match done.check_ins {
        0 => "Done. No check-in had to change".to_owned(),
        1 => "Done in 1 check-in".to_owned(),
        n => format!("Done in {n} check-ins"),
    };
    worker.saved(said, true).rewritten(done)
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}
