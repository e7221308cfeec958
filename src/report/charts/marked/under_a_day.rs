//! What a day is to a pattern, as a line under it: told by its shape, whatever its colour.

use crate::{
    analysis::{Course, Part, PatternKind},
    domain::DayKey,
    report::{Form, Paint, Rgb},
};

/// Where a line under a day lies, or upright beside it: left, top, width and height.
pub(crate) type Place = [f32; 4];

/// A whole line inside a pattern; dots where it may have begun or turned; a short dash where it was near the usual for a
/// time; a line with a notch where it may have gone a step further.
#[must_use]
pub fn under_a_day(part: Part, place: Place, colour: Rgb) -> Vec<Form> {
    let [left, top, w, h] = place;
    let fill = Some(Paint::solid(colour));
    let is_upright = h > w;
    let (long, thick) = if is_upright { (h, w) } else { (w, h) };
    // As if it lay under the day; upright it is the same along the other axis.
    let at = |along: f32, across: f32| if is_upright { (left + across, top + along) } else { (left + along, top + across) };
    let line = |from: f32, to: f32| {
        let (x, y) = at(from * long, 0.0);
        let (w, h) = if is_upright { (thick, (to - from) * long) } else { ((to - from) * long, thick) };
        Form::Rect { x, y, w, h, radius: 0.0, fill, stroke: None }
    };
    match part {
        Part::Inside => vec![line(0.0, 1.0)],
        Part::Beginning | Part::Turning => {
            let dot =
                |share: f32| Form::Circle { centre: at(share * long, thick / 2.0), radius: thick * 0.6, fill, stroke: None };
            [0.2, 0.5, 0.8].map(dot).to_vec()
        }
        Part::Between => vec![line(0.36, 0.64)],
        Part::Deeper => {
            let (middle, half) = (long / 2.0, thick * 1.6);
            let points = vec![at(middle - half, thick), at(middle + half, thick), at(middle, thick + half)];
            vec![line(0.0, 1.0), Form::Polygon { points, fill, stroke: None }]
        }
    }
}

/// What a day is to the patterns of a picture, the last one first.
pub(crate) fn part_on<'a>(
    courses: impl DoubleEndedIterator<Item = &'a Course>,
    day: DayKey,
    until: DayKey,
) -> Option<(PatternKind, Part)> {
    courses.rev().find_map(|course| Some((course.kind, course.part_on(day, until)?)))
}
