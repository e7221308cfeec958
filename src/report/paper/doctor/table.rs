//! Tables on paper: a column of names, columns of numbers, each cell known as what it is.

use super::{
    numbers::Row,
    scribe::{Column, Scribe},
};
use crate::report::{
    Anchor, Weight,
    paper::{
        page::{CellIs, PageCell, PagePart, PartIs},
        sheet::wrapped,
    },
};

/// How much lower the next row stands, in sizes.
const STEP: f32 = 1.3;
/// Above a row that names those beneath it, in sizes.
const ABOVE: f32 = 0.35;

/// How a table is laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Laid<'a> {
    /// What stands above the names: the unit.
    pub corner: &'a str,
    pub heads: &'a [String],
    pub size: f32,
    pub column: Column,
    /// How wide a column of numbers is.
    pub cell: f32,
}

impl Laid<'_> {
    fn names(&self) -> f32 {
        (self.column.width - self.cell * self.heads.len() as f32 - 4.0).max(40.0)
    }

    fn weight(row: &Row) -> Weight {
        if row.is_heading { Weight::Semibold } else { Weight::Regular }
    }

    fn lines(&self, row: &Row) -> Vec<String> {
        let width = if row.is_heading { self.column.width } else { self.names() };
        wrapped(&row.label, width, self.size, Self::weight(row))
    }

    /// The row alone.
    pub(super) fn height(&self, row: &Row) -> f32 {
        let above = if row.is_heading { self.size * ABOVE } else { 0.0 };
        self.lines(row).len().max(1) as f32 * self.size * STEP + above
    }

    pub(super) fn head_height(&self) -> f32 {
        self.size * STEP + 3.0
    }
}

/// Draws it from here on.
pub(super) fn table<'r>(page: &mut Scribe, laid: &Laid<'_>, rows: impl IntoIterator<Item = &'r Row>) {
    let begin = page.scene.shapes.len();
    let Laid { size, column, cell, .. } = *laid;
    let right = |n: usize| column.left + column.width - cell * (laid.heads.len() - 1 - n) as f32;
    let (bold, plain, quiet) = (page.strong(size), page.hand(size), page.quiet(size));
    let mut cells = Vec::new();
    let mut baseline = page.y + size;
    let mut head = vec![written(page, CellIs::ColumnHead, |page| {
        page.put((column.left, baseline), Anchor::Start, quiet, laid.corner);
    })];
    for (n, name) in laid.heads.iter().enumerate() {
        head.push(written(page, CellIs::ColumnHead, |page| page.put((right(n), baseline), Anchor::End, bold, name)));
    }
    cells.push(head);
    page.rule(column, baseline + size * 0.4);
    page.y += laid.head_height();
    for row in rows {
        let lines = laid.lines(row);
        page.y += if row.is_heading { size * ABOVE } else { 0.0 };
        baseline = page.y + size;
        let mut line = vec![written(page, CellIs::RowHead, |page| {
            for (n, words) in lines.iter().enumerate() {
                let at = (column.left, baseline + n as f32 * size * STEP);
                page.put(at, Anchor::Start, if row.is_heading { bold } else { plain }, words);
            }
        })];
        if row.is_heading {
            line[0].columns = u32::try_from(laid.heads.len() + 1).unwrap_or(1);
        } else {
            for (n, value) in row.cells.iter().enumerate() {
                let words = value.as_deref().unwrap_or("–");
                line.push(written(page, CellIs::Value, |page| page.put((right(n), baseline), Anchor::End, plain, words)));
            }
        }
        cells.push(line);
        page.y += lines.len().max(1) as f32 * size * STEP;
    }
    let end = page.scene.shapes.len();
    page.parts.push(PagePart { shapes: begin..end, is: PartIs::Table(cells) });
}

fn written(page: &mut Scribe, is: CellIs, draw: impl FnOnce(&mut Scribe)) -> PageCell {
    let begin = page.scene.shapes.len();
    draw(page);
    PageCell { shapes: begin..page.scene.shapes.len(), is, columns: 1 }
}
