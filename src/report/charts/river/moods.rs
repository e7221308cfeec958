//! The overall moods of another app in the place of the river, where no feeling is answered: on a scale of their own, each
//! day by itself.

use super::{
    behind::{draw_dates, draw_gaps},
    gathered::Gathered,
    plot::{Plot, WIDEST_BAR},
};
use crate::{
    domain::DayKey,
    report::{
        Anchor, Form, Frame, LoggedDay, Paint, Role, Scene, Stroke, Weight,
        charts::{
            columns::{NARROWEST_BAR, bar, runs},
            mood_scale::MoodScale,
        },
        days_a_column, first_fitting, fitted,
        text::{measure::tidy_wide, words::days_words},
        text_width,
    },
};

/// What the picture is called then.
pub(crate) const MOODS_ALONE: &str = "Overall mood from another app, day by day";

/// A mark is at most so large from its middle, points.
const LARGEST: f32 = 5.0;
/// Between the highest step and the plot's edge.
const INSIDE: f32 = LARGEST + 4.0;
/// A field of days that share a column is at most so high, points.
const HIGHEST_FIELD: f32 = 2.0 * INSIDE;
/// Into so many steps moods are put that lie on scales which are not alike, or have no whole steps.
const UNLIKE_STEPS: usize = 10;

/// In the place of a river that has nothing to show, from long to short.
const NO_RIVER: [&str; 3] = [
    "No feelings are answered on these days. A mood is one number for everything, not the strength of a feeling",
    "No feelings are answered here: a mood is not the strength of one",
    "No feelings are answered here",
];

/// How much higher the words above the plot are than a river's.
pub(super) fn words_above(frame: &Frame, g: &Gathered<'_>) -> f32 {
    if g.moods.is_some() { frame.line_height() } else { 0.0 }
}

/// Draws everything inside the plot, from back to front, and the words around it.
pub(super) fn draw(scene: &mut Scene, frame: &Frame, plot: &Plot, g: &Gathered<'_>, scale: &MoodScale) {
    draw_words(scene, frame, plot, scale);
    draw_steps(scene, frame, plot, scale);
    draw_dates(scene, frame, plot, &g.dates);
    draw_gaps(scene, frame, plot, g);
    if each(frame) > 1 {
        draw_shares(scene, frame, plot, g, scale);
    } else {
        draw_days(scene, frame, plot, g, scale);
    }
}

/// How many days share a mark.
pub(super) fn each(frame: &Frame) -> i32 {
    days_a_column(frame.day_points, NARROWEST_BAR)
}

/// A mark for each day, or from its lowest to its highest mood. A day without a mood has none, and nothing joins its
/// neighbours.
fn draw_days(scene: &mut Scene, frame: &Frame, plot: &Plot, g: &Gathered<'_>, scale: &MoodScale) {
    let colour = frame.palette.accent;
    let r = (frame.day_points * 0.4).clamp(1.4, LARGEST);
    for (day, (lowest, highest)) in moods(frame, g).filter(|m| frame.shows_middle(m.0)) {
        let (x, top, base) = (frame.middle_of(day), y_of(plot, scale, highest), y_of(plot, scale, lowest));
        let mut mark = |y: f32| {
            let fill = Some(Paint::with_alpha(colour, 0.9));
            scene.add(Role::Lane, Form::Circle { centre: (x, y), radius: r, fill, stroke: None });
        };
        mark(top);
        if base - top > 1.0 {
            mark(base);
            let (fill, y, h) = (Some(Paint::with_alpha(colour, 0.3)), top - r, base - top + 2.0 * r);
            scene.add(Role::Lane, Form::Rect { x: x - r, y, w: 2.0 * r, h, radius: r, fill, stroke: None });
        }
    }
}

/// Where days are too narrow for marks of their own: a field at each step, the fuller the more of the days that share a
/// column were there. Of a day with several moods the lowest and the highest count one half each.
fn draw_shares(scene: &mut Scene, frame: &Frame, plot: &Plot, g: &Gathered<'_>, scale: &MoodScale) {
    let steps = scale.steps().len().max(2);
    let whole = if scale.ends.is_some() && steps > 2 { steps - 1 } else { UNLIKE_STEPS };
    let high = ((plot.height - 2.0 * INSIDE) / whole as f32 * 0.7).min(HIGHEST_FIELD);
    for run in runs(seen(frame, g), each(frame), |d| d.day.number()) {
        let of_it: Vec<(DayKey, (f32, f32))> = run.iter().filter_map(|d| Some((d.day, d.mood_ends?))).collect();
        let Some((first, last)) = of_it.first().zip(of_it.last()).map(|(a, b)| (a.0, b.0)) else { continue };
        let mut shares = vec![0.0_f32; whole + 1];
        for share in of_it.iter().flat_map(|(_, (low, high))| [*low, *high]) {
            if let Some(step) = shares.get_mut(nearest(scale.place(share), whole)) {
                *step += 0.5 / of_it.len() as f32;
            }
        }
        let (x, w) = bar(frame, (first, last), WIDEST_BAR);
        for (step, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            let fill = Some(Paint::with_alpha(frame.palette.accent, 0.2 + 0.75 * share));
            let y = at(plot, step as f32 / whole as f32) - high / 2.0;
            scene.add(Role::Lane, Form::Rect { x, y, w, h: high, radius: 0.0, fill, stroke: None });
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the number of steps")]
fn nearest(place: f32, steps: usize) -> usize {
    (place.clamp(0.0, 1.0) * steps as f32).round() as usize
}

/// The moods of the day that is read, larger.
pub(super) fn draw_reading(scene: &mut Scene, frame: &Frame, plot: &Plot, scale: &MoodScale, row: &LoggedDay) {
    let Some((lowest, highest)) = row.mood_ends else { return };
    let (fill, stroke) = (Some(Paint::solid(frame.palette.accent)), Some(Stroke::solid(frame.palette.card, 1.5)));
    for share in [lowest, highest] {
        let centre = (frame.middle_of(row.day), y_of(plot, scale, share));
        scene.add(Role::Reading, Form::Circle { centre, radius: LARGEST + 1.0, fill, stroke });
    }
}

fn seen<'a>(frame: &Frame, g: &Gathered<'a>) -> &'a [LoggedDay] {
    g.near.get(super::river_days::between(g.near, frame.from, frame.until)).unwrap_or_default()
}

/// The days with moods, and the lowest and the highest of each.
fn moods<'a>(frame: &Frame, g: &Gathered<'a>) -> impl Iterator<Item = (DayKey, (f32, f32))> + use<'a> {
    seen(frame, g).iter().filter_map(|d| Some((d.day, d.mood_ends?)))
}

fn y_of(plot: &Plot, scale: &MoodScale, share: f32) -> f32 {
    at(plot, scale.place(share))
}

/// Where a place between both ends lies.
fn at(plot: &Plot, place: f32) -> f32 {
    plot.y + INSIDE + (1.0 - place) * (plot.height - 2.0 * INSIDE)
}

/// A line for each step with its number; those at the ends always, the others where they have room.
fn draw_steps(scene: &mut Scene, frame: &Frame, plot: &Plot, scale: &MoodScale) {
    let p = &frame.palette;
    let steps = scale.steps();
    let have_room = plot.height / steps.len().max(1) as f32 >= frame.line_height();
    for (i, (number, place)) in steps.iter().enumerate() {
        let (y, is_end) = (at(plot, *place), i == 0 || i + 1 == steps.len());
        let stroke = if is_end { Stroke::solid(p.line, 1.0) } else { Stroke::dashed(p.line, 1.0, 2.0, 4.0) };
        scene.add(Role::Plain, Form::Line { from: (frame.x, y), to: (frame.right(), y), stroke });
        if is_end || have_room {
            let baseline = y + frame.caption * 0.34;
            scene.add(Role::Plain, frame.text(frame.x - 5.0, baseline, Anchor::End, p.muted, Weight::Regular, number.clone()));
        }
    }
}

/// Above: that there is no river, and what is drawn; at the right ends the app's words for highest and lowest.
fn draw_words(scene: &mut Scene, frame: &Frame, plot: &Plot, scale: &MoodScale) {
    let p = &frame.palette;
    let (above, beneath) = (plot.y - 5.0, plot.y + plot.height + frame.caption + 2.0);
    let fits = |ways: &[&str], room: f32| first_fitting(ways, room, frame.caption, Weight::Regular);
    if let Some(words) = fits(&NO_RIVER, frame.width) {
        let baseline = above - frame.line_height();
        scene.add(Role::Plain, frame.text(frame.x, baseline, Anchor::Start, p.muted, Weight::Regular, words));
    }
    let mut room = frame.width;
    for (end, baseline, n) in [("highest", above, 1), ("lowest", beneath, 0)] {
        let words = match scale.ends {
            Some((low, high)) if !scale.words[n].is_empty() => {
                format!("{} = {}", tidy_wide(if n == 0 { low } else { high }), scale.words[n])
            }
            Some(_) => end.to_owned(),
            None => format!("{end} of its scale"),
        };
        let Some(words) = fitted(&words, frame.width / 2.0, frame.caption, Weight::Regular) else { continue };
        if n == 1 {
            room -= text_width(&words, frame.caption, Weight::Regular) + frame.caption;
        }
        scene.add(Role::Plain, frame.text(frame.right(), baseline, Anchor::End, p.muted, Weight::Regular, words));
    }
    let titles: Vec<&str> = scale.titles.iter().map(String::as_str).collect();
    if let Some(title) = fits(&titles, room) {
        scene.add(Role::Plain, frame.text(frame.x, above, Anchor::Start, p.ink, Weight::Semibold, title));
    }
}

/// What is said of them: "Overall mood (imported from Daylio), 1 to 5: between 2 and rad (5), on 88 days".
pub(super) fn told(frame: &Frame, g: &Gathered<'_>) -> Option<String> {
    let scale = g.moods.as_ref()?;
    let ends: Vec<(f32, f32)> = moods(frame, g).map(|m| m.1).collect();
    let (lowest, highest) = ends.iter().fold((f32::INFINITY, 0.0_f32), |(a, b), (low, high)| (a.min(*low), b.max(*high)));
    let (least, most) = (scale.told(lowest), scale.told(highest));
    let between = if least == most { format!("always {most}") } else { format!("between {least} and {most}") };
    let title = scale.titles.first().map_or("Overall mood", String::as_str);
    Some(format!("{title}: {between}, on {}", days_words(ends.len())))
}
