//! One check-in as it is shown in a list.

use super::{check_in_words, check_in_words::Told, earlier, in_place::change_of, menus};
use crate::{
    app::CheckInChange,
    domain::CheckIn,
    ui::{
        View,
        widgets::{Icon, caption, icon_button, strong, take_over},
    },
};
use egui::Ui;
use std::sync::Arc;

/// Two icon buttons and the space around them.
const TO_DO_WIDTH: f32 = 108.0;

/// One check-in in a few words, with what can be done about it.
pub(crate) fn check_in_line(ui: &mut Ui, view: &mut View<'_>, check_in: &Arc<CheckIn>) {
    let clock = view.look.units.clock(check_in.at.instant);
    let named = format!("the check-in of {} {clock}", check_in.filed_under().words());
    let all = ui.scope(|ui| laid_out(ui, view, check_in, &named)).response;
    menus::of_check_in(ui, view, &all, check_in, &named);
}

fn laid_out(ui: &mut Ui, view: &mut View<'_>, check_in: &Arc<CheckIn>, named: &str) {
    if ui.available_width() < 300.0 {
        said(ui, view, check_in, named);
        ui.horizontal(|ui| to_do(ui, view, check_in, named));
        earlier::versions(ui, view, check_in, named);
    } else {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - TO_DO_WIDTH);
                said(ui, view, check_in, named);
                earlier::versions(ui, view, check_in, named);
            });
            to_do(ui, view, check_in, named);
        });
    }
}

fn said(ui: &mut Ui, view: &View<'_>, check_in: &CheckIn, named: &str) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let journal = &view.open.journal;
    let start = journal.settings.day_start;
    let later = match check_in.written.filter(|_| check_in.written_later(start)) {
        Some(written) => format!(" · added later, on {}", written.day(start).date_words_from(check_in.day)),
        None => String::new(),
    };
    strong(ui, &format!("{}{later}", view.look.units.clock(check_in.at.instant)));
    if check_in.filed_under() != check_in.day {
        caption(ui, view.look, &format!("Filed under {}, which can't be. Change it to choose its day", check_in.day.words()));
    }
    check_in_words::words(ui, view, check_in, &Told::InShort(named));
}

fn to_do(ui: &mut Ui, view: &mut View<'_>, check_in: &CheckIn, named: &str) {
    let look = view.look;
    let change = icon_button(ui, look, Icon::Edit, &format!("Change {named}"));
    if take_over(ui, change, change_of(&check_in.id)).clicked() {
        view.actions.ask(CheckInChange::Edit(check_in.id.clone()));
    }
    if icon_button(ui, look, Icon::Trash, &format!("Delete {named}")).clicked() {
        view.actions.ask(CheckInChange::Delete(check_in.id.clone()));
    }
}
