//! What was written on a page beside the form and goes with the next save.

use super::{
    expected::{called, words},
    more::open,
};
use crate::{
    app::{EventChange, Sheet},
    ui::{
        View,
        widgets::{Icon, caption, icon_button, section, strong, text_card},
    },
};
use egui::Ui;

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let is_editing = view.forms.today.check_in.editing.is_some();
    let has_event = !is_editing && view.forms.today.event.as_ref().is_some_and(|form| form.id.is_none() && !form.is_empty());
    if !has_event && view.forms.today.check_in.expected_felt.is_empty() {
        return;
    }
    text_card(ui, view.look, |ui| {
        section(ui, if is_editing { "Goes with the changes" } else { "Goes with this check-in" });
        expected_and_felt(ui, view);
        if has_event {
            event(ui, view);
        }
    });
}

fn expected_and_felt(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let mut gone = None;
    for place in 0..view.forms.today.check_in.expected_felt.len() {
        let Some(entry) = view.forms.today.check_in.expected_felt.get(place).cloned() else { continue };
        ui.horizontal_wrapped(|ui| {
            strong(ui, &words(&entry));
            if icon_button(ui, look, Icon::Edit, &format!("Change: {}", called(&entry))).clicked() {
                open(ui, view, Sheet::Expected(place));
            }
            if icon_button(ui, look, Icon::Close, &format!("Take away: {}", called(&entry))).clicked() {
                gone = Some(place);
            }
        });
    }
    if let Some(place) = gone {
        view.forms.today.check_in.expected_felt.remove(place);
    }
}

fn event(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(form) = view.forms.today.event.clone() else { return };
    let event = form.event(|| String::new().into());
    ui.horizontal_wrapped(|ui| {
        strong(ui, &event.words());
        if form.day != view.today() {
            caption(ui, look, &format!("on {}", form.day.words_from(view.today())));
        }
        if icon_button(ui, look, Icon::Edit, "Change the event").clicked() {
            open(ui, view, Sheet::Event);
        }
        if icon_button(ui, look, Icon::Close, "Discard the event").clicked() {
            view.actions.ask(EventChange::Discard);
        }
    });
    if let Some(lacks) = form.lacks() {
        caption(ui, look, lacks);
    }
}
