//! Why what is typed can't be saved yet.

use crate::ui::View;
use egui::{Label, Ui, accesskit::Live};

/// Why it can't be saved, for whoever sees it and whoever hears it.
pub(crate) fn problem(ui: &mut Ui, view: &View<'_>) {
    if let Some(problem) = &view.forms.today.problem {
        let r = ui.add(Label::new(problem).wrap());
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_live(Live::Assertive));
    }
}
