//! Letters as shapes, for a picture that must look the same where our fonts are not: SVG programs hold no fonts of
//! others, whatever the file brings.

use super::xml::number;
use crate::report::{
    Weight,
    text::{
        fonts::Face,
        shaping::{Run, drawn_width, lacks_a_letter, shaped},
    },
};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};
use std::{collections::BTreeMap, fmt::Write};

/// The shapes of the letters that a picture has, each once.
#[derive(Debug, Default)]
pub(crate) struct Outlines(BTreeMap<(Face, u32), String>);

/// A text as shapes: what is put where it begins, in parts of a size of 1, and how wide it is.
pub(crate) struct Drawn {
    pub uses: Vec<Stretch>,
    pub width: f32,
}

/// Letters of one font, by units of it to a size of 1.
pub(crate) struct Stretch {
    pub units: f32,
    pub marks: String,
}

impl Outlines {
    /// `None` where a letter is in no font here: the machine that shows the picture may have it.
    pub(crate) fn of(&mut self, text: &str, weight: Weight) -> Option<Drawn> {
        let runs = shaped(text, weight);
        if lacks_a_letter(&runs) { None } else { self.drawn(&runs) }
    }

    fn drawn(&mut self, runs: &[Run]) -> Option<Drawn> {
        let width = drawn_width(runs);
        let mut at = 0.0;
        let mut uses = Vec::new();
        for run in runs {
            uses.push(self.stretch(run, &mut at)?);
        }
        Some(Drawn { uses, width })
    }

    fn stretch(&mut self, run: &Run, at: &mut f32) -> Option<Stretch> {
        let font = FontRef::from_index(run.face.bytes(), run.face.index()).ok()?;
        let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let mut marks = String::new();
        for letter in &run.letters {
            let shape = match self.0.get(&(run.face, letter.glyph)) {
                Some(shape) => shape,
                None => self.0.entry((run.face, letter.glyph)).or_insert(shape(&font, letter.glyph)?),
            };
            if !shape.is_empty() {
                let (x, y) = (number((*at + letter.x) * units), number(letter.y * units));
                let y = if y == "0" { String::new() } else { format!(" y=\"{y}\"") };
                let _never_fails = write!(marks, "<use xlink:href=\"#{}\" x=\"{x}\"{y}/>", id(run.face, letter.glyph));
            }
            *at += letter.advance;
        }
        Some(Stretch { units, marks })
    }

    /// All shapes that were asked for, as they stand at the head of the picture.
    pub(crate) fn defined(&self) -> String {
        let mut out = String::from("<defs>");
        for ((face, glyph), shape) in self.0.iter().filter(|(_, shape)| !shape.is_empty()) {
            let _never_fails = write!(out, "<path id=\"{}\" d=\"{shape}\"/>", id(*face, *glyph));
        }
        out.push_str("</defs>\n");
        out
    }
}

fn id(face: Face, glyph: u32) -> String {
    match face {
        Face::Regular => format!("r{glyph}"),
        Face::Semibold => format!("s{glyph}"),
        Face::Fallback => format!("f{glyph}"),
        Face::System(at) => format!("o{at}-{glyph}"),
    }
}

/// Empty for a blank; `None` where the font can't be read.
fn shape(font: &FontRef<'_>, glyph: u32) -> Option<String> {
    let mut pen = Pen(String::new());
    let outline = font.outline_glyphs().get(GlyphId::new(glyph))?;
    outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok()?;
    Some(pen.0)
}

/// Writes a path as SVG has it, in the font's units, upwards.
struct Pen(String);

impl Pen {
    fn step(&mut self, letter: char, points: &[f32]) {
        self.0.push(letter);
        for (n, point) in points.iter().enumerate() {
            if n > 0 {
                self.0.push(' ');
            }
            self.0.push_str(&number(*point));
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('L', &[x, y]);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.step('Q', &[cx0, cy0, x, y]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.step('C', &[cx0, cy0, cx1, cy1, x, y]);
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_shapes_each_once_and_a_blank_is_none() {
        let mut outlines = Outlines::default();
        let drawn = outlines.of("a a", Weight::Regular).expect("letters of ours");
        assert_eq!(drawn.uses.len(), 1);
        assert_eq!(drawn.uses[0].marks.matches("<use ").count(), 2);
        assert!((drawn.width - drawn_width(&shaped("a a", Weight::Regular))).abs() < 1e-6);
        assert_eq!(outlines.defined().matches("<path ").count(), 1);
        assert_eq!(outlines.of("Joy Радость", Weight::Regular).expect("in the other font").uses.len(), 2);
        assert!(outlines.of("喜び", Weight::Regular).is_none(), "nobody was asked for it; another machine may have it");
    }
}
