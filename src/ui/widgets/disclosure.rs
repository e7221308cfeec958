use super::{Icon, focus_ring};
use crate::ui::look::{Look, icons, size};
use egui::{Button, Sense, Stroke, Ui, WidgetText, text::LayoutJob, vec2};

/// A line that opens and closes what belongs beneath it. `contents` is shown while it is open; it is
/// closed at first and remembered while the window lives.
pub fn disclosure(ui: &mut Ui, look: &Look, words: &str, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(("disclosure", words));
    let mut open: bool = ui.data(|d| d.get_temp(id)).unwrap_or(false);
    let icon = if open { Icon::Down } else { Icon::Right };
    let mut job = LayoutJob::default();
    let piece = |text: &str, family: egui::FontFamily| (text.to_owned(), egui::FontId::new(size::BODY, family));
    for (text, font_id) in [
        piece(icon.glyph(), icons()),
        piece("  ", egui::FontFamily::Proportional),
        piece(words, egui::FontFamily::Proportional),
    ] {
        job.append(
            &text,
            0.0,
            egui::TextFormat { font_id, color: look.accent(), valign: egui::Align::Center, ..Default::default() },
        );
    }
    let button = Button::new(WidgetText::from(job)).stroke(Stroke::NONE).frame_when_inactive(false);
    let shown = ui.scope(|ui| {
        // The arrow stands nearly flush with the text above it.
        ui.spacing_mut().button_padding.x = 4.0;
        ui.add(button.wrap())
    });
    let r = shown.inner;
    r.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), words));
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_expanded(open));
    focus_ring(ui, look, &r);
    if r.clicked() {
        open = !open;
        ui.data_mut(|d| d.insert_temp(id, open));
    }
    if open {
        contents(ui);
    }
}

/// A list of short sentences, a dot before each.
pub fn bullets<S: AsRef<str>>(ui: &mut Ui, look: &Look, lines: &[S]) {
    for line in lines {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            // Painted, not written: a screen reader has the sentence only.
            let (dot, _) = ui.allocate_exact_size(vec2(6.0, size::BODY * 1.45), Sense::hover());
            ui.painter().circle_filled(dot.center(), 2.0, look.muted());
            super::para(ui, line.as_ref());
        });
    }
}
