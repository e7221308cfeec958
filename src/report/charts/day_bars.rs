//! Small pictures of many days: a bar for each from its strongest unpleasant to its strongest pleasant rating, and
//! words in brackets beneath.

use crate::{
    analysis::DayReach,
    domain::DayKey,
    report::{
        Anchor, Form, Frame, InView, Paint, PictureView, Role, Scene, Stroke, Table, Weight, draw_axis,
        paper::sheet::{EDGE, Sheet},
        text_width,
    },
};

/// Room for the bars, in lines of small text: as high for one who reads large letters.
const LINES_HIGH: f32 = 12.5;
/// The scale ends at the strongest rating there is, or here, so that weak weeks look weak.
const LEAST_SCALE: u8 = 6;

/// The days of a small picture and where they lie.
pub(crate) struct DayBars<'a> {
    pub days: Vec<&'a DayReach>,
    pub frame: Frame,
    pub top: f32,
    pub middle: f32,
    pub bottom: f32,
    step: f32,
    /// The strongest rating that has room.
    pub most: u8,
}

impl<'a> DayBars<'a> {
    /// `above` and `right` are points left free for words.
    pub(crate) fn of(reach: &'a [DayReach], from: DayKey, until: DayKey, view: &PictureView, above: f32, right: f32) -> Self {
        let sheet = Sheet::of(view);
        let days: Vec<&DayReach> = reach.iter().filter(|d| (from..=until).contains(&d.day)).collect();
        let strongest = days.iter().flat_map(|d| [d.pleasant, d.unpleasant]).flatten().max();
        let most = strongest.unwrap_or(0).clamp(LEAST_SCALE, 10);
        let gutter = EDGE + text_width("10", sheet.caption, Weight::Regular) + 6.0;
        let width = (sheet.width - gutter - EDGE - right).max(40.0);
        let frame = InView::days(from, until.max(from)).frame(gutter, width, sheet.caption, sheet.palette);
        let top = EDGE + above;
        let half = LINES_HIGH * sheet.caption / 2.0;
        Self { days, frame, top, middle: top + half, bottom: top + 2.0 * half, step: half / f32::from(most), most }
    }

    /// The same, so many points further down.
    pub(crate) fn below(self, by: f32) -> Self {
        Self { top: self.top + by, middle: self.middle + by, bottom: self.bottom + by, ..self }
    }

    /// Where a rating of one side lies.
    pub(crate) fn y(&self, value: f32, up: bool) -> f32 {
        let away = value.clamp(0.0, f32::from(self.most)) * self.step;
        if up { self.middle - away } else { self.middle + away }
    }

    /// The scale and the middle line.
    pub(crate) fn draw_scale(&self, scene: &mut Scene) {
        let (p, f) = (&self.frame.palette, &self.frame);
        let most = f32::from(self.most);
        for (value, up) in [(most, true), (0.0, true), (most, false)] {
            let y = self.y(value, up);
            let label = f.text(f.x - 6.0, y + f.caption * 0.34, Anchor::End, p.muted, Weight::Regular, format!("{value:.0}"));
            scene.add(Role::Plain, label);
            let stroke = if value > 0.0 { Stroke::dashed(p.line, 1.0, 2.0, 4.0) } else { Stroke::solid(p.outline, 1.0) };
            scene.add(Role::Plain, Form::Line { from: (f.x, y), to: (f.right(), y), stroke });
        }
    }

    /// The bars, as full as `alpha` says of their day. A ring is "not felt"; what was not rated leaves nothing.
    pub(crate) fn draw_days(&self, scene: &mut Scene, alpha: impl Fn(DayKey) -> f32) {
        let (p, f) = (&self.frame.palette, &self.frame);
        for d in &self.days {
            let w = (f.day_points * 0.68).clamp(1.0, 9.0);
            let x = f.middle_of(d.day);
            for (value, up, colour) in [(d.pleasant, true, p.pleasant), (d.unpleasant, false, p.unpleasant)] {
                match value {
                    None => {}
                    Some(0) => {
                        let r = (w * 0.4).clamp(1.2, 3.0);
                        let centre = (x, self.middle + if up { -r - 1.5 } else { r + 1.5 });
                        let stroke = Some(Stroke::solid(colour, 1.2));
                        scene.add(Role::NotFelt, Form::Circle { centre, radius: r, fill: None, stroke });
                    }
                    Some(n) => {
                        let end = self.y(f32::from(n), up);
                        let (y, h) = (end.min(self.middle), (end - self.middle).abs());
                        let fill = Some(Paint::with_alpha(colour, alpha(d.day)));
                        let radius = (w * 0.3).min(2.5);
                        scene.add(Role::Span, Form::Rect { x: x - w / 2.0, y, w, h, radius, fill, stroke: None });
                    }
                }
            }
        }
    }

    /// Brackets under stretches of days, each with the longest of its words that touch no others. Gives where
    /// the next thing beneath can begin.
    pub(crate) fn draw_brackets(&self, scene: &mut Scene, brackets: &[(DayKey, DayKey, &[&str])]) -> f32 {
        let (p, f) = (&self.frame.palette, &self.frame);
        let y = self.bottom + 6.0;
        let mut free_from = f.x;
        for (i, (from, until, words)) in brackets.iter().enumerate() {
            let (x0, x1) = (f.start_of(*from) + 2.0, f.end_of(*until) - 2.0);
            let points = vec![(x0, y), (x0, y + 4.0), (x1, y + 4.0), (x1, y)];
            scene.add(Role::Plain, Form::Polyline { points, stroke: Stroke::solid(p.outline, 1.2) });
            // Up to the next bracket, or as far as this one's own end and a little.
            let next = brackets.get(i + 1).map_or(f.right() + EDGE, |n| f.start_of(n.0).max(x1) - 6.0);
            let room = next - free_from.max(f.x);
            let width = |t: &str| text_width(t, f.caption, Weight::Regular);
            let Some(text) = words.iter().find(|t| width(t) <= room) else { continue };
            let x = ((x0 + x1 - width(text)) / 2.0).min(next - width(text)).max(free_from);
            let baseline = y + 7.0 + f.caption;
            scene.add(Role::Plain, f.text(x, baseline, Anchor::Start, p.muted, Weight::Regular, (*text).to_owned()));
            free_from = x + width(text) + f.caption * 0.8;
        }
        y + 9.0 + f.line_height()
    }

    /// Months or weeks beneath `y`.
    pub(crate) fn draw_dates(&self, scene: &mut Scene, y: f32) {
        draw_axis(scene, &self.frame, y);
    }

    /// The numbers behind the bars; `which` says of each day which weeks it belongs to.
    pub(crate) fn table(&self, which: impl Fn(DayKey) -> String) -> Table {
        let mut table = Table::new(&["Day", "Strongest pleasant", "Strongest unpleasant", "Weeks"]);
        let n = |v: Option<u8>| v.map(|n| n.to_string());
        let row = |d: &&DayReach| vec![Some(d.day.to_string()), n(d.pleasant), n(d.unpleasant), Some(which(d.day))];
        table.rows = self.days.iter().map(row).collect();
        table
    }
}
