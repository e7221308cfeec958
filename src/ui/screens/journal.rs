use super::{journal_day, journal_search, journal_trash, journal_week, journal_year};
use crate::{
    app::{Action, Room},
    domain::{DayKey, Journal},
    ui::{
        View,
        look::size,
        widgets::{caption, card, column, day_picker, drop_down, link, one_of, para, primary, quiet, section, title},
    },
};
use chrono::Datelike;
use egui::{Align, Ui, vec2};
use std::sync::Arc;

/// So many days are shown at once; the rest is one press away, however long the journal is.
const DAYS_SHOWN: usize = 14;
const CALENDAR: f32 = 326.0;

/// The days newest first, a search, a calendar and the trash.
pub fn journal(ui: &mut Ui, view: &mut View<'_>) {
    column(ui, view.look, "journal", 1120.0, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        let wide = ui.available_width() >= 820.0;
        heading(ui, view, wide);
        let any = !view.model.journal.check_ins.is_empty();
        if any && view.forms.search.trim().is_empty() && journal_year::is_open(ui) {
            journal_year::show(ui, view);
        } else if wide {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 20.0;
                let left = ui.available_width() - CALENDAR - 20.0;
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    ui.set_width(left);
                    book(ui, view);
                });
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    ui.set_width(CALENDAR);
                    let look = view.look;
                    card(ui, look, |ui| calendar(ui, view));
                    journal_week::week(ui, view);
                    journal_week::other_years(ui, view);
                    journal_trash::show(ui, view);
                });
            });
        } else {
            book(ui, view);
            journal_week::week(ui, view);
            journal_week::other_years(ui, view);
            journal_trash::show(ui, view);
        }
    });
}

/// A day in words; the year where it isn't this one.
pub(super) fn day_words(day: DayKey, today: DayKey) -> String {
    if day == today {
        return format!("Today, {}", day.date().format("%-d %B"));
    }
    if day.date().year() == today.date().year() {
        return day.weekday_words();
    }
    format!("{} {}", day.weekday_words(), day.date().year())
}

fn heading(ui: &mut Ui, view: &mut View<'_>, wide: bool) {
    let look = view.look;
    let top = ui
        .horizontal_wrapped(|ui| {
            let r = title(ui, "Journal");
            if !view.model.journal.check_ins.is_empty() {
                ui.add_space(12.0);
                let open = journal_year::is_open(ui);
                if let Some(wanted) = one_of(ui, look, &open, [(false, "Days"), (true, "Year")]) {
                    journal_year::set_open(ui, wanted);
                }
            }
            if !wide {
                let button = link(ui, look, "Go to a day…");
                drop_down(&button, "Choose a day", |ui| {
                    if calendar(ui, view) {
                        ui.close();
                    }
                });
            }
            r
        })
        .inner;
    journal_search::field(ui, view);
    // Another day was asked for: it begins at the top.
    let id = egui::Id::unique("journal shows");
    let shown = view.model.shown_day;
    let before = ui.data(|d| d.get_temp::<Option<DayKey>>(id)).unwrap_or_default();
    if before != shown {
        ui.data_mut(|d| d.insert_temp(id, shown));
        journal_year::set_open(ui, false);
        ui.scroll_to_rect(top.rect.translate(vec2(0.0, -size::TITLE)), Some(Align::TOP));
    }
}

/// A month to jump into; says whether a day was chosen.
fn calendar(ui: &mut Ui, view: &mut View<'_>) -> bool {
    let journal = Arc::clone(&view.model.journal);
    let today = view.model.today();
    let chosen = view.model.shown_day.unwrap_or(today);
    let holds = |d: DayKey| journal.on(d).next().is_some();
    // The month shown starts anew with the day that is shown.
    let month = (chosen.date().year(), chosen.date().month());
    let picked = ui.push_id(("calendar", month), |ui| day_picker(ui, view.look, chosen, today, &holds)).inner;
    if let Some(day) = picked {
        view.actions.ask(Action::ShowDay(day));
    }
    picked.is_some()
}

fn book(ui: &mut Ui, view: &mut View<'_>) {
    if view.forms.search.trim().is_empty() {
        days(ui, view);
    } else {
        journal_search::hits(ui, view);
    }
}

fn days(ui: &mut Ui, view: &mut View<'_>) {
    let journal = Arc::clone(&view.model.journal);
    if journal.check_ins.is_empty() && journal.events.is_empty() && view.model.shown_day.is_none() {
        return nothing_yet(ui, view);
    }
    let mut page = journal.days_up_to(view.model.shown_day, DAYS_SHOWN + 1);
    let before = if page.len() > DAYS_SHOWN { page.pop() } else { None };
    if let Some(asked) = view.model.shown_day
        && page.first() != Some(&asked)
    {
        page.insert(0, asked);
    }
    if let Some(newest) = page.first() {
        ui.push_id("later", |ui| later(ui, view, &journal, *newest));
    }
    let mut month = None;
    for day in page {
        let its = (day.date().year(), day.date().month());
        if month != Some(its) {
            month = Some(its);
            section(ui, &day.date().format("%B %Y").to_string());
        }
        ui.push_id(day, |ui| journal_day::show(ui, view, day));
    }
    ui.push_id("earlier", |ui| match before {
        Some(day) => {
            if quiet(ui, view.look, "Earlier days").clicked() {
                view.actions.ask(Action::ShowDay(day));
            }
        }
        None => {
            caption(ui, view.look, "Here the journal begins");
        }
    });
}

/// The way back towards now, where there is one.
fn later(ui: &mut Ui, view: &mut View<'_>, journal: &Journal, newest: DayKey) {
    let look = view.look;
    let Some(next) = journal.days_after(newest, DAYS_SHOWN).last().copied() else { return };
    ui.horizontal_wrapped(|ui| {
        if quiet(ui, look, "Later days").clicked() {
            view.actions.ask(Action::ShowDay(next));
        }
        if link(ui, look, "Newest").clicked()
            && let Some(last) = journal.days_up_to(None, 1).first()
        {
            view.actions.ask(Action::ShowDay(*last));
        }
    });
}

fn nothing_yet(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        section(ui, "Nothing is written yet");
        para(ui, "Each day you write about will have its place here, the newest first.");
        if primary(ui, look, "Write a check-in").clicked() {
            view.actions.ask(Action::Go(Room::Today));
        }
    });
}
