//! Cards, and the column that every room stands in.

use crate::ui::theme::{Look, size};
use egui::{Frame, InnerResponse, Key, Margin, Modifiers, Stroke, Ui, UiBuilder, vec2};

/// A card: 12 radius, one soft border, as wide as its column.
pub fn card<R>(ui: &mut Ui, look: &Look, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let inside = if look.narrow { 12 } else { 20 };
    Frame::new()
        .fill(look.card())
        .stroke(Stroke::new(1.0, look.line()))
        .corner_radius(12)
        .inner_margin(Margin { left: inside, right: inside, top: 14, bottom: 14 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
}

/// A card of words: its lines stand closer together than the cards do.
pub fn text_card<R>(ui: &mut Ui, look: &Look, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        contents(ui)
    })
}

/// What lies over the rooms is a card, too.
pub fn over_frame(look: &Look) -> Frame {
    Frame::new()
        .fill(look.card())
        .stroke(Stroke::new(1.0, look.line()))
        .corner_radius(12)
        .inner_margin(Margin::symmetric(20, 16))
}

/// A part of a room with a name of its own: what stands in it keeps its place, and the keyboard, whatever comes or goes
/// above it.
pub fn part<R>(ui: &mut Ui, name: &'static str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let its_own = UiBuilder::new().scope_id(egui::Id::unique(("part of a room", name)));
    ui.scope_builder(its_own, contents).inner
}

/// A quiet line between two parts of a card or of a column.
pub fn rule(ui: &Ui, look: &Look) {
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, look.line()));
}

/// The content column, scrolling when it is too long. In every room it begins at the same edge; it is as wide as the
/// room, and at most `widest`.
pub fn column<R>(ui: &mut Ui, look: &Look, name: &str, widest: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let place = column_place(look, ui.available_width(), widest);
    scrolling(ui, look, name, place, contents)
}

/// The same in the middle of the window, for what is no room: the first pages, the lock.
pub fn column_in_the_middle<R>(ui: &mut Ui, look: &Look, name: &str, widest: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let place = place_in_the_middle(look, ui.available_width(), widest);
    scrolling(ui, look, name, place, contents)
}

/// What stands under such a column, as wide as that.
pub fn in_the_middle(ui: &mut Ui, look: &Look, widest: f32, contents: impl FnOnce(&mut Ui)) {
    let place = place_in_the_middle(look, ui.available_width(), widest);
    from_left(ui, place, contents);
}

fn place_in_the_middle(look: &Look, room: f32, widest: f32) -> (f32, f32) {
    let width = (room - 2.0 * margin(look)).min(widest).max(LEAST);
    (((room - width) / 2.0).max(0.0), width)
}

fn scrolling<R>(ui: &mut Ui, look: &Look, name: &str, place: (f32, f32), contents: impl FnOnce(&mut Ui) -> R) -> R {
    if ui.data(|d| d.get_temp::<u64>(scrolls_already())) == Some(ui.ctx().cumulative_pass_nr()) {
        return placed(ui, look, place, contents);
    }
    let area = egui::ScrollArea::vertical().id_salt(name).auto_shrink(false);
    area.show(ui, |ui| placed(ui, look, place, contents)).inner
}

fn placed<R>(ui: &mut Ui, look: &Look, (left, width): (f32, f32), contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(if look.narrow { 12.0 } else { 24.0 });
    let inner = ui
        .horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(left);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
                ui.set_width(width);
                let inner = contents(ui);
                scrolled_by_keys(ui, false);
                inner
            })
            .inner
        })
        .inner;
    // Beneath the last line there is room for what is told, so that the line can be read and pressed.
    ui.add_space(if look.narrow { 104.0 } else { 72.0 });
    inner
}

/// What stands above a room scrolls away with its column: where there is little height.
pub fn with_what_is_above(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    egui::ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, |ui| {
        let now = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|d| d.insert_temp(scrolls_already(), now));
        contents(ui);
        ui.data_mut(|d| d.remove::<u64>(scrolls_already()));
    });
}

fn scrolls_already() -> egui::Id {
    egui::Id::unique("the column scrolls already")
}

/// A column is never narrower.
const LEAST: f32 = 200.0;

/// Where a column begins from the left edge of a room that is so wide, and how wide it is.
#[must_use]
pub fn column_place(look: &Look, room: f32, widest: f32) -> (f32, f32) {
    let frame = (room - 2.0 * margin(look)).clamp(LEAST, size::FRAME);
    (((room - frame) / 2.0).max(0.0), frame.min(widest))
}

const fn margin(look: &Look) -> f32 {
    if look.narrow { 12.0 } else { 32.0 }
}

/// What stands under such a column, as wide as that.
pub fn under_column(ui: &mut Ui, look: &Look, widest: f32, contents: impl FnOnce(&mut Ui)) {
    let place = column_place(look, ui.available_width(), widest);
    from_left(ui, place, contents);
}

fn from_left(ui: &mut Ui, (left, width): (f32, f32), contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(left);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.set_width(width);
            contents(ui);
        });
    });
}

/// Each of two columns is at least so wide, and so far from the other.
const OF_TWO: f32 = 500.0;
const BETWEEN: f32 = 16.0;

/// Two parts of a room beside each other where both have room for their lines; else below each other, no wider than
/// words are read well.
pub fn two_columns<V>(ui: &mut Ui, view: &mut V, first: impl FnOnce(&mut Ui, &mut V), second: impl FnOnce(&mut Ui, &mut V)) {
    let room = ui.available_width();
    if room < 2.0 * OF_TWO + BETWEEN {
        ui.set_max_width(room.min(size::COLUMN));
        first(ui, view);
        second(ui, view);
        return;
    }
    let (wide, between) = ((room - BETWEEN) / 2.0, ui.spacing().item_spacing.y);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        one_of_two(ui, wide, between, |ui| first(ui, view));
        ui.add_space(BETWEEN);
        one_of_two(ui, wide, between, |ui| second(ui, view));
    });
}

fn one_of_two(ui: &mut Ui, wide: f32, between: f32, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, between);
        ui.set_width(wide);
        contents(ui);
    });
}

/// Page up and Page down move what stands in a scroll area, for words that no control stands beside; `arrows` do too
/// where they mean nothing else. Asked after the contents, which may want these keys themselves.
pub fn scrolled_by_keys(ui: &Ui, arrows: bool) {
    let is_covered = ui.memory(|m| !m.allows_interaction(ui.layer_id()));
    if is_covered || ui.ctx().text_edit_focused() {
        return;
    }
    let page = ui.clip_rect().height() * 0.85;
    let by = ui.input_mut(|i| {
        let mut press = |key, by: f32| if i.consume_key(Modifiers::NONE, key) { by } else { 0.0 };
        let pages = press(Key::PageDown, -page) + press(Key::PageUp, page);
        if arrows { pages + press(Key::ArrowDown, -48.0) + press(Key::ArrowUp, 48.0) } else { pages }
    });
    if by != 0.0 {
        ui.scroll_with_delta(vec2(0.0, by));
    }
}

/// A room with a bar beneath it that never scrolls away. What is read first comes first for the keyboard too; egui's own
/// panels would come before what they lie under.
pub fn with_bar_below<V>(
    ui: &mut Ui,
    name: &str,
    view: &mut V,
    room: impl FnOnce(&mut Ui, &mut V),
    bar: impl FnOnce(&mut Ui, &mut V),
) {
    let id = ui.scope_id().with(("bar below", name));
    let whole = ui.available_rect_before_wrap();
    // As high as its contents were last; where it was never shown, it is measured at once.
    let height = ui.data(|d| d.get_temp::<f32>(id)).unwrap_or(64.0);
    let (above, below) = whole.split_top_bottom_at_y((whole.bottom() - height).max(whole.top()));
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        ui.set_clip_rect(above.intersect(ui.clip_rect()));
        room(ui, view);
    });
    let shown = ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        Frame::new()
            .inner_margin(Margin { left: 0, right: 0, top: 8, bottom: 10 })
            .show(ui, |ui| bar(ui, view))
            .response
            .rect
            .height()
    });
    let now = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|d| d.insert_temp(bar_id(), (now, shown.inner)));
    if (shown.inner - height).abs() > 0.5 {
        ui.data_mut(|d| d.insert_temp(id, shown.inner));
        ui.ctx().request_discard("the bar below has its height now");
    }
}

/// How high the bar is that stands below the room in this pass; zero without one.
#[must_use]
pub fn bar_below(ui: &Ui) -> f32 {
    let now = ui.ctx().cumulative_pass_nr();
    ui.data(|d| d.get_temp::<(u64, f32)>(bar_id())).filter(|(pass, _)| *pass == now).map_or(0.0, |(_, height)| height)
}

fn bar_id() -> egui::Id {
    egui::Id::unique("a bar stands below the room")
}
