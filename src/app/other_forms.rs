//! Keeping what is half written beside the check-in, and giving it back.

use super::{FeelingForm, Forms, Model, OTHER_FORMS_DRAFT, Request, Room, WordForm};
use crate::{
    domain::{ItemForm, Naming, NotSoForm, OtherForms, PlanForm},
    exchange::other_forms,
};

impl Model {
    /// Asks for what is half written beside the check-in to be kept, where the disk doesn't have it yet.
    #[must_use]
    pub fn keep_others(&mut self, forms: &Forms, now_ms: i64) -> Vec<Request> {
        let others = self.half_written(forms);
        if !self.is_open() || others == self.kept_others {
            return Vec::new();
        }
        let body = (!others.is_empty()).then(|| other_forms::encode(&others));
        self.kept_others = others;
        vec![Request::KeepDraft { slot: OTHER_FORMS_DRAFT, body, now_ms }]
    }

    /// Fills the forms with what was kept. Somebody who was among the ways is back in the trial in hand.
    pub(super) fn give_back_others(&mut self, forms: &mut Forms, kept: Option<&str>) {
        let others = kept.map(other_forms::decode).unwrap_or_default();
        self.kept_others = others.clone();
        let OtherForms { event, trial, plans, contact, contact_in_hand, safety_plan, items, changing, writing, done, .. } =
            others;
        forms.asking = others.asking;
        let Naming { feeling, another_feeling, another_symptom, feeling_name, symptom_name, word } = others.naming;
        forms.feeling = feeling.map(|(name, valence)| FeelingForm { name, valence });
        (forms.another_feeling, forms.another_symptom) = (another_feeling, another_symptom);
        (forms.renaming, forms.symptom_name) = (feeling_name, symptom_name);
        forms.word = word.map(|(kind, word, into)| WordForm { kind, word, into });
        if let Some(NotSoForm { pattern, why, reason }) = others.not_so {
            (forms.dismissing, forms.dismiss_why, forms.dismiss_reason) = (Some(pattern), why, reason);
        }
        (forms.event, forms.trial, forms.plans, forms.contact) = (event, trial, plans, contact);
        (forms.items, forms.changing, forms.writing, forms.done) = (items, changing, writing, done);
        forms.contact_in_hand = contact_in_hand;
        if let Some(typed) = safety_plan {
            forms.safety_plan = typed;
        }
        if self.room == Room::Ways {
            self.open_way = forms.trial.as_ref().map(|t| t.way).or(self.open_way);
        }
    }

    fn half_written(&self, forms: &Forms) -> OtherForms {
        let said = |form: &PlanForm| *form != PlanForm::default();
        let (why, reason) = (forms.dismiss_why, &forms.dismiss_reason);
        let not_so = forms.dismissing.as_ref().filter(|_| why.is_some() || !reason.trim().is_empty());
        OtherForms {
            event: forms.event.clone(),
            trial: forms.trial.clone(),
            plans: forms.plans.iter().filter(|(_, form)| said(form)).map(|(way, form)| (*way, form.clone())).collect(),
            contact: forms.contact.clone(),
            items: forms.items.iter().filter(|(_, form)| **form != ItemForm::default()).map(|(k, f)| (*k, f.clone())).collect(),
            changing: forms.changing.clone(),
            writing: forms.writing.clone().filter(|page| !page.words.trim().is_empty()),
            done: forms.done.clone(),
            contact_in_hand: forms.contact_in_hand.clone(),
            asking: forms.asking.clone(),
            naming: names(forms),
            not_so: not_so.map(|pattern| NotSoForm { pattern: pattern.clone(), why, reason: reason.clone() }),
            safety_plan: (forms.safety_plan != self.journal.safety_plan).then(|| forms.safety_plan.clone()),
        }
    }
}

fn names(forms: &Forms) -> Naming {
    let feeling = forms.feeling.as_ref().filter(|f| !f.name.trim().is_empty());
    Naming {
        feeling: feeling.map(|f| (f.name.clone(), f.valence)),
        another_feeling: forms.another_feeling.clone(),
        another_symptom: forms.another_symptom.clone(),
        feeling_name: forms.renaming.clone(),
        symptom_name: forms.symptom_name.clone(),
        word: forms.word.as_ref().map(|w| (w.kind, w.word.clone(), w.into.clone())),
    }
}
