//! What the program asks of the system, seen from outside with strace: whether it was granted or refused.

use crate::display::{Display, is_installed};
use crate::program::{Gamut, gamut_under, wait_for};
use crate::skipped::skipped;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// A port of this machine where nobody listens.
const TCP_BUS: &str = "tcp:host=127.0.0.1,port=9";
const CALLS: &str =
    "trace=socket,socketpair,io_uring_setup,bpf,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat";

/// strace beside the program, not around it: the program keeps its process number.
fn words(trace: &Path) -> Vec<&OsStr> {
    let beside = ["strace", "-D", "-f", "-q", "-e", CALLS, "-o"].map(OsStr::new);
    beside.into_iter().chain([trace.as_os_str(), OsStr::new("--")]).collect()
}

/// Inside some containers strace is there and may look at nothing.
pub fn can_trace() -> bool {
    if !is_installed("strace") {
        skipped("the package strace is not installed");
        return false;
    }
    let tried = Command::new("strace").args(["-D", "-f", "-q", "-o", "/dev/null", "true"]).output().unwrap();
    if !tried.status.success() {
        skipped("strace is not allowed to look at programs here");
    }
    tried.status.success()
}

/// The calls of a program that has ended. strace may end a little later than the program: it has written all
/// when the process of the first line is the one whose end the last line tells.
fn calls(trace: &Path) -> Vec<String> {
    let process = |line: &str| line.split(' ').next().map(String::from);
    let is_whole = |text: &String| {
        let (first, last) = (text.lines().next().and_then(process), text.lines().last());
        last.is_some_and(|line| line.contains("+++ exited with") && process(line) == first) && text.ends_with('\n')
    };
    let whole = wait_for(|| std::fs::read_to_string(trace).ok().filter(is_whole));
    assert!(whole.is_some(), "strace did not come to an end");
    whole.unwrap_or_default().lines().map(String::from).collect()
}

fn sockets(calls: &[String]) -> Vec<&str> {
    calls.iter().map(String::as_str).filter(|line| line.contains(" socket(") || line.contains(" socketpair(")).collect()
}

fn reach_out(calls: &[String]) -> Vec<&str> {
    let elsewhere = |line: &&str| !line.contains("socket(AF_UNIX") && !line.contains("socketpair(AF_UNIX");
    let hidden = calls.iter().map(String::as_str).filter(|line| line.contains("io_uring_setup(") || line.contains("bpf("));
    sockets(calls).into_iter().filter(elsewhere).chain(hidden).collect()
}

/// What was made or opened to write outside `folder`. Memory with a name (`/dev/shm`) is no file on a disk.
fn written_outside<'a>(calls: &'a [String], folder: &Path) -> Vec<&'a str> {
    let folder = folder.to_str().unwrap();
    let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", " creat(", " mkdir", " rename", " link"];
    // The first part of an interrupted call names the file.
    let allowed = ["\"/dev/", "\"/proc/self/", "= -1 ENOENT", " resumed>"];
    let outside = |line: &&str| {
        writes.iter().any(|word| line.contains(word))
            && !line.contains(&format!("\"{folder}"))
            && !allowed.iter().any(|word| line.contains(word))
    };
    calls.iter().map(String::as_str).filter(outside).collect()
}

#[test]
fn safety_18_the_window_asks_for_no_socket_but_a_local_one_and_writes_nothing_elsewhere() {
    let (Some(display), true) = (Display::start(), can_trace()) else { return };
    let far = [("DBUS_SESSION_BUS_ADDRESS", TCP_BUS), ("DBUS_SYSTEM_BUS_ADDRESS", TCP_BUS), ("AT_SPI_BUS_ADDRESS", TCP_BUS)];
    for variables in [&[][..], &far] {
        let traces = tempfile::tempdir().unwrap();
        let trace = traces.path().join("calls");
        let mut gamut = Gamut::open_under(&display, &words(&trace), variables);
        gamut.press("Escape", "past the first pages");
        gamut.press("7", "joy is felt at 7");
        gamut.press("ctrl+Return", "save");
        gamut.press("F1", "help");
        gamut.close();

        let calls = calls(&trace);
        assert!(!sockets(&calls).is_empty(), "the display itself is reached by a socket, so the trace is whole: {calls:?}");
        assert_eq!(reach_out(&calls), Vec::<&str>::new(), "with {variables:?}");
        assert_eq!(written_outside(&calls, gamut.folder()), Vec::<&str>::new(), "with {variables:?}");
        let caches = gamut.folder().join(".cache");
        let of_others = written_outside(&calls, &caches.join("gamut")).into_iter().filter(|line| line.contains("/.cache"));
        // The folders above it are made where there are none.
        let of_others: Vec<_> = of_others.filter(|line| !line.contains("mkdir")).collect();
        assert_eq!(of_others, Vec::<&str>::new(), "drivers keep what they have built in Gamut's own folder");
    }
}

#[test]
fn safety_18_a_command_asks_for_no_socket_at_all_and_writes_nothing_elsewhere() {
    if !can_trace() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("out.jsonl");
    let chart = folder.path().join("river.png");
    let (export, chart) = (export.to_str().unwrap(), chart.to_str().unwrap());
    for args in [
        &["log", "--feel", "joy=3", "--note", "a walk"][..],
        &["list"],
        &["analyze", "--json"],
        &["ways"],
        &["chart", "river", chart],
        &["export", export],
        &["import", "jsonl", export],
        &["check"],
        &["help-lines", "--country", "nl"],
    ] {
        let traces = tempfile::tempdir().unwrap();
        let trace = traces.path().join("calls");
        let mut command = gamut_under(folder.path(), &words(&trace));
        let done = command.args(args).env("DBUS_SESSION_BUS_ADDRESS", TCP_BUS).output().unwrap();
        assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        let calls = calls(&trace);
        assert!(calls.len() > 3, "{args:?} was traced: {calls:?}");
        assert_eq!((sockets(&calls), reach_out(&calls)), (vec![], vec![]), "{args:?}");
        assert_eq!(written_outside(&calls, folder.path()), Vec::<&str>::new(), "{args:?}");
    }
}

#[test]
fn a_display_over_tcp_is_reached_only_when_it_was_asked_for() {
    if !can_trace() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let asked = |flag: &[&str]| {
        let trace = folder.path().join("calls");
        let _ = std::fs::remove_file(&trace);
        let mut command = gamut_under(folder.path(), &words(&trace));
        // The port of this display is closed on any machine.
        let done = command.args(flag).env("DISPLAY", "127.0.0.1:59000").output().unwrap();
        (done, calls(&trace))
    };
    let (done, calls) = asked(&[]);
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(13));
    assert!(said.contains("--allow-tcp-display") && said.contains("untouched"), "{said}");
    assert_eq!(sockets(&calls), Vec::<&str>::new(), "it did not even try");

    let (done, calls) = asked(&["--allow-tcp-display"]);
    assert_eq!(done.status.code(), Some(13), "nobody is at that display");
    let tried = sockets(&calls);
    assert!(tried.iter().any(|call| call.contains("AF_INET") && !call.contains("EPERM")), "it was let through: {tried:?}");
}
