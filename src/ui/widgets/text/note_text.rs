//! A note where it is read: light Markdown, drawn as letters and nothing else.

use crate::{
    report::seen,
    ui::{
        light_markdown::{Block, Kind, Piece, blocks},
        theme::{Look, semibold, size},
        widgets::read_pieces,
    },
};
use egui::{
    FontFamily, FontId, Frame, Margin, Rect, Sense, Stroke, TextFormat, Ui,
    cache::{ComputerMut, FrameCache},
    pos2,
    text::LayoutJob,
    vec2,
};
use std::{ops::Range, sync::Arc};

/// Each quote and each list is so far to the right.
const IN: f32 = 16.0;
/// Between two blocks, and between the items of a list.
const BETWEEN: f32 = 8.0;
const BETWEEN_ITEMS: f32 = 3.0;

/// The note, with these byte ranges of it marked. The one place where notes become letters on the screen.
pub fn note_text(ui: &mut Ui, look: &Look, note: &str, marks: &[Range<usize>]) {
    let all = ui.memory_mut(|m| Arc::clone(m.caches.cache::<Read>().get(note)));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut before: Option<&Block> = None;
        for block in all.iter() {
            if let Some(before) = before {
                let is_list = block.lists > 0 && before.lists > 0 && block.marker.is_some();
                ui.add_space(if is_list { BETWEEN_ITEMS } else { BETWEEN });
            }
            one(ui, look, block, marks);
            before = Some(block);
        }
    });
}

/// The blocks of the notes that were in view in the last frame.
type Read = FrameCache<Arc<[Block]>, Reader>;

#[derive(Debug, Default)]
struct Reader;

impl ComputerMut<&str, Arc<[Block]>> for Reader {
    fn compute(&mut self, note: &str) -> Arc<[Block]> {
        blocks(note).into()
    }
}

fn one(ui: &mut Ui, look: &Look, block: &Block, marks: &[Range<usize>]) {
    if block.kind == Kind::Rule {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
        ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, look.line()));
        return;
    }
    let quotes = f32::from(block.quotes) * IN;
    let lists = f32::from(block.lists) * IN;
    let shown = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        // In a very narrow window the words count more than where they stand.
        ui.add_space((quotes + lists).min(ui.available_width() * 0.4));
        ui.vertical(|ui| words(ui, look, block, marks));
    });
    let rect = shown.response.rect;
    for quote in 0..block.quotes {
        let x = rect.left() + f32::from(quote) * IN + 3.0;
        ui.painter().vline(x, rect.y_range(), Stroke::new(2.0, look.line()));
    }
}

fn words(ui: &mut Ui, look: &Look, block: &Block, marks: &[Range<usize>]) {
    let job = job(look, block, marks);
    let written: String = block.pieces.iter().map(|p| p.text.as_str()).collect();
    if let Some(marker) = &block.marker {
        let line = size::BODY * 1.45;
        let at = ui.cursor().min;
        if marker.is_empty() {
            ui.painter().circle_filled(pos2(at.x - 9.0, at.y + line / 2.0), 2.0, look.muted());
        } else {
            // To the left of the words, as far as its digits reach.
            let font = FontId::proportional(size::BODY);
            let galley = ui.painter().layout_no_wrap(marker.clone(), font, look.ink());
            let room = Rect::from_min_size(at, vec2(galley.size().x + 6.0, line));
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.allocate_exact_size(vec2((room.width() - IN).max(0.0), line), Sense::hover());
                ui.painter().galley(pos2((at.x - IN).max(ui.clip_rect().left()), at.y + 2.0), galley, look.ink());
                ui.vertical(|ui| read_pieces(ui, &job, &written));
            });
            return;
        }
    }
    match block.kind {
        Kind::Code => {
            Frame::new().fill(look.ground()).corner_radius(6).inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                read_pieces(ui, &job, &written);
            });
        }
        _ => {
            read_pieces(ui, &job, &written);
        }
    }
}

/// The letters of a block. What is marked is heavier and underlined: not by colour alone.
fn job(look: &Look, block: &Block, marks: &[Range<usize>]) -> LayoutJob {
    let mut job = LayoutJob::default();
    for piece in &block.pieces {
        let plain = format(look, block, piece);
        let marked = TextFormat {
            font_id: FontId::new(plain.font_id.size, semibold()),
            background: look.accent_soft(),
            underline: Stroke::new(1.5, look.accent()),
            ..plain.clone()
        };
        let mut at = 0;
        for mark in piece.at.map(|from| within(marks, from, &piece.text)).into_iter().flatten() {
            // A mark that doesn't fit the letters is passed over; they are shown all the same.
            let (Some(before), Some(word)) = (piece.text.get(at..mark.start), piece.text.get(mark.clone())) else { continue };
            job.append(&seen(before), 0.0, plain.clone());
            job.append(&seen(word), 0.0, marked.clone());
            at = mark.end;
        }
        job.append(&seen(piece.text.get(at..).unwrap_or_default()), 0.0, plain);
    }
    job
}

/// The marks that lie in the letters from `from` on, counted from there.
fn within<'a>(marks: &'a [Range<usize>], from: usize, text: &str) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let until = from + text.len();
    let here = marks.iter().filter(move |m| m.end > from && m.start < until);
    here.map(move |m| m.start.max(from) - from..m.end.min(until) - from)
}

fn format(look: &Look, block: &Block, piece: &Piece) -> TextFormat {
    let (points, heavy) = match block.kind {
        Kind::Heading(1) => (size::SECTION, true),
        Kind::Heading(2) => (size::SECTION - 1.0, true),
        Kind::Heading(_) => (size::BODY + 1.0, true),
        _ => (size::BODY, false),
    };
    let style = piece.style;
    let family = if heavy || style.bold { semibold() } else { FontFamily::Proportional };
    TextFormat {
        font_id: FontId::new(points, family),
        color: if style.aside { look.muted() } else { look.ink() },
        background: if style.code { look.ground() } else { egui::Color32::TRANSPARENT },
        italics: style.italic,
        line_height: Some(points * 1.45),
        ..TextFormat::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Settings;

    /// The letters as they stand there, and those that are marked.
    fn drawn(note: &str, marks: &[Range<usize>]) -> (String, Vec<String>) {
        let look = Look::of(&Settings::default(), false, vec2(1100.0, 760.0));
        let jobs: Vec<LayoutJob> = blocks(note).iter().map(|b| job(&look, b, marks)).collect();
        let marked = jobs.iter().flat_map(|j| {
            let heavy = j.sections.iter().filter(|s| s.format.underline.width > 0.0);
            heavy.map(|s| j.text[s.byte_range.start.0..s.byte_range.end.0].to_owned())
        });
        (jobs.iter().map(|j| j.text.as_str()).collect::<Vec<_>>().join("\n"), marked.collect())
    }

    #[test]
    fn what_matched_is_marked_and_no_letter_is_lost_whatever_the_marks_say() {
        assert_eq!(drawn("", &[]).0, "");
        for marks in [&[][..], &[0..4, 6..9], &[90..99, 0..1], &[6..9, 0..4], &[1..3, 4..4], &[4..4, 98..99]] {
            assert_eq!(drawn("Café bar", marks).0, "Café bar");
        }
        assert_eq!(drawn("tea and tea", &[0..3, 8..11]).1, ["tea", "tea"]);
    }

    #[test]
    fn marks_stay_on_their_words_where_signs_of_markdown_are_gone() {
        let note = "# Sea\n\n- the **cold** sea\n- [sea](http://sea.example)";
        let at = |word: &str| note.match_indices(word).map(|(i, w)| i..i + w.len()).collect::<Vec<_>>();
        let (text, marked) = drawn(note, &at("sea"));
        assert_eq!(text, "Sea\nthe cold sea\nsea (http://sea.example)");
        assert_eq!(marked, ["sea", "sea", "sea"]);
        assert_eq!(drawn(note, &at("cold")).1, ["cold"]);
        assert_eq!(drawn("the **co**ld sea", std::slice::from_ref(&(4..12))).1, ["co", "ld"], "a mark across two pieces");
    }
}
