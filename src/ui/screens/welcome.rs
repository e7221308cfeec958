use crate::ui::View; pub fn welcome(_ui: &mut egui::Ui, _view: &mut View<'_>) {}
