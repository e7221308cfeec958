//! The day that the form is about, and the way to another one.

use super::saved;
use crate::{
    app::CheckInChange,
    domain::DayKey,
    ui::{
        View,
        widgets::{caption, day_picker, drop_down, link, time_field, title},
    },
};
use egui::Ui;

/// The day the form is about.
pub(crate) fn form_day(view: &View<'_>) -> DayKey {
    view.forms.today.check_in.other_time.map_or_else(|| view.today(), |(day, _)| day)
}

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let day = form_day(view);
    let today = view.today();
    let words = |ui: &mut Ui, view: &View<'_>| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui, &day.words_from(today));
            caption(ui, look, &about_the_day(view, day));
        });
    };
    // Beside the words where there is room for both.
    if ui.available_width() < 360.0 {
        words(ui, view);
        ui.horizontal_wrapped(|ui| another_day(ui, view, day, today));
    } else {
        ui.horizontal_top(|ui| {
            words(ui, view);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                ui.add_space(2.0);
                another_day(ui, view, day, today);
            });
        });
    }
    if let Some((_, time)) = view.forms.today.check_in.other_time {
        time_of_day(ui, view, day, time);
    }
}

/// The way to another day's form.
fn another_day(ui: &mut Ui, view: &mut View<'_>, day: DayKey, today: DayKey) {
    let look = view.look;
    let popup = link(ui, look, "For another day…");
    drop_down(&popup, "Choose a day", |ui| {
        let journal = &view.open.journal;
        if let Some(picked) = day_picker(ui, look, day, today, &|d| journal.on(d).next().is_some()) {
            view.actions.ask(CheckInChange::WriteFor(picked));
            ui.close();
        }
    });
}

fn about_the_day(view: &View<'_>, day: DayKey) -> String {
    let units = view.look.units;
    let ends = units.clock.hour_words(view.open.journal.settings.day_start.hour());
    if view.forms.today.check_in.editing.is_some() {
        return "Changing an earlier check-in".into();
    }
    if day != view.today() {
        let leads =
            if view.forms.today.back_to == Some(day) { " · saved, it leads back to this day in the Journal" } else { "" };
        return format!("Added later, on {}{leads}", view.today().date_words_from(day));
    }
    let n = view.open.journal.on(day).count();
    if saved::is_folded(view) {
        let said = if n == 1 { "One check-in today".to_owned() } else { format!("{n} check-ins today") };
        return format!("{said} · the day ends at {ends}");
    }
    let nth = match n {
        0 => "First check-in today".to_owned(),
        1 => "Second check-in today".to_owned(),
        2 => "Third check-in today".to_owned(),
        n => format!("Check-in {} today", n + 1),
    };
    format!("{nth} · {} · the day ends at {ends}", units.clock(view.shell.now.instant))
}

/// When it was, for a check-in about another time than now.
pub(crate) fn time_of_day(ui: &mut Ui, view: &mut View<'_>, day: DayKey, time: chrono::NaiveTime) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        let label = caption(ui, look, "At what time");
        let draft = &mut view.forms.today.check_in;
        if let Some(set) = time_field(ui, look, "the time of the check-in", label.id, time, &mut draft.time) {
            draft.other_time = Some((day, set));
        }
        if view.forms.today.check_in.editing.is_none() && link(ui, look, "Back to now").clicked() {
            view.actions.ask(CheckInChange::WriteFor(view.today()));
        }
    });
}
