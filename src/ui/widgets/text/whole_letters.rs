//! Text that is edited by whole letters: what a person sees as one is deleted, passed by and cut as one, be it an
//! accent on its letter, a family emoji, a flag or an Indic syllable.

use crate::report::first_letters;
use egui::{
    Context, Id, TextBuffer,
    text::{CCursor, CCursorRange, CharIndex},
    text_edit::TextEditState,
};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// What a text field edits.
#[derive(Debug)]
pub(crate) struct WholeLetters<'a> {
    text: &'a mut String,
    left_out: Option<(usize, usize)>,
}

impl<'a> WholeLetters<'a> {
    pub(crate) const fn of(text: &'a mut String) -> Self {
        Self { text, left_out: None }
    }

    /// The limit of the field, and how many letters there was no room for.
    pub(crate) const fn left_out(&self) -> Option<(usize, usize)> {
        self.left_out
    }
}

impl TextBuffer for WholeLetters<'_> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        self.text
    }

    fn insert_text(&mut self, text: &str, at: CharIndex) -> usize {
        TextBuffer::insert_text(self.text, text, at)
    }

    fn delete_char_range(&mut self, range: Range<CharIndex>) {
        TextBuffer::delete_char_range(self.text, range);
    }

    /// Takes as many whole letters as there is room for.
    fn insert_text_at(&mut self, cursor: &mut CCursor, text: &str, limit: usize) {
        let room = limit.saturating_sub(self.text.chars().count());
        let cut = first_letters(text, room);
        if let Some(rest) = text.get(cut.len()..).filter(|rest| !rest.is_empty()) {
            let before = self.left_out.map_or(0, |(_, n)| n);
            self.left_out = Some((limit, before + rest.chars().count()));
        }
        cursor.index += self.insert_text(cut, cursor.index);
    }

    fn delete_previous_char(&mut self, cursor: CCursor) -> CCursor {
        let before = before(self.text, cursor.index.0);
        self.delete_selected_ccursor_range([CCursor::new(before), cursor])
    }

    fn delete_next_char(&mut self, cursor: CCursor) -> CCursor {
        let after = after(self.text, cursor.index.0);
        self.delete_selected_ccursor_range([cursor, CCursor::new(after)])
    }

    fn type_id(&self) -> std::any::TypeId {
        std::any::TypeId::of::<WholeLetters<'static>>()
    }
}

/// Where letters end, counted in characters: 0 and the length among them.
fn borders(text: &str) -> impl Iterator<Item = usize> {
    let ends = text.graphemes(true).scan(0, |at, letter| {
        *at += letter.chars().count();
        Some(*at)
    });
    std::iter::once(0).chain(ends)
}

fn before(text: &str, at: usize) -> usize {
    borders(text).take_while(|b| *b < at).last().unwrap_or(0)
}

fn after(text: &str, at: usize) -> usize {
    borders(text).find(|b| *b > at).unwrap_or(at)
}

/// The cursor and the selection of this field lie between letters: where an arrow or a click went into one, they go
/// on the way they came.
pub(crate) fn keep_cursor_between_letters(ctx: &Context, id: Id, text: &str) {
    let Some(mut state) = TextEditState::load(ctx, id) else { return };
    let Some(range) = state.cursor.char_range() else { return };
    let last = id.with("cursor between letters");
    let was: usize = ctx.data(|d| d.get_temp(last)).unwrap_or(0);
    // Plain English has one character a letter.
    let is_simple = text.is_ascii() && !text.contains('\r');
    let between = |cursor: CCursor| {
        let at = cursor.index.0;
        if is_simple || borders(text).any(|b| b == at) {
            return cursor;
        }
        let index = CharIndex(if at > was { after(text, at) } else { before(text, at) });
        CCursor { index, ..cursor }
    };
    let kept = CCursorRange { primary: between(range.primary), secondary: between(range.secondary), h_pos: range.h_pos };
    ctx.data_mut(|d| d.insert_temp(last, kept.primary.index.0));
    if kept != range {
        state.cursor.set_char_range(Some(kept));
        state.store(ctx, id);
        ctx.request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAMILY: &str = "👩\u{200d}👩\u{200d}👧";

    #[test]
    fn deleting_takes_what_is_seen_as_one_letter() {
        for letter in [FAMILY, "🇩🇪", "e\u{301}", "क्षि", "❤\u{fe0f}", "\r\n", "한", "x"] {
            let whole = format!("a{letter}b");
            let n = letter.chars().count();
            let mut text = whole.clone();
            let back = WholeLetters::of(&mut text).delete_previous_char(CCursor::new(1 + n));
            assert_eq!((text.as_str(), back.index.0), ("ab", 1), "Backspace after {letter:?}");
            let mut text = whole.clone();
            let there = WholeLetters::of(&mut text).delete_next_char(CCursor::new(1));
            assert_eq!((text.as_str(), there.index.0), ("ab", 1), "Delete before {letter:?}");
        }
        let mut text = String::from("a");
        WholeLetters::of(&mut text).delete_previous_char(CCursor::new(0));
        WholeLetters::of(&mut text).delete_next_char(CCursor::new(1));
        assert_eq!(text, "a", "there is nothing before the first and after the last");
    }

    #[test]
    fn a_limit_cuts_between_letters() {
        let cut = |text: &str, limit: usize| {
            let mut whole = String::from("ab");
            let mut cursor = CCursor::new(2);
            WholeLetters::of(&mut whole).insert_text_at(&mut cursor, text, limit);
            assert_eq!(cursor.index.0, whole.chars().count());
            whole
        };
        assert_eq!(cut(FAMILY, 6), "ab");
        assert_eq!(cut(FAMILY, 7), format!("ab{FAMILY}"));
        assert_eq!(cut("e\u{301}e\u{301}", 5), "abe\u{301}");
        assert_eq!(cut("cd", 3), "abc");
        assert_eq!(cut("cd", 1), "ab", "more than fits is there already");
    }
}
