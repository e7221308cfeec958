//! A scene as a PDF of one page, with its fonts inside and its words for screen readers.

use super::traced::{self, rounded, roundness};
use crate::report::{
    Anchor, Form, Paint, Scene, Stroke, hatch_lines,
    text::{
        fonts::Face,
        shaping::{Placed, drawn_width, lacks_a_letter, shaped, writable},
    },
};
use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder, PdfVersion},
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point, Rect, Transform},
    metadata::Metadata,
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, LineJoin, Stroke as Pen, StrokeDash},
    surface::Surface,
    tagging::{BBox, ContentTag, SpanTag, Tag, TagGroup, TagTree},
    text::{Font, GlyphId, KrillaGlyph},
};
use std::collections::BTreeMap;

/// The picture could not be made; nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("The picture could not be made into a PDF. Your journal is unchanged; the same picture can still be saved as SVG")]
pub struct PdfError;

/// How every PDF is written: as PDF/UA-1 asks, which the library sees to, or there is none. From version 1.6 on it would
/// write `/Suspects false`, which says no more than saying nothing and which readers built on Poppler take for an error.
pub(crate) fn settings() -> Result<SerializeSettings, PdfError> {
    let wanted =
        ConfigurationBuilder::new().with_version(PdfVersion::Pdf15).with_accessibility_validator(Accessibility::UA1).finish();
    Ok(SerializeSettings { configuration: wanted.map_err(|_| PdfError)?, ..SerializeSettings::default() })
}

/// The scene as a PDF of one page of its size: lines and letters, not pixels, with its fonts inside and its
/// description for screen readers. The same scene gives the same bytes: no date, no name of a person or a machine.
///
/// # Errors
/// Where a size is no number above 0, or the library refuses it.
pub fn pdf(scene: &Scene) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new_with(settings()?);
    // A reader that shows no picture needs some words for it.
    let words = |all: &[&str]| all.iter().map(|t| writable(t).into_owned()).find(|t| !t.trim().is_empty()).unwrap_or_default();
    let title = words(&[&scene.title, "Picture"]);
    let description = words(&[&scene.description, &title]);
    let named = Metadata::new().title(title.clone()).description(description.clone());
    document.set_metadata(named.language("en".to_owned()).creator("Gamut".to_owned()));
    let mut tree = TagTree::new();
    tree.push(a_page(&mut document, 0, scene, description)?);
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(title, XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    document.set_tag_tree(tree);
    document.set_outline(outline);
    document.finish().map_err(|_| PdfError)
}

/// Draws a page and gives it as a figure with its words.
fn a_page(document: &mut Document, n: usize, scene: &Scene, description: String) -> Result<TagGroup, PdfError> {
    let size = PageSettings::from_wh(scene.width, scene.height).ok_or(PdfError)?;
    let whole = Rect::from_xywh(0.0, 0.0, scene.width, scene.height).ok_or(PdfError)?;
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    let mut figure = TagGroup::new(Tag::Figure(Some(description)).with_bbox(Some(BBox::new(n, whole))));
    let mut pen = Drawing::on(&mut surface);
    figure.push(pen.surface.start_tagged(ContentTag::Other));
    if let Some(ground) = scene.background {
        pen.path(rect(0.0, 0.0, scene.width, scene.height, 0.0), Some(Paint::solid(ground)), None);
    }
    for shape in &scene.shapes {
        if let Some(words) = said_beside(&shape.form) {
            pen.surface.end_tagged();
            figure.push(pen.surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(Some(&words)))));
            pen.form(&shape.form);
            pen.surface.end_tagged();
            figure.push(pen.surface.start_tagged(ContentTag::Other));
        } else {
            pen.form(&shape.form);
        }
    }
    surface.end_tagged();
    surface.finish();
    page.finish();
    Ok(figure)
}

/// The letters of a text that no font has, neither ours nor one of this machine.
pub(crate) fn lacking(form: &Form) -> Vec<String> {
    let Form::Text { text, weight, .. } = form else { return Vec::new() };
    let text = writable(text);
    let runs = shaped(&text, *weight);
    let letters = runs.iter().flat_map(|run| &run.letters).filter(|letter| letter.glyph == 0);
    letters.filter_map(|letter| text.get(letter.text.clone())).map(str::to_owned).collect()
}

/// The words of a text with a letter that no font has: boxes stand for it, and the words lie beside them.
pub(crate) fn said_beside(form: &Form) -> Option<String> {
    let Form::Text { text, weight, .. } = form else { return None };
    let text = writable(text);
    lacks_a_letter(&shaped(&text, *weight)).then(|| text.into_owned())
}

/// A pen on one page.
pub(crate) struct Drawing<'s, 'p> {
    surface: &'s mut Surface<'p>,
    fonts: BTreeMap<Face, Option<Font>>,
}

impl<'s, 'p> Drawing<'s, 'p> {
    pub(crate) fn on(surface: &'s mut Surface<'p>) -> Self {
        Self { surface, fonts: BTreeMap::new() }
    }

    pub(crate) fn form(&mut self, form: &Form) {
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

    /// An empty box for each letter that no font has.
    fn boxes(&mut self, letters: &[Placed], (mut x, y): (f32, f32), size: f32, paint: Paint) {
        for letter in letters {
            let wide = letter.advance * size;
            self.path(
                rect(x + wide * 0.1, y - size * 0.7, wide * 0.8, size * 0.7, 0.0),
                None,
                Some(Stroke { paint, width: size * 0.05, dash: None }),
            );
            x += wide;
        }
        self.surface.set_fill(Some(filled(paint)));
        self.surface.set_stroke(None);
    }

    fn text(&mut self, form: &Form) {
        let Form::Text { x, y, anchor, size, weight, paint, text, turn } = form else { return };
        if ![*x, *y, *size, *turn].iter().all(|n| n.is_finite()) {
            return;
        }
        let text = &*writable(text);
        let runs = shaped(text, *weight);
        let left = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => drawn_width(&runs) * size / 2.0,
            Anchor::End => drawn_width(&runs) * size,
        };
        let turned = *turn != 0.0;
        if turned {
            self.surface.push_transform(&Transform::from_rotate_at(*turn, *x, *y));
        }
        self.surface.set_fill(Some(filled(*paint)));
        self.surface.set_stroke(None);
        let mut at = x - left;
        for run in runs {
            let font =
                self.fonts.entry(run.face).or_insert_with(|| Font::new(run.face.bytes().into(), run.face.index())).clone();
            for letters in run.letters.chunk_by(|a, b| (a.glyph == 0) == (b.glyph == 0)) {
                if letters.iter().all(|l| l.glyph == 0) {
                    self.boxes(letters, (at, *y), *size, *paint);
                } else if let Some(font) = font.clone() {
                    let letters: Vec<KrillaGlyph> = letters.iter().map(of_krilla).collect();
                    self.surface.draw_glyphs(Point::from_xy(at, *y), &letters, font, text, *size, false);
                }
                at += letters.iter().map(|l| l.advance).sum::<f32>() * size;
            }
        }
        if turned {
            self.surface.pop();
        }
    }
}

fn of_krilla(letter: &Placed) -> KrillaGlyph {
    KrillaGlyph {
        glyph_id: GlyphId::new(letter.glyph),
        text_range: letter.text.clone(),
        x_advance: letter.advance,
        x_offset: letter.x,
        y_offset: letter.y,
        y_advance: 0.0,
        location: None,
    }
}

fn part(paint: Paint) -> NormalizedF32 {
    NormalizedF32::new(paint.covers()).unwrap_or(NormalizedF32::ONE)
}

fn filled(paint: Paint) -> Fill {
    let colour = rgb::Color::new(paint.colour.0, paint.colour.1, paint.colour.2);
    Fill { paint: colour.into(), opacity: part(paint), ..Fill::default() }
}

fn stroked(stroke: Stroke) -> Pen {
    let colour = stroke.paint.colour;
    let dash = stroke.dash.map(|(on, off)| StrokeDash { array: vec![on, off], offset: 0.0 });
    let paint = rgb::Color::new(colour.0, colour.1, colour.2).into();
    Pen { paint, width: stroke.width, line_join: LineJoin::Round, opacity: part(stroke.paint), dash, ..Pen::default() }
}

fn lines(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    traced::lines(&mut path, points, closed);
    path.finish()
}

fn rect(x: f32, y: f32, w: f32, h: f32, radius: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    match roundness(w, h, radius) {
        Some(r) => rounded(&mut path, (x, y), (w, h), r),
        None => path.push_rect(Rect::from_xywh(x, y, w, h)?),
    }
    path.finish()
}

fn circle((x, y): (f32, f32), radius: f32) -> Option<Path> {
    rect(x - radius, y - radius, 2.0 * radius, 2.0 * radius, radius)
}
