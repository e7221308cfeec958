use crate::ui::View; pub fn settings(_ui: &mut egui::Ui, _view: &mut View<'_>) {}
