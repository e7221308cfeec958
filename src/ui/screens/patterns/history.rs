//! Patterns that are over, as a quiet line through time.

use super::{card, not_so, still_so};
use crate::{
    analysis::{Analysis, How, Pattern, words},
    ui::{
        View,
        theme::{Look, size},
        widgets::{caption, disclosure, para, section, strong, text_card},
    },
};
use egui::{Stroke, Ui, pos2};

/// Room for the line and its dots.
const RAIL: f32 = 22.0;
const DOT: f32 = 4.5;

/// The patterns that are over, the last one first, each to be opened.
pub(crate) fn history(ui: &mut Ui, view: &mut View<'_>, ended: &[&Pattern], analysis: &Analysis) {
    if ended.is_empty() {
        return;
    }
    text_card(ui, view.look, |ui| {
        section(ui, "Earlier patterns");
        for (i, pattern) in ended.iter().enumerate() {
            stop(ui, view, pattern, analysis, i + 1 == ended.len());
        }
    });
}

fn stop(ui: &mut Ui, view: &mut View<'_>, pattern: &Pattern, analysis: &Analysis, last: bool) {
    let look = view.look;
    let said = pattern.dismissal(&view.open.journal).cloned();
    let top = ui.cursor().top();
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(RAIL);
        ui.vertical(|ui| {
            ui.push_id(pattern.key(), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                strong(ui, &words::since_words(pattern, analysis.until));
                para(ui, &words::pattern_kind_words(pattern));
                if let Some(said) = &said {
                    caption(ui, look, &words::dismissed_words(said));
                    not_so::back(ui, view, pattern, said);
                } else if matches!(pattern.course.ended, Some((_, How::UsualNow))) {
                    still_so::answered(ui, view, pattern);
                }
                disclosure(ui, look, &format!("What was seen from {} on", pattern.since.words()), |ui| {
                    card::first_sight(ui, view, pattern, analysis);
                    card::folded(ui, view, pattern, analysis);
                });
                ui.add_space(if last { 0.0 } else { 12.0 });
            });
        });
    });
    rail(ui, look, top, row.response.rect.bottom(), row.response.rect.left(), last);
}

fn rail(ui: &Ui, look: &Look, top: f32, bottom: f32, left: f32, last: bool) {
    let centre = pos2(left + DOT + 1.0, top + size::BODY * 0.68);
    if !last {
        let down = centre.y + DOT + 3.0..=bottom + 2.0;
        ui.painter().vline(centre.x, down, Stroke::new(1.5, look.line()));
    }
    ui.painter().circle_stroke(centre, DOT, Stroke::new(1.5, look.outline()));
}
