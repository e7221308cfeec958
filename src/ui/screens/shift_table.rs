//! Two stretches of days beside each other as a table: from, to, and how far the difference would wander.

use crate::{
    analysis::words::{Measure, ShiftRow},
    ui::{
        look::{Look, semibold, size},
        widgets::{caption, choice},
    },
};
use egui::{Align, Label, Layout, RichText, Stroke, Ui, accesskit, vec2};

/// One measure at a time, both sides and then each feeling. `heading` says what stands beside the arrow and which way
/// the difference goes; `too_few` what is not in it.
pub fn shift_table(
    ui: &mut Ui,
    look: &Look,
    [from_to, difference]: [&str; 2],
    rows: impl Fn(Measure) -> Vec<ShiftRow>,
    too_few: Option<String>,
) {
    let id = egui::Id::unique(("measure that is shown", from_to));
    let mut shown: Measure = ui.data(|d| d.get_temp(id)).unwrap_or(Measure::Level);
    ui.horizontal_wrapped(|ui| {
        for measure in Measure::ALL {
            if choice(ui, look, measure.label(), shown == measure).clicked() {
                shown = measure;
                ui.data_mut(|d| d.insert_temp(id, measure));
            }
        }
    });
    let wide = ui.available_width() >= 400.0;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = if wide { 4.0 } else { 2.0 };
        if wide {
            cells(ui, ["", from_to, "Difference", "Rated on"], |ui, text, _| {
                caption(ui, look, text);
            });
        }
        for row in rows(shown) {
            if wide {
                let y = ui.cursor().top();
                ui.painter().hline(ui.max_rect().x_range(), y - 2.0, Stroke::new(1.0, look.line()));
            }
            let r = if wide { wide_row(ui, &row) } else { narrow_row(ui, look, &row) };
            ui.ctx().accesskit_node_builder(r.id, |node| {
                node.set_role(accesskit::Role::Row);
                node.set_label(row.words.clone());
            });
        }
    });
    let told = format!(
        "All in steps of the scale from 0 to 10. The difference is {difference}: the range in which it lies for 95 of 100 \
         draws of the same days"
    );
    caption(ui, look, &told);
    if let Some(line) = too_few {
        caption(ui, look, &line);
    }
}

fn wide_row(ui: &mut Ui, row: &ShiftRow) -> egui::Response {
    let from_to = format!("{} → {}", row.before, row.after);
    cells(ui, [&row.name, &from_to, &row.range, &row.from], |ui, text, column| {
        let text = RichText::new(text);
        ui.add(Label::new(if column == 1 { text.family(semibold()) } else { text }).wrap());
    })
}

fn narrow_row(ui: &mut Ui, look: &Look, row: &ShiftRow) -> egui::Response {
    ui.vertical(|ui| {
        caption(ui, look, &row.name);
        let text = RichText::new(format!("{} → {}", row.before, row.after)).family(semibold()).size(size::BODY);
        ui.add(Label::new(text).wrap());
        caption(ui, look, &format!("{} steps · {}", row.range, row.from));
        ui.add_space(4.0);
    })
    .response
}

/// Four columns of fixed shares, each wrapping by itself.
fn cells(ui: &mut Ui, texts: [&str; 4], mut show: impl FnMut(&mut Ui, &str, usize)) -> egui::Response {
    let width = ui.available_width() - 24.0;
    ui.horizontal_top(|ui| {
        for (column, (text, share)) in texts.into_iter().zip([0.31, 0.2, 0.22, 0.27]).enumerate() {
            ui.allocate_ui_with_layout(vec2(width * share, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width * share);
                show(ui, text, column);
            });
        }
    })
    .response
}
