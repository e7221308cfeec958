//! Where a message lies: at the foot of the room, or at its head where it would cover what is in use.

use crate::ui::widgets::bar_below;
use egui::{Align2, Event, Id, Pos2, Rect, Ui, Vec2, pos2, vec2};

/// From the edge of the room, or from the bar that stands there.
const FROM_EDGE: f32 = 12.0;
/// What is in use around the point that was pressed. Our choice: about the row that it is in.
const AROUND: Vec2 = vec2(60.0, 22.0);
/// How large a message is thought to be until it was seen.
const THOUGHT: Vec2 = vec2(420.0, 44.0);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Foot,
    Head,
}

/// The message as it lies.
#[derive(Debug, Clone)]
struct Lies {
    which: (u64, String),
    at: At,
    size: Vec2,
    /// As it was painted last.
    painted: Rect,
    /// What was pressed before it came.
    pressed: Option<Pos2>,
    ours: [Option<Id>; 2],
}

fn id() -> Id {
    Id::unique("where the message lies")
}

/// The point it hangs on, and by which of its own. It stays where it came, unless the keyboard goes beneath it.
pub(super) fn of(ui: &Ui, room: Rect, which: &(u64, String)) -> (Pos2, Align2) {
    let before = ui.data(|d| d.get_temp::<Lies>(id()));
    let is_same = before.as_ref().is_some_and(|lies| lies.which == *which);
    let mut lies = before.filter(|_| is_same).unwrap_or_else(|| Lies {
        which: which.clone(),
        at: At::Foot,
        size: THOUGHT,
        painted: Rect::NOTHING,
        pressed: ui.data(|d| d.get_temp::<Pos2>(last_press())),
        ours: [None; 2],
    });
    let foot = room.bottom() - bar_below(ui) - FROM_EDGE;
    let place = |at: At, size: Vec2| match at {
        At::Foot => Rect::from_min_size(pos2(room.center().x - size.x / 2.0, foot - size.y), size),
        At::Head => Rect::from_min_size(pos2(room.center().x - size.x / 2.0, room.top() + FROM_EDGE), size),
    };
    let focused = ui.memory(egui::Memory::focused).filter(|now| !lies.ours.contains(&Some(*now)));
    let keyboard = focused.and_then(|now| ui.ctx().read_response(now)).map(|r| r.rect);
    let pressed = lies.pressed.map(|at| Rect::from_center_size(at, 2.0 * AROUND));
    let covers = |at: At| {
        let place = place(at, lies.size);
        [keyboard, pressed].into_iter().flatten().any(|used| used.intersects(place))
    };
    let other = if lies.at == At::Foot { At::Head } else { At::Foot };
    if covers(lies.at) && !covers(other) {
        lies.at = other;
    }
    let at = lies.at;
    ui.data_mut(|d| d.insert_temp(id(), lies));
    match at {
        At::Foot => (pos2(room.center().x, foot), Align2::CENTER_BOTTOM),
        At::Head => (pos2(room.center().x, room.top() + FROM_EDGE), Align2::CENTER_TOP),
    }
}

/// As it was painted, with what can be pressed in it.
pub(super) fn was_shown(ui: &Ui, place: Rect, ours: &[Option<Id>; 2]) {
    ui.data_mut(|d| {
        if let Some(mut lies) = d.get_temp::<Lies>(id()) {
            (lies.size, lies.painted, lies.ours) = (place.size(), place, *ours);
            d.insert_temp(id(), lies);
        }
    });
}

/// Looked at in every frame: what is pressed now may be what the next message speaks of, unless that is the message itself.
pub(super) fn look_at_press(ui: &Ui) {
    let pressed = ui.input(|i| i.pointer.primary_pressed().then(|| i.pointer.interact_pos()).flatten());
    let goes_on = |e: &Event| matches!(e, Event::Key { pressed: true, .. } | Event::Text(_) | Event::MouseWheel { .. });
    if pressed.is_none() && ui.input(|i| i.raw.events.iter().any(goes_on)) {
        // Whoever types or scrolls is elsewhere by now.
        ui.data_mut(|d| d.remove::<Pos2>(last_press()));
    }
    if let Some(at) = pressed {
        ui.data_mut(|d| {
            if d.get_temp::<Lies>(id()).is_some_and(|lies| lies.painted.contains(at)) {
                d.remove::<Pos2>(last_press());
            } else {
                d.insert_temp(last_press(), at);
            }
        });
    }
}

/// Nothing is told any more.
pub(super) fn is_gone(ui: &Ui) {
    ui.data_mut(|d| d.remove::<Lies>(id()));
}

fn last_press() -> Id {
    Id::unique("what was pressed last")
}
