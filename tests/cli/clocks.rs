//! Clocks that are wrong: before 1970 with an empty battery, set back, far ahead.

use super::{Worker, ran, skipped::skipped};
use std::path::Path;

const FAKETIME: &str = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

/// Runs the program at this time of its clock.
fn at(desk: &Worker, clock: &str, args: &[&str]) -> (i32, String, String) {
    ran(desk.gamut().env("LD_PRELOAD", FAKETIME).env("FAKETIME", clock).env("TZ", "UTC").args(args))
}

fn has_faketime() -> bool {
    let there = Path::new(FAKETIME).exists();
    if !there {
        skipped("the package libfaketime is not installed");
    }
    there
}

#[test]
fn no_command_breaks_whatever_the_clock_shows() {
    if !has_faketime() {
        return;
    }
    let desk = Worker::new();
    let clocks =
        ["1969-12-31 23:59:59", "1901-12-14 00:00:00", "1970-01-01 00:00:01", "2038-01-19 03:14:08", "2126-11-29 10:00:00"];
    for clock in clocks {
        for args in [
            &["log", "--feel", "joy=3"][..],
            &["backup"],
            &["backup", "--list"],
            &["list"],
            &["analyze", "--json"],
            &["ways"],
            &["check"],
            &["help-lines"],
        ] {
            let (code, _, err) = at(&desk, clock, args);
            assert_eq!(code, 0, "{clock} {args:?}: {err}");
        }
    }
    let ids = desk.ok(&["list", "--json"]);
    assert_eq!(ids.lines().count(), clocks.len());
}

#[test]
fn a_backup_from_days_to_come_is_named() {
    if !has_faketime() {
        return;
    }
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    assert_eq!(at(&desk, "2126-11-29 10:00:00", &["backup"]).0, 0);
    let (code, _, err) = desk.run(&["backup"]);
    assert!(code == 0 && err.contains("journal-2126-11-29T100000Z.gamut"), "{code} {err}");
    assert!(desk.run(&["backup", "--list"]).2.contains("dated in the future"));
}
