//! The bar beside a long list.

use crate::ui::theme::Look;
use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

const WIDTH: f32 = 8.0;
/// However long the list is, the handle can be seen and caught.
const SHORTEST: f32 = 28.0;

/// The bar at the right edge of `view`: how much of `total` is in sight (`room`) and where (`top`), in points of the
/// list. Gives where it was moved to.
#[expect(clippy::cast_possible_truncation, reason = "parts of a bar that is as high as the window")]
pub(crate) fn scroll_bar(ui: &Ui, look: &Look, view: Rect, name: &str, top: f64, room: f64, total: f64) -> Option<f64> {
    if total <= room + 0.5 {
        return None;
    }
    let track = Rect::from_min_max(pos2(view.right() - WIDTH - 2.0, view.top()), pos2(view.right() - 2.0, view.bottom()));
    let id = ui.scope_id().with((name, "bar"));
    let r = ui.interact(track.expand2(vec2(2.0, 0.0)), id, Sense::click_and_drag() - Sense::FOCUSABLE);
    r.widget_info(|| WidgetInfo::new(Role::ScrollBar));
    let height = ((room / total) as f32 * track.height()).clamp(SHORTEST.min(track.height()), track.height());
    let way = track.height() - height;
    let at = track.top() + ((top / (total - room)).clamp(0.0, 1.0) as f32) * way;
    let handle = Rect::from_min_size(pos2(track.left(), at), vec2(WIDTH, height));
    let is_held = r.is_pointer_button_down_on();
    let tint = if is_held || r.hovered() { look.muted() } else { look.outline() };
    ui.painter().rect_filled(handle, WIDTH / 2.0, tint);
    // Where on the handle it was caught; beside the handle its middle comes there.
    let caught = ui.data(|d| d.get_temp::<f32>(id));
    let Some(pointer) = r.interact_pointer_pos().filter(|_| is_held && way > 0.0) else {
        if caught.is_some() {
            ui.data_mut(|d| d.remove_temp::<f32>(id));
        }
        return None;
    };
    let caught = caught.unwrap_or(if handle.y_range().contains(pointer.y) { pointer.y - at } else { height / 2.0 });
    ui.data_mut(|d| d.insert_temp(id, caught));
    let part = ((pointer.y - caught - track.top()) / way).clamp(0.0, 1.0);
    let wanted = f64::from(part) * (total - room);
    ((wanted - top).abs() > 0.01).then_some(wanted)
}
