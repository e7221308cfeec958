//! The year in pixels: every day a small field.

use super::menus;
use crate::{
    app::Action,
    domain::{DayKey, Journal},
    report::{Palette, PictureView, YEAR, YearOf, YearPicture, for_file, is_rated, moods_told, steps_of_moods, year},
    ui::{
        View,
        chart::read_out,
        painter::paint_again,
        screens::range::picture_tools::picture_tools,
        widgets::{Icon, caption, card, icon_button, one_of, para, section},
    },
};
use chrono::Datelike;
use egui::{
    EventFilter, Id, Key, Modifiers, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// What is shown: the year and what it is coloured by.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Shown {
    year: i32,
    of: YearOf,
    /// The day that is read out by the keys.
    reading: Option<DayKey>,
}

/// Whether the year is shown in the place of the days.
pub(crate) fn is_open(ui: &Ui) -> bool {
    ui.data(|d| d.get_temp(open_id())).unwrap_or(false)
}

/// Shows the year, or the days again.
pub(crate) fn set_open(ui: &Ui, open: bool) {
    ui.data_mut(|d| d.insert_temp(open_id(), open));
}

/// The room Journal shows the year the next time.
pub(crate) fn show_year(ctx: &egui::Context) {
    ctx.data_mut(|d| d.insert_temp(open_id(), true));
}

fn open_id() -> Id {
    Id::unique("the year is open")
}

/// What the drawn picture depends on; the same again is not drawn again.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Drawn {
    revision: u64,
    findings: u64,
    year: i32,
    of: YearOf,
    today: DayKey,
    width: f32,
    theme: Palette,
}

/// The year with its choices, its sentence and its table.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let (journal, today) = (Arc::clone(view.open.counted()), view.today());
    let id = Id::unique("the year that is shown");
    // The last year of which there is anything: whoever brought years in has none of the present one.
    let last = || journal.check_ins.last().map_or(today, |c| c.day.min(today));
    let begin = || {
        view.open.shown_day.filter(|day| *day <= today && Some(*day) >= journal.first_day()).unwrap_or_else(last).date().year()
    };
    let mut shown = ui.data(|d| d.get_temp::<Shown>(id)).unwrap_or_else(|| Shown {
        year: begin(),
        of: to_begin_with(view, &journal),
        reading: None,
    });
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        ui.horizontal_wrapped(|ui| {
            section(ui, &shown.year.to_string());
            let first = journal.first_day().map_or(today, |d| d.min(today)).date().year();
            if shown.year > first && icon_button(ui, look, Icon::Left, "Year before").clicked() {
                (shown.year, shown.reading) = (shown.year - 1, None);
            }
            if shown.year < today.date().year() && icon_button(ui, look, Icon::Right, "Year after").clicked() {
                (shown.year, shown.reading) = (shown.year + 1, None);
            }
        });
        shown.of = of(ui, view, &journal, shown.of);
        let drawn = drawn(ui, view, &journal, shown);
        let on_a_day = field(ui, view, &drawn, &mut shown, today);
        para(ui, &drawn.picture.sentence);
        let found = view.open.findings.as_ref().map(|f| Arc::clone(&f.analysis));
        // A day has a menu of its own.
        let mut all = ui.response();
        if on_a_day {
            all.interact_rect = Rect::NOTHING;
        }
        picture_tools(
            ui,
            view,
            YEAR.name,
            &all,
            || Arc::new(drawn.picture.table.clone()),
            |v| {
                let picture = year(&journal, found.as_deref(), shown.of, shown.year, today, v).picture;
                for_file(YEAR.name, picture, "", v)
            },
        );
    });
    ui.data_mut(|d| d.insert_temp(id, shown));
}

/// Range; the moods of another app, where nothing but these is there.
fn to_begin_with(view: &View<'_>, journal: &Journal) -> YearOf {
    let is_rated = view.open.findings.as_ref().is_none_or(|found| is_rated(&found.analysis));
    let moods = if is_rated { None } else { steps_of_moods(journal) };
    moods.map_or(YearOf::Range, YearOf::Mood)
}

/// What the days are coloured by.
fn of(ui: &mut Ui, view: &View<'_>, journal: &Journal, now: YearOf) -> YearOf {
    let look = view.look;
    let mut of = now;
    ui.horizontal_wrapped(|ui| {
        let mut plain = vec![(YearOf::Range, "Range"), (YearOf::Strength, "Strength"), (YearOf::CheckIns, "Check-ins")];
        plain.extend(steps_of_moods(journal).map(|steps| (YearOf::Mood(steps), "Overall mood (imported)")));
        of = one_of(ui, look, &now, plain).unwrap_or(of);
        let feelings = journal.catalogue.asked().map(|f| (YearOf::Feeling(f.id), f.name.clone()));
        of = one_of(ui, look, &now, feelings).unwrap_or(of);
    });
    of
}

fn drawn(ui: &Ui, view: &View<'_>, journal: &Journal, shown: Shown) -> Arc<YearPicture> {
    let (width, today) = (ui.available_width(), view.today());
    let Shown { year: number, of, .. } = shown;
    let (revision, findings) = (view.open.revision, view.shell.counts.findings);
    let wanted = Drawn { revision, findings, year: number, of, today, width, theme: view.look.palette };
    let id = Id::unique("the year that is drawn");
    if let Some((of, picture)) = ui.data(|d| d.get_temp::<(Drawn, Arc<YearPicture>)>(id))
        && of == wanted
    {
        return picture;
    }
    let found = view.open.findings.as_ref().map(|f| Arc::clone(&f.analysis));
    let view = PictureView { width, palette: view.look.palette, text_scale: 1.0 };
    let picture = Arc::new(year(journal, found.as_deref(), of, number, today, &view));
    ui.data_mut(|d| d.insert_temp(id, (wanted, Arc::clone(&picture))));
    picture
}

/// The days themselves, read out and opened by pointer and keys. Says whether the pointer is on one.
fn field(ui: &mut Ui, view: &mut View<'_>, drawn: &Arc<YearPicture>, shown: &mut Shown, today: DayKey) -> bool {
    let look = view.look;
    let scene = &drawn.picture.scene;
    let (rect, r) = ui.allocate_exact_size(vec2(scene.width, scene.height), Sense::click());
    if ui.is_rect_visible(rect) {
        paint_again(ui, ui.painter(), Id::unique("the year that is painted"), rect.min, drawn, |p| &p.picture.scene);
    }
    let pointed = r.hover_pos().and_then(|p| drawn.day_at(p.x - rect.left(), p.y - rect.top())).filter(|d| *d <= today);
    if r.has_focus() {
        keys(ui, &r, view, shown, today);
    }
    let read = pointed.or(if r.has_focus() { shown.reading } else { None });
    if let Some([x, y, w, h]) = read.and_then(|d| drawn.cell(d)) {
        let cell = Rect::from_min_size(pos2(rect.left() + x, rect.top() + y), vec2(w, h));
        ui.painter().rect_stroke(cell, 2.0, Stroke::new(2.0, look.ink()), StrokeKind::Outside);
    }
    if r.has_focus() {
        ui.painter().rect_stroke(rect.expand(4.0), 8.0, Stroke::new(2.0, look.focus()), StrokeKind::Outside);
    }
    let moods = |d: DayKey| if let YearOf::Mood(_) = shown.of { moods_told(view.open.counted(), d) } else { None };
    let with_moods = |d: DayKey| [Some(drawn.reading(d)), moods(d)].into_iter().flatten().collect::<Vec<_>>().join(". ");
    let said = read.map(with_moods).unwrap_or_default();
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, &drawn.picture.sentence));
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_value(said.clone()));
    if r.clicked() {
        r.request_focus();
        if let Some(day) = pointed {
            open_day(ui, view, day);
        }
    }
    menu_of_day(ui, view, &r, drawn, pointed, read);
    let beside = || read.filter(|_| r.has_focus()).and_then(|d| drawn.cell(d)).map(|[x, y, w, _]| rect.min + vec2(x + w, y));
    if let Some(at) = r.hover_pos().filter(|_| pointed.is_some()).or_else(beside).filter(|at| ui.clip_rect().contains(*at)) {
        read_out(ui, look, at, &said);
    }
    caption(ui, look, "Point at a day to read it, press it to open it, right button for more; keys: arrows, Enter, Menu");
    pointed.is_some()
}

/// The menu of the day under the pointer, and of the one that is read out where it is opened by keys.
fn menu_of_day(ui: &Ui, view: &mut View<'_>, r: &Response, drawn: &YearPicture, pointed: Option<DayKey>, read: Option<DayKey>) {
    let id = Id::unique("the day of the year that has a menu");
    let by_pointer = r.secondary_clicked().then_some(pointed);
    // While it is open it stays about the day it was opened on.
    let before = ui.data(|d| d.get_temp::<DayKey>(id)).filter(|_| Popup::is_id_open(ui.ctx(), r.id.with("menu")));
    let day = by_pointer.unwrap_or(before.or(read));
    let Some(day) = day else { return };
    ui.data_mut(|d| d.insert_temp(id, day));
    let at = drawn.cell(day).map(|[x, y, _, h]| r.rect.min + vec2(x, y + h));
    menus::of_day_at(ui, view, r, at, day);
}

/// Left and right go by days, up and down by weeks.
fn keys(ui: &Ui, r: &Response, view: &mut View<'_>, shown: &mut Shown, today: DayKey) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };
    ui.memory_mut(|m| m.set_focus_lock_filter(r.id, filter));
    let mut open = false;
    ui.input_mut(|i| {
        for (key, by) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -7), (Key::ArrowDown, 7)] {
            if i.consume_key(Modifiers::NONE, key) {
                let last = chrono::NaiveDate::from_ymd_opt(shown.year, 12, 31).map_or(today, DayKey::from_date).min(today);
                let day = shown.reading.map_or(last, |d| d.plus(by)).min(today);
                (shown.reading, shown.year) = (Some(day), day.date().year());
            }
        }
        open = i.consume_key(Modifiers::NONE, Key::Enter);
    });
    if let Some(day) = shown.reading.filter(|_| open) {
        open_day(ui, view, day);
    }
}

fn open_day(ui: &Ui, view: &mut View<'_>, day: DayKey) {
    set_open(ui, false);
    view.actions.ask(Action::ShowDay(day));
}
