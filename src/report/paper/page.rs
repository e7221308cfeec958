//! A page as it is drawn, and what each stretch of its shapes is to whoever can't see it. The window paints the very scene
//! that the PDF is made of.

use crate::report::{Paper, Scene};
use std::ops::Range;

/// What stays free around a picture on a sheet, points: a printer can't reach the edge of its paper.
const MARGIN: f32 = 36.0;

/// A page of paper.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperPage {
    pub scene: Scene,
    /// In reading order, which is the order of drawing. What lies in none of them is there for the eye alone.
    pub parts: Vec<PagePart>,
}

/// A stretch of a page's shapes.
#[derive(Debug, Clone, PartialEq)]
pub struct PagePart {
    pub shapes: Range<usize>,
    pub is: PartIs,
}

/// What such a stretch is.
#[derive(Debug, Clone, PartialEq)]
pub enum PartIs {
    Title,
    Heading,
    Text,
    /// One of a list; its first shape is its number or its dot.
    Item,
    /// A picture, with the words for it.
    Picture(String),
    Table(Vec<Vec<PageCell>>),
}

/// A cell of a table, which may be empty.
#[derive(Debug, Clone, PartialEq)]
pub struct PageCell {
    pub shapes: Range<usize>,
    pub is: CellIs,
    /// How many columns it goes over; at least 1.
    pub columns: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellIs {
    /// It names what stands beneath it.
    ColumnHead,
    /// It names what stands beside it.
    RowHead,
    Value,
}

impl PaperPage {
    /// A page that is one picture.
    #[must_use]
    pub fn picture(scene: Scene) -> Self {
        let words = if scene.description.trim().is_empty() { &scene.title } else { &scene.description };
        let parts = vec![PagePart { shapes: 0..scene.shapes.len(), is: PartIs::Picture(words.clone()) }];
        Self { scene, parts }
    }

    /// A picture on a sheet of this paper, which lies as the picture does: as large as it has room, and never larger than it
    /// was drawn.
    #[must_use]
    pub fn with_picture(scene: Scene, paper: Paper) -> Self {
        let (short, long) = paper.size();
        let sheet = if scene.width > scene.height { (long, short) } else { (short, long) };
        let room = (sheet.0 - 2.0 * MARGIN, sheet.1 - 2.0 * MARGIN);
        let factor = (room.0 / scene.width).min(room.1 / scene.height).min(1.0);
        let scene = scene.scaled(factor);
        let mut page = Scene::new(sheet.0, sheet.1, &scene.title);
        page.description.clone_from(&scene.description);
        let left = (sheet.0 - scene.width) / 2.0;
        page.place(scene, left, MARGIN);
        Self::picture(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Form, Paint, Rgb, Role};

    #[test]
    #[expect(clippy::cast_possible_truncation, reason = "points of a page")]
    fn a_picture_lies_whole_on_a_sheet_that_is_turned_as_it_is() {
        let laid = |w: f32, h: f32| {
            let mut scene = Scene::new(w, h, "Made up");
            let fill = Some(Paint::solid(Rgb(0, 0, 0)));
            scene.add(Role::Plain, Form::Rect { x: 0.0, y: 0.0, w, h, radius: 0.0, fill, stroke: None });
            let page = PaperPage::with_picture(scene, Paper::A4).scene;
            let Form::Rect { x, y, w, h, .. } = page.shapes[0].form else { panic!("it is a rectangle") };
            [page.width, page.height, x, y, x + w, y + h].map(|n| n.round() as i32)
        };
        assert_eq!(laid(1100.0, 400.0), [842, 595, 36, 36, 806, 316]);
        assert_eq!(laid(400.0, 4000.0), [595, 842, 259, 36, 336, 806]);
        assert_eq!(laid(100.0, 50.0), [842, 595, 371, 36, 471, 86], "it grows no larger");
    }
}
