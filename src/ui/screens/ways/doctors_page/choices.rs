//! What goes on the page: a tick for each part, each event, each question, and for what is private.

use super::{days, notes, save};
use crate::{
    app::DoctorsPageForm,
    domain::{EventId, SelfHarmItem},
    report::{DoctorPart, WhichEvent},
    ui::{
        View,
        theme::Look,
        widgets::{disclosure_of, section, text_card, tick},
    },
};
use egui::Ui;

/// SAFETY 9: off each time.
const ITEM: &str = "What I answered about wanting to hurt myself, on this one page";

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, form: &mut DoctorsPageForm, questions: &[String]) {
    let look = view.look;
    text_card(ui, look, |ui| save::show(ui, view, form, questions));
    text_card(ui, look, |ui| {
        section(ui, "Which days");
        days::show(ui, view, form);
    });
    text_card(ui, look, |ui| {
        section(ui, "What goes on it");
        for part in DoctorPart::ALL {
            tick_part(ui, look, form, part);
            match part {
                DoctorPart::Events => events(ui, view, form),
                DoctorPart::Questions => each_question(ui, look, form, questions),
                DoctorPart::Table => compared(ui, view, form),
                DoctorPart::Medicines
                | DoctorPart::River
                | DoctorPart::Noticed
                | DoctorPart::Symptoms
                | DoctorPart::Coverage => {}
            }
        }
        tick(ui, look, &mut form.wish.second_page, "A second page: every feeling, symptoms by week");
        notes::show(ui, view, form);
        if view.open.has_self_harm_answers() {
            let mut goes_in = form.wish.self_harm == SelfHarmItem::Kept;
            if tick(ui, look, &mut goes_in, ITEM).changed() {
                form.wish.self_harm = SelfHarmItem::ticked(goes_in);
            }
        }
    });
}

fn tick_part(ui: &mut Ui, look: &Look, form: &mut DoctorsPageForm, part: DoctorPart) {
    let mut goes_in = form.wish.has(part);
    if tick(ui, look, &mut goes_in, part.label()).changed() {
        if goes_in {
            form.wish.without.remove(&part)
        } else {
            form.wish.without.insert(part)
        };
    }
}

/// The events of these days, those of medicines aside, which stand above the river.
fn events(ui: &mut Ui, view: &View<'_>, form: &mut DoctorsPageForm) {
    let journal = view.open.counted();
    let (from, until) = form.wish.days(journal, view.today());
    let within = journal.events.iter().rev().filter(|e| e.deleted_ms.is_none() && (from..=until).contains(&e.day));
    let these: Vec<_> = within.filter(|e| !e.what.is_medicine()).collect();
    if !form.wish.has(DoctorPart::Events) || these.is_empty() {
        return;
    }
    let on = these.iter().filter(|e| !form.wish.without_events.contains(&e.id)).count();
    disclosure_of(ui, view.look, &format!("Which events: {on} of {}", these.len()), "Which events", |ui| {
        for event in these {
            let mut goes_in = !form.wish.without_events.contains(&event.id);
            if tick(ui, view.look, &mut goes_in, &format!("{}, {}", event.day.words(), event.words())).changed() {
                let id = event.id.clone();
                if goes_in {
                    form.wish.without_events.remove(&id)
                } else {
                    form.wish.without_events.insert(id)
                };
            }
        }
    });
}

fn each_question(ui: &mut Ui, look: &Look, form: &mut DoctorsPageForm, questions: &[String]) {
    if !form.wish.has(DoctorPart::Questions) || questions.is_empty() {
        return;
    }
    let on = questions.iter().filter(|q| !form.wish.without_questions.contains(*q)).count();
    disclosure_of(ui, look, &format!("Which questions: {on} of {}", questions.len()), "Which questions", |ui| {
        for question in questions {
            let mut goes_in = !form.wish.without_questions.contains(question);
            if tick(ui, look, &mut goes_in, question).changed() {
                let words = question.clone();
                if goes_in {
                    form.wish.without_questions.remove(&words)
                } else {
                    form.wish.without_questions.insert(words)
                };
            }
        }
    });
}

/// One event whose weeks before and after stand in the table.
fn compared(ui: &mut Ui, view: &View<'_>, form: &mut DoctorsPageForm) {
    let journal = view.open.counted();
    let there: Vec<_> = journal.events.iter().rev().filter(|e| e.deleted_ms.is_none() && e.day <= view.today()).collect();
    if there.is_empty() || (!form.wish.has(DoctorPart::Table) && !form.wish.has(DoctorPart::Symptoms)) {
        return;
    }
    let now: Option<EventId> = form.wish.event_of(journal, view.today());
    let called = there.iter().find(|e| Some(&e.id) == now.as_ref()).map_or_else(|| "none".to_owned(), |e| e.words());
    disclosure_of(ui, view.look, &format!("Before and after: {called}"), "Before and after", |ui| {
        for event in there {
            let mut is_it = Some(&event.id) == now.as_ref();
            if tick(ui, view.look, &mut is_it, &format!("Around {}, {}", event.words(), event.day.words())).changed() {
                form.wish.event = if is_it { WhichEvent::This(event.id.clone()) } else { WhichEvent::None };
            }
        }
    });
}
