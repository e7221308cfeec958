//! What is painted on, and parts of it.

use egui::Rect;

/// What is painted on: one number for each pixel, `0x00RRGGBB`, row by row from the top.
#[derive(Debug)]
pub(in crate::ui) struct Canvas<'a> {
    pub(in crate::ui) pixels: &'a mut [u32],
    pub(in crate::ui) width: usize,
    pub(in crate::ui) height: usize,
    /// How many frames ago these pixels were painted; 0 = what they hold is not known.
    pub(in crate::ui) age: u8,
}

/// A part of the window in pixels: from the first corner up to the second, which is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) right: usize,
    pub(super) bottom: usize,
}

impl Area {
    pub(super) const fn is_empty(self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }

    pub(super) fn common(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

/// The pixels of a part that is given in points, of those that are there.
pub(super) fn in_pixels(rect: Rect, per_point: f32, whole: Area) -> Area {
    let at = |points: f32, most: usize| whole_number((points * per_point).round()).min(most);
    Area {
        left: at(rect.min.x, whole.right),
        top: at(rect.min.y, whole.bottom),
        right: at(rect.max.x, whole.right),
        bottom: at(rect.max.y, whole.bottom),
    }
}

/// The pixel that begins at or after this place; 0 for what lies before the first, or is no place at all.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast stops at both ends and makes NaN 0")]
pub(super) const fn whole_number(place: f32) -> usize {
    place as u32 as usize
}
