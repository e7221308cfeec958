//! Paints a `report::Scene` on the screen: the same shapes that SVG and PNG hold.

mod again;
pub mod system_letters;

pub(crate) use again::paint_again;

use super::theme::{colour, semibold};
use crate::report::{Anchor, Form, Paint, Scene, Weight, hatch_lines, shown};
use egui::{Align2, Color32, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, epaint::TextShape, pos2, vec2};

/// Paints the scene with its top left corner at `origin`.
pub fn paint_scene(painter: &Painter, origin: Pos2, scene: &Scene) {
    let area = scene_area(origin, scene);
    let painter = painter.with_clip_rect(area.intersect(painter.clip_rect()));
    if let Some(background) = scene.background {
        painter.rect_filled(area, 0.0, colour(background));
    }
    let mut shapes = Vec::with_capacity(scene.shapes.len());
    for shape in &scene.shapes {
        push_form(&painter, origin, &shape.form, &mut shapes);
    }
    painter.extend(shapes);
}

fn scene_area(origin: Pos2, scene: &Scene) -> Rect {
    Rect::from_min_size(origin, vec2(scene.width, scene.height))
}

fn tint(paint: Paint) -> Color32 {
    colour(paint.colour).gamma_multiply(paint.alpha)
}

fn pen(stroke: &crate::report::Stroke) -> Stroke {
    Stroke::new(stroke.width, tint(stroke.paint))
}

/// Paints one form of a scene whose top left corner is at `origin`.
pub fn paint_form(painter: &Painter, origin: Pos2, form: &Form) {
    let mut shapes = Vec::new();
    push_form(painter, origin, form, &mut shapes);
    painter.extend(shapes);
}

/// What egui paints for one form of a scene whose top left corner is at `origin`.
fn push_form(painter: &Painter, origin: Pos2, form: &Form, out: &mut Vec<Shape>) {
    let at = |(x, y): (f32, f32)| pos2(origin.x + x, origin.y + y);
    let many = |points: &[(f32, f32)]| points.iter().map(|p| at(*p)).collect::<Vec<_>>();
    match form {
        Form::Rect { x, y, w, h, radius, fill, stroke } => {
            let rect = Rect::from_min_size(at((*x, *y)), vec2(*w, *h));
            if let Some(fill) = fill {
                out.push(Shape::rect_filled(rect, *radius, tint(*fill)));
            }
            if let Some(stroke) = stroke {
                out.push(Shape::rect_stroke(rect, *radius, pen(stroke), StrokeKind::Middle));
            }
        }
        Form::Line { from, to, stroke } => line(out, &[at(*from), at(*to)], stroke),
        Form::Polyline { points, stroke } => line(out, &many(points), stroke),
        Form::Polygon { points, fill, stroke } => {
            if let Some(fill) = fill {
                out.push(Shape::convex_polygon(many(points), tint(*fill), Stroke::NONE));
            }
            if let Some(stroke) = stroke {
                out.push(Shape::closed_line(many(points), pen(stroke)));
            }
        }
        Form::Band { edges, fill } => out.push(band(origin, edges, tint(*fill))),
        Form::Circle { centre, radius, fill, stroke } => {
            if let Some(fill) = fill {
                out.push(Shape::circle_filled(at(*centre), *radius, tint(*fill)));
            }
            if let Some(stroke) = stroke {
                out.push(Shape::circle_stroke(at(*centre), *radius, pen(stroke)));
            }
        }
        Form::Hatch { x, y, w, h, step, stroke } => {
            for (from, to) in hatch_lines(*x, *y, *w, *h, *step) {
                out.push(Shape::line_segment([at(from), at(to)], pen(stroke)));
            }
        }
        Form::Text { x, y, anchor, size, weight, paint, text, turn } => {
            let font = match weight {
                Weight::Regular => FontId::proportional(*size),
                Weight::Semibold => FontId::new(*size, semibold()),
            };
            let align = match anchor {
                Anchor::Start => Align2::LEFT_BOTTOM,
                Anchor::Middle => Align2::CENTER_BOTTOM,
                Anchor::End => Align2::RIGHT_BOTTOM,
            };
            let galley = painter.layout_no_wrap(shown(text).into_owned(), font, tint(*paint));
            // The scene says where the baseline is; egui places boxes.
            let baseline = galley.rows.first().and_then(|r| r.glyphs.first()).map_or(galley.size().y * 0.8, |g| g.pos.y);
            let left = match align {
                Align2::LEFT_BOTTOM => 0.0,
                Align2::CENTER_BOTTOM => galley.size().x / 2.0,
                _ => galley.size().x,
            };
            let angle = turn.to_radians();
            let shift = egui::emath::Rot2::from_angle(angle) * vec2(left, baseline);
            out.push(Shape::Text(TextShape::new(at((*x, *y)) - shift, galley, tint(*paint)).with_angle(angle)));
        }
    }
}

fn line(out: &mut Vec<Shape>, points: &[Pos2], stroke: &crate::report::Stroke) {
    match stroke.dash {
        Some((on, off)) => out.extend(Shape::dashed_line(points, pen(stroke), on, off)),
        None => out.push(Shape::line(points.to_vec(), pen(stroke))),
    }
}

/// A band of any shape as a strip of triangles.
fn band(origin: Pos2, edges: &[(f32, f32, f32)], fill: Color32) -> Shape {
    let mut mesh = Mesh::default();
    for (i, (x, up, down)) in edges.iter().enumerate() {
        mesh.colored_vertex(pos2(origin.x + x, origin.y + up), fill);
        mesh.colored_vertex(pos2(origin.x + x, origin.y + down), fill);
        if let Some(n) = i.checked_sub(1).and_then(|i| u32::try_from(i * 2).ok()) {
            mesh.add_triangle(n, n + 1, n + 2);
            mesh.add_triangle(n + 1, n + 2, n + 3);
        }
    }
    Shape::mesh(mesh)
}
