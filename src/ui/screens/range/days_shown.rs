//! Which days the room shows to begin with, and how far back they can go.

use crate::{
    app::Stretch,
    ui::{View, chart::days},
};

/// How many days back the first check-in or event is.
pub(crate) fn days_in_all(view: &View<'_>) -> f32 {
    let journal = view.open.counted();
    let first = journal.check_ins.first().map(|c| c.day).into_iter().chain(journal.events.first().map(|e| e.day)).min();
    first.map_or(30.0, |d| days(view.today().since(d))).max(13.0)
}

/// Where a preset ends: today or, when the last check-in is more than a month ago, that day.
pub(crate) fn end_back(view: &View<'_>) -> f32 {
    let last = view.open.counted().check_ins.last().map_or(0, |c| view.today().since(c.day));
    if last > 31 { days(last) } else { 0.0 }
}

/// What is shown: the person's choice, or a quarter to begin with, long enough to see a narrowing and
/// short enough to see days.
pub(crate) fn shown(view: &View<'_>) -> Stretch {
    let until_back = end_back(view);
    // Of a young journal all days there are, and none before them.
    let back = if until_back > 0.0 { 91.0 } else { days_in_all(view).clamp(13.0, 91.0) };
    view.forms.range.stretch.unwrap_or(Stretch { from_back: until_back + back, until_back })
}
