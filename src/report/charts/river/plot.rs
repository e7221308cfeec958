//! How large the river is drawn, and where it then lies in its picture.

use crate::{domain::DayKey, report::Palette};

/// What to draw and how large. Days are both included; a view of no days is taken as one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RiverView {
    pub from: DayKey,
    pub until: DayKey,
    /// Points; 300 to 1900 is what it is made for.
    pub width: f32,
    pub height: f32,
    pub grows: Grows,
    pub palette: Palette,
    /// 0.8 to 2.
    pub text_scale: f32,
    /// The day under the cross-hair.
    pub reading: Option<DayKey>,
}

/// When a river is drawn higher than it was asked for, so that everything has room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grows {
    /// What has no room is left out.
    #[default]
    Never,
    /// Where a lane would be left out.
    ForLanes,
    /// Where anything would be left out, or the river itself be low.
    ForAll,
}

/// A day's bar is at most so wide, points.
pub(super) const WIDEST_BAR: f32 = 22.0;

/// Where the river itself lies in the picture; for pointing at days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plot {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Plot {
    #[must_use]
    pub fn middle(&self) -> f32 {
        self.y + self.height / 2.0
    }

    /// Height of one step of the 0–10 scale.
    #[must_use]
    pub fn step(&self) -> f32 {
        self.height / 20.0
    }
}
