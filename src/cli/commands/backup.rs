//! `gamut backup`: makes one, or says what backups are there.

use crate::cli::{
    place::{open, open_to_read},
    terminal::{complain::complain, failure::Failure, out},
};
use crate::{
    clock,
    report::seen_in_a_line,
    storage::{BackupStanding, Store, backups_ahead, backups_of},
};
use std::path::Path;

/// Makes a backup beside the journal, and into `folder` too where one is named.
pub(in crate::cli) fn run(journal: &Path, folder: Option<&Path>) -> Result<(), Failure> {
    let mut store = open(journal)?;
    let now_ms = clock::now().instant.utc_ms;
    let mut made = Vec::new();
    // The one elsewhere first: where it is stands in the one beside the journal, too.
    if let Some(folder) = folder {
        made.push(store.back_up_to(folder, now_ms)?);
        store.remember_copy(&made[0])?;
    }
    made.insert(0, store.back_up(now_ms)?);
    let n = store.load()?.check_ins.len();
    let under =
        if store.has_passphrase() { "It opens with the journal's passphrase or recovery code" } else { "It has no passphrase" };
    say_what_is_ahead(journal, now_ms);
    let places: Vec<_> = made.iter().map(|path| path.display().to_string()).collect();
    out::done(&format!("Backed up and checked: {n} check-ins in {}. {under}", places.join(" and in ")))
}

/// A backup that was made while the clock was wrong is named: it never grows old.
fn say_what_is_ahead(journal: &Path, now_ms: i64) {
    for path in backups_ahead(journal, now_ms) {
        complain(&format!(
            "This backup is dated in the future: {}. It stays until you remove it. Is the clock right",
            path.display()
        ));
    }
}

/// Says what backups are there and how they stand.
pub(super) fn list(journal: &Path) -> Result<(), Failure> {
    // Backups are there to be found when the journal can't be opened: then only their names are told.
    let lines: Vec<String> = match open_to_read(journal) {
        Ok(store) => seen(&store),
        Err(_) => backups_of(journal).iter().map(|(path, _)| path.display().to_string()).collect(),
    };
    say_what_is_ahead(journal, clock::now().instant.utc_ms);
    if lines.is_empty() {
        return out::all("There is no backup of this journal so far. `gamut backup` makes one");
    }
    let lines: Vec<_> = lines.iter().map(|line| seen_in_a_line(line)).collect();
    out::all(&lines.join("\n"))
}

fn seen(store: &Store) -> Vec<String> {
    let words = |standing: &BackupStanding| match standing {
        BackupStanding::Whole { check_ins, newest_day } => {
            let until = newest_day.map_or_else(String::new, |day| format!(", the newest of {day}"));
            format!("whole, {check_ins} check-ins{until}")
        }
        BackupStanding::OtherPassphrase => "has another passphrase, or its first page is damaged".to_owned(),
        BackupStanding::Damaged(why) => format!("damaged: {why}"),
    };
    store.look_at_backups().iter().map(|b| format!("{}: {}", b.path.display(), words(&b.standing))).collect()
}
