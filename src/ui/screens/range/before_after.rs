//! The weeks before and after an event: sentences, a small table, and what else happened.

use super::shift_picture::{Said, how_sure, shift_picture};
use crate::{
    analysis::{BeforeAfter, words},
    app::{Action, EventShown},
    domain::Event,
    report::{BEFORE_AFTER, before_after_picture},
    ui::{
        View,
        widgets::{Icon, bullets, caption, icon_button, link, medicine_note, para, section, strong, text_card},
    },
};
use egui::{Align, Ui};
use std::sync::Arc;

const NAME: &str = BEFORE_AFTER.name;

/// Opens the weeks around this event, and closes them again.
pub(crate) fn opener(ui: &mut Ui, view: &mut View<'_>, event: &Event) {
    let open = is_shown(view, event);
    let r = link(ui, view.look, NAME).accessible_name(format!("{NAME}: {}, {}", event.words(), event.day.words()));
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_expanded(open));
    if r.clicked() {
        ui.data_mut(|d| d.insert_temp(just_opened(), !open));
        let id = event.id.clone();
        view.actions.ask(if open { Action::CloseBeforeAfter } else { Action::ShowBeforeAfter(id) });
    }
}

/// Whether the weeks around this event are the ones that are shown.
pub(crate) fn is_shown(view: &View<'_>, event: &Event) -> bool {
    view.open.event_shown.as_ref().is_some_and(|shown| shown.event == event.id)
}

fn just_opened() -> egui::Id {
    egui::Id::unique("before and after was opened")
}

/// The weeks around the event that was asked for; nothing where none was.
pub(crate) fn panel(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(EventShown { found, .. }) = view.open.event_shown.clone() else { return };
    let r = text_card(ui, look, |ui| {
        ui.horizontal_wrapped(|ui| {
            section(ui, NAME);
            if icon_button(ui, look, Icon::Close, "Close before and after").clicked() {
                view.actions.ask(Action::CloseBeforeAfter);
            }
        });
        match &found {
            Some(found) => weeks(ui, view, found),
            None => {
                caption(ui, look, "Being worked out from your check-ins…");
            }
        }
    });
    // It opens below what was pressed, maybe below the window's edge.
    let is_new = || ui.data_mut(|d| d.remove_temp::<bool>(just_opened())) == Some(true);
    if found.is_some() && is_new() {
        r.response.scroll_to_me(Some(Align::Min));
        ui.ctx().request_repaint();
    }
}

fn weeks(ui: &mut Ui, view: &mut View<'_>, found: &Arc<BeforeAfter>) {
    let look = view.look;
    strong(ui, &format!("{}, {}", found.words, found.day.words()));
    ui.add_space(4.0);
    if found.enough {
        let journal = Arc::clone(&view.open.journal);
        let said = Said { first: words::before_after_pairs, rows: words::shift_rows, days: words::stretch_lines };
        shift_picture(ui, view, NAME, found, &said, |found, measure, v| {
            before_after_picture(found, &journal.catalogue, measure, v)
        });
    } else {
        for line in words::stretch_lines(found) {
            caption(ui, look, &line);
        }
        bullets(ui, look, &words::outcome_lines(found, None));
    }
    ui.add_space(4.0);
    let beside = words::beside_lines(found);
    if beside.is_empty() {
        para(ui, "No other event is noted in these weeks.");
    } else {
        strong(ui, "Also in these weeks");
        bullets(ui, look, &beside.iter().map(|l| l.words.as_str()).collect::<Vec<_>>());
    }
    if found.kind.is_medicine() || beside.iter().any(|l| l.medicine) {
        medicine_note(ui, look);
    }
    let cautions = words::before_after_cautions(found);
    let (first, others) = cautions.split_at(cautions.len().min(1));
    for line in first {
        caption(ui, look, line);
    }
    if found.enough {
        how_sure(ui, look, words::too_few_line(found).as_deref(), others);
    }
}
