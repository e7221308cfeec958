//! The only place that reads the clock. Everything below takes `now` as a parameter.

use crate::domain::{Instant, Moment, Zone, ZoneClock};
use chrono::{DateTime, Local, Offset, TimeZone, Utc};
use std::{
    cell::RefCell,
    time::{SystemTime, UNIX_EPOCH},
};

thread_local! {
    /// The zone here, with the second and the offset it was looked up for: the system is asked for it once a second, and a
    /// frame asks several times.
    static HERE: RefCell<Option<(i64, i32, Zone)>> = const { RefCell::new(None) };
}

/// Now, with the offset and the zone this machine is in.
#[must_use]
pub fn now() -> Moment {
    let utc_ms = since_1970_ms(SystemTime::now());
    let utc = DateTime::from_timestamp_millis(utc_ms).unwrap_or_default();
    let offset_s = Local.offset_from_utc_datetime(&utc.naive_utc()).fix().local_minus_utc();
    let second = utc.timestamp();
    let zone = HERE.with_borrow_mut(|here| match here {
        Some((of, with, zone)) if (*of, *with) == (second, offset_s) => Zone::clone(zone),
        _ => Zone::clone(&here.insert((second, offset_s, zone(utc, offset_s))).2),
    });
    Moment { instant: Instant { utc_ms: utc.timestamp_millis(), offset_s }, zone }
}

/// Milliseconds since 1970, negative before: a machine whose battery is empty may think it is 1969, and chrono's own
/// `now` ends the program then.
fn since_1970_ms(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |ms| -ms),
    }
}

/// The IANA name of the zone: what `TZ` says, else what the system says, else the bare offset. A name
/// under which the clock would show another time than it does is none.
fn zone(now: DateTime<Utc>, offset_s: i32) -> Zone {
    let told = std::env::var("TZ").ok().map(|t| t.trim_start_matches(':').to_owned());
    let known = |name: &String| ZoneClock::of(name).is_some_and(|clock| fits(&clock, now, offset_s));
    told.filter(known)
        .or_else(|| iana_time_zone::get_timezone().ok().filter(known))
        .unwrap_or_else(|| bare_offset(offset_s))
        .into()
}

fn fits(clock: &ZoneClock, now: DateTime<Utc>, offset_s: i32) -> bool {
    clock.offset_at(now.timestamp()) == Some(offset_s)
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
        let fits = |zone, offset_s| fits(&ZoneClock::of(zone).expect("a zone"), winter, offset_s);
        assert!(fits("Europe/Berlin", 3600));
        assert!(!fits("UTC", 19_800));
    }

    #[test]
    fn a_clock_before_1970_counts_backwards() {
        let ten_s = std::time::Duration::from_secs(10);
        assert_eq!(since_1970_ms(UNIX_EPOCH - ten_s), -10_000);
        assert_eq!(since_1970_ms(UNIX_EPOCH + ten_s), 10_000);
    }

    #[test]
    fn a_bare_offset_has_a_name_of_its_own() {
        assert_eq!((bare_offset(0), bare_offset(-10_800)), ("UTC".to_owned(), "Etc/GMT+3".to_owned()));
        assert_eq!(bare_offset(19_800), "UTC+05:30");
    }
}
