//! The river, with what reads it out, moves it and saves it.

use super::{
    compared,
    picture_tools::picture_tools,
    river_moves::{days, keys, move_about, shown, whole},
};
use crate::{
    app::{Action, RangeForm},
    domain::{DayKey, Journal},
    report::{LoggedDay, Palette, RIVER, River, RiverView, Table, logged_days, river_of, river_picture},
    ui::{
        View,
        painter::paint_scene,
        theme::{semibold, size},
        widgets::{caption, card, focus_ring, para},
    },
};
use egui::{Context, Id, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// The river's name among the pictures of the room.
const NAME: &str = RIVER.name;

/// The river of the days that are shown, its sentence and its tools.
pub fn river_card(ui: &mut Ui, view: &mut View<'_>, all: f32) {
    let look = view.look;
    let inner = card(ui, look, |ui| {
        let width = ui.available_width();
        let today = view.today();
        let river = cached_river(ui, view, width);
        let (rect, r) = ui.allocate_exact_size(vec2(river.scene.width, river.scene.height), Sense::click_and_drag());
        let dragged = r.dragged();
        let before = shown(view);
        let mut stretch = before;
        if !marks_a_stretch(ui, view, &r, rect, &river) {
            move_about(ui, &r, rect, &river, &mut stretch, all);
        }
        if r.has_focus() {
            keys(ui, &r, view, &mut stretch, all);
        }
        if stretch != before {
            view.forms.range.stretch = Some(stretch);
        }
        read_out(&r, rect, &river, &mut view.forms.range);
        if ui.is_rect_visible(rect) {
            paint_scene(ui.painter(), rect.min, &river.scene);
            paint_marked(ui, view, rect, &river);
        }
        focus_ring(ui, look, &r);
        let said = view.forms.range.reading.map(|d| river.reading(d)).unwrap_or_default();
        r.widget_info(|| WidgetInfo::labeled(Role::Image, true, &river.sentence));
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_value(said.clone()));
        if r.clicked() && !dragged {
            r.request_focus();
            if let Some(day) = r.interact_pointer_pos().map(|p| river.day_at(p.x - rect.left())).filter(|d| *d <= today) {
                view.actions.ask(Action::ShowDay(day));
            }
        }
        let hint = "Point at a day to read it, press it to open it. Dragging moves, with Shift it marks a stretch to compare; Ctrl and the wheel zoom; keys: arrows, + and -, Enter";
        caption(ui, look, if said.is_empty() { hint } else { &said });
        river
    });
    let river = inner.inner;
    para(ui, &river.sentence);
    let (journal, findings) = (Arc::clone(view.open.counted()), view.open.findings.clone());
    let ctx = ui.ctx().clone();
    picture_tools(
        ui,
        view,
        NAME,
        || behind(&ctx, &river),
        |v| river_picture(&journal, findings.as_ref().map(|f| &*f.analysis), river.from, river.until, v),
    );
}

/// The table behind the river; made once for each river that is read as one, and never while it is only looked at.
fn behind(ctx: &Context, river: &Arc<River>) -> Arc<Table> {
    let id = Id::unique("the table of the river");
    if let Some((of, table)) = ctx.data(|d| d.get_temp::<(Arc<River>, Arc<Table>)>(id))
        && Arc::ptr_eq(&of, river)
    {
        return table;
    }
    let table = Arc::new(river.table());
    ctx.data_mut(|d| d.insert_temp(id, (Arc::clone(river), Arc::clone(&table))));
    table
}

/// The days of this revision of the journal as pictures need them; gathered once, not for each frame.
fn logged(ui: &Ui, view: &View<'_>) -> Arc<[LoggedDay]> {
    let id = ui.scope_id().with("logged days");
    let journal = view.open.counted();
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
    theme: Palette,
    reading: Option<DayKey>,
}

/// The river as it was drawn last, or drawn anew when something it depends on has changed. It is as
/// high as its lanes need.
fn cached_river(ui: &Ui, view: &View<'_>, width: f32) -> Arc<River> {
    let form = view.forms.range;
    let today = view.today();
    let stretch = shown(view);
    let (from, until) = (today.plus(-whole(stretch.from_back)), today.plus(-whole(stretch.until_back)));
    let drawn = Drawn {
        revision: view.open.revision,
        findings_revision: view.shell.counts.findings,
        from,
        until,
        width,
        theme: view.look.palette,
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
    let analysis = view.open.findings.as_ref().map(|f| &*f.analysis);
    let days = logged(ui, view);
    let mut made = river_of(&days, view.open.counted(), analysis, &river_view);
    if !made.left_out.is_empty() {
        river_view.height = made.full_height;
        made = river_of(&days, view.open.counted(), analysis, &river_view);
    }
    let made = Arc::new(made);
    ui.data_mut(|d| d.insert_temp(id, (drawn, Arc::clone(&made))));
    made
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

/// Dragging with Shift held marks a stretch of days; whether that is what goes on.
fn marks_a_stretch(ui: &Ui, view: &mut View<'_>, r: &Response, rect: Rect, river: &River) -> bool {
    let day = |p: egui::Pos2| river.day_at(p.x - rect.left());
    let (shift, pressed) = ui.input(|i| (i.modifiers.shift, i.pointer.press_origin()));
    if r.drag_started() && shift {
        view.forms.range.marking_from = pressed.map(day);
    }
    let Some(from) = view.forms.range.marking_from else { return false };
    let until = r.interact_pointer_pos().map(day);
    if !r.dragged() {
        view.forms.range.marking_from = None;
        if let Some(until) = until.filter(|_| r.drag_stopped()) {
            compared::mark(view, from, until);
        }
    }
    true
}

/// The stretches that are compared or being marked: a soft band over their days, with a number.
fn paint_marked(ui: &Ui, view: &View<'_>, rect: Rect, river: &River) {
    let form = view.forms.range;
    let being = form.marking_from.zip(ui.input(|i| i.pointer.interact_pos()));
    let being = being.map(|(from, p)| ("", (from, river.day_at(p.x - rect.left()))));
    let compared = form.compared.into_iter().flatten().zip(["1", "2"]).map(|(days, name)| (name, days));
    let (look, plot) = (view.look, river.plot);
    let half = plot.width / days(river.until.since(river.from) + 1) / 2.0;
    for (name, (a, b)) in compared.chain(being) {
        let (a, b) = (a.min(b).max(river.from), a.max(b).min(river.until));
        if a > b {
            continue;
        }
        let band = Rect::from_x_y_ranges(
            rect.left() + river.x_of(a) - half..=rect.left() + river.x_of(b) + half,
            rect.top() + plot.y..=rect.top() + plot.y + plot.height,
        );
        ui.painter().rect_filled(band, 0.0, look.accent().gamma_multiply(0.12));
        for x in [band.left(), band.right()] {
            ui.painter().vline(x, band.y_range(), Stroke::new(1.5, look.accent()));
        }
        let font = egui::FontId::new(size::BODY, semibold());
        ui.painter().text(band.left_top() + vec2(5.0, 3.0), egui::Align2::LEFT_TOP, name, font, look.accent());
    }
}
