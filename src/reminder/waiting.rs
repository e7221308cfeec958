//! Where no scheduler is: a process that begins with the session and sleeps until the next reminder. It opens nothing, holds
//! no connection, and is not woken between.

use super::{
    judged::{Judged, judge, next, seconds_of},
    kept::Means,
    place::{NotKept, Place, not_written},
    setting::Around,
};
use crate::{
    domain::Moment,
    platform::{itself, sleeping::Sleeper},
    storage::{make_folder, write_whole},
};
use std::{ffi::OsStr, fs};

/// Waits, and starts Gamut for each reminder that may be due, until reminders are switched off or set another way, or
/// another process waits instead of this one: that of a newer session knows its screen.
///
/// # Errors
/// What is kept can't be read, or the system has no such sleep.
pub fn wait(place: &Place, around: &Around, now: &dyn Fn() -> Moment) -> Result<(), NotKept> {
    let waiting = place.waiting();
    let me = std::process::id().to_string();
    make_folder(&place.own).map_err(|e| not_written(&place.own, &e))?;
    write_whole(&waiting, |out| out.write_all(me.as_bytes())).map_err(|e| not_written(&waiting, &e))?;
    let sleeper = Sleeper::beside(&place.own).map_err(|e| not_written(&place.own, &e))?;
    let mut started_for = None;
    loop {
        let Some(kept) = place.read()?.filter(|kept| kept.means == Means::Waiting) else {
            let _gone_already = fs::remove_file(&waiting);
            return Ok(());
        };
        if fs::read_to_string(&waiting).unwrap_or_default() != me {
            return Ok(());
        }
        let here = now();
        if let Judged::Say(due) = judge(&kept, here.instant, false)
            && started_for != Some(due)
        {
            started_for = Some(due);
            if let Ok(mut fired) = itself::start(&around.program, &["remind", "due"].map(OsStr::new)) {
                // Its end is taken note of, and nobody waits for it.
                let _ended = std::thread::Builder::new().spawn(move || fired.wait());
            }
        }
        let wakes = next(&kept, here.instant).map(|at| seconds_of(at, here.instant, &here.zone));
        sleeper.until(wakes).map_err(|e| not_written(&place.own, &e))?;
    }
}
