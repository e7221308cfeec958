//! The words of one day, over the room: what was written on it, and the way to it.

use crate::{
    app::Action,
    domain::{DayKey, Event},
    ui::{
        View,
        screens::journal::{check_in_words, check_in_words::Told},
        widgets::{Icon, caption, icon_button, over_frame, primary, rule, section, strong},
    },
};
use egui::{Id, Popup, PopupCloseBehavior, Pos2, ScrollArea, Ui};
use std::sync::Arc;

const WIDEST: f32 = 380.0;
/// What is written on a day scrolls beyond this.
const HIGHEST: f32 = 300.0;

/// What had the keyboard when the day was opened, and where that was.
#[derive(Debug, Clone, Copy)]
struct Opened {
    day: DayKey,
    at: Pos2,
    from: Option<Id>,
}

/// Opens a day beside this point; without one in the middle of the window.
pub(super) fn open(ui: &Ui, view: &mut View<'_>, day: DayKey, at: Option<Pos2>) {
    let at = at.unwrap_or_else(|| ui.ctx().content_rect().center());
    let opened = Opened { day, at, from: ui.memory(egui::Memory::focused) };
    ui.data_mut(|d| d.insert_temp(id(), opened));
    Popup::open_id(ui.ctx(), id());
    view.forms.range.day_open = Some(day);
    ui.ctx().request_repaint();
}

fn id() -> Id {
    Id::unique("the words of a day")
}

/// The day that is open, if one is.
pub(super) fn show(ui: &Ui, view: &mut View<'_>) {
    let Some(day) = view.forms.range.day_open else { return };
    let kept = ui.data(|d| d.get_temp::<Opened>(id())).filter(|o| o.day == day);
    let Some(opened) = kept else { return open(ui, view, day, None) };
    let ctx = ui.ctx().clone();
    let seen = id().with("seen");
    let is_new = ctx.data(|d| d.get_temp::<DayKey>(seen)) != Some(day);
    ctx.data_mut(|d| d.insert_temp(seen, day));
    let window = ctx.content_rect();
    let shown = Popup::new(id(), ctx.clone(), opened.at, ui.layer_id())
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(over_frame(view.look).shadow(ui.visuals().popup_shadow))
        .gap(12.0)
        .accessible_name(day.words())
        .show(|ui| {
            ui.set_width((window.width() - 64.0).min(WIDEST));
            words(ui, view, day, is_new);
        });
    // It belongs to the place it was opened at: it goes when that is scrolled away.
    let over_it = shown.as_ref().is_some_and(|s| s.response.contains_pointer());
    let is_scrolled = ctx.input(|i| i.smooth_scroll_delta() != egui::Vec2::ZERO) && !over_it;
    if is_scrolled {
        Popup::close_id(&ctx, id());
    }
    if shown.is_none() || !Popup::is_id_open(&ctx, id()) {
        view.forms.range.day_open = None;
        ctx.data_mut(|d| d.remove::<DayKey>(seen));
        // Closed by a press elsewhere, the keyboard is where that press was.
        if let Some(from) = opened.from.filter(|_| !ctx.input(|i| i.pointer.any_click())) {
            ctx.memory_mut(|m| m.request_focus(from));
        }
    }
}

fn words(ui: &mut Ui, view: &mut View<'_>, day: DayKey, is_new: bool) {
    let look = view.look;
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.horizontal(|ui| {
        section(ui, &day.words_from(view.today()));
        if icon_button(ui, look, Icon::Close, "Close this day").clicked() {
            ui.close();
        }
    });
    let journal = Arc::clone(&view.open.journal);
    let highest = HIGHEST.min(ui.ctx().content_rect().height() * 0.5);
    ScrollArea::vertical().id_salt("words of a day").max_height(highest).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for event in journal.events_on(day).map(Event::words) {
            strong(ui, &event);
        }
        let mut any = false;
        for check_in in journal.on(day) {
            if std::mem::replace(&mut any, true) {
                rule(ui, look);
                ui.add_space(4.0);
            }
            ui.push_id(&check_in.id, |ui| {
                let clock = look.units.clock(check_in.at.instant);
                strong(ui, &clock);
                let named = format!("the check-in of {} {clock}", day.words());
                check_in_words::words(ui, view, check_in, &Told::InShort(&named));
            });
        }
        for mood in view.open.moods_alone(day) {
            caption(ui, look, mood);
        }
        if !any {
            caption(ui, look, "No check-in on this day");
        }
    });
    let r = primary(ui, look, "Open in Journal");
    if is_new {
        r.request_focus();
    }
    if r.clicked() {
        view.actions.ask(Action::ShowDay(day));
        ui.close();
    }
}
