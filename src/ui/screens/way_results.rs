use crate::{
    analysis::words::way_effect_lines,
    guidance::{self, WayResult, result_words},
    ui::{
        View,
        look::{Look, size},
        widgets::{caption, para, section, strong, text_card},
    },
};
use egui::{Align2, FontId, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Tries drawn side by side; earlier ones are counted in the words.
const TRIES_DRAWN: usize = 24;
/// A few tries stand at the left of a picture that has room for more.
const TRIES_OF_ROOM: usize = 8;
const PLOT_HEIGHT: f32 = 96.0;
const TRY_WIDTH: f32 = 22.0;

/// What came of every way that was tried.
pub fn all(ui: &mut Ui, view: &View<'_>, results: &[WayResult]) {
    let look = view.look;
    if results.is_empty() {
        return;
    }
    text_card(ui, look, |ui| {
        section(ui, "What came of them so far");
        for (i, result) in results.iter().enumerate() {
            if i > 0 {
                ui.add_space(8.0);
            }
            strong(ui, guidance::way(result.way).map_or("", |w| w.title.as_str()));
            one(ui, view, result);
        }
    });
}

/// One way: a pair of marks for each try, the counts in words, and how far the rating moved beside how much it moves
/// anyway.
pub fn one(ui: &mut Ui, view: &View<'_>, result: &WayResult) {
    let look = view.look;
    para(ui, &result_words(result));
    if !result.pairs.is_empty() {
        picture(ui, look, result);
        caption(ui, look, "Each try from left to right: ring = before, dot = after, on the scale from 0 to 10");
    }
    let effects = view.model.findings.as_ref().map(|f| way_effect_lines(&f.effects, result.way));
    for line in effects.unwrap_or_default() {
        para(ui, &line);
    }
}

fn picture(ui: &mut Ui, look: &Look, result: &WayResult) {
    let from = result.pairs.len().saturating_sub(TRIES_DRAWN);
    let shown = result.pairs.get(from..).unwrap_or_default();
    let wanted = 28.0 + TRY_WIDTH * shown.len().max(TRIES_OF_ROOM) as f32;
    let (rect, r) = ui.allocate_exact_size(vec2(wanted.min(ui.available_width()), PLOT_HEIGHT), Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, told(shown)));
    let painter = ui.painter();
    let plot = rect.shrink2(vec2(0.0, 8.0));
    let y = |steps: u8| plot.bottom() - plot.height() * f32::from(steps) / 10.0;
    for steps in [0, 5, 10] {
        painter.hline(plot.left() + 22.0..=plot.right(), y(steps), Stroke::new(1.0, look.line()));
        let font = FontId::proportional(size::CAPTION);
        painter.text(pos2(plot.left() + 16.0, y(steps)), Align2::RIGHT_CENTER, steps.to_string(), font, look.muted());
    }
    let each = (plot.width() - 28.0) / shown.len().max(TRIES_OF_ROOM) as f32;
    for (i, (before, after)) in shown.iter().enumerate() {
        let x = plot.left() + 28.0 + each * (i as f32 + 0.5);
        painter.line_segment([pos2(x, y(*before)), pos2(x, y(*after))], Stroke::new(2.0, look.outline()));
        painter.circle(pos2(x, y(*before)), 5.0, look.card(), Stroke::new(2.0, look.muted()));
        painter.circle_filled(pos2(x, y(*after)), if before == after { 3.0 } else { 5.0 }, look.accent());
    }
}

/// The picture in words.
fn told(pairs: &[(u8, u8)]) -> String {
    let each: Vec<String> = pairs.iter().map(|(before, after)| format!("{before} before, {after} after")).collect();
    format!("Tries rated before and after: {}", each.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_says_each_try_in_words() {
        assert_eq!(told(&[(2, 4), (3, 3)]), "Tries rated before and after: 2 before, 4 after; 3 before, 3 after");
    }
}
