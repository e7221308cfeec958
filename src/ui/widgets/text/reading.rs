//! Words to read, whoever wrote them: right-to-left words in their order, and nothing unseen in them. Plain text takes
//! egui's own way. A screen reader has what was written, to the letter.

use crate::report::{Line, has_right_to_left, lines, seen, shown};
use egui::{
    Color32, FontId, FontSelection, Label, Response, RichText, Ui, WidgetText,
    text::{LayoutJob, TextFormat},
};
use std::borrow::Cow;

/// How a text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    /// As its surroundings break it.
    AsTheyCome,
    /// In lines as wide as there is room; a paragraph from the right begins at the right of it.
    Filled,
}

/// A label with this text.
pub(crate) fn read(ui: &mut Ui, text: &str, how: Lines, dress: impl Fn(RichText) -> RichText) -> Response {
    let clear = seen(text);
    let words = dress(RichText::new(clear.as_ref()));
    if !has_right_to_left(&clear) {
        let label = Label::new(words);
        let r = ui.add(if how == Lines::Filled { label.wrap() } else { label });
        if clear != text {
            as_written(ui, &r, text);
        }
        return r;
    }
    let job = WidgetText::from(words).into_layout_job(ui.style(), FontSelection::Default, ui.text_valign());
    let r = read_job(ui, &job, how == Lines::Filled);
    as_written(ui, &r, text);
    r
}

/// A label of differently dressed pieces; `written` is all of it as it was written.
pub fn read_pieces(ui: &mut Ui, job: &LayoutJob, written: &str) -> Response {
    let r = if has_right_to_left(&job.text) { read_job(ui, job, true) } else { ui.add(Label::new(job.clone()).wrap()) };
    as_written(ui, &r, written);
    r
}

fn as_written(ui: &Ui, r: &Response, text: &str) {
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_value(text));
}

/// Says what was written where a button shows it otherwise.
pub(crate) fn named_as_written(ui: &Ui, r: &Response, text: &str) {
    if shown(text) != text {
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_label(text));
    }
}

fn read_job(ui: &mut Ui, job: &LayoutJob, filled: bool) -> Response {
    let room = ui.available_width().max(40.0);
    // As wide as the widest of its letters makes it: a line that is broken by this never runs out.
    let mut fonts: Vec<_> = job.sections.iter().map(|s| s.format.font_id.clone()).collect();
    fonts.dedup();
    let wide = |text: &str| {
        let of =
            |font: &FontId| ui.fonts_mut(|f| f.layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x);
        fonts.iter().map(of).fold(0.0, f32::max)
    };
    let ordered = lines(&job.text, room - 2.0, wide);
    let width = |line: &Line<'_>| {
        let mut alone = LayoutJob::default();
        append(&mut alone, job, line, 0.0);
        ui.fonts_mut(|f| f.layout_job(alone).size().x)
    };
    let widths: Vec<f32> = ordered.iter().map(width).collect();
    let right = if filled && !ui.layout().is_horizontal() { room - 2.0 } else { widths.iter().copied().fold(0.0, f32::max) };
    let mut turned = LayoutJob { halign: job.halign, ..LayoutJob::default() };
    for (i, (line, width)) in ordered.iter().zip(widths).enumerate() {
        if i > 0 {
            turned.append("\n", 0.0, format_at(job, 0));
        }
        append(&mut turned, job, line, if line.from_right { (right - width).max(0.0) } else { 0.0 });
    }
    ui.add(Label::new(turned).extend())
}

/// Appends a line's pieces as `job` dresses them, after some space. A word from the right keeps one dress, or its letters
/// would not join.
fn append(to: &mut LayoutJob, job: &LayoutJob, line: &Line<'_>, space: f32) {
    let mut space = space;
    for piece in &line.pieces {
        if has_right_to_left(&piece.text) || matches!(piece.text, Cow::Owned(_)) {
            to.append(&piece.text, std::mem::take(&mut space), format_at(job, piece.range.start));
            continue;
        }
        for section in &job.sections {
            let from = section.byte_range.start.0.max(piece.range.start);
            let until = section.byte_range.end.0.min(piece.range.end);
            if let Some(part) = job.text.get(from..until).filter(|part| !part.is_empty()) {
                to.append(part, std::mem::take(&mut space), section.format.clone());
            }
        }
    }
}

fn format_at(job: &LayoutJob, at: usize) -> TextFormat {
    let here = job.sections.iter().find(|s| (s.byte_range.start.0..s.byte_range.end.0).contains(&at));
    here.or(job.sections.first()).map(|s| s.format.clone()).unwrap_or_default()
}
