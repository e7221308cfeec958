//! Paints what egui has laid out without a graphics card: software rendering, into the window's own memory.
//!
//! egui hands over triangles with colours and pictures at their corners. [`Raster`] holds the pictures, finds what of the
//! window is not as it was ([`tiles`]) and paints that part, triangle by triangle ([`triangles`]), as a graphics card would:
//! a pixel belongs to the one triangle that holds its centre, colours are mixed as they are stored, and what lies on top is
//! put over what lies beneath by its own share [Porter & Duff 1984].

mod blend;
mod pictures;
mod tiles;
mod triangles;

use egui::{
    Color32, Rect, TexturesDelta,
    epaint::{ClippedPrimitive, Primitive},
};
use pictures::Pictures;
use tiles::Tiles;

/// A part of the window in pixels: from the first corner up to the second, which is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub left: usize,
    pub top: usize,
    pub right: usize,
    pub bottom: usize,
}

impl Area {
    const fn is_empty(self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }

    fn common(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

/// What is painted on: one number for each pixel, `0x00RRGGBB`, row by row from the top.
#[derive(Debug)]
pub(super) struct Canvas<'a> {
    pub pixels: &'a mut [u32],
    pub width: usize,
    pub height: usize,
    /// How many frames ago these pixels were painted; 0 = what they hold is not known.
    pub age: u8,
}

/// Paints one window, frame by frame.
#[derive(Debug, Default)]
pub(super) struct Raster {
    pictures: Pictures,
    tiles: Tiles,
}

impl Raster {
    /// Takes over what has changed of egui's pictures: its letters, above all.
    pub(super) fn take(&mut self, delta: TexturesDelta) {
        self.pictures.take(delta);
    }

    /// Paints a frame over `ground`. `per_point` = how many pixels a point has. Returns how many pixels were painted anew:
    /// what looks as it did in the frame that is on the canvas is left as it is.
    ///
    /// # Panics
    /// Where the canvas has not `width` × `height` pixels.
    pub(super) fn paint(
        &mut self,
        canvas: &mut Canvas<'_>,
        ground: Color32,
        frame: &[ClippedPrimitive],
        per_point: f32,
    ) -> usize {
        assert_eq!(canvas.pixels.len(), canvas.width * canvas.height, "the canvas is as large as it says");
        let whole = Area { left: 0, top: 0, right: canvas.width, bottom: canvas.height };
        let ground = blend::packed(ground);
        let seed = (u64::from(ground) << 32) ^ self.pictures.changes();
        self.tiles.begin(whole, seed);
        let meshes: Vec<_> = frame
            .iter()
            .filter_map(|part| match &part.primitive {
                Primitive::Mesh(mesh) => Some((mesh, in_pixels(part.clip_rect, per_point, whole))),
                // Only a program that talks to the graphics card itself has one; Gamut does not.
                Primitive::Callback(_) => None,
            })
            .filter(|(mesh, clip)| !clip.is_empty() && mesh.is_valid())
            .collect();
        for (mesh, clip) in &meshes {
            self.tiles.look_at(mesh, *clip, per_point);
        }
        let areas = self.tiles.end(canvas.age);
        for area in &areas {
            for row in area.top..area.bottom {
                let start = row * canvas.width;
                canvas.pixels[start + area.left..start + area.right].fill(ground);
            }
            for (mesh, clip) in &meshes {
                let part = clip.common(*area);
                if let Some(picture) = self.pictures.get(mesh.texture_id).filter(|_| !part.is_empty()) {
                    triangles::paint(canvas, mesh, part, picture, per_point);
                }
            }
        }
        areas.iter().map(|area| (area.right - area.left) * (area.bottom - area.top)).sum()
    }
}

/// The pixels of a part that is given in points, of those that are there.
fn in_pixels(rect: Rect, per_point: f32, whole: Area) -> Area {
    let at = |points: f32, most: usize| whole_number((points * per_point).round()).min(most);
    Area {
        left: at(rect.min.x, whole.right),
        top: at(rect.min.y, whole.bottom),
        right: at(rect.max.x, whole.right),
        bottom: at(rect.max.y, whole.bottom),
    }
}

/// The pixel that begins at or after this place; 0 for what lies before the first, or is no place at all.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast stops at both ends and makes NaN 0")]
const fn whole_number(place: f32) -> usize {
    place as u32 as usize
}

#[cfg(test)]
mod tests;
