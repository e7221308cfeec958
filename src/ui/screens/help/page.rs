//! Help on paper: one page, with the person's own words only where they tick them.

use crate::{
    app::{Action, HelpPageForm},
    report::HelpPage,
    ui::{
        HelpView,
        arriving::{For, comes},
        files::{
            place_line::{PlaceFor, path_of, place_line, suggested},
            print::{ToPrint, come_to_button, how_to_print, or_save, print_button, where_it_is},
            wish::PlaceWish,
        },
        widgets::{caption, primary, quiet, section, text_card, tick},
    },
};
use egui::Ui;

/// Its name, by which it is come to.
pub(crate) const PAGE: &str = "The page of help";

pub(crate) fn on_paper(ui: &mut Ui, view: &mut HelpView<'_>) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "On paper");
        caption(ui, look, "One page to print: the lines above with the day each was checked, and when to seek help");
        let Some(mut form) = view.help.page.take() else {
            let r = quiet(ui, look, &or_save(ui.ctx(), "Save this page…"));
            let is_come_to = comes(ui, PAGE, For::Paper);
            if is_come_to {
                come_to_button(ui.ctx());
            }
            if r.clicked() || is_come_to {
                r.scroll_to_me(Some(egui::Align::Center));
                view.help.page = Some(HelpPageForm { to: suggested("gamut-help.pdf"), ..HelpPageForm::default() });
            }
            return;
        };
        let mut stays = true;
        if let Some(view) = view.view() {
            if !view.forms.help.safety_plan.is_empty() {
                tick(ui, look, &mut form.plan, "With my safety plan, as plain text");
            }
            if !view.open.journal.contacts.is_empty() {
                tick(ui, look, &mut form.contacts, "With my own contacts, as plain text");
            }
        }
        let place = PlaceFor {
            name: "where the page of help goes",
            label: "Write the page to this file, which is not encrypted:",
            choose: "Choose where…",
            hint: "",
        };
        let chosen = place_line(ui, look, place, &mut form.to, |typed| PlaceWish {
            of_journal: false,
            ..PlaceWish::to_write(place.name, "Where the page goes", typed, &["pdf"])
        });
        how_to_print(ui, look);
        let to = chosen.clone().or_else(|| path_of(&form.to));
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(to.is_some(), |ui| {
                if (primary(ui, look, "Save the page").clicked() || chosen.is_some())
                    && let Some(to) = to
                {
                    view.actions.ask(Action::SaveHelpPage { to, plan: form.plan, contacts: form.contacts });
                    stays = false;
                }
            });
            print_button(ui, look, ("the page of help", form.to.clone()), || ToPrint::Help(Box::new(page_of(view, &form))));
            stays &= !quiet(ui, look, "Cancel").clicked();
        });
        where_it_is(ui, look, "the page of help");
        view.help.page = stays.then_some(form);
    });
}

/// The page as it is ticked; of the person's own only what stands on the screen.
fn page_of(view: &HelpView<'_>, form: &HelpPageForm) -> HelpPage {
    let open = view.open.as_deref();
    HelpPage {
        country: view.country.clone(),
        plan: open.filter(|_| form.plan).map(|open| open.forms.help.safety_plan.clone()),
        contacts: open.filter(|_| form.contacts).map(|open| open.journal.journal.contacts.clone()).unwrap_or_default(),
        today: view.today,
    }
}
