//! One feeling over its days: usual band, a dot or bar for each day, the smoothed line, and the marks.

use super::feeling_days::{FeelingDay, answered_stretches};
use crate::{
    domain::DayKey,
    report::{
        Anchor, Form, Frame, Paint, Rgb, Role, Scene, Stroke, Weight,
        charts::{
            columns::{NARROWEST_BAR, runs},
            marks::{cannot_tell, not_felt},
            river::{band::inside, rated_days::RatedDays},
        },
        days_a_column,
    },
};

/// Height of the 0–10 scale of one feeling, points.
pub(crate) const PLOT_HEIGHT: f32 = 54.0;
/// Beneath the base line, for "can't tell".
pub(crate) const UNDER: f32 = 13.0;
/// A day this wide has a dot of its own; narrower ones share bars of at least [`NARROWEST_BAR`].
pub(crate) const DOT_DAY: f32 = 3.0;

/// What is drawn of one feeling.
pub(crate) struct FeelingPlot<'a> {
    /// Also a little beside the view, so that the line doesn't change at its edges while panning.
    pub near: &'a [FeelingDay],
    /// The usual band, and the days over which it is drawn.
    pub usual: Option<((f32, f32), (DayKey, DayKey))>,
    pub colour: Rgb,
    pub sd_days: f32,
}

impl FeelingPlot<'_> {
    /// Draws scale, usual band, days and the smoothed line; `y` is where 10 lies.
    pub(crate) fn draw(&self, scene: &mut Scene, frame: &Frame, y: f32) {
        let height = |value: f32| y + PLOT_HEIGHT * (1.0 - value.clamp(0.0, 10.0) / 10.0);
        self.draw_usual(scene, frame, height);
        draw_scale(scene, frame, height);
        let shown: Vec<FeelingDay> = self.near.iter().filter(|d| frame.shows(d.day)).copied().collect();
        let columns =
            columns(&shown, if frame.day_points >= DOT_DAY { 1 } else { days_a_column(frame.day_points, NARROWEST_BAR) });
        for c in &columns {
            self.draw_values(scene, frame, c, height);
        }
        let rated: Vec<(i32, f32)> = self.near.iter().filter_map(|d| Some((d.day.number(), d.mean?))).collect();
        let within = rated.first().zip(rated.last()).map_or((0, 0), |(first, last)| (first.0, last.0));
        let every = (2.0 / frame.day_points).max(0.25);
        for stretch in RatedDays::from(rated).smoothed(within, frame.from.number(), self.sd_days, every) {
            let Some(stretch) = inside(frame, &stretch) else { continue };
            let points = stretch.iter().map(|(at, v)| (frame.at(*at), height(*v))).collect();
            scene.add(Role::River, Form::Polyline { points, stroke: Stroke::solid(self.colour, 1.8) });
        }
        for c in &columns {
            self.draw_marks(scene, frame, c, height);
        }
    }

    fn draw_usual(&self, scene: &mut Scene, frame: &Frame, height: impl Fn(f32) -> f32) {
        let Some(((low, high), (from, until))) = self.usual else { return };
        for (first, last) in answered_stretches(self.near) {
            let (first, last) = (first.max(from).max(frame.from), last.min(until).min(frame.until));
            if first <= last {
                let (x, end, top) = (frame.start_of(first), frame.end_of(last), height(high));
                let (w, h, fill) = (end - x, (height(low) - top).max(1.0), Some(Paint::solid(frame.palette.usual)));
                scene.add(Role::Usual, Form::Rect { x, y: top, w, h, radius: 0.0, fill, stroke: None });
            }
        }
    }

    fn draw_values(&self, scene: &mut Scene, frame: &Frame, c: &Column, height: impl Fn(f32) -> f32) {
        // A day that was not felt has its own mark.
        let Some((least, most)) = c.ends.filter(|e| e.1 > 0.0) else { return };
        let form = if frame.day_points >= DOT_DAY {
            let radius = (frame.day_points * 0.3).clamp(1.2, 3.0);
            let fill = Some(Paint::with_alpha(self.colour, 0.6));
            Form::Circle { centre: (c.x(frame), height(most)), radius, fill, stroke: None }
        } else {
            let (w, top) = (1.4, height(most));
            let h = (height(least) - top).max(2.0);
            let fill = Some(Paint::with_alpha(self.colour, 0.42));
            Form::Rect { x: c.x(frame) - w / 2.0, y: top, w, h, radius: 0.0, fill, stroke: None }
        };
        scene.add(Role::Value, form);
    }

    /// "Not felt" on the base line, "can't tell" beneath it; ticks, fainter the fewer days they mean, where days share one.
    fn draw_marks(&self, scene: &mut Scene, frame: &Frame, c: &Column, height: impl Fn(f32) -> f32) {
        let p = &frame.palette;
        let (x, base, own) = (c.x(frame), height(0.0), frame.day_points >= DOT_DAY);
        let share = |n: u32| 0.35 + 0.65 * n as f32 / c.days.max(1) as f32;
        let r = (frame.day_points * 0.3).clamp(1.8, 3.2);
        let tick = |y: f32, colour: Rgb, n: u32| {
            let fill = Some(Paint::with_alpha(colour, share(n)));
            Form::Rect { x: x - 0.8, y, w: 1.6, h: 4.5, radius: 0.0, fill, stroke: None }
        };
        if c.not_felt > 0 {
            let form = if own { not_felt(x, base, r, self.colour, p.card) } else { tick(base - 2.2, self.colour, c.not_felt) };
            scene.add(Role::NotFelt, form);
        }
        if c.cannot_tell > 0 {
            let y = base + UNDER * 0.6;
            let form = if own { cannot_tell(x, y, r * 0.8, p) } else { tick(y - 2.2, p.cannot_tell, c.cannot_tell) };
            scene.add(Role::CannotTell, form);
        }
    }
}

fn draw_scale(scene: &mut Scene, frame: &Frame, height: impl Fn(f32) -> f32) {
    let p = &frame.palette;
    for (value, stroke) in [(10.0, Stroke::dashed(p.line, 1.0, 2.0, 4.0)), (0.0, Stroke::solid(p.outline, 1.0))] {
        let y = height(value);
        scene.add(Role::Plain, Form::Line { from: (frame.x, y), to: (frame.right(), y), stroke });
        let at = y + frame.caption * 0.34;
        scene.add(Role::Plain, frame.text(frame.x - 5.0, at, Anchor::End, p.muted, Weight::Regular, format!("{value:.0}")));
    }
}

/// The days that share one mark: a single day where there is room, else those of one column of pixels. Nothing is
/// averaged: the least and the greatest day survive, and every mark.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Column {
    first: DayKey,
    last: DayKey,
    days: u32,
    /// Least and greatest day mean.
    ends: Option<(f32, f32)>,
    not_felt: u32,
    cannot_tell: u32,
}

impl Column {
    fn x(&self, frame: &Frame) -> f32 {
        f32::midpoint(frame.start_of(self.first), frame.end_of(self.last))
    }
}

fn columns(days: &[FeelingDay], each: i32) -> Vec<Column> {
    let column = |run: &[FeelingDay]| {
        let count = |which: fn(&FeelingDay) -> bool| u32::try_from(run.iter().filter(|d| which(d)).count()).unwrap_or(u32::MAX);
        let means = run.iter().filter_map(|d| d.mean);
        let ends = means.fold(None, |so_far: Option<(f32, f32)>, v| Some(so_far.map_or((v, v), |(a, b)| (a.min(v), b.max(v)))));
        let not_felt = count(|d| d.mean.is_some_and(|m| m <= 0.0));
        let (days, cannot_tell) = (count(|_| true), count(|d| d.cannot_tell));
        Some(Column { first: run.first()?.day, last: run.last()?.day, days, ends, not_felt, cannot_tell })
    };
    runs(days, each, |d| d.day.number()).filter_map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_least_and_greatest_day_and_every_mark_survive_any_column(
            days in prop::collection::btree_map(700_000_i32..700_900, (prop::option::of(0_u8..=10), any::<bool>()), 1..200),
            each in 1_i32..60,
        ) {
            let days: Vec<FeelingDay> = days
                .into_iter()
                .map(|(n, (m, c))| FeelingDay { day: DayKey::from_number(n).expect("a day"), mean: m.map(f32::from), cannot_tell: c })
                .collect();
            let cols = columns(&days, each);
            let most = |v: &mut dyn Iterator<Item = f32>| v.fold(f32::NEG_INFINITY, f32::max);
            let (tops, means) = (most(&mut cols.iter().filter_map(|c| c.ends.map(|e| e.1))), most(&mut days.iter().filter_map(|d| d.mean)));
            prop_assert_eq!(tops.to_bits(), means.to_bits());
            let (least, means) = (most(&mut cols.iter().filter_map(|c| c.ends.map(|e| -e.0))), most(&mut days.iter().filter_map(|d| d.mean.map(|m| -m))));
            prop_assert_eq!(least.to_bits(), means.to_bits());
            let zeros = days.iter().filter(|d| d.mean == Some(0.0)).count();
            prop_assert_eq!(cols.iter().map(|c| c.not_felt as usize).sum::<usize>(), zeros);
            prop_assert_eq!(cols.iter().map(|c| c.cannot_tell as usize).sum::<usize>(), days.iter().filter(|d| d.cannot_tell).count());
            prop_assert_eq!((cols[0].first, cols[cols.len() - 1].last), (days[0].day, days[days.len() - 1].day));
            prop_assert!(cols.iter().all(|c| c.last.since(c.first) < each));
        }
    }
}
