//! What a picture says of the day that is read, in a small card at the pointer.

use crate::ui::theme::{Look, size};
use egui::{Color32, FontId, Id, LayerId, Margin, Order, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

const WIDEST: f32 = 300.0;
/// Between the pointer and the card, and between the card and the window's edge.
const APART: f32 = 16.0;
const EDGE: f32 = 6.0;

/// Painted over everything and never in the way of the pointer. It is in sight wherever that is.
pub(crate) fn paint(ui: &Ui, look: &Look, at: Pos2, words: &str) {
    let (margin, window) = (Margin::symmetric(12, 8), ui.ctx().content_rect().shrink(EDGE));
    let room = (window.width() - margin.sum().x).clamp(60.0, WIDEST);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("the day that is read")));
    let galley = painter.layout(words.to_owned(), FontId::proportional(size::CAPTION), look.ink(), room);
    let card = place(galley.size() + margin.sum(), at, window);
    painter.rect(card, 8.0, look.card(), Stroke::new(1.0, look.outline()), StrokeKind::Inside);
    painter.galley(card.min + vec2(margin.leftf(), margin.topf()), galley, Color32::PLACEHOLDER);
}

/// Right of the pointer and below it; on the other side where there is no room. Never under the pointer unless the window
/// is too small for anything else.
fn place(size: Vec2, at: Pos2, window: Rect) -> Rect {
    let along = |at: f32, size: f32, from: f32, to: f32| {
        let (after, before) = (at + APART, at - APART - size);
        if after + size <= to || before < from { after.min(to - size).max(from) } else { before }
    };
    let x = along(at.x, size.x, window.left(), window.right());
    let y = along(at.y, size.y, window.top(), window.bottom());
    Rect::from_min_size(pos2(x, y), size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_is_whole_in_the_window_wherever_the_pointer_is_and_not_under_it_where_there_is_room() {
        for window in [vec2(480.0, 640.0), vec2(1100.0, 760.0)].map(|size| Rect::from_min_size(Pos2::ZERO, size)) {
            for (x, y) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.5, 0.5), (0.97, 0.4), (0.3, 0.99), (0.5, 0.99)] {
                let at = pos2(x * window.width(), y * window.height());
                let card = place(vec2(300.0, 64.0), at, window);
                assert!(window.contains_rect(card), "{at:?}: {card:?}");
                assert!(!card.contains(at), "{at:?}: {card:?}");
            }
        }
    }

    #[test]
    fn a_window_smaller_than_the_card_shows_its_beginning() {
        let window = Rect::from_min_size(Pos2::ZERO, vec2(200.0, 40.0));
        let card = place(vec2(300.0, 64.0), pos2(100.0, 20.0), window);
        assert_eq!(card.min, window.min);
    }
}
