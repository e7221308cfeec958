//! How reminders stand: what is kept, when the next may come, and what the system or a hand of somebody's did to them, a
//! sentence each with what to do.

use super::{
    judged::next,
    kept::{Kept, Means},
    place::Place,
    setting::{Around, BY_HAND, is_by_hand, is_there},
    units,
};
use crate::{
    domain::Instant,
    platform::desktop::{notes_are_shown, scheduler_is_there, scheduler_knows_a_screen, timer_waits},
};
use chrono::NaiveDateTime;
use std::{fs, path::Path};

/// How they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// `None` = off.
    pub kept: Option<Kept>,
    pub next: Option<NaiveDateTime>,
    /// What is to be said about it.
    pub said: Vec<String>,
    /// It can be mended by writing everything anew.
    pub anew: bool,
}

impl Seen {
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.kept.is_some()
    }

    /// What is to be said, for a terminal: also how to mend it.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        self.said.iter().map(String::as_str).chain(self.anew.then_some(ANEW_IN_WORDS))
    }
}

const ANEW_IN_WORDS: &str = "“gamut remind on --anew” writes everything anew";
const NO_NOTES: &str = "Nobody shows notifications here, so no reminder can be seen. Most desktops do. Where yours has none, a \
                        program such as dunst or mako shows them";
const SANDBOX: &str = "Gamut runs in a sandbox here: a reminder can be tried, but nothing may wake Gamut later. Install it \
                       without a sandbox to have reminders";
const WILL_WAIT: &str = "No scheduler of your account answers here (systemd), so a small process would sleep until the next \
                         time, from your next log-in on. To begin at once, say “gamut remind on” in a terminal";
const NOT_WAITING: &str = "Nothing waits for the next time yet: that begins with your next log-in. To begin at once, say “gamut \
                           remind on” in a terminal";
const GONE: &str = "What Gamut wrote for the system is gone, so no reminder comes";
const NO_SCHEDULER: &str = "The scheduler of your account (systemd) does not answer here, so no reminder comes until it does";
const NO_SCREEN: &str = "Systemd was told of no screen, so no window could open and no reminder comes. Most desktops tell it. \
                         Where yours does not, let it run this when it starts: `systemctl --user import-environment DISPLAY`";
const DISABLED: &str = "The timer was switched off outside of Gamut, so no reminder comes after the next log-in";

/// Looks at all of it.
#[must_use]
pub fn look(place: &Place, around: &Around, now: Instant) -> Seen {
    let mut seen = Seen::default();
    match place.read() {
        Ok(kept) => seen.kept = kept,
        Err(why) => {
            seen.said.push(why.to_string());
            seen.anew = true;
        }
    }
    if !notes_are_shown(&around.buses, around.in_sandbox) {
        seen.said.push(NO_NOTES.to_owned());
    }
    match seen.kept.clone() {
        Some(kept) => {
            seen.next = next(&kept, now);
            look_at(&mut seen, &kept, place, around);
        }
        None if around.in_sandbox => seen.said.push(SANDBOX.to_owned()),
        None if !scheduler_is_there(&around.buses) => seen.said.push(WILL_WAIT.to_owned()),
        None => {}
    }
    seen
}

fn look_at(seen: &mut Seen, kept: &Kept, place: &Place, around: &Around) {
    let mut mend = |sentence: String| {
        seen.said.push(sentence);
        seen.anew = true;
    };
    if !is_there(place, kept) {
        mend(GONE.to_owned());
    } else if is_by_hand(place, Some(kept)) {
        mend(format!("{BY_HAND}. Where a time in it is not among those here, nothing is shown then"));
    } else if !kept.program.is_file() {
        let gone = kept.program.display();
        mend(format!("Reminders start Gamut at {gone}, which isn't there any more, so none comes"));
    } else if kept.means == Means::Timer && scheduler_is_there(&around.buses) && !timer_waits(&around.buses, units::TIMER) {
        mend(DISABLED.to_owned());
    }
    match kept.means {
        Means::Timer if !scheduler_is_there(&around.buses) => seen.said.push(NO_SCHEDULER.to_owned()),
        Means::Timer if !scheduler_knows_a_screen(&around.buses) => seen.said.push(NO_SCREEN.to_owned()),
        Means::Waiting if !somebody_waits(place) => seen.said.push(NOT_WAITING.to_owned()),
        Means::Timer | Means::Waiting => {}
    }
    if !kept.journal.is_file() {
        seen.said.push(format!(
            "The journal that reminders open is not at {} any more, so none comes. Open it in Gamut where it lies now, or switch \
             them on for this one",
            kept.journal.display()
        ));
    }
}

/// Whether the process that wrote its number there still is.
#[must_use]
pub fn somebody_waits(place: &Place) -> bool {
    let number = fs::read_to_string(place.waiting()).ok().and_then(|text| text.trim().parse::<u32>().ok());
    number.is_some_and(|number| Path::new("/proc").join(number.to_string()).exists())
}
