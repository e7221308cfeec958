//! A scene as a PNG: its shapes, and its letters as shapes, filled and stroked.

use super::traced::{self, rounded, roundness};
use crate::report::{
    Anchor, Form, Paint, Scene, Stroke, hatch_lines,
    text::shaping::{drawn_width, shaped, writable},
};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};
use tiny_skia::{Color, FillRule, LineJoin, Path, PathBuilder, Pixmap, Rect, Stroke as Pen, StrokeDash, Transform};

/// A side of a PNG is at most this many pixels: our choice, because a larger one needs over a gigabyte.
const LONGEST_SIDE_PX: f32 = 16_000.0;

/// The picture could not be made; nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PngError {
    #[error(
        "The picture would be larger than 16,000 pixels on a side. Choose a smaller size or scale; your journal is unchanged"
    )]
    TooLarge,
    #[error("The picture could not be drawn. Your journal is unchanged; the same picture can still be saved as SVG")]
    NotDrawn,
}

/// The scene as PNG, `scale` pixels a point (1 to 4 is usual). A letter that is in no font, neither ours nor one of this
/// machine, is an empty box.
///
/// # Errors
/// Too large, or not drawable; see [`PngError`].
pub fn png(scene: &Scene, scale: f32) -> Result<Vec<u8>, PngError> {
    pixels(scene, scale)?.encode_png().map_err(|_| PngError::NotDrawn)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be 1..=16,000")]
fn pixels(scene: &Scene, scale: f32) -> Result<Pixmap, PngError> {
    let (w, h) = ((scene.width * scale).round(), (scene.height * scale).round());
    if !(w <= LONGEST_SIDE_PX && h <= LONGEST_SIDE_PX) {
        return Err(PngError::TooLarge);
    }
    let mut pixels = Pixmap::new(w.max(1.0) as u32, h.max(1.0) as u32).ok_or(PngError::NotDrawn)?;
    if let Some(ground) = scene.background {
        pixels.fill(Color::from_rgba8(ground.0, ground.1, ground.2, u8::MAX));
    }
    let mut drawing = Drawing { pixels, scale: Transform::from_scale(scale, scale) };
    for shape in &scene.shapes {
        drawing.form(&shape.form);
    }
    Ok(drawing.pixels)
}

/// How the corners of a line are: as SVG has them.
const POINTED: LineJoin = LineJoin::Miter;
const ROUND: LineJoin = LineJoin::Round;

struct Drawing {
    pixels: Pixmap,
    scale: Transform,
}

impl Drawing {
    fn form(&mut self, form: &Form) {
        match form {
            Form::Rect { x, y, w, h, radius, fill, stroke } => {
                self.path(rect(*x, *y, *w, *h, *radius), *fill, *stroke, POINTED);
            }
            Form::Line { from, to, stroke } => self.path(lines(&[*from, *to], false), None, Some(*stroke), POINTED),
            Form::Polyline { points, stroke } => self.path(lines(points, false), None, Some(*stroke), ROUND),
            Form::Polygon { points, fill, stroke } => self.path(lines(points, true), *fill, *stroke, POINTED),
            Form::Band { edges, fill } => {
                let round = edges.iter().map(|e| (e.0, e.1)).chain(edges.iter().rev().map(|e| (e.0, e.2)));
                self.path(lines(&round.collect::<Vec<_>>(), true), Some(*fill), None, POINTED);
            }
            Form::Circle { centre, radius, fill, stroke } => {
                let circle = (*radius > 0.0).then(|| PathBuilder::from_circle(centre.0, centre.1, *radius));
                self.path(circle.flatten(), *fill, *stroke, POINTED);
            }
            Form::Hatch { x, y, w, h, step, stroke } => {
                for (from, to) in hatch_lines(*x, *y, *w, *h, *step) {
                    self.path(lines(&[from, to], false), None, Some(*stroke), POINTED);
                }
            }
            Form::Text { .. } => self.text(form),
        }
    }

    /// What is no path (no width, no number) is nothing.
    fn path(&mut self, path: Option<Path>, fill: Option<Paint>, stroke: Option<Stroke>, join: LineJoin) {
        let Some(path) = path else { return };
        if let Some(fill) = fill {
            self.pixels.fill_path(&path, &inked(fill), FillRule::Winding, self.scale, None);
        }
        if let Some(stroke) = stroke.filter(|s| s.width.is_finite() && s.width > 0.0) {
            let dash = stroke.dash.and_then(|(on, off)| StrokeDash::new(vec![on, off], 0.0));
            let pen = Pen { width: stroke.width, line_join: join, dash, ..Pen::default() };
            self.pixels.stroke_path(&path, &inked(stroke.paint), &pen, self.scale, None);
        }
    }

    fn text(&mut self, form: &Form) {
        let Form::Text { x, y, anchor, size, weight, paint, text, turn } = form else { return };
        let runs = shaped(&writable(text), *weight);
        let shift = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => 0.5,
            Anchor::End => 1.0,
        };
        let mut pen = Letters { path: PathBuilder::new(), at: (x - drawn_width(&runs) * size * shift, *y), scale: 1.0 };
        for run in runs {
            let Ok(font) = FontRef::from_index(run.face.bytes(), run.face.index()) else { continue };
            let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
            pen.scale = size / units;
            for letter in &run.letters {
                let begins = pen.at;
                pen.at = (begins.0 + letter.x * size, begins.1 - letter.y * size);
                if let Some(outline) = font.outline_glyphs().get(GlyphId::new(letter.glyph)) {
                    // One that can't be read leaves its place empty.
                    let _drawn = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
                }
                pen.at = (begins.0 + letter.advance * size, begins.1);
            }
        }
        let turned = if *turn == 0.0 { self.scale } else { self.scale.pre_concat(Transform::from_rotate_at(*turn, *x, *y)) };
        if let Some(path) = pen.path.finish() {
            self.pixels.fill_path(&path, &inked(*paint), FillRule::Winding, turned, None);
        }
    }
}

/// Puts the shapes of letters into one path: from a font's units, upwards, to points, downwards.
struct Letters {
    path: PathBuilder,
    at: (f32, f32),
    scale: f32,
}

impl Letters {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.at.0 + x * self.scale, self.at.1 - y * self.scale)
    }
}

impl OutlinePen for Letters {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.at(cx0, cy0), self.at(x, y));
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let ((cx0, cy0), (cx1, cy1), (x, y)) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.path.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

fn inked(paint: Paint) -> tiny_skia::Paint<'static> {
    let mut ink = tiny_skia::Paint::default();
    let mut colour = Color::from_rgba8(paint.colour.0, paint.colour.1, paint.colour.2, u8::MAX);
    colour.set_alpha(paint.covers());
    ink.set_color(colour);
    ink
}

fn lines(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    traced::lines(&mut path, points, closed);
    path.finish()
}

fn rect(x: f32, y: f32, w: f32, h: f32, radius: f32) -> Option<Path> {
    let whole = Rect::from_xywh(x, y, w, h).filter(|_| w > 0.0 && h > 0.0)?;
    let Some(r) = roundness(w, h, radius) else { return Some(PathBuilder::from_rect(whole)) };
    let mut path = PathBuilder::new();
    rounded(&mut path, (x, y), (w, h), r);
    path.finish()
}

#[cfg(test)]
mod tests;
