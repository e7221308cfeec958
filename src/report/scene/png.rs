//! A scene as a PNG, drawn from its SVG: its letters are shapes there, so no second layout of text is needed.

use super::svg::svg;
use crate::report::{Fonts, Scene};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg,
};

/// A side of a PNG is at most this many pixels: our choice, because a larger one needs over a gigabyte.
const LONGEST_SIDE_PX: f32 = 16_000.0;

/// The picture could not be made; nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PngError {
    #[error(
        "The picture would be larger than 16,000 pixels on a side. Choose a smaller size or scale; your journal is unchanged"
    )]
    TooLarge,
    #[error("The picture could not be drawn. Your journal is unchanged; the same picture can still be saved as SVG")]
    NotDrawn,
}

/// The scene as PNG, `scale` pixels a point (1 to 4 is usual).
///
/// # Errors
/// Too large, or not drawable; see [`PngError`].
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be 1..=16,000")]
pub fn png(scene: &Scene, scale: f32) -> Result<Vec<u8>, PngError> {
    let (w, h) = ((scene.width * scale).round(), (scene.height * scale).round());
    if !(w <= LONGEST_SIDE_PX && h <= LONGEST_SIDE_PX) {
        return Err(PngError::TooLarge);
    }
    let drawn = svg(scene, Fonts::Shapes);
    let tree = usvg::Tree::from_str(&drawn, &usvg::Options::default()).map_err(|_| PngError::NotDrawn)?;
    let mut pixels = Pixmap::new(w.max(1.0) as u32, h.max(1.0) as u32).ok_or(PngError::NotDrawn)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|_| PngError::NotDrawn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Rgb;

    #[test]
    fn a_png_has_the_size_asked_for_and_its_ground() {
        let mut scene = Scene::new(30.0, 20.0, "t");
        scene.background = Some(Rgb(1, 2, 3));
        let bytes = png(&scene, 2.0).expect("a small picture");
        let back = Pixmap::decode_png(&bytes).expect("a PNG");
        assert_eq!((back.width(), back.height()), (60, 40));
        let p = back.pixel(5, 5).expect("inside");
        assert_eq!((p.red(), p.green(), p.blue()), (1, 2, 3));
    }

    #[test]
    fn a_picture_that_is_too_large_or_has_no_size_says_so() {
        let scene = Scene::new(1000.0, 10.0, "t");
        assert_eq!(png(&scene, 17.0), Err(PngError::TooLarge));
        assert_eq!(png(&scene, f32::NAN), Err(PngError::TooLarge));
        assert!(png(&scene, 0.0).is_ok());
    }
}
