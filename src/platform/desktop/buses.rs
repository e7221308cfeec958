//! Where the two buses of a desktop are.

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
