//! A drawing for each way: a few lines of one weight on a soft round.

use crate::{domain::Way, ui::theme::Look};
use egui::{
    Pos2, Sense, Shape, Stroke, Ui,
    epaint::{CubicBezierShape, PathShape},
    vec2,
};

type Place = (f32, f32);

/// A piece of a drawing, on a sheet of 48 by 48.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Line {
    Through(&'static [Place]),
    Bend([Place; 4]),
    Ring(Place, f32),
}
use Line::{Bend, Ring, Through};

const SHEET: f32 = 48.0;
/// The one weight, on that sheet.
const WEIGHT: f32 = 1.4;

/// How much of the round it fills.
const INSIDE: f32 = 0.95;

/// A cup that steams: warm, and it smells.
const SENSES: &[Line] = &[
    Through(&[(13.0, 28.0), (13.0, 21.0), (31.0, 21.0), (31.0, 28.0)]),
    Bend([(13.0, 28.0), (13.0, 37.0), (31.0, 37.0), (31.0, 28.0)]),
    Bend([(31.0, 23.0), (38.0, 22.0), (38.0, 31.0), (30.0, 30.5)]),
    Bend([(18.5, 17.5), (15.5, 14.5), (21.5, 12.5), (18.5, 9.0)]),
    Bend([(26.0, 17.5), (23.0, 14.5), (29.0, 12.5), (26.0, 9.0)]),
    Through(&[(12.0, 38.5), (32.0, 38.5)]),
];

/// Three who sit together.
const GROUP: &[Line] = &[
    Ring((24.0, 15.0), 4.2),
    Ring((12.5, 20.0), 3.2),
    Ring((35.5, 20.0), 3.2),
    Bend([(16.0, 34.5), (16.0, 20.0), (32.0, 20.0), (32.0, 34.5)]),
    Bend([(7.0, 34.5), (6.5, 26.5), (11.0, 24.5), (15.5, 26.0)]),
    Bend([(41.0, 34.5), (41.5, 26.5), (37.0, 24.5), (32.5, 26.0)]),
    Through(&[(7.0, 34.5), (41.0, 34.5)]),
];

/// A kite.
const ENJOYED: &[Line] = &[
    Through(&[(28.0, 8.0), (38.0, 18.5), (25.0, 32.0), (18.0, 16.5), (28.0, 8.0)]),
    Through(&[(28.0, 8.0), (25.0, 32.0)]),
    Through(&[(18.0, 16.5), (38.0, 18.5)]),
    Bend([(25.0, 32.0), (20.0, 31.0), (21.0, 40.0), (11.0, 39.0)]),
    Through(&[(18.0, 33.5), (22.5, 37.0)]),
    Through(&[(13.0, 36.5), (15.5, 41.0)]),
];

/// A sheet to take along.
const DOCTOR: &[Line] = &[
    Through(&[(14.0, 9.0), (28.0, 9.0), (34.0, 15.0), (34.0, 39.0), (14.0, 39.0), (14.0, 9.0)]),
    Through(&[(28.0, 9.0), (28.0, 15.0), (34.0, 15.0)]),
    Through(&[(21.0, 15.0), (21.0, 23.0)]),
    Through(&[(17.0, 19.0), (25.0, 19.0)]),
    Through(&[(18.5, 28.5), (29.5, 28.5)]),
    Through(&[(18.5, 33.5), (26.0, 33.5)]),
];

/// Two who talk.
const THERAPIST: &[Line] = &[
    Bend([(8.0, 20.0), (8.0, 8.5), (30.0, 8.5), (30.0, 20.0)]),
    Bend([(30.0, 20.0), (30.0, 28.0), (21.0, 29.5), (15.5, 28.5)]),
    Through(&[(15.5, 28.5), (10.0, 32.0), (11.0, 26.5)]),
    Bend([(11.0, 26.5), (9.0, 25.0), (8.0, 22.5), (8.0, 20.0)]),
    Bend([(33.5, 17.5), (43.0, 20.0), (43.0, 31.0), (37.5, 34.0)]),
    Through(&[(37.5, 34.0), (39.0, 39.5), (33.0, 36.3)]),
    Bend([(33.0, 36.3), (27.0, 38.0), (21.5, 36.5), (20.0, 33.0)]),
    Through(&[(14.0, 17.0), (24.0, 17.0)]),
    Through(&[(14.0, 22.0), (20.5, 22.0)]),
];

/// A notebook and a pencil.
const JOURNAL: &[Line] = &[
    Through(&[(27.0, 38.5), (11.0, 38.5), (11.0, 10.0), (29.0, 10.0), (29.0, 19.0)]),
    Through(&[(15.0, 10.0), (15.0, 38.5)]),
    Through(&[(19.0, 17.0), (25.0, 17.0)]),
    Through(&[(19.0, 22.5), (24.0, 22.5)]),
    Through(&[(37.5, 14.5), (26.5, 31.5), (26.0, 36.0), (29.8, 33.6), (40.8, 16.6), (37.5, 14.5)]),
    Through(&[(35.0, 18.3), (38.3, 20.4)]),
];

/// A morning.
const SUBSTANCES: &[Line] = &[
    Bend([(15.0, 30.0), (15.0, 17.5), (33.0, 17.5), (33.0, 30.0)]),
    Through(&[(8.0, 30.0), (40.0, 30.0)]),
    Through(&[(12.5, 35.0), (35.5, 35.0)]),
    Through(&[(18.0, 40.0), (30.0, 40.0)]),
    Through(&[(24.0, 9.5), (24.0, 15.5)]),
    Through(&[(12.5, 14.5), (16.5, 18.8)]),
    Through(&[(35.5, 14.5), (31.5, 18.8)]),
    Through(&[(7.5, 23.0), (11.8, 24.5)]),
    Through(&[(40.5, 23.0), (36.2, 24.5)]),
];

/// An eye.
const SEE: &[Line] = &[
    Bend([(7.0, 24.0), (15.0, 12.0), (33.0, 12.0), (41.0, 24.0)]),
    Bend([(7.0, 24.0), (15.0, 36.0), (33.0, 36.0), (41.0, 24.0)]),
    Ring((24.0, 24.0), 6.0),
    Ring((24.0, 24.0), 1.6),
];

/// A bell.
const HEAR: &[Line] = &[
    Bend([(14.0, 33.0), (18.0, 28.0), (14.0, 14.0), (24.0, 13.0)]),
    Bend([(34.0, 33.0), (30.0, 28.0), (34.0, 14.0), (24.0, 13.0)]),
    Through(&[(14.0, 33.0), (34.0, 33.0)]),
    Bend([(21.0, 33.5), (21.5, 38.5), (26.5, 38.5), (27.0, 33.5)]),
    Through(&[(24.0, 13.0), (24.0, 9.5)]),
];

/// A leaf, with its veins.
const TOUCH: &[Line] = &[
    Bend([(13.0, 35.0), (9.0, 19.0), (21.0, 10.0), (37.0, 11.0)]),
    Bend([(13.0, 35.0), (30.0, 38.0), (38.0, 27.0), (37.0, 11.0)]),
    Through(&[(9.0, 39.0), (30.5, 17.5)]),
    Through(&[(19.0, 29.0), (18.5, 21.5)]),
    Through(&[(19.0, 29.0), (26.5, 29.5)]),
    Through(&[(25.0, 23.0), (24.7, 17.5)]),
    Through(&[(25.0, 23.0), (30.5, 23.3)]),
];

/// A flower.
const SMELL: &[Line] = &[
    Ring((24.0, 17.5), 3.0),
    Ring((24.0, 11.0), 3.5),
    Ring((30.2, 15.5), 3.5),
    Ring((27.8, 22.8), 3.5),
    Ring((20.2, 22.8), 3.5),
    Ring((17.8, 15.5), 3.5),
    Bend([(24.0, 26.3), (24.0, 31.0), (24.5, 35.0), (23.5, 40.0)]),
    Bend([(24.2, 35.5), (26.0, 30.5), (31.0, 29.5), (34.0, 30.5)]),
];

/// The five senses, in the order of the round.
const ROUND: [&[Line]; 5] = [SEE, HEAR, TOUCH, SMELL, SENSES];

const fn lines_of(way: Way) -> &'static [Line] {
    match way {
        Way::Senses => SENSES,
        Way::SupportGroup => GROUP,
        Way::OnceEnjoyed => ENJOYED,
        Way::Doctor => DOCTOR,
        Way::Therapist => THERAPIST,
        Way::Journal => JOURNAL,
        Way::Substances => SUBSTANCES,
    }
}

/// Draws it as wide and as high as this. Its name stands beside it: it has none of its own.
pub(super) fn drawing(ui: &mut Ui, look: &Look, way: Way, side: f32) {
    draw(ui, look, lines_of(way), side);
}

/// The drawing of one step: each sense has one, the steps of other ways have that of their way.
pub(super) fn drawing_of_step(ui: &mut Ui, look: &Look, way: Way, step: usize, side: f32) {
    let of_sense = ROUND.get(step).copied().filter(|_| way == Way::Senses);
    draw(ui, look, of_sense.unwrap_or(lines_of(way)), side);
}

fn draw(ui: &mut Ui, look: &Look, lines: &[Line], side: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    let painter = ui.painter();
    painter.circle_filled(rect.center(), side / 2.0, look.accent_soft());
    let grown = side / SHEET;
    let stroke = Stroke::new(WEIGHT * grown.max(1.0), look.accent());
    let at = |(x, y): Place| -> Pos2 { rect.center() + vec2(x - SHEET / 2.0, y - SHEET / 2.0) * grown * INSIDE };
    for line in lines {
        painter.add(match *line {
            Through(places) => Shape::Path(PathShape::line(places.iter().map(|p| at(*p)).collect(), stroke)),
            Bend(places) => Shape::CubicBezier(CubicBezierShape::from_points_stroke(
                places.map(at),
                false,
                egui::Color32::TRANSPARENT,
                stroke,
            )),
            Ring((x, y), radius) => Shape::circle_stroke(at((x, y)), radius * grown * INSIDE, stroke),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_has_a_drawing_of_its_own_that_stays_on_its_round() {
        let senses = ROUND.into_iter().take(4).map(|lines| (Way::Senses, lines));
        let all: Vec<(Way, &[Line])> = Way::ALL.into_iter().map(|way| (way, lines_of(way))).chain(senses).collect();
        for (i, (way, lines)) in all.iter().enumerate() {
            assert!(all.iter().skip(i + 1).all(|(_, other)| other != lines), "{way:?}");
            for line in *lines {
                let places = match line {
                    Through(places) => places.to_vec(),
                    Bend([from, _, _, to]) => vec![*from, *to],
                    Ring((x, y), r) => vec![(x - r, *y), (x + r, *y), (*x, y - r), (*x, y + r)],
                };
                for (x, y) in places {
                    let away = (x - SHEET / 2.0).hypot(y - SHEET / 2.0) * INSIDE;
                    assert!(away < SHEET / 2.0, "{way:?} runs out of its round at {x}, {y}");
                }
            }
        }
    }
}
