use super::{before_after, range_events, range_side};
use crate::{
    app::{Action, RangeForm, Stretch},
    domain::{DayKey, Journal},
    report::{LoggedDay, River, RiverView, Table, logged_days, river_of},
    ui::{
        View,
        painter::paint_scene,
        widgets::{caption, card, choice, column, data_table, para, quiet, title},
    },
};
use egui::{EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// The presets: name and how many days back they reach.
const PRESETS: [(&str, f32); 4] = [("2 weeks", 13.0), ("Month", 30.0), ("Quarter", 91.0), ("Year", 365.0)];

/// Months of felt range as a river, beside doses, sleep, drinks, symptoms and events.
pub fn range(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    column(ui, look, "range", 1180.0, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        let all = days_in_all(view);
        ui.horizontal_wrapped(|ui| {
            title(ui, "Range");
            ui.add_space(12.0);
            presets(ui, view, all);
        });
        if let Some(findings) = view.model.findings.clone() {
            para(ui, &range_side::headline(&findings.analysis));
        }
        let wide = ui.available_width() >= 820.0;
        if wide {
            ui.horizontal_top(|ui| {
                let side = 212.0;
                let left = ui.available_width() - side - 16.0;
                ui.vertical(|ui| {
                    ui.set_width(left);
                    picture(ui, view, all);
                    below(ui, view);
                });
                ui.add_space(8.0);
                ui.vertical(|ui| {
                    ui.set_width(side);
                    range_side::show(ui, view);
                });
            });
        } else {
            picture(ui, view, all);
            range_side::show(ui, view);
            below(ui, view);
        }
    });
}

/// What belongs to the months as a whole, under the picture where there is room for its sentences.
fn below(ui: &mut Ui, view: &mut View<'_>) {
    range_events::show(ui, view);
    before_after::panel(ui, view);
    range_side::below(ui, view);
}

/// How many days back the first check-in or event is.
fn days_in_all(view: &View<'_>) -> f32 {
    let journal = &view.model.journal;
    let first = journal.check_ins.first().map(|c| c.day).into_iter().chain(journal.events.first().map(|e| e.day)).min();
    first.map_or(30.0, |d| days(view.model.today().since(d))).max(13.0)
}

#[expect(clippy::cast_precision_loss, reason = "a life has fewer than 2^24 days")]
const fn days(n: i32) -> f32 {
    n as f32
}

#[expect(clippy::cast_possible_truncation, reason = "a life has fewer than 2^24 days")]
fn whole(days: f32) -> i32 {
    days.round() as i32
}

/// Where a preset ends: today or, when the last check-in is more than a month ago, that day.
fn end_back(view: &View<'_>) -> f32 {
    let last = view.model.journal.check_ins.last().map_or(0, |c| view.model.today().since(c.day));
    if last > 31 { days(last) } else { 0.0 }
}

/// What is shown: the person's choice, or a quarter to begin with, long enough to see a narrowing and
/// short enough to see days.
fn shown(view: &View<'_>) -> Stretch {
    let until_back = end_back(view);
    view.forms.range.stretch.unwrap_or(Stretch { from_back: until_back + 91.0, until_back })
}

fn presets(ui: &mut Ui, view: &mut View<'_>, all: f32) {
    let look = view.look;
    let until_back = end_back(view);
    let now = shown(view);
    let everything = Stretch { from_back: all.max(until_back + 13.0), until_back };
    let named = PRESETS.map(|(name, back)| (name, Stretch { from_back: until_back + back, until_back }));
    for (name, stretch) in named.into_iter().chain([("All", everything)]) {
        let near = |a: f32, b: f32| (a - b).abs() < 0.5;
        let on = near(now.from_back, stretch.from_back) && near(now.until_back, stretch.until_back);
        if choice(ui, look, name, on).clicked() {
            view.forms.range.stretch = Some(stretch);
        }
    }
}

fn picture(ui: &mut Ui, view: &mut View<'_>, all: f32) {
    let look = view.look;
    let inner = card(ui, look, |ui| {
        let width = ui.available_width();
        let today = view.model.today();
        let river = cached_river(ui, view, width);
        let (rect, r) = ui.allocate_exact_size(vec2(river.scene.width, river.scene.height), Sense::click_and_drag());
        let dragged = r.dragged();
        let before = shown(view);
        let mut stretch = before;
        move_about(ui, &r, rect, &river, &mut stretch, all);
        if r.has_focus() {
            keys(ui, &r, view, &mut stretch, all);
        }
        if stretch != before {
            view.forms.range.stretch = Some(stretch);
        }
        read_out(&r, rect, &river, &mut view.forms.range);
        if ui.is_rect_visible(rect) {
            paint_scene(ui.painter(), rect.min, &river.scene);
        }
        if r.has_focus() {
            ui.painter().rect_stroke(rect.expand(4.0), 8.0, Stroke::new(2.0, look.focus()), StrokeKind::Outside);
        }
        let said = view.forms.range.reading.map(|d| river.reading(d)).unwrap_or_default();
        r.widget_info(|| WidgetInfo::labeled(Role::Image, true, &river.sentence));
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_value(said.clone()));
        if r.clicked() && !dragged {
            r.request_focus();
            if let Some(day) = r.interact_pointer_pos().map(|p| river.day_at(p.x - rect.left())).filter(|d| *d <= today) {
                view.actions.ask(Action::ShowDay(day));
            }
        }
        let hint = "Point at a day to read it, press it to open it. Wheel zooms, dragging moves; keys: arrows, + and -, Enter";
        caption(ui, look, if said.is_empty() { hint } else { &said });
        river
    });
    let river = inner.inner;
    para(ui, &river.sentence);
    let words = if view.forms.range.as_table { "Hide the table" } else { "Show as a table" };
    ui.horizontal_wrapped(|ui| {
        if quiet(ui, look, words).clicked() {
            view.forms.range.as_table = !view.forms.range.as_table;
        }
        if view.forms.range.as_table && quiet(ui, look, "Copy the table as CSV").clicked() {
            ui.ctx().copy_text(behind(ui, &river).csv());
        }
    });
    if view.forms.range.as_table {
        data_table(ui, look, "the days", &behind(ui, &river));
    }
}

/// The table behind the river; made once for each river, not for each frame.
fn behind(ui: &Ui, river: &Arc<River>) -> Arc<Table> {
    let id = ui.scope_id().with("table");
    if let Some((of, table)) = ui.data(|d| d.get_temp::<(Arc<River>, Arc<Table>)>(id))
        && Arc::ptr_eq(&of, river)
    {
        return table;
    }
    let table = Arc::new(river.table());
    ui.data_mut(|d| d.insert_temp(id, (Arc::clone(river), Arc::clone(&table))));
    table
}

/// The days of this revision of the journal as pictures need them; gathered once, not for each frame.
fn logged(ui: &Ui, view: &View<'_>) -> Arc<[LoggedDay]> {
    let id = ui.scope_id().with("logged days");
    let journal = &view.model.journal;
    if let Some((of, days)) = ui.data(|d| d.get_temp::<(Arc<Journal>, Arc<[LoggedDay]>)>(id))
        && Arc::ptr_eq(&of, journal)
    {
        return days;
    }
    let ends = (journal.check_ins.iter().map(|c| c.day).min(), journal.check_ins.iter().map(|c| c.day).max());
    let (Some(first), Some(last)) = ends else { return Arc::default() };
    let days: Arc<[LoggedDay]> = logged_days(journal, first, last).into();
    ui.data_mut(|d| d.insert_temp(id, (Arc::clone(journal), Arc::clone(&days))));
    days
}

/// What the drawn river depends on; the same again is not drawn again.
#[derive(Debug, Clone, PartialEq)]
struct Drawn {
    revision: u64,
    findings_revision: u64,
    from: DayKey,
    until: DayKey,
    width: f32,
    dark: bool,
    reading: Option<DayKey>,
}

/// The river as it was drawn last, or drawn anew when something it depends on has changed. It is as
/// high as its lanes need.
fn cached_river(ui: &Ui, view: &View<'_>, width: f32) -> Arc<River> {
    let form = view.forms.range;
    let today = view.model.today();
    let stretch = shown(view);
    let (from, until) = (today.plus(-whole(stretch.from_back)), today.plus(-whole(stretch.until_back)));
    let drawn = Drawn {
        revision: view.model.revision,
        findings_revision: view.model.findings_revision,
        from,
        until,
        width,
        dark: view.look.dark,
        reading: form.reading,
    };
    let id = ui.scope_id().with("river");
    if let Some((key, river)) = ui.data(|d| d.get_temp::<(Drawn, Arc<River>)>(id))
        && key == drawn
    {
        return river;
    }
    let height = (width * 0.62).clamp(300.0, 540.0);
    let palette = view.look.palette;
    let mut river_view = RiverView { from, until, width, height, palette, text_scale: 1.0, reading: form.reading };
    let analysis = view.model.findings.as_ref().map(|f| &*f.analysis);
    let days = logged(ui, view);
    let mut made = river_of(&days, &view.model.journal, analysis, &river_view);
    if !made.left_out.is_empty() {
        river_view.height = made.full_height;
        made = river_of(&days, &view.model.journal, analysis, &river_view);
    }
    let made = Arc::new(made);
    ui.data_mut(|d| d.insert_temp(id, (drawn, Arc::clone(&made))));
    made
}

/// The fewest days that are shown.
const CLOSEST: f32 = 6.0;

/// Shows `span` days, keeping the day at `part` of the width (0 left, 1 right) where it is.
fn zoom(form: &mut Stretch, by: f32, part: f32, all: f32) {
    let span = form.from_back - form.until_back;
    let wanted = (span * by).clamp(CLOSEST, all.max(CLOSEST));
    let kept = form.from_back - span * part;
    form.from_back = kept + wanted * part;
    form.until_back = form.from_back - wanted;
    settle(form, all);
}

/// Keeps the stretch between today and a little before the first day.
fn settle(form: &mut Stretch, all: f32) {
    let span = (form.from_back - form.until_back).clamp(CLOSEST, all.max(CLOSEST));
    if form.from_back > all {
        (form.from_back, form.until_back) = (all.max(span), all.max(span) - span);
    }
    if form.until_back < 0.0 {
        (form.from_back, form.until_back) = (span, 0.0);
    }
}

fn shift(form: &mut Stretch, by_days: f32, all: f32) {
    form.from_back += by_days;
    form.until_back += by_days;
    settle(form, all);
}

/// Dragging pans; the wheel (sideways) pans; the wheel and pinching zoom.
fn move_about(ui: &Ui, r: &Response, rect: Rect, river: &River, form: &mut Stretch, all: f32) {
    let plot_width = river.plot.width;
    let span = form.from_back - form.until_back;
    let per_point = span / plot_width.max(1.0);
    if r.dragged() {
        shift(form, r.drag_delta().x * per_point, all);
    }
    let Some(pointer) = r.hover_pos() else { return };
    let part = ((pointer.x - rect.left() - river.plot.x) / plot_width.max(1.0)).clamp(0.0, 1.0);
    let (scroll, pinch, ctrl) = ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta(), i.modifiers.command));
    if (pinch - 1.0).abs() > f32::EPSILON {
        zoom(form, 1.0 / pinch, part, all);
    } else if scroll.y != 0.0 && !ctrl {
        zoom(form, (-scroll.y / 300.0).exp(), part, all);
        // The wheel belongs to the picture while the pointer is on it.
        ui.input_mut(|i| i.smooth_scroll_delta = egui::Vec2::ZERO);
    }
    if scroll.x != 0.0 {
        shift(form, scroll.x * per_point, all);
    }
}

fn keys(ui: &Ui, r: &Response, view: &mut View<'_>, form: &mut Stretch, all: f32) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: false, tab: false, escape: false };
    ui.memory_mut(|m| m.set_focus_lock_filter(r.id, filter));
    let today = view.model.today();
    let span = form.from_back - form.until_back;
    let reading = &mut view.forms.range.reading;
    let read = reading.unwrap_or_else(|| today.plus(-whole(form.until_back)));
    let mut open = None;
    ui.input_mut(|i| {
        let mut press = |key| i.consume_key(Modifiers::NONE, key);
        for (key, by) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
            if press(key) {
                let day = if reading.is_none() { read } else { read.plus(by) };
                *reading = Some(if day > today { today } else { day });
            }
        }
        if press(Key::PageUp) {
            shift(form, span * 0.5, all);
        }
        if press(Key::PageDown) {
            shift(form, -span * 0.5, all);
        }
        if press(Key::Home) {
            shift(form, all, all);
        }
        if press(Key::End) {
            shift(form, -all, all);
        }
        if press(Key::Plus) || press(Key::Equals) {
            zoom(form, 0.7, 0.5, all);
        }
        if press(Key::Minus) {
            zoom(form, 1.0 / 0.7, 0.5, all);
        }
        if press(Key::Enter) {
            open = *reading;
        }
    });
    // The day that is read stays in the picture.
    if let Some(day) = view.forms.range.reading {
        let back = days(today.since(day));
        if back > form.from_back {
            shift(form, back - form.from_back, all);
        } else if back < form.until_back {
            shift(form, back - form.until_back, all);
        }
    }
    if let Some(day) = open {
        view.actions.ask(Action::ShowDay(day));
    }
}

fn read_out(r: &Response, rect: Rect, river: &River, form: &mut RangeForm) {
    let pointed = r.hover_pos().map(|p| river.day_at(p.x - rect.left()));
    // Without the pointer the day stays only while the keys are reading.
    let wanted = if pointed.is_none() && r.has_focus() { form.reading } else { pointed };
    if form.reading != wanted {
        form.reading = wanted;
        r.ctx.request_repaint();
    }
}
