//! Ctrl+/ or ?: the keys that work everywhere.

use super::{
    commands,
    theme::{Look, semibold},
    widgets::{caption, over_frame, quiet, scrolled_by_keys, section},
};
use egui::{Context, Grid, Id, Label, Modal, RichText, ScrollArea};

/// From this width of the window on, keys and what they do stand beside each other.
const BESIDE: f32 = 560.0;

/// While it is there.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    /// What had the keyboard before.
    came_from: Option<Id>,
    fresh: bool,
}

fn id() -> Id {
    Id::unique("the sheet of keys")
}

pub(super) fn toggle(ctx: &Context) {
    let came_from = ctx.memory(egui::Memory::focused);
    let open = ctx.data_mut(|d| d.remove_temp::<Open>(id()));
    if let Some(open) = open {
        super::given_back::give_back(ctx, open.came_from);
    } else {
        ctx.data_mut(|d| d.insert_temp(id(), Open { came_from, fresh: true }));
    }
}

/// Whether it is there, before everything else.
pub(super) fn is_open(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp::<Open>(id())).is_some()
}

/// The sheet, where it is open.
pub(super) fn show(ctx: &Context, look: &Look) {
    let Some(open) = ctx.data(|d| d.get_temp::<Open>(id())) else { return };
    ctx.data_mut(|d| d.insert_temp(id(), Open { fresh: false, ..open }));
    let room = ctx.content_rect();
    let modal = Modal::new(id()).frame(over_frame(look)).show(ctx, |ui| {
        super::discreet::keep(ui.ctx(), ui.max_rect());
        ui.set_width((room.width() - 72.0).min(520.0));
        section(ui, "Keys");
        ScrollArea::vertical().auto_shrink([false, true]).max_height(room.height() - 160.0).show(ui, |ui| {
            scrolled_by_keys(ui, true);
            if room.width() < BESIDE {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (key, does) in commands::told() {
                    ui.add(Label::new(RichText::new(key).family(semibold())).wrap());
                    caption(ui, look, does);
                    ui.add_space(6.0);
                }
                return;
            }
            Grid::new("keys").num_columns(2).spacing([16.0, 6.0]).show(ui, |ui| {
                for (key, does) in commands::told() {
                    ui.label(RichText::new(key).family(semibold()));
                    caption(ui, look, does);
                    ui.end_row();
                }
            });
        });
        let close = quiet(ui, look, "Close");
        if open.fresh {
            close.request_focus();
        }
        close.clicked()
    });
    if modal.inner || modal.should_close() {
        toggle(ctx);
    }
}
