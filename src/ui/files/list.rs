//! The rows of a folder: folders and files, each with its size and its day.

use crate::{
    app::{SeenFile, Shell},
    domain::{DayStart, Instant},
    report::shown as as_shown,
    ui::{
        screens::size_words,
        theme::{Look, size},
        widgets::focus_ring,
    },
};
use egui::{Button, Color32, RichText, Role, ScrollArea, Stroke, TextWrapMode, Ui, WidgetInfo, vec2};
use std::path::Path;

const HEIGHT: f32 = 30.0;

/// Which row is chosen, whether keys moved there, and how much of the window's height other things take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub chosen: usize,
    pub moved: bool,
    pub beside: f32,
}

/// Whether a file's name ends as one of these kinds does; without kinds all do.
pub(crate) fn is_of(kinds: &[(String, Vec<String>)], file: &Path) -> bool {
    let ending = file.extension().map(|e| e.to_string_lossy().to_lowercase());
    kinds.is_empty() || kinds.iter().flat_map(|(_, endings)| endings).any(|e| Some(e) == ending.as_ref())
}

/// The rows that are in view. Says which was pressed, and whether it was pressed twice.
pub(crate) fn rows(ui: &mut Ui, look: &Look, shell: &Shell, files: &[SeenFile], row: Row) -> (Option<usize>, bool) {
    let room = ui.ctx().content_rect().height();
    let most = (room - row.beside).clamp(3.0 * HEIGHT, 360.0);
    let (mut pressed, mut twice) = (None, false);
    let apart = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 2.0);
    let mut area = ScrollArea::vertical().id_salt("files of the folder").max_height(most).min_scrolled_height(most);
    if row.moved {
        let top = (HEIGHT + 2.0) * f32::from(u16::try_from(row.chosen).unwrap_or(u16::MAX));
        area = area.vertical_scroll_offset((top - most / 2.0).max(0.0));
    }
    area.auto_shrink([false, false]).show_rows(ui, HEIGHT, files.len(), |ui, range| {
        for (place, file) in files.iter().enumerate().take(range.end).skip(range.start) {
            let on = place == row.chosen;
            let beside = if file.is_folder { "folder".to_owned() } else { beside(shell, file) };
            let (ink, fill) = if on { (look.accent(), look.accent_soft()) } else { (look.ink(), Color32::TRANSPARENT) };
            let words = RichText::new(as_shown(&file.name)).size(size::BODY).color(ink);
            let more = RichText::new(&beside).size(size::CAPTION).color(look.muted());
            let button = Button::new(words).fill(fill).stroke(Stroke::NONE).shortcut_text(more);
            let r = ui.add(button.wrap_mode(TextWrapMode::Truncate).min_size(vec2(ui.available_width(), HEIGHT)));
            r.widget_info(|| WidgetInfo::selected(Role::Button, true, on, format!("{}, {beside}", file.name)));
            focus_ring(ui, look, &r);
            if r.clicked() || r.double_clicked() {
                (pressed, twice) = (Some(place), r.double_clicked());
            }
        }
    });
    ui.spacing_mut().item_spacing.y = apart;
    (pressed, twice)
}

/// "12 KiB · 3 November 2026".
fn beside(shell: &Shell, file: &SeenFile) -> String {
    let size = size_words(file.bytes);
    let day = file.changed_ms.map(|utc_ms| {
        let at = Instant { utc_ms, offset_s: shell.now.instant.offset_s };
        at.day(DayStart::new(0).unwrap_or_default()).words()
    });
    day.map_or_else(|| size.clone(), |day| format!("{size} · {day}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_the_ending_in_either_case_and_without_kinds_all_files_fit() {
        let kinds = [("Picture".to_owned(), vec!["png".to_owned(), "svg".to_owned()])];
        for (name, fits) in [("a.png", true), ("a.PNG", true), ("a.svg", true), ("a.pdf", false), ("png", false), ("", false)] {
            assert_eq!(is_of(&kinds, Path::new(name)), fits, "{name}");
        }
        assert!(is_of(&[], Path::new("anything")));
    }
}
