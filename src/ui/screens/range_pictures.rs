//! The pictures under the river: each feeling, the profile and the symptoms, of the same days.

use super::picture_card::picture_card;
use crate::{domain::DayKey, report, ui::View};
use egui::Ui;
use std::sync::Arc;

pub fn show(ui: &mut Ui, view: &mut View<'_>, (from, until): (DayKey, DayKey)) {
    let journal = Arc::clone(&view.model.journal);
    let Some(findings) = view.model.findings.clone() else { return };
    let analysis = &findings.analysis;
    picture_card(ui, view, "Each feeling", (from, until), |v| report::feelings(&journal, Some(analysis), from, until, v));
    // The profile compares the newest days with the usual ones, whichever days are in view.
    picture_card(ui, view, "Profile now and usually", (analysis.until, analysis.until), |v| {
        report::profile(&journal, analysis, v)
    });
    if journal.check_ins.iter().any(|c| !c.symptoms.is_empty()) {
        picture_card(ui, view, "Symptoms", (from, until), |v| report::symptoms(&journal, from, until, v));
    }
}
