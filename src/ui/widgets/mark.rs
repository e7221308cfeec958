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
        MarkShape::Pentagon => polygon(corners(at, r * 1.1, 5, -0.25)),
        MarkShape::Hexagon => polygon(corners(at, r * 1.05, 6, 0.0)),
        MarkShape::Octagon => polygon(corners(at, r * 1.05, 8, 0.5)),
        MarkShape::Star => {
            // Five kites round a middle: the painter fills convex shapes only.
            let (outer, inner) = (corners(at, r * 1.2, 5, -0.25 * 5.0), corners(at, r * 0.55, 5, -0.25 * 5.0 + 0.5));
            for (i, tip) in outer.iter().enumerate() {
                polygon(vec![at, inner[(i + 4) % 5], *tip, inner[i]]);
            }
        }
        MarkShape::Sun => {
            painter.circle_filled(at, r * 0.55, colour);
            for ray in corners(Pos2::ZERO, 1.0, 8, 0.0) {
                painter.line_segment(
                    [at + ray.to_vec2() * r * 0.75, at + ray.to_vec2() * r * 1.15],
                    Stroke::new(r * 0.26, colour),
                );
            }
        }
        MarkShape::Leaf => {
            polygon(vec![p(0.9, -0.9), p(0.85, 0.1), p(0.3, 0.75), p(-0.9, 0.9), p(-0.75, -0.3), p(-0.1, -0.85)]);
        }
        MarkShape::Crescent => {
            let moon = egui::epaint::PathStroke::new(r * 0.5, colour);
            let arc = (0..=14u8).map(|i| {
                let a = std::f32::consts::PI * (0.30 + 1.4 * f32::from(i) / 14.0);
                at + vec2(a.cos(), a.sin()) * r * 0.8
            });
            painter.add(Shape::Path(egui::epaint::PathShape {
                points: arc.collect(),
                closed: false,
                fill: Color32::TRANSPARENT,
                stroke: moon,
            }));
        }
        MarkShape::Cross => {
            painter.line_segment([p(-0.75, -0.75), p(0.75, 0.75)], Stroke::new(r * 0.45, colour));
            painter.line_segment([p(-0.75, 0.75), p(0.75, -0.75)], Stroke::new(r * 0.45, colour));
        }
        MarkShape::Bolt => {
            polygon(vec![p(0.35, -1.1), p(0.15, 0.15), p(-0.8, 0.15)]);
            polygon(vec![p(-0.35, 1.1), p(-0.15, -0.15), p(0.8, -0.15)]);
        }
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

/// The corners of a regular polygon; `turn` in parts of one corner's angle.
fn corners(at: Pos2, r: f32, n: u8, turn: f32) -> Vec<Pos2> {
    (0..n)
        .map(|i| {
            let a = std::f32::consts::TAU * (f32::from(i) + turn) / f32::from(n);
            at + vec2(a.cos(), a.sin()) * r
        })
        .collect()
}
