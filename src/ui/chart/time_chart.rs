//! One picture with a time axis: drawn when its days change, moved, read and marked by pointer and keys.

use super::{
    keys::keys,
    marked::paint_marked,
    read_out,
    scene_item::SceneItem,
    stretch::{in_view, of_axis},
    timeline::Timeline,
};
use crate::{
    domain::DayKey,
    report::{Area, InView, Palette, River, Scene, TimePicture},
    ui::{painter::paint_again, theme::Look, widgets::focus_ring_around},
};
use egui::{Id, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};
use egui_plot::{Plot, PlotItemBase, PlotTransform};
use std::{cell::RefCell, sync::Arc, time::Duration};

/// A picture whose days can be pointed at.
pub(crate) trait Drawn: Send + Sync + 'static {
    fn scene(&self) -> &Scene;
    /// Where its days lie, from left to right in each; none where it has nothing to show.
    fn areas(&self) -> &[Area];
    /// From where to where down it a stretch is marked.
    fn marked(&self, area: &Area) -> (f32, f32) {
        (area.y, area.height)
    }
}

impl Drawn for River {
    fn scene(&self) -> &Scene {
        &self.scene
    }

    fn areas(&self) -> &[Area] {
        std::slice::from_ref(&self.area)
    }

    fn marked(&self, _area: &Area) -> (f32, f32) {
        (self.plot.y, self.plot.height)
    }
}

impl Drawn for TimePicture {
    fn scene(&self) -> &Scene {
        &self.picture.scene
    }

    fn areas(&self) -> &[Area] {
        &self.areas
    }
}

/// One of the pictures of a room.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TimeChart {
    pub name: &'static str,
    /// Of the journal and of what was found in it.
    pub revisions: (u64, u64),
    /// The line of the day that is read is part of the picture.
    pub draws_reading: bool,
}

/// What a drawn picture depends on; the same again is not drawn again.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Key {
    revisions: (u64, u64),
    in_view: InView,
    width: f32,
    theme: Palette,
    reading: Option<DayKey>,
}

/// With more days in view, about three years, a picture that is not pointed at follows once the days rest, so that the
/// one that is pointed at has the frame to itself. Our choice.
const AT_ONCE_DAYS: f32 = 1100.0;
/// Below the upper edge of a picture: where the card stands for who reads by keys.
const BY_KEYS: f32 = 24.0;
/// How long the days rest before such a picture follows them, seconds.
const RESTS_S: f64 = 0.1;

/// What was shown, and what it says of the day that is read. `None`: there is nothing to see yet, and nothing was shown.
pub(crate) type Shown<P> = (Arc<P>, Option<String>);

/// What a picture is called, and what it says of a day.
pub(crate) struct Says<'a, P> {
    pub name: &'a dyn Fn(&P) -> String,
    pub day: &'a dyn Fn(&P, DayKey) -> String,
}

impl TimeChart {
    /// Shows the picture of the days that are shown in this room. `draw` draws it anew for a width.
    pub(crate) fn show<P: Drawn>(
        &self,
        ui: &mut Ui,
        look: &Look,
        timeline: &mut Timeline,
        draw: &dyn Fn(&InView, f32, Option<DayKey>) -> P,
        says: &Says<'_, P>,
    ) -> Shown<P> {
        let (id, width) = (Id::unique(("time picture", self.name)), ui.available_width());
        let key = |in_view: InView, reading: Option<DayKey>| Key {
            revisions: self.revisions,
            in_view,
            width,
            theme: look.palette,
            reading: reading.filter(|_| self.draws_reading),
        };
        let anew = |key: Key| (key, Arc::new(draw(&key.in_view, width, key.reading)));
        let now = key(timeline.in_view(), timeline.reading);
        let kept = ui.data(|d| d.get_temp::<(Key, Arc<P>)>(id));
        let differs_in_days = |of: &Key| Key { in_view: now.in_view, reading: now.reading, ..*of } == now;
        let kept = kept.filter(|(of, p)| *of == now || differs_in_days(of) && !p.areas().is_empty());
        let drawn = RefCell::new(kept.unwrap_or_else(|| anew(now)));
        let first = Arc::clone(&drawn.borrow().1);
        if first.areas().is_empty() {
            ui.data_mut(|d| d.insert_temp(id, drawn.into_inner()));
            return (first, None);
        }
        let (rect, _) = ui.allocate_exact_size(vec2(first.scene().width, first.scene().height), Sense::hover());
        let clip = ui.clip_rect();
        let state = *timeline;
        let opened_before = timeline.opened;
        let has_pointer = ui.rect_contains_pointer(rect);
        let paint = |ui: &Ui, transform: &PlotTransform| {
            if !rect.intersects(clip) {
                return;
            }
            let stretch = state.moved_to(axis_of(transform)).unwrap_or(state.shown);
            let wanted = key(in_view(stretch, state.today), state.reading);
            let mut drawn = drawn.borrow_mut();
            let waits = wanted.in_view.seen() > AT_ONCE_DAYS && !has_pointer && !self.draws_reading;
            if drawn.0 != wanted && !(waits && moves(ui, id, wanted.in_view)) {
                *drawn = anew(wanted);
            }
            // The scale and the legend stand around the days.
            let mut painter = ui.painter().clone();
            painter.set_clip_rect(clip);
            paint_again(ui, &painter, id, rect.min, &drawn.1, P::scene);
        };
        let mut response: Option<Response> = None;
        // Where the day that is read stands, for who reads by keys.
        let mut reads_at = None;
        for (place, area) in first.areas().iter().enumerate() {
            let (r, transform) = self.part(ui, look, timeline, (id, place), (rect, area), &paint);
            paint_marked(ui, look, timeline, rect, first.marked(area), &transform);
            let x = |day: DayKey| transform.position_from_point_x(f64::from(day.since(state.today)) + 0.5);
            reads_at = reads_at.or_else(|| state.reading.map(|day| pos2(x(day), transform.frame().top() + BY_KEYS)));
            let pressed = r.clicked();
            let whole = response.get_or_insert(r);
            if pressed {
                whole.request_focus();
            }
        }
        let drawn = drawn.into_inner();
        let said = state.reading.map(|day| (says.day)(&drawn.1, day)).unwrap_or_default();
        if let Some(r) = &response {
            if r.has_focus() {
                timeline.has_keyboard = true;
                timeline.opened = keys(ui, r, timeline).or(timeline.opened);
            }
            r.widget_info(|| WidgetInfo::labeled(Role::Image, true, (says.name)(&drawn.1)));
            ui.ctx().accesskit_node_builder(r.id, |node| node.set_value(said.clone()));
            focus_ring_around(ui, look, r, rect);
            let pointer = r.ctx.input(|i| i.pointer.latest_pos()).filter(|_| has_pointer && !is_covered(ui));
            let by_keys = || reads_at.filter(|at| r.has_focus() && state.pointed_before.is_none() && clip.contains(*at));
            let at = pointer.or_else(by_keys);
            if let Some(at) = at.filter(|_| !said.is_empty()) {
                read_out::paint(ui, look, at, &said);
            }
            if timeline.opened != opened_before {
                timeline.opened_at = r.interact_pointer_pos().or(pointer).or(reads_at);
            }
        }
        if (drawn.1.scene().height - rect.height()).abs() > 0.5 {
            // It is higher or lower than the last one: it has its room in the next frame.
            ui.ctx().request_repaint();
        }
        let picture = Arc::clone(&drawn.1);
        ui.data_mut(|d| d.insert_temp(id, drawn));
        (picture, Some(said))
    }

    /// A part of the picture over all days, as a plot of its own; the first of them paints the whole picture.
    fn part(
        &self,
        ui: &mut Ui,
        look: &Look,
        timeline: &mut Timeline,
        (id, place): (Id, usize),
        (rect, area): (Rect, &Area),
        paint: &dyn Fn(&Ui, &PlotTransform),
    ) -> (Response, PlotTransform) {
        let frame = Rect::from_min_size(rect.min + vec2(area.x, area.y), vec2(area.width, area.height));
        let mut child = ui.new_child(UiBuilder::new().max_rect(frame).scope_id(id.with(place)));
        let group = Id::unique("the pictures of a room");
        let (shift, pressed) = ui.input(|i| (i.modifiers.shift, i.pointer.press_origin()));
        let marks = timeline.marking_from.is_some() || shift;
        let leads = !std::mem::replace(&mut timeline.is_led, true);
        let (start, end) = timeline.axis;
        let item = SceneItem {
            base: PlotItemBase::new(self.name.to_owned()),
            paint: (place == 0).then_some(paint),
            read: timeline.read_by_keys().filter(|_| !self.draws_reading).map(|day| f64::from(day.since(timeline.today))),
            ink: look.ink(),
        };
        let plot = Plot::new("days")
            .id(id.with(("plot", place)))
            .sense(if place == 0 { Sense::click_and_drag() } else { Sense::CLICK | Sense::DRAG })
            .min_size(Vec2::ZERO)
            .width(frame.width())
            .height(frame.height())
            .default_x_bounds(start, end)
            .default_y_bounds(0.0, 1.0)
            .link_axis(group, [true, false])
            .link_cursor(group, [true, false])
            .cursor_color(look.ink())
            .allow_drag([!marks, false])
            .allow_zoom([true, false])
            .allow_scroll([true, false])
            .allow_axis_zoom_drag(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .show_axes(false)
            .show_grid(false)
            .show_background(false);
        let shown = plot.show(&mut child, |plot| {
            if leads {
                plot.set_plot_bounds_x(start..=end);
            }
            plot.add(item);
        });
        let (r, transform) = (shown.response, shown.transform);
        if let Some(stretch) = timeline.moved_to(axis_of(&transform)) {
            (timeline.stretch, timeline.shown, timeline.axis) = (stretch, stretch, axis_of(&transform));
            ui.ctx().request_repaint();
        }
        let day_at = |p: egui::Pos2| timeline.day_at(transform.value_from_position(p).x);
        let (pointed, at) = (r.hover_pos().map(day_at), r.interact_pointer_pos().map(day_at));
        let pressed = pressed.map(day_at);
        timeline.pointed = pointed.or(timeline.pointed);
        if r.drag_started() && shift {
            timeline.marking_from = pressed;
        }
        timeline.is_marking |= timeline.marking_from.is_some() && r.dragged();
        if r.drag_stopped() {
            timeline.marked = timeline.marking_from.take().zip(at).or(timeline.marked);
        }
        if r.clicked() {
            timeline.opened = at.filter(|day| *day <= timeline.today).or(timeline.opened);
        }
        (r, transform)
    }
}

/// Something lies over the room: the palette, a menu, a day's words.
fn is_covered(ui: &Ui) -> bool {
    egui::Popup::is_any_open(ui.ctx()) || ui.memory(|m| !m.allows_interaction(ui.layer_id()))
}

fn axis_of(transform: &PlotTransform) -> (f64, f64) {
    let range = transform.bounds().range_x();
    (*range.start(), *range.end())
}

impl Timeline {
    /// The stretch at these ends of the axis, where a picture was panned or zoomed to them.
    fn moved_to(&self, axis: (f64, f64)) -> Option<crate::app::Stretch> {
        (axis != self.axis).then(|| of_axis(axis, self.shown, self.all))
    }
}

/// Whether the days changed just now. Asks for a frame once they have rested.
fn moves(ui: &Ui, id: Id, days: InView) -> bool {
    let now = ui.input(|i| i.time);
    let since = ui.data_mut(|d| {
        let seen = d.get_temp_mut_or(id.with("days"), (days, now));
        if seen.0 != days {
            *seen = (days, now);
        }
        seen.1
    });
    let left = since + RESTS_S - now;
    if left > 0.0 {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    }
    left > 0.0
}
