//! Words to read, whoever wrote them: right-to-left words in their order, and nothing unseen in them. Plain text takes
//! egui's own way. A screen reader has what was written, to the letter.

use crate::report::{Line, has_right_to_left, lines, seen, shown};
use egui::{FontSelection, Label, Response, RichText, Ui, WidgetText, text::LayoutJob};

/// How a text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// As its surroundings break it.
    AsTheyCome,
    /// In lines as wide as there is room; a paragraph from the right begins at the right of it.
    Filled,
}

/// A label with this text.
pub(super) fn read(ui: &mut Ui, text: &str, how: Lines, dress: impl Fn(RichText) -> RichText) -> Response {
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
pub(super) fn named_as_written(ui: &Ui, r: &Response, text: &str) {
    if shown(text) != text {
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_label(text));
    }
}

fn read_job(ui: &mut Ui, job: &LayoutJob, filled: bool) -> Response {
    let room = ui.available_width().max(40.0);
    let width = |text: &str| {
        let font = job.sections.first().map(|s| s.format.font_id.clone()).unwrap_or_default();
        ui.fonts_mut(|f| f.layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x)
    };
    let ordered = lines(&job.text, room - 2.0, width);
    let widest = ordered.iter().map(|line| width(&whole(line))).fold(0.0, f32::max);
    let right = if filled && !ui.layout().is_horizontal() { room - 2.0 } else { widest };
    let mut turned = LayoutJob { halign: job.halign, ..LayoutJob::default() };
    for (i, line) in ordered.iter().enumerate() {
        let mut space = if line.from_right { (right - width(&whole(line))).max(0.0) } else { 0.0 };
        let end = if i + 1 < ordered.len() { "\n" } else { "" };
        for (at, piece) in line.pieces.iter().enumerate() {
            let format = job.sections.iter().find(|s| (s.byte_range.start.0..s.byte_range.end.0).contains(&piece.range.start));
            let format = format.or(job.sections.first()).map(|s| s.format.clone()).unwrap_or_default();
            let last = at + 1 == line.pieces.len();
            let text = if last { format!("{}{end}", piece.text) } else { piece.text.clone().into_owned() };
            turned.append(&text, std::mem::take(&mut space), format);
        }
        if line.pieces.is_empty() {
            let format = job.sections.first().map(|s| s.format.clone()).unwrap_or_default();
            turned.append(end, 0.0, format);
        }
    }
    ui.add(Label::new(turned).extend())
}

fn whole(line: &Line<'_>) -> String {
    line.pieces.iter().map(|p| &*p.text).collect()
}
