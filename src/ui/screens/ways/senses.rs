//! The round through the senses: one sense a screen, a timer that can be left, and what worked kept on a list.

use super::{own_list, step_timer, trial_in_hand};
use crate::{
    app::{Action, TrialChange},
    domain::{ItemKind, in_use, is_listed},
    guidance::{Sense, WayText, way_tools},
    ui::{
        View,
        theme::{Look, semibold, size},
        widgets::{caption, choice, column, disclosure, link, para, primary, quiet, section, text_card},
    },
};
use egui::{Id, RichText, Ui, vec2};

/// The round itself: one sense, and nothing else on the screen.
pub(super) fn round(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    let Some(trial) = view.forms.ways.trial.clone() else { return };
    let last = text.steps.len().saturating_sub(1);
    let at = trial.step.min(last);
    let Some(step) = text.steps.get(at) else { return trial_in_hand::begin_after(view) };
    column(ui, look, "round", 560.0, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        if !look.narrow {
            ui.add_space(24.0);
        }
        places(ui, view, text, at);
        let heading = ui.label(RichText::new(&step.title).family(semibold()).size(size::BIG));
        ui.ctx().accesskit_node_builder(heading.id, |node| node.set_role(egui::accesskit::Role::Heading));
        ui.add(egui::Label::new(RichText::new(&step.text).size(size::SECTION).line_height(Some(size::SECTION * 1.5))).wrap());
        worked_before(ui, view, at);
        if let Some(seconds) = step.seconds {
            step_timer::step_timer(ui, look, seconds, &mut view.forms.ways.step_began_s, &mut view.forms.ways.step_gone_s);
        }
        ui.add_space(8.0);
        let mut to = at;
        let mut ends = false;
        ui.horizontal_wrapped(|ui| {
            if at < last {
                if primary(ui, look, "Next sense").clicked() {
                    to = at + 1;
                }
                if quiet(ui, look, "Skip this one").clicked() {
                    to = at + 1;
                }
            } else if primary(ui, look, "That was the last one").clicked() {
                ends = true;
            }
            if at > 0 && quiet(ui, look, "Back").clicked() {
                to = at - 1;
            }
            if at < last && quiet(ui, look, "Enough for now").clicked() {
                ends = true;
            }
        });
        ui.add_space(8.0);
        disclosure(ui, look, "Take care", |ui| {
            para(ui, &text.care);
            if quiet(ui, look, "Open Help").clicked() {
                view.actions.ask(Action::Go(crate::app::Room::Help));
            }
        });
        if link(ui, look, trial_in_hand::LEAVE).clicked() {
            view.actions.ask(TrialChange::Leave);
        }
        if to != at || ends {
            trial_in_hand::go_to(view, to);
        }
        if ends {
            trial_in_hand::begin_after(view);
        }
    });
}

/// Where one is in the round, as a quiet row of dots.
fn places(ui: &mut Ui, view: &View<'_>, text: &WayText, at: usize) {
    let look = view.look;
    ui.horizontal(|ui| {
        let n = text.steps.len();
        let (rect, _) = ui.allocate_exact_size(vec2(18.0 * n as f32, size::CAPTION * 1.4), egui::Sense::hover());
        for i in 0..n {
            let at_dot = egui::pos2(rect.left() + 6.0 + 18.0 * i as f32, rect.center().y);
            if i == at {
                ui.painter().circle_filled(at_dot, 5.0, look.accent());
            } else {
                ui.painter().circle_stroke(at_dot, 4.0, egui::Stroke::new(1.5, look.outline()));
            }
        }
        caption(ui, look, &format!("Step {} of {n}", at + 1));
    });
}

/// What is on the person's own list for this sense.
fn worked_before(ui: &mut Ui, view: &View<'_>, at: usize) {
    let Some(sense) = way_tools().sense.get(at) else { return };
    let own: Vec<&str> = in_use(&view.open.journal.way_items, sense.kind).map(|i| &*i.words).collect();
    if !own.is_empty() {
        caption(ui, view.look, &format!("On your own list: {}", own.join(" · ")));
    }
}

/// After the round: what worked goes on the own list with one press.
pub(super) fn what_worked(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "What worked?");
        caption(ui, look, "One press puts it on your own list, which the next round shows you");
        if let Some(sense) = chosen_sense(ui, look) {
            offers(ui, view, sense);
            own_list::own_list(ui, view, sense.kind, "Something else", "In your own words");
        }
    });
}

/// The five lists, one at a time.
pub(super) fn own_lists(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "What worked for you");
        let Some(sense) = chosen_sense(ui, look) else { return };
        own_list::own_list(ui, view, sense.kind, name_of(sense.kind), "In your own words");
        disclosure(ui, look, "Ideas to put on it", |ui| offers(ui, view, sense));
    });
}

const fn name_of(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Sight => "Something to look at",
        ItemKind::Sound => "A sound",
        ItemKind::Texture => "Something to touch",
        ItemKind::Scent => "A scent",
        _ => "A taste",
    }
}

/// Which of the five is shown; remembered while the window lives.
fn chosen_sense(ui: &mut Ui, look: &Look) -> Option<&'static Sense> {
    let id = Id::unique("the sense that is shown");
    let mut at: usize = ui.data(|d| d.get_temp(id)).unwrap_or(0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (i, sense) in way_tools().sense.iter().enumerate() {
            if choice(ui, look, &sense.name, i == at).clicked() {
                at = i;
                ui.data_mut(|d| d.insert_temp(id, i));
            }
        }
    });
    way_tools().sense.get(at)
}

/// What this sense may turn to, as far as it is not on the list yet.
fn offers(ui: &mut Ui, view: &mut View<'_>, sense: &Sense) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for words in sense.offers.iter().filter(|words| !is_listed(&view.open.journal.way_items, sense.kind, words)) {
            if quiet(ui, look, words).accessible_name(format!("Put on your list: {words}")).clicked() {
                own_list::put(view, sense.kind, words);
            }
        }
    });
}
