//! What a file is that was dropped or chosen, and what would be done with it: asked before it is.

use super::{place_line::in_short, wish::THEIRS};
use crate::{
    app::{Action, EntriesSeen, FoundInFile, Offered},
    ui::{
        Around, discreet,
        screens::{Page, go_to_page},
        theme::Look,
        widgets::{caption, over_frame, para, primary, quiet, section, tick},
    },
};
use egui::{Context, Id, Modal, Ui};

/// The question, while there is one.
pub(crate) fn show(ctx: &Context, all: &mut Around<'_>) {
    let Some(offered) = all.model.offered.clone() else { return };
    let look = all.look;
    let width = (ctx.content_rect().width() - 72.0).min(480.0);
    let modal = Modal::new(Id::unique("a file is offered")).frame(over_frame(look)).show(ctx, |ui| {
        discreet::keep(ui.ctx(), ui.max_rect());
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 10.0;
        match &offered.found {
            None => {
                section(ui, "Looking at the file…");
                place(ui, look, &offered);
                leave(ui, all, "Cancel");
            }
            Some(FoundInFile::Journal) => {
                section(ui, "Open this journal?");
                place(ui, look, &offered);
                para(ui, "It opens in place of your journal, which is closed and stays as it is.");
                caption(ui, look, "You can go back in Settings, under Journal and files");
                ui.horizontal_wrapped(|ui| {
                    take(ui, all, "Open it");
                    leave(ui, all, "Cancel");
                });
            }
            Some(FoundInFile::Entries(seen)) => entries(ui, all, &offered, seen),
        }
    });
    if modal.should_close() {
        all.actions.ask(Action::LeaveOffered);
    }
}

fn entries(ui: &mut Ui, all: &mut Around<'_>, offered: &Offered, seen: &EntriesSeen) {
    let look = all.look;
    section(ui, if seen.adds { "Bring this in?" } else { "There is nothing new in this file" });
    place(ui, look, offered);
    para(ui, &format!("It is {}. {}", seen.what, seen.would));
    if seen.differ > 0
        && let Some(open) = all.model.open_mut()
    {
        tick(ui, look, &mut open.forms.settings.import_theirs, THEIRS);
    }
    if seen.unknown > 0 {
        let words = if seen.unknown == 1 { "1 feeling in it is new here" } else { "Some feelings in it are new here" };
        para(ui, &format!("{words}. Settings asks first which side it is on, pleasant or unpleasant"));
    }
    if !seen.adds {
        return leave(ui, all, "Close");
    }
    caption(ui, look, "A backup of your journal is made first");
    ui.horizontal_wrapped(|ui| {
        let words = if seen.unknown > 0 { "Go on in Settings" } else { "Bring it in" };
        if take(ui, all, words) && seen.unknown > 0 {
            go_to_page(ui.ctx(), Page::Files);
            all.actions.ask(Action::Go(crate::app::Room::Settings));
        }
        leave(ui, all, "Cancel");
    });
}

fn place(ui: &mut Ui, look: &Look, offered: &Offered) {
    caption(ui, look, &in_short(&offered.path.display().to_string()));
}

fn take(ui: &mut Ui, all: &mut Around<'_>, words: &str) -> bool {
    let r = primary(ui, all.look, words);
    // It is asked now: Enter answers.
    if ui.memory(|m| m.focused().is_none()) {
        r.request_focus();
    }
    let pressed = r.clicked();
    if pressed {
        all.actions.ask(Action::TakeOffered);
    }
    pressed
}

fn leave(ui: &mut Ui, all: &mut Around<'_>, words: &str) {
    if quiet(ui, all.look, words).clicked() {
        all.actions.ask(Action::LeaveOffered);
    }
}
