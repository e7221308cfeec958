//! The sheet for a week, printed or written into a file.

use crate::{
    analysis::words::week_of,
    app::Action,
    domain::DayKey,
    report::{PaperPage, WeekSheet},
    ui::{
        View,
        files::{
            place_line::{PlaceFor, path_of, place_line, suggested},
            print::{ToPrint, how_to_print, or_save, print_button, where_it_is},
            wish::PlaceWish,
        },
        widgets::{caption, one_of, primary, quiet, section, text_card},
    },
};
use egui::{Id, Ui};

/// Which weeks are on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weeks {
    /// The dates are written by hand.
    Undated,
    Next,
    NextFour,
}

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "A sheet to print");
        let asked = view.forms.today.week_on_paper.take();
        caption(
            ui,
            look,
            "A page a week, with a row for each feeling and symptom you are asked about. Nothing you wrote is on it",
        );
        let Some(mut to) = asked else {
            if quiet(ui, look, &or_save(ui.ctx(), "Save an empty sheet…")).clicked() {
                view.forms.today.week_on_paper = Some(suggested("gamut-week.pdf"));
            }
            return;
        };
        let weeks = which(ui, view);
        let place = PlaceFor {
            name: "where the sheet for a week goes",
            label: "Write the sheet to this file:",
            choose: "Choose where…",
            hint: "",
        };
        let chosen = place_line(ui, look, place, &mut to, |typed| {
            PlaceWish::to_write(place.name, "Where the sheet goes", typed, &["pdf"])
        });
        how_to_print(ui, look);
        let at = chosen.clone().or_else(|| path_of(&to));
        let mut stays = true;
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(at.is_some(), |ui| {
                if (primary(ui, look, "Save the sheet").clicked() || chosen.is_some())
                    && let Some(at) = at
                {
                    view.actions.ask(Action::SavePages { pages: pages(view, weeks).into(), to: at });
                    stays = false;
                }
            });
            print_button(ui, look, ("the sheet for a week", to.clone()), || ToPrint::Pages(pages(view, weeks).into()));
            stays &= !quiet(ui, look, "Not now").clicked();
        });
        where_it_is(ui, look, "the sheet for a week");
        view.forms.today.week_on_paper = stays.then_some(to);
    });
}

fn which(ui: &mut Ui, view: &View<'_>) -> Weeks {
    let id = Id::unique("the weeks of the sheet");
    let now = ui.data(|d| d.get_temp(id)).unwrap_or(Weeks::Next);
    let next = next_week(view).words();
    let choices = [
        (Weeks::Next, format!("The week from {next}")),
        (Weeks::NextFour, "Four weeks from then".to_owned()),
        (Weeks::Undated, "Without dates".to_owned()),
    ];
    let mut chosen = now;
    ui.horizontal_wrapped(|ui| chosen = one_of(ui, view.look, &now, choices).unwrap_or(now));
    ui.data_mut(|d| d.insert_temp(id, chosen));
    chosen
}

/// The first day of the week that begins next, or today where it does.
fn next_week(view: &View<'_>) -> DayKey {
    let (today, begins) = (view.today(), view.look.units.week);
    let this = week_of(today, begins);
    if this == today { today } else { this.plus(7) }
}

fn pages(view: &View<'_>, weeks: Weeks) -> Vec<PaperPage> {
    let next = next_week(view);
    let (from, weeks) = match weeks {
        Weeks::Undated => (None, 1),
        Weeks::Next => (Some(next), 1),
        Weeks::NextFour => (Some(next), 4),
    };
    WeekSheet { catalogue: &view.open.journal.catalogue, from, weeks, begins: view.look.units.week }.on_paper()
}
