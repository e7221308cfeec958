//! When a day begins, and how times, weeks and nights are shown.

use crate::{
    domain::{Clock, DayStart, SleepShown, WeekBegins},
    ui::{
        View,
        screens::{save_settings::save, settings::marked::mark},
        theme::Look,
        widgets::{caption, card, focus_ring, named_row, one_of, section},
    },
};
use egui::{ComboBox, Id, Ui};

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[
    ("A new day begins at", "day start hour midnight night late"),
    ("Clock", "time 24 hours 12 am pm"),
    ("A week begins on", "monday sunday saturday first day"),
    ("Sleep", "hours minutes decimal units"),
];

pub(crate) fn your_day(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.open.journal.settings.day_start;
    let words = |start: DayStart| look.units.clock.hour_words(start.hour());
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        section(ui, "Your day");
        setting(ui, look, "A new day begins at", |ui, label| {
            let mut wanted = now;
            let chosen = ComboBox::from_id_salt("day start").width(90.0).selected_text(words(now)).show_ui(ui, |ui| {
                for hour in (0..=12).filter_map(DayStart::new) {
                    ui.selectable_value(&mut wanted, hour, words(hour));
                }
            });
            focus_ring(ui, look, &chosen.response.labelled_by(label));
            if wanted != now {
                save(view, |s| s.day_start = wanted);
            }
        });
        caption(
            ui,
            look,
            "What you write before that hour belongs to the evening before. Check-ins that are already there keep their day",
        );
    });
}

pub(crate) fn units(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.open.journal.settings.units;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        section(ui, "Units");
        setting(ui, look, "Clock", |ui, _| {
            let offered = [(Clock::Hours24, "24 hours, 21:40"), (Clock::Hours12, "12 hours, 9:40 pm")];
            if let Some(clock) = one_of(ui, look, &now.clock, offered) {
                save(view, |s| s.units.clock = clock);
            }
        });
        setting(ui, look, "A week begins on", |ui, _| {
            let offered = [(WeekBegins::Monday, "Monday"), (WeekBegins::Sunday, "Sunday"), (WeekBegins::Saturday, "Saturday")];
            if let Some(week) = one_of(ui, look, &now.week, offered) {
                save(view, |s| s.units.week = week);
            }
        });
        setting(ui, look, "Sleep", |ui, _| {
            let offered = [
                (SleepShown::HoursAndMinutes, "Hours and minutes, 6\u{a0}h\u{a0}30"),
                (SleepShown::DecimalHours, "Decimal hours, 6.5 h"),
            ];
            if let Some(sleep) = one_of(ui, look, &now.sleep, offered) {
                save(view, |s| s.units.sleep = sleep);
            }
        });
        caption(ui, look, "This is for what you see; you can type sleep either way. Exported files always have the same form");
    });
}

/// A row that the search finds by its name.
fn setting(ui: &mut Ui, look: &Look, name: &'static str, contents: impl FnOnce(&mut Ui, Id)) {
    mark(ui, look, name, |ui| named_row(ui, look, name, contents));
}
