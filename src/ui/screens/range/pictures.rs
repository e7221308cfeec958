//! The pictures under the river: each feeling, the profile, sleep and substances, what should have moved, symptoms.

use super::picture_card::picture_card;
use crate::{
    analysis::Verdict,
    domain::{DayKey, Journal},
    report,
    ui::View,
};
use egui::{Id, Ui};
use std::sync::Arc;

/// What a journal has anything of.
#[derive(Debug, Clone, Copy)]
struct Has {
    context: bool,
    expected: bool,
    symptoms: bool,
}

pub fn show(ui: &mut Ui, view: &mut View<'_>, (from, until): (DayKey, DayKey)) {
    let journal = Arc::clone(view.model.counted());
    let Some(findings) = view.model.findings.clone() else { return };
    let analysis = &findings.analysis;
    let has = has(ui, &journal);
    // Some compare the newest days with earlier ones, whichever days are in view.
    let now = (analysis.until, analysis.until);
    picture_card(ui, view, "Each feeling", (from, until), |v| report::feelings(&journal, Some(analysis), from, until, v));
    if matches!(analysis.verdict, Verdict::Judged { .. }) {
        picture_card(ui, view, "Profile now and usually", now, |v| report::profile(&journal, analysis, v));
    }
    if has.context {
        picture_card(ui, view, "Sleep and substances", (from, until), |v| report::context(&journal, from, until, v));
    }
    if has.expected {
        picture_card(ui, view, "Expected and felt", now, |v| report::expected(&journal, now.1, v));
    }
    if has.symptoms {
        picture_card(ui, view, "Symptoms", (from, until), |v| report::symptoms(&journal, from, until, v));
    }
}

/// Looked for once in each revision of the journal.
fn has(ui: &Ui, journal: &Arc<Journal>) -> Has {
    let id = Id::unique("what the journal has pictures of");
    if let Some((of, has)) = ui.data(|d| d.get_temp::<(Arc<Journal>, Has)>(id))
        && Arc::ptr_eq(&of, journal)
    {
        return has;
    }
    let has = Has {
        context: journal.check_ins.iter().any(|c| c.context.sleep.is_some() || !c.context.substances.is_empty()),
        expected: journal.check_ins.iter().any(|c| !c.expected_felt.is_empty()),
        symptoms: journal.check_ins.iter().any(|c| !c.symptoms.is_empty()),
    };
    ui.data_mut(|d| d.insert_temp(id, (Arc::clone(journal), has)));
    has
}
