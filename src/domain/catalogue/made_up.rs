//! Check-ins for the tests of what becomes one with another.

use crate::domain::{Answer, CheckIn, DayStart, FeelingId, Instant, Intensity, Moment};

pub(super) const FROM: FeelingId = FeelingId(7);

pub(super) const INTO: FeelingId = FeelingId(5);

pub(super) fn rated(n: u8) -> Answer {
    Answer::Rated(Intensity::new(n).expect("0 to 10"))
}

pub(super) fn saying(answers: &[(u16, Answer)]) -> CheckIn {
    let at = Moment { instant: Instant { utc_ms: 0, offset_s: 0 }, zone: "UTC".into() };
    let answers: Vec<_> = answers.iter().map(|(f, a)| (FeelingId(*f), *a)).collect();
    CheckIn::new("a", at.clone(), at.instant.day(DayStart::default()), answers)
}
