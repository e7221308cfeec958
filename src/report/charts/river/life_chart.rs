//! The river as it stands on the page for the doctor: medicines and their doses above it, and beneath it, on the same days,
//! what was noticed, numbness, and the numbers of what is told in words.

use super::{gathered::gather, lanes::Lane, legend, moods, overlay, plot::Plot, river_days::RiverDays, stream};
use crate::{
    analysis::Analysis,
    domain::{DayKey, Journal},
    report::{
        Anchor, Form, Frame, InView, Medicine, Paint, Palette, Role, Scene, Stroke, Weight, axis_height,
        charts::{columns::NARROWEST_BAR, imported::ImportedTitles},
        days_a_column, draw_axis, fitted, logged_days,
        text::words::{Counted, Shown, sentence},
        text_width,
    },
};

/// What is drawn, and how large.
#[derive(Debug)]
pub(crate) struct LifeView<'a> {
    pub from: DayKey,
    pub until: DayKey,
    /// Points.
    pub width: f32,
    pub caption: f32,
    /// Of the river itself.
    pub height: f32,
    pub palette: Palette,
    /// A bar each; all of them have at least one day in view.
    pub medicines: &'a [(Medicine, String)],
    /// The days of what is told in words beneath, in order: the first is number 1.
    pub told: &'a [DayKey],
}

/// The bar of a medicine is so high, points.
const BAR: f32 = 10.0;
const UNDER_A_BAR: f32 = 4.0;
/// Room beside a number under the river.
const BESIDE: f32 = 3.0;

/// Draws it as high as it needs to be.
pub(crate) fn life_chart(journal: &Journal, analysis: Option<&Analysis>, view: &LifeView<'_>) -> Scene {
    let LifeView { width, caption, palette, .. } = *view;
    let gutter = (text_width("10", caption, Weight::Regular) + 7.0).ceil();
    let in_view = InView::days(view.from, view.until);
    let frame = in_view.frame(gutter, (width - gutter).max(40.0), caption, palette);
    let beside = super::gathered::beside_days(view.from, view.until, frame.day_points);
    let days = RiverDays::from(logged_days(journal, view.from.plus(-beside), view.until.plus(beside)));
    let gathered = gather(&days, journal, analysis, &frame);
    let (seen, columns) = days.in_view((view.from, view.until), days_a_column(frame.day_points, NARROWEST_BAR));

    let mut scene = Scene::new(width, 10.0, "The river");
    let mut y = 0.0;
    for (medicine, words) in view.medicines {
        y = draw_medicine(&mut scene, &frame, medicine, words, y);
    }
    y += moods::words_above(&frame, &gathered);
    let plot = Plot { x: frame.x, y: y + frame.line_height() + 2.0, width: frame.width, height: view.height };
    stream::draw(&mut scene, &frame, &plot, &gathered, &columns);
    overlay::say_if_empty(&mut scene, &frame, &plot, false, days.all().get(seen).unwrap_or_default());
    y = plot.y + plot.height + frame.line_height() + 3.0;
    draw_axis(&mut scene, &frame, y);
    y += axis_height(&frame) + 1.0;
    if !gathered.marked.is_empty() {
        gathered.marked.draw(&mut scene, &frame, y);
        y += gathered.marked.height(&frame);
    }
    if !view.told.is_empty() {
        draw_told(&mut scene, &frame, view.told, y);
        y += frame.line_height() + 6.0;
    }
    if columns.iter().any(|c| c.mean(Lane::Numbness).is_some()) {
        let means = columns.iter().filter_map(|c| Some(((c.column.first, c.column.last), c.mean(Lane::Numbness)?)));
        Lane::Numbness.draw(&mut scene, &frame, means, &[], &ImportedTitles::default(), y);
        y += Lane::Numbness.height(&frame) - 4.0;
    }
    let legend = legend::of(&frame, &gathered);
    legend.draw(&mut scene, &frame, y);
    scene.height = y + legend.height(&frame);
    scene.description = sentence(&Shown {
        from: view.from,
        until: view.until,
        moods: moods::told(&frame, &gathered),
        days: Counted::of(columns.iter().map(|c| &c.column)),
        gaps: &gathered.gaps,
        courses: &gathered.courses,
        medicines: &gathered.medicines,
        usual: analysis.and_then(|a| a.usual_reach).map(|u| (u.pleasant, u.unpleasant)),
    });
    scene
}

/// How high a medicine's words and bar are.
pub(crate) fn medicine_row(caption: f32) -> f32 {
    caption * 1.35 + BAR + UNDER_A_BAR
}

/// Its words, and a bar over its days: shades tell neighbouring doses apart, never more or less. A bar that began before the
/// picture has an arrow at its edge.
fn draw_medicine(scene: &mut Scene, frame: &Frame, medicine: &Medicine, words: &str, y: f32) -> f32 {
    let p = &frame.palette;
    if let Some(words) = fitted(words, frame.width, frame.caption, Weight::Regular) {
        scene.add(Role::Plain, frame.text(frame.x, y + frame.caption, Anchor::Start, p.ink, Weight::Regular, words));
    }
    let top = y + frame.line_height();
    let seen = medicine.doses.iter().enumerate().filter(|(_, d)| d.until >= frame.from && d.from <= frame.until);
    for (n, dose) in seen {
        let (x0, x1) = (frame.start_of(dose.from), frame.end_of(dose.until));
        let w = (x1 - x0 - 0.8).max(1.5);
        let fill = Some(Paint::solid(if n % 2 == 0 { p.card } else { p.outline.over(p.card, 0.28) }));
        let stroke = Some(Stroke::solid(p.ink, 0.7));
        scene.add(Role::Medicine, Form::Rect { x: x0, y: top, w, h: BAR, radius: 0.0, fill, stroke });
        let began_before = dose.from < frame.from;
        let indent = if began_before { 9.0 } else { 4.0 };
        if began_before {
            let (x, middle, s) = (x0 + 2.5, top + BAR / 2.0, 2.6);
            let points = vec![(x, middle), (x + s * 1.4, middle - s), (x + s * 1.4, middle + s)];
            scene.add(Role::Medicine, Form::Polygon { points, fill: Some(Paint::solid(p.ink)), stroke: None });
        }
        if let Some(words) = fitted(&dose.dose, w - indent - 3.0, frame.caption, Weight::Regular) {
            let baseline = top + BAR / 2.0 + frame.caption * 0.34;
            scene.add(Role::Plain, frame.text(x0 + indent, baseline, Anchor::Start, p.ink, Weight::Regular, words));
        }
    }
    y + medicine_row(frame.caption)
}

/// A mark for each, and beneath the axis its number; neighbours that have no room share "3–5".
fn draw_told(scene: &mut Scene, frame: &Frame, told: &[DayKey], y: f32) {
    let p = &frame.palette;
    let mut groups: Vec<(usize, usize, f32)> = Vec::new();
    let label = |first: usize, last: usize| if first == last { first.to_string() } else { format!("{first}–{last}") };
    let wide = |g: &(usize, usize, f32)| text_width(&label(g.0, g.1), frame.caption, Weight::Semibold);
    for (n, day) in (1..).zip(told) {
        groups.push((n, n, frame.middle_of(*day)));
        while let [.., before, last] = groups.as_slice() {
            let right = (before.2 + wide(before) / 2.0).max(frame.x + wide(before));
            if right + BESIDE <= last.2 - wide(last) / 2.0 {
                break;
            }
            let joined = (before.0, last.1, f32::midpoint(before.2, last.2));
            groups.truncate(groups.len() - 2);
            groups.push(joined);
        }
    }
    for day in told {
        let x = frame.middle_of(*day);
        let points = vec![(x, y), (x + 2.6, y + 3.6), (x - 2.6, y + 3.6)];
        scene.add(Role::Lane, Form::Polygon { points, fill: Some(Paint::solid(p.ink)), stroke: None });
    }
    for group in &groups {
        let half = wide(group) / 2.0;
        let x = group.2.min(frame.right() - half).max(frame.x + half);
        let baseline = y + 4.0 + frame.caption;
        scene.add(Role::Plain, frame.text(x, baseline, Anchor::Middle, p.ink, Weight::Semibold, label(group.0, group.1)));
    }
}
