//! Theme, size of the letters, motion.

use crate::{
    domain::{TextSize, ThemeChoice},
    ui::{
        View,
        screens::{save_settings::save, settings::marked::mark},
        widgets::{begin_line_for, caption, card, link, named_row, one_of, quiet, section, strong, tick},
    },
};
use egui::Ui;

/// One press makes the letters this much larger or smaller, in per cent.
const STEP: u16 = 10;

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[
    ("Theme", "dark light night contrast colours colors appearance mode"),
    ("Text size", "letters font larger smaller zoom scale big"),
    ("Motion", "animation reduce slide fade still"),
];

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        section(ui, "Look");
        mark(ui, look, "Theme", |ui| theme(ui, view));
        mark(ui, look, "Text size", |ui| text_size(ui, view));
        mark(ui, look, "Motion", |ui| motion(ui, view));
    });
}

fn theme(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.open.journal.settings.theme;
    named_row(ui, look, "Theme", |ui, _| {
        let words = |theme| match theme {
            ThemeChoice::System => "As the desktop",
            ThemeChoice::Light => "Light",
            ThemeChoice::Dark => "Dark",
            ThemeChoice::ContrastLight => "High contrast, light",
            ThemeChoice::ContrastDark => "High contrast, dark",
        };
        if let Some(theme) = one_of(ui, look, &now, ThemeChoice::ALL.map(|theme| (theme, words(theme)))) {
            save(view, |s| s.theme = theme);
        }
    });
}

fn text_size(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.open.journal.settings.text_size.per_cent();
    let mut wanted = now;
    named_row(ui, look, "Text size", |ui, _| {
        if ui.add_enabled_ui(now > TextSize::new(0).per_cent(), |ui| quiet(ui, look, "Smaller")).inner.clicked() {
            wanted = now.saturating_sub(STEP);
        }
        strong(ui, &format!("{now}\u{a0}%"));
        begin_line_for(ui, 80.0);
        if ui.add_enabled_ui(now < TextSize::new(u16::MAX).per_cent(), |ui| quiet(ui, look, "Larger")).inner.clicked() {
            wanted = now.saturating_add(STEP);
        }
        if now != 100 && link(ui, look, "Back to 100 %").clicked() {
            wanted = 100;
        }
    });
    caption(ui, look, "Ctrl and + or − do the same in every room, Ctrl and 0 goes back to 100 %");
    if wanted != now {
        save(view, |s| s.text_size = TextSize::new(wanted));
    }
}

fn motion(ui: &mut Ui, view: &mut View<'_>) {
    let mut still = view.open.journal.settings.reduce_motion;
    if tick(ui, view.look, &mut still, "Reduce motion: nothing slides or fades").changed() {
        save(view, |s| s.reduce_motion = still);
    }
}
