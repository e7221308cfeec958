//! A month to choose a day from.

use super::{Icon, icon_button};
use crate::{
    analysis::{Part, PatternKind, words::part_words, words::parts_explained},
    domain::DayKey,
    report::{RangeField, Role as Of, Scene, Shape, under_a_day},
    ui::{
        painter::paint_scene,
        theme::{Look, semibold, size},
    },
};
use chrono::{Datelike, Months, NaiveDate};
use egui::{
    Align2, Button, FontFamily, FontId, Rect, Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// What is shown of a day beside its number.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct OnDay {
    /// It holds something: a small line under the number, and in the name.
    pub holds: bool,
    /// What it is to a pattern: a line under the whole day, and in the name.
    pub part: Option<(PatternKind, Part)>,
    /// How far it reached: a field of colour under the number in the place of that line, and in the name.
    pub range: Option<RangeField>,
}

/// One month of days to choose from; days after `latest` can't be chosen. Returns the day pressed.
/// `marked` says which days hold something.
pub fn day_picker(ui: &mut Ui, look: &Look, chosen: DayKey, latest: DayKey, marked: &dyn Fn(DayKey) -> bool) -> Option<DayKey> {
    month_of_days(ui, look, chosen, latest, &|day| OnDay { holds: marked(day), ..OnDay::default() }).0
}

/// The same with the days of patterns; what their lines mean stands beneath, while the month has any. Gives the response of
/// each day that can be chosen, too.
pub fn month_of_days(
    ui: &mut Ui,
    look: &Look,
    chosen: DayKey,
    latest: DayKey,
    on_day: &dyn Fn(DayKey) -> OnDay,
) -> (Option<DayKey>, Vec<(DayKey, Response)>) {
    let id = ui.scope_id().with("month shown");
    let first_of = |d: NaiveDate| d.with_day(1).unwrap_or(d);
    // A day that can't be is chosen anew from here.
    let earliest = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
    let begin = || first_of(chosen.min(latest).date()).max(earliest);
    let mut month: NaiveDate = ui.data(|d| d.get_temp(id)).unwrap_or_else(begin);
    let (mut pressed, mut shown) = (None, Vec::new());
    ui.vertical(|ui| {
        ui.set_max_width(7.0 * 40.0);
        ui.horizontal(|ui| {
            if month > earliest && icon_button(ui, look, Icon::Left, "Month before").clicked() {
                month = month.checked_sub_months(Months::new(1)).unwrap_or(month);
            }
            let words = RichText::new(month.format("%B %Y").to_string()).family(semibold());
            ui.add_sized(Vec2::new(184.0, 32.0), egui::Label::new(words));
            if month < first_of(latest.date()) && icon_button(ui, look, Icon::Right, "Month after").clicked() {
                month = month.checked_add_months(Months::new(1)).unwrap_or(month);
            }
        });
        ui.spacing_mut().item_spacing = Vec2::splat(2.0);
        // The columns stand under each other whatever the digits' widths.
        ui.spacing_mut().button_padding = Vec2::ZERO;
        ui.spacing_mut().interact_size.x = 36.0;
        ui.horizontal(|ui| {
            for weekday in look.units.week.weekdays() {
                let name: String = weekday.to_string().chars().take(2).collect();
                ui.add_sized(
                    Vec2::new(36.0, 20.0),
                    egui::Label::new(RichText::new(name).size(size::CAPTION).color(look.muted())),
                );
            }
        });
        let begins = DayKey::from_date(month).plus(-look.units.week.days_into(month.weekday()));
        let mut parts = Vec::new();
        let mut high = 0.0;
        for week in 0..6 {
            let first = begins.plus(7 * week);
            if week > 0 && first.date().month() != month.month() {
                // As high as with six weeks: nothing moves under the pointer from one month to the next.
                ui.add_space(high);
                continue;
            }
            let row = ui.horizontal(|ui| {
                for day in (0..7).map(|i| first.plus(i)) {
                    if day.date().month() == month.month() {
                        let on_day = on_day(day);
                        parts.extend(on_day.part.map(|(_, part)| part));
                        let r = day_button(ui, look, day, day == chosen, day > latest, on_day);
                        if r.clicked() {
                            pressed = Some(day);
                        }
                        if day <= latest {
                            shown.push((day, r));
                        }
                    } else {
                        ui.add_space(38.0);
                    }
                }
            });
            high = row.response.rect.height();
        }
        explain(ui, look, &parts);
    });
    ui.data_mut(|d| d.insert_temp(id, month));
    (pressed, shown)
}

fn day_button(ui: &mut Ui, look: &Look, day: DayKey, chosen: bool, too_late: bool, on_day: OnDay) -> Response {
    // On a month with fields the colour belongs to them: the chosen day has a line around it.
    let (is_filled, has_field) = (chosen && on_day.range.is_none(), on_day.range.is_some());
    let number = day.date().day().to_string();
    let text = RichText::new(if has_field { String::new() } else { number.clone() }).color(if too_late {
        // Paler still, as everything that can't be pressed.
        look.muted()
    } else if is_filled {
        look.on_accent()
    } else {
        look.ink()
    });
    let fill = if is_filled { look.accent() } else { look.card() };
    let stroke = if chosen && has_field { Stroke::new(1.5, look.accent()) } else { Stroke::NONE };
    let button = Button::new(text).fill(fill).stroke(stroke).min_size(Vec2::splat(36.0));
    let r = ui.add_enabled(!too_late, button);
    if let Some(range) = on_day.range {
        let family = if chosen { semibold() } else { FontFamily::Proportional };
        let at = pos2(r.rect.center().x, r.rect.top() + 12.0);
        ui.painter().text(at, Align2::CENTER_CENTER, number, FontId::new(size::BODY, family), look.ink());
        let mut scene = Scene::new(FIELD.x, FIELD.y, "");
        scene.shapes = range.shapes([0.0, 0.0, FIELD.x, FIELD.y], look.palette);
        paint_scene(ui.painter(), pos2(r.rect.center().x - FIELD.x / 2.0, r.rect.top() + 23.0), &scene);
    } else if on_day.holds {
        let y = r.rect.bottom() - 5.0;
        let tint = if is_filled { look.on_accent() } else { look.accent() };
        ui.painter().hline(r.rect.center().x - 5.0..=r.rect.center().x + 5.0, y, Stroke::new(2.0, tint));
    }
    if let Some((_, part)) = on_day.part {
        let place = Rect::from_min_size(pos2(r.rect.left() - 1.0, r.rect.bottom() - 0.5), vec2(r.rect.width() + 2.0, LINE));
        line_under(ui, look, part, place);
    }
    // Put into words only where somebody hears them.
    r.widget_info(|| WidgetInfo::selected(Role::Button, !too_late, chosen, name_of(day, on_day)));
    super::button::focus_ring(ui, look, &r);
    r
}

fn name_of(day: DayKey, OnDay { holds, part, range }: OnDay) -> String {
    let range = range.filter(|_| holds).map(|range| format!(", {}", range.words())).unwrap_or_default();
    let part = part.map(|(kind, part)| format!(", {}", part_words(kind, part))).unwrap_or_default();
    let holds = if holds { ", has check-ins" } else { "" };
    format!("{} {}{holds}{range}{part}", day.weekday_words(), day.date().year())
}

/// The field of colour under a number.
const FIELD: Vec2 = Vec2::new(28.0, 9.0);

/// How thick the line under a day of a pattern is.
const LINE: f32 = 2.0;

fn line_under(ui: &Ui, look: &Look, part: Part, place: Rect) {
    let at = [1.0, 1.0, place.width(), place.height()];
    let forms = under_a_day(part, at, look.palette.muted);
    let shapes = forms.into_iter().map(|form| Shape { role: Of::Pattern, form }).collect();
    let mut scene = Scene::new(place.width() + 2.0, place.height() + 5.0, "");
    scene.shapes = shapes;
    paint_scene(ui.painter(), place.min - vec2(1.0, 1.0), &scene);
}

/// What the lines under days mean, for those that are there.
fn explain(ui: &mut Ui, look: &Look, parts: &[Part]) {
    for (part, words) in parts_explained(parts) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let (rect, _) = ui.allocate_exact_size(vec2(22.0, size::CAPTION), Sense::hover());
            line_under(ui, look, part, Rect::from_center_size(rect.center(), vec2(22.0, LINE)));
            super::caption(ui, look, words);
        });
    }
}
