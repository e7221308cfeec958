//! Ctrl+K: finds a room, a day or something to do by a few letters.

use super::{
    commands::{Offer, Wanted, offers},
    day_typed::days_typed,
    given_back, key_sheet, notice,
    theme::{Look, size},
    widgets::{caption, focus_ring, line, over_frame},
};
use crate::{
    app::{Action, Actions, Model},
    domain::DayKey,
};
use chrono::Datelike;
use egui::{Align2, Button, Color32, Context, Id, Key, Modal, Modifiers, RichText, Role, ScrollArea, Stroke, Ui, WidgetInfo};

/// What is typed, and which of what was found is chosen.
#[derive(Debug, Clone, Default)]
struct Typed {
    words: String,
    chosen: usize,
    /// It was opened just now.
    fresh: bool,
    /// What had the keyboard before.
    came_from: Option<Id>,
    /// The words that notes were asked for with.
    asked: String,
}

/// So many stand there at once.
const SHOWN: usize = 8;
/// What all of them and the field take.
const WHOLE: f32 = 420.0;
/// What the field and the edges take.
const FIELD: f32 = 136.0;

fn id() -> Id {
    Id::unique("the finder")
}

/// Opens it, or closes it again.
pub(super) fn toggle(ctx: &Context) {
    let came_from = ctx.memory(egui::Memory::focused);
    ctx.data_mut(|d| {
        if d.get_temp::<Typed>(id()).is_some() {
            d.remove::<Typed>(id());
        } else {
            d.insert_temp(id(), Typed { fresh: true, came_from, ..Typed::default() });
        }
    });
}

/// Closes it, the sheet of keys and the last messages.
pub(super) fn close(ctx: &Context) {
    ctx.data_mut(|d| d.remove::<Typed>(id()));
    if key_sheet::is_open(ctx) {
        key_sheet::toggle(ctx);
    }
    notice::last::close(ctx);
}

/// Whether it is there, before everything else.
pub(super) fn is_open(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp::<Typed>(id()).is_some())
}

/// The palette, where it is open, and what was chosen in it. It is never there while a journal is locked.
pub(super) fn show(ctx: &Context, model: &Model, look: &Look, actions: &mut Actions) -> Option<Wanted> {
    let mut typed = ctx.data(|d| d.get_temp::<Typed>(id()))?;
    if !model.is_open() {
        ctx.data_mut(|d| d.remove::<Typed>(id()));
        return None;
    }
    let width = (ctx.content_rect().width() - 48.0).min(460.0);
    // It stays where it is while what is found grows fewer.
    let from_top = ((ctx.content_rect().height() - WHOLE) / 3.0).clamp(8.0, 140.0);
    let area = Modal::default_area(id()).anchor(Align2::CENTER_TOP, egui::vec2(0.0, from_top));
    let shown = Modal::new(id()).area(area).frame(over_frame(look)).show(ctx, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 6.0;
        body(ui, model, look, &mut typed, actions)
    });
    if shown.inner.is_some() || shown.should_close() {
        ctx.data_mut(|d| d.remove::<Typed>(id()));
        given_back::give_back(ctx, typed.came_from);
    } else {
        ctx.data_mut(|d| d.insert_temp(id(), typed));
    }
    shown.inner
}

fn body(ui: &mut Ui, model: &Model, look: &Look, typed: &mut Typed, actions: &mut Actions) -> Option<Wanted> {
    let label = caption(ui, look, "Find a room, a day or something to do");
    let (down, up, enter) = ui.input_mut(|i| {
        let mut press = |key| i.consume_key(Modifiers::NONE, key);
        (press(Key::ArrowDown), press(Key::ArrowUp), press(Key::Enter))
    });
    let before = typed.words.clone();
    let field = line(ui, look, "the finder", &mut typed.words, |f| f.desired_width(f32::INFINITY));
    let field = field.labelled_by(label.id);
    // It is there to be typed into; Tab goes on to what was found.
    if std::mem::take(&mut typed.fresh) {
        field.request_focus();
    }
    if typed.words != before {
        typed.chosen = 0;
    }
    if typed.asked != typed.words {
        typed.asked.clone_from(&typed.words);
        if is_long_enough(&typed.words) {
            actions.ask(Action::FindNotes(typed.words.trim().to_owned()));
        }
    }
    let found = found(model, &typed.words);
    let last = found.len().min(SHOWN).saturating_sub(1);
    typed.chosen = match (down, up) {
        (true, _) => (typed.chosen + 1).min(last),
        (_, true) => typed.chosen.saturating_sub(1),
        _ => typed.chosen.min(last),
    };
    let most = (ui.ctx().content_rect().height() - FIELD).max(80.0);
    // In a low window with large letters they scroll, and are given all the room there is, not what they had before.
    let fits = ScrollArea::vertical()
        .id_salt("what can be found")
        .max_height(most)
        .min_scrolled_height(most)
        .auto_shrink([false, true]);
    let done = fits.show(ui, |ui| rows(ui, look, &found, typed.chosen, (down || up, enter))).inner;
    if found.iter().all(|one| matches!(one.wanted, Wanted::SearchFor(_))) {
        caption(
            ui,
            look,
            "Nothing here is called that. A day can be typed as 3 November, 3/11, 2026-11-03, last Tuesday or yesterday",
        );
    }
    done
}

/// What was found, a row each; the chosen one is done with Enter.
fn rows(ui: &mut Ui, look: &Look, found: &[Offer], chosen: usize, (moved, enter): (bool, bool)) -> Option<Wanted> {
    let mut done = None;
    for (place, one) in found.iter().take(SHOWN).enumerate() {
        let on = place == chosen;
        let fill = if on { look.accent_soft() } else { Color32::TRANSPARENT };
        let words = RichText::new(&one.words).size(size::BODY).color(if on { look.accent() } else { look.ink() });
        let mut button = Button::new(words).fill(fill).stroke(Stroke::NONE).min_size(egui::vec2(ui.available_width(), 30.0));
        if let Some(keys) = &one.keys {
            let ink = if on { look.accent() } else { look.muted() };
            button = button.shortcut_text(RichText::new(keys).size(size::CAPTION).color(ink));
        }
        let r = ui.add(button.wrap());
        r.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &one.words));
        if let Some(keys) = &one.keys {
            ui.ctx().accesskit_node_builder(r.id, |node| node.set_keyboard_shortcut(keys.clone()));
        }
        focus_ring(ui, look, &r);
        if on && moved {
            r.scroll_to_me(None);
        }
        if r.clicked() || (enter && on) {
            done = Some(one.wanted.clone());
        }
    }
    done
}

/// What all words that are typed are in, in the order it is offered; then the days whose notes have them.
fn found(model: &Model, words: &str) -> Vec<Offer> {
    let days = days_typed(words, model.today()).into_iter().map(|day| {
        let words = format!("Open {} {}", day.weekday_words(), day.date().year());
        Offer::new(words, Wanted::Ask(Action::ShowDay(day)))
    });
    let letters: Vec<String> = words.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |one: &Offer| {
        let name = one.words.to_lowercase();
        letters.iter().all(|w| name.contains(w.as_str()))
    };
    days.chain(offers(model).into_iter().filter(fits)).chain(in_notes(model, words)).collect()
}

/// Fewer letters than these are in every note.
const LETTERS: usize = 3;
/// Letters of a note in a line.
const IN_A_LINE: usize = 64;

fn is_long_enough(words: &str) -> bool {
    words.trim().chars().count() >= LETTERS
}

/// The newest days whose notes have all of these words, as the worker finds them, and the search for the others.
fn in_notes(model: &Model, words: &str) -> Vec<Offer> {
    let words = words.trim();
    let Some(open) = model.open().map(|open| &open.journal).filter(|_| is_long_enough(words)) else { return Vec::new() };
    let line = |(day, note): &(DayKey, String)| {
        let around = note.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = around.chars().take(IN_A_LINE).collect();
        let cut = if short.len() < around.len() { "…" } else { "" };
        Offer::new(format!("{}: {short}{cut}", day.words_from(model.today())), Wanted::Ask(Action::ShowDay(*day)))
    };
    let (of, notes) = &open.notes_with;
    let mut found: Vec<Offer> = if of == words { notes.iter().map(line).collect() } else { Vec::new() };
    if !open.journal.check_ins.is_empty() {
        found.push(Offer::new(format!("Search what you wrote for “{words}”"), Wanted::SearchFor(words.to_owned())));
    }
    found
}
