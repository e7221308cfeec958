//! The form of an earlier check-in where that stands in the Journal: all of it, without what belongs to this room.

use super::{form, heading};
use crate::{
    app::Action,
    ui::{
        View,
        widgets::{caption, day_picker, drop_down, link, part},
    },
};
use egui::Ui;

/// The form. Its buttons are [`form::finish`], beneath the room unless there is little height.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    ui.spacing_mut().item_spacing.y = 12.0;
    let is_whole = view.forms.today.sheet.is_none();
    if is_whole {
        let before = view.forms.today.check_in.other_time;
        part(ui, "the day", |ui| its_moment(ui, view));
        if view.forms.today.check_in.other_time != before {
            view.forms.today.problem = None;
            view.actions.ask(Action::KeepDraft);
        }
    }
    form::show(ui, view);
    if is_whole && view.look.low {
        form::finish(ui, view);
    }
}

/// When it was: its day and its time.
fn its_moment(ui: &mut Ui, view: &mut View<'_>) {
    let (look, today) = (view.look, view.today());
    let Some((day, time)) = view.forms.today.check_in.other_time else { return };
    ui.horizontal_wrapped(|ui| {
        caption(ui, look, &format!("Changing this check-in of {}", day.words_from(today)));
        let popup = link(ui, look, "It was another day…");
        drop_down(&popup, "Choose a day", |ui| {
            let journal = &view.open.journal;
            if let Some(picked) = day_picker(ui, look, day, today, &|d| journal.on(d).next().is_some()) {
                view.forms.today.check_in.other_time = Some((picked, time));
                ui.close();
            }
        });
    });
    heading::time_of_day(ui, view, day, time);
}
