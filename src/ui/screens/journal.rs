use crate::ui::View; pub fn journal(_ui: &mut egui::Ui, _view: &mut View<'_>) {}
