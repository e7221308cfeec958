//! Whose lines are shown: a few letters find a country, and only one that is pressed counts (SAFETY 3). Help asks so, and
//! so do the settings.

use crate::{
    app::{Action, Actions, CountryForm},
    guidance,
    guidance::{Country, CountryFound},
    ui::{
        HelpView, View,
        theme::Look,
        widgets::{caption, disclosure, field_id, found_row, hand_on, hand_on_later, line, link, para, quiet, section},
    },
};
use egui::{Key, Modifiers, Ui, accesskit::Live};

pub(crate) const ANOTHER: &str = "Another country…";

const FIELD: &str = "the country of the help lines";
const LIMIT: usize = 60;
/// So many stand there at once.
const SHOWN: usize = 6;

/// What a country is looked for with.
pub(crate) struct Search<'a> {
    form: &'a mut CountryForm,
    /// The code of the one chosen before.
    chosen: Option<&'a str>,
    /// The computer's time zone.
    zone: &'a str,
    /// What holds in every country, and where it stands.
    everywhere: &'static str,
    look: &'a Look,
    actions: &'a mut Actions,
}

impl<'a> Search<'a> {
    pub(crate) fn in_help(view: &'a mut HelpView<'_>) -> Self {
        let (chosen, zone) = (view.country.as_deref(), &*view.shell.now.zone);
        let everywhere = "What is said above is true everywhere";
        Self { form: &mut view.help.country, chosen, zone, everywhere, look: view.look, actions: view.actions }
    }

    pub(crate) fn in_settings(view: &'a mut View<'_>) -> Self {
        let (chosen, zone) = (view.open.journal.settings.country.as_deref(), &*view.shell.now.zone);
        let everywhere = "What Help says first is true everywhere";
        Self { form: &mut view.forms.settings.country, chosen, zone, everywhere, look: view.look, actions: view.actions }
    }
}

/// Opens the question again, with the keyboard in its field.
pub(crate) fn look_for_another(ui: &Ui, form: &mut CountryForm) {
    form.choosing = true;
    ui.memory_mut(|m| m.request_focus(field_id(FIELD)));
}

/// Asks which country it is. None is shown before one is pressed, or chosen with Enter.
pub(crate) fn which(ui: &mut Ui, view: &mut Search<'_>) {
    let look = view.look;
    section(ui, "Which country are you in?");
    if let Some(code) = view.chosen.filter(|code| guidance::lines_for(Some(code)).is_empty()) {
        para(ui, &format!("Gamut has no help lines for the country you chose before ({code}). {}", view.everywhere));
    }
    caption(ui, look, "Numbers differ from country to country, so none is shown before you choose");
    if view.form.typed.is_empty() {
        suggestion(ui, view);
    }
    found(ui, view);
    if view.form.typed.is_empty() {
        let all = guidance::countries();
        disclosure(ui, look, &format!("All {} countries", all.len()), |ui| {
            ui.horizontal_wrapped(|ui| {
                for country in all {
                    if link(ui, look, &country.name).clicked() {
                        choose(ui, view, country);
                    }
                }
            });
        });
    }
    if view.form.choosing && quiet(ui, look, "Cancel").clicked() {
        view.form.choosing = false;
        view.form.typed.clear();
        hand_on(ui, ANOTHER);
    }
}

/// The country of the computer's time zone, where that has one. It is said where it comes from, and nothing follows
/// from it until it is pressed.
fn suggestion(ui: &mut Ui, view: &mut Search<'_>) {
    let zone = view.zone;
    let Some(country) = guidance::country_of_zone(zone).filter(|c| view.chosen != Some(&c.code)) else { return };
    caption(ui, view.look, &format!("This computer is set to the time zone {zone}. If you are there, press:"));
    if quiet(ui, view.look, &country.name).clicked() {
        choose(ui, view, country);
    }
    ui.add_space(4.0);
}

/// The field, and what is called so: the arrows go through it, Enter takes the one that is marked.
fn found(ui: &mut Ui, view: &mut Search<'_>) {
    let look = view.look;
    let label = caption(ui, look, "Type the country's name, in English or its own language, or its letters");
    let has_keyboard = ui.memory(|m| m.has_focus(field_id(FIELD)));
    let press = |key| has_keyboard && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (down, up) = (press(Key::ArrowDown), press(Key::ArrowUp));
    // With nothing typed there is nothing to take.
    let enter = !view.form.typed.is_empty() && press(Key::Enter);
    let width = ui.available_width().min(360.0);
    let typed = &mut view.form.typed;
    let field = line(ui, look, FIELD, typed, |f| f.desired_width(width).char_limit(LIMIT)).labelled_by(label.id);
    if field.changed() {
        view.form.at = 0;
    }
    let found = guidance::countries_called(&view.form.typed);
    let shown = found.get(..SHOWN).unwrap_or(&found);
    let last = shown.len().saturating_sub(1);
    view.form.at = match (down, up) {
        (true, _) => (view.form.at + 1).min(last),
        (_, true) => view.form.at.saturating_sub(1),
        _ => view.form.at.min(last),
    };
    for (place, one) in shown.iter().enumerate() {
        let on = place == view.form.at;
        if found_row(ui, look, &one.country.name, other_name(one), on, on && (down || up)) || (enter && on) {
            choose(ui, view, one.country);
        }
    }
    let words = match (found.len(), view.form.typed.trim().is_empty()) {
        (_, true) => return,
        (0, _) => format!("No country with help lines here is called that. {}", view.everywhere),
        (1, _) => "One country is called so: press it, or Enter".to_owned(),
        (n, _) if n > SHOWN => format!("{n} countries are called so; the first {SHOWN} stand here. Type more letters"),
        (n, _) => format!("{n} countries are called so: press one, or choose with the arrow keys and Enter"),
    };
    let told = caption(ui, look, &words);
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
}

/// What it was found by, where that is neither its English name nor a code. Our letters reach as far as Greek.
fn other_name(one: &CountryFound) -> Option<&'static str> {
    let country = one.country;
    let is_known = one.by == country.name || one.by.len() <= 3 || one.by.chars().any(|c| c > '\u{3ff}');
    (!is_known).then_some(one.by)
}

fn choose(ui: &Ui, view: &mut Search<'_>, country: &Country) {
    view.form.choosing = false;
    view.form.typed.clear();
    view.actions.ask(Action::ChooseCountry(Some(country.code.clone())));
    // What was pressed is gone; the keyboard goes on beside the lines.
    hand_on_later(ui, ANOTHER);
}
