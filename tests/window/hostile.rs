//! A session in which somebody else owns the accessibility bus's name, and answers an address that starts a program.

use crate::bus::Bus;
use crate::display::{Display, is_installed};
use crate::program::{Gamut, gamut_under, wait_for};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use std::time::Duration;
use zbus::blocking::{Connection, connection::Builder};

const NAME: &str = "org.a11y.Bus";
const PATH: &str = "/org/a11y/bus";

struct Owner {
    answer: String,
    takes: Duration,
    asked: Arc<AtomicUsize>,
}

#[zbus::interface(name = "org.a11y.Bus")]
impl Owner {
    fn get_address(&self) -> String {
        self.asked.fetch_add(1, Ordering::SeqCst);
        std::thread::sleep(self.takes);
        self.answer.clone()
    }
}

/// Whether assistive technology is wanted.
struct Status(bool);

#[zbus::interface(name = "org.a11y.Status")]
impl Status {
    #[zbus(property)]
    fn is_enabled(&self) -> bool {
        self.0
    }
}

/// The owner of the name on this bus, and how often it was asked.
fn own(bus: &Bus, answer: &str, takes: Duration) -> (Connection, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let owner = Owner { answer: answer.to_owned(), takes, asked: Arc::clone(&asked) };
    let owns = Builder::address(bus.address.as_str())
        .and_then(|builder| builder.serve_at(PATH, owner))
        .and_then(|builder| builder.serve_at(PATH, Status(true)))
        .and_then(|builder| builder.name(NAME))
        .and_then(Builder::build)
        .unwrap();
    (owns, asked)
}

/// A file that is made by a program, and an address that starts that program.
fn marker() -> (tempfile::TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-program-was-started");
    let program = folder.path().join("program");
    std::fs::write(&program, format!("#!/bin/sh\ntouch {}\n", file.display())).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
    let address = format!("unixexec:path={}", program.display());
    (folder, file, address)
}

/// An address that is not followed leaves nothing to wait for: so long it would have been followed by.
fn is_there_after_a_while(file: &Path) -> bool {
    (0..60).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        file.exists()
    })
}

#[test]
fn safety_18_an_address_that_comes_over_a_bus_starts_no_program() {
    let (Some(display), Some(bus)) = (Display::start(), Bus::start()) else { return };
    let (_folder, file, address) = marker();
    let (_owns, asked) = own(&bus, &address, Duration::ZERO);
    let variables = [("DBUS_SESSION_BUS_ADDRESS", bus.address.as_str()), ("GAMUT_STARTED_AGAIN", "1")];
    let mut gamut = Gamut::open_under(&display, &[], &variables);
    assert!(!is_there_after_a_while(&file), "a program was started");
    assert!(asked.load(Ordering::SeqCst) > 0, "it was asked");
    gamut.press("Escape", "past the first pages");
    gamut.close();
    assert!(!file.exists());
}

#[test]
fn safety_18_an_owner_that_answers_too_late_to_be_looked_at_starts_no_program_either() {
    let (Some(display), Some(bus)) = (Display::start(), Bus::start()) else { return };
    let (_folder, file, address) = marker();
    let (_owns, asked) = own(&bus, &address, Duration::from_secs(4));
    let mut gamut = Gamut::open_under(&display, &[], &[("DBUS_SESSION_BUS_ADDRESS", bus.address.as_str())]);
    gamut.press("Escape", "past the first pages");
    let followed = wait_for(|| (asked.load(Ordering::SeqCst) > 1).then_some(()));
    assert!(followed.is_some(), "the window's libraries asked themselves, or this shows nothing");
    assert!(!is_there_after_a_while(&file), "a program was started");
    gamut.press("F1", "it still answers");
    gamut.close();
}

#[test]
fn a_display_where_nobody_is_is_told_and_the_network_is_not_asked_instead() {
    if !is_installed("strace") {
        crate::skipped::skipped("strace is not installed");
        return;
    }
    for named in [":99999999", ":59", ":59.0", "unix:59"] {
        let folder = tempfile::tempdir().unwrap();
        let trace = folder.path().join("calls");
        let words = ["strace", "-f", "-q", "-e", "trace=socket,execve", "-o", trace.to_str().unwrap(), "--"];
        let mut command = gamut_under(folder.path(), &words.map(std::ffi::OsStr::new));
        let done = command.env("DISPLAY", named).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        if said.contains("ptrace") {
            crate::skipped::skipped("strace may not look here");
            return;
        }
        assert_eq!(done.status.code(), Some(13), "{named}: {said}");
        assert!(said.contains("Nobody answers") && said.contains("untouched"), "{named}: {said}");
        let calls = std::fs::read_to_string(&trace).unwrap();
        let far: Vec<&str> = calls.lines().filter(|line| line.contains(" socket(") && !line.contains("AF_UNIX")).collect();
        assert_eq!(far, Vec::<&str>::new(), "{named}");
        assert!(calls.contains("execve("), "{named} was traced");
    }
}
