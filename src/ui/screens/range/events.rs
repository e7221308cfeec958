//! The events beside the river, each with its weeks before and after.

use super::before_after;
use crate::ui::{
    View,
    widgets::{caption, card, disclosure, gap, section},
};
use egui::{Label, Ui};
use std::sync::Arc;

/// So many stand there at once; the rest folds out.
const SHOWN: usize = 4;

/// Newest first; nothing where nothing is noted.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    let events: Vec<_> = journal.events.iter().rev().filter(|e| e.deleted_ms.is_none()).collect();
    if events.is_empty() {
        return;
    }
    let (newest, earlier) = events.split_at(events.len().min(SHOWN));
    let mut line = |ui: &mut Ui, event: &crate::domain::Event| {
        ui.push_id(&event.id, |ui| {
            ui.horizontal_wrapped(|ui| {
                caption(ui, look, &event.day.words());
                gap(ui, 6.0);
                ui.add(Label::new(event.words()).wrap());
                gap(ui, 2.0);
                before_after::opener(ui, view, event);
            });
        });
    };
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        section(ui, "Events");
        for event in newest {
            line(ui, event);
        }
        if !earlier.is_empty() {
            disclosure(ui, look, "Earlier events", |ui| {
                for event in earlier {
                    line(ui, event);
                }
            });
        }
    });
}
