//! Starting afresh with an environment the window's libraries can be given. They read it themselves, and a
//! running program can't change its own without `unsafe`; so the program replaces itself by itself, once,
//! with the same arguments. Open descriptors and stdin stay, among them the one a passphrase comes through.

use super::{
    address,
    display::{self, Display},
};
use std::ffi::{OsStr, OsString};

/// Set in the second life, so that there is no third.
const MARK: &str = "GAMUT_STARTED_AGAIN";

/// What graphics drivers (Mesa's, NVIDIA's) ask whether to keep their built shaders in the home folder. The
/// window has two small ones; nothing is gained by a file outside Gamut's own folders.
const NO_CACHES: [(&str, &str); 2] = [("MESA_SHADER_CACHE_DISABLE", "true"), ("__GL_SHADER_DISK_CACHE", "0")];

/// One change of the environment; without a value the variable goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub name: &'static str,
    pub value: Option<String>,
}

/// What must change before a window opens: bus addresses that leave this machine or start a program, a TCP
/// display beside a Wayland one (`keeps_tcp_display`: the person asked for it), caches on the disk.
#[must_use]
pub fn changes(value: impl Fn(&str) -> Option<OsString>, keeps_tcp_display: bool) -> Vec<Change> {
    let mut found = Vec::new();
    for name in address::VARIABLES {
        let Some(said) = value(name) else { continue };
        let local = said.to_str().and_then(address::only_local);
        if local.as_deref().map(OsStr::new) != Some(&said) {
            found.push(Change { name, value: local });
        }
    }
    let far = value("DISPLAY").is_some_and(|name| !display::is_local(&name));
    if far && !keeps_tcp_display && Display::of(&value) == Display::Local {
        found.push(Change { name: "DISPLAY", value: None });
    }
    for (name, wanted) in NO_CACHES {
        if value(name).as_deref() != Some(OsStr::new(wanted)) {
            found.push(Change { name, value: Some(wanted.to_owned()) });
        }
    }
    found
}

/// Replaces this program by itself where the environment needs a change, and returns where it doesn't or where
/// the system won't: the closed doors then refuse what the change would have avoided.
///
/// To be called before any thread starts.
pub fn start_again_for_a_window(keeps_tcp_display: bool) {
    #[cfg(target_os = "linux")]
    {
        let changes = changes(|name| std::env::var_os(name), keeps_tcp_display);
        if !changes.is_empty() && std::env::var_os(MARK).is_none() {
            replace(&changes);
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (keeps_tcp_display, MARK);
}

#[cfg(target_os = "linux")]
fn replace(changes: &[Change]) {
    use std::os::unix::process::CommandExt;
    let Ok(this_program) = std::env::current_exe() else { return };
    let mut words = std::env::args_os();
    let mut again = std::process::Command::new(this_program);
    if let Some(name) = words.next() {
        again.arg0(name);
    }
    again.args(words).env(MARK, "1");
    for change in changes {
        match &change.value {
            Some(value) => again.env(change.name, value),
            None => again.env_remove(change.name),
        };
    }
    // It comes back only where it failed.
    let _not_replaced = again.exec();
}

#[cfg(test)]
mod tests {
    use super::{Change, NO_CACHES, changes};
    use std::ffi::OsString;

    fn with(set: &[(&str, &str)], keeps_tcp_display: bool) -> Vec<Change> {
        let all: Vec<_> = NO_CACHES.iter().chain(set).collect();
        changes(|name| all.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value)), keeps_tcp_display)
    }

    #[test]
    fn an_ordinary_desktop_needs_no_change_but_the_caches() {
        let ordinary =
            [("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1000/bus"), ("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "w-0")];
        assert_eq!(with(&ordinary, false), []);
        let bare = changes(|_| None, false);
        assert_eq!(bare.iter().map(|c| c.name).collect::<Vec<_>>(), ["MESA_SHADER_CACHE_DISABLE", "__GL_SHADER_DISK_CACHE"]);
    }

    #[test]
    fn an_address_that_leaves_this_machine_goes_and_its_local_part_stays() {
        let gone = |name| Change { name, value: None };
        assert_eq!(with(&[("AT_SPI_BUS_ADDRESS", "")], false), [gone("AT_SPI_BUS_ADDRESS")]);
        assert_eq!(
            with(&[("DBUS_SESSION_BUS_ADDRESS", "tcp:host=127.0.0.1,port=9")], false),
            [gone("DBUS_SESSION_BUS_ADDRESS")]
        );
        assert_eq!(
            with(&[("DBUS_SYSTEM_BUS_ADDRESS", "tcp:host=far,port=9;unix:path=/bus")], false),
            [Change { name: "DBUS_SYSTEM_BUS_ADDRESS", value: Some("unix:path=/bus".into()) }]
        );
    }

    #[test]
    fn a_tcp_display_beside_wayland_goes_unless_it_was_asked_for() {
        let both = [("DISPLAY", "localhost:10.0"), ("WAYLAND_DISPLAY", "wayland-0")];
        assert_eq!(with(&both, false), [Change { name: "DISPLAY", value: None }]);
        assert_eq!(with(&both, true), []);
        assert_eq!(with(&both[..1], false), [], "alone it stays, to be told about");
    }

    #[test]
    fn after_the_changes_none_is_left() {
        let after = with(&[("DBUS_SESSION_BUS_ADDRESS", "unix:path=/a;unix:path=/b")], false);
        assert_eq!(after, []);
    }
}
