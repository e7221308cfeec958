//! A card with one picture of the journal: its heading, what it shows in words, and its tools.

use super::picture_tools::picture_tools;
use crate::{
    domain::DayKey,
    report::{Palette, Picture, PictureView, days_between, for_file},
    ui::{
        View,
        painter::paint_again,
        widgets::{card, para, section},
    },
};
use egui::{Id, Role, Sense, Ui, WidgetInfo, vec2};
use std::{sync::Arc, time::Duration};

/// What the drawn picture depends on; the same again is not drawn again.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Drawn {
    revision: u64,
    findings_revision: u64,
    days: (DayKey, DayKey),
    width: f32,
    theme: Palette,
}

/// A picture of these days. It is drawn when it comes into sight and then only when something it depends on
/// has changed.
pub(crate) fn picture_card(
    ui: &mut Ui,
    view: &mut View<'_>,
    name: &'static str,
    days: (DayKey, DayKey),
    draw: impl Fn(&PictureView) -> Picture,
) {
    let look = view.look;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        section(ui, name);
        let picture = drawn(ui, view, name, days, &draw);
        if picture.table.rows.is_empty() {
            // There is nothing to see yet: the sentence says what is missing.
            para(ui, &picture.sentence);
            return;
        }
        let (rect, r) = ui.allocate_exact_size(vec2(picture.scene.width, picture.scene.height), Sense::hover());
        r.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
        if ui.is_rect_visible(rect) {
            let id = Id::unique(("painted picture", name));
            paint_again(ui, ui.painter(), id, rect.min, &picture, |p| &p.scene);
        }
        if let Some(words) = r.hover_pos().and_then(|p| picture.words_at(p.x - rect.left(), p.y - rect.top())) {
            r.on_hover_text_at_pointer(words);
        }
        para(ui, &picture.sentence);
        let which = if days.0 < days.1 { days_between(days.0, days.1) } else { format!("Up to {}", days.1.words()) };
        let all = ui.response();
        picture_tools(ui, view, name, &all, || Arc::new(picture.table.clone()), |v| for_file(name, draw(v), &which, v));
    });
}

/// How long the days rest before a picture follows them, seconds.
const RESTS_S: f64 = 0.1;

/// Whether the days changed just now. Asks for a frame once they have rested.
fn moves(ui: &Ui, name: &str, days: (DayKey, DayKey)) -> bool {
    let (id, now) = (Id::unique(("days of the picture", name)), ui.input(|i| i.time));
    let since = ui.data_mut(|d| {
        let seen = d.get_temp_mut_or(id, (days, now));
        if seen.0 != days {
            *seen = (days, now);
        }
        seen.1
    });
    let left = since + RESTS_S - now;
    if left > 0.0 {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    }
    left > 0.0
}

fn drawn(ui: &Ui, view: &View<'_>, name: &str, days: (DayKey, DayKey), draw: impl Fn(&PictureView) -> Picture) -> Arc<Picture> {
    let width = ui.available_width();
    let (revision, findings_revision) = (view.open.revision, view.shell.counts.findings);
    let wanted = Drawn { revision, findings_revision, days, width, theme: view.look.palette };
    let id = Id::unique(("picture", name));
    let earlier = ui.data(|d| d.get_temp::<(Drawn, Arc<Picture>)>(id));
    if let Some((of, picture)) = earlier {
        let room = egui::Rect::from_min_size(ui.cursor().min, vec2(width, picture.scene.height));
        // Out of sight an older one keeps the room, and in sight, too, while the days are dragged: the river has
        // the frame to itself then, and the others follow once it rests.
        let same_but_days = Drawn { days, ..of } == wanted;
        if of == wanted || same_but_days && (!ui.is_rect_visible(room) || moves(ui, name, days)) {
            return picture;
        }
    }
    let picture = Arc::new(draw(&PictureView { width, palette: view.look.palette, text_scale: 1.0 }));
    ui.data_mut(|d| d.insert_temp(id, (wanted, Arc::clone(&picture))));
    picture
}
