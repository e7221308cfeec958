//! A pattern as a bar over its days: it swells where it may have begun, thins out where it may have turned, is left out
//! where days were near the usual, and has a mark where it went a step further.

use super::labels::{Label, labels};
use crate::{
    analysis::{Course, Span},
    domain::DayKey,
    report::{Anchor, Form, Frame, Paint, Role, Scene, Stroke, Weight},
};

/// How thick the bar is where nothing is in doubt, points.
const THICK: f32 = 4.0;
/// From the top of the bar to where its words begin.
const TO_WORDS: f32 = 9.0;
/// Under the words.
const BELOW: f32 = 3.0;
/// A span is drawn with its likely day where it is at least so wide, points.
const WIDE_ENOUGH: f32 = 8.0;

/// The patterns of a picture and their words, laid out once.
pub(crate) struct Marked<'a> {
    courses: Vec<&'a Course>,
    until: DayKey,
    labels: Vec<Label>,
}

impl<'a> Marked<'a> {
    /// `until` is the last day that anything is known of.
    pub(crate) fn of(frame: &Frame, courses: Vec<&'a Course>, until: DayKey) -> Self {
        let labels = labels(frame, &courses, until);
        Self { courses, until, labels }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.courses.is_empty()
    }

    pub(crate) fn height(&self, frame: &Frame) -> f32 {
        let lines = self.labels.iter().map(|l| l.line + 1).max().unwrap_or(0);
        if self.courses.is_empty() { 0.0 } else { TO_WORDS + BELOW + lines as f32 * frame.line_height() }
    }

    /// The bars, and their words beneath.
    pub(crate) fn draw(&self, scene: &mut Scene, frame: &Frame, y: f32) {
        for course in &self.courses {
            draw_bar(scene, frame, course, self.until, y + 1.0);
        }
        for Label { x, line, words, weight } in &self.labels {
            let baseline = y + TO_WORDS + frame.caption + *line as f32 * frame.line_height();
            let colour = if *weight == Weight::Semibold { frame.palette.ink } else { frame.palette.muted };
            scene.add(Role::Pattern, frame.text(*x, baseline, Anchor::Start, colour, *weight, words.clone()));
        }
    }

    /// The days on which one may have begun or turned, as a breath of shade through the picture behind the days.
    pub(crate) fn draw_shade(&self, scene: &mut Scene, frame: &Frame, top: f32, bottom: f32) {
        for span in self.courses.iter().flat_map(|c| [Some(c.began), turned(c)]).flatten() {
            let (x0, x1) = (frame.start_of(span.earliest), frame.end_of(span.latest));
            if is_wide(&span) && x1 > x0 {
                let fill = Some(Paint::with_alpha(frame.palette.ink, if frame.palette.dark { 0.09 } else { 0.06 }));
                let form = Form::Rect { x: x0, y: top, w: x1 - x0, h: bottom - top, radius: 0.0, fill, stroke: None };
                scene.add(Role::Pattern, form);
            }
        }
    }
}

const fn is_wide(span: &Span<DayKey>) -> bool {
    span.earliest.number() < span.latest.number()
}

fn turned(course: &Course) -> Option<Span<DayKey>> {
    course.back.filter(|_| course.ended.is_some())
}

fn draw_bar(scene: &mut Scene, frame: &Frame, course: &Course, until: DayKey, y: f32) {
    let paint = Paint::solid(frame.palette.muted);
    for (from, end) in course.sure_days(until) {
        if end <= frame.from || from > frame.until {
            continue;
        }
        let (x0, x1) = (frame.start_of(from), frame.start_of(end));
        let form = Form::Rect { x: x0, y, w: (x1 - x0).max(1.5), h: THICK, radius: 0.0, fill: Some(paint), stroke: None };
        scene.add(Role::Pattern, form);
    }
    draw_span(scene, frame, &course.began, true, y, paint);
    if let Some(back) = turned(course) {
        draw_span(scene, frame, &back, false, y, paint);
    }
    for step in &course.steps {
        let x = frame.middle_of(step.began.likely);
        if !frame.shows_middle(step.began.likely) {
            continue;
        }
        let (x0, x1) = (frame.start_of(step.began.earliest), frame.end_of(step.began.latest));
        let fill = Some(Paint::with_alpha(frame.palette.ink, 0.35));
        let form = Form::Rect { x: x0, y: y + THICK, w: (x1 - x0).max(1.0), h: 1.5, radius: 0.0, fill, stroke: None };
        scene.add(Role::Pattern, form);
        let points = vec![(x - 3.5, y + THICK), (x + 3.5, y + THICK), (x, y + THICK + 4.0)];
        scene.add(Role::Pattern, Form::Polygon { points, fill: Some(Paint::solid(frame.palette.ink)), stroke: None });
    }
}

/// A wedge as wide as the days between which a pattern began, or turned, with a light mark on the likely one.
fn draw_span(scene: &mut Scene, frame: &Frame, span: &Span<DayKey>, swells: bool, y: f32, paint: Paint) {
    if !is_wide(span) || span.latest < frame.from || span.earliest > frame.until {
        return;
    }
    let at = |day: DayKey| frame.at(day.since(frame.from) as f32);
    let (from, to) = (at(span.earliest), at(span.latest.plus(1)));
    let half = |x: f32| {
        let share = (x - from) / (to - from);
        THICK / 2.0 * if swells { share } else { 1.0 - share }
    };
    let middle = y + THICK / 2.0;
    let (x0, x1) = (from.max(frame.x), to.min(frame.right()));
    let points = [(x0, -1.0), (x1, -1.0), (x1, 1.0), (x0, 1.0)].map(|(x, side)| (x, middle + side * half(x)));
    scene.add(Role::Pattern, Form::Polygon { points: points.to_vec(), fill: Some(paint), stroke: None });
    if to - from >= WIDE_ENOUGH && frame.shows_middle(span.likely) {
        let x = frame.middle_of(span.likely);
        let stroke = Stroke { paint: Paint::with_alpha(frame.palette.ink, 0.6), width: 1.0, dash: None };
        scene.add(Role::Pattern, Form::Line { from: (x, y - 1.5), to: (x, y + THICK + 1.5), stroke });
    }
}
