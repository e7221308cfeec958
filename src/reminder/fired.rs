//! A reminder whose time may have come: whether it is said, what is answered to it, and what follows. The journal is never
//! opened for it.

use super::{
    judged::{Answer, Judged, Silence, judge, minute_of},
    kept::Kept,
    place::{NotKept, Place},
    schedule::WORDS,
    setting::{Around, refresh},
};
use crate::{
    domain::Instant,
    platform::desktop::{Note, NoteSaid, show_note},
    storage::is_taken,
};
use std::{path::PathBuf, time::Duration};

/// So long a notification waits for an answer; then it is taken away and counts as left. Our choice: what is older no
/// longer asks about this moment.
pub const PATIENCE: Duration = Duration::from_mins(10);

/// What can be pressed. The first is a press on the notification itself.
const ACTIONS: [(&str, &str); 4] =
    [("default", "Check in"), ("check-in", "Check in"), ("later", "In half an hour"), ("not-today", "Not today")];

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fired {
    /// Reminders are off.
    Off,
    Silent(Silence),
    /// The journal isn't where it was: a reminder would lead nowhere.
    JournalIsGone,
    /// No window could be opened from here.
    NoScreen,
    /// Gamut is to be opened for a check-in, on this journal where one is named, with the token of the press.
    CheckIn(Option<PathBuf>, Option<String>),
    Answered(Answer),
    /// It could not be shown, which counts for nothing.
    NotShown(NoteSaid),
}

/// Says one, where one is due and may be said. `now` is asked before and after it was shown.
///
/// # Errors
/// What is kept can't be read or changed; nothing is shown then.
pub fn fire(place: &Place, around: &Around, now: &dyn Fn() -> Instant, patience: Duration) -> Result<Fired, NotKept> {
    let Some(kept) = place.read()? else { return Ok(Fired::Off) };
    if !kept.journal.is_file() {
        return Ok(Fired::JournalIsGone);
    }
    if !around.has_screen {
        return Ok(Fired::NoScreen);
    }
    let began = now();
    let due = match judge(&kept, began, is_taken(&kept.journal)) {
        Judged::Say(due) => due,
        Judged::Silent(why) => {
            refresh(place, around, began)?;
            return Ok(Fired::Silent(why));
        }
    };
    // First of all: whatever starts Gamut again meanwhile, this one is said once.
    place.change(|kept| (kept.said_last, kept.snoozed_until) = (Some(due), None))?;
    let fired = shown(place, around, Some(&kept), now, patience, true)?;
    refresh(place, around, now())?;
    Ok(fired)
}

/// Shows one at once, whatever speaks for silence: somebody tries how it looks. Left unanswered, it counts for nothing.
///
/// # Errors
/// What is kept can't be read or changed.
pub fn show_now(place: &Place, around: &Around, now: &dyn Fn() -> Instant, patience: Duration) -> Result<Fired, NotKept> {
    let kept = place.read()?;
    let fired = shown(place, around, kept.as_ref(), now, patience, false)?;
    refresh(place, around, now())?;
    Ok(fired)
}

fn shown(
    place: &Place,
    around: &Around,
    kept: Option<&Kept>,
    now: &dyn Fn() -> Instant,
    patience: Duration,
    counts: bool,
) -> Result<Fired, NotKept> {
    let line = kept.map_or(WORDS, |kept| kept.schedule.words.as_str()).to_owned();
    let note = Note { line, actions: ACTIONS.to_vec() };
    let began = minute_of(now());
    let said = show_note(&around.buses, around.in_sandbox, &note, patience);
    let mut token = None;
    let answer = match said {
        NoteSaid::Pressed(key, given) => {
            token = given;
            match key.as_str() {
                "default" | "check-in" => Answer::CheckIn,
                "later" => Answer::Later,
                "not-today" => Answer::NotToday,
                _ => Answer::None,
            }
        }
        NoteSaid::PutAway | NoteSaid::Left => Answer::None,
        NoteSaid::NotThere | NoteSaid::Refused => return Ok(Fired::NotShown(said)),
    };
    if counts || answer != Answer::None {
        place.change(|kept| {
            // Who opened Gamut another way meanwhile did not leave it unanswered.
            let checked_in = kept.last_check_in.is_some_and(|last| last >= began);
            let answer = if answer == Answer::None && checked_in { Answer::CheckIn } else { answer };
            kept.was_answered(answer, now());
        })?;
    }
    Ok(match answer {
        Answer::CheckIn => Fired::CheckIn(kept.map(|kept| kept.journal.clone()), token),
        Answer::Later | Answer::NotToday | Answer::None => Fired::Answered(answer),
    })
}
