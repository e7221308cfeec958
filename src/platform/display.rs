//! Where a window would be shown: on this machine, or over a network.

use std::ffi::{OsStr, OsString};

/// The flag that lets the picture leave this machine.
pub const ALLOW_TCP: &str = "--allow-tcp-display";

/// How a display is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Display {
    /// There is none.
    Missing,
    /// Over a socket of this machine; Wayland is always that.
    Local,
    /// Over TCP, as `ssh -X` does.
    Tcp,
}

impl Display {
    /// The one these variables lead to. Wayland comes before X11, as in the window itself.
    #[must_use]
    pub fn of(value: impl Fn(&str) -> Option<OsString>) -> Self {
        let said = |name: &str| value(name).filter(|value| !value.is_empty());
        if said("WAYLAND_DISPLAY").is_some() || said("WAYLAND_SOCKET").is_some() {
            return Self::Local;
        }
        match said("DISPLAY") {
            None => Self::Missing,
            Some(name) if is_local(&name) => Self::Local,
            Some(_) => Self::Tcp,
        }
    }

    /// The one of this program's own environment, passing over a Wayland where nobody answers.
    #[must_use]
    pub fn here() -> Self {
        let wayland_is_dead = wayland_is_dead();
        Self::of(|name| std::env::var_os(name).filter(|_| !(wayland_is_dead && name == WAYLAND)))
    }
}

const WAYLAND: &str = "WAYLAND_DISPLAY";

/// Whether the window has to be opened on X11 although a Wayland is named: nobody answers there, as after a session that
/// ended, or in a shell that was started in another one.
#[must_use]
pub fn only_x11_answers() -> bool {
    wayland_is_dead() && std::env::var_os("DISPLAY").is_some_and(|name| !name.is_empty())
}

/// A Wayland is named, and its socket takes no connection. One that was handed over as an open socket is taken as it is.
#[cfg(unix)]
fn wayland_is_dead() -> bool {
    let said = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let Some(name) = said(WAYLAND) else { return false };
    if said("WAYLAND_SOCKET").is_some() {
        return false;
    }
    let path = std::path::PathBuf::from(name);
    let path = if path.is_absolute() {
        Some(path)
    } else {
        said("XDG_RUNTIME_DIR").map(|folder| std::path::Path::new(&folder).join(path))
    };
    path.is_none_or(|path| std::os::unix::net::UnixStream::connect(path).is_err())
}

#[cfg(not(unix))]
const fn wayland_is_dead() -> bool {
    false
}

/// Whether X11 reaches this `DISPLAY` without TCP. Its form is `[protocol/][host]:number[.screen]`; with no
/// host, the host `unix` or the protocol `unix` it is a socket of this machine, and so is a path to one.
/// What isn't understood counts as not local.
#[must_use]
pub fn is_local(name: &OsStr) -> bool {
    let Some(name) = name.to_str() else { return false };
    if name.starts_with('/') {
        return true;
    }
    let Some((before, _number)) = name.rsplit_once(':') else { return false };
    match before.split_once('/') {
        Some((protocol, _host)) => protocol == "unix" || protocol == "local",
        None => before.is_empty() || before == "unix",
    }
}

#[cfg(test)]
mod tests {
    use super::{Display, is_local};
    use std::ffi::OsString;

    #[test]
    fn a_display_is_local_without_a_host_and_over_tcp_with_one() {
        for (name, local) in [
            ("", false),
            ("nonsense", false),
            (":0", true),
            (":0.1", true),
            (":99", true),
            ("unix:0", true),
            ("unix/:0", true),
            ("local/here:0", true),
            ("/private/tmp/launch-x/org.xquartz:0", true),
            ("localhost:10.0", false),
            ("127.0.0.1:0", false),
            ("[::1]:0", false),
            ("::1:0", false),
            ("host:0", false),
            ("tcp/host:0", false),
            ("tcp/:0", false),
            ("inet6/host:0", false),
            ("host.example:0.0", false),
        ] {
            assert_eq!(is_local(name.as_ref()), local, "{name}");
        }
    }

    #[test]
    fn wayland_comes_first_and_an_empty_variable_is_none() {
        let of = |set: &[(&str, &str)]| {
            Display::of(|name| set.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value)))
        };
        assert_eq!(of(&[]), Display::Missing);
        assert_eq!(of(&[("DISPLAY", ""), ("WAYLAND_DISPLAY", "")]), Display::Missing);
        assert_eq!(of(&[("DISPLAY", ":0")]), Display::Local);
        assert_eq!(of(&[("DISPLAY", "far:0")]), Display::Tcp);
        assert_eq!(of(&[("DISPLAY", "far:0"), ("WAYLAND_DISPLAY", "wayland-0")]), Display::Local);
        assert_eq!(of(&[("DISPLAY", "far:0"), ("WAYLAND_SOCKET", "3")]), Display::Local);
    }
}
