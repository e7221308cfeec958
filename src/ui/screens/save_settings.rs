//! Each change is saved at once.

use crate::{app::Action, domain::Settings, ui::View};

/// Asks for the settings as they are with one thing changed.
pub(crate) fn save(view: &mut View<'_>, change: impl FnOnce(&mut Settings)) {
    let mut settings = view.model.journal.settings.clone();
    change(&mut settings);
    view.actions.ask(Action::SaveSettings(settings));
}
