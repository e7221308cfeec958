//! The only place that reads the clock. Everything below takes `now` as a parameter.

use crate::domain::{Instant, Moment, Zone};
use chrono::{Local, Offset};
use chrono_tz::Tz;

/// Now, with the offset and the zone this machine is in.
#[must_use]
pub fn now() -> Moment {
    let local = Local::now();
    let offset_s = local.offset().fix().local_minus_utc();
    Moment { instant: Instant { utc_ms: local.timestamp_millis(), offset_s }, zone: zone(offset_s) }
}

/// The IANA name of the zone: what `TZ` says, else what the system says, else the bare offset.
fn zone(offset_s: i32) -> Zone {
    let told = std::env::var("TZ").ok().map(|t| t.trim_start_matches(':').to_owned());
    let known = |name: &String| name.parse::<Tz>().is_ok();
    told.filter(known)
        .or_else(|| iana_time_zone::get_timezone().ok().filter(known))
        .unwrap_or_else(|| bare_offset(offset_s))
        .into()
}

fn bare_offset(offset_s: i32) -> String {
    match offset_s {
        0 => "UTC".to_owned(),
        // POSIX names count the other way round.
        s if s % 3600 == 0 => format!("Etc/GMT{:+}", -s / 3600),
        s => format!("UTC{:+03}:{:02}", s / 3600, (s.abs() % 3600) / 60),
    }
}
