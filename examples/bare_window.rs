//! The least that a window costs here: one line of text, our fonts, the same toolkit and size. What Gamut's own window
//! takes until its first picture is measured beside it (`benches/peers.py`).

use eframe::NativeOptions;
use egui::{CentralPanel, ViewportBuilder, vec2};
use gamut::ui::theme::bring_fonts;

fn main() -> eframe::Result {
    let viewport = ViewportBuilder::default().with_title("Bare").with_inner_size(vec2(1100.0, 760.0));
    let options = NativeOptions { viewport, ..NativeOptions::default() };
    eframe::run_native("bare", options, Box::new(|cc| Ok(Box::new(Bare::new(&cc.egui_ctx)))))
}

struct Bare;

impl Bare {
    fn new(ctx: &egui::Context) -> Self {
        bring_fonts(ctx);
        Self
    }
}

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        CentralPanel::default().show(ui, |ui| ui.heading("A window and nothing in it"));
    }
}
