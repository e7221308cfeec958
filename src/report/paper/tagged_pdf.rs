//! Pages of pictures, words and tables as a PDF that can be read aloud in order: title, headings, lists, tables with their
//! headings, pictures with words for them.

use super::page::{CellIs, PageCell, PagePart, PaperPage, PartIs};
use crate::report::{
    Form, Paint, PdfError, Scene, Shape,
    scene::pdf::{Drawing, lacking, said_beside, settings},
    text::shaping::writable,
};
use krilla::{
    Document,
    destination::XyzDestination,
    geom::{Point, Rect},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind,
        TagTree,
    },
};
use std::{
    collections::BTreeSet,
    num::{NonZeroU16, NonZeroU32},
    ops::Range,
};

/// The pages as one file, called as the first of them. The same pages give the same bytes: no date, and no name of a person
/// or a machine beside what stands on them.
///
/// # Errors
/// Where there is none, where a size is no number above 0, or the library refuses it.
pub fn pdf_of_paper(pages: &[PaperPage]) -> Result<Vec<u8>, PdfError> {
    let first = pages.first().ok_or(PdfError)?;
    let mut document = Document::new_with(settings()?);
    let title = named(&first.scene);
    document.set_metadata(Metadata::new().title(title).language("en".to_owned()).creator("Gamut".to_owned()));
    let (mut tree, mut outline) = (TagTree::new(), Outline::new());
    for (n, page) in pages.iter().enumerate() {
        a_page(&mut document, &mut tree, n, page)?;
        marks_to_go_to(&mut outline, n, page);
    }
    document.set_tag_tree(tree);
    document.set_outline(outline);
    document.finish().map_err(|_| PdfError)
}

/// What is to be said where letters of these pages are in no font that goes into the file; `None` where all are.
#[must_use]
pub fn without_letters(pages: &[PaperPage]) -> Option<String> {
    not_drawn(pages.iter().map(|page| &page.scene)).map(|words| {
        format!("{words} on paper. The words themselves are in the file, and can be copied from it and read aloud")
    })
}

/// The same of a picture.
#[must_use]
pub fn picture_without_letters(scene: &Scene) -> Option<String> {
    not_drawn(std::iter::once(scene))
}

/// "3 letters could not be drawn, since no font on this machine has them: a box stands for each".
fn not_drawn<'a>(scenes: impl Iterator<Item = &'a Scene>) -> Option<String> {
    let letters: BTreeSet<String> = scenes.flat_map(|scene| &scene.shapes).flat_map(|shape| lacking(&shape.form)).collect();
    match letters.len() {
        0 => None,
        1 => Some("1 letter could not be drawn, since no font on this machine has it: a box stands for it".to_owned()),
        n => Some(format!("{n} letters could not be drawn, since no font on this machine has them: a box stands for each")),
    }
}

fn named(scene: &Scene) -> String {
    let title = writable(&scene.title).trim().to_owned();
    if title.is_empty() { "Page".to_owned() } else { title }
}

fn marks_to_go_to(outline: &mut Outline, n: usize, page: &PaperPage) {
    let heads = page.parts.iter().filter(|part| matches!(part.is, PartIs::Title | PartIs::Heading));
    let mut any = false;
    for part in heads {
        let words = words_in(&page.scene, &part.shapes);
        let Some((y, size)) = first_line(&page.scene, &part.shapes) else { continue };
        outline.push_child(OutlineNode::new(words, XyzDestination::new(n, Point::from_xy(0.0, (y - size).max(0.0)))));
        any = true;
    }
    if !any {
        outline.push_child(OutlineNode::new(named(&page.scene), XyzDestination::new(n, Point::from_xy(0.0, 0.0))));
    }
}

fn first_line(scene: &Scene, shapes: &Range<usize>) -> Option<(f32, f32)> {
    let text = |shape: &Shape| if let Form::Text { y, size, .. } = &shape.form { Some((*y, *size)) } else { None };
    scene.shapes.get(shapes.clone())?.iter().find_map(text)
}

/// The words of a stretch, line after line.
pub(in crate::report) fn words_in(scene: &Scene, shapes: &Range<usize>) -> String {
    let text = |shape: &Shape| if let Form::Text { text, .. } = &shape.form { Some(writable(text).into_owned()) } else { None };
    let lines = scene.shapes.get(shapes.clone()).unwrap_or_default().iter().filter_map(text);
    lines.collect::<Vec<_>>().join(" ")
}

fn a_page(document: &mut Document, tree: &mut TagTree, n: usize, page: &PaperPage) -> Result<(), PdfError> {
    let scene = &page.scene;
    let size = PageSettings::from_wh(scene.width, scene.height).ok_or(PdfError)?;
    let mut of_krilla = document.start_page_with(size);
    let mut surface = of_krilla.surface();
    let mut pen = Pen { scene, page: n, surface: &mut surface };
    pen.ground();
    let mut next = 0;
    for same in page.parts.chunk_by(|a, b| a.is == PartIs::Item && b.is == PartIs::Item) {
        let Some((first, last)) = same.first().zip(same.last()) else { continue };
        pen.for_the_eye(next..first.shapes.start);
        next = last.shapes.end;
        tree.push(match &first.is {
            PartIs::Title => pen.lines(Tag::Hn(NonZeroU16::MIN, Some(words_in(scene, &first.shapes))), &first.shapes),
            PartIs::Heading => {
                let level = NonZeroU16::MIN.saturating_add(1);
                pen.lines(Tag::Hn(level, Some(words_in(scene, &first.shapes))), &first.shapes)
            }
            PartIs::Text => pen.lines(Tag::P, &first.shapes),
            PartIs::Item => pen.list(same),
            PartIs::Picture(words) => pen.picture(words, &first.shapes)?,
            PartIs::Table(rows) => pen.table(rows, &first.shapes),
        });
    }
    pen.for_the_eye(next..scene.shapes.len());
    surface.finish();
    of_krilla.finish();
    Ok(())
}

/// Draws stretches of a scene, each under its tag.
struct Pen<'a, 's, 'p> {
    scene: &'a Scene,
    page: usize,
    surface: &'s mut Surface<'p>,
}

impl Pen<'_, '_, '_> {
    fn shapes(&self, range: &Range<usize>) -> &[Shape] {
        self.scene.shapes.get(range.clone()).unwrap_or_default()
    }

    fn ground(&mut self) {
        let Some(ground) = self.scene.background else { return };
        let _for_the_eye = self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Background)));
        let (w, h, fill) = (self.scene.width, self.scene.height, Some(Paint::solid(ground)));
        Drawing::on(self.surface).form(&Form::Rect { x: 0.0, y: 0.0, w, h, radius: 0.0, fill, stroke: None });
        self.surface.end_tagged();
    }

    /// Rules and the like.
    fn for_the_eye(&mut self, range: Range<usize>) {
        if range.start >= range.end || self.shapes(&range).is_empty() {
            return;
        }
        let _for_the_eye = self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        for shape in self.scene.shapes.get(range).unwrap_or_default() {
            Drawing::on(self.surface).form(&shape.form);
        }
        self.surface.end_tagged();
    }

    /// One shape under a mark of its own.
    fn marked(&mut self, form: &Form) -> Identifier {
        let beside = said_beside(form);
        let mark = self.surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(beside.as_deref())));
        Drawing::on(self.surface).form(form);
        self.surface.end_tagged();
        mark
    }

    /// What is written; what is drawn between it is there for the eye.
    fn written(&mut self, group: &mut TagGroup, range: &Range<usize>) {
        for at in range.clone() {
            let Some(shape) = self.scene.shapes.get(at) else { continue };
            if matches!(shape.form, Form::Text { .. }) {
                let mark = self.marked(&shape.form);
                group.push(mark);
            } else {
                self.for_the_eye(at..at + 1);
            }
        }
    }

    fn lines(&mut self, tag: impl Into<TagKind>, range: &Range<usize>) -> TagGroup {
        let mut group = TagGroup::new(tag);
        self.written(&mut group, range);
        group
    }

    fn list(&mut self, items: &[PagePart]) -> TagGroup {
        let mut list = TagGroup::new(Tag::L(ListNumbering::Decimal));
        let mut next = items.first().map_or(0, |item| item.shapes.start);
        for PagePart { shapes, .. } in items {
            self.for_the_eye(next..shapes.start);
            next = shapes.end;
            let mut item = TagGroup::new(Tag::LI);
            let label = shapes.start..shapes.end.min(shapes.start + 1);
            item.push(self.lines(Tag::Lbl, &label));
            item.push(self.lines(Tag::LBody, &(label.end..shapes.end)));
            list.push(item);
        }
        list
    }

    fn picture(&mut self, words: &str, range: &Range<usize>) -> Result<TagGroup, PdfError> {
        let bounds = bounds(self.shapes(range), self.scene);
        let area = Rect::from_ltrb(bounds[0], bounds[1], bounds[2], bounds[3]).ok_or(PdfError)?;
        let words = writable(words).trim().to_owned();
        let words = if words.is_empty() { named(self.scene) } else { words };
        let mut figure = TagGroup::new(Tag::Figure(Some(words)).with_bbox(Some(BBox::new(self.page, area))));
        let scene = self.scene;
        let is_plain = |at: &usize| scene.shapes.get(*at).is_none_or(|shape| said_beside(&shape.form).is_none());
        for same in range.clone().collect::<Vec<_>>().chunk_by(|a, b| is_plain(a) && is_plain(b)) {
            let (Some(first), Some(last)) = (same.first(), same.last()) else { continue };
            let beside = scene.shapes.get(*first).and_then(|shape| said_beside(&shape.form));
            figure.push(match &beside {
                Some(words) => self.surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(Some(words)))),
                None => self.surface.start_tagged(ContentTag::Other),
            });
            let mut drawing = Drawing::on(self.surface);
            for shape in scene.shapes.get(*first..=*last).unwrap_or_default() {
                drawing.form(&shape.form);
            }
            self.surface.end_tagged();
        }
        Ok(figure)
    }

    fn table(&mut self, rows: &[Vec<PageCell>], range: &Range<usize>) -> TagGroup {
        let mut table = TagGroup::new(Tag::Table);
        let mut next = range.start;
        for row in rows {
            let mut line = TagGroup::new(Tag::TR);
            for cell in row {
                self.for_the_eye(next..cell.shapes.start);
                next = next.max(cell.shapes.end);
                let over = NonZeroU32::new(cell.columns).filter(|n| n.get() > 1);
                let tag: TagKind = match cell.is {
                    CellIs::ColumnHead => Tag::TH(TableHeaderScope::Column).with_col_span(over).into(),
                    CellIs::RowHead => Tag::TH(TableHeaderScope::Row).with_col_span(over).into(),
                    CellIs::Value => Tag::TD.with_col_span(over).into(),
                };
                line.push(self.lines(tag, &cell.shapes));
            }
            table.push(line);
        }
        self.for_the_eye(next..range.end);
        table
    }
}

/// Left, top, right and bottom of what is drawn, within the page.
fn bounds(shapes: &[Shape], page: &Scene) -> [f32; 4] {
    let mut all: Option<[f32; 4]> = None;
    let mut take = |x: f32, y: f32| {
        if x.is_finite() && y.is_finite() {
            let [l, t, r, b] = all.unwrap_or([x, y, x, y]);
            all = Some([l.min(x), t.min(y), r.max(x), b.max(y)]);
        }
    };
    for Shape { form, .. } in shapes {
        match form {
            Form::Rect { x, y, w, h, .. } | Form::Hatch { x, y, w, h, .. } => {
                take(*x, *y);
                take(x + w, y + h);
            }
            Form::Line { from, to, .. } => [from, to].into_iter().for_each(|p| take(p.0, p.1)),
            Form::Polyline { points, .. } | Form::Polygon { points, .. } => points.iter().for_each(|p| take(p.0, p.1)),
            Form::Band { edges, .. } => edges.iter().for_each(|e| {
                take(e.0, e.1);
                take(e.0, e.2);
            }),
            Form::Circle { centre, radius, .. } => {
                take(centre.0 - radius, centre.1 - radius);
                take(centre.0 + radius, centre.1 + radius);
            }
            Form::Text { x, y, size, .. } => {
                take(*x, y - size);
                take(*x, y + size * 0.3);
            }
        }
    }
    let [l, t, r, b] = all.unwrap_or([0.0, 0.0, page.width, page.height]);
    let (l, t) = (l.clamp(0.0, page.width - 1.0), t.clamp(0.0, page.height - 1.0));
    [l, t, r.clamp(l + 1.0, page.width.max(l + 1.0)), b.clamp(t + 1.0, page.height.max(t + 1.0))]
}
