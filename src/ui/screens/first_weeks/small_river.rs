//! The first river, small: drawn once for each revision.

use crate::{
    domain::{DayKey, Journal},
    report::{Grows, Palette, River, RiverView, river},
    ui::{View, painter::paint_scene},
};
use egui::{Id, Role, Sense, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// Too low for the lanes under a river, which Range has.
const HEIGHT: f32 = 190.0;

/// What the picture depends on; the same again is not drawn again.
#[derive(Clone, PartialEq)]
struct Drawn {
    days: (DayKey, DayKey),
    width: f32,
    theme: Palette,
}

/// All days there are, as wide as there is room.
pub(crate) fn show(ui: &mut Ui, view: &View<'_>) {
    let drawn = drawn(ui, view);
    let (rect, r) = ui.allocate_exact_size(vec2(drawn.scene.width, drawn.scene.height), Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Your first river"));
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_value(drawn.sentence.clone()));
    if ui.is_rect_visible(rect) {
        paint_scene(ui.painter(), rect.min, &drawn.scene);
    }
}

fn drawn(ui: &Ui, view: &View<'_>) -> Arc<River> {
    let (journal, today) = (view.open.counted(), view.today());
    let first = journal.first_day().unwrap_or(today).min(today);
    let (width, theme) = (ui.available_width(), view.look.palette);
    let wanted = Drawn { days: (first, today), width, theme };
    let id = Id::unique("the first river");
    if let Some((of, drawn, picture)) = ui.data(|d| d.get_temp::<(Arc<Journal>, Drawn, Arc<River>)>(id))
        && Arc::ptr_eq(&of, journal)
        && drawn == wanted
    {
        return picture;
    }
    let (from, until) = wanted.days;
    let view =
        RiverView { from, until, width, height: HEIGHT, grows: Grows::Never, palette: theme, text_scale: 1.0, reading: None };
    let picture = Arc::new(river(journal, None, &view));
    ui.data_mut(|d| d.insert_temp(id, (Arc::clone(journal), wanted, Arc::clone(&picture))));
    picture
}
