//! Pages of words as a PDF: letters that can be selected and read out, with their fonts inside.

use super::laid::{Kind, Laid, PAGE};
use crate::report::{
    Anchor, Form, Paint, PdfError, Rgb,
    scene::pdf::{Drawing, said_beside, settings},
};
use krilla::{
    Document,
    destination::XyzDestination,
    geom::Point,
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    surface::Surface,
    tagging::{ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup, TagKind, TagTree},
};
use std::num::NonZeroU16;

/// Ink on white paper, and what is less important.
pub(crate) struct Inks {
    pub ink: Rgb,
    pub muted: Rgb,
}

/// The pages in reading order, each paragraph named as what it is, its headings as marks to go to. The same words give
/// the same bytes: no date, no name of a person or a machine beside what stands on the page.
pub(crate) fn paper_pdf(title: &str, pages: &[Vec<Laid>], inks: &Inks) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new_with(settings()?);
    document.set_metadata(Metadata::new().title(title.to_owned()).language("en".to_owned()).creator("Gamut".to_owned()));
    let mut tree = TagTree::new();
    let mut outline = Outline::new();
    for (n, laid) in pages.iter().enumerate() {
        let mut page = document.start_page_with(PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(PdfError)?);
        let mut surface = page.surface();
        for same in laid.chunk_by(|a, b| a.kind == Kind::Item && b.kind == Kind::Item) {
            match same {
                [one] if one.kind != Kind::Item => tree.push(paragraph(&mut surface, one, inks)),
                items => tree.push(list(&mut surface, items, inks)),
            }
        }
        for one in laid.iter().filter(|one| one.begins && matches!(one.kind, Kind::Title | Kind::Heading)) {
            let above = one.lines.first().map_or(0.0, |(y, _)| y - one.size);
            outline.push_child(OutlineNode::new(words(one), XyzDestination::new(n, Point::from_xy(one.x, above.max(0.0)))));
        }
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree);
    document.set_outline(outline);
    document.finish().map_err(|_| PdfError)
}

fn words(laid: &Laid) -> String {
    laid.lines.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" ")
}

fn list(surface: &mut Surface<'_>, items: &[Laid], inks: &Inks) -> TagGroup {
    let mut list = TagGroup::new(Tag::L(ListNumbering::Disc));
    for one in items {
        let mut item = TagGroup::new(Tag::LI);
        if let Some((y, _)) = one.lines.first().filter(|_| one.begins) {
            let mut dot = TagGroup::new(Tag::Lbl);
            dot.push(written(surface, &line(one, inks, one.x - one.size, *y, "•")));
            item.push(dot);
        }
        let mut body = TagGroup::new(Tag::LBody);
        for (y, words) in &one.lines {
            body.push(written(surface, &line(one, inks, one.x, *y, words)));
        }
        item.push(body);
        list.push(item);
    }
    list
}

fn paragraph(surface: &mut Surface<'_>, laid: &Laid, inks: &Inks) -> TagGroup {
    let mut group = TagGroup::new(tag(laid));
    for (y, words) in &laid.lines {
        group.push(written(surface, &line(laid, inks, laid.x, *y, words)));
    }
    group
}

fn line(laid: &Laid, inks: &Inks, x: f32, y: f32, text: &str) -> Form {
    let paint = Paint::solid(if laid.kind == Kind::Small { inks.muted } else { inks.ink });
    let (size, weight) = (laid.size, laid.weight);
    Form::Text { x, y, anchor: Anchor::Start, size, weight, paint, text: text.to_owned(), turn: 0.0 }
}

fn written(surface: &mut Surface<'_>, line: &Form) -> Identifier {
    let beside = said_beside(line);
    let written = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(beside.as_deref())));
    Drawing::on(surface).form(line);
    surface.end_tagged();
    written
}

fn tag(laid: &Laid) -> TagKind {
    let heading = |level| Tag::Hn(level, Some(words(laid))).into();
    match laid.kind {
        Kind::Title => heading(NonZeroU16::MIN),
        Kind::Heading => heading(NonZeroU16::MIN.saturating_add(1)),
        Kind::Strong | Kind::Text | Kind::Item | Kind::Small => Tag::P.into(),
    }
}
