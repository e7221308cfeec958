//! The day that the form is about, and the way to another one.

use super::saved;
use crate::{
    app::CheckInChange,
    domain::{Clock, DayKey},
    ui::{
        View,
        widgets::{caption, day_picker, drop_down, link, title},
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
        return "Written later: kept with today's date beside it".into();
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
fn time_of_day(ui: &mut Ui, view: &mut View<'_>, day: DayKey, time: chrono::NaiveTime) {
    use chrono::Timelike;
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        let (mut hour, mut minute) = (time.hour(), time.minute());
        let label = caption(ui, look, "At");
        ui.add(hour_of(&mut hour, look.units.clock)).labelled_by(label.id).accessible_name("Hour");
        ui.add(egui::DragValue::new(&mut minute).range(0..=59).suffix(" min")).accessible_name("Minute");
        // Only a press changes it: seconds that are not shown here belong to the moment it was.
        if (hour, minute) != (time.hour(), time.minute())
            && let Some(set) = chrono::NaiveTime::from_hms_opt(hour, minute, time.second())
        {
            view.forms.today.check_in.other_time = Some((day, set));
        }
        if view.forms.today.check_in.editing.is_none() && link(ui, look, "Back to now").clicked() {
            view.actions.ask(CheckInChange::WriteFor(view.today()));
        }
    });
}

/// The hour, as the clock that is chosen reads it; typed, it is understood either way.
fn hour_of(hour: &mut u32, clock: Clock) -> egui::DragValue<'_> {
    let field = egui::DragValue::new(hour).range(0..=23);
    match clock {
        Clock::Hours24 => field.suffix(" h"),
        Clock::Hours12 => field
            .custom_formatter(|n, _| {
                let (half, hour) = if n < 12.0 { ("am", n) } else { ("pm", n - 12.0) };
                format!("{} {half}", if hour < 1.0 { 12.0 } else { hour })
            })
            .custom_parser(|typed| {
                let typed = typed.trim().to_lowercase();
                let n: f64 = typed.trim_end_matches(|c: char| !c.is_ascii_digit()).trim().parse().ok()?;
                Some(match typed.contains('p') {
                    true if n < 12.0 => n + 12.0,
                    false if typed.contains('a') && n >= 12.0 => n - 12.0,
                    _ => n,
                })
            }),
    }
}
