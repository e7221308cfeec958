//! A page as it is drawn, and what each stretch of its shapes is to whoever can't see it. The window paints the very scene
//! that the PDF is made of.

use crate::report::Scene;
use std::ops::Range;

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
}
