//! The page of one way: its action first under one line of care, then what can be done there, and its plan.

use super::{
    activities, care, doctor,
    doing::{after, before, steps},
    due, head, people, phrases, plans, results, senses, substances, writing,
};
use crate::{
    domain::Way,
    guidance::WayText,
    ui::{
        View,
        theme::size,
        widgets::{caption, column, text_card},
    },
};
use egui::Ui;

/// One way: its page, or where its try stands.
pub(super) fn way_room(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    if text.way == Way::Journal && view.forms.ways.is_writing {
        return writing::room(ui, view);
    }
    let in_hand = view.forms.ways.trial.as_ref();
    let asks_after = in_hand.filter(|t| t.way == text.way).map(|t| t.asking_after || text.steps.is_empty());
    match asks_after {
        Some(true) => after::screen(ui, view, text),
        Some(false) if text.way == Way::Journal => writing::in_hand(ui, view, text),
        Some(false) => steps::screen(ui, view, text),
        None if in_hand.is_none() && view.forms.ways.about_to_begin == Some(text.way) => before::ready(ui, view, text),
        None => {
            if let Some(plan) = due::in_hand(view, text.way) {
                due::screen(ui, view, text, &plan);
            } else {
                at_rest(ui, view, text);
            }
        }
    }
}

fn at_rest(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    column(ui, view.look, text.way.word(), size::COLUMN, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        page(ui, view, text);
    });
}

fn page(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    head::large(ui, view, text);
    text_card(ui, view.look, |ui| {
        care::line(ui, view.look, text);
        ui.add_space(4.0);
        // Nothing above it folds out: the button stays where it is.
        before::way_in(ui, view, text);
        ui.add_space(4.0);
        care::more(ui, view, text);
    });
    due::on_this_page(ui, view, text.way);
    if text.way == Way::Substances {
        // The plan belongs to the days, which stand above it.
        substances::days(ui, view);
        plans::plans(ui, view, text.way);
    }
    tool(ui, view, text);
    if plans::can_be_planned(text.way) && text.way != Way::Substances {
        plans::plans(ui, view, text.way);
    }
    // Earlier results would colour the answer that is about to be given: they stand last.
    results::of_one(ui, view, text.way);
    caption(ui, view.look, &format!("{}. Reviewed on {}", text.source, text.reviewed.words()));
}

/// What can be done here beside trying it.
fn tool(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    match text.way {
        Way::Senses => senses::own_lists(ui, view),
        Way::SupportGroup | Way::Therapist => people::tool(ui, view, text),
        Way::OnceEnjoyed => {
            activities::list(ui, view);
            phrases::folded(ui, view, text);
        }
        Way::Doctor => doctor::tool(ui, view, text),
        Way::Journal => writing::prompts(ui, view, text),
        Way::Substances => substances::tool(ui, view, text),
    }
}
