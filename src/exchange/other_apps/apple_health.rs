//! What Apple's Health exports: one XML file of all that the phone knows, of which state of mind, sleep and mindful minutes
//! are read, in the zip file or by itself.
//!
//! - It is read tag by tag and never held: records of other kinds are counted and passed over, so that a file of many years
//!   may be larger than one whose every word is read.
//! - Valence, from −1 to 1, is an overall mood. Labels are words.
//! - A night is the time slept of all watches and phones together, each minute once, on the day of waking.
//! - Attributes that are not known are left alone.

use super::{
    health_auto_export::mood,
    reading::{Archive, Packed, is_archive, number, offset_time},
};
use crate::{
    domain::SleepHours,
    exchange::{
        ExchangeError,
        diary::{Diary, Entry, Part, Scaled, Texts, When},
        formats::{Asked, Source},
        incoming::PassedOver,
        json::Why,
        jsonl::ROW_LIMIT,
    },
};
use chrono::NaiveDate;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::{
    collections::BTreeMap,
    io::{self, BufRead, Read},
};

pub(in crate::exchange) const APP: &str = "apple_health";
pub(in crate::exchange) const KIND: &str = "an export of Apple Health";

/// Our choice: ten years of a watch are about a gigabyte, nearly all of it passed over.
const MOST: u64 = 2 << 30;
/// One tag, in bytes. Our choice, far above the longest that is written.
const TAG_LIMIT: u64 = 1 << 20;
/// How deep tags may lie. Apple's are four deep.
const DEPTH: usize = 200;
/// Who falls asleep after this hour sleeps into the next day.
const EVENING: i64 = 18;

pub(in crate::exchange) fn is_one(text: &str) -> bool {
    text.starts_with('<') && (text.contains("<HealthData") || text.contains("<!DOCTYPE HealthData"))
}

fn is_xml(name: &str) -> bool {
    let name = name.to_lowercase();
    name.strip_suffix(".xml").is_some_and(|name| !name.contains("cda"))
}

/// Whether an archive has such a file in it.
pub(in crate::exchange) fn is_packed(source: &mut dyn Source) -> bool {
    Archive::of(source, KIND, &is_xml).is_ok_and(|archive| found_in(&archive, source).is_some())
}

fn found_in(archive: &Archive, source: &mut dyn Source) -> Option<Packed> {
    let begins_so = |file: &&Packed| {
        let mut begins = Vec::new();
        let read = archive.read(source, file, MOST, |text| Ok(text.take(64 << 10).read_to_end(&mut begins)?));
        read.is_ok() && is_one(String::from_utf8_lossy(&begins).trim_start_matches('\u{feff}').trim_start())
    };
    archive.files.iter().take(20).find(begins_so).cloned()
}

pub(in crate::exchange) fn read(source: &mut dyn Source, asked: &Asked<'_>) -> Result<Diary, ExchangeError> {
    if !is_archive(source)? {
        return Reading::of(asked).all(source);
    }
    let archive = Archive::of(source, KIND, &is_xml)?;
    let Some(file) = found_in(&archive, source) else {
        return Err(ExchangeError::NotThat { kind: KIND, why: "there is no export.xml of Health in it" });
    };
    let mut diary = archive.read(source, &file, MOST, |text| Reading::of(asked).all(text))?;
    diary.pass_over(archive.others + archive.files.len() as u64 - 1, PassedOver::Files);
    Ok(diary)
}

struct Reading {
    diary: Diary,
    texts: Texts,
    /// When somebody slept, in seconds since 1970, under the day of waking.
    nights: BTreeMap<NaiveDate, Vec<(i64, i64)>>,
    /// Tags so far: they have no lines that a person could find.
    place: u64,
    kept: u64,
}

impl Reading {
    fn of(asked: &Asked<'_>) -> Self {
        Self { diary: asked.diary(APP), texts: Texts::default(), nights: BTreeMap::new(), place: 0, kept: 0 }
    }

    fn all(mut self, input: impl BufRead) -> Result<Diary, ExchangeError> {
        let no = |why| ExchangeError::NotThat { kind: KIND, why };
        let mut reader = Reader::from_reader(Guarded { input, since_end: 0, seen: 0 });
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        let (mut buffer, mut depth, mut is_health) = (Vec::new(), 0_usize, false);
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer).map_err(|e| match e {
                quick_xml::Error::Io(e) if e.kind() == io::ErrorKind::FileTooLarge => {
                    ExchangeError::TooLarge { mib: MOST >> 20 }
                }
                quick_xml::Error::Io(e) if e.kind() == io::ErrorKind::InvalidData => no("a tag in it has no end"),
                quick_xml::Error::Io(e) => ExchangeError::Unreadable(io::Error::new(e.kind(), e.to_string())),
                _ => no("it is no XML, or broken off"),
            })?;
            match event {
                Event::Start(tag) => {
                    depth += 1;
                    if depth > DEPTH {
                        return Err(no("its tags lie too deep"));
                    }
                    is_health |= tag.name().as_ref() == b"HealthData";
                    self.tag(&tag, is_health)?;
                }
                Event::Empty(tag) => self.tag(&tag, is_health)?,
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::Eof if depth > 0 => return Err(no("it is broken off")),
                Event::Eof if !is_health => return Err(no("there is no <HealthData> in it")),
                Event::Eof => break,
                Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_) => {}
            }
        }
        self.put_nights()?;
        Ok(self.diary)
    }

    fn tag(&mut self, tag: &BytesStart<'_>, is_health: bool) -> Result<(), ExchangeError> {
        let name = tag.name();
        let (is_record, is_mind) = (name.as_ref() == b"Record", name.as_ref().ends_with(b"StateOfMind"));
        if !is_health || !(is_record || is_mind) {
            return Ok(());
        }
        self.place += 1;
        let attributes = Attributes::of(tag);
        let kind = attributes.text("type").unwrap_or_default();
        let is_mind = is_mind || kind.ends_with("StateOfMind");
        let wanted = is_mind || kind.ends_with("SleepAnalysis") || kind.ends_with("MindfulSession");
        if !wanted {
            self.diary.pass_over(1, PassedOver::OtherKinds);
            return Ok(());
        }
        self.kept += 1;
        if self.kept > ROW_LIMIT {
            return Err(ExchangeError::TooManyRows { rows: ROW_LIMIT });
        }
        let row = String::from_utf8_lossy(tag).into_owned();
        let read = if is_mind {
            self.mind(&attributes, row).map(Some)
        } else if kind.ends_with("SleepAnalysis") {
            self.sleep(&attributes).map(|()| None)
        } else {
            self.mindful(&attributes, row).map(Some)
        };
        match read {
            Ok(Some(entry)) => self.diary.take(entry),
            Ok(None) => Ok(()),
            Err(why) => self.diary.take_read(self.place, Err(why)),
        }
    }

    fn mind(&mut self, said: &Attributes, row: String) -> Result<Entry, Why> {
        let at = said.text("startDate").and_then(offset_time).ok_or("its start is no time with an offset")?;
        let mut entry = Entry::at(self.place, When::At(at, None));
        let word = said.text("valenceClassification").unwrap_or_default();
        if let Some(valence) = said.text("valence") {
            entry.mood = Some(mood(number(valence), word, &mut self.texts)?);
        }
        for (key, group) in [("labels", "Labels"), ("associations", "Associations")] {
            let words = said.text(key).unwrap_or_default().split(['|', ',', ';']);
            entry.words.extend(words.filter_map(|word| self.texts.word(group, word)));
        }
        entry.row = row.into();
        Ok(entry)
    }

    fn mindful(&mut self, said: &Attributes, row: String) -> Result<Entry, Why> {
        let start = said.text("startDate").and_then(offset_time).ok_or("its start is no time with an offset")?;
        let end = said.text("endDate").and_then(offset_time).ok_or("its end is no time with an offset")?;
        let minutes = (end.utc_ms - start.utc_ms) as f64 / 60_000.0;
        if !(0.0..=24.0 * 60.0).contains(&minutes) {
            return Err("it ends before it begins, or more than a day later".into());
        }
        let mut entry = Entry::at(self.place, When::At(start, None));
        let value = (minutes * 10.0).round() / 10.0;
        entry.scales.push(Scaled { name: self.texts.of("Mindful minutes"), value, scale: None, word: self.texts.none() });
        entry.row = row.into();
        Ok(entry)
    }

    fn sleep(&mut self, said: &Attributes) -> Result<(), Why> {
        let start = said.text("startDate").and_then(offset_time).ok_or("its start is no time with an offset")?;
        let end = said.text("endDate").and_then(offset_time).ok_or("its end is no time with an offset")?;
        let seconds = (end.utc_ms - start.utc_ms) / 1000;
        if !(0..=86_400).contains(&seconds) {
            return Err("it ends before it begins, or more than a day later".into());
        }
        // In bed and awake is no sleep.
        if said.text("value").is_some_and(|value| value.contains("Asleep")) {
            let woke = end.wall_clock().checked_add_signed(chrono::TimeDelta::hours(24 - EVENING));
            let day = woke.map(|woke| woke.date()).ok_or("its end is no time with an offset")?;
            self.nights.entry(day).or_default().push((start.utc_ms / 1000, end.utc_ms / 1000));
        }
        Ok(())
    }

    /// A night for each day, each minute once.
    fn put_nights(&mut self) -> Result<(), ExchangeError> {
        for (day, mut slept) in std::mem::take(&mut self.nights) {
            let records = slept.len();
            slept.sort_unstable();
            let (mut seconds, mut until) = (0, i64::MIN);
            for (start, end) in slept {
                seconds += (end - start.max(until)).max(0);
                until = until.max(end);
            }
            let hours = (seconds as f64 / 36.0).round() / 100.0;
            let Some(sleep) = SleepHours::new(hours).filter(|_| hours > 0.0) else { continue };
            let own_id = Some(format!("sleep-{}", day.format("%Y%m%d")).into());
            let row = format!("SleepAnalysis, {records} records asleep: {hours} h").into();
            self.diary.take(Entry {
                own_id,
                sleep: Some(sleep),
                row,
                ..Entry::at(self.place, When::Day(day, Part::Unsaid))
            })?;
        }
        Ok(())
    }
}

/// What a tag says of itself that is asked for.
struct Attributes(Vec<(Vec<u8>, String)>);

impl Attributes {
    fn of(tag: &BytesStart<'_>) -> Self {
        const ASKED: [&[u8]; 8] =
            [b"type", b"startDate", b"endDate", b"value", b"valence", b"valenceClassification", b"labels", b"associations"];
        let mut attributes = tag.attributes();
        // Asking of each whether it stands there twice takes long where there are a million.
        attributes.with_checks(false);
        let known = attributes.flatten().filter(|a| ASKED.contains(&a.key.as_ref()));
        let text = |value: &[u8]| {
            let text = String::from_utf8_lossy(value);
            quick_xml::escape::unescape(&text).map(std::borrow::Cow::into_owned).unwrap_or_default()
        };
        Self(known.map(|a| (a.key.as_ref().to_vec(), text(&a.value))).collect())
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == key.as_bytes()).map(|(_, text)| text.as_str())
    }
}

/// Ends what would else grow without end: a tag that is never closed, a file above the limit.
struct Guarded<R> {
    input: R,
    since_end: u64,
    seen: u64,
}

impl<R: BufRead> Read for Guarded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(out)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Guarded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.seen > MOST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if self.since_end > TAG_LIMIT {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        // Nothing is read anew: what is consumed lies in the buffer.
        if let Ok(chunk) = self.input.fill_buf() {
            let taken = chunk.get(..n).unwrap_or(chunk);
            self.since_end = match taken.iter().rposition(|b| *b == b'>') {
                Some(at) => (taken.len() - at) as u64,
                None => self.since_end + n as u64,
            };
        }
        self.seen += n as u64;
        self.input.consume(n);
    }
}
