//! The numbers behind a pattern.

use crate::{
    analysis::{Compared, When, words, words::EvidenceRow},
    ui::{
        theme::{Look, semibold, size},
        widgets::{bullets, caption, para},
    },
};
use egui::{Align, Label, Layout, RichText, Stroke, Ui, vec2};

/// The table "usually → recently" with both date ranges; one column where the window is narrow.
pub(crate) fn numbers(ui: &mut Ui, look: &Look, seen: &Compared) {
    let rows = words::evidence_rows(seen);
    let later = match seen.when {
        When::Now => "Recently",
        When::Stood => "While it stood",
        When::Noticed => "When it was noticed",
    };
    let wide = ui.available_width() >= 560.0;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = if wide { 4.0 } else { 2.0 };
        if wide {
            cells(ui, ["", "Usually", later], |ui, text| {
                caption(ui, look, text);
            });
        }
        for row in &rows {
            if wide {
                let y = ui.cursor().top();
                ui.painter().hline(ui.max_rect().x_range(), y - 2.0, Stroke::new(1.0, look.line()));
                wide_row(ui, row);
            } else {
                narrow_row(ui, look, row);
            }
        }
    });
    caption(ui, look, words::EXPLAINED);
}

fn wide_row(ui: &mut Ui, row: &EvidenceRow) {
    cells(ui, [row.label, &row.usual, &row.recent], |ui, text| {
        ui.add(Label::new(text).wrap());
    });
}

fn narrow_row(ui: &mut Ui, look: &Look, row: &EvidenceRow) {
    caption(ui, look, row.label);
    let text = RichText::new(format!("{} → {}", row.usual, row.recent)).family(semibold()).size(size::BODY);
    let r = ui.add(Label::new(text).wrap());
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_value(row.words.clone()));
    ui.add_space(4.0);
}

/// Three columns of fixed shares, each wrapping by itself.
fn cells(ui: &mut Ui, texts: [&str; 3], mut show: impl FnMut(&mut Ui, &str)) {
    let width = ui.available_width() - 16.0;
    ui.horizontal_top(|ui| {
        for (text, share) in texts.into_iter().zip([0.42, 0.29, 0.29]) {
            ui.allocate_ui_with_layout(vec2(width * share, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width * share);
                show(ui, text);
            });
        }
    });
}

/// How strong each side gets, a sentence each.
pub(crate) fn highs_and_lows(ui: &mut Ui, seen: &Compared) {
    for line in words::highs_line(seen).into_iter().chain(words::lows_line(seen)) {
        para(ui, &line);
    }
}

/// How much each feeling varies.
pub(crate) fn profile(ui: &mut Ui, look: &Look, seen: &Compared) {
    bullets(ui, look, &words::profile_lines(seen));
}
