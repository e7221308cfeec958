//! The page for the doctor: what goes on it, and beside that the page itself, as it will be printed.

mod choices;
mod days;
mod notes;
mod preview;
mod save;

use crate::{
    app::Action,
    domain::Way,
    guidance::{asked, taken_along},
    report::Paper,
    ui::{
        View,
        arriving::{For, come_to, comes},
        theme::size,
        widgets::{caption, column, quiet, title},
    },
};
use egui::{Id, Ui, vec2};

/// Its name, by which it is come to.
pub(crate) const PAGE: &str = "The page for my doctor";
/// The choices beside the page, and what lies between.
const CHOICES: f32 = 330.0;
const BETWEEN: f32 = 20.0;
/// A page that would be narrower stands beneath the choices.
const LEAST_PAGE: f32 = 340.0;
/// Wider than this it is no easier to read.
const WIDEST_PAGE: f32 = 820.0;

/// Opens it, from any room.
pub(crate) fn open(view: &mut View<'_>) {
    let form = view.forms.ways.doctors_page.get_or_insert_default();
    form.forget_the_item();
    view.actions.ask(Action::OpenWay(Way::Doctor));
}

/// Whether it is; what is asked for on paper opens it.
pub(super) fn is_open(ui: &Ui, view: &mut View<'_>) -> bool {
    if comes(ui, PAGE, For::Paper) {
        view.forms.ways.doctors_page.get_or_insert_default();
        come_to(ui.ctx(), save::NAME, For::Paper);
    }
    view.forms.ways.doctors_page.is_some()
}

pub(super) fn screen(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(mut form) = view.forms.ways.doctors_page.take() else { return };
    if was_away(ui) {
        form.forget_the_item();
    }
    let mut stays = true;
    column(ui, look, "page for the doctor", size::FRAME, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        if quiet(ui, look, "Back to my questions").clicked() {
            stays = false;
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui, PAGE);
            caption(ui, look, "You see it as it will be printed. It stays on this machine until you save it and give it away");
        });
        let Some(findings) = view.open.findings.clone() else {
            caption(ui, look, "Reading your check-ins…");
            return;
        };
        let country = view.open.journal.settings.country.as_deref().unwrap_or_default();
        form.wish.paper = form.paper.unwrap_or_else(|| Paper::of_country(country));
        let questions = taken_along(&asked(&findings.questions, &view.open.journal.way_items));
        let room = ui.available_width();
        if room >= CHOICES + BETWEEN + LEAST_PAGE {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                beside(ui, CHOICES, |ui| choices::show(ui, view, &mut form, &questions));
                ui.add_space(BETWEEN);
                let width = (room - CHOICES - BETWEEN).min(WIDEST_PAGE);
                beside(ui, width, |ui| preview::show(ui, view, &form, &questions, width));
            });
        } else {
            choices::show(ui, view, &mut form, &questions);
            preview::show(ui, view, &form, &questions, room.min(WIDEST_PAGE));
        }
    });
    view.forms.ways.doctors_page = stays.then_some(form);
}

fn beside(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        ui.set_width(width);
        contents(ui);
    });
}

/// Whoever was elsewhere since comes back to a page without what holds for one time only.
fn was_away(ui: &Ui) -> bool {
    let id = Id::unique("the page for the doctor was shown in this frame");
    let now = ui.ctx().cumulative_frame_nr();
    let before = ui.data(|d| d.get_temp::<u64>(id));
    ui.data_mut(|d| d.insert_temp(id, now));
    before.is_none_or(|frame| frame + 1 < now)
}
