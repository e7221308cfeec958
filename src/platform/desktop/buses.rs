//! Where the two buses of a desktop are.

use crate::platform::address;
use std::{ffi::OsString, path::PathBuf};

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

    /// Whether there is certainly no session bus: its place is known, and nothing is there. Then nobody need be asked, and
    /// no thread be started for it: the window's libraries read their files quicker as long as there is one thread alone.
    #[must_use]
    pub fn has_no_session(&self) -> bool {
        let place = match &self.session {
            Some(address) => place_of(address),
            None => place_by_default(|name| std::env::var_os(name)),
        };
        place.is_some_and(|place| place.symlink_metadata().is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound))
    }
}

/// The file that this address names and no other; `None` where it names several, or something else.
fn place_of(address: &str) -> Option<PathBuf> {
    let local = address::only_local(address).filter(|local| !local.contains(';'))?;
    let said = local.strip_prefix("unix:")?.split(',').find_map(|part| part.strip_prefix("path="))?;
    // What stands for another sign is left to who asks.
    (!said.contains('%')).then(|| PathBuf::from(said))
}

fn place_by_default(value: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    value("XDG_RUNTIME_DIR").filter(|folder| !folder.is_empty()).map(|folder| PathBuf::from(folder).join("bus"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_bus_is_missing_for_certain_only_where_its_one_place_is_empty() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("bus");
        let at = |address: String| Buses { session: Some(address), ..Buses::default() };
        let named = at(format!("unix:path={}", place.display()));
        assert!(named.has_no_session());
        assert!(at(format!("unix:path={},guid=1234", place.display())).has_no_session());
        for unknown in ["unix:abstract=/tmp/nobody", "unix:path=/no%20where", "autolaunch:", "nonsense"] {
            assert!(!at(unknown.to_owned()).has_no_session(), "{unknown}");
        }
        assert!(!at(format!("unix:path={};unix:abstract=/tmp/x", place.display())).has_no_session());
        let _listens = std::os::unix::net::UnixListener::bind(&place).expect("bound");
        assert!(!named.has_no_session(), "somebody may be there");
    }

    #[test]
    fn without_an_address_it_is_in_the_folder_of_the_session() {
        let of = |folder: Option<&str>| place_by_default(|name| folder.filter(|_| name == "XDG_RUNTIME_DIR").map(Into::into));
        assert_eq!(of(Some("/run/user/7")), Some(PathBuf::from("/run/user/7/bus")));
        assert_eq!((of(Some("")), of(None)), (None, None));
    }
}
