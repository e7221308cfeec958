//! Whether there is a graphics card to paint with. Where there is none, a driver would compute its pictures on the
//! processor all the same, by a compiler and more, which take over half of the memory an empty window needs.

use super::display::Display;
use std::{ffi::OsString, path::Path};

/// What says who paints, whatever is found: `card` or `processor`. For drivers that are there and don't work.
pub const WHO_PAINTS: &str = "GAMUT_PAINTS_BY";

/// Who paints the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Graphics {
    /// A graphics card, through its driver.
    Card,
    /// The processor, without any driver.
    Processor,
}

/// Devices by which programs reach a graphics card: the kernel's own way, NVIDIA's, that of Windows beneath Linux, ARM's and
/// Qualcomm's.
const CARDS: [&str; 5] = ["/dev/dri", "/dev/nvidiactl", "/dev/dxg", "/dev/mali0", "/dev/kgsl-3d0"];

impl Graphics {
    /// What the environment says, and else whether one of the devices is there. `renders` = whether there is a device with
    /// this path by which a card can be asked to draw. A display that is `far` shares no memory with us, and what sends
    /// large pictures over a network in pieces is the driver.
    #[must_use]
    pub fn of(value: impl Fn(&str) -> Option<OsString>, renders: impl Fn(&str) -> bool, far: bool) -> Self {
        let said = |name: &str| value(name).and_then(|said| said.into_string().ok()).unwrap_or_default().to_ascii_lowercase();
        match said(WHO_PAINTS).as_str() {
            "card" => return Self::Card,
            "processor" => return Self::Processor,
            // Not said, or nothing that is known.
            _ => {}
        }
        // What Mesa is told to leave the card alone.
        let is_left_alone = ["1", "true", "yes", "on", "y"].contains(&said("LIBGL_ALWAYS_SOFTWARE").as_str());
        if far || !is_left_alone && CARDS.into_iter().any(renders) { Self::Card } else { Self::Processor }
    }

    /// Of this machine.
    #[must_use]
    pub fn here() -> Self {
        let is_linux = cfg!(target_os = "linux");
        let far = is_linux && Display::here() == Display::Tcp;
        Self::of(|name| std::env::var_os(name), |path| !is_linux || renders(path), far)
    }
}

/// The kernel has its devices for drawing in a folder, beside those that only show pictures.
fn renders(path: &str) -> bool {
    let path = Path::new(path);
    if !path.is_dir() {
        return path.exists();
    }
    let Ok(devices) = path.read_dir() else { return false };
    devices.flatten().any(|device| device.file_name().as_encoded_bytes().starts_with(b"renderD"))
}

#[cfg(test)]
mod tests {
    use super::{Graphics, renders};
    use std::ffi::OsString;

    fn of(set: &[(&str, &str)], devices: &[&str]) -> Graphics {
        let value = |name: &str| set.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value));
        Graphics::of(value, |path| devices.contains(&path), false)
    }

    #[test]
    fn a_card_paints_where_one_is_and_the_processor_where_none_is() {
        assert_eq!(of(&[], &[]), Graphics::Processor);
        for card in ["/dev/dri", "/dev/nvidiactl", "/dev/dxg"] {
            assert_eq!(of(&[], &[card]), Graphics::Card, "{card}");
        }
    }

    #[test]
    fn whoever_tells_it_who_paints_is_heeded_and_what_is_not_known_changes_nothing() {
        assert_eq!(of(&[("GAMUT_PAINTS_BY", "processor")], &["/dev/dri"]), Graphics::Processor);
        assert_eq!(of(&[("GAMUT_PAINTS_BY", "Card"), ("LIBGL_ALWAYS_SOFTWARE", "1")], &[]), Graphics::Card);
        assert_eq!(of(&[("GAMUT_PAINTS_BY", "brush")], &["/dev/dri"]), Graphics::Card);
        assert_eq!(of(&[("LIBGL_ALWAYS_SOFTWARE", "true")], &["/dev/dri"]), Graphics::Processor);
        assert_eq!(of(&[("LIBGL_ALWAYS_SOFTWARE", "0")], &["/dev/dri"]), Graphics::Card);
    }

    #[test]
    fn a_display_over_the_network_is_painted_through_a_driver_unless_it_is_told_otherwise() {
        let none = |_: &str| false;
        assert_eq!(Graphics::of(|_| None, none, true), Graphics::Card);
        assert_eq!(
            Graphics::of(|name| (name == super::WHO_PAINTS).then(|| "processor".into()), none, true),
            Graphics::Processor
        );
    }

    #[test]
    fn a_device_that_only_shows_pictures_is_no_card_to_paint_with() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_str().expect("plain");
        std::fs::write(folder.path().join("card0"), "").expect("written");
        assert!(!renders(path));
        std::fs::write(folder.path().join("renderD128"), "").expect("written");
        assert!(renders(path));
        assert!(!renders("/nowhere/at/all"));
        assert!(renders("/dev/null"), "a device of its own");
    }
}
