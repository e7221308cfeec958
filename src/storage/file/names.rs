//! What the files that are made of a journal are called: the journal's own name, a mark, and when each was made.

use super::{beside, temporary};
use crate::storage::trouble::Trouble;
use chrono::{DateTime, Datelike, NaiveDateTime};
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

/// UTC, so that names sort by time.
const TIME: &str = "%Y-%m-%dT%H%M%SZ";
/// What the files of a journal without it ended in until version 0.1 of the program, too.
const ENDING: &str = ".gamut";
/// Up to here backups could be made under the whole name ever since, so those of shorter names are found as they are.
const WHOLE_STEM: usize = 191;
const PART_OF_STEM: usize = 140;
/// Of one mark and one second.
const MOST: u32 = 10_000;

/// What a file is, told by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
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
    pub(crate) const BESIDE: [Self; 3] = [Self::Rescued, Self::SetAside, Self::Salvaged];

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
        let counted = if self == Self::Rescued { n - 1 } else { n };
        if n == 1 { String::new() } else { format!("{}{counted}", self.before_number()) }
    }

    const fn before_number(self) -> char {
        match self {
            Self::Backup | Self::Rescued => '-',
            Self::SetAside | Self::Salvaged => ' ',
        }
    }
}

/// What the names of a journal's files are made of: what stands before and after mark and time. Both together are the
/// journal's own name, so that `journal.old` beside `journal.gamut` shares no name with it.
struct Own {
    stem: String,
    ending: String,
}

impl Own {
    fn of(journal: &Path) -> Self {
        let (name, stem) = (text(journal.file_name()), text(journal.file_stem()));
        let ending = name.strip_prefix(&stem).unwrap_or_default().to_owned();
        let short = |all: &str| format!("{}~{:08x}", beside::beginning(all, PART_OF_STEM), crc32fast::hash(all.as_bytes()));
        // Where its own name leaves no room for a mark, a time and a temporary name, a part of it and its sum stand for it.
        match name.len() > WHOLE_STEM + ENDING.len() {
            true if ending.len() <= ENDING.len() => Self { stem: short(&stem), ending },
            true => Self { stem: short(&name), ending: ENDING.to_owned() },
            false => Self { stem, ending },
        }
    }

    fn name(&self, mark: Mark, time: &str, number: &str) -> String {
        format!("{}{}{time}{number}{}", self.stem, mark.words(), self.ending)
    }

    /// The time in a name of this mark; `None` for any other name.
    fn made_ms(&self, name: &str, mark: Mark) -> Option<i64> {
        let rest = name.strip_suffix(&*self.ending)?.strip_prefix(&*self.stem)?.strip_prefix(mark.words())?;
        let (time, more) = rest.split_at_checked(rest.find('Z')? + 1)?;
        let numbered =
            more.strip_prefix(mark.before_number()).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        let made = NaiveDateTime::parse_from_str(time, TIME).ok()?.and_utc().timestamp_millis();
        (more.is_empty() || numbered).then_some(made)
    }
}

/// A name in `folder` that nothing has, nor a rollback file of it.
///
/// # Errors
/// [`Trouble::Refused`] when thousands of this second are there. For a backup also when the clock shows a year that
/// no name can be made of, since its name alone tells its age; anything else is kept whatever the clock shows.
pub(crate) fn free(folder: &Path, journal: &Path, mark: Mark, made_ms: i64) -> Result<PathBuf, Trouble> {
    const CLOCK: Trouble = Trouble::Refused("the clock shows a time that no name can be made of");
    let time = match DateTime::from_timestamp_millis(made_ms).filter(|t| (0..=9999).contains(&t.year())) {
        None if mark == Mark::Backup => return Err(CLOCK),
        time => time.unwrap_or_default().format(TIME).to_string(),
    };
    let own = Own::of(journal);
    let is_free = |path: &PathBuf| ["", "-journal"].iter().all(|end| fs::symlink_metadata(beside::beside(path, end)).is_err());
    (1..MOST)
        .map(|n| folder.join(own.name(mark, &time, &mark.number(n))))
        .find(is_free)
        .ok_or(Trouble::Refused("there are too many files of this second"))
}

/// The same in the journal's own folder.
pub(crate) fn free_beside(journal: &Path, mark: Mark, made_ms: i64) -> Result<PathBuf, Trouble> {
    free(folder(journal), journal, mark, made_ms)
}

/// Whether a name without its ending closes as the names of backups do: `journal-2026-11-25T101500Z`, perhaps with a number.
pub(crate) fn ends_as_a_backup(stem: &str) -> bool {
    let is_number = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
    let first =
        stem.rsplit_once('-').filter(|(before, n)| before.ends_with('Z') && is_number(n)).map_or(stem, |(first, _)| first);
    let from = first.len().checked_sub("-2026-11-25T101500Z".len());
    let time = from.and_then(|from| first.get(from..)).and_then(|time| time.strip_prefix(Mark::Backup.words()));
    time.is_some_and(|time| NaiveDateTime::parse_from_str(time, TIME).is_ok())
}

/// Whether a file is called as what is rescued is.
pub(crate) fn is_rescue(path: &Path) -> bool {
    let stem = text(path.file_stem());
    let Some((journal, _)) = stem.rsplit_once(Mark::Rescued.words()) else { return false };
    let own = Own { stem: journal.to_owned(), ending: Own::of(path).ending };
    own.made_ms(&text(path.file_name()), Mark::Rescued).is_some()
}

/// What lies in the journal's own folder with one of these marks, by name.
pub(crate) fn beside(journal: &Path, marks: &[Mark]) -> Vec<PathBuf> {
    let own = Own::of(journal);
    let is_one = |name: &str| marks.iter().any(|mark| own.made_ms(name, *mark).is_some());
    let Ok(there) = fs::read_dir(folder(journal)) else { return Vec::new() };
    let there = there.flatten().filter(|e| e.file_name().to_str().is_some_and(is_one));
    let mut found: Vec<PathBuf> = there.map(|e| e.path()).collect();
    found.sort();
    found
}

/// The rescue files that lie beside the journal at `path`, oldest first.
#[must_use]
pub fn rescued_beside(path: &Path) -> Vec<PathBuf> {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    beside(&real, &[Mark::Rescued])
}

/// The time in the name of a backup of this journal; `None` for any other name.
pub(crate) fn made_ms(backup: &Path, journal: &Path) -> Option<i64> {
    let (name, own) = (backup.file_name()?.to_str()?, Own::of(journal));
    own.made_ms(name, Mark::Backup).or_else(|| {
        // Of `journal.old` they were called as those of `journal.gamut` once; where there is one, they count as its.
        let before = Own { ending: ENDING.to_owned(), ..own };
        let others = fs::symlink_metadata(journal.with_extension(&ENDING[1..])).is_ok();
        if others { None } else { before.made_ms(name, Mark::Backup) }
    })
}

/// Which backup of its second it is: the first has no number in its name, the next ones have 2, 3, ….
pub(crate) fn number_in_second(backup: &Path) -> u64 {
    text(backup.file_stem()).rsplit_once("Z-").and_then(|(_, number)| number.parse().ok()).unwrap_or(1)
}

/// Whether this is the temporary name of a file of this journal with this mark that was cut off half made, or of the
/// rollback file of one. Half made files of `journal-2.gamut` are not those of `journal.gamut`.
pub(crate) fn is_half_made(name: &str, journal: &Path, mark: Mark) -> bool {
    let own = Own::of(journal);
    let begins = |made: &str| {
        // Of a long name the temporary one has only the beginning.
        let rest = made.strip_prefix(&*own.stem).and_then(|rest| rest.strip_prefix(mark.words()));
        made.len() > WHOLE_STEM && rest.is_some_and(|rest| rest.bytes().take(4).filter(u8::is_ascii_digit).count() == 4)
    };
    temporary::made_under(name).is_some_and(|made| own.made_ms(made, mark).is_some() || begins(made))
}

fn text(part: Option<&OsStr>) -> String {
    part.unwrap_or_default().to_string_lossy().into_owned()
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
    fn a_backup_is_told_by_its_name_wherever_it_lies() {
        for (stem, is_one) in [
            ("journal-2026-11-25T120000Z", true),
            ("my-journal-2026-11-25T120000Z-2", true),
            ("journal rescued 2026-11-25T120000Z", false),
            ("journal-2026-11-25", false),
            ("journal-2026-13-25T120000Z", false),
            ("journal-2", false),
            ("jöurnal", false),
            ("", false),
        ] {
            assert_eq!(ends_as_a_backup(stem), is_one, "{stem}");
        }
    }

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
        fs::write(beside::beside(&first, "-journal"), "").expect("written");
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

    #[test]
    fn two_journals_whose_names_begin_alike_share_no_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let journals = ["a.gamut", "a.old", "a", "a.backup.gamut", "a.b", "a.b.gamut", "a-2.gamut", ".gamut", "a.GAMUT"];
        let mut made = Vec::new();
        for journal in journals {
            let journal = folder.path().join(journal);
            for mark in [Mark::Backup, Mark::Rescued, Mark::SetAside, Mark::Salvaged] {
                for _ in 0..2 {
                    let path = free_beside(&journal, mark, NOON).expect("a name");
                    fs::write(&path, "").expect("written");
                    made.push((journal.clone(), mark, path));
                }
            }
        }
        for journal in journals.map(|name| folder.path().join(name)) {
            for mark in [Mark::Rescued, Mark::SetAside, Mark::Salvaged] {
                let mut own: Vec<_> =
                    made.iter().filter(|(j, m, _)| (j, *m) == (&journal, mark)).map(|(.., p)| p.clone()).collect();
                own.sort();
                assert_eq!(beside(&journal, &[mark]), own, "{}", journal.display());
            }
            for (whose, mark, path) in &made {
                let own = Own::of(&journal).made_ms(path.file_name().and_then(|n| n.to_str()).expect("a name"), Mark::Backup);
                assert_eq!(
                    own.is_some(),
                    *whose == journal && *mark == Mark::Backup,
                    "{} of {}",
                    path.display(),
                    journal.display()
                );
            }
        }
    }

    #[test]
    fn backups_that_once_had_the_name_of_another_ending_are_found_while_nothing_else_has_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let (journal, backup) = (folder.path().join("diary.db"), Path::new("diary-2026-11-25T120000Z.gamut"));
        assert_eq!(made_ms(backup, &journal), Some(NOON));
        fs::write(folder.path().join("diary.gamut"), "").expect("written");
        assert_eq!(made_ms(backup, &journal), None);
    }

    #[test]
    fn what_another_journal_has_half_made_is_not_ours() {
        let name = ".journal-2026-11-25T120000Z.gamut.4b6a.part";
        assert!(is_half_made(name, Path::new("/x/journal.gamut"), Mark::Backup));
        assert!(is_half_made(&format!("{name}-journal"), Path::new("/x/journal.gamut"), Mark::Backup));
        for other in ["/x/journal.old", "/x/journal-2026.gamut", "/x/j.gamut"] {
            assert!(!is_half_made(name, Path::new(other), Mark::Backup), "{other}");
        }
        assert!(!is_half_made(".journal-2-2026-11-25T120000Z.gamut.4b6a.part", Path::new("/x/journal.gamut"), Mark::Backup));
    }
}
