//! One window a journal, and the small one for a check-in, with the real program started once more.

use crate::display::{Display, is_installed};
use crate::program::{Gamut, gamut, wait_for};
use crate::skipped::skipped;
use serde_json::json;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Who puts windows in front of each other on this display; gone when dropped.
struct WindowManager(Child);

impl WindowManager {
    fn start(display: &Display) -> Option<Self> {
        if !is_installed("openbox") {
            skipped("the package openbox is not installed");
            return None;
        }
        let home = tempfile::tempdir().unwrap();
        let mut manager = display.tool("openbox");
        manager.env("HOME", home.path()).env("XDG_CACHE_HOME", home.path()).stdout(Stdio::null()).stderr(Stdio::null());
        let manager = Self(manager.spawn().unwrap());
        let root = || display.tool("xprop").args(["-root", "_NET_SUPPORTING_WM_CHECK"]).output().unwrap().stdout;
        let is_there = wait_for(|| String::from_utf8_lossy(&root()).contains("window id").then_some(()));
        assert!(is_there.is_some(), "openbox is installed and did not start");
        Some(manager)
    }
}

impl Drop for WindowManager {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Another start of Gamut on the same journal.
fn again(display: &Display, folder: &Path, words: &[&str]) -> Output {
    let mut command = gamut(folder);
    command.env("DISPLAY", &display.name).args(words).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Written past the test harness. Times are printed and not asserted.
fn tell(words: &str) {
    let _ = writeln!(std::io::stderr(), "\n{words}");
}

fn sockets(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder.join("run/gamut")).into_iter().flatten().flatten();
    entries
        .map(|e| folder.join("run/gamut").join(e.file_name()))
        .filter(|path| path.extension().is_some_and(|e| e == "call"))
        .collect()
}

fn active(display: &Display) -> String {
    let found = display.tool("xdotool").args(["getactivewindow", "getwindowpid"]).output().unwrap();
    String::from_utf8_lossy(&found.stdout).trim().to_owned()
}

#[test]
fn a_second_start_brings_the_first_to_the_front_also_from_the_panel_and_ends() {
    let Some(display) = Display::start() else { return };
    let Some(_manager) = WindowManager::start(&display) else { return };
    let gamut = Gamut::open(&display);
    let pid = gamut.process().to_string();
    let find = || display.tool("xdotool").args(["search", "--pid", &pid, "--name", "Gamut"]).output().unwrap().stdout;
    let window = String::from_utf8_lossy(&find()).lines().next().unwrap().to_owned();
    let minimized = || {
        let state = display.tool("xprop").args(["-id", &window, "WM_STATE"]).output().unwrap().stdout;
        String::from_utf8_lossy(&state).contains("Iconic")
    };
    assert!(display.tool("xdotool").args(["windowminimize", &window]).status().unwrap().success());
    assert!(wait_for(|| minimized().then_some(())).is_some());
    let began = Instant::now();
    let second = again(&display, gamut.folder(), &[]);
    assert!(second.status.success() && said(&second).contains("open with this journal already"), "{}", said(&second));
    let is_back = wait_for(|| (!minimized() && active(&display) == pid).then_some(()));
    assert!(is_back.is_some(), "it is in front, and has the keyboard");
    tell(&format!("a second start: in front after {} ms, the looking included", began.elapsed().as_millis()));
    assert_eq!(sockets(gamut.folder()).len(), 1);
}

#[test]
fn two_that_are_started_at_once_are_one_window() {
    let Some(display) = Display::start() else { return };
    let gamut = Gamut::open(&display);
    let folder = gamut.folder().to_owned();
    drop(gamut);
    let start = || {
        let mut command = crate::program::gamut(&folder);
        command.env("DISPLAY", &display.name).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
    };
    std::fs::create_dir_all(&folder).unwrap();
    let mut both = [start(), start()];
    let ended = wait_for(|| both.iter_mut().position(|p| p.try_wait().unwrap().is_some()));
    let ended = ended.unwrap_or_else(|| panic!("both have a window"));
    std::thread::sleep(Duration::from_millis(500));
    assert!(both[1 - ended].try_wait().unwrap().is_none(), "and one has it");
    for program in &mut both {
        let _ = program.kill();
        let _ = program.wait();
    }
    let _ = std::fs::remove_dir_all(&folder);
}

#[test]
fn what_a_killed_one_left_and_what_others_put_there_keeps_nobody_from_starting() {
    let Some(display) = Display::start() else { return };
    let mut gamut = Gamut::open(&display);
    let folder = gamut.folder().to_owned();
    let stale = sockets(&folder);
    assert_eq!(stale.len(), 1);
    let mode = std::fs::metadata(&stale[0]).unwrap().permissions().mode() & 0o777;
    assert!(mode == 0o600 || mode == 0o700, "for this account only: {mode:o}");
    Command::new("kill").args(["-KILL", &gamut.process().to_string()]).status().unwrap();
    gamut.ended();
    assert_eq!(sockets(&folder), stale, "a killed program leaves it");
    // One that listens and never says a word, and what is no socket at all.
    let silent = UnixListener::bind(folder.join("run/gamut/1-0.call")).unwrap();
    std::fs::write(folder.join("run/gamut/2-0.call"), "nonsense").unwrap();
    gamut.open_again(&display);
    assert!(!sockets(&folder).contains(&stale[0]) || stale[0].ends_with(format!("{}-0.call", gamut.process())));
    gamut.close();
    assert_eq!(sockets(&folder).len(), 2, "its own goes with it");
    drop(silent);
}

#[test]
fn a_stopped_window_is_not_waited_for_and_nobody_else_writes() {
    let Some(display) = Display::start() else { return };
    let gamut = Gamut::open(&display);
    let pid = gamut.process().to_string();
    Command::new("kill").args(["-STOP", &pid]).status().unwrap();
    let mut second = crate::program::gamut(gamut.folder());
    let mut second = second.env("DISPLAY", &display.name).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    // It opens a window of its own, which says that the journal is in use.
    let find = |pid: u32| {
        let search = ["search", "--onlyvisible", "--pid", &pid.to_string(), "--name", "."];
        !display.tool("xdotool").args(search).output().unwrap().stdout.is_empty()
    };
    let comes = wait_for(|| find(second.id()).then_some(()));
    let _ = second.kill();
    let _ = second.wait();
    Command::new("kill").args(["-CONT", &pid]).status().unwrap();
    assert!(comes.is_some(), "it waited for a window that never answers");
}

#[test]
fn a_check_in_from_the_first_press_to_the_disk() {
    let Some(display) = Display::start() else { return };
    let gamut = Gamut::open_on(&display, "", &[]);
    let folder = gamut.folder().to_owned();
    let kept = tempfile::tempdir().unwrap();
    std::fs::copy(folder.join("journal.gamut"), kept.path().join("journal.gamut")).unwrap();
    drop(gamut);
    let mut once = crate::program::gamut(kept.path());
    assert!(once.args(["log", "--feel", "joy=1", "--at", "2026-01-01T10:00"]).output().unwrap().status.success());
    let began = Instant::now();
    let mut command = crate::program::gamut(kept.path());
    let mut program = command.arg("check-in").env("DISPLAY", &display.name).stderr(Stdio::null()).spawn().unwrap();
    let pid = program.id().to_string();
    let search = ["search", "--onlyvisible", "--pid", &pid, "--name", "."];
    let window = wait_for(|| {
        let found = display.tool("xdotool").args(search).output().unwrap();
        String::from_utf8_lossy(&found.stdout).lines().next().map(String::from)
    });
    let Some(window) = window else { panic!("no small window") };
    let size = display.tool("xdotool").args(["getwindowgeometry", &window]).output().unwrap();
    assert!(String::from_utf8_lossy(&size.stdout).contains("360x420"), "{}", String::from_utf8_lossy(&size.stdout));
    assert!(display.tool("xdotool").args(["windowfocus", "--sync", &window]).status().unwrap().success());
    let pressed = ["3", "4", "0", "2", "5", "1", "8", "Return"];
    for key in pressed {
        assert!(display.tool("xdotool").args(["key", key]).status().unwrap().success());
    }
    let status = wait_for(|| program.try_wait().unwrap());
    assert!(status.is_some_and(|status| status.success()), "it is gone by itself");
    tell(&format!(
        "a check-in in the small window: {} presses ({}), {:.1} s from the start of Gamut to its end",
        pressed.len(),
        pressed.join(" "),
        began.elapsed().as_secs_f32()
    ));
    let told = crate::program::gamut(kept.path()).args(["list", "--json"]).output().unwrap();
    let newest = String::from_utf8_lossy(&told.stdout).lines().last().unwrap().to_owned();
    let newest: serde_json::Value = serde_json::from_str(&newest).unwrap();
    assert_eq!(newest["feelings"].as_object().map(serde_json::Map::len), Some(7), "{newest}");
    assert_eq!(newest["feelings"]["joy"], json!(3));
    let backups = crate::program::gamut(kept.path()).args(["backup", "--list"]).output().unwrap();
    assert!(said(&backups).contains("2 check-ins"), "it has its backup: {}", said(&backups));
}

#[test]
fn the_small_files_are_for_this_account_and_say_nothing_of_the_journal() {
    let Some(display) = Display::start() else { return };
    let mut gamut = Gamut::open(&display);
    gamut.press("Escape", "past the first pages");
    gamut.press("7", "joy is felt at 7");
    gamut.press("ctrl+Return", "save");
    gamut.close();
    let folder = gamut.folder().join(".local/state/gamut");
    let mut names: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["version", "window.toml"]);
    for name in names {
        let path = folder.join(name);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let window = std::fs::read_to_string(folder.join("window.toml")).unwrap();
    let known = ["width", "height", "at", "maximized"];
    assert!(window.lines().all(|line| known.iter().any(|word| line.starts_with(word))), "{window}");
    assert_eq!(std::fs::read_to_string(folder.join("version")).unwrap().trim(), env!("CARGO_PKG_VERSION"));
}
