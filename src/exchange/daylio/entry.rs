//! One entry of Daylio's list, and what it says.

use super::note;
use crate::{
    domain::{CheckInId, Instant},
    exchange::{
        diary,
        diary::{Texts, When},
        json::Why,
        time::is_writable,
    },
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::HashMap;

/// The app an entry's source names.
pub(in crate::exchange) const APP: &str = "daylio";
/// How the ids of its entries begin.
pub(in crate::exchange) const ID_BEGINS: &str = "daylio-";

/// A mood or a tag: what entries name by number.
pub(super) trait Named: DeserializeOwned {
    fn id(&self) -> i64;
}

#[derive(Debug, Deserialize)]
pub(super) struct Mood {
    id: i64,
    #[serde(default)]
    custom_name: Option<String>,
    /// 1 best … 5 worst.
    #[serde(rename = "mood_group_id")]
    group: i64,
    #[serde(default)]
    predefined_name_id: Option<i64>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Tag {
    id: i64,
    name: String,
}

impl Named for Mood {
    fn id(&self) -> i64 {
        self.id
    }
}

impl Named for Tag {
    fn id(&self) -> i64 {
        self.id
    }
}

impl Mood {
    /// As the person called it, or as Daylio does.
    fn name(&self) -> String {
        // Daylio writes the word itself where nothing was typed.
        let own = self.custom_name.as_deref().map(str::trim).filter(|n| !n.is_empty() && !n.eq_ignore_ascii_case("null"));
        let usual = ["rad", "good", "meh", "bad", "awful"];
        let numbered = |n: i64| usual.get(usize::try_from(n.checked_sub(1)?).ok()?).copied();
        let name = own.or_else(|| numbered(self.predefined_name_id?)).or_else(|| numbered(self.group));
        name.unwrap_or_default().to_owned()
    }

    /// 1 worst … 5 best.
    fn value(&self) -> Option<f64> {
        (1..=5_u8).find(|group| i64::from(*group) == self.group).map(|group| f64::from(6 - group))
    }
}

const NO_TIME: &str = "its date and time are none, or the offset of its clock is missing";

/// An entry as it stands in the list.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry {
    #[serde(default)]
    id: Option<i64>,
    year: i32,
    /// From 0.
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    /// ms since 1970 in UTC.
    #[serde(default)]
    datetime: Option<f64>,
    /// ms east of UTC.
    #[serde(default)]
    time_zone_offset: Option<i64>,
    #[serde(default)]
    mood: Option<i64>,
    #[serde(default)]
    note: Option<String>,
    #[serde(default, rename = "note_title")]
    note_title: Option<String>,
    #[serde(default)]
    tags: Option<Vec<i64>>,
}

impl Entry {
    pub(super) fn read(text: &str) -> Result<Self, Why> {
        // Its own message could hold what was written.
        serde_json::from_str(text).map_err(|_| "a field of this entry is missing, stands twice or is of another kind".into())
    }

    /// What this entry says. `text` is the entry as it stands in the file, at this place of the list.
    pub(super) fn into_entry(
        self,
        text: &str,
        place: u64,
        moods: &HashMap<i64, Mood>,
        tags: &HashMap<i64, Tag>,
        texts: &mut Texts,
    ) -> Result<diary::Entry, Why> {
        let instant = self.instant()?;
        let note = note::joined(self.note_title.as_deref().unwrap_or_default(), self.note.as_deref().unwrap_or_default());
        let named = self.tags.iter().flatten().filter_map(|id| tags.get(id));
        let words = named.filter_map(|tag| texts.word("", &tag.name)).collect();
        let mood = self.mood.and_then(|id| moods.get(&id));
        let mood =
            mood.and_then(|m| Some(diary::Mood { value: Some(m.value()?), scale: (1.0, 5.0), word: texts.of(&m.name()) }));
        let own_id = Some(self.own().ok_or(NO_TIME)?.into());
        let entry = diary::Entry::at(place, When::At(instant, None));
        Ok(diary::Entry { own_id, mood, words, note: note.into(), row: text.into(), ..entry })
    }

    /// What the clock on the wall showed.
    fn wall(&self) -> Option<NaiveDateTime> {
        let date = self.month.checked_add(1).and_then(|month| NaiveDate::from_ymd_opt(self.year, month, self.day));
        date.zip(NaiveTime::from_hms_opt(self.hour, self.minute, 0)).map(|(date, time)| date.and_time(time))
    }

    /// What an entry is called here: its time and Daylio's own number, neither of which is renamed. The number alone would
    /// not do: numbers start anew where Daylio does.
    fn own(&self) -> Option<String> {
        let wall = self.wall()?.format("%Y%m%d-%H%M");
        Some(self.id.map_or_else(|| wall.to_string(), |id| format!("{wall}-{id}")))
    }

    fn instant(&self) -> Result<Instant, Why> {
        let wall_ms = self.wall().ok_or(NO_TIME)?.and_utc().timestamp_millis();
        let offset_s = match self.time_zone_offset {
            Some(ms) => i32::try_from(ms / 1000).ok(),
            None => self.datetime.and_then(|epoch_ms| offset_between(wall_ms, epoch_ms)),
        };
        let offset_s = offset_s.filter(|s| s.unsigned_abs() <= 18 * 3600).ok_or(NO_TIME)?;
        let utc_ms = wall_ms - i64::from(offset_s) * 1000;
        if is_writable(utc_ms, offset_s) { Ok(Instant { utc_ms, offset_s }) } else { Err(NO_TIME.into()) }
    }
}

/// What an entry is called, of which only its JSON is at hand.
pub(in crate::exchange) fn id_of_row(row: &str) -> Option<CheckInId> {
    Some(format!("{ID_BEGINS}{}", Entry::read(row).ok()?.own()?).into())
}

/// Seconds east of UTC of a clock that showed `wall_ms` at a moment, to the nearest quarter of an hour, as
/// all zones have been for fifty years; `None` where the two can't belong together.
#[expect(clippy::cast_possible_truncation, reason = "at most eighteen hours of seconds")]
fn offset_between(wall_ms: i64, epoch_ms: f64) -> Option<i32> {
    let quarters = ((wall_ms as f64 - epoch_ms) / 900_000.0).round();
    (quarters.abs() <= 72.0).then(|| quarters as i32 * 900)
}
