//! A list of any length and of rows of any height. Only what is in view is laid out, and a row beside it at each
//! end, so that the keyboard and a screen reader can go on.
//!
//! Rows have an estimated height until they were in view once. What is learned about rows above the view moves
//! the list along with it, so that nothing moves under the pointer. egui's own scroll area does the wheel, the
//! touch and bringing into sight; it is given a window of the list, since its 32 bits can't place a row of
//! fifty years to a point.

use super::{heights::Heights, scroll_bar::scroll_bar};
use crate::ui::theme::Look;
use egui::{
    Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    scroll_area::ScrollBarVisibility, vec2,
};

/// The window of the list that the scroll area knows reaches so far above and below, in points.
const REACH: f64 = 20_000.0;
/// Rows so far above and below the view are laid out before they come into it.
const BEYOND: f64 = 240.0;
/// So many rows that nobody has seen are measured in a frame, up to a page away, and as many frames are drawn as that
/// takes: Page Up and Page Down then land where they should.
const AHEAD: usize = 2;
/// What a page leaves of the one before, and how far an arrow goes.
const KEPT: f64 = 48.0;
const ARROW: f64 = 66.0;
/// More room than any row takes.
const TALL: f32 = 10_000.0;
/// Beside the rows, for the bar.
const BAR: f32 = 14.0;

/// Where a list stands. Kept by whoever shows it, from frame to frame.
#[derive(Debug, Clone, Default)]
pub struct LongList {
    heights: Heights,
    /// What is at the upper edge of the view, in points from the top of the list.
    top: f64,
    /// Where the window of the scroll area begins.
    base: f64,
    /// The width that the heights belong to.
    width: f32,
    /// Where it is on the way to.
    aim: Option<Aim>,
    /// A key turned a page just now.
    turns_a_page: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Aim {
    Row(usize),
    End,
}

/// What stays at the top of the view while rows run beneath it, for the row at the top.
pub(crate) type Band<'a> = &'a mut dyn FnMut(&mut Ui, usize);

impl LongList {
    /// A list of rows that are thought to be so high, at its top.
    #[must_use]
    pub fn of(estimates: impl IntoIterator<Item = f32>) -> Self {
        Self { heights: Heights::estimated(estimates), ..Self::default() }
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows_there_are(&self) -> usize {
        self.heights.len()
    }

    /// The row at the upper edge, and how many points of it are above.
    #[must_use]
    pub fn place(&self) -> (usize, f64) {
        let row = self.heights.at(self.top);
        (row, self.top - self.heights.top(row))
    }

    /// Puts `row` to the upper edge, so many points of it above.
    pub fn put(&mut self, row: usize, above: f64) {
        self.top = self.heights.top(row) + above.min(f64::from(self.heights.height(row)));
        self.aim = None;
    }

    /// Goes to the beginning of `row`.
    pub fn go_to(&mut self, row: usize) {
        self.aim = Some(Aim::Row(row));
    }

    /// Whether it has been moved away from its beginning.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.top > 1.0
    }

    /// The list in the place of this one, of rows that are thought to be so high. `same` are the numbers of a row
    /// before and now: what was measured of it is known.
    #[must_use]
    pub fn followed_by(
        &self,
        estimates: impl IntoIterator<Item = f32>,
        same: impl IntoIterator<Item = (usize, usize)>,
    ) -> Self {
        let mut list = Self { width: self.width, ..Self::of(estimates) };
        for (before, now) in same {
            if self.heights.is_measured(before) {
                list.heights.measure(now, self.heights.height(before));
            }
        }
        list
    }

    /// Shows the part in view in all the room there is. `id` tells a row from everything else, whatever its number: it keeps
    /// the keyboard while others come and go before it.
    /// `band` of this height stands at the top from when row `under` and all above it are out of view.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        name: &str,
        band: Option<(f32, usize, Band<'_>)>,
        id: &dyn Fn(usize) -> Id,
        row: &mut dyn FnMut(&mut Ui, usize),
    ) {
        let outer = ui.available_rect_before_wrap();
        let (room, width) = (f64::from(outer.height()), outer.width() - BAR);
        if (self.width - width).abs() > 0.5 {
            let (place, aim) = (self.place(), self.aim);
            self.heights.forget_measures();
            self.width = width;
            self.put(place.0, place.1);
            self.aim = aim;
        }
        let list = ui.interact(outer, ui.scope_id().with((name, "list")), Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, name));
        self.take_keys(ui, &list, room);
        let band_height = band.as_ref().map_or(0.0, |(height, ..)| f64::from(*height));
        self.settle(room, band_height);
        let band = band.filter(|(height, under, _)| self.top + f64::from(*height) > self.heights.top(under + 1));
        let covered = band.as_ref().map_or(0.0, |(height, ..)| *height);
        let view = Rect::from_min_max(pos2(outer.left(), outer.top() + covered), outer.max);
        if let Some((_, _, draw)) = band {
            let at = self.heights.at(self.top + f64::from(covered));
            let rect = Rect::from_min_size(outer.min, vec2(width, covered));
            ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt((name, "band")), |ui| draw(ui, at));
        }
        let first = self.top + f64::from(covered);
        self.rebase(first, f64::from(view.height()));
        let end = (self.base + 2.0 * REACH + room).min(self.heights.total());
        let (base, before) = (self.base, self.heights.total());
        let mut in_view = ui.new_child(UiBuilder::new().max_rect(view).id_salt((name, "view")));
        // It would spring back to where the list ended a frame ago.
        in_view.spacing_mut().scroll.kinetic.rubber_band = false;
        let mut moved = 0.0;
        let shown = ScrollArea::vertical()
            .id_salt(name)
            .auto_shrink(false)
            .animated(false)
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
            .vertical_scroll_offset(short(first - base))
            .show_viewport(&mut in_view, |ui, viewport| {
                ui.set_height(short(end - base));
                moved = self.rows(ui, base + f64::from(viewport.top()), f64::from(viewport.height()), id, row);
            });
        let offset = shown.state.unclamped_offset().y;
        let is_scrolled_up = offset < short(first - base) - 0.5;
        self.top = base + f64::from(offset) - f64::from(covered) + moved;
        let is_other_than_thought = (self.heights.total() - before).abs() > 0.5;
        if self.aim == Some(Aim::End) && is_other_than_thought {
            ui.ctx().request_discard("the last rows were measured");
            ui.ctx().request_repaint();
        } else if self.aim != Some(Aim::End) || is_scrolled_up {
            // Who went to the end stays there while rows become what they are, until they scroll.
            self.aim = None;
        }
        let total = self.heights.total();
        if let Some(top) = scroll_bar(ui, look, outer, name, self.top, room, total) {
            (self.top, self.aim) = (top, None);
            ui.ctx().request_repaint();
        }
        ui.advance_cursor_after_rect(outer);
        if list.has_focus() {
            let ring = Stroke::new(2.0, look.focus());
            ui.painter().rect_stroke(outer.expand(2.0), 10.0, ring, StrokeKind::Inside);
        }
    }

    /// Lays out the rows of the view and beside it. Gives by how much what is in view would move because rows
    /// above it turned out to be higher or lower than was thought.
    fn rows(&mut self, ui: &mut Ui, top: f64, room: f64, id: &dyn Fn(usize) -> Id, row: &mut dyn FnMut(&mut Ui, usize)) -> f64 {
        let origin = f64::from(ui.max_rect().top()) - self.base;
        let (first, clip) = (self.heights.at(top), ui.clip_rect());
        // While somebody types, no page is turned: each letter of a search brings other rows.
        let is_typing = ui.ctx().text_edit_focused();
        // Whoever goes on from page to page comes to those rows in the next frame.
        let mut ahead = if self.turns_a_page || is_typing { 0 } else { AHEAD };
        let mut moved = 0.0;
        let mut above = Vec::new();
        let mut at = first;
        let begins = self.heights.top(first);
        while let Some(before) = at.checked_sub(1) {
            let bottom = self.heights.top(at);
            let is_near = bottom > top - BEYOND || at == first;
            let is_due = !self.heights.is_measured(before) && ahead > 0;
            if is_near || is_due {
                ahead -= usize::from(!is_near);
                above.push(before);
            }
            at = before;
            if bottom < top - room {
                break;
            }
        }
        // In their order, so that Tab goes through them as they stand. Until one is measured it stands where it
        // was thought to, and what it has more of is not drawn.
        for i in above.into_iter().rev() {
            let from = self.heights.top(i) - moved;
            let until = from + f64::from(self.heights.height(i));
            let clip = clip.intersect(Rect::everything_above(short(origin + until)));
            moved += self.lay_out(ui, i, short(origin + from), clip, id, row);
        }
        let (mut y, mut beyond) = (begins, false);
        for i in first..self.heights.len() {
            let is_near = y < top + room + BEYOND || !beyond;
            if is_near || (!self.heights.is_measured(i) && ahead > 0) {
                ahead -= usize::from(!is_near);
                beyond |= y >= top + room;
                self.lay_out(ui, i, short(origin + y), clip, id, row);
            }
            y += f64::from(self.heights.height(i));
            if beyond && y > top + 2.0 * room {
                break;
            }
        }
        if ahead == 0 && !is_typing {
            ui.ctx().request_repaint();
        }
        moved
    }

    fn lay_out(
        &mut self,
        ui: &mut Ui,
        i: usize,
        y: f32,
        clip: Rect,
        id: &dyn Fn(usize) -> Id,
        row: &mut dyn FnMut(&mut Ui, usize),
    ) -> f64 {
        let at = pos2(ui.max_rect().left(), y);
        let max_rect = Rect::from_min_size(at, vec2(self.width, TALL));
        let mut child = ui.new_child(UiBuilder::new().max_rect(max_rect).scope_id(id(i)));
        child.set_clip_rect(clip);
        child.set_width(self.width);
        row(&mut child, i);
        self.heights.measure(i, child.min_rect().height())
    }

    fn take_keys(&mut self, ui: &Ui, list: &egui::Response, room: f64) {
        self.turns_a_page = false;
        let busy = ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx());
        if busy || !ui.is_enabled() {
            return;
        }
        let arrows = list.has_focus() || ui.memory(|m| m.focused().is_none());
        if list.has_focus() {
            let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
            ui.memory_mut(|m| m.set_focus_lock_filter(list.id, filter));
        }
        let page = (room - KEPT).max(room / 2.0);
        let by = ui.input_mut(|i| {
            let mut pressed = |key| f64::from(u32::try_from(i.count_and_consume_key(Modifiers::NONE, key)).unwrap_or(0));
            let mut by = page * (pressed(Key::PageDown) - pressed(Key::PageUp));
            if arrows {
                by += ARROW * (pressed(Key::ArrowDown) - pressed(Key::ArrowUp));
            }
            if pressed(Key::Home) > 0.0 {
                by = f64::NEG_INFINITY;
            }
            if pressed(Key::End) > 0.0 {
                by = f64::INFINITY;
            }
            by
        });
        if by == f64::INFINITY {
            self.aim = Some(Aim::End);
        } else if by != 0.0 {
            self.top = (self.top + by).max(0.0);
            self.aim = None;
            self.turns_a_page = by.abs() >= page;
        }
    }

    /// Stays within the list, or goes where it is on the way to.
    fn settle(&mut self, room: f64, band: f64) {
        let last = (self.heights.total() - room).max(0.0);
        self.top = match self.aim {
            Some(Aim::Row(row)) => self.heights.top(row) - band,
            Some(Aim::End) => last,
            None => self.top,
        }
        .clamp(0.0, last);
    }

    fn rebase(&mut self, first: f64, room: f64) {
        let end = self.base + 2.0 * REACH + room;
        let near_the_start = first - self.base < REACH / 2.0 && self.base > 0.0;
        let near_the_end = end - first - room < REACH / 2.0 && end < self.heights.total();
        if near_the_start || near_the_end || first < self.base || first > end {
            self.base = (first - REACH).max(0.0).floor();
        }
    }
}

/// Of a difference that is small.
#[expect(clippy::cast_possible_truncation, reason = "within the window of the scroll area")]
fn short(points: f64) -> f32 {
    points as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Settings;
    use egui::{Context, RawInput, TextEdit, Vec2};
    use std::collections::BTreeSet;

    const SIZE: Vec2 = Vec2::new(600.0, 500.0);
    /// So many rows are in view, or so near that they are laid out in any case.
    const IN_REACH: usize = (5 * 100 + 240) / 100 + 1;

    /// Which of a thousand rows were laid out in a few frames of a new list, with a field above it.
    fn laid_out(types: bool) -> BTreeSet<usize> {
        let (ctx, look) = (Context::default(), Look::of(&Settings::default(), false, SIZE));
        let (mut list, mut text, mut seen) = (LongList::of(std::iter::repeat_n(100.0, 1000)), String::new(), BTreeSet::new());
        let raw = || RawInput { screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE)), ..RawInput::default() };
        for frame in 0..8 {
            // A field has the keyboard from the frame after the one in which it is given it.
            let is_there = frame > 1;
            let mut shown = ctx.run_ui(raw(), |ui| {
                let field = ui.add(TextEdit::singleline(&mut text).id(Id::unique("the field")));
                if types {
                    field.request_focus();
                }
                if is_there {
                    list.show(ui, &look, "Rows", None, &|row| Id::unique(("row", row)), &mut |ui, row| {
                        seen.insert(row);
                        ui.add_space(100.0);
                    });
                }
            });
            shown.textures_delta.clear();
        }
        seen
    }

    #[test]
    fn the_next_page_is_measured_ahead_but_not_while_somebody_types() {
        let (at_rest, typing) = (laid_out(false), laid_out(true));
        assert!(at_rest.len() > IN_REACH, "{at_rest:?}");
        assert!((5..=IN_REACH).contains(&typing.len()), "{typing:?}");
    }
}
