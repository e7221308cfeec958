//! What the desktop tells: that the machine goes to sleep, or that its screen is locked.

#[cfg(target_os = "linux")]
mod assistive;
#[cfg(target_os = "linux")]
mod bus;
mod buses;
mod listening;
mod says;
#[cfg(target_os = "linux")]
mod words;

#[cfg(target_os = "linux")]
pub use assistive::accessibility_bus;
pub use buses::Buses;
pub use listening::{Listening, listen, listen_at};
pub use says::DesktopSays;
