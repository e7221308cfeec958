//! What a week held, and the same date in other years.

use super::{
    day,
    day_words::{day_words, week_words},
    once::once_for,
};
use crate::{
    analysis::words::{week_lines, week_of},
    app::Action,
    domain::DayKey,
    ui::{
        View,
        widgets::{Icon, caption, disclosure_of, icon_button, link, section, text_card},
    },
};
use egui::Ui;
use std::sync::Arc;

/// The week of the day that is shown, in a few lines; the weeks beside it are one press away.
pub(crate) fn week(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let journal = Arc::clone(view.open.counted());
    let today = view.today();
    let begins = look.units.week;
    let own = week_of(view.open.shown_day.unwrap_or(today), begins);
    let id = egui::Id::unique("week shown");
    // Beside the day that is shown; another day begins with its own week.
    let (of, mut back): (DayKey, i32) = ui.data(|d| d.get_temp(id)).filter(|(of, _)| *of == own).unwrap_or((own, 0));
    let first = own.plus(-7 * back);
    text_card(ui, look, |ui| {
        ui.horizontal_wrapped(|ui| {
            let name = if first == week_of(today, begins) { "This week".to_owned() } else { week_words(first) };
            section(ui, &name);
            if icon_button(ui, look, Icon::Left, "Week before").clicked() {
                back += 1;
            }
            if first < week_of(today, begins) && icon_button(ui, look, Icon::Right, "Week after").clicked() {
                back -= 1;
            }
        });
        for line in week_lines(&journal, first) {
            caption(ui, look, &line);
        }
    });
    ui.data_mut(|d| d.insert_temp(id, (of, back)));
}

/// The date of the day that is shown in other years, where something was written on it; nothing where not.
pub(crate) fn other_years(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    let today = view.today();
    let shown = view.open.shown_day.unwrap_or(today);
    let of = (view.open.revision, shown, today);
    let in_words = |day| InItsYear { day, name: day_words(day, today), reach: day::reach_words(&journal, day) };
    let find = || journal.in_other_years(shown).into_iter().map(in_words).collect::<Vec<_>>();
    let years = once_for(ui.ctx(), "the day in other years", of, find);
    if years.is_empty() {
        return;
    }
    let (near, far) = years.split_at(years.len().min(YEARS_AT_ONCE));
    text_card(ui, look, |ui| {
        section(ui, &format!("{} in other years", shown.date().format("%-d %B")));
        for year in near {
            year.show(ui, view);
        }
        if !far.is_empty() {
            let more = if far.len() == 1 { "1 more year".to_owned() } else { format!("{} more years", far.len()) };
            disclosure_of(ui, look, &more, "more of the other years", |ui| {
                for year in far {
                    year.show(ui, view);
                }
            });
        }
    });
}

/// So many years stand there at once; a list of fifty is read by nobody, and costs every frame.
const YEARS_AT_ONCE: usize = 5;

/// A day of another year in words.
struct InItsYear {
    day: DayKey,
    name: String,
    reach: String,
}

impl InItsYear {
    fn show(&self, ui: &mut Ui, view: &mut View<'_>) {
        if link(ui, view.look, &self.name).clicked() {
            view.actions.ask(Action::ShowDay(self.day));
        }
        caption(ui, view.look, &self.reach);
    }
}
