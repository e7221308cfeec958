//! What the palette has of several things of one kind.

use super::wanted::{Offer, Wanted};
use crate::{
    app::{Action, Model, Room, SettingsChange},
    domain::{Settings, ThemeChoice},
    guidance,
    report::EACH_FEELING,
    ui::screens::Page,
};

pub(super) fn one(words: &str, action: impl Into<Action>) -> Vec<Offer> {
    vec![Offer::new(words, Wanted::Ask(action.into()))]
}

pub(super) fn rooms(_: &Model) -> Vec<Offer> {
    let line = |(n, room): (usize, Room)| {
        let words = format!("Go to {}", room.name());
        Offer { keys: Some(format!("Alt+{}", n + 1)), ..Offer::new(words, Wanted::Ask(Action::Go(room))) }
    };
    Room::ALL.into_iter().enumerate().map(line).collect()
}

pub(super) fn ways(_: &Model) -> Vec<Offer> {
    let line = |way: &guidance::WayText| Offer::new(format!("Try a way: {}", way.title), Wanted::Ask(Action::OpenWay(way.way)));
    guidance::ways().iter().map(line).collect()
}

pub(super) fn settings(model: &Model) -> Vec<Offer> {
    let is_sample = model.settings().sample;
    let is_there = |page: &Page| page.is_there(is_sample);
    let line = |page: Page| Offer::new(format!("Settings: {}", page.name()), Wanted::Settings(page));
    // Whoever comes from elsewhere looks for the word they know, or for the app.
    let past = Offer::new("Bring in entries: import from Daylio, other apps or a table", Wanted::Settings(Page::BringIn));
    let past = Some(past).filter(|_| is_there(&Page::BringIn));
    Page::ALL.into_iter().filter(is_there).map(line).chain(past).collect()
}

pub(super) fn themes(model: &Model) -> Vec<Offer> {
    let settings = &model.settings();
    let choices = [
        ("Theme: light", ThemeChoice::Light),
        ("Theme: dark", ThemeChoice::Dark),
        ("Theme: high contrast, light", ThemeChoice::ContrastLight),
        ("Theme: high contrast, dark", ThemeChoice::ContrastDark),
        ("Theme: as the desktop", ThemeChoice::System),
    ];
    let others = choices.into_iter().filter(|(_, theme)| *theme != settings.theme);
    others.flat_map(|(words, theme)| one(words, SettingsChange(Settings { theme, ..settings.clone() }))).collect()
}

/// Each feeling that is asked about: its row, where the form has it, and its line over the days.
pub(super) fn feelings(model: &Model) -> Vec<Offer> {
    let Some(open) = model.open().map(|open| &open.journal) else { return Vec::new() };
    let short = open.journal.settings.short_form.then(|| open.in_short());
    let lines = open.journal.catalogue.asked().flat_map(|feeling| {
        let is_shown = short.as_ref().is_none_or(|ids| ids.contains(&feeling.id));
        let row = Offer::new(format!("{}: its row in Today", feeling.name), Wanted::Rate(feeling.id));
        let line = Offer::new(format!("{}: its line in Range", feeling.name), Wanted::Picture(EACH_FEELING));
        let has_days = !open.journal.check_ins.is_empty();
        [is_shown.then_some(row), has_days.then_some(line)]
    });
    lines.flatten().collect()
}
