//! A notification of the desktop, shown and waited for, wherever there are some.

use super::{
    buses::Buses,
    note::{Note, NoteSaid},
};
use std::time::Duration;

/// Shows it and waits for what comes of it, so long at most. In a sandbox the portal is asked, which shows it in the
/// program's name. Other systems than Linux: [`NoteSaid::NotThere`].
#[must_use]
pub fn show_note(buses: &Buses, in_sandbox: bool, note: &Note, patience: Duration) -> NoteSaid {
    #[cfg(target_os = "linux")]
    return super::note_on_bus::show(buses, in_sandbox, note, patience);
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = (buses, in_sandbox, note, patience);
        NoteSaid::NotThere
    }
}

/// Whether somebody shows notifications here, or would be started to.
#[must_use]
pub fn notes_are_shown(buses: &Buses, in_sandbox: bool) -> bool {
    #[cfg(target_os = "linux")]
    return super::note_on_bus::is_there(buses, in_sandbox);
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = (buses, in_sandbox);
        false
    }
}
