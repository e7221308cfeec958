use super::river::overlay::{cannot_tell, not_felt};
use crate::report::{
    Anchor, Form, Paint, Rgb, Role, Scene, Stroke, Weight, first_fitting, fitted,
    paper::sheet::{EDGE, Sheet},
    text_width,
};

/// What a sample under a picture shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sample {
    /// A day's mean.
    Dot,
    /// From the least to the greatest of several days.
    Bar,
    Smoothed,
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
}

/// The samples of a picture with their words, from long to short.
pub(crate) struct Legend {
    pub items: Vec<(Sample, Vec<String>)>,
    pub colour: Rgb,
}

impl Legend {
    /// Each sample with its words and place: left edge and line.
    fn placed(&self, sheet: &Sheet) -> Vec<(Sample, String, f32, usize)> {
        let indent = sheet.caption * 1.5;
        let (mut x, mut line, mut out) = (EDGE, 0, Vec::new());
        for (sample, ways) in &self.items {
            let room = sheet.inner() - indent;
            let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
            let shortest = || ways.last().and_then(|w| fitted(w, room, sheet.caption, Weight::Regular));
            let Some(text) = first_fitting(&ways, room, sheet.caption, Weight::Regular).or_else(shortest) else { continue };
            let w = indent + text_width(&text, sheet.caption, Weight::Regular);
            if x > EDGE && x + w > sheet.width - EDGE {
                (x, line) = (EDGE, line + 1);
            }
            out.push((*sample, text, x, line));
            x += w + sheet.caption * 1.2;
        }
        out
    }

    pub fn height(&self, sheet: &Sheet) -> f32 {
        self.placed(sheet).last().map_or(0.0, |l| (l.3 + 1) as f32 * sheet.line_height() + 4.0)
    }

    /// Draws it beneath `y`.
    pub fn draw(&self, scene: &mut Scene, sheet: &Sheet, y: f32) {
        for (sample, text, x, line) in self.placed(sheet) {
            let baseline = y + sheet.caption + line as f32 * sheet.line_height();
            self.sample(scene, sheet, sample, x, baseline);
            let words =
                sheet.text(x + sheet.caption * 1.5, baseline, Anchor::Start, sheet.palette.muted, Weight::Regular, text);
            scene.add(Role::Plain, words);
        }
    }

    fn sample(&self, scene: &mut Scene, sheet: &Sheet, sample: Sample, x: f32, baseline: f32) {
        let (p, size) = (&sheet.palette, sheet.caption);
        let (centre, middle) = (x + size * 0.5, baseline - size * 0.34);
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
            Sample::Usual => {
                let (w, h, fill) = (size, size * 0.7, Some(Paint::solid(p.usual)));
                let stroke = Some(Stroke::solid(p.outline, 0.6));
                vec![Form::Rect { x, y: middle - h / 2.0, w, h, radius: 0.0, fill, stroke }]
            }
            Sample::NotFelt => vec![not_felt(centre, middle, size * 0.26, self.colour, p.card)],
            Sample::CannotTell => vec![cannot_tell(centre, middle, size * 0.22, p.ink, p.card)],
            Sample::NotFeltTick | Sample::CannotTellTick => {
                let (from, to) = ((x, middle), (x + size, middle));
                let base = Form::Line { from, to, stroke: Stroke::solid(p.outline, 1.0) };
                let (top, colour) = if sample == Sample::NotFeltTick { (0.18, self.colour) } else { (-0.12, p.ink) };
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
            Sample::Disc => vec![circle(Some(Paint::solid(self.colour)), None)],
        };
        for form in forms {
            scene.add(Role::Plain, form);
        }
    }
}
