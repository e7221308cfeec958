//! What is half written while another of its kind is in hand: it waits, and comes back once that is saved or left.
//!
//! Each kind has one place to be written in. Whatever takes that place, a button or an undo, nothing else has to know of
//! what stood there: after each frame it is seen here.

use super::{Aside, DoneForm, EventForm, NotSoForm, OtherForms, PlanForm, TrialInHand};
use crate::{
    app::{Forms, WayForms, WordForm},
    domain::{FeelingId, ItemId, Journal, OwnContact, SymptomId, Way, WayItem, WordKind},
};
use std::sync::Arc;

/// What there is to know of a kind.
struct Kind<'a, T> {
    /// Both are about the same thing.
    is_same: fn(&T, &T) -> bool,
    /// What it is about is there to be written about.
    is_there: &'a dyn Fn(&T) -> bool,
    /// It says what is not in the journal.
    says_more: &'a dyn Fn(&T) -> bool,
}

/// Puts away what another took the place of since `before`, and gives back what has its place again.
pub(in crate::app) fn settle(journal: &Journal, before: &OtherForms, forms: &mut Forms) {
    let Forms { today, patterns, ways, help, settings, aside, .. } = forms;
    settle_ways(journal, before, ways, aside);
    let event = |form: &EventForm| journal.events.iter().find(|e| Some(&e.id) == form.id.as_ref());
    let kind = Kind {
        is_same: |a: &EventForm, b| a.id == b.id,
        is_there: &|form| form.id.is_none() || event(form).is_some_and(|e| e.deleted_ms.is_none()),
        says_more: &|form| match event(form) {
            Some(e) => EventForm::of(e) != *form,
            None => !(form.name.trim().is_empty() && form.dose.trim().is_empty() && form.note.trim().is_empty()),
        },
    };
    kind.settle(before.event.as_ref(), &mut today.event, &mut aside.events);
    let contact = |c: &OwnContact| journal.contacts.iter().find(|there| there.id == c.id);
    let kind = Kind {
        is_same: |a: &OwnContact, b| a.id == b.id,
        is_there: &|c| contact(c).is_some(),
        says_more: &|c| contact(c) != Some(c),
    };
    kind.settle(before.contact_in_hand.as_ref(), &mut help.contact_in_hand, &mut aside.contacts);
    let why = (patterns.dismiss_why.take(), std::mem::take(&mut patterns.dismiss_reason));
    let mut form = patterns.dismissing.take().map(|pattern| NotSoForm { pattern, why: why.0, reason: why.1 });
    let kind = Kind {
        is_same: |a: &NotSoForm, b| a.pattern == b.pattern,
        is_there: &|_| true,
        says_more: &|form| form.why.is_some() || !form.reason.trim().is_empty(),
    };
    kind.settle(before.not_so.as_ref(), &mut form, &mut aside.not_so);
    if let Some(NotSoForm { pattern, why, reason }) = form {
        (patterns.dismissing, patterns.dismiss_why, patterns.dismiss_reason) = (Some(pattern), why, reason);
    }
    let names = &before.naming;
    let feeling = |id: FeelingId| journal.catalogue.feeling(id);
    let kind = Kind {
        is_same: |a: &(FeelingId, String), b| a.0 == b.0,
        is_there: &|(id, _)| feeling(*id).is_some(),
        says_more: &|(id, name)| feeling(*id).is_none_or(|f| *f.name != **name),
    };
    kind.settle(names.feeling_name.as_ref(), &mut settings.renaming, &mut aside.feeling_names);
    let symptom = |id: SymptomId| journal.catalogue.symptom(id);
    let kind = Kind {
        is_same: |a: &(SymptomId, String), b| a.0 == b.0,
        is_there: &|(id, _)| symptom(*id).is_some(),
        says_more: &|(id, name)| symptom(*id).is_none_or(|s| *s.name != **name),
    };
    kind.settle(names.symptom_name.as_ref(), &mut settings.symptom_name, &mut aside.symptom_names);
    let mut word = settings.word.take().map(|w| (w.kind, w.word, w.into));
    let kind = Kind {
        is_same: |a: &(WordKind, Arc<str>, String), b| (a.0, &a.1) == (b.0, &b.1),
        is_there: &|_| true,
        says_more: &|(_, word, into)| **word != **into,
    };
    kind.settle(names.word.as_ref(), &mut word, &mut aside.words);
    settings.word = word.map(|(kind, word, into)| WordForm { kind, word, into });
}

fn settle_ways(journal: &Journal, before: &OtherForms, ways: &mut WayForms, aside: &mut Aside) {
    let kind =
        Kind { is_same: |a: &TrialInHand, b| (a.way, &a.at) == (b.way, &b.at), is_there: &|_| true, says_more: &|_| true };
    kind.settle(before.trial.as_ref(), &mut ways.trial, &mut aside.trials);
    let item = |item: &WayItem| journal.way_items.iter().find(|there| there.id == item.id);
    let kind =
        Kind { is_same: |a: &WayItem, b| a.id == b.id, is_there: &|i| item(i).is_some(), says_more: &|i| item(i) != Some(i) };
    kind.settle(before.changing.as_ref(), &mut ways.changing, &mut aside.items);
    let question = |id: &ItemId| journal.way_items.iter().find(|there| there.id == *id);
    let kind = Kind {
        is_same: |a: &(ItemId, String), b| a.0 == b.0,
        is_there: &|(id, _)| question(id).is_some(),
        says_more: &|(id, words)| question(id).is_none_or(|q| *q.words != **words),
    };
    kind.settle(before.asking.as_ref(), &mut ways.asking, &mut aside.questions);
    let plan = |form: &DoneForm| journal.plans.iter().find(|p| p.id == form.plan);
    let kind = Kind {
        is_same: |a: &DoneForm, b| a.plan == b.plan,
        is_there: &|form| plan(form).is_some_and(|p| p.done_ms.is_none()),
        says_more: &|form| {
            form.felt.is_some() || form.outcome.is_some() || plan(form).is_none_or(|p| p.expected != form.expected)
        },
    };
    kind.settle(before.done.as_ref(), &mut ways.done, &mut aside.done);
    // The form of a plan is always there: it is free where nothing stands in it.
    for way in Way::ALL {
        let is_free = ways.plans.get(&way).is_none_or(|form| *form == PlanForm::default());
        if is_free && let Some(place) = aside.plans.iter().rposition(|(of, _)| *of == way) {
            ways.plans.insert(way, aside.plans.remove(place).1);
        }
    }
}

impl<T: Clone> Kind<'_, T> {
    fn settle(&self, before: Option<&T>, in_hand: &mut Option<T>, aside: &mut Vec<T>) {
        let Some(now) = in_hand else {
            // What is in the journal by now has nothing to come back for.
            aside.retain(|waits| !(self.is_there)(waits) || (self.says_more)(waits));
            let place = aside.iter().rposition(self.is_there);
            *in_hand = place.map(|place| aside.remove(place));
            return;
        };
        if let Some(before) = before.filter(|before| !(self.is_same)(before, now) && (self.says_more)(before)) {
            aside.push(before.clone());
        }
        // What was put away is taken up where it was left.
        if let Some(place) = aside.iter().rposition(|waits| (self.is_same)(waits, now)) {
            *now = aside.remove(place);
        }
    }
}

/// What was on its way to the disk is back: in hand, or first to come there once that is free.
pub(in crate::app) fn put_back<T>(in_hand: &mut Option<T>, aside: &mut Vec<T>, typed: T) {
    if in_hand.is_none() { *in_hand = Some(typed) } else { aside.push(typed) }
}

/// A plan's form is filled in with something of a list; what the person wrote in it waits.
pub fn begin_plan(forms: &mut Forms, items: &[WayItem], way: Way, form: PlanForm) {
    let before = forms.ways.plans.insert(way, form);
    let filled_in = |f: &PlanForm| {
        let item = items.iter().find(|item| Some(&item.id) == f.item.as_ref());
        item.is_some_and(|item| item.words == f.what || item.steps().any(|step| step == f.what)) && f.expected.is_none()
    };
    let own = before.filter(|f| !f.what.trim().is_empty() && !filled_in(f));
    forms.aside.plans.extend(own.map(|own| (way, own)));
}
