//! The river, with what reads it out and saves it.

use super::picture_tools::picture_tools;
use crate::{
    analysis::Analysis,
    domain::{DayKey, Journal},
    report::{
        Grows, InView, Palette, RIVER, River, RiverDays, RiverView, Table, days_between, for_file, is_rated, logged_days,
        river_in_view, river_picture,
    },
    ui::{
        View,
        chart::{Says, TimeChart, Timeline},
        screens::ways::doctors_page,
        widgets::{caption, card, link, para},
    },
};
use egui::{Context, Id, Ui};
use std::sync::Arc;

/// The river's name among the pictures of the room.
const NAME: &str = RIVER.name;

const HINT: &str = "Point at a day to read it, click it for its words. Drag to move, with Shift to mark days to compare; Ctrl and \
                    the wheel zoom. Keys: arrows, + and -, Enter";

/// The river of the days that are shown, its sentence and its tools.
pub(crate) fn river_card(ui: &mut Ui, view: &mut View<'_>, timeline: &mut Timeline) {
    let look = view.look;
    let (journal, findings) = (Arc::clone(view.open.counted()), view.open.findings.clone());
    let analysis = findings.as_ref().map(|f| &*f.analysis);
    let inner = card(ui, look, |ui| {
        let days = logged(ui, view);
        let draw =
            |in_view: &InView, width: f32, reading| drawn(&days, &journal, analysis, in_view, look.palette, width, reading);
        let revisions = (view.open.revision, view.shell.counts.findings);
        let chart = TimeChart { name: NAME, revisions, draws_reading: true };
        let says =
            Says { name: &|river: &River| river.sentence.clone(), day: &|river: &River, day| river.reading(&journal, day) };
        let (river, _) = chart.show(ui, look, timeline, &draw, &says);
        caption(ui, look, HINT);
        river
    });
    let river = inner.inner;
    para(ui, &river.sentence);
    let ctx = ui.ctx().clone();
    picture_tools(
        ui,
        view,
        NAME,
        &inner.response,
        || behind(&ctx, &river),
        |v| {
            let picture = river_picture(&journal, analysis, river.from, river.until, v);
            for_file(NAME, picture, &days_between(river.from, river.until), v)
        },
    );
    if link(ui, look, "Take to my doctor").clicked() {
        doctors_page::open(view);
    }
}

/// The river as high as its lanes need.
fn drawn(
    days: &RiverDays,
    journal: &Journal,
    analysis: Option<&Analysis>,
    in_view: &InView,
    palette: Palette,
    width: f32,
    reading: Option<DayKey>,
) -> River {
    let (from, until) = (in_view.from, in_view.until);
    // A few steps of a mood need no such height.
    let highest = if analysis.is_none_or(is_rated) { 540.0 } else { 400.0 };
    let height = (width * 0.62).clamp(300.0, highest);
    let view = RiverView { from, until, width, height, grows: Grows::ForLanes, palette, text_scale: 1.0, reading };
    river_in_view(days, journal, analysis, &view, in_view)
}

/// The table behind the river; made once for each river that is read as one, and never while it is only looked at.
fn behind(ctx: &Context, river: &Arc<River>) -> Arc<Table> {
    let id = Id::unique("the table of the river");
    if let Some((of, table)) = ctx.data(|d| d.get_temp::<(Arc<River>, Arc<Table>)>(id))
        && Arc::ptr_eq(&of, river)
    {
        return table;
    }
    let table = Arc::new(river.table());
    ctx.data_mut(|d| d.insert_temp(id, (Arc::clone(river), Arc::clone(&table))));
    table
}

/// The days of this revision of the journal as pictures need them; gathered once, not for each frame.
fn logged(ui: &Ui, view: &View<'_>) -> Arc<RiverDays> {
    let id = ui.scope_id().with("logged days");
    let journal = view.open.counted();
    if let Some((of, days)) = ui.data(|d| d.get_temp::<(Arc<Journal>, Arc<RiverDays>)>(id))
        && Arc::ptr_eq(&of, journal)
    {
        return days;
    }
    let ends = (journal.check_ins.iter().map(|c| c.day).min(), journal.check_ins.iter().map(|c| c.day).max());
    let (Some(first), Some(last)) = ends else { return Arc::default() };
    let days = Arc::new(RiverDays::from(logged_days(journal, first, last)));
    ui.data_mut(|d| d.insert_temp(id, (Arc::clone(journal), Arc::clone(&days))));
    days
}
