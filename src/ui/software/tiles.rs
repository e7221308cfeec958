//! What of the window is not as it was. The window is seen as tiles; of each it is kept, as one number, what is painted on
//! it. Where that number is another than in the frame that is on the canvas, the tile is painted again.

use super::canvas::{Area, whole_number};
use egui::{Mesh, TextureId, epaint::Vertex};
use std::collections::VecDeque;

/// How long a tile's sides are, in pixels. Our choice: a word has a few of them, and a window some hundred.
const SIDE: usize = 48;
/// A window has at most three canvases, which it shows by turns.
const KEPT: usize = 3;

/// What was painted on each tile, for the last frames.
#[derive(Debug, Default)]
pub(super) struct Tiles {
    whole: Option<Area>,
    across: usize,
    now: Vec<u64>,
    /// The newest first.
    before: VecDeque<Vec<u64>>,
}

impl Tiles {
    /// A new frame, which shows `seed` where nothing is painted.
    pub(super) fn begin(&mut self, whole: Area, seed: u64) {
        if self.whole != Some(whole) {
            (self.whole, self.across) = (Some(whole), whole.right.div_ceil(SIDE));
            self.before.clear();
        }
        self.now.clear();
        self.now.resize(self.across * whole.bottom.div_ceil(SIDE), mixed(1, seed));
    }

    /// This is painted within `clip`.
    pub(super) fn look_at(&mut self, mesh: &Mesh, clip: Area, per_point: f32) {
        let shown_by = match mesh.texture_id {
            TextureId::Managed(id) => id,
            TextureId::User(id) => !id,
        };
        let sides = [clip.left, clip.top, clip.right, clip.bottom];
        let start = sides.iter().fold(mixed(u64::from(per_point.to_bits()), shown_by), |sum, side| mixed(sum, *side as u64));
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |i: usize| &mesh.vertices[corners[i] as usize];
            let three = [corner(0), corner(1), corner(2)];
            let part = bounds(three, per_point).common(clip);
            if part.is_empty() {
                continue;
            }
            let sum = three.into_iter().fold(start, |sum, corner| {
                let Vertex { pos, uv, color } = corner;
                let both = |x: f32, y: f32| (u64::from(x.to_bits()) << 32) | u64::from(y.to_bits());
                let colour = u64::from(u32::from_le_bytes(color.to_array()));
                mixed(mixed(mixed(sum, both(pos.x, pos.y)), both(uv.x, uv.y)), colour)
            });
            for row in part.top / SIDE..=(part.bottom - 1) / SIDE {
                for tile in &mut self.now[row * self.across + part.left / SIDE..=row * self.across + (part.right - 1) / SIDE] {
                    *tile = mixed(*tile, sum);
                }
            }
        }
    }

    /// The frame is whole. Where it differs from the one of `age` frames before; that is everywhere where it isn't known.
    pub(super) fn end(&mut self, age: u8) -> Vec<Area> {
        let then = usize::from(age).checked_sub(1).and_then(|age| self.before.get(age));
        let differs = |tile: usize| then.is_none_or(|then| then[tile] != self.now[tile]);
        let Some(whole) = self.whole else { return Vec::new() };
        let mut areas: Vec<Area> = Vec::new();
        for (row, top) in (0..whole.bottom).step_by(SIDE).enumerate() {
            let bottom = (top + SIDE).min(whole.bottom);
            let mut column = 0;
            while column < self.across {
                let start = column;
                while column < self.across && differs(row * self.across + column) {
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
        let newest = std::mem::take(&mut self.now);
        self.before.truncate(KEPT - 1);
        self.before.push_front(newest);
        areas
    }
}

/// The pixels whose centres can lie in the triangle.
fn bounds(corners: [&Vertex; 3], per_point: f32) -> Area {
    let [a, b, c] = corners.map(|corner| corner.pos);
    let least = |a: f32, b: f32, c: f32| whole_number((a.min(b).min(c) * per_point - 0.5).floor());
    let most = |a: f32, b: f32, c: f32| whole_number((a.max(b).max(c) * per_point + 0.5).ceil());
    Area { left: least(a.x, b.x, c.x), top: least(a.y, b.y, c.y), right: most(a.x, b.x, c.x), bottom: most(a.y, b.y, c.y) }
}

/// Two numbers as one that hardly any other two make: what `SplitMix64` does to each of its own [Steele, Lea & Flood 2014].
const fn mixed(sum: u64, with: u64) -> u64 {
    let mut z = sum.rotate_left(23) ^ with.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z ^ (z >> 27)
}
