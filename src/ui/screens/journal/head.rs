//! What stands above the days: the title, the search and the filters.

use super::{filters, menus, once::once_for, search_field, trash, week, year};
use crate::{
    analysis::{Course, drawn_patterns},
    app::Action,
    domain::{DayKey, Journal},
    report::{LoggedDay, RangeField, logged_days},
    ui::{
        View, banners,
        screens::{
            left_out,
            today::prompt_card::{self, Offered},
        },
        widgets::{OnDay, drop_down, gap, link, month_of_days, one_of, title},
    },
};
use chrono::Datelike;
use egui::{Align, Context, Id, Layout, Ui};
use std::{cell::RefCell, sync::Arc};

/// What stands above the days: the search, and with little room everything else.
pub(super) fn head(ui: &mut Ui, view: &mut View<'_>, has_room: bool) {
    ui.spacing_mut().item_spacing.y = if has_room { 10.0 } else { 12.0 };
    if !has_room {
        ui.add_space(2.0);
    }
    if view.look.low {
        banners::show_within(ui, view);
    }
    title_line(ui, view, has_room);
    let for_search = ui.available_width() - filters::TO_FILTER;
    if for_search >= 260.0 {
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.set_width(for_search);
                search_field::field(ui, view);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| filters::opener(ui, view));
        });
    } else {
        search_field::field(ui, view);
        filters::opener(ui, view);
    }
    left_out::say(ui, view);
    filters::show(ui, view);
    if !has_room && view.forms.journal.search.is_empty() {
        prompt_card::offer(ui, view, Offered::Quietly);
        week::week(ui, view);
        week::other_years(ui, view);
        trash::show(ui, view);
    }
    if !has_room {
        ui.add_space(4.0);
    }
}

pub(super) fn title_line(ui: &mut Ui, view: &mut View<'_>, has_calendar: bool) {
    let look = view.look;
    // The two stay together.
    let in_one_line = ui.available_width() >= 300.0;
    if !in_one_line {
        title(ui, "Journal");
    }
    ui.horizontal_wrapped(|ui| {
        if in_one_line {
            title(ui, "Journal");
        }
        if !view.open.journal.check_ins.is_empty() {
            if in_one_line {
                gap(ui, 12.0);
            }
            let open = year::is_open(ui);
            if let Some(wanted) = one_of(ui, look, &open, [(false, "Days"), (true, "Year")]) {
                year::set_open(ui, wanted);
            }
        }
        if !has_calendar {
            let button = link(ui, look, "Go to a day…");
            drop_down(&button, "Choose a day", |ui| {
                if calendar(ui, view, false) {
                    ui.close();
                }
            });
        }
    });
}

/// The days with check-ins of the month of this day; gathered once for each month and revision of the journal. `counted` is
/// what of it counts.
fn month_of(ctx: &Context, journal: &Journal, counted: &Journal, revision: u64, day: DayKey) -> Arc<Month> {
    let date = day.date();
    let first = day.plus(1 - i32::try_from(date.day()).unwrap_or(1));
    once_for(ctx, "the month that is coloured", (revision, first), || Month {
        begins: counted.first_day(),
        days: logged_days(counted, first, first.plus(30)),
        held: (0..31).map(|n| first.plus(n)).filter(|day| journal.on(*day).next().is_some()).collect(),
    })
}

/// A month of the journal, and where the journal begins.
struct Month {
    begins: Option<DayKey>,
    days: Vec<LoggedDay>,
    /// Those that hold a check-in, in order.
    held: Vec<DayKey>,
}

/// The calendar is to show the newest month, too.
pub(super) fn come_back(ctx: &Context) {
    ctx.data_mut(|d| *d.get_temp_mut_or_default::<u32>(came_back()) += 1);
}

fn came_back() -> Id {
    Id::unique("how often one went back to the newest")
}

/// A month to jump into; says whether a day was chosen. `has_menus`: it doesn't pop up itself.
pub(super) fn calendar(ui: &mut Ui, view: &mut View<'_>, has_menus: bool) -> bool {
    let journal = Arc::clone(&view.open.journal);
    let today = view.today();
    let chosen = view.open.shown_day.unwrap_or(today);
    let found = view.open.findings.as_ref().map(|f| Arc::clone(&f.analysis));
    let known = found.as_ref().map_or(today, |a| a.until);
    let courses: Vec<&Course> =
        found.as_deref().into_iter().flat_map(|a| drawn_patterns(a, &journal).map(|p| &p.course)).collect();
    let part = |d: DayKey| courses.iter().rev().find_map(|c| Some((c.kind, c.part_on(d, known)?)));
    let counted = Arc::clone(view.open.counted());
    let (ctx, logged) = (ui.ctx().clone(), RefCell::new(None));
    let on_day = |d: DayKey| {
        let mut logged = logged.borrow_mut();
        let month = logged.get_or_insert_with(|| month_of(&ctx, &journal, &counted, view.open.revision, d));
        let there = month.days.binary_search_by_key(&d, |l| l.day).ok().and_then(|n| month.days.get(n));
        // Before the first check-in and after today there is nothing to be hatched.
        let is_known = month.begins.is_some_and(|first| (first..=today).contains(&d));
        OnDay { holds: month.held.binary_search(&d).is_ok(), part: part(d), range: is_known.then(|| RangeField::of(there)) }
    };
    // The month shown starts anew with the day that is shown, and where one went back to the newest.
    let month = (chosen.date().year(), chosen.date().month(), ui.data(|d| d.get_temp::<u32>(came_back())));
    let look = view.look;
    let (picked, days) = ui.push_id(("calendar", month), |ui| month_of_days(ui, look, chosen, today, &on_day)).inner;
    if has_menus {
        for (day, r) in &days {
            menus::of_day(ui, view, r, *day);
        }
    }
    if let Some(day) = picked {
        view.actions.ask(Action::ShowDay(day));
    }
    picked.is_some()
}
