//! The pages of the settings, and how one gets to each of them at once.

use super::{
    about,
    asked::{feelings, symptoms, words},
    backups, bring_in, data, day, delete, help_lines, look, machines,
    marked::{find, is_looked_for, mark},
    patterns, privacy, reminders,
};
use crate::ui::{View, widgets::hand_on};
use egui::{Context, Id, Ui};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Page {
    Feelings,
    Symptoms,
    Words,
    Day,
    Reminders,
    Look,
    Patterns,
    HelpLines,
    Privacy,
    Backups,
    BringIn,
    Machines,
    Files,
    Delete,
    About,
}

impl Page {
    /// In their order in the list.
    pub(crate) const ALL: [Self; 15] = [
        Self::Feelings,
        Self::Symptoms,
        Self::Words,
        Self::Day,
        Self::Reminders,
        Self::Look,
        Self::Patterns,
        Self::HelpLines,
        Self::Privacy,
        Self::Backups,
        Self::BringIn,
        Self::Machines,
        Self::Files,
        Self::Delete,
        Self::About,
    ];

    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Feelings => "Feelings",
            Self::Symptoms => "Symptoms",
            Self::Words => "Your words",
            Self::Day => "Day and units",
            Self::Reminders => "Reminders",
            Self::Look => "Look",
            Self::Patterns => "Patterns",
            Self::HelpLines => "Help lines",
            Self::Privacy => "Privacy",
            Self::Backups => "Backups",
            Self::BringIn => "Bring in entries",
            Self::Machines => "Other machines",
            Self::Files => "Journal and files",
            Self::Delete => "Delete everything",
            Self::About => "About",
        }
    }

    /// What is about one's own file alone is not there in the sample.
    pub(crate) const fn is_there(self, sample: bool) -> bool {
        !(sample && matches!(self, Self::Reminders | Self::Backups | Self::Machines | Self::Delete))
    }

    /// What can be set on it, and other words for each.
    pub(super) const fn rows(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Feelings => feelings::ROWS,
            Self::Symptoms => symptoms::ROWS,
            Self::Words => words::ROWS,
            Self::Day => day::ROWS,
            Self::Reminders => reminders::ROWS,
            Self::Look => look::ROWS,
            Self::Patterns => patterns::ROWS,
            Self::HelpLines => help_lines::ROWS,
            Self::Privacy => privacy::ROWS,
            Self::Backups => backups::ROWS,
            Self::BringIn => bring_in::ROWS,
            Self::Machines => machines::ROWS,
            Self::Files => data::ROWS,
            Self::Delete => delete::ROWS,
            Self::About => about::ROWS,
        }
    }

    fn contents(self, ui: &mut Ui, view: &mut View<'_>) {
        match self {
            Self::Feelings => feelings::show(ui, view),
            Self::Symptoms => symptoms::show(ui, view),
            Self::Words => words::show(ui, view),
            Self::Day => {
                day::your_day(ui, view);
                day::units(ui, view);
            }
            Self::Reminders => reminders::show(ui, view),
            Self::Look => look::show(ui, view),
            Self::Patterns => patterns::show(ui, view),
            Self::HelpLines => help_lines::show(ui, view),
            Self::Privacy => privacy::show(ui, view),
            Self::Backups => backups::show(ui, view),
            Self::BringIn => bring_in::show(ui, view),
            Self::Machines => machines::show(ui, view),
            Self::Files => data::show(ui, view),
            Self::Delete => delete::show(ui, view),
            Self::About => about::show(ui, view),
        }
    }
}

/// The page that was opened last; none, where the list is.
pub(crate) fn open(ctx: &Context) -> Option<Page> {
    ctx.data(|d| d.get_temp(place()))
}

/// Opens a page. It stays open while the window does.
pub(crate) fn turn_to(ctx: &Context, page: Page) {
    ctx.data_mut(|d| d.insert_temp(place(), page));
    ctx.request_repaint();
}

/// The next time the room is shown, it is shown at this page, and the keyboard goes on from there.
pub(crate) fn go_to(ctx: &Context, page: Page) {
    turn_to(ctx, page);
    find(ctx, page.name());
}

/// The same where files are brought in.
pub(crate) fn bring_import_into_sight(ui: &Ui) {
    turn_to(ui.ctx(), Page::BringIn);
    find(ui.ctx(), bring_in::IMPORT);
}

/// Back to the list alone.
pub(crate) fn show_list(ctx: &Context) {
    ctx.data_mut(|d| d.remove::<Page>(place()));
}

/// The same from this page, whose line has the keyboard then.
pub(crate) fn leave(ui: &Ui, page: Page) {
    show_list(ui.ctx());
    hand_on(ui, ("page of the settings", page));
}

fn place() -> Id {
    Id::unique("page of the settings")
}

/// All that a page has.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, page: Page) {
    let look = view.look;
    mark(ui, look, page.name(), |ui| page.contents(ui, view));
    // What was looked for may not be there now: then its page is what was found.
    if is_looked_for(ui) && open(ui.ctx()) == Some(page) {
        find(ui.ctx(), page.name());
    }
}
