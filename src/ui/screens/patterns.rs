use crate::ui::View; pub fn patterns(_ui: &mut egui::Ui, _view: &mut View<'_>) {}
