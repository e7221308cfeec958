//! One bar that shows the way from the first day to comparing, with what is finished on it.

use crate::{
    analysis::{STAGES, WayThere},
    app::{Action, Room},
    ui::{
        View,
        screens::{patterns::like_me, settings::pages},
        theme::{Look, semibold, size},
        widgets::{caption, gap, hand_on, link, strong},
    },
};
use egui::{Align2, FontFamily, FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

const DOT: f32 = 6.0;
const LINE: f32 = 4.0;
/// Under this width a stage its words would run into the next.
const WORDS_FIT: f32 = 92.0;

/// The words, the bar, what comes next, and a shorter way.
pub(crate) fn way_bar(ui: &mut Ui, view: &mut View<'_>, way: &WayThere) {
    let look = view.look;
    strong(ui, &way.words);
    ui.add_space(2.0);
    bar(ui, look, way);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        if let Some(next) = &way.next {
            caption(ui, look, next);
            gap(ui, 14.0);
        }
        shorter(ui, view, way);
    });
}

fn bar(ui: &mut Ui, look: &Look, way: &WayThere) {
    let width = ui.available_width();
    let last = STAGES.len() - 1;
    let words_fit = width / STAGES.len() as f32 >= WORDS_FIT;
    let height = if words_fit { 54.0 } else { 36.0 };
    let (rect, r) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &way.words));
    let value = f64::from(way.part) * 100.0;
    ui.ctx().accesskit_node_builder(r.id, |node| {
        node.set_numeric_value(value);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
        node.set_value(way.next.clone().unwrap_or_default());
    });
    if !ui.is_rect_visible(rect) {
        return;
    }
    // Room for half of the first and the last word.
    let edge = if words_fit { 34.0 } else { 14.0 };
    let (from, to) = (rect.left() + edge, rect.right() - edge);
    let x = |part: f32| from + (to - from) * part;
    let y = rect.top() + DOT + 3.0;
    let painter = ui.painter();
    let line = |a: f32, b: f32| Rect::from_min_max(pos2(a, y - LINE / 2.0), pos2(b, y + LINE / 2.0));
    painter.rect_filled(line(from, to), LINE / 2.0, look.unanswered());
    painter.rect_filled(line(from, x(way.part)), LINE / 2.0, look.accent());
    for (place, stage) in STAGES.iter().enumerate() {
        let at = pos2(x(place as f32 / last as f32), y);
        let is_there = place < way.reached;
        if is_there {
            painter.circle_filled(at, DOT, look.accent());
        } else {
            painter.circle(at, DOT, look.card(), Stroke::new(1.5, look.outline()));
        }
        let tint = if is_there { look.ink() } else { look.muted() };
        let family = if is_there { semibold() } else { FontFamily::Proportional };
        let number = if place == 0 && words_fit { "Day 1".to_owned() } else { stage.day.to_string() };
        let font = FontId::new(size::CAPTION, family);
        painter.text(pos2(at.x, y + DOT + 5.0), Align2::CENTER_TOP, number, font, tint);
        if words_fit {
            let font = FontId::proportional(size::CAPTION);
            painter.text(pos2(at.x, y + DOT + 21.0), Align2::CENTER_TOP, stage.name, font, look.muted());
        }
    }
}

/// Older days are a shorter way to a usual, where there are any: from a file, or a time that is in the journal already.
fn shorter(ui: &mut Ui, view: &mut View<'_>, way: &WayThere) {
    // In Patterns both stand beneath, in a card of their own.
    if view.shell.room == Room::Patterns {
        return;
    }
    let look = view.look;
    caption(ui, look, "A shorter way:");
    if link(ui, look, "Bring in older entries…").clicked() {
        pages::bring_import_into_sight(ui);
        view.actions.ask(Action::Go(Room::Settings));
    }
    if can_be_marked(way) && link(ui, look, like_me::OPENER).clicked() {
        hand_on(ui, like_me::OPENER);
        view.actions.ask(Action::Go(Room::Patterns));
    }
}

/// With fewer days no stretch of them could count.
fn can_be_marked(way: &WayThere) -> bool {
    way.has(28)
}
