//! The parts of the settings room, and how one gets to each of them at once.

use super::{about, backups, data, day, delete, feelings, help_lines, look, patterns, privacy, symptoms, words};
use crate::ui::{
    View,
    widgets::{link, ring},
};
use egui::{Align, Context, Id, Rect, Sense, Ui, UiBuilder, vec2};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Feelings,
    Symptoms,
    Words,
    Day,
    Units,
    Look,
    Patterns,
    HelpLines,
    Privacy,
    Backups,
    Data,
    Delete,
    About,
}

impl Part {
    /// In their order in the room.
    pub(crate) const ALL: [Self; 13] = [
        Self::Feelings,
        Self::Symptoms,
        Self::Words,
        Self::Day,
        Self::Units,
        Self::Look,
        Self::Patterns,
        Self::HelpLines,
        Self::Privacy,
        Self::Backups,
        Self::Data,
        Self::Delete,
        Self::About,
    ];

    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Feelings => "Feelings",
            Self::Symptoms => "Symptoms",
            Self::Words => "Your words",
            Self::Day => "Your day",
            Self::Units => "Units",
            Self::Look => "Look",
            Self::Patterns => "Patterns",
            Self::HelpLines => "Help lines",
            Self::Privacy => "Privacy",
            Self::Backups => "Backups",
            Self::Data => "Export and import",
            Self::Delete => "Delete everything",
            Self::About => "About",
        }
    }

    /// What is about one's own file alone is not there in the sample.
    pub(crate) const fn is_there(self, sample: bool) -> bool {
        !(sample && matches!(self, Self::Backups | Self::Delete))
    }

    fn contents(self, ui: &mut Ui, view: &mut View<'_>) {
        match self {
            Self::Feelings => feelings::show(ui, view),
            Self::Symptoms => symptoms::show(ui, view),
            Self::Words => words::show(ui, view),
            Self::Day => day::your_day(ui, view),
            Self::Units => day::units(ui, view),
            Self::Look => look::show(ui, view),
            Self::Patterns => patterns::show(ui, view),
            Self::HelpLines => help_lines::show(ui, view),
            Self::Privacy => privacy::show(ui, view),
            Self::Backups => backups::show(ui, view),
            Self::Data => data::show(ui, view),
            Self::Delete => delete::show(ui, view),
            Self::About => about::show(ui, view),
        }
    }
}

/// A quiet line of links, one for each part.
pub(crate) fn index(ui: &mut Ui, view: &View<'_>) {
    let sample = view.open.journal.settings.sample;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
        ui.horizontal_wrapped(|ui| {
            for part in Part::ALL.into_iter().filter(|p| p.is_there(sample)) {
                if link(ui, view.look, part.name()).accessible_name(format!("Jump to {}", part.name())).clicked() {
                    go_to(ui.ctx(), part);
                }
            }
        });
    });
}

/// The next time the room is shown, it is shown at this part, and the keyboard goes on from there.
pub(crate) fn go_to(ctx: &Context, part: Part) {
    ctx.data_mut(|d| d.insert_temp(wanted(), part));
    ctx.request_repaint();
}

fn wanted() -> Id {
    Id::unique("part of the settings that is wanted")
}

/// One part; come to by its link, it begins at the top of the window and holds the keyboard until Tab goes on.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, part: Part) {
    let id = Id::unique(("part of the settings", part));
    let comes = ui.data(|d| d.get_temp::<Part>(wanted())) == Some(part);
    // Only while it has the keyboard is it a place of its own: Tab does not stop at every heading.
    let holds = comes || ui.memory(|m| m.has_focus(id));
    let top = ui.cursor().min;
    let anchor = holds.then(|| {
        let r = ui.interact(Rect::from_min_size(top, vec2(ui.available_width(), 1.0)), id, Sense::focusable_noninteractive());
        ui.ctx().accesskit_node_builder(r.id, |node| {
            node.set_role(egui::accesskit::Role::Group);
            node.set_label(format!("{}, settings", part.name()));
        });
        r
    });
    let shown = ui.scope_builder(UiBuilder::new().scope_id(id.with("contents")), |ui| part.contents(ui, view)).response;
    let Some(anchor) = anchor else { return };
    if comes {
        ui.data_mut(|d| d.remove::<Part>(wanted()));
        anchor.request_focus();
        ui.scroll_to_rect(shown.rect, Some(Align::Min));
        ui.ctx().request_repaint();
    } else {
        ring(ui, view.look, shown.rect);
    }
}
