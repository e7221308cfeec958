//! The list of pages and the search over it.

use super::{
    marked::find,
    pages::{Page, turn_to},
    rows,
    rows::Setting,
};
use crate::ui::{
    View,
    theme::{Look, semibold, size},
    widgets::{caption, field_id, focus_ring, found_row, line, take_over},
};
use egui::{Button, Color32, Context, Id, Key, Modifiers, RichText, Role, Stroke, Ui, WidgetInfo, accesskit::Live};

const FIELD: &str = "the setting that is looked for";
const CALLED: &str = "Search the settings";
/// So many stand there at once.
const SHOWN: usize = 8;

/// The next time the room is shown, its search has the keyboard.
pub(crate) fn begin_search(ctx: &Context) {
    ctx.data_mut(|d| d.insert_temp(wanted(), true));
}

/// Whether the search is to have the keyboard.
pub(crate) fn is_search_wanted(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp(wanted())).unwrap_or(false)
}

fn wanted() -> Id {
    Id::unique("the search of the settings is wanted")
}

/// The field, and beneath it the pages, or what was found.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, now: Option<Page>) {
    let look = view.look;
    let has_keyboard = ui.memory(|m| m.has_focus(field_id(FIELD)));
    let press = |key| has_keyboard && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let form = &mut view.forms.settings;
    let is_looking = !form.looked_for.trim().is_empty();
    let (down, up, enter) =
        (is_looking && press(Key::ArrowDown), is_looking && press(Key::ArrowUp), is_looking && press(Key::Enter));
    let field =
        line(ui, look, FIELD, &mut form.looked_for, |f| f.desired_width(f32::INFINITY).hint_text(CALLED).char_limit(60))
            .accessible_name(CALLED);
    if ui.data_mut(|d| d.remove_temp::<bool>(wanted())).is_some() {
        field.request_focus();
    }
    if field.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape)) {
        form.looked_for.clear();
    }
    if field.changed() {
        form.found_at = 0;
    }
    if form.looked_for.trim().is_empty() {
        return pages(ui, view, now);
    }
    let found = rows::found(&form.looked_for, view.open.journal.settings.sample);
    let shown = found.get(..SHOWN).unwrap_or(&found);
    let last = shown.len().saturating_sub(1);
    form.found_at = match (down, up) {
        (true, _) => (form.found_at + 1).min(last),
        (_, true) => form.found_at.saturating_sub(1),
        _ => form.found_at.min(last),
    };
    let at = form.found_at;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (place, setting) in shown.iter().enumerate() {
            let on = place == at;
            let pressed = found_row(ui, look, setting.name, Some(setting.page.name()), on, on && (down || up));
            if pressed || (enter && on) {
                come_to(ui, view, *setting);
            }
        }
    });
    let words = match shown.len() {
        0 => "No setting is called that",
        1 => "One setting found: press it, or Enter",
        _ => "Press one, or choose with the arrow keys and Enter",
    };
    let told = caption(ui, look, words);
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
}

fn come_to(ui: &Ui, view: &mut View<'_>, setting: Setting) {
    turn_to(ui.ctx(), setting.page);
    find(ui.ctx(), setting.name);
    view.forms.settings.looked_for.clear();
}

fn pages(ui: &mut Ui, view: &View<'_>, now: Option<Page>) {
    let (look, sample) = (view.look, view.open.journal.settings.sample);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for page in Page::ALL.into_iter().filter(|p| p.is_there(sample)) {
            line_of(ui, look, page, now == Some(page));
        }
    });
}

/// A page, as wide as the list: a link and no button.
fn line_of(ui: &mut Ui, look: &Look, page: Page, on: bool) {
    let (fill, ink) = if on { (look.accent_soft(), look.accent()) } else { (Color32::TRANSPARENT, look.ink()) };
    let words = RichText::new(page.name()).size(size::BODY).color(ink);
    let words = if on { words.family(semibold()) } else { words };
    let wide = egui::vec2(ui.available_width(), 34.0);
    let r = ui.add(Button::new(words).fill(fill).stroke(Stroke::NONE).min_size(wide).truncate());
    r.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), on, page.name()));
    focus_ring(ui, look, &r);
    if take_over(ui, r, ("page of the settings", page)).clicked() {
        turn_to(ui.ctx(), page);
    }
}
