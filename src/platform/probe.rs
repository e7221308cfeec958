//! Tries the doors from inside, as a library that should not would: for tests of the real program.

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, Ipv6Addr, TcpListener, UdpSocket},
};

/// What was found by trying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Every attempt at a network socket was refused for want of permission, from another thread too.
    pub sockets_closed: bool,
    /// Another program can't be started.
    pub programs_refused: bool,
    pub core_dumps: bool,
    /// Three octal digits: what new files are not allowed.
    pub umask: String,
}

/// Tries. Where a door is open, a port of this machine is open for an instant.
#[must_use]
pub fn try_doors() -> Found {
    let elsewhere = std::thread::spawn(sockets_are_refused).join().unwrap_or(false);
    Found {
        sockets_closed: sockets_are_refused() && elsewhere,
        programs_refused: super::again::programs_are_refused(),
        core_dumps: core_dumps(),
        umask: umask(),
    }
}

fn sockets_are_refused() -> bool {
    let four = (Ipv4Addr::LOCALHOST, 0);
    let six = (Ipv6Addr::LOCALHOST, 0);
    let tried =
        [TcpListener::bind(four).err(), TcpListener::bind(six).err(), UdpSocket::bind(four).err(), UdpSocket::bind(six).err()];
    tried.iter().all(|error| error.as_ref().is_some_and(|e| e.kind() == ErrorKind::PermissionDenied))
}

#[cfg(unix)]
fn core_dumps() -> bool {
    use rustix::process::{Resource, getrlimit};
    let limit = getrlimit(Resource::Core).maximum != Some(0);
    #[cfg(target_os = "linux")]
    let limit = limit || rustix::process::dumpable_behavior() != Ok(rustix::process::DumpableBehavior::NotDumpable);
    limit
}

#[cfg(unix)]
fn umask() -> String {
    use rustix::{fs::Mode, process};
    // It can only be read by setting it.
    let now = process::umask(Mode::RWXG | Mode::RWXO);
    process::umask(now);
    format!("{:03o}", now.bits())
}

#[cfg(not(unix))]
fn core_dumps() -> bool {
    true
}

#[cfg(not(unix))]
fn umask() -> String {
    "000".to_owned()
}
