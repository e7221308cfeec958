//! What a file is that was dropped or chosen, while it is looked at, and whether a journal is to be opened. What brings
//! entries has a page of its own, which opens then.

use super::place_line::in_short;
use crate::{
    app::{Action, Offered},
    ui::{
        Around, discreet,
        screens::{Page, go_to_page},
        theme::Look,
        widgets::{caption, over_frame, para, primary, quiet, section},
    },
};
use egui::{Context, Id, Modal, Ui};

/// The question, while there is one.
pub(crate) fn show(ctx: &Context, all: &mut Around<'_>) {
    turn_to_its_page(ctx, all);
    let Some(offered) = all.model.offered.clone() else { return };
    let look = all.look;
    let width = (ctx.content_rect().width() - 72.0).min(480.0);
    let modal = Modal::new(Id::unique("a file is offered")).frame(over_frame(look)).show(ctx, |ui| {
        discreet::keep(ui.ctx(), ui.max_rect());
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 10.0;
        if !offered.is_journal {
            section(ui, "Looking at the file…");
            place(ui, look, &offered);
            return leave(ui, all);
        }
        section(ui, "Open this journal?");
        place(ui, look, &offered);
        para(ui, "It opens in place of your journal, which is closed and stays as it is.");
        caption(ui, look, "You can go back in Settings, under Journal and files");
        ui.horizontal_wrapped(|ui| {
            take(ui, all, "Open it");
            leave(ui, all);
        });
    });
    if modal.should_close() {
        all.actions.ask(Action::LeaveOffered);
    }
}

/// A file was looked at since the last frame: what would come in is shown on the page for that.
fn turn_to_its_page(ctx: &Context, all: &Around<'_>) {
    let (id, now) = (Id::unique("files that were looked at"), all.model.shell.counts.arriving);
    let before = ctx.data_mut(|d| std::mem::replace(d.get_temp_mut_or_default::<u64>(id), now));
    if before != now {
        go_to_page(ctx, Page::BringIn);
    }
}

fn place(ui: &mut Ui, look: &Look, offered: &Offered) {
    caption(ui, look, &in_short(&offered.path.display().to_string()));
}

fn take(ui: &mut Ui, all: &mut Around<'_>, words: &str) {
    let r = primary(ui, all.look, words);
    // It is asked now: Enter answers.
    if ui.memory(|m| m.focused().is_none()) {
        r.request_focus();
    }
    if r.clicked() {
        all.actions.ask(Action::TakeOffered);
    }
}

fn leave(ui: &mut Ui, all: &mut Around<'_>) {
    if quiet(ui, all.look, "Cancel").clicked() {
        all.actions.ask(Action::LeaveOffered);
    }
}
