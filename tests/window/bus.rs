use crate::display::is_installed;
use crate::skipped::skipped;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A session bus of the test's own; gone when dropped.
pub struct Bus {
    daemon: Child,
    pub address: String,
    _folder: tempfile::TempDir,
}

/// A session bus without folders of services.
const STARTS_NOTHING: &str = r#"<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

impl Bus {
    /// As a desktop has it: what is installed on this machine is started when it is asked for.
    pub fn start() -> Option<Self> {
        Self::with(&[])
    }

    /// One that starts nothing: only who is there answers, whatever is installed on this machine.
    pub fn that_starts_nothing() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let how = folder.path().join("bus.conf");
        fs::write(&how, STARTS_NOTHING).unwrap();
        Self::with(&[&format!("--config-file={}", how.display())])
    }

    fn with(how: &[&str]) -> Option<Self> {
        if !is_installed("dbus-daemon") {
            skipped("the package dbus-daemon is not installed");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let address = format!("--address=unix:path={}/bus", folder.path().display());
        let mut daemon = Command::new("dbus-daemon")
            .args(if how.is_empty() { &["--session"] } else { how })
            .args(["--nofork", "--nopidfile", "--print-address=1", &address])
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
