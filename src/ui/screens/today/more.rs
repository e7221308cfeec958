//! Below the fold: what should have moved one, and what happened.

use crate::{
    app::{EventChange, EventForm, new_id, take_in_hand},
    domain::{Answer, DayKey, Event, EventKind, ExpectedFelt},
    ui::{
        View,
        widgets::{
            Icon, StripKind, caption, card, choice, day_picker, drop_down, icon_button, line, link, medicine_note, primary,
            quiet, section, strip,
        },
    },
};
use egui::Ui;

/// The two ways in, beside the save button.
pub(crate) fn openers(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    if link(ui, look, "Expected and felt…").clicked() {
        view.forms.today.check_in.expected_felt.push(ExpectedFelt { what: String::new(), expected: None, felt: None });
        bring_into_sight(ui);
    }
    if link(ui, look, "Something happened…").clicked() {
        let day = view.forms.today.check_in.other_time.map_or_else(|| view.today(), |(day, _)| day);
        take_in_hand(&mut view.forms.today.event, |form| form.id.is_none(), new_event(day));
        bring_into_sight(ui);
    }
}

/// An empty event of this day.
pub(crate) fn new_event(day: DayKey) -> EventForm {
    EventForm { id: None, day, what: EventKind::MedicineChanged, name: String::new(), dose: String::new(), note: String::new() }
}

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let r = ui.vertical(|ui| {
        expected_and_felt(ui, view);
        if view.forms.today.event.is_some() {
            event_form(ui, view);
        }
    });
    // What was just opened may lie below the window's edge.
    if ui.data_mut(|d| d.remove_temp::<bool>(opened())).is_some() {
        r.response.scroll_to_me(Some(egui::Align::Max));
        ui.ctx().request_repaint();
    }
}

fn opened() -> egui::Id {
    egui::Id::unique("something was opened below")
}

fn bring_into_sight(ui: &Ui) {
    ui.data_mut(|d| d.insert_temp(opened(), true));
}

pub(crate) fn expected_and_felt(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let mut gone = None;
    for (i, entry) in view.forms.today.check_in.expected_felt.iter_mut().enumerate() {
        card(ui, look, |ui| {
            ui.push_id(("expected", i), |ui| {
                ui.horizontal(|ui| {
                    section(ui, "This should have moved me");
                    if icon_button(ui, look, Icon::Close, "Take this away").clicked() {
                        gone = Some(i);
                    }
                });
                let label = caption(ui, look, "What happened");
                line(ui, look, ("what was expected", i), &mut entry.what, |f| {
                    f.desired_width(f32::INFINITY).hint_text("A film, a call, a gift").char_limit(400)
                })
                .labelled_by(label.id);
                let mut expected = entry.expected.map(Answer::Rated);
                let kind = StripKind {
                    id: egui::Id::unique(("expected", i)),
                    name: "How strongly would you once have felt it?",
                    mark: None,
                    colour: look.accent(),
                    can_be_unsure: false,
                    moves_on: true,
                };
                if strip(ui, look, kind, &mut expected).changed() {
                    entry.expected = match expected {
                        Some(Answer::Rated(n)) => Some(n),
                        _ => None,
                    };
                }
                let kind = StripKind {
                    id: egui::Id::unique(("felt", i)),
                    name: "How strongly did you feel it?",
                    mark: None,
                    colour: look.accent(),
                    can_be_unsure: true,
                    moves_on: true,
                };
                strip(ui, look, kind, &mut entry.felt);
            });
        });
    }
    if let Some(i) = gone {
        view.forms.today.check_in.expected_felt.remove(i);
    }
}

/// A dated event, written or changed.
pub(crate) fn event_form(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let today = view.today();
    let Some(form) = view.forms.today.event.as_mut() else { return };
    let mut leave = false;
    card(ui, look, |ui| {
        section(ui, if form.id.is_some() { "Change this event" } else { "Something happened" });
        ui.horizontal_wrapped(|ui| {
            for kind in EventKind::ALL {
                if choice(ui, look, kind.label(), form.what == kind).clicked() {
                    form.what = kind;
                }
            }
        });
        ui.horizontal_wrapped(|ui| {
            let words = if form.what.is_medicine() { "Medicine" } else { "What" };
            let label = caption(ui, look, words);
            line(ui, look, "name of an event", &mut form.name, |f| f.desired_width(200.0).char_limit(200))
                .labelled_by(label.id);
            if form.what.is_medicine() {
                let label = caption(ui, look, "Dose, as it is written");
                line(ui, look, "dose of an event", &mut form.dose, |f| f.desired_width(140.0).char_limit(200))
                    .labelled_by(label.id);
            }
        });
        if form.what.is_medicine() {
            medicine_note(ui, look);
        }
        ui.horizontal_wrapped(|ui| {
            caption(ui, look, "On");
            let day = quiet(ui, look, &form.day.words());
            drop_down(&day, "Choose the day of the event", |ui| {
                if let Some(picked) = day_picker(ui, look, form.day, today, &|_| false) {
                    form.day = picked;
                    ui.close();
                }
            });
        });
        let label = caption(ui, look, "A line about it, if you like");
        line(ui, look, "a line about an event", &mut form.note, |f| f.desired_width(f32::INFINITY).char_limit(2000))
            .labelled_by(label.id);
        ui.horizontal(|ui| {
            if primary(ui, look, "Save event").clicked() {
                let id = form.id.clone().unwrap_or_else(|| new_id(view.shell.now.instant.utc_ms));
                let EventForm { day, what, name, dose, note, .. } = form.clone();
                view.actions.ask(EventChange::Save(Event { id, day, what, name, dose, note, deleted_ms: None }));
            }
            leave = quiet(ui, look, "Leave it").clicked();
        });
    });
    if leave {
        view.forms.today.event = None;
    }
}
