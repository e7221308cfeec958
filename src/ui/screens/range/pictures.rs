//! The pictures under the river, as the list of charts has them, where the journal has anything to show in them.

use super::{picture_card::picture_card, time_card::time_card};
use crate::{
    app::Findings,
    domain::Journal,
    report::{InView, OfDays, PictureView, UnderTheRiver, WhichDays, under_the_river},
    ui::{View, chart::Timeline, screens::first_weeks::waits::waits},
};
use egui::{Id, Ui};
use std::sync::Arc;

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, timeline: &mut Timeline) {
    let journal = Arc::clone(view.open.counted());
    let Some(findings) = view.open.findings.clone() else { return };
    let analysis = &findings.analysis;
    let found = || Arc::clone(analysis);
    let of = |from, until| OfDays { journal: &journal, analysis: &found, from, until };
    for shown in there(ui, &journal, &findings).iter() {
        let (from, until) = match shown.room.days {
            WhichDays::OnAxis { draw, on } => {
                let draw = |days: &InView, v: &PictureView| draw(&of(days.from, days.until), days, v);
                time_card(ui, view, timeline, shown.name, draw, |day| on(&of(day, day), day));
                continue;
            }
            WhichDays::InView => timeline.whole_days(),
            WhichDays::Newest => (analysis.until, analysis.until),
        };
        picture_card(ui, view, shown.name, (from, until), |v| (shown.draw)(&of(from, until), v));
    }
}

/// Looked for once in each revision of the journal and of what is worked out from it.
fn there(ui: &Ui, journal: &Arc<Journal>, findings: &Arc<Findings>) -> Arc<[UnderTheRiver]> {
    type Kept = (Arc<Journal>, Arc<Findings>, Arc<[UnderTheRiver]>);
    let id = Id::unique("what the journal has pictures of");
    if let Some((of, by, there)) = ui.data(|d| d.get_temp::<Kept>(id))
        && Arc::ptr_eq(&of, journal)
        && Arc::ptr_eq(&by, findings)
    {
        return there;
    }
    let there: Arc<[_]> = under_the_river()
        .into_iter()
        .filter(|shown| (shown.room.has)(journal, &findings.analysis) && !waits(shown.name, findings.on_the_way.as_deref()))
        .collect();
    ui.data_mut(|d| d.insert_temp::<Kept>(id, (Arc::clone(journal), Arc::clone(findings), Arc::clone(&there))));
    there
}
