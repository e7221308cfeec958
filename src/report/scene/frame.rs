//! The shared time axis of a picture: where a day lies.

use crate::{
    domain::DayKey,
    report::{Anchor, Form, Paint, Palette, Rgb, Weight},
};

/// The shared time axis of a picture: every lane and the plot put a day at the same place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    pub from: DayKey,
    pub until: DayKey,
    /// How many days are seen, and how much of the first one lies beyond the left edge.
    pub seen: f32,
    pub before: f32,
    /// Where the first day begins, and how wide all days together are, in points.
    pub x: f32,
    pub width: f32,
    /// Width of one day.
    pub day_points: f32,
    /// Size of small text.
    pub caption: f32,
    pub palette: Palette,
}

impl Frame {
    /// `days` after the beginning of the first day; 0.5 is its middle.
    #[must_use]
    pub fn at(&self, days: f32) -> f32 {
        self.x + (days - self.before) * self.day_points
    }

    /// Where a day begins, kept inside the picture.
    #[must_use]
    pub fn start_of(&self, day: DayKey) -> f32 {
        self.at(day.since(self.from) as f32).clamp(self.x, self.right())
    }

    /// Where a day ends, kept inside the picture.
    #[must_use]
    pub fn end_of(&self, day: DayKey) -> f32 {
        self.at(day.since(self.from) as f32 + 1.0).clamp(self.x, self.right())
    }

    #[must_use]
    pub fn middle_of(&self, day: DayKey) -> f32 {
        self.at(day.since(self.from) as f32 + 0.5)
    }

    #[must_use]
    pub const fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The day at this x, the nearest one in view when it is outside.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the days in view")]
    pub fn day_at(&self, x: f32) -> DayKey {
        let at = ((x - self.x) / self.day_points + self.before).floor();
        let last = self.until.since(self.from) as f32;
        self.from.plus(if at.is_finite() { at.clamp(0.0, last) as i32 } else { 0 })
    }

    /// Whether the middle of a day, where marks stand, is inside the picture.
    #[must_use]
    pub fn shows_middle(&self, day: DayKey) -> bool {
        self.shows(day) && (self.x..=self.right()).contains(&self.middle_of(day))
    }

    #[must_use]
    pub fn shows(&self, day: DayKey) -> bool {
        (self.from..=self.until).contains(&day)
    }

    /// Height of a line of small text.
    #[must_use]
    pub const fn line_height(&self) -> f32 {
        self.caption * 1.35
    }

    /// One small text; `baseline` is where the letters stand.
    #[must_use]
    pub fn text(&self, x: f32, baseline: f32, anchor: Anchor, colour: Rgb, weight: Weight, text: String) -> Form {
        Form::Text { x, y: baseline, anchor, size: self.caption, weight, paint: Paint::solid(colour), text, turn: 0.0 }
    }
}
