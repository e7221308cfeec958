//! What was written on a page beside the form and goes with the next save.

use super::{
    expected::{called, words},
    more::open,
};
use crate::{
    app::Sheet,
    ui::{
        View,
        widgets::{Icon, icon_button, section, strong, text_card},
    },
};
use egui::Ui;

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let is_editing = view.forms.today.check_in.editing.is_some();
    if view.forms.today.check_in.expected_felt.is_empty() {
        return;
    }
    text_card(ui, view.look, |ui| {
        section(ui, if is_editing { "Goes with the changes" } else { "Goes with this check-in" });
        expected_and_felt(ui, view);
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
