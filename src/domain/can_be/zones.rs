//! Which zones and offsets clocks have had.

use crate::domain::zone_clock::ZoneClock;

/// Seconds east of UTC that clocks have had since 1900: Baker Island's and Kiritimati's are the ends.
pub(super) const OFFSETS: std::ops::RangeInclusive<i32> = -12 * 3600..=14 * 3600;

/// Whether a zone is one of the IANA names, or the bare offset that stands where only that was known: `UTC`,
/// `UTC+05:30`, `UTC-00:01:15`.
#[must_use]
pub fn zone_exists(name: &str) -> bool {
    ZoneClock::is_there(name)
        || name.strip_prefix("UTC").is_some_and(|offset| bare_offset(offset).is_some_and(|s| OFFSETS.contains(&s)))
}

fn bare_offset(text: &str) -> Option<i32> {
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let mut parts = text.get(1..)?.split(':');
    let two = |part: &str| {
        let fine = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        fine.then(|| part.parse::<i32>().ok()).flatten()
    };
    let below_60 = |part: &str| two(part).filter(|n| *n < 60);
    let (h, m) = (two(parts.next()?)?, below_60(parts.next()?)?);
    let s = parts.next().map_or(Some(0), below_60)?;
    parts.next().is_none().then_some(sign * (h * 3600 + m * 60 + s))
}
