//! Changing what many check-ins say at once: foreseen, asked for, done at the worker's desk, and taken back.

use super::{Desk, Forms, MergeForm, Model, Notice, Reply, Request, Task, UndoStep, model::Pending};
use crate::{
    domain::{CheckIn, CheckInDraft, HowOften, NoRewrite, Rewrite},
    storage::{Rewritten, StorageError},
};
use std::sync::Arc;

/// What a rewrite would do to this journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RewriteAsked {
    pub change: Rewrite,
    /// Why it can't be done.
    pub refused: Option<NoRewrite>,
    /// In the journal and the trash together.
    pub how_often: HowOften,
    /// How many of the check-ins that would change lie in the trash.
    pub in_trash: usize,
}

impl Model {
    pub(super) fn ask_rewrite(&mut self, change: Option<Rewrite>) -> Vec<Request> {
        self.rewrite_asked = change.map(|change| self.foreseen(change));
        Vec::new()
    }

    pub(super) fn foreseen(&self, change: Rewrite) -> RewriteAsked {
        let journal = &self.journal;
        let refused = change.check(&journal.catalogue).err();
        let all = journal.check_ins.iter().chain(&journal.trash).map(|c: &Arc<CheckIn>| &**c);
        let how_often = HowOften::of(&change, all);
        let in_trash = HowOften::of(&change, journal.trash.iter().map(|c| &**c)).from;
        RewriteAsked { change, refused, how_often, in_trash }
    }

    pub(super) fn rewrite(&mut self, change: Rewrite, now_ms: i64) -> Vec<Request> {
        if let Err(why) = change.check(&self.journal.catalogue) {
            self.notice = Some(Notice { text: format!("{why}. Nothing was changed"), failed: true, undo: false });
            return Vec::new();
        }
        if self.busy.is_some() {
            return Vec::new();
        }
        let requests = self.write(Request::Rewrite { change, now_ms }, None);
        self.takes_a_while(&requests);
        requests
    }

    /// Says that it is at it until the last write that was asked for is answered.
    fn takes_a_while(&mut self, requests: &[Request]) {
        if let Some(pending) = self.pending.back_mut().filter(|_| !requests.is_empty()) {
            *pending = Pending { rewrites: true, ..std::mem::take(pending) };
            self.busy = Some(Task::Rewrite);
        }
    }

    /// It is on the disk: what is half written follows, and how to take it back is known now.
    pub(super) fn is_rewritten(&mut self, forms: &mut Forms, done: Box<Rewritten>, saved: Reply) -> Vec<Request> {
        let drafts = Box::new([Some(forms.check_in.clone()), self.set_aside.clone()]);
        done.change.draft(&mut forms.check_in);
        if let Some(aside) = &mut self.set_aside {
            done.change.draft(aside);
        }
        forms.word = None;
        (forms.merge_feelings, forms.merge_symptoms) = (MergeForm::default(), MergeForm::default());
        self.rewrite_asked = None;
        for wish in [&mut forms.search, &mut self.search.wish] {
            wish.filters.follow(&done.change);
        }
        // What was found for the wish before is shown until the answer to this one is there.
        self.search.answered &= self.search.wish.filters.is_empty();
        if let Some(pending) = self.pending.front_mut() {
            pending.undo = Some(UndoStep::Rewritten(done, drafts));
        }
        let mut requests = self.receive(forms, saved);
        requests.extend(self.keep_draft(forms, self.now.instant.utc_ms));
        requests
    }

    pub(super) fn take_back_rewrite(
        &mut self,
        forms: &mut Forms,
        done: Box<Rewritten>,
        drafts: [Option<CheckInDraft>; 2],
        now_ms: i64,
    ) -> Vec<Request> {
        // Only what nothing was typed into since.
        let as_it_was = |before: Option<CheckInDraft>, now: &CheckInDraft| {
            let before = before?;
            let mut followed = before.clone();
            done.change.draft(&mut followed);
            (followed == *now).then_some(before)
        };
        let [form, aside] = drafts;
        if let Some(before) = as_it_was(form, &forms.check_in) {
            forms.check_in = before;
        }
        if let Some(before) = self.set_aside.as_ref().and_then(|now| as_it_was(aside, now)) {
            self.set_aside = Some(before);
        }
        let requests = self.write(Request::TakeBackRewrite(done), None);
        self.takes_a_while(&requests);
        let drafts = self.keep_draft(forms, now_ms);
        requests.into_iter().chain(drafts).collect()
    }
}

impl Desk {
    pub(super) fn rewrite(&mut self, change: &Rewrite, now_ms: i64) -> Reply {
        let Some(store) = self.store.as_mut() else { return Self::no_journal() };
        let done = match store.rewrite(change, now_ms) {
            Ok(done) => Box::new(done),
            Err(e) => return not_saved(&e),
        };
        let n = done.check_ins;
        let said = match n {
            0 => "Done. No check-in had to change".to_owned(),
            1 => "Done in 1 check-in".to_owned(),
            n => format!("Done in {n} check-ins"),
        };
        match self.saved(said, true) {
            saved @ Reply::Saved { .. } => Reply::Rewritten { saved: Box::new(saved), done },
            not_saved => not_saved,
        }
    }

    pub(super) fn take_back_rewrite(&mut self, done: &Rewritten) -> Reply {
        let Some(store) = self.store.as_mut() else { return Self::no_journal() };
        match store.take_back_rewrite(done) {
            Ok(0) => self.saved("Put back: everything says what it said before".to_owned(), true),
            Ok(n) => self.saved(format!("Put back, but for {n} that say something else by now"), true),
            Err(e) => not_saved(&e),
        }
    }
}

fn not_saved(e: &StorageError) -> Reply {
    Reply::NotSaved { sentence: e.to_string() }
}
