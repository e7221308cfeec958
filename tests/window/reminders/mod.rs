//! Reminders from outside: the real program, a desktop's notifications and its scheduler on a bus of the test's own. The
//! account's systemd is stood in for: none runs where tests do.

mod desk;
mod standing;

use crate::bus::Bus;
use crate::display::{Display, is_installed};
use crate::picture::Picture;
use crate::program::wait_for;
use crate::skipped::skipped;
use crate::stand_ins::{Asked, portal, scheduler};
use desk::{Desk, PATIENCE, SECRET, desk, none_is_shown, shown};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};

#[test]
fn check_in_starts_gamut_itself_with_the_token_and_nothing_of_the_journal_was_shown() {
    let Some((desk, notes, scheduler)) = desk() else { return };
    desk.on();
    assert!(scheduler.calls().contains(&"EnableUnitFiles gamut-remind.timer".to_owned()));
    let mut due = desk.due("20");
    let (id, asked) = shown(&notes);
    let Asked::Notify { name, line, body, actions, hints } = &asked else { panic!() };
    assert_eq!([name.as_str(), line, body], ["Gamut", "Time for a check-in", ""]);
    let words: Vec<&str> = actions.iter().skip(1).step_by(2).map(String::as_str).collect();
    assert_eq!(words, ["Check in", "Check in", "In half an hour", "Not today"]);
    assert!(!format!("{asked:?}").contains(SECRET) && !hints.is_empty());
    notes.token(id, "token-7");
    notes.press(id, "check-in");
    assert!(due.wait().unwrap().success());
    let started = wait_for(|| fs::read_to_string(desk.was_started()).ok()).expect("it was started");
    let journal = desk.folder.path().join("journal.gamut").display().to_string();
    assert_eq!(started.lines().collect::<Vec<_>>(), ["--journal", &journal, "check-in", "token-7 token-7"]);
    assert_eq!(desk.run(&["remind", "due"]).0, Some(0));
    assert!(none_is_shown(&notes), "the same one is not said twice");
}

#[test]
fn each_other_answer_does_what_it_says_and_three_without_one_are_enough() {
    let Some((desk, notes, _scheduler)) = desk() else { return };
    desk.on();
    let mut due = desk.due("20");
    notes.press(shown(&notes).0, "later");
    assert!(due.wait().unwrap().success());
    assert!(desk.kept().contains("\nsnoozed_until ") && desk.kept().contains("\nunanswered 0\n"), "{}", desk.kept());
    let timer = fs::read_to_string(desk.timer()).unwrap();
    assert_eq!(timer.matches("OnCalendar=").count(), 2, "the half hour stands in it, too: {timer}");

    desk.ok(&["remind", "off"]);
    desk.on();
    let mut due = desk.due("20");
    notes.press(shown(&notes).0, "not-today");
    assert!(due.wait().unwrap().success() && desk.kept().contains("\nnot_on "));

    for (n, way) in [(1, "it is put away"), (2, "it is left"), (3, "it is left again")] {
        let text = desk.kept();
        let again: Vec<&str> = text.lines().filter(|l| !["said_last", "not_on"].iter().any(|key| l.starts_with(key))).collect();
        fs::write(desk.file(), again.join("\n") + "\n").unwrap();
        let mut due = desk.due(if n == 1 { "20" } else { "1" });
        let (id, _) = shown(&notes);
        if n == 1 {
            notes.close(id);
        } else {
            assert_eq!(notes.asked.recv_timeout(PATIENCE).unwrap(), (id, Asked::Close), "{way}: it is taken away again");
        }
        assert!(due.wait().unwrap().success());
        assert!(desk.kept().contains(&format!("\nunanswered {n}\n")), "{way}: {}", desk.kept());
    }
    assert!(desk.kept().contains("\nrests_until "), "{}", desk.kept());
    desk.ok(&["log", "--feel", "joy=4"]);
    assert!(desk.kept().contains("\nunanswered 0\n") && !desk.kept().contains("rests_until"), "a check-in is an answer");
}

#[test]
fn a_locked_journal_is_not_opened_and_an_open_one_keeps_reminders_quiet() {
    let Some((desk, notes, _scheduler)) = desk() else { return };
    let mut set = desk.command(&["passphrase", "set"]);
    set.env("GAMUT_PASSPHRASE_FD", "0").stdin(Stdio::piped()).stdout(Stdio::null());
    let mut set = set.spawn().unwrap();
    std::io::Write::write_all(&mut set.stdin.take().unwrap(), b"a long enough passphrase of mine\n").unwrap();
    assert!(set.wait().unwrap().success());
    desk.on();
    let journal = desk.folder.path().join("journal.gamut");
    let before = fs::read(&journal).unwrap();
    let lock = fs::File::open(journal.with_file_name("journal.gamut.lock")).unwrap();
    lock.lock().unwrap();
    assert!(desk.due("20").wait().unwrap().success());
    assert!(none_is_shown(&notes), "somebody has it open");
    drop(lock);
    let blind = desk.command(&["remind", "due"]).env_remove("DISPLAY").output().unwrap();
    assert!(blind.status.success() && none_is_shown(&notes), "no window could come");
    let mut due = desk.due("20");
    notes.press(shown(&notes).0, "not-today");
    assert!(due.wait().unwrap().success() && fs::read(&journal).unwrap() == before);
}

#[test]
fn in_a_sandbox_the_portal_is_asked_and_its_answer_is_heard() {
    use gamut::platform::desktop::{Buses, Note, NoteSaid, show_note};
    let Some(bus) = Bus::that_starts_nothing() else { return };
    let portal = portal(&bus.address);
    let buses = Buses { system: None, session: Some(bus.address.clone()) };
    let note =
        Note { line: "Time for a check-in".to_owned(), actions: vec![("default", "Check in"), ("later", "In half an hour")] };
    let said = std::thread::scope(|scope| {
        let said = scope.spawn(|| show_note(&buses, true, &note, PATIENCE));
        let (title, buttons) = portal.shown.recv_timeout(PATIENCE).unwrap();
        assert_eq!((title.as_str(), buttons), ("Time for a check-in", 1));
        portal.press("later", "token-9");
        said.join().unwrap()
    });
    assert_eq!(said, NoteSaid::Pressed("later".to_owned(), Some("token-9".to_owned())));
    assert_eq!(
        show_note(&Buses { system: None, session: Some("unix:path=/nowhere".into()) }, false, &note, PATIENCE),
        NoteSaid::NotThere
    );
}

/// Debian's dunst on a screen of its own, whose menu of actions is a script that takes the line with this word.
fn dunst(desk: &Desk, display: &Display) -> Option<Child> {
    if !is_installed("dunst") || !is_installed("dunstctl") {
        skipped("the package dunst is not installed");
        return None;
    }
    let (conf, menu) = (desk.folder.path().join("dunstrc"), desk.folder.path().join("menu"));
    fs::write(&menu, format!("#!/bin/sh\ngrep -i \"$(cat {})\"\n", desk.folder.path().join("choice").display())).unwrap();
    fs::set_permissions(&menu, fs::Permissions::from_mode(0o700)).unwrap();
    fs::write(&conf, format!("[global]\nfont = Sans 14\nwidth = 420\ndmenu = {}\n", menu.display())).unwrap();
    let mut dunst = Command::new("dunst");
    dunst.arg("-conf").arg(&conf).env("DISPLAY", &display.name).env("DBUS_SESSION_BUS_ADDRESS", &desk.bus.address);
    Some(dunst.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
}

#[test]
fn a_real_notification_service_shows_it_and_each_action_is_pressed_in_it() {
    let Some(display) = Display::start() else { return };
    let Some(desk) = Desk::new() else { return };
    let _scheduler = scheduler(&desk.bus.address);
    let Some(mut dunst) = dunst(&desk, &display) else { return };
    let dunstctl = |words: &[&str]| {
        let done = Command::new("dunstctl").args(words).env("DBUS_SESSION_BUS_ADDRESS", &desk.bus.address).output().unwrap();
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    };
    wait_for(|| (dunstctl(&["count", "displayed"]) == "0").then_some(())).expect("dunst is there");
    for (choice, kept) in [("half an hour", "\nsnoozed_until "), ("not today", "\nnot_on "), ("check in", "\nunanswered 0\n")] {
        desk.on();
        fs::write(desk.folder.path().join("choice"), choice).unwrap();
        let mut due = desk.due("30");
        wait_for(|| (dunstctl(&["count", "displayed"]) == "1").then_some(())).expect("it is shown");
        let picture = wait_for(|| Some(Picture::take(&display, "reminder")).filter(|p| p.colours() > 2));
        assert!(picture.is_some(), "nothing is seen of it");
        dunstctl(&["context"]);
        assert!(due.wait().unwrap().success());
        assert!(desk.kept().contains(kept), "{choice}: {}", desk.kept());
        if choice == "check in" {
            assert!(wait_for(|| desk.was_started().exists().then_some(())).is_some(), "Gamut is started");
        }
        desk.ok(&["remind", "off"]);
    }
    let _ = dunst.kill();
    let _ = dunst.wait();
}
