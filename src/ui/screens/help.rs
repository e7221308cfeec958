use crate::ui::View; pub fn help(_ui: &mut egui::Ui, _view: &mut View<'_>) {}
