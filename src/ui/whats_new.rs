//! What is new after an update: one page, once. Enter closes it, and an answer that is typed is typed into the form.

use super::{
    key_queue,
    theme::Look,
    widgets::{answer_is_typed, bullets, caption, over_frame, primary, scrolled_by_keys, section},
};
use crate::guidance::News;
use egui::{Context, Id, Modal, ScrollArea, Ui};

/// While it is there.
#[derive(Debug, Clone, Default)]
struct Open {
    news: Vec<&'static News>,
    /// What had the keyboard before.
    came_from: Option<Id>,
    fresh: bool,
}

fn id() -> Id {
    Id::unique("what is new")
}

pub(super) fn open(ctx: &Context, news: Vec<&'static News>) {
    let came_from = ctx.memory(egui::Memory::focused);
    ctx.data_mut(|d| d.insert_temp(id(), Open { news, came_from, fresh: true }));
    ctx.request_repaint();
}

/// Whether it lies over the rooms.
pub(super) fn is_open(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp::<Open>(id())).is_some()
}

pub(super) fn close(ctx: &Context) {
    if let Some(open) = ctx.data_mut(|d| d.remove_temp::<Open>(id())) {
        super::given_back::give_back(ctx, open.came_from);
    }
}

pub(super) fn show(ctx: &Context, look: &Look) {
    let Some(open) = ctx.data(|d| d.get_temp::<Open>(id())) else { return };
    ctx.data_mut(|d| d.insert_temp(id(), Open { fresh: false, ..open.clone() }));
    let room = ctx.content_rect();
    let modal = Modal::new(id()).frame(over_frame(look)).show(ctx, |ui| {
        ui.set_width((room.width() - 72.0).min(560.0));
        section(ui, "What is new in Gamut");
        let area = ScrollArea::vertical().auto_shrink([false, true]).max_height(room.height() - 190.0);
        area.show(ui, |ui| {
            scrolled_by_keys(ui, true);
            ui.spacing_mut().item_spacing.y = 6.0;
            words(ui, look, &open.news);
        });
        ui.add_space(6.0);
        caption(ui, look, "This is shown once. It stands in Settings, under About");
        let on = primary(ui, look, "Go on");
        if open.fresh {
            on.request_focus();
        }
        // Who came to type a check-in has typed it.
        let types = answer_is_typed(ui);
        if types {
            key_queue::again(ui.ctx());
        }
        on.clicked() || types
    });
    if modal.inner || modal.should_close() {
        close(ctx);
    }
}

/// Of several versions each stands under its number.
pub(super) fn words(ui: &mut Ui, look: &Look, news: &[&News]) {
    for version in news {
        if news.len() > 1 {
            caption(ui, look, &format!("Version {}", version.version));
        }
        bullets(ui, look, &version.lines);
    }
}
