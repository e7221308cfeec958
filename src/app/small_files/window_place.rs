//! Where the window was and how large, as it is kept; and where it may be on the screens that are there now.

use serde::{Deserialize, Serialize};

/// The narrowest and the largest a window can be kept as, in points: our choice, beyond any screen.
const SIZES: std::ops::RangeInclusive<u32> = 200..=20_000;
const PLACES: std::ops::RangeInclusive<i32> = -100_000..=100_000;

/// In points, before the size of text; of the window as it is when it is not maximized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    pub width: u32,
    pub height: u32,
    /// From the left and from the top; nothing where the desktop doesn't tell (Wayland).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<(i32, i32)>,
    #[serde(default)]
    pub maximized: bool,
}

/// A screen, or a window: left, top, width, height.
type Area = [i32; 4];

/// So much of a window must be on a screen for somebody to take hold of it.
const HOLD: i32 = 64;

impl WindowPlace {
    pub(super) fn read(text: &str) -> Option<Self> {
        let place: Self = toml::from_str::<toml::Table>(text).ok()?.try_into().ok()?;
        let is_size = SIZES.contains(&place.width) && SIZES.contains(&place.height);
        let is_place = place.at.is_none_or(|(x, y)| PLACES.contains(&x) && PLACES.contains(&y));
        (is_size && is_place).then_some(place)
    }

    pub(super) fn written(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// Where a window has to go that stands there, so that its upper edge can be taken hold of on one of these screens;
    /// `None` where it can stay. The first screen is the one it goes to.
    #[must_use]
    pub fn brought_back(window: Area, screens: &[Area]) -> Option<(i32, i32)> {
        let [left, top, width, height] = window;
        let can_be_held = |[x, y, w, h]: &Area| {
            let across = (left + width).min(x + w) - left.max(*x);
            across >= HOLD.min(width) && top >= *y && top + HOLD <= y + h
        };
        let &[x, y, w, h] = screens.first()?;
        if screens.iter().any(can_be_held) {
            return None;
        }
        Some((left.clamp(x, (x + w - width).max(x)), top.clamp(y, (y + h - height).max(y))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_in_the_file_is_no_place() {
        for text in [
            "",
            "nonsense",
            "width = 1100",
            "width = -5\nheight = 700",
            "width = 0\nheight = 700",
            "width = 1e9\nheight = 700",
            "width = 999999\nheight = 700",
            "width = 1100\nheight = 760\nat = [1]",
            "width = 1100\nheight = 760\nat = [9999999, 0]",
            "width = 1100\nheight = 760\nmaximized = 3",
        ] {
            assert_eq!(WindowPlace::read(text), None, "{text}");
        }
        let without_place = WindowPlace { width: 1100, height: 760, at: None, maximized: false };
        assert_eq!(WindowPlace::read("width = 1100\nheight = 760"), Some(without_place));
        assert_eq!(WindowPlace::read(&without_place.written()), Some(without_place));
    }

    #[test]
    fn a_window_whose_screen_is_gone_comes_back_to_one_that_is_there() {
        let (left, right) = ([0, 0, 1920, 1080], [1920, 0, 1920, 1080]);
        let window = [2200, 100, 1100, 760];
        assert_eq!(WindowPlace::brought_back(window, &[left, right]), None, "both are there");
        assert_eq!(WindowPlace::brought_back(window, &[left]), Some((820, 100)));
        assert_eq!(WindowPlace::brought_back([0, 0, 1100, 760], &[]), None, "nothing is known of the screens");
        assert_eq!(WindowPlace::brought_back([100, -300, 1100, 760], &[left]), Some((100, 0)), "its title is out of reach");
        assert_eq!(WindowPlace::brought_back([100, 1060, 1100, 760], &[left]), Some((100, 320)));
        assert_eq!(WindowPlace::brought_back([-1090, 10, 1100, 760], &[left]), Some((0, 10)), "a sliver is not enough");
        assert_eq!(WindowPlace::brought_back([-500, 10, 1100, 760], &[left]), None, "half of it is where somebody put it");
        assert_eq!(WindowPlace::brought_back([5000, 5000, 3000, 2000], &[left]), Some((0, 0)), "larger than the screen");
    }
}
