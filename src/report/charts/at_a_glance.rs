//! The range now against usual, small: what a pattern's card shows before a word is read.

use super::{
    day_bars::DayBars,
    marked::{bar::Marked, under_a_day::part_on},
};
use crate::{
    analysis::{
        Course, DayReach, TypicalDay, Window, typical_day,
        words::{TYPICAL_DAY, course_sentences, part_words},
    },
    domain::DayKey,
    report::{
        Anchor, Form, Paint, Picture, PictureView, Rgb, Role, Scene, Stroke, Weight, axis_height,
        paper::sheet::{EDGE, Sheet},
        text_width,
    },
};

/// The two stretches that are held beside each other, and the days around them that are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glance<'a> {
    pub usual: Window,
    pub lately: Window,
    /// What the second stretch is, as in "in the last three weeks".
    pub lately_words: &'static str,
    /// The course of the pattern, where there is one.
    pub course: Option<&'a Course>,
    /// The last day that is drawn.
    pub until: DayKey,
}

const TITLE: &str = "Your range now against usual";

/// A bar for each day; the pale band is how far a typical usual day reaches, the strong lines how far a typical day
/// of the second stretch does.
#[must_use]
pub fn at_a_glance(reach: &[DayReach], glance: &Glance<'_>, view: &PictureView) -> Picture {
    let Glance { usual, lately, .. } = glance;
    let sheet = Sheet::of(view);
    let until = glance.until.max(lately.until);
    let from = usual.from.min(lately.from);
    let (before, now) = (typical_day(reach, usual.from, usual.until), typical_day(reach, lately.from, lately.until));
    let labels = text_width("10 usual", sheet.caption, Weight::Semibold) + 8.0;
    let unmoved = DayBars::of(reach, from, until, view, 0.0, labels);
    let marked = Marked::of(&unmoved.frame, glance.course.into_iter().collect(), until);
    let above = if marked.is_empty() { sheet.caption * 0.5 } else { marked.height(&unmoved.frame) };
    let bars = unmoved.below(above);
    let sentence = sentence(glance, &before, &now);
    let told = glance.course.map_or_else(|| sentence.clone(), |course| format!("{} {sentence}", course_sentences(course)));
    let which = |day: DayKey| {
        let inside = |w: &Window| (w.from..=w.until).contains(&day);
        if inside(lately) {
            "recent"
        } else if inside(usual) {
            "usual"
        } else {
            "between"
        }
        .to_owned()
    };
    let mut table = bars.table(which);
    if let Some(course) = glance.course {
        table.columns.push("Pattern".to_owned());
        for (line, day) in table.rows.iter_mut().zip(&bars.days) {
            let part = part_on([course].into_iter(), day.day, until);
            line.push(part.map(|(kind, part)| part_words(kind, part).to_owned()));
        }
    }

    let height = bars.bottom + 15.0 + sheet.line_height() + axis_height(&bars.frame) + EDGE;
    let mut scene = sheet.scene(height, TITLE, &told);
    scene.background = None;
    draw_usual_band(&mut scene, &bars, usual, &before);
    marked.draw(&mut scene, &bars.frame, EDGE);
    marked.draw_shade(&mut scene, &bars.frame, bars.top, bars.bottom);
    bars.draw_scale(&mut scene);
    bars.draw_days(&mut scene, |day| if day >= lately.from && day <= lately.until { 0.8 } else { 0.4 });
    draw_reach(&mut scene, &bars, glance, &before, &now);
    let lately_words: &[&str] = &[glance.lately_words, "recent weeks", "recent"];
    let brackets: [(DayKey, DayKey, &[&str]); 2] =
        [(usual.from, usual.until, &["your usual weeks", "usual weeks", "usual"]), (lately.from, lately.until, lately_words)];
    let y = bars.draw_brackets(&mut scene, &brackets);
    bars.draw_dates(&mut scene, y);
    Picture { scene, sentence, table, parts: Vec::new() }
}

/// How far a typical usual day reaches, over the usual weeks; lines carry it on to the recent days.
fn draw_usual_band(scene: &mut Scene, bars: &DayBars<'_>, usual: &Window, before: &TypicalDay) {
    let f = &bars.frame;
    let (x, end) = (f.start_of(usual.from), f.end_of(usual.until));
    let (top, bottom) = (bars.y(steps(before.pleasant), true), bars.y(steps(before.unpleasant), false));
    let fill = Some(Paint::solid(f.palette.usual));
    scene.add(Role::Usual, Form::Rect { x, y: top, w: end - x, h: bottom - top, radius: 4.0, fill, stroke: None });
}

/// Dashed lines at the usual reach, strong ones at the recent reach, and what they stand at.
fn draw_reach(scene: &mut Scene, bars: &DayBars<'_>, glance: &Glance<'_>, before: &TypicalDay, now: &TypicalDay) {
    let (f, p) = (&bars.frame, &bars.frame.palette);
    let (x0, x1) = (f.start_of(glance.lately.from), f.end_of(glance.lately.until));
    let usual_end = f.end_of(glance.usual.until);
    let sides: [(Option<f64>, Option<f64>, bool, Rgb); 2] =
        [(before.pleasant, now.pleasant, true, p.pleasant), (before.unpleasant, now.unpleasant, false, p.unpleasant)];
    for (usual, recent, up, colour) in sides {
        let usual_y = usual.map(|v| bars.y(steps(Some(v)), up));
        let recent_y = recent.map(|v| bars.y(steps(Some(v)), up));
        if let Some(y) = usual_y {
            let stroke = Stroke::dashed(colour, 1.4, 4.0, 3.0);
            scene.add(Role::Usual, Form::Line { from: (usual_end, y), to: (f.right(), y), stroke });
        }
        if let Some(y) = recent_y {
            let stroke = Stroke::solid(colour, 3.0);
            scene.add(Role::Value, Form::Line { from: (x0, y), to: (x1, y), stroke });
        }
        let (mut usual_at, recent_at) = (usual_y, recent_y);
        if let (Some(a), Some(b)) = (usual_y, recent_y) {
            // The recent one keeps its place; the usual one gives way, outwards unless it lies further in.
            let line = f.line_height();
            if (a - b).abs() < line {
                let outwards = if up { -1.0 } else { 1.0 };
                let side = if (a - b) * outwards >= 0.0 { outwards } else { -outwards };
                usual_at = Some(b + side * line);
            }
        }
        let x = f.right() + 8.0;
        for (at, value, word, weight, ink) in
            [(usual_at, usual, "usual", Weight::Regular, p.muted), (recent_at, recent, "now", Weight::Semibold, p.ink)]
        {
            let (Some(y), Some(value)) = (at, value) else { continue };
            let text = format!("{} {}", number(value), if word == "now" { glance.short_word() } else { word });
            scene.add(Role::Value, f.text(x, y + f.caption * 0.34, Anchor::Start, ink, weight, text));
        }
    }
}

impl Glance<'_> {
    const fn short_word(&self) -> &'static str {
        if self.is_now() { "now" } else { "then" }
    }

    const fn is_now(&self) -> bool {
        self.lately.until.number() == self.until.number()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "0 to 10")]
fn steps(value: Option<f64>) -> f32 {
    value.unwrap_or(0.0) as f32
}

/// "4" and "4.5".
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

fn sentence(glance: &Glance<'_>, before: &TypicalDay, now: &TypicalDay) -> String {
    let side = |name: &str, usual: Option<f64>, recent: Option<f64>| match (usual, recent) {
        (Some(a), Some(b)) => format!(
            "The strongest {name} feeling of a typical day was {} usually and {} {}.",
            number(a),
            number(b),
            glance.lately_words
        ),
        _ => format!("Too little {name} was rated to compare."),
    };
    format!(
        "{} {} {TYPICAL_DAY}. This is from {} and {} days with check-ins.",
        side("pleasant", before.pleasant, now.pleasant),
        side("unpleasant", before.unpleasant, now.unpleasant),
        before.days,
        now.days
    )
}
