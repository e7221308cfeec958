//! Backups: verified copies in the folder `backups` beside the journal, under the journal's own key, thinned as
//! they age. Any one of them and the passphrase give everything back.

use super::{
    Secret, StorageError, Store,
    copy::{self, Under},
    key::Key,
    place::{self, Place},
    rescue, restore, schema,
    trouble::Trouble,
};
use crate::domain::DayKey;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};
use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

/// Nothing else lies in it.
const FOLDER: &str = "backups";
/// In a name, so that they sort by time; UTC.
const TIME: &str = "%Y-%m-%dT%H%M%SZ";
const ENDING: &str = ".gamut";
/// The newest of so many days, weeks (from Monday) and months stay.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;
/// All of the last two days stay, up to this many: an import or a restore may be regretted the next morning.
const LATELY_MS: i64 = 48 * 3_600_000;
const LATELY: usize = 24;
/// A backup is due when the newest is older than this and something was written since.
const DUE_MS: i64 = 20 * 3_600_000;
/// Besides the copy itself, so that a backup never takes the room the next check-in needs.
const SPARE_BYTES: u64 = 4 << 20;

/// How far the backups of a journal go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackedUp {
    /// When the newest backup that the journal's key opens was made (ms UTC).
    pub newest_ms: Option<i64>,
    /// The journal's file was written to after its newest backup was.
    pub changed_since: bool,
}

impl BackedUp {
    /// Whether a backup should be made now.
    #[must_use]
    pub fn is_due(self, now_ms: i64) -> bool {
        self.changed_since && self.newest_ms.is_none_or(|made| now_ms - made >= DUE_MS)
    }
}

/// A file that claims to be a backup of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupSeen {
    pub path: PathBuf,
    /// When it was made, from its name (ms UTC).
    pub made_ms: i64,
    pub bytes: u64,
    pub standing: BackupStanding,
}

/// Whether a backup can be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupStanding {
    /// Opened and looked at page by page.
    Whole { check_ins: u64, newest_day: Option<DayKey> },
    /// It has another passphrase than the journal now, or its first page is damaged.
    OtherPassphrase,
    /// It can't be read, in words.
    Damaged(String),
}

/// The backups of the journal at `path`, newest first, with the time (ms UTC) of their names. Nothing is opened.
#[must_use]
pub fn backups_of(path: &Path) -> Vec<(PathBuf, i64)> {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let Ok(there) = fs::read_dir(folder_of(&real)) else { return Vec::new() };
    let stem = stem_of(&real);
    let is_file = |e: &fs::DirEntry| e.file_type().is_ok_and(|t| t.is_file());
    let named = there.flatten().filter(is_file).filter_map(|e| Some((e.path(), made_ms(e.file_name().to_str()?, &stem)?)));
    let mut found: Vec<_> = named.collect();
    found.sort_by_key(|(path, ms)| std::cmp::Reverse((*ms, number_in_second(path))));
    found
}

impl Store {
    /// Makes a backup beside the journal and thins the older ones.
    ///
    /// # Errors
    /// No room, or whatever the disk says; the backups that are there stay then.
    pub fn back_up(&self, now_ms: i64) -> Result<PathBuf, StorageError> {
        let folder = folder_of(&self.place.real);
        let made = self.back_up_to(&folder, now_ms)?;
        // What this journal doesn't open (another passphrase, damage) stays, and pushes nothing out either.
        let mut ours = backups_of(&self.place.real);
        ours.retain(|(path, _)| *path == made || self.has_the_key_of(path));
        // One that can't be taken away is in nobody's way.
        for old in too_old(&ours, &made) {
            let _still_there = fs::remove_file(old);
        }
        Ok(made)
    }

    /// Makes a backup in this folder, which is made where it isn't there.
    pub fn back_up_to(&self, folder: &Path, now_ms: i64) -> Result<PathBuf, StorageError> {
        let made = || -> Result<PathBuf, Trouble> {
            place::make_folder(folder)?;
            let stem = stem_of(&self.place.real);
            place::clear_names(folder, &format!(".{stem}-"))?;
            let bytes = fs::metadata(&self.place.real)?.len();
            if place::free_bytes(folder).is_some_and(|free| free < bytes + SPARE_BYTES) {
                return Err(Trouble::Io(std::io::Error::other("there is not enough room for a backup")));
            }
            let path = free_name(folder, &stem, now_ms)?;
            copy::proven(&self.conn, &path, Under::Key(&self.key, self.place.salt))?.put_at_free_name()?;
            Ok(path)
        };
        made().map_err(|t| t.told("Making a backup", folder))
    }

    /// How far the backups go that were made until now. One from later was made before the clock was put back: it
    /// says nothing about now, and is passed over. Reads all of the newest backup.
    #[must_use]
    pub fn backed_up(&self, now_ms: i64) -> BackedUp {
        let mut backups = backups_of(&self.place.real);
        backups.retain(|(_, made)| *made <= now_ms);
        let written = |path: &Path| fs::metadata(path).and_then(|about| about.modified()).ok();
        let newest = backups.first().and_then(|(path, _)| written(path));
        let changed_since = newest.is_none_or(|backup| written(&self.place.real).is_none_or(|journal| journal > backup));
        let whole = backups.into_iter().find(|(path, _)| self.opens(path));
        BackedUp { newest_ms: whole.map(|(_, made)| made), changed_since }
    }

    /// Opens each backup and looks at it; newest first.
    #[must_use]
    pub fn look_at_backups(&self) -> Vec<BackupSeen> {
        seen_of(&self.place.real, |path| self.open_backup(path))
    }

    /// Makes a backup where there is anything to lose.
    pub fn back_up_before_import(&self, now_ms: i64) -> Result<(), StorageError> {
        let empty = self.read("Looking", |conn| {
            let sql = "SELECT NOT EXISTS (SELECT 1 FROM check_in) AND NOT EXISTS (SELECT 1 FROM event)
                       AND NOT EXISTS (SELECT 1 FROM trial) AND NOT EXISTS (SELECT 1 FROM imported_mood)";
            Ok(conn.query_row(sql, [], |r| r.get::<_, bool>(0))?)
        })?;
        if empty { Ok(()) } else { self.back_up(now_ms).map(|_| ()) }
    }

    /// Opens a backup to read, under the published key or this journal's own.
    ///
    /// # Errors
    /// As [`Store::open_to_read`].
    pub fn open_backup(&self, path: &Path) -> Result<Self, StorageError> {
        match Self::open_to_read(path, None) {
            Err(StorageError::Locked(_)) => {
                let place = Place::find(path)?;
                match Self::under(place, self.key.clone(), None) {
                    Err(StorageError::Damaged { .. }) => Err(StorageError::Locked(path.into())),
                    other => other,
                }
            }
            other => other,
        }
    }

    /// Whether it lies under this journal's key, told by its first page alone.
    fn has_the_key_of(&self, path: &Path) -> bool {
        Place::find(path).is_ok_and(|place| schema::opens(path, &self.key, &place.salt).unwrap_or(false))
    }

    fn opens(&self, path: &Path) -> bool {
        Place::find(path).is_ok_and(|place| Self::under(place, self.key.clone(), None).is_ok())
    }

    /// Brings every backup, and what was rescued or set aside beside the journal, that `old` opens under this journal's own key: after a passphrase was set, none may lie
    /// there that opens without it. Gives how many could not be.
    pub(super) fn bring_backups_under(&self, old: &Key) -> usize {
        let mut left = 0;
        // Oldest first, so that they keep their order on the disk.
        let backups = backups_of(&self.place.real).into_iter().rev().map(|(path, _)| path);
        let beside = rescue::rescued_beside(&self.place.real).into_iter().chain(restore::set_aside_beside(&self.place.real));
        for path in backups.chain(beside) {
            let brought = || -> Result<(), StorageError> {
                let backup = Self::under(Place::find(&path)?, old.clone(), None)?;
                let under = Under::Key(&self.key, self.place.salt);
                let told = |t: Trouble| t.told("Rewriting a backup", &path);
                let copy = copy::proven(&backup.conn, &backup.place.real, under).map_err(told)?;
                drop(backup.conn.close());
                copy.put_over_and_wipe().map_err(told)
            };
            // The first page tells: reading all of every backup at each look would keep a save waiting.
            if !self.has_the_key_of(&path) && brought().is_err() {
                left += 1;
            }
        }
        left
    }

    /// The same for backups that still lie under the published key although this journal has a passphrase: what
    /// an interrupted change left.
    pub fn lock_open_backups(&self) {
        if self.has_passphrase() {
            self.bring_backups_under(&Key::none());
        }
    }
}

/// Clears away what was cut off half made, beside the journal and among its backups. The caller holds the lock.
pub(super) fn clear_half_made(real: &Path) -> std::io::Result<()> {
    place::clear_temporaries(real)?;
    if let Some(folder) = real.parent() {
        for mark in [rescue::MARK, restore::MARK] {
            place::clear_names(folder, &format!(".{}{mark}", stem_of(real)))?;
        }
    }
    match place::clear_names(&folder_of(real), &format!(".{}-", stem_of(real))) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Looks at the backups of a journal that can't be opened itself; those with a passphrase stay closed.
#[must_use]
pub fn look_at_backups(journal: &Path) -> Vec<BackupSeen> {
    seen_of(journal, |path| Store::open_to_read(path, None))
}

fn seen_of(journal: &Path, open: impl Fn(&Path) -> Result<Store, StorageError>) -> Vec<BackupSeen> {
    let seen = |(path, made_ms): (PathBuf, i64)| {
        let bytes = fs::metadata(&path).map_or(0, |about| about.len());
        BackupSeen { standing: standing(open(&path)), path, made_ms, bytes }
    };
    backups_of(journal).into_iter().map(seen).collect()
}

fn standing(opened: Result<Store, StorageError>) -> BackupStanding {
    let looked = opened.and_then(|backup| {
        let health = backup.check()?;
        let newest_day = backup.load()?.check_ins.last().map(|c| c.day);
        Ok((health, newest_day))
    });
    match looked {
        Ok((health, newest_day)) if health.problems.is_empty() => {
            BackupStanding::Whole { check_ins: health.check_ins, newest_day }
        }
        Ok(_) => BackupStanding::Damaged("a part of it is damaged".into()),
        Err(StorageError::Locked(_) | StorageError::WrongPassphrase(_)) => BackupStanding::OtherPassphrase,
        Err(StorageError::Damaged { why, .. }) => BackupStanding::Damaged(why),
        Err(_) => BackupStanding::Damaged("it can't be opened".into()),
    }
}

/// Opens a backup by what was typed.
pub(super) fn open_with(path: &Path, secret: Option<&Secret>) -> Result<Store, StorageError> {
    let store = Store::open_to_read(path, secret)?;
    let health = store.check()?;
    if health.problems.is_empty() {
        return Ok(store);
    }
    Err(StorageError::Damaged { path: path.into(), why: "a part of it is damaged or missing".into() })
}

pub(super) fn folder_of(real: &Path) -> PathBuf {
    real.with_file_name(FOLDER)
}

fn stem_of(real: &Path) -> String {
    real.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The time in the name of a backup of the journal `stem`; `None` for any other name.
fn made_ms(name: &str, stem: &str) -> Option<i64> {
    let rest = name.strip_suffix(ENDING)?.strip_prefix(stem)?.strip_prefix('-')?;
    let (time, more) = rest.split_at_checked(rest.find('Z')? + 1)?;
    let numbered = more.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let made = NaiveDateTime::parse_from_str(time, TIME).ok()?.and_utc().timestamp_millis();
    (more.is_empty() || numbered).then_some(made)
}

/// Which backup of its second it is: the first has no number in its name, the next ones have 2, 3, ….
fn number_in_second(path: &Path) -> u64 {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    name.rsplit_once("Z-").and_then(|(_, number)| number.parse().ok()).unwrap_or(1)
}

/// A name nothing has yet: two backups of one second are both kept.
fn free_name(folder: &Path, stem: &str, now_ms: i64) -> Result<PathBuf, Trouble> {
    const CLOCK: Trouble = Trouble::Refused("the clock shows a time that no name can be made of");
    let time = DateTime::from_timestamp_millis(now_ms).filter(|t| (0..=9999).contains(&t.year())).ok_or(CLOCK)?;
    let time = time.format(TIME);
    (1..10_000)
        .map(|n| folder.join(if n == 1 { format!("{stem}-{time}{ENDING}") } else { format!("{stem}-{time}-{n}{ENDING}") }))
        .find(|path| fs::symlink_metadata(path).is_err())
        .ok_or(Trouble::Refused("there are too many backups of this second"))
}

/// A free name for a backup of the journal at `real`, in its folder, which is made where it isn't there.
pub(super) fn new_name(real: &Path, made_ms: i64) -> Result<PathBuf, Trouble> {
    let folder = folder_of(real);
    place::make_folder(&folder)?;
    free_name(&folder, &stem_of(real), made_ms)
}

/// Which of the backups, newest first, may go now that `made` is there and proven. None while one is from
/// later than `made`: the clock went back, and nothing says how old they are.
fn too_old(backups: &[(PathBuf, i64)], made: &Path) -> Vec<PathBuf> {
    let Some(now_ms) = backups.iter().find(|(path, _)| path == made).map(|(_, ms)| *ms) else { return Vec::new() };
    if backups.iter().any(|(_, ms)| *ms > now_ms) {
        return Vec::new();
    }
    let mut kept: HashSet<&Path> = HashSet::from([made]);
    kept.extend(backups.iter().filter(|(_, ms)| now_ms - ms < LATELY_MS).take(LATELY).map(|(path, _)| path.as_path()));
    let mut keep_newest_of = |most: usize, period: fn(NaiveDate) -> (i32, u32)| {
        let mut seen = HashSet::new();
        for (path, ms) in backups {
            let Some(day) = DateTime::from_timestamp_millis(*ms).map(|t| t.date_naive()) else { continue };
            if seen.len() < most && seen.insert(period(day)) {
                kept.insert(path);
            }
        }
    };
    keep_newest_of(DAYS, |d| (d.year(), d.ordinal()));
    keep_newest_of(WEEKS, |d| (d.iso_week().year(), d.iso_week().week()));
    keep_newest_of(MONTHS, |d| (d.year(), d.month()));
    backups.iter().filter(|(path, _)| !kept.contains(path.as_path())).map(|(path, _)| path.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY_MS: i64 = 86_400_000;
    /// A Wednesday noon.
    const NOON: i64 = 1_795_608_000_000;

    fn left_of(days: impl Iterator<Item = i64>) -> Vec<i64> {
        let mut there: Vec<(PathBuf, i64)> = Vec::new();
        for day in days {
            let ms = NOON + day * DAY_MS;
            there.insert(0, (PathBuf::from(format!("{ms}")), ms));
            there.sort_by_key(|(_, ms)| std::cmp::Reverse(*ms));
            let made = PathBuf::from(format!("{ms}"));
            let old = too_old(&there, &made);
            assert!(!old.contains(&made), "the one just made stays");
            there.retain(|(path, _)| !old.contains(path));
        }
        there.iter().map(|(_, ms)| (ms - NOON) / DAY_MS).collect()
    }

    #[test]
    fn a_single_backup_stays() {
        assert_eq!(left_of(0..1), [0]);
    }

    #[test]
    fn seven_days_four_weeks_and_twelve_months_stay_of_two_years() {
        let left = left_of(0..730);
        let age: Vec<i64> = left.iter().map(|day| 729 - day).collect();
        assert_eq!(age[..7], [0, 1, 2, 3, 4, 5, 6], "{age:?}");
        assert!(age.iter().any(|a| (14..=28).contains(a)), "{age:?}");
        assert!(age.iter().any(|a| (320..=366).contains(a)), "a year is kept: {age:?}");
        assert!(age.len() <= 7 + 4 + 12, "{age:?}");
    }

    #[test]
    fn a_clock_that_jumps_ahead_and_back_costs_no_backup() {
        let jumps: Vec<i64> = (0..10).chain([4000]).chain(10..30).collect();
        let left = left_of(jumps.into_iter());
        assert!(left.contains(&29) && left.contains(&4000), "{left:?}");
        assert!((4..30).all(|day| left.contains(&day)), "nothing went while the clock was unsure: {left:?}");
    }

    #[test]
    fn several_of_one_day_stay_for_two_days() {
        let made = |n: i64| (PathBuf::from(format!("{n}")), NOON + n * 60_000);
        let there: Vec<_> = (0..5).rev().map(made).collect();
        assert_eq!(too_old(&there, Path::new("4")), Vec::<PathBuf>::new());
    }

    #[test]
    fn backups_of_one_second_are_listed_newest_first() {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("journal.gamut");
        let backups = folder_of(&journal);
        fs::create_dir(&backups).unwrap();
        let mut made = Vec::new();
        for _ in 0..11 {
            let name = free_name(&backups, "journal", NOON).ok().unwrap();
            fs::write(&name, "").unwrap();
            made.insert(0, name);
        }
        let listed: Vec<_> = backups_of(&journal).into_iter().map(|(path, _)| path).collect();
        assert_eq!(listed, made);
    }

    #[test]
    fn only_names_of_our_own_shape_are_backups() {
        let time = "2026-11-25T120000Z";
        assert_eq!(made_ms(&format!("journal-{time}.gamut"), "journal"), Some(NOON));
        assert_eq!(made_ms(&format!("journal-{time}-2.gamut"), "journal"), Some(NOON));
        for other in ["journal.gamut", "journal-2-2026-11-25T120000Z.gamut", "journal-2026-11-25.gamut", "notes.txt"] {
            assert_eq!(made_ms(other, "journal"), None, "{other}");
        }
        assert_eq!(made_ms(&format!("journal-{time}-x.gamut"), "journal"), None);
        assert_eq!(made_ms(&format!(".journal-{time}.gamut.part"), "journal"), None);
    }
}
