//! One day of the journal: how far it reached, its check-ins and what happened on it.

use super::{
    check_in_card::check_in_line,
    day_words::{day_words, write_words},
    in_place, menus,
    reach::{Reach, glyph},
};
use crate::{
    app::{CheckInChange, EventChange, EventForm, ThingId, take_in_hand},
    domain::{CheckIn, DayKey, Event, Journal},
    report::moods_told,
    ui::{
        View,
        screens::{
            range::before_after,
            said_otherwise,
            today::{in_its_day, more},
        },
        widgets::{Icon, caption, card, icon_button, link, rule, section, strong},
    },
};
use egui::{Frame, Margin, Ui, vec2};
use std::sync::Arc;

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, day: DayKey) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    let today = view.today();
    let check_ins: Vec<_> = journal.on(day).collect();
    if in_place::is_among(view, &check_ins) {
        return opened(ui, view, day, &check_ins);
    }
    card(ui, look, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            let reach = Reach::of(&journal, &check_ins);
            if reach.is_answered() {
                glyph(ui, look, reach);
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
                ui.set_width(ui.available_width());
                let named = ui.horizontal_wrapped(|ui| {
                    section(ui, &day_words(day, today));
                    write_for(ui, view, day, check_ins.is_empty());
                });
                menus::of_day(ui, view, &named.response, day);
                for event in journal.events_on(day) {
                    event_line(ui, view, event);
                }
                for (i, check_in) in check_ins.iter().enumerate() {
                    if i > 0 {
                        rule(ui, look);
                        ui.add_space(4.0);
                    }
                    check_in_line(ui, view, check_in);
                }
                for mood in view.open.moods_alone(day) {
                    caption(ui, look, mood);
                }
                if check_ins.is_empty() {
                    caption(ui, look, "No check-in on this day");
                }
            });
        });
    });
}

/// The day while one of its check-ins is changed: the form in its place, as wide as the day, and the others around it.
fn opened(ui: &mut Ui, view: &mut View<'_>, day: DayKey, check_ins: &[&Arc<CheckIn>]) {
    let look = view.look;
    section(ui, &day_words(day, view.today()));
    ui.spacing_mut().item_spacing.y = 12.0;
    for check_in in check_ins {
        if in_place::is_on(view, check_in) {
            in_its_day::show(ui, view);
        } else {
            card(ui, look, |ui| check_in_line(ui, view, check_in));
        }
    }
}

/// How far a day reached, or what was noted on it where no check-in was written. A mood of another app stands alone where no
/// feeling was answered.
pub(crate) fn reach_words(journal: &Journal, day: DayKey) -> String {
    let check_ins: Vec<_> = journal.on(day).collect();
    let events: Vec<String> = journal.events_on(day).map(Event::words).collect();
    let moods = moods_told(journal, day);
    let reach = Reach::of(journal, &check_ins);
    let is_told = reach.is_answered() || !check_ins.is_empty() && moods.is_none();
    let reach = is_told.then(|| reach.words());
    reach.into_iter().chain(moods).chain(events).collect::<Vec<_>>().join(" · ")
}

/// In words where nothing is written yet, as a plus sign where something is.
fn write_for(ui: &mut Ui, view: &mut View<'_>, day: DayKey, is_empty: bool) {
    let today = view.today();
    if day > today {
        return;
    }
    let words = write_words(day, today);
    let asked = if is_empty {
        link(ui, view.look, words).clicked()
    } else {
        icon_button(ui, view.look, Icon::Add, &format!("Write for {}", day.words())).clicked()
    };
    if asked {
        view.actions.ask(CheckInChange::WriteFor(day));
    }
}

fn event_line(ui: &mut Ui, view: &mut View<'_>, event: &Event) {
    let look = view.look;
    if view.forms.today.event.as_ref().is_some_and(|f| f.id.as_ref() == Some(&event.id)) {
        return more::event_form(ui, view);
    }
    Frame::new().fill(look.accent_soft()).corner_radius(8).inner_margin(Margin::symmetric(12, 4)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            strong(ui, &event.words());
            if !event.note.is_empty() {
                caption(ui, look, &event.note);
            }
            before_after::opener(ui, view, event);
            let named = format!("the event of {}", event.day.words());
            said_otherwise::opener(ui, view, &ThingId::of_event(&event.id), &named);
            if icon_button(ui, look, Icon::Edit, &format!("Change {named}")).clicked() {
                let is_it = |form: &EventForm| form.id.as_ref() == Some(&event.id);
                take_in_hand(&mut view.forms.today.event, is_it, EventForm::of(event));
            }
            if icon_button(ui, look, Icon::Trash, &format!("Remove {named}")).clicked() {
                view.actions.ask(EventChange::Remove(event.id.clone()));
            }
        });
    });
    if before_after::is_shown(view, event) {
        before_after::panel(ui, view);
    }
    said_otherwise::beneath(ui, view, &ThingId::of_event(&event.id));
}
