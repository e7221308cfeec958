//! Each feeling by itself, one under the other on the same days.

use super::{
    feeling_days::{FeelingDay, feeling_days, usual_band, usual_window},
    feeling_plot::{DOT_DAY, FeelingPlot, PLOT_HEIGHT, UNDER},
};
use crate::{
    analysis::{Analysis, Evidence, FeelingEvidence, Verdict, words::what_is_missing},
    domain::{DayKey, Feeling, Journal, Valence},
    report::{
        Anchor, Area, Frame, InView, Picture, PictureView, Role, Scene, Table, TimePicture, Weight, axis_height,
        bandwidth_days,
        charts::legend::{Legend, Sample},
        draw_axis, first_fitting, fitted, mark, mark_shape,
        paper::sheet::{EDGE, Sheet, listed},
        text::{
            measure::tidy,
            words::{days_words, full_day_words},
        },
        text_width,
    },
};
use std::fmt::Write as _;

const TITLE: &str = "Each feeling, day by day";
/// Pictures at least this wide have two columns.
const TWO_COLUMNS: f32 = 520.0;
/// Between two columns, points.
const BETWEEN: f32 = 22.0;

/// One feeling that was answered in view.
struct Row<'a> {
    feeling: &'a Feeling,
    /// Also a little beside the view.
    near: Vec<FeelingDay>,
    usual: Option<(f32, f32)>,
    rated: usize,
    evidence: Option<&'a FeelingEvidence>,
}

/// Every feeling that is asked about and was answered from `from` to `until`, small and one like the other: its
/// day means on 0–10, smoothed as the river is, before its usual band. Days without an answer are left empty.
#[must_use]
pub fn feelings(journal: &Journal, analysis: Option<&Analysis>, from: DayKey, until: DayKey, view: &PictureView) -> Picture {
    feelings_in_view(journal, analysis, &InView::days(from, until), view).picture
}

/// The same of days of which the first and the last may be cut.
#[must_use]
pub(crate) fn feelings_in_view(
    journal: &Journal,
    analysis: Option<&Analysis>,
    in_view: &InView,
    view: &PictureView,
) -> TimePicture {
    let (from, until) = (in_view.from, in_view.until);
    let sheet = Sheet::of(view);
    let columns = if sheet.width < TWO_COLUMNS { 1.0 } else { 2.0 };
    let gutter = text_width("10", sheet.caption, Weight::Regular) + 7.0;
    let width = ((sheet.inner() - BETWEEN * (columns - 1.0)) / columns - gutter).max(40.0);
    let frame = |x: f32| in_view.frame(x + gutter, width, sheet.caption, sheet.palette);
    let day_points = frame(0.0).day_points;
    let sd_days = bandwidth_days(in_view.seen(), day_points);
    let rows = rows(journal, analysis, (from, until), sd_days);
    let evidence = analysis.and_then(|a| seen(a, from, until));
    let (sentence, table) = (sentence(journal, &rows, analysis, (from, until)), table(&rows, analysis));
    if rows.is_empty() {
        return TimePicture { picture: sheet.quiet(TITLE, sentence, table), in_view: *in_view, areas: Vec::new() };
    }

    let cell = sheet.line_height() + 6.0 + PLOT_HEIGHT + UNDER + 8.0;
    let sides = in_columns(&rows, columns > 1.0);
    let longest = sides.iter().map(Vec::len).max().unwrap_or(0) as f32;
    let legend = legend(&rows, sd_days, day_points, &sheet);
    let bottom = EDGE + longest * cell + axis_height(&frame(0.0)) + 6.0;
    let mut scene = sheet.scene(bottom + legend.height(&sheet) + EDGE, TITLE, &sentence);
    let mut areas = Vec::new();
    for (side, x) in sides.iter().zip([EDGE, EDGE + gutter + width + BETWEEN]) {
        let frame = frame(x);
        let mut y = EDGE;
        for row in side {
            draw_heading(&mut scene, &frame, row, x, y, evidence.is_some());
            let band = analysis.and_then(|a| Some((row.usual?, (usual_window(a)?.from, a.until))));
            let colour = sheet.palette.feeling_colour(row.feeling.valence, row.feeling.hue);
            let plot = FeelingPlot { near: &row.near, usual: band, colour, sd_days };
            plot.draw(&mut scene, &frame, y + sheet.line_height() + 6.0);
            y += cell;
        }
        if !side.is_empty() {
            draw_axis(&mut scene, &frame, y - 4.0);
            areas.push(Area { x: frame.x, y: EDGE, width, height: y - 4.0 - EDGE });
        }
    }
    legend.draw(&mut scene, &sheet, bottom);
    TimePicture { picture: Picture { scene, sentence, table, parts: Vec::new() }, in_view: *in_view, areas }
}

fn rows<'a>(
    journal: &'a Journal,
    analysis: Option<&'a Analysis>,
    (from, until): (DayKey, DayKey),
    sd_days: f32,
) -> Vec<Row<'a>> {
    let mut asked: Vec<&Feeling> = journal.catalogue.asked().collect();
    let side = |v: Valence| match v {
        Valence::Pleasant => 0,
        Valence::Unpleasant => 1,
        Valence::Numbness => 2,
    };
    asked.sort_by_key(|f| (side(f.valence), f.order, f.id));
    #[expect(clippy::cast_possible_truncation, reason = "a few hundred days")]
    let beside = (3.0 * sd_days).ceil() as i32 + crate::report::BRIDGED_DAYS + 1;
    let near = feeling_days(journal, &asked, from.plus(-beside), until.plus(beside));
    let usual = analysis.and_then(usual_window).map(|w| feeling_days(journal, &asked, w.from, w.until)).unwrap_or_default();
    let evidence = |f: &Feeling| match analysis.map(|a| &a.verdict) {
        Some(Verdict::Judged { evidence, .. }) => evidence.feelings.iter().find(|e| e.feeling == f.id),
        _ => None,
    };
    let made = asked.into_iter().zip(near).enumerate().map(|(i, (feeling, near))| {
        let rated = near.iter().filter(|d| (from..=until).contains(&d.day) && d.mean.is_some()).count();
        let usual = usual.get(i).and_then(|days| usual_band(days));
        Row { feeling, near, usual, rated, evidence: evidence(feeling) }
    });
    made.filter(|r| r.near.iter().any(|d| (from..=until).contains(&d.day))).collect()
}

/// Pleasant feelings on the left and unpleasant ones on the right where that leaves little room empty, numbness
/// under the shorter of them; else in order, half and half.
fn in_columns<'r, 'a>(rows: &'r [Row<'a>], two: bool) -> Vec<Vec<&'r Row<'a>>> {
    if !two {
        return vec![rows.iter().collect()];
    }
    let of = |v: Valence| rows.iter().filter(move |r| r.feeling.valence == v);
    let (mut left, mut right): (Vec<_>, Vec<_>) = (of(Valence::Pleasant).collect(), of(Valence::Unpleasant).collect());
    if left.len().abs_diff(right.len()) > 2 {
        let (first, second) = rows.split_at(rows.len().div_ceil(2));
        return vec![first.iter().collect(), second.iter().collect()];
    }
    let shorter = if right.len() < left.len() { &mut right } else { &mut left };
    shorter.extend(of(Valence::Numbness));
    vec![left, right]
}

/// The comparison, where its recent days are in view.
fn seen(analysis: &Analysis, from: DayKey, until: DayKey) -> Option<&Evidence> {
    match &analysis.verdict {
        Verdict::Judged { evidence, .. } if evidence.recent.from <= until && evidence.recent.until >= from => Some(evidence),
        _ => None,
    }
}

/// Mark and name; at the right how many days were rated, and whether it is narrower than usual.
fn draw_heading(scene: &mut Scene, frame: &Frame, row: &Row<'_>, x: f32, y: f32, recent_is_seen: bool) {
    let p = &frame.palette;
    let (size, baseline) = (frame.caption, y + frame.caption);
    let colour = p.feeling_colour(row.feeling.valence, row.feeling.hue);
    let (r, from) = (size * 0.42, x + size * 1.25);
    for form in mark(mark_shape(row.feeling.valence, row.feeling.hue), (x + r, baseline - size * 0.34), r, colour) {
        scene.add(Role::Plain, form);
    }
    let (days, narrower) = (days_words(row.rated), recent_is_seen && row.evidence.is_some_and(|e| e.narrowed));
    let long = format!("varied less in the last 21 days · {days}");
    let ways: &[&str] = if narrower { &[&long, "varied less lately", "less", &days] } else { &[&days] };
    // The name keeps at least three fifths of the room it wants.
    let name_width = text_width(&row.feeling.name, size, Weight::Semibold).min((frame.right() - from) * 0.6);
    let said = first_fitting(ways, frame.right() - from - name_width - size, size, Weight::Regular);
    let taken = said.as_ref().map_or(0.0, |s| text_width(s, size, Weight::Regular) + size);
    if let Some(name) = fitted(&row.feeling.name, frame.right() - from - taken, size, Weight::Semibold) {
        scene.add(Role::Plain, frame.text(from, baseline, Anchor::Start, p.ink, Weight::Semibold, name));
    }
    if let Some(said) = said {
        scene.add(Role::Plain, frame.text(frame.right(), baseline, Anchor::End, p.muted, Weight::Regular, said));
    }
}

fn legend(rows: &[Row<'_>], sd_days: f32, day_points: f32, sheet: &Sheet) -> Legend {
    let own = day_points >= DOT_DAY;
    let one = |long: &str, short: &str| vec![long.to_owned(), short.to_owned()];
    let mut items = vec![if own {
        (Sample::Dot, one("mean of a day", "day"))
    } else {
        (Sample::Bar, one("day means, least to greatest", "day means"))
    }];
    let sd = tidy(if sd_days > 10.0 { sd_days.round() } else { sd_days });
    items.push((Sample::Smoothed, one(&format!("smoothed, ± {sd} days"), "smoothed")));
    if rows.iter().any(|r| r.usual.is_some()) {
        items.push((Sample::Usual, one("usual range, 8 of 10 days", "usual range")));
    }
    let any = |which: fn(&FeelingDay) -> bool| rows.iter().flat_map(|r| &r.near).any(which);
    if any(|d| d.mean == Some(0.0)) {
        items.push((if own { Sample::NotFelt } else { Sample::NotFeltTick }, one("not felt", "not felt")));
    }
    if any(|d| d.cannot_tell) {
        items.push((if own { Sample::CannotTell } else { Sample::CannotTellTick }, one("can't tell", "can't tell")));
    }
    Legend { items, colour: sheet.palette.ink }
}

fn sentence(journal: &Journal, rows: &[Row<'_>], analysis: Option<&Analysis>, (from, until): (DayKey, DayKey)) -> String {
    let dates = format!("{} to {}", from.words(), until.words());
    let shown = |d: &&FeelingDay| (from..=until).contains(&d.day);
    let days = |which: fn(&FeelingDay) -> bool| {
        let mut days: Vec<DayKey> =
            rows.iter().flat_map(|r| r.near.iter().filter(shown)).filter(|d| which(d)).map(|d| d.day).collect();
        days.sort_unstable();
        days.dedup();
        days.len()
    };
    if rows.is_empty() {
        return format!("{dates}: no feelings were rated.");
    }
    let n = rows.len();
    let many = if n == 1 { "1 feeling".to_owned() } else { format!("{n} feelings") };
    let mut out = match days(|d| d.mean.is_some()) {
        0 => format!("{dates}: {many}, none of them with a number."),
        rated => format!("{dates}: {many}, rated on {}.", days_words(rated)),
    };
    match days(|d| d.cannot_tell) {
        0 => {}
        n => _ = write!(out, " \"Can't tell\" on {}.", days_words(n)),
    }
    if let Some(evidence) = analysis.and_then(|a| seen(a, from, until)) {
        let names: Vec<&str> =
            rows.iter().filter(|r| r.evidence.is_some_and(|e| e.narrowed)).map(|r| &*r.feeling.name).collect();
        let (first, last) = (evidence.recent.from, evidence.recent.until);
        let when = format!("In the {} days to {}", last.since(first) + 1, last.words());
        let narrowed = if names.is_empty() { "none".to_owned() } else { listed(&names) };
        _ = write!(out, " {when} these varied less than usual: {narrowed}.");
    } else if let Some((analysis, Verdict::NotEnough(need))) = analysis.map(|a| (a, &a.verdict)) {
        _ = write!(out, " {}", what_is_missing(journal, analysis, *need).join(" "));
    }
    out
}

fn table(rows: &[Row<'_>], analysis: Option<&Analysis>) -> Table {
    let mut table = Table::new(&[
        "Feeling",
        "Days rated",
        "How much it varies, usually",
        "How much it varies, last 21 days",
        "How strong it gets, usually",
        "How strong it gets, last 21 days",
        "Last 5 or more",
    ]);
    table.rows.extend(rows.iter().map(|r| {
        let number = |of: fn(&FeelingEvidence) -> f64| r.evidence.map(|e| format!("{:.1}", of(e)));
        let last = analysis.and_then(|a| a.last_strong.iter().find(|l| l.0 == r.feeling.id));
        vec![
            Some(r.feeling.name.clone()),
            Some(r.rated.to_string()),
            number(|e| e.width.usual),
            number(|e| e.width.recent),
            number(|e| e.high.usual),
            number(|e| e.high.recent),
            last.map(|l| l.1.to_string()),
        ]
    }));
    table
}

/// What was felt on one day, in words: "Thursday, 12 March 2026: Joy 5, Sadness 2.5, Anger can't tell".
#[must_use]
pub(crate) fn feelings_on(journal: &Journal, day: DayKey) -> String {
    let asked: Vec<&Feeling> = journal.catalogue.asked().collect();
    let said: Vec<String> = asked
        .iter()
        .zip(feeling_days(journal, &asked, day, day))
        .filter_map(|(feeling, days)| {
            let value = days.first()?.mean.map_or_else(|| "can't tell".to_owned(), tidy);
            Some(format!("{} {value}", feeling.name))
        })
        .collect();
    let said = if said.is_empty() { "no feeling was rated".to_owned() } else { said.join(", ") };
    format!("{}: {said}", full_day_words(day))
}
