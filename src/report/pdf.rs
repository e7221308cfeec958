use super::{
    Anchor, Form, Paint, Scene, Stroke, hatch_lines,
    shaping::{Face, shaped, width},
};
use krilla::{
    Document, SerializeSettings,
    color::rgb,
    geom::{Path, PathBuilder, Point, Rect, Transform},
    metadata::Metadata,
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, LineJoin, Stroke as Pen, StrokeDash},
    surface::Surface,
    tagging::{ContentTag, Tag, TagGroup, TagTree},
    text::{Font, GlyphId, KrillaGlyph},
};
use std::collections::BTreeMap;

/// The picture could not be made; nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("The picture could not be made into a PDF. Your journal is unchanged; the same picture can still be saved as SVG")]
pub struct PdfError;

/// The scene as a PDF of one page of its size: lines and letters, not pixels, with its fonts inside and its
/// description for screen readers. The same scene gives the same bytes: no date, no name of a person or a machine.
///
/// # Errors
/// Where a size is no number above 0, or the library refuses it.
pub fn pdf(scene: &Scene) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new_with(SerializeSettings::default());
    let (title, description) = (scene.title.clone(), scene.description.clone());
    document.set_metadata(
        Metadata::new().title(title).description(description.clone()).language("en".to_owned()).creator("Gamut".to_owned()),
    );
    let settings = PageSettings::from_wh(scene.width, scene.height).ok_or(PdfError)?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let whole = surface.start_tagged(ContentTag::Other);
    let mut pen = Drawing::on(&mut surface);
    if let Some(ground) = scene.background {
        pen.path(rect(0.0, 0.0, scene.width, scene.height, 0.0), Some(Paint::solid(ground)), None);
    }
    for shape in &scene.shapes {
        pen.form(&shape.form);
    }
    surface.end_tagged();
    surface.finish();
    page.finish();
    let mut figure = TagGroup::new(Tag::Figure(Some(description)));
    figure.push(whole);
    let mut tree = TagTree::new();
    tree.push(figure);
    document.set_tag_tree(tree);
    document.finish().map_err(|_| PdfError)
}

/// A pen on one page.
pub(super) struct Drawing<'s, 'p> {
    surface: &'s mut Surface<'p>,
    fonts: BTreeMap<Face, Option<Font>>,
}

impl<'s, 'p> Drawing<'s, 'p> {
    pub fn on(surface: &'s mut Surface<'p>) -> Self {
        Self { surface, fonts: BTreeMap::new() }
    }

    pub fn form(&mut self, form: &Form) {
        match form {
            Form::Rect { x, y, w, h, radius, fill, stroke } => self.path(rect(*x, *y, *w, *h, *radius), *fill, *stroke),
            Form::Line { from, to, stroke } => self.path(lines(&[*from, *to], false), None, Some(*stroke)),
            Form::Polyline { points, stroke } => self.path(lines(points, false), None, Some(*stroke)),
            Form::Polygon { points, fill, stroke } => self.path(lines(points, true), *fill, *stroke),
            Form::Band { edges, fill } => {
                let round = edges.iter().map(|e| (e.0, e.1)).chain(edges.iter().rev().map(|e| (e.0, e.2)));
                self.path(lines(&round.collect::<Vec<_>>(), true), Some(*fill), None);
            }
            Form::Circle { centre, radius, fill, stroke } => self.path(circle(*centre, *radius), *fill, *stroke),
            Form::Hatch { x, y, w, h, step, stroke } => {
                for (from, to) in hatch_lines(*x, *y, *w, *h, *step) {
                    self.path(lines(&[from, to], false), None, Some(*stroke));
                }
            }
            Form::Text { .. } => self.text(form),
        }
    }

    fn path(&mut self, path: Option<Path>, fill: Option<Paint>, stroke: Option<Stroke>) {
        let Some(path) = path else { return };
        // A line without width is no line, here as on the screen.
        let stroke = stroke.filter(|s| s.width.is_finite() && s.width > 0.0);
        if fill.is_some() || stroke.is_some() {
            self.surface.set_fill(fill.map(filled));
            self.surface.set_stroke(stroke.map(stroked));
            self.surface.draw_path(&path);
        }
    }

    fn text(&mut self, form: &Form) {
        let Form::Text { x, y, anchor, size, weight, paint, text, turn } = form else { return };
        if ![*x, *y, *size, *turn].iter().all(|n| n.is_finite()) {
            return;
        }
        let runs = shaped(text, *weight);
        let left = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width(&runs) * size / 2.0,
            Anchor::End => width(&runs) * size,
        };
        let turned = *turn != 0.0;
        if turned {
            self.surface.push_transform(&Transform::from_rotate_at(*turn, *x, *y));
        }
        self.surface.set_fill(Some(filled(*paint)));
        self.surface.set_stroke(None);
        let mut at = x - left;
        for run in runs {
            let font = self.fonts.entry(run.face).or_insert_with(|| Font::new(run.face.bytes().into(), 0)).clone();
            let letters: Vec<KrillaGlyph> = run
                .letters
                .iter()
                .map(|l| KrillaGlyph {
                    glyph_id: GlyphId::new(l.glyph),
                    text_range: l.text.clone(),
                    x_advance: l.advance,
                    x_offset: l.x,
                    y_offset: l.y,
                    y_advance: 0.0,
                    location: None,
                })
                .collect();
            if let Some(font) = font {
                self.surface.draw_glyphs(Point::from_xy(at, *y), &letters, font, text, *size, false);
            }
            at += run.letters.iter().map(|l| l.advance).sum::<f32>() * size;
        }
        if turned {
            self.surface.pop();
        }
    }
}

fn part(alpha: f32) -> NormalizedF32 {
    NormalizedF32::new(if alpha.is_finite() { alpha.clamp(0.0, 1.0) } else { 1.0 }).unwrap_or(NormalizedF32::ONE)
}

fn filled(paint: Paint) -> Fill {
    let colour = rgb::Color::new(paint.colour.0, paint.colour.1, paint.colour.2);
    Fill { paint: colour.into(), opacity: part(paint.alpha), ..Fill::default() }
}

fn stroked(stroke: Stroke) -> Pen {
    let Paint { colour, alpha } = stroke.paint;
    let dash = stroke.dash.map(|(on, off)| StrokeDash { array: vec![on, off], offset: 0.0 });
    let paint = rgb::Color::new(colour.0, colour.1, colour.2).into();
    Pen { paint, width: stroke.width, line_join: LineJoin::Round, opacity: part(alpha), dash, ..Pen::default() }
}

fn lines(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (i, (x, y)) in points.iter().filter(|p| p.0.is_finite() && p.1.is_finite()).enumerate() {
        if i == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// Of a quarter circle: how far the handles of its curve stand off, by the usual approximation.
const HANDLE: f32 = 0.552_284_8;

fn rect(x: f32, y: f32, w: f32, h: f32, radius: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    let r = radius.min(w / 2.0).min(h / 2.0);
    if r.is_nan() || r <= 0.0 {
        path.push_rect(Rect::from_xywh(x, y, w, h)?);
        return path.finish();
    }
    let (right, bottom, k) = (x + w, y + h, r * (1.0 - HANDLE));
    path.move_to(x + r, y);
    path.line_to(right - r, y);
    path.cubic_to(right - k, y, right, y + k, right, y + r);
    path.line_to(right, bottom - r);
    path.cubic_to(right, bottom - k, right - k, bottom, right - r, bottom);
    path.line_to(x + r, bottom);
    path.cubic_to(x + k, bottom, x, bottom - k, x, bottom - r);
    path.line_to(x, y + r);
    path.cubic_to(x, y + k, x + k, y, x + r, y);
    path.close();
    path.finish()
}

fn circle((x, y): (f32, f32), radius: f32) -> Option<Path> {
    rect(x - radius, y - radius, 2.0 * radius, 2.0 * radius, radius)
}
