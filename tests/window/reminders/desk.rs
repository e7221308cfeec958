//! A desk with reminders on it: a home, a bus, a journal, and a program that stands in for the window of a check-in.

use crate::bus::Bus;
use crate::stand_ins::{Asked, Notifications, Scheduler, notifications, scheduler};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

pub const PATIENCE: Duration = Duration::from_secs(20);
pub const SECRET: &str = "the walk by the sea";

/// A home with a journal of one check-in, long ago, in UTC; and a program that stands in for the window of a check-in.
pub struct Desk {
    pub folder: tempfile::TempDir,
    pub bus: Bus,
}

impl Desk {
    pub fn new() -> Option<Self> {
        let bus = Bus::that_starts_nothing()?;
        let desk = Self { folder: tempfile::tempdir().unwrap(), bus };
        let stub = desk.stub();
        fs::write(&stub, format!("#!/bin/sh\nfor w in \"$@\"; do echo \"$w\"; done >{0}.new\necho \"$XDG_ACTIVATION_TOKEN $DESKTOP_STARTUP_ID\" >>{0}.new\nmv {0}.new {0}\n", desk.was_started().display())).unwrap();
        fs::set_permissions(&stub, fs::Permissions::from_mode(0o700)).unwrap();
        desk.ok(&["log", "--feel", "joy=3", "--note", SECRET, "--at", "2026-01-02T10:00"]);
        Some(desk)
    }

    /// In a folder of a name that wants quotes.
    pub fn stub(&self) -> PathBuf {
        let folder = self.folder.path().join("50% of it");
        fs::create_dir_all(&folder).unwrap();
        folder.join("gamut")
    }

    pub fn was_started(&self) -> PathBuf {
        self.folder.path().join("started")
    }

    pub fn command(&self, args: &[&str]) -> Command {
        self.command_at(None, args)
    }

    /// At this time of the clock, where one is named.
    pub fn command_at(&self, time: Option<&str>, args: &[&str]) -> Command {
        let words: Vec<&std::ffi::OsStr> = match time {
            Some(time) => ["faketime", time].map(std::ffi::OsStr::new).to_vec(),
            None => Vec::new(),
        };
        let mut command = crate::program::gamut_under(self.folder.path(), &words);
        let runs_in = Path::new(env!("CARGO_BIN_EXE_gamut")).parent().unwrap();
        command.args(args).env("TZ", "UTC").env("DISPLAY", ":0").env("DBUS_SESSION_BUS_ADDRESS", &self.bus.address);
        // As in an AppImage: what is started once more is the image.
        command.env("APPIMAGE", self.stub()).env("APPDIR", runs_in).env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        command
    }

    pub fn run(&self, args: &[&str]) -> (Option<i32>, String) {
        told(&self.command(args).output().unwrap())
    }

    pub fn ok(&self, args: &[&str]) -> String {
        let (code, said) = self.run(args);
        assert_eq!(code, Some(0), "{args:?}: {said}");
        said
    }

    /// Reminders at the minute it is now.
    pub fn on(&self) -> String {
        let now = Command::new("date").args(["-u", "+%H:%M"]).output().unwrap();
        self.ok(&["remind", "on", "--at", String::from_utf8(now.stdout).unwrap().trim()])
    }

    pub fn due(&self, seconds: &str) -> Child {
        let mut due = self.command(&["remind", "due", "--seconds", seconds]);
        due.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    pub fn kept(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join(".config/gamut/reminders")
    }

    pub fn timer(&self) -> PathBuf {
        self.folder.path().join(".config/systemd/user/gamut-remind.timer")
    }

    /// The processes of this home.
    pub fn processes(&self) -> Vec<String> {
        let home = format!("HOME={}\0", self.folder.path().display());
        let all = fs::read_dir("/proc").unwrap().flatten().map(|entry| entry.path());
        let ours = |path: &PathBuf| {
            fs::read(path.join("environ")).is_ok_and(|e| String::from_utf8_lossy(&e).contains(&home))
                && !fs::read(path.join("cmdline")).unwrap_or_default().is_empty()
        };
        all.filter(ours).map(|path| fs::read_to_string(path.join("cmdline")).unwrap_or_default().replace('\0', " ")).collect()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.run(&["remind", "off"]);
    }
}

pub fn told(done: &Output) -> (Option<i32>, String) {
    let said = [&done.stdout, &done.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    (done.status.code(), said.concat())
}

pub fn desk() -> Option<(Desk, Notifications, Scheduler)> {
    let desk = Desk::new()?;
    let (notes, scheduler) = (notifications(&desk.bus.address), scheduler(&desk.bus.address));
    Some((desk, notes, scheduler))
}

/// The next one that is shown.
pub fn shown(notes: &Notifications) -> (u32, Asked) {
    loop {
        match notes.asked.recv_timeout(PATIENCE).unwrap() {
            (_, Asked::Close) => {}
            shown => return shown,
        }
    }
}

/// Whether none is shown for a moment.
pub fn none_is_shown(notes: &Notifications) -> bool {
    loop {
        match notes.asked.recv_timeout(Duration::from_millis(300)) {
            Ok((_, Asked::Close)) => {}
            other => return other.is_err(),
        }
    }
}
