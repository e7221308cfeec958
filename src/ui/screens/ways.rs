use crate::ui::View; pub fn ways(_ui: &mut egui::Ui, _view: &mut View<'_>) {}
