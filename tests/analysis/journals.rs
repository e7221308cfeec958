//! Small journals to analyse.

use gamut::domain::{Answer, Catalogue, CheckIn, DayKey, FeelingId, Instant, Intensity, Journal, Moment};
use std::sync::Arc;

pub const PLEASANT: [&str; 4] = ["joy", "contentment", "excitement", "affection"];
pub const UNPLEASANT: [&str; 4] = ["sadness", "anxiety", "anger", "guilt"];

pub fn day(text: &str) -> DayKey {
    DayKey::parse(text).expect("a test's own day")
}

pub fn noon(day: DayKey) -> Instant {
    let days = i64::from(day.since(self::day("1970-01-01")));
    Instant { utc_ms: days * 86_400_000 + 43_200_000, offset_s: 0 }
}

pub fn empty() -> Journal {
    Journal { catalogue: Catalogue::starting(), ..Journal::default() }
}

pub fn feeling(key: &str) -> FeelingId {
    Catalogue::starting().feeling_by_key(key).expect("a starting feeling").id
}

pub fn felt(steps: u8) -> Answer {
    Answer::Rated(Intensity::new(steps).expect("0 to 10"))
}

/// A check-in at noon, the `nth` of its day.
pub fn check_in(day: DayKey, nth: u32, answers: Vec<(FeelingId, Answer)>) -> CheckIn {
    let mut at = noon(day);
    at.utc_ms += i64::from(nth) * 60_000;
    CheckIn::new(format!("{day}-{nth}"), Moment { instant: at, zone: "UTC".into() }, day, answers)
}

/// All eight feelings and numbness.
pub fn whole(day: DayKey, nth: u32, pleasant: u8, unpleasant: u8, numbness: u8) -> CheckIn {
    let of = |keys: [&str; 4], steps| keys.map(|k| (feeling(k), felt(steps)));
    let mut answers: Vec<_> = of(PLEASANT, pleasant).into_iter().chain(of(UNPLEASANT, unpleasant)).collect();
    answers.push((feeling("numbness"), felt(numbness)));
    answers.sort_by_key(|(f, _)| *f);
    check_in(day, nth, answers)
}

pub fn journal(check_ins: impl IntoIterator<Item = CheckIn>) -> Journal {
    let mut journal = empty();
    journal.check_ins = check_ins.into_iter().map(Arc::new).collect();
    journal.sort();
    journal
}

/// A lively stretch of `lively` days, then a flat one of `flat` days; every day logged.
pub fn flattens(first: DayKey, lively: i32, flat: i32) -> Journal {
    let wave = [7, 3, 9, 5, 6, 2, 8];
    let steps = move |n: i32| wave[usize::try_from(n).expect("a day") % wave.len()];
    let lively_days = (0..lively).map(move |n| whole(first.plus(n), 0, steps(n), steps(n + 3) / 2 + 1, 1));
    let flat_days = (lively..lively + flat).map(move |n| whole(first.plus(n), 0, 2 + u8::from(n % 3 == 0), 1, 6));
    journal(lively_days.chain(flat_days))
}
