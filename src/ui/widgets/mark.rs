use crate::report::MarkShape;
use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, pos2, vec2};

/// Paints a feeling's mark, about `2 * r` wide, around `at`.
pub fn paint_mark(painter: &Painter, shape: MarkShape, at: Pos2, r: f32, colour: Color32) {
    let polygon = |points: Vec<Pos2>| {
        painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
    };
    let p = |x: f32, y: f32| pos2(at.x + x * r, at.y + y * r);
    match shape {
        MarkShape::Circle => {
            painter.circle_filled(at, r, colour);
        }
        MarkShape::Ring => {
            painter.circle_stroke(at, r * 0.85, Stroke::new(r * 0.38, colour));
        }
        MarkShape::Square => {
            painter.rect_filled(egui::Rect::from_center_size(at, Vec2::splat(r * 1.75)), r * 0.3, colour);
        }
        MarkShape::Triangle => polygon(vec![p(0.0, -1.0), p(1.0, 0.85), p(-1.0, 0.85)]),
        MarkShape::TriangleDown => polygon(vec![p(-1.0, -0.85), p(1.0, -0.85), p(0.0, 1.0)]),
        MarkShape::Diamond => polygon(vec![p(0.0, -1.1), p(1.1, 0.0), p(0.0, 1.1), p(-1.1, 0.0)]),
        MarkShape::Octagon => polygon(
            (0..8u8)
                .map(|i| {
                    let a = std::f32::consts::TAU * (f32::from(i) + 0.5) / 8.0;
                    at + vec2(a.cos(), a.sin()) * r * 1.05
                })
                .collect(),
        ),
        MarkShape::Drop => {
            polygon(vec![p(0.0, -1.2), p(0.66, 0.0), p(-0.66, 0.0)]);
            painter.circle_filled(p(0.0, 0.3), r * 0.74, colour);
        }
        MarkShape::Heart => {
            painter.circle_filled(p(-0.46, -0.3), r * 0.55, colour);
            painter.circle_filled(p(0.46, -0.3), r * 0.55, colour);
            polygon(vec![p(-0.97, -0.08), p(0.0, -0.45), p(0.97, -0.08), p(0.0, 1.05)]);
        }
    }
}
