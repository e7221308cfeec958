//! Ctrl+K: finds a room, a day or something to do by a few letters.

use super::{
    View, given_back, key_sheet, screens,
    theme::{Look, size},
    widgets::{caption, focus_ring, line, over_frame},
};
use crate::{
    app::{Action, Room, Standing},
    domain::{DayKey, Settings, ThemeChoice},
    guidance,
};
use chrono::{Datelike, NaiveDate};
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
}

/// Something that can be found.
#[derive(Debug, Clone)]
struct Found {
    words: String,
    does: Does,
}

#[derive(Debug, Clone)]
enum Does {
    Ask(Vec<Action>),
    Keys,
    Year,
    Settings(screens::Part),
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

/// Closes it and the sheet of keys.
pub(super) fn close(ctx: &Context) {
    ctx.data_mut(|d| d.remove::<Typed>(id()));
    if key_sheet::is_open(ctx) {
        key_sheet::toggle(ctx);
    }
}

/// Whether it is there, before everything else.
pub(super) fn is_open(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp::<Typed>(id()).is_some())
}

/// The finder, where it is open. It is never there while a journal is locked.
pub(super) fn show(ctx: &Context, view: &mut View<'_>) {
    let Some(mut typed) = ctx.data(|d| d.get_temp::<Typed>(id())) else { return };
    if view.model.standing != Standing::Open {
        ctx.data_mut(|d| d.remove::<Typed>(id()));
        return;
    }
    let look = view.look;
    let width = (ctx.content_rect().width() - 48.0).min(460.0);
    // It stays where it is while what is found grows fewer.
    let from_top = ((ctx.content_rect().height() - WHOLE) / 3.0).clamp(8.0, 140.0);
    let area = Modal::default_area(id()).anchor(Align2::CENTER_TOP, egui::vec2(0.0, from_top));
    let modal = Modal::new(id()).area(area).frame(over_frame(look)).show(ctx, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 6.0;
        body(ui, view, look, &mut typed)
    });
    let done = modal.inner.is_some();
    if done || modal.should_close() {
        ctx.data_mut(|d| d.remove::<Typed>(id()));
        given_back::give_back(ctx, typed.came_from);
    } else {
        ctx.data_mut(|d| d.insert_temp(id(), typed));
    }
    match modal.inner {
        Some(Does::Ask(actions)) => actions.into_iter().for_each(|a| view.actions.ask(a)),
        Some(Does::Keys) => key_sheet::toggle(ctx),
        Some(Does::Settings(part)) => {
            screens::go_to(ctx, part);
            view.actions.ask(Action::Go(Room::Settings));
        }
        Some(Does::Year) => {
            screens::show_year(ctx);
            view.actions.ask(Action::Go(Room::Journal));
        }
        None => {}
    }
}

fn body(ui: &mut Ui, view: &View<'_>, look: &Look, typed: &mut Typed) -> Option<Does> {
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
    let found = found(view, &typed.words);
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
    if found.is_empty() {
        caption(ui, look, "Nothing here is called that. A day can be typed as 3 November, 2026-11-03 or yesterday");
    }
    done
}

/// What was found, a row each; the chosen one is done with Enter.
fn rows(ui: &mut Ui, look: &Look, found: &[Found], chosen: usize, (moved, enter): (bool, bool)) -> Option<Does> {
    let mut done = None;
    for (place, one) in found.iter().take(SHOWN).enumerate() {
        let on = place == chosen;
        let fill = if on { look.accent_soft() } else { Color32::TRANSPARENT };
        let words = RichText::new(&one.words).size(size::BODY).color(if on { look.accent() } else { look.ink() });
        let button = Button::new(words).fill(fill).stroke(Stroke::NONE).min_size(egui::vec2(ui.available_width(), 30.0));
        let r = ui.add(button.wrap());
        r.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &one.words));
        focus_ring(ui, look, &r);
        if on && moved {
            r.scroll_to_me(None);
        }
        if r.clicked() || (enter && on) {
            done = Some(one.does.clone());
        }
    }
    done
}

/// What all words that are typed are in, in the order it is offered.
fn found(view: &View<'_>, words: &str) -> Vec<Found> {
    let today = view.model.today();
    let day = day_of(words, today).map(|day| Found {
        words: format!("Open {} {}", day.weekday_words(), day.date().year()),
        does: Does::Ask(vec![Action::ShowDay(day)]),
    });
    let wanted: Vec<String> = words.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |one: &Found| {
        let name = one.words.to_lowercase();
        wanted.iter().all(|w| name.contains(w.as_str()))
    };
    day.into_iter().chain(all(view, today).into_iter().filter(fits)).collect()
}

fn all(view: &View<'_>, today: DayKey) -> Vec<Found> {
    let ask = |words: &str, action: Action| Found { words: words.to_owned(), does: Does::Ask(vec![action]) };
    let mut all: Vec<Found> =
        Room::ALL.into_iter().map(|room| ask(&format!("Go to {}", room.name()), Action::Go(room))).collect();
    all.push(ask("Read what emotional blunting is, and when to seek help", Action::Read));
    all.push(ask("Write a check-in for today", Action::WriteFor(today)));
    all.push(ask("Write a check-in for yesterday", Action::WriteFor(today.plus(-1))));
    all.push(Found { words: "Show the year, day by day".to_owned(), does: Does::Year });
    all.extend(guidance::ways().iter().map(|way| ask(&format!("Try a way: {}", way.title), Action::OpenWay(way.way))));
    if view.model.can_undo() {
        all.push(ask("Take back the last thing", Action::Undo));
    }
    all.push(ask("Discreet mode: texts as bars, or back", Action::ToggleDiscreet));
    if view.model.care.protected {
        all.push(ask("Lock the journal", Action::Lock));
    }
    all.push(ask("Make a backup now", Action::BackUp));
    let settings = &view.model.journal.settings;
    let parts = screens::Part::ALL.into_iter().filter(|p| p.is_there(settings.sample));
    all.extend(parts.map(|part| Found { words: format!("Settings: {}", part.name()), does: Does::Settings(part) }));
    for (words, theme) in [
        ("Theme: light", ThemeChoice::Light),
        ("Theme: dark", ThemeChoice::Dark),
        ("Theme: high contrast, light", ThemeChoice::ContrastLight),
        ("Theme: high contrast, dark", ThemeChoice::ContrastDark),
        ("Theme: as the desktop", ThemeChoice::System),
    ] {
        if settings.theme != theme {
            all.push(ask(words, Action::SaveSettings(Settings { theme, ..settings.clone() })));
        }
    }
    all.push(Found { words: "Keys that work everywhere".to_owned(), does: Does::Keys });
    all
}

/// A day that was typed: today, yesterday, 2026-11-03, 3 November 2026, 3 Nov; without a year the newest one that is
/// not to come.
fn day_of(words: &str, today: DayKey) -> Option<DayKey> {
    let words = words.trim().to_lowercase();
    match words.as_str() {
        "today" => return Some(today),
        "yesterday" => return Some(today.plus(-1)),
        _ => {}
    }
    let whole = ["%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%d.%m.%Y"];
    let parsed = whole.iter().find_map(|form| NaiveDate::parse_from_str(&words, form).ok());
    let this_year = || {
        [today.date().year(), today.date().year() - 1].into_iter().find_map(|year| {
            let with_year = format!("{words} {year}");
            let parsed =
                ["%d %B %Y", "%d %b %Y", "%B %d %Y"].iter().find_map(|form| NaiveDate::parse_from_str(&with_year, form).ok());
            parsed.filter(|d| *d <= today.date())
        })
    };
    parsed.or_else(this_year).map(DayKey::from_date).filter(|d| *d <= today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_understood_as_people_write_it_and_none_lies_ahead() {
        let today = DayKey::parse("2026-11-24").expect("a day");
        let of = |words: &str| day_of(words, today).map(|d| d.to_string());
        for words in ["2026-11-03", " 3 November 2026", "3 nov 2026", "November 3 2026", "03.11.2026", "3 Nov", "3 november"] {
            assert_eq!(of(words).as_deref(), Some("2026-11-03"), "{words}");
        }
        assert_eq!(of("24 dec").as_deref(), Some("2025-12-24"), "the newest one that is not to come");
        assert_eq!((of("today").as_deref(), of("yesterday").as_deref()), (Some("2026-11-24"), Some("2026-11-23")));
        for words in ["", "2026-11-25", "3", "range", "31 feb", "30 february 2026", "99999-01-01"] {
            assert_eq!(of(words), None, "{words}");
        }
    }
}
