//! Samples under a picture with their words, in lines: the same for the river and for every other picture.

use super::{
    marked::under_a_day::under_a_day,
    marks::{cannot_tell, not_felt},
};
use crate::{
    analysis::Part,
    report::{
        Anchor, Form, Frame, Paint, Palette, Rgb, Role, Scene, Stroke, Weight, first_fitting, fitted,
        paper::sheet::{EDGE, Sheet},
        text_width,
    },
};

/// Where a legend stands and how large its samples are, in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground {
    left: f32,
    right: f32,
    /// For the words of one sample.
    room: f32,
    /// From a sample's left edge to its words, and what both take beside the width of the words.
    words_at: f32,
    beside: f32,
    caption: f32,
    palette: Palette,
    /// From a sample's left edge to its middle.
    centre: f32,
    usual: (f32, f32),
    ring: f32,
    diamond: f32,
}

/// On a sheet samples are as large as its letters.
impl From<&Sheet> for Ground {
    fn from(sheet: &Sheet) -> Self {
        let size = sheet.caption;
        Self {
            left: EDGE,
            right: sheet.width - EDGE,
            room: sheet.inner() - size * 1.5,
            words_at: size * 1.5,
            beside: size * 1.5,
            caption: size,
            palette: sheet.palette,
            centre: size * 0.5,
            usual: (size, size * 0.7),
            ring: size * 0.26,
            diamond: size * 0.22,
        }
    }
}

/// Under the river samples have the size of what they stand for in it; its words are few and stand whole.
impl From<&Frame> for Ground {
    fn from(frame: &Frame) -> Self {
        Self {
            left: frame.x,
            right: frame.right(),
            room: f32::INFINITY,
            words_at: 19.0,
            beside: 20.0,
            caption: frame.caption,
            palette: frame.palette,
            centre: 6.0,
            usual: (14.0, 9.0),
            ring: 3.5,
            diamond: 3.0,
        }
    }
}

impl Ground {
    const fn line_height(&self) -> f32 {
        self.caption * 1.35
    }
}

/// What a sample under a picture shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sample {
    /// A day's mean.
    Dot,
    /// From the least to the greatest of several days.
    Bar,
    Smoothed,
    /// Bars of two days, and the smoothed lines, of both sides.
    BothSides,
    BothSmoothed,
    Usual,
    NotFelt,
    CannotTell,
    /// The same where days share a mark: on the base line, and beneath it.
    NotFeltTick,
    CannotTellTick,
    /// A bar of this share of the full height; 0 is the low mark of "no".
    Share(f32),
    /// A bar with a paler one behind it.
    Mean,
    /// Then, and now.
    Ring,
    Disc,
    /// A soft bar on a line.
    Whisker,
    /// A line upright.
    Upright,
    /// A day in its colour; with the mark of nought; without an answer; without a check-in.
    Field(Rgb),
    FieldOfNone(Rgb),
    EmptyField,
    HatchedField,
    /// The line under a day of a pattern.
    UnderADay(Part),
}

/// The samples of a picture with their words, from long to short.
pub(crate) struct Legend {
    pub items: Vec<(Sample, Vec<String>)>,
    pub colour: Rgb,
}

impl Legend {
    /// Each sample with its words and place: left edge and line.
    fn placed(&self, on: &Ground) -> Vec<(Sample, String, f32, usize)> {
        let (mut x, mut line, mut out) = (on.left, 0, Vec::new());
        for (sample, ways) in &self.items {
            let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
            let shortest = || ways.last().and_then(|w| fitted(w, on.room, on.caption, Weight::Regular));
            let Some(text) = first_fitting(&ways, on.room, on.caption, Weight::Regular).or_else(shortest) else { continue };
            let w = on.beside + text_width(&text, on.caption, Weight::Regular);
            if x > on.left && x + w > on.right {
                (x, line) = (on.left, line + 1);
            }
            out.push((*sample, text, x, line));
            x += w + on.caption * 1.2;
        }
        out
    }

    pub(crate) fn height(&self, on: impl Into<Ground>) -> f32 {
        let on = on.into();
        self.placed(&on).last().map_or(0.0, |l| (l.3 + 1) as f32 * on.line_height() + 4.0)
    }

    /// Draws it beneath `y`.
    pub(crate) fn draw(&self, scene: &mut Scene, on: impl Into<Ground>, y: f32) {
        let on = on.into();
        for (sample, text, x, line) in self.placed(&on) {
            let baseline = y + on.caption + line as f32 * on.line_height();
            self.sample(scene, &on, sample, x, baseline);
            let (x, paint) = (x + on.words_at, Paint::solid(on.palette.muted));
            let (anchor, size, weight) = (Anchor::Start, on.caption, Weight::Regular);
            scene.add(Role::Plain, Form::Text { x, y: baseline, anchor, size, weight, paint, text, turn: 0.0 });
        }
    }

    fn sample(&self, scene: &mut Scene, on: &Ground, sample: Sample, x: f32, baseline: f32) {
        let (p, size) = (&on.palette, on.caption);
        let (centre, middle) = (x + on.centre, baseline - size * 0.34);
        let rect = |w: f32, top: f32, h: f32, paint: Paint| Form::Rect {
            x: centre - w / 2.0,
            y: top,
            w,
            h,
            radius: 0.0,
            fill: Some(paint),
            stroke: None,
        };
        let circle = |fill: Option<Paint>, stroke: Option<Stroke>| Form::Circle {
            centre: (centre, middle),
            radius: size * 0.32,
            fill,
            stroke,
        };
        let field = |fill: Option<Paint>, stroke: Option<Stroke>| {
            let w = size * 0.9;
            Form::Rect { x: centre - w / 2.0, y: middle - w / 2.0, w, h: w, radius: 1.5, fill, stroke }
        };
        let forms = match sample {
            Sample::Dot => vec![Form::Circle {
                centre: (centre, middle),
                radius: size * 0.2,
                fill: Some(Paint::with_alpha(self.colour, 0.6)),
                stroke: None,
            }],
            Sample::Bar => vec![rect(size * 0.16, middle - size * 0.42, size * 0.84, Paint::with_alpha(self.colour, 0.42))],
            Sample::Smoothed => {
                let (from, to) = ((x, middle), (x + size, middle));
                vec![Form::Line { from, to, stroke: Stroke::solid(self.colour, 2.0) }]
            }
            Sample::BothSides => {
                let bar = |at: f32, y: f32, h: f32, colour: Rgb| {
                    let fill = Some(Paint::with_alpha(colour, 0.7));
                    Form::Rect { x: x + at, y, w: 3.0, h, radius: 0.0, fill, stroke: None }
                };
                vec![
                    bar(3.0, middle - 6.0, 6.0, p.pleasant),
                    bar(3.0, middle, 5.0, p.unpleasant),
                    bar(8.0, middle - 4.0, 4.0, p.pleasant),
                    bar(8.0, middle, 6.0, p.unpleasant),
                ]
            }
            Sample::BothSmoothed => {
                let line = |dy: f32, colour: Rgb| {
                    let (from, to) = ((x, middle + dy), (x + 14.0, middle + dy));
                    Form::Line { from, to, stroke: Stroke::solid(colour, 2.0) }
                };
                vec![line(-3.0, p.pleasant), line(3.0, p.unpleasant)]
            }
            Sample::Usual => {
                let ((w, h), fill) = (on.usual, Some(Paint::solid(p.usual)));
                let stroke = Some(Stroke::solid(p.outline, 0.6));
                vec![Form::Rect { x, y: middle - h / 2.0, w, h, radius: 0.0, fill, stroke }]
            }
            Sample::NotFelt => vec![not_felt(centre, middle, on.ring, self.colour, p.card)],
            Sample::CannotTell => vec![cannot_tell(centre, middle, on.diamond, p)],
            Sample::NotFeltTick | Sample::CannotTellTick => {
                let (from, to) = ((x, middle), (x + size, middle));
                let base = Form::Line { from, to, stroke: Stroke::solid(p.outline, 1.0) };
                let (top, colour) = if sample == Sample::NotFeltTick { (0.18, self.colour) } else { (-0.12, p.cannot_tell) };
                vec![base, rect(1.6, middle - size * top, size * 0.36, Paint::solid(colour))]
            }
            Sample::Share(share) => {
                let h = (size * 0.9 * share).max(1.5);
                vec![rect(size * 0.3, baseline - h, h, Paint::with_alpha(self.colour, if share > 0.0 { 0.8 } else { 1.0 }))]
            }
            Sample::Mean => vec![
                rect(size * 0.3, baseline - size * 0.9, size * 0.9, Paint::with_alpha(self.colour, 0.3)),
                rect(size * 0.3, baseline - size * 0.4, size * 0.4, Paint::with_alpha(self.colour, 0.75)),
            ],
            Sample::Ring => vec![circle(Some(Paint::solid(p.card)), Some(Stroke::solid(self.colour, 1.6)))],
            Sample::Whisker => {
                let stroke = Stroke { paint: Paint::with_alpha(self.colour, 0.45), width: 6.0, dash: None };
                vec![Form::Line { from: (x, middle), to: (x + size, middle), stroke }]
            }
            Sample::Upright => {
                let (from, to) = ((centre, middle - size * 0.45), (centre, middle + size * 0.45));
                vec![Form::Line { from, to, stroke: Stroke::solid(p.ink, 2.0) }]
            }
            Sample::Field(colour) => vec![field(Some(Paint::solid(colour)), None)],
            Sample::FieldOfNone(colour) => {
                vec![field(Some(Paint::solid(colour)), None), not_felt(centre, middle, size * 0.2, p.ink, colour)]
            }
            Sample::EmptyField => vec![field(None, Some(Stroke::solid(p.outline, 0.8)))],
            Sample::HatchedField => {
                let (w, paint) = (size * 0.9, Paint::with_alpha(p.outline, 0.45));
                let stroke = Stroke { paint, width: 1.0, dash: None };
                vec![Form::Hatch { x: centre - w / 2.0, y: middle - w / 2.0, w, h: w, step: 4.0, stroke }]
            }
            Sample::UnderADay(part) => under_a_day(part, [x, middle - 1.0, size, 2.0], p.muted),
            Sample::Disc => vec![circle(Some(Paint::solid(self.colour)), None)],
        };
        for form in forms {
            scene.add(Role::Plain, form);
        }
    }
}
