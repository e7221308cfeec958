//! The doors that are closed before anything else happens.

/// How far this program may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Sockets of this machine only.
    ThisMachine,
    /// TCP too, because the person asked for a display beyond it.
    TcpDisplay,
}

/// Which doors are closed. Where the system doesn't offer one, the program goes on and this says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doors {
    /// The kernel refuses every socket but a local one. Linux only.
    pub sockets_closed: bool,
    /// What stands in memory is not written to a file when the program breaks.
    pub no_core_dumps: bool,
    /// New files can be read by this account only.
    pub private_files: bool,
}

/// Closes them, for good. To be called before any thread starts, and before anything asks for a socket.
#[must_use]
pub fn close(reach: Reach) -> Doors {
    Doors { sockets_closed: close_sockets(reach), no_core_dumps: forbid_core_dumps(), private_files: keep_files_private() }
}

/// No other program of the same account reads what stands in memory from here on, and no program that dumps are handed to
/// gets any. Apart from the others, and before anything of a journal is read: until then the desktop can see who asks it
/// for its window for files (`desktop::introduce`). `false` where the system doesn't offer it.
#[must_use]
pub fn let_nobody_look_in() -> bool {
    #[cfg(target_os = "linux")]
    let closed = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable).is_ok();
    #[cfg(not(target_os = "linux"))]
    let closed = false;
    closed
}

/// The last door, once this program has replaced itself where it must: no other program is started from here on.
/// `false` where the system doesn't offer it.
#[must_use]
pub fn forbid_programs() -> bool {
    #[cfg(target_os = "linux")]
    let forbidden = super::programs::forbid();
    #[cfg(not(target_os = "linux"))]
    let forbidden = false;
    forbidden
}

#[cfg(target_os = "linux")]
fn close_sockets(reach: Reach) -> bool {
    use super::sockets::{AF_INET, AF_INET6, AF_UNIX, allow_only};
    match reach {
        Reach::ThisMachine => allow_only(&[AF_UNIX]),
        Reach::TcpDisplay => {
            let _others_are_closed = allow_only(&[AF_UNIX, AF_INET, AF_INET6]);
            false
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn close_sockets(_reach: Reach) -> bool {
    false
}

#[cfg(unix)]
fn forbid_core_dumps() -> bool {
    use rustix::process::{Resource, Rlimit, setrlimit};
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).is_ok()
}

#[cfg(unix)]
fn keep_files_private() -> bool {
    let _before = rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    true
}

#[cfg(not(unix))]
fn forbid_core_dumps() -> bool {
    false
}

#[cfg(not(unix))]
fn keep_files_private() -> bool {
    false
}
