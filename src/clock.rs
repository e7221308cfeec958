//! The only place that reads the clock. Everything below takes `now` as a parameter.

use crate::domain::{Instant, Moment, Zone};
use chrono::{DateTime, Local, Offset, Utc};
use chrono_tz::Tz;

/// Now, with the offset and the zone this machine is in.
#[must_use]
pub fn now() -> Moment {
    let local = Local::now();
    let offset_s = local.offset().fix().local_minus_utc();
    Moment { instant: Instant { utc_ms: local.timestamp_millis(), offset_s }, zone: zone(local.to_utc(), offset_s) }
}

/// The IANA name of the zone: what `TZ` says, else what the system says, else the bare offset. A name
/// under which the clock would show another time than it does is none.
fn zone(now: DateTime<Utc>, offset_s: i32) -> Zone {
    let told = std::env::var("TZ").ok().map(|t| t.trim_start_matches(':').to_owned());
    let known = |name: &String| name.parse::<Tz>().is_ok_and(|tz| fits(tz, now, offset_s));
    told.filter(known)
        .or_else(|| iana_time_zone::get_timezone().ok().filter(known))
        .unwrap_or_else(|| bare_offset(offset_s))
        .into()
}

fn fits(tz: Tz, now: DateTime<Utc>, offset_s: i32) -> bool {
    now.with_timezone(&tz).offset().fix().local_minus_utc() == offset_s
}

fn bare_offset(offset_s: i32) -> String {
    match offset_s {
        0 => "UTC".to_owned(),
        // POSIX names count the other way round.
        s if s % 3600 == 0 => format!("Etc/GMT{:+}", -s / 3600),
        s => format!("UTC{:+03}:{:02}", s / 3600, (s.abs() % 3600) / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_whose_clock_shows_another_time_is_not_the_zone_here() {
        let winter = DateTime::from_timestamp_millis(1_795_466_400_000).unwrap_or_default();
        assert!(fits(Tz::Europe__Berlin, winter, 3600));
        assert!(!fits(Tz::UTC, winter, 19_800));
    }

    #[test]
    fn a_bare_offset_has_a_name_of_its_own() {
        assert_eq!((bare_offset(0), bare_offset(-10_800)), ("UTC".to_owned(), "Etc/GMT+3".to_owned()));
        assert_eq!(bare_offset(19_800), "UTC+05:30");
    }
}
