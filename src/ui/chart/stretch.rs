//! The stretch of days that is shown: where it may go, and what it is on the plot's axis.

use crate::{app::Stretch, domain::DayKey, report::InView};

/// The fewest days that are shown.
const CLOSEST: f32 = 6.0;

#[expect(clippy::cast_precision_loss, reason = "a life has fewer than 2^24 days")]
pub(crate) const fn days(n: i32) -> f32 {
    n as f32
}

#[expect(clippy::cast_possible_truncation, reason = "a life has fewer than 2^24 days")]
pub(super) fn whole(days: f32) -> i32 {
    days.round() as i32
}

/// Shows `by` times as many days, keeping the day at `part` of the width (0 left, 1 right) where it is.
pub(crate) fn zoom(form: &mut Stretch, by: f32, part: f32, all: f32) {
    let span = form.from_back - form.until_back;
    let wanted = (span * by).clamp(CLOSEST, all.max(CLOSEST));
    let kept = form.from_back - span * part;
    form.from_back = kept + wanted * part;
    form.until_back = form.from_back - wanted;
    settle(form, all);
}

/// Shows earlier days; later ones where `by_days` is less than nothing.
pub(crate) fn shift(form: &mut Stretch, by_days: f32, all: f32) {
    form.from_back += by_days;
    form.until_back += by_days;
    settle(form, all);
}

/// Keeps the stretch between today and a little before the first day.
fn settle(form: &mut Stretch, all: f32) {
    let span = (form.from_back - form.until_back).clamp(CLOSEST, all.max(CLOSEST));
    if form.from_back > all {
        (form.from_back, form.until_back) = (all.max(span), all.max(span) - span);
    }
    if form.until_back < 0.0 {
        (form.from_back, form.until_back) = (span, 0.0);
    }
}

/// From where to where it reaches on the axis: in days, of which today is the one from 0 to 1.
pub(super) fn on_axis(form: Stretch) -> (f64, f64) {
    (-f64::from(form.from_back), 1.0 - f64::from(form.until_back))
}

/// What was panned and zoomed to on the axis, inside its limits. `before` is kept where nothing was moved.
#[expect(clippy::cast_possible_truncation, reason = "days of a life, to a fraction of a pixel")]
pub(super) fn of_axis((start, end): (f64, f64), before: Stretch, all: f32) -> Stretch {
    if (start, end) == on_axis(before) {
        return before;
    }
    let mut form = Stretch { from_back: -start as f32, until_back: (1.0 - end) as f32 };
    let span = form.from_back - form.until_back;
    if !(CLOSEST..=all.max(CLOSEST)).contains(&span) {
        // Too near or too far: as near or far as may be, about what was in the middle before.
        let middle = f32::midpoint(before.from_back, before.until_back);
        let span = span.clamp(CLOSEST, all.max(CLOSEST));
        form = Stretch { from_back: middle + span / 2.0, until_back: middle - span / 2.0 };
    }
    settle(&mut form, all);
    form
}

/// The days of it, of which the first and the last may be cut.
pub(super) fn in_view(form: Stretch, today: DayKey) -> InView {
    let (start, end) = on_axis(form);
    InView::between(today, start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTH: Stretch = Stretch { from_back: 30.0, until_back: 0.0 };

    #[test]
    fn what_nobody_moved_stays_to_the_last_bit() {
        assert_eq!(of_axis(on_axis(MONTH), MONTH, 400.0), MONTH);
    }

    #[test]
    fn panning_goes_by_fractions_and_ends_at_today_and_at_the_first_day() {
        assert_eq!(of_axis((-40.25, -8.25), MONTH, 400.0), Stretch { from_back: 40.25, until_back: 9.25 });
        assert_eq!(of_axis((-25.5, 5.5), MONTH, 400.0), MONTH, "tomorrow is not shown");
        assert_eq!(of_axis((-430.0, -399.0), MONTH, 400.0), Stretch { from_back: 400.0, until_back: 370.0 });
    }

    #[test]
    fn zooming_ends_at_a_week_and_at_everything() {
        let near = of_axis((-16.0, -14.0), MONTH, 400.0);
        assert_eq!((near.from_back, near.until_back), (18.0, 12.0));
        let far = of_axis((-900.0, 800.0), MONTH, 400.0);
        assert_eq!((far.from_back, far.until_back), (400.0, 0.0));
    }
}
