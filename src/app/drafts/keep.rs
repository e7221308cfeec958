//! Keeping what is half written in the rooms, and giving it back.

use super::{
    CHECK_IN_DRAFT, ItemForm, Naming, NotSoForm, OTHER_FORMS_DRAFT, OtherForms, PlanForm, SET_ASIDE_DRAFT, check_in,
    other_forms,
};
use crate::{
    app::{FeelingForm, FileRequest, Forms, OpenJournal, Room, WordForm},
    domain::Journal,
};

impl OpenJournal {
    /// Asks for what is half written to be kept, where the disk doesn't have it yet.
    pub(in crate::app) fn keep_drafts(&mut self, forms: &Forms, now_ms: i64) -> Vec<FileRequest> {
        let mut requests = Vec::new();
        let form = &forms.today.check_in;
        let is_being_saved = self.saving_form.as_ref().is_some_and(|(_, saved)| saved == form);
        if *form != self.kept.check_in && !is_being_saved {
            self.kept.check_in = form.clone();
            let empty = form.is_empty() && form.editing.is_none();
            let body = (!empty).then(|| check_in::encode(form));
            requests.push(FileRequest::KeepDraft { slot: CHECK_IN_DRAFT, body, now_ms });
        }
        if self.set_aside != self.kept.aside {
            self.kept.aside.clone_from(&self.set_aside);
            let body = self.set_aside.as_ref().map(check_in::encode);
            requests.push(FileRequest::KeepDraft { slot: SET_ASIDE_DRAFT, body, now_ms });
        }
        requests.extend(self.keep_others(forms, now_ms));
        requests
    }

    /// The same for what is half written beside the check-in.
    pub(in crate::app) fn keep_others(&mut self, forms: &Forms, now_ms: i64) -> Option<FileRequest> {
        let others = half_written(&self.journal, forms);
        if others == self.kept.others {
            return None;
        }
        let body = (!others.is_empty()).then(|| other_forms::encode(&others));
        self.kept.others = others;
        Some(FileRequest::KeepDraft { slot: OTHER_FORMS_DRAFT, body, now_ms })
    }

    /// Fills Today's form with what was kept of it and of what was set aside.
    pub(in crate::app) fn give_back_check_ins(&mut self, forms: &mut Forms, kept: Option<&str>, set_aside: Option<&str>) {
        let catalogue = &self.journal.catalogue;
        let half_written = |body: Option<&str>| {
            let mut draft = body.and_then(check_in::decode)?;
            catalogue.settle(&mut draft);
            Some(draft)
        };
        let form = &mut forms.today.check_in;
        *form = half_written(kept).unwrap_or_default();
        let aside = half_written(set_aside);
        self.kept.check_in = form.clone();
        self.kept.aside.clone_from(&aside);
        self.set_aside = aside;
        if form.editing.is_none() && form.is_empty() {
            *form = self.set_aside.take().unwrap_or_default();
        }
    }

    /// Fills the other forms with what was kept. Somebody who was among the ways is back in the trial in hand.
    pub(in crate::app) fn give_back_others(&mut self, forms: &mut Forms, kept: Option<&str>, room: Room) {
        let others = kept.map(other_forms::decode).unwrap_or_default();
        self.kept.others = others.clone();
        let OtherForms { event, trial, plans, contact, contact_in_hand, safety_plan, items, changing, writing, done, .. } =
            others;
        forms.ways.asking = others.asking;
        forms.aside = others.aside;
        let Naming { feeling, another_feeling, another_symptom, feeling_name, symptom_name, word } = others.naming;
        forms.settings.feeling = feeling.map(|(name, valence)| FeelingForm { name, valence });
        (forms.today.another_feeling, forms.today.another_symptom) = (another_feeling, another_symptom);
        (forms.settings.renaming, forms.settings.symptom_name) = (feeling_name, symptom_name);
        forms.settings.word = word.map(|(kind, word, into)| WordForm { kind, word, into });
        if let Some(NotSoForm { pattern, why, reason }) = others.not_so {
            let form = &mut forms.patterns;
            (form.dismissing, form.dismiss_why, form.dismiss_reason) = (Some(pattern), why, reason);
        }
        forms.today.event = event;
        forms.today.week = others.week.map(|mut week| {
            week.settle(&self.journal.catalogue);
            week
        });
        let ways = &mut forms.ways;
        (ways.trial, ways.plans, ways.items, ways.changing) = (trial, plans, items, changing);
        (ways.writing, ways.done) = (writing, done);
        (forms.help.contact, forms.help.contact_in_hand) = (contact, contact_in_hand);
        forms.help.safety_plan = safety_plan.unwrap_or_else(|| self.journal.safety_plan.clone());
        if room == Room::Ways {
            self.open_way = forms.ways.trial.as_ref().map(|t| t.way).or(self.open_way);
        }
    }
}

fn half_written(journal: &Journal, forms: &Forms) -> OtherForms {
    let said = |form: &PlanForm| *form != PlanForm::default();
    let (ways, help, patterns) = (&forms.ways, &forms.help, &forms.patterns);
    let (why, reason) = (patterns.dismiss_why, &patterns.dismiss_reason);
    let not_so = patterns.dismissing.as_ref().filter(|_| why.is_some() || !reason.trim().is_empty());
    OtherForms {
        event: forms.today.event.clone(),
        trial: ways.trial.clone(),
        plans: ways.plans.iter().filter(|(_, form)| said(form)).map(|(way, form)| (*way, form.clone())).collect(),
        contact: help.contact.clone(),
        items: ways.items.iter().filter(|(_, form)| **form != ItemForm::default()).map(|(k, f)| (*k, f.clone())).collect(),
        changing: ways.changing.clone(),
        writing: ways.writing.clone().filter(|page| !page.words.trim().is_empty()),
        done: ways.done.clone(),
        contact_in_hand: help.contact_in_hand.clone(),
        asking: ways.asking.clone(),
        naming: names(forms),
        week: forms.today.week.clone().filter(|week| !week.is_empty()),
        not_so: not_so.map(|pattern| NotSoForm { pattern: pattern.clone(), why, reason: reason.clone() }),
        aside: forms.aside.clone(),
        safety_plan: (help.safety_plan != journal.safety_plan).then(|| help.safety_plan.clone()),
    }
}

fn names(forms: &Forms) -> Naming {
    let (today, settings) = (&forms.today, &forms.settings);
    let feeling = settings.feeling.as_ref().filter(|f| !f.name.trim().is_empty());
    Naming {
        feeling: feeling.map(|f| (f.name.clone(), f.valence)),
        another_feeling: today.another_feeling.clone(),
        another_symptom: today.another_symptom.clone(),
        feeling_name: settings.renaming.clone(),
        symptom_name: settings.symptom_name.clone(),
        word: settings.word.as_ref().map(|w| (w.kind, w.word.clone(), w.into.clone())),
    }
}
