//! How much feelings vary, as a curve: the width of the three weeks up to each day, before its own usual band.

use super::legend::{Legend, Sample};
use crate::{
    analysis::{Analysis, Change, RollingWidth, Verdict, usual_widths},
    domain::DayKey,
    report::{
        Anchor, Area, Form, Frame, InView, Paint, Picture, PictureView, Rgb, Role, Scene, Stroke, Table, TimePicture, Weight,
        axis_height, draw_axis, first_fitting,
        paper::sheet::{EDGE, Sheet},
        text::words::{days_words, full_day_words},
        text_width,
    },
};

const TITLE: &str = "How much feelings vary: the three weeks up to each day";
/// Height of one curve, points.
const PLOT_HEIGHT: f32 = 84.0;
/// Neighbouring values share a point of the curve where they are nearer than this, points.
const NEAREST: f32 = 1.5;

/// One side of feelings.
struct Side {
    name: &'static str,
    of: fn(&RollingWidth) -> Option<f64>,
    colour: Rgb,
    usual: Option<(f64, f64)>,
    /// Of the comparison, where there is one.
    change: Option<Change>,
}

/// From `from` to `until`.
#[must_use]
pub fn width(analysis: &Analysis, from: DayKey, until: DayKey, view: &PictureView) -> Picture {
    width_in_view(analysis, &InView::days(from, until), view).picture
}

/// The same of days of which the first and the last may be cut.
#[must_use]
pub(crate) fn width_in_view(analysis: &Analysis, in_view: &InView, view: &PictureView) -> TimePicture {
    let sheet = Sheet::of(view);
    let place = |day: DayKey| analysis.widths.partition_point(|w| w.day < day);
    let (start, end) = (place(in_view.from), place(in_view.until.plus(1)));
    let seen = analysis.widths.get(start..end).unwrap_or_default();
    let sides = sides(analysis, &sheet);
    let (sentence, table) = (sentence(seen, &sides, in_view), table(seen));
    if seen.iter().all(|w| w.pleasant.is_none() && w.unpleasant.is_none()) {
        return TimePicture { picture: sheet.quiet(TITLE, sentence, table), in_view: *in_view, areas: Vec::new() };
    }
    // One on each side beyond the view, so that the curve runs to its edges.
    let near = analysis.widths.get(start.saturating_sub(1)..(end + 1).min(analysis.widths.len())).unwrap_or_default();
    let most = most(near, &sides);
    let gutter = text_width("10", sheet.caption, Weight::Regular) + 7.0;
    let width = (sheet.inner() - gutter).max(40.0);
    let frame = in_view.frame(EDGE + gutter, width, sheet.caption, sheet.palette);
    let cell = sheet.line_height() + 6.0 + PLOT_HEIGHT + 12.0;
    let legend = legend(&sides, &sheet);
    let bottom = EDGE + 2.0 * cell + axis_height(&frame) + 4.0;
    let mut scene = sheet.scene(bottom + legend.height(&sheet) + EDGE, TITLE, &sentence);
    let days = analysis.usual_reach.map(|u| (u.window.from, analysis.until));
    let mut y = EDGE;
    for side in &sides {
        draw_heading(&mut scene, &frame, side, y);
        let plot = Plot { top: y + sheet.line_height() + 6.0, most };
        plot.draw_usual(&mut scene, &frame, side.usual.zip(days));
        plot.draw_scale(&mut scene, &frame);
        plot.draw_curve(&mut scene, &frame, near, side);
        y += cell;
    }
    draw_axis(&mut scene, &frame, y - 6.0);
    legend.draw(&mut scene, &sheet, bottom);
    let areas = vec![Area { x: frame.x, y: EDGE, width, height: y - 6.0 - EDGE }];
    TimePicture { picture: Picture { scene, sentence, table, parts: Vec::new() }, in_view: *in_view, areas }
}

/// "Thursday, 12 March 2026, the three weeks up to it: pleasant feelings vary by 1.3, unpleasant ones by 0.9".
#[must_use]
pub(crate) fn width_on(analysis: &Analysis, day: DayKey) -> String {
    let on = analysis.widths.binary_search_by_key(&day, |w| w.day).ok().and_then(|at| analysis.widths.get(at));
    let side = |name: &str, value: Option<f64>| match value {
        Some(value) => format!("{name} by {value:.1}"),
        None => format!("{name} rated on too few days"),
    };
    let (pleasant, unpleasant) = on.map_or((None, None), |w| (w.pleasant, w.unpleasant));
    format!(
        "{}, the three weeks up to it: {}, {}",
        full_day_words(day),
        side("pleasant feelings vary", pleasant),
        side("unpleasant ones", unpleasant)
    )
}

fn sides(analysis: &Analysis, sheet: &Sheet) -> [Side; 2] {
    let usual = usual_widths(analysis);
    let evidence = match &analysis.verdict {
        Verdict::Judged { evidence, .. } => Some(evidence),
        Verdict::NotEnough(_) => None,
    };
    let p = &sheet.palette;
    [
        Side {
            name: "Pleasant feelings",
            of: |w| w.pleasant,
            colour: p.pleasant,
            usual: usual.and_then(|u| u.pleasant),
            change: evidence.map(|e| e.pleasant.width),
        },
        Side {
            name: "Unpleasant feelings",
            of: |w| w.unpleasant,
            colour: p.unpleasant,
            usual: usual.and_then(|u| u.unpleasant),
            change: evidence.map(|e| e.unpleasant.width),
        },
    ]
}

/// What stands at the upper edge of both, so that they can be compared: whole steps, two at least.
fn most(near: &[RollingWidth], sides: &[Side]) -> f64 {
    let values = sides.iter().flat_map(|s| near.iter().filter_map(s.of).chain(s.usual.map(|u| u.1)));
    values.fold(2.0_f64, f64::max).ceil().min(10.0)
}

/// Where a curve lies.
struct Plot {
    top: f32,
    most: f64,
}

impl Plot {
    #[expect(clippy::cast_possible_truncation, reason = "0 to 10")]
    fn y(&self, value: f64) -> f32 {
        self.top + PLOT_HEIGHT * (1.0 - (value / self.most).clamp(0.0, 1.0) as f32)
    }

    fn draw_usual(&self, scene: &mut Scene, frame: &Frame, usual: Option<((f64, f64), (DayKey, DayKey))>) {
        let Some(((low, high), (from, until))) = usual else { return };
        let (first, last) = (from.max(frame.from), until.min(frame.until));
        if first > last {
            return;
        }
        let (x, end, top) = (frame.start_of(first).max(frame.x), frame.end_of(last).min(frame.right()), self.y(high));
        let (w, h, fill) = (end - x, (self.y(low) - top).max(1.0), Some(Paint::solid(frame.palette.usual)));
        scene.add(Role::Usual, Form::Rect { x, y: top, w, h, radius: 0.0, fill, stroke: None });
    }

    fn draw_scale(&self, scene: &mut Scene, frame: &Frame) {
        let p = &frame.palette;
        for (value, stroke) in [(self.most, Stroke::dashed(p.line, 1.0, 2.0, 4.0)), (0.0, Stroke::solid(p.outline, 1.0))] {
            let y = self.y(value);
            scene.add(Role::Plain, Form::Line { from: (frame.x, y), to: (frame.right(), y), stroke });
            let (at, words) = (y + frame.caption * 0.34, format!("{value:.0}"));
            scene.add(Role::Plain, frame.text(frame.x - 5.0, at, Anchor::End, p.muted, Weight::Regular, words));
        }
    }

    /// It is broken where too little is known.
    fn draw_curve(&self, scene: &mut Scene, frame: &Frame, near: &[RollingWidth], side: &Side) {
        let values: Vec<(DayKey, f64)> = near.iter().filter_map(|w| Some((w.day, (side.of)(w)?))).collect();
        for run in values.chunk_by(|a, b| b.0.since(a.0) == 1) {
            let mut points: Vec<(f32, f32)> = Vec::new();
            for (n, (day, value)) in run.iter().enumerate() {
                let at = (frame.middle_of(*day).clamp(frame.x, frame.right()), self.y(*value));
                let is_end = n + 1 == run.len();
                if is_end || points.last().is_none_or(|last| at.0 - last.0 >= NEAREST) {
                    points.push(at);
                }
            }
            if let [only] = points.as_slice() {
                let fill = Some(Paint::solid(side.colour));
                scene.add(Role::Value, Form::Circle { centre: *only, radius: 2.0, fill, stroke: None });
            } else {
                scene.add(Role::Value, Form::Polyline { points, stroke: Stroke::solid(side.colour, 2.0) });
            }
        }
    }
}

/// Its name, and at the right what it is now and usually.
fn draw_heading(scene: &mut Scene, frame: &Frame, side: &Side, y: f32) {
    let (p, baseline) = (&frame.palette, y + frame.caption);
    scene.add(Role::Plain, frame.text(frame.x, baseline, Anchor::Start, p.ink, Weight::Semibold, side.name.to_owned()));
    let Some(change) = side.change else { return };
    let said = [
        format!("usually {:.1}, now {:.1}", change.usual, change.recent),
        format!("{:.1}, now {:.1}", change.usual, change.recent),
    ];
    let room = frame.width - text_width(side.name, frame.caption, Weight::Semibold) - frame.caption;
    if let Some(said) = first_fitting(&[&said[0], &said[1]], room, frame.caption, Weight::Regular) {
        scene.add(Role::Plain, frame.text(frame.right(), baseline, Anchor::End, p.muted, Weight::Regular, said));
    }
}

fn legend(sides: &[Side], sheet: &Sheet) -> Legend {
    let mut items = vec![(
        Sample::Smoothed,
        vec!["how much they vary, the last 21 days, steps".to_owned(), "how much they vary".to_owned()],
    )];
    if sides.iter().any(|s| s.usual.is_some()) {
        items.push((Sample::Usual, vec!["usual, 8 of 10 days".to_owned(), "usual".to_owned()]));
    }
    Legend { items, colour: sheet.palette.ink }
}

fn sentence(seen: &[RollingWidth], sides: &[Side], in_view: &InView) -> String {
    let dates = format!("{} to {}", in_view.from.words(), in_view.until.words());
    let told = |side: &Side| {
        let values = || seen.iter().filter_map(side.of);
        let n = values().count();
        if n == 0 {
            return format!("{} were rated on too few days", side.name);
        }
        let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(0.0, f64::max));
        let now = side.change.map(|c| format!("; usually {:.1}, now {:.1}", c.usual, c.recent)).unwrap_or_default();
        format!("{} varied by {low:.1} to {high:.1} steps, on {}{now}", side.name, days_words(n))
    };
    let all: Vec<String> = sides.iter().map(told).collect();
    format!("{dates}, looking back three weeks from each day. {}.", all.join(". "))
}

fn table(seen: &[RollingWidth]) -> Table {
    let mut table = Table::new(&["Day", "How much pleasant feelings vary, steps", "How much unpleasant feelings vary, steps"]);
    let number = |value: Option<f64>| value.map(|v| format!("{v:.2}"));
    let known = seen.iter().filter(|w| w.pleasant.is_some() || w.unpleasant.is_some());
    table.rows.extend(known.map(|w| vec![Some(w.day.to_string()), number(w.pleasant), number(w.unpleasant)]));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::analyse, domain::Journal, exchange::sample_journal, report::Palette};

    fn view() -> PictureView {
        PictureView { width: 900.0, palette: Palette::light(), text_scale: 1.0 }
    }

    #[test]
    fn the_last_point_of_the_curve_is_the_number_of_the_comparison() {
        let today = DayKey::parse("2026-11-24").expect("a day");
        let journal = sample_journal(today, "Europe/Berlin");
        for back in 0..6 {
            let until = today.plus(-back);
            let analysis = analyse(&journal, until);
            let Verdict::Judged { evidence, .. } = &analysis.verdict else { panic!("the sample is judged") };
            let last = analysis.widths.last().expect("days");
            assert_eq!(last.day, until);
            assert_eq!(last.pleasant, Some(evidence.pleasant.width.recent), "{until}");
            assert_eq!(last.unpleasant, Some(evidence.unpleasant.width.recent), "{until}");
        }
        let analysis = analyse(&journal, today);
        let Verdict::Judged { evidence, .. } = &analysis.verdict else { panic!("the sample is judged") };
        let on = analysis.widths.iter().find(|w| w.day == evidence.usual.until).expect("a usual day");
        let band = usual_widths(&analysis).and_then(|u| u.pleasant).expect("a band");
        assert!(band.0 < band.1 && on.pleasant.is_some());
    }

    #[test]
    fn where_too_few_days_are_rated_the_curve_is_broken_and_says_so() {
        let today = DayKey::parse("2026-11-24").expect("a day");
        let mut journal = sample_journal(today, "Europe/Berlin");
        let (from, until) = (today.plus(-100), today.plus(-60));
        journal.check_ins.retain(|c| !(from..=until).contains(&c.day));
        let analysis = analyse(&journal, today);
        let picture = width(&analysis, today.plus(-150), today, &view());
        let curves = picture.scene.of(Role::Value).count();
        assert!(curves >= 4, "two of each side: {curves}");
        assert!(width_on(&analysis, until).contains("too few days"), "{}", width_on(&analysis, until));
        let nothing = width(&analyse(&Journal::default(), today), today.plus(-30), today, &view());
        assert!(nothing.table.rows.is_empty() && !nothing.sentence.is_empty());
    }
}
