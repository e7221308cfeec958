//! Listening to the desktop for as long as somebody wants to hear.

#[cfg(target_os = "linux")]
use super::bus;
use super::{buses::Buses, says::DesktopSays};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// While it is kept, the desktop is listened to; once it is dropped, nothing is called any more.
#[derive(Debug)]
#[must_use = "dropped at once, nothing is heard"]
pub struct Listening {
    on: Arc<AtomicBool>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.on.store(false, Ordering::Release);
    }
}

/// As [`listen_at`], on the buses of this program's environment.
pub fn listen(on: impl Fn(DesktopSays) + Send + 'static) -> Listening {
    listen_at(&Buses::here(), on)
}

/// Calls `on`, from a thread of its own, each time the desktop says something: logind's `PrepareForSleep` and
/// the `Lock` of this session, and a screen saver's `ActiveChanged` (freedesktop, GNOME, Cinnamon, MATE, Xfce).
///
/// Returns at once. Only buses on this machine are asked; where there is none, nothing is ever called and
/// nothing is said. Other systems than Linux: never called.
///
/// It does not hold the machine back from sleeping: what `on` starts may end after the machine woke up.
pub fn listen_at(buses: &Buses, on: impl Fn(DesktopSays) + Send + 'static) -> Listening {
    let listening = Listening { on: Arc::new(AtomicBool::new(true)) };
    #[cfg(target_os = "linux")]
    bus::listen(buses, on, &listening.on);
    #[cfg(not(target_os = "linux"))]
    let _never_called = (buses, on);
    listening
}
