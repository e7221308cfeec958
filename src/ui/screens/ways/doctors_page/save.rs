//! The page is printed, or written into a file.

use super::preview::drawn_pages;
use crate::{
    app::{Action, DoctorsPageForm},
    ui::{
        View,
        arriving::{For, comes},
        files::{
            place_line::{PlaceFor, path_of, place_line, suggested},
            print::{ToPrint, come_to_button, how_to_print, is_there, print_button, where_it_is},
            wish::PlaceWish,
        },
        widgets::{primary, quiet},
    },
};
use egui::Ui;

/// By what it is come to.
pub(super) const NAME: &str = "saving the page for my doctor";
/// By what printing it is told from printing others.
const PRINTED: &str = "the page for my doctor";

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, form: &mut DoctorsPageForm, questions: &[String]) {
    let look = view.look;
    let Some(mut to) = form.to.take() else {
        let name = format!("gamut-for-my-doctor-{}.pdf", view.today());
        let prints = is_there(ui.ctx());
        ui.horizontal_wrapped(|ui| {
            let r = primary(ui, look, "Save as PDF…");
            let is_come_to = prints.is_some() && comes(ui, NAME, For::Paper);
            if is_come_to {
                r.scroll_to_me(Some(egui::Align::Center));
            }
            if is_come_to && prints == Some(true) {
                come_to_button(ui.ctx());
            } else if r.clicked() || is_come_to {
                form.to = Some(suggested(&name));
            }
            let ctx = ui.ctx().clone();
            let pages = || ToPrint::Pages(drawn_pages(&ctx, view, form, questions));
            if print_button(ui, look, (PRINTED, name), pages) {
                form.forget_the_item();
            }
        });
        where_it_is(ui, look, PRINTED);
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
    how_to_print(ui, look);
    let mut stays = true;
    ui.horizontal_wrapped(|ui| {
        let path = chosen.clone().or_else(|| path_of(&to));
        ui.add_enabled_ui(path.is_some(), |ui| {
            if (primary(ui, look, "Save the page").clicked() || chosen.is_some())
                && let Some(to) = path
            {
                let pages = drawn_pages(ui.ctx(), view, form, questions);
                view.actions.ask(Action::SavePages { pages, to });
                form.forget_the_item();
                stays = false;
            }
        });
        stays &= !quiet(ui, look, "Cancel").clicked();
    });
    form.to = stays.then_some(to);
}
