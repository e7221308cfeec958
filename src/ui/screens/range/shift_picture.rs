//! Two stretches of days beside each other as a picture: one measure at a time.

use super::picture_tools::picture_tools;
use crate::{
    analysis::words::{Measure, ShiftRow},
    report::{Palette, Picture, PictureView},
    ui::{
        View,
        painter::paint_again,
        widgets::{caption, one_of},
    },
};
use egui::{Id, Role, Sense, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// What the drawn picture depends on; the same again is not drawn again.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Drawn {
    /// Where what was found lies in memory: something new lies elsewhere, while this is kept.
    found: usize,
    measure: Measure,
    width: f32,
    theme: Palette,
}

/// The choice of a measure, its picture, and under it what `difference` means and what is not in it. `name` tells it
/// from the other pictures of the room.
pub(crate) fn shift_picture<T: Send + Sync + 'static>(
    ui: &mut Ui,
    view: &mut View<'_>,
    name: &'static str,
    found: &Arc<T>,
    rows: impl Fn(&T, Measure) -> Vec<ShiftRow>,
    draw: impl Fn(&T, Measure, &PictureView) -> Picture,
) {
    let look = view.look;
    let id = Id::unique(("measure that is shown", name));
    let mut measure: Measure = ui.data(|d| d.get_temp(id)).unwrap_or(Measure::Level);
    ui.horizontal_wrapped(|ui| {
        if let Some(wanted) = one_of(ui, look, &measure, Measure::ALL.map(|m| (m, m.label()))) {
            measure = wanted;
            ui.data_mut(|d| d.insert_temp(id, measure));
        }
    });
    let width = ui.available_width();
    let wanted = Drawn { found: Arc::as_ptr(found).cast::<()>() as usize, measure, width, theme: look.palette };
    let id = Id::unique(("stretches beside each other", name));
    let kept = ui.data(|d| d.get_temp::<(Drawn, Arc<T>, Arc<Picture>)>(id)).filter(|(of, ..)| *of == wanted);
    let picture = kept.map_or_else(
        || {
            let view = PictureView { width, palette: look.palette, text_scale: 1.0 };
            let picture = Arc::new(draw(found, measure, &view));
            ui.data_mut(|d| d.insert_temp(id, (wanted, Arc::clone(found), Arc::clone(&picture))));
            picture
        },
        |(_, _, picture)| picture,
    );
    let (rect, r) = ui.allocate_exact_size(vec2(picture.scene.width, picture.scene.height), Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let said: Vec<String> = rows(found, measure).into_iter().map(|r| r.words).collect();
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_value(said.join(" ")));
    if ui.is_rect_visible(rect) {
        paint_again(ui, ui.painter(), id, rect.min, &picture, |p| &p.scene);
    }
    let told = "The difference in the table is the second less the first: the range in which it lies for 95 of 100 draws of \
                the same days";
    caption(ui, look, told);
    picture_tools(ui, view, name, || Arc::new(picture.table.clone()), |v| draw(found, measure, v));
}
