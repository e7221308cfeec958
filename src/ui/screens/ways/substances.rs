//! Days without: how the days were, what helps, reasons of one's own, and drinks beside how far days reached.

use super::{own_list, phrases};
use crate::{
    analysis::{Aspect, SaidOfDay, said_of_days},
    app::CheckInChange,
    domain::{DayKey, ItemKind, Journal, Plan, Way},
    guidance::{WayText, way_tools},
    report,
    ui::{
        View,
        screens::range::picture_card::picture_card,
        theme::Look,
        widgets::{caption, disclosure, link, para, section, text_card},
    },
};
use egui::{Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// The days that are shown behind today, and those ahead with plans in them: four weeks and two, our choice.
const BACK: i32 = 27;
const AHEAD: i32 = 14;
/// Drinks beside width are looked for over a year.
const PICTURE_DAYS: i32 = 365;

pub(super) fn tool(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    helps(ui, view);
    text_card(ui, view.look, |ui| {
        section(ui, "Your own reasons");
        own_list::own_list(ui, view, ItemKind::Reason, "A reason", "In your own words");
    });
    phrases::folded(ui, view, text);
    beside_width(ui, view);
}

/// What is within reach at the hard hour.
pub(super) fn helps(ui: &mut Ui, view: &mut View<'_>) {
    text_card(ui, view.look, |ui| {
        section(ui, "What helps at the hard hour");
        own_list::own_list(ui, view, ItemKind::WhatHelps, "Something that helps", "A walk, a call, ginger tea");
    });
}

/// How the days were, as they were said in check-ins. What is not said is no day without.
pub(super) fn days(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let today = view.today();
    let (from, until) = (today.plus(-BACK), today.plus(AHEAD));
    let said = said_of_days(&view.open.journal, from, today);
    let planned = planned(&view.open.journal, from, until);
    text_card(ui, look, |ui| {
        section(ui, "Your days");
        let words = counted(&said, &planned, today);
        para(ui, &words);
        grid(ui, look, (from, today, until), &said, &planned, &words);
        if said.last() == Some(&SaidOfDay::NotSaid) && link(ui, look, "Say how today is, in a check-in").clicked() {
            view.actions.ask(CheckInChange::WriteFor(today));
        }
        disclosure(ui, look, "How days are counted", |ui| {
            para(ui, &way_tools().days_without);
        });
    });
}

/// The days with an open plan of this way, or one that was done.
fn planned(journal: &Journal, from: DayKey, until: DayKey) -> Vec<DayKey> {
    let of_this = |p: &&Plan| p.way == Way::Substances;
    journal.plans.iter().filter(of_this).filter_map(|p| p.day).filter(|d| (from..=until).contains(d)).collect()
}

/// "In the last 28 days: 4 with, 9 without, 15 not said. Planned ahead: 2 days".
fn counted(said: &[SaidOfDay], planned: &[DayKey], today: DayKey) -> String {
    let n = |what: SaidOfDay| said.iter().filter(|s| **s == what).count();
    let (with, without, open) = (n(SaidOfDay::With), n(SaidOfDay::Without), n(SaidOfDay::NotSaid));
    let ahead = planned.iter().filter(|d| **d >= today).count();
    let ahead = match ahead {
        0 => String::new(),
        1 => ". Planned from today on: 1 day".to_owned(),
        n => format!(". Planned from today on: {n} days"),
    };
    format!("In the last {} days: {with} with, {without} without, {open} not said{ahead}", said.len())
}

/// One square a day in weeks: filled = with, ringed = without, a dashed edge = not said; a bar under it = planned.
fn grid(
    ui: &mut Ui,
    look: &Look,
    (from, today, until): (DayKey, DayKey, DayKey),
    said: &[SaidOfDay],
    planned: &[DayKey],
    words: &str,
) {
    let n = until.since(from) + 1;
    let pitch = ((ui.available_width() - 4.0) / 14.0).min(30.0);
    let lines = n.div_euclid(14) + i32::from(n.rem_euclid(14) > 0);
    let (rect, r) = ui.allocate_exact_size(vec2(14.0 * pitch, lines as f32 * (pitch + 6.0)), Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("Two weeks a line. {words}")));
    let painter = ui.painter();
    for i in 0..n {
        let day = from.plus(i);
        let (column, line) = (i % 14, i / 14);
        let corner = pos2(rect.left() + column as f32 * pitch, rect.top() + line as f32 * (pitch + 6.0));
        let square = egui::Rect::from_min_size(corner, vec2(pitch - 6.0, pitch - 6.0));
        let of_day = usize::try_from(i).ok().and_then(|i| said.get(i)).copied();
        match of_day {
            Some(SaidOfDay::With) => {
                painter.rect_filled(square, 5.0, look.accent());
            }
            Some(SaidOfDay::Without) => {
                painter.rect(square, 5.0, look.accent_soft(), Stroke::new(1.5, look.accent()), StrokeKind::Inside);
            }
            Some(SaidOfDay::NotSaid) | None => {
                let corners = [square.left_top(), square.right_top(), square.right_bottom(), square.left_bottom()];
                let round = [corners[0], corners[1], corners[2], corners[3], corners[0]];
                let colour = if of_day.is_some() { look.outline() } else { look.line() };
                painter.extend(egui::Shape::dashed_line(&round, Stroke::new(1.0, colour), 3.0, 3.0));
            }
        }
        if planned.contains(&day) {
            let y = square.bottom() + 3.0;
            painter.hline(square.x_range(), y, Stroke::new(2.5, look.ink()));
        }
        if day == today {
            let dot = pos2(square.center().x, square.center().y);
            painter.circle_filled(dot, 3.0, if of_day == Some(SaidOfDay::With) { look.on_accent() } else { look.ink() });
        }
    }
    ui.add_space(2.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    caption(ui, look, "Filled = with · ringed = without · dashed = not said · a bar beneath = planned · dot = today");
}

fn beside_width(ui: &mut Ui, view: &mut View<'_>) {
    let journal = Arc::clone(&view.open.journal);
    let until = view.today();
    let from = journal.first_day().unwrap_or(until).max(until.plus(1 - PICTURE_DAYS)).min(until);
    let aspects = [Aspect::Substances, Aspect::SubstancesBefore];
    picture_card(ui, view, "Substances beside your days", (from, until), |v| {
        report::context_of(&journal, from, until, &aspects, v)
    });
}
