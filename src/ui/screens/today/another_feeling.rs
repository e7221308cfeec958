//! A feeling that is not asked about yet, found in a list of words or typed, without leaving the form.

use crate::{
    app::ThreeOfEachChange,
    domain::{Catalogue, NAME_LIMIT, Valence, tidy},
    guidance::feeling_words,
    ui::{
        View,
        theme::Look,
        widgets::{caption, drop_down, line, link, quiet, was_entered},
    },
};
use egui::{ScrollArea, Ui, vec2};

/// The words that open the list. What is added there stands in the form it was added in.
pub(crate) fn opener(ui: &mut Ui, view: &mut View<'_>, in_short: bool) {
    let look = view.look;
    let opener = link(ui, look, "Another feeling…");
    let wanted = drop_down(&opener, "Another feeling", |ui| {
        // As high as with all words, so that the field stays where it is while they get fewer.
        let window = ui.ctx().content_rect().size();
        let width = (window.x - 48.0).min(380.0);
        ui.set_min_size(vec2(width, (window.y - 32.0).min(330.0)));
        ui.set_max_width(width);
        let typed = &mut view.forms.today.another_feeling;
        let wanted = list(ui, look, &view.open.journal.catalogue, typed);
        if wanted.is_some() {
            typed.clear();
            ui.close();
        }
        wanted
    });
    if let Some((name, valence)) = wanted.flatten() {
        view.actions.ask(ThreeOfEachChange::Another { name, valence, in_short });
    }
}

fn list(ui: &mut Ui, look: &Look, catalogue: &Catalogue, typed: &mut String) -> Option<(String, Valence)> {
    let label = caption(ui, look, "Choose a word, or write your own. It is asked about from now on");
    let field = line(ui, look, "another feeling", typed, |f| f.desired_width(f32::INFINITY).char_limit(NAME_LIMIT))
        .labelled_by(label.id);
    let opened = ui.scope_id().with("opened");
    let pass = ui.ctx().cumulative_pass_nr();
    // The keyboard goes to the field when the list was not there a moment ago.
    if ui.data(|d| d.get_temp::<u64>(opened)).is_none_or(|last| last + 2 < pass) {
        field.request_focus();
    }
    ui.data_mut(|d| d.insert_temp(opened, pass));
    let name = tidy(typed);
    let held = |name: &str| catalogue.feeling_named(name).and_then(|id| catalogue.feeling(id));
    let is_asked = |name: &str| held(name).is_some_and(|f| !f.retired);
    let wanted = name.to_lowercase();
    let entered = was_entered(ui, &field) && !name.is_empty();
    let mut found: Vec<(&str, Valence)> = Vec::new();
    let mut chosen = None;
    for (valence, words) in [(Valence::Pleasant, "Pleasant"), (Valence::Unpleasant, "Unpleasant")] {
        let mut left: Vec<&str> = feeling_words(valence).iter().map(String::as_str).collect();
        left.retain(|word| word.to_lowercase().contains(&wanted) && !is_asked(word));
        if left.is_empty() {
            continue;
        }
        found.extend(left.iter().map(|word| (*word, valence)));
        caption(ui, look, words);
        ScrollArea::vertical().id_salt(words).max_height(118.0).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                for word in left {
                    if quiet(ui, look, word).clicked() {
                        chosen = Some((word.to_owned(), valence));
                    }
                }
            });
        });
    }
    if name.is_empty() {
        return chosen;
    }
    // Enter takes the word that was typed, or the only one that is left.
    let is_typed = |(word, _): &&(&str, Valence)| word.to_lowercase() == wanted;
    let meant = found.iter().find(is_typed).or_else(|| found.first().filter(|_| found.len() == 1));
    if entered && let Some((word, valence)) = meant {
        return Some(((*word).to_owned(), *valence));
    }
    if is_asked(&name) {
        caption(ui, look, &format!("{name} is asked about already"));
        return chosen;
    }
    if let Some(there) = held(&name) {
        if quiet(ui, look, &format!("Bring {} back", there.name)).clicked() {
            chosen = Some((name, there.valence));
        }
        return chosen;
    }
    if entered {
        // Which side it belongs to is asked below; the word stays in hand.
        field.request_focus();
    }
    if found.iter().any(|word| is_typed(&word)) {
        return chosen;
    }
    ui.horizontal_wrapped(|ui| {
        for (valence, words) in [(Valence::Pleasant, "pleasant"), (Valence::Unpleasant, "unpleasant")] {
            if quiet(ui, look, &format!("Add “{name}” as {words}")).clicked() {
                chosen = Some((name.clone(), valence));
            }
        }
    });
    chosen
}
