//! Where files lie: through links, in folders of any name, under long names, and what `~` and a slash at the end mean.

use super::{Worker, bare, ran};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of text")
}

/// A journal with one check-in; the folder `sync` beside it.
fn desk() -> Worker {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    fs::create_dir(desk.path("sync")).expect("made");
    desk
}

/// The words of the command that writes a file of this ending there.
fn writes(file: &str) -> Vec<&str> {
    match file.rsplit('.').next() {
        Some("jsonl" | "csv" | "md" | "sqlite") => vec!["export", file],
        Some("pdf") if file.contains("help") => vec!["help-lines", "--pdf", file],
        _ => vec!["chart", "river", file],
    }
}

const WRITTEN: [&str; 8] = ["a.jsonl", "a.csv", "a.md", "a.sqlite", "a.svg", "a.png", "a.pdf", "help.pdf"];

#[cfg(unix)]
fn link(to: impl AsRef<Path>, at: &Path) {
    std::os::unix::fs::symlink(to, at).expect("linked");
}

#[test]
#[cfg(unix)]
fn what_is_written_through_a_link_lands_where_it_leads_and_the_link_stays() {
    let desk = desk();
    for name in WRITTEN {
        let (real, here, over) =
            (desk.path("sync").join(name), desk.path(&format!("link-{name}")), desk.path(&format!("two-{name}")));
        link(format!("sync/{name}"), &here);
        link(&here, &over);
        // The first leads to nothing yet, the next ones to what is there.
        let mut before = Vec::new();
        for from in [&here, &over] {
            desk.ok(&writes(text(from)));
            assert!(fs::symlink_metadata(from).expect("there").is_symlink(), "{name}: the link stays");
            let now = fs::read(&real).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert!(!now.is_empty());
            assert!(
                before.is_empty() || now != before || !matches!(name, "a.jsonl" | "a.csv" | "a.md"),
                "{name} is the new one"
            );
            before = now;
            desk.ok(&["log", "--feel", "joy=4"]);
        }
    }
    let left = fs::read_dir(desk.path("sync")).expect("a folder").count();
    assert_eq!(left, WRITTEN.len(), "nothing else is left there");
}

#[test]
#[cfg(unix)]
fn links_that_lead_nowhere_in_a_circle_or_to_a_journal_are_told_and_change_nothing() {
    let desk = desk();
    desk.ok(&["backup"]);
    let backup = fs::read_dir(desk.path("backups")).expect("a folder").flatten().next().expect("a backup").path();
    let (journal, copy) = (fs::read(desk.path("journal.gamut")).expect("there"), fs::read(&backup).expect("there"));
    for name in WRITTEN {
        for (kind, to) in [
            ("lost", PathBuf::from("no/such/folder/x")),
            ("round", desk.path(&format!("round-{name}"))),
            ("journal", desk.path("journal.gamut")),
            ("backup", backup.clone()),
            ("rollback", desk.path("journal.gamut-journal")),
            ("lock", desk.path("other.gamut.lock")),
            ("folder", desk.path("sync")),
        ] {
            let from = desk.path(&format!("{kind}-{name}"));
            link(&to, &from);
            let (code, _, err) = desk.run(&writes(text(&from)));
            assert!(matches!(code, 13 | 14) && !err.is_empty(), "{kind} {name}: {code} {err}");
            assert!(fs::symlink_metadata(&from).expect("there").is_symlink(), "{kind} {name}");
        }
        let hard = desk.path(&format!("hard-{name}"));
        fs::hard_link(desk.path("journal.gamut"), &hard).expect("linked");
        assert_eq!(desk.run(&writes(text(&hard))).0, 14, "{name}");
    }
    assert_eq!(fs::read(desk.path("journal.gamut")).expect("there"), journal);
    assert_eq!(fs::read(&backup).expect("there"), copy);
    assert!(
        !desk.path("no").exists() && !desk.path("journal.gamut-journal").exists() && !desk.path("other.gamut.lock").exists()
    );
    desk.ok(&["check"]);
}

/// Everything a journal is asked to do, in this folder.
fn all_is_done(home: &Path, folder: &Path, journal: &str) {
    let at = |name: &str| folder.join(name);
    let gamut = |args: &[&std::ffi::OsStr]| {
        let (code, out, err) = ran(bare(home).arg("--journal").arg(at(journal)).args(args));
        assert_eq!(code, 0, "{args:?}: {err}");
        out
    };
    let words = |args: &[&str]| gamut(&args.iter().map(std::convert::AsRef::as_ref).collect::<Vec<_>>());
    words(&["log", "--feel", "joy=3", "--note", "a walk"]);
    for name in WRITTEN {
        let file = at(name);
        let mut args: Vec<&std::ffi::OsStr> = writes(name).into_iter().map(std::convert::AsRef::as_ref).collect();
        *args.last_mut().expect("a file") = file.as_os_str();
        gamut(&args);
        assert!(file.exists(), "{name}");
    }
    words(&["backup"]);
    let more = at("more");
    gamut(&["backup".as_ref(), more.as_os_str()]);
    let copy = fs::read_dir(&more).expect("a folder").flatten().next().expect("a copy").path();
    words(&["log", "--feel", "joy=4"]);
    gamut(&["restore".as_ref(), copy.as_os_str()]);
    gamut(&["import".as_ref(), "jsonl".as_ref(), at("a.jsonl").as_os_str()]);
    assert_eq!(words(&["list", "--json"]).lines().count(), 1);
    words(&["check"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_whose_name_is_no_text_holds_a_journal_like_any_other() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Worker::new();
    let folder = desk.folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9 \xff"));
    fs::create_dir(&folder).expect("made");
    all_is_done(desk.folder.path(), &folder, "journal.gamut");
}

#[test]
fn a_long_name_works_or_is_refused_before_anything_is_made() {
    let desk = Worker::new();
    for bytes in [191, 198, 247] {
        let folder = desk.path(&format!("f{bytes}"));
        fs::create_dir(&folder).expect("made");
        all_is_done(desk.folder.path(), &folder, &format!("{}.gamut", "j".repeat(bytes - 6)));
    }
    for bytes in [248, 255] {
        let place = format!("new-{bytes}/{}.gamut", "j".repeat(bytes - 6));
        let (code, _, err) = ran(desk.on(&place).args(["log", "--feel", "joy=3"]));
        assert!(code == 14 && err.contains("247 are the most"), "{code} {err}");
        assert!(!desk.path(&format!("new-{bytes}")).exists(), "nothing is made");
    }
    let desk = self::desk();
    for bytes in [198, 255] {
        for name in WRITTEN {
            let file = desk.path(&format!("{}{name}", "e".repeat(bytes - name.len())));
            let (code, _, err) = desk.run(&writes(text(&file)));
            let refused = code != 0 && !err.is_empty() && !file.exists();
            assert!(
                (code == 0 && file.exists()) || (refused && bytes > 247 && name == "a.sqlite"),
                "{bytes} {name}: {code} {err}"
            );
        }
    }
}

#[test]
fn a_tilde_is_the_home_folder_and_a_slash_at_the_end_is_no_file() {
    let desk = Worker::new();
    let home = desk.path("home");
    fs::create_dir(&home).expect("made");
    let here = desk.path("here");
    fs::create_dir(&here).expect("made");
    let gamut = |variable: Option<&str>, args: &[&str]| {
        let mut command = bare(&home);
        command.current_dir(&here).args(args);
        if let Some(journal) = variable {
            command.env("GAMUT_JOURNAL", journal);
        }
        ran(&mut command)
    };
    let log = ["log", "--feel", "joy=3"];
    assert_eq!(gamut(Some("~/x.gamut"), &log).0, 0);
    assert!(home.join("x.gamut").exists() && !here.join("~").exists());
    assert_eq!(gamut(None, &[&["--journal=~/y.gamut"] as &[&str], &log].concat()).0, 0);
    assert!(home.join("y.gamut").exists() && !here.join("~").exists());
    for args in [
        &["export", "~/a.csv"] as &[&str],
        &["chart", "river", "~/a.svg"],
        &["backup", "~/copies"],
        &["help-lines", "--pdf=~/help.pdf"],
    ] {
        let (code, _, err) = gamut(Some("~/x.gamut"), args);
        assert_eq!(code, 0, "{args:?}: {err}");
    }
    assert!(
        ["a.csv", "a.svg", "copies", "help.pdf"].into_iter().all(|name| home.join(name).exists()) && !here.join("~").exists()
    );
    for journal in ["./y/", "~/z/", "~nobody-of-this-name/x.gamut"] {
        for way in [gamut(Some(journal), &log), gamut(None, &[&["--journal", journal] as &[&str], &log].concat())] {
            let (code, _, err) = way;
            assert!(code == 14 && err.contains("Nothing was"), "{journal}: {code} {err}");
        }
    }
    for file in ["./out.csv/", "~nobody-of-this-name/a.csv"] {
        let (code, _, err) = gamut(Some("~/x.gamut"), &["export", file]);
        assert!(matches!(code, 13 | 14) && !err.is_empty(), "{file}: {code} {err}");
    }
    assert_eq!(fs::read_dir(&here).expect("a folder").count(), 0, "nothing is made");
    // What an earlier Gamut made is still found.
    fs::create_dir(here.join("~")).expect("made");
    fs::rename(home.join("y.gamut"), here.join("~/y.gamut")).expect("moved");
    assert_eq!(gamut(Some("~/y.gamut"), &["list", "--json"]).1.lines().count(), 1);
}

#[test]
fn a_backup_is_made_into_a_new_folder_named_from_here() {
    let desk = desk();
    for folder in ["new", "./deep/er", "new/"] {
        let (code, _, err) = ran(desk.gamut().current_dir(desk.folder.path()).args(["backup", folder]));
        assert_eq!(code, 0, "{folder}: {err}");
        assert!(fs::read_dir(desk.path(folder)).is_ok_and(|there| there.count() > 0), "{folder}");
    }
}
