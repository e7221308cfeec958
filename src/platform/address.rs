//! Addresses of message buses, as the D-Bus specification writes them ("Server Addresses"): one or several
//! `transport:key=value,…` with `;` between them.

/// The variables in which a desktop hands over a bus address.
pub const VARIABLES: [&str; 3] = ["DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"];

/// What of an address stays on this machine and starts no program: its `unix:` entries, in their order. `tcp:`
/// and `nonce-tcp:` go over a network, `unixexec:`, `autolaunch:` and `ibus:` start programs; what isn't known
/// is not taken either. `None` where nothing is left.
#[must_use]
pub fn only_local(address: &str) -> Option<String> {
    let entries = address.split(';').map(str::trim);
    let local: Vec<&str> = entries.filter(|entry| entry.starts_with("unix:") && entry.len() > "unix:".len()).collect();
    (!local.is_empty()).then(|| local.join(";"))
}

#[cfg(test)]
mod tests {
    use super::only_local;

    #[test]
    fn of_an_address_only_unix_sockets_stay() {
        let path = "unix:path=/run/user/1000/bus";
        for (address, left) in [
            ("", None),
            (";", None),
            ("unix:", None),
            ("nonsense", None),
            ("UNIX:path=/x", None),
            ("tcp:host=127.0.0.1,port=9", None),
            ("tcp:host=unix:path=/x,port=9", None),
            ("nonce-tcp:host=127.0.0.1,port=9,noncefile=/x", None),
            ("unixexec:path=ssh,argv1=elsewhere", None),
            ("autolaunch:", None),
            ("autolaunch:scope=*install-path", None),
            ("ibus:", None),
            ("vsock:cid=2,port=9", None),
            (path, Some(path)),
            ("unix:abstract=/tmp/dbus-Jx,guid=0123", Some("unix:abstract=/tmp/dbus-Jx,guid=0123")),
            ("unix:runtime=yes", Some("unix:runtime=yes")),
            ("tcp:host=far,port=9;unix:path=/run/user/1000/bus", Some(path)),
            ("unix:path=/run/user/1000/bus; tcp:host=far,port=9;", Some(path)),
            ("unix:path=/a;unixexec:path=ssh;unix:path=/b", Some("unix:path=/a;unix:path=/b")),
        ] {
            assert_eq!(only_local(address).as_deref(), left, "{address}");
        }
    }
}
