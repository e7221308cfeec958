//! One day of a month by its range, as the year colours it.

use super::{
    picture::range_on,
    scale::Scale,
    what::{Said, YearOf},
};
use crate::report::{
    Form, LoggedDay, Paint, Palette, PictureView, Role, Scene, Shape, Stroke, paper::sheet::Sheet, text::measure::tidy,
};

/// What a day of a month shows of its range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RangeField(Option<Said>);

impl RangeField {
    /// `None`: no check-in is there, which is hatched and never a low colour.
    #[must_use]
    pub fn of(day: Option<&LoggedDay>) -> Self {
        Self(day.map(range_on))
    }

    /// "range 9 of 20 steps"
    #[must_use]
    pub fn words(self) -> String {
        match self.0 {
            Some(Said::Value(v)) => format!("range {} of 20 steps", tidy(v)),
            Some(Said::CannotTell) => "range can't tell".to_owned(),
            Some(Said::Nothing) => "range not answered".to_owned(),
            None => "no check-in".to_owned(),
        }
    }

    /// The field: left, top, width and height in points.
    #[must_use]
    pub fn shapes(self, cell: [f32; 4], palette: Palette) -> Vec<Shape> {
        let sheet = Sheet::of(&PictureView { width: 640.0, palette, text_scale: 1.0 });
        let mut scene = Scene::new(cell[2], cell[3], "");
        if let Some(said) = self.0 {
            Scale::of(YearOf::Range, None, &sheet).draw(&mut scene, &sheet, cell, said);
        } else {
            let [x, y, w, h] = cell;
            let stroke = Stroke { paint: Paint::with_alpha(palette.outline, 0.45), width: 1.0, dash: None };
            scene.add(Role::Gap, Form::Hatch { x, y, w, h, step: 4.0, stroke });
        }
        scene.shapes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DayKey;

    #[test]
    fn a_day_without_a_check_in_is_hatched_and_a_day_on_which_nothing_was_felt_is_a_field() {
        let day = |pleasant, unpleasant| LoggedDay {
            pleasant,
            unpleasant,
            ..LoggedDay::with_nothing_said(DayKey::parse("2026-11-24").expect("a day"), 1)
        };
        let roles = |field: RangeField| {
            let shapes = field.shapes([0.0, 0.0, 28.0, 9.0], Palette::light());
            (shapes.iter().map(|s| s.role).collect::<Vec<_>>(), field.words())
        };
        assert_eq!(roles(RangeField::of(None)), (vec![Role::Gap], "no check-in".to_owned()));
        let flat = RangeField::of(Some(&day(Some(0), Some(0))));
        assert_eq!(roles(flat), (vec![Role::Value, Role::NotFelt], "range 0 of 20 steps".to_owned()));
        let wide = RangeField::of(Some(&day(Some(6), Some(3))));
        assert_eq!(roles(wide), (vec![Role::Value], "range 9 of 20 steps".to_owned()));
        let one_side = RangeField::of(Some(&day(Some(6), None)));
        assert_eq!(roles(one_side).1, "range not answered");
    }
}
