//! Reminders switched on and off: what is kept, what is written for the system, and what the system is asked.

use super::{
    judged::{minute_of, snooze_is_ahead},
    kept::{Kept, Means, Minute},
    place::{NotKept, Place, not_written},
    schedule::Schedule,
    units,
};
use crate::{
    domain::Instant,
    platform::{
        desktop::{Buses, SchedulerSaid, a_screen_is_named, begin_timer, end_timer, look_at_units_again, scheduler_is_there},
        itself,
    },
    storage::{make_folder, write_whole},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What of the system is there to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    pub buses: Buses,
    /// This program's own file.
    pub program: PathBuf,
    pub in_sandbox: bool,
    /// A window could be opened: where none can, a reminder would lead nowhere.
    pub has_screen: bool,
}

impl Around {
    /// As this program finds it.
    #[must_use]
    pub fn here() -> Self {
        let program = itself::program().unwrap_or_default();
        let (in_sandbox, has_screen) = (itself::is_in_sandbox(), !cfg!(target_os = "linux") || a_screen_is_named());
        Self { buses: Buses::here(), program, in_sandbox, has_screen }
    }
}

/// What somebody wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub schedule: Schedule,
    /// The journal that "Check in" opens, with its whole path.
    pub journal: PathBuf,
    /// Where nothing is kept yet: of the installation, for the times that are drawn.
    pub seed: u64,
    pub last_check_in: Option<Minute>,
    /// Also over what somebody changed by hand.
    pub anew: bool,
}

/// Drawn by the system: another on each machine, so that nobody guesses the times from a day.
#[must_use]
pub fn new_seed() -> u64 {
    let of_no_time = uuid::Timestamp::from_unix(uuid::NoContext, 0, 0);
    uuid::Uuid::new_v7(of_no_time).as_u64_pair().1
}

const IN_SANDBOX: &str = "Gamut runs in a sandbox here, and nothing in it may be told to the system that wakes Gamut later. \
                          Reminders were not switched on. Install Gamut without a sandbox to have them";
const NO_WAY: &str = "Gamut knows no way to be woken on this system yet. Nothing was changed. A reminder of the system's own can \
                      open Gamut";
pub(super) const BY_HAND: &str = "What Gamut wrote for the system was changed by hand, and it stays so";
const ANEW: &str = "To have it written anew, press “Write it anew” in the settings, or say `gamut remind on --anew`";

/// Reminds from now on as it is wished.
///
/// # Errors
/// Nobody could be reminded so, or something could not be written, or the system refused: nothing is changed then.
pub fn switch_on(place: &Place, around: &Around, wish: Wish, now: Instant) -> Result<Kept, NotKept> {
    let schedule = wish.schedule.tidied();
    if let Some(why) = schedule.problem() {
        return Err(NotKept(format!("{why}. Nothing was changed")));
    }
    if cfg!(not(target_os = "linux")) {
        return Err(NotKept(NO_WAY.to_owned()));
    }
    if around.in_sandbox {
        return Err(NotKept(IN_SANDBOX.to_owned()));
    }
    if wish.journal.to_str().is_none_or(str::is_empty) || !units::may_be_command(&around.program) {
        let why = "The name of Gamut's own file, or of the journal's, has letters in it that the system does not take here. \
                   Nothing was changed. Move it to a place with a plain name";
        return Err(NotKept(why.to_owned()));
    }
    let before = place.read();
    let before = if wish.anew { before.unwrap_or_default() } else { before? };
    if !wish.anew && is_by_hand(place, before.as_ref()) {
        return Err(NotKept(format!("{BY_HAND}. Nothing was changed. {ANEW}")));
    }
    let means = if scheduler_is_there(&around.buses) { Means::Timer } else { Means::Waiting };
    let (seed, last_check_in) = (wish.seed, wish.last_check_in);
    let mut kept = match before.clone() {
        Some(kept) => Kept { last_check_in: kept.last_check_in.max(last_check_in), ..kept },
        None => Kept::new(schedule.clone(), seed, last_check_in),
    };
    (kept.schedule, kept.means) = (schedule, means);
    (kept.program, kept.journal) = (around.program.clone(), wish.journal);
    if before.as_ref().is_some_and(|before| before.means != means) {
        take_files_away(place, around)?;
    }
    write_files(place, &mut kept, now)?;
    place.keep(&kept)?;
    let said = match means {
        Means::Timer => begin_timer(&around.buses, units::TIMER),
        Means::Waiting => SchedulerSaid::Done,
    };
    match said {
        SchedulerSaid::Done => Ok(kept),
        SchedulerSaid::NotThere | SchedulerSaid::Refused(_) => {
            let words = if let SchedulerSaid::Refused(words) = said { words } else { "it is gone".to_owned() };
            take_files_away(place, around)?;
            place.forget()?;
            Err(NotKept(format!(
                "The system did not take the timer ({words}). Reminders are off, and your journal is untouched. `systemctl \
                 --user status` may say more"
            )))
        }
    }
}

/// Reminds no more. Nothing of it stays: not what is kept, nor what was written for the system. Gives whether any was on.
///
/// # Errors
/// Something could not be taken away.
pub fn switch_off(place: &Place, around: &Around) -> Result<bool, NotKept> {
    let was_on = !matches!(place.read(), Ok(None));
    let were_there = files(place).iter().any(|path| fs::symlink_metadata(path).is_ok());
    take_files_away(place, around)?;
    place.forget()?;
    Ok(was_on || were_there)
}

/// Writes anew what follows from the day and from a snooze, where nobody else changed it.
///
/// # Errors
/// It could not be written.
pub(super) fn refresh(place: &Place, around: &Around, now: Instant) -> Result<(), NotKept> {
    let Some(mut kept) = place.read()?.filter(|kept| kept.means == Means::Timer) else { return Ok(()) };
    let is_ours = is_there(place, &kept) && !is_by_hand(place, Some(&kept));
    if !is_ours || timer_text(&kept, now) == text_of(&timer_path(place)) {
        return Ok(());
    }
    write_files(place, &mut kept, now)?;
    place.change(|there| there.written = kept.written)?;
    let _told_when_somebody_looks = begin_timer(&around.buses, units::TIMER);
    Ok(())
}

/// Whether what lies there for the system is not what was written.
pub(super) fn is_by_hand(place: &Place, kept: Option<&Kept>) -> bool {
    match kept {
        None => files(place).iter().any(|path| fs::symlink_metadata(path).is_ok()),
        Some(kept) => {
            let texts: Vec<String> = files_of(place, kept.means).iter().map(|path| text_of(path)).collect();
            texts.iter().all(|text| !text.is_empty()) && sum(&texts) != kept.written
        }
    }
}

/// Whether all of it lies there.
pub(super) fn is_there(place: &Place, kept: &Kept) -> bool {
    files_of(place, kept.means).iter().all(|path| path.is_file())
}

fn timer_text(kept: &Kept, now: Instant) -> String {
    let snooze = if snooze_is_ahead(kept, minute_of(now)) { units::snooze_of(kept, now.offset_s) } else { None };
    units::timer(kept, now.wall_clock().date(), snooze)
}

fn write_files(place: &Place, kept: &mut Kept, now: Instant) -> Result<(), NotKept> {
    let texts = match kept.means {
        Means::Timer => vec![timer_text(kept, now), units::service(&kept.program)],
        Means::Waiting => vec![units::entry(&kept.program)],
    };
    for (path, text) in files_of(place, kept.means).iter().zip(&texts) {
        let folder = path.parent().unwrap_or(path);
        let written = make_folder(folder).and_then(|()| write_whole(path, |out| out.write_all(text.as_bytes())));
        written.map_err(|e| not_written(path, &e))?;
    }
    kept.written = sum(&texts);
    Ok(())
}

fn take_files_away(place: &Place, around: &Around) -> Result<(), NotKept> {
    if timer_path(place).is_file() {
        let _told_by_what_stays = end_timer(&around.buses, units::TIMER);
    }
    for path in files(place) {
        match fs::remove_file(&path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(not_written(&path, &e)),
            _ => {}
        }
        // Folders that were made for them go with them; those that hold something else stay.
        let _stays = path.parent().map(fs::remove_dir);
    }
    let _stays = fs::remove_dir(place.settings.join("systemd"));
    let _told_by_what_stays = look_at_units_again(&around.buses);
    Ok(())
}

fn timer_path(place: &Place) -> PathBuf {
    place.settings.join("systemd/user").join(units::TIMER)
}

fn files_of(place: &Place, means: Means) -> Vec<PathBuf> {
    match means {
        Means::Timer => vec![timer_path(place), place.settings.join("systemd/user").join(units::SERVICE)],
        Means::Waiting => vec![place.settings.join("autostart").join(units::ENTRY)],
    }
}

fn files(place: &Place) -> Vec<PathBuf> {
    [files_of(place, Means::Timer), files_of(place, Means::Waiting)].concat()
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn sum(texts: &[String]) -> u32 {
    crc32fast::hash(texts.join("\0").as_bytes())
}

#[cfg(test)]
#[path = "setting_tests.rs"]
mod tests;
