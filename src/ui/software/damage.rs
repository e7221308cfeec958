//! What of the window is not as it was: damage tracking. A frame's shapes are held against those of the frame before it, in
//! their order; where one is new, gone or otherwise, what it can touch is damaged, and only that is painted again. The window
//! is seen as tiles, so that damage is a number of marks and not a list of overlapping parts.

use super::canvas::{Area, in_pixels};
use egui::{Rect, Shape, epaint::ClippedShape};
use std::{collections::VecDeque, sync::Arc};

/// How long a tile's sides are, in pixels. Our choice: a word has a few of them, and a window some hundred.
const SIDE: usize = 48;
/// A window has at most three canvases, which it shows by turns.
const KEPT: usize = 3;
/// How many shapes further the same one is looked for where two differ. Our choice: a row of a list is a few.
const AHEAD: usize = 16;
/// How far soft edges and the rounding to whole pixels can go beyond a shape's own bounds, in pixels.
const BEYOND: f32 = 3.0;

/// What a frame is painted on and with: where one of these is another, all of it is painted again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Setting {
    pub(super) whole: Area,
    /// What is seen where nothing is painted.
    pub(super) ground: u32,
    pub(super) per_point: f32,
    /// Another number whenever a picture looks otherwise.
    pub(super) pictures: u64,
}

/// The frame that was seen last, and what was damaged on the way to it.
#[derive(Debug, Default)]
pub(super) struct Damage {
    setting: Option<Setting>,
    across: usize,
    shapes: Vec<ClippedShape>,
    /// Which tiles differ between the frame seen last and the one painted last.
    now: Vec<bool>,
    /// The same for the frames painted before, the newest first.
    before: VecDeque<Vec<bool>>,
}

impl Damage {
    /// The next frame is this. Whether anything of it is not as in the frame before.
    pub(super) fn see(&mut self, setting: Setting, shapes: Vec<ClippedShape>) -> bool {
        let Setting { whole, per_point, .. } = setting;
        let former = std::mem::replace(&mut self.shapes, shapes);
        if self.setting.replace(setting) == Some(setting) {
            let mut mark = |shape: &ClippedShape| {
                let part = reach(shape, per_point, whole);
                if !part.is_empty() {
                    for row in part.top / SIDE..=(part.bottom - 1) / SIDE {
                        let (first, last) = (row * self.across + part.left / SIDE, row * self.across + (part.right - 1) / SIDE);
                        self.now[first..=last].fill(true);
                    }
                }
            };
            each_difference(&former, &self.shapes, &mut mark);
        } else {
            self.across = whole.right.div_ceil(SIDE);
            self.before.clear();
            self.now.clear();
            self.now.resize(self.across * whole.bottom.div_ceil(SIDE), true);
        }
        self.now.contains(&true)
    }

    /// What the frame seen last is painted on and with.
    pub(super) const fn setting(&self) -> Option<Setting> {
        self.setting
    }

    /// Nothing that was seen is kept: the next frame is painted whole.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// The frame seen last is painted now, over one of `age` frames before: what is to be painted, and the shapes that reach
    /// into it, in their order. That is everything where the older frame isn't known.
    pub(super) fn paint(&mut self, age: u8) -> (Vec<Area>, Vec<ClippedShape>) {
        let Some(Setting { whole, per_point, .. }) = self.setting else { return (Vec::new(), Vec::new()) };
        let tiles = self.now.len();
        self.before.truncate(KEPT - 1);
        self.before.push_front(std::mem::take(&mut self.now));
        self.now.resize(tiles, false);
        let since = usize::from(age);
        let is_known = (1..=self.before.len()).contains(&since);
        let is_damaged = |tile: usize| !is_known || self.before.iter().take(since).any(|marks| marks[tile]);
        let areas = self.areas(whole, is_damaged);
        let touched = |shape: &&ClippedShape| {
            let part = reach(shape, per_point, whole);
            areas.iter().any(|area| !part.common(*area).is_empty())
        };
        let shapes = self.shapes.iter().filter(touched).cloned().collect();
        (areas, shapes)
    }

    /// Tiles beside and beneath one another as one.
    fn areas(&self, whole: Area, is_damaged: impl Fn(usize) -> bool) -> Vec<Area> {
        let mut areas: Vec<Area> = Vec::new();
        for (row, top) in (0..whole.bottom).step_by(SIDE).enumerate() {
            let bottom = (top + SIDE).min(whole.bottom);
            let mut column = 0;
            while column < self.across {
                let start = column;
                while column < self.across && is_damaged(row * self.across + column) {
                    column += 1;
                }
                if column > start {
                    let area = Area { left: start * SIDE, top, right: (column * SIDE).min(whole.right), bottom };
                    let above = areas.iter_mut().find(|a| (a.left, a.right, a.bottom) == (area.left, area.right, area.top));
                    match above {
                        Some(above) => above.bottom = bottom,
                        None => areas.push(area),
                    }
                }
                column += 1;
            }
        }
        areas
    }
}

/// Gives to `mark` every shape of one frame that the other has not, or not in this order. What lies under no marked shape is
/// made of the same shapes in the same order, in both.
fn each_difference(former: &[ClippedShape], now: &[ClippedShape], mark: &mut impl FnMut(&ClippedShape)) {
    let (mut f, mut n) = (0, 0);
    while let (Some(was), Some(is)) = (former.get(f), now.get(n)) {
        if same(was, is) {
            (f, n) = (f + 1, n + 1);
            continue;
        }
        let later = |list: &[ClippedShape], from: usize, wanted: &ClippedShape| {
            list.iter().skip(from + 1).take(AHEAD).position(|shape| same(shape, wanted)).map(|at| at + 1)
        };
        let (gone, new) = match (later(former, f, is), later(now, n, was)) {
            (Some(gone), Some(new)) if gone <= new => (gone, 0),
            (_, Some(new)) => (0, new),
            (Some(gone), None) => (gone, 0),
            (None, None) => (1, 1),
        };
        former[f..f + gone].iter().chain(&now[n..n + new]).for_each(&mut *mark);
        (f, n) = (f + gone, n + new);
    }
    former[f..].iter().chain(&now[n..]).for_each(mark);
}

/// Whether two shapes look the same. Words that were laid out once are the same without being read.
fn same(a: &ClippedShape, b: &ClippedShape) -> bool {
    if let (Shape::Text(one), Shape::Text(other)) = (&a.shape, &b.shape)
        && Arc::ptr_eq(&one.galley, &other.galley)
    {
        let but_words = |text: &egui::epaint::TextShape| {
            (text.pos, text.underline, text.fallback_color, text.override_text_color, text.opacity_factor, text.angle)
        };
        let around = |shape: &ClippedShape| (shape.clip_rect, shape.transform_after_tessellation);
        return around(a) == around(b) && but_words(one) == but_words(other);
    }
    a == b
}

/// The pixels that a shape can touch.
fn reach(shape: &ClippedShape, per_point: f32, whole: Area) -> Area {
    let clip = in_pixels(shape.clip_rect, per_point, whole);
    let moved = shape.transform_after_tessellation;
    let bounds = moved * bounds(&shape.shape).expand(BEYOND / per_point);
    clip.common(in_pixels(bounds, per_point, whole))
}

/// Where a shape can be, soft edges left out. egui's own bounds of words leave out what marks a selection, and those of a line
/// with corners how far the corners go.
fn bounds(shape: &Shape) -> Rect {
    match shape {
        Shape::Vec(shapes) => shapes.iter().fold(Rect::NOTHING, |all, shape| all.union(bounds(shape))),
        Shape::Text(text) => {
            let tallest = text.galley.rows.iter().map(|row| row.size.y).fold(0.0, f32::max);
            let lies = text.galley.rect.union(text.galley.mesh_bounds).expand(tallest + text.underline.width);
            lies.rotate_bb(egui::emath::Rot2::from_angle(text.angle)).translate(text.pos.to_vec2())
        }
        Shape::Path(path) => shape.visual_bounding_rect().expand(path.stroke.width * 1.5),
        Shape::Noop
        | Shape::Circle(_)
        | Shape::Ellipse(_)
        | Shape::LineSegment { .. }
        | Shape::Band(_)
        | Shape::Rect(_)
        | Shape::Mesh(_)
        | Shape::QuadraticBezier(_)
        | Shape::CubicBezier(_)
        | Shape::Callback(_) => shape.visual_bounding_rect(),
    }
}
