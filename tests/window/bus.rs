use crate::display::is_installed;
use crate::skipped::skipped;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A session bus of the test's own; gone when dropped.
pub struct Bus {
    daemon: Child,
    pub address: String,
    _folder: tempfile::TempDir,
}

impl Bus {
    pub fn start() -> Option<Self> {
        if !is_installed("dbus-daemon") {
            skipped("the package dbus-daemon is not installed");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let address = format!("--address=unix:path={}/bus", folder.path().display());
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1", &address])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Some(Self { daemon, address: address.trim().to_owned(), _folder: folder })
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
