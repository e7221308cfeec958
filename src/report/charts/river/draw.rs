//! Draws the river of a stretch of days, and what stands above and beneath it.

use super::{
    drawn::River,
    gathered::{beside_days, gather},
    lanes::Lane,
    layout::Layout,
    legend, moods, overlay,
    plot::{Plot, RiverView},
    river_days::RiverDays,
    stream,
};
use crate::{
    analysis::Analysis,
    domain::Journal,
    report::{
        Area, InView, Scene, Weight, axis_height,
        charts::{columns::NARROWEST_BAR, imported::ImportedTitles, mood_scale::MoodScale},
        days_a_column, draw_axis, draw_medicines, logged_days,
        paper::sheet::EDGE,
        text::{
            words,
            words::{Counted, Shown},
        },
        text_width,
    },
};
use std::sync::Arc;

/// The plot is never narrower, points.
const NARROWEST: f32 = 40.0;

/// Draws the river of a stretch of days.
#[must_use]
pub fn river(journal: &Journal, analysis: Option<&Analysis>, view: &RiverView) -> River {
    let (from, until) = (view.from.min(view.until), view.until.max(view.from));
    // As many as the smoothing reaches over in the narrowest picture there is.
    let beside = beside_days(from, until, NARROWEST / (until.since(from) + 1) as f32);
    river_of(&RiverDays::from(logged_days(journal, from.plus(-beside), until.plus(beside))), journal, analysis, view)
}

/// The same from days that were gathered before, in order: those in view and some beside it at least. It costs
/// what the days in view cost, not what their check-ins do.
#[must_use]
pub fn river_of(days: &RiverDays, journal: &Journal, analysis: Option<&Analysis>, view: &RiverView) -> River {
    river_in_view(days, journal, analysis, view, &InView::days(view.from, view.until))
}

/// The same of days of which the first and the last may be cut: these take the place of the days that `view` names.
#[must_use]
pub fn river_in_view(
    days: &RiverDays,
    journal: &Journal,
    analysis: Option<&Analysis>,
    view: &RiverView,
    in_view: &InView,
) -> River {
    let (from, until) = (in_view.from, in_view.until);
    // A size that is no number is taken as the usual one: a picture is always drawn.
    let or = |n: f32, usual: f32| if n.is_finite() { n } else { usual };
    let (view_width, view_height) = (or(view.width, 640.0).max(1.0), or(view.height, 400.0).max(1.0));
    let caption = 12.5 * or(view.text_scale, 1.0).clamp(0.5, 3.0);
    let gutter = (text_width("10", caption, Weight::Regular) + 7.0).ceil() + EDGE / 2.0;
    let width = (view_width - gutter - EDGE).max(NARROWEST);
    let frame = in_view.frame(gutter, width, caption, view.palette);

    let all = days.all();
    let gathered = gather(days, journal, analysis, &frame);
    let (seen, columns) = days.in_view((from, until), days_a_column(frame.day_points, NARROWEST_BAR));
    let rows = all.get(seen.clone()).unwrap_or_default();
    let has_any = |lane: &Lane| match lane {
        Lane::Events => !gathered.events.is_empty(),
        Lane::Numbness | Lane::Sleep | Lane::Substances | Lane::Symptoms | Lane::ImportedMood | Lane::OwnRow(_) => {
            columns.iter().any(|c| c.mean(*lane).is_some())
        }
    };
    let in_the_rivers_place = |lane: &Lane| *lane == Lane::ImportedMood && gathered.moods.is_some();
    let wanted: Vec<Lane> = Lane::ALL.into_iter().filter(|l| has_any(l) && !in_the_rivers_place(l)).collect();
    let layout = Layout::of(&frame, &gathered, &wanted, view_height, view.grows);
    let title = if gathered.moods.is_some() { moods::MOODS_ALONE } else { "The river: how wide felt emotion was, day by day" };
    let mut scene = Scene::new(view_width, layout.height, title);
    scene.background = Some(view.palette.card);
    let plot = Plot { x: frame.x, y: layout.plot_top, width, height: layout.plot_height };

    if !gathered.medicines.is_empty() && layout.medicine {
        draw_medicines(&mut scene, &frame, &gathered.medicines, EDGE / 2.0);
    }
    stream::draw(&mut scene, &frame, &plot, &gathered, &columns);
    // The dates stand right under the river they belong to; what else happened on these days lies beneath them.
    let mut y = plot.y + plot.height + frame.line_height() + 4.0;
    draw_axis(&mut scene, &frame, y);
    y += axis_height(&frame) + 2.0;
    if layout.pattern {
        gathered.marked.draw(&mut scene, &frame, y);
        y += gathered.marked.height(&frame);
    }
    let has_imported = layout.lanes.iter().any(|lane| matches!(lane, Lane::ImportedMood | Lane::OwnRow(_)));
    let imported = if has_imported { ImportedTitles::of(journal) } else { ImportedTitles::default() };
    for lane in &layout.lanes {
        let means = columns.iter().filter_map(|c| Some(((c.column.first, c.column.last), c.mean(*lane)?)));
        lane.draw(&mut scene, &frame, means, &gathered.events, &imported, y);
        y += lane.height(&frame);
    }
    let area = Area { x: frame.x, y: 0.0, width, height: y };
    if layout.legend && !rows.is_empty() {
        legend::of(&frame, &gathered).draw(&mut scene, &frame, y + 4.0);
    }
    if let Some(day) = view.reading.filter(|d| frame.shows_middle(*d)) {
        let row = rows.iter().find(|r| r.day == day);
        overlay::draw_reading(&mut scene, &frame, &plot, day, row);
        if let Some((scale, row)) = gathered.moods.as_ref().zip(row) {
            moods::draw_reading(&mut scene, &frame, &plot, scale, row);
        }
    }
    let sentence = words::sentence(&Shown {
        from,
        until,
        moods: moods::told(&frame, &gathered),
        days: Counted::of(columns.iter().map(|c| &c.column)),
        gaps: &gathered.gaps,
        courses: &gathered.courses,
        medicines: &gathered.medicines,
        usual: analysis.and_then(|a| a.usual_reach).map(|u| (u.pleasant, u.unpleasant)),
    });
    let known = analysis.map_or(until, |a| a.until);
    let marked = gathered.courses.iter().map(|&course| course.clone()).collect();
    scene.description.clone_from(&sentence);
    overlay::say_if_empty(&mut scene, &frame, &plot, journal.check_ins.is_empty(), rows);
    let any_mood = rows.iter().any(|r| r.imported_mood.is_some());
    let moods = any_mood.then(|| MoodScale::of(journal)).flatten();
    let left_out = wanted.into_iter().filter(|l| !layout.lanes.contains(l)).collect();
    River {
        scene,
        sentence,
        plot,
        area,
        frame,
        from,
        until,
        days: Arc::clone(all),
        in_view: seen,
        marked,
        moods,
        known,
        left_out,
        full_height: layout.full_height,
    }
}
