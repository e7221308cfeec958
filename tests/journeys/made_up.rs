//! Made-up journals of one check-in a day, by what each time was like.

use super::steps::monday_evening;
use gamut::{
    domain::{Answer, Catalogue, CheckIn, DayKey, DayStart, FeelingId, Instant, Intensity, Journal, Moment, Settings, Valence},
    storage::Store,
};
use std::{path::Path, sync::Arc};

/// What a time was like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    Lively,
    Flat,
    /// Weaker, and weaker once more.
    Weaker,
    WeakerStill,
    JoyGone,
    Heavy,
    Silent,
    CannotTell,
}

const WAVE: [u8; 7] = [7, 3, 9, 5, 6, 2, 8];

fn step(time: Time, side: Valence, ago: usize) -> u8 {
    let now_and_then = u8::from(ago.is_multiple_of(3));
    match (side, time) {
        (Valence::Pleasant, Time::Flat | Time::JoyGone | Time::Heavy) => 2 + now_and_then,
        (Valence::Pleasant, Time::Weaker) => 2 + 2 * u8::from(ago.is_multiple_of(2)),
        (Valence::Pleasant, Time::WeakerStill) => now_and_then,
        (Valence::Pleasant, Time::Lively | Time::Silent | Time::CannotTell) => WAVE[ago % 7],
        (Valence::Unpleasant, Time::Flat | Time::WeakerStill)
        | (Valence::Numbness, Time::Lively | Time::Silent | Time::CannotTell) => 1,
        (Valence::Unpleasant, Time::Weaker) => 2,
        (Valence::Unpleasant, Time::Heavy) => 7 + u8::from(ago.is_multiple_of(2)),
        (Valence::Unpleasant, _) => WAVE[(ago + 3) % 7] / 2 + 1,
        (Valence::Numbness, Time::Weaker | Time::JoyGone | Time::Heavy) => 4,
        (Valence::Numbness, Time::Flat) => 6,
        (Valence::Numbness, Time::WeakerStill) => 8,
    }
}

pub fn today() -> DayKey {
    monday_evening().instant.day(DayStart::default())
}

/// So many days up to today, each as `time` says of how many days ago it was.
pub fn journal(days: usize, with_numbness: bool, time: impl Fn(usize) -> Time) -> Journal {
    let now = monday_evening();
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    for ago in (0..days).rev().filter(|ago| time(*ago) != Time::Silent) {
        let back = i64::try_from(ago).expect("a day") * 86_400_000;
        let instant = Instant { utc_ms: now.instant.utc_ms - back, ..now.instant };
        let answer = |side| match time(ago) {
            Time::CannotTell => Answer::CannotTell,
            of => Answer::Rated(Intensity::new(step(of, side, ago)).expect("0 to 10")),
        };
        let asked = journal.catalogue.feelings.iter().filter(|f| with_numbness || f.valence != Valence::Numbness);
        let answers: Vec<(FeelingId, Answer)> = asked.map(|f| (f.id, answer(f.valence))).collect();
        let at = Moment { instant, zone: Arc::clone(&now.zone) };
        let day = instant.day(DayStart::default());
        journal.check_ins.push(Arc::new(CheckIn::new(format!("c{ago}"), at, day, answers)));
    }
    journal.sort();
    journal
}

/// Flat for the last days, lively for eighteen weeks before.
pub fn flat_for(days: usize) -> Journal {
    journal(130 + days, true, |ago| if ago < days { Time::Flat } else { Time::Lively })
}

/// Keeps it as a journal of one's own.
pub fn keep(path: &Path, journal: &Journal) {
    let mut store = Store::create(path, &journal.catalogue).expect("made");
    store.import(journal, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, ..journal.settings.clone() }).expect("set");
}
