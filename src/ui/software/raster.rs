//! One window, frame by frame.

use super::{
    blend,
    canvas::{Area, Canvas, in_pixels},
    pictures::Pictures,
    tiles::Tiles,
    triangles,
};
use egui::{
    Color32, TexturesDelta,
    epaint::{ClippedPrimitive, Primitive},
};

/// Paints one window, frame by frame.
#[derive(Debug, Default)]
pub(in crate::ui) struct Raster {
    pictures: Pictures,
    tiles: Tiles,
}

impl Raster {
    /// Takes over what has changed of egui's pictures: its letters, above all.
    pub(in crate::ui) fn take(&mut self, delta: TexturesDelta) {
        self.pictures.take(delta);
    }

    /// Paints a frame over `ground`. `per_point` = how many pixels a point has. Returns how many pixels were painted anew:
    /// what looks as it did in the frame that is on the canvas is left as it is.
    ///
    /// # Panics
    /// Where the canvas has not `width` × `height` pixels.
    pub(in crate::ui) fn paint(
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
