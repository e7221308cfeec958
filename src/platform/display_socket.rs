//! Whether somebody is at a display, asked at its own socket before the window's libraries ask: where nobody is at
//! `:7`, they try the network next.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

/// Where a display of this machine listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Socket {
    /// X11 by its number; under a path, and in the kernel's own name space.
    X11(u16),
    Path(PathBuf),
}

impl Socket {
    /// Of a `DISPLAY` that is local. `None` where it has no such number: nobody can be there.
    #[must_use]
    pub fn of_x11(name: &OsStr) -> Option<Self> {
        let name = name.to_str()?;
        if let Some(path) =
            name.strip_prefix("unix:").filter(|path| path.starts_with('/')).or(name.starts_with('/').then_some(name))
        {
            return Some(Self::Path(Path::new(path).to_owned()));
        }
        let (_host, number) = name.rsplit_once(':')?;
        let number = number.split_once('.').map_or(number, |(number, _screen)| number);
        number.parse().ok().map(Self::X11)
    }

    /// Of a `WAYLAND_DISPLAY`: a path, or a name in the folder of the session.
    #[must_use]
    pub fn of_wayland(name: &OsStr, run_time: Option<OsString>) -> Option<Self> {
        let name = Path::new(name);
        if name.is_absolute() {
            return Some(Self::Path(name.to_owned()));
        }
        run_time.map(|folder| Self::Path(Path::new(&folder).join(name)))
    }
}

/// Whether somebody listens there.
#[cfg(target_os = "linux")]
#[must_use]
pub fn answers(socket: &Socket) -> bool {
    use std::os::{
        linux::net::SocketAddrExt,
        unix::net::{SocketAddr, UnixStream},
    };
    let path = match socket {
        Socket::Path(path) => {
            return UnixStream::connect(path).is_ok()
                || with_screen(path).is_some_and(|path| UnixStream::connect(path).is_ok());
        }
        Socket::X11(number) => format!("/tmp/.X11-unix/X{number}"),
    };
    let hidden = SocketAddr::from_abstract_name(&path).and_then(|address| UnixStream::connect_addr(&address));
    hidden.is_ok() || UnixStream::connect(path).is_ok()
}

/// A path may have the number of a screen behind it.
#[cfg(target_os = "linux")]
fn with_screen(path: &Path) -> Option<&Path> {
    path.to_str()?.rsplit_once('.').map(|(path, _screen)| Path::new(path))
}

/// Elsewhere the window finds out.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub fn answers(_socket: &Socket) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::{Socket, answers};
    use std::ffi::{OsStr, OsString};

    #[test]
    fn a_display_has_a_socket_by_its_number_or_its_path() {
        let path = |path: &str| Some(Socket::Path(path.into()));
        for (name, socket) in [
            ("", None),
            ("nonsense", None),
            (":", None),
            (":99999999", None),
            (":-1", None),
            (":0", Some(Socket::X11(0))),
            (":12.3", Some(Socket::X11(12))),
            ("unix:7", Some(Socket::X11(7))),
            ("unix/:7", Some(Socket::X11(7))),
            ("/private/tmp/launch-x/org.xquartz:0", path("/private/tmp/launch-x/org.xquartz:0")),
            ("unix:/run/x", path("/run/x")),
        ] {
            assert_eq!(Socket::of_x11(OsStr::new(name)), socket, "{name}");
        }
        let of = |name: &str, run_time: Option<&str>| Socket::of_wayland(OsStr::new(name), run_time.map(OsString::from));
        assert_eq!(of("wayland-0", Some("/run/user/7")), path("/run/user/7/wayland-0"));
        assert_eq!(of("/run/w", None), path("/run/w"));
        assert_eq!(of("wayland-0", None), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn nobody_is_where_nobody_listens() {
        let folder = tempfile::tempdir().expect("a folder");
        let socket = folder.path().join("display");
        assert!(!answers(&Socket::Path(socket.clone())));
        let listens = std::os::unix::net::UnixListener::bind(&socket).expect("bound");
        assert!(answers(&Socket::Path(socket.clone())));
        drop(listens);
        assert!(!answers(&Socket::Path(socket)), "a socket that was left behind");
    }
}
