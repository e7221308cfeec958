//! Each change is saved at once.

use crate::{app::SettingsChange, domain::Settings, ui::View};

/// Asks for the settings as they are with one thing changed.
pub(crate) fn save(view: &mut View<'_>, change: impl FnOnce(&mut Settings)) {
    let mut settings = view.open.journal.settings.clone();
    change(&mut settings);
    view.actions.ask(SettingsChange(settings));
}
