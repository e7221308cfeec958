//! The page of one way: who should take care, what can be done now, and its plan.

use super::{activities, doctor, due, people, phrases, plans, results, senses, substances, trial, writing};
use crate::{
    app::{Action, Room},
    domain::Way,
    guidance::WayText,
    ui::{
        View,
        theme::size,
        widgets::{bullets, caption, column, disclosure, link, para, quiet, section, text_card, title},
    },
};
use egui::Ui;

/// One way: who should take care, something to do now, its own tool, and what came of it so far.
pub(super) fn way_room(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    if text.way == Way::Journal && view.forms.ways.is_writing {
        return writing::room(ui, view);
    }
    let doing = view.forms.ways.trial.as_ref().is_some_and(|t| t.way == text.way);
    let asks_after = view.forms.ways.trial.as_ref().is_some_and(|t| t.asking_after);
    if doing && text.way == Way::Senses && !asks_after {
        return senses::round(ui, view, text);
    }
    column(ui, view.look, text.way.word(), size::COLUMN, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        heading(ui, view, text);
        // While it is being done, that stands first and nothing pulls away from it.
        if doing {
            trial::trial(ui, view, text);
            if text.way == Way::Senses {
                senses::what_worked(ui, view);
            } else if !asks_after {
                tool(ui, view, text);
            }
            take_care(ui, view, text);
        } else {
            take_care(ui, view, text);
            due::on_this_page(ui, view, text.way);
            trial::before(ui, view, text);
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
        }
        caption(ui, view.look, &format!("{}. Reviewed on {}", text.source, text.reviewed.words()));
    });
}

pub(super) fn heading(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    if quiet(ui, look, "All seven ways").clicked() {
        view.actions.ask(Action::CloseWay);
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        title(ui, &text.title);
        caption(ui, look, &text.one_line);
    });
}

/// Who should take care is always read; why this way may fit is one press away.
pub(super) fn take_care(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "Take care");
        para(ui, &text.care);
        if link(ui, look, "Open Help").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
        let ranked = view.open.findings.as_ref().and_then(|f| f.ways.iter().find(|r| r.way == text.way));
        disclosure(ui, look, "Why this one", |ui| {
            para(ui, &text.why);
            if let Some(ranked) = ranked {
                bullets(ui, look, &ranked.reasons);
            }
        });
    });
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
