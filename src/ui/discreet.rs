//! Discreet mode: on the screen, texts, numbers and labels are bars of the same size.
//!
//! It is done to what is painted, after everything is built, so that no screen, tooltip or popup can forget
//! it. Shapes stay: the river, strips and marks without a word say little to somebody who looks over a
//! shoulder. The accessibility tree keeps its words: it is the person's own.

use egui::{
    Color32, Context, CornerRadius, FullOutput, Rect, Shape, Stroke, Vec2, emath::Rot2, epaint::RectShape, epaint::TextShape,
};

/// Of the height of a line, so that lines stay apart.
const BAR_HEIGHT: f32 = 0.5;

#[derive(Debug, Default)]
struct Covering {
    on: bool,
    /// Texts stay readable that can only be seen in one of these …
    kept: Vec<Rect>,
    /// … and don't touch one of these.
    hidden: Vec<Rect>,
}

impl egui::Plugin for Covering {
    fn debug_name(&self) -> &'static str {
        "discreet mode"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        if !self.on {
            return;
        }
        for painted in &mut output.shapes {
            let within = |area: &Rect| area.expand(1.0).contains_rect(painted.clip_rect);
            if !self.kept.iter().any(within) || self.hidden.iter().any(|area| is_in(&painted.shape, *area)) {
                cover(&mut painted.shape);
            }
        }
    }
}

/// Begins a frame, with bars or without.
pub(super) fn begin(ctx: &Context, on: bool) {
    let covering = ctx.plugin_or_default::<Covering>();
    let mut covering = covering.lock();
    covering.on = on;
    covering.kept.clear();
    covering.hidden.clear();
}

/// Texts that are clipped to this area stay readable in this frame: room names and help.
pub(super) fn keep(ctx: &Context, area: Rect) {
    ctx.plugin_or_default::<Covering>().lock().kept.push(area);
}

/// Texts in this area are bars although what is around it stays readable: what the person wrote.
pub(super) fn hide(ctx: &Context, area: Rect) {
    ctx.plugin_or_default::<Covering>().lock().hidden.push(area);
}

fn is_in(shape: &Shape, area: Rect) -> bool {
    match shape {
        Shape::Vec(shapes) => shapes.iter().any(|s| is_in(s, area)),
        Shape::Text(text) => text.visual_bounding_rect().intersects(area),
        _ => false,
    }
}

fn cover(shape: &mut Shape) {
    match shape {
        Shape::Vec(shapes) => shapes.iter_mut().for_each(cover),
        Shape::Text(text) if !is_icon(text.galley.text()) => *shape = bars(text),
        _ => {}
    }
}

/// Icons say what a button does and nothing else.
fn is_icon(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || ('\u{e000}'..='\u{f8ff}').contains(&c))
}

fn bars(text: &TextShape) -> Shape {
    let fill = colour_of(text).gamma_multiply(0.5 * text.opacity_factor);
    let turn = Rot2::from_angle(text.angle);
    let rows = text.galley.rows.iter().filter(|row| !row.text().trim().is_empty());
    let bar = |row: &egui::epaint::text::PlacedRow| {
        let line = row.rect_without_leading_space();
        let bar = Rect::from_center_size(line.center(), Vec2::new(line.width(), line.height() * BAR_HEIGHT));
        if text.angle == 0.0 {
            let rect = bar.translate(text.pos.to_vec2());
            return RectShape::filled(rect, CornerRadius::same(3), fill).into();
        }
        let corners = [bar.left_top(), bar.right_top(), bar.right_bottom(), bar.left_bottom()];
        Shape::convex_polygon(corners.map(|c| text.pos + turn * c.to_vec2()).to_vec(), fill, Stroke::NONE)
    };
    Shape::Vec(rows.map(bar).collect())
}

fn colour_of(text: &TextShape) -> Color32 {
    let own = text.galley.job.sections.first().map(|s| s.format.color).filter(|c| *c != Color32::PLACEHOLDER);
    text.override_text_color.or(own).unwrap_or(text.fallback_color)
}
