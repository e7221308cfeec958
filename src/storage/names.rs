//! What the files that are made of a journal are called: the journal's own name, a mark, and when each was made.

use super::{place, trouble::Trouble};
use chrono::{DateTime, Datelike, NaiveDateTime};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// UTC, so that names sort by time.
const TIME: &str = "%Y-%m-%dT%H%M%SZ";
const ENDING: &str = ".gamut";
/// Up to here backups could be made under the whole name ever since, so those of shorter names are found as they are.
const WHOLE_STEM: usize = 191;
const PART_OF_STEM: usize = 140;
/// Of one mark and one second.
const MOST: u32 = 10_000;

/// What a file is, told by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Backup,
    /// Check-ins whose journal was gone.
    Rescued,
    /// What lay in the place of the journal and could not be read.
    SetAside,
    /// What was salvaged until it is in its place; one that a power cut left is a journal like any other.
    Salvaged,
}

impl Mark {
    /// What lies beside the journal; backups have a folder.
    pub const BESIDE: [Self; 3] = [Self::Rescued, Self::SetAside, Self::Salvaged];

    const fn words(self) -> &'static str {
        match self {
            Self::Backup => "-",
            Self::Rescued => " rescued ",
            Self::SetAside => " set aside ",
            Self::Salvaged => " salvaged ",
        }
    }

    /// What tells the `n`th of one second (from 1) from the others.
    fn number(self, n: u32) -> String {
        match self {
            _ if n == 1 => String::new(),
            Self::Backup => format!("-{n}"),
            Self::Rescued => format!("-{}", n - 1),
            Self::SetAside | Self::Salvaged => format!(" {n}"),
        }
    }
}

/// How the names of the journal's files with this mark begin. Where its own name leaves no room for a mark, a time and a
/// temporary name, they begin with a part of it and its sum.
pub fn start(journal: &Path, mark: Mark) -> String {
    let stem = stem(journal);
    if stem.len() <= WHOLE_STEM {
        return format!("{stem}{}", mark.words());
    }
    let sum = crc32fast::hash(stem.as_bytes());
    format!("{}~{sum:08x}{}", place::beginning(&stem, PART_OF_STEM), mark.words())
}

/// A name in `folder` that nothing has, nor a rollback file of it.
///
/// # Errors
/// [`Trouble::Refused`] when thousands of this second are there. For a backup also when the clock shows a year that
/// no name can be made of, since its name alone tells its age; anything else is kept whatever the clock shows.
pub fn free(folder: &Path, journal: &Path, mark: Mark, made_ms: i64) -> Result<PathBuf, Trouble> {
    const CLOCK: Trouble = Trouble::Refused("the clock shows a time that no name can be made of");
    let time = match DateTime::from_timestamp_millis(made_ms).filter(|t| (0..=9999).contains(&t.year())) {
        None if mark == Mark::Backup => return Err(CLOCK),
        time => time.unwrap_or_default().format(TIME),
    };
    let start = start(journal, mark);
    let is_free = |path: &PathBuf| ["", "-journal"].iter().all(|end| fs::symlink_metadata(place::beside(path, end)).is_err());
    (1..MOST)
        .map(|n| folder.join(format!("{start}{time}{}{ENDING}", mark.number(n))))
        .find(is_free)
        .ok_or(Trouble::Refused("there are too many files of this second"))
}

/// The same in the journal's own folder.
pub fn free_beside(journal: &Path, mark: Mark, made_ms: i64) -> Result<PathBuf, Trouble> {
    free(folder(journal), journal, mark, made_ms)
}

/// What lies in the journal's own folder with one of these marks, by name.
pub fn beside(journal: &Path, marks: &[Mark]) -> Vec<PathBuf> {
    let starts: Vec<String> = marks.iter().map(|mark| start(journal, *mark)).collect();
    let is_one = |name: &str| name.ends_with(ENDING) && starts.iter().any(|start| name.starts_with(start));
    let Ok(there) = fs::read_dir(folder(journal)) else { return Vec::new() };
    let there = there.flatten().filter(|e| e.file_name().to_str().is_some_and(is_one));
    let mut found: Vec<PathBuf> = there.map(|e| e.path()).collect();
    found.sort();
    found
}

/// The time in the name of a backup of this journal; `None` for any other name.
pub fn made_ms(backup: &Path, journal: &Path) -> Option<i64> {
    let name = backup.file_name()?.to_str()?;
    let rest = name.strip_suffix(ENDING)?.strip_prefix(&start(journal, Mark::Backup))?;
    let (time, more) = rest.split_at_checked(rest.find('Z')? + 1)?;
    let numbered = more.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let made = NaiveDateTime::parse_from_str(time, TIME).ok()?.and_utc().timestamp_millis();
    (more.is_empty() || numbered).then_some(made)
}

/// Which backup of its second it is: the first has no number in its name, the next ones have 2, 3, ….
pub fn number_in_second(backup: &Path) -> u64 {
    stem(backup).rsplit_once("Z-").and_then(|(_, number)| number.parse().ok()).unwrap_or(1)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn folder(journal: &Path) -> &Path {
    journal.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Wednesday noon.
    const NOON: i64 = 1_795_608_000_000;

    #[test]
    fn the_names_of_one_second_have_the_shapes_they_always_had() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = folder.path().join("my journal.gamut");
        let time = "2026-11-25T120000Z";
        for (mark, names) in [
            (Mark::Backup, [format!("my journal-{time}.gamut"), format!("my journal-{time}-2.gamut")]),
            (Mark::Rescued, [format!("my journal rescued {time}.gamut"), format!("my journal rescued {time}-1.gamut")]),
            (Mark::SetAside, [format!("my journal set aside {time}.gamut"), format!("my journal set aside {time} 2.gamut")]),
            (Mark::Salvaged, [format!("my journal salvaged {time}.gamut"), format!("my journal salvaged {time} 2.gamut")]),
        ] {
            for name in &names {
                let free = free_beside(&journal, mark, NOON).expect("a name");
                assert_eq!(free, folder.path().join(name));
                fs::write(free, "").expect("written");
            }
            let listed = beside(&journal, &[mark]);
            assert!(listed.len() == 2 && names.iter().all(|name| listed.contains(&folder.path().join(name))), "{listed:?}");
        }
        assert_eq!(beside(&journal, &Mark::BESIDE).len(), 6);
        assert_eq!(beside(&folder.path().join("my.gamut"), &Mark::BESIDE), Vec::<PathBuf>::new());
    }

    #[test]
    fn a_name_whose_rollback_file_is_there_is_not_free() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = folder.path().join("journal.gamut");
        let first = free_beside(&journal, Mark::SetAside, NOON).expect("a name");
        fs::write(place::beside(&first, "-journal"), "").expect("written");
        assert_ne!(free_beside(&journal, Mark::SetAside, NOON).ok(), Some(first));
    }

    #[test]
    fn a_clock_without_a_year_stops_a_backup_and_no_rescue() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = folder.path().join("journal.gamut");
        for ms in [i64::MIN, i64::MAX] {
            assert!(free_beside(&journal, Mark::Backup, ms).is_err());
            let rescued = free_beside(&journal, Mark::Rescued, ms).ok();
            assert_eq!(rescued, Some(folder.path().join("journal rescued 1970-01-01T000000Z.gamut")));
        }
    }

    #[test]
    fn only_names_of_our_own_shape_are_backups() {
        let time = "2026-11-25T120000Z";
        let made_ms = |name: &str| made_ms(Path::new(name), Path::new("/x/journal.gamut"));
        assert_eq!(made_ms(&format!("journal-{time}.gamut")), Some(NOON));
        assert_eq!(made_ms(&format!("journal-{time}-2.gamut")), Some(NOON));
        for other in ["journal.gamut", "journal-2-2026-11-25T120000Z.gamut", "journal-2026-11-25.gamut", "notes.txt"] {
            assert_eq!(made_ms(other), None, "{other}");
        }
        assert_eq!(made_ms(&format!("journal-{time}-x.gamut")), None);
        assert_eq!(made_ms(&format!(".journal-{time}.gamut.part")), None);
    }
}
