//! One window, frame by frame.

use super::{
    blend,
    canvas::{Area, Canvas, in_pixels},
    damage::{Damage, Setting},
    pictures::Pictures,
    triangles,
};
use egui::{
    Color32, TexturesDelta,
    epaint::{ClippedPrimitive, ClippedShape, Primitive},
};

/// Paints one window, frame by frame.
#[derive(Debug, Default)]
pub(in crate::ui) struct Raster {
    pictures: Pictures,
    damage: Damage,
}

impl Raster {
    /// Takes over what has changed of egui's pictures: its letters, above all.
    pub(in crate::ui) fn take(&mut self, delta: TexturesDelta) {
        self.pictures.take(delta);
    }

    /// The next frame of a window of `size` pixels across and down: these shapes over `ground`. `per_point` = how many pixels
    /// a point has. Whether anything of it looks otherwise than in the frame that was seen before.
    pub(in crate::ui) fn see(&mut self, size: [usize; 2], ground: Color32, shapes: Vec<ClippedShape>, per_point: f32) -> bool {
        let whole = Area { left: 0, top: 0, right: size[0], bottom: size[1] };
        let setting = Setting { whole, ground: blend::packed(ground), per_point, pictures: self.pictures.changes() };
        self.damage.see(setting, shapes)
    }

    /// Keeps nothing of what was seen.
    pub(in crate::ui) fn forget(&mut self) {
        self.damage.forget();
    }

    /// Paints the frame that was seen last, and returns how many pixels were painted anew: what looks as it did in the frame
    /// that is on the canvas is left as it is. Only shapes that reach into the rest become triangles, by `tessellate`.
    ///
    /// # Panics
    /// Where the canvas has not as many pixels as it says, or is not of the size that was seen.
    pub(in crate::ui) fn paint(
        &mut self,
        canvas: &mut Canvas<'_>,
        tessellate: impl FnOnce(Vec<ClippedShape>) -> Vec<ClippedPrimitive>,
    ) -> usize {
        let Some(Setting { whole, ground, per_point, .. }) = self.damage.setting() else { return 0 };
        assert_eq!(canvas.pixels.len(), canvas.width * canvas.height, "the canvas is as large as it says");
        assert_eq!((canvas.width, canvas.height), (whole.right, whole.bottom), "the canvas is as large as the frame");
        let (areas, shapes) = self.damage.paint(canvas.age);
        if areas.is_empty() {
            return 0;
        }
        let frame = tessellate(shapes);
        let meshes = frame.iter().filter_map(|part| match &part.primitive {
            Primitive::Mesh(mesh) if mesh.is_valid() => Some((mesh, in_pixels(part.clip_rect, per_point, whole))),
            // Only a program that talks to the graphics card itself has the other; Gamut does not.
            Primitive::Mesh(_) | Primitive::Callback(_) => None,
        });
        for area in &areas {
            for row in area.top..area.bottom {
                let start = row * canvas.width;
                canvas.pixels[start + area.left..start + area.right].fill(ground);
            }
        }
        for (mesh, clip) in meshes {
            let parts: Vec<_> = areas.iter().map(|area| clip.common(*area)).filter(|part| !part.is_empty()).collect();
            if let Some(picture) = self.pictures.get(mesh.texture_id) {
                triangles::paint(canvas, mesh, &parts, picture, per_point);
            }
        }
        areas.iter().map(|area| (area.right - area.left) * (area.bottom - area.top)).sum()
    }
}
