//! The page is written into a file, to be printed from there.

use super::preview::drawn_pages;
use crate::{
    app::{Action, DoctorsPageForm},
    ui::{
        View,
        arriving::{For, comes},
        files::{
            place_line::{PlaceFor, path_of, place_line, suggested},
            wish::PlaceWish,
        },
        widgets::{primary, quiet},
    },
};
use egui::Ui;

/// By what it is come to.
pub(super) const NAME: &str = "saving the page for my doctor";

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, form: &mut DoctorsPageForm, questions: &[String]) {
    let look = view.look;
    let Some(mut to) = form.to.take() else {
        let r = primary(ui, look, "Save as PDF…");
        if r.clicked() || comes(ui, NAME, For::Paper) {
            r.scroll_to_me(Some(egui::Align::Center));
            form.to = Some(suggested(&format!("gamut-for-my-doctor-{}.pdf", view.today())));
        }
        return;
    };
    let place = PlaceFor {
        name: "where the page for my doctor goes",
        label: "Write the page to this file, which is not encrypted:",
        choose: "Choose where…",
        hint: "",
    };
    let chosen =
        place_line(ui, look, place, &mut to, |typed| PlaceWish::to_write(place.name, "Where the page goes", typed, &["pdf"]));
    let mut stays = true;
    ui.horizontal_wrapped(|ui| {
        let path = chosen.clone().or_else(|| path_of(&to));
        ui.add_enabled_ui(path.is_some(), |ui| {
            if (primary(ui, look, "Save the page").clicked() || chosen.is_some())
                && let Some(to) = path
            {
                let pages = drawn_pages(ui, view, form, questions);
                view.actions.ask(Action::SavePages { pages, to });
                form.forget_the_item();
                stays = false;
            }
        });
        stays &= !quiet(ui, look, "Cancel").clicked();
    });
    form.to = stays.then_some(to);
}
