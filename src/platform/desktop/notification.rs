//! A notification of the desktop, with actions: what is shown, and what can come of it.

use super::buses::Buses;
use std::time::Duration;

/// What is shown: a line, and what can be pressed, each by its key and in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub line: String,
    pub actions: Vec<(&'static str, &'static str)>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteSaid {
    /// This action was pressed, by its key. With the token by which a window may come to the front, where the desktop
    /// gives one.
    Pressed(String, Option<String>),
    /// It was put away.
    PutAway,
    /// Nobody pressed anything for as long as it was waited; it is taken away again.
    Left,
    /// Nobody shows notifications here.
    NotThere,
    /// Somebody does, and refused or broke off.
    Refused,
}

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
