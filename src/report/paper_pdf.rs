//! Pages of words as a PDF: letters that can be selected and read out, with their fonts inside.

use super::{
    Anchor, Form, Paint, PdfError, Rgb,
    paper::{Kind, Laid, PAGE},
    pdf::Drawing,
};
use krilla::{
    Document, SerializeSettings,
    metadata::Metadata,
    page::PageSettings,
    surface::Surface,
    tagging::{ContentTag, SpanTag, Tag, TagGroup, TagKind, TagTree},
};
use std::num::NonZeroU16;

/// Ink on white paper, and what is less important.
pub(super) struct Inks {
    pub ink: Rgb,
    pub muted: Rgb,
}

/// The pages in reading order, each paragraph named as what it is. The same words give the same bytes: no date, no name
/// of a person or a machine beside what stands on the page.
pub(super) fn paper_pdf(title: &str, pages: &[Vec<Laid>], inks: &Inks) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new_with(SerializeSettings::default());
    document.set_metadata(Metadata::new().title(title.to_owned()).language("en".to_owned()).creator("Gamut".to_owned()));
    let mut tree = TagTree::new();
    for laid in pages {
        let mut page = document.start_page_with(PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(PdfError)?);
        let mut surface = page.surface();
        for one in laid {
            tree.push(paragraph(&mut surface, one, inks));
        }
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|_| PdfError)
}

fn paragraph(surface: &mut Surface<'_>, laid: &Laid, inks: &Inks) -> TagGroup {
    let mut group = TagGroup::new(tag(laid.kind));
    let paint = Paint::solid(if laid.kind == Kind::Small { inks.muted } else { inks.ink });
    for (n, (y, words)) in laid.lines.iter().enumerate() {
        let line = |x: f32, text: &str| Form::Text {
            x,
            y: *y,
            anchor: Anchor::Start,
            size: laid.size,
            weight: laid.weight,
            paint,
            text: text.to_owned(),
            turn: 0.0,
        };
        group.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
        let mut pen = Drawing::on(surface);
        if laid.kind == Kind::Item && n == 0 && laid.begins {
            pen.form(&line(laid.x - laid.size, "•"));
        }
        pen.form(&line(laid.x, words));
        surface.end_tagged();
    }
    group
}

fn tag(kind: Kind) -> TagKind {
    let heading = |level| Tag::Hn(level, None).into();
    match kind {
        Kind::Title => heading(NonZeroU16::MIN),
        Kind::Heading => heading(NonZeroU16::MIN.saturating_add(1)),
        Kind::Strong | Kind::Text | Kind::Item | Kind::Small => Tag::P.into(),
    }
}
