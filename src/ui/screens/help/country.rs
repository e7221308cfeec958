//! Whose lines are shown: a few letters find a country, and only one that is pressed counts (SAFETY 3).

use crate::{
    app::Action,
    guidance,
    guidance::{Country, CountryFound},
    ui::{
        HelpView,
        theme::size,
        widgets::{caption, disclosure, field_id, focus_ring, hand_on, hand_on_later, line, link, para, quiet, section},
    },
};
use egui::{Button, Color32, Key, Modifiers, RichText, Role, Stroke, Ui, WidgetInfo, accesskit::Live};

pub(crate) const ANOTHER: &str = "Another country…";

const FIELD: &str = "the country of the help lines";
const LIMIT: usize = 60;
/// So many stand there at once.
const SHOWN: usize = 6;

/// Opens the question again, with the keyboard in its field.
pub(crate) fn look_for_another(ui: &Ui, view: &mut HelpView<'_>) {
    view.help.choosing_country = true;
    ui.memory_mut(|m| m.request_focus(field_id(FIELD)));
}

/// Asks which country it is. None is shown before one is pressed, or chosen with Enter.
pub(crate) fn which(ui: &mut Ui, view: &mut HelpView<'_>) {
    let look = view.look;
    section(ui, "Which country are you in?");
    if let Some(code) = view.country.as_deref().filter(|code| guidance::lines_for(Some(code)).is_empty()) {
        para(
            ui,
            &format!("Gamut holds no help lines for the country chosen before ({code}). What stands above holds everywhere"),
        );
    }
    caption(ui, look, "Numbers differ from country to country, so none is shown before you choose");
    if view.help.country_typed.is_empty() {
        suggestion(ui, view);
    }
    found(ui, view);
    if view.help.country_typed.is_empty() {
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
    if view.help.choosing_country && quiet(ui, look, "Cancel").clicked() {
        view.help.choosing_country = false;
        view.help.country_typed.clear();
        hand_on(ui, ANOTHER);
    }
}

/// The country of the computer's time zone, where that has one. It is said where it comes from, and nothing follows
/// from it until it is pressed.
fn suggestion(ui: &mut Ui, view: &mut HelpView<'_>) {
    let zone = &view.shell.now.zone;
    let Some(country) = guidance::country_of_zone(zone).filter(|c| view.country.as_deref() != Some(&c.code)) else { return };
    caption(ui, view.look, &format!("This computer is set to the time zone {zone}. If you are there, press:"));
    if quiet(ui, view.look, &country.name).clicked() {
        choose(ui, view, country);
    }
    ui.add_space(4.0);
}

/// The field, and what is called so: the arrows go through it, Enter takes the one that is marked.
fn found(ui: &mut Ui, view: &mut HelpView<'_>) {
    let look = view.look;
    let label = caption(ui, look, "Type the country's name, in English or its own language, or its letters");
    let has_keyboard = ui.memory(|m| m.has_focus(field_id(FIELD)));
    let press = |key| has_keyboard && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (down, up) = (press(Key::ArrowDown), press(Key::ArrowUp));
    // With nothing typed there is nothing to take.
    let enter = !view.help.country_typed.is_empty() && press(Key::Enter);
    let width = ui.available_width().min(360.0);
    let typed = &mut view.help.country_typed;
    let field = line(ui, look, FIELD, typed, |f| f.desired_width(width).char_limit(LIMIT)).labelled_by(label.id);
    if field.changed() {
        view.help.country_at = 0;
    }
    let found = guidance::countries_called(&view.help.country_typed);
    let shown = found.get(..SHOWN).unwrap_or(&found);
    let last = shown.len().saturating_sub(1);
    view.help.country_at = match (down, up) {
        (true, _) => (view.help.country_at + 1).min(last),
        (_, true) => view.help.country_at.saturating_sub(1),
        _ => view.help.country_at.min(last),
    };
    for (place, one) in shown.iter().enumerate() {
        let on = place == view.help.country_at;
        if row(ui, view, one, on, on && (down || up)) || (enter && on) {
            choose(ui, view, one.country);
        }
    }
    let words = match (found.len(), view.help.country_typed.trim().is_empty()) {
        (_, true) => return,
        (0, _) => "No country with help lines here is called that. What stands above holds everywhere".to_owned(),
        (1, _) => "One country is called so: press it, or Enter".to_owned(),
        (n, _) if n > SHOWN => format!("{n} countries are called so; the first {SHOWN} stand here. Type more letters"),
        (n, _) => format!("{n} countries are called so: press one, or choose with the arrow keys and Enter"),
    };
    let told = caption(ui, look, &words);
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
}

/// One that was found, with the name it was found by. Says whether it was pressed.
fn row(ui: &mut Ui, view: &HelpView<'_>, one: &CountryFound, on: bool, moved_here: bool) -> bool {
    let look = view.look;
    let (fill, ink) = if on { (look.accent_soft(), look.accent()) } else { (Color32::TRANSPARENT, look.ink()) };
    let words = match other_name(one) {
        Some(by) => format!("{} · {by}", one.country.name),
        None => one.country.name.clone(),
    };
    let text = RichText::new(&words).size(size::BODY).color(ink);
    let width = ui.available_width().min(380.0);
    // Flush with the words above: the button's own frame is to the left of its words.
    let r = ui.add(Button::new(text).fill(fill).stroke(Stroke::NONE).min_size(egui::vec2(width, 32.0)).wrap());
    r.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &one.country.name));
    focus_ring(ui, look, &r);
    if moved_here {
        r.scroll_to_me(None);
    }
    r.clicked()
}

/// What it was found by, where that is neither its English name nor a code. Our letters reach as far as Greek.
fn other_name(one: &CountryFound) -> Option<&'static str> {
    let country = one.country;
    let is_known = one.by == country.name || one.by.len() <= 3 || one.by.chars().any(|c| c > '\u{3ff}');
    (!is_known).then_some(one.by)
}

fn choose(ui: &Ui, view: &mut HelpView<'_>, country: &Country) {
    view.help.choosing_country = false;
    view.help.country_typed.clear();
    view.actions.ask(Action::ChooseCountry(country.code.clone()));
    // What was pressed is gone; the keyboard goes on beside the lines.
    hand_on_later(ui, ANOTHER);
}
