//! Where a window would be shown: on this machine, or over a network.

use super::{display_socket, display_socket::Socket};
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
    /// One is named, and nobody is there.
    Empty,
}

impl Display {
    /// The one these variables lead to. Wayland comes before X11, as in the window itself; one where nobody is
    /// is passed over.
    #[must_use]
    pub fn of(value: impl Fn(&str) -> Option<OsString>, answers: impl Fn(&Socket) -> bool) -> Self {
        let said = |name: &str| value(name).filter(|value| !value.is_empty());
        let is_at = |name: OsString| is_at_wayland(&name, &value, &answers);
        if said("WAYLAND_SOCKET").is_some() || said("WAYLAND_DISPLAY").is_some_and(is_at) {
            return Self::Local;
        }
        match said("DISPLAY") {
            None => Self::Missing,
            Some(name) if !is_local(&name) => Self::Tcp,
            Some(name) if Socket::of_x11(&name).is_some_and(|socket| answers(&socket)) => Self::Local,
            Some(_) => Self::Empty,
        }
    }

    /// The one of this program's own environment, passing over a Wayland where nobody answers.
    #[must_use]
    pub fn here() -> Self {
        Self::of(|name| std::env::var_os(name), display_socket::answers)
    }
}

/// Whether the window has to be opened on X11 although a Wayland is named: nobody answers there, as after a session that
/// ended, or in a shell that was started in another one. One that was handed over as an open socket is taken as it is.
#[must_use]
pub fn only_x11_answers() -> bool {
    let said = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let nobody_there = |name: OsString| !is_at_wayland(&name, said, display_socket::answers);
    said("WAYLAND_SOCKET").is_none() && said("DISPLAY").is_some() && said("WAYLAND_DISPLAY").is_some_and(nobody_there)
}

/// Whether somebody is at this `WAYLAND_DISPLAY`.
fn is_at_wayland(name: &OsStr, value: impl Fn(&str) -> Option<OsString>, answers: impl Fn(&Socket) -> bool) -> bool {
    Socket::of_wayland(name, value("XDG_RUNTIME_DIR")).is_some_and(|socket| answers(&socket))
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
    use super::{Display, Socket, is_local};
    use std::ffi::OsString;

    fn at(set: &[(&str, &str)], answers: impl Fn(&Socket) -> bool) -> Display {
        let run_time = ("XDG_RUNTIME_DIR", "/run/user/7");
        let all: Vec<_> = set.iter().chain([&run_time]).collect();
        Display::of(|name| all.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value)), answers)
    }

    #[test]
    fn a_display_where_nobody_is_is_passed_over_and_the_network_is_not_asked_instead() {
        let nobody = |_: &Socket| false;
        assert_eq!(at(&[("DISPLAY", ":0")], nobody), Display::Empty);
        assert_eq!(at(&[("DISPLAY", ":99999999")], |_| true), Display::Empty, "there is no such number");
        assert_eq!(at(&[("WAYLAND_DISPLAY", "wayland-0")], nobody), Display::Missing);
        let both = [("WAYLAND_DISPLAY", "wayland-0"), ("DISPLAY", ":0")];
        assert_eq!(at(&both, |socket| *socket == Socket::X11(0)), Display::Local);
        assert_eq!(at(&both, |socket| *socket == Socket::Path("/run/user/7/wayland-0".into())), Display::Local);
        assert_eq!(at(&both, nobody), Display::Empty);
        assert_eq!(at(&[both[0], ("DISPLAY", "far:0")], nobody), Display::Tcp, "to be told about");
    }

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
        let of = |set: &[(&str, &str)]| at(set, |_| true);
        assert_eq!(of(&[]), Display::Missing);
        assert_eq!(of(&[("DISPLAY", ""), ("WAYLAND_DISPLAY", "")]), Display::Missing);
        assert_eq!(of(&[("DISPLAY", ":0")]), Display::Local);
        assert_eq!(of(&[("DISPLAY", "far:0")]), Display::Tcp);
        assert_eq!(of(&[("DISPLAY", "far:0"), ("WAYLAND_DISPLAY", "wayland-0")]), Display::Local);
        assert_eq!(of(&[("DISPLAY", "far:0"), ("WAYLAND_SOCKET", "3")]), Display::Local);
    }
}
