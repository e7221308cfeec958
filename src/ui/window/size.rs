//! How large the window is at first, on whatever screen.

use egui::{Context, Vec2, ViewportCommand, vec2};

/// Points, where the screen has room for them.
pub(super) const FIRST_SIZE: Vec2 = vec2(1100.0, 760.0);
/// The small window, for a check-in alone.
pub(super) const SMALL_SIZE: Vec2 = vec2(360.0, 420.0);
/// What a desktop keeps of the screen for its own bars and for the window's title, in points. No toolkit tells how much
/// that is; this is more than the common ones take.
const BARS: Vec2 = vec2(0.0, 96.0);

/// A window that is larger than the screen leaves room for the desktop's bars.
pub(super) fn fit_the_screen(ctx: &Context) {
    let (screen, window) = ctx.input(|i| (i.viewport().monitor_size, i.content_rect().size()));
    if let Some(fits) = screen.and_then(|screen| fitting(window, screen)) {
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(fits));
    }
}

/// What a window of this size has to become on a screen of that one; `None` where it fits. Both in points, at whatever
/// scale.
pub(super) fn fitting(window: Vec2, screen: Vec2) -> Option<Vec2> {
    // A desktop that says nothing of its screen says zero.
    let room = screen - BARS;
    (room.min_elem() > 0.0 && (window.x > room.x || window.y > room.y)).then(|| window.min(room))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_window_fits_every_screen_at_every_scale() {
        for (width, height) in [(1024.0, 600.0), (1366.0, 768.0), (1920.0, 1080.0), (3840.0, 2160.0)] {
            for scale in [1.0, 1.25, 1.5, 2.0, 3.0] {
                let screen = vec2(width, height) / scale;
                let size = fitting(FIRST_SIZE, screen).unwrap_or(FIRST_SIZE);
                assert!(size.x <= screen.x && size.y <= screen.y - BARS.y, "{size:?} on {screen:?}");
            }
        }
        assert_eq!(fitting(FIRST_SIZE, vec2(1920.0, 1080.0)), None, "where there is room it stays as it is");
        assert_eq!(fitting(FIRST_SIZE, Vec2::ZERO), None, "nothing is known of the screen");
    }
}
