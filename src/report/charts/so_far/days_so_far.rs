//! A few days beside each other, the last one strong: no wider than the days there are.

use crate::{
    domain::DayKey,
    report::{
        Anchor, Form, LoggedDay, Paint, Picture, PictureView, Role, Scene, Stroke, Table, Weight, day_words,
        paper::sheet::{EDGE, Sheet},
        text_width,
    },
};

/// From the middle line to 10, in lines of small text.
const HALF_LINES: f32 = 5.2;
/// A day, and the last one, in the same measure.
const DAY_LINES: f32 = 2.7;
const LAST_LINES: f32 = 3.9;
/// The scale is whole, so that the same day looks the same tomorrow.
const MOST: f32 = 10.0;

/// The days from `from` to `last`, as the river draws them: up to the strongest pleasant rating, down to the strongest
/// unpleasant one. A day without check-ins is hatched, a side that was not felt has a ring, and what was not rated leaves
/// nothing.
#[must_use]
pub fn days_so_far(days: &[LoggedDay], from: DayKey, last: DayKey, view: &PictureView) -> Picture {
    days_so_far_grown(days, from, last, view, 1.0)
}

/// The same with bars so many times as high, and wider with them; the words stay as large as they are.
#[must_use]
pub fn days_so_far_grown(days: &[LoggedDay], from: DayKey, last: DayKey, view: &PictureView, grown: f32) -> Picture {
    let from = from.min(last);
    let laid = Laid::of(&Sheet::of(view), last.since(from), grown);
    let logged = |day: DayKey| days.iter().find(|d| d.day == day);
    let all = || (0..=last.since(from)).map(|n| from.plus(n));
    let sentence = format!("{}.", day_words(last, logged(last)));
    let said: Vec<String> = all().map(|day| format!("{}.", day_words(day, logged(day)))).collect();
    let mut scene = laid.sheet.scene(laid.height(), "The last days", &said.join(" "));
    scene.background = None;
    laid.draw_scale(&mut scene);
    for (place, day) in all().enumerate() {
        let is_last = day == last;
        let x = laid.middle_of(place);
        match logged(day) {
            None => laid.draw_gap(&mut scene, x),
            Some(d) => laid.draw_day(&mut scene, d, x, is_last),
        }
        laid.draw_date(&mut scene, day, x, is_last);
    }
    let mut table = Table::new(&["Day", "Strongest pleasant", "Strongest unpleasant"]);
    let n = |v: Option<u8>| v.map(|n| n.to_string());
    table.rows = all()
        .map(|day| {
            let d = logged(day);
            vec![Some(day.to_string()), n(d.and_then(|d| d.pleasant)), n(d.and_then(|d| d.unpleasant))]
        })
        .collect();
    Picture { scene, sentence, table, parts: Vec::new() }
}

/// Where the days lie.
struct Laid {
    sheet: Sheet,
    left: f32,
    pitch: f32,
    last: f32,
    before: usize,
    top: f32,
    half: f32,
    grown: f32,
}

impl Laid {
    /// `before`: days before the last one.
    fn of(sheet: &Sheet, before: i32, grown: f32) -> Self {
        let size = sheet.caption;
        let left = EDGE + text_width("10", size, Weight::Regular) + 8.0;
        let last = LAST_LINES * size * grown;
        let before = usize::try_from(before).unwrap_or_default();
        let room = (sheet.width - left - last - EDGE).max(0.0);
        let pitch = if before == 0 { 0.0 } else { (DAY_LINES * size * grown).min(room / before as f32) };
        let width = left + pitch * before as f32 + last + EDGE;
        Self {
            sheet: Sheet { width, ..*sheet },
            left,
            pitch,
            last,
            before,
            top: EDGE + size * 1.4,
            half: HALF_LINES * size * grown,
            grown,
        }
    }

    fn middle(&self) -> f32 {
        self.top + self.half
    }

    fn bottom(&self) -> f32 {
        self.top + 2.0 * self.half + self.sheet.caption * 1.5
    }

    fn height(&self) -> f32 {
        self.bottom() + self.sheet.line_height() + 4.0
    }

    fn middle_of(&self, place: usize) -> f32 {
        let begin = self.left + self.pitch * place as f32;
        begin + if place == self.before { self.last } else { self.pitch } / 2.0
    }

    fn y(&self, value: f32) -> f32 {
        self.middle() - value / MOST * self.half
    }

    fn draw_scale(&self, scene: &mut Scene) {
        let p = &self.sheet.palette;
        for value in [MOST, 0.0, -MOST] {
            let y = self.y(value);
            let baseline = y + self.sheet.caption * 0.34;
            let label = self.text((self.left - 6.0, baseline), Anchor::End, false, format!("{:.0}", value.abs()));
            scene.add(Role::Plain, label);
            let stroke = if value == 0.0 { Stroke::solid(p.outline, 1.0) } else { Stroke::dashed(p.line, 1.0, 2.0, 4.0) };
            scene.add(Role::Plain, Form::Line { from: (self.left, y), to: (self.sheet.width - EDGE, y), stroke });
        }
    }

    /// How wide a day's bar is.
    fn bar(&self, is_last: bool) -> f32 {
        if is_last {
            self.sheet.caption * 1.7 * self.grown
        } else {
            (self.pitch * 0.5).clamp(3.0, self.sheet.caption * self.grown)
        }
    }

    fn draw_gap(&self, scene: &mut Scene, x: f32) {
        let (w, h) = (self.bar(false), self.half * 0.8);
        let stroke = Stroke::solid(self.sheet.palette.outline, 1.0);
        scene.add(Role::Gap, Form::Hatch { x: x - w / 2.0, y: self.middle() - h / 2.0, w, h, step: 5.0, stroke });
    }

    fn draw_day(&self, scene: &mut Scene, d: &LoggedDay, x: f32, is_last: bool) {
        let (p, w) = (&self.sheet.palette, self.bar(is_last));
        for (value, up, colour) in [(d.pleasant, 1.0, p.pleasant), (d.unpleasant, -1.0, p.unpleasant)] {
            match value {
                None => {}
                Some(0) => {
                    let radius = (w * 0.28).clamp(1.6, 4.0);
                    let centre = (x, self.middle() - up * (radius + 2.0));
                    let stroke = Some(Stroke::solid(colour, 1.5));
                    scene.add(Role::NotFelt, Form::Circle { centre, radius, fill: None, stroke });
                }
                Some(n) => {
                    let end = self.y(up * f32::from(n));
                    let (y, h) = (end.min(self.middle()), (end - self.middle()).abs());
                    let fill = Some(Paint::with_alpha(colour, if is_last { 0.9 } else { 0.45 }));
                    scene.add(Role::Span, Form::Rect { x: x - w / 2.0, y, w, h, radius: 3.0, fill, stroke: None });
                }
            }
            let Some(n) = value.filter(|_| is_last) else { continue };
            let beyond = self.y(up * f32::from(n)) - up * self.sheet.caption * if n == 0 { 1.1 } else { 0.4 };
            let baseline = if up > 0.0 { beyond } else { beyond + self.sheet.caption * 0.8 };
            scene.add(Role::Plain, self.text((x, baseline), Anchor::Middle, true, n.to_string()));
        }
        if d.pleasant.is_none() && d.unpleasant.is_none() && d.cannot_tell > 0 {
            let at = (x, self.middle() - self.sheet.caption * 0.4);
            scene.add(Role::CannotTell, self.text(at, Anchor::Middle, is_last, "?".to_owned()));
        }
    }

    fn draw_date(&self, scene: &mut Scene, day: DayKey, x: f32, is_last: bool) {
        let at = (x, self.bottom() + self.sheet.caption);
        let fits = |text: &str| text_width(text, self.sheet.caption, Weight::Regular) + 4.0 <= self.pitch;
        let (long, short) = (day.date().format("%a").to_string(), day.date().format("%-d").to_string());
        let label = if is_last { Some("Today".to_owned()) } else { [long, short].into_iter().find(|text| fits(text)) };
        if let Some(label) = label {
            scene.add(Role::Plain, self.text(at, Anchor::Middle, is_last, label));
        }
    }

    fn text(&self, (x, baseline): (f32, f32), anchor: Anchor, is_strong: bool, text: String) -> Form {
        let p = &self.sheet.palette;
        let (colour, weight) = if is_strong { (p.ink, Weight::Semibold) } else { (p.muted, Weight::Regular) };
        self.sheet.text(x, baseline, anchor, colour, weight, text)
    }
}
