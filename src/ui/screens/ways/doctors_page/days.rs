//! Which days are on the page, and on which paper.

use crate::{
    app::DoctorsPageForm,
    domain::DayKey,
    report::{Paper, Period, days_between},
    ui::{
        View,
        day_typed::days_typed,
        widgets::{caption, line, one_of},
    },
};
use egui::Ui;

/// What is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    SinceDose,
    TwoYears,
    Own,
}

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, form: &mut DoctorsPageForm) {
    let look = view.look;
    let now = match form.offered() {
        Some(Period::SinceDose) => Which::SinceDose,
        Some(Period::TwoYears) => Which::TwoYears,
        Some(Period::Days(..)) | None => Which::Own,
    };
    let offered = [(Which::SinceDose, "Last dose"), (Which::TwoYears, "Two years"), (Which::Own, "Other days")];
    if let Some(chosen) = one_of(ui, look, &now, offered) {
        form.own_days = chosen == Which::Own;
        if chosen == Which::TwoYears {
            form.wish.period = Period::TwoYears;
        } else if chosen == Which::SinceDose {
            form.wish.period = Period::SinceDose;
        }
    }
    if form.own_days {
        ui.horizontal_wrapped(|ui| {
            day_field(ui, view, "First day", &mut form.from);
            day_field(ui, view, "Last day", &mut form.until);
        });
        match typed(form, view.today()) {
            Ok(period) => form.wish.period = period,
            Err(why) => {
                caption(ui, look, why);
            }
        }
    }
    let (from, until) = form.wish.days(view.open.counted(), view.today());
    caption(ui, look, &days_between(from, until));
    let papers = Paper::ALL.map(|paper| (paper, paper.label()));
    if let Some(paper) = one_of(ui, look, &form.wish.paper, papers) {
        form.paper = Some(paper);
    }
}

fn day_field(ui: &mut Ui, view: &View<'_>, name: &str, typed: &mut String) {
    let look = view.look;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = caption(ui, look, name);
        line(ui, look, ("on the page for the doctor", name), typed, |f| f.desired_width(140.0).char_limit(40))
            .labelled_by(label.id);
    });
}

fn typed(form: &DoctorsPageForm, today: DayKey) -> Result<Period, &'static str> {
    let day = |typed: &str| match typed.trim() {
        "" => Ok(None),
        words => {
            let first = days_typed(words, today).first().copied();
            first.map(Some).ok_or("Type a day as 2026-11-03, 3 November 2026 or yesterday")
        }
    };
    let (from, until) = (day(&form.from)?, day(&form.until)?);
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        return Err("The last day is before the first");
    }
    Ok(Period::Days(from, until))
}
