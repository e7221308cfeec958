//! Two stretches of days beside each other as a picture: one measure at a time.

use super::picture_tools::picture_tools;
use crate::{
    analysis::words::{Measure, Pairs, ShiftRow},
    report::{Palette, Picture, PictureView, for_file},
    ui::{
        View,
        painter::paint_again,
        theme::Look,
        widgets::{bullets, caption, disclosure, one_of},
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

/// What is said of two stretches beside each other, by a measure.
pub(crate) struct Said<T> {
    pub first: fn(&T, Measure) -> Pairs,
    pub rows: fn(&T, Measure) -> Vec<ShiftRow>,
    pub days: fn(&T) -> Vec<String>,
}

/// What is not in it, and how far the numbers can be trusted; one press away.
pub(crate) fn how_sure(ui: &mut Ui, look: &Look, left_out: Option<&str>, cautions: &[String]) {
    disclosure(ui, look, "How sure is this?", |ui| {
        if let Some(line) = left_out {
            caption(ui, look, line);
        }
        caption(
            ui,
            look,
            "The difference in the table is the second minus the first. In 95 of 100 random draws from the same days it \
             lies within this range",
        );
        for line in cautions {
            caption(ui, look, line);
        }
    });
}

/// The choice of a measure, the plain pairs of it, and its picture. `name` tells it from the other pictures of the room.
pub(crate) fn shift_picture<T: Send + Sync + 'static>(
    ui: &mut Ui,
    view: &mut View<'_>,
    name: &'static str,
    found: &Arc<T>,
    said: &Said<T>,
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
    caption(ui, look, measure.explained());
    let Pairs { sides, feelings } = (said.first)(found, measure);
    bullets(ui, look, &sides);
    if !feelings.is_empty() {
        disclosure(ui, look, "Each feeling by itself", |ui| bullets(ui, look, &feelings));
    }
    for line in (said.days)(found) {
        caption(ui, look, &line);
    }
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
    let rows: Vec<String> = (said.rows)(found, measure).into_iter().map(|r| r.words).collect();
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_value(rows.join(" ")));
    if ui.is_rect_visible(rect) {
        paint_again(ui, ui.painter(), id, rect.min, &picture, |p| &p.scene);
    }
    picture_tools(ui, view, name, &r, || Arc::new(picture.table.clone()), |v| for_file(name, draw(found, measure, v), "", v));
}
