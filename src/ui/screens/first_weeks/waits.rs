//! What a young journal has too little for: it waits unseen, and is named in one line.

use crate::{
    analysis::{GROUP_DAYS_NEEDED, OnTheWay},
    report::BESIDE_RANGE,
    ui::{View, widgets::caption},
};
use egui::Ui;

/// Two stretches of two weeks each.
const STRETCHES: u32 = 28;

/// Whether a picture of this name waits unseen.
pub(crate) fn waits(name: &str, on: Option<&OnTheWay>) -> bool {
    name == BESIDE_RANGE && on.is_some_and(|on| !on.has_groups)
}

/// Whether two stretches can be held beside each other.
pub(crate) fn has_two_stretches(on: Option<&OnTheWay>) -> bool {
    on.is_none_or(|on| on.way.day >= STRETCHES)
}

/// "Later here: …", of all that waits.
pub(crate) fn said_in_one_line(ui: &mut Ui, view: &View<'_>, on: &OnTheWay) {
    let mut later: Vec<String> = Vec::new();
    if !on.way.has_river() {
        later.push("the river and each feeling by itself, from day 14".to_owned());
    }
    if !has_two_stretches(Some(on)) {
        later.push(format!("two stretches beside each other, from day {STRETCHES}"));
    }
    if !on.has_groups {
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
