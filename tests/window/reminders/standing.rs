//! How reminders stand with the system: what it is told, what waits, what is wrong, and what is left when they are off.

use super::desk::{Desk, desk, shown, told};
use crate::display::is_installed;
use crate::program::{gamut, wait_for};
use crate::skipped::skipped;
use crate::stand_ins::notifications;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::time::Duration;

#[test]
fn nothing_due_means_no_process_no_notification_and_a_clock_that_was_changed_says_nothing_of_the_past() {
    if !is_installed("faketime") {
        return skipped("the package faketime is not installed");
    }
    let Some((desk, notes, _scheduler)) = desk() else { return };
    desk.ok(&["remind", "on", "--at", "9:00", "--at", "20:00"]);
    assert_eq!(desk.processes(), Vec::<String>::new(), "nobody waits");
    let at = |time: &str| {
        let mut due = desk.command_at(Some(time), &["remind", "due", "--seconds", "1"]).spawn().unwrap();
        let said = notes.asked.recv_timeout(Duration::from_millis(1500)).is_ok();
        assert!(due.wait().unwrap().success());
        while notes.asked.try_recv().is_ok() {}
        said
    };
    for (time, said) in [
        ("2027-03-01 08:30:00", false),
        ("2027-03-01 09:00:20", true),
        ("2027-03-01 09:03:00", false),
        ("2027-03-01 12:00:00", false),
        ("2027-03-01 20:09:00", true),
        ("2027-03-09 03:00:00", false),
        ("2027-02-20 09:01:00", true),
    ] {
        assert_eq!(at(time), said, "{time}");
    }
    assert_eq!(desk.processes(), Vec::<String>::new());
}

#[test]
fn what_systemd_is_told_it_understands_and_off_leaves_nothing() {
    let Some((desk, _notes, scheduler)) = desk() else { return };
    desk.ok(&["remind", "on", "--random", "4", "--days", "mon,tue,wed,thu,fri,sat,sun"]);
    let timer = fs::read_to_string(desk.timer()).unwrap();
    assert_eq!(timer.matches("OnCalendar=").count(), 1 + 4 * 7, "{timer}");
    assert_eq!(fs::metadata(desk.file()).unwrap().permissions().mode() & 0o777, 0o600);
    if is_installed("systemd-analyze") {
        let verified = Command::new("systemd-analyze").arg("verify").arg(desk.timer()).output().unwrap();
        let (code, said) = told(&verified);
        assert_eq!((code, said.as_str()), (Some(0), ""));
    } else {
        skipped("systemd-analyze is not installed");
    }
    desk.ok(&["remind", "off"]);
    assert!(scheduler.calls().iter().any(|call| call == "DisableUnitFiles gamut-remind.timer"));
    let config = desk.folder.path().join(".config");
    let left: Vec<_> = fs::read_dir(&config).map(|all| all.flatten().collect()).unwrap_or_default();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn what_is_wrong_with_them_is_a_sentence_each() {
    let Some((desk, notes, scheduler)) = desk() else { return };
    desk.ok(&["remind", "on", "--at", "9:00"]);
    assert!(!desk.ok(&["remind", "status"]).contains("--anew"), "nothing is wrong");
    let text = fs::read_to_string(desk.timer()).unwrap();
    fs::write(desk.timer(), text.replace("9:00", "7:30")).unwrap();
    assert!(desk.ok(&["remind", "status"]).contains("changed by hand"));
    let (code, said) = desk.run(&["remind", "on", "--at", "10:00"]);
    assert!(code == Some(13) && said.contains("changed by hand"), "{said}");
    assert!(fs::read_to_string(desk.timer()).unwrap().contains("7:30"), "it stays as it was written");
    desk.ok(&["remind", "on", "--anew"]);
    assert!(fs::read_to_string(desk.timer()).unwrap().contains("9:00"));

    scheduler.environment.lock().unwrap().clear();
    assert!(desk.ok(&["remind", "status"]).contains("told of no screen"));

    let journal = desk.folder.path().join("journal.gamut");
    fs::rename(&journal, desk.folder.path().join("moved.gamut")).unwrap();
    assert!(desk.ok(&["remind", "status"]).contains("is not at"));
    fs::rename(desk.folder.path().join("moved.gamut"), &journal).unwrap();
    fs::remove_file(desk.stub()).unwrap();
    assert!(desk.ok(&["remind", "status"]).contains("isn't there any more"));

    scheduler.connection.close().unwrap();
    notes.connection.close().unwrap();
    let said = desk.ok(&["remind", "status"]);
    assert!(said.contains("does not answer here") && said.contains("Nobody shows notifications"), "{said}");
    let (code, said) = desk.run(&["remind", "now", "--seconds", "1"]);
    assert!(code == Some(13) && said.contains("nobody shows notifications"), "{said}");
    fs::write(desk.file(), "somebody else's text").unwrap();
    assert!(desk.ok(&["remind", "status"]).contains("not as Gamut wrote it"));
}

#[test]
fn without_a_bus_or_a_folder_to_write_in_it_is_said_and_the_journal_is_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let run = |home: &str, args: &[&str]| {
        let mut command = gamut(folder.path());
        command.args(args).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus").env("XDG_CONFIG_HOME", home);
        told(&command.output().unwrap())
    };
    let (code, said) = run("/dev/null/config", &["remind", "on"]);
    assert!(code == Some(13) && said.contains("could not be written") && said.contains("untouched"), "{said}");
    let config = folder.path().join("config").display().to_string();
    let said = run(&config, &["remind", "status"]).1;
    assert!(said.contains("Nobody shows notifications") && said.contains("small process would sleep"), "{said}");
    // The file of another account, and one that another may change, remind nobody.
    fs::create_dir_all(format!("{config}/gamut")).unwrap();
    fs::write(format!("{config}/gamut/reminders"), "gamut: reminders, nothing of a journal\n").unwrap();
    fs::set_permissions(format!("{config}/gamut/reminders"), fs::Permissions::from_mode(0o666)).unwrap();
    assert!(run(&config, &["remind", "status"]).1.contains("another account"));
    assert_eq!(run(&config, &["remind", "due"]).0, Some(13));
}

#[test]
fn where_no_scheduler_is_a_process_sleeps_without_waking_says_what_is_due_and_ends_when_they_are_off() {
    let Some(desk) = Desk::new() else { return };
    let notes = notifications(&desk.bus.address);
    // The real program: the one that stands in does not sleep.
    let on = |args: &[&str]| {
        let mut on = desk.command(args);
        on.env_remove("APPIMAGE");
        told(&on.output().unwrap())
    };
    let now = Command::new("date").args(["-u", "+%H:%M"]).output().unwrap();
    let (code, said) = on(&["remind", "on", "--at", String::from_utf8(now.stdout).unwrap().trim()]);
    assert!(code == Some(0) && !said.contains("Nothing waits"), "{said}");
    notes.press(shown(&notes).0, "later");
    wait_for(|| desk.kept().contains("snoozed_until").then_some(())).expect("the answer is kept");
    let sleeps = wait_for(|| (desk.processes().len() == 1).then(|| desk.processes().concat())).expect("one waits");
    assert!(sleeps.contains("remind wait"), "{sleeps}");
    let switches = || {
        let all = fs::read_dir("/proc").unwrap().flatten().map(|e| e.path());
        let mut of = all.filter(|p| fs::read_to_string(p.join("cmdline")).is_ok_and(|c| c.replace('\0', " ") == sleeps));
        let status = fs::read_to_string(of.next()?.join("status")).ok()?;
        Some(status.lines().filter(|l| l.contains("ctxt_switches")).map(String::from).collect::<Vec<_>>())
    };
    let before = wait_for(|| {
        let one = switches();
        std::thread::sleep(Duration::from_millis(300));
        one.filter(|one| switches().as_ref() == Some(one))
    })
    .expect("it sleeps");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(switches(), Some(before), "not one wake-up");
    assert_eq!(on(&["remind", "off"]).0, Some(0));
    assert!(wait_for(|| desk.processes().is_empty().then_some(())).is_some(), "{:?}", desk.processes());
}
