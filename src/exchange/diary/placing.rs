//! When an entry was and what it is called, made of as much as its file says.

use super::entry::{Entry, Part, When};
use crate::{
    domain::{CheckInId, DayKey, DayStart, Instant, Moment, Zone, ZoneClock},
    exchange::{
        incoming::is_id,
        json::Why,
        time::{is_writable, is_zone_name, zone_of_offset},
    },
};
use chrono::{NaiveDateTime, NaiveTime, Timelike};

/// The zone in which clocks without one are read.
pub(super) struct Placing {
    zone: Zone,
    /// `None` for a bare offset.
    clock: Option<ZoneClock>,
    offset_s: i32,
    start: DayStart,
}

/// An entry's moment, its day and its name.
pub(super) struct Placed {
    pub at: Moment,
    pub day: DayKey,
    pub id: CheckInId,
}

/// An entry's own id is taken up to this many characters: what is called after it must be an id, too. Our choice; apps' own
/// have 36 or fewer.
const OWN_ID_MOST: usize = 160;

const NO_TIME: &str = "its time is none that files can hold";

impl Placing {
    /// A zone that nobody knows is read as UTC.
    pub(super) fn of(zone: Option<&str>, start: DayStart) -> Self {
        let zone = zone.unwrap_or("UTC");
        let clock = ZoneClock::of(zone);
        let bare =
            zone.strip_prefix("UTC").and_then(|offset| crate::exchange::read_at(&format!("2000-01-01T00:00:00{offset}")));
        match (&clock, bare) {
            (Some(_), _) => Self { zone: zone.into(), clock, offset_s: 0, start },
            (None, Some(at)) => Self { zone: zone.into(), clock: None, offset_s: at.offset_s, start },
            (None, None) => Self { zone: "UTC".into(), clock: None, offset_s: 0, start },
        }
    }

    pub(super) fn place(&self, app: &str, entry: &Entry) -> Result<Placed, Why> {
        let (at, day) = match &entry.when {
            When::At(instant, zone) => {
                let fits = |zone: &&Zone| {
                    is_zone_name(zone)
                        && ZoneClock::of(zone).and_then(|c| c.offset_at(instant.utc_ms.div_euclid(1000)))
                            == Some(instant.offset_s)
                };
                let zone = zone.as_ref().filter(fits).cloned().unwrap_or_else(|| zone_of_offset(instant.offset_s));
                (Moment { instant: *instant, zone }, None)
            }
            When::Wall(wall) => (self.moment(*wall), None),
            When::Day(date, part) => (self.moment(date.and_time(part.time())), Some(DayKey::from_date(*date))),
        };
        if !is_writable(at.instant.utc_ms, at.instant.offset_s) {
            return Err(NO_TIME.into());
        }
        let day = day.unwrap_or_else(|| at.instant.day(self.start));
        let is_fit = |id: &String| is_id(id) && id.chars().count() <= OWN_ID_MOST && !id.contains("//");
        let own = entry.own_id.as_deref().map(|own| format!("{app}-{own}")).filter(is_fit);
        let id = own.unwrap_or_else(|| format!("row-{app}-{}", entry.when.on_the_wall())).into();
        Ok(Placed { at, day, id })
    }

    /// When the clock here showed this: the first time where it did so twice, and where it never did because the clocks
    /// went forward, as it would have shown it a day before.
    fn moment(&self, wall: NaiveDateTime) -> Moment {
        let seconds = wall.and_utc().timestamp();
        let shown = |clock: &ZoneClock| clock.offset_when_it_shows(wall).or_else(|| clock.offset_at(seconds - 86_400));
        let offset_s = self.clock.as_ref().and_then(shown).unwrap_or(self.offset_s);
        let utc_ms = wall.and_utc().timestamp_millis() - i64::from(offset_s) * 1000;
        Moment { instant: Instant { utc_ms, offset_s }, zone: self.zone.clone() }
    }
}

impl When {
    /// What the clock on the wall showed, as far as it is known, for ids.
    pub(in crate::exchange) fn on_the_wall(&self) -> String {
        match self {
            Self::At(instant, _) => of_wall(instant.wall_clock()),
            Self::Wall(wall) => of_wall(*wall),
            Self::Day(date, part) => format!("{}{}", date.format("%Y%m%d"), part.word()),
        }
    }
}

/// To the minute, and further where there is more.
fn of_wall(wall: NaiveDateTime) -> String {
    let ms = wall.and_utc().timestamp_subsec_millis();
    match (wall.second(), ms) {
        (0, 0) => wall.format("%Y%m%d-%H%M").to_string(),
        (_, 0) => wall.format("%Y%m%d-%H%M%S").to_string(),
        (_, ms) => format!("{}-{ms:03}", wall.format("%Y%m%d-%H%M%S")),
    }
}

impl Part {
    const fn word(self) -> &'static str {
        match self {
            Self::Unsaid => "",
            Self::Early => "-early",
            Self::Morning => "-morning",
            Self::Midday => "-midday",
            Self::Evening => "-evening",
        }
    }

    /// Where on its day an entry stands of which no more is known. Our choice: noon is the day's own at every hour at
    /// which a day can begin, and the parts keep their order.
    fn time(self) -> NaiveTime {
        let hour = match self {
            Self::Early => 6,
            Self::Morning => 9,
            Self::Unsaid => 12,
            Self::Midday => 14,
            Self::Evening => 20,
        };
        NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
    }
}
