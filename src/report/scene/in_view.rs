//! The stretch of days a picture shows, to a fraction of a day: a picture that is dragged moves with the pointer.

use super::{frame::Frame, palette::Palette};
use crate::domain::DayKey;

/// The days a picture shows. Of the first and of the last a part may lie beyond its edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InView {
    pub from: DayKey,
    pub until: DayKey,
    /// How much of the first day lies beyond the left edge, 0 to 1.
    before: f32,
    /// How much of the last day lies beyond the right edge, 0 to 1.
    after: f32,
}

/// Nearer to a whole day than this is a whole day: a hundredth of a pixel where a day is ten pixels wide.
const WHOLE: f64 = 0.001;

impl InView {
    /// Whole days, both included, in whichever order.
    #[must_use]
    pub fn days(from: DayKey, until: DayKey) -> Self {
        Self { from: from.min(until), until: until.max(from), before: 0.0, after: 0.0 }
    }

    /// From `start` to `end`, counted in days from the beginning of `zero`; at least one day.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "days in view, and a part of one")]
    pub fn between(zero: DayKey, start: f64, end: f64) -> Self {
        let whole = |at: f64| if (at - at.round()).abs() < WHOLE { at.round() } else { at };
        let (start, end) = (whole(start), whole(end.max(start + 1.0)));
        let (first, last) = (start.floor(), end.ceil());
        Self {
            from: zero.plus(first as i32),
            until: zero.plus(last as i32 - 1),
            before: (start - first) as f32,
            after: (last - end) as f32,
        }
    }

    /// How many days are seen, a part of one counted as a part.
    #[must_use]
    pub const fn seen(&self) -> f32 {
        (self.until.since(self.from) + 1) as f32 - self.before - self.after
    }

    /// These days over `width` points from `x` on.
    #[must_use]
    pub const fn frame(&self, x: f32, width: f32, caption: f32, palette: Palette) -> Frame {
        let seen = self.seen();
        Frame {
            from: self.from,
            until: self.until,
            seen,
            before: self.before,
            x,
            width,
            day_points: width / seen,
            caption,
            palette,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(date: &str) -> DayKey {
        DayKey::parse(date).expect("a day")
    }

    #[test]
    fn whole_days_are_seen_whole_and_parts_of_them_as_parts() {
        let zero = day("2026-03-01");
        let whole = InView::between(zero, 0.0, 7.0);
        assert_eq!(whole, InView::days(day("2026-03-07"), zero));
        assert!((whole.seen() - 7.0).abs() < 1e-6);
        let moved = InView::between(zero, -0.25, 6.75);
        assert_eq!((moved.from, moved.until), (day("2026-02-28"), day("2026-03-07")));
        assert!((moved.seen() - 7.0).abs() < 1e-6);
        // What floating point leaves of a whole day is none.
        assert_eq!(InView::between(zero, 1e-5, 6.99999), whole);
        assert!((InView::between(zero, 3.0, 3.0).seen() - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_day_that_slides_out_keeps_its_place_and_its_width() {
        let zero = day("2026-03-01");
        let palette = Palette::light();
        let before = InView::between(zero, 0.0, 10.0).frame(40.0, 200.0, 12.0, palette);
        let after = InView::between(zero, 0.5, 10.5).frame(40.0, 200.0, 12.0, palette);
        assert!((before.day_points - after.day_points).abs() < 1e-4);
        let moved = before.middle_of(day("2026-03-05")) - after.middle_of(day("2026-03-05"));
        assert!((moved - 10.0).abs() < 1e-3, "{moved}");
        assert!(!after.shows_middle(zero) || after.middle_of(zero) >= 40.0);
        assert_eq!(after.day_at(40.0), zero);
        assert_eq!(after.day_at(51.0), zero.plus(1));
        assert_eq!(after.day_at(1000.0), zero.plus(10));
    }
}
