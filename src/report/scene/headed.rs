//! What stands above a picture in a file of its own, where no room tells what it is.

use crate::report::{
    Anchor, Form, Paint, Picture, PictureView, Rgb, Role, Weight,
    paper::sheet::{EDGE, Sheet, wrapped},
};

/// Above a picture that leaves the window: what it is, which days it shows and what its axes mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Empty where the picture says it itself, as the next.
    pub title: &'a str,
    pub days: &'a str,
    pub axes: &'a str,
}

/// The picture with its heading.
#[must_use]
pub fn headed(picture: Picture, heading: &Heading<'_>, view: &PictureView) -> Picture {
    // Nobody points at a file.
    let Picture { scene, sentence, table, .. } = picture;
    let sheet = Sheet::of(view);
    let (large, small) = (sheet.caption * 1.35, sheet.caption);
    let mut lines: Vec<(String, f32, Weight, Rgb)> = Vec::new();
    let p = &sheet.palette;
    for (text, size, weight, colour) in [
        (heading.title, large, Weight::Semibold, p.ink),
        (heading.days, small, Weight::Regular, p.ink),
        (heading.axes, small, Weight::Regular, p.muted),
    ] {
        lines.extend(wrapped(text, sheet.inner(), size, weight).into_iter().map(|line| (line, size, weight, colour)));
    }
    let height: f32 = lines.iter().map(|(_, size, ..)| size * 1.35).sum::<f32>() + EDGE;
    let mut whole = sheet.scene(scene.height + height, &scene.title, &scene.description);
    (whole.width, whole.background) = (scene.width, scene.background);
    let mut y = EDGE;
    for (text, size, weight, colour) in lines {
        let paint = Paint::solid(colour);
        let at = Form::Text { x: EDGE, y: y + size, anchor: Anchor::Start, size, weight, paint, text, turn: 0.0 };
        whole.add(Role::Plain, at);
        y += size * 1.35;
    }
    whole.place(scene, 0.0, height);
    Picture { scene: whole, sentence, table, parts: Vec::new() }
}
