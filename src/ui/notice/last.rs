//! What was told last, to be read again.

use crate::{
    app::Model,
    ui::{
        given_back,
        theme::Look,
        widgets::{caption, over_frame, para, quiet, rule, scrolled_by_keys, section},
    },
};
use egui::{Context, Id, Modal, ScrollArea};

/// While it is there.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    /// What had the keyboard before.
    came_from: Option<Id>,
    fresh: bool,
}

fn id() -> Id {
    Id::unique("what was told last")
}

pub(crate) fn open(ctx: &Context) {
    let came_from = ctx.memory(egui::Memory::focused);
    ctx.data_mut(|d| d.insert_temp(id(), Open { came_from, fresh: true }));
}

pub(crate) fn close(ctx: &Context) {
    if let Some(open) = ctx.data_mut(|d| d.remove_temp::<Open>(id())) {
        given_back::give_back(ctx, open.came_from);
    }
}

pub(crate) fn is_open(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp::<Open>(id())).is_some()
}

/// The messages, the newest first, where that is open. It is never there while a journal is locked.
pub(crate) fn show(ctx: &Context, model: &Model, look: &Look) {
    let Some(open) = ctx.data(|d| d.get_temp::<Open>(id())) else { return };
    let Some(notices) = model.open().map(|open| &open.journal.notices) else {
        ctx.data_mut(|d| d.remove::<Open>(id()));
        return;
    };
    ctx.data_mut(|d| d.insert_temp(id(), Open { fresh: false, ..open }));
    let room = ctx.content_rect();
    let shown = Modal::new(id()).frame(over_frame(look)).show(ctx, |ui| {
        ui.set_width((room.width() - 72.0).min(480.0));
        section(ui, "Last messages");
        ScrollArea::vertical().auto_shrink([false, true]).max_height(room.height() - 160.0).show(ui, |ui| {
            scrolled_by_keys(ui, true);
            for (n, notice) in notices.last().enumerate() {
                if n > 0 {
                    rule(ui, look);
                    ui.add_space(6.0);
                }
                para(ui, &notice.text);
            }
            if notices.told() == 0 {
                caption(ui, look, "Nothing was told since this journal was opened");
            }
        });
        let close = quiet(ui, look, "Close");
        if open.fresh {
            close.request_focus();
        }
        close.clicked()
    });
    if shown.inner || shown.should_close() {
        close(ctx);
    }
}
