//! While there is too little to say anything: how far the way has come, what has been gathered so far, and nothing else.

use super::{glance_card, like_me};
use crate::{
    analysis::{Analysis, AskedAbout, Need, words},
    report::{PictureView, gathered_so_far},
    ui::{
        View,
        screens::{
            first_weeks::{days, on_the_way, way_bar::way_bar},
            three_of_each,
        },
        theme::Look,
        widgets::{bullets, disclosure, para, section, strong, text_card},
    },
};
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// Side of the mark of one day, and the paper between two of them.
const MARK: f32 = 11.0;
const BETWEEN: f32 = 5.0;
/// Marks stand in weeks: the paper between two of these.
const BETWEEN_WEEKS: f32 = 12.0;
/// So many days are drawn one by one; with more they are a picture of weeks.
const FEW_DAYS: u32 = 28;

/// What is missing, said and shown.
pub(crate) fn learning(ui: &mut Ui, view: &mut View<'_>, analysis: &Analysis, need: Need) {
    let look = view.look;
    let on = on_the_way(view);
    let way = on.as_ref().map(|on| &on.way);
    text_card(ui, look, |ui| {
        section(ui, if way.is_some() { "Your first weeks" } else { "What is still missing" });
        // No day is counted towards what these feelings can't bring.
        three_of_each::tell(ui, view, like_me::OPENER);
        let moods = words::only_moods(&view.open.journal, analysis);
        if let Some(moods) = &moods {
            para(ui, moods);
        }
        let missing = words::days_missing(&AskedAbout::of(&view.open.journal), need);
        match (way, missing) {
            (Some(way), missing) => {
                way_bar(ui, view, way);
                if let Some(days) = missing {
                    disclosure(ui, look, "What comparing takes", |ui| needed(ui, look, &days, need));
                }
            }
            (None, Some(days)) => needed(ui, look, &days, need),
            (None, None) => {}
        }
        if moods.is_some() {
            // A picture of what nothing was said about shows nothing.
        } else if way.is_none_or(|way| way.day > FEW_DAYS) {
            let as_wide = PictureView { width: ui.available_width(), palette: look.palette, text_scale: 1.0 };
            if let Some(picture) = gathered_so_far(&analysis.reach, analysis.until, &as_wide) {
                ui.add_space(6.0);
                glance_card::shown(ui, view, &picture);
            }
        } else if !analysis.reach.is_empty() {
            ui.add_space(6.0);
            let few = i32::try_from(FEW_DAYS).unwrap_or(i32::MAX);
            glance_card::alone(ui, &days::picture(ui, view, few, ui.available_width(), days::Size::USUAL));
        }
        if let Some(weeks) = &analysis.first_weeks {
            ui.add_space(4.0);
            strong(ui, "Until then, just a description");
            bullets(ui, look, &words::first_weeks_lines(weeks));
            para(
                ui,
                "Was it like this before you began? Below you can pick a time when you felt like yourself, or bring in \
                 entries from another app",
            );
        }
    });
}

/// Days that are needed, in words and as marks.
fn needed(ui: &mut Ui, look: &Look, days: &str, need: Need) {
    para(ui, days);
    if let Need::UsualDays { have, need } = need {
        ui.add_space(2.0);
        marks(ui, look, have, need);
    }
}

/// A mark for each day that is needed, full for those there are. The sentence above says the same.
fn marks(ui: &mut Ui, look: &Look, have: u32, need: u32) {
    let week = 7.0 * MARK + 6.0 * BETWEEN;
    let room = ui.available_width();
    let weeks = need.div_ceil(7);
    let in_a_row = (((room + BETWEEN_WEEKS) / (week + BETWEEN_WEEKS)).floor()).clamp(1.0, weeks as f32);
    let rows = (weeks as f32 / in_a_row).ceil();
    let size = vec2(in_a_row * (week + BETWEEN_WEEKS) - BETWEEN_WEEKS, rows * (MARK + 6.0) - 6.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    for day in 0..need {
        let (in_row, row) = ((day / 7) as f32 % in_a_row, ((day / 7) as f32 / in_a_row).floor());
        let x = rect.left() + in_row * (week + BETWEEN_WEEKS) + (day % 7) as f32 * (MARK + BETWEEN);
        let mark = Rect::from_min_size(pos2(x, rect.top() + row * (MARK + 6.0)), vec2(MARK, MARK));
        if day < have {
            ui.painter().rect_filled(mark, 3.0, look.accent());
        } else {
            ui.painter().rect_stroke(mark, 3.0, Stroke::new(1.0, look.outline()), StrokeKind::Inside);
        }
    }
}
