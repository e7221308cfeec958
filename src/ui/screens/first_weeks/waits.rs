//! What a young journal has too little for: it waits unseen, and is named in one line.

use crate::{
    analysis::{Analysis, GROUP_DAYS_NEEDED, WayThere, in_groups, way_there},
    domain::Journal,
    report::BESIDE_RANGE,
    ui::{View, widgets::caption},
};
use egui::{Id, Ui};
use std::sync::Arc;

/// Two stretches of two weeks each.
const STRETCHES: u32 = 28;

/// Whether a picture of this name waits unseen.
pub(crate) fn waits(name: &str, journal: &Journal, analysis: &Analysis) -> bool {
    name == BESIDE_RANGE && way_there(journal, analysis).is_some() && !has_two_groups(journal, analysis)
}

fn has_two_groups(journal: &Journal, analysis: &Analysis) -> bool {
    let Some(first) = analysis.reach.first() else { return false };
    let found = in_groups(journal, first.day, analysis.until);
    found.iter().any(|f| f.groups.iter().filter(|g| g.told.is_some()).count() >= 2)
}

/// The same, looked for once in each revision of the journal.
fn groups_are_there(ui: &Ui, journal: &Arc<Journal>, analysis: &Analysis) -> bool {
    let id = Id::unique("two groups of days are there");
    if let Some((of, there)) = ui.data(|d| d.get_temp::<(Arc<Journal>, bool)>(id))
        && Arc::ptr_eq(&of, journal)
    {
        return there;
    }
    let there = has_two_groups(journal, analysis);
    ui.data_mut(|d| d.insert_temp(id, (Arc::clone(journal), there)));
    there
}

/// Whether two stretches can be held beside each other.
pub(crate) fn has_two_stretches(way: Option<&WayThere>) -> bool {
    way.is_none_or(|way| way.day >= STRETCHES)
}

/// "Later here: …", of all that waits.
pub(crate) fn said_in_one_line(ui: &mut Ui, view: &View<'_>, way: &WayThere) {
    let Some(findings) = &view.open.findings else { return };
    let mut later: Vec<String> = Vec::new();
    if !way.has_river() {
        later.push("the river and each feeling by itself, from day 14".to_owned());
    }
    if !has_two_stretches(Some(way)) {
        later.push(format!("two stretches beside each other, from day {STRETCHES}"));
    }
    if !groups_are_there(ui, view.open.counted(), &findings.analysis) {
        later.push(format!("sleep, drinks, company and tags beside range, after {GROUP_DAYS_NEEDED} days of each kind"));
    }
    if !later.is_empty() {
        caption(ui, view.look, &format!("Later here: {}", later.join("; ")));
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{BESIDE_RANGE, under_the_river};

    #[test]
    fn what_waits_is_one_of_the_pictures_of_the_room() {
        assert!(under_the_river().iter().any(|shown| shown.name == BESIDE_RANGE));
    }
}
