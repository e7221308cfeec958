//! What the desktop tells: that the machine goes to sleep, or that its screen is locked.

#[cfg(target_os = "linux")]
mod assistive;
#[cfg(target_os = "linux")]
mod bus;
#[cfg(target_os = "linux")]
mod words;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Something a private journal should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DesktopSays {
    /// The machine is about to sleep.
    Sleeps,
    /// The screen or the session is locked.
    Locks,
}

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

/// Where the two buses of a desktop are; without an address, where they are by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Buses {
    pub system: Option<String>,
    pub session: Option<String>,
}

impl Buses {
    /// Those this program's environment names.
    #[must_use]
    pub fn here() -> Self {
        let named = |variable| std::env::var_os(variable).map(|address| address.to_string_lossy().into_owned());
        Self { system: named("DBUS_SYSTEM_BUS_ADDRESS"), session: named("DBUS_SESSION_BUS_ADDRESS") }
    }
}

/// Where the session bus says that the accessibility bus is; `None` where nobody says it within two seconds.
#[cfg(target_os = "linux")]
#[must_use]
pub fn accessibility_bus() -> Option<String> {
    assistive::told(Buses::here().session)
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
